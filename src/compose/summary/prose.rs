//! Tasks: living text as a template prints it: every name replaced by its figure of today, with its bookmark, or by the
//! agencies that it means.

use rust_decimal::Decimal;
use serde::Serialize;

use super::narrative::Paragraph;
use crate::data::living::Piece;
use crate::round::figures::{Figures, bookmark};
use crate::round::named::{NameFault, Named, named};
use crate::round::{Column, Entry, Round, Subject};
use crate::viet;

/// A paragraph as a template prints it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ParagraphView {
    /// Whether it is an item of a list.
    item: bool,
    runs: Vec<RunView>,
}

/// Words, or a figure with its bookmark.
#[derive(Debug, Clone, Serialize)]
struct RunView {
    words: String,
    /// The name of the bookmark.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
}

/// More names than these are not read through.
const NAMES: usize = 5;

/// Living text as a template prints it; `annex` is where lists are whole.
///
/// # Errors
/// The names that mean nothing, in the order of the text.
pub(super) fn printed(
    round: &Round<'_>,
    figures: &Figures<'_>,
    annex: &str,
    paragraphs: &[Paragraph],
) -> Result<Vec<ParagraphView>, Vec<NameFault>> {
    let mut faults = Vec::new();
    let mut views = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let mut runs: Vec<RunView> = Vec::with_capacity(paragraph.pieces.len());
        for piece in &paragraph.pieces {
            let run = match piece {
                Piece::Words(words) => RunView { words: words.clone(), mark: None },
                Piece::Figure(name) => match named(round, figures, name) {
                    Ok(found) => run(round, found, annex),
                    Err(fault) => {
                        faults.push(fault);
                        continue;
                    }
                },
            };
            match runs.last_mut().filter(|last| last.mark.is_none() && run.mark.is_none()) {
                Some(last) => last.words.push_str(&run.words),
                None => runs.push(run),
            }
        }
        if let Some(first) = runs.first_mut() {
            first.words = viet::capitalize_first(&first.words);
        }
        views.push(ParagraphView { item: paragraph.item, runs });
    }
    match faults.is_empty() {
        true => Ok(views),
        false => Err(faults),
    }
}

fn run(round: &Round<'_>, found: Named<'_>, annex: &str) -> RunView {
    match found {
        Named::Agencies(entries) => RunView { words: listed(&entries, annex), mark: None },
        Named::Figure { subject, over, value, none } => {
            let words = match (value, none) {
                (None, _) => "…".to_owned(),
                (Some(value), Some(none)) if value.is_zero() => none,
                (Some(value), _) => shown(&subject, value),
            };
            RunView { words, mark: Some(bookmark(&round.period.id, &subject, over)) }
        }
    }
}

/// A figure as a sentence has it: what counts agencies with two digits (`07`), a change with its sign.
fn shown(subject: &Subject<'_>, value: Decimal) -> String {
    match subject {
        Subject::Beside(_, Column::More) if value > Decimal::ZERO => {
            format!("+{}", viet::format_number(value))
        }
        Subject::Indicator(_) | Subject::Beside(_, Column::Before | Column::Now | Column::More) => {
            viet::format_number(value)
        }
        Subject::Count(_) | Subject::Beside(..) | Subject::Choice { .. } => {
            match u32::try_from(value) {
                Ok(small) if (1..10).contains(&small) => viet::two_digits(small),
                _ => viet::format_number(value),
            }
        }
    }
}

/// Names in a sentence: all of a few, the first of many.
fn listed(entries: &[Entry<'_>], annex: &str) -> String {
    let names: Vec<String> =
        entries.iter().take(NAMES).map(|entry| entry.agency.short().to_owned()).collect();
    match entries.len() {
        0 => "không có".to_owned(),
        all if all <= NAMES => viet::join(&names),
        _ => {
            let semicolon = names.iter().any(|name| name.contains(',') || name.contains(" và "));
            let between = if semicolon { "; " } else { ", " };
            format!("{} và các cơ quan, đơn vị khác ({annex})", names.join(between))
        }
    }
}
