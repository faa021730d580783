use super::*;
use crate::document::{Input, Text};

fn parse(text: &str) -> Result<Marked, Vec<Flaw>> {
    super::read(&mut text.as_bytes())
}

fn read(text: &str) -> Marked {
    parse(text).unwrap_or_else(|flaws| panic!("{text}: {flaws:?}"))
}

fn codes(text: &str) -> Vec<&'static str> {
    use crate::problem::Fault;
    parse(text).expect_err(text).iter().map(|flaw| flaw.fault.code()).collect()
}

fn words(block: &Block) -> String {
    match block {
        Block::Paragraph(p) => p
            .content
            .iter()
            .map(|inline| match inline {
                Inline::Text(Text { words, .. }) => words.clone(),
                Inline::Break => "⏎".into(),
                Inline::Bookmark(mark) => mark.text.words.clone(),
                Inline::Field(field) => format!("{{{}}}", field.name),
            })
            .collect(),
        other => format!("{other:?}"),
    }
}

#[test]
fn white_space_collapses_as_a_browser_shows_it() {
    for (text, shown) in [
        ("<p> a  b\n c </p>", "a b c"),
        ("<p>a <b>b</b> c</p>", "a b c"),
        ("<p>a<b> b </b>c</p>", "a b c"),
        ("<p>a <b> b</b></p>", "a b"),
        ("<p>a <br/> b</p>", "a⏎b"),
        ("<p>a\u{a0} b</p>", "a\u{a0} b"),
        ("<p> \u{a0}a</p>", "\u{a0}a"),
        ("<p>a <input type=\"text\" name=\"n\" title=\"t\" placeholder=\"h\"/> b</p>", "a {n} b"),
        ("<p>a<i></i>b</p>", "ab"),
        ("<p>a &amp; b &lt; c</p>", "a & b < c"),
    ] {
        assert_eq!(words(&read(text).body[0]), shown, "{text}");
    }
}

#[test]
fn words_of_equal_emphasis_are_one_piece() {
    let Block::Paragraph(p) = &read("<p>a <b>b</b><b> c</b> d</p>").body[0] else { panic!() };
    assert_eq!(p.content.len(), 3);
}

#[test]
fn headings_are_numbered_in_their_order() {
    let marked = read(concat!(
        "<h1>A</h1><h2>b</h2><h3>c</h3><h4>d</h4><h4>e</h4><h3>f</h3><h4 class=\"thap-phan\">g</h4>",
        "<p class=\"khoan\">h</p><p class=\"diem\">i</p><p class=\"diem thap-phan\">k</p><h2>l</h2><h3>m</h3>",
    ));
    let numbers: Vec<String> = marked
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(p) => p.number.clone(),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, ["I.", "1.", "a)", "b)", "2.", "2.1.", "3.", "a)", "3.1.", "II.", "1."]);
}

#[test]
fn lists_nest_once() {
    let marked =
        read("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ul class=\"cong\"><li>d</li></ul>");
    let roles: Vec<_> = marked
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph(p) => p.role,
            _ => panic!(),
        })
        .collect();
    assert_eq!(roles, [Role::Dash, Role::Plus, Role::Dash, Role::Plus]);
}

#[test]
fn an_appendix_counts_anew() {
    let marked =
        read("<h2>a</h2><section class=\"phu-luc ngang\" title=\"T\"><h2>b</h2></section>");
    assert_eq!(marked.appendices[0].orientation, Orientation::Landscape);
    assert_eq!(words(&marked.appendices[0].body[0]), "b");
    let Block::Paragraph(p) = &marked.appendices[0].body[0] else { panic!() };
    assert_eq!(p.number.as_deref(), Some("I."));
}

#[test]
fn fields_become_what_may_be_put_in() {
    let marked = read(concat!(
        "<textarea name=\"a\" title=\"t\" placeholder=\"h\"></textarea>",
        "<p><input type=\"checkbox\" name=\"b\" title=\"t\"/> x ",
        "<select name=\"c\" title=\"t\" placeholder=\"h\"><option value=\"1\">Một</option>",
        "<option value=\"2\" selected=\"\">Hai</option></select></p>",
    ));
    let Block::Field(field) = &marked.body[0] else { panic!() };
    assert_eq!(field.input, Input::Text);
    let Block::Paragraph(p) = &marked.body[1] else { panic!() };
    let Inline::Field(choice) = p.content.last().expect("select") else { panic!() };
    assert_eq!(choice.answer.as_deref(), Some("2"));
}

#[test]
fn spans_fill_the_columns() {
    read(concat!(
        "<table><colgroup><col width=\"50\"/><col width=\"50\"/></colgroup><tbody>",
        "<tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan=\"2\">d</td></tr>",
        "</tbody></table>"
    ));
}

#[test]
fn every_flaw_has_a_failing_sample() {
    const COLS: &str = "<colgroup><col width=\"40\"/><col width=\"60\"/></colgroup>";
    let cases: Vec<(String, &str)> = vec![
        ("<p>a".into(), "MB01"),
        ("<p>&nbsp;</p>".into(), "MB01"),
        ("<!DOCTYPE a><p>a</p>".into(), "MB01"),
        ("<p>a</b></p>".into(), "MB01"),
        ("</p>".into(), "MB01"),
        ("<p>a & b</p>".into(), "MB01"),
        ("<p class=\"a\" class=\"b\">a</p>".into(), "MB01"),
        ("<p>\u{1}</p>".into(), "MB01"),
        ("<p>&#x110000;</p>".into(), "MB01"),
        ("<dvi>a</dvi>".into(), "MB02"),
        ("<p style=\"x\">a</p>".into(), "MB03"),
        ("<p><input type=\"text\" name=\"n\" placeholder=\"h\"/></p>".into(), "MB04"),
        ("<p><input type=\"text\" name=\"n\" title=\"t\"/></p>".into(), "MB04"),
        ("<td>a</td>".into(), "MB05"),
        ("<p><table></table></p>".into(), "MB05"),
        ("<ul><li>a<b><ul><li>b</li></ul></b></li></ul>".into(), "MB05"),
        ("<textarea name=\"a\" title=\"t\" placeholder=\"h\"><b>c</b></textarea>".into(), "MB05"),
        ("a".into(), "MB06"),
        (format!("<table>{COLS}a<tbody></tbody></table>"), "MB06"),
        ("<ul>a<li>b</li></ul>".into(), "MB06"),
        ("<hr class=\"x\"/>".into(), "MB07"),
        ("<p><input type=\"color\" name=\"n\" title=\"t\"/></p>".into(), "MB07"),
        ("<p class=\"can-cuu\">a</p>".into(), "MB08"),
        ("<p> </p>".into(), "MB09"),
        ("<figure title=\"t\" alt=\"a\"></figure>".into(), "MB14"),
        ("<figure title=\"t\"><data title=\"b\" value=\"1\"/></figure>".into(), "MB04"),
        ("<figure title=\"t\" alt=\"a\"><data title=\"b\" value=\"1,5\"/></figure>".into(), "MB07"),
        ("<table><tbody><tr></tr></tbody></table>".into(), "MB10"),
        (format!("<table>{COLS}<tbody><tr><td>a</td></tr></tbody></table>"), "MB11"),
        (
            "<textarea name=\"a\" title=\"t\" placeholder=\"h\"/><textarea name=\"a\" title=\"t\" placeholder=\"h\"/>".into(),
            "MB12",
        ),
        (
            format!("<textarea name=\"{}\" title=\"t\" placeholder=\"h\"/>", "a".repeat(65)),
            "MB13",
        ),
    ];
    for (text, code) in cases {
        assert_eq!(codes(&text), [code], "{text}");
    }
}

#[test]
fn all_flaws_are_found_with_their_lines() {
    let flaws = parse("<dvi/>\n<p x=\"1\">a</p>\n<p></p>").expect_err("three flaws");
    assert_eq!(flaws.iter().map(|flaw| flaw.line).collect::<Vec<_>>(), [1, 2, 3]);
    // What comes before a place that is not well-formed is reported too.
    let flaws = parse("<dvi/>\n<p>a").expect_err("two flaws");
    assert_eq!(flaws.iter().map(|flaw| flaw.line).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_flaw_knows_which_template_wrote_it() {
    let flaws =
        parse("<p data-cho=\"a.html:7\">b</p><p data-cho=\"a.html:9\"></p>").expect_err("empty");
    assert_eq!(flaws[0].origin.as_deref(), Some("a.html:9"));
    let broken = parse("<p data-cho=\"a.html:7\">b</p>\n<p data-cho=\"a.html:9\"><b></p>")
        .expect_err("broken");
    assert_eq!(broken[0].origin.as_deref(), Some("a.html:9"));
}

/// Pieces of which merged text is made, well-formed and not.
fn text_like() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let atoms = prop::sample::select(vec![
        "a",
        " ",
        "\r\n",
        "<p>",
        "</p>",
        "<p >",
        "</p >",
        "<p/>",
        "<p/ >",
        "<b>",
        "</b>",
        "<br/>",
        "<br></br>",
        "<p class=\"khoan\">",
        "<p class='khoan'>",
        "<p class=khoan>",
        "<p class>",
        "<p class='khoan' class='diem'>",
        "<p class='a<b'>",
        "<p class='&'>",
        "<p class='&#1;'>",
        "<a id='x'>",
        "</a>",
        "<1p>",
        "<>",
        "</>",
        "<",
        ">",
        "&",
        "&amp;",
        "&nbsp;",
        "&#160;",
        "&#xA0;",
        "&#1;",
        "&#0;",
        "\u{1}",
        "\u{fffe}",
        "<!-- a -->",
        "<!-- a -- b -->",
        "<!--",
        "<![CDATA[a<b]]>",
        "<![CDATA[",
        "<?a b?>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE a>",
    ]);
    prop::collection::vec(atoms, 0..10).prop_map(|atoms| atoms.concat())
}

proptest::proptest! {
    /// A reader that goes through the whole text first is the judge of what is well-formed.
    #[test]
    fn what_is_not_well_formed_is_refused(text in text_like()) {
        let judged = roxmltree::Document::parse(&format!("<text>{text}</text>")).is_ok();
        let read = parse(&text);
        proptest::prop_assert!(judged || read.is_err(), "{text:?}");
        let broken = read.is_err_and(|flaws| {
            flaws.iter().any(|flaw| matches!(flaw.fault, MarkupFault::NotWellFormed { .. }))
        });
        proptest::prop_assert!(!judged || !broken, "{text:?}");
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        let _ = parse(&text);
    }
}

#[test]
fn a_bookmark_is_a_name_around_words_and_its_places_are_counted() {
    let marked = parse(
        "<p>Có <a id=\"sl_1\"> 18 </a>/23 và <b><a id=\"sl_2\">5</a></b>, <a id=\"sl_1\">18</a>.</p>",
    );
    let marked = marked.expect("reads");
    let Some(Block::Paragraph(paragraph)) = marked.body.first() else { panic!("{marked:?}") };
    let texts: Vec<String> = paragraph
        .content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.words.clone(),
            Inline::Bookmark(mark) => format!("{}={}", mark.name.as_str(), mark.text.words),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts, ["Có ", "sl_1=18", "/23 và ", "sl_2=5", ", ", "sl_1_2=18", "."]);
    let long = "x".repeat(41);
    for wrong in [
        // Its second place would have a name that Word refuses.
        format!("<p><a id=\"{0}\">1</a><a id=\"{0}\">1</a></p>", "x".repeat(40)),
        "<p><a id=\"1\">1</a></p>".to_owned(),
        "<p><a id=\"số\">1</a></p>".to_owned(),
        format!("<p><a id=\"{long}\">1</a></p>"),
        "<p><a id=\"sl_1\"><b>1</b></a></p>".to_owned(),
        "<p><a>1</a></p>".to_owned(),
    ] {
        assert!(parse(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_chart_has_a_bar_for_each_name_and_a_part_for_each_series() {
    let data = |title: &str, series: &str, value: &str| {
        format!("<data title=\"{title}\" series=\"{series}\" value=\"{value}\" id=\"sl_1\"/>")
    };
    let points = [
        data("Sở A", "x", "5"),
        data("Sở A", "y", ""),
        data("Sở B", "x", "1234.5"),
        data("Sở B", "y", "-2"),
        // Another body of the same name.
        data("Sở B", "x", "7"),
    ];
    let text = format!("<figure title=\"t\" unit=\"cuộc\" alt=\"a\">{}</figure>", points.concat());
    let marked = read(&text);
    let Some(Block::Chart(chart)) = marked.body.first() else { panic!("{marked:?}") };
    assert_eq!(chart.series, ["x", "y"]);
    let bars: Vec<(&str, Vec<String>)> = chart
        .bars
        .iter()
        .map(|bar| {
            let label = |f: &Option<crate::document::BarFigure>| {
                f.as_ref().map_or("-".to_owned(), |f| chart.label(f.value))
            };
            (bar.name.as_str(), bar.figures.iter().map(label).collect())
        })
        .collect();
    let bar = |name, x: &str, y: &str| (name, vec![x.to_owned(), y.to_owned()]);
    assert_eq!(bars, [bar("Sở A", "5", "-"), bar("Sở B", "1.234,5", "-2"), bar("Sở B", "7", "-")]);
}
