//! What a page shows of documents made by hand: whatever they say, it stays text.

use super::*;
use crate::data::plan::Marks;
use crate::document::{
    Appendix, Blank, Block, Bookmark, BookmarkName, Cell, Emphasis, Field, FieldName, Identity,
    Inline, Input, Letterhead, Orientation, Paragraph, Row, SignatureBlock, Symbol, Table, Text,
    Title,
};
use crate::profile::{Profiles, Role};

const ND30: &str = include_str!("../../templates/the-thuc/nd30.yaml");

fn profile() -> Profile {
    let profiles = Profiles::parse([("nd30.yaml", ND30)]).expect("reads");
    profiles.iter().next().expect("one").clone()
}

/// A document with this text.
fn document(body: Vec<Block>) -> Document {
    Document {
        identity: Identity { title: "Kế hoạch".into(), ..Identity::default() },
        letterhead: Letterhead {
            superior: vec!["UBND TỈNH".into()],
            issuer: vec!["SỞ Y TẾ".into()],
            number: Blank::Open,
            symbol: Symbol {
                kind: "KH".into(),
                body: "SYT".into(),
                unit: None,
                letter: false,
                pattern: None,
            },
            place: "Huế".into(),
            date: Blank::Open,
            year: 2026,
        },
        title: Title::Named { kind: "Kế hoạch".into(), subject: "Tuyên truyền".into() },
        addressees: Vec::new(),
        body,
        recipients: vec!["Như trên".into()],
        filing: "VT".into(),
        signature: SignatureBlock {
            signature: serde_json::from_str(r#"{"title": "Giám đốc"}"#).expect("reads"),
            title_field: None,
            name: Blank::Known("Nguyễn Văn An".into()),
        },
        contact: None,
        marks: Marks::default(),
        sample: false,
        appendices: Vec::new(),
        build: Default::default(),
    }
}

fn shown(document: &Document) -> String {
    page(&[Printed { document, profile: &profile(), size: TypeSize::Fourteen }])
}

/// The page's body without its head.
fn body(document: &Document) -> String {
    let page = shown(document);
    page.split_once("<body>").expect("a body").1.to_owned()
}

fn words(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(Role::Body, text))
}

fn field(input: Input, answer: Option<&str>) -> Field {
    Field {
        name: FieldName("o-1".into()),
        title: "Số lượt".into(),
        hint: "số".into(),
        input,
        answer: answer.map(str::to_owned),
    }
}

fn in_line(field: Field) -> Block {
    let content = vec![Inline::Field(Box::new(field))];
    Block::Paragraph(Paragraph { role: Role::Question, number: None, content })
}

#[test]
fn whatever_is_written_stays_text() {
    let evil = "</style><script>alert(1)</script> & \"a\" 'b'\u{1}\u{E003}";
    let mut document = document(vec![words(evil), words("Hết")]);
    document.identity.title = evil.into();
    document.contact = Some(evil.into());
    document.sample = true;
    document.recipients = vec![evil.into()];
    let mut asked = field(Input::Choice(vec![(evil.into(), evil.into())]), None);
    (asked.title, asked.hint, asked.name) = (evil.into(), evil.into(), FieldName(evil.into()));
    document.body.insert(1, in_line(asked.clone()));
    document.body.insert(1, Block::Field(Field { input: Input::Text, ..asked }));
    let mut profile = profile();
    (profile.font, profile.id, profile.words.sample) = (evil.into(), evil.into(), evil.into());
    let page =
        page(&[Printed { document: &document, profile: &profile, size: TypeSize::Thirteen }]);
    assert!(!page.contains("<script"), "{page}");
    assert_eq!(page.matches("</style>").count(), 1, "the style ends once");
    assert!(!page.contains(['\u{1}', '\u{E003}']));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;a&quot; 'b'"));
    assert!(read_as_xml(&page).contains("'b'"), "what is left is well-formed");
}

/// The text of a page, read as XML: its empty elements are few and known.
fn read_as_xml(page: &str) -> String {
    let body = page.split_once("<body>").expect("a body").1;
    let body = body.split_once("</body>").expect("its end").0;
    let closed = body.replace("<br>", "<br/>");
    let mut xml = String::from("<x>");
    for (nth, part) in closed.split("<col ").enumerate() {
        match part.split_once('>') {
            Some((inside, rest)) if nth > 0 => xml.push_str(&format!("<col {inside}/>{rest}")),
            _ => xml.push_str(part),
        }
    }
    xml.push_str("</x>");
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    tree.descendants().filter_map(|node| if node.is_text() { node.text() } else { None }).collect()
}

#[test]
fn a_control_is_shown_as_its_shape_and_an_answer_as_words() {
    let choices =
        vec![("co".to_owned(), "Có".to_owned()), ("khong".to_owned(), "Không".to_owned())];
    for (input, answer, expected) in [
        (
            Input::Number,
            None,
            r#"<span class="o o-so" data-truong="o-1" title="Số lượt"><span class="goi-y">[số]</span></span>"#,
        ),
        (
            Input::Number,
            Some("12"),
            r#"<span class="o o-so" data-truong="o-1" title="Số lượt">12</span>"#,
        ),
        (Input::Line, Some("a\nb"), r#"title="Số lượt">a<br>b</span>"#),
        (
            Input::Date { pattern: None },
            None,
            r#"<span class="o o-ngay" data-truong="o-1" title="Số lượt"><span class="goi-y">số</span></span>"#,
        ),
        (
            Input::Choice(choices),
            Some("khong"),
            r#"<span class="o o-chon" data-truong="o-1" title="Số lượt (Có / Không)">Không</span>"#,
        ),
        (
            Input::Tick,
            None,
            r#"aria-label="Số lượt: chưa đánh dấu" data-truong="o-1" title="Số lượt">☐</span>"#,
        ),
        (
            Input::Tick,
            Some("x"),
            r#"aria-label="Số lượt: đã đánh dấu" data-truong="o-1" title="Số lượt">☒</span>"#,
        ),
    ] {
        let body = body(&document(vec![in_line(field(input, answer)), words("Hết")]));
        assert!(body.contains(expected), "{expected} in {body}");
    }
    let answered = Block::Field(field(Input::Text, Some("Một\nHai")));
    let body = body(&document(vec![answered, words("Hết")]));
    let two = "<p class=\"tra-loi\">Một</p>\n<p class=\"tra-loi\">Hai</p>\n</div>";
    assert!(body.contains(two), "{body}");
}

#[test]
fn a_table_has_its_widths_its_head_and_its_joined_cells() {
    let cell = |words: &str, columns, rows| Cell {
        role: Role::TableText,
        columns,
        rows,
        content: vec![Inline::Text(Text::plain(words))],
    };
    let table = Table {
        columns: vec![500, 250, 250],
        head: vec![Row { cells: vec![cell("Nội dung", 1, 1), cell("Số", 2, 1)] }],
        rows: vec![
            Row { cells: vec![cell("a", 1, 2), cell("1", 1, 1), cell("2", 1, 1)] },
            Row { cells: vec![cell("3", 1, 1), cell("4", 1, 1)] },
        ],
        asked: None,
    };
    let body = body(&document(vec![Block::Table(table), words("Hết")]));
    let ruled = body.split_once("<table class=\"bang\"").expect("the table").1;
    let table: String = ruled.split_once("</table>").expect("its end").0.replace('\n', "");
    let expected = concat!(
        r#" style="width:467.65pt"><colgroup><col style="width:233.85pt"><col style="width:116.9pt"><col style="width:116.9pt"></colgroup>"#,
        r#"<thead><tr><th class="giua"><p class="bang-chu" style="break-after:avoid">Nội dung</p></th><th class="giua" colspan="2"><p class="bang-chu" style="break-after:avoid">Số</p></th></tr></thead>"#,
        r#"<tbody><tr><td class="giua" rowspan="2"><p class="bang-chu">a</p></td><td class="giua"><p class="bang-chu">1</p></td><td class="giua"><p class="bang-chu">2</p></td></tr>"#,
        r#"<tr><td class="giua"><p class="bang-chu">3</p></td><td class="giua"><p class="bang-chu">4</p></td></tr></tbody>"#,
    );
    assert_eq!(table, expected);
}

#[test]
fn sheets_are_those_of_the_document_and_its_appendices() {
    let mut document = document(vec![words("Một"), Block::PageBreak, words("Hai")]);
    document.contact = Some("Số 1 phố A".into());
    let appendix = |orientation| Appendix {
        title: "Bảng".into(),
        orientation,
        body: vec![words("Ba")],
        issued: None,
    };
    document.appendices = vec![appendix(Orientation::Portrait), appendix(Orientation::Landscape)];
    let body = body(&document);
    let sheets: Vec<&str> = body.split("<section class=\"").skip(1).collect();
    let classes: Vec<&str> =
        sheets.iter().map(|sheet| sheet.split_once('"').expect("a class").0).collect();
    assert_eq!(classes, ["trang", "trang", "trang", "trang ngang"]);
    // The contact line is at the foot of the first page alone.
    let contact: Vec<bool> = sheets.iter().map(|sheet| sheet.contains("Số 1 phố A")).collect();
    assert_eq!(contact, [true, false, false, false]);
    document.sample = true;
    let page = shown(&document);
    assert_eq!(page.matches("<section class=\"trang minh-hoa\">").count(), 3);
    assert_eq!(page.matches("<p class=\"dia-chi minh-hoa\">SỐ LIỆU MINH HỌA</p>").count(), 4);
}

#[test]
fn what_words_look_like_and_where_they_are_found_is_kept() {
    let emphasis = Emphasis { bold: true, italic: true, underline: true };
    let text = Text { words: "1.234".into(), emphasis };
    let name = BookmarkName::new("so_luot").expect("a name");
    let content = vec![Inline::Bookmark(Bookmark { name, text }), Inline::Break];
    let paragraph = Paragraph { role: Role::Dash, number: None, content };
    let body = body(&document(vec![Block::Paragraph(paragraph), words("Hết.")]));
    let expected = concat!(
        "<p class=\"gach-dau-dong\">-\u{20}<span data-ten=\"so_luot\"><b><i><u>1.234</u></i></b></span>",
        "<br>&#8203;</p>"
    );
    assert!(body.contains(expected), "{body}");
    assert!(body.contains("<p class=\"loi-van\" style=\"break-after:avoid\">Hết./.</p>"));
}

#[test]
fn documents_of_two_looks_keep_their_own_on_one_page() {
    let (document, profile) = (document(vec![words("Một")]), profile());
    let printed = |size| Printed { document: &document, profile: &profile, size };
    let page = page(&[
        printed(TypeSize::Thirteen),
        printed(TypeSize::Fourteen),
        printed(TypeSize::Thirteen),
    ]);
    assert_eq!(page.matches("<article class=\"van-ban tt-nd30-13\">").count(), 2);
    assert_eq!(page.matches("<article class=\"van-ban tt-nd30-14\">").count(), 1);
    assert_eq!(page.matches(".tt-nd30-13 .loi-van{font-size:13pt").count(), 1);
    assert_eq!(page.matches(".tt-nd30-14 .loi-van{font-size:14pt").count(), 1);
    // Nothing is fetched and nothing runs.
    for forbidden in ["src=", "href=", "url(", "@import", "<script", "http"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}
