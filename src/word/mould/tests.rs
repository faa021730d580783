//! The plain way: docx-rs builds each block with its words, and the finisher puts it right. Every line and
//! row that any test of the crate writes is held against it.

use docx_rs::{Paragraph, Run};
use proptest::prelude::*;

use super::*;
use crate::document::Emphasis;
use crate::profile::Role;
use crate::units::{Pt, Twip};
use crate::word::grid::{CellShape, Rows, Ruling};

pub(in crate::word) fn same(moulded: &[u8], plain: &[u8]) {
    assert_eq!(String::from_utf8_lossy(moulded), String::from_utf8_lossy(plain));
}

fn plain_paragraph(line: &Line, slots: &mut Slots) -> Paragraph {
    let mut filling = line.filling.iter();
    build::paragraph(&line.shape, |_| match filling.next().expect("as many as pieces") {
        Filling::Words(words) => Run::new().add_text(words),
        Filling::Xml(xml) => slots.inline(xml),
    })
}

pub(super) fn plain_line(line: &Line) -> Vec<u8> {
    let (mut slots, mut out) = (Slots::new(), Vec::new());
    let paragraph = plain_paragraph(line, &mut slots);
    Finisher::new().block(&paragraph, &mut slots, &mut out).expect("finishes");
    slots.check().expect("all placed");
    out
}

pub(super) fn plain_row(row: &GridRow) -> Vec<u8> {
    let (mut slots, mut out) = (Slots::new(), Vec::new());
    let built = build::row(&row.shape, |nth| {
        row.cells[nth].iter().map(|line| plain_paragraph(line, &mut slots)).collect()
    });
    Finisher::new().block(&built, &mut slots, &mut out).expect("finishes");
    slots.check().expect("all placed");
    out
}

/// Words as they come to this module: clean, without line ends and tabs.
fn words() -> impl Strategy<Value = String> {
    "[^\\p{C}\u{2028}\u{2029}]{0,12}|[a‑&<>\"' ]{1,8}"
        .prop_filter("clean", |text| !text.contains(['\t', '\n', '\r']))
}

prop_compose! {
    fn line()(
        role in prop::sample::select(Role::ALL),
        flags in any::<(bool, bool, bool, bool)>(),
        (left, hang) in (0..3000i32, 0..500i32),
        words in prop::collection::vec((words(), any::<(bool, bool, bool)>()), 0..4),
        rule in prop::option::of(2..12u32),
    ) -> Line {
        let mut line = words.into_iter().fold(Line::of(role), |line, (words, (bold, italic, underline))| {
            line.emphasized(words, Emphasis { bold, italic, underline })
        });
        if flags.0 { line = line.keep_next(); }
        if flags.1 { line = line.hanging(Twip(left), Twip(hang)); }
        if flags.2 { line = line.element(b"<w:sdt/>".to_vec()).piece(Piece::Break); }
        if flags.3 { line = line.gap_above(Pt(12.0)); } else { line.shape.rule = rule; }
        line
    }
}

proptest! {
    #[test]
    fn a_filled_mould_is_what_docx_rs_builds_with_the_words(lines in prop::collection::vec(line(), 1..6)) {
        let moulds = Moulds::default();
        // Twice: as cast, and as kept. Each is held against the plain way on its way out.
        for line in lines.iter().chain(&lines) {
            moulds.line(line, &mut Vec::new()).expect("writes");
        }
        let mut row = GridRow::new(lines.len() > 3);
        for (nth, line) in lines.into_iter().enumerate() {
            let rows = [Rows::One, Rows::Starts, Rows::Covered][nth % 3];
            let shape = CellShape { rows, columns: 1 + nth % 2, centred: nth % 2 == 0, width: Twip(900) };
            row = row.cell(shape, vec![line]);
        }
        moulds.row(&row, &mut Vec::new()).expect("writes");
    }
}

#[test]
fn a_table_is_its_frame_around_its_rows() {
    let moulds = Moulds::default();
    for ruling in [Ruling::Ruled, Ruling::Bare] {
        let frame = Frame { columns: vec![Twip(1000), Twip(2000)], ruling };
        let row = |words: &str| {
            let line = |words: &str| vec![Line::of(Role::TableText).words(words)];
            GridRow::new(false)
                .cell(CellShape::new(Twip(1000)), line(words))
                .cell(CellShape::new(Twip(2000)), line("b"))
        };
        let rows = [row("a"), row("c")];
        let mut moulded = Vec::new();
        let mould = moulds.frame(&frame).expect("a frame");
        let (before, behind) = mould.around();
        moulded.extend_from_slice(before);
        for row in &rows {
            moulds.row(row, &mut moulded).expect("writes");
        }
        moulded.extend_from_slice(behind);
        let mut slots = Slots::new();
        let built = rows
            .iter()
            .map(|row| {
                build::row(&row.shape, |nth| {
                    row.cells[nth].iter().map(|line| plain_paragraph(line, &mut slots)).collect()
                })
            })
            .collect();
        let mut plain = Vec::new();
        let table = build::table(&frame, built);
        Finisher::new().block(&table, &mut slots, &mut plain).expect("finishes");
        same(&moulded, &plain);
    }
}

#[test]
fn moulds_are_bounded() {
    let moulds = Moulds::default();
    for left in 0..limits::kept::MOULDS as i32 + 100 {
        let line = Line::of(Role::Body).hanging(Twip(left), Twip(10));
        moulds.line(&line, &mut Vec::new()).expect("writes");
    }
    assert_eq!(moulds.lines.0.read().expect("unpoisoned").len(), limits::kept::MOULDS);
}
