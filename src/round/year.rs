//! Tasks: a period compared with the same period of the year before (`cùng kỳ năm trước`), whose reports are under
//! `year-before/`: those of the earlier campaign's folder, or typed in.
//!
//! As with the period before, both sides are of the agencies that have the figure in both. An agency that others were
//! merged into has it where all of them have.

use rust_decimal::Decimal;

use super::Round;
use super::compare::Change;
use super::entry::{combined, combined_in_agency, parts, rate, said};
use super::figures::{Figures, IndicatorLine};
use crate::data::body::Body;
use crate::data::campaign::Campaign;
use crate::data::indicators::Indicator;
use crate::data::load::Located;
use crate::data::plan::Period;
use crate::data::report::Report;

/// The reports of the year before that make an agency's figure; `None` where one of the bodies that it was made from
/// has none.
pub fn reports<'c>(
    campaign: &'c Campaign,
    period: &Period,
    agency: &'c Body,
) -> Option<Vec<&'c Located<Report>>> {
    let own = (agency.since.is_none() || agency.was.is_empty()).then_some(&agency.id);
    let bodies = own.into_iter().chain(agency.was.iter().filter_map(|was| was.id.as_ref()));
    bodies.map(|body| campaign.year_before.get(&(period.id.clone(), body.clone()))).collect()
}

/// What an agency gave in the year before, or what follows for a rate.
fn figure(
    campaign: &Campaign,
    period: &Period,
    agency: &Body,
    indicator: &Indicator,
) -> Option<Decimal> {
    if let Some((part, whole)) = parts(campaign, indicator) {
        let part = figure(campaign, period, agency, part)?;
        return rate(part, figure(campaign, period, agency, whole)?, indicator.scale());
    }
    let all = reports(campaign, period, agency)?;
    let values: Option<Vec<Decimal>> =
        all.iter().map(|report| said(&report.value, indicator)).collect();
    let values = values.filter(|values| !values.is_empty())?;
    combined_in_agency(indicator.total(), values.into_iter())
}

/// The indicators that are compared with the year before, and were given in both.
pub fn changes<'c>(round: &Round<'c>, figures: &Figures<'c>) -> Vec<Change<'c>> {
    let compared = figures.lines.iter().filter(|line| line.indicator.year_before);
    compared.filter_map(|line| change(round, figures, line)).collect()
}

fn change<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    line: &IndicatorLine<'c>,
) -> Option<Change<'c>> {
    let (campaign, indicator) = (round.campaign, line.indicator);
    let was = |nth: usize, indicator: &Indicator| {
        figure(campaign, round.period, round.entries.get(nth)?.agency, indicator)
    };
    let is = |nth: usize, indicator: &Indicator| {
        figures.line(&indicator.id)?.own.get(nth).filter(|own| own.asked)?.value
    };
    let both: Vec<usize> = (0..line.own.len())
        .filter(|nth| is(*nth, indicator).is_some() && was(*nth, indicator).is_some())
        .collect();
    // A part that only some gave next to its whole is compared no more than it is added.
    if let Some(whole) = campaign.indicators.value.whole_of(indicator) {
        let uneven = |nth: usize| was(nth, indicator).is_some() != was(nth, whole).is_some();
        if line.uneven.contains(&true) || (0..line.own.len()).any(uneven) {
            return None;
        }
    }
    let sum = |side: &dyn Fn(usize, &Indicator) -> Option<Decimal>, indicator: &Indicator| {
        combined(indicator.total(), both.iter().filter_map(|nth| side(*nth, indicator)))
    };
    let total =
        |side: &dyn Fn(usize, &Indicator) -> Option<Decimal>| match parts(campaign, indicator) {
            Some((part, whole)) => rate(sum(side, part)?, sum(side, whole)?, indicator.scale()),
            None => sum(side, indicator),
        };
    Some(Change { indicator, before: total(&was)?, now: total(&is)?, both })
}
