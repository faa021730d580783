//! `vanban status`: who owes, has sent, is late; as a table, JSON, CSV, a workbook, a Word appendix.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::day;
use super::printer::{Printer, exit_code};
use super::table::{Align, table};
use crate::desk::status::{Request, RoundStatus};
use crate::desk::{
    AgencyStatus, COUNTS, Date, DeadlineColumn, Desk, OwedKind, PeriodStatus, counts,
};
use crate::viet;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Chỉ kỳ báo cáo này (mã); không ghi thì mọi kỳ
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Chỉ các cơ quan này (mã, cách nhau bằng dấu phẩy)
    #[arg(long, value_name = "MÃ", value_delimiter = ',')]
    agency: Vec<String>,
    /// Tính đến hết ngày này, viết 2024-12-16 hoặc 16/12/2024 (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = day::parse)]
    as_of: Option<Date>,
    /// Ghi thêm bảng .csv
    #[arg(long, value_name = "TỆP", value_parser = |typed: &str| named(typed, ".csv"))]
    csv: Option<PathBuf>,
    /// Ghi thêm bảng tính Excel
    #[arg(long, value_name = "TỆP", value_parser = |typed: &str| named(typed, ".xlsx"))]
    xlsx: Option<PathBuf>,
    /// Ghi thêm phụ lục Word đúng thể thức, để kèm theo công văn
    #[arg(long, value_name = "TỆP", value_parser = |typed: &str| named(typed, ".docx"))]
    docx: Option<PathBuf>,
    /// Ghi đè cả tệp đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

/// The name of a file that is written as it is named: its ending keeps a slip of the hand (`--xlsx plan.yaml`)
/// from costing a file of another kind.
pub(super) fn named(typed: &str, end: &str) -> Result<PathBuf, String> {
    match typed.to_lowercase().ends_with(end) {
        true => Ok(typed.into()),
        false => Err(format!("ghi một tên tệp có đuôi {end}")),
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    let request = Request {
        agencies: options.agency,
        period: options.period,
        as_of: options.as_of,
        csv: options.csv,
        xlsx: options.xlsx,
        docx: options.docx,
        overwrite: options.overwrite,
    };
    let outcome = match desk.status(&request) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    printer.written(&outcome.written);
    printer.problems(&outcome.problems);
    match &outcome.round {
        _ if printer.is_json() => printer.json(&outcome),
        Some(RoundStatus { as_of, periods }) => printer.result(&shown(periods, *as_of)),
        None => printer.say("Chưa xem được tình hình: hãy sửa các lỗi trên rồi chạy lại."),
    }
    exit_code(&outcome.problems)
}

/// The status on a terminal: the counts, a table, what is owed field by field.
fn shown(periods: &[PeriodStatus], as_of: Date) -> String {
    let mut text = String::new();
    for (nth, period) in periods.iter().enumerate() {
        if nth > 0 {
            text.push('\n');
        }
        push_period(&mut text, period, as_of);
    }
    text
}

fn push_period(text: &mut String, period: &PeriodStatus, as_of: Date) {
    let totals = &period.totals;
    let rate = |rate| {
        Option::map_or(rate, String::new(), |rate| format!(" ({}%)", viet::format_number(rate)))
    };
    let _ = writeln!(
        text,
        "KỲ {} ({}): hạn {}, tính đến hết ngày {}",
        viet::upper(&period.name),
        period.id,
        period.due,
        viet::date_short(as_of.0),
    );
    let _ = writeln!(
        text,
        "Đã nhận {}/{}{}; đúng hạn {}{}.",
        totals.tally.received,
        totals.tally.expected,
        rate(totals.tally.completeness()),
        totals.tally.on_time,
        rate(totals.tally.timeliness()),
    );
    let counted: Vec<String> = COUNTS
        .iter()
        .zip(counts(&totals.tally))
        .skip(3)
        .filter(|(_, count)| *count > 0)
        .map(|(head, count)| format!("{} {count}", viet::lower_first(head)))
        .collect();
    if !counted.is_empty() {
        let _ = writeln!(text, "{}.", viet::capitalize_first(&counted.join("; ")));
    }
    text.push('\n');
    let plain = period.due_head == DeadlineColumn::PLAIN;
    let due_column =
        if plain { ("Hạn (trước)", Align::Right) } else { (period.due_head, Align::Left) };
    let columns = [
        ("STT", Align::Right),
        ("Cơ quan, đơn vị", Align::Left),
        due_column,
        ("Ngày nhận", Align::Right),
        ("Tình trạng", Align::Left),
    ];
    let mut rows = Vec::new();
    for (nth, group) in period.groups.iter().enumerate() {
        let rates = &group.totals.tally;
        rows.push(vec![format!(
            "{}. {} ({}/{}{})",
            viet::roman(nth as u32 + 1),
            group.name,
            rates.received,
            rates.expected,
            rate(rates.completeness()).replace(" (", ", ").replace(')', ""),
        )]);
        for (nth, agency) in group.agencies.iter().enumerate() {
            rows.push(vec![
                (nth + 1).to_string(),
                agency.short.clone(),
                agency.due.clone(),
                agency.received.map_or_else(|| "-".to_owned(), |day| viet::date_short(day.0)),
                state(agency),
            ]);
        }
    }
    text.push_str(&table(&columns, &rows));
    push_owed(text, period);
    push_corrections(text, period);
}

/// What corrections changed in reports.
fn push_corrections(text: &mut String, period: &PeriodStatus) {
    let mut agencies = period.groups.iter().flat_map(|group| &group.agencies);
    if agencies.clone().all(|agency| agency.corrections.is_empty()) {
        return;
    }
    text.push_str("\nBản sửa thay đổi:\n");
    for agency in agencies.by_ref().filter(|agency| !agency.corrections.is_empty()) {
        let _ = writeln!(text, "  {} ({}):", agency.short, agency.id);
        for changed in &agency.corrections {
            let _ = writeln!(text, "    - {}", changed.words());
        }
    }
}

/// The state of an agency's report, in a few words.
fn state(agency: &AgencyStatus) -> String {
    let mut words = agency.state.to_owned();
    if let Some(note) = &agency.note {
        let _ = write!(words, ", {note}");
    }
    if agency.days_late > 0 {
        let _ = write!(words, ", chậm {} ngày", agency.days_late);
    }
    if agency.nil {
        words.push_str(", không phát sinh");
    }
    if let Some(day) = agency.corrected {
        let _ = write!(words, ", bản sửa nhận ngày {}", viet::date_short(day.0));
    }
    let lacks = |kind| !matches!(kind, OwedKind::Report | OwedKind::Least);
    let lacks = agency.owed.iter().filter(|owed| lacks(owed.kind)).count();
    if lacks > 0 {
        let _ = write!(words, ", thiếu {lacks} mục");
    }
    if agency.owed.iter().any(|owed| owed.kind == OwedKind::Least) {
        words.push_str(", chưa đạt mức tối thiểu");
    }
    if agency.reminded > 0 {
        let _ = write!(words, ", đã đôn đốc {} lần", agency.reminded);
    }
    words
}

fn push_owed(text: &mut String, period: &PeriodStatus) {
    let owing: Vec<&AgencyStatus> = period
        .groups
        .iter()
        .flat_map(|group| &group.agencies)
        .filter(|agency| !agency.owed.is_empty())
        .collect();
    if owing.is_empty() {
        return;
    }
    text.push_str("\nCòn thiếu, chưa đạt:\n");
    for agency in owing {
        let _ = writeln!(text, "  {} ({}):", agency.short, agency.id);
        for owed in &agency.owed {
            let id = owed.id.as_ref().map_or_else(String::new, |id| format!(" [{id}]"));
            let _ = writeln!(text, "    - {}{id}", owed.words);
        }
    }
}
