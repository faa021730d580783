//! Tasks: the tables that agencies fill: empty in the form, with everybody's rows in the workbook of a round's state.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::data::indicators::Total;
use crate::data::plan::Ask;
use crate::data::rows::{AskColumn, CellKind};
use crate::data::scalar::{Date, Typed};
use crate::document::FieldName;
use crate::round::entry::combined;
use crate::round::{Round, rows};
use crate::workbook::{Cell, Sheet, cell_name};

/// A table of the form.
#[derive(Debug, Serialize)]
pub(super) struct RowsView<'c> {
    /// Its columns.
    columns: Vec<ColumnView<'c>>,
    /// Its rows: for each the words of the first column, empty where they are asked.
    rows: Vec<&'c str>,
    /// Whether rows may be added.
    adds: bool,
    /// How it is filled, in a sentence.
    note: String,
}

/// A column of the form.
#[derive(Debug, Serialize)]
struct ColumnView<'c> {
    /// The name of its fields.
    name: String,
    head: String,
    kind: &'static str,
    /// How its cells are set: a class of the markup.
    class: &'static str,
    width: u32,
    hint: &'static str,
    choices: Vec<OptionView<'c>>,
}

/// One of the answers to choose from.
#[derive(Debug, Serialize)]
struct OptionView<'c> {
    value: &'c str,
    text: &'c str,
}

impl<'c> RowsView<'c> {
    /// The empty table of a question.
    pub(super) fn of(ask: &'c Ask) -> Self {
        let columns = ask.columns.iter().zip(ask.widths(0)).map(|(column, width)| ColumnView {
            name: FieldName::of_cell(ask.id.as_str(), column.id.as_str()).0,
            head: column.heading(),
            kind: column.kind.name(),
            class: column.kind.class(),
            width,
            hint: hint(column),
            choices: column
                .choices
                .iter()
                .map(|choice| OptionView { value: choice.id.as_str(), text: choice.text.as_str() })
                .collect(),
        });
        let rows = match ask.first.is_empty() {
            true => vec![""; ask.rows_at_first()],
            false => ask.first.iter().map(|words| words.as_str()).collect(),
        };
        let adds = ask.first.is_empty();
        RowsView { columns: columns.collect(), rows, adds, note: note(ask) }
    }

    /// The names of its fields.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let fixed = usize::from(!self.adds);
        self.columns.iter().skip(fixed).map(|column| column.name.clone())
    }
}

fn hint(column: &AskColumn) -> &'static str {
    match column.kind {
        CellKind::Text => "Nhập chữ",
        CellKind::Number => "số",
        CellKind::Date => "Chọn ngày",
        CellKind::Choice => "Chọn",
    }
}

fn note(ask: &Ask) -> String {
    if !ask.first.is_empty() {
        return "Điền vào các ô trống; không có thì bỏ trống dòng đó.".to_owned();
    }
    let min = ask.rows.and_then(|rows| rows.min).map(|min| min.0).filter(|min| *min > 1);
    let max = ask.rows.and_then(|rows| rows.max).map(|max| max.0);
    let count = match (min, max) {
        (Some(min), Some(max)) => format!(" Ghi từ {min} đến {max} dòng."),
        (Some(min), None) => format!(" Ghi ít nhất {min} dòng."),
        (None, Some(max)) => format!(" Ghi nhiều nhất {max} dòng."),
        (None, None) => String::new(),
    };
    format!(
        "Mỗi việc một dòng; thêm dòng bằng dấu cộng (+) ở cuối dòng hoặc chèn dòng của bảng.{count}"
    )
}

/// The tables that agencies filled by a day, a sheet each with everybody's rows, columns of figures added up by a
/// formula. Sheets are numbered from `first`.
pub(super) fn sheets(round: &Round<'_>, agencies: &BTreeSet<&str>, first: usize) -> Vec<Sheet> {
    let filled = rows::filled(round).into_iter().enumerate();
    filled.map(|(nth, ask)| sheet(round, agencies, ask, first + nth)).collect()
}

/// The row below that of the heads.
const BELOW: usize = 2;

/// The columns before those of the table: running number, group, agency.
const BEFORE: usize = 3;

fn sheet(round: &Round<'_>, agencies: &BTreeSet<&str>, ask: &Ask, nth: usize) -> Sheet {
    let heads = ["STT", "Nhóm", "Cơ quan, đơn vị"].into_iter().map(str::to_owned);
    let heads = heads.chain(ask.columns.iter().map(AskColumn::heading)).map(Cell::Head);
    let mut all =
        vec![vec![Cell::Title(format!("{}, {}", ask.label, round.period.name))], heads.collect()];
    let mut figures: Vec<Vec<Decimal>> = vec![Vec::new(); ask.columns.len()];
    for entry in round.expected().filter(|entry| agencies.contains(entry.agency.id.as_str())) {
        let answers = entry.reports().filter_map(|report| report.answers.get(&ask.id));
        for row in answers.flat_map(|answer| answer.rows()) {
            let mut cells = vec![
                Cell::count(all.len() + 1 - BELOW),
                Cell::text(entry.group.name.as_str()),
                Cell::text(entry.agency.short()),
            ];
            for (column, figures) in ask.columns.iter().zip(&mut figures) {
                let cell = row.get(&column.id).map_or(Cell::Empty, |typed| cell(column, typed));
                if let Cell::Number(value) = &cell {
                    figures.push(*value);
                }
                cells.push(cell);
            }
            all.push(cells);
        }
    }
    let last = all.len();
    if ask.columns.iter().any(|column| column.total) && last > BELOW {
        let mut total = vec![Cell::Empty, Cell::Empty, Cell::Strong("Tổng số".to_owned())];
        for (at, (column, figures)) in ask.columns.iter().zip(figures).enumerate() {
            let sum = combined(Total::Sum, figures.into_iter()).filter(|_| column.total);
            total.push(match sum {
                None => Cell::Empty,
                Some(result) => {
                    let (from, to) =
                        (cell_name(BELOW, BEFORE + at), cell_name(last - 1, BEFORE + at));
                    Cell::Formula { formula: format!("=SUM({from}:{to})"), result }
                }
            });
        }
        all.push(total);
    }
    let width = |column: &AskColumn| if column.kind == CellKind::Text { 36 } else { 16 };
    let widths = [6, 30, 34].into_iter().chain(ask.columns.iter().map(width)).collect();
    Sheet { name: format!("Bảng {nth}"), widths, rows: all, head: Some(1), charts: Vec::new() }
}

/// A cell as Excel takes it.
fn cell(column: &AskColumn, typed: &Typed) -> Cell {
    let text = || Cell::text(typed.as_str());
    match column.kind {
        CellKind::Text => text(),
        CellKind::Number => column.read(typed).map_or_else(|_| text(), Cell::Number),
        CellKind::Date => Date::parse(typed.as_str()).map_or_else(|_| text(), Cell::Day),
        CellKind::Choice => {
            let choice = column.choices.iter().find(|c| c.id.as_str() == typed.as_str());
            choice.map_or_else(text, |choice| Cell::text(choice.text.as_str()))
        }
    }
}
