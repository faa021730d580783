//! Values: a question that is answered by filling a table: its columns, how many rows, a fixed first column.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::indicators::{Indicator, TargetsFor, Total, ValueFault, ValueKind};
use super::plan::{Ask, AskKind, Choice};
use super::report::Answer;
use super::scalar::{Counting, Id, Typed, Words};

/// A column of a table to fill.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskColumn {
    /// Its id, unique in its table; the rows of a report name it.
    #[schemars(description = "Mã của cột, không trùng trong cùng bảng")]
    pub id: Id,
    /// Its head.
    #[schemars(description = "Tiêu đề cột, như in trong biểu mẫu")]
    pub head: Words,
    /// What its cells are.
    #[serde(default)]
    #[schemars(
        description = "Kiểu của ô: text (chữ), number (số), date (ngày), choice (chọn một); bỏ đi là text"
    )]
    pub kind: CellKind,
    /// What to choose from.
    #[serde(default)]
    #[schemars(description = "Các lựa chọn của cột choice")]
    pub choices: Vec<Choice>,
    /// The unit of its figures, after its head.
    #[schemars(description = "Đơn vị tính của cột số, in trong ngoặc sau tiêu đề cột")]
    pub unit: Option<Words>,
    /// Its share of the table's width.
    #[schemars(
        description = "Phần chiều rộng so với các cột khác, ví dụ 10 và 30; bỏ đi thì chương trình tự chia"
    )]
    pub width: Option<Counting>,
    /// Whether the summary adds it up.
    #[serde(default)]
    #[schemars(description = "true thì báo cáo tổng hợp cộng cột số này")]
    pub total: bool,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CellKind {
    /// Words.
    #[default]
    Text,
    /// A number in Vietnamese notation.
    Number,
    /// A day.
    Date,
    /// One of several.
    Choice,
}

/// How many rows a table takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowCount {
    /// At least.
    #[schemars(description = "Ít nhất bao nhiêu dòng; biểu mẫu có sẵn từng ấy dòng trống")]
    pub min: Option<Counting>,
    /// At most.
    #[schemars(description = "Nhiều nhất bao nhiêu dòng; bỏ đi nếu không giới hạn")]
    pub max: Option<Counting>,
}

impl CellKind {
    /// Its name in `plan.yaml` and in the form's template.
    pub fn name(self) -> &'static str {
        match self {
            CellKind::Text => "text",
            CellKind::Number => "number",
            CellKind::Date => "date",
            CellKind::Choice => "choice",
        }
    }

    /// How the template sets its cells: a class of the markup.
    pub(crate) fn class(self) -> &'static str {
        match self {
            CellKind::Text => "chu",
            CellKind::Number => "so",
            CellKind::Date | CellKind::Choice => "giua",
        }
    }

    /// How wide such a column is next to others of the same table, where nobody says it.
    fn share(self) -> u32 {
        match self {
            CellKind::Text => 30,
            CellKind::Number => 14,
            CellKind::Date | CellKind::Choice => 18,
        }
    }
}

impl AskColumn {
    /// Its head with its unit, as printed.
    pub fn heading(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} ({unit})", self.head),
            None => self.head.to_string(),
        }
    }

    /// The column as an indicator: its cells are read and added as figures are.
    pub(crate) fn indicator(&self) -> Option<Indicator> {
        // Words of nothing cannot be: a column without a unit has the plainest one, which no form prints.
        let unit = self.unit.clone().or_else(|| Words::parse("số").ok())?;
        Some(Indicator {
            id: self.id.clone(),
            name: self.head.clone(),
            short: None,
            unit,
            phrase: None,
            value: ValueKind::Decimal,
            choices: Vec::new(),
            part_of: None,
            whole: None,
            duty: None,
            agencies: Vec::new(),
            groups: Vec::new(),
            everyone: false,
            periods: Vec::new(),
            total: Some(Total::Sum),
            numerator: None,
            denominator: None,
            per: None,
            targets: BTreeMap::new(),
            targets_for: TargetsFor::default(),
            since: None,
            cumulative: Vec::new(),
            year_before: false,
            min: None,
            max: None,
            at_least: None,
        })
    }

    /// The number of a cell.
    ///
    /// # Errors
    /// It is none, or below 0.
    pub fn read(&self, typed: &Typed) -> Result<Decimal, ValueFault> {
        let empty = ValueFault::NotNumber(crate::viet::NumberFault::Empty);
        self.indicator().ok_or(empty)?.read(typed)
    }
}

impl Ask {
    /// Whether it is answered by filling a table.
    pub fn is_table(&self) -> bool {
        self.kind == AskKind::Table
    }

    /// The column of an id.
    pub fn column(&self, id: &str) -> Option<&AskColumn> {
        self.columns.iter().find(|column| column.id.as_str() == id)
    }

    /// The most rows that the form offers at once, whatever `min` says.
    pub(crate) const ROWS_AT_FIRST: usize = 50;

    /// The most columns that are read on a page.
    pub(crate) const COLUMNS: usize = 10;

    /// How many empty rows its form has; those of a fixed first column are as many as its words.
    pub fn rows_at_first(&self) -> usize {
        let least = self.rows.and_then(|rows| rows.min).map_or(1, |min| min.0 as usize);
        least.clamp(1, Self::ROWS_AT_FIRST)
    }

    /// The widths of its columns as so many per cent, next to what is taken already; they add up to the rest.
    pub fn widths(&self, taken: u32) -> Vec<u32> {
        let share = |column: &AskColumn| column.width.map_or(column.kind.share(), |width| width.0);
        let all: u64 = self.columns.iter().map(|column| u64::from(share(column))).sum();
        let room = u64::from(100 - taken.min(99));
        let mut widths: Vec<u32> = self
            .columns
            .iter()
            .map(|column| ((u64::from(share(column)) * room / all.max(1)) as u32).max(1))
            .collect();
        let rest = (room as u32).saturating_sub(widths.iter().sum());
        if let Some(widest) = widths.iter_mut().max() {
            *widest += rest;
        }
        widths
    }
}

impl Answer {
    /// The rows of a table that was filled; none of any other answer.
    pub fn rows(&self) -> &[super::report::AnswerRow] {
        match self {
            Answer::Rows(rows) => rows,
            Answer::One(_) | Answer::Several(_) => &[],
        }
    }
}
