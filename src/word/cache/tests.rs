//! The plain way: docx-rs' blocks with their words in them, put right. What is filled into a kept shape is the same.

use std::sync::LazyLock;

use docx_rs::BuildXML;
use proptest::prelude::*;

use super::*;
use crate::document::{BookmarkName, Emphasis, Field, FieldName, Input};
use crate::layout::{CellShape, Piece, Rows, Ruling, escape};
use crate::profile::Role;
use crate::units::{EighthPoint, Pt, Twip};
use crate::word::finish::{Gap, finish_xml};
use crate::word::shape::Filling;

/// A line with its words already in the block that is finished.
fn plain(line: &Line<'_>, ids: &mut Ids) -> String {
    let mut xml = String::from_utf8(build::paragraph(&LineShape::of(line)).build()).expect("text");
    for filling in fillings(line) {
        if let Filling::Words(words) = filling {
            xml = xml.replacen(Gap::Words.mark(), &escape(words), 1);
        }
    }
    let mut elements = fillings(line).filter(|filling| !matches!(filling, Filling::Words(_)));
    let mut out = Vec::new();
    finish_xml(&xml).expect("finishes").fill(&mut out, |out| {
        control::push(elements.next().expect("as many as gaps"), ids, out);
    });
    assert!(elements.next().is_none(), "as many as gaps");
    String::from_utf8(out).expect("text")
}

fn kept(shapes: &ShapeCache, line: &Line<'_>, ids: &mut Ids) -> String {
    let mut out = Vec::new();
    shapes.line(line, ids, &mut out).expect("writes");
    String::from_utf8(out).expect("text")
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
    fn a_filled_shape_is_what_docx_rs_builds_with_the_words(lines in prop::collection::vec(line(), 1..6)) {
        let shapes = ShapeCache::default();
        let (mut ids, mut same_ids) = (Ids::new(), Ids::new());
        // Twice: as it is built, and as it is kept.
        for line in lines.iter().chain(&lines) {
            prop_assert_eq!(kept(&shapes, line, &mut ids), plain(line, &mut same_ids));
        }
        let (mut row, mut inside) = (GridRow::new(lines.len() > 3), Vec::new());
        for (nth, line) in lines.into_iter().enumerate() {
            let rows = [Rows::One, Rows::Starts(2), Rows::Covered][nth % 3];
            let shape = CellShape { rows, columns: 1 + nth % 2, centred: nth % 2 == 0, width: Twip(900) };
            inside.push(plain(&line, &mut same_ids));
            row = row.cell(shape, vec![line]);
        }
        let mut out = Vec::new();
        shapes.row(&row, &mut ids, &mut out).expect("writes");
        let row = String::from_utf8(out).expect("text");
        let mut rest = row.as_str();
        for line in &inside {
            let (cell, behind) = rest.split_once("</w:tc>").expect("a cell");
            prop_assert!(cell.ends_with(line.as_str()), "{} in {}", line, cell);
            rest = behind;
        }
        prop_assert_eq!(rest, "</w:tr>");
    }
}

#[test]
fn a_table_is_its_frame_around_its_rows() {
    for (ruling, borders) in [(Ruling::Ruled, true), (Ruling::Bare, false)] {
        let frame = Frame { columns: vec![Twip(1000), Twip(2000)], ruling };
        let xml = ShapeCache::default().frame(&frame).expect("a frame");
        let (before, behind) = xml.around();
        let before = String::from_utf8_lossy(before);
        let grid = r#"<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/></w:tblGrid>"#;
        assert!(before.starts_with(r#"<w:tbl><w:tblPr><w:tblW w:w="3000" w:type="dxa"/>"#));
        assert!(before.ends_with(grid), "{before}");
        assert_eq!(before.contains("<w:tblBorders>"), borders);
        assert_eq!(behind, b"</w:tbl>");
    }
}

#[test]
fn shapes_are_bounded() {
    let (shapes, mut ids) = (ShapeCache::default(), Ids::new());
    for left in 0..limits::kept::SHAPES as i32 + 100 {
        let line = Line::of(Role::Body).hanging(Twip(left), Twip(10));
        shapes.line(&line, &mut ids, &mut Vec::new()).expect("writes");
    }
    assert_eq!(shapes.lines.0.read().expect("unpoisoned").len(), limits::kept::SHAPES);
}
