//! Layout: the blocks of the text (ô 6) as lines, tables and fields.

use super::Writer;
use super::area::TextArea;
use super::chart::Picture;
use super::grid::{CELL_MARGINS, CellShape, Frame, GridRow, Rows, Ruling};
use super::line::{Line, Piece};
use super::text::clean_text;
use crate::document::{Block, Cell, Emphasis, Inline, Paragraph, Row, Table, Text};
use crate::metrics::{Face, hold_lines, set_lines, text_width, wrap_lines};
use crate::profile::{Case, Role};
use crate::units::Twip;
use crate::viet::{self, Seam};

/// What comes after the last block.
#[derive(Debug, Clone, Copy)]
pub(super) enum After<'m> {
    /// Nothing that it must stay with.
    Nothing,
    /// The closing, with which it stays; its words end with this mark (`./.`).
    Closing(&'m str),
}

/// Writes blocks.
pub(super) fn write(area: &TextArea<'_>, blocks: &[Block], after: After<'_>, out: &mut dyn Writer) {
    for (nth, block) in blocks.iter().enumerate() {
        let after = if nth + 1 == blocks.len() { after } else { After::Nothing };
        let closes = matches!(after, After::Closing(_));
        match block {
            Block::Paragraph(text) => match after {
                After::Closing(mark) => {
                    out.line(&paragraph(area, &with_end_mark(text, mark)).keep_next());
                }
                After::Nothing => {
                    let line = paragraph(area, text);
                    let leads = leads(text, blocks.get(nth + 1));
                    out.line(&if leads { line.keep_next() } else { line });
                }
            },
            Block::Table(rows) => {
                out.line(&Line::of(Role::Rule).keep_next());
                table(area, rows, closes, out);
            }
            Block::Field(field) => out.field(field),
            Block::Chart(drawn) => out.chart(&Picture::of(area, drawn)),
            Block::PageBreak => out.page_break(),
            Block::Region(region) => {
                out.region(region);
                write(area, &region.blocks, after, out);
                out.region_end();
            }
        }
    }
}

/// Whether a paragraph leads to the list that follows (`… sau đây:`): alone at the foot of a page it would promise
/// what is not there.
fn leads(paragraph: &Paragraph, next: Option<&Block>) -> bool {
    let last = paragraph.content.last();
    let colon = last.is_some_and(
        |last| matches!(last, Inline::Text(text) if text.words.trim_end().ends_with(':')),
    );
    let listed = match next {
        Some(Block::Paragraph(next)) => matches!(next.role, Role::Dash | Role::Plus | Role::Point),
        Some(Block::Table(_)) => true,
        _ => false,
    };
    colon && listed && paragraph.role == Role::Body
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
fn paragraph<'d>(area: &TextArea<'_>, text: &'d Paragraph) -> Line<'d> {
    let words = &area.profile.words;
    let mark = match (&text.number, text.role) {
        (Some(number), _) => format!("{number} "),
        (None, Role::Dash) => words.dash.clone(),
        (None, Role::Plus) => words.plus.clone(),
        (None, _) => String::new(),
    };
    let line = Line::of(text.role);
    let line = if mark.is_empty() { line } else { line.words(mark) };
    pieces(area, text.role, &text.content, line)
}

/// The line with what is in it.
fn pieces<'d>(area: &TextArea<'_>, role: Role, content: &'d [Inline], line: Line<'d>) -> Line<'d> {
    let upper = area.profile.row(role).is_some_and(|row| row.case == Case::Upper);
    let words = |text: &Text| {
        let kept = viet::keep_together(&clean_text(&text.words));
        if upper { viet::upper(&kept) } else { kept }
    };
    content.iter().fold(line, |line, inline| match inline {
        Inline::Text(text) => line.emphasized(words(text), text.emphasis),
        Inline::Break => line.piece(Piece::Break),
        Inline::Field(field) => line.piece(Piece::Field(field)),
        Inline::Bookmark(mark) => {
            line.piece(Piece::Bookmark(&mark.name, words(&mark.text), mark.text.emphasis))
        }
    })
}

/// Writes a table: its head repeats on every page; a row of usual height does not split, one that fills much of
/// a page does. A row that only heads those below it stays on their page.
fn table(area: &TextArea<'_>, table: &Table, keep_last: bool, out: &mut dyn Writer) {
    let columns = fitted(area, table, column_widths(&table.columns, area.width));
    let frame = Frame { columns, ruling: Ruling::Ruled };
    // How many rows each column is still covered by a cell above.
    let mut covered = vec![0u32; frame.columns.len()];
    let heads = table.head.iter().map(|row| (row, true, true));
    let keep = kept_rows(&table.rows, keep_last);
    let rows = table.rows.iter().zip(keep).map(|(row, keep)| (row, false, keep));
    out.table(&frame);
    for (row, head, keep) in heads.chain(rows) {
        out.row(&grid_row(area, row, &frame.columns, &mut covered, head, keep));
    }
    out.table_end();
}

/// So many rows without a number of their own always stay on the page of the row that they belong to.
const TOGETHER: usize = 12;

/// Which rows stay on the page of the next one: those that head it (all their words are bold), and a row with the rows
/// without a number that belong to it; of very many of these only the first.
fn kept_rows(rows: &[Row], keep_last: bool) -> Vec<bool> {
    let bold = |row: &Row| {
        let words = row.cells.iter().flat_map(|cell| texts(&cell.content));
        let mut said = words.filter(|text| !text.words.trim().is_empty()).peekable();
        said.peek().is_some() && said.all(|text| text.emphasis.bold)
    };
    let blank = |row: &Row| {
        row.cells.first().is_some_and(|cell| {
            cell.content.iter().all(|inline| match inline {
                Inline::Text(text) => text.words.trim().is_empty(),
                _ => false,
            })
        })
    };
    let belongs = |row: &Row| blank(row) && !bold(row);
    let mut keep: Vec<bool> = rows.iter().map(|row| bold(row) && !blank(row)).collect();
    let mut nth = 0;
    while nth < rows.len() {
        let below = rows.get(nth + 1..).unwrap_or_default();
        let many = below.iter().take_while(|row| belongs(row)).count();
        if many > 0 && rows.get(nth).is_some_and(|row| !blank(row)) {
            let together = if many <= TOGETHER { many } else { 1 };
            for kept in keep.iter_mut().skip(nth).take(together) {
                *kept = true;
            }
        }
        nth += many + 1;
    }
    if let Some(last) = keep.last_mut() {
        *last = keep_last;
    }
    keep
}

/// The words that are in a cell.
fn texts(content: &[Inline]) -> impl Iterator<Item = &Text> {
    content.iter().filter_map(|inline| match inline {
        Inline::Text(text) => Some(text),
        Inline::Bookmark(mark) => Some(&mark.text),
        Inline::Break | Inline::Field(_) => None,
    })
}

fn column_widths(permille: &[u32], width: Twip) -> Vec<Twip> {
    permille
        .iter()
        .map(|share| Twip((i64::from(width.0) * i64::from(*share) / 1000) as i32))
        .collect()
}

/// Room that a cell needs next to its words: its margins, and the lines around it.
const CELL_AIR: i32 = 2 * CELL_MARGINS.sides.0 + 20;

/// The widths of the columns, moved where a figure, a number or a word of a head would be broken within: the
/// other columns give what they can spare.
fn fitted(area: &TextArea<'_>, table: &Table, given: Vec<Twip>) -> Vec<Twip> {
    let needs = needs(area, table, given.len());
    if given.iter().zip(&needs).all(|(width, need)| width.0 >= *need) {
        return given;
    }
    let spare = |(width, need): (&Twip, &i32)| i64::from((width.0 - need).max(0));
    let lack: i64 =
        given.iter().zip(&needs).map(|(width, need)| i64::from((need - width.0).max(0))).sum();
    let whole: i64 = given.iter().zip(&needs).map(spare).sum();
    let taken = lack.min(whole);
    // The running number is the narrowest and is served first: it never breaks (`ST/T`).
    let of_first = given.iter().zip(&needs).next();
    let of_first = of_first.map_or(0, |(width, need)| i64::from((need - width.0).max(0)));
    let first = of_first.min(taken);
    let (lack, rest) = (lack - of_first, taken - first);
    let widths =
        given.iter().zip(&needs).enumerate().map(|(nth, (width, need))| match width.0 < *need {
            true if nth == 0 => width.0 + first as i32,
            true => width.0 + (i64::from(need - width.0) * rest / lack.max(1)) as i32,
            false => width.0 - (spare((width, need)) * taken / whole.max(1)) as i32,
        });
    widths.map(Twip).collect()
}

/// How wide each column must be so that no word that may not break does.
fn needs(area: &TextArea<'_>, table: &Table, columns: usize) -> Vec<i32> {
    let mut needs = vec![0; columns];
    // How many rows each column is still covered by a cell above.
    let mut covered = vec![0u32; columns];
    for row in table.head.iter().chain(&table.rows) {
        let mut given = row.cells.iter();
        let mut column = 0;
        while column < columns {
            if covered[column] > 0 {
                covered[column] -= 1;
                column += 1;
                continue;
            }
            let Some(cell) = given.next() else { break };
            let end = (column + cell.columns.max(1) as usize).min(columns);
            if end == column + 1 {
                needs[column] = needs[column].max(longest_word(area, cell));
            }
            covered[column..end].fill(cell.rows.saturating_sub(1));
            column = end;
        }
    }
    needs
}

/// How wide the longest word of a cell is with its air; running text may break anywhere between its syllables,
/// which are short.
fn longest_word(area: &TextArea<'_>, cell: &Cell) -> i32 {
    if cell.role == Role::TableText {
        return 0;
    }
    let (face, size) = area.type_of(cell.role);
    let widest = texts(&cell.content).map(|text| {
        let face = if text.emphasis.bold { Face::Bold } else { face };
        // A slanted word leans over its end: LibreOffice keeps a twelfth of the line's height free for it.
        let lean = if text.emphasis.italic { size.0 } else { 0 };
        let words = text.words.split(' ').map(|word| text_width(word, face, size.0));
        words.max().map_or(0, |width| width + lean) as i32
    });
    widest.max().filter(|width| *width > 0).map_or(0, |width| width + CELL_AIR)
}

/// So many lines of a cell may always move to the next page together; of more, some stay.
const WHOLE_LINES: u32 = 18;

/// Whether a row is so tall that it may split over pages: kept whole it would leave much of a page empty, and
/// one taller than a page would lose words in some programs.
fn is_tall(area: &TextArea<'_>, cell: &Cell, width: Twip) -> bool {
    let breaks = cell.content.iter().filter(|inline| **inline == Inline::Break).count() as u32;
    let bytes: usize = texts(&cell.content).map(|text| text.words.len()).sum();
    // No letter is narrower than a sixth of the type size: few bytes are few lines in any column.
    if breaks < WHOLE_LINES && bytes < 100 {
        return false;
    }
    let (face, size) = area.type_of(cell.role);
    let room = (width.0 - CELL_AIR).max(1) as u32;
    let words: u32 =
        texts(&cell.content).map(|text| text_width(&text.words, face, size.0) / room).sum();
    words + breaks + 1 > WHOLE_LINES
}

fn grid_row<'d>(
    area: &TextArea<'_>,
    row: &'d Row,
    widths: &[Twip],
    covered: &mut [u32],
    head: bool,
    keep_next: bool,
) -> GridRow<'d> {
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
            rows: if cell.rows > 1 { Rows::Starts(cell.rows) } else { Rows::One },
            centred: true,
        };
        for rest in &mut covered[column..end] {
            *rest = cell.rows.saturating_sub(1);
        }
        grid.shape.splits |= !head && is_tall(area, cell, shape.width);
        grid = grid.cell(shape, vec![cell_line(area, cell, shape.width, keep_next)]);
        column = end;
    }
    grid
}

fn cell_line<'d>(area: &TextArea<'_>, cell: &'d Cell, width: Twip, keep_next: bool) -> Line<'d> {
    let line = match held(area, cell, width) {
        Some((words, emphasis)) => Line::of(cell.role).emphasized(words, emphasis),
        None => pieces(area, cell.role, &cell.content, Line::of(cell.role)),
    };
    if keep_next { line.keep_next() } else { line }
}

/// The words of a cell that need several lines, held so that these end where words belong apart: always in a head
/// or a centred cell, in a cell that is flush left where a word or a name would be split.
fn held(area: &TextArea<'_>, cell: &Cell, width: Twip) -> Option<(String, Emphasis)> {
    let ([Inline::Text(text)], Role::TableHead | Role::TableCenter | Role::TableText) =
        (cell.content.as_slice(), cell.role)
    else {
        return None;
    };
    let (face, size) = area.type_of(cell.role);
    let face = if text.emphasis.bold { Face::Bold } else { face };
    let room = (width.0 - CELL_AIR).max(1) as u32;
    let words = area.words(cell.role, &text.words);
    if text_width(&words, face, size.0) <= room {
        return None;
    }
    // Running text breaks anywhere.
    let name = text_width(&words, face, size.0) < room.saturating_mul(NAME_LINES as u32);
    if cell.role == Role::TableText && !name {
        return None;
    }
    let set = set_lines(&words, face, size.0, room);
    if cell.role == Role::TableText {
        let filled = wrap_lines(&words, face, size.0, room);
        let split_name = worst_seam(&filled);
        if split_name <= Some(Seam::Likely) || set.worst >= split_name {
            return None;
        }
    }
    Some((hold_lines(&set, face, size.0, room + CELL_AIR as u32), text.emphasis))
}

/// A name has no more lines than this in a table.
const NAME_LINES: usize = 3;

/// The worst place at which one of these lines ends.
fn worst_seam(lines: &[String]) -> Option<Seam> {
    let seams = viet::seams(&lines.join(" "));
    let words = |line: &String| line.split(' ').filter(|word| !word.is_empty()).count();
    let mut ends = 0;
    let last = lines.len().saturating_sub(1);
    let worst = lines.iter().take(last).filter_map(|line| {
        ends += words(line);
        seams.get(ends.checked_sub(1)?).copied()
    });
    worst.max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Emphasis;

    fn row(number: &str, words: &str, bold: bool) -> Row {
        let cell = |words: &str| Cell {
            role: Role::TableText,
            columns: 1,
            rows: 1,
            content: vec![Inline::Text(Text {
                words: words.to_owned(),
                emphasis: Emphasis { bold, ..Emphasis::default() },
            })],
        };
        Row { cells: vec![cell(number), cell(words)] }
    }

    #[test]
    fn rows_stay_with_what_they_belong_to() {
        let of_groups = |many: usize| {
            let mut rows = vec![row("1", "Số cuộc", false)];
            rows.extend((0..many).map(|_| row(" ", "- Các sở", false)));
            rows.push(row("2", "Số lượt", false));
            rows
        };
        // The indicator with all its groups, and the last of these with nothing.
        assert_eq!(kept_rows(&of_groups(3), false), [true, true, true, false, false]);
        let many = kept_rows(&of_groups(TOGETHER + 1), false);
        assert_eq!(many.iter().filter(|kept| **kept).count(), 1, "they would fill a page");
        // A group's name with its first agency; a sum at the end heads nothing.
        let named =
            [row("I", "Các sở", true), row("1", "Sở Y tế", false), row(" ", "Tổng số", true)];
        assert_eq!(kept_rows(&named, false), [true, false, false]);
    }
}
