//! Sheets, by which data are changed: what comes back unchanged changes nothing, what differs is changed in its place,
//! what would be wrong or is old is refused.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use vanban::desk::edit::{FieldKind, Request, Sheet, Status, Target};
use vanban::desk::{
    Date, Desk, Disk, LibreOffice, Machine, Places, RealDisk, Unwatched, Workers, init,
};

/// Works at a desk in a folder with a new campaign.
fn at_desk(work: impl FnOnce(&Desk<'_>, &std::path::Path)) {
    let dir = tempfile::tempdir().expect("a folder");
    let workers = Workers::start(Some(1)).expect("workers");
    let office = LibreOffice::new(&RealDisk);
    let today = Date::parse("2027-03-31").expect("a day");
    let machine = Machine {
        disk: &RealDisk,
        office: &office,
        workers: &workers,
        progress: &Unwatched,
        today,
    };
    init::init(&machine, &init::Request { folder: dir.path().into() }).expect("laid down");
    let places = Places {
        data: dir.path().join("data"),
        templates: dir.path().join("templates"),
        out: dir.path().join("out"),
    };
    work(&Desk::new(machine, places), dir.path());
}

fn text(dir: &std::path::Path, file: &str) -> String {
    String::from_utf8(RealDisk.read(&dir.join("data").join(file), u64::MAX).expect("reads"))
        .expect("text")
}

/// The sheet as a browser sends it back, with some values changed.
fn filled(sheet: &Sheet, changed: &[(&str, &str)]) -> Request {
    let mut values: BTreeMap<String, String> = sheet
        .fields
        .iter()
        .filter(|field| field.kind != FieldKind::Flag || !field.value.is_empty())
        .map(|field| (field.name.clone(), field.value.replace('\n', "\r\n")))
        .collect();
    for (end, value) in changed {
        let field = sheet.fields.iter().find(|field| field.name.ends_with(end)).expect("a field");
        values.insert(field.name.clone(), (*value).to_owned());
    }
    Request { seen: sheet.seen.clone(), values, remove: false }
}

#[test]
fn every_sheet_that_comes_back_as_it_was_changes_nothing() {
    at_desk(|desk, dir| {
        let before: Vec<String> =
            ["agencies.yaml", "plan.yaml", "indicators.yaml"].map(|file| text(dir, file)).into();
        for target in [
            "agency:truong-thcs",
            "indicator:so-cay",
            "period:2027-03",
            "question:chi-dao-kq",
            "heading",
            "part:0",
            "part:1.0",
            "part:1.1",
            "part:1",
        ] {
            let target = Target::parse(target).expect(target);
            let sheet = desk.sheet(&target).expect("a sheet");
            let outcome = desk.edit(&target, &filled(&sheet, &[])).expect("done");
            assert_eq!(outcome.status, Status::Unchanged, "{target}: {outcome:?}");
        }
        let after: Vec<String> =
            ["agencies.yaml", "plan.yaml", "indicators.yaml"].map(|file| text(dir, file)).into();
        assert_eq!(before, after);
    });
}

#[test]
fn only_what_differs_is_changed_and_is_taken_back() {
    at_desk(|desk, dir| {
        let target = Target::Agency("truong-thcs".into());
        let before = text(dir, "agencies.yaml");
        let sheet = desk.sheet(&target).expect("a sheet");
        let request = filled(&sheet, &[("/symbol", "THCSAB"), ("signature/name", "Trần Văn B")]);
        let outcome = desk.edit(&target, &request).expect("done");
        assert_eq!(outcome.status, Status::Written, "{outcome:?}");
        let after = text(dir, "agencies.yaml");
        let differing: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
        assert!(
            differing.len() <= 2 && after.contains("THCSAB") && after.contains("Trần Văn B"),
            "{differing:?}"
        );
        assert_eq!(before.matches('#').count(), after.matches('#').count(), "comments stay");
        let undo = outcome.undo.expect("it can be taken back");
        let again = desk.undo(&undo).expect("taken back");
        assert_eq!(text(dir, "agencies.yaml"), before);
        assert!(desk.undo(&undo).is_err(), "once");
        desk.undo(&again).expect("and made again");
        assert_eq!(text(dir, "agencies.yaml"), after);
    });
}

#[test]
fn what_would_be_wrong_is_refused_at_its_field() {
    at_desk(|desk, dir| {
        let before = text(dir, "plan.yaml");
        let target = Target::Period("2027-03".into());
        let sheet = desk.sheet(&target).expect("a sheet");
        for (field, value) in [
            ("due_before", "2027-02-31"),
            ("due_before", "mai"),
            ("covers/to", "2026-01-01"),
            ("/name", ""),
        ] {
            let outcome = desk.edit(&target, &filled(&sheet, &[(field, value)])).expect("done");
            assert_eq!(outcome.status, Status::Wrong, "{field} {value}");
            assert!(!outcome.problems.is_empty());
            assert!(
                outcome.fields.iter().any(|name| name.contains(field.trim_start_matches('/')))
                    || field == "covers/to",
                "{field}: {outcome:?}"
            );
        }
        // What others point at is not taken out.
        let request = Request { seen: sheet.seen.clone(), remove: true, ..Request::default() };
        let part = Target::Part(vec![1]);
        let outcome = desk.edit(&part, &request).expect("done");
        assert_eq!(outcome.status, Status::Wrong, "{outcome:?}");
        assert_eq!(text(dir, "plan.yaml"), before);
    });
}

#[test]
fn a_file_that_was_changed_meanwhile_is_seen() {
    at_desk(|desk, dir| {
        let target = Target::Indicator("so-cay".into());
        let sheet = desk.sheet(&target).expect("a sheet");
        let request = filled(&sheet, &[("/unit", "gốc")]);
        let path = dir.join("data/indicators.yaml");
        RealDisk.append(&path, b"# mine\n").expect("changed by hand");
        let outcome = desk.edit(&target, &request).expect("done");
        assert_eq!(outcome.status, Status::Stale);
        assert!(text(dir, "indicators.yaml").ends_with("# mine\n"));
        // Shown anew, it is changed as filled in.
        let seen = desk.sheet(&target).expect("a sheet").seen;
        let outcome = desk.edit(&target, &Request { seen, ..request }).expect("done");
        assert_eq!(outcome.status, Status::Written, "{outcome:?}");
        let after = text(dir, "indicators.yaml");
        assert!(after.ends_with("# mine\n") && after.contains("unit: gốc"));
        assert!(desk.undo(&outcome.undo.clone().expect("undo")).is_ok());
    });
}

#[test]
fn entries_are_added_and_taken_out() {
    at_desk(|desk, dir| {
        let group = text(dir, "agencies.yaml")
            .lines()
            .find_map(|line| line.trim().strip_prefix("- id: ").map(str::to_owned))
            .expect("a group");
        let target = Target::NewAgency(group);
        let sheet = desk.sheet(&target).expect("a sheet");
        assert!(sheet.is_new);
        let request = filled(
            &sheet,
            &[
                ("id", "tram-y-te"),
                ("name", "Trạm Y tế xã An Bình"),
                ("superior", "UBND XÃ AN BÌNH"),
                ("letterhead", "TRẠM Y TẾ"),
                ("symbol", "TYT"),
                ("place", "An Bình"),
                ("signature/title", "Trưởng trạm"),
                ("filing", "VT"),
            ],
        );
        let outcome = desk.edit(&target, &request).expect("done");
        assert_eq!(outcome.status, Status::Written, "{outcome:?}");
        let there = Target::Agency("tram-y-te".into());
        let sheet = desk.sheet(&there).expect("it is there");
        let outcome = desk
            .edit(&there, &Request { seen: sheet.seen, remove: true, ..Request::default() })
            .expect("done");
        assert_eq!(outcome.status, Status::Written, "{outcome:?}");
        assert!(desk.sheet(&there).is_err(), "and gone");
    });
}

#[test]
fn paragraphs_and_items_of_the_plan_are_changed_added_and_taken_out() {
    at_desk(|desk, dir| {
        let target = Target::Part(vec![0]);
        let sheet = desk.sheet(&target).expect("a sheet");
        let request = filled(
            &sheet,
            &[
                ("items/0", ""),
                ("items/1", "Xây dựng cảnh quan: sáng, xanh."),
                ("items/+", "Dòng mới một.\nDòng mới hai."),
            ],
        );
        let outcome = desk.edit(&target, &request).expect("done");
        assert_eq!(outcome.status, Status::Written, "{outcome:?}");
        let after = text(dir, "plan.yaml");
        let first = after.split("title: NỘI DUNG").next().expect("the first part");
        assert!(
            !first.contains("Nâng cao ý thức") && first.contains("Xây dựng cảnh quan: sáng, xanh.")
        );
        assert!(
            first.find("Dòng mới một.") < first.find("Dòng mới hai.")
                && first.contains("Dòng mới hai.")
        );
    });
}

#[test]
fn a_target_is_read_as_it_is_written_and_nothing_else() {
    for text in [
        "agency:a",
        "new-agency:g",
        "indicator:b",
        "new-indicator",
        "period:2027-03",
        "question:q",
        "heading",
        "part:0.1.2",
        "section:2027-03:state",
        "report:2027-03:a",
    ] {
        assert_eq!(Target::parse(text).expect(text).to_string(), text);
    }
    for text in [
        "",
        "agency",
        "agency:",
        "agency:../x",
        "part:",
        "part:a",
        "report:a",
        "report:a/b:c",
        "heading:x",
        "agency:a:b",
        "x:y",
    ] {
        assert_eq!(Target::parse(text), None, "{text}");
    }
}
