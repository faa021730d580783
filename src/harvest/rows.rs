//! Tasks, harvest: tables that are filled row by row, whatever rows were added or taken out. A table is found by its
//! controls or its heads, a column by its head, a row of a fixed first column by its words; what does not fit is doubtful.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Doubt;
use super::issued_form::{AskedTable, IssuedForm};
use super::judge::{nothing_read, together};
use super::key::{Key, clean};
use super::layers::{Layer, Oddity, Reading, of_control};
use super::lines::{FlowItem, plain_text_of};
use super::{Answer, AnswerTo, Finding, ReadCell, ReadRow, Value, value};
use crate::data::check::rows::wrong_count;
use crate::data::plan::Ask;
use crate::data::rows::{AskColumn, CellKind};
use crate::document::{Field, FieldName};
use crate::paper::{
    Address, Block, Cell, Change, ControlId, ControlKind, Paper, Paragraph, Paragraphs, Row, Table,
};

/// The tables of a return that are filled row by row.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// By the place in the flow: an index into [`IssuedForm::asked`].
    pub places: BTreeMap<usize, usize>,
    /// The controls in them.
    pub controls: BTreeSet<ControlId>,
}

/// What is in a table that is filled row by row.
#[derive(Debug, Default)]
pub(super) struct TableReading {
    /// Its rows, empty ones too.
    rows: Vec<RowReading>,
    /// What is odd about the whole.
    odd: Vec<TableOdd>,
    /// In how many places it is.
    found: usize,
    /// Where it begins.
    at: Option<Address>,
}

/// What is odd about a table.
#[derive(Debug)]
enum TableOdd {
    /// The head of a column is not there as issued: its place, and what is there.
    Head(usize, String),
    /// A column is nowhere.
    NoColumn(usize),
    /// Words that belong to no column or row.
    Loose(String),
}

/// A row.
#[derive(Debug)]
struct RowReading {
    /// Its number among the rows below the heads, from 1.
    number: usize,
    /// For each column what the layers say.
    cells: Vec<Vec<Reading>>,
    /// The words in cells of no column.
    loose: Vec<String>,
    /// The columns whose cell is merged with another that is asked for.
    merged: Vec<usize>,
    /// Words of a total: `Tổng cộng`.
    total: Option<String>,
}

/// Words with which a row begins that adds up the others.
const TOTALS: [&str; 7] =
    ["tổng", "tổng số", "tổng cộng", "cộng", "cộng chung", "tổng cộng chung", "toàn bộ"];

/// Finds the tables, each by the tags of its controls, else by its heads.
pub(super) fn find(
    flow_items: &[FlowItem<'_>],
    issued_form: &IssuedForm<'_>,
    paper: &Paper,
) -> Asked {
    let mut asked = Asked::default();
    if issued_form.asked.is_empty() {
        return asked;
    }
    let mut by_heads: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, flow_item) in flow_items.iter().enumerate() {
        let FlowItem::Table(table) = flow_item else { continue };
        if let Some(found) = by_tags(table, issued_form, paper) {
            asked.places.insert(at, found);
            continue;
        }
        let fits =
            (0..issued_form.asked.len()).filter(|nth| has_heads(table, &issued_form.asked[*nth]));
        let fits: Vec<usize> = fits.collect();
        if !fits.is_empty() {
            by_heads.push((at, fits));
        }
    }
    // Tables of the same heads are told apart by their order.
    let mut before = None;
    for (at, fits) in by_heads {
        let tagged = asked.places.range(..at).next_back().map(|(_, nth)| *nth);
        before = before.max(tagged);
        let free = |nth: &&usize| !asked.places.values().any(|taken| taken == *nth);
        let next = fits.iter().filter(free).find(|nth| before.is_none_or(|before| **nth > before));
        if let Some(nth) = next.or(fits.iter().find(free)).or(fits.first()) {
            asked.places.insert(at, *nth);
            before = Some(*nth);
        }
    }
    for at in asked.places.keys() {
        if let Some(FlowItem::Table(table)) = flow_items.get(*at) {
            asked.controls.extend(controls_of(table, paper));
        }
    }
    asked
}

/// The table whose fields are in most of its cells, by their tags.
fn by_tags(table: &Table, issued_form: &IssuedForm<'_>, paper: &Paper) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for id in controls_of(table, paper) {
        let tag = paper.control(id).and_then(|control| control.tag.as_deref());
        let Some((name, _)) = tag.and_then(|tag| tag.split_once('/')) else { continue };
        if let Some(nth) = issued_form.asked.iter().position(|asked| asked.name == name) {
            *counts.entry(nth).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(nth, count)| (*count, std::cmp::Reverse(*nth)))
        .map(|(nth, _)| nth)
}

/// The controls of the cells of a table.
fn controls_of(table: &Table, paper: &Paper) -> BTreeSet<ControlId> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| controls_in(cell, paper)).collect()
}

/// The controls in a cell: those around its paragraphs and words, without those around the row.
fn controls_in(cell: &Cell, paper: &Paper) -> BTreeSet<ControlId> {
    let mut found = BTreeSet::new();
    for paragraph in Paragraphs::new(&cell.blocks) {
        let inner = paragraph.runs.iter().filter_map(|run| run.control);
        found.extend(paragraph.control.into_iter().chain(inner));
    }
    found.retain(|id| {
        paper.control(*id).is_some_and(|control| {
            !matches!(control.kind, ControlKind::Repeating | ControlKind::RepeatingItem)
        })
    });
    found
}

/// The words of a cell, to be compared.
fn key_of(cell: &Cell) -> Key {
    Key::whole(Key::beginning(&plain_text_of(&cell.blocks).text))
}

/// Whether one of the first rows holds most of the heads, or the rows hold most of the fixed words.
fn has_heads(table: &Table, asked: &AskedTable<'_>) -> bool {
    let heads = head_row(table, asked).is_some();
    let first = || {
        let words = |row: &Row| row.cells.iter().take(2).map(key_of).collect::<Vec<_>>();
        let all: Vec<Key> = table.rows.iter().flat_map(words).collect();
        let there = asked.first.iter().filter(|(_, key)| all.iter().any(|k| k.text == key.text));
        asked.first.len() > 1 && there.count() * 2 > asked.first.len()
    };
    heads || first()
}

/// How many rows before that of the heads are looked at.
const ABOVE: usize = 4;

/// The row of heads: the first one that has at least half of them, in one of the first rows.
fn head_row(table: &Table, asked: &AskedTable<'_>) -> Option<usize> {
    let holds = |row: &Row| {
        let keys: Vec<Key> = row.cells.iter().map(key_of).collect();
        asked.heads.iter().filter(|head| keys.iter().any(|key| key.text == head.key.text)).count()
    };
    let rows = table.rows.iter().take(ABOVE).enumerate();
    rows.map(|(nth, row)| (nth, holds(row)))
        .filter(|(_, count)| *count > 0 && count * 2 >= asked.heads.len())
        .max_by_key(|(nth, count)| (*count, std::cmp::Reverse(*nth)))
        .map(|(nth, _)| nth)
}

/// Reads the tables, in the order of the issued form.
pub(super) fn read(
    flow_items: &[FlowItem<'_>],
    asked: &Asked,
    issued_form: &IssuedForm<'_>,
    paper: &Paper,
) -> Vec<TableReading> {
    let mut all: Vec<TableReading> =
        issued_form.asked.iter().map(|_| TableReading::default()).collect();
    for (at, nth) in &asked.places {
        let (Some(FlowItem::Table(table)), Some(of)) =
            (flow_items.get(*at), issued_form.asked.get(*nth))
        else {
            continue;
        };
        if let Some(reading) = all.get_mut(*nth) {
            of_table(table, of, paper, reading);
        }
    }
    all
}

/// A cell of the grid with its words.
struct Seen<'p> {
    cell: &'p Cell,
    text: String,
    key: Key,
}

fn of_table(table: &Table, asked: &AskedTable<'_>, paper: &Paper, reading: &mut TableReading) {
    reading.found += 1;
    let rows: Vec<&Row> =
        table.rows.iter().filter(|row| !row.change.is_some_and(Change::is_gone)).collect();
    let seen: Vec<Vec<Seen<'_>>> = rows
        .iter()
        .map(|row| {
            let cells = row.cells.iter().map(|cell| {
                let text = plain_text_of(&cell.blocks).text;
                Seen { cell, key: Key::whole(Key::beginning(&text)), text }
            });
            cells.collect()
        })
        .collect();
    let address = |row: &[Seen<'_>]| row.iter().find_map(|seen| place(seen.cell));
    if reading.at.is_none() {
        reading.at = seen.first().and_then(|row| address(row));
    }
    let head = head_row(table, asked)
        .and_then(|nth| rows.iter().position(|row| std::ptr::eq(*row, &table.rows[nth])));
    // Heads that were all changed still repeat on every page.
    let head = head.or_else(|| rows.iter().position(|row| row.header));
    let columns = columns(asked, &seen, head, paper, reading);
    for row in seen.iter().take(head.unwrap_or(0)) {
        let words = row.iter().map(|seen| clean(&seen.text)).filter(|text| !text.is_empty());
        reading.odd.extend(words.map(TableOdd::Loose));
    }
    let first = head.map_or(0, |head| head + 1);
    let mut number = reading.rows.len();
    for (nth, row) in seen.iter().enumerate().skip(first) {
        let all_heads =
            asked.heads.iter().all(|head| row.iter().any(|seen| seen.key.text == head.key.text));
        // The heads once more, where a table was split.
        if all_heads {
            continue;
        }
        number += 1;
        let below = rows.get(nth + 1).copied();
        reading.rows.push(of_row(asked, row, below, &columns, number, paper));
    }
}

fn place(cell: &Cell) -> Option<Address> {
    Paragraphs::new(&cell.blocks).next().map(|first| first.address.clone())
}

/// Where each column is: the first column of the grid and how many; by its head, else by the tags of its cells, else,
/// where there are as many as were issued, by its place.
fn columns(
    asked: &AskedTable<'_>,
    rows: &[Vec<Seen<'_>>],
    head: Option<usize>,
    paper: &Paper,
    reading: &mut TableReading,
) -> Vec<Option<(u32, u32)>> {
    let none = Vec::new();
    let heads = head.and_then(|head| rows.get(head)).unwrap_or(&none);
    let mut taken: BTreeSet<u32> = BTreeSet::new();
    let mut found: Vec<Option<(u32, u32)>> = Vec::new();
    for head in &asked.heads {
        let own = heads
            .iter()
            .find(|seen| seen.key.text == head.key.text && !taken.contains(&seen.cell.column));
        taken.extend(own.map(|seen| seen.cell.column));
        found.push(own.map(|seen| (seen.cell.column, seen.cell.columns)));
    }
    let row = heads.len().max(rows.iter().map(Vec::len).max().unwrap_or(0));
    let as_issued = row == asked.heads.len();
    for (nth, field) in asked.fields.iter().enumerate() {
        if found.get(nth).copied().flatten().is_some() {
            continue;
        }
        let tag = field.map(|field| field.name.0.as_str());
        let by_tag = rows.iter().flatten().find(|seen| {
            let tagged = |id: &ControlId| {
                paper
                    .control(*id)
                    .is_some_and(|control| control.tag.is_some() && control.tag.as_deref() == tag)
            };
            !taken.contains(&seen.cell.column)
                && seen.cell.columns == 1
                && controls_in(seen.cell, paper).iter().any(tagged)
        });
        let by_place = || {
            let longest = rows.iter().max_by_key(|row| row.len())?;
            longest.get(nth).filter(|seen| as_issued && !taken.contains(&seen.cell.column))
        };
        let own = by_tag.or_else(by_place).map(|seen| (seen.cell.column, seen.cell.columns));
        match own {
            Some((column, _)) => {
                taken.insert(column);
                let there = heads.iter().find(|seen| seen.cell.column == column);
                let there = there.map_or_else(String::new, |seen| clean(&seen.text));
                reading.odd.push(TableOdd::Head(nth, there));
            }
            None => reading.odd.push(TableOdd::NoColumn(nth)),
        }
        if let Some(place) = found.get_mut(nth) {
            *place = own;
        }
    }
    // Heads of no column that was issued; a running number is nobody's words.
    let of_none = heads.iter().filter(|seen| !taken.contains(&seen.cell.column));
    for seen in of_none.filter(|seen| !is_number_head(&seen.key)) {
        let text = clean(&seen.text);
        let told =
            reading.odd.iter().any(|odd| matches!(odd, TableOdd::Head(_, found) if *found == text));
        if !text.is_empty() && !told {
            reading.odd.push(TableOdd::Loose(text));
        }
    }
    found
}

/// Whether a head is that of running numbers.
fn is_number_head(key: &Key) -> bool {
    ["tt", "stt", "số tt", "số thứ tự"].iter().any(|head| Key::whole(head).text == key.text)
}

fn of_row(
    asked: &AskedTable<'_>,
    row: &[Seen<'_>],
    below: Option<&Row>,
    columns: &[Option<(u32, u32)>],
    number: usize,
    paper: &Paper,
) -> RowReading {
    let covers = |cell: &Cell, (from, count): (u32, u32)| {
        cell.column < from + count && from < cell.column + cell.columns
    };
    let places = || columns.iter().enumerate().filter_map(|(nth, at)| Some((nth, (*at)?)));
    let mut read = RowReading {
        number,
        cells: vec![Vec::new(); columns.len()],
        loose: Vec::new(),
        merged: Vec::new(),
        total: None,
    };
    for seen in row {
        let own: Vec<usize> =
            places().filter(|(_, at)| covers(seen.cell, *at)).map(|(nth, _)| nth).collect();
        let text = clean(&seen.text);
        let Some(first) = own.first().copied() else {
            let number = text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit() || c == '.');
            if !text.is_empty() && !number {
                read.loose.push(text);
            }
            continue;
        };
        let field = asked.fields.get(first).copied().flatten();
        let continues = below.is_some_and(|row| {
            row.cells.iter().any(|cell| cell.column == seen.cell.column && cell.continued)
        });
        let merged = own.len() > 1 || seen.cell.continued || continues;
        let readings = of_cell(seen, field, (asked.name, first), asked, paper);
        let says = readings.iter().any(|reading| !reading.text.is_empty());
        if merged && (says || continues || seen.cell.continued) {
            read.merged.push(first);
        }
        if let Some(cells) = read.cells.get_mut(first) {
            cells.extend(readings);
        }
    }
    let first_words = read
        .cells
        .iter()
        .flatten()
        .find(|reading| reading.text.chars().any(char::is_alphabetic))
        .map(|reading| reading.text.clone());
    let is_total = |text: &String| {
        let key = Key::whole(text).text;
        TOTALS.iter().any(|total| Key::whole(total).text == key)
    };
    if asked.first.is_empty() {
        read.total = first_words.filter(is_total);
    }
    read
}

/// What is in a cell: in its control, and in the cell.
fn of_cell(
    seen: &Seen<'_>,
    field: Option<&Field>,
    (table, nth): (&str, usize),
    asked: &AskedTable<'_>,
    paper: &Paper,
) -> Vec<Reading> {
    // A column whose words are fixed has no field: another's hint is never in it.
    let Some(field) = field.or(asked.fields.iter().flatten().next().copied()) else {
        return Vec::new();
    };
    let at = place(seen.cell);
    let apart = plain_text_of(&seen.cell.blocks).apart;
    let mut readings = Vec::new();
    let paragraphs: Vec<&Paragraph> = Paragraphs::new(&seen.cell.blocks).collect();
    for id in controls_in(seen.cell, paper) {
        let Some(control) = paper.control(id) else { continue };
        let layer = if control.tag.is_some() { Layer::Tag } else { Layer::Title };
        let inside: Vec<&Paragraph> = paragraphs
            .iter()
            .copied()
            .filter(|paragraph| {
                paper.is_within(paragraph.control, id)
                    || paragraph.runs.iter().any(|run| paper.is_within(run.control, id))
            })
            .collect();
        let Some(mut reading) = of_control(paper, id, control, field, layer, &inside) else {
            continue;
        };
        let tag = control.tag.as_deref().map(|tag| FieldName(tag.to_owned()));
        let other = tag.as_ref().and_then(FieldName::cell).is_some_and(|(of, column)| {
            let own = asked.fields.get(nth).copied().flatten().and_then(|own| own.name.cell());
            of == table && own.is_some_and(|(_, own)| own != column)
        });
        if other && !reading.text.is_empty() {
            reading.odd.push(Oddity::Loose);
        }
        readings.push(reading);
    }
    let mut reading = Reading::of(Layer::Cell, &seen.text, &apart, field, at);
    if seen.cell.blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        reading.odd.push(Oddity::Table);
    }
    // What the control still shows as its hint, whatever the program calls it, is no answer of the cell.
    let hint = readings.iter().any(|inner| inner.odd.contains(&Oddity::Hint));
    if hint {
        readings.iter_mut().for_each(|inner| {
            inner.text.clear();
            inner.odd.retain(|odd| *odd != Oddity::Hint);
        });
        reading.text.clear();
    }
    readings.push(reading);
    readings
}

/// What a table says.
pub(super) struct Judged {
    /// The answer; none where nothing was filled in.
    pub answer: Option<Answer>,
    /// What is told about the whole.
    pub findings: Vec<Finding>,
    /// Whether it is told why there is no answer.
    pub told: bool,
}

/// A row that is judged.
struct JudgedRow {
    row: ReadRow,
    /// Whether a doubt is about the row as a whole.
    doubtful: bool,
    /// Its place among the fixed words.
    place: usize,
}

/// What a table says together.
pub(super) fn judge(
    ask: &Ask,
    asked: &AskedTable<'_>,
    reading: &TableReading,
    old_code: &dyn Fn(&str, &str) -> Option<Doubt>,
) -> Judged {
    let label = ask.label.as_str();
    let mut judged = Judged { answer: None, findings: Vec::new(), told: false };
    let mut find = |doubt: Doubt, at: &Option<Address>| {
        judged.findings.push(Finding { doubt, at: at.clone() });
    };
    if reading.found == 0 {
        find(Doubt::Gone { label: label.to_owned() }, &None);
        judged.told = true;
        return judged;
    }
    let (mut doubts, mut rows) = (Vec::new(), Vec::new());
    let filled: Vec<&RowReading> =
        reading.rows.iter().filter(|row| is_filled(row, asked)).collect();
    let places = fixed_places(asked, reading);
    let mut by = Layer::Tag;
    for read in &filled {
        let mut of_row: Vec<Doubt> = Vec::new();
        let here = format!("{label}, dòng {}", read.number);
        let cells = read.cells.iter().zip(&ask.columns).enumerate();
        let mut row = ReadRow { cells: Vec::new() };
        for (nth, (readings, column)) in cells {
            let fixed = nth == 0 && !asked.first.is_empty();
            if fixed {
                continue;
            }
            let at = format!("{here}, cột {}", column.head);
            let mut of_cell = Vec::new();
            if read.merged.contains(&nth) {
                of_cell.push(Doubt::Merged { label: at.clone() });
            }
            let (cell, layer) = cell(column, readings, &at, old_code, &mut of_cell, &mut find);
            by = by.max(layer);
            let doubtful = !of_cell.is_empty();
            doubts.append(&mut of_cell);
            let Some((value, typed)) = cell.or_else(|| doubtful.then(|| (None, String::new())))
            else {
                continue;
            };
            let value = value.filter(|_| !doubtful);
            row.cells.push(ReadCell { column: column.id.clone(), value, typed });
        }
        for text in &read.loose {
            of_row.push(Doubt::LooseCell { label: here.clone(), text: text.clone() });
        }
        if let Some(text) = &read.total {
            of_row.push(Doubt::TotalRow { label: here.clone(), text: text.clone() });
        }
        let mut place = 0;
        if let (false, Some(column)) = (asked.first.is_empty(), ask.columns.first()) {
            let typed = words_of(read, 0);
            let (found, doubt) = match places.get(&read.number) {
                Some((nth, None)) => (Some(*nth), None),
                Some((nth, Some(doubt))) => (Some(*nth), Some(doubt.clone())),
                None => {
                    let (label, text) = (here.clone(), typed.clone());
                    (None, Some(Doubt::LooseCell { label, text }))
                }
            };
            place = found.unwrap_or(asked.first.len());
            let issued = found.and_then(|nth| asked.first.get(nth)).map(|(words, _)| words.clone());
            let sure = doubt.is_none();
            of_row.extend(doubt);
            let value = issued.clone().filter(|_| sure).map(Value::Words);
            let typed = if sure { issued.unwrap_or(typed) } else { typed };
            row.cells.insert(0, ReadCell { column: column.id.clone(), value, typed });
        }
        let doubtful = !of_row.is_empty();
        doubts.append(&mut of_row);
        if row.cells.is_empty() {
            // Words of no column only: they are told with the row.
            let Some(column) = ask.columns.first() else { continue };
            let typed = read.loose.join("; ");
            row.cells.push(ReadCell { column: column.id.clone(), value: None, typed });
        }
        rows.push(JudgedRow { row, doubtful, place });
    }
    if !asked.first.is_empty() {
        let there: BTreeSet<usize> = places.values().map(|(nth, _)| *nth).collect();
        let gone = asked.first.iter().enumerate().filter(|(nth, _)| !there.contains(nth));
        for (_, (words, _)) in gone {
            find(Doubt::Gone { label: format!("{label}, dòng “{words}”") }, &reading.at);
        }
        rows.sort_by_key(|row| row.place);
    }
    let of_table = of_table_odds(ask, reading, rows.len(), !filled.is_empty());
    let whole = !of_table.is_empty();
    doubts.splice(0..0, of_table);
    if rows.is_empty() && doubts.is_empty() {
        return judged;
    }
    if let (true, Some(first)) = (whole, rows.first_mut()) {
        first.doubtful = true;
    }
    let rows: Vec<ReadRow> = rows
        .into_iter()
        .map(|JudgedRow { mut row, doubtful, .. }| {
            if let (true, Some(first)) = (doubtful, row.cells.first_mut()) {
                first.value = None;
            }
            row
        })
        .collect();
    let value = (!rows.is_empty()).then_some(Value::Rows(rows));
    judged.answer = Some(Answer {
        what: AnswerTo::Ask(ask.id.clone()),
        value,
        typed: String::new(),
        layer: by,
        doubts,
        at: reading.at.clone(),
    });
    judged
}

/// What is doubtful about a table as a whole.
fn of_table_odds(ask: &Ask, reading: &TableReading, rows: usize, filled: bool) -> Vec<Doubt> {
    let label = ask.label.as_str();
    let head = |nth: usize| ask.columns.get(nth).map_or("", |column| column.head.as_str());
    let mut doubts = Vec::new();
    for odd in &reading.odd {
        match odd {
            // Heads of a table in which nothing is change nothing.
            TableOdd::Head(..) | TableOdd::NoColumn(_) if !filled => {}
            TableOdd::Head(nth, found) => doubts.push(Doubt::Head {
                label: format!("{label}, cột {}", head(*nth)),
                found: found.clone(),
            }),
            TableOdd::NoColumn(nth) => {
                doubts.push(Doubt::Head {
                    label: format!("{label}, cột {}", head(*nth)),
                    found: String::new(),
                });
            }
            TableOdd::Loose(text) => {
                doubts.push(Doubt::LooseCell { label: label.to_owned(), text: text.clone() });
            }
        }
    }
    if reading.found > 1 && filled {
        doubts.push(Doubt::TableTwice { label: label.to_owned() });
    }
    if let (true, Some(asked)) = (filled, wrong_count(ask, rows)) {
        doubts.push(Doubt::RowCount { label: label.to_owned(), found: rows, asked });
    }
    doubts
}

/// The words of a cell of a row.
fn words_of(row: &RowReading, column: usize) -> String {
    let cells = row.cells.get(column).into_iter().flatten();
    cells.map(|reading| reading.text.clone()).find(|text| !text.is_empty()).unwrap_or_default()
}

/// Whether something was filled in: of a fixed first column the words alone are nothing.
fn is_filled(row: &RowReading, asked: &AskedTable<'_>) -> bool {
    let fixed = usize::from(!asked.first.is_empty());
    let says = |reading: &Reading| {
        !reading.text.is_empty()
            || reading.odd.iter().any(|odd| matches!(odd, Oddity::Apart(_) | Oddity::Picture))
    };
    let known = || {
        let key = Key::whole(&words_of(row, 0)).text;
        key.is_empty() || asked.first.iter().any(|(_, own)| own.text == key)
    };
    !row.loose.is_empty()
        || row.cells.iter().skip(fixed).flatten().any(says)
        || fixed == 1 && !known()
}

/// To which of the fixed words each row belongs, by its number; with what makes it doubtful.
fn fixed_places(
    asked: &AskedTable<'_>,
    reading: &TableReading,
) -> BTreeMap<usize, (usize, Option<Doubt>)> {
    let mut places = BTreeMap::new();
    if asked.first.is_empty() {
        return places;
    }
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut other = Vec::new();
    for row in &reading.rows {
        let words = words_of(row, 0);
        let key = Key::whole(&words).text;
        match asked.first.iter().position(|(_, own)| own.text == key) {
            Some(nth) => {
                let twice = !taken.insert(nth);
                let doubt = || Doubt::Repeated { label: asked.title.to_owned(), words };
                places.insert(row.number, (nth, twice.then(doubt)));
            }
            None if key.is_empty() && !is_filled(row, asked) => {}
            None => other.push((row.number, words)),
        }
    }
    let missing: Vec<usize> = (0..asked.first.len()).filter(|nth| !taken.contains(nth)).collect();
    // One row with other words, one without a row: they are the same, changed.
    if let ([(number, words)], [nth]) = (other.as_slice(), missing.as_slice()) {
        let issued = asked.first.get(*nth).map(|(words, _)| words.clone()).unwrap_or_default();
        let found = (!words.is_empty()).then(|| words.clone());
        places.insert(*number, (*nth, Some(Doubt::Question { issued, found })));
    }
    places
}

/// What a cell means and what was typed; nothing where nothing was. Doubts about it are added.
#[allow(clippy::type_complexity)]
fn cell(
    column: &AskColumn,
    readings: &[Reading],
    at: &str,
    old_code: &dyn Fn(&str, &str) -> Option<Doubt>,
    doubts: &mut Vec<Doubt>,
    find: &mut dyn FnMut(Doubt, &Option<Address>),
) -> (Option<(Option<Value>, String)>, Layer) {
    let indicator = column.indicator();
    let same = |text: &str| match column.kind {
        CellKind::Number => indicator
            .as_ref()
            .and_then(|indicator| value::figure(text, indicator).ok())
            .map_or_else(|| Key::whole(text).text, |value| value.normalize().to_string()),
        CellKind::Date => {
            value::date(text).map_or_else(|| Key::whole(text).text, |date| date.to_string())
        }
        CellKind::Text | CellKind::Choice => match Key::whole(text).text {
            words if words.is_empty() => clean(text),
            words => words,
        },
    };
    let exact = column.kind != CellKind::Text;
    let words = column.kind != CellKind::Number;
    let Some(said) = together(readings, at, same, words, exact) else {
        if let Some(said) = nothing_read(readings, at) {
            said.asides.into_iter().for_each(|doubt| find(doubt, &said.at));
            if !said.doubts.is_empty() {
                doubts.extend(said.doubts);
                return (Some((None, said.text)), said.layer);
            }
        }
        return (None, Layer::Tag);
    };
    said.asides.into_iter().for_each(|doubt| find(doubt, &said.at));
    doubts.extend(said.doubts);
    let (typed, label) = (said.text, at.to_owned());
    let value = match column.kind {
        CellKind::Text => {
            doubts.extend(old_code(at, &typed));
            Ok(Value::Words(typed.clone()))
        }
        CellKind::Number => match &indicator {
            Some(indicator) if typed.lines().filter(|line| !line.trim().is_empty()).count() < 2 => {
                value::figure(&typed, indicator).map(Value::Figure).map_err(|fault| Doubt::Figure {
                    label,
                    typed: typed.clone(),
                    fault,
                })
            }
            _ => {
                let said = typed.lines().map(str::to_owned).collect();
                Err(Doubt::TwoFigures { label, said })
            }
        },
        CellKind::Date => value::date(&typed)
            .map(Value::Date)
            .ok_or_else(|| Doubt::Date { label, typed: typed.clone() }),
        CellKind::Choice => {
            let key = Key::whole(&typed).text;
            let mut fits = column.choices.iter().filter(|choice| {
                Key::whole(choice.text.as_str()).text == key || choice.id.as_str() == typed
            });
            match (fits.next(), fits.next()) {
                (Some(choice), None) => Ok(Value::Choice(choice.id.clone())),
                _ => Err(Doubt::Choice { label, typed: typed.clone() }),
            }
        }
    };
    let value = match value {
        Ok(value) => Some(value),
        Err(doubt) => {
            if doubts.is_empty() {
                doubts.push(doubt);
            }
            None
        }
    };
    (Some((value, typed)), said.layer)
}
