//! Tasks: tables and annexes of a document as a template prints them: widths in per cent, heads over several columns,
//! the row of totals added up.

use std::borrow::Cow;

use serde::Serialize;

use super::ComposeFault;
use super::lines::{PlanLine, Rank, lines, push_items, typed_lines};
use crate::data::annex::Annex;
use crate::data::plan::{Marker, Numbering, Part};
use crate::data::scalar::Words;
use crate::data::table::{Column, ColumnAlign, Table, TypedCell, number_of, text_of};
use crate::document::Block;
use crate::markup::Marked;
use crate::problem::{Problem, Problems};
use crate::viet;

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct TableView<'c> {
    /// Its title; empty where it has none.
    title: &'c str,
    /// The widths of its columns in per cent.
    widths: Vec<u32>,
    /// The rows of heads.
    head: Vec<Vec<CellView<'c>>>,
    /// The other rows.
    rows: Vec<RowView<'c>>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct RowView<'c> {
    /// It heads the rows below it, or adds them up.
    bold: bool,
    cells: Vec<CellView<'c>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct CellView<'c> {
    /// How it is set: a class of the markup.
    class: &'static str,
    /// How many columns it covers.
    columns: usize,
    /// How many rows it covers.
    rows: usize,
    /// Its lines.
    lines: Vec<Cow<'c, str>>,
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct AnnexView<'c> {
    title: &'c str,
    landscape: bool,
    lines: Vec<PlanLine<'c>>,
}

/// The annexes of a document.
pub(super) fn annexes(annexes: &[Annex], numbering: Numbering) -> Vec<AnnexView<'_>> {
    annexes.iter().map(|annex| annex_view(annex, numbering)).collect()
}

fn annex_view(annex: &Annex, numbering: Numbering) -> AnnexView<'_> {
    let text = annex.text.iter().flat_map(typed_lines);
    let mut all: Vec<_> = text.map(|text| PlanLine::new(Rank::Body, text)).collect();
    all.extend(annex.table.as_ref().map(PlanLine::of_table));
    push_items(&annex.items, Marker::Dash, &mut all);
    all.extend(lines(&annex.sections, numbering));
    AnnexView { title: annex.title.as_str(), landscape: annex.landscape, lines: all }
}

/// Whether a template has printed every annex and table of the data: an office's own, made before there were any,
/// would leave them out without a word.
///
/// # Errors
/// It has not.
pub(super) fn all_printed(
    template: &str,
    annexes: &[Annex],
    sections: &[Part],
    marked: &Marked,
) -> Result<(), Problems> {
    fn given(parts: &[Part]) -> usize {
        parts.iter().map(|part| usize::from(part.table.is_some()) + given(&part.parts)).sum()
    }
    let printed =
        |blocks: &[Block]| blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    let of_annexes =
        annexes.iter().map(|annex| usize::from(annex.table.is_some()) + given(&annex.sections));
    let lacks_tables = printed(&marked.body) < given(sections)
        || marked.appendices.iter().map(|annex| printed(&annex.body)).sum::<usize>()
            < of_annexes.sum::<usize>();
    let appendices = marked.appendices.iter().filter(|annex| annex.issued.is_none());
    let lacks_annexes = appendices.count() < annexes.len();
    if lacks_annexes || lacks_tables {
        let what = if lacks_annexes { "phụ lục (annexes)" } else { "bảng (table)" };
        let fault = ComposeFault::NotPrinted { template: template.to_owned(), what };
        return Err(Problem::nowhere(&fault).into());
    }
    Ok(())
}

/// A table of the data as it is printed.
pub(super) fn table_view(table: &Table) -> TableView<'_> {
    let all = table.columns.len();
    let mut rows: Vec<RowView<'_>> = Vec::with_capacity(table.rows.len() + 1);
    for row in &table.rows {
        rows.push(match row.heading() {
            Some(words) => RowView { bold: true, cells: vec![wide(words.as_str(), all)] },
            None => RowView { bold: false, cells: cells(&table.columns, row.cells()) },
        });
    }
    rows.extend(table.has_total().then(|| total_row(table)));
    TableView {
        title: table.title.as_ref().map_or("", Words::as_str),
        widths: widths(table),
        head: head(&table.columns),
        rows,
    }
}

fn wide(words: &str, columns: usize) -> CellView<'_> {
    let lines = typed(words);
    CellView { class: "chu", columns, rows: 1, lines }
}

fn typed(words: &str) -> Vec<Cow<'_, str>> {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect()
}

fn class(column: &Column) -> &'static str {
    match column.alignment() {
        ColumnAlign::Left => "chu",
        ColumnAlign::Center => "giua",
        ColumnAlign::Right => "so",
    }
}

fn cells<'c>(columns: &'c [Column], typed_cells: &'c [TypedCell]) -> Vec<CellView<'c>> {
    let cell = |(column, cell): (&'c Column, &'c TypedCell)| CellView {
        class: class(column),
        columns: 1,
        rows: 1,
        lines: match number_of(cell) {
            Ok(Some(_)) if column.is_number() => vec![grouped(text_of(cell))],
            _ => typed(text_of(cell)),
        },
    };
    columns.iter().zip(typed_cells).map(cell).collect()
}

/// A number as it was typed; long digits in groups of three.
fn grouped(words: &str) -> Cow<'_, str> {
    let digits = words.trim_start_matches(['-', '−']);
    match viet::parse_number(words) {
        Ok(number) if digits.len() > 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            viet::format_number(number).into()
        }
        _ => words.into(),
    }
}

/// The row of totals: what is typed there, else the sums; what it is called covers the columns before the first sum.
fn total_row(table: &Table) -> RowView<'_> {
    let typed_cells = table.typed_total();
    let own = |nth: usize| typed_cells.get(nth).map_or("", text_of);
    let sums: Vec<Option<String>> = (0..table.columns.len())
        .map(|nth| table.sum(nth).ok().flatten().map(viet::format_number))
        .collect();
    let first = sums.iter().position(Option::is_some).unwrap_or_default();
    let named = (0..first).find(|nth| !own(*nth).is_empty());
    let label = named.map_or("Tổng cộng", own);
    let mut cells = Vec::new();
    if first > 0 {
        let others = (0..first).filter(|nth| Some(*nth) != named && !own(*nth).is_empty());
        // Words in several of these cells keep their own.
        match others.count() {
            0 => cells.push(CellView { class: "giua", ..wide(label, first) }),
            _ => cells.extend(
                (0..first)
                    .map(|nth| CellView { class: class(&table.columns[nth]), ..wide(own(nth), 1) }),
            ),
        }
    }
    for (nth, sum) in sums.into_iter().enumerate().skip(first) {
        let lines = match sum {
            Some(sum) => vec![sum.into()],
            None => typed(own(nth)),
        };
        cells.push(CellView { class: class(&table.columns[nth]), columns: 1, rows: 1, lines });
    }
    RowView { bold: true, cells }
}

/// The heads: those over several columns in a row of their own.
fn head(columns: &[Column]) -> Vec<Vec<CellView<'_>>> {
    if columns.iter().all(|column| column.under.is_none()) {
        return vec![columns.iter().map(|column| head_cell(column, 1)).collect()];
    }
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for group in columns.chunk_by(|one, next| one.under.is_some() && one.under == next.under) {
        match group.first().and_then(|column| column.under.as_ref()) {
            Some(words) => {
                let lines = typed(words.as_str());
                above.push(CellView { class: "", columns: group.len(), rows: 1, lines });
                below.extend(group.iter().map(|column| head_cell(column, 1)));
            }
            None => above.extend(group.iter().map(|column| head_cell(column, 2))),
        }
    }
    vec![above, below]
}

fn head_cell(column: &Column, rows: usize) -> CellView<'_> {
    let mut lines = typed(column.head.as_str());
    lines.extend(column.unit.as_ref().map(|unit| format!("({unit})").into()));
    CellView { class: "", columns: 1, rows, lines }
}

/// The width of a table in the parts in which markup takes it.
const WHOLE: u64 = 100;

/// The widths of the columns in per cent: as they are given, else by what is in them; each has at least one.
fn widths(table: &Table) -> Vec<u32> {
    let given = |column: &Column| column.width.map(|width| u64::from(width.0));
    let weights: Vec<u64> =
        table.columns.iter().enumerate().map(|(nth, _)| weight(table, nth)).collect();
    let (mut named, mut free, mut likely) = (0, 0, 0);
    for (column, weight) in table.columns.iter().zip(&weights) {
        match given(column) {
            Some(width) => (named, likely) = (named + width, likely + weight),
            None => free += weight,
        }
    }
    // A width stands for what the words of its column would take.
    let shares: Vec<u64> = table
        .columns
        .iter()
        .zip(&weights)
        .map(|(column, weight)| match given(column) {
            Some(width) if free == 0 => width.saturating_mul(1000),
            Some(width) if named < WHOLE => width.saturating_mul(1000),
            Some(width) => width.saturating_mul(1000 * likely.max(1)) / named.max(1),
            None if named < WHOLE => (WHOLE - named) * 1000 * weight / free.max(1),
            None => weight * 1000,
        })
        .collect();
    in_percent(&shares)
}

/// Shares in whole per cent that add up to a hundred, each at least one.
fn in_percent(shares: &[u64]) -> Vec<u32> {
    let all: u128 = shares.iter().map(|share| u128::from(*share)).sum::<u128>().max(1);
    let exact = |share: u64| u128::from(share) * u128::from(WHOLE);
    let mut widths: Vec<u32> =
        shares.iter().map(|share| ((exact(*share) / all) as u32).max(1)).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|nth| (std::cmp::Reverse(exact(shares[*nth]) % all), *nth));
    let sum: u32 = widths.iter().sum();
    for nth in order.into_iter().cycle().take((WHOLE as u32).saturating_sub(sum) as usize) {
        widths[nth] += 1;
    }
    // What columns of nearly no share were given the widest ones give.
    for _ in WHOLE as u32..sum {
        if let Some(widest) = widths.iter_mut().max() {
            *widest -= 1;
        }
    }
    widths
}

/// How much room a column takes: as much as its longest word and, less and less, its longest cell.
fn weight(table: &Table, column: usize) -> u64 {
    let of = &table.columns[column];
    let words = |text: &str| text.split_whitespace().map(|word| word.chars().count()).max();
    let head = words(of.head.as_str()).unwrap_or_default();
    let cells = table.rows.iter().filter_map(|row| row.cells().get(column)).map(text_of);
    let longest = cells.map(|text| text.chars().count()).max().unwrap_or_default();
    let length = longest.max(head).max(3) as u64;
    match length {
        0..=14 => length + 2,
        _ => (16 + (length - 14) / 3).min(40),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_whole_per_cents_that_fill_the_table() {
        for shares in [&[1, 1, 1][..], &[5, 30, 65], &[1, 1_000_000], &[0, 0], &[7; 40], &[3]] {
            let widths = in_percent(shares);
            assert_eq!(widths.iter().sum::<u32>(), 100, "{shares:?}");
            assert!(widths.iter().all(|width| *width > 0), "{widths:?}");
        }
        assert_eq!(in_percent(&[46, 14, 14, 14, 12]), [46, 14, 14, 14, 12]);
    }

    #[test]
    fn a_long_number_is_written_in_groups_and_another_as_it_was_typed() {
        for (typed, printed) in [
            ("1234", "1.234"),
            ("-12000", "-12.000"),
            ("05", "05"),
            ("12,50", "12,50"),
            ("1.234", "1.234"),
        ] {
            assert_eq!(grouped(typed), printed);
        }
    }
}
