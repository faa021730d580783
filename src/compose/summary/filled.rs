//! Tasks: the tables that agencies filled, everybody's rows in one table of an annex, columns of figures added up.

use serde::Serialize;

use super::figures::{FigureView, Marks};
use crate::data::plan::Ask;
use crate::data::report::AnswerRow;
use crate::data::rows::{AskColumn, CellKind};
use crate::data::scalar::{Date, Typed};
use crate::document::{Block, Document, Inline};
use crate::problem::{Severity, faults};
use crate::round::{FigureScope, Round, Subject, rows};
use crate::viet;

/// What is odd about the tables of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilledFault {
    /// The office's own template prints no such tables.
    NotPrinted {
        /// The template.
        template: String,
        /// The first question that is left out.
        label: String,
    },
}

faults! {
    impl Fault for FilledFault;

    "BH11" {
        title: "Mẫu báo cáo không in bảng do cơ quan điền",
        meaning: "Mẫu riêng của cơ quan không có chỗ in các bảng mà cơ quan, đơn vị đã điền.",
        advice: "thêm phụ lục in các bảng (filled) vào mẫu như trong mẫu có sẵn: vanban template show bao-cao/template.html",
        example: Self::NotPrinted {
            template: "bao-cao/template.html".into(),
            label: "Các hội nghị đã tổ chức".into(),
        },
        Self::NotPrinted { template, label } => {
            severity: Severity::Warning,
            message: format!("mẫu '{template}' không in bảng “{label}” mà cơ quan, đơn vị đã điền"),
            hint: "thêm phụ lục in các bảng (filled) vào mẫu, xem mẫu có sẵn bằng 'vanban template show bao-cao/template.html'",
        }
    }
}

/// The first of these questions whose table a document does not print.
pub(super) fn left_out<'l>(document: &Document, labels: &'l [String]) -> Option<&'l String> {
    let appendices = document.appendices.iter().flat_map(|appendix| &appendix.body);
    let blocks: Vec<&Block> = document.body.iter().chain(appendices).collect();
    let named = |label: &str| {
        blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => {
                let words = paragraph.content.iter().map(|inline| match inline {
                    Inline::Text(text) => text.words.as_str(),
                    _ => "",
                });
                words.collect::<String>().contains(label)
            }
            _ => false,
        })
    };
    labels.iter().find(|label| !named(label))
}

/// Hundredths of the width for the running number and for the names.
const NUMBER_WIDTH: u32 = 5;
const NAME_WIDTH: u32 = 20;

/// A table with everybody's rows.
#[derive(Serialize)]
pub(super) struct FilledTable<'c> {
    pub label: &'c str,
    number_width: u32,
    name_width: u32,
    columns: Vec<FilledColumn>,
    rows: Vec<FilledRow<'c>>,
    /// Whether a column is added up.
    has_total: bool,
}

#[derive(Serialize)]
struct FilledColumn {
    head: String,
    width: u32,
    /// Its sum; none of a column that is not added up.
    total: Option<FigureView>,
}

#[derive(Serialize)]
struct FilledRow<'c> {
    /// The name of the agency, on its first row.
    agency: &'c str,
    cells: Vec<FilledCell>,
}

#[derive(Serialize)]
struct FilledCell {
    /// How it is set: a class of the markup.
    class: &'static str,
    /// Its lines.
    lines: Vec<String>,
}

/// The tables that somebody filled, in the order of the form.
pub(super) fn tables<'c>(round: &Round<'c>, marks: &Marks<'_, 'c>) -> Vec<FilledTable<'c>> {
    rows::filled(round).into_iter().map(|ask| table(round, marks, ask)).collect()
}

fn table<'c>(round: &Round<'c>, marks: &Marks<'_, 'c>, ask: &'c Ask) -> FilledTable<'c> {
    let widths = ask.widths(NUMBER_WIDTH + NAME_WIDTH);
    let columns: Vec<FilledColumn> = ask
        .columns
        .iter()
        .zip(widths)
        .map(|(column, width)| {
            let subject = Subject::Rows { ask, column };
            let total = column.total.then(|| marks.value_of(&subject, FigureScope::All)).flatten();
            FilledColumn { head: column.heading(), width, total }
        })
        .collect();
    let mut all = Vec::new();
    for entry in round.expected() {
        let reports = entry.reports().filter_map(|report| report.answers.get(&ask.id));
        for (nth, row) in reports.flat_map(|answer| answer.rows()).enumerate() {
            let agency = if nth == 0 { entry.agency.short() } else { "" };
            all.push(FilledRow { agency, cells: cells(ask, row) });
        }
    }
    FilledTable {
        label: ask.label.as_str(),
        number_width: NUMBER_WIDTH,
        name_width: NAME_WIDTH,
        has_total: columns.iter().any(|column| column.total.is_some()),
        columns,
        rows: all,
    }
}

fn cells(ask: &Ask, row: &AnswerRow) -> Vec<FilledCell> {
    let cell = |column: &AskColumn| FilledCell {
        class: column.kind.class(),
        lines: row.get(&column.id).map(|typed| shown(column, typed)).unwrap_or_default(),
    };
    ask.columns.iter().map(cell).collect()
}

/// A cell as it is printed.
fn shown(column: &AskColumn, typed: &Typed) -> Vec<String> {
    let text = typed.as_str();
    let one = match column.kind {
        CellKind::Text => None,
        CellKind::Number => column.read(typed).ok().map(viet::format_number),
        CellKind::Date => Date::parse(text).ok().map(|day| viet::date_short(day.0)),
        CellKind::Choice => {
            let choice = column.choices.iter().find(|choice| choice.id.as_str() == text);
            choice.map(|choice| choice.text.to_string())
        }
    };
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    one.map_or_else(|| lines().map(str::to_owned).collect(), |one| vec![one])
}
