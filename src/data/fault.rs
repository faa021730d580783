//! Values: everything that can be wrong with one data file, with the words for it.
//!
//! Facts stand in the variants of [`DataFault`], codes in [`codes`], the words in [`words`] and, for
//! scalars, in [`scalars`]. The words are for a clerk who knows the paper and not the notation: `mục`
//! is a key, `giá trị` a value, `danh sách` a list. Faults between files have an enum of their own
//! (`DL40` to `DL79`).

mod codes;
mod scalars;
mod words;

pub(super) use scalars::message as scalar_words;

use std::sync::Arc;

use super::scalar::ScalarFault;
use crate::problem::{Fault, Origin};

pub use codes::all_codes;
pub(super) use codes::{EMPTY, LIST_MARK};

/// What can be wrong with one data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataFault {
    /// More bytes than are read.
    FileTooLarge {
        /// The size of the file.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// A file of another program: Word's, Excel's, a PDF.
    OtherKind {
        /// What it is, for a clerk.
        what: &'static str,
    },
    /// UTF-16 instead of UTF-8.
    Utf16,
    /// A byte that is no UTF-8.
    NotUtf8 {
        /// The byte.
        byte: u8,
    },
    /// A control character or one without width.
    UnseenCharacter {
        /// The character.
        character: char,
    },
    /// U+FFFD, which an earlier conversion left in place of a letter.
    BrokenLetter,
    /// Indentation by anything but spaces.
    IndentCharacter {
        /// The character: a tab, a no-break space.
        character: char,
        /// The other lines of the file that begin so: one slip of the editor, told once.
        others: Vec<u32>,
    },
    /// Nothing but comments and blank lines.
    EmptyFile,
    /// Lists and maps nest too deep.
    TooDeep {
        /// The most that is read.
        limit: usize,
    },
    /// More values than are read.
    TooManyValues {
        /// The most that is read.
        limit: usize,
    },
    /// A colon in unquoted words.
    ColonInWords {
        /// The words.
        value: String,
    },
    /// An unquoted value begins with a character that means something in YAML.
    LeadingMark {
        /// The character.
        mark: char,
        /// The value as typed.
        value: String,
    },
    /// Words after a closing quote.
    TextAfterQuote {
        /// The words.
        rest: String,
    },
    /// A quote that is never closed.
    QuoteNotClosed {
        /// The quote.
        quote: char,
    },
    /// Words after a closing bracket.
    TextAfterBracket {
        /// The words.
        rest: String,
    },
    /// A bracket that is never closed.
    BracketNotClosed {
        /// The bracket.
        mark: char,
    },
    /// A backslash in double quotes that means nothing.
    BadEscape,
    /// A line without a colon where `key: value` is wanted.
    MissingColon {
        /// The line.
        text: String,
    },
    /// `key:value` without the blank.
    NoSpaceAfterColon {
        /// The key.
        key: String,
        /// What stands there instead: a tab, a no-break space.
        instead: Option<char>,
    },
    /// A full-width colon (`：`) where a colon is wanted.
    WideColon {
        /// The key before it.
        key: String,
    },
    /// Lines with tabs inside: a table pasted from Word or Excel.
    PastedTable,
    /// A line of a list that begins with another mark than `- `: a dash of Word's, a bullet.
    BulletMark {
        /// The mark.
        mark: char,
    },
    /// `-words`: the blank after the dash of a list is missing.
    DashWithoutBlank {
        /// The line.
        text: String,
    },
    /// A line that is indented otherwise than the lines it belongs to.
    BadIndent,
    /// Words after `|` or `>`.
    BlockHeader {
        /// `|` or `>`.
        mark: char,
    },
    /// ` #` after an unquoted value: YAML would drop the rest of the line.
    CutByComment {
        /// What would be left.
        kept: String,
        /// What would be lost.
        lost: String,
    },
    /// A comment line inside a value that runs over several lines.
    CommentInside,
    /// A line that begins with a dash and belongs to the value above.
    DashInWords,
    /// An anchor (`&`) or alias (`*`).
    Reference {
        /// `&` or `*`.
        mark: char,
    },
    /// A tag (`!x`).
    Tag {
        /// The tag.
        tag: String,
    },
    /// A merge key (`<<`).
    MergeKey,
    /// A second document (`---`).
    SeveralDocuments,
    /// A key that is no text: empty, a list, a map.
    OddKey,
    /// YAML that cannot be read for another reason.
    Unreadable,
    /// A key that the file's shape does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The lawful key that looks most like it.
        nearest: Option<String>,
        /// All lawful keys.
        lawful: Vec<String>,
    },
    /// Words with a colon that YAML took for a key.
    WordsAsKey {
        /// The words before the colon.
        words: String,
    },
    /// A key that stands twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line where it stands first.
        first_line: u32,
    },
    /// Required keys of one place that are absent: told together, for they are one slip.
    MissingKeys {
        /// Each key with what it is for, from the schema.
        keys: Vec<(String, Option<String>)>,
    },
    /// A list where words are wanted, and the like.
    WrongShape {
        /// Whose value it is.
        spot: Spot,
        /// What is wanted.
        wanted: Form,
        /// What stands there.
        found: Form,
    },
    /// Nothing where something is wanted.
    EmptyValue {
        /// Whose value it is.
        spot: Spot,
        /// What it is for, from the schema.
        about: Option<String>,
        /// Whether the key must be there.
        required: bool,
    },
    /// None of the values that a key takes.
    NotInSet {
        /// What stands there.
        found: String,
        /// The lawful value that looks most like it.
        nearest: Option<String>,
        /// All lawful values.
        lawful: Vec<String>,
    },
    /// A list with fewer entries than it must have.
    ShortList {
        /// Whose value it is.
        spot: Spot,
        /// How many it must have.
        least: u64,
    },
    /// Neither `true` nor `false`.
    NotTrueFalse {
        /// What stands there.
        found: String,
    },
    /// The structural pass found nothing and the values could not be taken over: a fault of ours.
    Undecodable {
        /// What the decoder says.
        reason: String,
    },
    /// A scalar that is no value of its type.
    Scalar {
        /// What stands there.
        text: String,
        /// Why it is none.
        fault: ScalarFault,
    },
    /// A plain number of ours (a measure, a count) that is none.
    NotPlainNumber {
        /// What stands there.
        text: String,
        /// Whether it must be whole.
        whole: bool,
    },
}

/// Whose value a fault speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The file's own.
    Whole,
    /// That of a key.
    Key(Arc<str>),
    /// That of an entry of a list, counted from 1.
    Item {
        /// The key of the list, where it has one.
        list: Option<Arc<str>>,
        /// The number of the entry.
        number: usize,
    },
}

/// The forms that a value can have, as a clerk tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words, a number, a date.
    Text,
    /// `true` or `false`.
    Flag,
    /// Lines that begin with `- `.
    List,
    /// Lines of the form `key: value`.
    Map,
    /// Words or a list, or whatever else a place takes.
    Several,
}

impl Fault for DataFault {
    fn code(&self) -> &'static str {
        codes::code(self)
    }

    fn origin(&self) -> Origin {
        match self {
            DataFault::Undecodable { .. } => Origin::Environment,
            _ => Origin::Input,
        }
    }

    fn message(&self) -> String {
        words::message(self)
    }

    fn hint(&self) -> Option<String> {
        words::hint(self)
    }
}

#[cfg(test)]
mod tests;
