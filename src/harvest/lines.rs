//! Tasks, harvest: a return as lines and tables in the order of its text, tracked changes accepted.

use std::rc::Rc;

use super::ink::{self, Apart, Ink};
use super::key::Key;
use super::marks::{self, Marks};
use super::sign;
use crate::paper::{
    Address, Block, Content, ControlId, Number, Paper, Paragraph, Paragraphs, Table,
};

/// A thing in the main text.
#[derive(Debug)]
pub(super) enum Thing<'p> {
    /// A line with words.
    Line(Rc<Line>),
    /// A table.
    Table(&'p Table),
}

/// A paragraph with words in it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What it says.
    pub text: String,
    /// To be compared, without number or mark.
    pub key: Key,
    /// The same without a box to tick before it; none where no box is before it.
    pub unboxed: Option<Key>,
    /// Where it is.
    pub at: Address,
    /// The controls that hold any of it.
    pub controls: Vec<ControlId>,
    /// The control around the paragraph.
    pub holder: Option<ControlId>,
    /// Words whose look sets them apart.
    pub apart: Vec<Apart>,
    /// How its words stand out.
    pub marks: Marks,
}

/// The main text as lines and tables.
pub(super) fn things(paper: &Paper) -> Vec<Thing<'_>> {
    first_things(paper, usize::MAX)
}

/// The first lines and tables of the main text.
pub(super) fn first_things(paper: &Paper, most: usize) -> Vec<Thing<'_>> {
    let mut things = Vec::new();
    for block in paper.body().iter().take(most) {
        match block {
            Block::Paragraph(paragraph) => {
                things.extend(lines(paragraph).map(|line| Thing::Line(Rc::new(line))))
            }
            Block::Table(table) => things.push(Thing::Table(table)),
        }
    }
    things
}

/// The lines of a paragraph: its own, and those of the boxes in it.
fn lines(paragraph: &Paragraph) -> impl Iterator<Item = Line> {
    let boxed = paragraph.runs.iter().filter_map(|run| match &run.content {
        Content::Drawing(drawing) => Some(drawing.blocks.as_slice()),
        _ => None,
    });
    let boxed: Vec<Line> = boxed.flat_map(lines_of).collect();
    line(paragraph).into_iter().chain(boxed)
}

/// Every line of blocks, tables too.
pub(super) fn lines_of(blocks: &[Block]) -> Vec<Line> {
    Paragraphs::new(blocks).filter_map(line).collect()
}

/// The words of blocks alone, a line each: what [`lines_of`] says without what it takes to compare it.
pub(super) fn ink_of(blocks: &[Block]) -> Ink {
    let mut all = Ink::default();
    for paragraph in Paragraphs::new(blocks) {
        let ink = ink(paragraph);
        all.apart.extend(ink.apart);
        if ink.text.trim().is_empty() {
            continue;
        }
        if !all.text.is_empty() {
            all.text.push('\n');
        }
        all.text.push_str(&ink.text);
    }
    all
}

/// What a paragraph says, with its number.
fn ink(paragraph: &Paragraph) -> Ink {
    let mut ink = ink::of(paragraph);
    if let Some(number) = &paragraph.number
        && !ink.text.trim().is_empty()
    {
        ink.text = format!("{} {}", number_text(number), ink.text);
    }
    ink
}

/// A paragraph as a line; none where it says nothing.
pub(super) fn line(paragraph: &Paragraph) -> Option<Line> {
    let Ink { text, apart } = ink(paragraph);
    if text.trim().is_empty() {
        return None;
    }
    let mut controls: Vec<ControlId> = paragraph.control.into_iter().collect();
    controls.extend(paragraph.shown().filter_map(|run| run.control));
    controls.sort();
    controls.dedup();
    let head = Key::beginning(&text);
    let (ticked, rest) = sign::split(head);
    let key = Key::of(head);
    let unboxed = ticked.map(|_| Key::of(rest));
    let (at, holder) = (paragraph.address.clone(), paragraph.control);
    let marks = marks::of(paragraph);
    Some(Line { key, unboxed, text, at, controls, holder, apart, marks })
}

/// An automatic number as a person would type it.
pub(super) fn number_text(number: &Number) -> String {
    if number.bullet { "-".to_owned() } else { number.text.clone() }
}
