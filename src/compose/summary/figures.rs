//! Tasks: the figures of a round as rows and tables. Values travel as plain decimals; the template
//! writes them in Vietnamese notation.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::data::agencies::Group;
use crate::data::indicators::{Indicator, Total};
use crate::data::scalar::Id;
use crate::metrics::{Face, text_width};
use crate::round::compare::Change;
use crate::round::figures::{Figures, IndicatorLine, bookmark};
use crate::round::{Column, Count, FigureScope, Subject};

/// More columns of figures than these are not read across a landscape page, however narrow they are.
const COLUMNS: usize = 12;

/// Hundredths of the width for the running number and, at least, for the names.
const NUMBER_WIDTH: usize = 5;
const NAME_WIDTH: usize = 22;

/// Hundredths of the width for a column of figures at most: where these are few, the names get the rest.
const FIGURE_WIDTH: usize = 14;

/// A figure with the name of its bookmark. Where it occurs again the reader of the merged text counts the places.
#[derive(Serialize)]
pub(super) struct FigureView {
    /// Its value, as a plain decimal; a filter writes it in Vietnamese notation.
    text: String,
    /// Its id.
    id: String,
}

/// Gives figures of the one store their bookmarks.
pub(super) struct Marks<'f, 'c> {
    figures: &'f Figures<'c>,
}

impl<'f, 'c> Marks<'f, 'c> {
    pub(super) fn new(figures: &'f Figures<'c>) -> Self {
        Marks { figures }
    }

    /// A figure; `None` where it has no value.
    pub(super) fn value_of(
        &self,
        subject: &Subject<'c>,
        scope: FigureScope<'_>,
    ) -> Option<FigureView> {
        let text = plain(self.figures.value_of(subject, scope)?);
        Some(FigureView { text, id: bookmark(&self.figures.period.id, subject, scope) })
    }

    /// An indicator's figure; `None` where it has no value.
    pub(super) fn figure(
        &self,
        indicator: &'c Indicator,
        scope: FigureScope<'_>,
    ) -> Option<FigureView> {
        self.value_of(&Subject::Indicator(indicator), scope)
    }

    /// How many agencies are in this state.
    pub(super) fn count(&self, count: Count, scope: FigureScope<'_>) -> Option<FigureView> {
        self.value_of(&Subject::Count(count), scope)
    }

    fn column_value(
        &self,
        indicator: &'c Indicator,
        column: Column,
        scope: FigureScope<'_>,
    ) -> Option<FigureView> {
        self.value_of(&Subject::Column(indicator, column), scope)
    }
}

/// An indicator with its total and the totals of the groups.
#[derive(Serialize)]
pub(super) struct TotalRow<'c> {
    label: &'c str,
    unit: &'c str,
    total: Option<FigureView>,
    /// How many agencies reported it, of how many that should have.
    reported: Option<FigureView>,
    asked: Option<FigureView>,
    /// Of a rate: whom it is computed from, where fewer gave both its parts than one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    paired: Option<Paired<'c>>,
    /// Of what is at hand: who reports that nothing arose and does not say it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nil: Vec<&'c str>,
    /// The groups that report it, where they are several.
    groups: Vec<GroupTotal<'c>>,
}

/// How many gave both parts of a rate.
#[derive(Serialize)]
struct Paired<'c> {
    both: Option<FigureView>,
    /// Whether any did.
    any: bool,
    part: &'c str,
    whole: &'c str,
}

/// A group's share of an indicator.
#[derive(Serialize)]
struct GroupTotal<'c> {
    name: &'c str,
    total: Option<FigureView>,
    reported: Option<FigureView>,
    asked: Option<FigureView>,
}

/// An indicator compared with the period before.
#[derive(Serialize)]
pub(super) struct ChangeRow<'c> {
    label: &'c str,
    unit: &'c str,
    before: Option<FigureView>,
    now: Option<FigureView>,
    /// How much more; negative for less.
    more: Option<FigureView>,
    agencies: Option<FigureView>,
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
    /// Its figures in the order of the heads, and the ids of these: two lists, because a country has a hundred
    /// thousand of them and Tera keeps a table of hashes for each record.
    texts: Vec<Option<String>>,
    ids: Vec<Option<String>>,
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
pub(super) fn totals<'c>(marks: &Marks<'_, 'c>) -> Vec<TotalRow<'c>> {
    let figures = marks.figures;
    let row = |line: &IndicatorLine<'c>| {
        let indicator = line.indicator;
        let asked: Vec<_> = line.groups.iter().filter(|(_, sum)| sum.asked > 0).collect();
        let several = asked.len() > 1 && line.all.value.is_some();
        let groups = asked.into_iter().filter(|_| several).map(|(group, _)| GroupTotal {
            name: group.name.as_str(),
            total: marks.figure(indicator, FigureScope::Group(group)),
            reported: marks.column_value(indicator, Column::Reported, FigureScope::Group(group)),
            asked: marks.column_value(indicator, Column::Asked, FigureScope::Group(group)),
        });
        TotalRow {
            label: indicator.name.as_str(),
            unit: indicator.unit.as_str(),
            total: marks.figure(indicator, FigureScope::All),
            reported: marks.column_value(indicator, Column::Reported, FigureScope::All),
            asked: marks.column_value(indicator, Column::Asked, FigureScope::All),
            paired: paired(marks, line),
            nil: nil(marks, line),
            groups: groups.collect(),
        }
    };
    figures.lines.iter().map(row).collect()
}

/// Whom a rate is computed from, where fewer gave both its parts than one of them.
fn paired<'c>(marks: &Marks<'_, 'c>, line: &IndicatorLine<'c>) -> Option<Paired<'c>> {
    let indicator = line.indicator;
    let of = |id: &Option<Id>| marks.figures.line(id.as_ref()?);
    if indicator.total() != Total::Rate {
        return None;
    }
    let (part, whole) = (of(&indicator.numerator)?, of(&indicator.denominator)?);
    let both = line.all.reported;
    (both < part.all.reported.max(whole.all.reported)).then(|| Paired {
        both: marks.column_value(indicator, Column::Reported, FigureScope::All),
        any: both > 0,
        part: part.indicator.name.as_str(),
        whole: whole.indicator.name.as_str(),
    })
}

/// Who reports that nothing arose and by that does not say what is at hand.
fn nil<'c>(marks: &Marks<'_, 'c>, line: &IndicatorLine<'c>) -> Vec<&'c str> {
    if line.indicator.total() != Total::Last {
        return Vec::new();
    }
    let own = line.own.iter().zip(&marks.figures.entries);
    own.filter(|(own, _)| own.asked && own.value.is_none())
        .filter(|(_, entry)| entry.report.is_some_and(|report| report.nil))
        .map(|(_, entry)| entry.agency.short())
        .collect()
}

/// The period compared with the one before it.
pub(super) fn comparison<'c>(marks: &Marks<'_, 'c>) -> Option<ComparisonView<'c>> {
    let found = marks.figures.comparison.as_ref()?;
    let row = |change: &Change<'c>| {
        let side = |column| marks.column_value(change.indicator, column, FigureScope::All);
        ChangeRow {
            label: change.indicator.name.as_str(),
            unit: change.indicator.unit.as_str(),
            before: side(Column::Before),
            now: side(Column::Now),
            more: side(Column::More),
            agencies: side(Column::Compared),
        }
    };
    Some(ComparisonView {
        name: found.before.name.as_str(),
        only_stocks: found.only_stocks,
        rows: found.changes.iter().map(row).collect(),
    })
}

/// The indicators that several agencies report, in tables that fit a page.
pub(super) fn tables<'c>(marks: &Marks<'_, 'c>) -> Vec<FigureTable<'c>> {
    let figures = marks.figures;
    tabled(figures).into_iter().map(|lines| table(marks, &lines)).collect()
}

/// The indicators that one agency alone reports.
pub(super) fn singles<'c>(marks: &Marks<'_, 'c>) -> Vec<SingleRow<'c>> {
    let figures = marks.figures;
    let alone = figures.lines.iter().filter(|line| line.all.asked == 1);
    alone
        .filter_map(|line| {
            let (_, entry) = line.own.iter().zip(&figures.entries).find(|(own, _)| own.asked)?;
            Some(SingleRow {
                label: line.indicator.name.as_str(),
                unit: line.indicator.unit.as_str(),
                agency: entry.agency.short(),
                value: marks.figure(line.indicator, FigureScope::Agency(entry.agency)),
            })
        })
        .collect()
}

/// The indicators of each table: those that several agencies report, in as few tables as fit a page, and these about
/// equally wide: none has a lonely column that could have had company.
pub(in crate::compose) fn tabled<'f, 'c>(
    figures: &'f Figures<'c>,
) -> Vec<Vec<&'f IndicatorLine<'c>>> {
    let common: Vec<&IndicatorLine<'c>> =
        figures.lines.iter().filter(|line| line.all.asked > 1).collect();
    let needs: Vec<u32> = common.iter().map(|line| column_width(line)).collect();
    let mut rest = common.into_iter();
    balanced(&needs).into_iter().map(|columns| rest.by_ref().take(columns).collect()).collect()
}

/// How many columns each table has, of columns that need this much room, in their order.
fn balanced(needs: &[u32]) -> Vec<usize> {
    // For each number of columns: how many tables hold them at best, the sum of the squares of their columns (least
    // where they are even), and how many columns the last has.
    let mut best: Vec<(usize, usize, usize)> = vec![(0, 0, 0)];
    for end in 1..=needs.len() {
        let mut least = (usize::MAX, usize::MAX, 1);
        let mut filled = 0u32;
        for (nth, need) in needs.iter().take(end).rev().take(COLUMNS).enumerate() {
            let columns = nth + 1;
            filled = filled.saturating_add(*need);
            if columns > 1 && filled > FIGURES {
                break;
            }
            let Some((tables, squares, _)) = best.get(end - columns) else { break };
            least = least.min((tables + 1, squares + columns * columns, columns));
        }
        best.push(least);
    }
    let mut tables = Vec::new();
    let mut end = needs.len();
    while let Some((_, _, columns)) = best.get(end).filter(|_| end > 0) {
        tables.push(*columns);
        end = end.saturating_sub(*columns);
    }
    tables.reverse();
    tables
}

/// How wide a column must be: its widest figure, and the longest word of its head.
fn column_width(line: &IndicatorLine<'_>) -> u32 {
    const AIR: u32 = 160;
    let indicator = line.indicator;
    let label = indicator.short.as_ref().unwrap_or(&indicator.name).as_str();
    let unit = format!("({})", indicator.unit);
    let words = label.split_whitespace().chain(unit.split_whitespace());
    let longest = words.map(|word| text_width(word, Face::Bold, 24)).max().unwrap_or(0);
    figure_width(line).max(longest + AIR)
}

/// How wide the figures of all columns of a table may be together, in twips: what a landscape page of A4 has within
/// the margins of the decree and the running number and the names.
const FIGURES: u32 = 10_400;

/// How wide a column of figures must be, in twips: its widest figure in bold 12 pt with the air of a cell.
fn figure_width(line: &IndicatorLine<'_>) -> u32 {
    const AIR: u32 = 160;
    let own = line.own.iter().filter_map(|own| own.value);
    let sums = line.groups.iter().filter_map(|(_, sum)| sum.value).chain(line.all.value);
    let all = own.chain(sums);
    // The greatest has the most digits in front; decimals may make another one longer.
    let widest = all.map(|value| value.normalize().to_string().len()).max().unwrap_or(0);
    let digits = "0".repeat(widest + widest / 3);
    text_width(&digits, Face::Bold, 24) + AIR
}

/// The rows of a table of figures: each group with its agencies (places among the entries) that have a
/// figure in it.
pub(in crate::compose) fn rows_of<'c>(
    figures: &Figures<'c>,
    lines: &[&IndicatorLine<'c>],
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

fn table<'c>(marks: &Marks<'_, 'c>, lines: &[&IndicatorLine<'c>]) -> FigureTable<'c> {
    let figures = marks.figures;
    let mut groups = Vec::new();
    for (group, places) in rows_of(figures, lines) {
        let totals = lines
            .iter()
            .map(|line| marks.figure(line.indicator, FigureScope::Group(group)))
            .collect();
        let mut rows = Vec::with_capacity(places.len());
        for nth in places {
            let Some(entry) = figures.entries.get(nth) else { continue };
            let scope = FigureScope::Agency(entry.agency);
            let own = lines.iter().map(|line| marks.figure(line.indicator, scope));
            let (texts, ids) = own.map(|own| own.map(|own| (own.text, own.id)).unzip()).unzip();
            rows.push(AgencyRow { agency: entry.agency.short(), texts, ids });
        }
        groups.push(GroupRows { name: group.name.as_str(), totals, rows });
    }
    let room = (100 - NUMBER_WIDTH - NAME_WIDTH).min(FIGURE_WIDTH * lines.len());
    FigureTable {
        number_width: NUMBER_WIDTH,
        name_width: 100 - NUMBER_WIDTH - room,
        widths: shares(room, lines.len()),
        heads: lines
            .iter()
            .map(|line| HeadView {
                label: line.indicator.short.as_ref().unwrap_or(&line.indicator.name).as_str(),
                unit: line.indicator.unit.as_str(),
            })
            .collect(),
        groups,
        totals: lines.iter().map(|line| marks.figure(line.indicator, FigureScope::All)).collect(),
    }
}

/// A width cut into whole shares that add up to it.
fn shares(whole: usize, parts: usize) -> Vec<usize> {
    (0..parts).map(|nth| whole * (nth + 1) / parts - whole * nth / parts).collect()
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_as_few_as_may_be_and_about_equally_wide() {
        let even = |count: usize| balanced(&vec![1000; count]);
        assert_eq!(even(0), [0; 0]);
        assert_eq!(even(8), [8]);
        assert_eq!(even(10), [10]);
        assert_eq!(even(11), [6, 5]);
        assert_eq!(even(15), [8, 7]);
        assert_eq!(even(21), [7, 7, 7]);
        // However narrow they are, so many are not read across a page.
        assert_eq!(balanced(&[500; COLUMNS + 1]), [7, 6]);
        // Wide figures: four fit a page.
        assert_eq!(balanced(&[2400; 15]), [4, 4, 4, 3]);
        assert_eq!(balanced(&[2400, 2400, 2400, 2400, 1000]), [3, 2]);
        // One that fits no page with another is alone; one that fits none at all too.
        assert_eq!(balanced(&[9000, 2000, 2000]), [1, 2]);
        assert_eq!(balanced(&[1000, 20_000, 1000]), [1, 1, 1]);
    }
}
