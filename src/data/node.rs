//! Values: a data file as a tree that knows the place of everything.
//!
//! Second of the steps from bytes to values. The tree holds what the clerk typed and nothing else: no scalar is a
//! number or a date yet, a key that occurs twice occurs twice. [`build`] makes it from the events of the YAML
//! parser, [`syntax`] says in a clerk's words what the parser could not read.

mod build;
mod entry;
mod syntax;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub(in crate::data) use self::entry::key_without_blank;
pub(in crate::data) use self::syntax::{is_bullet, mark_of_list};
use super::source::Source;
use crate::problem::{Place, Problems};

/// Where something is in its file, in characters of the NFC text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// How many characters of that line it covers; at least 1.
    pub length: u32,
}

impl Span {
    /// The span as a place in a file.
    pub fn place(self, file: &Arc<str>) -> Place {
        Place { file: file.clone(), line: self.line, column: self.column, length: self.length }
    }
}

/// A value of a data file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What is there.
    pub value: Value,
    /// Where: a scalar's first line, a list's first mark, a map's first key, an empty value's key.
    pub span: Span,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, number, date: whatever was typed, never interpreted.
    Scalar {
        /// The text, after folding of lines and without quotes.
        text: Box<str>,
        /// Whether it was without quotes and not as a block of text.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the order of the file; a key may occur twice.
    Map(Vec<(Key, Node)>),
    /// Nothing: `number:` with no value, `~` or `null`.
    Null,
}

/// A key of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key as typed; equal keys of a file share it.
    pub text: Arc<str>,
    /// Where it is.
    pub span: Span,
}

impl Node {
    /// Reads the YAML of a source.
    ///
    /// # Errors
    /// Every problem of syntax that was found; at least one where no tree could be made.
    pub fn read(source: &Source) -> Result<Node, Problems> {
        match Node::read_all(source) {
            (Some(root), problems) if problems.is_empty() => Ok(root),
            (_, problems) => Err(problems),
        }
    }

    /// Reads the YAML of a source; gives the tree along with its problems where these leave its shape certain, so
    /// that the next step can go on collecting.
    pub fn read_all(source: &Source) -> (Option<Node>, Problems) {
        build::build(source)
    }

    /// The value at a path of keys and list indices from 0, such as `duties/3/anchor`; the empty path is the node
    /// itself. Of a key that occurs twice the first counts.
    pub fn at(&self, path: &str) -> Option<&Node> {
        segments(path).try_fold(self, Node::child)
    }

    /// The key at the end of a path; `None` where the path ends in a list or leads nowhere.
    pub fn key_at(&self, path: &str) -> Option<&Key> {
        let (parent, last) = path.rsplit_once('/').unwrap_or(("", path));
        self.at(parent)?.entry(last).map(|(key, _)| key)
    }

    /// The value at the longest part of a path that exists; the node itself where none does.
    pub fn nearest_at(&self, path: &str) -> &Node {
        let mut node = self;
        for segment in segments(path) {
            match node.child(segment) {
                Some(child) => node = child,
                None => break,
            }
        }
        node
    }

    /// The node's place in a file.
    pub fn place(&self, file: &Arc<str>) -> Place {
        self.span.place(file)
    }

    /// The value under a key or at an index.
    fn child(&self, segment: &str) -> Option<&Node> {
        match &self.value {
            Value::List(items) => items.get(segment.parse::<usize>().ok()?),
            _ => self.entry(segment).map(|(_, value)| value),
        }
    }

    /// The first entry of a map under a key.
    fn entry(&self, key: &str) -> Option<&(Key, Node)> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| *k.text == *key),
            _ => None,
        }
    }
}

/// The segments of a path; none where it is empty.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}
