//! `vanban status`: who owes, has sent, is late; as a table, JSON, CSV, a workbook, a Word appendix.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::build::unknown_ids;
use super::input::Input;
use super::table::{Align, table};
use super::voice::{Voice, exit_code};
use super::{Common, day};
use crate::batch::ledger::put_named;
use crate::compose::Studio;
use crate::compose::status::{AgencyStatus, COUNTS, PeriodStatus, counts, status};
use crate::data::campaign::Campaign;
use crate::data::check::{spoils_figures, spoils_letters};
use crate::data::scalar::{Date, Id};
use crate::files;
use crate::files::disk::RealDisk;
use crate::problem::{Problem, Problems, report};
use crate::round::Round;
use crate::{viet, workbook};

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
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    let input = Input::read(&RealDisk, common);
    let mut problems = input.problems.clone();
    let told = match (&input.gathered.campaign, &input.resources) {
        // Reports that are wrong are told as such beside those that are right.
        // It says how often each agency was urged.
        (Some(campaign), Some(resources))
            if !spoils_figures(&input.gathered.problems)
                && !spoils_letters(&input.gathered.problems) =>
        {
            let typed = (options.agency.as_slice(), options.period.as_deref());
            if let Err(code) = unknown_ids(campaign, typed.0, typed.1, voice) {
                return code;
            }
            let as_of = day::or_today(options.as_of);
            let periods = periods(campaign, options, as_of);
            match Studio::new(campaign, resources) {
                Ok(studio) => {
                    problems.extend(write_files(&studio, options, &periods, as_of, voice))
                }
                Err(found) => problems.extend(found),
            }
            Some((as_of, periods))
        }
        _ => None,
    };
    problems.sort();
    voice.problems(&problems, |name| input.text_of(name));
    match told {
        Some((as_of, periods)) if voice.is_json() => voice.json(&json!({
            "as_of": as_of,
            "periods": periods,
            "problems": report::to_json(&problems),
        })),
        Some((as_of, periods)) => voice.result(&shown(&periods, as_of)),
        None if voice.is_json() => {
            voice.json(&json!({ "problems": report::to_json(&problems) }));
        }
        None => voice.say("Chưa xem được tình hình: hãy sửa các lỗi trên rồi chạy lại."),
    }
    exit_code(&problems)
}

fn periods<'c>(campaign: &'c Campaign, options: &Options, as_of: Date) -> Vec<PeriodStatus<'c>> {
    let wanted = |id: &Id| {
        options.agency.is_empty() || options.agency.iter().any(|typed| typed == id.as_str())
    };
    let all = &campaign.plan.value.reporting.periods;
    all.iter()
        .filter(|period| options.period.as_ref().is_none_or(|typed| typed == period.id.as_str()))
        .map(|period| status(&Round::at(campaign, period, as_of), wanted))
        .collect()
}

fn write_files<'c>(
    studio: &Studio<'c>,
    options: &Options,
    periods: &[PeriodStatus<'c>],
    as_of: Date,
    voice: &Voice,
) -> Problems {
    let mut problems = Problems::new();
    let mut write = |path: &Option<PathBuf>, made: &dyn Fn() -> Result<Vec<u8>, Problems>| {
        let Some(path) = path else { return };
        match made().and_then(|bytes| put(path, &bytes, options.overwrite)) {
            Ok(()) => voice.say(&format!("Đã ghi '{}'.", files::shown(path))),
            Err(found) => problems.extend(found),
        }
    };
    write(&options.csv, &|| Ok(csv(periods)));
    write(&options.xlsx, &|| {
        let book = studio.status_book(periods, as_of)?;
        workbook::write(&book).map_err(|fault| Problem::nowhere(&fault).into())
    });
    write(&options.docx, &|| studio.status_appendix(periods, as_of));
    problems
}

/// Writes a file that the clerk named, not over one that is not the program's own.
pub(super) fn put(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), Problems> {
    put_named(&RealDisk, path, bytes, overwrite).map_err(Problems::from)
}

/// The status on a terminal: the counts, a table, what is owed field by field.
fn shown(periods: &[PeriodStatus<'_>], as_of: Date) -> String {
    let mut text = String::new();
    for (nth, period) in periods.iter().enumerate() {
        if nth > 0 {
            text.push('\n');
        }
        push_period(&mut text, period, as_of);
    }
    text
}

fn push_period(text: &mut String, period: &PeriodStatus<'_>, as_of: Date) {
    let totals = &period.totals;
    let rate = |rate| {
        Option::map_or(rate, String::new(), |rate| format!(" ({}%)", viet::format_number(rate)))
    };
    let _ = writeln!(
        text,
        "KỲ {} ({}): hạn trước ngày {}, tính đến hết ngày {}",
        viet::upper(period.name),
        period.id,
        viet::date_short(period.due_before.0),
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
    let columns = [
        ("STT", Align::Right),
        ("Cơ quan, đơn vị", Align::Left),
        ("Hạn (trước)", Align::Right),
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
                agency.short.to_owned(),
                viet::date_short(agency.due_before.0),
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
fn push_corrections(text: &mut String, period: &PeriodStatus<'_>) {
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

/// How an agency stands, in a few words.
fn state(agency: &AgencyStatus<'_>) -> String {
    let mut words = agency.state.to_owned();
    if agency.days_late > 0 {
        let _ = write!(words, ", chậm {} ngày", agency.days_late);
    }
    if agency.nil {
        words.push_str(", không phát sinh");
    }
    if let Some(day) = agency.corrected {
        let _ = write!(words, ", bản sửa nhận ngày {}", viet::date_short(day.0));
    }
    let lacks = agency.owed.iter().filter(|owed| !matches!(owed.kind, "report" | "least")).count();
    if lacks > 0 {
        let _ = write!(words, ", thiếu {lacks} mục");
    }
    if agency.owed.iter().any(|owed| owed.kind == "least") {
        words.push_str(", chưa đạt mức tối thiểu");
    }
    if agency.reminded > 0 {
        let _ = write!(words, ", đã đôn đốc {} lần", agency.reminded);
    }
    words
}

fn push_owed(text: &mut String, period: &PeriodStatus<'_>) {
    let owing: Vec<&AgencyStatus<'_>> = period
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
            let id = owed.id.map_or_else(String::new, |id| format!(" [{id}]"));
            let _ = writeln!(text, "    - {}{id}", owed.words);
        }
    }
}

/// The table as CSV for an Excel with Vietnamese settings: UTF-8 with its mark (without it Excel reads
/// the letters as another encoding), `;` between cells (where the comma is the decimal mark, Excel parts
/// cells at `;`), lines ended as Windows ends them.
fn csv(periods: &[PeriodStatus<'_>]) -> Vec<u8> {
    let mut text = String::from("\u{FEFF}");
    let heads = [
        "Kỳ",
        "Nhóm",
        "Mã cơ quan",
        "Cơ quan, đơn vị",
        "Hạn (trước ngày)",
        "Ngày nhận",
        "Tình trạng",
        "Số ngày quá hạn",
        "Không phát sinh",
        "Còn thiếu, chưa đạt",
    ];
    push_record(&mut text, &heads.map(str::to_owned));
    for period in periods {
        for group in &period.groups {
            for agency in &group.agencies {
                let owed: Vec<&str> = agency.owed.iter().map(|owed| owed.words.as_str()).collect();
                push_record(
                    &mut text,
                    &[
                        period.id.to_owned(),
                        group.name.to_owned(),
                        agency.id.to_owned(),
                        agency.short.to_owned(),
                        day_month_year(agency.due_before),
                        agency.received.map_or_else(String::new, day_month_year),
                        agency.state.to_owned(),
                        agency.days_late.to_string(),
                        if agency.nil { "x".to_owned() } else { String::new() },
                        owed.join(" | "),
                    ],
                );
            }
        }
    }
    text.into_bytes()
}

/// A day with two figures each, so that Excel takes it for a day.
fn day_month_year(day: Date) -> String {
    day.0.format("%d/%m/%Y").to_string()
}

fn push_record(text: &mut String, cells: &[String]) {
    for (nth, cell) in cells.iter().enumerate() {
        if nth > 0 {
            text.push(';');
        }
        let cell = viet::visible(cell);
        // Words that begin like a formula must not become one.
        let guarded = match is_like_a_formula(&cell) {
            true => format!("'{cell}"),
            false => cell.into_owned(),
        };
        match guarded.contains([';', '"', '\n', '\r', ',', '\t']) {
            true => {
                let _ = write!(text, "\"{}\"", guarded.replace('"', "\"\""));
            }
            false => text.push_str(&guarded),
        }
    }
    text.push_str("\r\n");
}

/// Whether a program for tables might take words for a formula: by their first letter, also in its full width and in
/// other forms of it, whatever blanks stand before it.
fn is_like_a_formula(cell: &str) -> bool {
    const SIGNS: [char; 14] =
        ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−', '|'];
    let is_blank = |letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}')
    };
    cell.starts_with(['\t', '\n']) || cell.trim_start_matches(is_blank).starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_like_a_formula_in_any_width_are_guarded_and_plain_words_are_not() {
        for cell in
            ["=1+1", "＝1+1", "  ＝1", "\u{3000}＠A1", "\u{200B}=1", "﹢1", "－2", "\t=1", "\n+1"]
        {
            assert!(is_like_a_formula(cell), "{cell:?}");
        }
        for cell in ["Sở Y tế", "a = b", "1＝1", "", "12.500"] {
            assert!(!is_like_a_formula(cell), "{cell:?}");
        }
    }
}
