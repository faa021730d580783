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
    assert!(said.contains("LB09") && said.contains("phụ lục"), "{said}");
    let without = r#"{% for line in lines %}{% if line.rank != "table" %}<p>{{ line.text }}</p>{% endif %}{% endfor %}"#;
    let no_tables = given.replace("{{<cac_dong lines={lines} />}}", without);
    assert_ne!(no_tables, given);
    let said = String::from_utf8_lossy(&build(&no_tables).stderr).into_owned();
    assert!(said.contains("LB09") && said.contains("bảng"), "{said}");
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

/// The kinds of the decree's Phụ lục III, mục I, and the two that Điều 7 names besides, by their folders; with the
/// kinds of copies.
const STATE_KINDS: [&str; 32] = [
    "nghi-quyet",
    "quyet-dinh",
    "chi-thi",
    "quy-che",
    "quy-dinh",
    "thong-cao",
    "thong-bao",
    "huong-dan",
    "chuong-trinh",
    "ke-hoach",
    "phuong-an",
    "de-an",
    "du-an",
    "bao-cao",
    "bien-ban",
    "to-trinh",
    "hop-dong",
    "cong-dien",
    "ban-ghi-nho",
    "ban-thoa-thuan",
    "giay-uy-quyen",
    "giay-moi",
    "giay-gioi-thieu",
    "giay-nghi-phep",
    "phieu-gui",
    "phieu-chuyen",
    "phieu-bao",
    "cong-van",
    "thu-cong",
    "sao-y",
    "sao-luc",
    "trich-sao",
];

/// The kinds of the Party's guideline that offices write.
const PARTY_KINDS: [&str; 15] = [
    "nghi-quyet",
    "quyet-dinh",
    "chi-thi",
    "ket-luan",
    "quy-che",
    "quy-dinh",
    "thong-tri",
    "huong-dan",
    "thong-bao",
    "bao-cao",
    "ke-hoach",
    "chuong-trinh",
    "de-an",
    "to-trinh",
    "cong-van",
];

#[test]
fn every_kind_of_the_decree_and_of_the_party_is_made_and_is_clean_in_its_regime() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = text(dir.path());
    let output = vanban(&["build", "documents", "--data", DATA, "--out", &out]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let profiles = common::profiles();
    let check = |path: &Path, profile: &str| {
        let bytes = fs::read(path).expect("made");
        let paper = vanban::word::read::read(&bytes).expect("reads");
        let report = vanban::audit::audit(&paper, &profiles, Some(profile));
        assert_eq!(report.findings, [], "{}", path.display());
    };
    for kind in STATE_KINDS {
        check(&dir.path().join(format!("van-ban/{kind}/{kind}.docx")), "nd30");
    }
    for kind in PARTY_KINDS {
        check(&dir.path().join(format!("van-ban/{kind}/dang-{kind}.docx")), "hd05");
    }
    for joint in ["ke-hoach/lien-tich", "quyet-dinh/quyet-dinh-quy-che"] {
        check(&dir.path().join(format!("van-ban/{joint}.docx")), "nd30");
    }
}

#[test]
fn a_new_kind_is_a_folder_of_data() {
    let dir = tempfile::tempdir().expect("a folder");
    let at = |name: &str| dir.path().join(name);
    fs::create_dir_all(at("templates/phieu-giao-viec")).expect("made");
    fs::create_dir_all(at("data/documents")).expect("made");
    let kind = "name: Phiếu giao việc\nabbreviation: PGV\nfolder: giao-viec\nsymbol: \"{number}/{kind}.{body}\"\n\
                addressing: \"Giao cho:\"\nfields:\n  - {id: due, label: \"Thời hạn hoàn thành:\"}\n  - {id: note, label: \"Lưu ý:\", optional: true}\n";
    fs::write(at("templates/phieu-giao-viec/kind.yaml"), kind).expect("written");
    let template = "<p>Nội dung công việc:</p>\n{{<cac_dong lines={lines} />}}\n<p>Thời hạn: {{ given.due }}.</p>\n";
    fs::write(at("templates/phieu-giao-viec/template.html"), template).expect("written");
    // No plan, no agencies: an office and its documents alone.
    fs::copy(root().join(DATA).join("office.yaml"), at("data/office.yaml")).expect("copied");
    let document = |more: &str| {
        let text = format!(
            "kind: phieu-giao-viec\nnumber: 3\ndate: 2027-04-05\nsubject: Rà soát hồ sơ\nissuer: van-hoa\naddressees: [Bà Nông Thị Mai]\ntext: [Rà soát hồ sơ hộ nghèo.]\n{more}"
        );
        fs::write(at("data/documents/giao-viec-1.yaml"), text).expect("written");
        let path = |name: &str| text_of(&at(name));
        let (data, templates, out) = (path("data"), path("templates"), path("out"));
        vanban(&["build", "documents", "--data", &data, "--templates", &templates, "--out", &out])
    };
    let output = document("fields: {due: ngày 10 tháng 4 năm 2027}\n");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let parts = common::parts(&at("out/giao-viec/giao-viec-1.docx"));
    let said = &parts["word/document.xml"];
    for words in ["PHIẾU GIAO VIỆC", "/PGV.PVHXH", "Giao cho: Bà Nông Thị Mai", "Thời hạn: ngày"]
    {
        assert!(said.replace('\u{a0}', " ").contains(words), "{words}");
    }
    for (more, code) in [
        ("", "VB11"),
        ("fields: {due: mai, dua: x}\n", "VB10"),
        ("fields: {due: mai}\nauthority: Giám đốc\n", "VB15"),
    ] {
        let output = document(more);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(code), "{code}: {said}");
        assert!(said.contains("giao-viec-1.yaml:"), "{said}");
    }
}

fn text_of(path: &Path) -> String {
    text(path)
}

#[test]
fn what_is_wrong_with_a_document_is_reported_with_its_place_and_leaves_the_others() {
    for (file, from, to, code, words) in [
        (
            "cong-van",
            "addressees:\n  - Các phòng chuyên môn\n  - Các thôn\n",
            "",
            "VB13",
            "chưa ghi gửi ai",
        ),
        (
            "thong-bao",
            "recipients:",
            "addressees: [Các thôn]\nrecipients:",
            "VB12",
            "không có Kính gửi",
        ),
        (
            "thong-bao",
            "subject: \"Về việc nghỉ lễ Quốc khánh năm 2027\"\n",
            "",
            "VB14",
            "trích yếu",
        ),
        ("thong-bao", "kind: thong-bao", "kind: thong-bo", "LB01", "thong-bao"),
        ("lien-tich", "[van-hoa, kinh-te]", "[van-hoa, kinhte]", "DL40", "kinh-te"),
        ("lien-tich", "[van-hoa, kinh-te]", "[van-hoa]", "VB02", "chỉ có một"),
        ("lien-tich", "[van-hoa, kinh-te]", "[van-hoa, van-hoa]", "VB02", "hai lần"),
        ("lien-tich", "issuers:", "issuer: ubnd-xa\nissuers:", "VB02", "cả issuer"),
        ("bien-ban", "signatures:", "signature: {title: A}\nsignatures:", "VB03", "signatures"),
        (
            "quyet-dinh",
            "  - text: [\"Quyết định này có hiệu lực kể từ ngày ký.\"]\n",
            "  - clauses: [a]\n",
            "VB04",
            "chưa có tên",
        ),
        ("giay-moi", "  time:", "  tiem:", "VB10", "time"),
        ("sao-y", "recipients:", "subject: A\nrecipients:", "VB15", "subject"),
        ("nghi-quyet", "number: 3", "number: 99999999999", "DL", "99999999999"),
        ("thong-bao", "number: 8", "number: 45\nissuer: ubnd-xa", "", ""),
        ("quyet-dinh-quy-che", "number: 16", "number: 15", "DL49", "15"),
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        for (name, bytes) in changed(&[(&format!("documents/{file}.yaml"), from, to)]) {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        let output = vanban(&["validate", "--data", &text(dir.path())]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(code) && said.contains(words), "{file} {code}: {said}");
        if !code.is_empty() {
            assert!(said.contains(&format!("documents/{file}.yaml:")), "{said}");
        }
    }
}

#[test]
fn documents_are_chosen_by_their_names() {
    let show = |arguments: &[&str]| vanban(&[arguments, &["--data", DATA]].concat());
    let output = show(&["build", "--dry-run", "--document", "giay-moi,cong-van"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("van-ban/giay-moi/giay-moi.docx"), "{said}");
    assert_eq!(said.lines().filter(|line| line.contains(".docx")).count(), 2, "{said}");
    let output = show(&["show", "document", "documents", "--document", "giay-moii"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("giay-moi"), "{said}");
}

#[test]
fn the_examples_of_other_documents_in_the_guide_work_when_they_are_typed() {
    let guide = fs::read_to_string(root().join("docs/HUONG-DAN.md")).expect("the guide");
    let part = guide.split("### Các văn bản khác").nth(1).expect("its part");
    let part = part.split("\n## ").next().expect("its end");
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(dir.path().join("data/documents")).expect("made");
    fs::copy(root().join(DATA).join("office.yaml"), dir.path().join("data/office.yaml"))
        .expect("copied");
    let mut typed = 0;
    for (before, rest) in part.split("```yaml\n").zip(part.split("```yaml\n").skip(1)) {
        let named = before.rsplit('`').nth(1).expect("a name");
        let example = rest.split("```").next().expect("an example");
        let path = dir.path().join(named.replace("<loại>", "phieu-giao-viec"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, example).expect("written");
        typed += 1;
    }
    assert_eq!(typed, 5);
    let job = "kind: phieu-giao-viec\nissuer: ubnd-xa\nsubject: A\naddressees: [B]\nfields: {due: mai}\nrecipients: [Như trên]\n";
    fs::write(dir.path().join("data/documents/viec.yaml"), job).expect("written");
    let at = |name: &str| text(&dir.path().join(name));
    let (data, templates, out) = (at("data"), at("templates"), at("out"));
    let places = ["--data", &data, "--templates", &templates, "--out", &out];
    let output = vanban(&[&["build", "documents", "--check"][..], &places].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && !said.contains("cảnh báo"), "{said}");
    assert_eq!(files(Path::new(&out), ".docx").len(), 5);
}

fn register(data: &Path, more: &[&str]) -> (serde_json::Value, String) {
    let data = text(data);
    let output = vanban(&[&["--format", "json", "register", "--data", &data][..], more].concat());
    let outcome = serde_json::from_slice(&output.stdout).expect("JSON");
    (outcome, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The campaign with its documents changed, on the disk.
fn on_disk(changes: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, bytes) in changed(changes) {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    dir
}

#[test]
fn the_register_proposes_the_next_number_and_tells_what_is_taken_or_missing() {
    let series = |outcome: &serde_json::Value, name: &str| {
        let all = outcome["series"].as_array().expect("series");
        let found = all.iter().find(|one| one["series"] == name && one["issuer"] == "ubnd-xa");
        found.expect("the series").clone()
    };
    let (outcome, said) = register(&root().join(DATA), &[]);
    assert!(outcome["problems"].as_array().expect("a list").is_empty(), "{outcome} {said}");
    let decisions = series(&outcome, "Quyết định");
    assert_eq!(decisions["year"], 2027);
    let numbers: Vec<_> =
        decisions["entries"].as_array().expect("entries").iter().map(|e| &e["number"]).collect();
    assert_eq!(numbers, [15, 16]);
    assert_eq!(decisions["gaps"], serde_json::json!([[1, 14]]));
    // The three kinds of copies share their numbers; the plan is with the other plans.
    assert_eq!(series(&outcome, "Bản sao")["entries"].as_array().map(Vec::len), Some(3));
    assert_eq!(series(&outcome, "Kế hoạch")["entries"].as_array().map(Vec::len), Some(2));
    // A number is proposed for what has none, after all that are taken, and none for a draft.
    let open = [
        ("documents/quyet-dinh-quy-che.yaml", "number: 16\ndate: 2027-03-08\n", ""),
        ("documents/cong-van.yaml", "number: 45\ndate: 2027-03-12\n", "marks: {draft: 1}\n"),
    ];
    let (outcome, _) = register(on_disk(&open).path(), &[]);
    let decisions = series(&outcome, "Quyết định");
    let all = outcome["series"].as_array().expect("series");
    let proposed: Vec<_> = all
        .iter()
        .flat_map(|one| one["entries"].as_array().expect("entries"))
        .filter(|entry| !entry["proposed"].is_null())
        .collect();
    assert_eq!(proposed.len(), 1, "{proposed:?}");
    // Today is of another year: the series of that year begins at 1.
    assert_eq!(proposed[0]["proposed"], 1, "{decisions}");
    let dated = [("documents/quyet-dinh-quy-che.yaml", "number: 16\n", "")];
    let (outcome, _) = register(on_disk(&dated).path(), &[]);
    let next = &series(&outcome, "Quyết định")["entries"][1];
    assert_eq!((&next["number"], &next["proposed"]), (&serde_json::Value::Null, &16.into()));
    // Taken twice, with both places; a number that is missing; a later number with an earlier day.
    let twice = [("documents/trich-sao.yaml", "number: 9", "number: 7")];
    let (outcome, said) = register(on_disk(&twice).path(), &[]);
    let problems = outcome["problems"].to_string();
    assert!(problems.contains("SO01") && problems.contains("trich-sao.yaml"), "{outcome} {said}");
    assert!(problems.contains("sao-y.yaml, dòng 2"), "{problems}");
    let odd = [(
        "documents/quyet-dinh-quy-che.yaml",
        "number: 16\ndate: 2027-03-08",
        "number: 18\ndate: 2027-03-01",
    )];
    let (outcome, _) = register(on_disk(&odd).path(), &[]);
    let problems = outcome["problems"].to_string();
    assert!(problems.contains("SO02") && problems.contains("từ số 16 đến số 17"), "{problems}");
    assert!(problems.contains("SO03"), "{problems}");
}

#[test]
fn the_register_is_printed_as_the_decrees_book_and_as_a_workbook() {
    let dir = tempfile::tempdir().expect("a folder");
    let (docx, xlsx) = (text(&dir.path().join("so.docx")), text(&dir.path().join("so.xlsx")));
    let (outcome, said) = register(
        &root().join(DATA),
        &["--issuer", "ubnd-xa", "--year", "2027", "--docx", &docx, "--xlsx", &xlsx],
    );
    assert_eq!(outcome["written"].as_array().map(Vec::len), Some(2), "{said}");
    let all = outcome["series"].as_array().expect("series");
    assert!(all.iter().all(|one| one["issuer"] == "ubnd-xa" && one["year"] == 2027));
    let parts = common::parts(Path::new(&docx));
    let book = parts["word/document.xml"].replace('\u{a0}', " ");
    for words in ["SỔ ĐĂNG KÝ VĂN BẢN ĐI", "15/QĐ-UBND", "Ký nhận", "Lê Thị Hạnh"]
    {
        assert!(book.contains(words), "{words}");
    }
    let sheets = common::parts(Path::new(&xlsx));
    assert!(sheets["xl/sharedStrings.xml"].contains("15/QĐ-UBND"));
    // A book is one body's.
    let output = vanban(&["register", "--data", DATA, "--docx", &docx]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--issuer"));
    let output = vanban(&["register", "--data", DATA, "--issuer", "ubnd-x"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("ubnd-xa"));
}
