//! Tasks, harvest: a report as a careful person would type it into `reports/<period>/<agency>.yaml`.
//!
//! A value that is doubtful stands there as typed behind [`TO_MEND`], which `validate` refuses: nobody
//! counts it before a clerk has looked. A number or date that does not read is a comment, because both may
//! come later.

use std::fmt::Write;

use super::key::clean;
use super::{Answer, Doubt, Harvest, Layer, Value, What};
use crate::data::report::TO_MEND;
use crate::data::scalar::Date;
use crate::problem::{Fault, Severity};
use crate::viet::format_number;

/// How long a line may be.
const WIDTH: usize = 104;

/// What stands before the hash of the file that a report was taken from.
const HASH: &str = "# sha256: ";

/// The file that a report is taken from.
#[derive(Debug, Clone, Copy)]
pub struct From<'f> {
    /// Its name.
    pub file: &'f str,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: &'f str,
}

/// The report's file.
pub fn report(harvest: &Harvest<'_>, received: Date, from: From<'_>) -> String {
    let mut out = String::new();
    comment(&mut out, "", &format!("Thu từ biểu mẫu Word: {}", clean(from.file)));
    let _ = writeln!(out, "{HASH}{}", from.sha256);
    let by_words: Vec<String> = harvest
        .answers
        .iter()
        .filter(|answer| answer.layer > Layer::Title)
        .filter_map(|answer| key_of(&answer.what))
        .collect();
    if !by_words.is_empty() {
        let list = by_words.join(", ");
        comment(&mut out, "", &format!("Không còn ô điền, lấy theo vị trí chữ: {list}"));
    }
    for found in harvest.findings.iter().filter(|found| found.doubt.severity() == Severity::Error) {
        comment(&mut out, "", &format!("CẦN XEM: {}", found.doubt.message()));
    }
    let _ = writeln!(out, "received: {received}");
    for answer in &harvest.answers {
        match (&answer.what, &answer.value) {
            (What::Number, Some(Value::Counting(number))) => {
                let _ = writeln!(out, "number: {}", number.0);
            }
            (What::Date, Some(Value::Date(date))) => {
                let _ = writeln!(out, "date: {date}");
            }
            (What::Number, _) => aside(&mut out, "number", answer),
            (What::Date, _) => aside(&mut out, "date", answer),
            (What::Signer, _) => entry(&mut out, "", "signer", answer),
            (What::Nil, _) => {
                let _ = writeln!(out, "nil: true");
            }
            _ => {}
        }
    }
    type Id = fn(&What) -> Option<String>;
    let groups: [(&str, Id); 2] = [
        ("figures", |what| match what {
            What::Figure(id) => Some(id.to_string()),
            _ => None,
        }),
        ("answers", |what| match what {
            What::Ask(id) => Some(id.to_string()),
            _ => None,
        }),
    ];
    for (name, id) in groups {
        let of: Vec<(String, &Answer)> =
            harvest.answers.iter().filter_map(|answer| Some((id(&answer.what)?, answer))).collect();
        if !of.is_empty() {
            let _ = writeln!(out, "{name}:");
        }
        for (id, answer) in of {
            entry(&mut out, "  ", &id, answer);
        }
    }
    for (what, key) in [(What::Difficulties, "difficulties"), (What::Proposals, "proposals")] {
        for answer in harvest.answers.iter().filter(|answer| answer.what == what) {
            entry(&mut out, "", key, answer);
        }
    }
    out
}

/// The path of an answer in the report's file.
pub fn key_of(what: &What) -> Option<String> {
    Some(match what {
        What::Number => "number".into(),
        What::Date => "date".into(),
        What::Figure(id) => id.to_string(),
        What::Ask(id) => id.to_string(),
        What::Difficulties => "difficulties".into(),
        What::Proposals => "proposals".into(),
        // The post stands in every form, and the box of a nil report is looked at in every way.
        What::Signer | What::Nil => return None,
    })
}

/// The keys of what [`key_of`] leaves out.
pub fn other_key(what: &What) -> &'static str {
    match what {
        What::Nil => "nil",
        _ => "signer",
    }
}

/// Whether a report was taken from the file with this hash.
pub fn is_from(report: &str, sha256: &str) -> bool {
    report.lines().any(|line| line.strip_prefix(HASH) == Some(sha256))
}

/// Whether two reports say the same, whenever they were received and from whatever file.
pub fn same(one: &str, other: &str) -> bool {
    let said = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let dated = |line: &&str| !line.starts_with("received:") && !line.starts_with("corrected:");
        lines.filter(dated).map(str::to_owned).collect()
    };
    said(one) == said(other)
}

/// The report as the correction of one that was received before: the first day counts, a later one is the
/// correction's.
pub fn corrected(report: &str, received: Date, first: Date) -> String {
    let own = format!("received: {received}\n");
    match first < received {
        true => report.replacen(&own, &format!("received: {first}\ncorrected: {received}\n"), 1),
        false => report.to_owned(),
    }
}

/// The day on which a report says that it was received.
pub fn received_of(report: &str) -> Option<Date> {
    let mut lines = report.lines();
    let typed = lines.find_map(|line| line.strip_prefix("received:"))?;
    let typed = typed.split('#').next().unwrap_or_default();
    Date::parse(typed.trim().trim_matches(['"', '\''])).ok()
}

/// A number or date that does not read: it may come later, so it is a comment.
fn aside(out: &mut String, key: &str, answer: &Answer) {
    reasons(out, "", answer);
    comment(out, "", &format!("{key}: {}", clean(&answer.typed)));
}

fn reasons(out: &mut String, indent: &str, answer: &Answer) {
    for doubt in &answer.doubts {
        comment(out, indent, &format!("CẦN SỬA: {}", doubt.message()));
    }
}

fn entry(out: &mut String, indent: &str, key: &str, answer: &Answer) {
    reasons(out, indent, answer);
    match &answer.value {
        Some(Value::Figure(value)) => {
            let number = format_number(*value);
            let typed = clean(&answer.typed);
            let note = if typed == number { String::new() } else { format!("  # ghi: {typed}") };
            let _ = writeln!(out, "{indent}{key}: {number}{note}");
        }
        Some(Value::Words(words)) => scalar(out, indent, key, words),
        Some(Value::Date(date)) => {
            let _ = writeln!(out, "{indent}{key}: {date}");
        }
        Some(Value::Counting(number)) => {
            let _ = writeln!(out, "{indent}{key}: {}", number.0);
        }
        Some(Value::Choice(id)) => {
            let _ = writeln!(out, "{indent}{key}: {id}");
        }
        Some(Value::Ticks(ids)) => {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let line = format!("{indent}{key}: [{}]", ids.join(", "));
            if line.chars().count() <= WIDTH {
                let _ = writeln!(out, "{line}");
            } else {
                let _ = writeln!(out, "{indent}{key}:");
                ids.iter().for_each(|id| {
                    let _ = writeln!(out, "{indent}  - {id}");
                });
            }
        }
        Some(Value::Yes) => {
            let _ = writeln!(out, "{indent}{key}: true");
        }
        None => {
            let said = answer.doubts.iter().find_map(|doubt| match doubt {
                Doubt::Disagree { said, .. } => {
                    let texts: Vec<&str> = said.iter().map(|(_, text)| text.as_str()).collect();
                    Some(texts.join(" | "))
                }
                _ => None,
            });
            let typed = said.unwrap_or_else(|| answer.typed.clone());
            scalar(out, indent, key, &format!("{TO_MEND} {typed}"));
        }
    }
}

/// Words under a key: plain where YAML reads them so, a folded block where they are long.
fn scalar(out: &mut String, indent: &str, key: &str, words: &str) {
    let line = format!("{indent}{key}: {}", plain(words));
    if line.chars().count() <= WIDTH && !words.contains('\n') {
        let _ = writeln!(out, "{line}");
        return;
    }
    let _ = writeln!(out, "{indent}{key}: >-");
    for (nth, paragraph) in words.split('\n').enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        wrapped(out, &format!("{indent}  "), paragraph);
    }
}

/// Words as YAML reads them back on one line.
fn plain(words: &str) -> String {
    let begins = words.starts_with(|c: char| c.is_alphabetic() || c == '“');
    let special = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let needs = !begins
        || words.contains(": ")
        || words.contains(" #")
        || words.ends_with([':', ' '])
        || special.contains(&words.to_lowercase().as_str());
    match needs {
        false => words.to_owned(),
        true => format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn comment(out: &mut String, indent: &str, words: &str) {
    wrapped(out, &format!("{indent}# "), &clean(words));
}

/// Words in lines of bounded width behind a beginning.
fn wrapped(out: &mut String, begin: &str, words: &str) {
    let mut line = String::from(begin);
    let mut empty = true;
    let mut length = begin.chars().count();
    for word in words.split_whitespace() {
        let more = word.chars().count();
        if !empty && length + 1 + more > WIDTH {
            let _ = writeln!(out, "{line}");
            line = String::from(begin);
            (empty, length) = (true, begin.chars().count());
        }
        if !empty {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += more;
        empty = false;
    }
    let _ = writeln!(out, "{}", line.trim_end());
}
