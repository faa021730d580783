//! Shuffled lists, docx-rs' defects one by one, gaps, and random blocks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use super::order::{ALL, EXTENSIONS, Order};
use super::*;
use crate::layout::{clean_text, escape};
use crate::word::build::head_row;
use crate::word::text::push_text;
use docx_rs::*;
use proptest::prelude::*;

fn text(xml: &GappedXml) -> String {
    let mut out = Vec::new();
    xml.fill(&mut out, |out| out.extend_from_slice("…".as_bytes()));
    String::from_utf8(out).unwrap()
}

/// Finished XML; a `…` for each gap.
fn finished(xml: &str) -> Result<String, FinishError> {
    Ok(text(&finish_xml(xml)?))
}

fn built(block: &impl BuildXML) -> Result<String, FinishError> {
    Ok(text(&finish(block, 0)?))
}

#[track_caller]
fn check(block: &impl BuildXML, expected: &str) {
    assert_eq!(built(block).unwrap(), expected);
}

/// One child of a list as docx-rs would write it; a list inside the list gets a child, or it would
/// be left out.
fn child(name: &str) -> String {
    let name = if name == EXTENSIONS { "w14:ligatures" } else { name };
    match Order::of(name.as_bytes()) {
        Some(order) => format!("<{name}><{} /></{name}>", order.children[0]),
        None => format!("<{name} w:val=\"x\" />"),
    }
}

#[test]
fn children_of_every_list_come_out_in_order() {
    for order in ALL {
        let parent = order.parent;
        let sorted: Vec<String> = order.children.iter().map(|name| child(name)).collect();
        let expected = format!("<{parent}>{}</{parent}>", sorted.concat()).replace(" />", "/>");
        let count = sorted.len();
        for step in (1..count.max(2)).filter(|step| gcd(*step, count) == 1) {
            let shuffled: Vec<&str> =
                (0..count).map(|at| sorted[(at * step + 3) % count].as_str()).rev().collect();
            let input = format!("<{parent}>{}</{parent}>", shuffled.concat());
            assert_eq!(finished(&input).unwrap(), expected, "step {step}");
        }
    }
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[test]
fn equal_children_stay_as_they_came() {
    let tabs = r#"<w:tabs><w:tab w:pos="9"/><w:tab w:pos="1"/></w:tabs>"#;
    assert_eq!(finished(tabs).unwrap(), tabs);
}

#[test]
fn a_child_unknown_to_the_schema_is_an_error() {
    let stray = finished(r#"<w:rPr><w:ptab w:val="x" /></w:rPr>"#);
    assert_eq!(stray, Err(FinishError::Stray { parent: "w:rPr", child: "w:ptab".into() }));
}

#[test]
fn noise_is_left_out() {
    for (input, expected) in [
        ("<w:p><w:pPr><w:rPr /></w:pPr></w:p>", "<w:p></w:p>"),
        ("<w:p><w:pPr /><w:r><w:rPr /></w:r></w:p>", "<w:p><w:r></w:r></w:p>"),
        ("<w:tblPr><w:tblBorders /></w:tblPr>", "<w:tblPr/>"),
        ("<w:tr><w:trPr /></w:tr>", "<w:tr></w:tr>"),
        (r#"<w:p w14:paraId="1" w:rsidR="2" w:x="3" />"#, r#"<w:p w:x="3"></w:p>"#),
        (r#"<w:gridCol w:w="100" w:type="dxa" />"#, r#"<w:gridCol w:w="100"/>"#),
        (r#"<w:tblPr><w:jc w:val="left" /></w:tblPr>"#, "<w:tblPr/>"),
        (
            r#"<w:tblPr><w:jc w:val="center" /></w:tblPr>"#,
            r#"<w:tblPr><w:jc w:val="center"/></w:tblPr>"#,
        ),
        (r#"<w:pPr><w:jc w:val="left" /></w:pPr>"#, r#"<w:pPr><w:jc w:val="left"/></w:pPr>"#),
        (
            r#"<w:trPr><w:trHeight w:val="1" w:hRule="atLeast" /></w:trPr>"#,
            r#"<w:trPr><w:trHeight w:val="1" w:hRule="atLeast"/></w:trPr>"#,
        ),
        ("<w:t></w:t>", ""),
        (
            "<w:t>&quot;a&apos; &amp; &lt;b&gt;</w:t>",
            r#"<w:t xml:space="preserve">"a' &amp; &lt;b&gt;</w:t>"#,
        ),
        ("<w:instrText>a > b</w:instrText>", "<w:instrText>a &gt; b</w:instrText>"),
        ("<w:tc><w:tbl></w:tbl></w:tc>", "<w:tc><w:tbl></w:tbl><w:p></w:p></w:tc>"),
        ("<w:tc><w:tcPr /></w:tc>", "<w:tc><w:p></w:p></w:tc>"),
    ] {
        assert_eq!(finished(input).unwrap(), expected, "{input}");
    }
}

#[test]
fn what_is_no_xml_is_an_error() {
    for input in [
        "<",
        "<w:p",
        "<w:p>",
        "</w:p>",
        "<w:p></w:r>",
        "<w:p a=\"1\"b=\"2\"/>",
        "<w:p a=\"<\"/>",
        "<w:p a=\"&\"/>",
        "<q:p/>",
        "<w:t>&nbsp;</w:t>",
        "<w:t>&#0;</w:t>",
        "<w:t>\u{1}</w:t>",
        "<w:t>&amp</w:t>",
    ] {
        assert!(matches!(finished(input), Err(FinishError::Malformed(_))), "{input}");
    }
}

#[test]
fn properties_of_a_paragraph() {
    let spacing = LineSpacing::new().before(60).line(276).line_rule(LineSpacingType::AtLeast);
    let paragraph = Paragraph::new()
        .style("NoiDung")
        .align(AlignmentType::Both)
        .line_spacing(spacing)
        .keep_next(true)
        .add_run(Run::new().size(26).bold().fonts(RunFonts::new().ascii("Arial")).add_text("a"));
    check(
        &paragraph,
        concat!(
            r#"<w:p><w:pPr><w:pStyle w:val="NoiDung"/><w:keepNext/>"#,
            r#"<w:spacing w:before="60" w:line="276" w:lineRule="atLeast"/><w:jc w:val="both"/></w:pPr>"#,
            r#"<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>"#,
            r#"<w:t xml:space="preserve">a</w:t></w:r></w:p>"#,
        ),
    );
}

#[test]
fn an_indent_says_only_what_was_given() {
    let first = Some(SpecialIndentType::FirstLine(720));
    for (left, special, right, expected) in [
        (None, first, None, r#"<w:p><w:pPr><w:ind w:firstLine="720"/></w:pPr></w:p>"#),
        (Some(0), None, Some(0), "<w:p></w:p>"),
        (Some(100), None, None, r#"<w:p><w:pPr><w:ind w:left="100"/></w:pPr></w:p>"#),
    ] {
        check(&Paragraph::new().indent(left, special, right, None), expected);
    }
}

#[test]
fn a_header_row_repeats() {
    let cell = TableCell::new().vertical_align(VAlignType::Center).grid_span(2);
    let row = head_row(TableRow::new(vec![cell]).cant_split());
    let table =
        Table::without_borders(vec![row]).set_grid(vec![50, 50]).layout(TableLayoutType::Fixed);
    check(
        &table,
        concat!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>"#,
            r#"<w:tblGrid><w:gridCol w:w="50"/><w:gridCol w:w="50"/></w:tblGrid>"#,
            r#"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"#,
            r#"<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vAlign w:val="center"/></w:tcPr><w:p></w:p></w:tc>"#,
            r#"</w:tr></w:tbl>"#,
        ),
    );
}

#[test]
fn a_hyphen_that_does_not_break_is_an_element() {
    let text = |text: &str| Run::new().add_text(text);
    let t = r#"<w:t xml:space="preserve">"#;
    check(&text("a\u{2011}b"), &format!("<w:r>{t}a</w:t><w:noBreakHyphen/>{t}b</w:t></w:r>"));
    check(&text("\u{2011}"), "<w:r><w:noBreakHyphen/></w:r>");
    check(
        &text("\u{2011}\u{2011}b"),
        &format!("<w:r><w:noBreakHyphen/><w:noBreakHyphen/>{t}b</w:t></w:r>"),
    );
    check(&text("a–b…"), &format!("<w:r>{t}a–b…</w:t></w:r>"));
}

#[test]
fn a_gap_takes_the_place_of_words_a_run_a_paragraph_or_a_row() {
    let gap = |gap: Gap| Run::new().bold().add_text(gap.mark());
    let paragraph = Paragraph::new().add_run(gap(Gap::Words)).add_run(gap(Gap::Element));
    let expected = "<w:p><w:r><w:rPr><w:b/><w:bCs/></w:rPr>…</w:r>…</w:p>";
    assert_eq!(text(&finish(&paragraph, 2).unwrap()), expected);
    let only = |place| Paragraph::new().keep_next(true).add_run(gap(place));
    let cell = |place| TableCell::new().add_paragraph(only(place));
    let row = TableRow::new(vec![cell(Gap::Paragraphs), cell(Gap::Paragraphs)]);
    let cells = "<w:tc>…</w:tc><w:tc>…</w:tc>";
    assert_eq!(text(&finish(&row, 2).unwrap()), format!("<w:tr>{cells}</w:tr>"));
    let table = Table::without_borders(vec![TableRow::new(vec![cell(Gap::Rows)])]);
    let finished = finish(&table, 1).unwrap();
    let (before, behind) = finished.around();
    assert!(before.ends_with(b"</w:tblPr><w:tblGrid/>"), "{}", String::from_utf8_lossy(before));
    assert_eq!(behind, b"</w:tbl>");
}

#[test]
fn a_block_has_the_gaps_that_it_was_built_with() {
    let gap = Run::new().add_text(Gap::Element.mark());
    let paragraph = Paragraph::new().add_run(gap);
    for wanted in [0, 2] {
        let result = finish(&paragraph, wanted).map(|xml| text(&xml));
        assert_eq!(result, Err(FinishError::Gaps { found: 1, wanted }));
    }
    // What is filled brings its own elements: other words next to a mark are no gap.
    let with_words = Run::new().add_text(Gap::Element.mark()).add_text("a");
    let result = finish(&Paragraph::new().add_run(with_words), 1).map(|xml| text(&xml));
    assert_eq!(result, Err(FinishError::Gaps { found: 0, wanted: 1 }));
}

#[test]
fn text_is_cleaned_and_escaped() {
    assert!(matches!(clean_text("Độc lập\t\u{F0B7}"), std::borrow::Cow::Borrowed(_)));
    assert_eq!(clean_text("a\u{1}b\u{B}\u{FFFE}\u{E001}\u{E00F}c\n"), "abc\n");
    assert_eq!(escape("a & <b> \"c\"\n\u{1}"), "a &amp; &lt;b&gt; &quot;c&quot;&#10;");
    let mut out = Vec::new();
    push_text("a\tb\u{2011}\r\n<", &mut out);
    let expected = "Ta</w:t><w:tab/>Tb</w:t><w:noBreakHyphen/><w:br/>T&lt;</w:t>";
    let expected = expected.replace('T', r#"<w:t xml:space="preserve">"#);
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}

/// The text of finished XML as a reader of the document sees it.
fn text_of(xml: &str) -> String {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(r#"<w:x xmlns:w="{namespace}">{xml}</w:x>"#);
    let tree = roxmltree::Document::parse(&document).unwrap();
    tree.descendants()
        .filter_map(|node| match node.tag_name().name() {
            "t" => Some(node.text().unwrap_or("")),
            "noBreakHyphen" => Some("\u{2011}"),
            "tab" if node.parent().is_some_and(|p| p.tag_name().name() == "r") => Some("\t"),
            _ => None,
        })
        .collect()
}

fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(
        "\u{2011}\u{E001}\u{E002}\u{E00F}0&<>\"'\t\n\u{1}\u{FFFE}ặĐ–\u{F0B7} "
            .chars()
            .collect::<Vec<_>>(),
    );
    prop::collection::vec(prop_oneof![odd, any::<char>()], 0..12).prop_map(String::from_iter)
}

fn any_run() -> impl Strategy<Value = (Run, String)> {
    (any_text(), any::<[bool; 4]>()).prop_map(|(text, [bold, size, fonts, color])| {
        let clean = clean_text(&text).into_owned();
        let mut run = Run::new();
        if size {
            run = run.size(26);
        }
        if bold {
            run = run.bold().italic().underline("single");
        }
        if fonts {
            run = run.fonts(RunFonts::new().ascii("Times New Roman")).style("Dam");
        }
        if color {
            run = run.color("FF0000").character_spacing(-4);
        }
        // docx-rs drops line ends silently; callers split lines before.
        (run.add_text(clean.as_str()), clean.replace(['\r', '\n'], ""))
    })
}

fn any_paragraph() -> impl Strategy<Value = (Paragraph, String)> {
    let runs = prop::collection::vec(any_run(), 0..4);
    (runs, any::<[bool; 4]>(), -3..3i32).prop_map(|(runs, [keep, style, tab, border], indent)| {
        let mut paragraph = Paragraph::new().indent(Some(indent), None, None, None);
        if keep {
            paragraph = paragraph.keep_next(true).widow_control(false).page_break_before(true);
        }
        if style {
            paragraph = paragraph.style("NoiDung").align(AlignmentType::Both).outline_lvl(1);
        }
        if tab {
            paragraph =
                paragraph.add_tab(Tab::new().pos(90)).line_spacing(LineSpacing::new().line(9));
        }
        if border {
            paragraph.property = paragraph.property.set_borders(ParagraphBorders::new());
        }
        let text = runs.iter().map(|(_, text)| text.as_str()).collect();
        (runs.into_iter().fold(paragraph, |p, (run, _)| p.add_run(run)), text)
    })
}

fn any_table() -> impl Strategy<Value = (Table, String)> {
    let cell = (prop::collection::vec(any_paragraph(), 0..3), any::<[bool; 2]>());
    let rows = prop::collection::vec((prop::collection::vec(cell, 0..3), any::<bool>()), 0..3);
    rows.prop_map(|rows| {
        let mut text = String::new();
        let rows = rows.into_iter().map(|(cells, header)| {
            let cells = cells.into_iter().map(|(paragraphs, [merged, nested])| {
                let mut cell = TableCell::new().vertical_align(VAlignType::Center);
                if merged {
                    cell = cell.grid_span(2).vertical_merge(VMergeType::Restart).clear_all_border();
                }
                for (paragraph, words) in paragraphs {
                    text.push_str(&words);
                    cell = cell.add_paragraph(paragraph);
                }
                if nested { cell.add_table(Table::new(vec![])) } else { cell }
            });
            let row = TableRow::new(cells.collect());
            if header { head_row(row) } else { row.cant_split() }
        });
        let rows = rows.collect();
        (Table::new(rows).set_grid(vec![9, 9]).margins(TableCellMargins::new()).indent(3), text)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_block_keeps_its_text((paragraph, text) in any_paragraph(), (table, words) in any_table()) {
        prop_assert_eq!(text_of(&built(&paragraph).unwrap()), text);
        prop_assert_eq!(text_of(&built(&table).unwrap()), words);
    }

    #[test]
    fn finishing_twice_changes_nothing((table, _) in any_table()) {
        let once = built(&table).unwrap();
        prop_assert_eq!(finished(&once).unwrap(), once);
    }

    #[test]
    fn no_damage_panics((table, _) in any_table(), at in any::<prop::sample::Index>(), letter in any::<char>(), cut in any::<bool>()) {
        let mut xml: Vec<char> = String::from_utf8(table.build()).unwrap().chars().collect();
        let at = at.index(xml.len());
        if cut { xml.truncate(at) } else { xml[at] = letter }
        let _ = finish_xml(&String::from_iter(xml));
    }

    #[test]
    fn escaped_text_reads_back(text in any_text()) {
        let xml = format!(r#"<x a="{0}">{0}</x>"#, escape(&text));
        let tree = roxmltree::Document::parse(&xml).unwrap();
        let clean = clean_text(&text);
        prop_assert_eq!(tree.root_element().attribute("a"), Some(&*clean));
        prop_assert_eq!(tree.root_element().text().unwrap_or(""), &*clean);
    }
}
