//! Tasks, harvest: a return as lines and tables in the order of its text, tracked changes accepted.

use super::key::Key;
use super::sign;
use crate::paper::{Address, Block, Content, ControlId, Number, Paper, Paragraph, Table};

/// A thing in the main text.
#[derive(Debug)]
pub(super) enum Thing<'p> {
    /// A line with words.
    Line(Line),
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
    /// The same without a box to tick before it.
    pub unboxed: Key,
    /// Where it stands.
    pub at: Address,
    /// The controls that hold any of it.
    pub controls: Vec<ControlId>,
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
            Block::Paragraph(paragraph) => things.extend(lines(paragraph).map(Thing::Line)),
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
    crate::paper::Paragraphs::new(blocks).filter_map(line).collect()
}

/// The words of blocks alone, a line each: what [`lines_of`] says without what it takes to compare it.
pub(super) fn text_of(blocks: &[Block]) -> String {
    let texts: Vec<String> = crate::paper::Paragraphs::new(blocks).filter_map(text).collect();
    texts.join("\n")
}

/// The words of a paragraph with its number; none where it says nothing.
fn text(paragraph: &Paragraph) -> Option<String> {
    let text = shown(paragraph);
    if text.trim().is_empty() {
        return None;
    }
    Some(match &paragraph.number {
        Some(number) => format!("{} {text}", number_text(number)),
        None => text,
    })
}

/// A paragraph as a line; none where it says nothing.
pub(super) fn line(paragraph: &Paragraph) -> Option<Line> {
    let text = text(paragraph)?;
    let mut controls: Vec<ControlId> = paragraph.control.into_iter().collect();
    controls.extend(paragraph.shown().filter_map(|run| run.control));
    controls.sort();
    controls.dedup();
    let (ticked, rest) = sign::split(&text);
    let key = Key::of(&text);
    let unboxed = if ticked.is_some() { Key::of(rest) } else { key.clone() };
    Some(Line { key, unboxed, text, at: paragraph.address.clone(), controls })
}

/// What a paragraph shows; a ticked or empty box of a symbol font as the letter that it looks like.
pub(super) fn shown(paragraph: &Paragraph) -> String {
    let runs = paragraph.shown().map(|run| match &run.content {
        Content::Symbol { character, .. } => sign(*character),
        _ => run.text(),
    });
    runs.collect()
}

/// An automatic number as a person would type it.
pub(super) fn number_text(number: &Number) -> String {
    if number.bullet { "-".to_owned() } else { number.text.clone() }
}

/// A box of Wingdings as a letter.
pub(super) fn sign(character: char) -> &'static str {
    match (character as u32) & 0xFF {
        0x51..=0x54 | 0x78 | 0xFB..=0xFE => "☒",
        0x6F..=0x72 | 0xA8 => "☐",
        _ => "\u{fffc}",
    }
}
