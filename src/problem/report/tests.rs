//! How problems look on a screen.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use super::*;
use crate::problem::Origin as Whose;

const TEXT: &str = "# Kế hoạch\r\ndocument:\r\n  ngày: 31/02/2024 và chữ sau đó\r\n";

fn problem(severity: Severity, line: u32, column: u32, length: u32) -> Problem {
    Problem {
        code: "DL82",
        severity,
        origin: Whose::Input,
        message: "ngày '31/02/2024' không đúng cách viết".into(),
        hint: Some("viết năm-tháng-ngày".into()),
        place: Some(Place { file: "data/plan.yaml".into(), line, column, length }),
        more: 0,
    }
}

fn drawn(problems: impl IntoIterator<Item = Problem>, text: &str) -> String {
    render(&problems.into_iter().collect(), |_| Some(text.into()), false)
}

#[test]
fn carets_are_under_accented_letters() {
    let expected = "\
lỗi[DL82]: ngày '31/02/2024' không đúng cách viết
 --> data/plan.yaml:3:9
  |
3 |   ngày: 31/02/2024 và chữ sau đó
  |         ^^^^^^^^^^
  |
  = gợi ý: viết năm-tháng-ngày

1 lỗi
";
    assert_eq!(drawn([problem(Severity::Error, 3, 9, 10)], TEXT), expected);
    let decomposed = TEXT.replace("ngày", "nga\u{300}y");
    assert_eq!(drawn([problem(Severity::Error, 3, 9, 10)], &decomposed), expected);
}

#[test]
fn what_has_no_line_is_reported_without_one() {
    let expected = "\
cảnh báo[DL82]: ngày '31/02/2024' không đúng cách viết
--> data/plan.yaml
 = gợi ý: viết năm-tháng-ngày

1 cảnh báo
";
    let whole = || problem(Severity::Warning, 0, 0, 1);
    assert_eq!(drawn([whole()], TEXT), expected);
    assert_eq!(render(&Problems::from(whole()), |_| None, false), expected);
    let nowhere = Problem { place: None, hint: None, ..problem(Severity::Error, 0, 0, 1) };
    assert_eq!(
        drawn([nowhere], TEXT),
        "lỗi[DL82]: ngày '31/02/2024' không đúng cách viết\n\n1 lỗi\n"
    );
    assert_eq!(drawn([], TEXT), "");
}

#[test]
fn places_outside_the_text_do_no_harm() {
    for (line, column, length) in
        [(99, 1, 1), (3, 900, 5), (3, 0, 1), (4, 1, 7), (3, 3, u32::MAX), (u32::MAX, u32::MAX, 0)]
    {
        let drawn = drawn([problem(Severity::Error, line, column, length)], TEXT);
        assert!(drawn.starts_with("lỗi[DL82]"), "{drawn}");
    }
}

#[test]
fn a_long_line_is_shown_around_the_spot() {
    let before = "Ủy ban nhân dân ".repeat(2000);
    let text = format!("{before}31/02/2024{}", " tuyên truyền".repeat(2000));
    let drawn = drawn([problem(Severity::Error, 1, before.chars().count() as u32 + 1, 10)], &text);
    assert!(drawn.contains("--> data/plan.yaml:1:32001"), "{drawn}");
    let lines: Vec<&str> = drawn.lines().collect();
    let (source, carets) = (lines[3], lines[4]);
    let spot = source.split("31/02").next().unwrap().chars().count();
    assert_eq!(carets.find('^'), Some(spot), "{drawn}");
    assert!(source.chars().count() <= WIDTH + 5, "{drawn}");
    let endless = "a".repeat(limits::reported::LINE + 1);
    assert!(
        render(
            &[problem(Severity::Error, 1, 5, 1)].into_iter().collect(),
            |_| Some(endless.as_str().into()),
            false
        )
        .contains("data/plan.yaml:1:5\n")
    );
}

#[test]
fn colour_is_asked_for() {
    let problems = Problems::from(problem(Severity::Error, 3, 9, 10));
    assert!(render(&problems, |_| Some(TEXT.into()), true).contains('\u{1b}'));
    assert!(!render(&problems, |_| Some(TEXT.into()), false).contains('\u{1b}'));
}

#[test]
fn counts_name_both_kinds() {
    let both = [problem(Severity::Error, 1, 1, 1), problem(Severity::Warning, 1, 1, 1)];
    assert_eq!(count(&both.into_iter().collect()), "1 lỗi, 1 cảnh báo");
}

#[test]
fn another_program_reads_the_facts() {
    let json = to_json(&Problems::from(problem(Severity::Warning, 3, 9, 10)));
    let expected = json!([{
        "code": "DL82", "severity": "warning", "message": "ngày '31/02/2024' không đúng cách viết",
        "hint": "viết năm-tháng-ngày", "file": "data/plan.yaml", "line": 3, "column": 9,
    }]);
    assert_eq!(json, expected);
    let whole = to_json(&Problems::from(problem(Severity::Error, 0, 0, 1)));
    assert_eq!((&whole[0]["line"], &whole[0]["column"]), (&Value::Null, &Value::Null));
}
