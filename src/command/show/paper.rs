//! `vanban show paper FILE…`: what a Word file says, with the look that everything really has.

use std::path::Path;

use serde_json::json;

use crate::command::voice::{Voice, exit_code};
use crate::files;
use crate::files::disk::Disk;
use crate::paper::outline;
use crate::problem::{Place, Problem, Problems};
use crate::viet::visible_line;
use crate::word::read;

/// Prints every file that reads, says what is wrong with the others, and returns the exit code.
pub(super) fn run(disk: &dyn Disk, paths: &[String], voice: &Voice) -> u8 {
    let mut problems = Problems::new();
    let mut shown = Vec::new();
    for path in paths.iter().map(Path::new) {
        match files::read_bounded(disk, path) {
            Ok(bytes) => match read::read(&bytes) {
                Ok(paper) => shown.push((files::shown(path), outline(&paper))),
                Err(fault) => problems.at(&fault, Place::file(files::shown(path))),
            },
            Err(fault) => problems.push(Problem::nowhere(&fault)),
        }
    }
    if voice.is_json() {
        let documents: Vec<_> =
            shown.iter().map(|(path, text)| json!({"path": path, "text": text})).collect();
        let problems = crate::problem::report::to_json(&problems);
        voice.json(&json!({ "documents": documents, "problems": problems }));
    }
    for (path, text) in shown.iter().filter(|_| !voice.is_json()) {
        if paths.len() > 1 {
            voice.result(&format!("── {} ──", visible_line(path)));
        }
        voice.result(text);
    }
    voice.problems(&problems, |_| None);
    exit_code(&problems)
}
