//! Tasks: what agencies are to reach of an indicator (`chỉ tiêu giao`), and how far they are.
//!
//! A target for a period is held against that period's figure. A target for the campaign is held against what has
//! flowed in all periods up to this one ([`super::spans`]); of what is at hand, against what is there now; and nobody is
//! below it before the last period that asks the indicator. A total is of the agencies that have a target and gave the
//! figure, and says how many they are; a share has no percentage of its target.

use rust_decimal::Decimal;

use super::entry::{Entry, combined, plus, rate};
use super::spans;
use super::subject::{Column, CountedAgency};
use super::{ReportState, Round};
use crate::data::campaign::Campaign;
use crate::data::indicators::{Indicator, TargetsFor, Total};
use crate::data::plan::Period;
use crate::data::scalar::Date;

/// An agency's target, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is to reach.
    pub target: Decimal,
    /// What it has given; `None` where a period in which it was asked lacks its figure.
    pub done: Option<Decimal>,
    /// Whether it is below: only once the time of the target is over.
    pub below: bool,
}

/// An indicator with the targets of all agencies.
#[derive(Debug, Clone)]
pub struct TargetLine<'c> {
    /// The indicator.
    pub indicator: &'c Indicator,
    /// Each agency's own, in the order of the round's entries; `None` where it has none.
    pub own: Vec<Option<Progress>>,
}

impl Progress {
    /// How much of the target is done, in percent; `None` of a share.
    pub fn percent(self, indicator: &Indicator) -> Option<Decimal> {
        if indicator.is_share() {
            return None;
        }
        rate(self.done?, self.target, Decimal::ONE_HUNDRED)
    }
}

/// The periods whose figures count towards a target, the period itself first.
pub fn periods<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    indicator: &Indicator,
) -> Vec<&'c Period> {
    match indicator.targets_for {
        TargetsFor::Campaign => spans::up_to(campaign, period, indicator),
        TargetsFor::Period => vec![period],
    }
}

/// The same agency in another period of the same round.
pub fn entry_in<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    entry: &Entry<'c>,
    as_of: Option<Date>,
) -> Entry<'c> {
    Entry::of(campaign, period, entry.group, entry.agency, as_of)
}

/// An agency's target and how far it is; `None` where it has none, or is not asked.
pub fn progress<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    entry: &Entry<'c>,
    indicator: &'c Indicator,
    as_of: Option<Date>,
) -> Option<Progress> {
    let target = campaign.target(indicator, &entry.agency.id)?.value;
    let mut values = Vec::new();
    for of in periods(campaign, period, indicator) {
        let own = if of.id == period.id { *entry } else { entry_in(campaign, of, entry, as_of) };
        if own.is_expected() && own.asked(campaign, of, indicator) {
            values.push(own.figure(campaign, of, indicator));
        }
    }
    if values.is_empty() {
        return None;
    }
    // Of who left out a period nobody knows how far it is.
    let values: Option<Vec<Decimal>> = values.into_iter().collect();
    let done = values
        .and_then(|values| super::entry::combined_in_agency(indicator.total(), values.into_iter()));
    let over = match indicator.targets_for {
        TargetsFor::Period => true,
        TargetsFor::Campaign => spans::is_last(campaign, period, indicator),
    };
    // Who has not reported in this period is reminded of the report, not of what it might say.
    let said = entry.report.is_some() || !entry.former.is_empty();
    let below = over && said && done.is_some_and(|done| done < target);
    Some(Progress { target, done, below })
}

/// The targets of a round's indicators, in the order in which they are printed.
pub fn lines<'c>(round: &Round<'c>) -> Vec<TargetLine<'c>> {
    let all = round.campaign.indicators.value.printed().into_iter();
    let of_targets = all.filter(|indicator| !indicator.targets.is_empty());
    let line = |indicator: &'c Indicator| {
        let own = round
            .entries
            .iter()
            .map(|entry| progress(round.campaign, round.period, entry, indicator, round.as_of));
        TargetLine { indicator, own: own.collect() }
    };
    let lines = of_targets.map(line);
    lines.filter(|line| line.own.iter().any(Option::is_some)).collect()
}

impl TargetLine<'_> {
    /// What is in a column, over the agencies at these places; `None` where nothing is.
    pub fn value(
        &self,
        column: Column,
        agency: bool,
        places: impl Iterator<Item = usize>,
    ) -> Option<Decimal> {
        let own: Vec<Progress> =
            places.filter_map(|nth| self.own.get(nth).copied().flatten()).collect();
        let given = || own.iter().filter(|own| own.done.is_some());
        let count = |count: usize| (!agency).then(|| Decimal::from(count));
        // Several targets make one only where several figures do.
        let adds = matches!(self.indicator.total(), Total::Sum | Total::Last);
        let sum = |mut values: &mut dyn Iterator<Item = Decimal>| {
            let first = values.next()?;
            if agency {
                return Some(first);
            }
            (&mut values).try_fold(first, plus).filter(|_| adds)
        };
        if own.is_empty() {
            return None;
        }
        match column {
            Column::Targeted => count(own.len()),
            Column::TargetReported => count(given().count()),
            Column::UnderTarget => count(own.iter().filter(|own| own.below).count()),
            Column::Target => sum(&mut own.iter().map(|own| own.target)),
            Column::TargetOfReported => sum(&mut given().map(|own| own.target)).filter(|_| !agency),
            Column::Done => match agency {
                true => own.first()?.done,
                false if adds => {
                    combined(self.indicator.total(), given().filter_map(|own| own.done))
                }
                false => None,
            },
            Column::DonePercent => match (agency, adds) {
                (true, _) => own.first()?.percent(self.indicator),
                (false, false) => None,
                (false, true) => {
                    let done = combined(self.indicator.total(), given().filter_map(|o| o.done))?;
                    let target = sum(&mut given().map(|own| own.target))?;
                    rate(done, target, Decimal::ONE_HUNDRED)
                }
            },
            _ => None,
        }
    }
}

/// The agencies that a count of targets looks at: those that have one, with how far they are.
pub(super) fn counted<'e, 'c: 'e>(
    round: &Round<'c>,
    indicator: &'c Indicator,
    column: Column,
    entries: impl Iterator<Item = &'e Entry<'c>>,
) -> Vec<CountedAgency<'c>> {
    let of_entry = |entry: &'e Entry<'c>| {
        let own = progress(round.campaign, round.period, entry, indicator, round.as_of)?;
        let state = match (own.done, own.below) {
            (None, _) if entry.state == ReportState::Unread => entry.state.words(),
            (None, _) => "Chưa đủ số liệu",
            (_, true) => "Dưới chỉ tiêu giao",
            (Some(done), _) if done >= own.target => "Đạt chỉ tiêu giao",
            _ => "Đang thực hiện",
        };
        let counts = match column {
            Column::Targeted => true,
            Column::TargetReported => own.done.is_some(),
            Column::UnderTarget => own.below,
            _ => return None,
        };
        Some(CountedAgency { entry: *entry, counts, state: state.to_owned() })
    };
    entries.filter_map(of_entry).collect()
}
