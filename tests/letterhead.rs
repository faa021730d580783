//! The head of a foreign document: its rules in every form in which people draw them, and a head that is kept in
//! Word's header.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[allow(dead_code)]
#[path = "common/office.rs"]
mod office;

use common::profiles;
use office::*;
use vanban::audit::{Level, Report, Seen, audit};
use vanban::word::edit::{Fix, fix};
use vanban::word::read::read;

const TEXT: &str = "Sở Nội vụ đã tổ chức thực hiện các nhiệm vụ được giao, phối hợp với các cơ quan, đơn vị trên địa bàn tỉnh bảo đảm tiến độ và chất lượng theo yêu cầu.";
const DATE: &str = "Lâm Đồng, ngày 05 tháng 01 năm 2026";

fn checked(bytes: &[u8]) -> Report {
    audit(&read(bytes).expect("readable"), &profiles(), None)
}

/// What is found above a hint, a line each.
fn found(report: &Report) -> Vec<String> {
    let above = report.findings.iter().filter(|finding| finding.level > Level::Hint);
    above.map(|f| format!("{} [{}] {}", f.level.words(), f.code, f.found)).collect()
}

/// A head without rules but for what is put below the motto and below the issuing body.
fn head_with(motto: &str, below_motto: &str, below_issuer: &str) -> String {
    let left =
        p(sized(MID, 24), "UBND TỈNH LÂM ĐỒNG") + &p(sized(BOLD, 24), "SỞ NỘI VỤ") + below_issuer;
    let right = p(sized(BOLD, 24), COUNTRY) + motto + below_motto;
    table(
        &[3600, 5750],
        &[
            vec![left, right],
            vec![
                p(sized(MID, 26), "Số: 15/BC-SNV"),
                p(Set { italic: true, ..sized(MID, 26) }, DATE),
            ],
        ],
    )
}

fn rest() -> String {
    title("BÁO CÁO", &["Kết quả công tác năm 2025"])
        + &p(BODY, TEXT)
        + &closing(&["- UBND tỉnh (b/c);", "- Lưu: VT, VP."], &["GIÁM ĐỐC"], "Nguyễn Văn An")
}

fn motto() -> String {
    p(sized(BOLD, 26), MOTTO)
}

/// A paragraph that holds one raw run.
fn raw(inner: &str) -> String {
    runs(MID, &format!("<w:r><w:rPr><w:sz w:val=\"8\"/></w:rPr>{inner}</w:r>"))
}

const NAMES: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

fn file(body: &str) -> Vec<u8> {
    // The namespaces of drawings are on what uses them.
    let body = ["<w:pict>", "<w:drawing>"].iter().fold(body.to_owned(), |body, tag| {
        body.replace(tag, &format!("{} {NAMES}>", tag.trim_end_matches('>')))
    });
    word(&body)
}

#[test]
fn a_rule_is_seen_in_whatever_form_it_is_drawn() {
    let shape = |cx: u32, geometry: &str| {
        format!(
            "<w:drawing><wp:inline><wp:extent cx=\"{cx}\" cy=\"0\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:ext cx=\"{cx}\" cy=\"0\"/></a:xfrm>{geometry}</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    };
    let border = |side: &str, inset: u32| {
        format!(
            "<w:p><w:pPr><w:pBdr><w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:ind w:left=\"{inset}\" w:right=\"{inset}\"/></w:pPr></w:p>"
        )
    };
    let old = |inner: &str| raw(&format!("<w:pict>{inner}</w:pict>"));
    // The motto is 56.1 mm long, "SỞ NỘI VỤ" about 22 mm.
    let forms: [(&str, String, String); 12] = [
        (
            "row of underscores",
            rule(sized(BOLD, 26), MOTTO, 1.0),
            rule(sized(BOLD, 24), "SỞ NỘI VỤ", 0.42),
        ),
        (
            "VML line",
            old("<v:line from=\"0,0\" to=\"159pt,0\"/>"),
            old("<v:line from=\"0,0\" to=\"26pt,0\"/>"),
        ),
        (
            "VML connector",
            old("<v:shape type=\"#_x0000_t32\" style=\"width:159pt;height:0\"/>"),
            old("<v:shape type=\"#_x0000_t32\" style=\"width:26pt;height:0\"/>"),
        ),
        (
            "VML freeform",
            old("<v:shape path=\"m,l10,e\" style=\"width:159pt;height:0\"/>"),
            old("<v:shape path=\"m,l10,e\" style=\"width:26pt;height:0\"/>"),
        ),
        (
            "VML line in a group",
            old(
                "<v:group style=\"width:318pt;height:9pt\" coordsize=\"6360,180\"><v:line from=\"0,0\" to=\"3180,0\"/></v:group>",
            ),
            old(
                "<v:group style=\"width:52pt;height:9pt\" coordsize=\"1040,180\"><v:line from=\"0,0\" to=\"520,0\"/></v:group>",
            ),
        ),
        (
            "DrawingML line",
            raw(&shape(2_019_600, "<a:prstGeom prst=\"line\"/>")),
            raw(&shape(330_000, "<a:prstGeom prst=\"line\"/>")),
        ),
        (
            "DrawingML freeform",
            raw(&shape(2_019_600, "<a:custGeom/>")),
            raw(&shape(330_000, "<a:custGeom/>")),
        ),
        (
            "picture",
            raw(
                "<w:drawing><wp:inline><wp:extent cx=\"2019600\" cy=\"36000\"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>",
            ),
            raw(
                "<w:drawing><wp:inline><wp:extent cx=\"330000\" cy=\"12000\"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>",
            ),
        ),
        ("upper border of an empty paragraph", border("top", 1180), border("top", 1380)),
        ("lower border of an empty paragraph", border("bottom", 1180), border("bottom", 1380)),
        (
            "raised underscores",
            runs(MID, &run(MID, &"_".repeat(40), "<w:vertAlign w:val=\"superscript\"/>")),
            runs(MID, &run(MID, &"_".repeat(8), "<w:vertAlign w:val=\"superscript\"/>")),
        ),
        (
            "underlined tabs",
            runs(MID, &run(MID, "\t\t", "<w:u w:val=\"single\"/>")),
            runs(MID, &run(MID, "\t", "<w:u w:val=\"single\"/>")),
        ),
    ];
    for (form, below_motto, below_issuer) in forms {
        let report = checked(&file(&(head_with(&motto(), &below_motto, &below_issuer) + &rest())));
        let rules: Vec<String> =
            found(&report).into_iter().filter(|line| line.contains("duong-ke")).collect();
        assert!(rules.is_empty(), "{form}: {rules:?}");
    }
}

#[test]
fn a_rule_may_be_in_the_cell_below_or_the_upper_border_of_the_number() {
    let number = "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:ind w:left=\"1000\" w:right=\"1000\"/><w:jc w:val=\"center\"/></w:pPr>";
    let cells = table(
        &[3600, 5750],
        &[
            vec![
                p(sized(MID, 24), "UBND TỈNH LÂM ĐỒNG") + &p(sized(BOLD, 24), "SỞ NỘI VỤ"),
                p(sized(BOLD, 24), COUNTRY) + &motto(),
            ],
            vec![rule(sized(BOLD, 24), "SỞ NỘI VỤ", 0.42), rule(sized(BOLD, 26), MOTTO, 1.0)],
            vec![
                p(sized(MID, 26), "Số: 15/BC-SNV"),
                p(Set { italic: true, ..sized(MID, 26) }, DATE),
            ],
        ],
    );
    let bordered = {
        let left = p(sized(MID, 24), "UBND TỈNH LÂM ĐỒNG")
            + &p(sized(BOLD, 24), "SỞ NỘI VỤ")
            + &format!("{number}{}</w:p>", run(sized(MID, 26), "Số: 15/BC-SNV", ""));
        let right = p(sized(BOLD, 24), COUNTRY)
            + &motto()
            + &rule(sized(BOLD, 26), MOTTO, 1.0)
            + &p(Set { italic: true, ..sized(MID, 26) }, DATE);
        table(&[3600, 5750], &[vec![left, right]])
    };
    for head in [cells, bordered] {
        let report = checked(&file(&(head + &rest())));
        let missing = found(&report).into_iter().any(|line| line.contains("không có đường kẻ"));
        assert!(!missing, "{:?}", found(&report));
    }
}

#[test]
fn a_rule_that_is_not_there_is_an_error_and_typed_hyphens_are_a_warning() {
    let report = checked(&file(&(head_with(&motto(), "", "") + &rest())));
    assert_eq!(
        found(&report),
        [
            "lỗi [duong-ke.co-quan-ban-hanh] không có đường kẻ",
            "lỗi [duong-ke.tieu-ngu] không có đường kẻ"
        ]
    );
    let hyphens = p(MID, "---------------");
    let report = checked(&file(&(head_with(&motto(), &hyphens, &p(MID, "---o0o---")) + &rest())));
    assert_eq!(
        found(&report),
        [
            "cảnh báo [duong-ke.co-quan-ban-hanh] dãy dấu “---o0o---” thay cho đường kẻ nét liền",
            "cảnh báo [duong-ke.tieu-ngu] dãy dấu “---------------” thay cho đường kẻ nét liền"
        ]
    );
}

#[test]
fn a_national_name_is_said_to_wrap_only_where_its_column_is_too_narrow_for_it() {
    let wraps = |width: u32, set: Set, more: &str| {
        let right =
            runs(set, &run(set, COUNTRY, more)) + &motto() + &rule(sized(BOLD, 26), MOTTO, 1.0);
        let head = table(
            &[3600, width],
            &[
                vec![names(&["UBND TỈNH LÂM ĐỒNG"], &["SỞ NỘI VỤ"]), right],
                vec![
                    p(sized(MID, 26), "Số: 15/BC-SNV"),
                    p(Set { italic: true, ..sized(MID, 26) }, DATE),
                ],
            ],
        );
        let report = checked(&word(&(head + &rest())));
        report.findings.into_iter().find(|finding| finding.code == "quoc-hieu.mot-dong")
    };
    // 88.2 mm at 12, 95.6 mm at 13: 5,000 and 5,420 twips, and the cell's margins.
    assert_eq!(wraps(5750, sized(BOLD, 24), ""), None);
    assert_eq!(wraps(5750, sized(BOLD, 26), ""), None);
    let narrow = wraps(4700, sized(BOLD, 26), "").expect("too narrow");
    assert_eq!(narrow.found, "dòng chữ dài 96 mm, cột rộng 79 mm: chữ xuống hai dòng");
    assert_eq!(narrow.level, Level::Warning);
    // Squeezed together it fits; in another font it cannot be measured.
    assert_eq!(wraps(4700, sized(BOLD, 26), "<w:w w:val=\"80\"/>"), None);
    assert_eq!(wraps(4700, Set { font: "Arial", ..sized(BOLD, 26) }, ""), None);
}

/// A file whose header of page 1 holds a head, and whose main text holds the rest.
fn headed(head: &str, kind: &str, body: &str) -> Vec<u8> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let title_page = if kind == "first" { "<w:titlePg/>" } else { "" };
    word_with(
        &format!(
            "<w:document {W}><w:body>{body}<w:sectPr><w:headerReference w:type=\"{kind}\" r:id=\"rId1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>{title_page}</w:sectPr></w:body></w:document>"
        ),
        &format!("<w:hdr {W}>{head}</w:hdr>"),
        "header",
    )
}

#[test]
fn a_head_that_is_kept_in_words_header_is_the_head_of_page_1() {
    let whole = head(&names(&["UBND TỈNH LÂM ĐỒNG"], &["SỞ NỘI VỤ"]), "Số: 15/BC-SNV", DATE);
    for kind in ["first", "default"] {
        let report = checked(&headed(&whole, kind, &rest()));
        let Seen::Document { profile, kind: seen, date, .. } = &report.seen else {
            panic!("{kind}: {:?}", report.seen)
        };
        assert_eq!((profile.as_str(), seen.as_deref()), ("nd30", Some("Báo cáo")));
        assert!(date.is_some());
        assert!(found(&report).is_empty(), "{kind}: {:?}", found(&report));
    }
}

#[test]
fn a_head_may_be_part_in_words_header_and_part_in_the_text() {
    let names =
        table(&[3600, 5750], &[vec![names(&["UBND TỈNH LÂM ĐỒNG"], &["SỞ NỘI VỤ"]), country()]]);
    let number = table(
        &[3600, 5750],
        &[vec![
            p(sized(MID, 26), "Số: 15/BC-SNV"),
            p(Set { italic: true, ..sized(MID, 26) }, DATE),
        ]],
    );
    let report = checked(&headed(&names, "first", &(number + &rest())));
    assert_eq!(report.count(Level::Error), 0, "{:?}", found(&report));
    let Seen::Document { parts, .. } = &report.seen else { panic!("{:?}", report.seen) };
    let roles: Vec<&str> = parts.iter().take(4).map(|(words, ..)| words.as_str()).collect();
    assert_eq!(roles[..2], ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"]);
}

#[test]
fn what_is_wrong_in_a_head_in_words_header_is_found_there() {
    let names = names(&["UBND TỈNH LÂM ĐỒNG"], &["SỞ NỘI VỤ"]);
    let wrong = head(&names, "Số: 5/BC-SNV", "Lâm Đồng, ngày 5 tháng 01 năm 2026");
    let report = checked(&headed(&wrong, "first", &rest()));
    let codes: Vec<&str> = report.findings.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(codes, ["dia-danh-thoi-gian.so-khong", "so-ky-hieu.so-khong"]);
    // And fixed there.
    let bytes = headed(&wrong, "first", &rest());
    let fixes: Vec<Fix> = report.findings.into_iter().flat_map(|found| found.fixes).collect();
    let fixed = fix(&bytes, &fixes).expect("fixed");
    assert_eq!(fixed.made, [true, true]);
    assert!(found(&checked(&fixed.bytes)).iter().all(|line| line.contains("[tep.thay-doi]")));
}

#[test]
fn a_running_head_that_no_page_1_shows_is_no_letterhead() {
    let whole = head(&names(&["UBND TỈNH LÂM ĐỒNG"], &["SỞ NỘI VỤ"]), "Số: 15/BC-SNV", DATE);
    // The first page has its own header, which this is not; and the text has its head.
    let report = checked(&headed(&whole, "even", &(whole.clone() + &rest())));
    assert!(found(&report).is_empty(), "{:?}", found(&report));
}
