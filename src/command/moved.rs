//! Which figures of the summaries moved since they were last built, in a clerk's words.

use super::printer::Printer;
use crate::desk::{DocumentKind, Done, Id, Moved, Reworded, ScopeKind, SubjectKind};
use crate::viet;

/// Which figures of the summaries moved since they were last built: all of them when asked, else the totals.
pub(super) fn tell(files: &[Done], all: bool, printer: &Printer) {
    for done in files.iter().filter(|done| done.kind == DocumentKind::Summary) {
        let period = done.period.as_ref().map_or("", Id::as_str);
        let Some(moved) = &done.moved else {
            if all {
                printer.result(&format!("Kỳ {period}: chưa có bản lập trước để so."));
            }
            continue;
        };
        if moved.is_empty() {
            if all {
                printer.result(&format!("Kỳ {period}: không có số liệu nào thay đổi."));
            }
            continue;
        }
        let head = format!("Kỳ {period}: {} số liệu thay đổi so với lần lập trước:", moved.len());
        if all {
            printer.result(&head);
            moved.iter().map(moved_line).for_each(|line| printer.result(&line));
            reworded(done).iter().for_each(|line| printer.result(line));
        } else {
            printer.say(&head);
            let totals = moved.iter().filter(|moved| {
                let total = moved.figure.over == ScopeKind::All;
                total && matches!(moved.of.kind, SubjectKind::Figure | SubjectKind::Count)
            });
            totals.map(moved_line).for_each(|line| printer.say(&line));
            printer.say("  (lập với --compare thì nêu cả số của nhóm và từng cơ quan)");
        }
    }
}

/// The sentences of a summary that changed with the figures.
fn reworded(done: &Done) -> Vec<String> {
    if done.reworded.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("  {} câu trong báo cáo thay đổi:", done.reworded.len())];
    for Reworded { section, before, after } in &done.reworded {
        let (was, is) = (before.as_deref(), after.as_deref());
        lines.push(format!("  [{section}] {}", was.unwrap_or("(chưa có câu này)")));
        lines.push(format!("    → {}", is.unwrap_or("(không còn câu này)")));
    }
    lines
}

fn moved_line(moved: &Moved) -> String {
    let number = |text: Option<&str>| {
        let value = text.and_then(|text| text.parse().ok());
        value.map_or_else(|| "(chưa có)".to_owned(), viet::format_number)
    };
    let figure = &moved.figure;
    format!(
        "  {} ({}), {}: {} → {}",
        moved.of.name,
        moved.of.unit,
        figure.whose,
        number(moved.before.as_deref()),
        number(moved.after.as_deref()),
    )
}
