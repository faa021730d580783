//! The effective look: every property, every way to inherit it.

use super::*;
use crate::paper::{Alignment, Slot};
use crate::units::HalfPoint;

fn p(props: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr>{runs}</w:p>")
}

fn r(props: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

#[test]
fn a_file_that_says_nothing_has_what_word_takes() {
    let paper = read(&Sample::body("<w:p><w:r><w:t>a</w:t></w:r></w:p>").bytes()).expect("reads");
    check("<w:p><w:r><w:t>a</w:t></w:r></w:p>", "0 [không kiểu, trái] {Times New Roman 10}a");
    assert_eq!(paper.sections.len(), 1);
    assert_eq!(paper.sections[0].geometry, Geometry::default());
    assert_eq!(paper.sections[0].blocks, 0..1);
    assert!(!paper.facts.settings);
}

#[test]
fn paragraph_properties() {
    for (props, seen) in [
        (r#"<w:jc w:val="both"/>"#, "đều"),
        (r#"<w:jc w:val="end"/>"#, "phải"),
        (r#"<w:jc w:val="distribute"/>"#, "dàn"),
        (
            r#"<w:ind w:left="567" w:right="1134" w:firstLine="720"/>"#,
            "trái, thụt trái 10, thụt phải 20, đầu dòng 12.7",
        ),
        (
            r#"<w:ind w:start="567" w:end="1134" w:hanging="567"/>"#,
            "trái, thụt trái 10, thụt phải 20, đầu dòng -10",
        ),
        (r#"<w:ind w:left="1cm"/>"#, "trái, thụt trái 10"),
        (r#"<w:ind w:firstLineChars="200"/>"#, "trái, đầu dòng 7.4"),
        (r#"<w:spacing w:before="120" w:after="60"/>"#, "trái, trước 6pt, sau 3pt"),
        (r#"<w:spacing w:before="120" w:beforeAutospacing="1"/>"#, "trái, trước tự động"),
        (r#"<w:spacing w:beforeLines="50"/>"#, "trái, trước 6pt"),
        (r#"<w:spacing w:line="360"/>"#, "trái, dòng ×1.50"),
        (r#"<w:spacing w:line="360" w:lineRule="exact"/>"#, "trái, dòng đúng 18pt"),
        (r#"<w:spacing w:line="360" w:lineRule="atLeast"/>"#, "trái, dòng từ 18pt"),
        ("<w:contextualSpacing/>", "trái, gọn cùng kiểu"),
        ("<w:keepNext/><w:keepLines/>", "trái, liền đoạn sau, liền dòng"),
        (r#"<w:keepNext w:val="0"/>"#, "trái"),
        (r#"<w:widowControl w:val="false"/>"#, "trái, dòng lẻ"),
        ("<w:pageBreakBefore/>", "trái, sang trang"),
        (r#"<w:outlineLvl w:val="1"/>"#, "trái, bậc 2"),
        (r#"<w:outlineLvl w:val="9"/>"#, "trái"),
        (r#"<w:framePr w:w="100"/>"#, "trái, khung"),
        (r#"<w:shd w:val="clear" w:fill="FFFF00"/>"#, "trái, nền"),
        (r#"<w:shd w:val="clear" w:fill="FFFFFF"/>"#, "trái"),
        (
            r#"<w:tabs><w:tab w:val="right" w:pos="1134" w:leader="dot"/><w:tab w:val="center" w:pos="567"/></w:tabs>"#,
            "trái, tab 10 Center, tab 20 Right",
        ),
    ] {
        check(&p(props, ""), &format!("0 [không kiểu, {seen}] {{Times New Roman 10}}"));
    }
}

#[test]
fn character_properties() {
    for (props, seen) in [
        (r#"<w:b/><w:i/>"#, " đậm nghiêng"),
        (r#"<w:b w:val="off"/>"#, ""),
        (r#"<w:u w:val="none"/>"#, ""),
        ("<w:caps/>", " hoa"),
        ("<w:smallCaps/>", " hoa nhỏ"),
        ("<w:dstrike/>", " gạch ngang"),
        ("<w:vanish/>", " ẩn"),
        (r#"<w:color w:val="FF0000"/>"#, " #FF0000"),
        (r#"<w:color w:val="auto"/>"#, ""),
        (r#"<w:highlight w:val="yellow"/>"#, " tô nền"),
        (r#"<w:shd w:val="clear" w:fill="00FF00"/>"#, " tô nền"),
        (r#"<w:vertAlign w:val="superscript"/>"#, " mũ"),
        (r#"<w:position w:val="-6"/>"#, " nâng -3pt"),
        (r#"<w:spacing w:val="-4"/>"#, " giãn -0.2pt"),
        (r#"<w:w w:val="90"/>"#, " co 90%"),
        (r#"<w:lang w:val="en-US"/>"#, " en-US"),
    ] {
        let body = format!("<w:p>{}</w:p>", r(props, "a"));
        check(&body, &format!("0 [không kiểu, trái] {{Times New Roman 10{seen}}}a"));
    }
    check(
        &format!("<w:p>{}</w:p>", r(r#"<w:u w:val="single"/>"#, "a")),
        "0 [không kiểu, trái] {Times New Roman 10 gạch chân}a ⟨Underline 1.6 mm⟩",
    );
    check(
        &format!("<w:p>{}</w:p>", r(r#"<w:sz w:val="27"/>"#, "a")),
        "0 [không kiểu, trái] {Times New Roman 13.5}a",
    );
    check(
        &format!("<w:p>{}</w:p>", r(r#"<w:sz w:val="14pt"/>"#, "a")),
        "0 [không kiểu, trái] {Times New Roman 14}a",
    );
}

#[test]
fn styles_are_inherited_link_by_link() {
    let styles = concat!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>"#,
        r#"<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Thân"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120"/><w:jc w:val="both"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Con"/><w:basedOn w:val="A"/><w:pPr><w:spacing w:after="0"/></w:pPr></w:style>"#,
        r#"<w:style w:type="character" w:styleId="C"><w:name w:val="Nhấn"/><w:rPr><w:i/><w:b/></w:rPr></w:style>"#,
    );
    let body = [
        "<w:p><w:r><w:t>mặc định</w:t></w:r></w:p>".to_owned(),
        p(r#"<w:pStyle w:val="B"/>"#, &r("", "con")),
        p(
            r#"<w:pStyle w:val="B"/><w:spacing w:line="240"/>"#,
            &r(r#"<w:rStyle w:val="C"/>"#, "đậm hai lần"),
        ),
        p(r#"<w:pStyle w:val="B"/>"#, &r(r#"<w:rStyle w:val="C"/><w:b/>"#, "thẳng")),
        p(r#"<w:pStyle w:val="KhongCo"/>"#, &r("", "lạc")),
    ]
    .concat();
    check_with(
        &Sample::body(&body).part("styles", styles),
        "
        0 [Normal, trái, sau 8pt, dòng ×1.08] {Arial 14}mặc định
        1 [Con, đều, trước 6pt, dòng ×1.08] {Arial 14 đậm}con
        2 [Con, đều, trước 6pt] {Arial 14 nghiêng}đậm hai lần
        3 [Con, đều, trước 6pt, dòng ×1.08] {Arial 14 đậm nghiêng}thẳng
        4 [Normal, trái, sau 8pt, dòng ×1.08] {Arial 14}lạc",
    );
}

#[test]
fn a_circle_of_styles_is_cut() {
    let styles = concat!(
        r#"<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr></w:style>"#,
    );
    check_with(
        &Sample::body(&p(r#"<w:pStyle w:val="A"/>"#, &r("", "a"))).part("styles", styles),
        "0 [A, trái] {Times New Roman 10 đậm nghiêng}a",
    );
}

#[test]
fn what_the_defaults_switch_on_no_style_switches_off() {
    let styles = concat!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"#,
        r#"<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:b/></w:rPr></w:style>"#,
    );
    let body = [
        p(r#"<w:pStyle w:val="A"/>"#, &r("", "kiểu")),
        p(r#"<w:pStyle w:val="A"/>"#, &r(r#"<w:b w:val="0"/>"#, "tay")),
    ]
    .concat();
    check_with(
        &Sample::body(&body).part("styles", styles),
        "
        0 [A, trái] {Times New Roman 10 đậm}kiểu
        1 [A, trái] {Times New Roman 10}tay",
    );
}

#[test]
fn every_letter_takes_the_font_of_its_slot() {
    let theme = r#"<a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/></a:minorFont></a:fontScheme></a:themeElements>"#;
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/></w:rPr></w:rPrDefault></w:docDefaults>"#;
    let body = [
        // Plain letters alone are in Times New Roman: accented ones leak from the theme.
        format!("<w:p>{}</w:p>", r(r#"<w:rFonts w:ascii="Times New Roman"/>"#, "Số: 5 của tôi")),
        format!(
            "<w:p>{}</w:p>",
            r(r#"<w:rFonts w:ascii="Arial" w:asciiTheme="majorHAnsi"/>"#, "abc")
        ),
        format!("<w:p>{}</w:p>", r(r#"<w:rFonts w:eastAsia="SimSun"/>"#, "a漢b")),
        format!(
            "<w:p>{}</w:p>",
            r(r#"<w:cs/><w:rFonts w:cs="Tahoma"/><w:szCs w:val="30"/><w:bCs/>"#, "a")
        ),
        format!("<w:p>{}</w:p>", r(r#"<w:color w:themeColor="accent1"/>"#, "màu")),
        format!("<w:p>{}</w:p>", r(r#"<w:color w:val="FF0000" w:themeColor="text1"/>"#, "đen")),
    ]
    .concat();
    let sample = Sample::body(&body).part("theme", theme).part("styles", styles);
    check_with(
        &sample,
        "
        0 [không kiểu, trái] {Times New Roman 10}S{Calibri 10}ố{Times New Roman 10}: 5 c{Calibri 10}ủ{Times New Roman 10}a t{Calibri 10}ô{Times New Roman 10}i
        1 [không kiểu, trái] {Calibri Light 10}abc
        2 [không kiểu, trái] {Calibri 10}a{SimSun 10}漢{Calibri 10}b
        3 [không kiểu, trái] {Tahoma 15 đậm}a
        4 [không kiểu, trái] {Calibri 10 #4472C4}màu
        5 [không kiểu, trái] {Calibri 10 #000000}đen",
    );
    let paper = read(&sample.bytes()).expect("reads");
    let first = paper.paragraphs(PartId::BODY).next().expect("one");
    let slots: Vec<_> = first.runs.iter().map(|run| run.slot).collect();
    assert_eq!(slots[..3], [Slot::Ascii, Slot::HAnsi, Slot::Ascii]);
    let offsets: Vec<_> = first.runs.iter().map(|run| run.origin.expect("a run").offset).collect();
    assert_eq!(offsets[..4], [0, 1, 2, 7]);
}

#[test]
fn tables_give_their_style_to_what_is_in_them() {
    let styles = concat!(
        r#"<w:style w:type="table" w:styleId="L"><w:name w:val="Lưới"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr>"#,
        r#"<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="12"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>"#,
        r#"<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="double" w:sz="6"/></w:tcBorders></w:tcPr></w:tblStylePr>"#,
        r#"<w:tblStylePr w:type="lastCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>"#,
        r#"<w:tblStylePr w:type="band2Horz"><w:rPr><w:strike/></w:rPr></w:tblStylePr></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Trái"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>"#,
    );
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|inner| cell(inner)).collect::<String>())
    };
    let para = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let left = p(r#"<w:pStyle w:val="T"/>"#, &r("", "d"));
    let table = format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="L"/><w:tblLook w:firstRow="1" w:lastColumn="1" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid>{}{}{}</w:tbl>"#,
        row(&[&para("a"), &para("b")]),
        row(&[&para("c"), &left]),
        row(&[&para("e"), &para("f")]),
    );
    let sample = Sample::body(&table).part("styles", styles);
    check_with(
        &sample,
        "
        bảng [Lưới] 35.3 52.9
          hàng
            cột 1, viền trên 1.5, viền dưới 0.75
              0 [không kiểu, giữa] {Times New Roman 13 đậm}a
            cột 2, viền trên 1.5, viền dưới 0.75
              1 [không kiểu, giữa] {Times New Roman 13 đậm nghiêng}b
          hàng
            cột 1, viền trên 0.5, viền dưới 0.5
              2 [không kiểu, giữa] {Times New Roman 13}c
            cột 2, viền trên 0.5, viền dưới 0.5
              3 [Trái, trái] {Times New Roman 13 nghiêng}d
          hàng
            cột 1, viền trên 0.5
              4 [không kiểu, giữa] {Times New Roman 13 gạch ngang}e
            cột 2, viền trên 0.5
              5 [không kiểu, giữa] {Times New Roman 13 nghiêng gạch ngang}f",
    );
    let paper = read(&sample.bytes()).expect("reads");
    assert_eq!(paper.paragraphs(PartId::BODY).next().expect("a").room, Some(Twip(1800)));
}

#[test]
fn spans_merges_and_direct_borders_of_cells() {
    let table = concat!(
        r#"<w:tbl><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="8"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>"#,
        r#"<w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>"#,
        r#"<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:tcBorders><w:bottom w:val="nil"/><w:top w:val="dotted" w:sz="4"/></w:tcBorders></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"#,
    );
    check(
        table,
        "
        bảng [] 17.6 17.6 17.6
          hàng đầu
            cột 1–2
              0 [không kiểu, trái] {Times New Roman 10}
            cột 3
              1 [không kiểu, trái] {Times New Roman 10}
          hàng
            cột 2, viền trên 0.5
              2 [không kiểu, trái] {Times New Roman 10}
            cột 3 tiếp, viền dưới 1
              3 [không kiểu, trái] {Times New Roman 10}",
    );
}

#[test]
fn numbers_are_text() {
    let level = |at: u8, format: &str, text: &str, more: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>"#
        )
    };
    let ind = r#"<w:pPr><w:ind w:left="1134"/></w:pPr>"#;
    let numbering = [
        r#"<w:abstractNum w:abstractNumId="0">"#.to_owned(),
        level(0, "upperRoman", "%1.", ind),
        level(1, "decimal", "%1.%2.", ""),
        level(2, "lowerLetter", "%3)", "<w:rPr><w:i/></w:rPr>"),
        level(3, "decimal", "%1.%2.%4", "<w:isLgl/>"),
        r#"</w:abstractNum><w:abstractNum w:abstractNumId="1">"#.to_owned(),
        level(0, "bullet", "\u{f0b7}", r#"<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>"#),
        level(1, "decimalZero", "%2", ""),
        "</w:abstractNum>".to_owned(),
        r#"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#.to_owned(),
        r#"<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#.to_owned(),
        r#"<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>"#.to_owned(),
    ]
    .concat();
    let item = |num: u32, at: u8| {
        p(&format!(r#"<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>"#), "")
    };
    let body: String = [
        (1, 0),
        (1, 1),
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 0),
        (1, 1),
        (1, 3),
        (2, 1),
        (2, 1),
        (3, 0),
        (3, 1),
        (0, 0),
        (9, 0),
    ]
    .iter()
    .map(|(num, at)| item(*num, *at))
    .collect();
    let sample = Sample::body(&body).part("numbering", &numbering);
    let paper = read(&sample.bytes()).expect("reads");
    let numbers: Vec<_> = paper
        .paragraphs(PartId::BODY)
        .map(|p| p.number.as_ref().map_or("", |number| number.text.as_str()).to_owned())
        .collect();
    assert_eq!(
        numbers,
        [
            "I.", "I.1.", "I.2.", "a)", "b)", "II.", "II.1.", "2.1.1", "II.5.", "II.6.", "•", "01",
            "", ""
        ]
    );
    let all: Vec<_> = paper.paragraphs(PartId::BODY).collect();
    assert_eq!(all[0].look.indents.left, Twip(1134), "the level's indent");
    let number = |nth: usize| all[nth].number.as_ref().expect("a number");
    assert!(number(3).look.italic && !number(0).look.italic);
    assert!(number(10).bullet && &*number(10).look.font == "Symbol");
    assert_eq!((number(6).level, number(6).list), (1, 1));
}

#[test]
fn a_number_of_the_style_leaves_the_style_the_last_word() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/><w:pPr><w:ind w:left="999"/><w:jc w:val="right"/></w:pPr></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="K"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let styles = concat!(
        r#"<w:style w:type="paragraph" w:styleId="D"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="111"/></w:pPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="E"><w:basedOn w:val="D"/></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="K"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="N"><w:basedOn w:val="D"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>"#,
    );
    let body: String = ["D", "E", "K", "N"]
        .iter()
        .map(|id| p(&format!(r#"<w:pStyle w:val="{id}"/>"#), ""))
        .collect();
    let sample = Sample::body(&body).part("numbering", numbering).part("styles", styles);
    check_with(
        &sample,
        "
        0 [D, phải, thụt trái 2] #Điều 0. {Times New Roman 10}
        1 [E, phải, thụt trái 2] #Điều 1. {Times New Roman 10}
        2 [K, trái] #1. {Times New Roman 10}
        3 [N, trái, thụt trái 2] {Times New Roman 10}",
    );
}

#[test]
fn sections_hold_their_blocks_and_take_headers_over() {
    let sect = |inner: &str| format!("<w:sectPr>{inner}</w:sectPr>");
    let a4 = r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="454" w:gutter="0"/>"#;
    let across = r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgNumType w:start="1" w:fmt="upperRoman"/><w:cols w:num="2"/><w:docGrid w:type="lines"/>"#;
    let header = r#"<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/><w:footerReference w:type="even" r:id="rId3"/>"#;
    let body = format!(
        "<w:p/>{}<w:p/><w:p/>{}",
        p(&sect(&format!("{header}{a4}<w:titlePg/>")), ""),
        sect(&format!(r#"<w:type w:val="continuous"/>{across}"#))
    );
    let page = concat!(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"#,
        r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
    );
    let sample = Sample::body(&body)
        .part("header", page)
        .part("header", "<w:p/>")
        .part("footer", "<w:p/>")
        .part("settings", "<w:evenAndOddHeaders/><w:mirrorMargins/>");
    let paper = read(&sample.bytes()).expect("reads");
    let [first, second] = &paper.sections[..] else { panic!("two sections") };
    assert_eq!((first.blocks.clone(), second.blocks.clone()), (0..2, 2..4));
    assert_eq!(
        first.headers.default.and_then(|id| paper.part(id)).map(|p| p.name.as_str()),
        Some("word/header1.xml")
    );
    assert_eq!(first.headers, second.headers, "taken over");
    assert_eq!(
        second.footers.even.and_then(|id| paper.part(id)).map(|p| p.kind),
        Some(PartKind::Footer)
    );
    assert!(first.title_page && first.new_page && !second.new_page && second.grid);
    assert_eq!(second.numbers.start, Some(1));
    assert_eq!(second.numbers.format.as_deref(), Some("upperRoman"));
    assert_eq!(first.geometry.text_width(), Twip(11906 - 850 - 1701));
    assert!(paper.facts.even_headers && paper.facts.mirrored && paper.facts.settings);
    let number = paper.paragraphs(first.headers.default.expect("a header")).next().expect("one");
    assert_eq!(number.runs[0].field.as_deref(), Some("PAGE"));
    assert_eq!(number.text(), "2");
    let columns = paper.paragraphs(PartId::BODY).nth(3).expect("the last").room;
    assert_eq!(columns, Some(Twip((16838 - 2880 - 720) / 2)));
}

#[test]
fn the_strict_variant_reads_the_same() {
    let strict = r#"<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:pPr><w:jc w:val="start"/><w:ind w:start="36pt"/></w:pPr><w:r><w:rPr><w:sz w:val="14pt"/></w:rPr><w:t>a</w:t></w:r></w:p></w:body></w:document>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document.xml"/></Relationships>"#;
    let sample = Sample::default().main(strict).raw("_rels/.rels", rels.as_bytes());
    check_with(&sample, "0 [không kiểu, trái, thụt trái 12.7] {Times New Roman 14}a");
    assert!(read(&sample.bytes()).expect("reads").facts.strict);
}

#[test]
fn looks_are_values_that_rules_can_compare() {
    let body = p(r#"<w:jc w:val="center"/>"#, &r(r#"<w:sz w:val="28"/><w:b/>"#, "KẾ HOẠCH"));
    let paper = read(&Sample::body(&body).bytes()).expect("reads");
    let only = paper.paragraphs(PartId::BODY).next().expect("one");
    assert_eq!(only.look.align, Alignment::Center);
    assert_eq!((only.runs[0].look.size, only.runs[0].look.bold), (HalfPoint(28), true));
}
