//! Tasks: every figure of a round, computed once. The text, the tables, the trace and what is kept next to the
//! summary take theirs from here, so that they cannot disagree.

use std::collections::HashMap;

use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::compare::{self, Change, Comparison};
use super::entry::{Entry, combined, divides, parts, rate};
use super::subject::{NAMED, takes};
use super::tally::Status;
use super::{Column, Count, Round, Subject, Tally};
use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::hash::Hash;
use crate::data::indicators::{Indicator, Total};
use crate::data::plan::Period;
use crate::data::scalar::Id;

/// Over whom a figure is added.
#[derive(Debug, Clone, Copy)]
pub enum FigureScope<'c> {
    /// Every agency.
    All,
    /// The agencies of a group.
    Group(&'c Group),
    /// One agency's own figure.
    Agency(&'c Body),
}

/// Over whom a figure is added, without saying over which of them; the widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeKind {
    /// All agencies.
    All,
    /// A group.
    Group,
    /// An agency.
    Agency,
}

impl ScopeKind {
    /// As data for programs have it.
    fn id(self) -> &'static str {
        match self {
            ScopeKind::All => "all",
            ScopeKind::Group => "group",
            ScopeKind::Agency => "agency",
        }
    }
}

impl FigureScope<'_> {
    /// Of which kind it is.
    pub fn kind(self) -> ScopeKind {
        match self {
            FigureScope::All => ScopeKind::All,
            FigureScope::Group(_) => ScopeKind::Group,
            FigureScope::Agency(_) => ScopeKind::Agency,
        }
    }

    /// The id of the group or agency.
    pub fn of(&self) -> Option<&Id> {
        match self {
            FigureScope::All => None,
            FigureScope::Group(group) => Some(&group.id),
            FigureScope::Agency(body) => Some(&body.id),
        }
    }

    /// Whether an agency is one of them.
    pub fn concerns(&self, entry: &Entry<'_>) -> bool {
        match self {
            FigureScope::All => true,
            FigureScope::Group(group) => entry.group.id == group.id,
            FigureScope::Agency(body) => entry.agency.id == body.id,
        }
    }

    /// What a clerk reads: `Tổng số`, the group's name, the agency's short name.
    pub fn words(&self) -> &str {
        match self {
            FigureScope::All => "Tổng số",
            FigureScope::Group(group) => group.name.as_str(),
            FigureScope::Agency(body) => body.short(),
        }
    }
}

/// An agency's own figure of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Own {
    /// Whether it is to report it.
    pub asked: bool,
    /// What it reported.
    pub value: Option<Decimal>,
}

/// What agencies' own figures make together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The figure; `None` where no agency reported it or it does not add up.
    pub value: Option<Decimal>,
    /// How many agencies it was added from.
    pub reported: usize,
    /// How many were to report it.
    pub asked: usize,
}

/// An indicator with all its figures.
#[derive(Debug, Clone)]
pub struct IndicatorLine<'c> {
    /// The indicator.
    pub indicator: &'c Indicator,
    /// Each agency's own, in the order of the round's entries.
    pub own: Vec<Own>,
    /// Each group's, in the order of the data.
    pub groups: Vec<(&'c Group, Sum)>,
    /// All together.
    pub all: Sum,
}

/// The figures of a round.
#[derive(Debug, Clone)]
pub struct Figures<'c> {
    /// The period.
    pub period: &'c Period,
    /// The agencies.
    pub entries: Vec<Entry<'c>>,
    /// The place of each agency among them.
    places: HashMap<&'c Id, usize>,
    /// The indicators that somebody who has reported was asked, in the order of the data.
    pub lines: Vec<IndicatorLine<'c>>,
    /// How many have reported, in all and by group.
    pub status: Status<'c>,
    /// How often each choice of the questions was taken; those that no agency took are left out.
    pub choices: Vec<(Subject<'c>, usize)>,
    /// The period compared with the one before.
    pub comparison: Option<Comparison<'c>>,
}

impl<'c> Figures<'c> {
    /// Computes them.
    pub fn of(round: &Round<'c>) -> Self {
        let mut figures = Figures::of_indicators(round);
        figures.comparison = compare::with_before(round, &figures);
        figures.choices = choices(round);
        figures
    }

    /// Those of the period alone, without the questions.
    pub(super) fn of_indicators(round: &Round<'c>) -> Self {
        let all = &round.campaign.indicators.value.indicators;
        let mut lines: Vec<IndicatorLine<'c>> =
            all.par_iter().filter(|i| i.total() != Total::Rate).map(|i| line(round, i)).collect();
        let rates: Vec<IndicatorLine<'c>> =
            all.iter().filter_map(|indicator| quotient(round, indicator, &lines)).collect();
        lines.extend(rates);
        let place = |line: &IndicatorLine<'c>| all.iter().position(|i| i.id == line.indicator.id);
        lines.sort_by_key(place);
        let is_asked = |line: &IndicatorLine<'c>| {
            line.own.iter().zip(&round.entries).any(|(own, entry)| {
                own.asked && (entry.report.is_some() || !entry.former.is_empty())
            })
        };
        lines.retain(is_asked);
        Figures {
            period: round.period,
            entries: round.entries.clone(),
            places: round.entries.iter().enumerate().map(|(n, e)| (&e.agency.id, n)).collect(),
            lines,
            status: Status::of(round, |_| true),
            choices: Vec::new(),
            comparison: None,
        }
    }

    /// The figures of an indicator.
    pub fn line(&self, indicator: &Id) -> Option<&IndicatorLine<'c>> {
        self.lines.iter().find(|line| line.indicator.id == *indicator)
    }

    /// A figure by its indicator and over whom.
    pub fn value(&self, indicator: &Id, scope: FigureScope<'_>) -> Option<Decimal> {
        let line = self.line(indicator)?;
        match scope {
            FigureScope::All => line.all.value,
            FigureScope::Group(group) => line
                .groups
                .iter()
                .find(|(own, _)| own.id == group.id)
                .and_then(|(_, sum)| sum.value),
            FigureScope::Agency(body) => line.own.get(*self.places.get(&body.id)?)?.value,
        }
    }

    /// A figure by what it is about and over whom.
    pub fn value_of(&self, subject: &Subject<'_>, scope: FigureScope<'_>) -> Option<Decimal> {
        match subject {
            Subject::Indicator(indicator) => self.value(&indicator.id, scope),
            Subject::Count(count) => self.count(*count, scope).map(Decimal::from),
            Subject::Column(indicator, column) => self.column_value(&indicator.id, *column, scope),
            Subject::Choice { .. } => {
                let key = subject.key();
                let is = |(own, _): &&(Subject<'c>, usize)| own.key() == key;
                let found =
                    self.choices.iter().find(is).filter(|_| matches!(scope, FigureScope::All));
                found.map(|(_, count)| Decimal::from(*count))
            }
            Subject::Others(of) => {
                let others = self.value_of(of, scope)? - Decimal::from(NAMED);
                (others > Decimal::ZERO).then_some(others)
            }
        }
    }

    /// How many agencies, in all or of a group, are in this state.
    pub fn count(&self, count: Count, scope: FigureScope<'_>) -> Option<usize> {
        let tally = match scope {
            FigureScope::All => &self.status.all,
            FigureScope::Group(group) => {
                let found = self.status.groups.iter().find(|(own, _)| own.id == group.id);
                &found?.1
            }
            FigureScope::Agency(_) => return None,
        };
        Some(counted(tally, count))
    }

    /// An indicator compared with what it was.
    pub fn change(&self, indicator: &Id) -> Option<&Change<'c>> {
        let comparison = self.comparison.as_ref()?;
        comparison.changes.iter().find(|change| change.indicator.id == *indicator)
    }

    fn column_value(
        &self,
        indicator: &Id,
        column: Column,
        scope: FigureScope<'_>,
    ) -> Option<Decimal> {
        if let Column::Reported | Column::Asked = column {
            let line = self.line(indicator)?;
            let sum = match scope {
                FigureScope::All => &line.all,
                FigureScope::Group(group) => {
                    &line.groups.iter().find(|(own, _)| own.id == group.id)?.1
                }
                FigureScope::Agency(_) => return None,
            };
            let count = if column == Column::Asked { sum.asked } else { sum.reported };
            return Some(Decimal::from(count));
        }
        if column == Column::Below {
            return self.below(indicator, scope);
        }
        let change = self.change(indicator).filter(|_| matches!(scope, FigureScope::All))?;
        Some(match column {
            Column::Before => change.before,
            Column::Now => change.now,
            Column::More => return change.more(),
            Column::Compared | Column::Reported | Column::Asked | Column::Below => {
                Decimal::from(change.both.len())
            }
        })
    }

    /// How many gave less of an indicator than the plan asks at least; `None` where it asks nothing.
    fn below(&self, indicator: &Id, scope: FigureScope<'_>) -> Option<Decimal> {
        let line = self.line(indicator)?;
        let least = line.indicator.at_least?.0;
        if let FigureScope::Agency(_) = scope {
            return None;
        }
        let less = line.own.iter().zip(&self.entries).filter(|(own, entry)| {
            let nil = entry.report.is_some_and(|report| report.nil);
            own.asked && !nil && scope.concerns(entry) && own.value.is_some_and(|v| v < least)
        });
        Some(Decimal::from(less.count()))
    }

    /// Every figure that has a value, but for [`Subject::Others`]: the counts of agencies, then each indicator's total, its groups', the
    /// agencies' own, what is next to them, then the choices.
    pub fn all(&self) -> Vec<(Subject<'c>, FigureScope<'c>, Decimal)> {
        let groups: Vec<FigureScope<'c>> =
            self.status.groups.iter().map(|(group, _)| FigureScope::Group(group)).collect();
        let scopes_all = || [FigureScope::All].into_iter().chain(groups.iter().copied());
        let mut all = Vec::new();
        for count in Count::ALL {
            for scope in scopes_all() {
                let value = self.count(count, scope).map(Decimal::from);
                all.extend(value.map(|value| (Subject::Count(count), scope, value)));
            }
        }
        for line in &self.lines {
            let indicator = line.indicator;
            let own = self.entries.iter().zip(&line.own);
            let figures = [(FigureScope::All, line.all.value)]
                .into_iter()
                .chain(
                    line.groups.iter().map(|(group, sum)| (FigureScope::Group(group), sum.value)),
                )
                .chain(own.map(|(entry, own)| (FigureScope::Agency(entry.agency), own.value)));
            all.extend(
                figures.filter_map(|(scope, value)| {
                    Some((Subject::Indicator(indicator), scope, value?))
                }),
            );
            for column in Column::ALL {
                for scope in scopes_all() {
                    let value = self.column_value(&indicator.id, column, scope);
                    all.extend(value.map(|v| (Subject::Column(indicator, column), scope, v)));
                }
            }
        }
        let choices = self.choices.iter();
        all.extend(choices.map(|(s, count)| (s.clone(), FigureScope::All, Decimal::from(*count))));
        all
    }
}

/// A count out of a tally.
fn counted(tally: &Tally, count: Count) -> usize {
    match count {
        Count::Expected => tally.expected,
        Count::Received => tally.received,
        Count::OnTime => tally.on_time,
        Count::Late => tally.late,
        Count::Unclear => tally.unclear,
        // Whatever has not come is not in the summary, whether its day has passed or not.
        Count::Missing => tally.missing + tally.not_due,
        Count::Unread => tally.unread,
        Count::Nil => tally.nil,
        Count::Exempt => tally.exempt,
        Count::Incomplete => tally.incomplete,
    }
}

/// How often each choice was taken, in the order of the data.
fn choices<'c>(round: &Round<'c>) -> Vec<(Subject<'c>, usize)> {
    let plan = &round.campaign.plan.value;
    let standing = plan.reporting.standing.iter().flat_map(|part| &part.asks);
    let asks = standing
        .chain(plan.duties.iter().flat_map(|duty| &duty.asks))
        .chain(&plan.reporting.general);
    let mut all = Vec::new();
    for ask in asks {
        if !ask.kind.chooses() {
            continue;
        }
        let choices = round.campaign.choices(ask);
        let accounts = round.accounts(ask);
        for choice in choices {
            let taken = accounts.iter().filter(|(_, answer)| takes(answer, &choice.id)).count();
            if taken > 0 {
                let text = choice.text.to_string();
                all.push((Subject::Choice { ask, id: choice.id, text }, taken));
            }
        }
    }
    all
}

/// The longest readable part of a bookmark: with `sl_`, 12 hexadecimal digits and the count of a place it
/// stays within Word's 40 characters.
const READABLE: usize = 18;

/// The name of a figure's bookmark in Word, which is its id everywhere: readable, then certain. Word takes
/// letters, figures and `_`, at most 40 of them.
pub fn bookmark(period: &Id, subject: &Subject<'_>, scope: FigureScope<'_>) -> String {
    let of = scope.of().map_or("", Id::as_str);
    let subject = subject.key();
    let hash =
        Hash::of(format!("{period}/{subject}/{}/{of}", scope.kind().id()).as_bytes()).to_string();
    let readable = subject.trim_start_matches(['-', '@']).chars().take(READABLE);
    let mut name: String = "sl_".chars().chain(readable).collect();
    // The ids of data are ASCII, a key's marks are these two.
    name = name.replace(['-', '@'], "_");
    name.truncate(name.trim_end_matches('_').len());
    name.push('_');
    name.extend(hash.chars().take(DIGITS));
    name
}

/// How many digits of the hash make a bookmark certain.
const DIGITS: usize = 12;

fn line<'c>(round: &Round<'c>, indicator: &'c Indicator) -> IndicatorLine<'c> {
    let (campaign, period) = (round.campaign, round.period);
    let own: Vec<Own> = round
        .entries
        .iter()
        .map(|entry| Own {
            asked: entry.is_expected() && entry.asked(campaign, period, indicator),
            value: entry.is_expected().then(|| entry.figure(campaign, period, indicator)).flatten(),
        })
        .collect();
    let scope = |group: Option<&Group>| {
        let of_group = own.iter().zip(&round.entries).filter(|(own, entry)| {
            own.asked && group.is_none_or(|group| group.id == entry.group.id)
        });
        let asked: Vec<Option<Decimal>> = of_group.map(|(own, _)| own.value).collect();
        Sum {
            asked: asked.len(),
            reported: asked.iter().flatten().count(),
            value: combined(indicator.total(), asked.iter().flatten().copied()),
        }
    };
    let groups = campaign.agencies.value.groups.iter().map(|group| (group, scope(Some(group))));
    IndicatorLine { indicator, groups: groups.collect(), all: scope(None), own }
}

/// The figures of a rate: that of the totals, not of the rates, and of the same bodies: those that were asked
/// for it and gave both parts.
fn quotient<'c>(
    round: &Round<'c>,
    indicator: &'c Indicator,
    lines: &[IndicatorLine<'c>],
) -> Option<IndicatorLine<'c>> {
    let (part, whole) = parts(round.campaign, indicator)?;
    let find = |wanted: &Indicator| lines.iter().find(|line| line.indicator.id == wanted.id);
    let (part, whole) = (find(part)?, find(whole)?);
    let scale = indicator.scale();
    let pairs: Vec<(bool, Option<(Decimal, Decimal)>)> = round
        .entries
        .iter()
        .zip(part.own.iter().zip(&whole.own))
        .map(|(entry, (part, whole))| {
            let asked = part.asked
                && whole.asked
                && round.campaign.rated(&entry.agency.id, indicator, &round.period.id);
            let both = part.value.zip(whole.value).filter(|(p, w)| asked && divides(*p, *w));
            (asked, both)
        })
        .collect();
    let scope = |group: Option<&Group>| {
        let of_group = pairs.iter().zip(&round.entries).filter(|((asked, _), entry)| {
            *asked && group.is_none_or(|group| group.id == entry.group.id)
        });
        let asked: Vec<Option<(Decimal, Decimal)>> = of_group.map(|((_, both), _)| *both).collect();
        let both = || asked.iter().flatten();
        let of_part = combined(part.indicator.total(), both().map(|(part, _)| *part));
        let of_whole = combined(whole.indicator.total(), both().map(|(_, whole)| *whole));
        Sum {
            asked: asked.len(),
            reported: both().count(),
            value: of_part.zip(of_whole).and_then(|(p, w)| rate(p, w, scale)),
        }
    };
    let own = |(asked, both): &(bool, Option<(Decimal, Decimal)>)| Own {
        asked: *asked,
        value: both.and_then(|(p, w)| rate(p, w, scale)),
    };
    Some(IndicatorLine {
        indicator,
        groups: part.groups.iter().map(|(group, _)| (*group, scope(Some(group)))).collect(),
        all: scope(None),
        own: pairs.iter().map(own).collect(),
    })
}
