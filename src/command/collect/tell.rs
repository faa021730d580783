//! What `vanban collect` says of a run: what was taken, what of it is doubtful, what was not taken.

use std::fmt::Write;
use std::sync::Arc;

use serde_json::json;

use super::{Options, Outcome, Return};
use crate::command::voice::{Voice, gathered};
use crate::data::scalar::Date;
use crate::harvest::Layer;
use crate::problem::{Problems, report};
use crate::viet;

/// Tells the run as it was asked for.
pub(super) fn tell(
    options: &Options,
    received: Date,
    returns: &[Return],
    problems: &Problems,
    text_of: impl Fn(&str) -> Option<Arc<str>>,
    voice: &Voice,
) {
    if voice.is_json() {
        let count = |outcome| returns.iter().filter(|taken| taken.outcome == outcome).count();
        return voice.json(&json!({
            "received": received,
            "dry_run": options.dry_run,
            "taken": count(Outcome::Taken),
            "taken_with_doubts": count(Outcome::Doubtful),
            "unchanged": count(Outcome::Unchanged),
            "refused": count(Outcome::Refused),
            "files": returns.iter().map(file).collect::<Vec<_>>(),
            "problems": report::to_json(problems),
        }));
    }
    voice.problems(&gathered(problems.iter().cloned()), text_of);
    voice.result(&shown(options, received, returns));
}

fn file(taken: &Return) -> serde_json::Value {
    let layers: serde_json::Map<String, serde_json::Value> =
        taken.layers.iter().map(|(key, layer)| (key.clone(), json!(id(*layer)))).collect();
    json!({
        "path": taken.path,
        "status": match taken.outcome {
            Outcome::Taken => "taken",
            Outcome::Doubtful => "taken-with-doubts",
            Outcome::Unchanged => "unchanged",
            Outcome::Refused => "refused",
        },
        "period": taken.whose.as_ref().map(|(period, ..)| period.as_str()),
        "agency": taken.whose.as_ref().map(|(_, agency, _)| agency.as_str()),
        "report": taken.report,
        "earlier": taken.earlier,
        "sheet": taken.sheet,
        "old_sheet_removed": taken.old_sheet,
        "first_received": taken.corrected,
        "changed": taken.changed,
        "layers": layers,
        "unanswered": taken.unanswered,
        "doubts": report::to_json(&taken.problems),
    })
}

fn id(layer: Layer) -> &'static str {
    match layer {
        Layer::Tag => "tag",
        Layer::Title => "title",
        Layer::Cell => "cell",
        Layer::Label => "label",
        Layer::Under => "under",
    }
}

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

fn shown(options: &Options, received: Date, returns: &[Return]) -> String {
    let mut out = String::new();
    for taken in returns {
        let whose = taken.whose.as_ref();
        let whose =
            whose.map(|(period, _, name)| format!("{name}, kỳ {period}")).unwrap_or_default();
        let errors = taken.problems.iter().filter(|problem| problem.is_error()).count();
        let what = match taken.outcome {
            Outcome::Taken => "đã thu".to_owned(),
            Outcome::Doubtful => format!("đã thu, {errors} chỗ phải xem lại"),
            Outcome::Unchanged => "đã thu, không đổi".to_owned(),
            Outcome::Refused => "không thu".to_owned(),
        };
        let what = if options.dry_run { what.replace("đã thu", "sẽ thu") } else { what };
        let _ = write!(out, "{}: {what}", viet::visible_line(&taken.path));
        if !whose.is_empty() {
            let _ = write!(out, " ({whose})");
        }
        if let Some(path) = taken.report.as_ref().filter(|_| taken.outcome < Outcome::Unchanged) {
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
        if taken.outcome < Outcome::Unchanged {
            push_corrected(&mut out, taken);
        }
        if taken.outcome < Outcome::Unchanged && !taken.unanswered.is_empty() {
            let _ = writeln!(out, "  chưa trả lời {}", unanswered(&taken.unanswered));
        }
    }
    let count = |outcome| returns.iter().filter(|taken| taken.outcome == outcome).count();
    let (taken, doubtful) = (count(Outcome::Taken), count(Outcome::Doubtful));
    let done = if options.dry_run { "Sẽ thu" } else { "Đã thu" };
    let _ = writeln!(
        out,
        "{done} {} báo cáo, ngày nhận {}: {taken} đọc được chắc chắn, {doubtful} có chỗ phải xem lại; {} không đổi; {} không thu.",
        taken + doubtful,
        viet::date_short(received.0),
        count(Outcome::Unchanged),
        count(Outcome::Refused),
    );
    out
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

/// So many unanswered questions are told by name.
const NAMED: usize = 5;
