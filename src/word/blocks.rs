//! Word: the blocks of the text (ô 6) as paragraphs, tables and controls.

use super::control;
use super::finish::{FinishError, clean_text};
use super::grid::{CellShape, Frame, GridRow, Rows, Ruling};
use super::line::{Line, Piece};
use super::sheet::Sheet;
use crate::document::{Block, BookmarkName, Cell, Inline, Paragraph, Row, Table, Text};
use crate::profile::{Case, Role};
use crate::units::Twip;
use crate::viet;

/// What comes after the last block.
#[derive(Debug, Clone, Copy)]
pub(super) enum After<'m> {
    /// Nothing that it must stay with.
    Nothing,
    /// The closing, with which it stays; its words end with this mark (`./.`).
    Closing(&'m str),
}

/// Writes blocks.
pub(super) fn write(
    sheet: &mut Sheet,
    blocks: &[Block],
    after: After<'_>,
) -> Result<(), FinishError> {
    for (nth, block) in blocks.iter().enumerate() {
        let after = if nth + 1 == blocks.len() { after } else { After::Nothing };
        let closes = matches!(after, After::Closing(_));
        match block {
            Block::Paragraph(text) => {
                let mut line = match after {
                    After::Closing(mark) => paragraph(sheet, &with_end_mark(text, mark)),
                    After::Nothing => paragraph(sheet, text),
                };
                if closes {
                    line = line.keep_next();
                }
                sheet.add(&line)?;
            }
            Block::Table(rows) => {
                sheet.add(&Line::of(Role::Rule).keep_next())?;
                table(sheet, rows, closes)?;
            }
            Block::Field(field) => {
                let id = sheet.id();
                sheet.add_xml(control::block(field, id, Role::Answer.id()));
            }
            Block::PageBreak => sheet.add(&Line::of(Role::Rule).piece(Piece::PageBreak))?,
        }
    }
    Ok(())
}

/// The paragraph with the regime's end mark after its last words, in place of a full stop there.
fn with_end_mark(paragraph: &Paragraph, mark: &str) -> Paragraph {
    let mut paragraph = paragraph.clone();
    if let Some(Inline::Text(text)) = paragraph.content.last_mut() {
        let bare = text.words.trim_end().trim_end_matches("./.").trim_end_matches('.').len();
        text.words.truncate(bare);
        text.words.push_str(mark);
    }
    paragraph
}

/// A paragraph of text with its number or mark.
fn paragraph(sheet: &mut Sheet, text: &Paragraph) -> Line {
    let words = &sheet.profile.words;
    let mark = match (&text.number, text.role) {
        (Some(number), _) => format!("{number} "),
        (None, Role::Dash) => words.dash.clone(),
        (None, Role::Plus) => words.plus.clone(),
        (None, _) => String::new(),
    };
    let line = Line::of(text.role);
    let line = if mark.is_empty() { line } else { line.words(mark) };
    pieces(sheet, text.role, &text.content, line)
}

/// The line with what stands in it.
fn pieces(sheet: &mut Sheet, role: Role, content: &[Inline], line: Line) -> Line {
    let upper = sheet.profile.row(role).is_some_and(|row| row.case == Case::Upper);
    let words = |line: Line, text: &Text| {
        let kept = viet::keep_together(&clean_text(&text.words));
        line.emphasized(if upper { viet::upper(&kept) } else { kept }, text.emphasis)
    };
    content.iter().fold(line, |line, inline| match inline {
        Inline::Text(text) => words(line, text),
        Inline::Break => line.piece(Piece::Break),
        Inline::Field(field) => {
            let id = sheet.id();
            line.element(control::inline(field, id))
        }
        Inline::Bookmark(mark) => {
            let (start, end) = bookmark(&mark.name, sheet.id());
            words(line.element(start), &mark.text).element(end)
        }
    })
}

/// What opens and what closes a bookmark; `id` is unique in the document.
fn bookmark(name: &BookmarkName, id: u32) -> (Vec<u8>, Vec<u8>) {
    let start = format!(r#"<w:bookmarkStart w:id="{id}" w:name="{}"/>"#, name.as_str());
    (start.into_bytes(), format!(r#"<w:bookmarkEnd w:id="{id}"/>"#).into_bytes())
}

/// Writes a table: its head repeats on every page, its rows do not split.
fn table(sheet: &mut Sheet, table: &Table, keep_last: bool) -> Result<(), FinishError> {
    let columns = column_widths(&table.columns, sheet.width);
    let frame = Frame { columns, ruling: Ruling::Ruled };
    // How many rows each column is still covered by a cell above.
    let mut covered = vec![0u32; frame.columns.len()];
    let heads = table.head.iter().map(|row| (row, true, true));
    let rows = table.rows.iter().enumerate().map(|(nth, row)| {
        let keep = keep_last && nth + 1 == table.rows.len();
        (row, false, keep)
    });
    sheet.table(&frame, heads.chain(rows), |sheet, (row, head, keep)| {
        grid_row(sheet, row, &frame.columns, &mut covered, head, keep)
    })
}

fn column_widths(permille: &[u32], width: Twip) -> Vec<Twip> {
    permille
        .iter()
        .map(|share| Twip((i64::from(width.0) * i64::from(*share) / 1000) as i32))
        .collect()
}

fn grid_row(
    sheet: &mut Sheet,
    row: &Row,
    widths: &[Twip],
    covered: &mut [u32],
    head: bool,
    keep_next: bool,
) -> GridRow {
    let mut grid = GridRow::new(head);
    let mut column = 0;
    let mut given = row.cells.iter();
    while column < widths.len() {
        if covered[column] > 0 {
            covered[column] -= 1;
            let hidden = CellShape { rows: Rows::Covered, ..CellShape::new(widths[column]) };
            grid = grid.cell(hidden, vec![Line::of(Role::TableText)]);
            column += 1;
            continue;
        }
        let Some(cell) = given.next() else { break };
        let end = (column + cell.columns.max(1) as usize).min(widths.len());
        let shape = CellShape {
            width: Twip(widths[column..end].iter().map(|w| w.0).sum()),
            columns: end - column,
            rows: if cell.rows > 1 { Rows::Starts } else { Rows::One },
            centred: true,
        };
        for rest in &mut covered[column..end] {
            *rest = cell.rows.saturating_sub(1);
        }
        grid = grid.cell(shape, vec![cell_line(sheet, cell, keep_next)]);
        column = end;
    }
    grid
}

fn cell_line(sheet: &mut Sheet, cell: &Cell, keep_next: bool) -> Line {
    let line = pieces(sheet, cell.role, &cell.content, Line::of(cell.role));
    if keep_next { line.keep_next() } else { line }
}
