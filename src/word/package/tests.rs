//! Same bytes, whole packages, and one sample document with everything a form holds.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::layout::{clean_text, escape};
use crate::word::build::head_row;
use crate::word::finish::{Gap, finish};
use crate::word::section::PAGE_NUMBER;
use crate::word::text::push_text;
use chrono::NaiveDate;
use docx_rs::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

const STYLES: &str = concat!(
    r#"<w:docDefaults><w:rPrDefault><w:rPr>"#,
    r#"<w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>"#,
    r#"<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>"#,
    r#"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#,
    r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
    r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>"#,
    r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="NoiDung"><w:name w:val="Nội dung"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr></w:style>"#,
    r#"<w:style w:type="character" w:customStyle="1" w:styleId="ChoTrong"><w:name w:val="Chỗ trống"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>"#,
);

/// A content control: its properties after the alias, and its content.
fn control(id: u32, alias: &str, properties: &str, content: &str) -> String {
    format!(
        concat!(
            r#"<w:sdt><w:sdtPr><w:alias w:val="{}"/><w:tag w:val="o-{}"/><w:id w:val="{}"/>"#,
            r#"<w:lock w:val="sdtLocked"/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
        ),
        escape(alias),
        id,
        id,
        properties,
        content
    )
}

fn placeholder(text: &str) -> String {
    let mut run = br#"<w:r><w:rPr><w:rStyle w:val="ChoTrong"/></w:rPr>"#.to_vec();
    push_text(text, &mut run);
    run.extend_from_slice(b"</w:r>");
    String::from_utf8(run).unwrap()
}

fn inline_controls() -> Vec<String> {
    let empty = "<w:showingPlcHdr/>";
    let list = concat!(
        r#"<w:dropDownList><w:listItem w:displayText="Có" w:value="co"/>"#,
        r#"<w:listItem w:displayText="Không" w:value="khong"/></w:dropDownList>"#,
    );
    let date = concat!(
        r#"<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="vi-VN"/>"#,
        r#"<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>"#,
    );
    let check = concat!(
        r#"<w14:checkbox><w14:checked w14:val="0"/>"#,
        r#"<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>"#,
        r#"<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>"#,
    );
    let text = "<w:text w:multiLine=\"1\"/>";
    let kinds = [(text, "số & tên"), (list, "chọn"), (date, "ngày\u{2011}tháng"), (check, "☐")];
    (101..)
        .zip(kinds)
        .map(|(id, (kind, shown))| {
            let prompt = if kind == check { "" } else { empty };
            let properties = format!("{prompt}{kind}");
            control(id, "Ô \"nhập\"", &properties, &placeholder(shown))
        })
        .collect()
}

/// A run or the run of a paragraph in whose place something finished will be.
fn gap(gap: Gap) -> Run {
    Run::new().add_text(gap.mark())
}

/// Appends a finished block with this in its gaps.
fn push(block: &impl BuildXML, fillings: &[String], out: &mut Vec<u8>) {
    let mut fillings = fillings.iter();
    let xml = finish(block, fillings.len()).unwrap();
    xml.fill(out, |out| out.extend_from_slice(fillings.next().unwrap().as_bytes()));
}

/// A table with a gap in one of its cells.
fn table() -> Table {
    let words = |text: &str| Paragraph::new().add_run(Run::new().add_text(clean_text(text)));
    let border = |position| TableCellBorder::new(position).border_type(BorderType::Single).size(4);
    let edged = TableCell::new()
        .set_border(border(TableCellBorderPosition::Left))
        .set_border(border(TableCellBorderPosition::Top))
        .shading(Shading::new().shd_type(ShdType::Clear).fill("D9D9D9"))
        .vertical_align(VAlignType::Center)
        .width(3000, WidthType::Dxa);
    let mut margined = TableCell::new().vertical_merge(VMergeType::Restart).grid_span(2);
    margined.property =
        margined.property.margin_left(20, WidthType::Dxa).margin_top(10, WidthType::Dxa);
    let rows = vec![
        head_row(TableRow::new(vec![
            margined.add_paragraph(words("Gộp")),
            edged.clone().add_paragraph(words("Đầu & cuối")),
        ]))
        .cant_split(),
        TableRow::new(vec![
            TableCell::new().vertical_merge(VMergeType::Continue).grid_span(2),
            edged.add_paragraph(Paragraph::new().add_run(gap(Gap::Paragraphs))),
        ])
        .row_height(400.0)
        .height_rule(HeightRule::AtLeast),
        TableRow::new(vec![
            TableCell::new().add_table(
                Table::new(vec![TableRow::new(vec![TableCell::new()])]).set_grid(vec![500]),
            ),
            TableCell::new().add_paragraph(words("x")).add_table(
                Table::new(vec![TableRow::new(vec![TableCell::new()])]).set_grid(vec![500]),
            ),
            TableCell::new(),
        ]),
    ];
    Table::new(rows)
        .set_grid(vec![2000, 2000, 3000])
        .width(7000, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .indent(10)
        .style("TableNormal")
        .margins(TableCellMargins::new().margin(0, 108, 0, 108))
}

fn rule() -> Paragraph {
    let top =
        ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6).space(1);
    let spacing = LineSpacing::new().line(80).line_rule(LineSpacingType::Exact);
    let mut rule =
        Paragraph::new().indent(Some(1200), None, Some(1200), None).line_spacing(spacing);
    rule.property = rule.property.set_borders(ParagraphBorders::with_empty().set(top));
    rule.add_tab(Tab::new().val(TabValueType::Right).leader(TabLeaderType::Dot).pos(9000))
}

fn section(extra: &str, size: &str) -> String {
    let header = Part::Header(1).relation_id();
    format!(
        concat!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="{}"/>{}"#,
            r#"<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/>"#,
            r#"<w:cols w:space="720"/><w:titlePg/></w:sectPr>"#,
        ),
        header,
        format_args!("{extra}{size}")
    )
}

fn body() -> Vec<u8> {
    let mut body = Vec::new();
    let first = Some(SpecialIndentType::FirstLine(720));
    let bookmark =
        [r#"<w:bookmarkStart w:id="1" w:name="phần_1"/>"#, r#"<w:bookmarkEnd w:id="1"/>"#];
    let lead = Paragraph::new()
        .style("NoiDung")
        .align(AlignmentType::Both)
        .indent(None, first, None, None)
        .keep_next(true)
        .keep_lines(true)
        .widow_control(false)
        .page_break_before(false)
        .outline_lvl(1)
        .add_run(gap(Gap::Element))
        .add_run(
            Run::new()
                .bold()
                .italic()
                .size(26)
                .fonts(RunFonts::new().ascii("Times New Roman"))
                .add_text("Kế hoạch \"A\" & <B> 181\u{2011}KH"),
        )
        .add_run(gap(Gap::Element))
        .add_run(
            Run::new()
                .underline("single")
                .color("000000")
                .strike()
                .character_spacing(-4)
                .add_tab()
                .add_text("đuôi")
                .add_break(BreakType::TextWrapping),
        );
    let controls = inline_controls();
    let form = controls.iter().fold(Paragraph::new(), |form, _| form.add_run(gap(Gap::Element)));
    let inner = control(200, "khối", "<w:richText/>", "<w:p><w:r><w:t>trong ô</w:t></w:r></w:p>");
    push(&lead, &bookmark.map(str::to_owned), &mut body);
    push(&rule(), &[], &mut body);
    push(&form, &controls, &mut body);
    push(&table(), &[inner], &mut body);
    let mut inner = Vec::new();
    push(&rule(), &[], &mut inner);
    push(&Paragraph::new(), &[], &mut inner);
    let inner = String::from_utf8(inner).unwrap();
    body.extend_from_slice(control(300, "nhiều đoạn", "<w:richText/>", &inner).as_bytes());
    let portrait = section("", r#"<w:pgSz w:w="11906" w:h="16838"/>"#);
    body.extend_from_slice(format!("<w:p><w:pPr>{portrait}</w:pPr></w:p>").as_bytes());
    body.extend_from_slice(b"<w:p/>");
    let landscape = r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#;
    body.extend_from_slice(section(r#"<w:type w:val="nextPage"/>"#, landscape).as_bytes());
    body
}

fn document() -> Vec<u8> {
    let body = [b"<w:body>".as_slice(), &body(), b"</w:body>"].concat();
    root_part("w:document", &body)
}

const OWN: [Part; 3] = [Part::Document, Part::CoreProperties, Part::CustomProperties];

fn base() -> BaseArchive {
    let header = format!(r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{PAGE_NUMBER}</w:p>"#);
    let header = root_part("w:hdr", header.as_bytes());
    let styles = root_part("w:styles", STYLES.as_bytes());
    let (app, settings, fonts) = (app_properties(), settings(), font_table());
    let shared: [(Part, &[u8]); 5] = [
        (Part::Header(1), &header),
        (Part::AppProperties, app.as_bytes()),
        (Part::Settings, settings.as_bytes()),
        (Part::FontTable, fonts.as_bytes()),
        (Part::Styles, &styles),
    ];
    BaseArchive::new(&shared, &OWN).unwrap()
}

/// A whole document; `piece` is how many bytes of its text are written at a time.
fn sample(base: &BaseArchive, piece: usize) -> Vec<u8> {
    let core = CoreProperties {
        title: "Kế hoạch <1> & \"2\"",
        subject: "Tổng kết",
        creator: "UBND",
        keywords: "",
        created: NaiveDate::from_ymd_opt(2024, 11, 29),
    };
    let custom = custom_properties([("Số <ký>", "a & b"), ("nguồn", "181/KH\n")]);
    let mut package = Package::new(base).unwrap();
    let text = package.begin(Part::Document).unwrap();
    document().chunks(piece).for_each(|piece| text.write_all(piece).unwrap());
    package.part(Part::CoreProperties, core_properties(&core).as_bytes()).unwrap();
    package.part(Part::CustomProperties, custom.as_bytes()).unwrap();
    package.finish().unwrap()
}

/// The parts of an archive by name, in its order.
fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            assert_eq!(file.last_modified(), Some(DateTime::DEFAULT));
            assert_eq!(file.unix_mode(), Some(0o100_644));
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn same_parts_same_bytes() {
    let bytes = sample(&base(), usize::MAX);
    assert_eq!(bytes, sample(&base(), usize::MAX));
    assert_eq!(bytes, sample(&base(), 100), "in whatever pieces they come");
}

#[test]
fn content_types_are_first_and_every_part_is_xml() {
    let parts = unpacked(&sample(&base(), usize::MAX));
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/header1.xml",
            "docProps/app.xml",
            "word/document.xml",
            "docProps/core.xml",
            "docProps/custom.xml",
        ]
    );
    for (name, text) in &parts {
        assert!(roxmltree::Document::parse(text).is_ok(), "{name}");
    }
}

/// The values of an attribute in a part.
fn values(xml: &str, attribute: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(xml).unwrap();
    let nodes = tree.descendants().filter_map(|node| node.attribute(attribute));
    nodes.map(str::to_owned).collect()
}

#[test]
fn every_part_has_a_type_and_every_relation_a_target() {
    let parts: BTreeMap<_, _> = unpacked(&sample(&base(), usize::MAX)).into_iter().collect();
    let types = &parts["[Content_Types].xml"];
    let typed: BTreeSet<_> = values(types, "PartName").into_iter().collect();
    for name in
        parts.keys().filter(|name| !name.ends_with(".rels") && *name != "[Content_Types].xml")
    {
        assert!(typed.contains(&format!("/{name}")), "{name}");
    }
    assert!(typed.iter().all(|name| parts.contains_key(&name[1..])));
    let mut reached = 0;
    for (relations, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let targets = values(&parts[relations], "Target");
        reached += targets.len();
        assert!(targets.iter().all(|target| parts.contains_key(&format!("{folder}{target}"))));
        let ids = values(&parts[relations], "Id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }
    assert_eq!(reached, typed.len());
}

#[test]
fn every_kind_of_part_can_be_told_apart() {
    let all = [
        Part::ContentTypes,
        Part::PackageRelations,
        Part::DocumentRelations,
        Part::Document,
        Part::Styles,
        Part::Settings,
        Part::FontTable,
        Part::Header(1),
        Part::Header(2),
        Part::Footer(1),
        Part::CoreProperties,
        Part::AppProperties,
        Part::CustomProperties,
    ];
    let names: BTreeSet<_> = all.iter().map(|part| part.name()).collect();
    let ids: BTreeSet<_> = all.iter().map(|part| part.relation_id()).collect();
    assert_eq!((names.len(), ids.len()), (all.len(), all.len()));
}

#[test]
fn parts_are_exactly_those_expected() {
    let base = base();
    let after_text = |part| {
        let mut package = Package::new(&base).unwrap();
        package.part(Part::Document, b"").unwrap();
        package.part(part, b"").and_then(|()| package.finish())
    };
    let missing = after_text(Part::CoreProperties);
    assert!(matches!(missing, Err(PackageError::Missing(Part::CustomProperties))));
    let too_soon = after_text(Part::CustomProperties);
    assert!(matches!(too_soon, Err(PackageError::Missing(Part::CoreProperties))));
    let twice = after_text(Part::Document);
    assert!(matches!(twice, Err(PackageError::Twice(Part::Document))));
    let unexpected = after_text(Part::Styles);
    assert!(matches!(unexpected, Err(PackageError::Unexpected(Part::Styles))));
    let base = BaseArchive::new(&[(Part::Styles, b"")], &[Part::Styles]);
    assert!(matches!(base, Err(PackageError::Twice(Part::Styles))));
    let base = BaseArchive::new(&[(Part::ContentTypes, b"")], &[]);
    assert!(matches!(base, Err(PackageError::Unexpected(Part::ContentTypes))));
}

#[test]
fn core_properties_hold_no_date_of_their_own() {
    let xml = core_properties(&CoreProperties { title: "a", ..CoreProperties::default() });
    assert!(xml.contains("<dc:title>a</dc:title><dc:language>vi-VN</dc:language>"));
    assert!(!xml.contains("dcterms:created"));
}
