//! Values: indicators that nobody reports, rates of nothing, bounds that no value keeps.

use rust_decimal::Decimal;

use super::super::indicators::{Indicator, Total, ValueKind};
use super::facts::RatePart;
use super::fault::IndicatorFault;
use super::{Checks, Scope};

/// Every indicator.
pub(super) fn check(checks: &mut Checks<'_>) {
    let file = &checks.campaign.indicators;
    for (nth, indicator) in file.value.indicators.iter().enumerate() {
        let path = format!("indicators/{nth}");
        // A rate is computed from two others and needs nobody to report it.
        let nobody = !indicator.says_who() && indicator.total() != Total::Rate;
        if nobody {
            let fault =
                IndicatorFault::IndicatorReportedByNobody { indicator: indicator.id.clone() };
            checks.of_indicator(&indicator.id, &format!("{path}/id"), &fault);
        }
        rate(checks, &path, indicator);
        share(checks, &path, indicator);
        bounds(checks, &path, indicator);
    }
}

/// A share does not add up: 80 % and 90 % are no 170 %.
fn share(checks: &mut Checks<'_>, path: &str, indicator: &Indicator) {
    if !indicator.is_share() {
        return;
    }
    let name = indicator.name.to_string();
    match indicator.total {
        Some(Total::Sum | Total::Last | Total::Average) => {
            checks.of_indicator(
                &indicator.id,
                &format!("{path}/total"),
                &IndicatorFault::ShareAdded { name },
            );
        }
        None => checks.of_indicator(
            &indicator.id,
            &format!("{path}/id"),
            &IndicatorFault::ShareTotalLeftOut { name },
        ),
        Some(Total::Max | Total::None | Total::Rate) => {}
    }
}

fn rate(checks: &mut Checks<'_>, path: &str, indicator: &Indicator) {
    let halves = [
        (RatePart::Numerator, &indicator.numerator),
        (RatePart::Denominator, &indicator.denominator),
    ];
    for (part, id) in halves {
        let path_of_half = format!("{path}/{}", part.key());
        match (indicator.total() == Total::Rate, id) {
            (true, None) => {
                checks.of_indicator(
                    &indicator.id,
                    &format!("{path}/total"),
                    &IndicatorFault::RateIncomplete { missing: part },
                );
            }
            (false, Some(_)) => {
                let place = checks.campaign.indicators.key_place(&path_of_half);
                let scope = Scope::Indicator(indicator.id.clone());
                checks.say(scope, &IndicatorFault::RatePartsUnused { part }, place);
            }
            (true, Some(of))
                if checks.known.indicator(of).is_some_and(|i| i.total() == Total::Rate) =>
            {
                let fault = IndicatorFault::RateOfRate {
                    part,
                    of: of.clone(),
                    itself: *of == indicator.id,
                };
                checks.of_indicator(&indicator.id, &path_of_half, &fault);
            }
            _ => {}
        }
    }
}

fn bounds(checks: &mut Checks<'_>, path: &str, indicator: &Indicator) {
    let kind = indicator.value;
    let given = [("min", indicator.min), ("max", indicator.max), ("at_least", indicator.at_least)];
    let mut sound = true;
    for (bound, value) in given.into_iter().filter_map(|(key, figure)| Some((key, figure?.0))) {
        if !fits(indicator, bound, value) {
            sound = false;
            checks.of_indicator(
                &indicator.id,
                &format!("{path}/{bound}"),
                &IndicatorFault::BoundNotOfKind { bound, value, kind },
            );
        }
    }
    if !sound {
        return;
    }
    let Some(most) = indicator.most() else { return };
    if let Some(least) = indicator.least().filter(|least| *least > most) {
        let key = if indicator.max.is_some() { "max" } else { "min" };
        checks.of_indicator(
            &indicator.id,
            &format!("{path}/{key}"),
            &IndicatorFault::BoundsTurned { least, most },
        );
    }
    if let Some(at_least) = indicator.at_least.map(|figure| figure.0).filter(|value| *value > most)
    {
        checks.of_indicator(
            &indicator.id,
            &format!("{path}/at_least"),
            &IndicatorFault::LevelUnreachable { at_least, most },
        );
    }
}

/// Whether values of the indicator's kind can lie at a bound. A percentage runs from 0 to 100 unless
/// `max` lets it go further.
fn fits(indicator: &Indicator, bound: &str, value: Decimal) -> bool {
    let negative = value.is_sign_negative() && !value.is_zero();
    match indicator.value {
        ValueKind::Money if indicator.money_unit().is_some_and(|u| u.dong() > Decimal::ONE) => {
            !negative
        }
        ValueKind::Count | ValueKind::Money => !negative && value.fract().is_zero(),
        ValueKind::Decimal => true,
        ValueKind::YesNo | ValueKind::Choice => false,
        ValueKind::Percent => {
            let wide = indicator.max.is_some_and(|max| max.0 > Decimal::ONE_HUNDRED);
            // A level above 100 is said to be out of reach.
            wide || (!negative && (bound == "at_least" || value <= Decimal::ONE_HUNDRED))
        }
    }
}

impl RatePart {
    /// Its key in `indicators.yaml`.
    pub(super) fn key(self) -> &'static str {
        match self {
            RatePart::Numerator => "numerator",
            RatePart::Denominator => "denominator",
        }
    }
}
