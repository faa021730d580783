//! Tasks: what has been given since a day, or over the periods that the data name (`lũy kế`).
//!
//! Only what flows is added up over periods, and over none whose windows overlap ([`super::spans`]). Everything that was
//! given counts; how many agencies gave it in all the periods in which they were asked is said next to it, and who lacks
//! one. A part is added up only where whoever gave its whole gave it.

use rust_decimal::Decimal;

use super::Round;
use super::entry::{Entry, combined, combined_in_agency};
use super::spans;
use super::subject::{Column, CountedAgency};
use super::targets::entry_in;
use crate::data::indicators::Indicator;
use crate::data::plan::Period;

/// What an agency gave over the periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToDate {
    /// What it gave; `None` where it gave nothing.
    pub value: Option<Decimal>,
    /// Whether it gave the figure in every period in which it was asked.
    pub whole: bool,
    /// Whether it gave a part without its whole, or the whole without the part.
    pub uneven: bool,
}

/// An indicator that is added up over periods.
#[derive(Debug, Clone)]
pub struct CumulativeLine<'c> {
    /// The indicator.
    pub indicator: &'c Indicator,
    /// The periods, the last one first.
    pub periods: Vec<&'c Period>,
    /// Each agency's own, in the order of the round's entries; `None` where it was never asked.
    pub own: Vec<Option<ToDate>>,
}

/// The indicators of a round that are added up over periods, in the order in which they are printed.
pub fn lines<'c>(round: &Round<'c>) -> Vec<CumulativeLine<'c>> {
    let all = round.campaign.indicators.value.printed().into_iter();
    let lines = all.filter_map(|indicator| {
        let periods = spans::cumulated(round.campaign, round.period, indicator)?;
        let own = round.entries.iter().map(|entry| to_date(round, entry, indicator, &periods));
        let own: Vec<Option<ToDate>> = own.collect();
        let given = own.iter().flatten().any(|own| own.value.is_some());
        given.then_some(CumulativeLine { indicator, periods, own })
    });
    lines.collect()
}

/// What an agency gave over periods.
fn to_date<'c>(
    round: &Round<'c>,
    entry: &Entry<'c>,
    indicator: &'c Indicator,
    periods: &[&'c Period],
) -> Option<ToDate> {
    let campaign = round.campaign;
    let whole_of = campaign.indicators.value.whole_of(indicator);
    let (mut values, mut uneven) = (Vec::new(), false);
    for period in periods {
        let own = in_period(round, entry, period);
        if own.is_expected() && own.asked(campaign, period, indicator) {
            let value = own.figure(campaign, period, indicator);
            let whole = whole_of.map(|whole| own.figure(campaign, period, whole));
            uneven |= whole.is_some_and(|whole| whole.is_some() != value.is_some());
            values.push(value);
        }
    }
    if values.is_empty() {
        return None;
    }
    let whole = values.iter().all(Option::is_some);
    let value = combined_in_agency(indicator.total(), values.into_iter().flatten());
    Some(ToDate { value, whole, uneven })
}

/// The agency in a period of the round.
pub fn in_period<'c>(round: &Round<'c>, entry: &Entry<'c>, period: &'c Period) -> Entry<'c> {
    match period.id == round.period.id {
        true => *entry,
        false => entry_in(round.campaign, period, entry, round.as_of),
    }
}

impl CumulativeLine<'_> {
    /// What is in a column, over the agencies at these places; `None` where nothing is.
    pub fn value(
        &self,
        column: Column,
        agency: bool,
        places: impl Iterator<Item = usize>,
    ) -> Option<Decimal> {
        let own: Vec<ToDate> =
            places.filter_map(|nth| self.own.get(nth).copied().flatten()).collect();
        let values = || own.iter().filter_map(|own| own.value);
        match column {
            Column::ToDate if agency => values().next(),
            Column::ToDate if own.iter().any(|own| own.uneven) => None,
            Column::ToDate => combined(self.indicator.total(), values()),
            _ if agency || own.is_empty() => None,
            Column::ToDateReported => {
                Some(Decimal::from(own.iter().filter(|own| own.whole).count()))
            }
            Column::ToDateAsked => Some(Decimal::from(own.len())),
            _ => None,
        }
    }
}

/// The agencies that a count looks at, with what they gave over the periods.
pub(super) fn counted<'e, 'c: 'e>(
    round: &Round<'c>,
    indicator: &'c Indicator,
    column: Column,
    entries: impl Iterator<Item = &'e Entry<'c>>,
) -> Vec<CountedAgency<'c>> {
    let periods = spans::cumulated(round.campaign, round.period, indicator).unwrap_or_default();
    let of_entry = |entry: &'e Entry<'c>| {
        let own = to_date(round, entry, indicator, &periods)?;
        let state = match (own.whole, own.value) {
            (true, _) => "Đủ số liệu các kỳ",
            (false, Some(_)) => "Thiếu số liệu một số kỳ",
            (false, None) => "Chưa có số liệu",
        };
        let counts = column == Column::ToDateAsked || own.whole;
        Some(CountedAgency { entry: *entry, counts, state: state.to_owned() })
    };
    entries.filter_map(of_entry).collect()
}
