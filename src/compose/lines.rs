//! Tasks: the plan's text as a list of lines, each with its rank, so that a template is one loop.

use serde::Serialize;

use super::table::{TableView, table_view};
use crate::data::plan::{Item, Marker, Numbering, Part};
use crate::data::scalar::Words;
use crate::data::table::Table;

/// A line of the plan's text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PlanLine<'c> {
    /// What it is in the outline.
    pub rank: Rank,
    /// Its words, without number or mark; none of a table.
    pub text: &'c str,
    /// The table that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<TableView<'c>>,
}

impl<'c> PlanLine<'c> {
    /// A line of words.
    pub fn new(rank: Rank, text: &'c str) -> Self {
        PlanLine { rank, text, table: None }
    }

    /// A table.
    pub fn of_table(table: &'c Table) -> Self {
        PlanLine { rank: Rank::Table, text: "", table: Some(table_view(table)) }
    }
}

/// The rank of a line in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Rank {
    /// I, with a title.
    Section,
    /// 1, with a title.
    Clause,
    /// 1, the words running on after the number.
    ClauseText,
    /// 2.1 with a title.
    DecimalTitle,
    /// 2.1, the words running on.
    DecimalText,
    /// a) with a title.
    LetterTitle,
    /// a), the words running on.
    LetterText,
    /// A paragraph.
    Body,
    /// `-`
    Dash,
    /// `+`
    Plus,
    /// A table.
    Table,
    /// Chương I, with a title.
    Chapter,
    /// Điều 1, with a title.
    ArticleTitle,
    /// Điều 1, the words running on after the number.
    ArticleText,
}

/// The lines of the plan's sections.
pub(super) fn lines<'c>(sections: &'c [Part], numbering: Numbering) -> Vec<PlanLine<'c>> {
    let mut lines = Vec::new();
    for part in sections {
        push(part, 0, numbering, &mut lines);
    }
    lines
}

/// The lines of a text as they were typed: each is a paragraph.
pub(super) fn typed_lines(words: &Words) -> impl Iterator<Item = &str> {
    words.as_str().lines().map(str::trim).filter(|line| !line.is_empty())
}

fn push<'c>(part: &'c Part, depth: usize, numbering: Numbering, lines: &mut Vec<PlanLine<'c>>) {
    let (titled, running) = match (depth, numbering) {
        (0, _) => (Rank::Section, Rank::Body),
        (1, _) => (Rank::Clause, Rank::ClauseText),
        (2, Numbering::Decimal) => (Rank::DecimalTitle, Rank::DecimalText),
        (2, Numbering::Letters) => (Rank::LetterTitle, Rank::LetterText),
        // Below the third rank the decree knows no numbers: letters under decimals, then dashes.
        (3, Numbering::Decimal) => (Rank::LetterTitle, Rank::LetterText),
        _ => (Rank::Dash, Rank::Dash),
    };
    let mut paragraphs = part.text.iter().flat_map(typed_lines);
    match &part.title {
        Some(title) => lines.push(PlanLine::new(titled, title.as_str())),
        None => lines.extend(paragraphs.next().map(|text| PlanLine::new(running, text))),
    }
    lines.extend(paragraphs.map(|text| PlanLine::new(Rank::Body, text)));
    lines.extend(part.table.as_ref().map(PlanLine::of_table));
    push_items(&part.items, part.marker, lines);
    for below in &part.parts {
        push(below, depth + 1, numbering, lines);
    }
}

/// Adds items, each with those below it.
pub(super) fn push_items<'c>(items: &'c [Item], marker: Marker, lines: &mut Vec<PlanLine<'c>>) {
    let mark = match marker {
        Marker::Dash => Rank::Dash,
        Marker::Plus => Rank::Plus,
    };
    for item in items {
        let mut typed = item.words().lines().map(str::trim).filter(|line| !line.is_empty());
        lines.extend(typed.next().map(|text| PlanLine::new(mark, text)));
        lines.extend(typed.map(|text| PlanLine::new(Rank::Body, text)));
        if let Item::Full(full) = item {
            lines.extend(full.items.iter().map(|words| PlanLine::new(Rank::Plus, words.as_str())));
        }
    }
}
