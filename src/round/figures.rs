//! Tasks: every figure of a round, reckoned once. The text, the tables, the trace and what is kept beside
//! the summary take theirs from here, so that they cannot disagree.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::Round;
use super::entry::{Entry, parts, rate};
use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::indicators::{Indicator, Total};
use crate::data::plan::Period;
use crate::data::scalar::Id;

/// Over whom a figure is added.
#[derive(Debug, Clone, Copy)]
pub enum Over<'c> {
    /// Every agency.
    All,
    /// The agencies of a group.
    Group(&'c Group),
    /// One agency's own figure.
    Agency(&'c Body),
}

impl Over<'_> {
    /// `all`, `group`, `agency`.
    pub fn kind(self) -> &'static str {
        match self {
            Over::All => "all",
            Over::Group(_) => "group",
            Over::Agency(_) => "agency",
        }
    }

    /// The id of the group or agency.
    pub fn of(&self) -> Option<&Id> {
        match self {
            Over::All => None,
            Over::Group(group) => Some(&group.id),
            Over::Agency(body) => Some(&body.id),
        }
    }

    /// What a clerk reads: `Tổng số`, the group's name, the agency's short name.
    pub fn words(&self) -> &str {
        match self {
            Over::All => "Tổng số",
            Over::Group(group) => group.name.as_str(),
            Over::Agency(body) => body.short(),
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
    /// The figure; `None` where nobody reported it or it does not add up.
    pub value: Option<Decimal>,
    /// How many agencies it was added from.
    pub reported: usize,
    /// How many were to report it.
    pub asked: usize,
}

/// An indicator with all its figures.
#[derive(Debug, Clone)]
pub struct Line<'c> {
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
    /// The indicators that somebody who has reported was asked, in the order of the data.
    pub lines: Vec<Line<'c>>,
}

impl<'c> Figures<'c> {
    /// Reckons them.
    pub fn of(round: &Round<'c>) -> Self {
        let all = &round.campaign.indicators.value.indicators;
        let mut lines: Vec<Line<'c>> =
            all.iter().filter(|i| i.total != Total::Rate).map(|i| line(round, i)).collect();
        let rates: Vec<Line<'c>> =
            all.iter().filter_map(|indicator| quotient(round, indicator, &lines)).collect();
        lines.extend(rates);
        let place = |line: &Line<'c>| all.iter().position(|i| i.id == line.indicator.id);
        lines.sort_by_key(place);
        let told = |line: &Line<'c>| {
            line.own
                .iter()
                .zip(&round.entries)
                .any(|(own, entry)| own.asked && entry.report.is_some())
        };
        lines.retain(told);
        Figures { period: round.period, entries: round.entries.clone(), lines }
    }

    /// The figures of an indicator.
    pub fn line(&self, indicator: &Id) -> Option<&Line<'c>> {
        self.lines.iter().find(|line| line.indicator.id == *indicator)
    }

    /// A figure by its indicator and over whom.
    pub fn value(&self, indicator: &Id, over: Over<'_>) -> Option<Decimal> {
        let line = self.line(indicator)?;
        match over {
            Over::All => line.all.value,
            Over::Group(group) => line
                .groups
                .iter()
                .find(|(own, _)| own.id == group.id)
                .and_then(|(_, sum)| sum.value),
            Over::Agency(body) => {
                let place = self.entries.iter().position(|entry| entry.agency.id == body.id)?;
                line.own.get(place)?.value
            }
        }
    }

    /// The bookmark of a figure.
    pub fn name(&self, indicator: &Id, over: Over<'_>) -> String {
        bookmark(&self.period.id, indicator, over)
    }

    /// Every figure that has a value: the total, the groups', the agencies' own, indicator by indicator.
    pub fn all(&self) -> impl Iterator<Item = (&'c Indicator, Over<'c>, Decimal)> {
        self.lines.iter().flat_map(|line| {
            let indicator = line.indicator;
            let groups = line.groups.iter().map(|(group, sum)| (Over::Group(group), sum.value));
            let own = self.entries.iter().zip(&line.own);
            let own = own.map(|(entry, own)| (Over::Agency(entry.agency), own.value));
            [(Over::All, line.all.value)]
                .into_iter()
                .chain(groups)
                .chain(own)
                .filter_map(move |(over, value)| Some((indicator, over, value?)))
        })
    }
}

/// The longest readable part of a bookmark: with `sl_`, 12 hexadecimal digits and the count of a place it
/// stays within Word's 40 characters.
const READABLE: usize = 18;

/// The name of a figure's bookmark in Word, which is its id everywhere: readable, then certain. Word takes
/// letters, figures and `_`, at most 40 of them.
pub fn bookmark(period: &Id, indicator: &Id, over: Over<'_>) -> String {
    let of = over.of().map_or("", Id::as_str);
    let key = format!("{period}/{indicator}/{}/{of}", over.kind());
    let hash: String =
        Sha256::digest(key.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let readable: String = indicator.as_str().replace('-', "_").chars().take(READABLE).collect();
    format!("sl_{}_{hash}", readable.trim_end_matches('_'))
}

fn line<'c>(round: &Round<'c>, indicator: &'c Indicator) -> Line<'c> {
    let (campaign, period) = (round.campaign, round.period);
    let own: Vec<Own> = round
        .entries
        .iter()
        .map(|entry| Own {
            asked: entry.is_expected() && entry.asked(campaign, period, indicator),
            value: entry.is_expected().then(|| entry.figure(campaign, period, indicator)).flatten(),
        })
        .collect();
    let over = |group: Option<&Group>| {
        let mut sum = Sum::default();
        for (own, entry) in own.iter().zip(&round.entries) {
            if !own.asked || group.is_some_and(|group| group.id != entry.group.id) {
                continue;
            }
            sum.asked += 1;
            if let Some(value) = own.value {
                sum.reported += 1;
                sum.value = added(indicator.total, sum.value, value);
            }
        }
        sum
    };
    let groups = campaign.agencies.value.groups.iter().map(|group| (group, over(Some(group))));
    Line { indicator, groups: groups.collect(), all: over(None), own }
}

fn added(total: Total, before: Option<Decimal>, value: Decimal) -> Option<Decimal> {
    match (total, before) {
        (Total::None | Total::Rate, _) => None,
        (_, None) => Some(value),
        (Total::Max, Some(before)) => Some(before.max(value)),
        (Total::Sum | Total::Last, Some(before)) => Some(before.saturating_add(value)),
    }
}

/// The figures of a rate: that of the totals, not of the rates.
fn quotient<'c>(
    round: &Round<'c>,
    indicator: &'c Indicator,
    lines: &[Line<'c>],
) -> Option<Line<'c>> {
    let (part, whole) = parts(round.campaign, indicator)?;
    let find = |wanted: &Indicator| lines.iter().find(|line| line.indicator.id == wanted.id);
    let (part, whole) = (find(part)?, find(whole)?);
    let over = |part: &Sum, whole: &Sum| Sum {
        value: part.value.zip(whole.value).and_then(|(p, w)| rate(p, w, indicator.value)),
        reported: part.reported.min(whole.reported),
        asked: part.asked.min(whole.asked),
    };
    let own = |(part, whole): (&Own, &Own)| Own {
        asked: part.asked && whole.asked,
        value: part.value.zip(whole.value).and_then(|(p, w)| rate(p, w, indicator.value)),
    };
    let groups = part.groups.iter().zip(&whole.groups);
    Some(Line {
        indicator,
        own: part.own.iter().zip(&whole.own).map(own).collect(),
        groups: groups.map(|((group, part), (_, whole))| (*group, over(part, whole))).collect(),
        all: over(&part.all, &whole.all),
    })
}
