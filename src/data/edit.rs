//! Values: a data file changed in places, the rest of it byte for byte as its writer left it.
//!
//! The other way round from the steps that read: a list of [`Change`]s, addressed by [`Path`]s, becomes replacements in
//! the file's own text. [`laid`] says what stands where, [`splice`] what is put there, [`render`] how a new value is
//! written. Nothing is trusted: the text that comes out is read as any data file is and must be exactly the values that
//! were wanted, else the file stays as it is and the place is reported.

mod content;
mod fault;
mod laid;
mod render;
mod splice;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

pub use self::content::Content;
use self::content::Primitive;
pub use self::fault::ChangeFault;
use self::laid::Laid;
use self::render::Quoting;
use super::node::Node;
use super::source::Source;
use crate::limits;
use crate::problem::{Place, Problem, Problems};

/// One step down to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// The value under a key.
    Key(String),
    /// The entry of a list, from 0.
    At(usize),
    /// The entry of a list whose key `id` has this value.
    Id(String),
}

/// Where a value is; empty: the whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Path(Vec<Step>);

impl Path {
    /// The whole file.
    pub fn root() -> Path {
        Path::default()
    }

    /// The value under a key of what is here.
    #[must_use]
    pub fn key(self, key: impl Into<String>) -> Path {
        self.then(Step::Key(key.into()))
    }

    /// The entry of the list that is here, from 0.
    #[must_use]
    pub fn at(self, index: usize) -> Path {
        self.then(Step::At(index))
    }

    /// The entry with this `id` of the list that is here.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Path {
        self.then(Step::Id(id.into()))
    }

    /// One step further.
    #[must_use]
    pub fn then(mut self, step: Step) -> Path {
        self.0.push(step);
        self
    }

    /// The steps, from the whole file down.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Where the value is in, and the last step to it; `None` for the whole file.
    fn parent(&self) -> Option<(&[Step], &Step)> {
        self.0.split_last().map(|(last, parent)| (parent, last))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, step) in self.0.iter().enumerate() {
            let slash = if nth == 0 { "" } else { "/" };
            match step {
                Step::Key(key) => write!(f, "{slash}{key}")?,
                Step::At(index) => write!(f, "{slash}{}", index + 1)?,
                Step::Id(id) => write!(f, "{slash}id={id}")?,
            }
        }
        Ok(())
    }
}

/// One change of a file. Changes are made one after the other: a path is that of the file as the ones before left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The value is this one from now on. Of a list or a map only what differs is written anew; a key that is not there
    /// comes last in its map.
    Set(Path, Content),
    /// A key that is not there comes into a map.
    InsertKey {
        /// The map; nothing at all becomes one.
        map: Path,
        /// The key.
        key: String,
        /// Its value.
        value: Content,
        /// The key before which it comes; last without one.
        before: Option<String>,
    },
    /// A value comes into a list.
    InsertItem {
        /// The list; nothing at all becomes one.
        list: Path,
        /// Its index from 0; last without one.
        at: Option<usize>,
        /// The value.
        value: Content,
    },
    /// An entry of a list gets another place in it, along with its comments.
    MoveItem {
        /// The list.
        list: Path,
        /// Where it is, from 0.
        from: usize,
        /// Where it is to be once it is moved, from 0.
        to: usize,
    },
    /// A key or an entry of a list goes, and the comments right above and beside it.
    Remove(Path),
}

impl Change {
    /// What is changed.
    pub fn path(&self) -> &Path {
        match self {
            Change::Set(path, _) | Change::Remove(path) => path,
            Change::InsertKey { map: path, .. } => path,
            Change::InsertItem { list: path, .. } | Change::MoveItem { list: path, .. } => path,
        }
    }
}

/// A file that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Comments that went along with what was removed or replaced.
    pub lost: Vec<LostComment>,
}

/// A comment that is no longer in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostComment {
    /// Where it was.
    pub place: Place,
    /// Its text, from its `#`.
    pub text: String,
}

/// Changes a data file. Comments, order, quoting, blank lines, line ends and indentation of all that is not changed
/// stay as they are; without a change that changes something the bytes are the same.
///
/// # Errors
/// What keeps the file from being read as YAML; a [`ChangeFault`] with its place where a path leads nowhere or a change
/// cannot be made for certain. Nothing is changed then.
pub fn edit(name: &str, bytes: &[u8], changes: &[Change]) -> Result<Edited, Problems> {
    let file: Arc<str> = name.into();
    let content = read(&file, bytes)?;
    let (bom, text) = match std::str::from_utf8(bytes).unwrap_or_default() {
        text if text.starts_with(BOM) => text.split_at(BOM.len_utf8()),
        text => ("", text),
    };
    let changed = |each| {
        Editing {
            file: &file,
            bom,
            text: text.into(),
            content: content.clone(),
            lost: Vec::new(),
            each,
        }
        .all(changes)
    };
    // To look once at the end is enough where all goes well; where it does not, each change is looked at.
    changed(false).or_else(|_| changed(true))
}

/// The mark that some editors put before a text.
const BOM: char = '\u{FEFF}';

/// What a file says.
fn read(file: &Arc<str>, bytes: &[u8]) -> Result<Content, Problems> {
    let source = match bytes.len() > limits::data::BYTES {
        true => Source::read_agencies(file.clone(), bytes)?,
        false => Source::read(file.clone(), bytes)?,
    };
    Node::read(&source).map(|node| Content::from(&node))
}

/// A file that is being changed.
struct Editing<'a> {
    file: &'a Arc<str>,
    bom: &'a str,
    text: String,
    /// What the text is to say.
    content: Content,
    lost: Vec<LostComment>,
    /// Whether the text is read again after each change, not at the end alone.
    each: bool,
}

impl Editing<'_> {
    fn all(mut self, changes: &[Change]) -> Result<Edited, Problems> {
        for change in changes {
            let located = self.content.locate(change).map_err(|missed| {
                let laid = Laid::read(&self.text).ok();
                let at = laid.map_or(0, |laid| laid.nearest(&missed.reached).start);
                Problem::at(&missed.fault, self.place(at))
            })?;
            for primitive in self.content.primitives(located) {
                self.make(primitive, change)?;
            }
        }
        match self.says_what_is_wanted(&self.text)? {
            true => {
                let bytes = [self.bom.as_bytes(), self.text.as_bytes()].concat();
                Ok(Edited { bytes, lost: self.lost })
            }
            false => Err(Problem::at(
                &ChangeFault::Uncertain { path: String::new() },
                Place::file(self.file.clone()),
            )
            .into()),
        }
    }

    /// Makes one change: as a person would write it, or, where that reads otherwise, in double quotes.
    fn make(&mut self, primitive: Primitive, change: &Change) -> Result<(), Problems> {
        let uncertain = ChangeFault::Uncertain { path: change.path().to_string() };
        let laid = Laid::read(&self.text).map_err(|at| Problem::at(&uncertain, self.place(at)))?;
        self.content.apply(&primitive);
        for quoting in [Quoting::AsNeeded, Quoting::Always] {
            let edits = splice::splice(&self.text, &laid, &primitive, quoting)
                .map_err(|at| Problem::at(&uncertain, self.place(at)))?;
            let text = edits.applied(&self.text);
            if !self.each || self.says_what_is_wanted(&text)? {
                let lost: Vec<LostComment> = edits
                    .lost
                    .into_iter()
                    .map(|(at, text)| LostComment { place: self.place(at), text })
                    .collect();
                self.lost.extend(lost);
                self.text = text;
                return Ok(());
            }
        }
        Err(Problem::at(&uncertain, self.place(laid.nearest(primitive.at()).start)).into())
    }

    /// Whether a text reads as what is wanted; one that no longer reads does not.
    fn says_what_is_wanted(&self, text: &str) -> Result<bool, Problems> {
        let bytes = [self.bom.as_bytes(), text.as_bytes()].concat();
        if bytes.len() > limits::data::BYTES {
            read(self.file, &bytes)?;
        }
        Ok(read(self.file, &bytes).is_ok_and(|content| content.same(&self.content)))
    }

    fn place(&self, at: usize) -> Place {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Place {
            file: self.file.clone(),
            line: short(before.matches('\n').count() + 1),
            column: short(line.chars().count() + 1),
            length: 1,
        }
    }
}
