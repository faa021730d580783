//! Tables and annexes of a document: printed as typed, added up exactly, on pages of their own; what is wrong with one
//! is reported with its place.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{files, root, text, vanban};
use rust_decimal::Decimal;
use vanban::data::gather::gather;
use vanban::document::Orientation;
use vanban::paper::Block;

const DATA: &str = "tests/campaigns/van-ban";

/// The campaign's files with a piece of one replaced.
fn changed(changes: &[(&str, &str, &str)]) -> Vec<(String, Vec<u8>)> {
    let folder = root().join(DATA);
    let paths = files(&folder, ".yaml");
    let mut used = 0;
    let all = paths.iter().map(|path| {
        let name = text(path.strip_prefix(&folder).expect("below")).replace('\\', "/");
        let mut said = fs::read_to_string(path).expect("text");
        for (_, from, to) in changes.iter().filter(|(file, ..)| *file == name) {
            assert!(said.contains(from), "{name} has no '{from}'");
            said = said.replacen(from, to, 1);
            used += 1;
        }
        (name, said.into_bytes())
    });
    let all: Vec<_> = all.collect();
    assert_eq!(used, changes.len());
    all
}

/// Code and line of everything that is wrong, with the message of the first.
fn found(changes: &[(&str, &str, &str)]) -> (String, String) {
    let gathered = gather(changed(changes), "d");
    let problems = gathered.all_problems();
    let said: Vec<String> = problems
        .iter()
        .map(|p| format!("{} {}", p.code, p.place.as_ref().map_or(0, |at| at.line)))
        .collect();
    let first = problems.iter().map(|p| p.message.clone()).next().unwrap_or_default();
    (said.join(", "), first)
}

fn line_of(needle: &str) -> usize {
    let plan = fs::read_to_string(root().join(DATA).join("plan.yaml")).expect("text");
    plan.lines().position(|line| line.contains(needle)).expect("there") + 1
}

#[test]
fn the_data_set_is_sound() {
    assert_eq!(found(&[]).0, "");
}

#[test]
fn what_is_wrong_with_a_table_or_an_annex_is_reported_with_its_place() {
    let force = line_of("- [Dân quân, 6");
    let total = line_of("          total: true");
    for (from, to, code, place, words) in [
        ("[Dân quân, 6, 58, 7, ~]", "[Dân quân, 6, 58, 7]", "BG01", force, "4 ô"),
        ("[Dân quân, 6, 58, 7, ~]", "[Dân quân, 6, 58, 7, a, b]", "BG01", force, "6 ô"),
        ("[Dân quân, 6, 58, 7, ~]", "[Dân quân, sáu, 58, 7, ~]", "DL87", force, "sáu"),
        ("[Dân quân, 6, 58, 7, ~]", "[Dân quân, 6.5, 58, 7, ~]", "DL88", force, "6.5"),
        ("[Dân quân, 6, 58, 7, ~]", "{heading: A, cells: [a]}", "BG02", force, "cells"),
        ("[Dân quân, 6, 58, 7, ~]", "{id: dan-quan}", "BG02", force, "không có ô"),
        ("[Dân quân, 6, 58, 7, ~]", "[Tổng cộng, 6, 58, 7, ~]", "BG06", force, "Tổng cộng"),
        (
            "          total: true",
            "          total: [Cộng, 13, 1188, ~, ~]",
            "BG05",
            total,
            "cộng lại được 1.187",
        ),
        ("          total: true", "          total: [Cộng, 13]", "BG01", total, "hàng cộng"),
        ("{head: Số lượng, kind: number}", "{head: Tỷ lệ, kind: number, sum: true}", "", 0, ""),
        (
            "{head: Nữ, under: Số người, unit: người, width: 14}",
            "{head: Tỷ lệ, under: Số người, unit: \"%\", sum: true}",
            "BG11",
            line_of("{head: Nữ,"),
            "tỷ lệ",
        ),
        ("{head: Ghi chú, width: 12}", "{head: Ghi chú, under: Số người, width: 12}", "", 0, ""),
        (
            "{head: Số đội, unit: đội, width: 14}",
            "{head: Số đội, under: Số người, unit: đội, width: 14}",
            "",
            0,
            "",
        ),
        (
            "{head: Lực lượng, width: 46}",
            "{head: Lực lượng, under: Số người}",
            "BG08",
            line_of("{head: Nam,"),
            "không liền nhau",
        ),
    ] {
        let (problems, message) = found(&[("plan.yaml", from, to)]);
        let wanted = match code {
            "" => String::new(),
            code => format!("{code} {place}"),
        };
        assert_eq!(problems, wanted, "{from} -> {to}: {message}");
        assert!(message.contains(words), "{message}");
    }
    // A column of figures that nobody adds up, a table with nothing to add, an annex without anything.
    let untold = ("plan.yaml", "{head: Số đội, unit: đội, width: 14}", "{head: Số đội, width: 14}");
    assert_eq!(found(&[untold]).0, format!("BG07 {}", line_of("{head: Số đội")));
    let text = |from: &'static str, to: &'static str| ("plan.yaml", from, to);
    let words = [
        text("{head: Số đội, unit: đội, width: 14}", "{head: Số đội, kind: text}"),
        text("{head: Nam, under: Số người, unit: người, width: 14}", "{head: Nam, kind: text}"),
        text("{head: Nữ, under: Số người, unit: người, width: 14}", "{head: Nữ, kind: text}"),
    ];
    assert_eq!(found(&words).0, format!("BG03 {total}"));
    let empty = [text("annexes:\n", "annexes:\n  - {title: Danh mục}\n")];
    assert_eq!(found(&empty).0, format!("BG10 {}", line_of("annexes:") + 1));
    // Two things of one id, wherever they are.
    let twice = [text("id: vat-tu-xuong", "id: pl-nhiem-vu")];
    assert!(
        found(&twice).0.contains(&format!("DL41 {}", line_of("id: vat-tu-xuong"))),
        "{:?}",
        found(&twice)
    );
}

fn build(data: &str, what: &str, out: &Path) -> std::process::Output {
    vanban(&["build", what, "--data", data, "--out", &text(out), "--quiet"])
}

/// The numbers of the columns of an annex's table, from the data alone.
fn column_sums(table: &serde_yaml::Value, columns: &[usize]) -> Vec<Decimal> {
    let number = |cell: &serde_yaml::Value| {
        let said = match cell {
            serde_yaml::Value::String(said) => said.replace('.', "").replace(',', "."),
            serde_yaml::Value::Number(number) => number.to_string(),
            _ => "0".to_owned(),
        };
        said.parse::<Decimal>().expect("a number")
    };
    let rows = table["rows"].as_sequence().expect("rows");
    let of = |column: &usize| rows.iter().filter_map(|row| row.get(*column)).map(number).sum();
    columns.iter().map(of).collect()
}

#[test]
fn annexes_lie_as_they_should_and_their_totals_are_those_of_the_data() {
    let dir = tempfile::tempdir().expect("a folder");
    let output = build(DATA, "plan", dir.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = fs::read(&files(dir.path(), ".docx")[0]).expect("made");
    let paper = vanban::word::read::read(&bytes).expect("reads");
    let lie: Vec<_> = paper.sections.iter().map(|section| section.geometry.orientation).collect();
    assert_eq!(lie, [Orientation::Portrait, Orientation::Landscape, Orientation::Portrait]);
    let starts: Vec<_> = paper.sections.iter().map(|section| section.numbers.start).collect();
    assert_eq!(starts, [None, Some(1), Some(1)]);
    let blocks = &paper.parts[0].blocks;
    let tables: Vec<_> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect();
    let plan: serde_yaml::Value = serde_yaml::from_str(
        &fs::read_to_string(root().join(DATA).join("plan.yaml")).expect("text"),
    )
    .expect("YAML");
    let sums = column_sums(&plan["annexes"][0]["table"], &[3, 4, 5]);
    let wanted: Vec<String> = sums.into_iter().map(vanban::viet::format_number).collect();
    let annex = tables.iter().find(|table| table.rows.len() > 30).expect("the long table");
    let last = annex.rows.last().expect("rows");
    let said: Vec<String> = last
        .cells
        .iter()
        .map(|cell| vanban::paper::Paragraphs::new(&cell.blocks).map(|p| p.text()).collect())
        .collect();
    assert_eq!(said[0], "Tổng cộng");
    assert_eq!(said[1..4], wanted[..]);
}

#[test]
fn forms_quote_the_row_or_the_annex_that_a_duty_is_anchored_at() {
    let shown = |agency: &str| {
        let output = vanban(&[
            "show", "document", "forms", "--agency", agency, "--period", "dot-1", "--data", DATA,
        ]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    assert!(shown("thon-na-ma").contains("Xuồng máy"));
    assert!(!shown("thon-dong-tam").contains("Xuồng máy"));
    assert!(shown("thon-dong-tam").contains("Rà soát các hộ ở vùng có nguy cơ sạt lở"));
}

#[test]
fn a_template_of_an_office_that_would_leave_out_annexes_or_tables_makes_no_document() {
    let dir = tempfile::tempdir().expect("a folder");
    let own = dir.path().join("templates/ke-hoach");
    fs::create_dir_all(&own).expect("made");
    let given = fs::read_to_string(root().join("templates/ke-hoach/template.html")).expect("text");
    let old = given.replace("{% for annex in annexes %}", "{% for annex in [] %}");
    let templates = text(&dir.path().join("templates"));
    let build = |template: &str| {
        fs::write(own.join("template.html"), template).expect("written");
        let out = text(&dir.path().join("out"));
        let data = ["--data", DATA, "--out", &out, "--templates", &templates];
        vanban(&[&["build", "plan", "--quiet"][..], &data].concat())
    };
    let output = build(&old);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("LB08") && said.contains("phụ lục"), "{said}");
    let no_tables = given.replace("{{<bang table={line.table} />}}", "");
    let said = String::from_utf8_lossy(&build(&no_tables).stderr).into_owned();
    assert!(said.contains("LB08") && said.contains("bảng"), "{said}");
    assert!(build(&given).status.success());
}

#[test]
fn the_example_of_the_guide_works_when_it_is_typed() {
    let guide = fs::read_to_string(root().join("docs/HUONG-DAN.md")).expect("the guide");
    let part = guide.split("### Bảng và phụ lục của kế hoạch").nth(1).expect("its part");
    let example = part.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
    let dir = tempfile::tempdir().expect("a folder");
    common::copy_data(&root().join("tests/campaigns/nho"), dir.path());
    let plan = dir.path().join("plan.yaml");
    let typed = fs::read_to_string(&plan).expect("text") + example.expect("an example");
    fs::write(&plan, typed).expect("written");
    let output = vanban(&["show", "document", "plan", "--data", &text(dir.path())]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("**Tổng cộng** (2x1) | **17** | **14**"), "{shown}");
}
