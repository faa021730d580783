//! Correct documents of many kinds, as offices type them: `check` finds no fault in them, and says what they are.
//! Each odd way of laying out that is allowed is here once.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/office.rs"]
mod office;

use common::profiles;
use office::*;
use vanban::audit::{Level, Report, Seen, audit};
use vanban::word::read::read;

fn checked(bytes: &[u8]) -> Report {
    audit(&read(bytes).expect("readable"), &profiles(), None)
}

fn kind(report: &Report) -> Option<String> {
    match &report.seen {
        Seen::Document { kind, .. } => kind.clone(),
        Seen::Outside { what, .. } => Some(what.name.to_owned()),
        Seen::Nothing => None,
    }
}

/// What is found above a hint, a line each.
fn reported(report: &Report) -> Vec<String> {
    let above = report.findings.iter().filter(|finding| finding.level > Level::Hint);
    above
        .map(|f| format!("{} [{}] “{}”: {}", f.level.words(), f.code, f.at.words, f.found))
        .collect()
}

fn codes(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.code.as_str()).collect()
}

/// Asserts that a body is seen as a kind and that nothing is wrong with it.
fn correct(wanted: &str, body: &str) {
    let report = checked(&word(body));
    let found = reported(&report);
    assert!(found.is_empty(), "{wanted}:\n{}", found.join("\n"));
    assert_eq!(kind(&report).as_deref(), Some(wanted));
}

const TEXT: &str = "Sở Nội vụ đã tổ chức thực hiện các nhiệm vụ được giao, phối hợp với các cơ quan, đơn vị trên địa bàn tỉnh bảo đảm tiến độ và chất lượng theo yêu cầu.";
const DATE: &str = "Lâm Đồng, ngày 05 tháng 01 năm 2026";

fn department() -> String {
    names(&["UBND TỈNH LÂM ĐỒNG"], &["SỞ NỘI VỤ"])
}

fn signed(recipients: &[&str]) -> String {
    closing(recipients, &["GIÁM ĐỐC"], "Nguyễn Văn An")
}

fn letter_head(left: String, number: &str, about: &[&str]) -> String {
    let number = p(sized(MID, 26), number);
    let about: String = about
        .iter()
        .enumerate()
        .map(|(nth, line)| p(Set { before: if nth == 0 { 6 } else { 0 }, ..sized(MID, 24) }, line))
        .collect();
    let date = p(Set { italic: true, ..sized(MID, 26) }, DATE);
    table(&[3600, 5750], &[vec![left, country()], vec![number + &about, date]])
}

fn letter(text: &str) -> String {
    letter_head(department(), "Số: 12/SNV-VP", &["V/v báo cáo công tác năm 2026"])
        + &p(Set { before: 6, ..MID }, "Kính gửi: Sở Tư pháp")
        + text
        + &signed(&["- Như trên;", "- Lưu: VT, VP."])
}

#[test]
fn one_issuing_body_may_be_on_two_lines() {
    for lines in [
        ["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"],
        ["HỘI ĐỒNG NHÂN DÂN", "XÃ ĐẠ TẺH"],
        ["ỦY BAN", "NHÂN DÂN TỈNH LÂM ĐỒNG"],
        ["BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"],
        ["BỘ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"],
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ NỘI"],
    ] {
        let body = letter_head(names(&[], &lines), "Số: 12/UBND-NC", &["V/v báo cáo công tác"])
            + &p(Set { before: 6, ..MID }, "Kính gửi: Sở Tư pháp")
            + &p(BODY, "Cơ quan báo cáo như sau./.")
            + &closing(&["- Như trên;", "- Lưu: VT, NC."], &["CHỦ TỊCH"], "Nguyễn Văn An");
        correct("Công văn", &body);
    }
}

#[test]
fn a_superior_and_an_issuing_body_may_each_be_on_two_lines() {
    let left =
        names(&["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"], &["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"]);
    let body = head(&left, "Số: 15/BC-SVHTTDL", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
    correct("Báo cáo", &body);
}

#[test]
fn a_superior_that_is_bold_and_an_issuer_that_is_not_are_still_reported() {
    let left = p(sized(BOLD, 24), "UBND TỈNH LÂM ĐỒNG") + &p(sized(MID, 24), "SỞ NỘI VỤ");
    let body = head(&left, "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
    let report = checked(&word(&body));
    assert!(
        codes(&report).iter().any(|code| code.starts_with("dam.co-quan")),
        "{:?}",
        reported(&report)
    );
}

#[test]
fn addressees_may_be_in_a_table() {
    let label = p(Set { align: "right", ..MID }, "Kính gửi:");
    let items = p(Set { align: "left", ..MID }, "- Bộ Nội vụ;")
        + &p(Set { align: "left", ..MID }, "- Bộ Tài chính.");
    let body = letter_head(department(), "Số: 12/SNV-VP", &["V/v báo cáo công tác"])
        + &table(&[3600, 5750], &[vec![label, items]])
        + &p(BODY, TEXT)
        + &signed(&["- Như trên;", "- Lưu: VT, VP."]);
    correct("Công văn", &body);
}

#[test]
fn national_name_and_motto_may_share_a_paragraph() {
    let bold = sized(BOLD, 26);
    let right =
        runs(BOLD, &(run(sized(BOLD, 24), &format!("{COUNTRY}\n"), "") + &run(bold, MOTTO, "")))
            + &rule(bold, MOTTO, 1.0);
    let left = runs(
        MID,
        &(run(sized(MID, 24), "UBND TỈNH LÂM ĐỒNG\n", "") + &run(sized(BOLD, 24), "SỞ NỘI VỤ", "")),
    ) + &rule(sized(BOLD, 24), "SỞ NỘI VỤ", 0.42);
    let body = table(
        &[3600, 5750],
        &[
            vec![left, right],
            vec![
                p(sized(MID, 26), "Số: 12/KH-SNV"),
                p(Set { italic: true, ..sized(MID, 26) }, DATE),
            ],
        ],
    ) + &runs(BOLD, &run(BOLD, "KẾ HOẠCH\nTriển khai công tác năm 2026", ""))
        + &rule(BOLD, "Triển khai công tác năm 2026", 0.4)
        + &p(BODY, TEXT)
        + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
    correct("Kế hoạch", &body);
}

#[test]
fn recipients_and_signature_may_be_one_paragraph_each_with_soft_breaks() {
    let left = runs(
        ITEM,
        &(run(LABEL, "Nơi nhận:\n", "") + &run(ITEM, "- UBND tỉnh (b/c);\n- Lưu: VT, VP.", "")),
    );
    let right = p(BOLD, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n\nNguyễn Văn An");
    let body = head(&department(), "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &table(&[4700, 4650], &[vec![left, right]]);
    correct("Báo cáo", &body);
}

#[test]
fn a_sentence_of_the_text_may_name_the_country_and_its_motto() {
    for text in [
        "1. Tuân thủ Hiến pháp, pháp luật của nước Cộng hòa xã hội chủ nghĩa Việt Nam và điều lệ hội.",
        "Cộng hòa xã hội chủ nghĩa Việt Nam là nhà nước pháp quyền của Nhân dân, do Nhân dân, vì Nhân dân.",
        "Văn bản phải ghi đủ Quốc hiệu, Tiêu ngữ “Độc lập - Tự do - Hạnh phúc” theo đúng quy định của pháp luật.",
        "Số định danh cá nhân/căn cước của người đại diện ghi theo giấy tờ do cơ quan có thẩm quyền cấp.",
    ] {
        correct("Công văn", &letter(&p(BODY, text)));
    }
}

#[test]
fn a_head_may_be_laid_out_with_spaces_or_tabs() {
    for gap in ["            ", "\t\t"] {
        let two = |left: &str, right: &str, one: Set, other: Set| {
            runs(
                sized(MID, 24),
                &(run(one, left, "") + &run(one, gap, "") + &run(other, right, "")),
            )
        };
        let (bold, thin) = (sized(BOLD, 24), sized(MID, 24));
        let italic = Set { italic: true, ..sized(MID, 26) };
        let bold_13 = sized(BOLD, 26);
        let body = two("UBND TỈNH LÂM ĐỒNG", COUNTRY, thin, bold)
            + &two("SỞ NỘI VỤ", MOTTO, bold, bold_13)
            + &two("_____", "________________________", sized(MID, 24), sized(MID, 26))
            + &two("Số: 12/KH-SNV", DATE, sized(MID, 26), italic)
            + &p(MID, "")
            + &title("KẾ HOẠCH", &["Triển khai công tác năm 2026"])
            + &p(BODY, TEXT)
            + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
        correct("Kế hoạch", &body);
    }
}

#[test]
fn a_closing_may_be_laid_out_with_tabs() {
    let two = |left: &str, one: Set, right: &str| {
        runs(one, &(run(one, left, "") + &run(one, "\t\t\t\t", "") + &run(BOLD, right, "")))
    };
    let body = head(&department(), "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &two("Nơi nhận:", LABEL, "KT. GIÁM ĐỐC")
        + &two("- UBND tỉnh (b/c);", ITEM, "PHÓ GIÁM ĐỐC")
        + &p(ITEM, "- Lưu: VT, VP.")
        + &p(ITEM, "")
        + &runs(ITEM, &run(BOLD, "\t\t\t\t\t\tNguyễn Văn An", ""));
    correct("Báo cáo", &body);
}

#[test]
fn a_recipient_may_run_over_two_paragraphs_and_hold_semicolons() {
    let body = head(&department(), "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &signed(&[
            "- Thủ tướng, các Phó Thủ tướng Chính phủ;",
            "- Các bộ, cơ quan ngang bộ,",
            "cơ quan thuộc Chính phủ;",
            "- VPCP: BTCN, các PCN; Trợ lý TTg; TGĐ Cổng TTĐT;",
            "- Lưu: VT, các Vụ: KTTH,",
            "NN, CN (2).",
        ]);
    correct("Báo cáo", &body);
}

#[test]
fn the_drafters_mark_after_the_last_stop_is_practice() {
    let items = |end: &str| ["- UBND tỉnh (b/c);".to_owned(), format!("- Lưu: VT, NC.{end}")];
    for end in ["Châu", " Châu", "(300)", " PL.(15)", "Châu 05b", ""] {
        let lines = items(end);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let body = head(&department(), "Số: 15/BC-SNV", DATE)
            + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
            + &p(BODY, TEXT)
            + &signed(&lines);
        correct("Báo cáo", &body);
    }
    // Lowered, small, and in a paragraph of its own.
    let lowered = runs(
        ITEM,
        &(run(ITEM, "- Lưu: VT, NC.", "")
            + &run(sized(ITEM, 16), "Châu", "<w:vertAlign w:val=\"subscript\"/>")),
    );
    for tail in [lowered, p(ITEM, "- Lưu: VT, NC.") + &p(sized(ITEM, 16), "NVC 05b")] {
        let left = p(LABEL, "Nơi nhận:") + &p(ITEM, "- UBND tỉnh (b/c);") + &tail;
        let right = p(BOLD, "GIÁM ĐỐC") + &p(MID, "").repeat(4) + &p(BOLD, "Nguyễn Văn An");
        let body = head(&department(), "Số: 15/BC-SNV", DATE)
            + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
            + &p(BODY, TEXT)
            + &table(&[4700, 4650], &[vec![left, right]]);
        correct("Báo cáo", &body);
    }
}

#[test]
fn a_filing_line_without_any_stop_is_still_reported() {
    let body = head(&department(), "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, NC"]);
    assert_eq!(codes(&checked(&word(&body))), ["noi-nhan-dong.dau-cau"]);
}

#[test]
fn a_subject_may_run_over_lines_and_cite_a_number() {
    let body = letter_head(
        department(),
        "Số: 12/SNV-VP",
        &["V/v thực hiện Công văn", "số 3653/VPCP-CĐS của", "Văn phòng Chính phủ"],
    ) + &p(Set { before: 6, ..MID }, "Kính gửi: Sở Tư pháp")
        + &p(BODY, TEXT)
        + &signed(&["- Như trên;", "- Lưu: VT, VP."]);
    correct("Công văn", &body);
}

#[test]
fn items_of_the_text_that_begin_with_a_basis_are_no_basis() {
    let body = letter(
        &(p(BODY, "Sở Nội vụ đề nghị các đơn vị thực hiện một số nội dung sau:")
            + &p(
                BODY,
                "- Căn cứ nội dung Thỏa thuận hợp tác giai đoạn 2026 - 2030, xây dựng kế hoạch;",
            )
            + &p(BODY, "- Thực hiện chế độ báo cáo theo quy định;")
            + &p(BODY, "- Căn cứ tình hình thực tế, chủ động bố trí kinh phí./.")),
    );
    correct("Công văn", &body);
    let body = head(&department(), "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, "Sở Nội vụ báo cáo kết quả công tác như sau:")
        + &p(HEADING, "I. KẾT QUẢ")
        + &p(BODY, "Căn cứ chỉ tiêu được giao, Sở đã phân bổ cho các phòng;")
        + &p(BODY, "- Căn cứ hướng dẫn của Bộ, Sở đã rà soát toàn bộ hồ sơ;")
        + &p(BODY, "Kết quả cụ thể nêu ở biểu kèm theo.")
        + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
    correct("Báo cáo", &body);
}

#[test]
fn recipients_are_there_whatever_blanks_their_label_has() {
    let left =
        p(LABEL, "Nơi  nhận :") + &p(ITEM, "- UBND tỉnh (b/c);") + &p(ITEM, "- Lưu: VT, VP.");
    let right = p(BOLD, "GIÁM ĐỐC") + &p(MID, "").repeat(4) + &p(BOLD, "Nguyễn Văn An");
    let body = head(&department(), "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &table(&[4700, 4650], &[vec![left, right]]);
    let report = checked(&word(&body));
    let found = codes(&report);
    assert!(found.iter().all(|code| code.starts_with("chu.")), "{:?}", reported(&report));
}

#[test]
fn a_decision_with_articles_and_its_order_is_allowed() {
    let body = head(&names(&["UBND TỈNH LÂM ĐỒNG"], &["SỞ NỘI VỤ"]), "Số: 25/QĐ-SNV", DATE)
        + &title("QUYẾT ĐỊNH", &["Về việc thành lập Tổ công tác cải cách hành chính"])
        + &p(BOLD, "GIÁM ĐỐC SỞ NỘI VỤ")
        + &p(BASIS, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
        + &p(
            BASIS,
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        )
        + &p(BASIS, "Theo đề nghị của Chánh Văn phòng Sở.")
        + &p(Set { before: 6, ..BOLD }, "QUYẾT ĐỊNH:")
        + &p(HEADING, "Điều 1. Thành lập Tổ công tác")
        + &p(BODY, "1. Thành lập Tổ công tác gồm các thành viên của các phòng thuộc Sở.")
        + &p(BODY, "2. Tổ công tác có nhiệm vụ sau:")
        + &p(BODY, "a) Tham mưu Giám đốc Sở chỉ đạo công tác cải cách hành chính;")
        + &p(BODY, "b) Theo dõi, đôn đốc việc thực hiện.")
        + &p(HEADING, "Điều 2. Hiệu lực thi hành")
        + &p(BODY, "Quyết định này có hiệu lực từ ngày ký.")
        + &p(HEADING, "Điều 3. Trách nhiệm thi hành")
        + &p(
            BODY,
            "Chánh Văn phòng, các phòng thuộc Sở chịu trách nhiệm thi hành Quyết định này./.",
        )
        + &signed(&["- Như Điều 3;", "- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
    correct("Quyết định", &body);
}

#[test]
fn kinds_of_one_page_are_allowed() {
    let plain = |code: &str, name: &str, subject: &str, text: &[&str], first: &str| {
        head(&department(), &format!("Số: 15/{code}-SNV"), DATE)
            + &title(name, &[subject])
            + &text.iter().map(|line| p(BODY, line)).collect::<String>()
            + &signed(&[first, "- Lưu: VT, VP."])
    };
    let each: [(&str, &str, &str, &str, &[&str]); 9] = [
        ("TB", "THÔNG BÁO", "Thông báo", "Kết luận cuộc họp giao ban tháng 01 năm 2026", &[TEXT]),
        (
            "GM",
            "GIẤY MỜI",
            "Giấy mời",
            "Họp triển khai nhiệm vụ năm 2026",
            &[
                "Sở Nội vụ trân trọng kính mời đại diện lãnh đạo các phòng tới dự cuộc họp.",
                "- Thời gian: 08 giờ 00 ngày 15 tháng 01 năm 2026 (thứ Năm);",
                "- Địa điểm: Phòng họp số 1, trụ sở Sở Nội vụ./.",
            ],
        ),
        (
            "CĐ",
            "CÔNG ĐIỆN",
            "Công điện",
            "Về việc ứng phó với mưa lũ",
            &[
                "Giám đốc Sở Nội vụ điện:",
                "- Trưởng các phòng thuộc Sở;",
                "- Giám đốc Trung tâm Lưu trữ lịch sử tỉnh.",
                TEXT,
            ],
        ),
        ("TTr", "TỜ TRÌNH", "Tờ trình", "Về việc ban hành Kế hoạch năm 2026", &[TEXT]),
        ("CTr", "CHƯƠNG TRÌNH", "Chương trình", "Công tác năm 2026", &[TEXT]),
        ("HD", "HƯỚNG DẪN", "Hướng dẫn", "Thực hiện công tác văn thư", &[TEXT]),
        ("PA", "PHƯƠNG ÁN", "Phương án", "Sắp xếp các phòng thuộc Sở", &[TEXT]),
        ("CT", "CHỈ THỊ", "Chỉ thị", "Về việc tăng cường kỷ luật hành chính", &[TEXT]),
        (
            "GGT",
            "GIẤY GIỚI THIỆU",
            "Giấy giới thiệu",
            "Về việc liên hệ công tác",
            &[
                "Sở Nội vụ trân trọng giới thiệu ông Nguyễn Văn Bình, chuyên viên Văn phòng Sở.",
                "Được cử đến: Sở Tư pháp.",
                "Giấy này có giá trị đến hết ngày 31 tháng 01 năm 2026./.",
            ],
        ),
    ];
    for (code, name, kind, subject, text) in each {
        let body = match code {
            "TTr" => {
                head(&department(), "Số: 15/TTr-SNV", DATE)
                    + &title(name, &[subject])
                    + &p(Set { before: 6, ..MID }, "Kính gửi: Ủy ban nhân dân tỉnh Lâm Đồng")
                    + &p(BODY, text[0])
                    + &signed(&["- Như trên;", "- Lưu: VT, VP."])
            }
            _ => plain(code, name, subject, text, "- Các phòng thuộc Sở;"),
        };
        correct(kind, &body);
    }
}

#[test]
fn minutes_and_contracts_are_allowed_as_parties_sign_them() {
    let two = table(
        &[4700, 4650],
        &[vec![
            p(BOLD, "THƯ KÝ") + &p(MID, "").repeat(4) + &p(BOLD, "Trần Thị Bình"),
            p(BOLD, "CHỦ TỌA") + &p(MID, "").repeat(4) + &p(BOLD, "Nguyễn Văn An"),
        ]],
    );
    let minutes = head(&department(), "Số: 15/BB-SNV", DATE)
        + &title("BIÊN BẢN", &["Họp giao ban tháng 01 năm 2026"])
        + &p(BODY, "Thời gian bắt đầu: 08 giờ 00 ngày 05 tháng 01 năm 2026.")
        + &p(BODY, "Địa điểm: Phòng họp số 1.")
        + &p(BODY, TEXT)
        + &p(BODY, "Cuộc họp kết thúc vào 11 giờ 00 cùng ngày./.")
        + &two;
    let report = checked(&word(&minutes));
    assert_eq!(report.count(Level::Error), 0, "{:?}", reported(&report));
    let contract = head(&department(), "Số: 15/HĐ-SNV", DATE)
        + &title("HỢP ĐỒNG", &["Thuê trụ sở làm việc"])
        + &p(BODY, "Hôm nay, ngày 05 tháng 01 năm 2026, tại Sở Nội vụ, hai bên gồm:")
        + &p(HEADING, "Điều 1. Nội dung hợp đồng")
        + &p(BODY, TEXT)
        + &p(HEADING, "Điều 2. Điều khoản chung")
        + &p(BODY, TEXT)
        + &table(&[4700, 4650], &[vec![p(BOLD, "ĐẠI DIỆN BÊN A"), p(BOLD, "ĐẠI DIỆN BÊN B")]]);
    correct("Hợp đồng", &contract);
}

#[test]
fn a_regulation_with_chapters_issued_with_a_decision_is_allowed() {
    let body = table(&[3600, 5750], &[vec![department(), country()]])
        + &p(MID, "")
        + &p(BOLD, "QUY CHẾ")
        + &p(BOLD, "Làm việc của Sở Nội vụ")
        + &p(
            Set { italic: true, ..MID },
            "(Kèm theo Quyết định số 25/QĐ-SNV ngày 05 tháng 01 năm 2026 của Sở Nội vụ)",
        )
        + &rule(BOLD, "Làm việc của Sở Nội vụ", 0.4)
        + &p(BOLD, "Chương I")
        + &p(BOLD, "QUY ĐỊNH CHUNG")
        + &p(HEADING, "Điều 1. Phạm vi điều chỉnh")
        + &p(BODY, TEXT)
        + &p(BOLD, "Chương II")
        + &p(BOLD, "QUY ĐỊNH CỤ THỂ")
        + &p(HEADING, "Điều 2. Chế độ làm việc")
        + &p(BODY, TEXT);
    let report = checked(&word(&body));
    assert_eq!(report.count(Level::Error), 0, "{:?}", reported(&report));
    assert_eq!(kind(&report).as_deref(), Some("Quy chế"));
}

#[test]
fn words_quoted_from_another_document_are_that_documents() {
    let body = head(&names(&[], &["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"]), "Số: 25/QĐ-UBND", DATE)
        + &title("QUYẾT ĐỊNH", &["Sửa đổi Quyết định số 12/QĐ-UBND ngày 03 tháng 4 năm 2025"])
        + &p(BOLD, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG")
        + &p(BASIS, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
        + &p(BASIS, "Theo đề nghị của Giám đốc Sở Nội vụ.")
        + &p(Set { before: 6, ..BOLD }, "QUYẾT ĐỊNH:")
        + &p(HEADING, "Điều 1. Sửa đổi khoản 3 và khoản 4 Điều 7 như sau:")
        + &p(BODY, "“3. Các sở, ban, ngành báo cáo trước ngày 15 hằng tháng.")
        + &p(Set { italic: true, first: 0, ..BODY }, "7. Số liệu tính đến ngày cuối tháng.”.")
        + &p(BODY, "“Điều 9. Trách nhiệm của Sở Nội vụ”")
        + &p(HEADING, "Điều 2. Quyết định này có hiệu lực từ ngày ký ban hành.")
        + &closing(&["- Như Điều 2;", "- Lưu: VT, NC."], &["CHỦ TỊCH"], "Nguyễn Văn An");
    correct("Quyết định", &body);
}

#[test]
fn an_appendix_with_its_note_is_no_second_head() {
    let note = "(Kèm theo Quyết định số 25/QĐ-SNV\nngày 05 tháng 01 năm 2026)";
    let body = head(&department(), "Số: 25/QĐ-SNV", DATE)
        + &title("QUYẾT ĐỊNH", &["Về việc giao chỉ tiêu"])
        + &p(BASIS, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.")
        + &p(BODY, "Giao chỉ tiêu năm 2026 theo Phụ lục kèm theo Quyết định này./.")
        + &signed(&["- Các phòng thuộc Sở;", "- Lưu: VT, VP."])
        + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
        + &p(BOLD, "Phụ lục")
        + &p(BOLD, "CHỈ TIÊU NĂM 2026")
        + &p(Set { italic: true, ..MID }, note)
        + &p(MID, COUNTRY)
        + &p(MID, MOTTO)
        + &p(MID, "ĐƠN ĐỀ NGHỊ");
    let report = checked(&word(&body));
    assert_eq!(report.count(Level::Error), 0, "{:?}", reported(&report));
    assert_eq!(kind(&report).as_deref(), Some("Quyết định"));
}

#[test]
fn a_copy_made_of_a_document_has_a_number_of_its_own() {
    let body = head(&department(), "Số: 15/TB-SNV", DATE)
        + &title("THÔNG BÁO", &["Kết luận cuộc họp"])
        + &p(BODY, TEXT)
        + &signed(&["- Các phòng thuộc Sở;", "- Lưu: VT, VP."])
        + &p(MID, "")
        + &table(
            &[3600, 5750],
            &[vec![
                p(sized(BOLD, 24), "UBND XÃ ĐẠ TẺH") + &p(sized(MID, 26), "Số: 02/SY-UBND"),
                p(BOLD, "SAO Y")
                    + &p(
                        Set { italic: true, ..sized(MID, 26) },
                        "Đạ Tẻh, ngày 7 tháng 01 năm 2026",
                    ),
            ]],
        )
        + &closing(&["- Như trên;", "- Lưu VT"], &["CHỦ TỊCH"], "Lê Văn Cường");
    let report = checked(&word(&body));
    assert_eq!(report.count(Level::Error), 0, "{:?}", reported(&report));
}

#[test]
fn joint_documents_have_two_issuing_bodies() {
    let body = head(&names(&[], &["SỞ NỘI VỤ - SỞ TÀI CHÍNH"]), "Số: 25/HD-SNV-STC", DATE)
        + &title("HƯỚNG DẪN", &["Thực hiện chế độ báo cáo"])
        + &p(BODY, TEXT)
        + &table(
            &[4700, 4650],
            &[vec![
                p(BOLD, "GIÁM ĐỐC\nSỞ TÀI CHÍNH")
                    + &p(MID, "").repeat(4)
                    + &p(BOLD, "Lê Văn Cường"),
                p(BOLD, "GIÁM ĐỐC\nSỞ NỘI VỤ") + &p(MID, "").repeat(4) + &p(BOLD, "Nguyễn Văn An"),
            ]],
        )
        + &p(LABEL, "Nơi nhận:")
        + &p(ITEM, "- UBND tỉnh (b/c);")
        + &p(ITEM, "- Lưu: VT, SNV, STC.");
    let report = checked(&word(&body));
    assert_eq!(report.count(Level::Error), 0, "{:?}", reported(&report));
    assert_eq!(kind(&report).as_deref(), Some("Hướng dẫn"));
}

#[test]
fn schools_hospitals_and_companies_write_alike() {
    for (superior, issuer, number, post) in [
        (
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            &["TRƯỜNG THPT", "CHUYÊN THĂNG LONG"][..],
            "Số: 15/BC-THPTCTL",
            "HIỆU TRƯỞNG",
        ),
        (
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            &["TRƯỜNG PTDT NỘI TRÚ", "THCS&THPT MƯỜNG ẢNG"],
            "Số: 15/BC-PTDTNT",
            "HIỆU TRƯỞNG",
        ),
        ("SỞ Y TẾ", &["BỆNH VIỆN ĐA KHOA", "KHU VỰC BẢO LỘC"], "Số: 15/BC-BVBL", "GIÁM ĐỐC"),
        ("TỔNG CÔNG TY ĐIỆN LỰC", &["CÔNG TY ĐIỆN LỰC", "LÂM ĐỒNG"], "Số: 15/BC-PCLĐ", "GIÁM ĐỐC"),
        ("UBND PHƯỜNG XUÂN HƯƠNG", &["TRƯỜNG TIỂU HỌC ĐOÀN KẾT"], "Số: 15/BC-THĐK", "HIỆU TRƯỞNG"),
    ] {
        let body = head(&names(&[superior], issuer), number, DATE)
            + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
            + &p(BODY, "Đơn vị báo cáo kết quả công tác năm 2025 như sau.")
            + &closing(&["- Cơ quan chủ quản (b/c);", "- Lưu: VT."], &[post], "Nguyễn Văn An");
        correct("Báo cáo", &body);
    }
}

#[test]
fn a_first_line_a_face_or_a_sheet_a_little_off_is_no_error() {
    let body = head(&department(), "Số: 15/BC-SNV", DATE)
        + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(Set { first: 601, ..BODY }, TEXT)
        + &p(Set { first: 680, ..BODY }, TEXT)
        + &p(Set { font: "Times New Roman Bold", ..BODY }, TEXT)
        + &p(Set { italic: true, ..BODY }, "(Gửi kèm danh sách các đơn vị tham gia)")
        + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
    let report = checked(&word(&body));
    assert_eq!(report.count(Level::Error), 0, "{:?}", reported(&report));
}

#[test]
fn what_the_format_does_not_govern_is_named_and_not_measured() {
    let right = p(sized(BOLD, 26), COUNTRY) + &p(sized(BOLD, 28), MOTTO);
    let law = |number: &str, title: &str| {
        table(
            &[3600, 5750],
            &[vec![
                p(sized(BOLD, 26), "BỘ TÀI CHÍNH") + &p(sized(MID, 26), number),
                right.clone() + &p(sized(MID, 26), "Hà Nội, ngày 5 tháng 03 năm 2026"),
            ]],
        ) + &p(BOLD, title)
            + &p(MID, "Quy định về chế độ báo cáo")
            + &p(PLAIN_TEXT, "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15,")
            + &p(PLAIN_TEXT, TEXT)
    };
    let form = |title: &str| {
        right.clone()
            + &p(BOLD, title)
            + &p(PLAIN_TEXT, "Kính gửi: Ủy ban nhân dân xã.")
            + &p(PLAIN_TEXT, TEXT)
    };
    for (wanted, body) in [
        ("Thông tư", law("Số:      /2026/TT-BTC", "THÔNG TƯ")),
        ("Nghị định", law("Số: 12/2026/NĐ-CP", "NGHỊ ĐỊNH")),
        ("Nghị quyết liên tịch", law("Số: 12/2026/NQLT-CP", "NGHỊ QUYẾT LIÊN TỊCH")),
        ("Văn bản quy phạm pháp luật", law("Số: 12/2026/QĐ-UBND", "QUYẾT ĐỊNH")),
        ("Luật", law("Luật số: 12/2026/QH15", "LUẬT")),
        ("Đơn", form("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP")),
        ("Tờ khai", form("TỜ KHAI ĐĂNG KÝ KHAI SINH")),
        ("Giấy", form("GIẤY XÁC NHẬN")),
        ("Sơ yếu lý lịch", form("SƠ YẾU LÝ LỊCH")),
        ("Điều lệ", form("ĐIỀU LỆ HỘI NÔNG DÂN")),
        ("Phiếu trình", form("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC")),
    ] {
        let report = checked(&word(&body));
        assert_eq!(kind(&report).as_deref(), Some(wanted), "{:?}", reported(&report));
        assert!(matches!(report.seen, Seen::Outside { .. }), "{wanted}");
        assert!(reported(&report).is_empty(), "{wanted}: {:?}", reported(&report));
    }
}

const PLAIN_TEXT: Set = Set { align: "left", first: 0, before: 0, ..BODY };

#[test]
fn a_number_that_no_page_shows_is_missing_not_misplaced() {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let foot = format!(
        "<w:ftr {W}>{}</w:ftr>",
        runs(MID, &format!("<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", run(MID, "2", "")))
    );
    let body = letter(&p(BODY, TEXT).repeat(60));
    for kind in ["even", "first"] {
        let document = format!(
            "<w:document {W}><w:body>{body}<w:sectPr><w:footerReference w:type=\"{kind}\" r:id=\"rId1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
        );
        let report = checked(&word_with(&document, &foot, "footer"));
        assert_eq!(codes(&report), ["so-trang.thieu"], "{kind}: {:?}", reported(&report));
    }
}

#[test]
fn capitals_with_tones_are_no_old_code() {
    let text =
        p(HEADING, "I. TÌNH HÌNH THỰC HIỆN CHƯƠNG TRÌNH, LỊCH CÔNG TÁC HÒA GIẢI, ĐÒI HỎI, VÕ, TÕE");
    let report = checked(&word(&letter(&(text + &p(BODY, TEXT)))));
    assert!(!codes(&report).contains(&"chu.ma-cu"), "{:?}", reported(&report));
}

fn party(date: &str) -> String {
    let size = |set: Set| sized(set, 28);
    let left = p(size(MID), "TỈNH UỶ LÂM ĐỒNG")
        + &p(size(BOLD), "BAN TỔ CHỨC")
        + &p(size(MID), "*")
        + &p(size(MID), "Số 05-BC/BTCTU");
    let right = p(sized(BOLD, 30), "ĐẢNG CỘNG SẢN VIỆT NAM")
        + &rule(sized(BOLD, 30), "ĐẢNG CỘNG SẢN VIỆT NAM", 1.0)
        + &p(Set { italic: true, ..size(MID) }, date);
    table(&[4300, 5050], &[vec![left, right]])
        + &p(sized(BOLD, 32), "BÁO CÁO")
        + &p(BOLD, "kết quả công tác quý I năm 2026")
        + &p(MID, "-----")
        + &p(BODY, "Ban Tổ chức Tỉnh uỷ báo cáo kết quả công tác như sau.")
        + &closing(
            &["- Thường trực Tỉnh uỷ,", "- Lưu Văn phòng Ban."],
            &["TRƯỞNG BAN"],
            "Nguyễn Văn An",
        )
}

#[test]
fn the_regime_of_a_document_that_tells_its_month_follows_the_month() {
    let of = |date: &str| match checked(&word(&party(date))).seen {
        Seen::Document { profile, profile_by, .. } => (profile, profile_by),
        seen => panic!("{seen:?}"),
    };
    for (date, wanted) in [
        ("Lâm Đồng, ngày      tháng 4 năm 2026", "hd36"),
        ("Lâm Đồng, ngày … tháng 6 năm 2026", "hd05"),
        ("Lâm Đồng, tháng 12 năm 2025", "hd36"),
        ("Lâm Đồng, ngày 28 tháng 5 năm 2026", "hd05"),
    ] {
        assert_eq!(of(date).0, wanted, "{date}");
    }
    let (_, by) = of("Lâm Đồng, ngày      tháng 5 năm 2026");
    assert!(by.contains("chưa rõ") && by.contains("hd36") && by.contains("hd05"), "{by}");
    // How a recipient ends differs between the two.
    let report = checked(&word(&party("Lâm Đồng, ngày      tháng 5 năm 2026")));
    let sure = checked(&word(&party("Lâm Đồng, ngày 28 tháng 5 năm 2026")));
    assert!(codes(&sure).contains(&"noi-nhan-dong.dau-cau"), "{:?}", reported(&sure));
    assert!(!codes(&report).contains(&"noi-nhan-dong.dau-cau"), "{:?}", reported(&report));
    assert_eq!(report.count(Level::Error), 0, "{:?}", reported(&report));
}

/// A regime of the Party's documents, as its own documents differ from the other's.
struct Regime {
    id: &'static str,
    date: &'static str,
    /// After each recipient but the last, and after each addressee.
    end: &'static str,
    /// After the last basis.
    basis: &'static str,
    /// Above the addressees of a request.
    request: &'static str,
    /// The symbol of a regulation.
    regulation: &'static str,
}

/// Hướng dẫn 36, before 27 May 2026.
const HD36: Regime = Regime {
    id: "hd36",
    date: "Lâm Đồng, ngày 26 tháng 5 năm 2026",
    end: ",",
    basis: ",",
    request: "Kính gửi:",
    regulation: "Số 05-QĐi/TU",
};

/// Hướng dẫn 05, from 27 May 2026 on.
const HD05: Regime = Regime {
    id: "hd05",
    date: "Lâm Đồng, ngày 27 tháng 5 năm 2026",
    end: ";",
    basis: ".",
    request: "Kính trình:",
    regulation: "Số 05-QĐ/TU",
};

/// Running text of the Party: lines 18 points apart, 10 mm in.
fn party_body(text: &str) -> String {
    p(Set { first: 567, ..BODY }, text)
        .replace("w:line=\"240\" w:lineRule=\"auto\"", "w:line=\"360\" w:lineRule=\"exact\"")
}

/// A correct document of a regime: its number, what follows the head, who signs.
fn party_document(
    of: &Regime,
    (superior, issuer, number): (&str, &str, &str),
    about: Option<&str>,
    text: &str,
    signs: &[(&str, bool)],
) -> String {
    let left = p(MID, superior) + &p(BOLD, issuer) + &p(MID, "*") + &p(MID, number);
    let about = about.map(|about| p(Set { italic: true, ..sized(MID, 24) }, about));
    let right = p(sized(BOLD, 30), "ĐẢNG CỘNG SẢN VIỆT NAM")
        + &rule(sized(BOLD, 30), "ĐẢNG CỘNG SẢN VIỆT NAM", 1.0);
    let right = right + &p(MID, "") + &p(Set { italic: true, ..MID }, of.date);
    let label = run(
        Set { bold: false, italic: false, size: 28, ..LABEL },
        "Nơi nhận:",
        "<w:u w:val=\"single\"/>",
    );
    let item = sized(ITEM, 24);
    let left_below = runs(Set { align: "left", ..MID }, &label)
        + &p(item, &format!("- Thường trực Tỉnh uỷ{}", of.end))
        + &p(item, "- Lưu Văn phòng Ban.");
    let signs: String =
        signs.iter().map(|(line, bold)| p(if *bold { BOLD } else { MID }, line)).collect();
    let right_below = signs + &p(MID, "").repeat(4) + &p(BOLD, "Nguyễn Văn An");
    table(&[4300, 5050], &[vec![left + &about.unwrap_or_default(), right]])
        + text
        + &table(&[4700, 4650], &[vec![left_below, right_below]])
}

/// Kind, subject and dashes of a Party document.
fn party_title(kind: &str, subject: &str) -> String {
    p(sized(BOLD, 32), kind) + &p(BOLD, subject) + &p(MID, "-----")
}

/// Correct documents of a regime: the kind that is seen, and the body.
fn party_documents(of: &Regime) -> Vec<(&'static str, String)> {
    let board = |number| ("TỈNH UỶ LÂM ĐỒNG", "BAN TỔ CHỨC", number);
    let deputy = [("K/T TRƯỞNG BAN", true), ("PHÓ TRƯỞNG BAN", false)];
    let committee = [("T/M BAN THƯỜNG VỤ", true), ("BÍ THƯ", false)];
    let italic = Set { italic: true, before: 6, ..MID };
    let bases = party_body("- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;")
        + &party_body(&format!("- Căn cứ Chương trình công tác năm 2026 của Tỉnh uỷ{}", of.basis));
    let text = party_body(
        "Ban Tổ chức Tỉnh uỷ đã phối hợp với các cấp uỷ trực thuộc thực hiện các nhiệm vụ được giao, bảo đảm tiến độ và chất lượng theo yêu cầu.",
    );
    let report = party_title("BÁO CÁO", "kết quả công tác quý I năm 2026") + &bases + &text;
    let letter = p(italic, "Kính gửi:")
        + &p(Set { align: "left", left: 2800, ..MID }, &format!("- Đảng uỷ xã Đạ Tẻh{}", of.end))
        + &p(Set { align: "left", left: 2800, ..MID }, "- Đảng uỷ xã Đạ Huoai.")
        + &text;
    let request = party_title("TỜ TRÌNH", "về việc ban hành quy chế làm việc")
        + &p(italic, &format!("{} Ban Thường vụ Tỉnh uỷ.", of.request))
        + &text;
    let regulation = party_title("QUY ĐỊNH", "về chế độ báo cáo của cấp uỷ") + &bases + &text;
    vec![
        ("Báo cáo", party_document(of, board("Số 05-BC/BTCTU"), None, &report, &deputy)),
        (
            "Công văn",
            party_document(
                of,
                board("Số 05-CV/BTCTU"),
                Some("về việc báo cáo công tác"),
                &letter,
                &[("TRƯỞNG BAN", false)],
            )
            .replace(&format!("- Thường trực Tỉnh uỷ{}", of.end), &format!("- Như trên{}", of.end)),
        ),
        (
            "Tờ trình",
            party_document(of, board("Số 05-TTr/BTCTU"), None, &request, &deputy).replace(
                &format!("- Thường trực Tỉnh uỷ{}", of.end),
                &format!("- Như trên{}", of.end),
            ),
        ),
        (
            "Quy định",
            party_document(
                of,
                ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "TỈNH UỶ LÂM ĐỒNG", of.regulation),
                None,
                &regulation,
                &committee,
            ),
        ),
    ]
}

#[test]
fn correct_documents_of_the_party_are_allowed_in_the_regime_of_their_day() {
    for of in [&HD36, &HD05] {
        for (wanted, body) in party_documents(of) {
            let report = checked(&word(&body));
            let Seen::Document { profile, .. } = &report.seen else { panic!("{:?}", report.seen) };
            assert_eq!(profile, of.id, "{wanted}");
            assert_eq!(kind(&report).as_deref(), Some(wanted), "{}", of.id);
            let found = reported(&report);
            assert!(found.is_empty(), "{} {wanted}:\n{}", of.id, found.join("\n"));
        }
    }
}

#[test]
fn the_older_regime_of_the_party_sets_no_most_to_the_distance_of_lines() {
    for (of, wanted) in [(&HD36, false), (&HD05, true)] {
        for (_, body) in party_documents(of) {
            let wide = body.replace("w:line=\"360\"", "w:line=\"520\"");
            let report = checked(&word(&wide));
            let found = codes(&report).iter().any(|code| code.starts_with("cach-dong."));
            assert_eq!(found, wanted, "{}: {:?}", of.id, reported(&report));
        }
    }
}

#[test]
fn the_forms_of_one_regime_are_faults_from_the_day_of_the_other_on() {
    // The same documents, with the day of the other regime.
    for (of, other) in [(&HD36, &HD05), (&HD05, &HD36)] {
        for (wanted, body) in party_documents(of) {
            let report = checked(&word(&body.replace(of.date, other.date)));
            let Seen::Document { profile, .. } = &report.seen else { panic!("{:?}", report.seen) };
            assert_eq!(profile, other.id, "{wanted}");
            let found = codes(&report);
            let wanted: &[&str] = match wanted {
                "Báo cáo" => &["can-cu.dau-cau", "noi-nhan-dong.dau-cau"],
                "Công văn" => &["kinh-gui.dau-cau", "noi-nhan-dong.dau-cau"],
                "Tờ trình" => &["kinh-gui.loi-van", "noi-nhan-dong.dau-cau"],
                _ => &["can-cu.dau-cau", "noi-nhan-dong.dau-cau", "so-ky-hieu.ten-loai"],
            };
            let mut found = found;
            found.sort_unstable();
            assert_eq!(found, wanted, "{} dated {}: {:?}", of.id, other.date, reported(&report));
        }
    }
}

/// Text in TCVN3, as `.VnTime` shows it.
fn tcvn3(text: &str) -> String {
    let map = "àµá¸ả¶ã·ạ¹ă¨ằ»ắ¾ẳ¼ẵ½ặÆâ©ầÇấÊẩÈẫÉậËđ®èÌéÐẻÎẽÏẹÑêªềÒếÕểÓễÔệÖì×íÝỉØĩÜịÞòßóãỏáõâọäô«ồåốèổæỗçộéơ¬ờêớíởëỡìợîùïúóủñũòụôư\u{ad}ừõứøửöữ÷ựùỳúýýỷûỹüỵþĐ§";
    let letters: Vec<char> = map.chars().collect();
    text.chars()
        .map(|c| letters.chunks(2).find(|pair| pair[0] == c).map_or(c, |pair| pair[1]))
        .collect()
}

#[test]
fn a_document_in_an_old_code_is_known_for_what_it_is() {
    for font in [".VnTime", "Times New Roman"] {
        let set = |set: Set| Set { font, ..set };
        let say = |s: Set, text: &str| p(set(s), &tcvn3(text));
        let left = say(sized(BOLD, 26), "Sở Tư pháp") + &say(sized(MID, 26), "Số: 12/STP-VP");
        let right = say(sized(BOLD, 26), "Cộng hòa xã hội chủ nghĩa Việt Nam")
            + &say(sized(BOLD, 28), "Độc lập - Tự do - Hạnh phúc")
            + &say(sized(MID, 28), "Thái Nguyên, ngày 05 tháng 01 năm 2026");
        let body = table(&[3600, 5750], &[vec![left, right]])
            + &say(MID, "Kính gửi: Ủy ban nhân dân tỉnh".replace('Ủ', "ủ").as_str())
            + &say(BODY, TEXT)
            + &say(BODY, "Trân trọng báo cáo và đề nghị xem xét, quyết định.");
        let report = checked(&word(&body));
        let found = codes(&report);
        let wanted = if font.starts_with('.') { "chu.phong-cu" } else { "chu.ma-cu" };
        assert!(found.contains(&wanted), "{font}: {:?}", reported(&report));
        let legacy = |code: &&str| code.starts_with("chu.") || code.starts_with("le.");
        assert!(found.iter().all(legacy), "{font}: {:?}", reported(&report));
        let Seen::Document { date, .. } = report.seen else { panic!("{:?}", report.seen) };
        assert_eq!(date.map(|date| date.to_string()).as_deref(), Some("2026-01-05"));
    }
}

#[test]
fn a_field_that_never_ends_is_reported_and_what_it_hides_is_not_called_missing() {
    let open = runs(
        BODY,
        &(run(BODY, "Sở Nội vụ báo cáo.", "") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"),
    );
    let report = checked(&word(&letter(&open)));
    let found = codes(&report);
    assert!(found.contains(&"tep.truong-khong-dong"), "{:?}", reported(&report));
    assert!(!found.iter().any(|code| code.ends_with(".thieu")), "{:?}", reported(&report));
}

#[test]
fn a_mark_of_secrecy_is_reported_however_it_is_typed() {
    for mark in ["MẬT", "M Ậ T", "Độ mật: Mật", "HỎA TỐC - MẬT", "TUYỆT MẬT"] {
        let body = p(MID, mark) + &letter(&p(BODY, TEXT));
        let report = checked(&word(&body));
        assert!(codes(&report).contains(&"dau-mat.go-tay"), "{mark}: {:?}", reported(&report));
    }
}

#[test]
fn a_mark_above_the_head_is_no_body() {
    for mark in ["DỰ THẢO", "DỰ THẢO LẦN 2", "HỎA TỐC"] {
        let left = p(sized(BOLD, 26), mark) + &department();
        let body = head(&left, "Số:      /BC-SNV", "Lâm Đồng, ngày      tháng 01 năm 2026")
            + &title("BÁO CÁO", &["Kết quả công tác năm 2025"])
            + &p(BODY, TEXT)
            + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
        correct("Báo cáo", &body);
    }
}

#[test]
fn a_column_of_a_table_may_be_called_recipients() {
    let cell = |text: &str| p(MID, text);
    let body = head(&department(), "Số: 15/TB-SNV", DATE)
        + &title("THÔNG BÁO", &["Lịch gửi báo cáo năm 2026"])
        + &p(BODY, "Sở Nội vụ thông báo lịch gửi báo cáo như bảng dưới đây.")
        + &table(
            &[4700, 4650],
            &[
                vec![cell("Báo cáo"), cell("Nơi nhận")],
                vec![cell("Báo cáo quý"), cell("Văn phòng Sở")],
            ],
        )
        + &p(BODY, "Các phòng thực hiện đúng lịch./.")
        + &signed(&["- Các phòng thuộc Sở;", "- Lưu: VT, VP."]);
    correct("Thông báo", &body);
}

#[test]
fn label_and_recipients_may_be_in_two_rows_of_a_table() {
    let items = p(ITEM, "- Các phòng thuộc Sở;") + &p(ITEM, "- Lưu: VT, VP.");
    let body = head(&department(), "Số: 15/TB-SNV", DATE)
        + &title("THÔNG BÁO", &["Kết luận cuộc họp"])
        + &p(BODY, TEXT)
        + &table(
            &[4700, 4650],
            &[
                vec![p(LABEL, "Nơi nhận:"), p(BOLD, "KT. GIÁM ĐỐC")],
                vec![
                    items,
                    p(BOLD, "PHÓ GIÁM ĐỐC") + &p(MID, "").repeat(4) + &p(BOLD, "Lê Văn Cường"),
                ],
            ],
        );
    correct("Thông báo", &body);
}

#[test]
fn a_sentence_that_begins_with_what_it_is_based_on_is_text() {
    for text in [
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về công tác văn thư, Sở Nội vụ xây dựng Kế hoạch thực hiện với những nội dung sau.",
        "Căn cứ chức năng, nhiệm vụ được giao, Sở Nội vụ báo cáo kết quả công tác năm 2025 như sau:",
    ] {
        let body = head(&department(), "Số: 15/KH-SNV", DATE)
            + &title("KẾ HOẠCH", &["Thực hiện công tác văn thư"])
            + &p(BODY, text)
            + &p(BODY, TEXT)
            + &signed(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."]);
        correct("Kế hoạch", &body);
    }
}

#[test]
fn an_addressee_may_run_over_two_paragraphs() {
    let item = Set { align: "left", left: 2552, ..MID };
    let body = letter_head(department(), "Số: 12/SNV-VP", &["V/v báo cáo công tác"])
        + &p(Set { align: "left", left: 1982, before: 6, ..MID }, "Kính gửi:")
        + &p(item, "- Các sở, ban, ngành,")
        + &p(Set { left: 2700, ..item }, "cơ quan ngang sở;")
        + &p(item, "- Ủy ban nhân dân các xã, phường.")
        + &p(BODY, TEXT)
        + &signed(&["- Như trên;", "- Lưu: VT, VP."]);
    correct("Công văn", &body);
}

#[test]
fn papers_of_persons_and_of_associations_are_not_measured() {
    let plain = |title: &str| {
        p(sized(BOLD, 26), COUNTRY)
            + &p(sized(BOLD, 28), MOTTO)
            + &p(BOLD, title)
            + &p(PLAIN_TEXT, TEXT)
    };
    let youth = table(
        &[4300, 5050],
        &[vec![
            p(MID, "TỈNH ĐOÀN LÂM ĐỒNG") + &p(MID, "***") + &p(MID, "Số: 12-KH/TĐTN"),
            p(BOLD, "ĐOÀN TNCS HỒ CHÍ MINH") + &p(MID, "Đà Lạt, ngày 5 tháng 3 năm 2026"),
        ]],
    ) + &p(BOLD, "KẾ HOẠCH");
    for (wanted, body) in [
        ("Giấy ủy quyền", plain("GIẤY ỦY QUYỀN")),
        ("Hợp đồng", plain("HỢP ĐỒNG LAO ĐỘNG")),
        ("Biên bản", plain("BIÊN BẢN")),
        ("Giấy tờ chưa rõ loại", plain("DANH SÁCH THÀNH VIÊN")),
        ("Văn bản của Đoàn TNCS Hồ Chí Minh", youth),
    ] {
        let report = checked(&word(&body));
        assert_eq!(kind(&report).as_deref(), Some(wanted), "{:?}", reported(&report));
        assert!(reported(&report).is_empty(), "{wanted}: {:?}", reported(&report));
    }
}

#[test]
fn a_law_or_a_form_ends_the_run_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("don.docx");
    let body = p(sized(MID, 20), COUNTRY)
        + &p(MID, MOTTO)
        + &p(MID, "ĐƠN XIN NGHỈ PHÉP")
        + &p(PLAIN_TEXT, TEXT);
    std::fs::write(&path, word(&body)).expect("written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["check", path.to_str().expect("a path")])
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("Đơn") && said.contains("không đo thể thức"), "{said}");
}

#[test]
fn the_symbol_of_what_bodies_issue_together_may_say_so() {
    let made = |title_words: &str, number: &str| {
        head(&names(&[], &["SỞ Y TẾ - SỞ NỘI VỤ"]), number, DATE)
            + &title(title_words, &["Phối hợp công tác y tế trường học năm 2026"])
            + &p(BODY, TEXT)
            + &signed(&["- UBND tỉnh;", "- Lưu: VT (SYT, SNV)."])
    };
    correct("Kế hoạch", &made("KẾ HOẠCH", "Số: 15/KHLT-SYT-SNV"));
    correct("Chương trình", &made("CHƯƠNG TRÌNH", "Số: 15/CTrPH-SYT-SNV"));
    let wrong = checked(&word(&made("KẾ HOẠCH", "Số: 15/BCLT-SYT-SNV")));
    assert!(codes(&wrong).contains(&"so-ky-hieu.ten-loai"), "{:?}", reported(&wrong));
}
