use super::*;
use crate::units::{EighthPoint, HalfPoint, Twip};

fn run(text: &str) -> Run {
    Run { content: Content::Text(text.into()), ..Run::default() }
}

fn paragraph(ordinal: u32, runs: Vec<Run>) -> Paragraph {
    let address = Address { ordinal, ..Address::default() };
    Paragraph { address, runs, room: Some(Twip(9000)), ..Paragraph::default() }
}

fn paper(blocks: Vec<Block>) -> Paper {
    let body = Part { kind: PartKind::Body, name: "word/document.xml".into(), blocks };
    Paper { parts: vec![body], ..Paper::default() }
}

#[test]
fn what_is_deleted_or_hidden_is_not_shown() {
    let mut deleted = run("xóa");
    deleted.change = Some(Change::Deleted);
    let mut hidden = run("ẩn");
    hidden.look.vanish = true;
    let mut added = run("thêm");
    added.change = Some(Change::Inserted);
    let tab = Run { content: Content::Tab, ..Run::default() };
    let hyphen = Run { content: Content::NoBreakHyphen, ..Run::default() };
    let shown = paragraph(0, vec![run("Số:"), deleted, hidden, tab, hyphen, added]);
    assert_eq!(shown.text(), "Số:\t-thêm");
    let at: Vec<_> = shown.shown_at().map(|(range, _)| range).collect();
    assert_eq!(at, [0..5, 5..6, 6..7, 7..12]);
}

#[test]
fn lines_of_every_form_have_a_length_where_it_is_known() {
    let mut border = paragraph(0, vec![]);
    border.look.indents.left = Twip(1000);
    border.look.indents.right = Twip(2000);
    border.look.borders.top =
        Some(Border { kind: BorderKind::Single, width: EighthPoint(6), color: Color::Auto });
    assert_eq!(
        border.lines(),
        [DrawnLine {
            form: LineForm::BorderTop,
            length: Some(Twip(6000)),
            width: Some(EighthPoint(6)),
            solid: true,
            color: Color::Auto
        }]
    );
    let mut scores = run("__________");
    scores.look.size = HalfPoint(28);
    let lines = paragraph(0, vec![run("  "), scores]).lines();
    // Ten underscores of half an em at 14 pt.
    assert_eq!(lines[0].form, LineForm::Characters);
    assert_eq!(lines[0].length, Some(Twip(1400)));
    let two = paragraph(0, vec![run("\t______\t___"), run("_____"), run("\tchữ ______")]).lines();
    assert_eq!(
        two.iter().map(|line| line.length).collect::<Vec<_>>(),
        [Some(Twip(600)), Some(Twip(800))]
    );
    let mut under = run("Độc lập");
    under.look.underline = Underline::Single;
    assert_eq!(paragraph(0, vec![under.clone()]).lines()[0].form, LineForm::Underline);
    under.look.font = ".VnTime".into();
    assert_eq!(paragraph(0, vec![under]).lines()[0].length, None);
    assert!(paragraph(0, vec![run("____")]).lines().is_empty(), "four are a gap to fill in");
}

#[test]
fn paragraphs_come_in_the_order_of_the_text() {
    let inner = paragraph(1, vec![run("trong khung")]);
    let drawing = Drawing {
        kind: DrawingKind::TextBox,
        floating: true,
        width: None,
        height: None,
        lines: Vec::new(),
        blocks: vec![Block::Paragraph(inner)],
    };
    let boxed = Run { content: Content::Drawing(Box::new(drawing)), ..Run::default() };
    let cell = |n| Cell {
        blocks: vec![Block::Paragraph(paragraph(n, vec![run("ô")]))],
        columns: 1,
        ..Cell::default()
    };
    let table = Table {
        rows: vec![Row { cells: vec![cell(2), cell(3)], ..Row::default() }],
        ..Table::default()
    };
    let all = paper(vec![
        Block::Paragraph(paragraph(0, vec![boxed])),
        Block::Table(table),
        Block::Paragraph(paragraph(4, vec![])),
    ]);
    let order: Vec<_> = all.paragraphs(PartId::BODY).map(|p| p.address.ordinal).collect();
    assert_eq!(order, [0, 1, 2, 3, 4]);
    let third = Address { ordinal: 3, ..Address::default() };
    assert_eq!(all.paragraph(&third).map(Paragraph::text).as_deref(), Some("ô"));
}

#[test]
fn a_control_knows_what_it_holds() {
    let control = |parent| Control {
        tag: Some("so".into()),
        title: None,
        kind: ControlKind::RichText,
        nesting: Nesting::Block,
        placeholder: false,
        part: PartId::BODY,
        parent,
        date: None,
        locked: false,
        bound: false,
    };
    let (outer, inner) = (ControlId(0), ControlId(1));
    let mut first = paragraph(0, vec![run("một")]);
    first.control = Some(outer);
    let mut held = run("hai");
    held.control = Some(inner);
    let mut all = paper(vec![
        Block::Paragraph(first),
        Block::Paragraph(paragraph(1, vec![run("ngoài "), held])),
    ]);
    all.controls = vec![control(None), control(Some(outer))];
    assert_eq!(all.lines_in(outer), ["một", "hai"]);
    assert_eq!(all.lines_in(inner), ["hai"]);
    assert!(!all.is_within(Some(outer), inner));
}
