//! `vanban trace FIGURE`: the reports, files, lines and fields that a figure of the summary was added from.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::printer::{Printer, exit_code};
use super::status::named;
use super::table::{Align, table};
use crate::desk::trace::{Request, Traced};
use crate::desk::{
    Calculation, CameAs, Column, CountedView, Date, Desk, Diagnosis, SourceView, TraceView,
};
use crate::problem::Problems;
use crate::viet;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Số liệu: mã hoặc tên chỉ tiêu, số thứ tự trong bảng Số liệu tổng hợp, tình trạng báo cáo (da-bao-cao, qua-han…), câu hỏi lựa chọn, hoặc tên dấu trang (bookmark) trong Word
    #[arg(value_name = "SỐ LIỆU")]
    figure: String,
    /// Của ai: mã hoặc tên cơ quan, nhóm; hoặc dòng của Phụ lục II (IV, IV.3); không ghi là tổng số. Với câu hỏi lựa chọn: lựa chọn nào
    #[arg(value_name = "CỦA AI")]
    whose: Option<String>,
    /// Cột đứng cạnh chỉ tiêu trong các bảng; không ghi thì chính số liệu
    #[arg(long, alias = "cot", value_name = "CỘT", value_enum)]
    column: Option<ColumnName>,
    /// Kỳ báo cáo (mã); không ghi thì kỳ gần nhất đã có báo cáo
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Ghi bảng tính Excel tính lại số liệu bằng công thức
    #[arg(long, value_name = "TỆP", value_parser = |typed: &str| named(typed, ".xlsx"))]
    xlsx: Option<PathBuf>,
    /// Ghi đè cả tệp đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

/// A column next to an indicator, as the command line names it.
#[derive(Debug, Clone, Copy)]
struct ColumnName(Column);

impl ValueEnum for ColumnName {
    fn value_variants<'a>() -> &'a [Self] {
        const COUNT: usize = Column::ALL.len();
        const ALL: [ColumnName; COUNT] = {
            let mut all = [ColumnName(Column::Reported); COUNT];
            let mut nth = 0;
            while nth < COUNT {
                all[nth] = ColumnName(Column::ALL[nth]);
                nth += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.id()).help(viet::capitalize_first(self.0.words())))
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    let request = Request {
        figure: options.figure,
        whose: options.whose,
        column: options.column.map(|column| column.0),
        period: options.period,
        xlsx: options.xlsx,
        overwrite: options.overwrite,
    };
    let outcome = match desk.trace(&request) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    printer.written(outcome.written.as_slice());
    printer.problems(&errors_of(&outcome.problems));
    match &outcome.found {
        _ if printer.is_json() => printer.json(&outcome),
        Some(found) => printer.result(&shown(found)),
        None => {}
    }
    exit_code(&outcome.problems)
}

/// Warnings of the data have been reported by other verbs: here they would bury the figure.
fn errors_of(all: &Diagnosis) -> Diagnosis {
    let errors: Problems =
        all.problems.iter().filter(|problem| problem.is_error()).cloned().collect();
    Diagnosis::new(errors, |file| all.text_of(file))
}

fn number(plain: &str) -> String {
    plain.parse().map_or_else(|_| plain.to_owned(), viet::format_number)
}

fn shown(found: &Traced) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "Kỳ {} ({})", found.period_name, found.period);
    push(&mut text, &found.figure);
    push_parts(&mut text, &found.figure);
    text
}

fn push_parts(text: &mut String, trace: &TraceView) {
    let names = match trace.rule {
        Calculation::Rate => ["TỬ SỐ", "MẪU SỐ"],
        _ => ["KỲ NÀY", "KỲ TRƯỚC"],
    };
    for (part, name) in trace.parts.iter().zip(names) {
        let _ = write!(text, "\n{name}: ");
        push(text, part);
        push_parts(text, part);
    }
}

fn push(text: &mut String, trace: &TraceView) {
    let value = match &trace.value {
        Some(value) => format!("{} {}", number(value), trace.unit),
        None => "không có số".to_owned(),
    };
    let _ = writeln!(text, "{} - {}: {value}", trace.name, trace.whose);
    let mark = match trace.id.as_str() {
        "" => String::new(),
        id => format!(". Dấu trang trong Word: {id}"),
    };
    let _ = writeln!(text, "Cách tính: {}{mark}", trace.rule.words());
    if !trace.sources.is_empty() {
        // A table gives several figures in one report.
        let files: BTreeSet<&str> = trace.sources.iter().map(|s| s.file.as_str()).collect();
        let (count, what) = match trace.rule {
            Calculation::Targets => (trace.sources.len(), "chỉ tiêu giao"),
            _ => (files.len(), "báo cáo"),
        };
        let _ = writeln!(text, "Từ {count} {what}:\n");
        let columns = [
            ("Cơ quan, đơn vị", Align::Left),
            ("Số liệu", Align::Right),
            ("Báo cáo", Align::Left),
            ("Tệp, dòng", Align::Left),
            ("Trường", Align::Left),
        ];
        let rows: Vec<Vec<String>> = trace.sources.iter().map(row).collect();
        text.push_str(&table(&columns, &rows));
        push_corrections(text, &trace.sources);
    }
    if !trace.counted.is_empty() {
        let _ = writeln!(text, "Trong {} cơ quan, đơn vị:\n", trace.counted.len());
        let columns = [
            ("Cơ quan, đơn vị", Align::Left),
            ("Tính", Align::Left),
            ("Tình trạng", Align::Left),
            ("Ngày nhận", Align::Right),
            ("Tệp, dòng", Align::Left),
        ];
        let rows: Vec<Vec<String>> = trace.counted.iter().map(counted_row).collect();
        text.push_str(&table(&columns, &rows));
    }
    if !trace.lacking.is_empty() {
        text.push_str("\nChưa có trong số này:\n");
        for lack in &trace.lacking {
            let _ = writeln!(text, "  {}: {}", lack.name, lack.words);
        }
    }
}

/// What corrections made of the figures.
fn push_corrections(text: &mut String, sources: &[SourceView]) {
    let mut all = sources
        .iter()
        .flat_map(|source| source.corrections.iter().map(move |correction| (source, correction)))
        .peekable();
    if all.peek().is_some() {
        text.push_str("\nSố đã được cơ quan sửa:\n");
    }
    for (source, correction) in all {
        let (sender, words) = (source.sender(), correction.words());
        let _ = writeln!(text, "  {sender}: {words} (bản trước: {})", correction.file);
    }
}

fn counted_row(counted: &CountedView) -> Vec<String> {
    let place = counted.file.as_ref().zip(counted.line);
    vec![
        counted.name.clone(),
        if counted.counts { "có" } else { "-" }.to_owned(),
        counted.state.clone(),
        counted.received.map_or_else(|| "-".to_owned(), |day| viet::date_short(day.0)),
        place.map_or_else(|| "-".to_owned(), |(file, line)| format!("{file}:{line}")),
    ]
}

fn row(source: &SourceView) -> Vec<String> {
    let day = |day: Date| viet::date_short(day.0);
    let report = match (source.number, source.date, source.received) {
        (Some(number), Some(date), _) => {
            format!("số {} ngày {}", viet::two_digits(number), day(date))
        }
        (_, _, Some(received)) => format!("nhận ngày {}", day(received)),
        _ => "-".to_owned(),
    };
    let report = match source.came_as.and_then(CameAs::original) {
        Some(original) => format!("{report} ({original})"),
        None => report,
    };
    vec![
        source.sender(),
        number(&source.value),
        report,
        format!("{}:{}", source.file, source.line),
        source.field.clone(),
    ]
}
