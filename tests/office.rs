//! What other programs say of our documents: the Open XML SDK's validator, LibreOffice, and an independent
//! reading of styles and properties. The expected values are the decree's, written here a second time on
//! purpose: a slip in a profile must not be its own proof.
//!
//! The tests that need LibreOffice, poppler and the validator are run by `tests/all.sh`, which installs them.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{files, parts, root, text, vanban};
use rayon::prelude::*;
use roxmltree::{Document, Node};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The data sets whose documents are looked at.
const CAMPAIGNS: [&str; 3] = ["data", "tests/campaigns/dang-uy", "tests/campaigns/nho"];

fn made(campaign: &str, more: &[&str]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let out = text(dir.path());
    let mut arguments = vec!["build", "--data", campaign, "--out", &out, "--quiet"];
    arguments.extend(more);
    let output = vanban(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    dir
}

// ---- the validator ----

#[test]
#[ignore = "needs the validator that tests/all.sh installs"]
fn the_open_xml_sdk_finds_nothing_in_any_document() {
    let validator = std::env::var_os("VANBAN_VALIDATOR").expect("run by tests/all.sh");
    let folders: Vec<_> = CAMPAIGNS.iter().map(|campaign| made(campaign, &[])).collect();
    // Letters of urging, one each and one to all, and the appendix on the state of reporting.
    for (campaign, dir) in CAMPAIGNS.iter().zip(&folders) {
        let out = text(dir.path());
        let appendix = text(&dir.path().join("tinh-hinh.docx"));
        let late = ["--as-of", "2026-12-31", "--data", campaign, "--out", &out, "--quiet"];
        for what in [
            &["build", "reminders"][..],
            &["build", "reminders", "--collective"],
            &["status", "--docx", &appendix],
        ] {
            let output = vanban(&[what, &late[..]].concat());
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
    let documents: Vec<PathBuf> =
        folders.iter().flat_map(|dir| files(dir.path(), ".docx")).collect();
    assert!(documents.len() > 60, "{} documents", documents.len());
    // A process for each document and version: on all cores.
    let validator = &validator;
    let wrong: Vec<String> = documents
        .par_iter()
        .flat_map_iter(|document| {
            ["Office2019", "Microsoft365"].into_iter().filter_map(move |office| {
                let output =
                    Command::new(validator).arg(document).arg(office).output().expect("validates");
                let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
                (said["ok"] != true)
                    .then(|| format!("{} ({office}): {}", document.display(), said["errors"]))
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// ---- LibreOffice: the words on paper ----

/// The words of a PDF without page numbers and white space, since lines and pages break anywhere.
fn printed(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output().expect("pdftotext");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let pages = text.split('\u{c}').map(|page| {
        let (first, rest) = page.trim_start().split_once('\n').unwrap_or((page, ""));
        if first.trim().parse::<u32>().is_ok() { rest } else { page }
    });
    packed(&pages.collect::<String>())
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{ad}').collect()
}

/// Every text of a tree of YAML, with the path of its keys.
fn leaves(value: &serde_yaml::Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_yaml::Value::String(text) => found.push((path.to_owned(), text.clone())),
        serde_yaml::Value::Sequence(list) => list.iter().for_each(|item| leaves(item, path, found)),
        serde_yaml::Value::Mapping(map) => {
            for (key, value) in map {
                leaves(value, &format!("{path}/{}", key.as_str().unwrap_or_default()), found);
            }
        }
        _ => {}
    }
}

fn yaml(path: &str) -> Vec<(String, String)> {
    let content = std::fs::read_to_string(root().join(path)).expect("data");
    let mut found = Vec::new();
    leaves(&serde_yaml::from_str(&content).expect("YAML"), "", &mut found);
    found
}

#[test]
#[ignore = "needs LibreOffice and poppler, which tests/all.sh installs"]
fn the_words_in_the_pdf_are_the_words_in_the_data() {
    let dir = made("data", &["--pdf"]);
    let pdf = |path: &str| printed(&dir.path().join(path));

    let plan = pdf("ke-hoach/181-KH-BCD.pdf");
    let wanted = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let text =
            path.starts_with("/sections") && ["title", "text", "items", "words"].contains(&name);
        text || path == "/opening" || path == "/document/subject" || path == "/recipients"
    };
    let mut told = 0;
    for (path, words) in yaml("data/plan.yaml").iter().filter(|(path, _)| wanted(path)) {
        assert!(plan.contains(&packed(words)), "not in the plan's PDF: {path}: {words}");
        told += 1;
    }
    assert!(told > 60, "{told} texts of the plan");

    let form = pdf("bieu-mau/tong-ket/ubnd-dai-tu.pdf");
    for words in [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN ĐẠI TỪ",
        "Kính gửi: Ban Chỉ đạo Nhân quyền tỉnh (qua Công an tỉnh)",
        "“UBND các huyện, thành phố treo ít nhất 01 băng rôn, khẩu hiệu",
        "Số băng rôn, khẩu hiệu đã treo trên địa bàn (Kế hoạch yêu cầu ít nhất 01)",
        "TM. ỦY BAN NHÂN DÂN",
        "[Họ và tên người ký]",
    ] {
        assert!(form.contains(&packed(words)), "not in the form's PDF: {words}");
    }

    let summary = pdf("tong-hop/tong-ket.pdf");
    let reports = root().join("data/reports/tong-ket");
    let mut told = 0;
    for report in files(&reports, ".yaml") {
        let name = report.strip_prefix(root()).expect("below").to_string_lossy().into_owned();
        for (path, words) in yaml(&name) {
            // A tick or a choice is counted, not quoted: its answer is an id.
            let quoted = words.contains(' ') && path.starts_with("/answers");
            if quoted || path == "/difficulties" || path == "/proposals" {
                assert!(
                    summary.contains(&packed(&words)),
                    "not in the summary's PDF: {name}{path}: {words}"
                );
                told += 1;
            }
        }
    }
    assert!(told > 150, "{told} accounts");
}

// ---- an independent look ----

/// A style's properties after inheritance: the first that says something, from itself to the defaults.
struct Styles<'x> {
    chain: BTreeMap<&'x str, Vec<Node<'x, 'x>>>,
    defaults: Node<'x, 'x>,
}

fn child<'x>(node: Node<'x, 'x>, path: &str) -> Option<Node<'x, 'x>> {
    path.split('/').try_fold(node, |at, name| at.children().find(|c| c.has_tag_name((W, name))))
}

fn val<'x>(node: Node<'x, 'x>, name: &str) -> Option<&'x str> {
    node.attribute((W, name))
}

impl<'x> Styles<'x> {
    fn new(styles: &'x Document<'x>) -> Self {
        let all: BTreeMap<&str, Node> = styles
            .descendants()
            .filter(|node| node.has_tag_name((W, "style")))
            .filter_map(|node| Some((val(node, "styleId")?, node)))
            .collect();
        let chain = all
            .keys()
            .map(|id| {
                let mut chain = Vec::new();
                let mut next = Some(*id);
                while let Some(node) = next.and_then(|id| all.get(id)) {
                    chain.push(*node);
                    next = child(*node, "basedOn").and_then(|based| val(based, "val"));
                }
                (*id, chain)
            })
            .collect();
        let defaults =
            styles.descendants().find(|n| n.has_tag_name((W, "docDefaults"))).expect("defaults");
        Styles { chain, defaults }
    }

    fn find(&self, style: &str, path: &str, attribute: &str) -> Option<&'x str> {
        let part = if path.starts_with("rPr") { "rPrDefault" } else { "pPrDefault" };
        self.chain[style]
            .iter()
            .filter_map(|node| child(*node, path))
            .chain(child(self.defaults, &format!("{part}/{path}")))
            .find_map(|node| val(node, attribute).or((attribute == "val").then_some("1")))
    }

    /// `13 bold italic center`: size in points, weight, slant, alignment.
    fn look(&self, style: &str) -> String {
        let size =
            self.find(style, "rPr/sz", "val").and_then(|s| s.parse::<f64>().ok()).expect("a size")
                / 2.0;
        let on = |path| matches!(self.find(style, path, "val"), Some("1" | "true" | "on"));
        let mut look = size.to_string();
        for (path, name) in [("rPr/b", " bold"), ("rPr/i", " italic"), ("rPr/u", " underlined")] {
            if on(path) || (path == "rPr/u" && self.find(style, path, "val") == Some("single")) {
                look += name;
            }
        }
        look + " " + self.find(style, "pPr/jc", "val").unwrap_or("left")
    }
}

/// Style by style what Phụ lục I of the decree demands with a text of 14 pt (mục V, mẫu chữ và cỡ chữ).
const STATE_14: &[(&str, &str)] = &[
    ("quoc-hieu", "13 bold center"),
    ("tieu-ngu", "14 bold center"),
    ("co-quan-chu-quan", "13 center"),
    ("co-quan-ban-hanh", "13 bold center"),
    ("so-ky-hieu", "13 center"),
    ("dia-danh-thoi-gian", "14 italic center"),
    ("ten-loai", "14 bold center"),
    ("trich-yeu", "14 bold center"),
    ("kinh-gui", "14 center"),
    ("can-cu", "14 italic both"),
    ("loi-van", "14 both"),
    ("muc", "14 bold left"),
    ("khoan", "14 bold both"),
    ("gach-dau-dong", "14 both"),
    ("noi-nhan", "12 bold italic left"),
    ("noi-nhan-dong", "11 left"),
    ("noi-nhan-luu", "11 left"),
    ("quyen-han", "14 bold center"),
    ("chuc-vu", "14 bold center"),
    ("ho-ten", "14 bold center"),
    ("phu-luc", "14 bold center"),
    ("ten-phu-luc", "14 bold center"),
    ("kem-theo", "14 italic center"),
    ("so-trang", "14 center"),
];

/// The same of Hướng dẫn 05-HD/VPTW (Phụ lục 2) for the Party's bodies, in a text of 13 pt and 14 pt alike.
const PARTY: &[(&str, &str)] = &[
    ("tieu-de", "15 bold center"),
    ("co-quan-chu-quan", "14 center"),
    ("co-quan-ban-hanh", "14 bold center"),
    ("so-ky-hieu", "14 center"),
    ("dia-danh-thoi-gian", "14 italic center"),
    ("loi-van", "14 both"),
    ("noi-nhan", "14 underlined left"),
    ("noi-nhan-dong", "12 left"),
    ("quyen-han", "14 bold center"),
    ("chuc-vu", "14 center"),
    ("ho-ten", "14 bold center"),
];

fn looks(document: &Path, demanded: &[(&str, &str)]) {
    let parts = parts(document);
    let xml = Document::parse(&parts["word/styles.xml"]).expect("XML");
    let styles = Styles::new(&xml);
    for (style, look) in demanded {
        assert_eq!(styles.look(style), *look, "{style} in {}", document.display());
        for slot in ["ascii", "hAnsi", "eastAsia", "cs"] {
            let font = styles.find(style, "rPr/rFonts", slot);
            assert_eq!(font, Some("Times New Roman"), "{style} {slot}");
        }
    }
    // Khoản 6.e: first line 1 or 1,27 cm, 6 pt between paragraphs, lines from single to 1,5.
    let twips = |path, attribute| {
        styles.find("loi-van", path, attribute).and_then(|v| v.parse::<u32>().ok())
    };
    assert!(matches!(twips("pPr/ind", "firstLine"), Some(566..=568 | 719..=721)));
    assert!(twips("pPr/spacing", "before").is_some_and(|before| before >= 120));
    let line = twips("pPr/spacing", "line").expect("a line");
    let range = if styles.find("loi-van", "pPr/spacing", "lineRule") == Some("exact") {
        360..=440
    } else {
        240..=360
    };
    assert!(range.contains(&line), "line {line}");
    // No run in the text carries a size of its own: the styles above are what is printed.
    let body = Document::parse(&parts["word/document.xml"]).expect("XML");
    let own: Vec<_> = body
        .descendants()
        .filter(|n| n.has_tag_name((W, "sz")) && n.ancestors().any(|a| a.has_tag_name((W, "r"))))
        .collect();
    assert!(own.is_empty(), "{} runs with a size of their own", own.len());
    for node in body.descendants().filter(|n| n.has_tag_name((W, "pStyle"))) {
        let id = val(node, "val").expect("an id");
        assert!(styles.chain.contains_key(id), "no style {id}");
    }
}

#[test]
fn styles_are_what_the_decree_demands() {
    let dir = made("data", &[]);
    for path in ["ke-hoach/181-KH-BCD", "bieu-mau/2024-12/so-tu-phap", "tong-hop/tong-ket"] {
        looks(&dir.path().join(format!("{path}.docx")), STATE_14);
    }
    looks(&dir.path().join("bieu-mau/tong-ket/ban-tuyen-giao.docx"), PARTY);
    let dir = made("tests/campaigns/dang-uy", &["plan"]);
    for path in files(dir.path(), ".docx") {
        looks(&path, PARTY);
    }
}

#[test]
fn pages_margins_and_page_numbers_are_lawful() {
    for campaign in CAMPAIGNS {
        let dir = made(campaign, &[]);
        for path in files(dir.path(), ".docx") {
            let parts = parts(&path);
            let relations = Document::parse(&parts["word/_rels/document.xml.rels"]).expect("XML");
            let body = Document::parse(&parts["word/document.xml"]).expect("XML");
            for section in body.descendants().filter(|n| n.has_tag_name((W, "sectPr"))) {
                let number = |tag, name| -> f64 {
                    let node = child(section, tag).expect("page and margins");
                    val(node, name).and_then(|v| v.parse::<f64>().ok()).expect("a number") * 25.4
                        / 1440.0
                };
                let (width, height) = (number("pgSz", "w"), number("pgSz", "h"));
                let upright = height > width;
                assert!(
                    (width.min(height) - 210.0).abs() < 0.1
                        && (width.max(height) - 297.0).abs() < 0.1
                );
                let orient = child(section, "pgSz").and_then(|size| val(size, "orient"));
                assert_eq!(orient == Some("landscape"), !upright);
                for (side, range) in [
                    ("top", 20.0..=25.0),
                    ("bottom", 20.0..=25.0),
                    ("left", 30.0..=35.0),
                    ("right", 15.0..=20.0),
                ] {
                    let margin = (number("pgMar", side) * 10.0).round() / 10.0;
                    // A landscape appendix turns the page: its four margins stay within the widest bounds.
                    assert!(
                        range.contains(&margin) || (!upright && (15.0..=35.0).contains(&margin)),
                        "{side} {margin} mm"
                    );
                }
                assert!(child(section, "titlePg").is_some(), "no number on the first page");
                for (kind, shows) in [("default", true), ("first", false)] {
                    let reference = section
                        .children()
                        .find(|n| {
                            n.has_tag_name((W, "headerReference")) && val(*n, "type") == Some(kind)
                        })
                        .expect("a header");
                    let id =
                        reference.attributes().find(|a| a.name() == "id").expect("an id").value();
                    let relation = relations
                        .descendants()
                        .find(|n| n.attribute("Id") == Some(id))
                        .expect("a relation");
                    let header = &parts
                        [&format!("word/{}", relation.attribute("Target").expect("a target"))];
                    assert_eq!(
                        header.contains(" PAGE "),
                        shows,
                        "{kind} header of {}",
                        path.display()
                    );
                }
                if section.ancestors().any(|n| n.has_tag_name((W, "p"))) {
                    continue;
                }
            }
        }
    }
}

/// The width in points of the first line of a PDF that is just `words`, as poppler measures it.
fn width_on_paper(pdf: &Path, words: &str) -> f64 {
    let output = Command::new("pdftotext")
        .args(["-bbox-layout", "-l", "1"])
        .arg(pdf)
        .arg("-")
        .output()
        .expect("runs");
    let page = String::from_utf8(output.stdout).expect("UTF-8");
    let start = page.find("<html").expect("XHTML");
    let xml = Document::parse(&page[start..]).expect("XHTML");
    let line = xml
        .descendants()
        .filter(|n| n.tag_name().name() == "line")
        .find(|line| {
            let text: Vec<_> = line
                .descendants()
                .filter(|n| n.tag_name().name() == "word")
                .filter_map(|w| w.text())
                .collect();
            text.join(" ") == words
        })
        .unwrap_or_else(|| panic!("'{words}' is not a line of page 1"));
    let at = |name| line.attribute(name).and_then(|v| v.parse::<f64>().ok()).expect("a place");
    at("xMax") - at("xMin")
}

#[test]
#[ignore = "needs LibreOffice and poppler, which tests/all.sh installs"]
fn rules_have_their_lawful_lengths_on_paper() {
    let dir = made("data", &["plan", "--pdf"]);
    let parts = parts(&dir.path().join("ke-hoach/181-KH-BCD.docx"));
    let body = Document::parse(&parts["word/document.xml"]).expect("XML");
    let rules: Vec<f64> = body
        .descendants()
        .filter(|n| n.has_tag_name((W, "pBdr")))
        .map(|border| {
            let paragraph = border.parent().expect("pPr");
            let indent = child(paragraph, "ind").expect("an indent");
            let cell = paragraph.ancestors().find(|n| n.has_tag_name((W, "tc")));
            let room = cell
                .and_then(|cell| child(cell, "tcPr/tcW"))
                .and_then(|w| val(w, "w"))
                .unwrap_or("9355");
            let twips = |v: Option<&str>| v.and_then(|v| v.parse::<f64>().ok()).expect("twips");
            (twips(Some(room)) - twips(val(indent, "left")) - twips(val(indent, "right"))) / 20.0
        })
        .collect();
    let [issuer, motto, subject] = rules[..] else { panic!("three rules, not {}", rules.len()) };
    let pdf = dir.path().join("ke-hoach/181-KH-BCD.pdf");
    // Khoản 1.b: as long as the motto; 2.b and 5.b: from a third to half of the words above.
    let above = width_on_paper(&pdf, "Độc lập - Tự do - Hạnh phúc");
    assert!((motto - above).abs() < 2.0, "{motto} pt under {above} pt");
    let above = width_on_paper(&pdf, "BAN CHỈ ĐẠO NHÂN QUYỀN");
    assert!((above / 3.0..=above / 2.0).contains(&issuer), "{issuer} pt under {above} pt");
    let above = width_on_paper(&pdf, "76 năm Ngày Nhân quyền thế giới (10/12/1948 - 10/12/2024)");
    assert!((above / 3.0..=above / 2.0).contains(&subject), "{subject} pt under {above} pt");
}

/// A small campaign whose figures are money of fourteen digits, alone and added by groups.
fn with_large_figures() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path();
    let given = root().join("tests/campaigns/nho");
    for name in ["office.yaml", "plan.yaml"] {
        std::fs::copy(given.join(name), data.join(name)).expect("copied");
    }
    let mut agencies = "groups:\n".to_owned();
    std::fs::create_dir_all(data.join("reports/mot-ky")).expect("a folder");
    for (group, id) in [("Các trường trong xã", "a"), ("Các trường ngoài xã", "b")] {
        agencies += &format!(
            "  - id: nhom-{id}\n    name: {group}\n    agencies:\n      - id: truong-{id}\n        \
             name: Trường Trung học cơ sở số {id}\n        superior: [UBND XÃ AN BÌNH]\n        \
             letterhead: [TRƯỜNG TRUNG HỌC CƠ SỞ, AN BÌNH]\n        symbol: THCSAB\n        place: An Bình\n        \
             signature: {{title: Hiệu trưởng}}\n        filing: VT\n"
        );
        let report = "received: 2027-03-09\nnumber: 5\ndate: 2027-03-08\nfigures:\n  kinh-phi: \
                      12.345.799.901.593\n  chi: 23.456.788.892.484\nanswers:\n  trong-cay-kq: Đã trồng xong.\n";
        std::fs::write(data.join(format!("reports/mot-ky/truong-{id}.yaml")), report)
            .expect("written");
    }
    std::fs::write(data.join("agencies.yaml"), agencies).expect("written");
    let indicators = "indicators:\n  - {id: kinh-phi, name: Kinh phí được giao, unit: đồng, value: money, \
                      duty: trong-cay}\n  - {id: chi, name: Kinh phí đã chi, unit: đồng, value: money, duty: \
                      trong-cay}\n";
    std::fs::write(data.join("indicators.yaml"), indicators).expect("written");
    dir
}

#[test]
fn a_large_figure_fits_its_column_upright_and_slanted() {
    let data = with_large_figures();
    let dir = made(&text(data.path()), &["summary"]);
    let parts = parts(&dir.path().join("tong-hop/mot-ky.docx"));
    let xml = Document::parse(&parts["word/styles.xml"]).expect("XML");
    let styles = Styles::new(&xml);
    let body = Document::parse(&parts["word/document.xml"]).expect("XML");
    let (mut upright, mut slanted) = (0, 0);
    for run in body.descendants().filter(|n| n.has_tag_name((W, "r"))) {
        let Some(cell) = run.ancestors().find(|n| n.has_tag_name((W, "tc"))) else { continue };
        let words = child(run, "t").and_then(|t| t.text()).unwrap_or_default();
        if words.len() < 18 || !words.chars().all(|c| c.is_ascii_digit() || c == '.') {
            continue;
        }
        let paragraph = run.ancestors().find(|n| n.has_tag_name((W, "p"))).expect("a paragraph");
        let style =
            child(paragraph, "pPr/pStyle").and_then(|style| val(style, "val")).expect("a style");
        let half_points: f64 =
            styles.find(style, "rPr/sz", "val").and_then(|v| v.parse().ok()).expect("a size");
        // In Times New Roman a digit is half an em wide and a dot a quarter.
        let em = half_points * 10.0;
        let dots = words.matches('.').count() as f64;
        let mut need = (words.len() as f64 - dots) * em / 2.0 + dots * em / 4.0;
        if child(run, "rPr/i").is_some() {
            // LibreOffice wants a twelfth of the line's height beside slanted words.
            need += em * 1.15 / 12.0;
            slanted += 1;
        } else {
            upright += 1;
        }
        let room: f64 = child(cell, "tcPr/tcW")
            .and_then(|w| val(w, "w"))
            .and_then(|v| v.parse().ok())
            .expect("a width");
        // The cell's own margins, 70 on both sides.
        assert!(need + 140.0 <= room, "{words} needs {need} in {room}");
    }
    assert!(upright >= 6 && slanted >= 4, "{upright} upright, {slanted} slanted");
}

#[test]
#[ignore = "needs LibreOffice and poppler, which tests/all.sh installs"]
fn no_large_figure_is_broken_on_paper_and_no_page_is_empty() {
    let data = with_large_figures();
    let dir = made(&text(data.path()), &["summary", "--pdf"]);
    let pdf = dir.path().join("tong-hop/mot-ky.pdf");
    let output = Command::new("pdftotext").arg(&pdf).arg("-").output().expect("pdftotext");
    let pages = String::from_utf8(output.stdout).expect("UTF-8");
    // Each figure stands by group in the text and by agency and group in the appendix.
    for figure in ["12.345.799.901.593", "23.456.788.892.484"] {
        let whole = pages.split_whitespace().filter(|word| *word == figure).count();
        assert!(whole >= 6, "{figure} is whole {whole} times:\n{pages}");
    }
    for (number, page) in pages.trim_end_matches('\u{c}').split('\u{c}').enumerate() {
        assert!(page.split_whitespace().nth(3).is_some(), "page {} is empty", number + 1);
    }
}
