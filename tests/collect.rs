//! `vanban collect` as a clerk runs it: forms go out, come back filled in or damaged, and count or do not.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use common::{copy_data, root, text, vanban};
use form::{Form, TEXT, paragraph};
use serde_json::Value;
use tempfile::TempDir;

/// A campaign without reports and its forms, in a folder of its own.
struct Office {
    dir: TempDir,
}

const PERIOD: &str = "2024-12";

impl Office {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let data = dir.path().join("data");
        copy_data(&root().join("data"), &data);
        std::fs::remove_dir_all(data.join("reports")).expect("removed");
        let office = Office { dir };
        let built = office.run(&["build", "forms", "--period", PERIOD]);
        assert!(built.status.success());
        std::fs::create_dir_all(office.path("in")).expect("made");
        office
    }

    fn path(&self, below: &str) -> PathBuf {
        self.dir.path().join(below)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let (data, out) = (text(&self.path("data")), text(&self.path("out")));
        let mut all: Vec<&str> = arguments.to_vec();
        all.extend(["--data", &data, "--out", &out]);
        vanban(&all)
    }

    fn form(&self, agency: &str) -> Form {
        let path = self.path(&format!("out/bieu-mau/{PERIOD}/{agency}.docx"));
        Form::open(&std::fs::read(path).expect("a form"))
    }

    /// A form with a few answers in it.
    fn filled(&self, agency: &str) -> Form {
        let mut form = self.form(agency);
        form.fill("report:number", "915");
        form.fill("report:date", "ngày 11 tháng 12 năm 2024");
        form.fill("nq-tinh-hinh", "Tình hình ổn định.");
        form.fill("figure:so-luot-nguoi", "1.230");
        form.fill("figure:so-cuoc-tuyen-truyen", "12");
        form.fill("tu-danh-gia", "hoan-thanh");
        form
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path("in").join(name), bytes).expect("written");
    }

    /// Collects the folder: exit code, what was said as JSON.
    fn collect(&self, more: &[&str]) -> (Option<i32>, Value) {
        let folder = text(&self.path("in"));
        let mut arguments = vec!["collect", &folder, "--format", "json"];
        if !more.contains(&"--received") {
            arguments.extend(["--received", "2024-12-12"]);
        }
        arguments.extend(more);
        let output = self.run(&arguments);
        let said = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code(), said)
    }

    fn report(&self, agency: &str) -> Option<String> {
        std::fs::read_to_string(self.path(&format!("data/reports/{PERIOD}/{agency}.yaml"))).ok()
    }
}

/// The codes of all that is wrong with each file, in the order of their names.
fn codes(said: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&said["files"])
        .iter()
        .map(|file| {
            let name = file["path"]
                .as_str()
                .unwrap_or_default()
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            let codes: Vec<String> = list(&file["doubts"])
                .iter()
                .map(|doubt| doubt["code"].as_str().unwrap_or_default().to_owned())
                .collect();
            format!("{name} {} {}", file["status"].as_str().unwrap_or_default(), codes.join(" "))
                .trim()
                .to_owned()
        })
        .collect()
}

#[test]
fn forms_go_out_come_back_are_counted_and_every_figure_is_traced() {
    let office = Office::new();
    office.put("Bao cao (ban cuoi).docx", &office.filled("ubnd-dai-tu").bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!((code, said["taken"].as_u64()), (Some(0), Some(1)), "{said}");
    let report = office.report("ubnd-dai-tu").expect("a report");
    for line in [
        "received: 2024-12-12",
        "number: 915",
        "date: 2024-12-11",
        "  so-luot-nguoi: 1.230",
        "  tu-danh-gia: hoan-thanh",
    ] {
        assert!(report.lines().any(|found| found == line), "no '{line}' in\n{report}");
    }
    let layers = &said["files"][0]["layers"];
    assert_eq!(layers["so-luot-nguoi"], "tag", "{layers}");
    assert!(office.run(&["validate"]).status.success());
    let status =
        office.run(&["status", "--period", PERIOD, "--as-of", "2024-12-20", "--format", "json"]);
    let status: Value = serde_json::from_slice(&status.stdout).expect("JSON");
    assert!(status.to_string().contains("ubnd-dai-tu"), "{status}");
    assert!(office.run(&["build", "summary", "--period", PERIOD]).status.success());
    let trace = office.run(&["trace", "so-luot-nguoi", "--period", PERIOD]);
    let traced = String::from_utf8_lossy(&trace.stdout).into_owned();
    assert!(traced.contains("1.230") && traced.contains("ubnd-dai-tu.yaml"), "{traced}");
}

#[test]
fn the_same_file_twice_changes_nothing_and_another_never_overwrites_unasked() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    office.put("a.docx", &form.bytes());
    assert_eq!(office.collect(&[]).0, Some(0));
    let first = office.report("ubnd-dai-tu").expect("a report");
    // A clerk has fixed it meanwhile: the same file is known by its bytes.
    let after_fix = first.replace("1.230", "1.234");
    std::fs::write(office.path("data/reports/2024-12/ubnd-dai-tu.yaml"), &after_fix)
        .expect("written");
    let (code, said) = office.collect(&["--received", "2024-12-30"]);
    assert_eq!((code, codes(&said)), (Some(0), vec!["a.docx unchanged".to_owned()]));
    assert_eq!(office.report("ubnd-dai-tu").as_deref(), Some(after_fix.as_str()));

    form.fill("figure:so-luot-nguoi", "2.000");
    office.put("a.docx", &form.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!((code, codes(&said)), (Some(1), vec!["a.docx refused TB12".to_owned()]));
    assert_eq!(office.report("ubnd-dai-tu").as_deref(), Some(after_fix.as_str()));
    let (code, _) = office.collect(&["--replace", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        office.report("ubnd-dai-tu").as_deref(),
        Some(after_fix.as_str()),
        "a dry run writes nothing"
    );
    let (code, said) = office.collect(&["--replace"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        office.report("ubnd-dai-tu.1").as_deref(),
        Some(after_fix.as_str()),
        "the earlier one is kept"
    );
    assert!(office.report("ubnd-dai-tu").expect("a report").contains("so-luot-nguoi: 2.000"));
    assert!(office.run(&["validate"]).status.success());
}

#[test]
fn a_correction_keeps_the_first_day_of_receipt_and_says_what_it_changed() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    office.put("a.docx", &form.bytes());
    assert_eq!(office.collect(&["--received", "2024-12-12"]).0, Some(0));
    form.fill("figure:so-luot-nguoi", "2.000");
    office.put("a.docx", &form.bytes());
    let (code, said) = office.collect(&["--received", "2024-12-28", "--replace"]);
    assert_eq!(code, Some(0), "{said}");
    let file = &said["files"][0];
    assert_eq!(file["first_received"], "2024-12-12");
    let changed = serde_json::json!([{
        "field": "figures/so-luot-nguoi", "before": "1.230", "after": "2.000",
    }]);
    assert_eq!(file["changed"], changed);
    let report = office.report("ubnd-dai-tu").expect("a report");
    assert!(report.contains("received: 2024-12-12\ncorrected: 2024-12-28\n"), "{report}");
    // A second correction: the first day still counts, and what came between is not forgotten.
    form.fill("figure:so-luot-nguoi", "2.100");
    office.put("a.docx", &form.bytes());
    let output = office.run(&[
        "collect",
        &text(&office.path("in")),
        "--received",
        "30/12/2024",
        "--replace",
    ]);
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(printed.contains("bản sửa: vẫn tính là nhận ngày 12/12/2024"), "{printed}");
    assert!(printed.contains("sửa figures/so-luot-nguoi: 2.000 → 2.100"), "{printed}");
    let status = || {
        let output = office.run(&["status", "--period", PERIOD, "--as-of", "2025-01-10"]);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let printed = status();
    assert!(printed.contains("12/12/2024  Đúng hạn, bản sửa nhận ngày 30/12/2024"), "{printed}");
    assert!(printed.contains("- figures/so-luot-nguoi: 2.000 → 2.100"), "{printed}");
    // A report that was put in place of another without saying so is taken for a correction, and that is reported.
    let path = office.path("data/reports/2024-12/ubnd-dai-tu.yaml");
    let typed = std::fs::read_to_string(&path).expect("a report");
    let typed = typed.replace("received: 2024-12-12\ncorrected: ", "received: ");
    std::fs::write(&path, typed).expect("written");
    assert!(status().contains("12/12/2024  Đúng hạn, bản sửa nhận ngày 30/12/2024"));
    let output = office.run(&["validate"]);
    assert_eq!(output.status.code(), Some(0));
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        printed.contains("cảnh báo[DT30]") && printed.contains("corrected: 2024-12-30"),
        "{printed}"
    );
}

#[test]
fn a_doubtful_value_waits_to_be_fixed_and_validate_says_so() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    form.fill("figure:so-luot-nguoi", "khoảng 1.230");
    form.fill("report:number", "915b");
    office.put("a.docx", &form.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!(
        (code, codes(&said)),
        (Some(1), vec!["a.docx taken-with-doubts TB24 TB22".to_owned()])
    );
    let report = office.report("ubnd-dai-tu").expect("a report");
    assert!(report.contains("  so-luot-nguoi: \"[CẦN SỬA] khoảng 1.230\""), "{report}");
    assert!(report.contains("# number: 915b"), "{report}");
    let output = office.run(&["validate"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("DL98"));
    let marked = office.path("out/sua-bieu-mau/2024-12/ubnd-dai-tu.docx");
    let parts = common::parts(&marked);
    assert!(parts["word/comments.xml"].contains("khoảng 1.230"), "a comment at the wrong place");
}

/// A report that is replaced by a run that is killed at any moment: a whole one always is there.
#[test]
fn what_is_collected_for_sure_is_valid_however_it_was_typed() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    form.fill("figure:so-luot-nguoi", "Không có");
    form.fill("figure:so-cuoc-tuyen-truyen", "1.200 cuộc");
    form.fill("figure:so-bang-ron", "05 (năm)");
    form.fill("nq-tinh-hinh", "# Tình hình: ổn định # không có gì - \"tốt\": 'khá'");
    form.fill("tu-danh-gia", "hoan-thanh");
    office.put("Báo cáo #3: bản cuối 'a' \"b\".docx", &form.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!((code, said["taken"].as_u64()), (Some(0), Some(1)), "{said}");
    let report = office.report("ubnd-dai-tu").expect("a report");
    for line in [
        "  # ghi: Không có",
        "  so-luot-nguoi: 0",
        "  so-cuoc-tuyen-truyen: 1.200",
        "  so-bang-ron: 5",
    ] {
        assert!(report.lines().any(|found| found == line), "no '{line}' in\n{report}");
    }
    let valid = office.run(&["validate", "--format", "json"]);
    let printed: Value = serde_json::from_slice(&valid.stdout).expect("JSON");
    assert_eq!(printed["valid"], true, "{printed}\n{report}");
    assert!(office.run(&["build", "summary", "--period", PERIOD]).status.success());
}

#[test]
fn days_without_sense_are_reported_when_a_form_is_collected() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    form.fill("report:date", "ngày 11 tháng 12 năm 2014");
    office.put("a.docx", &form.bytes());
    let (code, said) = office.collect(&["--dry-run"]);
    assert_eq!((code, codes(&said)), (Some(0), vec!["a.docx taken NG01".to_owned()]), "{said}");
    assert!(said.to_string().contains("11/12/2014"), "{said}");
    office.put("a.docx", &office.filled("ubnd-dai-tu").bytes());
    let (_, said) = office.collect(&["--received", "2199-12-12"]);
    assert_eq!(said["problems"][0]["code"], "NG03", "{said}");
    assert_eq!(codes(&said), ["a.docx taken NG02"], "{said}");
    let said = office.run(&["validate", "--format", "json"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("NG02") && said.contains("NG03"), "{said}");
}

#[test]
fn a_figure_far_off_those_of_the_same_run_is_reported_and_one_in_two_readings_waits() {
    let office = Office::new();
    let agencies = ["ubnd-dai-tu", "ubnd-dinh-hoa", "ubnd-dong-hy", "ubnd-phu-binh"];
    for (agency, people) in agencies.into_iter().zip(["5.000", "6.200", "4.800", "5"]) {
        let mut form = office.filled(agency);
        form.fill("figure:so-luot-nguoi", people);
        office.put(&format!("{agency}.docx"), &form.bytes());
    }
    let (code, said) = office.collect(&["--dry-run"]);
    assert_eq!(code, Some(0), "{said}");
    let wanted = [
        "ubnd-dai-tu.docx taken",
        "ubnd-dinh-hoa.docx taken",
        "ubnd-dong-hy.docx taken",
        "ubnd-phu-binh.docx taken SL03",
    ];
    assert_eq!(codes(&said), wanted, "{said}");
    let mut form = office.filled("ubnd-phu-binh");
    form.fill("figure:so-luot-nguoi", "5,000");
    office.put("ubnd-phu-binh.docx", &form.bytes());
    let (_, said) = office.collect(&[]);
    assert_eq!(codes(&said)[3], "ubnd-phu-binh.docx taken-with-doubts TB22", "{said}");
    assert!(said.to_string().contains("5.000 hay 5?"), "{said}");
    let report = office.report("ubnd-phu-binh").expect("a report");
    assert!(report.contains("so-luot-nguoi: \"[CẦN SỬA] 5,000\""), "{report}");
    // A clerk who writes it into the data gets the same answer.
    let path = office.path(&format!("data/reports/{PERIOD}/ubnd-phu-binh.yaml"));
    std::fs::write(&path, report.replace("\"[CẦN SỬA] 5,000\"", "5,000")).expect("written");
    let said = office.run(&["validate", "--format", "json"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("5.000 hay 5?"), "{said}");
}

#[test]
fn a_killed_collect_leaves_a_report() {
    let office = Office::new();
    for nth in 0..24_u64 {
        let mut form = office.filled("ubnd-dai-tu");
        form.fill("figure:so-luot-nguoi", &format!("{nth}"));
        office.put("a.docx", &form.bytes());
        if nth == 0 {
            assert_eq!(office.collect(&[]).0, Some(0));
            continue;
        }
        let mut run = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(["collect", &text(&office.path("in")), "--replace", "--received", "2024-12-12"])
            .args(["--data", &text(&office.path("data")), "--out", &text(&office.path("out"))])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        std::thread::sleep(std::time::Duration::from_millis(nth * 7919 % 400));
        let _ = run.kill();
        let _ = run.wait();
        let report = office.report("ubnd-dai-tu").expect("a report");
        assert!(report.contains("so-luot-nguoi: ") && report.ends_with('\n'), "{report}");
    }
    assert_eq!(office.collect(&["--replace"]).0, Some(0));
    assert!(office.report("ubnd-dai-tu").expect("a report").contains("so-luot-nguoi: 23"));
    // What half a run left over is no fault of the data.
    let output = office.run(&["validate"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A report that is replaced while the disk is full: the earlier one counts as before.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_no_report() {
    let office = Office::new();
    office.put("a.docx", &office.filled("ubnd-dai-tu").bytes());
    assert_eq!(office.collect(&[]).0, Some(0));
    let before = office.report("ubnd-dai-tu").expect("a report");
    let mut other = office.filled("ubnd-dai-tu");
    other.fill("figure:so-luot-nguoi", "2.000");
    office.put("a.docx", &other.bytes());
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_vanban")])
        .args(["collect", &text(&office.path("in")), "--replace", "--received", "2024-12-12"])
        .args(["--data", &text(&office.path("data")), "--out", &text(&office.path("out"))])
        .output()
        .expect("starts");
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{printed}");
    assert!(printed.contains("MT02") && printed.contains("đầy"), "{printed}");
    assert_eq!(office.report("ubnd-dai-tu"), Some(before));
    let folder = office.path(&format!("data/reports/{PERIOD}"));
    assert_eq!(
        std::fs::read_dir(folder).expect("a folder").count(),
        1,
        "nothing else stands there"
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_output_is_not_followed() {
    let office = Office::new();
    let elsewhere = office.path("elsewhere");
    std::fs::create_dir_all(&elsewhere).expect("made");
    std::os::unix::fs::symlink(&elsewhere, office.path("out/sua-bieu-mau")).expect("a link");
    let mut form = office.filled("ubnd-dai-tu");
    form.fill("figure:so-luot-nguoi", "khoảng 1.230");
    office.put("a.docx", &form.bytes());
    let (_, said) = office.collect(&[]);
    assert!(said.to_string().contains("liên kết dẫn ra ngoài"), "{said}");
    assert!(office.report("ubnd-dai-tu").is_some(), "the report is taken all the same");
    assert_eq!(std::fs::read_dir(&elsewhere).expect("a folder").count(), 0);
}

#[test]
fn hostile_and_mistaken_returns_are_refused_each_with_its_reason() {
    let office = Office::new();
    let form = office.filled("ubnd-dai-tu");
    office.put("01-chuong-trinh.docx", b"MZ\x90\x00 not a document");
    office.put("02.pdf", b"%PDF-1.7\n");
    office.put("03-rong.docx", b"");
    let mut macros = form.clone();
    macros.parts.insert("word/vbaProject.bin".into(), vec![1, 2, 3]);
    office.put("04-macro.docx", &macros.bytes());
    let mut other = form.clone();
    other.edit("docProps/core.xml", |xml| xml.replace("kh-181-2024", "dot-khac"));
    other.edit("docProps/custom.xml", |xml| xml.replace("kh-181-2024", "dot-khac"));
    other.text(|xml| xml.replace("vb_", "xx_"));
    office.put("05-dot-khac.docx", &other.bytes());
    let mut typed_over = office.filled("so-tu-phap");
    typed_over.text(|xml| xml.replace(">SỞ TƯ PHÁP<", ">SỞ NỘI VỤ<"));
    office.put("06-ten-khac.docx", &typed_over.bytes());
    let mut two = office.filled("so-noi-vu");
    two.edit("docProps/custom.xml", |xml| xml.replace("so-noi-vu", "so-tu-phap"));
    office.put("07-hai-ten.docx", &two.bytes());
    let mut secret = office.filled("so-gddt");
    secret.text(|xml| xml.replacen("<w:body>", &format!("<w:body>{}", paragraph("TỐI MẬT")), 1));
    office.put("08-mat.docx", &secret.bytes());
    office.put("09-trang.docx", &office.form("so-tttt").bytes());
    let mut letter = form.clone();
    letter.edit("docProps/core.xml", |xml| xml.replace("vanban/", ""));
    letter.edit("docProps/custom.xml", |xml| xml.replace("vanban.", "x."));
    letter.parts.insert(
        TEXT.into(),
        format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"#,
            paragraph("Kính gửi các đồng chí")
        )
        .into_bytes(),
    );
    office.put("10-thu.docx", &letter.bytes());
    let mut bomb = form.clone();
    bomb.parts.insert(TEXT.into(), vec![b' '; 65 << 20]);
    office.put("11-bom.docx", &bomb.bytes());
    office.put("12-dai-tu.docx", &form.bytes());
    let mut again = form.clone();
    again.fill("figure:so-luot-nguoi", "9");
    office.put("13-dai-tu.docx", &again.bytes());
    let mut linked = office.filled("so-y-te");
    linked.edit("word/_rels/document.xml.rels", |xml| {
        let link = r#"<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://x.example/a.dotm" TargetMode="External"/>"#;
        xml.replace("</Relationships>", &format!("{link}</Relationships>"))
    });
    office.put("14-lien-ket.docx", &linked.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!(code, Some(1));
    assert_eq!(
        codes(&said),
        [
            "01-chuong-trinh.docx refused TW02",
            "02.pdf refused TW02",
            "03-rong.docx refused TW01",
            "04-macro.docx refused TB09",
            "05-dot-khac.docx refused TB02",
            "06-ten-khac.docx refused TB08",
            "07-hai-ten.docx refused TB07",
            "08-mat.docx refused TB10",
            "09-trang.docx refused TB13",
            "10-thu.docx refused TB01",
            "11-bom.docx refused TW10",
            "12-dai-tu.docx refused TB11",
            "13-dai-tu.docx refused TB11",
            "14-lien-ket.docx taken-with-doubts TB40",
        ]
    );
    let left: Vec<_> = common::files(&office.path("data/reports"), ".yaml");
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_form_that_names_what_the_data_do_not_know_is_refused_or_reported() {
    let office = Office::new();
    let form = office.filled("so-tu-phap");
    let renamed = |from: &str, to: &str| {
        let mut form = form.clone();
        form.edit("docProps/core.xml", |xml| xml.replace(from, to));
        form.edit("docProps/custom.xml", |xml| xml.replace(from, to));
        form.text(|xml| xml.replace("vb_", "xx_"));
        form.bytes()
    };
    office.put("a.docx", &renamed("2024-12", "2023-01"));
    office.put("b.docx", &renamed("so-tu-phap", "so-khong-co"));
    let mut strange = office.filled("so-y-te");
    strange.text(|xml| xml.replace(">SỞ Y TẾ<", ">CƠ QUAN LẠ<"));
    office.put("c.docx", &strange.bytes());
    // Nothing left of what we put in, and changes still to be accepted: said, and taken all the same.
    let mut bare = office.filled("ubnd-dai-tu");
    bare.edit("docProps/core.xml", |xml| xml.replace("vanban/", ""));
    bare.edit("docProps/custom.xml", |xml| xml.replace("vanban.", "x."));
    bare.text(|xml| xml.replace("vb_", "xx_"));
    bare.after(
        "figure:so-luot-nguoi",
        r#"<w:del w:id="901" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>"#,
    );
    office.put("d.docx", &bare.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!(code, Some(1));
    let wanted = [
        "a.docx refused TB03",
        "b.docx refused TB04",
        "c.docx taken-with-doubts TB35 TB38",
        "d.docx taken TB41 TB42",
    ];
    assert_eq!(codes(&said), wanted);
}

#[test]
fn a_second_version_is_unchanged_only_if_every_answer_doubt_and_kept_word_is_the_same() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    form.fill("nq-tinh-hinh", "Các việc đã làm trong kỳ báo cáo này, kể cả việc của các xã, thị trấn trong huyện:\n# 5 hội nghị");
    office.put("a.docx", &form.bytes());
    assert_eq!(office.collect(&[]).0, Some(0));
    let first = office.report("ubnd-dai-tu").expect("a report");
    // Other bytes, the same words, another name.
    form.text(|xml| xml.replacen("<w:r>", r#"<w:r w:rsidR="00A1B2C3">"#, 1));
    std::fs::remove_file(office.path("in/a.docx")).expect("removed");
    let long = format!("{}.docx", "ten tep rat dai ".repeat(12));
    office.put(&long, &form.bytes());
    let (code, said) = office.collect(&["--received", "2024-12-20"]);
    assert_eq!((code, said["unchanged"].as_u64()), (Some(0), Some(1)), "{said}");
    assert_eq!(office.report("ubnd-dai-tu").as_deref(), Some(first.as_str()));
    // A line of an answer that begins with a hash sign, words next to the answers, struck words.
    type Change = fn(&mut Form);
    let changes: [Change; 3] = [
        |f| f.swap("# 5 hội nghị", "# 50 hội nghị"),
        |f| {
            let heading = f.paragraph("KHÓ KHĂN, VƯỚNG MẮC");
            f.cut(heading, |p| format!("{}{p}", paragraph("Đính chính: 50 hội nghị.")));
        },
        |f| {
            f.swap("Tình hình liên quan", "</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>bỏ</w:t></w:r><w:r><w:t xml:space=\"preserve\">Tình hình liên quan")
        },
    ];
    for change in changes {
        let mut other = form.clone();
        change(&mut other);
        office.put(&long, &other.bytes());
        let (code, said) = office.collect(&[]);
        assert_eq!((code, said["refused"].as_u64()), (Some(1), Some(1)), "{said}");
    }
}

#[test]
fn a_sheet_of_comments_that_is_missing_is_made_by_the_next_run_and_leftovers_are_swept() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    form.fill("figure:so-luot-nguoi", "khoảng 1.230");
    office.put("a.docx", &form.bytes());
    assert_eq!(office.collect(&[]).0, Some(1));
    let sheet = office.path("out/sua-bieu-mau/2024-12/ubnd-dai-tu.docx");
    std::fs::remove_file(&sheet).expect("removed");
    let (code, said) = office.collect(&[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(sheet.is_file(), "made again");
    let (code, said) = office.collect(&[]);
    assert_eq!((code, said["unchanged"].as_u64()), (Some(0), Some(1)), "{said}");
}

#[test]
fn an_old_sheet_of_comments_goes_once_a_clean_correction_came_or_is_reported() {
    let office = Office::new();
    let sheet = office.path("out/sua-bieu-mau/2024-12/ubnd-dai-tu.docx");
    let doubtful = || {
        let mut form = office.filled("ubnd-dai-tu");
        form.fill("figure:so-luot-nguoi", "khoảng 1.230");
        office.put("a.docx", &form.bytes());
        assert_eq!(office.collect(&["--replace"]).0, Some(1));
        assert!(sheet.is_file());
    };
    let clean = |figure: &str| {
        let mut form = office.filled("ubnd-dai-tu");
        form.fill("figure:so-luot-nguoi", figure);
        office.put("a.docx", &form.bytes());
    };
    doubtful();
    clean("1.230");
    let (_, said) = office.collect(&["--replace", "--dry-run"]);
    assert!(sheet.is_file() && said["files"][0]["old_sheet_removed"].is_null(), "{said}");
    let (code, said) = office.collect(&["--replace"]);
    assert_eq!(code, Some(0), "{said}");
    let gone = said["files"][0]["old_sheet_removed"].as_str().expect("told");
    assert!(gone.ends_with("ubnd-dai-tu.docx") && !sheet.exists(), "{said}");
    // One that a person has written into stays, and is reported.
    doubtful();
    std::fs::write(&sheet, b"a person's").expect("written");
    clean("1.231");
    let (code, said) = office.collect(&["--replace"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(sheet.is_file() && said.to_string().contains("MT28"), "{said}");
    // What a killed run left undone is done by the next.
    let (_, said) = office.collect(&["--replace"]);
    assert!(said["unchanged"] == 1 && said.to_string().contains("MT28"), "{said}");
    std::fs::remove_file(&sheet).expect("removed");
    let (_, said) = office.collect(&["--replace"]);
    assert!(said["unchanged"] == 1 && !said.to_string().contains("MT28"), "{said}");
}

#[test]
fn unanswered_questions_are_reported_by_name() {
    let office = Office::new();
    office.put("a.docx", &office.filled("ubnd-dai-tu").bytes());
    let folder = text(&office.path("in"));
    let output = office.run(&["collect", &folder, "--received", "2024-12-12"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = said.lines().find(|line| line.contains("chưa trả lời")).expect("told");
    assert!(line.contains("“Kết quả bảo đảm, bảo vệ quyền con người”"), "{line}");
    assert!(line.contains("mục khác"), "{line}");
}

#[test]
fn returns_whose_names_begin_with_a_dot_or_a_tilde_are_read_and_owners_files_are_not() {
    let office = Office::new();
    for folder in [".x", "~y"] {
        std::fs::create_dir_all(office.path("in").join(folder)).expect("made");
    }
    for (name, agency) in [
        ("~a.docx", "ubnd-dai-tu"),
        (".b.docx", "so-y-te"),
        (".x/c.docx", "so-tu-phap"),
        ("~y/d.docx", "so-noi-vu"),
    ] {
        office.put(name, &office.filled(agency).bytes());
    }
    for name in ["~$a.docx", ".~lock.a.docx#", "Thumbs.db", "desktop.ini", ".DS_Store", "._a.docx"]
    {
        office.put(name, b"x");
    }
    let (code, said) = office.collect(&[]);
    assert_eq!(
        (code, said["taken"].as_u64(), said["refused"].as_u64()),
        (Some(0), Some(4), Some(0)),
        "{said}"
    );
}

#[test]
fn active_content_under_any_name_is_refused_or_reported() {
    let office = Office::new();
    let mut macros = office.filled("ubnd-dai-tu");
    macros.parts.insert("word/anh.bin".into(), vec![1, 2, 3]);
    macros.edit("word/_rels/document.xml.rels", |xml| {
        let link = r#"<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="anh.bin"/>"#;
        xml.replace("</Relationships>", &format!("{link}</Relationships>"))
    });
    office.put("a.docx", &macros.bytes());
    let mut fields = office.filled("so-y-te");
    let heading = fields.paragraph("KHÓ KHĂN, VƯỚNG MẮC");
    let field = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    fields.cut(heading, |p| format!("{field}{p}"));
    office.put("b.docx", &fields.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!(code, Some(1));
    assert_eq!(codes(&said), ["a.docx refused TB09", "b.docx taken-with-doubts TB56"]);
    assert!(said.to_string().contains("DDEAUTO"), "{said}");
}

#[test]
fn comments_of_a_person_are_reported_and_those_of_our_own_sheet_are_not() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    form.fill("figure:so-luot-nguoi", "khoảng 1.230");
    office.put("a.docx", &form.bytes());
    assert_eq!(office.collect(&[]).0, Some(1));
    let sheet =
        std::fs::read(office.path("out/sua-bieu-mau/2024-12/ubnd-dai-tu.docx")).expect("a sheet");
    let mut after_fix = Form::open(&sheet);
    after_fix.fill("figure:so-luot-nguoi", "1.230");
    office.put("a.docx", &after_fix.bytes());
    let (code, said) = office.collect(&["--replace"]);
    assert_eq!(code, Some(0), "{said}");
    after_fix
        .edit("word/comments.xml", |xml| xml.replace(r#"w:author="vanban""#, r#"w:author="Hòa""#));
    office.put("a.docx", &after_fix.bytes());
    let (_, said) = office.collect(&["--replace"]);
    assert!(said.to_string().contains("ghi chú bên lề"), "{said}");
}

#[test]
fn notes_and_pictures_are_reported() {
    let office = Office::new();
    let mut form = office.filled("ubnd-dai-tu");
    form.parts.insert("word/media/image1.png".into(), vec![0x89, b'P', b'N', b'G']);
    office.put("a.docx", &form.bytes());
    let notes = r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>Chưa tính xã Hòa Bình.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let mut noted = office.filled("so-tu-phap");
    noted.parts.insert("word/footnotes.xml".into(), notes.as_bytes().to_vec());
    noted.edit("word/_rels/document.xml.rels", |xml| {
        let link = r#"<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>"#;
        xml.replace("</Relationships>", &format!("{link}</Relationships>"))
    });
    office.put("b.docx", &noted.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!(code, Some(1));
    assert_eq!(codes(&said), ["a.docx taken TB43", "b.docx taken-with-doubts TB35"]);
}

#[test]
fn a_form_of_another_period_or_version_is_reported() {
    let office = Office::new();
    office.put("a.docx", &office.filled("ubnd-dai-tu").bytes());
    let (code, said) = office.collect(&["--period", "tong-ket"]);
    assert_eq!((code, codes(&said)), (Some(1), vec!["a.docx refused TB05".to_owned()]));
    // The plan asks something else since the form went out.
    let plan = office.path("data/plan.yaml");
    let before = std::fs::read_to_string(&plan).expect("read");
    std::fs::write(
        &plan,
        before.replace("Nhiệm vụ trọng tâm trong thời gian tới", "Nhiệm vụ trọng tâm của quý sau"),
    )
    .expect("written");
    let (code, said) = office.collect(&[]);
    let printed = codes(&said).concat();
    assert!(code == Some(1) && printed.contains("TB37") && printed.contains("TB33"), "{printed}");
}

#[test]
fn what_cannot_be_found_or_is_not_given_is_reported() {
    let office = Office::new();
    let missing = office.run(&["collect", "khong-co.docx"]);
    assert_eq!(missing.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("MT01"));
    assert_eq!(office.run(&["collect"]).status.code(), Some(2));
    assert_eq!(office.run(&["thu", "in", "--period", "khong-co"]).status.code(), Some(2));
    let exempt = office.path("data/plan.yaml");
    let plan = std::fs::read_to_string(&exempt).expect("read");
    std::fs::write(
        &exempt,
        plan.replacen(
            "      standing: true\n",
            "      standing: true\n      exempt: [ubnd-dai-tu]\n",
            1,
        ),
    )
    .expect("written");
    office.put("a.docx", &office.filled("ubnd-dai-tu").bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!(
        (code, codes(&said)),
        (Some(1), vec!["a.docx refused TB06".to_owned()]),
        "{}",
        said["problems"]
    );
}

#[test]
fn two_runs_into_the_same_data_wait_for_each_other() {
    let office = Office::new();
    office.put("a.docx", &office.filled("so-y-te").bytes());
    let lock = std::fs::File::create(office.path("data/.vanban.lock")).expect("made");
    lock.lock().expect("held");
    let arguments = |folder: &str| {
        let path = |below: &str| text(&office.path(below));
        let mut all =
            vec!["collect".to_owned(), path(folder), "--received".into(), "2024-12-12".into()];
        all.extend(["--data".into(), path("data"), "--out".into(), path("out")]);
        all
    };
    let start = |folder: &str| {
        Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(arguments(folder))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .current_dir(root())
            .spawn()
            .expect("starts")
    };
    let mut waiting = start("in");
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    assert!(waiting.try_wait().expect("asked").is_none(), "it waits for who holds the data");
    assert!(office.report("so-y-te").is_none(), "nothing is written meanwhile");
    drop(lock);
    let done = waiting.wait_with_output().expect("ended");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(office.report("so-y-te").is_some_and(|report| report.contains("so-luot-nguoi: 1.230")));
    // Two different returns of one agency at once: one is taken, and the other says why it is not.
    for (folder, figure) in [("mot", "11"), ("hai", "22")] {
        std::fs::create_dir_all(office.path(folder)).expect("made");
        let mut form = office.filled("so-noi-vu");
        form.fill("figure:so-cuoc-tuyen-truyen", figure);
        let path = office.path(folder).join("a.docx");
        std::fs::write(path, form.bytes()).expect("written");
    }
    let both = [start("mot"), start("hai")].map(|run| run.wait_with_output().expect("ended"));
    let mut codes = both.each_ref().map(|run| run.status.code());
    codes.sort_unstable();
    assert_eq!(codes, [Some(0), Some(1)]);
    let said = both.map(|run| String::from_utf8_lossy(&run.stderr).into_owned()).concat();
    assert!(said.contains("TB") && said.contains("--replace"), "{said}");
    let report = office.report("so-noi-vu").expect("one of them");
    let figures =
        ["11", "22"].map(|figure| report.contains(&format!("so-cuoc-tuyen-truyen: {figure}\n")));
    assert_eq!(figures.iter().filter(|there| **there).count(), 1, "{report}");
}

#[test]
fn a_second_copy_of_a_form_that_is_refused_is_refused_too() {
    let office = Office::new();
    office.put("a.docx", &office.filled("so-y-te").bytes());
    assert_eq!(office.collect(&[]).0, Some(0));
    let before = office.report("so-y-te");
    std::fs::remove_file(office.path("in/a.docx")).expect("removed");
    let mut second = office.filled("so-y-te");
    second.fill("nq-tinh-hinh", "Tình hình đã khác.");
    office.put("b.docx", &second.bytes());
    office.put("c.docx", &second.bytes());
    let (code, said) = office.collect(&[]);
    assert_eq!((code, said["unchanged"].as_u64()), (Some(1), Some(0)), "{said}");
    assert_eq!(codes(&said), ["b.docx refused TB12", "c.docx refused TB12"]);
    assert!(said["files"][1]["report"].is_null(), "{said}");
    assert_eq!(office.report("so-y-te"), before);
    let (code, said) = office.collect(&["--replace"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(codes(&said), ["b.docx taken", "c.docx unchanged"]);
}
