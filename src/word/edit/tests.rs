use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::*;
use crate::paper::{Change, Color, Content, Underline, outline};
use crate::problem::Fault;
use crate::word::sample::Sample;

const PARAGRAPH: &str = concat!(
    r#"<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="A"/><w:spacing w:before="60" w:beforeAutospacing="1"/><w:ind w:left="100" w:hanging="200"/><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr>"#,
    r#"<w:r w:rsidR="00A2"><w:rPr><w:sz w:val="24"/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">Số &amp; </w:t></w:r>"#,
    r#"<w:hyperlink><w:r><w:t>ngày 5 tháng</w:t><w:tab/><w:t xml:space="preserve"> 01</w:t></w:r></w:hyperlink></w:p>"#,
);

fn paper(bytes: &[u8]) -> Paper {
    read::read(bytes).expect("reads")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

fn first(bytes: &[u8]) -> Paragraph {
    paper(bytes).paragraphs(PartId::BODY).next().expect("a paragraph").clone()
}

fn at(ordinal: u32) -> Address {
    Address { ordinal, ..Address::default() }
}

fn text_fix(range: Range<usize>, words: &str) -> Fix {
    Fix::Text { at: at(0), range, words: words.into() }
}

/// The same with every tracked change refused: what it was.
fn refused(bytes: &[u8]) -> String {
    let all = first(bytes);
    let kept = all.runs.iter().filter(|run| run.change != Some(Change::Inserted));
    kept.map(|run| run.text()).collect()
}

#[test]
fn every_property_of_a_paragraph_can_be_set() {
    let original = Sample::body(PARAGRAPH).bytes();
    for (set, seen) in [
        (ParagraphSet::Align(Alignment::Justify), "đều"),
        (ParagraphSet::FirstLine(Twip(567)), "đầu dòng 10"),
        (ParagraphSet::FirstLine(Twip(-567)), "đầu dòng -10"),
        (ParagraphSet::Left(Twip(0)), "trái, đầu dòng"),
        (ParagraphSet::Right(Twip(567)), "thụt phải 10"),
        (ParagraphSet::Before(Twip(120)), "trước 6pt"),
        (ParagraphSet::After(Twip(120)), "sau 6pt"),
        (ParagraphSet::Line(LineSpacing::Exact(Twip(360))), "dòng đúng 18pt"),
        (ParagraphSet::Line(LineSpacing::AtLeast(Twip(360))), "dòng từ 18pt"),
        (ParagraphSet::Line(LineSpacing::Multiple(360)), "dòng ×1.50"),
        (ParagraphSet::Contextual(true), "gọn cùng kiểu"),
        (ParagraphSet::KeepNext(true), "liền đoạn sau"),
        (ParagraphSet::KeepLines(true), "liền dòng"),
        (ParagraphSet::WidowControl(false), "dòng lẻ"),
        (ParagraphSet::PageBreakBefore(true), "sang trang"),
    ] {
        let fixed = fix(&original, &[Fix::Paragraph { at: at(0), set: vec![set] }]).expect("fixed");
        assert_eq!(fixed.made, [true]);
        let after = paper(&fixed.bytes);
        assert!(outline(&after).contains(seen), "{set:?}: {}", outline(&after));
        assert_eq!(after.facts.changes.looks, 1, "tracked");
        assert_eq!(first(&fixed.bytes).text(), first(&original).text());
        let xml = part(&fixed.bytes, "word/document.xml");
        assert!(
            xml.contains(r#"<w:pPrChange w:id="0" w:author="vanban"><w:pPr><w:pStyle"#),
            "{xml}"
        );
        assert!(xml.contains(r#"w:rsidR="00A2""#), "what is not touched stands");
    }
}

#[test]
fn paragraph_properties_are_in_their_order_and_keep_the_rest() {
    let original = Sample::body(PARAGRAPH).bytes();
    let set = vec![
        ParagraphSet::Align(Alignment::Justify),
        ParagraphSet::KeepNext(true),
        ParagraphSet::NoShading,
        ParagraphSet::Before(Twip(120)),
    ];
    let fixed = fix(&original, &[Fix::Paragraph { at: at(0), set }]).expect("fixed");
    let xml = part(&fixed.bytes, "word/document.xml");
    let props = xml.split("<w:pPrChange").next().expect("head");
    let names: Vec<_> = props
        .split("<w:")
        .skip_while(|piece| !piece.starts_with("pPr>"))
        .skip(1)
        .map(|piece| piece.split([' ', '/', '>']).next().expect("name"))
        .collect();
    assert_eq!(names, ["pStyle", "keepNext", "shd", "spacing", "ind", "jc", "rPr", "b"]);
    assert!(!first(&fixed.bytes).look.before_auto, "the automatic gap is said to be off");
}

#[test]
fn an_empty_or_bare_paragraph_can_be_set() {
    for body in
        ["<w:p/>", "<w:p w:rsidR=\"1\" />", "<w:p></w:p>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"]
    {
        let original = Sample::body(body).bytes();
        let set = vec![ParagraphSet::Align(Alignment::Center)];
        let fixed = fix(&original, &[Fix::Paragraph { at: at(0), set }]).expect("fixed");
        assert_eq!(first(&fixed.bytes).look.align, Alignment::Center, "{body}");
        let marked = mark(&original, &[Mark { at: at(0), text: "x".into() }]).expect("marked");
        assert_eq!(paper(&marked).facts.comments, 1, "{body}");
    }
}

#[test]
fn every_property_of_characters_can_be_set_on_a_part_of_a_run() {
    let original = Sample::body(PARAGRAPH).bytes();
    let before = first(&original);
    let text = before.text();
    let start = text.find("& ngày").expect("words");
    let range = start..start + "& ngày".len();
    for set in [
        LookSet::Font("Tahoma".into()),
        LookSet::Size(HalfPoint(28)),
        LookSet::Bold(true),
        LookSet::Italic(true),
        LookSet::Underline(true),
        LookSet::Caps(true),
        LookSet::Black,
        LookSet::NoHighlight,
        LookSet::NormalSpacing,
    ] {
        let asked = Fix::Look { at: at(0), range: range.clone(), set: vec![set.clone()] };
        let fixed = fix(&original, &[asked]).expect("fixed");
        assert_eq!(fixed.made, [true]);
        let after = first(&fixed.bytes);
        assert_eq!(after.text(), text);
        assert_eq!(paper(&fixed.bytes).facts.changes.looks, 2, "one for each run touched");
        for (at, run) in after.shown_at().filter(|(at, _)| !at.is_empty()) {
            let inside = at.start >= range.start && at.end <= range.end;
            assert!(inside || at.end <= range.start || at.start >= range.end, "cut at the ends");
            let has = match &set {
                LookSet::Font(font) => *run.look.font == **font,
                LookSet::Size(size) => run.look.size == *size,
                LookSet::Bold(_) => run.look.bold,
                LookSet::Italic(_) => run.look.italic,
                LookSet::Underline(_) => run.look.underline == Underline::Single,
                LookSet::Caps(_) => run.look.caps,
                LookSet::Black => run.look.color == Color::Auto,
                LookSet::NoHighlight | LookSet::NormalSpacing => continue,
            };
            if inside {
                assert!(has, "{set:?}");
            } else if at.end <= range.start {
                assert!(!has, "{set:?} reaches too far");
            }
        }
    }
}

#[test]
fn text_is_replaced_as_a_tracked_change() {
    let original = Sample::body(PARAGRAPH).bytes();
    let text = first(&original).text();
    assert_eq!(text, "Số & ngày 5 tháng\t 01");
    let find = |words: &str| {
        let start = text.find(words).expect(words);
        start..start + words.len()
    };
    for (range, words, expected) in [
        (find("5"), "05", "Số & ngày 05 tháng\t 01"),
        (find("ngày 5"), "<ngày> 05", "Số & <ngày> 05 tháng\t 01"),
        // Across two run elements.
        (find("& ng"), "và ng", "Số và ngày 5 tháng\t 01"),
        (find("\t "), "", "Số & ngày 5 tháng01"),
        (find("01"), "1", "Số & ngày 5 tháng\t 1"),
        // Put in: at the beginning, inside, at the end.
        (0..0, "x", "xSố & ngày 5 tháng\t 01"),
        (find("5").start..find("5").start, "0", "Số & ngày 05 tháng\t 01"),
        (text.len()..text.len(), ".", "Số & ngày 5 tháng\t 01."),
    ] {
        let fixed = fix(&original, &[text_fix(range.clone(), words)]).expect("fixed");
        assert_eq!(fixed.made, [true], "{range:?}");
        assert_eq!(first(&fixed.bytes).text(), expected);
        assert_eq!(refused(&fixed.bytes), text, "refusing brings back what was: {range:?}");
        let runs = first(&fixed.bytes).runs;
        let new = runs.iter().position(|run| run.change == Some(Change::Inserted));
        let gone = runs.iter().rposition(|run| run.change == Some(Change::Deleted));
        assert!(new.is_none() || gone < new, "the new words stand behind the old ones");
        let facts = paper(&fixed.bytes).facts.changes;
        assert_eq!(facts.inserted, u32::from(!words.is_empty()));
        assert_eq!(facts.deleted > 0, !range.is_empty());
    }
}

#[test]
fn several_fixes_of_one_paragraph_go_together() {
    let original = Sample::body(PARAGRAPH).bytes();
    let text = first(&original).text();
    let five = text.find('5').expect("5");
    let fixes = [
        Fix::Paragraph { at: at(0), set: vec![ParagraphSet::Align(Alignment::Justify)] },
        text_fix(five..five + 1, "05"),
        Fix::Look { at: at(0), range: 0..text.len(), set: vec![LookSet::Size(HalfPoint(28))] },
        // Crosses the one before: left to a person.
        text_fix(five - 2..five + 1, "y 05"),
        Fix::Look { at: at(9), range: 0..1, set: vec![LookSet::Black] },
    ];
    let fixed = fix(&original, &fixes).expect("fixed");
    assert_eq!(fixed.made, [true, true, true, false, false]);
    let after = first(&fixed.bytes);
    assert_eq!(after.text(), text.replace('5', "05"));
    assert_eq!(after.look.align, Alignment::Justify);
    assert!(after.shown().all(|run| run.look.size == HalfPoint(28)), "new words too");
    assert_eq!(after.mark.size, HalfPoint(28), "all of it is its mark too");
}

#[test]
fn what_another_has_changed_and_no_one_has_accepted_is_left_to_a_person() {
    let body = concat!(
        r#"<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="7" w:author="B"><w:pPr/></w:pPrChange></w:pPr>"#,
        r#"<w:ins w:id="8" w:author="B"><w:r><w:t>thêm 5</w:t></w:r></w:ins>"#,
        r#"<w:r><w:rPr><w:b/><w:rPrChange w:id="9" w:author="B"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve"> ngày 6</w:t></w:r>"#,
        r#"<w:r><w:t xml:space="preserve"> và 7</w:t></w:r></w:p>"#,
        r#"<w:sectPr><w:pgMar w:top="1"/><w:sectPrChange w:id="10" w:author="B"><w:sectPr/></w:sectPrChange></w:sectPr>"#,
    );
    let original = Sample::body(body).bytes();
    let text = first(&original).text();
    let one = |words: &str| {
        let start = text.find(words).expect(words);
        start..start + 1
    };
    let fixes = [
        Fix::Paragraph { at: at(0), set: vec![ParagraphSet::Align(Alignment::Center)] },
        text_fix(one("5"), "05"),
        Fix::Look { at: at(0), range: one("6"), set: vec![LookSet::Bold(false)] },
        Fix::Page { section: 0, set: vec![PageSet::Left(Twip(1701))] },
        text_fix(one("7"), "07"),
    ];
    let fixed = fix(&original, &fixes).expect("fixed");
    assert_eq!(fixed.made, [false, false, false, false, true]);
    assert_eq!(first(&fixed.bytes).text(), "thêm 5 ngày 6 và 07");
    let xml = part(&fixed.bytes, "word/document.xml");
    for left in ["pPrChange w:id=\"7\"", "<w:ins w:id=\"8\" w:author=\"B\"><w:r><w:t>thêm 5</w:t>"]
    {
        assert!(xml.contains(left), "{xml}");
    }
    let ids: Vec<_> = xml.split("w:id=\"").skip(1).map(|s| s.split('"').next()).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
}

#[test]
fn a_run_that_brings_its_own_namespaces_keeps_them() {
    let body = r#"<w:p><w:r xmlns:q="urn:q" w:rsidR="1"><w:rPr xmlns:z="urn:z"><w:b/><z:a/></w:rPr><w:t>ngày 5</w:t><q:b q:c="1"/></w:r></w:p>"#;
    let original = Sample::body(body).bytes();
    let look = Fix::Look { at: at(0), range: 0..5, set: vec![LookSet::Bold(false)] };
    let fixed = fix(&original, &[text_fix(6..7, "05"), look]).expect("fixed");
    assert_eq!(fixed.made, [true, true]);
    assert_eq!(first(&fixed.bytes).text(), "ngày 05");
}

#[test]
fn what_is_put_in_looks_as_what_it_is_put_before() {
    let body = r#"<w:p><w:r><w:t>Số: 5/KH</w:t></w:r></w:p>"#;
    let original = Sample::body(body).bytes();
    let five = "Số: ".len();
    let size = Fix::Look { at: at(0), range: 0..10, set: vec![LookSet::Size(HalfPoint(26))] };
    let fixed = fix(&original, &[text_fix(five..five, "0"), size]).expect("fixed");
    let after = first(&fixed.bytes);
    assert_eq!(after.text(), "Số: 05/KH");
    assert!(after.shown().all(|run| run.look.size == HalfPoint(26)), "{:?}", after.runs);
}

#[test]
fn an_automatic_number_follows_the_mark() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    for props in [r#"<w:rPr><w:ins w:id="1" w:author="B"/><w:sz w:val="24"/></w:rPr>"#, ""] {
        let body = format!(
            r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>{props}</w:pPr><w:r><w:t>việc</w:t></w:r></w:p>"#
        );
        let original = Sample::body(&body).part("numbering", numbering).bytes();
        let whole = first(&original).text().len();
        let set = vec![LookSet::Size(HalfPoint(28)), LookSet::Font("Tahoma".into())];
        let fixed =
            fix(&original, &[Fix::Look { at: at(0), range: 0..whole, set }]).expect("fixed");
        let after = first(&fixed.bytes);
        let number = after.number.expect("a number");
        assert_eq!((number.look.size, &*number.look.font), (HalfPoint(28), "Tahoma"));
        assert_eq!(after.mark_change.is_some(), !props.is_empty(), "what is tracked stays so");
        let xml = part(&fixed.bytes, "word/document.xml");
        assert!(!xml.contains("pPrChange") && !xml.contains("<w:rPr><w:ins w:id=\"1\" w:author=\"B\"/><w:sz w:val=\"24\"/></w:rPr></w:rPrChange>"), "{xml}");
    }
}

#[test]
fn every_change_has_a_number_of_its_own() {
    let body = r#"<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="B"><w:rPr/></w:rPrChange></w:rPr><w:t>ngày 5 tháng 6 năm</w:t></w:r></w:p>"#;
    let original = Sample::body(body).bytes();
    let whole = first(&original).text().len();
    let fixes = [
        text_fix(6..7, "05"),
        text_fix(15..16, "06"),
        Fix::Look { at: at(0), range: 0..whole, set: vec![LookSet::Black] },
        Fix::Look { at: at(0), range: 0..9, set: vec![LookSet::Italic(true)] },
    ];
    let fixed = fix(&original, &fixes).expect("fixed");
    assert_eq!(fixed.made, [true, true, false, false], "looks wait for the other's change");
    let xml = part(&fixed.bytes, "word/document.xml");
    let ids: Vec<_> = xml.split("w:id=\"").skip(1).map(|s| s.split('"').next()).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert!(ids.len() > 6 && ids.len() == unique.len(), "{ids:?}");
    assert!(xml.contains(r#"w:author="B""#), "the other's change is kept");
}

#[test]
fn fields_are_not_typed_over() {
    let body = r#"<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>"#;
    let original = Sample::body(body).bytes();
    let fixed = fix(&original, &[text_fix(0..1, "05")]).expect("left");
    assert_eq!(fixed.made, [false]);
    let look = Fix::Look { at: at(0), range: 0..1, set: vec![LookSet::Size(HalfPoint(26))] };
    assert_eq!(fix(&original, &[look]).expect("fixed").made, [true]);
}

#[test]
fn pages_are_set_section_by_section() {
    let body = concat!(
        r#"<w:p><w:pPr><w:sectPr w:rsidR="1"><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="12240" w:h="15840" w:code="1"/><w:pgMar w:top="1440" w:gutter="10"/></w:sectPr></w:pPr></w:p>"#,
        r#"<w:sectPr><w:pgSz w:w="15840" w:h="12240"/></w:sectPr>"#,
    );
    let original = Sample::body(body).part("header", "<w:p/>").bytes();
    let fixes = [
        Fix::Page {
            section: 0,
            set: vec![
                PageSet::Paper(Twip(11906), Twip(16838)),
                PageSet::Left(Twip(1701)),
                PageSet::Right(Twip(850)),
                PageSet::Top(Twip(1134)),
                PageSet::Bottom(Twip(1134)),
                PageSet::Header(Twip(567)),
                PageSet::Footer(Twip(567)),
            ],
        },
        Fix::Page { section: 1, set: vec![PageSet::Paper(Twip(16838), Twip(11906))] },
        Fix::Page { section: 2, set: vec![PageSet::Left(Twip(0))] },
        // The paragraph that carries the first layout.
        Fix::Paragraph { at: at(0), set: vec![ParagraphSet::Align(Alignment::Center)] },
    ];
    let fixed = fix(&original, &fixes).expect("fixed");
    assert_eq!(fixed.made, [true, true, false, true]);
    assert_eq!(first(&fixed.bytes).look.align, Alignment::Center);
    let sections = paper(&fixed.bytes).sections;
    let page = sections[0].geometry;
    assert_eq!((page.width, page.height, page.left), (Twip(11906), Twip(16838), Twip(1701)));
    assert_eq!((page.right, page.top, page.gutter), (Twip(850), Twip(1134), Twip(10)));
    assert_eq!(sections[1].geometry.width, Twip(16838));
    assert!(sections[0].headers.default.is_some(), "the header stays");
    let xml = part(&fixed.bytes, "word/document.xml");
    assert!(xml.contains(r#"w:h="16838" w:orient="portrait"/>"#), "the old paper's code is gone");
    assert!(xml.contains(r#"<w:sectPr w:rsidR="1"><w:headerReference"#));
}

#[test]
fn headers_can_be_fixed_too() {
    let body = r#"<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>"#;
    let original = Sample::body(body).part("header", "<w:p><w:r><w:t>2</w:t></w:r></w:p>").bytes();
    let place = Address { part: PartId(1), ordinal: 0, path: Vec::new() };
    let set = vec![ParagraphSet::Align(Alignment::Center)];
    let fixed = fix(&original, &[Fix::Paragraph { at: place, set }]).expect("fixed");
    assert_eq!(fixed.made, [true]);
    let after = paper(&fixed.bytes);
    assert_eq!(after.paragraphs(PartId(1)).next().expect("one").look.align, Alignment::Center);
    assert_eq!(part(&fixed.bytes, "word/document.xml"), part(&original, "word/document.xml"));
}

#[test]
fn comments_are_at_their_places() {
    let boxed = r#"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#;
    let original = Sample::body(&format!("{PARAGRAPH}{boxed}<w:p/>")).bytes();
    let mark_at = |ordinal, text: &str| Mark { at: at(ordinal), text: text.into() };
    let mut marks = vec![mark_at(0, "một\nhai"), mark_at(2, "trong khung"), mark_at(3, "<&>")];
    marks.push(mark_at(0, "nữa"));
    let header = Address { part: PartId(1), ordinal: 0, path: Vec::new() };
    marks.push(Mark { at: header, text: "đầu trang".into() });
    let marked = mark(&original, &marks).expect("marked");
    let after = paper(&marked);
    assert_eq!(after.facts.comments, 5);
    let text =
        |paper: &Paper| paper.paragraphs(PartId::BODY).map(Paragraph::text).collect::<Vec<_>>();
    assert_eq!(text(&after), text(&paper(&original)));
    let xml = part(&marked, "word/document.xml");
    let order: Vec<_> = xml.split("commentRangeStart w:id=\"").skip(1).map(|s| &s[..1]).collect();
    assert_eq!(order, ["0", "3", "4", "1", "2"]);
    assert!(!xml.contains("txbxContent><w:p><w:comment"), "none in a text box");
    let comments = part(&marked, "word/comments.xml");
    assert!(comments.contains("&lt;&amp;&gt;") && comments.contains(r#"w:author="vanban""#));
    assert!(!comments.contains("w:date"));
    assert!(part(&marked, "[Content_Types].xml").contains("/word/comments.xml"));
    assert_eq!(mark(&original, &marks).expect("again"), marked, "the same bytes again");
    assert_eq!(original, Sample::body(&format!("{PARAGRAPH}{boxed}<w:p/>")).bytes());
}

#[test]
fn comments_join_those_that_are_there() {
    let original = Sample::body(PARAGRAPH)
        .part("comments", r#"<w:comment w:id="4" w:author="B"><w:p/></w:comment>"#)
        .bytes();
    let marked = mark(&original, &[Mark { at: at(0), text: "mới".into() }]).expect("marked");
    assert_eq!(paper(&marked).facts.comments, 2);
    assert!(part(&marked, "word/document.xml").contains(r#"commentReference w:id="5""#));
    assert_eq!(part(&marked, "[Content_Types].xml"), part(&original, "[Content_Types].xml"));
}

#[test]
fn what_is_not_touched_is_copied_as_it_is() {
    let original = Sample::body(PARAGRAPH)
        .part("styles", "<w:style/>")
        .raw("word/media/anh.png", &[0, 1, 2, 255])
        .bytes();
    let copy = mark(&original, &[]).expect("copied");
    let set = vec![ParagraphSet::Align(Alignment::Center)];
    let fixed = fix(&original, &[Fix::Paragraph { at: at(0), set }]).expect("fixed").bytes;
    for bytes in [copy, fixed] {
        let mut old = ZipArchive::new(Cursor::new(&original)).expect("archive");
        let mut new = ZipArchive::new(Cursor::new(&bytes)).expect("archive");
        assert_eq!(old.len(), new.len());
        for index in 0..old.len() {
            let (mut before, mut after) = (Vec::new(), Vec::new());
            let mut one = old.by_index_raw(index).expect("part");
            let name = one.name().expect("name").into_owned();
            one.read_to_end(&mut before).expect("bytes");
            new.by_index_raw(index).expect("part").read_to_end(&mut after).expect("bytes");
            assert!(before == after || name == "word/document.xml", "{name}");
        }
    }
}

#[test]
fn other_prefixes_and_the_strict_variant_are_fixed() {
    let strict = r#"<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:pPr><d:ind d:start="36pt"/></d:pPr><d:r><d:t>ab</d:t></d:r></d:p></d:body></d:document>"#;
    let original = Sample::default().main(strict).bytes();
    let fixes = [
        Fix::Paragraph {
            at: at(0),
            set: vec![ParagraphSet::Left(Twip(0)), ParagraphSet::Align(Alignment::Right)],
        },
        text_fix(1..2, "c"),
    ];
    let fixed = fix(&original, &fixes).expect("fixed");
    assert_eq!(first(&fixed.bytes).text(), "ac");
    assert_eq!(first(&fixed.bytes).look.indents.left, Twip(0));
    assert!(part(&fixed.bytes, "word/document.xml").contains(r#"<d:jc d:val="end"/>"#));
    let bare = strict.replace("xmlns:d=", "xmlns=").replace("d:", "");
    let bare = Sample::default().main(&bare).bytes();
    assert_eq!(fix(&bare, &fixes).expect_err("no prefix"), EditFault::NoPrefix);
    assert_eq!(EditFault::NoPrefix.code(), "TW21");
    assert_eq!(mark(b"", &[]).expect_err("empty").code(), "TW01");
}

#[test]
fn letters_of_another_font_and_spaces_are_counted_right() {
    // Accented letters take another font: one `w:t` is many runs. The ends are trimmed as Word does.
    let body = r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="A" w:hAnsi="B"/></w:rPr><w:t>  Điều 5 của  </w:t></w:r></w:p>"#;
    let original = Sample::body(body).bytes();
    let text = first(&original).text();
    assert_eq!(text, "Điều 5 của");
    let five = text.find('5').expect("5");
    let fixed = fix(&original, &[text_fix(five..five + 1, "05")]).expect("fixed");
    assert_eq!(first(&fixed.bytes).text(), "Điều 05 của");
    let whole = first(&fixed.bytes);
    assert!(whole.runs.iter().all(|run| matches!(run.content, Content::Text(_))));
}
