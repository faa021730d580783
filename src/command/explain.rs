//! `vanban explain CODE`: a rule of the check, or an error of the program: what, why, its article, an example.

mod errors;

use std::fmt::Write;

use clap::Args;
use serde_json::json;

use super::Common;
use super::input::Library;
use super::usage;
use super::voice::{Voice, exit_code};
use crate::audit::explain::{self, Described};
use crate::files::disk::RealDisk;
use crate::problem::{Explained, Problems};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Mã quy tắc (ví dụ co-chu.loi-van) hoặc mã lỗi (ví dụ DL30); không ghi thì in danh sách
    #[arg(value_name = "MÃ")]
    codes: Vec<String>,
}

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    let resources =
        Library::read(&RealDisk, &common.templates).and_then(|library| library.resources());
    let resources = match resources {
        Ok(resources) => resources,
        Err(problems) => {
            voice.problems(&problems, |_| None);
            return exit_code(&problems);
        }
    };
    let rules = explain::all(&resources.profiles);
    let errors = errors::all();
    if options.codes.is_empty() {
        list(rules.values(), &errors, voice);
        return 0;
    }
    let known: Vec<&str> =
        rules.keys().map(String::as_str).chain(errors.iter().map(|error| error.code)).collect();
    let mut problems = Problems::new();
    let mut found = Vec::new();
    for typed in &options.codes {
        let rule = rules.get(&typed.to_lowercase());
        let error = errors.iter().find(|error| error.code.eq_ignore_ascii_case(typed));
        match (rule, error) {
            (Some(rule), _) => found.push((explain::text(rule), rule_json(rule))),
            (None, Some(error)) => found.push((errors::text(error), errors::json(error))),
            (None, None) => problems.push(usage::bad_code(typed, &known)),
        }
    }
    if voice.is_json() {
        let all: Vec<_> = found.into_iter().map(|(_, json)| json).collect();
        voice.json(&json!({ "explained": all }));
    } else if !found.is_empty() {
        let all: Vec<String> = found.into_iter().map(|(text, _)| text).collect();
        voice.result(&all.join("\n──\n\n"));
    }
    voice.problems(&problems, |_| None);
    exit_code(&problems)
}

fn rule_json(rule: &Described) -> serde_json::Value {
    let holds: Vec<_> = rule
        .holds
        .iter()
        .map(|(profile, allowed, article)| {
            json!({"profile": profile, "allowed": allowed, "article": article})
        })
        .collect();
    json!({
        "code": rule.code,
        "kind": "rule",
        "level": rule.level.key(),
        "name": rule.name,
        "why": rule.why,
        "holds": holds,
        "wrong": rule.wrong,
        "right": rule.right,
        "mend": rule.mend,
    })
}

fn list<'r>(rules: impl Iterator<Item = &'r Described>, errors: &[Explained], voice: &Voice) {
    if voice.is_json() {
        let rules: Vec<_> = rules.map(rule_json).collect();
        let errors: Vec<_> = errors.iter().map(errors::json).collect();
        return voice.json(&json!({ "rules": rules, "errors": errors }));
    }
    let mut text = String::from("Quy tắc kiểm tra thể thức:\n");
    for rule in rules {
        let _ = writeln!(text, "  {:<36} {:<9} {}", rule.code, rule.level.words(), rule.name);
    }
    text.push_str("\nMã lỗi của chương trình:\n");
    for error in errors {
        let _ = writeln!(text, "  {:<6} {}", error.code, error.title);
    }
    voice.result(&text);
}
