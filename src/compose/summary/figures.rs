//! Tasks: the figures of a round as rows and tables. Values travel as plain decimals; the template
//! writes them in Vietnamese notation.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::data::agencies::Group;
use crate::data::indicators::Indicator;
use crate::round::compare::{self, Change};
use crate::round::figures::{Figures, Line};
use crate::round::{Over, Round};

/// So many columns of figures fit across a landscape page beside the names.
const COLUMNS: usize = 8;

/// Hundredths of the width for the running number and the names.
const NUMBER_WIDTH: usize = 5;
const NAME_WIDTH: usize = 22;

/// A figure with the name of its bookmark.
#[derive(Serialize)]
pub(super) struct FigureView {
    /// As a plain decimal.
    value: String,
    /// Unique in the document: where a figure stands again its place is counted.
    id: String,
}

/// Gives each figure its bookmark.
pub(super) struct Marks<'f, 'c> {
    figures: &'f Figures<'c>,
    taken: BTreeMap<String, usize>,
}

impl<'f, 'c> Marks<'f, 'c> {
    pub(super) fn new(figures: &'f Figures<'c>) -> Self {
        Marks { figures, taken: BTreeMap::new() }
    }

    /// A figure where it stands in the document; `None` where it has no value.
    pub(super) fn figure(
        &mut self,
        indicator: &Indicator,
        over: Over<'_>,
        value: Option<Decimal>,
    ) -> Option<FigureView> {
        let value = plain(value?);
        let name = self.figures.name(&indicator.id, over);
        let nth = self.taken.entry(name.clone()).or_default();
        *nth += 1;
        let id = if *nth == 1 { name } else { format!("{name}_{nth}") };
        Some(FigureView { value, id })
    }
}

/// An indicator with its total and the totals of the groups.
#[derive(Serialize)]
pub(super) struct TotalRow<'c> {
    label: &'c str,
    unit: &'c str,
    total: Option<FigureView>,
    /// How many agencies reported it, of how many that should have.
    reported: usize,
    asked: usize,
    /// The groups that report it, where they are several.
    groups: Vec<GroupTotal<'c>>,
}

/// A group's share of an indicator.
#[derive(Serialize)]
struct GroupTotal<'c> {
    name: &'c str,
    total: Option<FigureView>,
    reported: usize,
    asked: usize,
}

/// An indicator beside the period before.
#[derive(Serialize)]
pub(super) struct ChangeRow<'c> {
    label: &'c str,
    unit: &'c str,
    before: String,
    now: String,
    /// How much more; negative for less.
    more: String,
    agencies: usize,
}

/// The period before, and what can be compared with it.
#[derive(Serialize)]
pub(super) struct ComparisonView<'c> {
    name: &'c str,
    only_stocks: bool,
    rows: Vec<ChangeRow<'c>>,
}

/// A table of agencies by indicators, as wide as a landscape page.
#[derive(Serialize)]
pub(super) struct FigureTable<'c> {
    number_width: usize,
    name_width: usize,
    widths: Vec<usize>,
    heads: Vec<HeadView<'c>>,
    groups: Vec<GroupRows<'c>>,
    totals: Vec<Option<FigureView>>,
}

#[derive(Serialize)]
struct HeadView<'c> {
    label: &'c str,
    unit: &'c str,
}

#[derive(Serialize)]
struct GroupRows<'c> {
    name: &'c str,
    totals: Vec<Option<FigureView>>,
    rows: Vec<AgencyRow<'c>>,
}

#[derive(Serialize)]
struct AgencyRow<'c> {
    agency: &'c str,
    values: Vec<Option<FigureView>>,
}

/// An indicator that one agency alone reports.
#[derive(Serialize)]
pub(super) struct SingleRow<'c> {
    label: &'c str,
    unit: &'c str,
    agency: &'c str,
    value: Option<FigureView>,
}

/// Every indicator of the period with its totals.
pub(super) fn totals<'c>(marks: &mut Marks<'_, 'c>) -> Vec<TotalRow<'c>> {
    let figures = marks.figures;
    let mut rows = Vec::with_capacity(figures.lines.len());
    for line in &figures.lines {
        let indicator = line.indicator;
        let total = marks.figure(indicator, Over::All, line.all.value);
        let asked: Vec<_> = line.groups.iter().filter(|(_, sum)| sum.asked > 0).collect();
        let several = asked.len() > 1 && line.all.value.is_some();
        let groups = asked.into_iter().filter(|_| several).map(|(group, sum)| GroupTotal {
            name: group.name.as_str(),
            total: marks.figure(indicator, Over::Group(group), sum.value),
            reported: sum.reported,
            asked: sum.asked,
        });
        rows.push(TotalRow {
            label: indicator.name.as_str(),
            unit: indicator.unit.as_str(),
            total,
            reported: line.all.reported,
            asked: line.all.asked,
            groups: groups.collect(),
        });
    }
    rows
}

/// The period beside the one before it.
pub(super) fn comparison<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
) -> Option<ComparisonView<'c>> {
    let found = compare::with_before(round, figures)?;
    let row = |change: Change<'c>| ChangeRow {
        label: change.indicator.name.as_str(),
        unit: change.indicator.unit.as_str(),
        before: plain(change.before),
        now: plain(change.now),
        more: plain(change.now.saturating_sub(change.before)),
        agencies: change.agencies,
    };
    Some(ComparisonView {
        name: found.before.name.as_str(),
        only_stocks: found.only_stocks,
        rows: found.changes.into_iter().map(row).collect(),
    })
}

/// The indicators that several agencies report, in tables that fit a page.
pub(super) fn tables<'c>(marks: &mut Marks<'_, 'c>) -> Vec<FigureTable<'c>> {
    let figures = marks.figures;
    tabled(figures).into_iter().map(|lines| table(marks, &lines)).collect()
}

/// The indicators that one agency alone reports.
pub(super) fn singles<'c>(marks: &mut Marks<'_, 'c>) -> Vec<SingleRow<'c>> {
    let figures = marks.figures;
    let alone = figures.lines.iter().filter(|line| line.all.asked == 1);
    alone
        .filter_map(|line| {
            let (own, entry) = line.own.iter().zip(&figures.entries).find(|(own, _)| own.asked)?;
            Some(SingleRow {
                label: line.indicator.name.as_str(),
                unit: line.indicator.unit.as_str(),
                agency: entry.agency.short(),
                value: marks.figure(line.indicator, Over::Agency(entry.agency), own.value),
            })
        })
        .collect()
}

/// The indicators of each table: those that several agencies report, as many as fit a page.
pub(in crate::compose) fn tabled<'f, 'c>(figures: &'f Figures<'c>) -> Vec<Vec<&'f Line<'c>>> {
    let common: Vec<&Line<'c>> = figures.lines.iter().filter(|line| line.all.asked > 1).collect();
    common.chunks(COLUMNS).map(<[_]>::to_vec).collect()
}

/// The rows of a table of figures: each group with its agencies (places among the entries) that have a
/// figure in it.
pub(in crate::compose) fn rows_of<'c>(
    figures: &Figures<'c>,
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

fn table<'c>(marks: &mut Marks<'_, 'c>, lines: &[&Line<'c>]) -> FigureTable<'c> {
    let figures = marks.figures;
    let mut groups = Vec::new();
    for (group, places) in rows_of(figures, lines) {
        let totals = lines
            .iter()
            .map(|line| {
                let own = line.groups.iter().find(|(own, _)| own.id == group.id);
                let value = own.and_then(|(_, sum)| sum.value);
                marks.figure(line.indicator, Over::Group(group), value)
            })
            .collect();
        let mut rows = Vec::with_capacity(places.len());
        for nth in places {
            let Some(entry) = figures.entries.get(nth) else { continue };
            let over = Over::Agency(entry.agency);
            let own = |line: &&Line<'c>| line.own.get(nth).and_then(|own| own.value);
            rows.push(AgencyRow {
                agency: entry.agency.short(),
                values: lines
                    .iter()
                    .map(|line| marks.figure(line.indicator, over, own(line)))
                    .collect(),
            });
        }
        groups.push(GroupRows { name: group.name.as_str(), totals, rows });
    }
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
        totals: lines
            .iter()
            .map(|line| marks.figure(line.indicator, Over::All, line.all.value))
            .collect(),
    }
}

/// A width cut into whole shares that add up to it.
fn shares(whole: usize, parts: usize) -> Vec<usize> {
    (0..parts).map(|nth| whole * (nth + 1) / parts - whole * nth / parts).collect()
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}
