//! `vanban explain CODE`: a rule of the check, or an error of the program: what, why, its article, an example.

use std::fmt::Write;

use clap::Args;

use super::printer::{Printer, exit_code};
use crate::desk::Desk;
use crate::desk::explain::{Outcome, Request};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Mã quy tắc (ví dụ co-chu.loi-van) hoặc mã lỗi (ví dụ DL30); không ghi thì in danh sách
    #[arg(value_name = "MÃ")]
    codes: Vec<String>,
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    let outcome = match desk.explain(&Request { codes: options.codes }) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    if printer.is_json() {
        printer.json(&outcome);
    }
    match &outcome {
        Outcome::All { .. } if printer.is_json() => 0,
        Outcome::All { .. } => {
            printer.result(&list(&outcome));
            0
        }
        Outcome::Some { explained, problems } => {
            if !explained.is_empty() && !printer.is_json() {
                let all: Vec<String> = explained.iter().map(|one| one.text()).collect();
                printer.result(&all.join("\n──\n\n"));
            }
            printer.problems(problems);
            exit_code(problems)
        }
    }
}

fn list(outcome: &Outcome) -> String {
    let Outcome::All { rules, errors } = outcome else { return String::new() };
    let mut text = String::from("Quy tắc kiểm tra thể thức:\n");
    for rule in rules {
        let _ = writeln!(text, "  {:<36} {:<9} {}", rule.code, rule.level.words(), rule.name);
    }
    text.push_str("\nMã lỗi của chương trình:\n");
    for error in errors {
        let _ = writeln!(text, "  {:<6} {}", error.code, error.title);
    }
    text
}
