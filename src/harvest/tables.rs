//! Tasks, harvest: figures in tables, found by the words of their row and the head of their column,
//! whatever rows and columns were put in or taken out.

use std::collections::BTreeMap;

use super::issued_form::{CellField, Head, IssuedForm};
use super::key::{Key, clean};
use super::layers::{Layer, Layers, Oddity, Reading, Stray, without_hint};
use super::lines::{FlowItem, ReturnLine, lines_of, plain_text_of};
use super::plain_text::StyledWords;
use super::sign;
use crate::document::Input;
use crate::paper::{Address, Cell, Change, Row, Table};

/// A cell with its words, folded once however many fields are looked for in it.
struct Seen<'p> {
    cell: &'p Cell,
    text: String,
    apart: Vec<StyledWords>,
    /// Its words without the number before them.
    key: Key,
    /// Its words.
    whole: Key,
}

impl<'p> Seen<'p> {
    fn of(cell: &'p Cell) -> Self {
        let plain_text = plain_text_of(&cell.blocks);
        let head = Key::beginning(&plain_text.text);
        let (key, whole) = (Key::of(head), Key::whole(head));
        Seen { cell, text: plain_text.text, apart: plain_text.apart, key, whole }
    }
}

/// Whether a table holds figures of the form.
pub(super) fn is_of_figures(table: &Table, issued_form: &IssuedForm<'_>) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| {
        let key = Key::of(Key::beginning(&plain_text_of(&cell.blocks).text));
        !key.is_empty()
            && (issued_form.is_heading(&key)
                || issued_form.cells.iter().any(|field| field.label.text == key.text))
    })
}

/// Reads the figures of all tables.
pub(super) fn read(
    flow_items: &[FlowItem<'_>],
    asked: &BTreeMap<usize, usize>,
    issued_form: &IssuedForm<'_>,
    layers: &mut Layers,
) {
    for (at, flow_item) in flow_items.iter().enumerate() {
        if let FlowItem::Table(table) = flow_item
            && !asked.contains_key(&at)
            && is_of_figures(table, issued_form)
        {
            of_table(table, issued_form, layers);
        }
    }
}

fn of_table(table: &Table, issued_form: &IssuedForm<'_>, layers: &mut Layers) {
    let there = table.rows.iter().filter(|row| !row.change.is_some_and(Change::is_gone));
    let rows: Vec<(&Row, Vec<Seen<'_>>)> =
        there.map(|row| (row, row.cells.iter().map(Seen::of).collect())).collect();
    let mut heads: Vec<(&Key, u32, u32)> = Vec::new();
    let labelled = |seen: &Seen<'_>, field: &CellField<'_>| {
        seen.key.text == field.label.text || starts(&seen.text, &seen.key, field)
    };
    let figures = |(_, seen): &(&Row, Vec<Seen<'_>>)| {
        seen.iter().any(|seen| issued_form.cells.iter().any(|field| labelled(seen, field)))
    };
    let first = rows.iter().position(figures).unwrap_or(0);
    let changed = changed_heads(&rows[..first], issued_form, layers);
    // For a name that several indicators bear: the row that was met last, and how many before it.
    let mut met: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (row_nth, (row, seen)) in rows.iter().enumerate() {
        if let Some(head) = seen.iter().find(|seen| issued_form.is_heading(&seen.whole)) {
            heads.push((&head.whole, head.cell.column, head.cell.columns));
            continue;
        }
        // Before the first row of figures are heads.
        if row_nth < first {
            continue;
        }
        let mut known = false;
        for (at, field) in issued_form.cells.iter().enumerate() {
            let Some(label) = seen.iter().find(|seen| labelled(seen, field)) else { continue };
            known = true;
            // Indicators of one name are told apart by their order alone.
            let twins: Vec<usize> = twins(issued_form, field);
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
            let mut reading = of_row(seen, below, label, column, field);
            let of_field = changed.iter().filter(|(head, _)| field.heads.contains(head));
            reading.odd.extend(of_field.map(|(_, found)| Oddity::Head(found.clone())));
            layers.push(field.at, reading);
        }
        if !known {
            unknown(row, issued_form, layers);
        }
    }
}

/// The heads that are not there as issued, each with what is in their place; words in the rows of heads that are no
/// head's are reported.
fn changed_heads(
    rows: &[(&Row, Vec<Seen<'_>>)],
    issued_form: &IssuedForm<'_>,
    layers: &mut Layers,
) -> Vec<(Head, String)> {
    let seen: Vec<&Seen<'_>> = rows.iter().flat_map(|(_, seen)| seen).collect();
    let known =
        |seen: &Seen<'_>| issued_form.heads.iter().any(|head| head.key.text == seen.whole.text);
    let is_number = |seen: &Seen<'_>| seen.whole.text.chars().all(|c| c.is_ascii_digit());
    let mut others: Vec<&Seen<'_>> = seen
        .iter()
        .copied()
        .filter(|seen| !clean(&seen.text).is_empty() && !known(seen) && !is_number(seen))
        .collect();
    // A table whose heads were all taken out says nothing about them.
    if seen.iter().all(|seen| !known(seen)) && others.is_empty() {
        return Vec::new();
    }
    let mut changed = Vec::new();
    for head in &issued_form.heads {
        if seen.iter().any(|seen| seen.whole.text == head.key.text) {
            continue;
        }
        let alike = others.iter().position(|seen| seen.whole.holds(&head.key));
        let found = alike.or_else(|| (!others.is_empty()).then_some(0)).map(|at| others.remove(at));
        changed.push((head.clone(), found.map_or_else(String::new, |seen| clean(&seen.text))));
    }
    let near = issued_form.cells.first().map(|field| field.at);
    for seen in others {
        layers.strays.push(Stray { text: clean(&seen.text), at: place(seen.cell), near });
    }
    changed
}

fn place(cell: &Cell) -> Option<Address> {
    crate::paper::Paragraphs::new(&cell.blocks).next().map(|first| first.address.clone())
}

/// The fields of one name and one column.
fn twins(issued_form: &IssuedForm<'_>, field: &CellField<'_>) -> Vec<usize> {
    let same = |other: &CellField<'_>| {
        other.label.text == field.label.text && other.heading.text == field.heading.text
    };
    issued_form
        .cells
        .iter()
        .enumerate()
        .filter(|(_, other)| same(other))
        .map(|(at, _)| at)
        .collect()
}

/// Whether a cell goes on after its label: merged with its neighbours.
fn starts(text: &str, key: &Key, field: &CellField<'_>) -> bool {
    let Some(end) = key.after(&field.label) else { return false };
    let rest = Key::whole(Key::beginning(&text[end..])).text;
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
    let (mut odd, mut apart) = (Vec::new(), Vec::new());
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
                    odd.push(Oddity::Merged);
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
            apart.extend(here.iter().flat_map(|seen| seen.apart.iter().cloned()));
            (texts.join("\n"), rest)
        }
        None => {
            let mut filled =
                others.into_iter().filter(|seen| !without_hint(&seen.text, field.field).is_empty());
            let first = filled.next();
            apart.extend(first.unwrap_or(label).apart.iter().cloned());
            match first {
                Some(first) => (first.text.clone(), filled.collect()),
                None => (after_label(label, field).to_owned(), Vec::new()),
            }
        }
    };
    let stray: Vec<String> =
        rest.into_iter().map(|seen| clean(&seen.text)).filter(|text| !text.is_empty()).collect();
    if !stray.is_empty() {
        odd.push(Oddity::RowStray(stray.join("; ")));
    }
    for unit in field.others.iter().filter(|key| !key.text.chars().all(|c| c.is_ascii_digit())) {
        if !row.iter().any(|seen| names_unit(seen, unit, field)) {
            odd.push(Oddity::Unit(unit.text.clone()));
        }
    }
    let at = lines_of(&label.cell.blocks).first().map(|line| line.at.clone());
    let mut reading = Reading::of(Layer::Cell, &value, &apart, field.field, at);
    reading.odd.extend(odd);
    if field.field.input == Input::Tick {
        let signs = sign::signs(&reading.text);
        reading.ticked = signs.state();
        if !signs.is_doubtful() {
            reading.text.clear();
        }
    }
    reading
}

/// Whether a cell says the unit as issued, alone or next to the label and a figure.
fn names_unit(seen: &Seen<'_>, unit: &Key, field: &CellField<'_>) -> bool {
    if seen.whole.text == unit.text {
        return true;
    }
    if !seen.whole.holds(unit) {
        return false;
    }
    let all = format!(" {} ", seen.whole.text);
    let rest = all.replacen(&format!(" {} ", field.label.text), " ", 1);
    let rest = rest.replacen(&format!(" {} ", unit.text), " ", 1);
    rest.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

fn after_label<'s>(seen: &'s Seen<'_>, field: &CellField<'_>) -> &'s str {
    let end = seen.key.after(&field.label).unwrap_or(seen.text.len());
    seen.text[end..].trim_start_matches([':', ')', ' '])
}

/// A row that no indicator names: its words and figures are reported unless it is empty or was issued.
fn unknown(row: &Row, issued_form: &IssuedForm<'_>, layers: &mut Layers) {
    let lines: Vec<ReturnLine> = row.cells.iter().flat_map(|cell| lines_of(&cell.blocks)).collect();
    let texts: Vec<String> =
        lines.iter().map(|line| clean(&line.text)).filter(|text| !text.is_empty()).collect();
    let shown = texts.join(" | ");
    // The running number of an empty row.
    let running = |text: &String| {
        text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')'))
    };
    let alone = texts.len() == 1
        && row
            .cells
            .first()
            .is_some_and(|first| !plain_text_of(&first.blocks).text.trim().is_empty());
    if texts.is_empty()
        || alone && texts.iter().all(running)
        || issued_form.rows.contains(&Key::whole(&shown).text)
    {
        return;
    }
    let near = issued_form.cells.first().map(|field| field.at);
    let at = lines.first().map(|line| line.at.clone());
    layers.strays.push(Stray { text: shown, at, near });
}

/// Reads a row that has become a line; `false` where it is none.
pub(super) fn read_line(
    line: &ReturnLine,
    issued_form: &IssuedForm<'_>,
    layers: &mut Layers,
) -> bool {
    let parts: Vec<&str> =
        line.text.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect();
    let found = issued_form.cells.iter().find_map(|field| {
        let nth = parts.iter().position(|part| Key::of(part).text == field.label.text)?;
        Some((field, nth))
    });
    let Some((field, nth)) = found else {
        return parts.iter().any(|part| issued_form.is_heading(&Key::whole(part)));
    };
    let is_unit = |part: &&str| {
        let key = Key::whole(part).text;
        field.others.iter().any(|other| other.text == key)
    };
    let values: Vec<&str> =
        parts[nth + 1..].iter().copied().filter(|part| !is_unit(part)).collect();
    let mut odd = Vec::new();
    if values.len() > 1 {
        odd.push(Oddity::RowStray(values[1..].join("; ")));
    }
    let (value, at) = (values.first().copied().unwrap_or_default(), Some(line.at.clone()));
    let mut reading = Reading::of(Layer::Cell, value, &line.apart, field.field, at);
    reading.odd.extend(odd);
    layers.push(field.at, reading);
    true
}
