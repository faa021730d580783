//! What `vanban check` found, as a clerk reads it.

use std::fmt::Write;

use chrono::NaiveDate;

use crate::command::printer::Printer;
use crate::desk::check::Outcome;
use crate::desk::{Checked, Finding, Level, PartKind, Report, Seen};
use crate::viet::{capitalize_first, date_short, visible_line};

/// More places of one breach than these say no more.
const PLACES: usize = 3;

pub(super) fn print(outcome: &Outcome, fixing: bool, printer: &Printer) {
    let checked = &outcome.files;
    let mut text = String::new();
    for file in checked {
        if let Some(report) = &file.report {
            file_text(file, report, fixing, &mut text);
        }
    }
    if checked.len() > 1 {
        summary(outcome, &mut text);
    }
    if checked.is_empty() && outcome.problems.is_empty() {
        text.push_str("Không có tệp Word nào để kiểm tra.");
    }
    if !text.is_empty() {
        printer.result(text.trim_end());
    }
}

fn counts(report: &Report) -> String {
    let parts: Vec<String> = [Level::Error, Level::Warning, Level::Hint]
        .into_iter()
        .filter(|level| report.count(*level) > 0)
        .map(|level| format!("{} {}", report.count(level), level.words()))
        .collect();
    if parts.is_empty() { "không có gì phải sửa".into() } else { parts.join(", ") }
}

fn file_text(file: &Checked, report: &Report, fixing: bool, text: &mut String) {
    let day = |date: &Option<NaiveDate>| {
        date.map(|date| format!(", ngày {}", date_short(date))).unwrap_or_default()
    };
    match &report.seen {
        Seen::Nothing => {
            let _ = writeln!(
                text,
                "{}: không phải văn bản hành chính (không thấy Quốc hiệu, tiêu đề của Đảng, số và ký hiệu)\n",
                visible_line(&file.file)
            );
            return;
        }
        Seen::Outside { what, date } => {
            let _ = writeln!(text, "{}: {}", visible_line(&file.file), counts(report));
            let why = what.group.words();
            let _ = writeln!(
                text,
                "  {}{}: {why}; chỉ xem chữ và tệp, không đo thể thức\n",
                what.name,
                day(date)
            );
        }
        Seen::Document { profile, profile_by, kind, kind_by, date, blank, .. } => {
            let kind = match kind {
                Some(kind) => format!("{kind} ({kind_by})"),
                None => "chưa nhận ra loại văn bản".to_owned(),
            };
            let state = if *blank { ", chưa ghi đủ số và ngày" } else { "" };
            let _ = writeln!(text, "{}: {}", visible_line(&file.file), counts(report));
            let day = day(date);
            let _ = writeln!(text, "  {kind}{day}{state}; thể thức {profile} ({profile_by})\n");
        }
    }
    let mut at = 0;
    while let Some(first) = report.findings.get(at) {
        let same = |finding: &&Finding| {
            (&finding.code, finding.level, &finding.allowed)
                == (&first.code, first.level, &first.allowed)
        };
        let group: Vec<&Finding> = report.findings[at..].iter().take_while(same).collect();
        group_text(&group, text);
        if fixing {
            let made =
                file.fixed_findings.iter().skip(at).take(group.len()).filter(|made| **made).count();
            let left = group.len() - made;
            let _ = writeln!(text, "    trong bản sao: đã sửa {made}, còn lại {left}");
        }
        at += group.len();
        text.push('\n');
    }
}

fn group_text(group: &[&Finding], text: &mut String) {
    let Some(first) = group.first() else { return };
    let times = if group.len() > 1 { format!(" ({} chỗ)", group.len()) } else { String::new() };
    let _ = writeln!(text, "  {} [{}] {}{times}", first.level.words(), first.code, first.name);
    for finding in group.iter().take(PLACES) {
        let _ = writeln!(text, "    {}: {}", place(finding), visible_line(&finding.found));
    }
    if group.len() > PLACES {
        let _ = writeln!(text, "    … và {} chỗ khác", group.len() - PLACES);
    }
    let _ = writeln!(text, "    cho phép: {} ({})", first.allowed, first.basis);
    let _ = writeln!(text, "    cách sửa: {}", first.how_to_fix);
}

/// Where: the part of the file, the page where known, the paragraph, the words to search for.
fn place(finding: &Finding) -> String {
    let at = &finding.at;
    let Some(ordinal) = at.ordinal else { return "cả văn bản".into() };
    let mut parts = Vec::new();
    if let Some(page) = at.page {
        parts.push(format!("trang {page}"));
    }
    parts.push(match at.part {
        Some(PartKind::Header) => "đầu trang".into(),
        Some(PartKind::Footer) => "chân trang".into(),
        Some(PartKind::Footnotes | PartKind::Endnotes) => "chú thích".into(),
        _ => format!("đoạn {ordinal}"),
    });
    if !at.words.is_empty() {
        parts.push(format!("“{}”", visible_line(&at.words)));
    }
    capitalize_first(&parts.join(", "))
}

fn summary(outcome: &Outcome, text: &mut String) {
    let checked = &outcome.files;
    let _ = writeln!(text, "{:>6}  {:>8}  {:>6}  tệp", "lỗi", "cảnh báo", "lưu ý");
    for file in checked {
        let _ = match &file.report {
            Some(report) => writeln!(
                text,
                "{:>6}  {:>8}  {:>6}  {}",
                report.count(Level::Error),
                report.count(Level::Warning),
                report.count(Level::Hint),
                visible_line(&file.file)
            ),
            None => {
                writeln!(
                    text,
                    "{:>6}  {:>8}  {:>6}  {} (không đọc được)",
                    "-",
                    "-",
                    "-",
                    visible_line(&file.file)
                )
            }
        };
    }
    let _ = writeln!(
        text,
        "{:>6}  {:>8}  {:>6}  tổng cộng {} tệp",
        outcome.errors,
        outcome.warnings,
        outcome.hints,
        checked.len()
    );
}
