//! What is there: text in every wrapper, controls, changes, fields, drawings.

use super::*;
use crate::paper::{ControlKind, Nesting};

const T: &str = "Times New Roman 10";

#[test]
fn text_is_found_in_every_wrapper() {
    for (inner, seen) in [
        ("<w:r><w:t>a</w:t><w:t> b</w:t></w:r>", format!("{{{T}}}ab")),
        (r#"<w:r><w:t xml:space="preserve"> b </w:t></w:r>"#, format!("{{{T}}} b ")),
        ("<w:r><w:t>a\n  b</w:t></w:r>", format!("{{{T}}}a   b")),
        ("<w:r><w:t>a<!-- lời -->b<![CDATA[<c>]]></w:t></w:r>", format!("{{{T}}}ab<c>")),
        ("<w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag>", format!("{{{T}}}a")),
        ("<w:customXml><w:r><w:t>a</w:t></w:r></w:customXml>", format!("{{{T}}}a")),
        ("<x:la><w:r><w:t>a</w:t></w:r></x:la>", format!("{{{T}}}a")),
        (
            "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>",
            format!("{{{T}}} liên kết}}a").replace("}}", "}").replace("10} liên", "10 liên"),
        ),
        ("<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", format!("{{{T} +thêm}}a")),
        ("<w:del><w:r><w:delText>a</w:delText></w:r></w:del>", format!("{{{T} -xóa}}a")),
        (
            "<w:ins><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:ins>",
            format!("{{{T} -xóa}}a"),
        ),
        (
            "<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>",
            format!("{{{T} -chuyển đi}}a{{{T} +chuyển đến}}b"),
        ),
        (
            "<w:r><w:tab/><w:br/><w:cr/><w:ptab/><w:noBreakHyphen/><w:softHyphen/></w:r>",
            format!("{{{T}}}⇥⏎⏎⇥‑¬"),
        ),
        (r#"<w:r><w:br w:type="page"/><w:br w:type="column"/></w:r>"#, format!("{{{T}}}⤓⇊")),
        (
            r#"<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>"#,
            format!("{{{T}}}<Wingdings U+F0FC>"),
        ),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>trên</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>chữ</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            format!("{{{T}}}chữ"),
        ),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", format!("{{{T}}}x+1")),
        (r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#, format!("{{{T}}}†")),
        ("<w:r><w:proofErr/><w:lastRenderedPageBreak/><w:t>a</w:t></w:r>", format!("{{{T}}}a")),
    ] {
        check(&format!("<w:p>{inner}</w:p>"), &format!("0 [không kiểu, trái] {seen}"));
    }
}

#[test]
fn blocks_are_found_in_every_wrapper() {
    let body = concat!(
        "<w:customXml><w:p/></w:customXml><w:ins><w:p/></w:ins><x:la><w:p/></x:la>",
        r#"<mc:AlternateContent><mc:Choice Requires="wps"><w:p/></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>"#,
        r#"<mc:AlternateContent><mc:Choice Requires="x"><w:p/></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>"#,
    );
    check(
        body,
        "
        0 [không kiểu, trái] {Times New Roman 10}
        1 [không kiểu, trái] dấu đoạn +thêm {Times New Roman 10}
        2 [không kiểu, trái] {Times New Roman 10}
        3 [không kiểu, trái] {Times New Roman 10}
        6 [không kiểu, trái] {Times New Roman 10}",
    );
}

#[test]
fn controls_in_all_four_nestings() {
    let sdt = |props: &str, inner: &str| {
        format!("<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    };
    let para = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", para(text));
    let body = [
        sdt(r#"<w:tag w:val="khoi"/><w:alias w:val="Khối"/>"#, &format!("{}{}", para("một"), para("hai"))),
        format!("<w:p>{}</w:p>", sdt(
            r#"<w:tag w:val="dong"/><w:showingPlcHdr/><w:text w:multiLine="1"/>"#,
            &format!("<w:r><w:t>gợi ý</w:t></w:r>{}", sdt(r#"<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>"#, "<w:r><w:t>☒</w:t></w:r>")),
        )),
        format!(
            "<w:tbl>{}<w:tr>{}{}</w:tr></w:tbl>",
            sdt(r#"<w:tag w:val="hang"/>"#, &format!("<w:tr>{}</w:tr>", cell("ba"))),
            sdt(r#"<w:tag w:val="o"/><w:dropDownList><w:listItem w:displayText="Tốt" w:value="t"/><w:listItem w:value="k"/></w:dropDownList>"#, &cell("bốn")),
            cell("năm"),
        ),
    ]
    .concat();
    let paper = read(&Sample::body(&body).bytes()).expect("reads");
    let found: Vec<_> = paper
        .controls()
        .map(|(id, control)| {
            (control.nesting, control.tag.as_deref().unwrap_or(""), paper.lines_in(id).join("|"))
        })
        .collect();
    assert_eq!(
        found,
        [
            (Nesting::Block, "khoi", "một|hai".to_owned()),
            (Nesting::Inline, "dong", "gợi ý☒".to_owned()),
            (Nesting::Inline, "", "☒".to_owned()),
            (Nesting::Row, "hang", "ba".to_owned()),
            (Nesting::Cell, "o", "bốn".to_owned()),
        ]
    );
    let kinds: Vec<_> = paper.controls.iter().map(|control| control.kind.clone()).collect();
    assert_eq!(kinds[1], ControlKind::Text { lines: true });
    assert_eq!(kinds[2], ControlKind::CheckBox { checked: true });
    let item =
        |value: &str, text: &str| crate::paper::Item { value: value.into(), text: text.into() };
    assert_eq!(kinds[4], ControlKind::DropDown(vec![item("t", "Tốt"), item("k", "k")]));
    assert!(paper.controls[1].placeholder && !paper.controls[0].placeholder);
    assert_eq!(paper.controls[2].parent, Some(crate::paper::ControlId(1)));
    assert_eq!(paper.controls[0].title.as_deref(), Some("Khối"));
}

#[test]
fn every_kind_of_control() {
    for (props, kind) in [
        ("", ControlKind::RichText),
        ("<w:richText/>", ControlKind::RichText),
        ("<w:text/>", ControlKind::Text { lines: false }),
        (r#"<w:date w:fullDate="2025-01-02T00:00:00Z"/>"#, ControlKind::Date),
        ("<w:comboBox/>", ControlKind::ComboBox(Vec::new())),
        (
            r#"<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>"#,
            ControlKind::CheckBox { checked: false },
        ),
        ("<w:picture/>", ControlKind::Picture),
        ("<w14:repeatingSection/>", ControlKind::Repeating),
        ("<w14:repeatingSectionItem/>", ControlKind::RepeatingItem),
        ("<w:docPartObj/>", ControlKind::Other),
        (r#"<w:lock w:val="sdtLocked"/><w:text/>"#, ControlKind::Text { lines: false }),
    ] {
        let body =
            format!("<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>");
        let paper = read(&Sample::body(&body).bytes()).expect("reads");
        assert_eq!(paper.controls[0].kind, kind, "{props}");
        assert_eq!(paper.controls[0].locked, props.contains("Locked"));
        if kind == ControlKind::Date {
            assert_eq!(paper.controls[0].date.as_deref(), Some("2025-01-02T00:00:00Z"));
        }
    }
}

#[test]
fn fields_show_their_results() {
    let fld = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let (begin, separate, end) = (fld("begin"), fld("separate"), fld("end"));
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    for (inner, seen) in [
        (
            format!(
                "{begin}{}{}{separate}{}{end}{}",
                code("PA"),
                code("GE "),
                text("7"),
                text(" sau")
            ),
            format!("{{{T} trường PAGE}}7{{{T}}}sau"),
        ),
        (
            format!(r#"<w:fldSimple w:instr=" NUMPAGES ">{}</w:fldSimple>"#, text("9")),
            format!("{{{T} trường NUMPAGES}}9"),
        ),
        // Without a result the field is known all the same.
        (format!("{begin}{}{end}", code("PAGE")), format!("{{{T} trường PAGE}}")),
        // A field inside the instruction of another is not shown.
        (
            format!(
                "{begin}{}{begin}{}{separate}{}{end}{}{separate}{}{end}",
                code("IF "),
                code("PAGE"),
                text("1"),
                code(" = 1"),
                text("có")
            ),
            format!("{{{T} trường IF  = 1}}có"),
        ),
        (
            format!("{begin}{}{separate}{}{end}", code("HYPERLINK \"x\""), text("a")),
            format!("{{{T} trường HYPERLINK \"x\" liên kết}}a"),
        ),
        // An end too many closes nothing.
        (format!("{end}{}", text("a")), format!("{{{T}}}a")),
    ] {
        check(&format!("<w:p>{inner}</w:p>"), &format!("0 [không kiểu, trái] {seen}"));
    }
    // A result that goes over paragraphs.
    check(
        &format!(
            "<w:p>{begin}{}{separate}{}</w:p><w:p>{}{end}</w:p>",
            code("TOC"),
            text("a"),
            text("b")
        ),
        "
        0 [không kiểu, trái] {Times New Roman 10 trường TOC}a
        1 [không kiểu, trái] {Times New Roman 10 trường TOC}b",
    );
}

#[test]
fn lines_in_every_form() {
    let shape = |preset: &str, cx: u32, cy: u32| {
        format!(
            r#"<w:drawing><wp:anchor><wp:extent cx="{cx}" cy="{cy}"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="{preset}"/><a:ln w="9525"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"#
        )
    };
    let line = shape("line", 1_800_000, 0);
    for (inner, seen) in [
        (line.clone(), "<Line 50×0 nổi> ⟨Shape 50 mm⟩"),
        (shape("straightConnector1", 1_800_000, 0), "<Line 50×0 nổi> ⟨Shape 50 mm⟩"),
        (shape("rect", 1_800_000, 12_700), "<Line 50×0.4 nổi> ⟨Shape 50 mm⟩"),
        (shape("rect", 1_800_000, 1_800_000), "<Other 50×50 nổi>"),
        (shape("line", 0, 1_800_000), "<Other 0×50 nổi>"),
        (
            format!(
                r#"<mc:AlternateContent><mc:Choice Requires="wps">{line}</mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="10pt,0"/></w:pict></mc:Fallback></mc:AlternateContent>"#
            ),
            "<Line 50×0 nổi> ⟨Shape 50 mm⟩",
        ),
        (r#"<w:pict><v:line style="position:absolute" from="10pt,5pt" to="110pt,5pt" strokeweight=".75pt"/></w:pict>"#.into(), "<Line 35.3×? nổi> ⟨OldShape 35.3 mm⟩"),
        (r##"<w:pict><v:shapetype id="_x0000_t32" o:spt="32"/><v:shape type="#_x0000_t32" style="width:100pt;height:0"/></w:pict>"##.into(), "<Line 35.3×0> ⟨OldShape 35.3 mm⟩"),
        (r#"<w:pict><v:rect style="width:0;height:1.5pt" o:hr="t"/></w:pict>"#.into(), "<Line 0×0.5> ⟨OldShape ? mm⟩"),
        (r#"<w:pict><v:shape style="width:10pt;height:10pt"><v:imagedata r:id="rId9"/></v:shape></w:pict>"#.into(), "<Picture 3.5×3.5>"),
    ] {
        check(
            &format!("<w:p><w:r>{inner}</w:r></w:p>"),
            &format!("0 [không kiểu, trái] {{{T}}}{seen}"),
        );
    }
    // A border is as long as the column less the indents: Letter paper has 6.5 inches.
    check(
        r#"<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr><w:ind w:left="1440" w:right="1440"/></w:pPr></w:p>"#,
        &format!(
            "0 [không kiểu, trái, thụt trái 25.4, thụt phải 25.4, viền dưới 0.75] {{{T}}} ⟨BorderBottom 114.3 mm⟩"
        ),
    );
    check(
        "<w:p><w:r><w:t>__________</w:t></w:r></w:p>",
        &format!("0 [không kiểu, trái] {{{T}}}__________ ⟨Characters 17.6 mm⟩"),
    );
}

#[test]
fn text_boxes_hold_blocks() {
    let boxed = |inner: &str| {
        format!(
            "<w:p><w:r><w:pict><v:shape style=\"width:50mm;height:10mm\"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        )
    };
    check(
        &boxed(&boxed("<w:p><w:r><w:t>trong</w:t></w:r></w:p>")),
        "
        0 [không kiểu, trái] {Times New Roman 10}<TextBox 50×10>
          khung chữ
          1 [không kiểu, trái] {Times New Roman 10}<TextBox 50×10>
            khung chữ
            2 [không kiểu, trái] {Times New Roman 10}trong",
    );
}

#[test]
fn facts_of_the_file() {
    let rels = concat!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
        r#"<Relationship Id="1" Type="http://x/settings" Target="settings1.xml"/><Relationship Id="2" Type="http://x/comments" Target="comments1.xml"/>"#,
        r#"<Relationship Id="3" Type="http://x/hyperlink" Target="http://a" TargetMode="External"/>"#,
        r#"<Relationship Id="4" Type="http://x/attachedTemplate" Target="file:///C:/mau.dotm" TargetMode="External"/>"#,
        r#"<Relationship Id="5" Type="http://x/aFChunk" Target="a.html"/></Relationships>"#,
    );
    let root = concat!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" Type="http://x/officeDocument" Target="word/document.xml"/>"#,
        r#"<Relationship Id="2" Type="http://x/extended-properties" Target="docProps/app.xml"/><Relationship Id="3" Type="http://x/core-properties" Target="docProps/core.xml"/>"#,
        r#"<Relationship Id="4" Type="http://x/custom-properties" Target="docProps/custom.xml"/></Relationships>"#,
    );
    let sample = Sample::body(r#"<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:ins/><w:del/><w:moveFrom/></w:p>"#)
        .part("settings", r#"<w:trackRevisions/><w:documentProtection w:edit="forms" w:enforcement="1"/><w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>"#)
        .part("comments", "<w:comment/><w:comment/>")
        .raw("word/_rels/document.xml.rels", rels.as_bytes())
        .raw("_rels/.rels", root.as_bytes())
        .raw("docProps/app.xml", b"<P><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></P>")
        .raw("docProps/core.xml", "<P><title>T</title><creator>Nguyễn</creator></P>".as_bytes())
        .raw("docProps/custom.xml", br#"<P><property name="vanban.agency"><s>so-y-te</s></property></P>"#)
        .raw("word/vbaProject.bin", b"x")
        .raw("word/media/a.png", b"x")
        .raw("word/embeddings/a.bin", b"x");
    let paper = read(&sample.bytes()).expect("reads");
    let facts = &paper.facts;
    assert_eq!(facts.writer.as_deref(), Some("Microsoft Office Word 16.0000"));
    assert_eq!((facts.comments, facts.hyperlinks, facts.pictures, facts.embedded), (2, 1, 1, 2));
    assert_eq!(facts.external[0].kind, "attachedTemplate");
    assert!(facts.macros && facts.tracking && facts.gaps_add_up);
    assert_eq!(facts.protection.as_deref(), Some("forms"));
    assert_eq!(facts.changes.total(), 4);
    assert_eq!(
        (paper.properties.title.as_str(), paper.properties.creator.as_str()),
        ("T", "Nguyễn")
    );
    assert_eq!(paper.properties.custom["vanban.agency"], "so-y-te");
}

#[test]
fn notes_are_texts_of_their_own() {
    let notes = r#"<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>chú</w:t></w:r></w:p></w:footnote>"#;
    let paper = read(&Sample::body("<w:p/>").part("footnotes", notes).bytes()).expect("reads");
    let (id, _) = paper.parts_of(PartKind::Footnotes).next().expect("notes");
    assert_eq!(paper.paragraphs(id).map(|p| p.text()).collect::<Vec<_>>(), ["chú"]);
}

#[test]
fn pages_are_those_that_word_noted() {
    let body = "<w:p/><w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>";
    let paper = read(&Sample::body(body).bytes()).expect("reads");
    let pages: Vec<_> = paper.paragraphs(PartId::BODY).map(|p| p.page).collect();
    assert_eq!(pages, [Some(1), Some(2)]);
}

#[test]
fn a_move_counts_as_a_tracked_change_with_one_of_its_ends_or_both() {
    for (xml, moved) in [
        ("<w:moveTo/>", 1),
        ("<w:moveFrom/>", 1),
        ("<w:moveFrom/><w:moveTo/>", 1),
        ("<w:moveFrom/><w:moveTo/><w:moveTo/>", 2),
    ] {
        let sample = Sample::body(&format!("<w:p>{xml}</w:p>"));
        let paper = read(&sample.bytes()).expect("reads");
        assert_eq!(paper.facts.changes.moved, moved, "{xml}");
    }
}
