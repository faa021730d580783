//! One failing sample and more for every fault, with its code and place.

use std::collections::BTreeSet;

use super::cases::CASES;
use super::fault::{
    IdFault, IndicatorFault, NumberingFault, PlanFault, ReportFault, TimeFault, WordingFault,
};
use super::samples::{Change, OTHER_REPORT, campaign, found, id, shown};
use super::{Scope, bad_agencies, bad_reports, check_days, check_report, invalidates_all};
use crate::data::load::{Shape, load};
use crate::data::report::Report;
use crate::data::scalar::Date;
use crate::data::source::Source;
use crate::problem::{Fault, Problem, Problems, Severity};

fn faults(changes: &[Change<'_>]) -> String {
    found(changes).iter().map(|(_, problem)| shown(problem)).collect::<Vec<_>>().join(", ")
}

#[test]
fn every_sample_has_its_faults_at_their_places() {
    let wrong: Vec<String> = CASES
        .iter()
        .filter(|(changes, expected)| faults(changes) != *expected)
        .map(|(changes, expected)| {
            format!("{changes:?}\n  expected {expected}\n  found    {}", faults(changes))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is found in a report of a period and an agency.
fn report(period: &str, agency: &str, text: &str) -> Problems {
    let source = Source::read("data/reports/x.yaml", text.as_bytes()).unwrap();
    let report = load(&Shape::<Report>::new(), source).unwrap();
    check_report(&campaign(&[]), &id(period), &id(agency), &report)
}

/// Every problem of every sample.
fn all_found() -> Vec<Problem> {
    let sampled = CASES.iter().flat_map(|(changes, _)| found(changes)).map(|(_, problem)| problem);
    let strangers =
        [report("ky-3", "cong-an", OTHER_REPORT), report("ky-1", "so-noi", OTHER_REPORT)];
    sampled.chain(strangers.into_iter().flatten()).collect()
}

#[test]
fn a_report_is_checked_by_itself() {
    let codes = |period, agency| {
        report(period, agency, OTHER_REPORT).iter().map(shown).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(codes("ky-2", "cong-an"), "");
    assert_eq!(codes("ky-3", "cong-an"), "DL42 x");
    assert_eq!(codes("ky-2", "so-noi"), "DL43 x");
    assert_eq!(codes("ky-3", "so-noi"), "DL42 x, DL43 x");
}

#[test]
fn an_empty_value_is_no_value() {
    let empty = "received: 2025-01-06\nfigures: {diem: ''}\nanswers: {danh-gia: ''}\n";
    let codes: Vec<String> = report("ky-2", "cong-an", empty).iter().map(shown).collect();
    assert_eq!(codes, ["DL73 x:2:17", "DL75 x:3:21"]);
}

#[test]
fn codes_are_in_their_range_and_all_reachable() {
    let families = [
        IdFault::CODES,
        IndicatorFault::CODES,
        NumberingFault::CODES,
        PlanFault::CODES,
        ReportFault::CODES,
        TimeFault::CODES,
        WordingFault::CODES,
    ];
    let codes: Vec<&str> = families.into_iter().flatten().map(|entry| entry.code).collect();
    // Everything from DL80 to DL96 is taken by faults of one file.
    assert!(codes.iter().all(|code| ("DL40"..="DL79").contains(code)
        || ("DG01"..="DG11").contains(code)
        || ["DL97", "DL98", "SL02", "SL03"].contains(code)
        || ("NG01"..="NG03").contains(code)
        || ("NH04"..="NH09").contains(code)
        || code.starts_with("DT")));
    let mut found: BTreeSet<&str> = all_found().iter().map(|problem| problem.code).collect();
    found.extend(super::amounts::tests::found_off_scale().iter().map(|problem| problem.code));
    let ahead = check_days(&campaign(&[]), Date::parse("2024-12-05").unwrap());
    found.extend(ahead.iter().map(|(_, problem)| problem.code));
    assert_eq!(codes.into_iter().collect::<BTreeSet<_>>(), found);
}

#[test]
fn days_after_the_day_of_the_run_are_reported_and_one_stands_for_all_of_a_kind() {
    let warned = |changes: &[Change<'_>], today| {
        let campaign = campaign(changes);
        let found = check_days(&campaign, Date::parse(today).unwrap());
        assert!(found.iter().all(|(_, problem)| problem.severity == Severity::Warning));
        found.iter().map(|(_, problem)| shown(problem)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(warned(&[], "2025-01-06"), "");
    assert_eq!(
        warned(&[], "2024-12-05"),
        "NG03 ky-1/so-tu-phap:1:11, NG03 ky-2/cong-an:1:11, NG03 reminders:2:26".replace(
            "NG03 ky-1/so-tu-phap:1:11, ",
            "NG03 ky-1/so-tu-phap:3:7, NG03 ky-2/cong-an:3:7, NG03 ky-1/so-tu-phap:1:11, "
        )
    );
    let same = [("ky-1/ban", "received: 2024-12-02", "received: 2024-12-09")];
    let campaign = campaign(&same);
    let found = check_days(&campaign, Date::parse("2024-12-08").unwrap());
    assert!(found.iter().any(|(_, problem)| problem.message.contains("1 báo cáo khác")));
    // Invented reports may have any day.
    assert!(
        !warned(&[("cong-an", "number: 11", "number: 11\nsample: true")], "2024-12-05")
            .contains("cong-an")
    );
}

#[test]
fn every_problem_has_a_place_and_words_for_a_clerk() {
    let foreign =
        ["mapping", "parse", "token", "string", "scalar", "node", "null", " key", "file "];
    for problem in all_found() {
        let hint = problem.hint.clone().unwrap_or_default();
        let words = format!("{} {hint}", problem.message).to_lowercase();
        assert!(problem.place.is_some(), "{problem:?}");
        assert!(foreign.iter().all(|word| !words.contains(word)), "{words}");
        assert!(!problem.message.ends_with('.') && !hint.is_empty(), "{problem:?}");
        assert!(problem.message.chars().count() < 200 && hint.chars().count() < 200, "{problem:?}");
    }
}

#[test]
fn a_problem_invalidates_only_what_it_is_about() {
    let both = found(&[
        ("agencies", "in_place_of: Giám đốc", "in_place_of: Giám đốc, acting: true"),
        ("cong-an", "danh-gia: Tốt", "chung: Tốt"),
        ("plan", "2024-12-06", "2024-12-08"),
    ]);
    assert_eq!(both.iter().map(|(_, p)| p.code).collect::<Vec<_>>(), ["DL69", "DL48", "DL72"]);
    assert!(!invalidates_all(&both), "the deadline is a warning");
    assert_eq!(bad_agencies(&both), BTreeSet::from([&id("so-tu-phap")]));
    assert_eq!(bad_reports(&both), BTreeSet::from([(&id("ky-2"), &id("cong-an"))]));
    assert!(invalidates_all(&found(&[("plan", "via: cong-an", "via: cong-ann")])));
}

#[test]
fn a_party_body_may_count_anew_within_a_year() {
    let found = found(&[
        ("office", "summary: cong-an", "summary: ban-tuyen-giao"),
        ("plan", "kind: bao-cao, number: 10", "kind: bao-cao, number: 7"),
    ]);
    let [(scope, problem)] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(shown(problem), "DL49 ky-1/ban-tuyen-giao:2:9");
    assert_eq!(problem.severity, Severity::Warning);
    assert_eq!(*scope, Scope::Report { period: id("ky-1"), agency: id("ban-tuyen-giao") });
}

#[test]
fn the_words_say_what_was_found_and_what_to_do() {
    let words = |changes: &[Change<'_>]| {
        let problem = found(changes).into_iter().next().unwrap().1;
        (problem.message, problem.hint.unwrap())
    };
    let (message, hint) = words(&[("plan", "agencies: [so-tu-phap]", "agencies: [so-tuphap]")]);
    assert_eq!(message, "không có cơ quan nào mang mã 'so-tuphap'");
    assert_eq!(hint, "ý bạn là 'so-tu-phap'? mã cơ quan báo cáo ghi trong agencies.yaml");
    let (_, hint) = words(&[("plan", "agencies: [so-tu-phap]", "agencies: [so-tu-phap, dang]")]);
    assert!(
        hint.starts_with("'dang' là mã nhóm: muốn chỉ cả nhóm thì ghi 'groups: [dang]';"),
        "{hint}"
    );
    let (message, _) = words(&[("agencies", "- id: so-tu-phap", "- id: ban-chi-dao")]);
    assert_eq!(
        message,
        "mã cơ quan 'ban-chi-dao' dùng hai lần; lần đầu ở data/office.yaml, dòng 7"
    );
    let (message, _) = words(&[("plan", "- id: treo", "- id: tuyen-truyen")]);
    assert_eq!(message, "mã nhiệm vụ 'tuyen-truyen' dùng hai lần; lần đầu ở dòng 22");
    let (message, _) = words(&[("plan", "2024-12-10}]", "2024-12-15}]")]);
    assert_eq!(message, "hạn chót 14/12/2024 là thứ Bảy");
    let (_, hint) = words(&[("plan", "words: Dòng dưới", "words: Dòng trên")]);
    assert!(hint.ends_with("phần đó bắt đầu bằng: 'Khẩu hiệu hai Dòng dưới'"), "{hint}");
}
