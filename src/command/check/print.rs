//! What `vanban check` found, as a clerk reads it and as another program does.

use std::fmt::Write;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::audit::{Finding, Level, Report, Seen};
use crate::batch::check::Checked;
use crate::command::voice::Voice;
use crate::paper::PartKind;
use crate::problem::{Problems, report};
use crate::viet::{capitalize_first, date_short};

/// More places of one breach than these say no more.
const PLACES: usize = 3;

pub(super) fn print(checked: &[Checked], problems: &Problems, fixing: bool, voice: &Voice) {
    if voice.is_json() {
        return voice.json(&json!({
            "files": checked.iter().map(file_json).collect::<Vec<_>>(),
            "errors": total(checked, Level::Error),
            "warnings": total(checked, Level::Warning),
            "hints": total(checked, Level::Hint),
            "problems": report::to_json(problems),
        }));
    }
    let mut text = String::new();
    for file in checked {
        if let Some(report) = &file.report {
            file_text(file, report, fixing, &mut text);
        }
    }
    if checked.len() > 1 {
        summary(checked, &mut text);
    }
    if !text.is_empty() {
        voice.result(text.trim_end());
    }
}

fn total(checked: &[Checked], level: Level) -> usize {
    checked.iter().filter_map(|file| file.report.as_ref()).map(|report| report.count(level)).sum()
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
                file.file
            );
            return;
        }
        Seen::Outside { what, date } => {
            let _ = writeln!(text, "{}: {}", file.file, counts(report));
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
            let _ = writeln!(text, "{}: {}", file.file, counts(report));
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
            let made = file.mended.iter().skip(at).take(group.len()).filter(|made| **made).count();
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
        let _ = writeln!(text, "    {}: {}", place(finding), finding.found);
    }
    if group.len() > PLACES {
        let _ = writeln!(text, "    … và {} chỗ khác", group.len() - PLACES);
    }
    let _ = writeln!(text, "    cho phép: {} ({})", first.allowed, first.basis);
    let _ = writeln!(text, "    cách sửa: {}", first.mend);
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
        parts.push(format!("“{}”", at.words));
    }
    capitalize_first(&parts.join(", "))
}

fn summary(checked: &[Checked], text: &mut String) {
    let _ = writeln!(text, "{:>6}  {:>8}  {:>6}  tệp", "lỗi", "cảnh báo", "lưu ý");
    for file in checked {
        let _ = match &file.report {
            Some(report) => writeln!(
                text,
                "{:>6}  {:>8}  {:>6}  {}",
                report.count(Level::Error),
                report.count(Level::Warning),
                report.count(Level::Hint),
                file.file
            ),
            None => {
                writeln!(text, "{:>6}  {:>8}  {:>6}  {} (không đọc được)", "-", "-", "-", file.file)
            }
        };
    }
    let _ = writeln!(
        text,
        "{:>6}  {:>8}  {:>6}  tổng cộng {} tệp",
        total(checked, Level::Error),
        total(checked, Level::Warning),
        total(checked, Level::Hint),
        checked.len()
    );
}

fn file_json(file: &Checked) -> Value {
    let Some(report) = &file.report else {
        return json!({"file": file.file, "readable": false, "document": null, "findings": []});
    };
    let document = match &report.seen {
        Seen::Nothing => Value::Null,
        Seen::Outside { what, date } => json!({
            "profile": null,
            "kind": what.name,
            "outside": what.group.words(),
            "date": date.map(|date| date.to_string()),
        }),
        Seen::Document { profile, profile_by, kind, kind_by, date, blank, parts } => json!({
            "profile": profile,
            "profile_by": profile_by,
            "kind": kind,
            "kind_by": kind_by,
            "date": date.map(|date| date.to_string()),
            "blank": blank,
            "parts": parts.iter().map(|(words, role, sure)| json!({
                "words": words, "role": role.id(), "recognised": sure.words(),
            })).collect::<Vec<_>>(),
        }),
    };
    let findings: Vec<Value> = report
        .findings
        .iter()
        .enumerate()
        .map(|(nth, finding)| {
            let at = &finding.at;
            json!({
                "code": finding.code,
                "name": finding.name,
                "level": finding.level.key(),
                "page": at.page,
                "paragraph": at.ordinal,
                "part": at.part.map(part_key),
                "role": at.role.map(|role| role.id()),
                "words": at.words,
                "found": finding.found,
                "allowed": finding.allowed,
                "article": finding.basis,
                "mend": finding.mend,
                "mendable": !finding.fixes.is_empty(),
                "mended": file.mended.get(nth),
            })
        })
        .collect();
    json!({
        "file": file.file,
        "readable": true,
        "document": document,
        "findings": findings,
        "errors": report.count(Level::Error),
        "warnings": report.count(Level::Warning),
        "hints": report.count(Level::Hint),
    })
}

fn part_key(part: PartKind) -> &'static str {
    match part {
        PartKind::Body => "body",
        PartKind::Header => "header",
        PartKind::Footer => "footer",
        PartKind::Footnotes => "footnotes",
        PartKind::Endnotes => "endnotes",
    }
}
