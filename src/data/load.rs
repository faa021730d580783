//! Values: a data file from bytes to a value of its type, with the way back to its places.
//!
//! The one door for the rest of the program. Checks between files come later; they ask [`Located`] for
//! the place of what they find.

use std::collections::HashSet;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::decode::decode;
use super::fault::{EMPTY, LIST_MARK, ShapeFault};
use super::node::{Node, Span, Value};
use super::source::Source;
use crate::problem::{Place, Problem, Problems};

pub use super::structure::Shape;

/// A value with the file it came from.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The file.
    pub source: Source,
    /// The tree it was read from, read again when somebody asks for a place: kept, the trees of ten
    /// thousand reports would weigh ten times their text.
    root: OnceLock<Node>,
    /// What was put into the tree before the value was read from it.
    fill: fn(&mut Node),
}

impl<T> Located<T> {
    /// The tree that the value was read from.
    pub fn root(&self) -> &Node {
        self.root.get_or_init(|| {
            let nothing = Node { value: Value::Null, span: Span { line: 1, column: 1, length: 1 } };
            // It has been read before, so it reads.
            let mut root = Node::read_all(&self.source).0.unwrap_or(nothing);
            (self.fill)(&mut root);
            root
        })
    }

    /// The same file with another value of it.
    pub(super) fn map<U>(self, with: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: with(self.value), source: self.source, root: self.root, fill: self.fill }
    }

    /// Forgets the text, once nothing more will be reported of what is where in it: every place is the file from
    /// then on.
    pub fn forget_text(&mut self) {
        self.source.text = "".into();
        self.root = OnceLock::new();
    }

    /// The place of the value at a path such as `duties/3/anchor`; of its nearest parent in the file
    /// where the path itself is absent.
    pub fn place(&self, path: &str) -> Place {
        if self.source.text.is_empty() {
            return self.source.place();
        }
        self.root().nearest_at(path).place(&self.source.name)
    }

    /// The place of the key at the end of a path; of the value, or of its nearest parent, where the
    /// path ends in a list or is absent.
    pub fn key_place(&self, path: &str) -> Place {
        match self.root().key_at(path) {
            Some(key) => key.span.place(&self.source.name),
            None => self.place(path),
        }
    }
}

/// Reads a value of a type from the text of its file.
///
/// # Errors
/// Every problem of the file: of syntax and, where the syntax leaves the tree certain, of shape and of
/// scalars, in the order of the file.
pub fn load<T: DeserializeOwned + JsonSchema>(
    shape: &Shape<T>,
    source: Source,
) -> Result<Located<T>, Problems> {
    let (mut root, mut problems) = Node::read_all(&source);
    if let Some(root) = &mut root {
        (shape.fill)(root);
        // A value that a comment has emptied is reported once, as what it is.
        let cut: HashSet<Option<u32>> = problems.iter().map(line).collect();
        let of_line = |problem: &Problem| matches!(problem.code, EMPTY | LIST_MARK);
        let reported = |problem: &Problem| of_line(problem) && cut.contains(&line(problem));
        let found = shape.check(root, &source);
        let found = found.into_iter().filter(|problem| !reported(problem));
        // What is written once for several is wrong once.
        let mut once = HashSet::new();
        let first = |p: &Problem| once.insert((p.code, p.place.clone(), p.message.clone()));
        problems.extend(found.filter(first).collect());
    }
    match root {
        Some(root) if problems.is_empty() => match decode(&root) {
            Ok(value) => Ok(Located { value, source, root: OnceLock::new(), fill: shape.fill }),
            Err(error) => {
                let place = error.span.unwrap_or(root.span).place(&source.name);
                Err(Problem::at(&ShapeFault::Undecodable { reason: error.reason }, place).into())
            }
        },
        _ => {
            problems.sort();
            Err(problems)
        }
    }
}

/// A value from a tree that was fixed after the file was read; `None` where it still does not read. Places are
/// those of the file.
pub(super) fn repaired<T: DeserializeOwned + JsonSchema>(
    shape: &Shape<T>,
    source: Source,
    root: &Node,
) -> Option<Located<T>> {
    if !shape.check(root, &source).is_empty() {
        return None;
    }
    let value = decode(root).ok()?;
    Some(Located { value, source, root: OnceLock::new(), fill: shape.fill })
}

/// The line of a problem.
fn line(problem: &Problem) -> Option<u32> {
    problem.place.as_ref().map(|place| place.line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::report::Report;

    #[test]
    fn places_are_the_file_once_its_text_is_forgotten() {
        let source = Source::read("r.yaml", "received: 2025-01-02\nnumber: 9\n".as_bytes());
        let mut report = load(&Shape::<Report>::new(), source.expect("text")).expect("reads");
        assert_eq!(report.place("number").to_string(), "r.yaml:2:9");
        report.forget_text();
        assert_eq!(report.place("number").to_string(), "r.yaml");
        assert_eq!(report.key_place("number").to_string(), "r.yaml");
    }
}
