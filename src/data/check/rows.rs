//! Values: questions that are tables, and the rows of reports that answer them.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::campaign::Campaign;
use super::super::plan::Ask;
use super::super::report::{AnswerRow, TO_FIX};
use super::super::rows::{AskColumn, CellKind};
use super::super::scalar::{Date, Id, Typed};
use super::facts::{IdOf, WrongAnswer};
use super::fault::{ReportFault, RowsFault};
use super::known;
use super::{Checks, Scope};
use crate::problem::{Fault, Place, Problem};
use crate::viet::same_words;

/// Every question of the plan.
pub(super) fn check(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    for (path, ask) in checks.campaign.all_asks() {
        for (at, fault) in of_ask(ask) {
            checks.at(file, &format!("{path}/{at}"), &fault);
        }
    }
}

/// Cells with which the sum of their column can no longer be held to its last digit.
pub(super) fn sums(campaign: &Campaign) -> Vec<(Scope, Problem)> {
    let mut sums: BTreeMap<(&Id, &Id, &Id), Decimal> = BTreeMap::new();
    let added = |column: &&AskColumn| column.total;
    let asks: Vec<&Ask> =
        campaign.all_asks().map(|(_, ask)| ask).filter(|a| a.is_table()).collect();
    let mut found = Vec::new();
    for ((period, agency), report) in &campaign.reports {
        for ask in &asks {
            let Some(answer) = report.value.answers.get(&ask.id) else { continue };
            for (nth, row) in answer.rows().iter().enumerate() {
                for column in ask.columns.iter().filter(added) {
                    let typed = row.get(&column.id);
                    let Some(value) = typed.and_then(|typed| column.read(typed).ok()) else {
                        continue;
                    };
                    let sum = sums.entry((period, &ask.id, &column.id)).or_default();
                    match exact_sum(*sum, value) {
                        Some(more) => *sum = more,
                        None => {
                            let (period, agency) = (period.clone(), agency.clone());
                            let name = format!("{}: {}", ask.label, column.head);
                            let place = format!("answers/{}/{nth}/{}", ask.id, column.id);
                            let fault = ReportFault::SumTooLarge { name, value };
                            let problem = Problem::at(&fault, report.place(&place));
                            found.push((Scope::Report { period, agency }, problem));
                        }
                    }
                }
            }
        }
    }
    found
}

/// A sum to its last digit; one that is too long would lose decimals silently.
fn exact_sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(other)?;
    (sum.checked_sub(one) == Some(other) && sum.checked_sub(other) == Some(one)).then_some(sum)
}

/// What does not hold in a question, each with the path below it.
fn of_ask(ask: &Ask) -> Vec<(String, RowsFault)> {
    let mut found = Vec::new();
    let mut say = |at: String, fault| found.push((at, fault));
    if !ask.is_table() {
        let given = [
            ("columns", !ask.columns.is_empty()),
            ("rows", ask.rows.is_some()),
            ("first", !ask.first.is_empty()),
        ];
        for (key, _) in given.into_iter().filter(|(_, given)| *given) {
            say(key.to_owned(), RowsFault::NotTable { key });
        }
        return found;
    }
    if ask.columns.is_empty() {
        say("kind".to_owned(), RowsFault::NoColumns);
    }
    if ask.columns.len() > Ask::COLUMNS {
        let fault = RowsFault::ManyColumns { found: ask.columns.len(), most: Ask::COLUMNS };
        say("columns".to_owned(), fault);
    }
    let mut heads = BTreeSet::new();
    for (nth, column) in ask.columns.iter().enumerate() {
        let path = |key: &str| format!("columns/{nth}/{key}");
        if !heads.insert(same_words(&column.heading())) {
            say(path("head"), RowsFault::SameHead { head: column.heading() });
        }
        let chooses = column.kind == CellKind::Choice;
        if chooses && column.choices.is_empty() {
            say(path("kind"), RowsFault::NoChoices);
        }
        let odd = [
            ("choices", !chooses && !column.choices.is_empty()),
            ("unit", column.kind != CellKind::Number && column.unit.is_some()),
            ("total", column.kind != CellKind::Number && column.total),
        ];
        for (key, _) in odd.into_iter().filter(|(_, odd)| *odd) {
            say(path(key), RowsFault::OddColumn { key });
        }
    }
    if let Some(rows) = ask.rows {
        let (min, max) = (rows.min.map_or(1, |min| min.0), rows.max.map(|max| max.0));
        let wrong = max.is_some_and(|max| max < min) || min as usize > Ask::ROWS_AT_FIRST;
        if wrong || !ask.first.is_empty() {
            say("rows".to_owned(), RowsFault::BadRowCount);
        }
    }
    if !ask.first.is_empty() {
        let words: BTreeSet<String> = ask.first.iter().map(|w| same_words(w.as_str())).collect();
        let text = ask.columns.first().is_some_and(|column| column.kind == CellKind::Text);
        if !text || ask.columns.len() < 2 || words.len() != ask.first.len() {
            say("first".to_owned(), RowsFault::BadFirst);
        }
    }
    found
}

/// The rows of an answer; `tell` takes the path below it.
pub(super) fn answer(ask: &Ask, rows: &[AnswerRow], tell: &mut dyn FnMut(&str, &dyn Tell)) {
    let mut waits = false;
    let mut first: BTreeSet<String> = BTreeSet::new();
    for (nth, row) in rows.iter().enumerate() {
        for (id, typed) in row {
            let path = format!("{nth}/{id}");
            if let Some(text) = typed.as_str().strip_prefix(TO_FIX) {
                waits = true;
                tell(&path, &ReportFault::ToFix { typed: text.trim().to_owned() });
                continue;
            }
            match ask.column(id.as_str()) {
                Some(column) => cell(column, typed, &path, tell),
                None => {
                    let known = ask.columns.iter().map(|column| column.id.as_str()).collect();
                    tell(&path, &known::unknown(IdOf::Column, id.as_str(), known, None));
                }
            }
        }
        let Some(column) = ask.columns.first().filter(|_| !ask.first.is_empty()) else { continue };
        let typed = row.get(&column.id).map_or("", Typed::as_str);
        let key = same_words(typed);
        if typed.starts_with(TO_FIX) {
            continue;
        }
        let path = format!("{nth}");
        if !ask.first.iter().any(|words| same_words(words.as_str()) == key) {
            tell(&path, &RowsFault::UnknownFirst { found: typed.to_owned() });
        } else if !first.insert(key) {
            tell(&path, &RowsFault::FirstTwice { words: typed.to_owned() });
        }
    }
    if let (false, Some(asked)) = (waits, wrong_count(ask, rows.len())) {
        tell("", &RowsFault::RowCount { found: rows.len(), asked });
    }
}

/// What a table asks where so many rows are too few or too many.
pub(crate) fn wrong_count(ask: &Ask, found: usize) -> Option<String> {
    let rows = ask.rows?;
    let few = rows.min.filter(|min| found < min.0 as usize);
    let many = rows.max.filter(|max| found > max.0 as usize);
    few.map(|min| format!("ít nhất {} dòng", min.0))
        .or_else(|| many.map(|max| format!("nhiều nhất {} dòng", max.0)))
}

/// A fault, of whichever family.
pub(super) trait Tell {
    fn problem(&self, place: Place) -> Problem;
}

impl<F: Fault> Tell for F {
    fn problem(&self, place: Place) -> Problem {
        Problem::at(self, place)
    }
}

fn cell(column: &AskColumn, typed: &Typed, path: &str, tell: &mut dyn FnMut(&str, &dyn Tell)) {
    let text = || typed.as_str().to_owned();
    if typed.as_str().is_empty() {
        return tell(path, &ReportFault::WrongAnswer(WrongAnswer::Empty));
    }
    match column.kind {
        CellKind::Text => {}
        CellKind::Number => {
            if let Err(fault) = column.read(typed) {
                let column = column.head.to_string();
                tell(path, &RowsFault::BadCell { column, text: text(), fault });
            }
        }
        CellKind::Date => {
            if let Err(fault) = Date::parse(typed.as_str()) {
                let wrong = WrongAnswer::NotDate { text: text(), fault };
                tell(path, &ReportFault::WrongAnswer(wrong));
            }
        }
        CellKind::Choice => {
            let known: Vec<&str> = column.choices.iter().map(|choice| choice.id.as_str()).collect();
            if !known.contains(&typed.as_str()) {
                tell(path, &known::unknown(IdOf::Choice, typed.as_str(), known, None));
            }
        }
    }
}
