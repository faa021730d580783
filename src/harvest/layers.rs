//! Tasks, harvest: what each layer of a return says of each field: its control by tag, its control by
//! title, its cell, the words after its label, the paragraphs under its question.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use serde::Serialize;

use super::align::{Fit, align};
use super::issued_form::{Fixed, Holds, IssuedForm, Item};
use super::key::{Key, clean, clean_lines};
use super::lines::{FlowItem, ReturnLine, flow_items, lines_of, number_text};
use super::marks::Marks;
use super::plain_text::{self, DRAWN, StyledWords};
use super::{hints, sign, tables};
use crate::document::{Field, Input};
use crate::layout::shown_hint;
use crate::limits::harvest as limit;
use crate::paper::{Address, Control, ControlId, ControlKind, Nesting, Paper, Paragraph};
use crate::word::shown_title;

/// Which layer gave a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The control that carries the field's name.
    Tag,
    /// The control that carries the field's title.
    Title,
    /// The cell of its row and column.
    Cell,
    /// The words after its label.
    Label,
    /// The paragraphs under its question.
    Under,
}

/// What a layer says of a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    /// Which layer.
    pub layer: Layer,
    /// What is there; empty where the hint still is, or nothing.
    pub text: String,
    /// The hint still is there: nobody has answered.
    pub hinted: bool,
    /// A box's state, by its own account.
    pub ticked: Option<bool>,
    /// Where.
    pub at: Option<Address>,
    /// What makes it uncertain.
    pub odd: Vec<Oddity>,
    /// The control was issued around paragraphs, and a program has left it around words of the first: what is in
    /// the next paragraphs belongs to it.
    pub shrunk: bool,
}

/// What makes a reading uncertain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Oddity {
    /// The control still says that its hint shows, but other words are in it.
    Flagged,
    /// The day that the control keeps is another than the one it shows.
    OtherDay(String),
    /// The box's own state is another than its sign.
    OtherSign,
    /// The cell goes over several rows.
    Merged,
    /// Words in cells of the row that are not asked for.
    RowStray(String),
    /// The row's unit is not the one that was issued.
    Unit(String),
    /// A table is in it.
    Table,
    /// A picture is in it.
    Picture,
    /// Words are in it whose look sets them apart.
    Apart(StyledWords),
    /// The control takes what it shows from other data of the file.
    Bound,
    /// The head of its column is not the one that was issued: what is there.
    Head(String),
    /// More places claim to be the field's than are read.
    Many,
    /// Words of the form are in it once more.
    Repeated(String),
    /// The words of the question around it are not as issued.
    Loose,
    /// The words are a hint by the control's and their style's own account. Gone once all layers are read.
    Hint,
    /// The words of an option stand out as those of others do not.
    Marked(Marks),
}

/// Words that belong to nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stray {
    /// The words.
    pub text: String,
    /// Where.
    pub at: Option<Address>,
    /// The field that comes before it: an index into [`IssuedForm::fields`].
    pub near: Option<usize>,
}

/// Words of the form that are not as issued.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Changed {
    /// As issued.
    pub issued: String,
    /// What seems to stand for them.
    pub found: Option<String>,
    /// Where.
    pub at: Option<Address>,
    /// The field that they ask, where they ask one.
    pub field: Option<usize>,
    /// Whether they are a question, a duty or an indicator, and not words around them.
    pub asks: bool,
}

/// What a return says, layer by layer.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// By field: an index into [`IssuedForm::fields`].
    pub readings: Vec<Vec<Reading>>,
    /// Readings of the fields of letterhead and signature, by name.
    pub frame: BTreeMap<String, Vec<Reading>>,
    /// Words that belong to nothing.
    pub strays: Vec<Stray>,
    /// Words of the form that are not as issued.
    pub changed: Vec<Changed>,
    /// The lines before the text.
    pub head: Vec<Rc<ReturnLine>>,
    /// The lines before the text, those of a cell as one.
    pub head_units: Vec<(String, Address)>,
    /// The lines of the signature, in the last cell of the closing.
    pub signature: Vec<ReturnLine>,
    /// The other lines of the closing.
    pub recipients: Vec<ReturnLine>,
    /// The fields whose controls are in the file.
    pub held: BTreeSet<usize>,
    /// How the words of every option stand out: a look of the whole form marks none.
    common: Marks,
}

impl Layers {
    /// Adds what a layer says of a field; only so many are read.
    pub(super) fn push(&mut self, field: usize, mut reading: Reading) {
        let readings = &mut self.readings[field];
        if readings.len() >= limit::READINGS {
            return;
        }
        if readings.len() + 1 == limit::READINGS {
            reading.odd.push(Oddity::Many);
        }
        readings.push(reading);
    }
}

impl Reading {
    /// What is at a place of a field.
    pub(super) fn of(
        layer: Layer,
        raw: &str,
        apart: &[StyledWords],
        field: &Field,
        at: Option<Address>,
    ) -> Reading {
        let mut odd = Vec::new();
        if raw.contains(DRAWN) && field.input != Input::Tick {
            odd.push(Oddity::Picture);
        }
        odd.extend(apart.iter().cloned().map(Oddity::Apart));
        let drawn = raw.contains(DRAWN);
        let text = match drawn {
            true => without_hint(&raw.replace(DRAWN, " "), field),
            false => without_hint(raw, field),
        };
        let hinted = text.is_empty() && !drawn && !clean(raw).is_empty();
        Reading { layer, text, hinted, ticked: None, at, odd, shrunk: false }
    }
}

/// How alike words must be to be taken for changed ones.
const ALIKE: f64 = 0.6;

/// Reads every layer; `frame` are the fields of letterhead and signature.
pub(super) fn read(paper: &Paper, issued_form: &IssuedForm<'_>, frame: &[&Field]) -> Layers {
    let mut layers =
        Layers { readings: vec![Vec::new(); issued_form.fields.len()], ..Layers::default() };
    let flow_items = flow_items(paper);
    let lines: Vec<(usize, &ReturnLine)> = flow_items
        .iter()
        .enumerate()
        .filter_map(|(at, flow_item)| match flow_item {
            FlowItem::Line(line) => Some((at, &**line)),
            FlowItem::Table(_) => None,
        })
        .collect();
    let fixed: Vec<(usize, &Fixed)> = issued_form
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match item {
            Item::Fixed(fixed) => Some((at, fixed)),
            Item::Open(_) | Item::Table => None,
        })
        .collect();
    let pairs = align(&fits(&fixed, &lines), lines.len());
    // (item, thing) of each pair, in order.
    let paired: Vec<(usize, usize)> =
        pairs.iter().enumerate().filter_map(|(f, l)| l.map(|l| (fixed[f].0, lines[l].0))).collect();
    let anchors: Vec<&ReturnLine> = pairs.iter().flatten().map(|l| lines[*l].1).collect();
    controls(paper, issued_form, frame, &anchors, &mut layers);
    let closing = flow_items.iter().rposition(
        |flow_item| matches!(flow_item, FlowItem::Table(table) if is_closing(&table_lines(table))),
    );
    let first =
        paired.first().map_or(closing.unwrap_or(flow_items.len()), |(_, flow_item)| *flow_item);
    for flow_item in &flow_items[..first] {
        match flow_item {
            FlowItem::Line(line) => {
                layers.head_units.push((line.text.clone(), line.at.clone()));
                layers.head.push(line.clone());
            }
            FlowItem::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let lines = lines_of(&cell.blocks);
                    let texts: Vec<&str> = lines.iter().map(|l| l.text.as_str()).collect();
                    if let Some(first) = lines.first() {
                        layers.head_units.push((texts.join(" "), first.at.clone()));
                    }
                    layers.head.extend(lines.into_iter().map(Rc::new));
                }
            }
        }
    }
    tables::read(&flow_items, issued_form, &mut layers);
    let answered = answered(&layers);
    let behind = closing.and_then(|at| match &flow_items[at] {
        FlowItem::Table(table) => table_lines(table).into_iter().next().map(|first| first.at),
        FlowItem::Line(_) => None,
    });
    let mut reader = Reader {
        issued_form,
        flow_items: &flow_items,
        layers,
        closing,
        behind,
        answered,
        compared: 0,
    };
    reader.layers.common = reader.common(&paired);
    for fixed in fixed.iter().zip(&pairs).filter_map(|((at, _), l)| l.map(|l| (*at, lines[l].1))) {
        reader.same_paragraph(fixed.0, fixed.1);
    }
    let starts = std::iter::once(None).chain(paired.iter().copied().map(Some));
    let ends = paired.iter().copied().map(Some).chain([None]);
    for (start, end) in starts.zip(ends) {
        reader.between(start, end);
    }
    if let Some(FlowItem::Table(table)) = closing.map(|at| &flow_items[at]) {
        for row in &table.rows {
            for (nth, cell) in row.cells.iter().enumerate() {
                let lines = lines_of(&cell.blocks);
                match nth + 1 == row.cells.len() {
                    true => reader.layers.signature.extend(lines),
                    false => reader.layers.recipients.extend(lines),
                }
            }
        }
    }
    let mut layers = reader.layers;
    layers.readings.iter_mut().chain(layers.frame.values_mut()).for_each(|of| without_hints(of));
    layers
}

/// Takes the hint that a control of a field shows out of all that was read of the field: other layers read the same
/// words and do not see whose they are.
fn without_hints(readings: &mut [Reading]) {
    let hint = readings.iter().find(|reading| reading.odd.contains(&Oddity::Hint));
    let Some(hint) = hint.map(|reading| reading.text.clone()) else { return };
    for reading in readings.iter_mut().filter(|reading| reading.text == hint) {
        reading.text.clear();
        reading.hinted = true;
        reading.odd.retain(|odd| *odd != Oddity::Hint);
    }
}

struct Reader<'r, 'd, 'p> {
    issued_form: &'r IssuedForm<'d>,
    flow_items: &'r [FlowItem<'p>],
    layers: Layers,
    closing: Option<usize>,
    /// Where the closing begins.
    behind: Option<Address>,
    /// The lines that are in controls which were read.
    answered: HashSet<String>,
    /// How many lines were compared with words that are missing.
    compared: usize,
}

/// The lines that the controls of a return hold.
fn answered(layers: &Layers) -> HashSet<String> {
    let readings = layers.readings.iter().flatten();
    readings.flat_map(|reading| reading.text.split('\n')).map(str::to_owned).collect()
}

/// The lines that fit each of the fixed words. What fits begins with the fixed words, so each line is compared with
/// those alone, however many others there are.
fn fits(fixed: &[(usize, &Fixed)], lines: &[(usize, &ReturnLine)]) -> Vec<Vec<Fit>> {
    let beginnings = Beginnings::of(fixed.iter().map(|(_, fixed)| fixed.key.text.as_str()));
    let mut fits: Vec<Vec<Fit>> = vec![Vec::new(); fixed.len()];
    for (nth, (_, line)) in lines.iter().enumerate() {
        let keys = std::iter::once(&line.key).chain(&line.unboxed);
        let mut candidates: Vec<usize> =
            keys.flat_map(|key| beginnings.of_text(&key.text)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        for at in candidates {
            if fits[at].len() >= limit::ALIKE_LINES {
                continue;
            }
            let fit = score(fixed[at].1, line);
            if fit > 0 {
                fits[at].push((nth, fit));
            }
        }
    }
    fits
}

/// Texts by which it is quickly found with which of them another text begins.
struct Beginnings<'t> {
    /// In their order, each with where it was.
    sorted: Vec<(&'t str, usize)>,
    /// For each of those the nearest one before it with which it begins.
    above: Vec<Option<usize>>,
}

impl<'t> Beginnings<'t> {
    fn of(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut sorted: Vec<(&str, usize)> =
            texts.enumerate().map(|(at, text)| (text, at)).collect();
        sorted.sort_unstable();
        let mut above: Vec<Option<usize>> = Vec::with_capacity(sorted.len());
        for (nth, (text, _)) in sorted.iter().enumerate() {
            // Whatever a text begins with, the one before it in order begins with too, or is it.
            let mut up = nth.checked_sub(1);
            while let Some(at) = up.filter(|at| !text.starts_with(sorted[*at].0)) {
                up = above[at];
            }
            above.push(up);
        }
        Beginnings { sorted, above }
    }

    /// Those with which a text begins.
    fn of_text(&self, text: &str) -> impl Iterator<Item = usize> + '_ {
        let last = self.sorted.partition_point(|(known, _)| *known <= text);
        let mut at = last.checked_sub(1);
        while let Some(up) = at.filter(|at| !text.starts_with(self.sorted[*at].0)) {
            at = self.above[up];
        }
        std::iter::successors(at, |at| self.above[*at]).map(|at| self.sorted[at].1)
    }
}

fn table_lines(table: &crate::paper::Table) -> Vec<ReturnLine> {
    table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| lines_of(&cell.blocks)).collect()
}

fn is_closing(lines: &[ReturnLine]) -> bool {
    let key = Key::whole("Nơi nhận").text;
    lines.iter().any(|line| line.key.text == key)
}

/// How well fixed words fit a line: 3 as they are, 2 with more after them, 0 not.
fn score(fixed: &Fixed, line: &ReturnLine) -> u32 {
    let key = &line.key;
    match fixed.holds {
        Holds::Tick(_) => {
            if key.text == fixed.key.text {
                return 3;
            }
            let unboxed = line.unboxed.as_ref().unwrap_or(key);
            if unboxed.text == fixed.key.text {
                return 3;
            }
            if unboxed.after(&fixed.key).is_none() && key.after(&fixed.key).is_none() {
                return 0;
            }
            2 * u32::from(sign::is(around_words(fixed, line).1))
        }
        _ if key.text == fixed.key.text => 3,
        Holds::Label | Holds::Answer(_) | Holds::Several => {
            let Some(end) = key.after(&fixed.key) else { return 0 };
            let colon = fixed.words.trim_end().ends_with(':');
            let goes_on = after_colon(&line.text[end..]).is_some();
            match (colon, fixed.holds) {
                (true, _) => 2 * u32::from(goes_on),
                (false, Holds::Label) => 0,
                (false, _) => 2,
            }
        }
        Holds::Nothing => 0,
    }
}

/// What follows the colon of a label, whose last words a bracket or quotation mark may close.
fn after_colon(rest: &str) -> Option<&str> {
    let closed = |c: char| c.is_whitespace() || matches!(c, ')' | '”' | '"' | '.' | '…');
    rest.trim_start_matches(closed).strip_prefix(':')
}

/// Without the hint that may still be in it, ours or that of the program that saved it.
pub(super) fn without_hint(text: &str, field: &Field) -> String {
    let text = match field.input {
        // What is apart in a place for a figure is never one number.
        Input::Number => apart_lines(text),
        Input::Text | Input::Line | Input::Date { .. } | Input::Choice(_) | Input::Tick => {
            text.to_owned()
        }
    };
    let text = without_foreign_hint(&clean_lines([text.as_str()]));
    let (bare, shown) = (clean(&field.hint), clean(&shown_hint(field)));
    let same = |text: &str, hint: &str| {
        !hint.is_empty() && Key::whole(text) == Key::whole(hint) && {
            // Dots and signs have no words: compare them as they are.
            !Key::whole(hint).is_empty() || text == hint
        }
    };
    if same(&text, &bare) || same(&text, &shown) {
        return String::new();
    }
    if shown.starts_with('[') && text.contains(&shown) {
        return clean_lines([text.replacen(&shown, " ", 1).as_str()]);
    }
    let dots = |c: char| matches!(c, '…' | '.' | ' ' | '_');
    // Dots to write on are no words of anybody's, in however many lines.
    if field.input != Input::Tick && text.chars().all(|c| dots(c) || c == '\n') {
        return String::new();
    }
    let in_a_line = field.input == Input::Number || field.input == Input::Line;
    if in_a_line && field.hint.chars().all(dots) {
        return text.trim_matches(dots).to_owned();
    }
    text
}

/// Tabs and wide gaps as ends of lines.
fn apart_lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut gap = 0;
    for c in text.chars() {
        match c {
            '\t' => lines.push('\n'),
            ' ' | '\u{a0}' => {
                gap += 1;
                lines.push(if gap == WIDE { '\n' } else { c });
                continue;
            }
            c => lines.push(c),
        }
        gap = 0;
    }
    lines
}

/// So many spaces part what is on both sides.
const WIDE: usize = 4;

/// Without the lines that are hints of a program.
fn without_foreign_hint(text: &str) -> String {
    let lines: Vec<&str> = text
        .split('\n')
        .filter(|line| !hints::is(line))
        .map(|line| hints::after(line).unwrap_or(line))
        .collect();
    lines.join("\n")
}

fn controls(
    paper: &Paper,
    issued_form: &IssuedForm<'_>,
    frame: &[&Field],
    anchors: &[&ReturnLine],
    layers: &mut Layers,
) {
    let mut by_tag: BTreeMap<&str, (Option<usize>, &Field)> = BTreeMap::new();
    let mut by_title: BTreeMap<String, Vec<(Option<usize>, &Field)>> = BTreeMap::new();
    let all = issued_form.fields.iter().enumerate().map(|(at, field)| (Some(at), *field));
    for (at, field) in all.chain(frame.iter().map(|field| (None, *field))) {
        by_tag.insert(field.name.0.as_str(), (at, field));
        by_title.entry(clean(&shown_title(field))).or_default().push((at, field));
    }
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    for control in paper.controls.iter().filter(|control| control.tag.is_none()) {
        if let Some(title) = &control.title {
            *titles.entry(clean(title)).or_default() += 1;
        }
    }
    let parents: BTreeSet<ControlId> =
        paper.controls.iter().filter_map(|control| control.parent).collect();
    let around = around(paper, anchors);
    let mut wanted: Vec<(ControlId, Layer, Option<usize>, &Field)> = Vec::new();
    let mut many: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, control) in paper.controls() {
        let tagged = control.tag.as_deref().and_then(|tag| by_tag.get(tag));
        let title = control.title.as_deref().map(clean);
        let of_title = title.as_ref().and_then(|title| by_title.get(title)).map(Vec::as_slice);
        if let (None, Some(all)) = (&control.tag, of_title) {
            layers.held.extend(all.iter().filter_map(|(at, _)| *at));
        }
        let (layer, (at, field)) = match (tagged, &title, &control.tag) {
            (Some(found), ..) => (Layer::Tag, *found),
            // A program that drops tags may also stretch a control over others: then it says nothing.
            (None, Some(title), None)
                if !parents.contains(&id) && titles.get(title) == Some(&1) =>
            {
                match of_title {
                    Some([one]) if one.1.input != Input::Tick => (Layer::Title, *one),
                    _ => continue,
                }
            }
            _ => continue,
        };
        layers.held.extend(at);
        if layer == Layer::Title && around.contains(&id) {
            continue;
        }
        let count = many.entry(field.name.0.as_str()).or_default();
        *count += 1;
        if *count <= limit::READINGS {
            wanted.push((id, layer, at, field));
        }
    }
    let held = held(paper, wanted.iter().map(|(id, ..)| *id).collect());
    for (id, layer, at, field) in wanted {
        let Some(control) = paper.control(id) else { continue };
        let inside = held.get(&id).map_or(&[][..], Vec::as_slice);
        let Some(reading) = of_control(paper, id, control, field, layer, inside) else { continue };
        match at {
            Some(at) => layers.push(at, reading),
            None => layers.frame.entry(field.name.0.clone()).or_default().push(reading),
        }
    }
}

/// The controls that are around lines and not inside them.
fn around(paper: &Paper, anchors: &[&ReturnLine]) -> BTreeSet<ControlId> {
    let mut around = BTreeSet::new();
    for line in anchors {
        let outer = line.controls.iter().filter(|id| paper.is_within(line.holder, **id));
        around.extend(outer.copied());
    }
    around
}

/// The paragraphs that each of some controls holds or is in.
fn held<'p>(
    paper: &'p Paper,
    wanted: BTreeSet<ControlId>,
) -> HashMap<ControlId, Vec<&'p Paragraph>> {
    // A control's parent comes before it, so one pass finds the nearest wanted one around each.
    let mut nearest: Vec<Option<ControlId>> = Vec::with_capacity(paper.controls.len());
    for (id, control) in paper.controls() {
        let above = control.parent.and_then(|up| nearest.get(up.0 as usize).copied().flatten());
        nearest.push(if wanted.contains(&id) { Some(id) } else { above });
    }
    let of = |id: ControlId| nearest.get(id.0 as usize).copied().flatten();
    let mut held: HashMap<ControlId, Vec<&'p Paragraph>> = HashMap::new();
    for part in 0..paper.parts.len() {
        let part = crate::paper::PartId(part as u16);
        for paragraph in paper.paragraphs(part) {
            let inner = paragraph.runs.iter().filter_map(|run| run.control);
            let mut innermost: Vec<ControlId> =
                paragraph.control.into_iter().chain(inner).collect();
            innermost.sort();
            innermost.dedup();
            let mut all = BTreeSet::new();
            for id in innermost {
                let mut at = of(id);
                while let Some(id) = at.filter(|id| all.insert(*id)) {
                    at = paper.control(id).and_then(|control| control.parent).and_then(of);
                }
            }
            for id in all {
                held.entry(id).or_default().push(paragraph);
            }
        }
    }
    held
}

fn of_control(
    paper: &Paper,
    id: ControlId,
    control: &Control,
    field: &Field,
    layer: Layer,
    inside: &[&Paragraph],
) -> Option<Reading> {
    let (mut raw, mut apart, mut at) = (String::new(), Vec::new(), None);
    for (nth, paragraph) in inside.iter().enumerate() {
        let whole = paper.is_within(paragraph.control, id);
        at.get_or_insert_with(|| paragraph.address.clone());
        let plain_text =
            plain_text::within(paragraph, |run| whole || paper.is_within(run.control, id));
        if nth > 0 {
            raw.push('\n');
        }
        let number =
            paragraph.number.as_ref().filter(|_| whole && !plain_text.text.trim().is_empty());
        if let Some(number) = number {
            raw.push_str(&number_text(number));
            raw.push(' ');
        }
        raw.push_str(&plain_text.text);
        apart.extend(plain_text.apart);
    }
    // Taken out by a tracked change, with all that it held.
    at.as_ref()?;
    let mut reading = Reading::of(layer, &raw, &apart, field, at);
    if field.input == Input::Tick {
        let sign = sign::state(&raw);
        reading.ticked = match control.kind {
            ControlKind::CheckBox { checked } => {
                if sign.is_some_and(|sign| sign != checked) {
                    reading.odd.push(Oddity::OtherSign);
                }
                Some(checked)
            }
            _ => sign,
        };
        reading.text = clean(&raw);
    }
    if !reading.text.is_empty() && field.input != Input::Tick {
        let of_control = inside.iter().flat_map(|paragraph| {
            let whole = paper.is_within(paragraph.control, id);
            paragraph.shown().filter(move |run| whole || paper.is_within(run.control, id))
        });
        match (control.placeholder, hints::is_styled(of_control)) {
            // Words that both the control and their style call a hint are one in whatever language; figures are not.
            (true, true) if !reading.text.chars().any(|c| c.is_ascii_digit()) => {
                reading.odd.push(Oddity::Hint);
            }
            (false, false) => {}
            _ => reading.odd.push(Oddity::Flagged),
        }
    }
    if let (Input::Date { .. }, Some(stored), false) =
        (&field.input, &control.date, reading.text.is_empty())
    {
        let stored = stored.split('T').next().unwrap_or_default();
        if super::value::date(&reading.text).is_some_and(|shown| shown.to_string() != stored) {
            reading.odd.push(Oddity::OtherDay(stored.to_owned()));
        }
    }
    reading.shrunk = field.input == Input::Text && control.nesting == Nesting::Inline;
    if control.bound {
        reading.odd.push(Oddity::Bound);
    }
    let drawn = |paragraph: &&Paragraph| {
        let whole = paper.is_within(paragraph.control, id);
        paragraph.shown().any(|run| {
            matches!(run.content, crate::paper::Content::Drawing(_))
                && (whole || paper.is_within(run.control, id))
        })
    };
    if !reading.odd.contains(&Oddity::Picture) && inside.iter().any(drawn) {
        reading.odd.push(Oddity::Picture);
    }
    Some(reading)
}

impl Reader<'_, '_, '_> {
    /// How the words of all options stand out, of which pairs (item, thing) were found; nothing where there is but one.
    fn common(&self, paired: &[(usize, usize)]) -> Marks {
        let lines = paired.iter().filter_map(|(item, flow_item)| {
            match (&self.issued_form.items[*item], &self.flow_items[*flow_item]) {
                (Item::Fixed(Fixed { holds: Holds::Tick(_), .. }), FlowItem::Line(line)) => {
                    Some(Marks { drawn: false, ..line.marks })
                }
                _ => None,
            }
        });
        let all: Vec<Marks> = lines.collect();
        match all.split_first() {
            Some((first, others)) if !others.is_empty() => {
                others.iter().fold(*first, |common, marks| common.common(*marks))
            }
            _ => Marks::default(),
        }
    }

    /// A stroke at the line of a question may be drawn over the option below it.
    fn stroke_above(&mut self, item: usize, line: &ReturnLine) {
        let next = self.issued_form.items.get(item + 1);
        if let Some(Item::Fixed(Fixed { holds: Holds::Tick(at), .. })) = next
            && line.marks.drawn
        {
            self.stroke(*at, line);
        }
    }

    /// A stroke that may be drawn over an option.
    fn stroke(&mut self, field: usize, line: &ReturnLine) {
        let drawn = Marks { drawn: true, ..Marks::default() };
        let reading = Reading {
            layer: Layer::Under,
            text: String::new(),
            hinted: false,
            ticked: None,
            at: Some(line.at.clone()),
            odd: vec![Oddity::Marked(drawn)],
            shrunk: false,
        };
        self.layers.push(field, reading);
    }

    /// What is in the same paragraph as fixed words.
    fn same_paragraph(&mut self, item: usize, line: &ReturnLine) {
        let Item::Fixed(fixed) = &self.issued_form.items[item] else { return };
        match fixed.holds {
            Holds::Answer(at) => {
                let end = line.key.after(&fixed.key).unwrap_or(0);
                let rest = &line.text[end..];
                let rest = after_colon(rest).unwrap_or(rest).trim();
                let field = self.issued_form.fields[at];
                let place = Some(line.at.clone());
                let reading = Reading::of(Layer::Label, rest, &line.apart, field, place);
                self.layers.push(at, reading);
            }
            Holds::Tick(at) => {
                let (before, after) = around_words(fixed, line);
                let mut signs = sign::signs(sign::before(before)).with(sign::signs(after));
                // A circle or a stroke of a pen may tick.
                signs.unclear |= line.text.contains(DRAWN);
                let text = match signs.is_doubtful() {
                    true => clean(&format!("{before} … {after}")),
                    false => String::new(),
                };
                let (ticked, at_line) = (signs.state(), Some(line.at.clone()));
                let marks = line.marks.beyond(fixed.marks).beyond(self.layers.common);
                let odd = if marks.is_empty() { Vec::new() } else { vec![Oddity::Marked(marks)] };
                let reading = Reading {
                    layer: Layer::Label,
                    text,
                    hinted: false,
                    ticked,
                    at: at_line,
                    odd,
                    shrunk: false,
                };
                self.layers.push(at, reading);
            }
            Holds::Nothing | Holds::Label | Holds::Several => self.stroke_above(item, line),
        }
    }

    /// What is between two pairs of fixed words and lines (item, thing); `None` is an end of the form.
    fn between(&mut self, start: Option<(usize, usize)>, end: Option<(usize, usize)>) {
        let items = start.map_or(0, |(item, _)| item + 1)
            ..end.map_or(self.issued_form.items.len(), |(item, _)| item);
        let from = match start {
            Some((_, flow_item)) => flow_item + 1,
            // What comes before the text is the letterhead.
            None => end
                .map_or(self.closing.unwrap_or(self.flow_items.len()), |(_, flow_item)| flow_item),
        };
        let until = end.map_or(self.flow_items.len(), |(_, flow_item)| flow_item);
        let mut missing = Vec::new();
        let mut open = Vec::new();
        for item in items.clone() {
            match &self.issued_form.items[item] {
                Item::Fixed(fixed) => missing.push((item, fixed)),
                Item::Open(field) => open.push(*field),
                Item::Table => {}
            }
        }
        // The answer may begin in the paragraph of its question.
        let mut lines: Vec<(Rc<ReturnLine>, bool)> = Vec::new();
        if let Some((item, flow_item)) = start
            && let (Item::Fixed(fixed), FlowItem::Line(line)) =
                (&self.issued_form.items[item], &self.flow_items[flow_item])
            && fixed.holds == Holds::Label
            && let Some(end) = line.key.after(&fixed.key)
        {
            let rest = after_colon(&line.text[end..]).unwrap_or_default().trim();
            let says = |c: char| matches!(c, '-' | '–') || c == DRAWN;
            if !Key::whole(rest).is_empty() || rest.chars().any(says) {
                let key = Key::of(Key::beginning(rest));
                let rest = ReturnLine {
                    text: rest.to_owned(),
                    unboxed: None,
                    key,
                    ..ReturnLine::clone(line)
                };
                lines.push((Rc::new(rest), false));
            }
        }
        for at in from..until {
            match &self.flow_items[at] {
                FlowItem::Line(line) => lines.push((line.clone(), false)),
                FlowItem::Table(table) => {
                    if Some(at) != self.closing && !tables::is_of_figures(table, self.issued_form) {
                        let of_table = table_lines(table).into_iter();
                        lines.extend(of_table.map(|line| (Rc::new(line), true)));
                    }
                }
            }
        }
        // After the closing nothing of the form is left.
        let behind = |line: &ReturnLine| {
            end.is_none() && self.behind.as_ref().is_some_and(|first| line.at > *first)
        };
        let (after, lines): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|(line, _)| behind(line));
        for (line, _) in after {
            self.stray(&line, None);
        }
        if let ([field], true, Some(_)) = (open.as_slice(), missing.is_empty(), start) {
            return self.under(*field, &lines);
        }
        self.loose(start, &missing, &open, lines);
    }

    /// The one answer of a gap.
    fn under(&mut self, field: usize, lines: &[(Rc<ReturnLine>, bool)]) {
        let texts: Vec<&str> = lines.iter().map(|(line, _)| line.text.as_str()).collect();
        let apart: Vec<StyledWords> =
            lines.iter().flat_map(|(line, _)| line.apart.clone()).collect();
        let at = lines.first().map(|(line, _)| line.at.clone());
        let of = self.issued_form.fields[field];
        let mut reading = Reading::of(Layer::Under, &texts.join("\n"), &apart, of, at);
        if lines.iter().any(|(_, in_table)| *in_table) {
            reading.odd.push(Oddity::Table);
        }
        let repeated = lines.iter().find(|(line, _)| {
            self.issued_form
                .items
                .iter()
                .any(|item| matches!(item, Item::Fixed(fixed) if fixed.key.text == line.key.text))
        });
        if let Some((line, _)) = repeated {
            reading.odd.push(Oddity::Repeated(line.text.clone()));
        }
        self.layers.push(field, reading);
    }

    /// A gap in which words of the form are missing, or that should hold nothing.
    fn loose(
        &mut self,
        start: Option<(usize, usize)>,
        missing: &[(usize, &Fixed)],
        open: &[usize],
        lines: Vec<(Rc<ReturnLine>, bool)>,
    ) {
        let mut free = lines;
        for (item, fixed) in missing {
            let label = |line: &ReturnLine| {
                let end = line.text.find(':').filter(|_| fixed.holds != Holds::Nothing);
                Key::of(Key::beginning(&line.text[..end.unwrap_or(line.text.len())])).text
            };
            let alike =
                |line: &ReturnLine| strsim::normalized_levenshtein(&label(line), &fixed.key.text);
            let fair = |line: &ReturnLine| {
                let (one, other) = (label(line).len(), fixed.key.text.len());
                one.min(other) * 2 > one.max(other)
            };
            let room = limit::COMPARED.saturating_sub(self.compared);
            self.compared += free.len().min(room);
            let best = free
                .iter()
                .take(room)
                .enumerate()
                .filter(|(_, (line, in_table))| !in_table && !self.is_answered(line))
                .filter(|(_, (line, _))| fair(line))
                .map(|(at, (line, _))| (at, alike(line)))
                .filter(|(_, alike)| *alike >= ALIKE)
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            let found = best.map(|(at, _)| free.remove(at).0);
            let field = match fixed.holds {
                Holds::Answer(field) | Holds::Tick(field) => Some(field),
                Holds::Label => match self.issued_form.items.get(item + 1) {
                    Some(Item::Open(field)) => Some(*field),
                    _ => None,
                },
                Holds::Nothing | Holds::Several => None,
            };
            use crate::profile::Role;
            let asks = field.is_some()
                || matches!(
                    fixed.role,
                    Role::Quote | Role::Question | Role::Subclause | Role::Answer
                );
            self.layers.changed.push(Changed {
                issued: fixed.words.clone(),
                found: found.as_ref().map(|line| line.text.trim().to_owned()),
                at: found.map(|line| line.at.clone()),
                field,
                asks,
            });
        }
        // What is in a control that is known is read there.
        let (held, free): (Vec<_>, Vec<_>) =
            free.into_iter().partition(|(line, _)| self.is_answered(line));
        drop(held);
        let unread: Vec<usize> = open
            .iter()
            .copied()
            .filter(|field| {
                !self.layers.readings[*field].iter().any(|reading| reading.layer <= Layer::Title)
            })
            .collect();
        let free: Vec<_> = free
            .into_iter()
            .filter(|(line, _)| {
                let mut fields = open.iter().map(|at| self.issued_form.fields[*at]);
                line.text.contains(DRAWN)
                    || !hints::is(line.text.trim())
                        && !fields.any(|field| without_hint(&line.text, field).is_empty())
            })
            .filter(|(line, _)| !tables::read_line(line, self.issued_form, &mut self.layers))
            .collect();
        if let ([field], false) = (unread.as_slice(), free.is_empty()) {
            self.under(*field, &free);
            if let Some(reading) = self.layers.readings[*field].last_mut() {
                reading.odd.push(Oddity::Loose);
            }
            return;
        }
        let before = start.and_then(|(item, _)| match &self.issued_form.items[item] {
            Item::Fixed(Fixed { holds: Holds::Answer(at) | Holds::Tick(at), .. }) => Some(*at),
            _ => None,
        });
        let near = open.first().copied().or(before);
        for (line, _) in free {
            if let Some(at) = before.filter(|at| self.issued_form.fields[*at].input == Input::Tick)
                && line.marks.drawn
            {
                self.stroke(at, &line);
            }
            self.stray(&line, near);
        }
    }

    fn stray(&mut self, line: &ReturnLine, near: Option<usize>) {
        let text = clean(&line.text);
        // What is drawn is reported for the whole file.
        if !text.is_empty() {
            self.layers.strays.push(Stray { text, at: Some(line.at.clone()), near });
        }
    }

    /// Whether a line is, whole, in a control that was read.
    fn is_answered(&self, line: &ReturnLine) -> bool {
        !line.controls.is_empty() && self.answered.contains(&clean(&line.text))
    }
}

/// What comes before and after the words of a box's line.
fn around_words<'l>(fixed: &Fixed, line: &'l ReturnLine) -> (&'l str, &'l str) {
    let text = line.text.as_str();
    let mut start = 0;
    if line.key.after(&fixed.key).is_none() && line.key.text != fixed.key.text {
        // Letters that tick come before the words.
        while let (Some(_), rest) = sign::split(&text[start..]) {
            start = text.len() - rest.len();
        }
    }
    let first = text[start..].find(char::is_alphanumeric).map_or(text.len(), |at| start + at);
    let end = Key::of(&text[first..]).after(&fixed.key);
    let end = end.or_else(|| Key::whole(&text[first..]).after(&fixed.key));
    (&text[..first], end.map_or("", |end| &text[first + end..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn beginnings_are_found_as_by_looking_at_each(
            texts in prop::collection::vec("[ab ]{0,5}", 0..12),
            text in "[ab ]{0,8}",
        ) {
            let beginnings = Beginnings::of(texts.iter().map(String::as_str));
            let mut found: Vec<usize> = beginnings.of_text(&text).collect();
            found.sort_unstable();
            let begins = |at: &usize| text.starts_with(texts[*at].as_str());
            prop_assert_eq!(found, (0..texts.len()).filter(begins).collect::<Vec<_>>());
        }
    }
}
