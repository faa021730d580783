//! What a clerk typed comes out as typed, and what she pasted along with it is reported.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{copy_data, files, parts, root, text, vanban};

/// The smallest campaign with words of its plan replaced.
fn campaign(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    copy_data(&root().join("tests/campaigns/nho"), &dir.path().join("data"));
    let path = dir.path().join("data/plan.yaml");
    let mut plan = fs::read_to_string(&path).expect("a plan");
    for (from, to) in changes {
        assert!(plan.contains(from), "{from}");
        plan = plan.replace(from, to);
    }
    fs::write(path, plan).expect("written");
    dir
}

fn run(dir: &Path, verb: &[&str]) -> Output {
    let at = |name: &str| text(&dir.join(name));
    let mut arguments: Vec<String> = verb.iter().map(|word| (*word).to_owned()).collect();
    for (option, folder) in [("--data", "data"), ("--templates", "templates"), ("--out", "out")] {
        if verb[0] == "build" || option != "--out" {
            arguments.extend([option.to_owned(), at(folder)]);
        }
    }
    vanban(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

fn reported(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn plan_of(dir: &Path) -> String {
    let made = files(&dir.join("out"), ".docx");
    let [plan] = made.as_slice() else { panic!("{made:?}") };
    parts(plan)["word/document.xml"].clone()
}

#[test]
fn a_line_break_that_was_typed_is_one_on_paper() {
    let dir = campaign(&[
        ("  - Các lớp\n", "  - \"Thường trực Đảng ủy;\\nThường trực Hội đồng (để b/c)\"\n"),
        ("      - Các lớp trồng", "      - |-\n        Mỗi lớp một vườn.\n        Các lớp trồng"),
    ]);
    let output = run(dir.path(), &["build", "plan"]);
    assert!(output.status.success(), "{}", reported(&output));
    let plan = plan_of(dir.path());
    let recipient = plan.split("Thường trực Đảng ủy;").nth(1).expect("printed");
    let (between, _) = recipient.split_once("Thường trực Hội đồng (để b/c);").expect("printed");
    assert!(between.contains("<w:br") && !between.contains("</w:p>"), "{between}");
    let (_, after) = plan.split_once("Mỗi lớp một vườn.").expect("printed");
    let (between, _) = after.split_once("Các lớp trồng").expect("printed");
    assert!(between.contains("</w:p>"), "{between}");
}

#[test]
fn a_template_with_articles_in_bold_makes_a_correct_document() {
    let decision = |article: &str| {
        let dir = campaign(&[("kind: ke-hoach", "kind: quyet-dinh")]);
        let folder = dir.path().join("templates/quyet-dinh");
        fs::create_dir_all(&folder).expect("made");
        fs::write(folder.join("kind.yaml"), "name: Quyết định\nabbreviation: QĐ\n").expect("kind");
        let template = format!(
            "<p><b>Điều 1.</b> Tổ chức {{{{ lines[0].text }}}}.</p><p><b>Điều 2. Trách nhiệm của các lớp</b></p><p>Các lớp thực hiện.</p>{article}"
        );
        fs::write(folder.join("template.html"), template).expect("template");
        let output = run(dir.path(), &["build", "plan", "--check"]);
        (output.status.code(), reported(&output))
    };
    let (code, words) = decision("<p><b>Chương II: Tổ chức</b></p><p>Giao các lớp.</p>");
    assert_eq!(code, Some(0), "{words}");
    let (code, words) = decision("<p><b>Điều 3. Quyết định này có hiệu lực từ ngày ký.</b></p>");
    assert!(code != Some(0) && words.contains("TC01"), "{words}");
}

#[test]
fn what_was_pasted_along_is_reported_where_it_is_and_stops_nothing() {
    let dir = campaign(&[
        ("title: NỘI DUNG", "title: I. NỘI DUNG"),
        ("  - Các lớp\n", "  - \"- Các lớp\"\n  - \"Lưu: VT\"\n"),
        ("due_before: 2027-03-10", "due_before: 2027-03-11"),
        ("campaign_name: Tuần lễ", "campaign_name: Tuần&nbsp;lễ"),
    ]);
    let output = run(dir.path(), &["validate"]);
    let words = reported(&output);
    assert_eq!(output.status.code(), Some(0), "{words}");
    for part in [
        "DG03",
        "'I.'",
        "plan.yaml:4:12",
        "DG04",
        "'Lưu:'",
        "DG06",
        "trước ngày 10/3/2027",
        "DG08",
        "'&nbsp;'",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let clean = run(campaign(&[]).path(), &["validate"]);
    assert!(!reported(&clean).contains("[DG"), "{}", reported(&clean));
}
