//! Tasks: the tables that agencies fill: empty in the form, with everybody's rows in the summary.

use serde::Serialize;

use crate::data::plan::Ask;
use crate::data::rows::{AskColumn, CellKind};
use crate::document::FieldName;

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
