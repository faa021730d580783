//! Tasks: the plan's text as a list of lines, each with its rank, so that a template is one loop.

use serde::Serialize;

use crate::data::plan::{Item, Marker, Numbering, Part};
use crate::data::scalar::Words;

/// A line of the plan's text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PlanLine<'c> {
    /// What it is in the outline.
    pub rank: Rank,
    /// Its words, without number or mark.
    pub text: &'c str,
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
        Some(title) => lines.push(PlanLine { rank: titled, text: title.as_str() }),
        None => lines.extend(paragraphs.next().map(|text| PlanLine { rank: running, text })),
    }
    lines.extend(paragraphs.map(|text| PlanLine { rank: Rank::Body, text }));
    let mark = match part.marker {
        Marker::Dash => Rank::Dash,
        Marker::Plus => Rank::Plus,
    };
    for item in &part.items {
        let mut typed = item.words().lines().map(str::trim).filter(|line| !line.is_empty());
        lines.extend(typed.next().map(|text| PlanLine { rank: mark, text }));
        lines.extend(typed.map(|text| PlanLine { rank: Rank::Body, text }));
        if let Item::Full(full) = item {
            lines.extend(
                full.items.iter().map(|words| PlanLine { rank: Rank::Plus, text: words.as_str() }),
            );
        }
    }
    for below in &part.parts {
        push(below, depth + 1, numbering, lines);
    }
}
