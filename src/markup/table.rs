//! Tables: columns with their widths, a head that repeats, rows whose cells fill the columns.

use roxmltree::Node;

use super::fault::MarkupFault;
use super::{Reader, inline};
use crate::document::{Cell, Row, Table};
use crate::profile::Role;

/// How far widths in percent may be from 100.
const SLACK: u32 = 1;

/// The table of an element.
pub(super) fn read(reader: &mut Reader, node: Node) -> Table {
    let mut table = Table::default();
    let mut covered: Vec<u32> = Vec::new();
    for child in node.children().filter(Node::is_element) {
        if !reader.lawful(child) {
            continue;
        }
        if child.tag_name().name() == "colgroup" {
            table.columns = columns(reader, child);
            covered = vec![0; table.columns.len()];
            continue;
        }
        let rows: Vec<Row> = child
            .children()
            .filter(Node::is_element)
            .filter_map(|row| match reader.lawful(row) {
                true => Some(read_row(reader, row, &mut covered)),
                false => None,
            })
            .collect();
        match child.tag_name().name() {
            "thead" => table.head.extend(rows),
            _ => table.rows.extend(rows),
        }
    }
    let sum = table.columns.iter().sum::<u32>() / 10;
    if sum.abs_diff(100) > SLACK {
        reader.flaw(node, MarkupFault::BadWidths { sum });
    }
    table
}

fn columns(reader: &mut Reader, group: Node) -> Vec<u32> {
    let mut widths = Vec::new();
    for column in group.children().filter(Node::is_element) {
        if !reader.lawful(column) {
            continue;
        }
        let typed = column.attribute("width").unwrap_or_default();
        match typed.parse::<u32>() {
            Ok(percent) if (1..=100).contains(&percent) => widths.push(percent * 10),
            _ => reader.flaw(
                column,
                MarkupFault::BadValue {
                    attribute: "width",
                    found: typed.to_owned(),
                    expected: "một số nguyên từ 1 đến 100 (phần trăm)",
                },
            ),
        }
    }
    widths
}

fn read_row(reader: &mut Reader, node: Node, covered: &mut [u32]) -> Row {
    let mut row = Row::default();
    // Columns that a cell of a row above still covers are filled already.
    let mut filled = covered.iter().filter(|rows| **rows > 0).count() as u32;
    let mut column = 0;
    let mut next = vec![0; covered.len()];
    for (rest, rows) in next.iter_mut().zip(covered.iter()) {
        *rest = rows.saturating_sub(1);
    }
    for child in node.children().filter(Node::is_element) {
        if !reader.lawful(child) {
            continue;
        }
        let role = match (child.tag_name().name(), child.attribute("class")) {
            ("th", _) => Role::TableHead,
            (_, None | Some("chu")) => Role::TableText,
            (_, Some("giua")) => Role::TableCenter,
            (_, Some("so")) => Role::TableNumber,
            (_, Some(other)) => {
                let found = other.to_owned();
                let expected = "chu, giua hoặc so";
                reader.flaw(child, MarkupFault::BadValue { attribute: "class", found, expected });
                Role::TableText
            }
        };
        let columns = span(reader, child, "colspan");
        let rows = span(reader, child, "rowspan");
        while covered.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        for rest in next.iter_mut().skip(column).take(columns as usize) {
            *rest = rows - 1;
        }
        column += columns as usize;
        filled += columns;
        row.cells.push(Cell { role, columns, rows, content: inline::read(reader, child, &[]) });
    }
    let wanted = covered.len() as u32;
    if filled != wanted && wanted > 0 {
        reader.flaw(node, MarkupFault::BadRow { cells: filled, columns: wanted });
    }
    covered.copy_from_slice(&next);
    row
}

fn span(reader: &mut Reader, cell: Node, attribute: &'static str) -> u32 {
    let Some(typed) = cell.attribute(attribute) else { return 1 };
    match typed.parse::<u32>() {
        Ok(count) if (1..=1000).contains(&count) => count,
        _ => {
            let found = typed.to_owned();
            reader.flaw(
                cell,
                MarkupFault::BadValue {
                    attribute, found, expected: "một số nguyên từ 1 trở lên"
                },
            );
            1
        }
    }
}
