//! Golden documents: the outline of one of each kind, as text that a person can read in a review, and the page that
//! a browser shows of it. `UPDATE_GOLDEN=1 cargo test --test golden` rewrites them.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use common::{root, vanban};

fn golden(name: &str, arguments: &[&str]) {
    golden_file(&format!("{name}.txt"), arguments);
}

fn golden_file(name: &str, arguments: &[&str]) {
    let output = vanban(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let now = String::from_utf8(output.stdout).expect("text");
    let path = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = stored.lines().zip(now.lines()).position(|(a, b)| a != b);
    if stored != now {
        let at = differs.unwrap_or_else(|| stored.lines().count().min(now.lines().count()));
        panic!(
            "{name} differs at line {}:\n  stored: {:?}\n  now:    {:?}",
            at + 1,
            stored.lines().nth(at),
            now.lines().nth(at)
        );
    }
}

#[test]
fn the_plan() {
    golden("ke-hoach-181", &["show", "document", "plan"]);
}

#[test]
fn the_forms_of_the_standing_agency_a_department_a_party_body_a_district_and_a_general_one() {
    for (agency, period) in [
        ("cong-an-tinh", "tong-ket"),
        ("so-tu-phap", "2024-12"),
        ("ban-tuyen-giao", "tong-ket"),
        ("ubnd-dai-tu", "tong-ket"),
        ("so-y-te", "tong-ket"),
    ] {
        let name = format!("bieu-mau-{agency}-{period}");
        golden(&name, &["show", "document", "forms", "--agency", agency, "--period", period]);
    }
}

#[test]
fn the_summaries() {
    for period in ["2024-12", "tong-ket"] {
        golden(&format!("tong-hop-{period}"), &["show", "document", "summary", "--period", period]);
    }
}

#[test]
fn a_party_office_of_another_province_and_year() {
    let data = ["--data", "tests/campaigns/dang-uy"];
    let show = |what: &[&'static str]| {
        let mut arguments = vec!["show", "document"];
        arguments.extend(what);
        arguments.extend(data);
        arguments
    };
    golden("dang-uy-ke-hoach", &show(&["plan"]));
    golden("dang-uy-tong-hop", &show(&["summary", "--period", "2026-07"]));
}

#[test]
fn the_letters_that_remind() {
    let show = |more: &[&'static str]| {
        let mut arguments = vec!["show", "document", "reminders"];
        arguments.extend(more);
        arguments
    };
    let closing = ["--period", "tong-ket", "--as-of", "2025-01-06"];
    // One that has sent nothing, one whose report lacks something and falls short of the least.
    for agency in ["so-ngoai-vu", "ubnd-vo-nhai"] {
        let arguments = show(&[&closing[..], &["--agency", agency]].concat());
        golden(&format!("don-doc-{agency}"), &arguments);
    }
    let monthly = ["--period", "2024-12", "--as-of", "2024-12-16", "--collective"];
    golden("don-doc-gui-chung", &show(&monthly));
    // A Party body for the third time, in the regime of a Party office: asked all the same.
    let party = ["--data", "tests/campaigns/dang-uy", "--period", "2026-08"];
    let third = ["--as-of", "2026-09-05", "--agency", "du-phuc-lam"];
    golden("dang-uy-don-doc", &show(&[&party[..], &third[..]].concat()));
}

#[test]
fn the_plan_is_word_for_word_in_its_order() {
    let output = vanban(&["show", "document", "plan"]);
    let shown = String::from_utf8(output.stdout).expect("text");
    let mut rest = shown.as_str();
    for words in [
        "Thực hiện Kế hoạch số 05/KH-BCĐNQ ngày 14/10/2024 của Văn phòng Thường trực",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "quảng bá hình ảnh đất nước Việt Nam ổn định, dân chủ, phát triển",
        "Từ ngày 30/11/2024 - 31/12/2024",
        "2.1. Trước thời điểm Ngày Nhân quyền thế giới (từ ngày 30/11/2024 đến ngày 09/12/2024)",
        "2.2. Ngày Nhân quyền thế giới (10/12/2024)",
        "2.3. Sau thời điểm Ngày Nhân quyền thế giới",
        "3. Căn cứ tình hình thực tế lựa chọn và tổ chức treo băng rôn",
        "Bảo đảm quyền con người cho tất cả mọi người;",
        "III. PHÂN CÔNG NHIỆM VỤ",
        "1. Công an tỉnh – Cơ quan Thường trực Ban Chỉ đạo Nhân quyền",
        "Phối hợp với Ban Tuyên giáo Tỉnh ủy chỉ đạo, định hướng",
        "không để các đối tượng lợi dụng tạo thành “điểm nóng”",
        "10. Ủy ban nhân dân các huyện, thành phố",
        "IV. TỔ CHỨC THỰC HIỆN",
        "tuỳ điều kiện cụ thể lựa chọn hình thức",
        "trước ngày 02/01/2025 để tổng hợp",
        "báo cáo Ban Chỉ đạo về Nhân quyền tỉnh và Ban Chỉ đạo về Nhân quyền Chính phủ theo quy định.",
        "[noi-nhan-luu] VT, NC",
        "[ho-ten] Đặng Xuân Trường",
    ] {
        let at =
            rest.find(words).unwrap_or_else(|| panic!("'{words}' is not there, or out of order"));
        rest = &rest[at + words.len()..];
    }
}

/// A document as it looks in a browser.
fn golden_page(name: &str, what: &[&str]) {
    let arguments: Vec<&str> =
        ["show", "document"].into_iter().chain(what.iter().copied()).chain(["--html"]).collect();
    golden_file(&format!("{name}.html"), &arguments);
}

#[test]
fn the_pages_of_a_plan_a_form_a_letter_and_a_summary() {
    golden_page("ke-hoach-181", &["plan"]);
    let form = ["forms", "--agency", "so-y-te", "--period", "tong-ket"];
    golden_page("bieu-mau-so-y-te-tong-ket", &form);
    let letter =
        ["reminders", "--period", "tong-ket", "--as-of", "2025-01-06", "--agency", "so-ngoai-vu"];
    golden_page("don-doc-so-ngoai-vu", &letter);
    golden_page("tong-hop-2024-12", &["summary", "--period", "2024-12"]);
}

/// What a page says, without its looks, white space and foot lines, which Word has in parts of their own.
fn said_in_browser(html: &str) -> String {
    let mut body = html.split_once("<body>").expect("a body").1;
    let mut said = String::new();
    while let Some((before, foot)) = body.split_once("<footer>") {
        said.push_str(before);
        body = foot.split_once("</footer>").expect("its end").1;
    }
    said.push_str(body);
    // What a chart says is in a part of its own, which no text of the Word file is.
    while let (Some(from), Some(to)) = (said.find("<figure"), said.find("</figure>")) {
        said.replace_range(from..to + "</figure>".len(), "");
    }
    let texts = said.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let said: String = texts.collect();
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#8203;", ""), ("&amp;", "&")];
    let said = entities.iter().fold(said, |said, (entity, letter)| said.replace(entity, letter));
    said.split_whitespace().collect()
}

#[test]
fn in_a_browser_every_document_says_what_its_word_file_says() {
    let folder = tempfile::tempdir().expect("folder");
    let mut compared = 0;
    for data in ["data", "tests/campaigns/dang-uy", "tests/campaigns/nho"] {
        let out = folder.path().join(data.replace('/', "-"));
        common::build(&root().join(data), &out);
        let shown = ["--data", data, "--format", "json", "show", "document", "--html"];
        let output = vanban(&[&shown[..], &["plan", "forms", "summary"]].concat());
        let shown: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        for document in shown["documents"].as_array().expect("documents") {
            let path = document["path"].as_str().expect("a path");
            let bytes = std::fs::read(out.join(path)).expect("was built");
            let paper = vanban::word::read::read(&bytes).expect("reads");
            let lines = vanban::paper::Paragraphs::new(&paper.parts[0].blocks);
            let words: String = lines.map(|line| line.text()).collect::<Vec<_>>().join("\n");
            let words: String = words.split_whitespace().collect();
            assert_eq!(
                said_in_browser(document["html"].as_str().expect("a page")),
                words,
                "{path}"
            );
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared} documents");
}
