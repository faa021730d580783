//! Word: shapes become docx-rs blocks, with marks where something is filled in later. The one place that knows docx-rs'
//! builders; what they write goes through [`super::finish`].

use docx_rs::{
    AlignmentType, BreakType, HeightRule, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run, SpecialIndentType, Table, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::finish::Gap;
use super::shape::{LineShape, PieceShape};
use crate::document::Emphasis;
use crate::layout::{CELL_MARGINS, CellShape, Frame, RowShape, Rows, Ruling};

/// A run whose text marks a gap.
fn gap(gap: Gap) -> Run {
    Run::new().add_text(gap.mark())
}

/// A paragraph with a gap for each piece that takes a filling, in their order.
pub(super) fn paragraph(shape: &LineShape) -> Paragraph {
    let mut paragraph = Paragraph::new().style(shape.role.id());
    let placement = &shape.placement;
    for piece in &shape.pieces {
        paragraph = paragraph.add_run(match piece {
            PieceShape::Words(emphasis) => emphasized(gap(Gap::Words), *emphasis),
            PieceShape::Element => gap(Gap::Element),
            PieceShape::Nothing => Run::new(),
            PieceShape::Break => Run::new().add_break(BreakType::TextWrapping),
        });
    }
    if placement.keep_next {
        paragraph = paragraph.keep_next(true);
    }
    if placement.flush_left {
        paragraph = paragraph.align(AlignmentType::Left);
    }
    if let Some(indent) = placement.indent {
        let hanging = indent.hanging.map(|hang| SpecialIndentType::Hanging(hang.0));
        paragraph =
            paragraph.indent(Some(indent.left.0), hanging, indent.right.map(|right| right.0), None);
    }
    if placement.gap_above.is_some() || placement.height.is_some() {
        let mut spacing = LineSpacing::new();
        if let Some(gap) = placement.gap_above {
            spacing = spacing.before(gap.0.max(0) as u32);
        }
        if let Some(height) = placement.height {
            spacing = spacing.line(height.0).line_rule(LineSpacingType::Exact);
        }
        paragraph = paragraph.line_spacing(spacing);
    }
    if let Some(thickness) = placement.rule {
        let line = ParagraphBorder::new(ParagraphBorderPosition::Top);
        let line = line.size(thickness.0 as usize).space(1);
        paragraph.property =
            paragraph.property.set_borders(ParagraphBorders::with_empty().set(line));
    }
    paragraph
}

fn emphasized(mut run: Run, emphasis: Emphasis) -> Run {
    if emphasis.bold {
        run = run.bold();
    }
    if emphasis.italic {
        run = run.italic();
    }
    if emphasis.underline {
        run = run.underline("single");
    }
    run
}

/// A table with a gap for its rows.
pub(super) fn table(frame: &Frame) -> Table {
    let widths: Vec<usize> = frame.columns.iter().map(|width| width.0.max(0) as usize).collect();
    let all = widths.iter().sum();
    let rows = vec![TableRow::new(vec![TableCell::new().add_paragraph(only(Gap::Rows))])];
    let (table, air) = match frame.ruling {
        Ruling::Ruled => {
            let air = (CELL_MARGINS.above_below.0 as usize, CELL_MARGINS.sides.0 as usize);
            (Table::new(rows), air)
        }
        Ruling::Bare => (Table::without_borders(rows), (0, 0)),
    };
    table
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .width(all, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(air.0, air.1, air.0, air.1))
}

/// A paragraph that is nothing but the mark of a gap.
fn only(place: Gap) -> Paragraph {
    Paragraph::new().add_run(gap(place))
}

/// A row with a gap for the paragraphs of each cell.
pub(super) fn row(shape: &RowShape) -> TableRow {
    let filled = |shape| cell(shape).add_paragraph(only(Gap::Paragraphs));
    let row = TableRow::new(shape.cells.iter().map(filled).collect());
    let row = if shape.splits { row } else { row.cant_split() };
    if shape.head { head_row(row) } else { row }
}

/// The row, to be repeated at the head of every page that its table reaches.
///
/// docx-rs cannot say so; the mark is a height of 1 by the rule `auto`, which means nothing in Word, so a row of the
/// head has no height of its own.
pub(super) fn head_row(row: TableRow) -> TableRow {
    row.row_height(1.0).height_rule(HeightRule::Auto)
}

fn cell(shape: &CellShape) -> TableCell {
    let mut cell = TableCell::new().width(shape.width.0.max(0) as usize, WidthType::Dxa);
    cell = match shape.rows {
        Rows::One => cell,
        Rows::Starts(_) => cell.vertical_merge(VMergeType::Restart),
        Rows::Covered => cell.vertical_merge(VMergeType::Continue),
    };
    if shape.centred {
        cell = cell.vertical_align(VAlignType::Center);
    }
    if shape.columns > 1 { cell.grid_span(shape.columns) } else { cell }
}
