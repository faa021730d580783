//! `vanban build summary --start-text`: the text of summaries, for a person to go on from.

use super::printer::{Printer, exit_code};
use crate::desk::Desk;
use crate::desk::start_text::{Request, Status};

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, request: &Request, printer: &Printer) -> u8 {
    let outcome = match desk.start_text(request) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    if printer.is_json() {
        printer.json(&outcome);
    }
    for text in outcome.texts.iter().filter(|_| !printer.is_json()) {
        let file = &text.file;
        match text.status {
            Status::Written => printer.say(&format!(
                "Đã ghi '{file}': sửa lời văn ở đó rồi chạy 'vanban build summary'. Phần directions (phương hướng, nhiệm vụ) chưa có lời văn nên báo cáo chưa in phần này."
            )),
            Status::Planned => printer.result(&format!("{file}: sẽ ghi")),
            Status::Kept => printer.say(&format!("Đã có '{file}': giữ nguyên, không ghi đè.")),
            Status::Failed => {}
        }
    }
    printer.problems(&outcome.problems);
    exit_code(&outcome.problems)
}
