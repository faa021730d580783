//! Tasks, harvest: a form as it was issued, as what a reader of its return looks for: the fixed words in their
//! order, and where between them each answer is.

use std::collections::BTreeSet;

use super::key::Key;
use super::marks::{self, Marks};
use crate::document::{Block, Document, Field, Inline, Input, Row, Table};
use crate::profile::{Profiles, Role};

/// A form as issued.
#[derive(Debug)]
pub(super) struct IssuedForm<'d> {
    /// Fixed words and fields of the text, in order.
    pub items: Vec<Item>,
    /// Fields in the cells of tables.
    pub cells: Vec<CellField<'d>>,
    /// Every field of the text, in order.
    pub fields: Vec<&'d Field>,
    /// The words of the heads of tables with fields.
    pub heads: Vec<Head>,
    /// The words of rows without fields, of tables with fields.
    pub rows: BTreeSet<String>,
}

/// A cell in the head of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// As issued.
    pub words: String,
    /// To be compared.
    pub key: Key,
}

/// What is in the text.
#[derive(Debug)]
pub(super) enum Item {
    /// Words that do not change.
    Fixed(Fixed),
    /// A place to answer in paragraphs: an index into [`IssuedForm::fields`].
    Open(usize),
    /// A table with fields.
    Table,
}

/// Words that do not change.
#[derive(Debug)]
pub(super) struct Fixed {
    /// As issued.
    pub words: String,
    /// To be compared.
    pub key: Key,
    /// What is to be found in the same paragraph.
    pub holds: Holds,
    /// What the words are.
    pub role: Role,
    /// How they stand out as issued.
    pub marks: Marks,
}

/// What is in the paragraph of fixed words: indices into [`IssuedForm::fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Nothing else.
    Nothing,
    /// A question that is answered in the paragraphs after it.
    Label,
    /// An answer after the words.
    Answer(usize),
    /// A box to tick before the words.
    Tick(usize),
    /// Several fields, which only their controls tell apart.
    Several,
}

/// A field in a cell.
#[derive(Debug)]
pub(super) struct CellField<'d> {
    /// The field.
    pub field: &'d Field,
    /// An index into [`IssuedForm::fields`].
    pub at: usize,
    /// The words of its row.
    pub label: Key,
    /// As issued.
    pub words: String,
    /// The head of its column.
    pub heading: Key,
    /// Heads whose words make its figure another one when they are changed: of its column and of that of its
    /// unit.
    pub heads: Vec<Head>,
    /// Other fixed words of its row (a unit).
    pub others: Vec<Key>,
}

impl<'d> IssuedForm<'d> {
    /// The skeleton of a blank form, whose roles look as profiles say.
    pub(super) fn of(document: &'d Document, profiles: &Profiles) -> Self {
        let mut issued_form = IssuedForm {
            items: Vec::new(),
            cells: Vec::new(),
            fields: Vec::new(),
            heads: Vec::new(),
            rows: BTreeSet::new(),
        };
        let blocks = document
            .body
            .iter()
            .chain(document.appendices.iter().flat_map(|appendix| &appendix.body));
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    issued_form.line(paragraph.role, &paragraph.content, profiles)
                }
                Block::Field(field) => {
                    if let Some(Item::Fixed(before)) = issued_form.items.last_mut()
                        && before.holds == Holds::Nothing
                    {
                        before.holds = Holds::Label;
                    }
                    let at = issued_form.add(field);
                    issued_form.items.push(Item::Open(at));
                }
                Block::Table(table) => issued_form.table(table),
                // No form has regions: its answers are fields.
                Block::Chart(_) | Block::PageBreak | Block::Region(_) => {}
            }
        }
        issued_form
    }

    fn add(&mut self, field: &'d Field) -> usize {
        self.fields.push(field);
        self.fields.len() - 1
    }

    fn line(&mut self, role: Role, content: &'d [Inline], profiles: &Profiles) {
        let (mut before, mut after) = (String::new(), String::new());
        let mut found = Vec::new();
        for inline in content {
            let into = if found.is_empty() { &mut before } else { &mut after };
            match inline {
                Inline::Text(text) => into.push_str(&text.words),
                Inline::Bookmark(mark) => into.push_str(&mark.text.words),
                Inline::Break => into.push('\n'),
                Inline::Field(field) => found.push(&**field),
            }
        }
        let ats: Vec<usize> = found.iter().map(|field| self.add(field)).collect();
        let holds = match (&ats[..], &found[..]) {
            ([], _) => Holds::Nothing,
            ([at], [field]) if field.input == Input::Tick => Holds::Tick(*at),
            ([at], _) => Holds::Answer(*at),
            _ => Holds::Several,
        };
        let words = match holds {
            Holds::Tick(_) => format!("{before} {after}"),
            _ => before,
        };
        let words = words.trim().to_owned();
        let key = Key::of(&words);
        if !key.is_empty() {
            let marks = marks::issued(content, role, profiles);
            self.items.push(Item::Fixed(Fixed { words, key, holds, role, marks }));
        }
    }

    fn table(&mut self, table: &'d Table) {
        let mut any = false;
        let mut plain = Vec::new();
        let heads = table.head.last().map(columns).unwrap_or_default();
        for row in &table.rows {
            let before = self.cells.len();
            for (nth, cell) in row.cells.iter().enumerate() {
                let mut fields = cell.content.iter().filter_map(|inline| match inline {
                    Inline::Field(field) => Some(&**field),
                    _ => None,
                });
                let (Some(field), None) = (fields.next(), fields.next()) else { continue };
                any = true;
                let at = self.add(field);
                let column: u32 = row.cells[..nth].iter().map(|cell| cell.columns).sum();
                let fixed: Vec<String> =
                    row.cells.iter().map(|cell| words(&cell.content)).collect();
                let longest = fixed.iter().max_by_key(|words| words.len());
                let label = longest.cloned().unwrap_or_default();
                let others = fixed.iter().filter(|words| **words != label && !words.is_empty());
                let others: Vec<Key> = others.map(|words| Key::whole(words)).collect();
                let head_of = |column: u32| {
                    let mut all = heads.iter();
                    all.find(|(from, count, _)| (*from..from + count).contains(&column))
                        .map(|(_, _, head)| head.clone())
                };
                let units = row.cells.iter().enumerate().filter(|(_, cell)| {
                    let key = Key::whole(&words(&cell.content));
                    !is_number(&key) && others.iter().any(|other| other.text == key.text)
                });
                let units: Vec<u32> = units
                    .map(|(nth, _)| row.cells[..nth].iter().map(|cell| cell.columns).sum())
                    .collect();
                self.cells.push(CellField {
                    field,
                    at,
                    label: Key::of(&label),
                    others,
                    words: label,
                    heading: head_of(column).map(|head| head.key).unwrap_or_default(),
                    heads: std::iter::once(column).chain(units).filter_map(head_of).collect(),
                });
            }
            if self.cells.len() == before {
                let all: Vec<String> = row.cells.iter().map(|cell| words(&cell.content)).collect();
                plain.push(Key::whole(&all.join(" ")).text);
            }
        }
        if any {
            self.items.push(Item::Table);
            self.rows.extend(plain);
            let all = table.head.iter().flat_map(columns).map(|(_, _, head)| head);
            self.heads.extend(all.filter(|head| !head.key.is_empty()));
        }
    }

    /// The head of a column of figures and its words, where the form has a table.
    pub(super) fn is_heading(&self, key: &Key) -> bool {
        self.cells.iter().any(|cell| !cell.heading.is_empty() && cell.heading.text == key.text)
    }
}

/// The cells of a row: first column, how many, and the words.
fn columns(row: &Row) -> Vec<(u32, u32, Head)> {
    let mut at = 0;
    let mut all = Vec::new();
    for cell in &row.cells {
        let words = words(&cell.content);
        all.push((at, cell.columns, Head { key: Key::whole(&words), words }));
        at += cell.columns;
    }
    all
}

/// Whether nothing but figures is there.
fn is_number(key: &Key) -> bool {
    key.text.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

fn words(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.words.as_str(),
            Inline::Bookmark(mark) => mark.text.words.as_str(),
            Inline::Break => " ",
            Inline::Field(_) => "",
        })
        .collect()
}
