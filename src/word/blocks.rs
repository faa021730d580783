//! Word: the blocks of the text (ô 6) as paragraphs, tables and controls.

use docx_rs::{
    BreakType, Paragraph, Run, Table as WordTable, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

use super::control;
use super::finish::{FinishError, clean_text, header_row};
use super::sheet::{Sheet, styled};
use crate::document::{
    Block, BookmarkName, Cell, Emphasis, Inline, Paragraph as TextParagraph, Row, Table, Text,
};
use crate::profile::{Case, Role};
use crate::units::Twip;
use crate::viet;

/// Room between a cell's border and its words.
const CELL_AIR: usize = 70;

/// Writes blocks; the last stays with what follows it where `keep_last` says so (a signature).
pub(super) fn write(
    sheet: &mut Sheet,
    blocks: &[Block],
    keep_last: bool,
) -> Result<(), FinishError> {
    for (nth, block) in blocks.iter().enumerate() {
        let keep = keep_last && nth + 1 == blocks.len();
        match block {
            Block::Paragraph(text) => {
                let mut paragraph = paragraph(sheet, text);
                if keep {
                    paragraph = paragraph.keep_next(true);
                }
                sheet.add(&paragraph)?;
            }
            Block::Table(rows) => {
                sheet.add(&styled(Role::Rule).keep_next(true))?;
                let table = table(sheet, rows, keep);
                sheet.add(&table)?;
            }
            Block::Field(field) => {
                let id = sheet.id();
                let control =
                    sheet.slots.block(control::block(field, id, Role::Answer.id()).as_bytes());
                sheet.add(&control)?;
            }
            Block::PageBreak => {
                let page = styled(Role::Rule).add_run(Run::new().add_break(BreakType::Page));
                sheet.add(&page)?;
            }
        }
    }
    Ok(())
}

/// A paragraph of text with its number or mark.
fn paragraph(sheet: &mut Sheet, text: &TextParagraph) -> Paragraph {
    let words = &sheet.profile.words;
    let mark = match (&text.number, text.role) {
        (Some(number), _) => format!("{number} "),
        (None, Role::Dash) => words.dash.clone(),
        (None, Role::Plus) => words.plus.clone(),
        (None, _) => String::new(),
    };
    let mut paragraph = styled(text.role);
    if !mark.is_empty() {
        paragraph = paragraph.add_run(Run::new().add_text(mark));
    }
    runs(sheet, text.role, &text.content, Emphasis::default())
        .into_iter()
        .fold(paragraph, Paragraph::add_run)
}

/// The runs of a line.
fn runs(sheet: &mut Sheet, role: Role, content: &[Inline], extra: Emphasis) -> Vec<Run> {
    let upper = sheet.profile.row(role).is_some_and(|row| row.case == Case::Upper);
    let mut runs = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Text(text) => runs.push(words(text, upper, extra)),
            Inline::Break => runs.push(Run::new().add_break(BreakType::TextWrapping)),
            Inline::Field(field) => {
                let id = sheet.id();
                runs.push(sheet.slots.inline(control::inline(field, id).as_bytes()));
            }
            Inline::Bookmark(mark) => {
                let id = sheet.id();
                let (start, end) = bookmark(&mark.name, id);
                runs.push(sheet.slots.inline(start.as_bytes()));
                runs.push(words(&mark.text, upper, extra));
                runs.push(sheet.slots.inline(end.as_bytes()));
            }
        }
    }
    runs
}

/// The run of some words.
fn words(text: &Text, upper: bool, extra: Emphasis) -> Run {
    let kept = viet::keep_together(&clean_text(&text.words));
    let words = if upper { viet::upper(&kept) } else { kept };
    let mut run = Run::new().add_text(words);
    if text.emphasis.bold || extra.bold {
        run = run.bold();
    }
    if text.emphasis.italic || extra.italic {
        run = run.italic();
    }
    if text.emphasis.underline || extra.underline {
        run = run.underline("single");
    }
    run
}

/// What opens and what closes a bookmark; `id` is unique in the document.
fn bookmark(name: &BookmarkName, id: u32) -> (String, String) {
    let start = format!(r#"<w:bookmarkStart w:id="{id}" w:name="{}"/>"#, name.as_str());
    (start, format!(r#"<w:bookmarkEnd w:id="{id}"/>"#))
}

/// A table: its head repeats on every page, its rows do not split.
fn table(sheet: &mut Sheet, table: &Table, keep_last: bool) -> WordTable {
    let widths = column_widths(&table.columns, sheet.width);
    let mut rows = Vec::with_capacity(table.head.len() + table.rows.len());
    // How many rows each column is still covered by a cell above.
    let mut covered = vec![0u32; widths.len()];
    for row in &table.head {
        rows.push(header_row(word_row(sheet, row, &widths, &mut covered, true)));
    }
    for (nth, row) in table.rows.iter().enumerate() {
        let keep = keep_last && nth + 1 == table.rows.len();
        rows.push(word_row(sheet, row, &widths, &mut covered, keep));
    }
    WordTable::new(rows)
        .set_grid(widths.iter().map(|w| w.0 as usize).collect())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().map(|w| w.0 as usize).sum(), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(30, CELL_AIR, 30, CELL_AIR))
}

fn column_widths(permille: &[u32], width: Twip) -> Vec<Twip> {
    permille
        .iter()
        .map(|share| Twip((i64::from(width.0) * i64::from(*share) / 1000) as i32))
        .collect()
}

fn word_row(
    sheet: &mut Sheet,
    row: &Row,
    widths: &[Twip],
    covered: &mut [u32],
    keep_next: bool,
) -> TableRow {
    let mut cells = Vec::with_capacity(widths.len());
    let mut column = 0;
    let mut given = row.cells.iter();
    while column < widths.len() {
        if covered[column] > 0 {
            covered[column] -= 1;
            let hidden = TableCell::new()
                .width(widths[column].0 as usize, WidthType::Dxa)
                .vertical_merge(VMergeType::Continue)
                .add_paragraph(styled(Role::TableText));
            cells.push(hidden);
            column += 1;
            continue;
        }
        let Some(cell) = given.next() else { break };
        let end = (column + cell.columns.max(1) as usize).min(widths.len());
        let width: i32 = widths[column..end].iter().map(|w| w.0).sum();
        for rest in &mut covered[column..end] {
            *rest = cell.rows.saturating_sub(1);
        }
        cells.push(word_cell(sheet, cell, width, end - column, keep_next));
        column = end;
    }
    TableRow::new(cells).cant_split()
}

fn word_cell(
    sheet: &mut Sheet,
    cell: &Cell,
    width: i32,
    columns: usize,
    keep_next: bool,
) -> TableCell {
    let mut paragraph = styled(cell.role);
    if keep_next {
        paragraph = paragraph.keep_next(true);
    }
    paragraph = runs(sheet, cell.role, &cell.content, Emphasis::default())
        .into_iter()
        .fold(paragraph, Paragraph::add_run);
    let mut word = TableCell::new()
        .width(width.max(0) as usize, WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .add_paragraph(paragraph);
    if columns > 1 {
        word = word.grid_span(columns);
    }
    if cell.rows > 1 {
        word = word.vertical_merge(VMergeType::Restart);
    }
    word
}
