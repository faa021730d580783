//! The plain way: docx-rs builds each block with its words, and the finisher puts it right. Every line and
//! row that any test of the crate writes is held against it.

use std::sync::LazyLock;

use docx_rs::{Paragraph, Run};
use proptest::prelude::*;

use super::*;
use crate::document::{BookmarkName, Emphasis, Field, FieldName, Input};
use crate::layout::{CellShape, Piece, Rows, Ruling};
use crate::profile::Role;
use crate::units::{EighthPoint, Pt, Twip};
use crate::word::shape::Filling;

pub(in crate::word) fn same(moulded: &[u8], plain: &[u8]) {
    assert_eq!(String::from_utf8_lossy(moulded), String::from_utf8_lossy(plain));
}

fn plain_paragraph(line: &Line<'_>, ids: &mut Ids, slots: &mut Slots) -> Paragraph {
    let mut fillings = fillings(line);
    build::paragraph(&LineShape::of(line), |_| match fillings.next().expect("as many as pieces") {
        Filling::Words(words) => Run::new().add_text(words),
        filling => {
            let mut xml = Vec::new();
            control::push(filling, ids, &mut xml);
            slots.inline(&xml)
        }
    })
}

pub(super) fn plain_line(line: &Line<'_>, ids: &mut Ids) -> Vec<u8> {
    let (mut slots, mut out) = (Slots::new(), Vec::new());
    let paragraph = plain_paragraph(line, ids, &mut slots);
    Finisher::new().block(&paragraph, &mut slots, &mut out).expect("finishes");
    slots.check().expect("all placed");
    out
}

pub(super) fn plain_row(row: &GridRow<'_>, ids: &mut Ids) -> Vec<u8> {
    let (mut slots, mut out) = (Slots::new(), Vec::new());
    let built = build::row(&row.shape, |nth| {
        row.cells[nth].iter().map(|line| plain_paragraph(line, ids, &mut slots)).collect()
    });
    Finisher::new().block(&built, &mut slots, &mut out).expect("finishes");
    slots.check().expect("all placed");
    out
}

/// A field and the name of a bookmark, for every line.
static NAMED: LazyLock<(Field, BookmarkName)> = LazyLock::new(|| {
    let field = Field {
        name: FieldName("so-luot".into()),
        title: "Số lượt".into(),
        hint: "số".into(),
        input: Input::Number,
        answer: None,
    };
    (field, BookmarkName::new("so_luot").expect("a name"))
});

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
    ) -> Line<'static> {
        let (field, name) = &*NAMED;
        let mut line = words.into_iter().fold(Line::of(role), |line, (words, (bold, italic, underline))| {
            line.emphasized(words, Emphasis { bold, italic, underline })
        });
        if flags.0 { line = line.keep_next(); }
        if flags.1 { line = line.hanging(Twip(left), Twip(hang)); }
        if flags.2 {
            let mark = Piece::Bookmark(name, ["", "1.234"][hang as usize % 2].into(), Emphasis::default());
            line = line.piece(Piece::Field(field)).piece(Piece::Break).piece(mark);
        }
        if flags.3 { line = line.gap_above(Pt(12.0)); } else { line.placement.rule = rule.map(EighthPoint); }
        line
    }
}

proptest! {
    #[test]
    fn a_filled_mould_is_what_docx_rs_builds_with_the_words(lines in prop::collection::vec(line(), 1..6)) {
        let (moulds, mut ids) = (Moulds::default(), Ids::new());
        // Twice: as cast, and as kept. Each is held against the plain way on its way out.
        for line in lines.iter().chain(&lines) {
            moulds.line(line, &mut ids, &mut Vec::new()).expect("writes");
        }
        let mut row = GridRow::new(lines.len() > 3);
        for (nth, line) in lines.into_iter().enumerate() {
            let rows = [Rows::One, Rows::Starts(2), Rows::Covered][nth % 3];
            let shape = CellShape { rows, columns: 1 + nth % 2, centred: nth % 2 == 0, width: Twip(900) };
            row = row.cell(shape, vec![line]);
        }
        moulds.row(&row, &mut ids, &mut Vec::new()).expect("writes");
    }
}

#[test]
fn a_table_is_its_frame_around_its_rows() {
    let (moulds, mut ids) = (Moulds::default(), Ids::new());
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
            moulds.row(row, &mut ids, &mut moulded).expect("writes");
        }
        moulded.extend_from_slice(behind);
        let mut slots = Slots::new();
        let built = rows
            .iter()
            .map(|row| {
                build::row(&row.shape, |nth| {
                    row.cells[nth]
                        .iter()
                        .map(|line| plain_paragraph(line, &mut ids, &mut slots))
                        .collect()
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
    let (moulds, mut ids) = (Moulds::default(), Ids::new());
    for left in 0..limits::kept::MOULDS as i32 + 100 {
        let line = Line::of(Role::Body).hanging(Twip(left), Twip(10));
        moulds.line(&line, &mut ids, &mut Vec::new()).expect("writes");
    }
    assert_eq!(moulds.lines.0.read().expect("unpoisoned").len(), limits::kept::MOULDS);
}
