//! Values: what a document says, from the letterhead to the last appendix, silently on its looks.
//!
//! Compose builds a [`Document`] from data and a merged template; the word writer lays it out by a
//! profile. The parts that the decree fixes are fields of their own, so that no template can break them.

mod chart;
mod outline;

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

pub use chart::{Bar, BarFigure, Chart};
pub use outline::outline;

use crate::data::body::Signature;
use crate::data::field::FieldKind;
use crate::data::plan::Marks;
use crate::data::scalar::{Counting, Date};
use crate::profile::{FixedWords, Role};

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the file says of itself.
    pub identity: Identity,
    /// Names, number, place and date at the head of page 1 (ô 1–4).
    pub letterhead: Letterhead,
    /// The kind's name and the subject (ô 5).
    pub title: Title,
    /// To whom it goes (ô 9a); empty where the regime puts them into the recipients.
    pub addressees: Vec<String>,
    /// The text (ô 6).
    pub body: Vec<Block>,
    /// Who gets it (ô 9b), without the filing line.
    pub recipients: Vec<String>,
    /// Where it is filed.
    pub filing: String,
    /// Who signs (ô 7).
    pub signature: SignatureBlock,
    /// The contact line at the foot of page 1 (ô 13).
    pub contact: Option<String>,
    /// Draft, urgency, circulation.
    pub marks: Marks,
    /// Made from invented figures.
    pub sample: bool,
    /// What is attached.
    pub appendices: Vec<Appendix>,
}

impl Document {
    /// Its charts, in the order in which they are printed.
    pub fn charts(&self) -> impl Iterator<Item = &Chart> {
        let appendices = self.appendices.iter().map(|appendix| &appendix.body);
        let blocks = std::iter::once(&self.body).chain(appendices).flatten();
        blocks.filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
    }
}

/// What a file says of itself in its properties; nothing of ours but the campaign's own names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The title property.
    pub title: String,
    /// The issuing body.
    pub issuer: String,
    /// The day of the document, where it has one.
    pub date: Option<Date>,
    /// The keywords property.
    pub keywords: String,
    /// By which a returned form names itself (campaign, period, agency).
    pub keys: Vec<(String, String)>,
}

/// The head of page 1 (ô 1–4).
#[derive(Debug, Clone, PartialEq)]
pub struct Letterhead {
    /// Lines of the superior body.
    pub superior: Vec<String>,
    /// Lines of the issuing body.
    pub issuer: Vec<String>,
    /// The number, known or asked.
    pub number: Blank<Counting>,
    /// The abbreviations of the symbol.
    pub symbol: Symbol,
    /// The place.
    pub place: String,
    /// The date, known or asked.
    pub date: Blank<Date>,
    /// The year that a date still to be given will most likely have.
    pub year: i32,
}

/// The abbreviations of a document's symbol (`ký hiệu`); the regime joins them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Of the kind: `KH`, `BC`, `CV`.
    pub kind: String,
    /// Of the issuing body.
    pub body: String,
    /// Of the drafting unit, for a letter.
    pub unit: Option<String>,
    /// Whether it is a letter's, which names the drafting unit and no kind.
    pub letter: bool,
}

impl Symbol {
    /// The number and the symbol as the regime joins them (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 3).
    pub fn joined(&self, words: &FixedWords, number: &str) -> String {
        let line = match (self.letter, &self.unit) {
            (false, _) => words.symbol.clone(),
            (true, Some(unit)) => words.letter_symbol.replace("{unit}", unit),
            (true, None) => words.letter_symbol.replace("-{unit}", ""),
        };
        line.replace("{kind}", &self.kind).replace("{body}", &self.body).replace("{number}", number)
    }
}

/// Something known, still to come, or asked of whoever fills the form in.
#[derive(Debug, Clone, PartialEq)]
pub enum Blank<T> {
    /// Known: printed.
    Known(T),
    /// Not yet given: space is left on paper.
    Open,
    /// Asked in the form.
    Asked(Field),
}

/// The kind's name and the subject (ô 5).
#[derive(Debug, Clone, PartialEq)]
pub enum Title {
    /// A named kind (ô 5a).
    Named {
        /// `KẾ HOẠCH`
        kind: String,
        /// What it is about.
        subject: String,
    },
    /// A letter (`công văn`, ô 5b).
    Letter {
        /// What it is about.
        subject: String,
    },
    /// No page 1 of its own: appendices alone, to go with another document.
    Attached {
        /// The kind of that document (`Công văn`).
        kind: String,
        /// What they are about.
        subject: String,
    },
}

/// Who signs.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureBlock {
    /// By what right, as which post.
    pub signature: Signature,
    /// The post, asked in a form because a deputy may sign.
    pub title_field: Option<Field>,
    /// The name, known or asked.
    pub name: Blank<String>,
}

/// An appendix (`phụ lục`).
#[derive(Debug, Clone, PartialEq)]
pub struct Appendix {
    /// Its title.
    pub title: String,
    /// Upright or across.
    pub orientation: Orientation,
    /// Its text.
    pub body: Vec<Block>,
}

/// How a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// Across, for wide tables.
    Landscape,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph, a heading or an item: what it is says its role.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A place to answer in paragraphs.
    Field(Field),
    /// What follows begins on a new page.
    PageBreak,
    /// Paragraphs that a person may rewrite and that are read back.
    Region(Region),
}

/// Paragraphs that a person may rewrite in Word and that are read back from there.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// The bookmark around it.
    pub mark: BookmarkName,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A paragraph with its number or mark, which is text and not Word's numbering.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// Its number (`I.`, `2.1.`, `a)`), where it has one.
    pub number: Option<String>,
    /// What it says.
    pub content: Vec<Inline>,
}

/// What is in a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(Text),
    /// A new line in the same paragraph.
    Break,
    /// A place to answer.
    Field(Box<Field>),
    /// Words with a bookmark around them: a figure with its id.
    Bookmark(Bookmark),
}

/// Words that a reader of the file can find by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// Its name, unique in the document.
    pub name: BookmarkName,
    /// The words.
    pub text: Text,
}

/// The name of a bookmark as Word takes it: at most 40 ASCII letters, figures and `_`, a letter first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookmarkName(Arc<str>);

impl Borrow<str> for BookmarkName {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl BookmarkName {
    /// The most characters that Word takes.
    pub const MAX: usize = 40;

    /// A name; `None` where Word would refuse it.
    pub fn new(name: &str) -> Option<Self> {
        let is_valid = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.len() <= Self::MAX
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        is_valid.then(|| BookmarkName(name.into()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Words with their emphasis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub words: String,
    /// How they stand out.
    pub emphasis: Emphasis,
}

/// How words stand out from those around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Emphasis {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Column widths in thousandths of the text width; they add up to 1000 or less.
    pub columns: Vec<u32>,
    /// Rows that repeat on every page.
    pub head: Vec<Row>,
    /// The other rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// How its words are set.
    pub role: Role,
    /// How many columns it covers.
    pub columns: u32,
    /// How many rows it covers.
    pub rows: u32,
    /// What it says.
    pub content: Vec<Inline>,
}

/// The name of a field, unique in its form: a control's tag in Word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldName(pub String);

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A place that an agency fills in: a content control in Word.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// By which it is read back.
    pub name: FieldName,
    /// What a person sees on it.
    pub title: String,
    /// What it shows until it is filled.
    pub hint: String,
    /// What may be put in.
    pub input: Input,
    /// What is in it already.
    pub answer: Option<String>,
}

/// What may be put into a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Paragraphs.
    Text,
    /// One line.
    Line,
    /// A number.
    Number,
    /// A day.
    Date {
        /// By which Word writes a day that is picked (`dd/MM/yyyy`); a day that no pattern writes as it should be
        /// is typed.
        pattern: Option<String>,
    },
    /// One of several (value, words).
    Choice(Vec<(String, String)>),
    /// A box to tick.
    Tick,
}

impl Input {
    /// Of which kind it is.
    pub fn kind(&self) -> FieldKind {
        match self {
            Input::Text => FieldKind::Text,
            Input::Line => FieldKind::Line,
            Input::Number => FieldKind::Number,
            Input::Date { .. } => FieldKind::Date,
            Input::Choice(_) => FieldKind::Choice,
            Input::Tick => FieldKind::Tick,
        }
    }
}

impl Text {
    /// Plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Text { words: words.into(), emphasis: Emphasis::default() }
    }
}

impl Paragraph {
    /// A paragraph of plain words.
    pub fn plain(role: Role, words: impl Into<String>) -> Self {
        Paragraph { role, number: None, content: vec![Inline::Text(Text::plain(words))] }
    }
}
