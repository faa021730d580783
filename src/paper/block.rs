//! Values: paragraphs, runs, tables and drawings of a Word file.

use std::fmt;
use std::sync::Arc;

use super::PartId;
use super::control::ControlId;
use super::line::DrawnLine;
use super::look::{Borders, ParagraphLook, RunLook};
use crate::units::Twip;

/// A block of text.
// Nearly all blocks are paragraphs: a box for each would cost more than the room in tables.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// Where a paragraph is: stable as long as the file's bytes are the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Address {
    /// In which text.
    pub part: PartId,
    /// The index of its paragraph element in that text, from 0, counting all that the XML holds.
    pub ordinal: u32,
    /// The way to it through the blocks.
    pub path: Vec<Step>,
}

/// A step on the way to a paragraph, indices from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a block of a list.
    Block(u32),
    /// Into a row of the table.
    Row(u32),
    /// Into a cell of the row.
    Cell(u32),
    /// Into the text box of the run.
    Run(u32),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.part.0, self.ordinal)
    }
}

/// A paragraph with its effective look.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Where it is.
    pub address: Address,
    /// How it looks.
    pub look: ParagraphLook,
    /// The automatic number or bullet that Word draws before it.
    pub number: Option<Number>,
    /// What it holds, in order: deleted and hidden text too.
    pub runs: Vec<Run>,
    /// How the paragraph mark looks: the type of an empty paragraph.
    pub mark: RunLook,
    /// Whether the mark is inserted or deleted: a deleted one joins the paragraph to the next.
    pub mark_change: Option<Change>,
    /// The innermost block, row or cell control that holds it.
    pub control: Option<ControlId>,
    /// How wide the column or cell is that it is in, without the cell's margins.
    pub room: Option<Twip>,
    /// Whether a section ends with it.
    pub ends_section: bool,
    /// The page on which it ends, from 1, by the breaks that Word noted when it last laid the text out;
    /// only in the main text of a file that Word saved.
    pub page: Option<u32>,
}

/// An automatic number.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// As shown: `1.`, `a)`, `-`.
    pub text: String,
    /// The level, from 0.
    pub level: u8,
    /// The list, as the file numbers it.
    pub list: u32,
    /// A bullet, not a counted number.
    pub bullet: bool,
    /// How it looks.
    pub look: RunLook,
}

/// A range of one kind and one look.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    /// What it holds.
    pub content: Content,
    /// How it looks; the font is the one that these very characters take.
    pub look: RunLook,
    /// Which font slot its characters take.
    pub slot: Slot,
    /// Whether a tracked change put it in or took it out.
    pub change: Option<Change>,
    /// The innermost inline control that holds it.
    pub control: Option<ControlId>,
    /// The instruction of the field whose result it is, e.g. `PAGE \* MERGEFORMAT`. A field that shows
    /// nothing is an empty text with its instruction.
    pub field: Option<Arc<str>>,
    /// Whether it is in a hyperlink.
    pub link: bool,
    /// Whether it is in a formula (`m:oMath`).
    pub formula: bool,
    /// Which run element it comes from; `None` for what no run element of its own holds (formulas,
    /// alternatives, fields that show nothing).
    pub origin: Option<Origin>,
}

/// Where a run comes from, for edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Origin {
    /// The index of the run element of the part, from 0.
    pub run: u32,
    /// At which child of the run element it begins.
    pub child: u32,
    /// At which character of that child it begins.
    pub offset: u32,
}

/// What a run holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Characters, as the file has them (not normalised).
    Text(String),
    /// A tab; also one aligned to the margin.
    Tab,
    /// A break.
    Break(Break),
    /// A hyphen that does not break (`w:noBreakHyphen`).
    NoBreakHyphen,
    /// A hyphen shown only at the end of a line.
    SoftHyphen,
    /// A character of a symbol font.
    Symbol {
        /// The font.
        font: Arc<str>,
        /// The character, mostly of the private area.
        character: char,
    },
    /// The mark of a footnote or endnote.
    NoteMark,
    /// Something drawn.
    Drawing(Box<Drawing>),
}

impl Default for Content {
    fn default() -> Self {
        Content::Text(String::new())
    }
}

/// A break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Break {
    /// A new line in the same paragraph.
    Line,
    /// A new page.
    Page,
    /// A new column.
    Column,
}

/// Which of a run's four fonts a character takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Slot {
    /// Plain letters, digits and signs.
    #[default]
    Ascii,
    /// Accented letters.
    HAnsi,
    /// Han, Kana, Hangul.
    EastAsia,
    /// Complex scripts.
    Cs,
}

/// A tracked change that no one has accepted or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// Put in.
    Inserted,
    /// Taken out.
    Deleted,
    /// Moved here.
    MovedHere,
    /// Moved away.
    MovedAway,
}

impl Change {
    /// Whether the text is gone once the change is accepted.
    pub fn is_gone(self) -> bool {
        matches!(self, Change::Deleted | Change::MovedAway)
    }
}

/// Something drawn: a line, a picture, a text box.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// What it is.
    pub kind: DrawingKind,
    /// Whether it floats over or next to the text.
    pub floating: bool,
    /// How wide it is.
    pub width: Option<Twip>,
    /// How high it is.
    pub height: Option<Twip>,
    /// The lines in it.
    pub lines: Vec<DrawnLine>,
    /// The text in it.
    pub blocks: Vec<Block>,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DrawingKind {
    /// A straight line.
    Line,
    /// A picture.
    Picture,
    /// A box with text.
    TextBox,
    /// Another shape, a chart, an embedded object.
    Other,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its style.
    pub style: Option<super::StyleRef>,
    /// The widths of the grid's columns.
    pub grid: Vec<Twip>,
    /// How far it is set in from the left.
    pub indent: Twip,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The innermost block control that holds it.
    pub control: Option<ControlId>,
    /// Whether it floats next to the text.
    pub floating: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it repeats on every page.
    pub header: bool,
    /// Whether it stays on one page.
    pub unsplit: bool,
    /// Whether a tracked change put it in or took it out.
    pub change: Option<Change>,
    /// The innermost row control that holds it.
    pub control: Option<ControlId>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// The first grid column it covers, from 0.
    pub column: u32,
    /// How many grid columns it covers.
    pub columns: u32,
    /// Whether it goes on from the cell above it.
    pub continued: bool,
    /// How wide it is.
    pub width: Option<Twip>,
    /// The borders that are really drawn (table style, table and cell together).
    pub borders: Borders,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// The innermost cell control that holds it.
    pub control: Option<ControlId>,
}

impl Run {
    /// What a reader sees of it when all tracked changes are accepted: not what is deleted or hidden.
    pub fn is_shown(&self) -> bool {
        !self.look.vanish && !self.change.is_some_and(Change::is_gone)
    }

    /// Its characters: a tab is `\t`, a line break `\n`, a page break U+000C, a fast hyphen `-`, a drawing
    /// nothing.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Tab => "\t",
            Content::Break(Break::Line) => "\n",
            Content::Break(Break::Page | Break::Column) => "\u{c}",
            Content::NoBreakHyphen => "-",
            Content::Symbol { .. } => "\u{fffc}",
            Content::SoftHyphen | Content::NoteMark | Content::Drawing(_) => "",
        }
    }
}

impl Paragraph {
    /// What a reader sees of it, without the automatic number: see [`Run::text`].
    pub fn text(&self) -> String {
        self.shown().map(Run::text).collect()
    }

    /// The runs that a reader sees.
    pub fn shown(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.is_shown())
    }

    /// The runs that a reader sees, each with its range of bytes in [`Paragraph::text`].
    pub fn shown_at(&self) -> impl Iterator<Item = (std::ops::Range<usize>, &Run)> {
        let mut at = 0;
        self.shown().map(move |run| {
            let start = at;
            at += run.text().len();
            (start..at, run)
        })
    }

    /// The automatic number and the text, as they are on paper.
    pub fn text_with_number(&self) -> String {
        match &self.number {
            Some(number) if !number.text.is_empty() => format!("{} {}", number.text, self.text()),
            _ => self.text(),
        }
    }

    /// Whether nothing is to be seen in it: no text but spaces, no number, nothing drawn.
    pub fn is_blank(&self) -> bool {
        self.number.is_none()
            && self.shown().all(|run| {
                !matches!(run.content, Content::Drawing(_)) && run.text().trim().is_empty()
            })
    }

    /// What is drawn in it.
    pub fn drawings(&self) -> impl Iterator<Item = &Drawing> {
        self.shown().filter_map(|run| match &run.content {
            Content::Drawing(drawing) => Some(&**drawing),
            _ => None,
        })
    }
}

impl Block {
    /// The paragraph, where it is one.
    pub fn as_paragraph(&self) -> Option<&Paragraph> {
        match self {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        }
    }

    /// The table, where it is one.
    pub fn as_table(&self) -> Option<&Table> {
        match self {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        }
    }
}
