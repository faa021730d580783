//! Golden documents: the outline of one of each kind, as text that a person can read in a review.
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes them anew.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use common::{root, vanban};

fn golden(name: &str, arguments: &[&str]) {
    let output = vanban(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let now = String::from_utf8(output.stdout).expect("text");
    let path = root().join("tests/golden").join(format!("{name}.txt"));
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
fn the_letters_that_urge() {
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
