//! Tables on a terminal: columns as wide as their widest words, by what a terminal shows.

use crate::viet::{self, visible_line};

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A table as text: heads, a rule, rows; a row with fewer cells ends early, the last cell is not padded.
pub(super) fn table(columns: &[(&str, Align)], rows: &[Vec<String>]) -> String {
    let clean = |row: &Vec<String>| row.iter().map(|cell| visible_line(cell).into()).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(clean).collect();
    let mut widths: Vec<usize> =
        columns.iter().map(|(head, _)| viet::display_width(head)).collect();
    for row in rows.iter().filter(|row| row.len() > 1) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(viet::display_width(cell));
        }
    }
    let heads: Vec<String> = columns.iter().map(|(head, _)| (*head).to_owned()).collect();
    let mut text = line(columns, &widths, &heads);
    text.push_str(&widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  "));
    text.push('\n');
    for row in &rows {
        text.push_str(&line(columns, &widths, row));
    }
    text
}

fn line(columns: &[(&str, Align)], widths: &[usize], row: &[String]) -> String {
    let mut text = String::new();
    for (nth, cell) in row.iter().enumerate() {
        if nth > 0 {
            text.push_str("  ");
        }
        let width = widths.get(nth).copied().unwrap_or_default();
        let room = width.saturating_sub(viet::display_width(cell));
        match columns.get(nth).map(|(_, align)| *align) {
            Some(Align::Right) => {
                text.push_str(&" ".repeat(room));
                text.push_str(cell);
            }
            _ => {
                text.push_str(cell);
                text.push_str(&" ".repeat(room));
            }
        }
    }
    format!("{}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_under_their_heads_whatever_the_letters() {
        let rows = [vec!["Vie\u{323}\u{302}t".into(), "7".into()], vec!["Nhóm".into()]];
        let shown = table(&[("Tên", Align::Left), ("Số", Align::Right)], &rows);
        assert_eq!(shown, "Tên   Số\n----  --\nVie\u{323}\u{302}t   7\nNhóm\n");
    }
}
