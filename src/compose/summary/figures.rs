//! Tasks: the figures of a round as rows and tables. Values travel as plain decimals; the template
//! writes them in Vietnamese notation.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::data::indicators::Indicator;
use crate::round::{Entry, Over, Round};

/// So many columns of figures fit across a landscape page beside the names.
const COLUMNS: usize = 8;

/// Hundredths of the width for the running number and the names.
const NUMBER_WIDTH: usize = 5;
const NAME_WIDTH: usize = 22;

/// An indicator with its total and the totals of the groups.
#[derive(Serialize)]
pub(super) struct TotalRow<'c> {
    label: &'c str,
    unit: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    /// How many agencies reported it, of how many that should have among those received.
    reported: usize,
    asked: usize,
    /// One for each group; empty where the group has none.
    groups: Vec<String>,
}

/// A table of agencies by indicators, as wide as a landscape page.
#[derive(Serialize)]
pub(super) struct FigureTable<'c> {
    number_width: usize,
    name_width: usize,
    widths: Vec<usize>,
    heads: Vec<HeadView<'c>>,
    groups: Vec<GroupRows<'c>>,
    totals: Vec<String>,
}

#[derive(Serialize)]
struct HeadView<'c> {
    label: &'c str,
    unit: &'c str,
}

#[derive(Serialize)]
struct GroupRows<'c> {
    name: &'c str,
    totals: Vec<String>,
    rows: Vec<AgencyRow<'c>>,
}

#[derive(Serialize)]
struct AgencyRow<'c> {
    agency: &'c str,
    values: Vec<String>,
}

/// An indicator that one agency alone reports.
#[derive(Serialize)]
pub(super) struct SingleRow<'c> {
    label: &'c str,
    unit: &'c str,
    agency: &'c str,
    value: String,
}

/// Every indicator of the period with its totals.
pub(super) fn totals<'c>(round: &Round<'c>) -> Vec<TotalRow<'c>> {
    let groups = &round.campaign.agencies.value.groups;
    asked(round)
        .map(|(indicator, entries)| TotalRow {
            label: indicator.name.as_str(),
            unit: indicator.unit.as_str(),
            total: round.total(indicator, Over::All).map(plain),
            reported: entries.iter().filter(|e| round.figure(e, indicator).is_some()).count(),
            asked: entries.len(),
            groups: groups
                .iter()
                .map(|group| {
                    round.total(indicator, Over::Group(&group.id)).map_or_else(String::new, plain)
                })
                .collect(),
        })
        .collect()
}

/// The indicators that several agencies report, in tables that fit a page.
pub(super) fn tables<'c>(round: &Round<'c>) -> Vec<FigureTable<'c>> {
    let common: Vec<&Indicator> =
        asked(round).filter(|(_, entries)| entries.len() > 1).map(|(i, _)| i).collect();
    common.chunks(COLUMNS).map(|indicators| table(round, indicators)).collect()
}

/// The indicators that one agency alone reports.
pub(super) fn singles<'c>(round: &Round<'c>) -> Vec<SingleRow<'c>> {
    asked(round)
        .filter_map(|(indicator, entries)| match entries.as_slice() {
            [entry] => Some(SingleRow {
                label: indicator.name.as_str(),
                unit: indicator.unit.as_str(),
                agency: entry.agency.short(),
                value: round.figure(entry, indicator).map_or_else(String::new, plain),
            }),
            _ => None,
        })
        .collect()
}

fn table<'c>(round: &Round<'c>, indicators: &[&'c Indicator]) -> FigureTable<'c> {
    let groups = round
        .campaign
        .agencies
        .value
        .groups
        .iter()
        .map(|group| GroupRows {
            name: group.name.as_str(),
            totals: totals_over(round, indicators, Over::Group(&group.id)),
            rows: round
                .received()
                .filter(|(entry, _)| entry.group.id == group.id)
                .map(|(entry, _)| AgencyRow {
                    agency: entry.agency.short(),
                    values: indicators
                        .iter()
                        .map(|indicator| {
                            round.figure(entry, indicator).map_or_else(String::new, plain)
                        })
                        .collect(),
                })
                .filter(|row| row.values.iter().any(|value| !value.is_empty()))
                .collect(),
        })
        .filter(|group| !group.rows.is_empty())
        .collect();
    FigureTable {
        number_width: NUMBER_WIDTH,
        name_width: NAME_WIDTH,
        widths: shares(100 - NUMBER_WIDTH - NAME_WIDTH, indicators.len()),
        heads: indicators
            .iter()
            .map(|indicator| HeadView {
                label: indicator.short.as_ref().unwrap_or(&indicator.name).as_str(),
                unit: indicator.unit.as_str(),
            })
            .collect(),
        groups,
        totals: totals_over(round, indicators, Over::All),
    }
}

fn totals_over(round: &Round<'_>, indicators: &[&Indicator], over: Over<'_>) -> Vec<String> {
    let total =
        |indicator: &&Indicator| round.total(indicator, over).map_or_else(String::new, plain);
    indicators.iter().map(total).collect()
}

/// The indicators of the period with the entries, among those received, that report them.
fn asked<'r, 'c>(
    round: &'r Round<'c>,
) -> impl Iterator<Item = (&'c Indicator, Vec<&'r Entry<'c>>)> {
    round.campaign.indicators.value.indicators.iter().filter_map(move |indicator| {
        let entries: Vec<_> = round
            .received()
            .map(|(entry, _)| entry)
            .filter(|entry| round.asked(entry, indicator))
            .collect();
        (!entries.is_empty()).then_some((indicator, entries))
    })
}

/// A width cut into whole shares that add up to it.
fn shares(whole: usize, parts: usize) -> Vec<usize> {
    (0..parts).map(|nth| whole * (nth + 1) / parts - whole * nth / parts).collect()
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}
