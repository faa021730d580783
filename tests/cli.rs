//! The program as a clerk meets it: commands, files, exit codes, words.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{build, copy_data, files, root, text, vanban};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("a code")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Builds shipped data with a replacement in one file and returns what was said.
fn damaged(file: &str, from: &str, to: &str, more: &[&str]) -> (Output, tempfile::TempDir) {
    let dir = folder();
    let data = dir.path().join("data");
    copy_data(&root().join("data"), &data);
    let path = data.join(file);
    let before = fs::read_to_string(&path).expect("a file");
    assert!(before.contains(from), "{file} holds no {from}");
    fs::write(&path, before.replacen(from, to, 1)).expect("written");
    let out = text(&dir.path().join("out"));
    let data = text(&data);
    let mut arguments = vec!["build", "--data", &data, "--out", &out];
    arguments.extend(more);
    (vanban(&arguments), dir)
}

#[test]
fn the_shipped_data_make_every_document() {
    let dir = folder();
    build(&root().join("data"), dir.path());
    assert!(dir.path().join("ke-hoach/181-KH-BCD.docx").is_file());
    assert_eq!(files(&dir.path().join("bieu-mau/2024-12"), ".docx").len(), 23);
    assert_eq!(files(&dir.path().join("bieu-mau/tong-ket"), ".docx").len(), 23);
    assert_eq!(files(&dir.path().join("tong-hop"), ".docx").len(), 2);
    let manifest = fs::read_to_string(dir.path().join("manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    // Besides the 49 documents the figures of the two summaries.
    assert_eq!(manifest["files"].as_object().expect("files").len(), 51);
    assert_eq!(manifest["files"]["tong-hop/tong-ket.docx"]["kind"], "summary");
}

#[test]
fn the_same_data_give_the_same_bytes_whatever_the_workers() {
    let (one, two) = (folder(), folder());
    let (a, b) = (text(one.path()), text(two.path()));
    assert_eq!(code(&vanban(&["build", "--out", &a, "--jobs", "1"])), 0);
    assert_eq!(code(&vanban(&["build", "--out", &b, "--jobs", "7", "--zip"])), 0);
    for file in files(one.path(), "") {
        let other = two.path().join(file.strip_prefix(one.path()).expect("below"));
        assert_eq!(fs::read(&file).expect("a"), fs::read(&other).expect("b"), "{}", file.display());
    }
    let zip = fs::read(two.path().join("kh-181-2024.zip")).expect("an archive");
    let names = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("reads").len();
    assert_eq!(names, 49);
}

#[test]
fn a_second_run_rewrites_nothing() {
    let dir = folder();
    build(&root().join("data"), dir.path());
    let plan = dir.path().join("ke-hoach/181-KH-BCD.docx");
    let before = fs::metadata(&plan).expect("there").modified().expect("a time");
    let output = vanban(&["build", "--out", &text(dir.path())]);
    assert!(
        said(&output).contains("0 văn bản mới hoặc thay đổi, 49 không đổi"),
        "{}",
        said(&output)
    );
    assert_eq!(fs::metadata(&plan).expect("there").modified().expect("a time"), before);
}

#[test]
fn an_edited_file_is_left_alone_and_named() {
    let dir = folder();
    let out = text(dir.path());
    build(&root().join("data"), dir.path());
    let path = dir.path().join("bieu-mau/tong-ket/so-noi-vu.docx");
    fs::write(&path, "edited").expect("written");
    let output = vanban(&["build", "--out", &out]);
    assert_eq!(code(&output), 0);
    assert!(said(&output).contains("so-noi-vu.docx' đã được sửa"), "{}", said(&output));
    assert_eq!(fs::read(&path).expect("there"), b"edited");
    assert_eq!(code(&vanban(&["build", "--out", &out, "--overwrite"])), 0);
    assert_ne!(fs::read(&path).expect("there"), b"edited");
}

#[test]
fn a_part_of_the_work_can_be_asked() {
    let dir = folder();
    let out = text(dir.path());
    let output = vanban(&[
        "lap",
        "bieu-mau",
        "--period",
        "tong-ket",
        "--agency",
        "so-tu-phap,so-y-te",
        "--out",
        &out,
    ]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert_eq!(files(dir.path(), ".docx").len(), 2);
    assert_eq!(code(&vanban(&["build", "plan", "--out", &out])), 0);
    let manifest = fs::read_to_string(dir.path().join("manifest.json")).expect("a manifest");
    assert!(
        manifest.contains("so-y-te") && manifest.contains("181-KH-BCD"),
        "entries of both runs"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let dir = folder();
    let out = dir.path().join("out");
    let output = vanban(&["build", "--dry-run", "--out", &text(&out)]);
    assert_eq!(code(&output), 0);
    assert!(said(&output).contains("Sẽ lập 49 văn bản"), "{}", said(&output));
    assert!(!out.exists());
}

#[test]
fn bad_data_stop_everything_before_a_file_is_written() {
    let (output, dir) =
        damaged("plan.yaml", "due_before: 2025-01-02", "due_before: 2024-12-01", &[]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("plan.yaml:780:"), "{}", said(&output));
    assert!(!dir.path().join("out").exists());
}

#[test]
fn every_problem_of_every_file_is_reported_in_one_run() {
    let dir = folder();
    let data = dir.path().join("data");
    copy_data(&root().join("data"), &data);
    for (file, from, to) in [
        ("office.yaml", "type_size: 14", "type_size: 15"),
        ("agencies.yaml", "symbol: STP", "symbl: STP"),
        ("plan.yaml", "date: 2024-11-29", "date: 29/11/2024"),
    ] {
        let path = data.join(file);
        let before = fs::read_to_string(&path).expect("a file");
        assert!(before.contains(from), "{file} holds no {from}");
        fs::write(&path, before.replacen(from, to, 1)).expect("written");
    }
    let output = vanban(&["validate", "--data", &text(&data)]);
    assert_eq!(code(&output), 1);
    let said = said(&output);
    for words in
        ["office.yaml:", "'symbl'", "ý bạn là 'symbol'?", "'29/11/2024'", "hãy viết 2024-11-29"]
    {
        assert!(said.contains(words), "{words} in:\n{said}");
    }
}

#[test]
fn one_bad_report_can_be_left_aside() {
    let bad = ("reports/tong-ket/so-noi-vu.yaml", "received:", "recieved:");
    let (output, _dir) = damaged(bad.0, bad.1, bad.2, &[]);
    assert_eq!(code(&output), 1);
    let (output, dir) = damaged(bad.0, bad.1, bad.2, &["--skip-bad"]);
    assert_eq!(code(&output), 1, "something was wrong all the same");
    assert_eq!(files(&dir.path().join("out"), ".docx").len(), 49);
}

#[test]
fn a_template_of_the_office_takes_the_place_of_the_built_in_one() {
    let dir = folder();
    let template = dir.path().join("templates/ke-hoach/template.html");
    fs::create_dir_all(template.parent().expect("a folder")).expect("made");
    let (templates, out) = (text(&dir.path().join("templates")), text(&dir.path().join("out")));
    fs::write(&template, "<p>Mẫu riêng</p>\n<p>{{ openning }}</p>").expect("written");
    let arguments = ["build", "plan", "--templates", &templates, "--out", &out];
    let output = vanban(&arguments);
    assert_eq!(code(&output), 1);
    let printed = said(&output);
    assert!(
        printed.contains("template.html:2:") && printed.contains("ý bạn là 'opening'?"),
        "{printed}"
    );
    fs::write(&template, "<p>Mẫu riêng.</p>").expect("written");
    assert_eq!(code(&vanban(&arguments)), 0);
    let shown = vanban(&["show", "document", "plan", "--templates", &templates]);
    assert!(said(&shown).contains("[loi-van] Mẫu riêng."));
}

#[test]
fn a_new_campaign_is_valid_and_builds() {
    let dir = folder();
    let campaign = dir.path().join("dot moi");
    assert_eq!(code(&vanban(&["khoi-tao", &text(&campaign)])), 0);
    assert!(campaign.join("templates").is_dir());
    let (data, out) = (campaign.join("data"), dir.path().join("out"));
    build(&data, &out);
    assert!(!files(&out, ".docx").is_empty());
    let again = vanban(&["init", &text(&campaign)]);
    assert_eq!(code(&again), 1);
    assert!(said(&again).contains("đã có dữ liệu"));
}

#[test]
fn other_campaigns_need_only_data() {
    for (name, plan) in [("dang-uy", "ke-hoach/"), ("nho", "ke-hoach/")] {
        let dir = folder();
        build(&root().join("tests/campaigns").join(name), dir.path());
        assert_eq!(files(&dir.path().join(plan), ".docx").len(), 1, "{name}");
    }
}

#[test]
fn results_for_programs_are_one_json_object() {
    let dir = folder();
    let output = vanban(&["build", "--format", "json", "--out", &text(dir.path())]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["written"], 49);
    assert_eq!(value["files"][0]["status"], "written");
    assert_eq!(value["problems"][0]["severity"], "warning");
    let output = vanban(&["validate", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["valid"], true);
}

#[test]
fn wrong_usage_is_two_and_a_missing_folder_is_reported() {
    for (arguments, words) in [
        (&["build", "--agency", "so-tu-fap"][..], "ý bạn là 'so-tu-phap'?"),
        (&["build", "--period", "tong-kett"], "ý bạn là 'tong-ket'?"),
        (&["lapp"], "không có lệnh 'lapp'"),
    ] {
        let output = vanban(arguments);
        assert_eq!(code(&output), 2, "{}", said(&output));
        assert!(said(&output).contains(words), "{}", said(&output));
    }
    let output = vanban(&["validate", "--data", "khong-co"]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("không tìm thấy thư mục dữ liệu 'khong-co'"));
}

#[test]
fn a_place_that_cannot_be_written_is_three() {
    let dir = folder();
    let file = dir.path().join("out");
    fs::write(&file, "a file").expect("written");
    let output = vanban(&["build", "plan", "--out", &text(&file)]);
    assert_eq!(code(&output), 3, "{}", said(&output));
    assert!(said(&output).contains("không tạo thư mục được"), "{}", said(&output));
}

#[test]
fn pdf_without_an_office_is_reported_before_anything_is_written() {
    let dir = folder();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["build", "plan", "--pdf", "--out", &text(&dir.path().join("out"))])
        .current_dir(root())
        .env("VANBAN_SOFFICE", "/nowhere/soffice")
        .output()
        .expect("starts");
    assert_eq!(code(&output), 3);
    assert!(said(&output).contains("chưa cài LibreOffice"), "{}", said(&output));
    assert!(files(dir.path(), ".docx").is_empty());
}

#[test]
fn every_stage_and_list_can_be_shown() {
    for (arguments, words) in [
        (&["show", "text", "plan"][..], "<h2>MỤC ĐÍCH, YÊU CẦU</h2>"),
        (&["xem", "document", "plan"], "[muc] I. MỤC ĐÍCH, YÊU CẦU"),
        (&["xem", "document", "plan", "--html"], "<p class=\"muc\">I. MỤC ĐÍCH, YÊU CẦU</p>"),
        // The plan is of no period: why there is nothing to show is reported.
        (&["show", "document", "plan", "--html", "--period", "tong-ket"], "lập chung cho cả đợt"),
        (&["show", "data"], "campaign: kh-181-2024"),
        (&["template", "list"], "ke-hoach/template.html"),
        (&["mau", "fields"], "date_long"),
        (&["template", "show", "the-thuc/nd30.yaml"], "quoc-hieu"),
        (&["schema", "plan"], "\"additionalProperties\": false"),
        (&["completions", "bash"], "complete"),
        (&["--version"], "vanban"),
    ] {
        let output = vanban(arguments);
        assert_eq!(code(&output), 0, "{}", said(&output));
        assert!(said(&output).contains(words), "{words}");
    }
}

#[test]
fn what_word_files_say_can_be_shown_whoever_wrote_them() {
    let google = "tests/papers/google-bang.docx";
    let shown = vanban(&["show", "paper", google]);
    assert_eq!(code(&shown), 0, "{}", said(&shown));
    let stored = std::fs::read_to_string(root().join("tests/papers/google-bang.txt")).expect("one");
    assert_eq!(String::from_utf8_lossy(&shown.stdout), stored);
    let json = vanban(&["--format", "json", "xem", "paper", google]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["documents"][0]["path"], google);
    // What does not read is reported, and the rest is shown all the same.
    let mixed = vanban(&["show", "paper", "README.md", google, "/nowhere.docx"]);
    assert_eq!(code(&mixed), 3, "{}", said(&mixed));
    for words in ["TW02", "README.md", "không phải văn bản Word", "Số: 05/STP-VP", "/nowhere.docx"]
    {
        assert!(said(&mixed).contains(words), "{words}: {}", said(&mixed));
    }
    for (arguments, words) in [
        (&["show", "paper"][..], "CL05"),
        (&["show", "document", "planx"], "CL03 "),
        (&["show", "text", "plan", "--html"], "CL03 "),
        (&["show", "paper", "README.md"], "TW02"),
    ] {
        let output = vanban(arguments);
        assert_eq!(code(&output), if words == "TW02" { 1 } else { 2 }, "{}", said(&output));
        assert!(said(&output).contains(words.trim()), "{words}: {}", said(&output));
    }
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let dir = folder();
    let start = || {
        std::process::Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(["build", "--quiet", "--out", &text(dir.path())])
            .current_dir(root())
            .spawn()
            .expect("starts")
    };
    let (mut one, mut two) = (start(), start());
    assert!(one.wait().expect("ends").success() && two.wait().expect("ends").success());
    assert_eq!(files(dir.path(), ".docx").len(), 49);
    assert!(files(dir.path(), ".tmp-vanban").is_empty());
}

#[test]
fn nothing_of_this_machine_is_in_a_document() {
    let here = text(Path::new(env!("CARGO_MANIFEST_DIR")));
    for data in ["data", "tests/campaigns/dang-uy", "tests/campaigns/nho"] {
        let dir = folder();
        build(&root().join(data), dir.path());
        for file in files(dir.path(), ".docx") {
            for (name, content) in common::parts(&file) {
                assert!(!name.contains("comments") && !name.contains("customXml"), "{name}");
                for word in [here.as_str(), "rsid", "/tmp", "docx-rs", "C:\\", "/home/", "/root"] {
                    assert!(!content.contains(word), "{word} in {name} of {}", file.display());
                }
                for variable in ["USER", "USERNAME", "HOSTNAME", "COMPUTERNAME"] {
                    let ours = std::env::var(variable).unwrap_or_default();
                    let printed = format!(">{ours}<");
                    assert!(ours.is_empty() || !content.contains(&printed), "{variable} in {name}");
                }
                // A moment of ours would have a time of day; the data's dates have none.
                let midnights = content.matches("T00:00:00Z</dcterms:").count();
                if name == "docProps/core.xml" {
                    let printed = content.matches("dcterms:W3CDTF").count();
                    assert_eq!(printed, midnights, "a time of day in {}", file.display());
                }
            }
        }
    }
}
