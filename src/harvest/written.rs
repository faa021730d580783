//! Tasks, harvest: a report as a careful person would type it into `reports/<period>/<agency>.yaml`.
//!
//! A value that is doubtful is there as typed after [`TO_FIX`], which `validate` refuses: nobody counts it before
//! a clerk has looked. A number or date that does not read is a comment, because both may come later. Comments have
//! lines of their own: after a value `validate` takes them for words that were cut off.

use std::fmt::Write;

use super::key::{clean, clean_lines};
use super::{Answer, AnswerTo, Doubt, Finding, Harvest, Layer, ReadRow, Value};
use crate::data::report::TO_FIX;
use crate::data::scalar::Date;
use crate::data::yaml_words::{self, WIDTH};
use crate::limits;
use crate::problem::{Fault, Severity};
use crate::viet::format_surely;

/// What comes before the hash of the file that a report was taken from.
const HASH: &str = "# sha256: ";

/// The file that a report is taken from.
#[derive(Debug, Clone, Copy)]
pub struct ReturnSource<'f> {
    /// Its name.
    pub file: &'f str,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: &'f str,
}

/// The report's file.
pub fn report(harvest: &Harvest<'_>, received: Date, from: ReturnSource<'_>) -> String {
    text(&harvest.answers, &harvest.findings, received, from)
}

fn text(
    answers: &[Answer],
    findings: &[Finding],
    received: Date,
    from: ReturnSource<'_>,
) -> String {
    let mut out = String::new();
    comment(&mut out, "", &format!("Thu từ biểu mẫu Word: {}", clean(from.file)));
    let _ = writeln!(out, "{HASH}{}", from.sha256);
    let by_words: Vec<String> = answers
        .iter()
        .filter(|answer| answer.layer > Layer::Title)
        .filter_map(|answer| key_of(&answer.what))
        .collect();
    if !by_words.is_empty() {
        let list = by_words.join(", ");
        comment(&mut out, "", &format!("Không còn ô điền, lấy theo vị trí chữ: {list}"));
    }
    for found in findings {
        match (found.doubt.severity(), &found.doubt) {
            (Severity::Error, found) => doubt(&mut out, "", "CẦN XEM", found),
            // No answer hangs on it, and yet a person wrote it.
            (Severity::Warning, found @ Doubt::Struck { .. }) => {
                doubt(&mut out, "", "LƯU Ý", found);
            }
            (Severity::Warning, _) => {}
        }
    }
    let _ = writeln!(out, "received: {received}");
    for answer in answers {
        match (&answer.what, &answer.value) {
            (AnswerTo::Number, Some(Value::Counting(number))) => {
                let _ = writeln!(out, "number: {}", number.0);
            }
            (AnswerTo::Date, Some(Value::Date(date))) => {
                let _ = writeln!(out, "date: {date}");
            }
            (AnswerTo::Number, _) => aside(&mut out, "number", answer),
            (AnswerTo::Date, _) => aside(&mut out, "date", answer),
            (AnswerTo::Signer, _) => entry(&mut out, "", "signer", answer),
            (AnswerTo::Nil, _) => {
                let _ = writeln!(out, "nil: true");
            }
            _ => {}
        }
    }
    type Id = fn(&AnswerTo) -> Option<String>;
    let groups: [(&str, Id); 2] = [
        ("figures", |what| match what {
            AnswerTo::Figure(id) => Some(id.to_string()),
            _ => None,
        }),
        ("answers", |what| match what {
            AnswerTo::Ask(id) => Some(id.to_string()),
            _ => None,
        }),
    ];
    for (name, id) in groups {
        let of: Vec<(String, &Answer)> =
            answers.iter().filter_map(|answer| Some((id(&answer.what)?, answer))).collect();
        let mut body = String::new();
        for (id, answer) in of {
            entry(&mut body, "  ", &id, answer);
        }
        // A key with nothing but comments under it has no value; and a comment that is indented would belong to
        // the words above it.
        if body.lines().any(|line| !line.trim_start().starts_with('#')) {
            let _ = writeln!(out, "{name}:");
            out.push_str(&body);
        } else {
            body.lines().for_each(|line| {
                let _ = writeln!(out, "{}", line.trim_start());
            });
        }
    }
    for (what, key) in
        [(AnswerTo::Difficulties, "difficulties"), (AnswerTo::Proposals, "proposals")]
    {
        for answer in answers.iter().filter(|answer| answer.what == what) {
            entry(&mut out, "", key, answer);
        }
    }
    out
}

/// The path of an answer in the report's file.
pub(crate) fn key_of(what: &AnswerTo) -> Option<String> {
    Some(match what {
        AnswerTo::Number => "number".into(),
        AnswerTo::Date => "date".into(),
        AnswerTo::Figure(id) => id.to_string(),
        AnswerTo::Ask(id) => id.to_string(),
        AnswerTo::Difficulties => "difficulties".into(),
        AnswerTo::Proposals => "proposals".into(),
        // The post is in every form, and the box of a nil report is looked at in every way.
        AnswerTo::Signer | AnswerTo::Nil => return None,
    })
}

/// The keys of what [`key_of`] leaves out.
pub(crate) fn other_key(what: &AnswerTo) -> &'static str {
    match what {
        AnswerTo::Nil => "nil",
        _ => "signer",
    }
}

/// Whether a report was taken from the file with this hash.
pub(crate) fn is_from(report: &str, sha256: &str) -> bool {
    report.lines().any(|line| line.strip_prefix(HASH) == Some(sha256))
}

/// Whether two reports say the same, whenever they were received and from whatever file: every answer, every
/// doubt and all words that are kept.
pub fn same(one: &str, other: &str) -> bool {
    let said = |text: &str| -> Vec<String> {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        // The first lines name the file, up to its hash.
        let begins = lines.iter().take_while(|line| line.starts_with('#'));
        let named = begins.clone().position(|line| line.starts_with(HASH)).map_or(0, |at| at + 1);
        let dated = |line: &str| line.starts_with("received:") || line.starts_with("corrected:");
        let said = lines.into_iter().skip(named).filter(|line| !dated(line));
        said.map(str::to_owned).collect()
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
pub(crate) fn received_of(report: &str) -> Option<Date> {
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
    for found in &answer.doubts {
        doubt(out, indent, "CẦN SỬA", found);
    }
}

/// A doubt, and whole the words that it tells shortened.
fn doubt(out: &mut String, indent: &str, mark: &str, doubt: &Doubt) {
    comment(out, indent, &format!("{mark}: {}", doubt.message()));
    if let Some(words) = doubt.shortened() {
        let kept: String = words.chars().take(limits::harvest::KEPT).collect();
        let cut = if kept.len() < words.len() { "…" } else { "" };
        comment(out, indent, &format!("  nguyên văn: {kept}{cut}"));
    }
}

fn entry(out: &mut String, indent: &str, key: &str, answer: &Answer) {
    reasons(out, indent, answer);
    match &answer.value {
        Some(Value::Figure(value)) => {
            let number = format_surely(*value);
            let typed = clean(&answer.typed);
            if typed != number {
                comment(out, indent, &format!("ghi: {typed}"));
            }
            let _ = writeln!(out, "{indent}{key}: {number}");
        }
        Some(Value::Words(words)) => scalar(out, indent, key, words),
        Some(Value::Date(date)) => {
            let _ = writeln!(out, "{indent}{key}: {date}");
        }
        Some(Value::Counting(number)) => {
            let _ = writeln!(out, "{indent}{key}: {}", number.0);
        }
        Some(Value::Choice(id)) => {
            let _ = writeln!(out, "{indent}{key}: {}", plain(id.as_str()));
        }
        Some(Value::Ticks(ids)) => {
            let ids: Vec<String> = ids.iter().map(|id| plain(id.as_str())).collect();
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
        Some(Value::Rows(rows)) => {
            let _ = writeln!(out, "{indent}{key}:");
            rows.iter().for_each(|read| row(out, indent, read));
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
            scalar(out, indent, key, &format!("{TO_FIX} {typed}"));
        }
    }
}

/// A row of a table: an item of a list, its cells one under the other.
fn row(out: &mut String, indent: &str, read: &ReadRow) {
    let (item, inner) = (format!("{indent}  "), format!("{indent}    "));
    let mut cells = String::new();
    for cell in &read.cells {
        let key = plain(cell.column.as_str());
        match &cell.value {
            None => scalar(&mut cells, &inner, &key, &format!("{TO_FIX} {}", cell.typed)),
            Some(Value::Figure(value)) => {
                let (number, typed) = (format_surely(*value), clean(&cell.typed));
                if typed != number {
                    comment(out, &item, &format!("ghi: {typed}"));
                }
                let _ = writeln!(cells, "{inner}{key}: {number}");
            }
            Some(Value::Date(date)) => {
                let _ = writeln!(cells, "{inner}{key}: {date}");
            }
            Some(Value::Choice(id)) => {
                let _ = writeln!(cells, "{inner}{key}: {}", plain(id.as_str()));
            }
            Some(Value::Words(words)) => scalar(&mut cells, &inner, &key, words),
            Some(Value::Counting(_) | Value::Yes | Value::Ticks(_) | Value::Rows(_)) => {}
        }
    }
    out.push_str(&format!("{item}- "));
    out.push_str(cells.strip_prefix(&inner).unwrap_or(&cells));
}

/// Words under a key: plain where YAML reads them so, a folded block where they are long. Words without any
/// that can be written are a comment.
fn scalar(out: &mut String, indent: &str, key: &str, words: &str) {
    let words = &clean_lines([words]);
    if words.is_empty() {
        return comment(out, indent, &format!("{key}: để trống"));
    }
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
    yaml_words::plain(words, &['“'])
}

fn comment(out: &mut String, indent: &str, words: &str) {
    wrapped(out, &format!("{indent}# "), &clean(words));
}

/// Words in lines of bounded width after a beginning.
fn wrapped(out: &mut String, begin: &str, words: &str) {
    for line in yaml_words::wrapped(begin, words) {
        let _ = writeln!(out, "{line}");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;
    use crate::data::load::{Shape, load};
    use crate::data::report::{Answer as Kept, Report};
    use crate::data::scalar::{Counting, Id};
    use crate::data::source::Source;
    use crate::viet::{nfc, parse_number};

    /// Words as people and programs leave them: signs of YAML, controls, letters of any script, long texts.
    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[ -~]{0,40}",
            "[-#:'\"{}>|&*!%@`,?~ \\n\\t\\[\\]\\\\]{0,12}",
            "(null|true|no|~|yes|NULL|1e3|0x1F|12|-5|2027-01-01|\\.inf|---|\\.\\.\\.|<<|=|a: b|a #b|# a|a:|- a|\\[CẦN SỬA\\] 5)",
            "([a-zđ#:\"' -]{1,30}[ \\n]){1,12}",
            "[a\u{301}\u{200B}\u{AD}\u{FEFF}\u{2028}\u{85}\u{FFFD}\u{FFFE}\u{202E}# ]{0,12}",
            Just("đ".repeat(300)),
        ]
    }

    fn value() -> impl Strategy<Value = Option<Value>> {
        let id = || "(null|true|no|y|off|12|1-2|co|dat)".prop_map(|id| Id::parse(&id).unwrap());
        prop_oneof![
            Just(None),
            words().prop_map(|words| Some(Value::Words(words))),
            (any::<i64>(), 0_u32..6).prop_map(|(m, s)| Some(Value::Figure(Decimal::new(m, s)))),
            id().prop_map(|id| Some(Value::Choice(id))),
            prop::collection::vec(id(), 1..30).prop_map(|ids| Some(Value::Ticks(ids))),
            Just(Some(Value::Date(Date::parse("2027-03-06").unwrap()))),
        ]
    }

    fn answer(what: AnswerTo, value: Option<Value>, typed: String) -> Answer {
        let doubts = match &value {
            Some(_) => Vec::new(),
            None => vec![Doubt::Date { label: typed.clone(), typed: typed.clone() }],
        };
        Answer { what, value, typed, layer: Layer::Cell, doubts, at: None }
    }

    /// What the words are once they are read back: composed, spaces as one.
    fn kept(words: &str) -> String {
        nfc(clean_lines([words]).trim()).into_owned()
    }

    proptest! {
        #[test]
        fn whatever_is_collected_is_read_back_as_it_was_written(
            file in words(),
            stray in words(),
            signer in words(),
            figures in prop::collection::btree_map("[a-z]{1,8}", (any::<i64>(), 0_u32..8, words()), 0..4),
            answers in prop::collection::btree_map("[a-z]{1,8}", (value(), words()), 0..6),
            difficulties in prop::option::of((words(), any::<bool>())),
        ) {
            let id = |id: &str| Id::parse(&format!("x-{id}")).unwrap();
            let figure = |(m, s): (i64, u32)| Decimal::new(m, s);
            let mut all = vec![
                answer(AnswerTo::Number, Some(Value::Counting(Counting(12))), "12".into()),
                answer(AnswerTo::Date, None, stray.clone()),
                answer(AnswerTo::Signer, Some(Value::Words(signer.clone())), signer.clone()),
            ];
            for (key, (m, s, typed)) in &figures {
                let value = Value::Figure(figure((*m, *s)));
                all.push(answer(AnswerTo::Figure(id(key)), Some(value), typed.clone()));
            }
            for (key, (value, typed)) in &answers {
                all.push(answer(AnswerTo::Ask(id(key)), value.clone(), typed.clone()));
            }
            if let Some((words, sure)) = &difficulties {
                let value = sure.then(|| Value::Words(words.clone()));
                all.push(answer(AnswerTo::Difficulties, value, words.clone()));
            }
            let finding = Finding { doubt: Doubt::Stray { part: None, text: stray.clone() }, at: None };
            let received = Date::parse("2027-04-02").unwrap();
            let from = ReturnSource { file: &file, sha256: "ab" };
            let written = text(&all, &[finding], received, from);

            let source = Source::read("r.yaml", written.as_bytes()).map_err(|p| {
                TestCaseError::fail(format!("{:?}\n{written}", p.iter().next()))
            })?;
            let report = load(&Shape::<Report>::new(), source).map_err(|p| {
                TestCaseError::fail(format!("{:?}\n{written}", p.iter().next()))
            })?.value;
            prop_assert_eq!(report.received, received);
            prop_assert_eq!(report.number, Some(Counting(12)));
            let said = |words: &Option<crate::data::scalar::Words>| words.as_ref().map(ToString::to_string).unwrap_or_default();
            prop_assert_eq!(said(&report.signer), kept(&signer));
            for (key, (m, s, _)) in &figures {
                let typed = report.figures.get(&id(key)).unwrap();
                prop_assert_eq!(parse_number(typed.as_str()), Ok(figure((*m, *s))));
            }
            let mut read = BTreeMap::new();
            for (key, (value, typed)) in &answers {
                let kept_answer = report.answers.get(&id(key));
                read.insert(key, kept_answer.is_some());
                match (value, kept_answer) {
                    (Some(Value::Words(words)), found) => {
                        let found = found.map(|found| match found {
                            Kept::One(typed) => typed.as_str().to_owned(),
                            Kept::Several(_) | Kept::Rows(_) => "a list".to_owned(),
                        });
                        prop_assert_eq!(found.unwrap_or_default(), kept(words), "{}", written);
                    }
                    (None, Some(Kept::One(found))) => {
                        let mend = kept(&format!("{TO_FIX} {typed}"));
                        prop_assert_eq!(found.as_str(), mend, "{}", written);
                    }
                    (Some(Value::Choice(id)), Some(Kept::One(found))) => {
                        prop_assert_eq!(found.as_str(), id.as_str());
                    }
                    (Some(Value::Ticks(ids)), Some(Kept::Several(found))) => {
                        prop_assert_eq!(found, ids);
                    }
                    (Some(Value::Date(day)), Some(Kept::One(found))) => {
                        prop_assert_eq!(found.as_str(), day.to_string());
                    }
                    (Some(Value::Figure(figure)), Some(Kept::One(found))) => {
                        prop_assert_eq!(parse_number(found.as_str()), Ok(*figure));
                    }
                    (value, found) => prop_assert!(false, "{value:?} {found:?}\n{written}"),
                }
            }
            if let Some((words, sure)) = &difficulties {
                let wanted = if *sure { kept(words) } else { kept(&format!("{TO_FIX} {words}")) };
                prop_assert_eq!(said(&report.difficulties), wanted);
            }
        }
    }

    #[test]
    fn a_figure_in_other_words_keeps_them_in_a_comment_of_its_own() {
        let none = answer(
            AnswerTo::Figure(Id::parse("so-ho").unwrap()),
            Some(Value::Figure(Decimal::ZERO)),
            "Không có".into(),
        );
        let from = ReturnSource { file: "bao cao #3.docx", sha256: "ab" };
        let written = text(&[none], &[], Date::parse("2027-04-02").unwrap(), from);
        assert!(written.contains("figures:\n  # ghi: Không có\n  so-ho: 0\n"), "{written}");
        assert!(written.starts_with("# Thu từ biểu mẫu Word: bao cao #3.docx\n"), "{written}");
    }
}
