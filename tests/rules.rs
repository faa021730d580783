//! The audit as a whole: its page of rules, documents of other writers, copies with comments and fixed ones,
//! strange files. `UPDATE_GOLDEN=1 cargo test --test rules` rewrites docs/RULES.md.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/tracked.rs"]
#[allow(dead_code)]
mod tracked;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::Path;

use common::{build, files, profiles, root, vanban};
use rayon::prelude::*;
use serde_json::Value;
use vanban::audit::{Level, Seen, audit, explain};
use vanban::paper::{Alignment, LineSpacing, Paper, PartId};
use vanban::profile::Profiles;
use vanban::units::{HalfPoint, Mm, Twip};
use vanban::word::edit::{Fix, LookSet, PageSet, ParagraphSet, fix};
use vanban::word::read::read;

#[test]
fn the_page_of_rules_is_that_of_the_rules() {
    let now = explain::page(&profiles());
    let path = root().join("docs/RULES.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == now, "docs/RULES.md is old: UPDATE_GOLDEN=1 cargo test --test rules");
}

#[test]
fn every_rule_is_explained_in_full() {
    for (code, rule) in explain::all(&profiles()) {
        assert!(!rule.holds.is_empty(), "{code}");
        for (profile, allowed, article) in &rule.holds {
            assert!(!allowed.is_empty() && !article.is_empty(), "{code} {profile}");
        }
        let printed = explain::text(&rule);
        for part in ["Sai:", "Đúng:", "Cách sửa:", code.as_str()] {
            assert!(printed.contains(part), "{code}: {part}");
        }
    }
}

fn codes(paper: &Paper, profiles: &Profiles) -> BTreeSet<String> {
    audit(paper, profiles, None).findings.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn whoever_wrote_it_the_findings_are_the_same() {
    // The letter of tests/papers has its rules drawn as long as the agency's name, whoever draws them.
    let common = ["duong-ke.co-quan-ban-hanh", "duong-ke.tieu-ngu"];
    // What a writer really does otherwise, besides.
    let besides: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("google-bang", ["phong-chu"].as_slice()),
        ("google-o-dieu-khien", &["phong-chu"]),
        ("libre-tu-google-bang", &["phong-chu"]),
        ("python-docx-danh-sach", &["phong-chu"]),
        ("python-docx-nhan-manh", &["phong-chu"]),
        // LibreOffice's reading of HTML moves the text in.
        ("libre-html", &["thut-dong-dau.loi-van", "thut-dong-dau.khoan", "doan.thut-ca-doan"]),
        (
            "python-docx-ngang",
            &[
                "canh.phu-luc",
                "phu-luc.in-thuong",
                "phu-luc.nhac-den",
                "so-trang.phu-luc",
                "trang.ngang",
            ],
        ),
        // The right half of these heads is too narrow for the national name.
        ("libre-tu-python-docx-kieu", &["quoc-hieu.mot-dong"]),
        ("libre-tu-word-khung-chu", &["quoc-hieu.mot-dong", "phan-dau.bang"]),
        ("word-khung-chu", &["quoc-hieu.mot-dong", "phan-dau.bang"]),
        ("word-boc", &["tep.thay-doi"]),
    ]);
    // LibreOffice drops the type of what is in controls.
    let loses = ["libre-tu-word-o-dien"];
    let profiles = profiles();
    let mut off = Vec::new();
    let all = files(&root().join("tests/papers"), ".docx");
    assert!(all.len() >= 30, "{}", all.len());
    for path in all {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if loses.contains(&name.as_str()) {
            continue;
        }
        let paper = read(&std::fs::read(&path).expect("a document")).expect("readable");
        let mut wanted: BTreeSet<String> = common.iter().map(|code| (*code).to_owned()).collect();
        wanted.extend(
            besides.get(name.as_str()).into_iter().flat_map(|c| c.iter().map(|c| (*c).to_owned())),
        );
        // Names and motto in one line, a tab between.
        if name == "word-tab" {
            wanted.insert("phan-dau.bang".to_owned());
        }
        let found = codes(&paper, &profiles);
        if found != wanted {
            off.push(format!("{name}: {found:?}, wanted {wanted:?}"));
        }
    }
    assert!(off.is_empty(), "\n{}", off.join("\n"));
}

#[test]
fn what_clerks_type_correctly_gives_nothing_and_their_mistakes_are_all_found() {
    let profiles = profiles();
    let folder = root().join("tests/checked");
    for name in ["dung-bao-cao", "dung-cong-van", "dung-quyet-dinh"] {
        let bytes = std::fs::read(folder.join(format!("{name}.docx"))).expect("a document");
        let report = audit(&read(&bytes).expect("readable"), &profiles, None);
        assert!(report.findings.is_empty(), "{name}: {:#?}", report.findings);
    }
    let bytes = std::fs::read(folder.join("sai-bao-cao.docx")).expect("a document");
    let found: Vec<String> =
        codes(&read(&bytes).expect("readable"), &profiles).into_iter().collect();
    let wanted = [
        "canh.loi-van",
        "chu.cach-truoc-dau",
        "chu.hai-dau-cach",
        "dia-danh-thoi-gian.so-khong",
        // Capitals are longer than the rule that was right for the motto.
        "duong-ke.tieu-ngu",
        "ho-ten.hoc-vi",
        "le.trai",
        "noi-nhan-dong.dau-cau",
        "noi-nhan-luu.cach-viet",
        "quyen-han.cach-viet",
        "so-ky-hieu.so-khong",
        "so-ky-hieu.ten-loai",
        "thut-dong-dau.loi-van",
        "tieu-ngu.loi-van",
        "vien-dan.thieu-so",
        "viet-hoa.dieu-khoan",
    ];
    assert_eq!(found, wanted);
}

fn shipped(out: &Path) -> Vec<std::path::PathBuf> {
    build(&root().join("data"), &out.join("a"));
    build(&root().join("tests/campaigns/dang-uy"), &out.join("b"));
    build(&root().join("tests/campaigns/nho"), &out.join("c"));
    files(out, ".docx")
}

#[test]
fn what_we_lay_out_has_no_error() {
    let folder = tempfile::tempdir().expect("folder");
    let profiles = profiles();
    let mut off = Vec::new();
    let all = shipped(folder.path());
    assert!(all.len() > 60, "{}", all.len());
    for path in all {
        let paper = read(&std::fs::read(&path).expect("a document")).expect("readable");
        let report = audit(&paper, &profiles, None);
        assert_ne!(report.seen, Seen::Nothing, "{}", path.display());
        for finding in report.findings.iter().filter(|finding| finding.level > Level::Hint) {
            off.push(format!(
                "{}: {} {} {}",
                path.display(),
                finding.code,
                finding.at.words,
                finding.found
            ));
        }
    }
    assert!(off.is_empty(), "\n{}", off.join("\n"));
}

/// The plan of the shipped campaign with several things broken in it.
fn broken(folder: &Path) -> (Vec<u8>, Vec<&'static str>) {
    build(&root().join("data"), folder);
    let plan = files(&folder.join("ke-hoach"), ".docx").remove(0);
    let bytes = std::fs::read(plan).expect("the plan");
    let paper = read(&bytes).expect("readable");
    let long = |nth: usize| {
        let all: Vec<_> =
            paper.paragraphs(PartId::BODY).filter(|p| p.text().chars().count() > 200).collect();
        all[nth].clone()
    };
    let whole = |p: &vanban::paper::Paragraph| 0..p.text().len();
    let space = long(5).text().find(' ').expect("a space");
    let fixes = vec![
        Fix::Paragraph { at: long(2).address, set: vec![ParagraphSet::Align(Alignment::Left)] },
        Fix::Paragraph { at: long(3).address, set: vec![ParagraphSet::FirstLine(Twip(0))] },
        Fix::Paragraph {
            at: long(4).address,
            set: vec![ParagraphSet::Line(LineSpacing::Multiple(600))],
        },
        Fix::Look {
            at: long(6).address,
            range: whole(&long(6)),
            set: vec![LookSet::Size(HalfPoint(22))],
        },
        Fix::Look {
            at: long(7).address,
            range: whole(&long(7)),
            set: vec![LookSet::Font("Arial".into())],
        },
        Fix::Text { at: long(5).address, range: space..space + 1, words: "  ".into() },
        Fix::Page { section: 0, set: vec![PageSet::Left(Mm(20.0).into())] },
    ];
    let broken = fix(&bytes, &fixes).expect("broken");
    assert!(broken.made.iter().all(|made| *made), "{:?}", broken.made);
    let codes = vec!["canh.gach-dau-dong", "le.trai", "phong-chu", "chu.hai-dau-cach"];
    (tracked::accepted(&broken.bytes), codes)
}

fn json(arguments: &[&str]) -> (i32, Value) {
    let output = vanban(arguments);
    let value = serde_json::from_slice(&output.stdout).expect("one object of JSON");
    (output.status.code().expect("a code"), value)
}

fn found(value: &Value) -> Vec<String> {
    let findings = value["files"][0]["findings"].as_array().expect("findings");
    findings.iter().map(|f| f["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn a_fixed_copy_is_clean_of_what_was_fixed_and_says_the_same() {
    let folder = tempfile::tempdir().expect("folder");
    let (bytes, expected) = broken(&folder.path().join("goc"));
    let path = folder.path().join("hong.docx");
    std::fs::write(&path, &bytes).expect("written");
    let path = path.to_string_lossy().into_owned();
    let out = folder.path().join("sua").to_string_lossy().into_owned();
    let (code, value) = json(&["check", &path, "--fix", &out, "--format", "json"]);
    assert_eq!(code, 1);
    let before = found(&value);
    for code in expected {
        assert!(before.contains(&code.to_owned()), "{code} is not in {before:?}");
    }
    assert_eq!(std::fs::read(&path).expect("the source"), bytes, "the source was touched");
    let after_fix: Vec<(String, bool)> = value["files"][0]["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|f| (f["code"].as_str().expect("code").to_owned(), f["mended"] == Value::Bool(true)))
        .collect();
    assert!(after_fix.iter().filter(|(_, after_fix)| *after_fix).count() >= 6, "{after_fix:?}");
    let copy = format!("{out}/hong.docx");
    let accepted = tracked::accepted(&std::fs::read(&copy).expect("a copy"));
    let right = folder.path().join("dung.docx");
    std::fs::write(&right, accepted).expect("written");
    let (_, after) = json(&["check", &right.to_string_lossy(), "--format", "json"]);
    let left = found(&after);
    for (code, after_fix) in after_fix {
        assert!(!after_fix || !left.contains(&code), "{code} is still there: {left:?}");
    }
    let text = |path: &str| {
        let paper = read(&std::fs::read(path).expect("file")).expect("readable");
        let all: Vec<String> = paper.paragraphs(PartId::BODY).map(|p| p.text()).collect();
        all.join("\n").replace("  ", " ")
    };
    assert_eq!(text(&path), text(&copy));
}

/// The text of a file, a line a paragraph.
fn text_of(bytes: &[u8]) -> String {
    let paper = read(bytes).expect("readable");
    let all: Vec<String> = paper.paragraphs(PartId::BODY).map(|p| p.text()).collect();
    all.join("\n")
}

#[test]
fn weight_slant_and_capitals_are_fixed_where_the_part_is_sure_and_only_there() {
    let folder = tempfile::tempdir().expect("folder");
    // A file of a clerk's own, read by its words, and one of ours, read by its styles.
    build(&root().join("data"), &folder.path().join("goc"));
    let ours = files(&folder.path().join("goc/ke-hoach"), ".docx").remove(0);
    let clerk = root().join("tests/checked/dung-bao-cao.docx");
    for (source, kind) in [(clerk, "BÁO CÁO"), (ours, "KẾ HOẠCH")] {
        let right = std::fs::read(source).expect("a document");
        let paper = read(&right).expect("readable");
        let at = |words: &str| {
            let found = paper.paragraphs(PartId::BODY).find(|p| p.text().trim() == words);
            found.unwrap_or_else(|| panic!("no {words}")).clone()
        };
        let look = |words: &str, set: LookSet| Fix::Look {
            at: at(words).address,
            range: 0..at(words).text().len(),
            set: vec![set],
        };
        let superior = "UBND TỈNH THÁI NGUYÊN";
        let signer = paper
            .paragraphs(PartId::BODY)
            .find(|p| p.text().trim().starts_with("UBND TỈNH"))
            .expect("a superior");
        assert_eq!(signer.text().trim(), superior);
        let fixes = vec![
            look("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", LookSet::Bold(false)),
            look("Nơi nhận:", LookSet::Italic(false)),
            look(kind, LookSet::Italic(true)),
            Fix::Text {
                at: at(superior).address,
                range: 0..superior.len(),
                words: "UBND tỉnh Thái Nguyên".into(),
            },
        ];
        let wrong = fix(&right, &fixes).expect("broken");
        assert!(wrong.made.iter().all(|made| *made), "{:?}", wrong.made);
        let path = folder.path().join("hong.docx");
        std::fs::write(&path, tracked::accepted(&wrong.bytes)).expect("written");
        let (path, out) = (path.to_string_lossy().into_owned(), folder.path().join("sua"));
        let out = out.to_string_lossy().into_owned();
        let (_, value) = json(&["check", &path, "--fix", &out, "--format", "json"]);
        let codes =
            ["dam.quoc-hieu", "nghieng.noi-nhan", "nghieng.ten-loai", "in-hoa.co-quan-chu-quan"];
        for code in codes {
            let findings = value["files"][0]["findings"].as_array().expect("findings");
            let one = findings.iter().find(|f| f["code"] == code);
            assert!(one.is_some_and(|f| f["mended"] == Value::Bool(true)), "{code}: {findings:#?}");
        }
        let copy = std::fs::read(format!("{out}/hong.docx")).expect("a copy");
        let (_, after) = json(&["check", &format!("{out}/hong.docx"), "--format", "json"]);
        for code in codes {
            assert!(!found(&after).contains(&code.to_owned()), "{code} is still there");
        }
        assert_eq!(text_of(&copy), text_of(&right));
        assert!(read(&copy).expect("readable").facts.changes.total() > 0, "not tracked");
    }
    // A title that may be the signer's own and may not is left to a person.
    let clerk = std::fs::read(root().join("tests/checked/dung-bao-cao.docx")).expect("a document");
    let paper = read(&clerk).expect("readable");
    let title = paper.paragraphs(PartId::BODY).find(|p| p.text().trim() == "PHÓ GIÁM ĐỐC");
    let title = title.expect("a title");
    let plain = Fix::Look {
        at: title.address.clone(),
        range: 0..title.text().len(),
        set: vec![LookSet::Bold(false)],
    };
    let wrong = tracked::accepted(&fix(&clerk, &[plain]).expect("broken").bytes);
    let report = audit(&read(&wrong).expect("readable"), &profiles(), None);
    let unsure = report.findings.iter().find(|f| f.code == "dam.chuc-vu").expect("a finding");
    assert!(unsure.fixes.is_empty(), "{unsure:?}");
}

#[test]
fn a_marked_copy_has_a_comment_for_each_finding() {
    let folder = tempfile::tempdir().expect("folder");
    let (bytes, _) = broken(&folder.path().join("goc"));
    let path = folder.path().join("hong.docx");
    std::fs::write(&path, &bytes).expect("written");
    let path = path.to_string_lossy().into_owned();
    let out = folder.path().join("ghi").to_string_lossy().into_owned();
    let (_, value) = json(&["check", &path, "--mark", &out, "--format", "json"]);
    let copy = read(&std::fs::read(format!("{out}/hong.docx")).expect("copy")).expect("readable");
    assert_eq!(copy.facts.comments as usize, found(&value).len());
    assert_eq!(std::fs::read(&path).expect("the source"), bytes, "the source was touched");
    let into_itself = vanban(&["check", &path, "--mark", &folder.path().to_string_lossy()]);
    assert_eq!(into_itself.status.code(), Some(1));
    assert_eq!(std::fs::read(&path).expect("the source"), bytes, "the source was touched");
}

#[test]
fn files_that_do_not_read_are_reported_and_stop_no_other() {
    let folder = tempfile::tempdir().expect("folder");
    let (bytes, _) = broken(&folder.path().join("goc"));
    let inbox = folder.path().join("den");
    std::fs::create_dir_all(inbox.join("sau")).expect("folder");
    std::fs::write(inbox.join("a.docx"), b"%PDF-1.7 not a document").expect("written");
    std::fs::write(inbox.join("b.doc"), [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
        .expect("written");
    std::fs::write(inbox.join("~$c.docx"), b"lock").expect("written");
    std::fs::write(inbox.join("sau/d.docx"), &bytes).expect("written");
    let inbox = inbox.to_string_lossy().into_owned();
    let (code, value) = json(&["check", &inbox, "--format", "json"]);
    assert_eq!(code, 1);
    let files = value["files"].as_array().expect("files");
    assert_eq!(files.len(), 3, "{files:?}");
    assert_eq!(value["problems"].as_array().map(Vec::len), Some(2));
    assert!(files.iter().any(|file| !file["findings"].as_array().expect("list").is_empty()));
    let printed = vanban(&["check", &inbox]);
    let text = String::from_utf8_lossy(&printed.stdout).into_owned();
    assert!(text.contains("tổng cộng 3 tệp") && text.contains("không đọc được"), "{text}");
    assert!(text.contains("cách sửa:") && text.contains("cho phép:"), "{text}");
    let warnings = root().join("tests/papers/word-vml.docx").to_string_lossy().into_owned();
    assert_eq!(vanban(&["check", &warnings]).status.code(), Some(0));
    assert_eq!(vanban(&["kiem-tra", &warnings, "--fail-on", "warning"]).status.code(), Some(1));
    assert_eq!(vanban(&["check", &warnings, "--profile", "nd31"]).status.code(), Some(2));
    assert_eq!(vanban(&["check", &format!("{inbox}/khong-co.docx")]).status.code(), Some(3));
    assert_eq!(vanban(&["giai-thich", "le.trai", "TW03"]).status.code(), Some(0));
    assert_eq!(vanban(&["explain", "khong.co"]).status.code(), Some(2));
}

/// A row of numbers that is the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }
}

/// The archive with its main text changed.
fn with_text(bytes: &[u8], change: &mut dyn FnMut(&mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("archive");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("read");
        if name == "word/document.xml" {
            change(&mut content);
        }
        writer.start_file(name, stored).expect("a part");
        writer.write_all(&content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn two_thousand_strange_files_give_a_report_or_a_sentence() {
    let profiles = profiles();
    let seeds: Vec<Vec<u8>> = files(&root().join("tests/papers"), ".docx")
        .into_iter()
        .map(|path| std::fs::read(path).expect("a document"))
        .collect();
    let read_well = |nth: u64| {
        let mut dice = Dice(nth * 7_919 + 30);
        let seed = &seeds[dice.roll(seeds.len())];
        let strange = if nth.is_multiple_of(2) {
            let mut bytes = seed.clone();
            for _ in 0..=dice.roll(8) {
                let at = dice.roll(bytes.len());
                bytes[at] = dice.roll(256) as u8;
            }
            bytes.truncate(bytes.len() - dice.roll(2) * dice.roll(bytes.len()));
            bytes
        } else {
            with_text(seed, &mut |xml| {
                for _ in 0..=dice.roll(4) {
                    // Figures and letters change; most files stay XML, with values that no one writes.
                    let at = dice.roll(xml.len());
                    let digit =
                        xml[at..].iter().position(u8::is_ascii_digit).map_or(at, |step| at + step);
                    xml[digit] = b"0123456789-xZ"[dice.roll(13)];
                }
            })
        };
        match read(&strange) {
            Ok(paper) => {
                let report = audit(&paper, &profiles, None);
                assert!(report.findings.iter().all(|finding| !finding.basis.is_empty()));
                true
            }
            Err(fault) => {
                assert!(!fault.to_string().is_empty());
                false
            }
        }
    };
    let reports = (0..2_000u64).into_par_iter().filter(|nth| read_well(*nth)).count();
    let sentences = 2_000 - reports;
    assert!(reports > 500 && sentences > 200, "{reports} reports, {sentences} sentences");
}

#[test]
fn a_document_of_ours_against_the_rules_is_not_written_and_odd_words_only_warn() {
    let folder = tempfile::tempdir().expect("folder");
    let data = folder.path().join("data");
    common::copy_data(&root().join("tests/campaigns/nho"), &data);
    let out = folder.path().join("out").to_string_lossy().into_owned();
    let templates = folder.path().join("templates");
    std::fs::create_dir_all(templates.join("the-thuc")).expect("folder");
    let run = || {
        let data = data.to_string_lossy().into_owned();
        let templates = templates.to_string_lossy().into_owned();
        let output =
            vanban(&["--data", &data, "--templates", &templates, "--out", &out, "build", "plan"]);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let plan = std::fs::read_to_string(data.join("plan.yaml")).expect("plan");
    let odd = plan.replacen("trong khuôn viên", "theo Khoản 2 Điều 10 Nội quy trong khuôn viên", 1);
    assert_ne!(plan, odd);
    std::fs::write(data.join("plan.yaml"), odd).expect("written");
    let (code, printed) = run();
    assert_eq!(code, Some(0), "{printed}");
    assert!(printed.contains("TC02") && printed.contains("viet-hoa.dieu-khoan"), "{printed}");
    assert_eq!(files(Path::new(&out), ".docx").len(), 1);
    // An office's own profile whose written size is not within its own range.
    let profile =
        std::fs::read_to_string(root().join("templates/the-thuc/nd30.yaml")).expect("nd30");
    let wrong = profile.replacen(
        "so-ky-hieu: {name: Số và ký hiệu, size: {p13: 13, p14: 13,",
        "so-ky-hieu: {name: Số và ký hiệu, size: {p13: 15, p14: 15,",
        1,
    );
    assert_ne!(profile, wrong);
    std::fs::write(templates.join("the-thuc/nd30.yaml"), wrong).expect("written");
    std::fs::remove_dir_all(&out).expect("removed");
    let (code, printed) = run();
    assert_eq!(code, Some(3), "{printed}");
    assert!(printed.contains("TC01") && printed.contains("co-chu.so-ky-hieu"), "{printed}");
    assert!(files(Path::new(&out), ".docx").is_empty());
}
