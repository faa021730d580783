//! `vanban build summary --start-text`: the text of summaries, for a person to go on from.

use super::voice::{Voice, exit_code};
use crate::desk::Desk;
use crate::desk::start_text::{Request, Status};

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, request: &Request, voice: &Voice) -> u8 {
    let outcome = match desk.start_text(request) {
        Ok(outcome) => outcome,
        Err(refused) => return voice.refused(&refused),
    };
    if voice.is_json() {
        voice.json(&outcome);
    }
    for text in outcome.texts.iter().filter(|_| !voice.is_json()) {
        let file = &text.file;
        match text.status {
            Status::Written => voice.say(&format!(
                "Đã ghi '{file}': sửa lời văn ở đó rồi chạy 'vanban build summary'. Phần directions (phương hướng, nhiệm vụ) chưa có lời văn nên báo cáo chưa in phần này."
            )),
            Status::Planned => voice.result(&format!("{file}: sẽ ghi")),
            Status::Kept => voice.say(&format!("Đã có '{file}': giữ nguyên, không ghi đè.")),
            Status::Failed => {}
        }
    }
    voice.problems(&outcome.problems);
    exit_code(&outcome.problems)
}
