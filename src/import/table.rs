//! Import: a table of the paper, cell by cell.

use super::text::{Text, Where};

/// A table: rows of cells, each with the words in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableDraft {
    /// Where it is, for a clerk.
    pub(super) spot: String,
    /// Its rows; a cell may hold several paragraphs, one a line.
    pub(super) rows: Vec<Vec<String>>,
}

impl TableDraft {
    /// The table that these texts are the cells of; all are of one table.
    pub(super) fn of(texts: &[Text]) -> Self {
        let mut rows: Vec<(usize, Vec<(usize, String)>)> = Vec::new();
        for text in texts {
            let Where::Cell { row, cell, .. } = text.place else { continue };
            if rows.last().is_none_or(|(nth, _)| *nth != row) {
                rows.push((row, Vec::new()));
            }
            let Some((_, cells)) = rows.last_mut() else { continue };
            match cells.last_mut().filter(|(nth, _)| *nth == cell) {
                Some((_, words)) => {
                    words.push('\n');
                    words.push_str(&text.whole());
                }
                None => cells.push((cell, text.whole())),
            }
        }
        let rows = rows.into_iter().map(|(_, cells)| {
            let width = cells.last().map_or(0, |(nth, _)| (*nth + 1).min(MOST));
            let mut row = vec![String::new(); width];
            for (nth, words) in cells {
                match row.get_mut(nth) {
                    Some(cell) => *cell = words,
                    None => row.push(words),
                }
            }
            row
        });
        let spot = texts.first().map(|text| match text.place {
            Where::Cell { table, .. } => format!("bảng {}", table + 1),
            _ => text.spot(),
        });
        TableDraft { spot: spot.unwrap_or_default(), rows: rows.collect() }
    }

    /// A row for a list of what has no place.
    pub(super) fn row_words(row: &[String]) -> String {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('\n', " / ")).collect();
        cells.join(" | ")
    }
}

/// A row keeps its empty cells up to so many.
const MOST: usize = 64;
