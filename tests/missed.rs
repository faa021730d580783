//! Slips that people make and that `check` finds: each in a document that is allowed without it, and next to it
//! what looks like one and is none.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/tracked.rs"]
#[allow(dead_code)]
mod tracked;

use std::collections::BTreeSet;

use common::{profiles, root};
use tracked::{with_parts, with_text};
use vanban::audit::{Report, audit};
use vanban::profile::Profiles;
use vanban::word::read::read;

fn letter() -> Vec<u8> {
    std::fs::read(root().join("tests/checked/dung-cong-van.docx")).expect("a document")
}

fn report(bytes: &[u8], profiles: &Profiles) -> Report {
    audit(&read(bytes).expect("readable"), profiles, None)
}

fn codes(bytes: &[u8], profiles: &Profiles) -> BTreeSet<String> {
    report(bytes, profiles).findings.into_iter().map(|finding| finding.code).collect()
}

const LAST: &str = "Sở Tư pháp báo cáo Ủy ban nhân dân tỉnh./.";

/// The letter with these words as a paragraph before its last.
fn with_words(words: &str) -> Vec<u8> {
    with_xml(&format!(
        r#"<w:p><w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#
    ))
}

/// The letter with these blocks before its last paragraph.
fn with_xml(xml: &str) -> Vec<u8> {
    with_text(&letter(), |text| {
        let at = text.find(LAST).expect("the last paragraph");
        let at = text[..at].rfind("<w:p>").expect("its start");
        format!("{}{xml}{}", &text[..at], &text[at..])
    })
}

/// The letter with other words in one place.
fn replaced(from: &str, to: &str) -> Vec<u8> {
    with_text(&letter(), |text| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn slips_of_words_are_found_and_what_looks_like_one_is_not() {
    let profiles = profiles();
    let slips = [
        ("Các tỉnh của Viêt Nam đã báo cáo.", "chu.chinh-ta"),
        ("Đề nghị UBDN xã Đại Phúc báo cáo.", "chu.chinh-ta"),
        ("Phòng Tài nguyên và Mội trường đã báo cáo.", "chu.chinh-ta"),
        ("Thủ trưởng đơn vị chị trách nhiệm trước pháp luật.", "chu.chinh-ta"),
        ("Các đơn vị đựơc giao nhiệm vụ đã báo cáo.", "chu.am-tiet"),
        ("Việc này do phòng chuyên môn họăc xã làm.", "chu.am-tiet"),
        ("Các xã chưa báo cáo kêt quả trong kỳ.", "chu.am-tiet"),
        (
            "Kinh phi thuc hien do ngan sach tinh bao dam theo quy dinh cua phap luat.",
            "chu.khong-dau",
        ),
        ("Đề nghị Uỷ ban nhân dân xã Đại Phúc báo cáo.", "chu.kieu-dau"),
        ("Diện tích là 19.31 ha, năm trước là 19,59 ha.", "so.thap-phan"),
        ("I/ KẾT QUẢ THỰC HIỆN", "so-thu-tu.cach-viet"),
        ("1/ Về tiến độ thực hiện các nhiệm vụ được giao.", "so-thu-tu.cach-viet"),
        ("1) Về tiến độ thực hiện các nhiệm vụ được giao.", "so-thu-tu.cach-viet"),
        ("a/ Về tiến độ thực hiện các nhiệm vụ được giao.", "so-thu-tu.cach-viet"),
        ("Đ/c Giám đốc Sở đã chỉ đạo các phòng.", "viet-tat.dong-chi"),
        ("Giao đ/c Nguyễn Văn An theo dõi.", "viet-tat.dong-chi"),
        ("Theo đề nghị của ủy ban nhân dân tỉnh Lào Cai, Sở đã thực hiện.", "viet-hoa.ten-rieng"),
        ("Ông An, CCCD 019085001234, điện thoại 0912345678.", "ca-nhan.so-rieng"),
    ];
    let plain = codes(&letter(), &profiles);
    for (words, code) in slips {
        let found = codes(&with_words(words), &profiles);
        let new: Vec<_> = found.difference(&plain).collect();
        assert_eq!(new, [code], "{words}");
    }
    let allowed = [
        "Mô hình bêtông, xi măng và glucôzơ được thử ở Đắk Lắk, Krông Nô; ông Y Bhiăk Niê dự.",
        "Công ty Château d'Eau và bà Müller gửi thư; café, résumé và naïve là chữ nước ngoài.",
        "The Ministry of Finance will report to the Government on the progress of this program.",
        "Khoản 2 Điều 5, mục 3.2, bảng 1.15 và số 19.310 người; giá 12,5 triệu đồng.",
        "Thời gian: 8.30 ngày 15/12; tọa độ 21.59, 105.85; phiên bản 2.1 của phần mềm.",
        "Kế hoạch số 12/KH-STP, Công văn số 1/STP-VP và văn bản 05/BC-UBND đã gửi.",
        "Các ủy ban nhân dân cấp xã và các sở, ngành đã báo cáo.",
        "Điện thoại cơ quan 0208 3855 123, tài khoản 1901 0000 1234 5678.",
        "Loảng xoảng, khuỷu tay, ngoằn ngoèo, quýt, giếng, gìn giữ, uể oải, ỉu xìu, ưỡn.",
    ];
    for words in allowed {
        let found = codes(&with_words(words), &profiles);
        let watched = ["chu.chinh-ta", "chu.am-tiet", "chu.khong-dau", "so.thap-phan"];
        let more =
            ["so-thu-tu.cach-viet", "viet-tat.dong-chi", "viet-hoa.ten-rieng", "ca-nhan.so-rieng"];
        let off: Vec<_> =
            watched.iter().chain(&more).filter(|code| found.contains(**code)).collect();
        assert!(off.is_empty(), "{words}: {off:?}");
    }
}

#[test]
fn an_identity_number_and_a_telephone_in_one_line_are_reported_each() {
    let bytes = with_words("Ông An, CCCD 019085001234, điện thoại 0912345678.");
    let report = report(&bytes, &profiles());
    let printed: Vec<_> = report.findings.iter().filter(|f| f.code == "ca-nhan.so-rieng").collect();
    assert_eq!(printed.len(), 2, "{printed:#?}");
}

#[test]
fn the_sign_at_the_end_is_a_dot_a_stroke_and_a_dot() {
    let profiles = profiles();
    for sign in [".\\.", "./", "/.", ".//.", ". / .", ".|."] {
        let bytes = replaced("nhân dân tỉnh./.", &format!("nhân dân tỉnh{sign}"));
        assert!(codes(&bytes, &profiles).contains("ket-thuc.ky-hieu"), "{sign}");
    }
    for sign in ["./.", "."] {
        let bytes = replaced("nhân dân tỉnh./.", &format!("nhân dân tỉnh{sign}"));
        assert!(!codes(&bytes, &profiles).contains("ket-thuc.ky-hieu"), "{sign}");
    }
}

#[test]
fn a_date_of_issue_that_is_short_or_in_no_calendar_is_found() {
    let profiles = profiles();
    let right = "Thái Nguyên, ngày 05 tháng 3 năm 2026";
    let date = |bytes: &[u8]| -> Vec<String> {
        let found = codes(bytes, &profiles).into_iter();
        found.filter(|code| code.starts_with("dia-danh-thoi-gian")).collect()
    };
    assert!(date(&letter()).is_empty());
    for wrong in [
        "Thái Nguyên, 05/3/2026",
        "Thái Nguyên, ngày 05/3/2026",
        "Thái Nguyên, ngày 05-3-2026",
        "Thái Nguyên, ngày 05.3.2026",
        "Thái Nguyên, ngày 31 tháng 02 năm 2026",
        "Thái Nguyên, ngày 29 tháng 02 năm 2026",
        "Thái Nguyên, ngày 05 tháng 13 năm 2026",
        "Thái Nguyên, ngày 05 tháng Ba năm 2026",
        "Thái Nguyên, ngày 05 tháng ba năm 2026",
        "Thái Nguyên ngày 05 tháng 3 năm 2026",
        "Thái Nguyên, ngày 31/02/2026",
    ] {
        assert!(!date(&replaced(right, wrong)).is_empty(), "{wrong}");
    }
    for allowed in
        ["Thái Nguyên, ngày 28 tháng 02 năm 2026", "Thái Nguyên, ngày      tháng 3 năm 2026"]
    {
        assert!(date(&replaced(right, allowed)).is_empty(), "{allowed}");
    }
}

#[test]
fn a_date_a_line_below_the_number_is_found() {
    let profiles = profiles();
    let code = "dia-danh-thoi-gian.cung-dong";
    assert!(!codes(&letter(), &profiles).contains(code));
    // Everything in one row of two cells: the second cell has a blank line more above the day.
    let one_row = |blank: &str| {
        with_text(&letter(), |text| {
            let table = text.find("</w:tbl>").expect("the head");
            let head = &text[..table];
            let cells: Vec<String> = head
                .split("</w:tc>")
                .take(4)
                .map(|cell| {
                    let start = cell.rfind("</w:tcPr>").expect("a cell") + "</w:tcPr>".len();
                    cell[start..].to_owned()
                })
                .collect();
            let start = text.find("<w:tr>").expect("a row");
            let cell = |width: u32, content: String| {
                format!(
                    r#"<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{content}</w:tc>"#
                )
            };
            let row = format!(
                "<w:tr>{}{}</w:tr>",
                cell(3402, format!("{}{}", cells[0], cells[2])),
                cell(5669, format!("{}{blank}{}", cells[1], cells[3]))
            );
            // Wide enough for each name to be in one line.
            format!("{}{row}{}", &text[..start], &text[table..]).replace("3402", "4600")
        })
    };
    let blank = r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>"#;
    assert!(!codes(&one_row(""), &profiles).contains(code), "level");
    assert!(codes(&one_row(blank), &profiles).contains(code), "a line lower");
}

#[test]
fn a_page_with_nothing_on_it_is_found() {
    let profiles = profiles();
    let turn = r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#;
    let found = |xml: &str| codes(&with_xml(xml), &profiles).contains("trang.trong");
    assert!(!found(turn), "one page ends");
    assert!(found(&format!("{turn}<w:p/>{turn}")));
    assert!(found(&format!("{turn}{turn}")));
    assert!(found(&format!(
        r#"{turn}<w:p/><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Phụ lục</w:t></w:r></w:p>"#
    )));
    let words = "<w:p><w:r><w:t>Danh sách kèm theo</w:t></w:r></w:p>";
    assert!(!found(&format!("{turn}{words}{turn}")), "words between");
    let table = r#"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"#;
    assert!(!found(&format!("{turn}{table}{turn}")), "a table between");
}

#[test]
fn the_words_decision_are_followed_by_a_colon() {
    let profiles = profiles();
    let path = root().join("tests/checked/dung-quyet-dinh.docx");
    let right = std::fs::read(path).expect("a document");
    let code = "quyet-dinh.hai-cham";
    assert!(!codes(&right, &profiles).contains(code));
    let wrong = with_text(&right, |text| text.replacen("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", 1));
    assert!(codes(&wrong, &profiles).contains(code));
}

#[test]
fn the_blue_of_a_link_is_reported_as_that_of_a_link() {
    let profiles = profiles();
    let link = |color: &str| {
        with_xml(&format!(
            r#"<w:p><w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">Xem tại </w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:rPr><w:color w:val="{color}"/><w:u w:val="single"/></w:rPr><w:t>thainguyen.gov.vn</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>"#
        ))
    };
    let report = report(&link("0563C1"), &profiles);
    let printed = report.findings.iter().find(|finding| finding.code == "chu.mau").expect("told");
    assert!(printed.found.contains("liên kết"), "{printed:?}");
    assert!(!codes(&link("000000"), &profiles).contains("chu.mau"));
}

#[test]
fn what_runs_or_fetches_when_the_file_opens_is_reported_under_any_name() {
    let profiles = profiles();
    let code = "tep.noi-dung-hoat-dong";
    assert!(!codes(&letter(), &profiles).contains(code));
    for field in [
        r"DDEAUTO c:\\windows\\system32\\cmd.exe a",
        r"dde excel a b",
        r#"INCLUDETEXT "C:\\mat.docx""#,
        "INCLUDEPICTURE a",
        "MACROBUTTON a b",
    ] {
        let simple = format!(
            r#"<w:p><w:fldSimple w:instr=" {} "><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>"#,
            field.replace('"', "&quot;")
        );
        let split = format!(
            r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
            &field[..3],
            &field[3..]
        );
        for xml in [simple, split] {
            assert!(codes(&with_xml(&xml), &profiles).contains(code), "{xml}");
        }
    }
    let date = r#"<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>"#;
    assert!(!codes(&with_xml(date), &profiles).contains(code), "a field of no other file");
    // A part of macros that is named like a picture: its type tells.
    let hidden = with_parts(&letter(), |name, text| {
        match name {
        "[Content_Types].xml" => text.replace(
            "</Types>",
            r#"<Override PartName="/word/fontTable.xml" ContentType="application/vnd.ms-office.vbaProject"/></Types>"#,
        ),
        _ => text,
    }
    });
    assert!(codes(&hidden, &profiles).contains(code), "by its type");
    let related = with_parts(&letter(), |_, text| text);
    let related = with_rels(
        &related,
        r#"<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="media/anh.png"/>"#,
    );
    assert!(codes(&related, &profiles).contains(code), "by the relation to it");
}

fn with_rels(bytes: &[u8], relation: &str) -> Vec<u8> {
    tracked::with_files(bytes, |name, text| match name {
        "word/_rels/document.xml.rels" => {
            text.replace("</Relationships>", &format!("{relation}</Relationships>"))
        }
        _ => text,
    })
}
