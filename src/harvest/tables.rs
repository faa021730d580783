//! Tasks, harvest: figures in tables, found by the words of their row and the head of their column,
//! whatever rows and columns were put in or taken out.

use std::collections::BTreeMap;

use super::key::{Key, clean, clean_lines};
use super::layers::{Layer, Layers, Odd, Reading, Stray, without_hint};
use super::lines::{Line, Thing, lines_of, text_of};
use super::skeleton::{CellField, Skeleton};
use crate::paper::{Cell, Change, Row, Table};

/// A cell with its words, folded once however many fields are looked for in it.
struct Seen<'p> {
    cell: &'p Cell,
    text: String,
    /// Its words without the number before them.
    key: Key,
    /// Its words.
    whole: Key,
}

impl<'p> Seen<'p> {
    fn of(cell: &'p Cell) -> Self {
        let text = text_of(&cell.blocks);
        let (key, whole) = (Key::of(&text), Key::whole(&text));
        Seen { cell, text, key, whole }
    }
}

/// Whether a table holds figures of the form.
pub(super) fn is_of_figures(table: &Table, skeleton: &Skeleton<'_>) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| {
        let key = Key::of(&text_of(&cell.blocks));
        skeleton.is_heading(&key) || skeleton.cells.iter().any(|field| field.label.text == key.text)
    })
}

/// Reads the figures of all tables.
pub(super) fn read(things: &[Thing<'_>], skeleton: &Skeleton<'_>, layers: &mut Layers) {
    for thing in things {
        if let Thing::Table(table) = thing
            && is_of_figures(table, skeleton)
        {
            of_table(table, skeleton, layers);
        }
    }
}

fn of_table(table: &Table, skeleton: &Skeleton<'_>, layers: &mut Layers) {
    let there = table.rows.iter().filter(|row| !row.change.is_some_and(Change::is_gone));
    let rows: Vec<(&Row, Vec<Seen<'_>>)> =
        there.map(|row| (row, row.cells.iter().map(Seen::of).collect())).collect();
    let mut heads: Vec<(&Key, u32, u32)> = Vec::new();
    // For a name that several indicators bear: the row that was met last, and how many before it.
    let mut met: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (row_nth, (row, seen)) in rows.iter().enumerate() {
        if let Some(head) = seen.iter().find(|seen| skeleton.is_heading(&seen.whole)) {
            heads.push((&head.whole, head.cell.column, head.cell.columns));
            continue;
        }
        let mut known = false;
        for (at, field) in skeleton.cells.iter().enumerate() {
            let labelled = |seen: &&Seen<'_>| {
                seen.key.text == field.label.text || starts(&seen.text, &seen.key, field)
            };
            let Some(label) = seen.iter().find(labelled) else { continue };
            known = true;
            // Indicators of one name are told apart by their order alone.
            let twins: Vec<usize> = twins(skeleton, field);
            if twins.len() > 1 {
                let nth = met.entry(field.label.text.as_str()).or_insert((row_nth, 0));
                if nth.0 != row_nth {
                    *nth = (row_nth, nth.1 + 1);
                }
                if twins.get(nth.1) != Some(&at) {
                    continue;
                }
            }
            let head = heads.iter().rev().find(|(key, ..)| key.text == field.heading.text);
            let column = head.map(|(_, from, count)| (*from, *count));
            let below = rows.get(row_nth + 1).map(|(row, _)| *row);
            layers.readings[field.at].push(of_row(seen, below, label, column, field));
        }
        if !known {
            unknown(row, row_nth, skeleton, layers);
        }
    }
}

/// The fields of one name and one column.
fn twins(skeleton: &Skeleton<'_>, field: &CellField<'_>) -> Vec<usize> {
    let same = |other: &CellField<'_>| {
        other.label.text == field.label.text && other.heading.text == field.heading.text
    };
    skeleton.cells.iter().enumerate().filter(|(_, other)| same(other)).map(|(at, _)| at).collect()
}

/// Whether a cell goes on after its label: merged with its neighbours.
fn starts(text: &str, key: &Key, field: &CellField<'_>) -> bool {
    let Some(end) = key.after(&field.label) else { return false };
    let rest = Key::whole(&text[end..]).text;
    let unit = field.others.iter().fold(rest.clone(), |rest, other| rest.replace(&other.text, ""));
    unit.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

fn of_row(
    row: &[Seen<'_>],
    below: Option<&Row>,
    label: &Seen<'_>,
    column: Option<(u32, u32)>,
    field: &CellField<'_>,
) -> Reading {
    let mut odd = Vec::new();
    let is_unit = |seen: &Seen<'_>| field.others.iter().any(|other| other.text == seen.whole.text);
    // The running number before the label; more than three figures are no running number.
    let is_number = |seen: &Seen<'_>| {
        let key = &seen.whole.text;
        seen.cell.column < label.cell.column
            && key.len() <= 3
            && key.chars().all(|c| c.is_ascii_digit())
    };
    let others: Vec<&Seen<'_>> = row
        .iter()
        .filter(|seen| seen.cell.column != label.cell.column && !is_unit(seen) && !is_number(seen))
        .collect();
    let covers = |cell: &Cell, (from, count): (u32, u32)| {
        cell.column < from + count && from < cell.column + cell.columns
    };
    let (value, rest): (String, Vec<&Seen<'_>>) = match column {
        Some(column) => {
            let here: Vec<&Seen<'_>> =
                row.iter().filter(|seen| covers(seen.cell, column)).collect();
            for seen in &here {
                let same = |other: &&Cell| other.column == seen.cell.column && other.continued;
                let merged = below.is_some_and(|row| row.cells.iter().any(|c| same(&c)));
                if seen.cell.continued || merged {
                    odd.push(Odd::Merged);
                }
            }
            let texts = here.iter().map(|seen| {
                if seen.cell.column == label.cell.column {
                    after_label(seen, field)
                } else {
                    seen.text.as_str()
                }
            });
            let texts: Vec<&str> = texts.collect();
            let rest = others.into_iter().filter(|seen| !covers(seen.cell, column)).collect();
            (clean_lines(texts), rest)
        }
        None => {
            let mut filled =
                others.into_iter().filter(|seen| !without_hint(&seen.text, field.field).is_empty());
            match filled.next() {
                Some(first) => (first.text.clone(), filled.collect()),
                None => (after_label(label, field).to_owned(), Vec::new()),
            }
        }
    };
    let stray: Vec<String> =
        rest.into_iter().map(|seen| clean(&seen.text)).filter(|text| !text.is_empty()).collect();
    if !stray.is_empty() {
        odd.push(Odd::RowStray(stray.join("; ")));
    }
    let texts: Vec<&str> = row.iter().map(|seen| seen.text.as_str()).collect();
    let shown = Key::whole(&texts.join(" "));
    for unit in field.others.iter().filter(|key| !key.text.chars().all(|c| c.is_ascii_digit())) {
        if !shown.holds(unit) {
            odd.push(Odd::Unit(unit.text.clone()));
        }
    }
    let at = lines_of(&label.cell.blocks).first().map(|line| line.at.clone());
    Reading { layer: Layer::Cell, text: without_hint(&value, field.field), ticked: None, at, odd }
}

fn after_label<'s>(seen: &'s Seen<'_>, field: &CellField<'_>) -> &'s str {
    let end = seen.key.after(&field.label).unwrap_or(seen.text.len());
    seen.text[end..].trim_start_matches([':', ')', ' '])
}

/// A row that no indicator names: its words are told unless it is empty.
fn unknown(row: &Row, nth: usize, skeleton: &Skeleton<'_>, layers: &mut Layers) {
    let lines: Vec<Line> = row.cells.iter().flat_map(|cell| lines_of(&cell.blocks)).collect();
    let texts: Vec<String> = lines
        .iter()
        .map(|line| clean(&line.text))
        .filter(|text| !text.chars().all(|c| c.is_ascii_digit() || c == '.'))
        .collect();
    // Before the first row of figures stand heads.
    if texts.is_empty() || nth == 0 {
        return;
    }
    let near = skeleton.cells.first().map(|field| field.at);
    let at = lines.first().map(|line| line.at.clone());
    layers.strays.push(Stray { text: texts.join(" | "), at, near });
}

/// Reads a row that has become a line; `false` where it is none.
pub(super) fn read_line(line: &Line, skeleton: &Skeleton<'_>, layers: &mut Layers) -> bool {
    let parts: Vec<&str> =
        line.text.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect();
    let found = skeleton.cells.iter().find_map(|field| {
        let nth = parts.iter().position(|part| Key::of(part).text == field.label.text)?;
        Some((field, nth))
    });
    let Some((field, nth)) = found else {
        return parts.iter().any(|part| skeleton.is_heading(&Key::whole(part)));
    };
    let is_unit = |part: &&str| {
        let key = Key::whole(part).text;
        field.others.iter().any(|other| other.text == key)
    };
    let values: Vec<&str> =
        parts[nth + 1..].iter().copied().filter(|part| !is_unit(part)).collect();
    let mut odd = Vec::new();
    if values.len() > 1 {
        odd.push(Odd::RowStray(values[1..].join("; ")));
    }
    let text = without_hint(values.first().copied().unwrap_or_default(), field.field);
    let at = Some(line.at.clone());
    layers.readings[field.at].push(Reading { layer: Layer::Cell, text, ticked: None, at, odd });
    true
}
