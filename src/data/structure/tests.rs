//! The shapes of the real data files, and a realistic plan.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use super::super::agencies::Agencies;
use super::super::indicators::Indicators;
use super::super::load::{Located, load};
use super::super::office::Office;
use super::super::plan::{Item, Plan};
use super::super::report::{Answer, Report};
use super::*;

const PLAN: &str = include_str!("plan.sample.yaml");

fn plan(yaml: &str) -> Result<Located<Plan>, Problems> {
    load(&Shape::new(), Source::read("data/plan.yaml", yaml.as_bytes())?)
}

/// Code, place and the quoted name of each problem.
fn faults<T>(loaded: Result<T, Problems>) -> Vec<String> {
    let Err(problems) = loaded else {
        return Vec::new();
    };
    let shown = |problem: &Problem| {
        let place = problem.place.clone().unwrap();
        let name = problem.message.split('\'').nth(1).unwrap_or_default();
        format!("{} {}:{} {name}", problem.code, place.line, place.column)
    };
    problems.iter().map(shown).collect()
}

#[test]
fn no_schema_of_ours_is_left_unchecked() {
    assert!(!Shape::<Plan>::new().rules.has_gaps());
    assert!(!Shape::<Report>::new().rules.has_gaps());
    assert!(!Shape::<Office>::new().rules.has_gaps());
    assert!(!Shape::<Agencies>::new().rules.has_gaps());
    assert!(!Shape::<Indicators>::new().rules.has_gaps());
}

#[test]
fn a_plan_is_read() {
    let located = plan(PLAN).unwrap_or_else(|problems| panic!("{:?}", faults::<()>(Err(problems))));
    let plan = &located.value;
    assert_eq!(plan.document.number.map(|number| number.0), Some(181));
    assert_eq!(plan.document.subject.as_str(), "Đợt cao điểm tuyên truyền: phòng, chống tội phạm");
    assert_eq!(plan.sections.len(), 2);
    assert!(
        matches!(&plan.sections[0].parts[0].items[..], [Item::Plain(_), Item::Full(full)] if full.items.len() == 2)
    );
    assert!(plan.duties[0].everyone);
    assert_eq!(plan.reporting.periods[0].id.as_str(), "2024-12");
    assert_eq!(located.place("duties/0/anchor").to_string(), "data/plan.yaml:32:13");
}

#[test]
fn every_slip_of_a_plan_is_reported_at_once() {
    let damaged = PLAN
        .replace("  subject: \"Đợt", "  subjct: \"Đợt")
        .replace("date: 2024-11-29", "date: 29/11/2024")
        .replace("    anchor: muc-dich\n", "    anchor: Mục đích\n    anchor: muc-dich\n")
        .replace("everyone: true", "everyone: có")
        .replace("kind: ticks", "kind: tick")
        .replace("    to: 2025-01-02\n", "")
        .replace("numbering: decimal", "numbering:")
        .replace("due_before: 2024-12-15", "due_before: [2024-12-15]");
    let expected = [
        "DL82 4:9 29/11/2024",
        "DL30 5:3 subjct",
        "DL35 7:1 numbering",
        "DL80 32:13 Mục đích",
        "DL32 33:5 anchor",
        "DL38 35:15 có",
        "DL36 40:15 tick",
        "DL34 52:19 due_before",
    ];
    assert_eq!(faults(plan(&damaged)), expected);
}

#[test]
fn alternatives_are_reported_by_their_form() {
    let item = |item: &str| faults(plan(&PLAN.replace("            - id: muc-tieu", item)));
    assert_eq!(item("            - ma: muc-tieu"), ["DL30 18:15 ma"]);
    assert_eq!(item("            - - muc-tieu\n            - id: a"), ["DL34 18:15 items"]);
}

fn report(yaml: &str) -> Result<Located<Report>, Problems> {
    load(&Shape::new(), Source::read("data/reports/2024-12/so-tu-phap.yaml", yaml.as_bytes())?)
}

#[test]
fn keys_of_tables_are_ids() {
    let good = "received: 2024-12-14\nfigures:\n  so-tin: 1.234\nanswers:\n  a: no\n  b: [c, d]\n";
    let report_ = report(good).unwrap_or_else(|_| panic!()).value;
    let id = |text: &str| crate::data::scalar::Id::parse(text).expect("an id");
    assert_eq!(report_.figures[&id("so-tin")].as_str(), "1.234");
    assert!(matches!(&report_.answers[&id("a")], Answer::One(text) if text.as_str() == "no"));
    assert!(matches!(&report_.answers[&id("b")], Answer::Several(ids) if ids.len() == 2));
    let bad = "received: 2024-12-14\nfigures:\n  Số tin: 5\n  so-tin:\nanswers:\n  a: [Câu 1]\n  b: {c: d}\n";
    assert_eq!(
        faults(report(bad)),
        ["DL80 3:3 Số tin", "DL35 4:3 so-tin", "DL80 6:7 Câu 1", "DL34 7:7 b"]
    );
}
