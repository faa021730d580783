//! Tasks: over which periods a figure may be added up. Windows that overlap are never added: what the later report
//! covers, the earlier one has said already.

use crate::data::campaign::Campaign;
use crate::data::indicators::Indicator;
use crate::data::plan::{Period, Window};

/// Whether two windows have a day in common.
pub fn overlap(one: Window, other: Window) -> bool {
    one.from <= other.to && other.from <= one.to
}

/// Whether an indicator is asked in a period.
pub fn is_asked_in(indicator: &Indicator, period: &Period) -> bool {
    indicator.periods.is_empty() || indicator.periods.contains(&period.id)
}

/// The periods up to a period over which what flows is added up, the last one first: the period, and those before it
/// that overlap none which is taken already. What does not flow is that of the period alone.
pub fn up_to<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    indicator: &Indicator,
) -> Vec<&'c Period> {
    let all = campaign.plan.value.reporting.periods.iter();
    let before = all.filter(|other| other.id != period.id && other.covers.to <= period.covers.to);
    without_overlaps(period, before.filter(|_| indicator.flows()), indicator)
}

/// A period and those of others that are asked and overlap none which is taken already, from the last to the first.
pub fn without_overlaps<'c>(
    period: &'c Period,
    others: impl Iterator<Item = &'c Period>,
    indicator: &Indicator,
) -> Vec<&'c Period> {
    let mut others: Vec<&'c Period> = others.filter(|p| is_asked_in(indicator, p)).collect();
    others.sort_by_key(|other| std::cmp::Reverse((other.covers.to, other.covers.from)));
    let mut taken = vec![period];
    for other in others {
        if taken.iter().all(|one| !overlap(one.covers, other.covers)) {
            taken.push(other);
        }
    }
    taken
}

/// Whether no later period asks an indicator.
pub fn is_last(campaign: &Campaign, period: &Period, indicator: &Indicator) -> bool {
    let mut all = campaign.plan.value.reporting.periods.iter();
    !all.any(|other| other.covers.to > period.covers.to && is_asked_in(indicator, other))
}

/// The periods over which the summary of a period adds an indicator up, the last one first; `None` where it adds
/// nothing up: the data ask for none, the period is none of those named or begins before the day, or two of them
/// overlap so that days would count twice.
pub fn cumulated<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    indicator: &Indicator,
) -> Option<Vec<&'c Period>> {
    if !indicator.cumulates() || !indicator.flows() || !is_asked_in(indicator, period) {
        return None;
    }
    let all = || campaign.plan.value.reporting.periods.iter();
    let is_meant = |one: &Period| match indicator.since {
        Some(since) => one.covers.from >= since,
        None => indicator.cumulative.contains(&one.id),
    };
    if !is_meant(period) {
        return None;
    }
    // One that covers the period too, half a year next to its quarter, is no part of what came before it.
    let covers =
        |one: &Period| one.covers.from <= period.covers.from && period.covers.to <= one.covers.to;
    let before = || {
        let others = all().filter(|one| one.id != period.id && is_meant(one) && !covers(one));
        others.filter(|one| one.covers.to <= period.covers.to && is_asked_in(indicator, one))
    };
    let taken = without_overlaps(period, before(), indicator);
    // What was left out is within one that was taken, or its days cannot be told apart.
    let within = |one: &Period| {
        taken.iter().any(|of| of.covers.from <= one.covers.from && one.covers.to <= of.covers.to)
    };
    before().all(within).then_some(taken)
}
