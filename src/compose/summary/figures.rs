//! Tasks: the figures of a round as rows and tables. Values travel as plain decimals; the template
//! writes them in Vietnamese notation.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::data::agencies::Group;
use crate::round::figures::{Figures, Line};

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
pub(super) fn totals<'c>(figures: &Figures<'c>) -> Vec<TotalRow<'c>> {
    figures
        .lines
        .iter()
        .map(|line| TotalRow {
            label: line.indicator.name.as_str(),
            unit: line.indicator.unit.as_str(),
            total: line.all.value.map(plain),
            reported: line.all.reported,
            asked: line.all.asked,
            groups: line
                .groups
                .iter()
                .map(|(_, sum)| sum.value.map_or_else(String::new, plain))
                .collect(),
        })
        .collect()
}

/// The indicators that several agencies report, in tables that fit a page.
pub(super) fn tables<'c>(figures: &Figures<'c>) -> Vec<FigureTable<'c>> {
    let common: Vec<&Line<'c>> = figures.lines.iter().filter(|line| line.all.asked > 1).collect();
    common.chunks(COLUMNS).map(|lines| table(figures, lines)).collect()
}

/// The indicators that one agency alone reports.
pub(super) fn singles<'c>(figures: &Figures<'c>) -> Vec<SingleRow<'c>> {
    let alone = figures.lines.iter().filter(|line| line.all.asked == 1);
    alone
        .filter_map(|line| {
            let (own, entry) = line.own.iter().zip(&figures.entries).find(|(own, _)| own.asked)?;
            Some(SingleRow {
                label: line.indicator.name.as_str(),
                unit: line.indicator.unit.as_str(),
                agency: entry.agency.short(),
                value: own.value.map_or_else(String::new, plain),
            })
        })
        .collect()
}

/// The rows of a table of figures: each group with its agencies that have a figure in it.
pub(super) fn rows_of<'f, 'c>(
    figures: &'f Figures<'c>,
    lines: &[&Line<'c>],
) -> Vec<(&'c Group, Vec<usize>)> {
    let mut groups: Vec<(&'c Group, Vec<usize>)> = Vec::new();
    for (nth, entry) in figures.entries.iter().enumerate() {
        if !lines.iter().any(|line| line.own.get(nth).is_some_and(|own| own.value.is_some())) {
            continue;
        }
        match groups.last_mut() {
            Some((group, rows)) if group.id == entry.group.id => rows.push(nth),
            _ => groups.push((entry.group, vec![nth])),
        }
    }
    groups
}

fn table<'c>(figures: &Figures<'c>, lines: &[&Line<'c>]) -> FigureTable<'c> {
    let shown = |value: Option<Decimal>| value.map_or_else(String::new, plain);
    let groups = rows_of(figures, lines)
        .into_iter()
        .map(|(group, rows)| GroupRows {
            name: group.name.as_str(),
            totals: lines
                .iter()
                .map(|line| {
                    let own = line.groups.iter().find(|(own, _)| own.id == group.id);
                    shown(own.and_then(|(_, sum)| sum.value))
                })
                .collect(),
            rows: rows
                .into_iter()
                .filter_map(|nth| {
                    let own = |line: &&Line<'c>| line.own.get(nth).and_then(|own| own.value);
                    Some(AgencyRow {
                        agency: figures.entries.get(nth)?.agency.short(),
                        values: lines.iter().map(|line| shown(own(line))).collect(),
                    })
                })
                .collect(),
        })
        .collect();
    FigureTable {
        number_width: NUMBER_WIDTH,
        name_width: NAME_WIDTH,
        widths: shares(100 - NUMBER_WIDTH - NAME_WIDTH, lines.len()),
        heads: lines
            .iter()
            .map(|line| HeadView {
                label: line.indicator.short.as_ref().unwrap_or(&line.indicator.name).as_str(),
                unit: line.indicator.unit.as_str(),
            })
            .collect(),
        groups,
        totals: lines.iter().map(|line| shown(line.all.value)).collect(),
    }
}

/// A width cut into whole shares that add up to it.
fn shares(whole: usize, parts: usize) -> Vec<usize> {
    (0..parts).map(|nth| whole * (nth + 1) / parts - whole * nth / parts).collect()
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}
