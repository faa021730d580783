//! Tasks, harvest: a return as lines and tables in the order of its text, tracked changes accepted.

use std::rc::Rc;

use super::key::Key;
use super::marks::{self, Marks};
use super::plain_text::{self, PlainText, StyledWords};
use super::sign;
use crate::paper::{
    Address, Block, Content, ControlId, Number, Paper, Paragraph, Paragraphs, Table,
};

/// A thing in the main text.
#[derive(Debug)]
pub(super) enum FlowItem<'p> {
    /// A line with words.
    Line(Rc<ReturnLine>),
    /// A table.
    Table(&'p Table),
}

/// A paragraph with words in it.
#[derive(Debug, Clone)]
pub(super) struct ReturnLine {
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
    pub apart: Vec<StyledWords>,
    /// How its words stand out.
    pub marks: Marks,
}

/// The main text as lines and tables.
pub(super) fn flow_items(paper: &Paper) -> Vec<FlowItem<'_>> {
    first_flow_items(paper, usize::MAX)
}

/// The first lines and tables of the main text.
pub(super) fn first_flow_items(paper: &Paper, most: usize) -> Vec<FlowItem<'_>> {
    let mut flow_items = Vec::new();
    for block in paper.body().iter().take(most) {
        match block {
            Block::Paragraph(paragraph) => {
                flow_items.extend(lines(paragraph).map(|line| FlowItem::Line(Rc::new(line))))
            }
            Block::Table(table) => flow_items.push(FlowItem::Table(table)),
        }
    }
    flow_items
}

/// The lines of a paragraph: its own, and those of the boxes in it.
fn lines(paragraph: &Paragraph) -> impl Iterator<Item = ReturnLine> {
    let boxed = paragraph.runs.iter().filter_map(|run| match &run.content {
        Content::Drawing(drawing) => Some(drawing.blocks.as_slice()),
        _ => None,
    });
    let boxed: Vec<ReturnLine> = boxed.flat_map(lines_of).collect();
    line(paragraph).into_iter().chain(boxed)
}

/// Every line of blocks, tables too.
pub(super) fn lines_of(blocks: &[Block]) -> Vec<ReturnLine> {
    Paragraphs::new(blocks).filter_map(line).collect()
}

/// The words of blocks alone, a line each: what [`lines_of`] says without what it takes to compare it.
pub(super) fn plain_text_of(blocks: &[Block]) -> PlainText {
    let mut all = PlainText::default();
    for paragraph in Paragraphs::new(blocks) {
        let plain_text = plain_text(paragraph);
        all.apart.extend(plain_text.apart);
        if plain_text.text.trim().is_empty() {
            continue;
        }
        if !all.text.is_empty() {
            all.text.push('\n');
        }
        all.text.push_str(&plain_text.text);
    }
    all
}

/// What a paragraph says, with its number.
fn plain_text(paragraph: &Paragraph) -> PlainText {
    let mut plain_text = plain_text::of(paragraph);
    if let Some(number) = &paragraph.number
        && !plain_text.text.trim().is_empty()
    {
        plain_text.text = format!("{} {}", number_text(number), plain_text.text);
    }
    plain_text
}

/// A paragraph as a line; none where it says nothing.
pub(super) fn line(paragraph: &Paragraph) -> Option<ReturnLine> {
    let PlainText { text, apart } = plain_text(paragraph);
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
    Some(ReturnLine { key, unboxed, text, at, controls, holder, apart, marks })
}

/// An automatic number as a person would type it.
pub(super) fn number_text(number: &Number) -> String {
    if number.bullet { "-".to_owned() } else { number.text.clone() }
}
