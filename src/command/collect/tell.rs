//! What `vanban collect` says of a run: what was taken, what of it is doubtful, what was not taken.

use std::fmt::Write;

use crate::desk::collect::{Became, Outcome, Return, Summary, SummaryBecame};
use crate::viet;

/// What a correction changed, and that the first day counts.
fn push_corrected(out: &mut String, taken: &Return) {
    if let Some(first) = taken.corrected {
        let _ = writeln!(
            out,
            "  bản sửa: vẫn tính là nhận ngày {} (lần đầu)",
            viet::date_short(first.0)
        );
    }
    if taken.earlier.is_none() {
        return;
    }
    match &taken.changed {
        Some(changed) => changed.iter().for_each(|one| {
            let _ = writeln!(out, "  sửa {}", one.words());
        }),
        None => out.push_str("  có bản không đọc được nên không so được với bản trước\n"),
    }
}

/// The run as a clerk reads it.
pub(super) fn shown(outcome: &Outcome) -> String {
    let mut out = String::new();
    for taken in &outcome.files {
        let whose = taken.whose.as_ref();
        let whose =
            whose.map(|whose| format!("{}, kỳ {}", whose.name, whose.period)).unwrap_or_default();
        let errors = taken.problems.iter().filter(|problem| problem.is_error()).count();
        let what = match taken.became {
            Became::Taken => "đã thu".to_owned(),
            Became::Doubtful => format!("đã thu, {errors} chỗ phải xem lại"),
            Became::Unchanged => "đã thu, không đổi".to_owned(),
            Became::Refused => "không thu".to_owned(),
            Became::Cancelled => "chưa thu vì đã dừng".to_owned(),
        };
        let what = if outcome.dry_run { what.replace("đã thu", "sẽ thu") } else { what };
        let _ = write!(out, "{}: {what}", viet::visible_line(&taken.path));
        if !whose.is_empty() {
            let _ = write!(out, " ({whose})");
        }
        if let Some(path) = taken.report.as_ref().filter(|_| taken.became < Became::Unchanged) {
            let _ = write!(out, " → {path}");
        }
        if let Some(earlier) = &taken.earlier {
            let _ = write!(out, "; bản cũ giữ ở {earlier}");
        }
        if let Some(sheet) = &taken.sheet {
            let _ = write!(out, "; bản ghi chú chỗ cần sửa: {sheet}");
        }
        if let Some(sheet) = &taken.old_sheet {
            let _ = write!(out, "; đã bỏ bản ghi chú cũ: {sheet}");
        }
        out.push('\n');
        if taken.became < Became::Unchanged {
            push_corrected(&mut out, taken);
        }
        if taken.became < Became::Unchanged && !taken.unanswered.is_empty() {
            let _ = writeln!(out, "  chưa trả lời {}", unanswered(&taken.unanswered));
        }
    }
    outcome.summaries.iter().for_each(|summary| push_summary(&mut out, summary, outcome.dry_run));
    if outcome.files.is_empty() && !outcome.summaries.is_empty() {
        return out;
    }
    let (taken, doubtful) = (outcome.taken, outcome.taken_with_doubts);
    let done = if outcome.dry_run { "Sẽ thu" } else { "Đã thu" };
    let _ = writeln!(
        out,
        "{done} {} báo cáo, ngày nhận {}: {taken} đọc được chắc chắn, {doubtful} có chỗ phải xem lại; {} không đổi; {} không thu.",
        taken + doubtful,
        viet::date_short(outcome.received.0),
        outcome.unchanged,
        outcome.refused,
    );
    out
}

/// What became of a summary that was rewritten in Word.
fn push_summary(out: &mut String, summary: &Summary, dry_run: bool) {
    let taken = summary.sections.iter().filter(|section| section.taken).count();
    let what = match (summary.became, dry_run) {
        (SummaryBecame::Taken, false) => format!("đã thu {taken} phần đã sửa"),
        (SummaryBecame::Taken, true) => format!("sẽ thu {taken} phần đã sửa"),
        (SummaryBecame::Unchanged, _) => "không phần nào sửa".to_owned(),
        (SummaryBecame::Refused, _) => "không thu".to_owned(),
    };
    let _ = write!(out, "{}: {what}", viet::visible_line(&summary.path));
    if let Some(period) = &summary.period {
        let _ = write!(out, " (báo cáo tổng hợp, kỳ {period})");
    }
    if let Some(file) = &summary.file {
        let _ = write!(out, " → {file}");
    }
    out.push('\n');
    for section in &summary.sections {
        let kept = if section.taken { "" } else { " (chưa lấy)" };
        let _ = writeln!(out, "  {}{kept}: {}", section.id, viet::visible_line(&section.title));
    }
}

/// How many questions are unanswered, and the first of them by name.
fn unanswered(labels: &[String]) -> String {
    let named: Vec<String> = labels.iter().take(NAMED).map(|label| format!("“{label}”")).collect();
    let more = match labels.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" và {more} mục khác"),
    };
    format!("{} mục: {}{more}", labels.len(), named.join(", "))
}

/// So many unanswered questions are reported by name.
const NAMED: usize = 5;
