//! Tables: columns with their widths, a head that repeats, rows whose cells fill the columns.

use super::cursor::Tag;
use super::fault::MarkupFault;
use super::{Reader, inline};
use crate::document::{AskedRows, Cell, FieldName, Row, Table};
use crate::profile::Role;

/// How far widths in percent may be from 100.
const SLACK: u32 = 1;

/// The table of an element.
pub(super) fn read(reader: &mut Reader, tag: &Tag) -> Table {
    let mut table = Table { asked: asked(reader, tag), ..Table::default() };
    reader.asked = table.asked.as_ref().map(|asked| asked.name.0.clone());
    let mut covered: Vec<u32> = Vec::new();
    reader.elements(tag, |reader, part| {
        if part.name == "colgroup" {
            table.columns = columns(reader, &part);
            covered = vec![0; table.columns.len()];
            return;
        }
        let rows = match part.name.as_ref() {
            "thead" => &mut table.head,
            _ => &mut table.rows,
        };
        reader.elements(&part, |reader, row| rows.push(read_row(reader, &row, &mut covered)));
    });
    reader.asked = None;
    let sum = table.columns.iter().sum::<u32>() / 10;
    if sum.abs_diff(100) > SLACK {
        reader.flaw(tag, MarkupFault::BadWidths { sum });
    }
    table
}

/// What a table says of the rows that are filled in it.
fn asked(reader: &mut Reader, tag: &Tag) -> Option<AskedRows> {
    let adds = match tag.attribute("class") {
        None => false,
        Some("them-dong") => true,
        Some(_) => {
            reader.bad_value(tag, "class", "them-dong");
            false
        }
    };
    let name = tag.attribute("name")?.to_owned();
    if !reader.names.insert(name.clone()) {
        reader.flaw(tag, MarkupFault::FieldTwice { name: name.clone() });
    }
    let title = tag.attribute("title").unwrap_or_default().to_owned();
    Some(AskedRows { name: FieldName(name), title, adds })
}

fn columns(reader: &mut Reader, group: &Tag) -> Vec<u32> {
    let mut widths = Vec::new();
    reader.elements(group, |reader, column| {
        match column.attribute("width").unwrap_or_default().parse::<u32>() {
            Ok(percent) if (1..=100).contains(&percent) => widths.push(percent * 10),
            _ => reader.bad_value(&column, "width", "một số nguyên từ 1 đến 100 (phần trăm)"),
        }
    });
    widths
}

fn read_row(reader: &mut Reader, tag: &Tag, covered: &mut [u32]) -> Row {
    let mut row = Row { cells: Vec::with_capacity(covered.len()) };
    // Columns that a cell of a row above still covers are filled already.
    let mut filled = covered.iter().filter(|rows| **rows > 0).count() as u32;
    let mut column = 0;
    let mut next = vec![0; covered.len()];
    for (rest, rows) in next.iter_mut().zip(covered.iter()) {
        *rest = rows.saturating_sub(1);
    }
    reader.elements(tag, |reader, cell| {
        let role = match (cell.name.as_ref(), cell.attribute("class")) {
            ("th", _) => Role::TableHead,
            (_, None | Some("chu")) => Role::TableText,
            (_, Some("giua")) => Role::TableCenter,
            (_, Some("so")) => Role::TableNumber,
            (_, Some(_)) => {
                reader.bad_value(&cell, "class", "chu, giua hoặc so");
                Role::TableText
            }
        };
        let columns = span(reader, &cell, "colspan");
        let rows = span(reader, &cell, "rowspan");
        while covered.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        for rest in next.iter_mut().skip(column).take(columns as usize) {
            *rest = rows - 1;
        }
        column += columns as usize;
        filled += columns;
        row.cells.push(Cell { role, columns, rows, content: inline::read(reader, &cell) });
    });
    let wanted = covered.len() as u32;
    if filled != wanted && wanted > 0 {
        reader.flaw(tag, MarkupFault::BadRow { cells: filled, columns: wanted });
    }
    covered.copy_from_slice(&next);
    row
}

fn span(reader: &mut Reader, cell: &Tag, attribute: &'static str) -> u32 {
    let Some(typed) = cell.attribute(attribute) else { return 1 };
    match typed.parse::<u32>() {
        Ok(count) if (1..=1000).contains(&count) => count,
        _ => {
            reader.bad_value(cell, attribute, "một số nguyên từ 1 trở lên");
            1
        }
    }
}
