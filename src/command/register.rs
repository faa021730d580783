//! `vanban register`: the register of what goes out; as a table, JSON, the decree's book, a workbook.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::printer::{Printer, exit_code};
use super::status::named;
use super::table::{Align, table};
use crate::desk::Desk;
use crate::desk::register::{Entry, RegisterSeries, Request};
use crate::viet;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Chỉ văn bản của cơ quan này (mã)
    #[arg(long, value_name = "MÃ")]
    issuer: Option<String>,
    /// Chỉ năm này (sổ của cơ quan Đảng tính theo nhiệm kỳ, luôn có)
    #[arg(long, value_name = "NĂM")]
    year: Option<i32>,
    /// Ghi thêm sổ Word theo mẫu của Phụ lục IV
    #[arg(long, value_name = "TỆP", value_parser = |typed: &str| named(typed, ".docx"))]
    docx: Option<PathBuf>,
    /// Ghi thêm bảng tính Excel
    #[arg(long, value_name = "TỆP", value_parser = |typed: &str| named(typed, ".xlsx"))]
    xlsx: Option<PathBuf>,
    /// Ghi đè cả tệp đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    let Options { issuer, year, docx, xlsx, overwrite } = options;
    let request = Request { issuer, year, docx, xlsx, overwrite };
    let outcome = match desk.register(&request) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    printer.written(&outcome.written);
    printer.problems(&outcome.problems);
    match &outcome.series {
        _ if printer.is_json() => printer.json(&outcome),
        Some(series) if series.is_empty() => printer.say("Chưa có văn bản nào để vào sổ."),
        Some(series) => printer.result(&shown(series)),
        None => printer.say("Chưa xem được sổ: hãy sửa các lỗi trên rồi chạy lại."),
    }
    exit_code(&outcome.problems)
}

fn shown(all: &[RegisterSeries]) -> String {
    let mut text = String::new();
    for (nth, one) in all.iter().enumerate() {
        let gap = if nth > 0 { "\n" } else { "" };
        let year = one.year.map_or_else(String::new, |year| format!(", năm {year}"));
        let _ = writeln!(text, "{gap}{}{year} ({})", one.series, one.issuer_name);
        let gaps = one.gaps.iter().map(|(from, to)| match from == to {
            true => viet::two_digits(*from),
            false => format!("{}-{}", viet::two_digits(*from), viet::two_digits(*to)),
        });
        let gaps: Vec<String> = gaps.collect();
        if !gaps.is_empty() {
            let _ = writeln!(text, "Không có trong dữ liệu: số {}", gaps.join(", "));
        }
        let columns = [
            ("Số, ký hiệu", Align::Left),
            ("Ngày", Align::Left),
            ("Ghi chú", Align::Left),
            ("Trích yếu", Align::Left),
        ];
        text.push_str(&table(&columns, &one.entries.iter().map(row).collect::<Vec<_>>()));
    }
    text
}

fn row(entry: &Entry) -> Vec<String> {
    let note = match (entry.proposed, entry.draft) {
        (Some(next), _) => format!("đề xuất số {}", viet::two_digits(next)),
        (None, true) => "dự thảo".to_owned(),
        (None, false) => String::new(),
    };
    let date = entry.date.map_or_else(String::new, |date| viet::date_short(date.0));
    let subject = if entry.subject.is_empty() { &entry.kind } else { &entry.subject };
    vec![entry.symbol.clone(), date, note, subject.clone()]
}
