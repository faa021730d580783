//! Tasks: living text as a template prints it: every name replaced by its figure of today, with its bookmark, or by the
//! agencies that it means.

use rust_decimal::Decimal;
use serde::Serialize;

use super::region::Printed;
use crate::data::indicators::ValueKind;
use crate::data::living::{FigureName, Paragraph, Piece};
use crate::data::named::NameFault;
use crate::round::figures::{FigureScope, Figures, bookmark};
use crate::round::named::{Named, named};
use crate::round::subject::NAMED;
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
pub(super) struct RunView {
    words: String,
    /// The name of the bookmark.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
}

impl RunView {
    /// Words.
    pub(super) fn words(words: impl Into<String>) -> Self {
        RunView { words: words.into(), mark: None }
    }

    /// A figure as it is written; `None` where it has no value.
    pub(super) fn of(
        round: &Round<'_>,
        figures: &Figures<'_>,
        subject: &Subject<'_>,
        scope: FigureScope<'_>,
    ) -> Option<Self> {
        let words = viet::format_number(figures.value_of(subject, scope)?);
        Some(RunView::figure(round, subject, scope, words))
    }

    fn figure(
        round: &Round<'_>,
        subject: &Subject<'_>,
        scope: FigureScope<'_>,
        words: String,
    ) -> Self {
        RunView { words, mark: Some(bookmark(&round.period.id, subject, scope)) }
    }
}

impl ParagraphView {
    /// A paragraph of these.
    pub(super) fn of(runs: Vec<RunView>) -> Self {
        ParagraphView { item: false, runs }
    }

    /// Its words as they are printed.
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }

    /// As it is known when it comes back.
    pub(super) fn printed(&self) -> Printed {
        let run = |run: &RunView| (run.words.clone(), run.mark.clone());
        Printed { item: self.item, runs: self.runs.iter().map(run).collect() }
    }

    /// The figures in it, as they are printed.
    pub(super) fn figures(&self) -> impl Iterator<Item = &str> {
        self.runs.iter().filter(|run| run.mark.is_some()).map(|run| run.words.as_str())
    }
}

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
            let new = match piece {
                Piece::Words(words) => vec![RunView::words(words)],
                Piece::Figure(name) => match named(round, figures, name) {
                    Ok(found) => self::runs(round, figures, found, annex),
                    Err(fault) => {
                        faults.push(fault);
                        continue;
                    }
                },
            };
            for run in new {
                match runs.last_mut().filter(|last| last.mark.is_none() && run.mark.is_none()) {
                    Some(last) => last.words.push_str(&run.words),
                    None => runs.push(run),
                }
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

/// What a name is printed as today: a run, and more for names of which some are only counted.
pub(super) fn printed_name(
    (round, figures): (&Round<'_>, &Figures<'_>),
    name: &FigureName,
    annex: &str,
) -> Option<Vec<(String, Option<String>)>> {
    let runs = runs(round, figures, named(round, figures, name).ok()?, annex);
    Some(runs.into_iter().map(|run| (run.words, run.mark)).collect())
}

fn runs(round: &Round<'_>, figures: &Figures<'_>, found: Named<'_>, annex: &str) -> Vec<RunView> {
    match found {
        Named::Agencies { who, counted } => {
            let others = counted.and_then(|(of, scope)| {
                let others = of.others();
                let value = figures.value_of(&others, scope)?;
                Some(RunView::figure(round, &others, scope, shown(&others, value)))
            });
            listed(&who, others, annex)
        }
        // Nothing that could be traced.
        Named::Figure { value: None, .. } => vec![RunView::words("…")],
        Named::Figure { subject, scope, value: Some(value), none } => {
            let words = match none {
                Some(none) if value.is_zero() => none,
                _ => shown(&subject, value),
            };
            vec![RunView::figure(round, &subject, scope, words)]
        }
    }
}

/// A figure as a sentence has it: what is counted with two digits (`07`), a change with its sign.
fn shown(subject: &Subject<'_>, value: Decimal) -> String {
    let counted = match subject {
        Subject::Column(_, Column::More) => return viet::signed(value),
        Subject::Indicator(indicator)
        | Subject::Column(indicator, Column::Before | Column::Now) => {
            indicator.value == ValueKind::Count && !indicator.is_share()
        }
        Subject::Count(_) | Subject::Column(..) | Subject::Choice { .. } | Subject::Others(_) => {
            true
        }
    };
    match counted && !value.is_zero() {
        true => viet::counted(value),
        false => viet::format_number(value),
    }
}

/// Names in a sentence: all of a few; the first of many, and how many others there are.
fn listed(entries: &[Entry<'_>], others: Option<RunView>, annex: &str) -> Vec<RunView> {
    let all: Vec<&str> = entries.iter().map(|entry| entry.agency.short()).collect();
    match all.len() {
        0 => vec![RunView::words("không có")],
        few if few <= NAMED + 1 => vec![RunView::words(viet::join(&all))],
        _ => {
            let names: Vec<&str> = all.into_iter().take(NAMED).collect();
            let shown = names.join(viet::between(&names));
            let others = others.unwrap_or_else(|| RunView::words("các"));
            let rest = format!(" cơ quan, đơn vị khác ({annex})");
            vec![RunView::words(format!("{shown} và ")), others, RunView::words(rest)]
        }
    }
}

/// The sentences of a text: a stop, a space and a capital end one, unless what is before the stop is short and begins
/// with a capital itself (`TS. Nguyễn`, `TP. Thái Nguyên`).
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let (mut all, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(". ") {
        let next = text.get(at + 2..).and_then(|rest| rest.chars().next());
        let word = text.get(start..at).and_then(|before| before.split(' ').next_back());
        let short = word.is_some_and(|word| {
            word.chars().count() <= 3 && word.chars().next().is_some_and(char::is_uppercase)
        });
        if next.is_some_and(char::is_uppercase) && !short {
            all.extend(text.get(start..=at));
            start = at + 2;
        }
    }
    all.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    all
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_stop_after_a_title_ends_no_sentence() {
        let text = "Đã họp 03 lần. TS. Nguyễn A dự. Kết quả tốt, v.v. và đủ.";
        assert_eq!(
            sentences(text),
            ["Đã họp 03 lần.", "TS. Nguyễn A dự.", "Kết quả tốt, v.v. và đủ."]
        );
        assert_eq!(sentences(text).join(" "), text);
        assert!(sentences("").is_empty());
    }
}
