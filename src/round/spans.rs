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
