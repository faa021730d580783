//! Tasks: what agencies wrote, gathered under the question, with who wrote it.

use std::collections::HashSet;

use serde::Serialize;

use super::figures::{FigureView, Marks};
use super::prose;
use crate::data::plan::{Ask, AskKind};
use crate::data::report::{Answer, Report};
use crate::data::scalar::Date;
use crate::data::summaries::Quote;
use crate::round::subject::takes;
use crate::round::{FigureScope, Round, Statement, Subject};
use crate::viet;

/// More voices than these, of several groups, are under the names of their groups.
const UNGROUPED: usize = 20;

/// More names than these are not read through: only the first [`FIRST`] are printed.
const LISTED: usize = 40;

/// The names that stand for many.
const FIRST: usize = 3;

/// A question with what was answered.
#[derive(Serialize)]
pub(super) struct AskView<'c> {
    pub label: &'c str,
    /// Whether what was answered reads by itself, without the question: accounts do, days and places do not.
    #[serde(skip)]
    pub reads_alone: bool,
    #[serde(rename = "voices")]
    pub statements: Vec<StatementView<'c>>,
    pub counts: Vec<ChoiceCount<'c>>,
}

/// The same words with everyone who wrote them.
#[derive(Clone, Serialize)]
pub(super) struct StatementView<'c> {
    /// The name of the group, on its first voice, where there are many voices of several groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<&'c str>,
    pub names: Vec<&'c str>,
    /// There are more names.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// Of a quotation: it goes on after a paragraph that is about its one author, who is not named again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub runs_on: bool,
    pub paragraphs: Vec<String>,
}

/// How often a choice was taken, and by whom.
#[derive(Serialize)]
pub(super) struct ChoiceCount<'c> {
    pub text: String,
    pub count: Option<FigureView>,
    pub names: Vec<&'c str>,
    /// There are more names.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// The names of agencies, or the first of very many; and whether there are more.
fn listed(mut names: Vec<&str>) -> (Vec<&str>, bool) {
    let more = names.len() > LISTED;
    if more {
        names.truncate(FIRST);
        names.shrink_to_fit();
    }
    (names, more)
}

/// A question with its answers; `None` where nobody answered it.
pub(super) fn ask<'c>(
    round: &Round<'c>,
    marks: &Marks<'_, 'c>,
    ask: &'c Ask,
) -> Option<AskView<'c>> {
    let accounts = round.accounts(ask);
    if accounts.is_empty() {
        return None;
    }
    let mut view = AskView {
        label: ask.label.as_str(),
        reads_alone: ask.kind == AskKind::Text,
        statements: Vec::new(),
        counts: Vec::new(),
    };
    match ask.kind {
        AskKind::Choice | AskKind::Ticks => {
            for choice in round.campaign.choices(ask) {
                let who: Vec<&str> = accounts
                    .iter()
                    .filter(|(_, answer)| takes(answer, &choice.id))
                    .map(|(agency, _)| agency.short())
                    .collect();
                if !who.is_empty() {
                    let text = choice.text.to_string();
                    let (names, more) = listed(who);
                    let taken = Subject::Choice { ask, id: choice.id, text: text.clone() };
                    view.counts.push(ChoiceCount {
                        count: marks.value_of(&taken, FigureScope::All),
                        text,
                        names,
                        more,
                    });
                }
            }
        }
        AskKind::Text | AskKind::Line | AskKind::Date => {
            let statements = round.statements(|report| match report.answers.get(&ask.id) {
                Some(Answer::One(typed)) => Some(typed.as_str()),
                Some(Answer::Several(_)) | None => None,
            });
            let date = ask.kind == AskKind::Date;
            view.statements =
                views_of(
                    &statements,
                    |line| if date { written_date(line) } else { line.to_owned() },
                );
        }
    }
    Some(view)
}

/// Voices as the template takes them.
pub(super) fn views<'c>(statements: &[Statement<'c>]) -> Vec<StatementView<'c>> {
    views_of(statements, str::to_owned)
}

fn views_of<'c>(
    statements: &[Statement<'c>],
    written: impl Fn(&str) -> String,
) -> Vec<StatementView<'c>> {
    let group_of = |statement: &Statement<'c>| statement.authors.first().map(|entry| entry.group);
    let first = statements.first().and_then(group_of);
    let several = statements
        .iter()
        .any(|statement| group_of(statement).map(|g| &g.id) != first.map(|g| &g.id));
    let grouped = several && statements.len() > UNGROUPED;
    let mut before = None;
    let mut views = Vec::with_capacity(statements.len());
    for statement in statements {
        let group = group_of(statement);
        let fresh = group.map(|group| &group.id) != before;
        before = group.map(|group| &group.id);
        let (names, more) = listed(statement.authors.iter().map(|e| e.agency.short()).collect());
        views.push(StatementView {
            group: group.filter(|_| grouped && fresh).map(|group| group.name.as_str()),
            names,
            more,
            runs_on: false,
            paragraphs: statement
                .words
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(|line| viet::ended(&written(line)))
                .collect(),
        });
    }
    views
}

/// Longer accounts are not quoted: they are whole in the annex.
const QUOTABLE: usize = 600;

/// More names than these before a quotation are not read through.
const QUOTED_NAMES: usize = 5;

/// At most so many of the difficulties, and of the proposals.
pub(super) const QUOTES_OF_ALL: usize = 5;

/// How many accounts are short enough to be quoted.
pub(super) fn quotable(statements: &[Statement<'_>]) -> usize {
    statements.iter().filter(|statement| statement.words.chars().count() <= QUOTABLE).count()
}

/// The accounts that the body quotes where nobody picked any: those that most agencies gave, else the first ones, in the
/// order of the data; without the sentences that say a figure which the section has `said` already.
pub(super) fn quotes<'c>(
    statements: &mut dyn Iterator<Item = &StatementView<'c>>,
    most: usize,
    said: &HashSet<String>,
) -> Vec<StatementView<'c>> {
    let length = |statement: &StatementView<'c>| {
        statement.paragraphs.iter().map(|words| words.chars().count()).sum::<usize>()
    };
    let short = statements.filter(|statement| length(statement) <= QUOTABLE).enumerate();
    let mut short: Vec<(usize, &StatementView<'c>, Vec<String>)> = short
        .filter_map(|(nth, statement)| {
            let paragraphs: Vec<String> =
                statement.paragraphs.iter().filter_map(|words| fresh(words, said)).collect();
            (!paragraphs.is_empty()).then_some((nth, statement, paragraphs))
        })
        .collect();
    let authors =
        |statement: &StatementView<'c>| if statement.more { LISTED } else { statement.names.len() };
    short.sort_by_key(|(nth, statement, _)| (std::cmp::Reverse(authors(statement)), *nth));
    short.truncate(most);
    short.sort_by_key(|(nth, ..)| *nth);
    let quoted = short.into_iter().map(|(_, statement, paragraphs)| {
        let more = statement.more || statement.names.len() > QUOTED_NAMES + 1;
        let names = statement.names.iter().copied();
        let names = names.take(if more { FIRST } else { QUOTED_NAMES + 1 });
        StatementView { group: None, names: names.collect(), more, runs_on: false, paragraphs }
    });
    quoted.collect()
}

/// The sentences of an account that say none of some figures; `None` where none is left.
fn fresh(words: &str, said: &HashSet<String>) -> Option<String> {
    let repeats = |sentence: &&str| {
        let mut numbers = sentence.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
        numbers.any(|number| said.contains(bare(number)))
    };
    let left: Vec<&str> =
        prose::sentences(words).into_iter().filter(|sentence| !repeats(sentence)).collect();
    (!left.is_empty()).then(|| left.join(" "))
}

/// A number without the zero before it and what ends a sentence after it.
pub(super) fn bare(number: &str) -> &str {
    number.trim_matches(['.', ',']).trim_start_matches('0')
}

/// The accounts that a person picked: the agency's words, or what the person made of them. An agency that wrote nothing
/// there is left out.
pub(super) fn picked<'c>(
    round: &Round<'c>,
    picked: &[Quote],
    asks: &[&Ask],
    words: Option<fn(&'c Report) -> Option<&'c str>>,
) -> Vec<StatementView<'c>> {
    let of = |quote: &Quote| {
        let entry = round.expected().find(|entry| entry.agency.id == quote.agency)?;
        let own: Vec<&'c str> = match words {
            Some(words) => entry.reports().filter_map(words).collect(),
            None => asks
                .iter()
                .filter(|ask| quote.ask.as_ref().is_none_or(|id| ask.id == *id))
                .filter(|ask| ask.kind.is_worded())
                .filter_map(|ask| match entry.answer(ask)? {
                    Answer::One(typed) => Some(typed.as_str()),
                    Answer::Several(_) => None,
                })
                .collect(),
        };
        if own.is_empty() {
            return None;
        }
        let shortened = quote.text.as_ref().map(|text| vec![text.as_str()]);
        let lines = shortened.unwrap_or(own).into_iter().flat_map(str::lines).map(str::trim);
        Some(StatementView {
            group: None,
            names: vec![entry.agency.short()],
            more: false,
            runs_on: false,
            paragraphs: lines.filter(|line| !line.is_empty()).map(viet::ended).collect(),
        })
    };
    picked.iter().filter_map(of).collect()
}

fn written_date(line: &str) -> String {
    Date::parse(line)
        .map_or_else(|_| line.to_owned(), |date| format!("ngày {}", viet::date_short(date.0)))
}
