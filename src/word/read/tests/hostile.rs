//! What is no Word file, or means harm: a sentence, never a panic, never memory without bound.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::limits::word as limit;
use crate::problem::Fault;
use crate::word::sample::NAMESPACES;

fn fault(bytes: &[u8]) -> ReadFault {
    read(bytes).expect_err("refused")
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("part");
        writer.write_all(bytes).expect("bytes");
    }
    writer.finish().expect("archive").into_inner()
}

fn ole(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.extend([0; 512]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn what_is_no_word_file_is_reported_by_name() {
    let cases: Vec<(Vec<u8>, ReadFault)> = vec![
        (Vec::new(), ReadFault::Empty),
        (ole("WordDocument"), ReadFault::Foreign(Foreign::OldWord)),
        (ole("Workbook"), ReadFault::Foreign(Foreign::Excel)),
        (ole("PowerPoint Document"), ReadFault::Foreign(Foreign::PowerPoint)),
        (ole("EncryptedPackage"), ReadFault::Encrypted),
        (b"%PDF-1.7\n".to_vec(), ReadFault::Foreign(Foreign::Pdf)),
        (br"{\rtf1\ansi".to_vec(), ReadFault::Foreign(Foreign::Rtf)),
        (b"<!DOCTYPE html><html>".to_vec(), ReadFault::Foreign(Foreign::Html)),
        (b"<?xml version=\"1.0\"?><pkg/>".to_vec(), ReadFault::Foreign(Foreign::Xml)),
        (b"\x89PNG\r\n".to_vec(), ReadFault::Foreign(Foreign::Picture)),
        ("Số: 181".as_bytes().to_vec(), ReadFault::Foreign(Foreign::Unknown)),
        (archive(&[("xl/workbook.xml", b"")]), ReadFault::Foreign(Foreign::Excel)),
        (archive(&[("ppt/presentation.xml", b"")]), ReadFault::Foreign(Foreign::PowerPoint)),
        (
            archive(&[("mimetype", b"x"), ("content.xml", b"")]),
            ReadFault::Foreign(Foreign::OpenDocument),
        ),
        (archive(&[("anh.png", b"")]), ReadFault::Foreign(Foreign::Archive)),
        (archive(&[("[Content_Types].xml", b"<Types/>")]), ReadFault::NoText),
        (Sample::default().main("<w:x xmlns:w='a'/>").bytes(), ReadFault::NoText),
    ];
    for (bytes, expected) in cases {
        let found = fault(&bytes);
        assert_eq!(found, expected);
        assert!(!found.message().is_empty() && found.hint().is_some(), "{found:?}");
    }
}

#[test]
fn damage_is_told() {
    let whole = Sample::body("<w:p><w:r><w:t>nội dung</w:t></w:r></w:p>").bytes();
    assert_eq!(fault(&whole[..whole.len() / 2]).code(), "TW04");
    // A byte of the packed text is changed: the checksum says so, or the XML.
    let mut changed = whole.clone();
    let at = whole.windows(17).position(|w| w == b"word/document.xml").expect("the part") + 40;
    changed[at] ^= 0x55;
    let code = fault(&changed).code();
    assert!(["TW04", "TW07"].contains(&code), "{code}");
    let broken = Sample::default().main("<w:document><w:body>").bytes();
    assert_eq!(fault(&broken).code(), "TW07");
    let styles = Sample::body("<w:p/>").part("styles", "<w:style>").bytes();
    let ReadFault::Broken { part, .. } = fault(&styles) else { panic!("broken styles") };
    assert_eq!(part, "word/styles1.xml");
    let latin = Sample::default().raw("word/document.xml", b"<w>\xE0\xE1</w>").bytes();
    assert_eq!(fault(&latin).code(), "TW08");
}

#[test]
fn utf16_parts_and_a_mark_of_order_are_read() {
    let xml = format!(
        "<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>Số</w:t></w:r></w:p></w:body></w:document>"
    );
    let wide = |order: fn(u16) -> [u8; 2]| {
        std::iter::once(0xFEFF).chain(xml.encode_utf16()).flat_map(order).collect::<Vec<u8>>()
    };
    for bytes in
        [wide(u16::to_le_bytes), wide(u16::to_be_bytes), format!("\u{feff}{xml}").into_bytes()]
    {
        let paper =
            read(&Sample::default().raw("word/document.xml", &bytes).bytes()).expect("reads");
        assert_eq!(paper.paragraphs(PartId::BODY).next().expect("one").text(), "Số");
    }
}

#[test]
fn entities_are_refused() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>"#;
    assert_eq!(fault(&Sample::default().main(bomb).bytes()).code(), "TW09");
}

#[test]
fn depth_is_bounded() {
    for (open, close) in [
        ("<w:smartTag>", "</w:smartTag>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        (
            "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        ),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ] {
        let times = 100_000 / open.matches('<').count();
        let body = format!("{}{}", open.repeat(times), close.repeat(times));
        let found = fault(&Sample::body(&body).bytes());
        assert!(matches!(found, ReadFault::TooMuch { what: Much::Depth, .. }), "{found:?}");
        // As deep as is allowed: read, on a small stack, without overflow.
        let times = (limit::DEPTH - 2) / open.matches('<').count();
        let bytes = Sample::body(&format!("{}{}", open.repeat(times), close.repeat(times))).bytes();
        let small =
            std::thread::Builder::new().stack_size(2 << 20).spawn(move || read(&bytes).is_ok());
        assert!(small.expect("a thread").join().expect("no overflow"));
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 70 << 20];
    let found = fault(&Sample::default().raw("word/document.xml", &zeros).bytes());
    assert!(matches!(found, ReadFault::TooMuch { what: Much::Unpacked, .. }), "{found:?}");
    let big = vec![0; limit::FILE + 1];
    assert!(matches!(fault(&big), ReadFault::TooMuch { what: Much::File, .. }));
}

#[test]
fn numbers_of_things_are_bounded() {
    let elements = |body: String| fault(&Sample::body(&body).bytes());
    let rows = elements("<w:tr><w:tc><w:p/></w:tc></w:tr>".repeat(400_000));
    assert!(matches!(rows, ReadFault::TooMuch { what: Much::Elements, .. }), "{rows:?}");
    let attributes: String = (0..600).map(|n| format!(" a{n}=\"\"")).collect();
    let many = elements(format!("<w:p{attributes}/>"));
    assert!(matches!(many, ReadFault::TooMuch { what: Much::Elements, .. }), "{many:?}");
    // Every level declares namespaces, and what is below inherits them all.
    let level: String = (0..200).map(|n| format!(" xmlns:a{n}=\"u{n}\"")).collect();
    let spaces = format!("<w:x{level}>").repeat(200) + &"<w:y xmlns:b=\"b\"/>".repeat(200_000);
    let spaces = elements(spaces + &"</w:x>".repeat(200));
    assert!(matches!(spaces, ReadFault::TooMuch { what: Much::Elements, .. }), "{spaces:?}");
    // A letter a run: accented ones take another font.
    let runs = elements(format!(
        r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="A" w:hAnsi="B"/></w:rPr><w:t>{}</w:t></w:r></w:p>"#,
        "aá".repeat(300_000)
    ));
    assert!(matches!(runs, ReadFault::TooMuch { what: Much::Elements, .. }), "{runs:?}");
    let parts: Vec<String> = (0..limit::PARTS + 1).map(|n| format!("p{n}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(fault(&archive(&parts)), ReadFault::TooMuch { what: Much::Parts, .. }));
}

#[test]
fn strange_values_are_read_as_nothing() {
    for body in [
        r#"<w:p><w:pPr><w:ind w:left="99999999999999999999" w:firstLine="-"/><w:spacing w:line="NaN"/></w:pPr></w:p>"#,
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="200"/><w:numId w:val="-5"/></w:numPr><w:outlineLvl w:val="-1"/></w:pPr></w:p>"#,
        r#"<w:tbl><w:tblGrid><w:gridCol w:w="2000000000"/><w:gridCol w:w="9000000"/></w:tblGrid><w:tr><w:trPr><w:gridBefore w:val="-9"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"#,
        r#"<w:p><w:r><w:sym w:char="110000"/><w:sym w:char="D800"/><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
        r#"<w:sectPr><w:pgSz w:w="-1" w:h=""/><w:pgMar w:left="9999999"/><w:cols w:num="-3"/></w:sectPr>"#,
        r#"<w:p><w:r><w:rPr><w:sz w:val="-4"/><w:w w:val="1e9"/><w:position w:val="99999"/></w:rPr><w:t>a</w:t></w:r></w:p>"#,
    ] {
        read(&Sample::body(body).bytes()).expect(body);
    }
}
