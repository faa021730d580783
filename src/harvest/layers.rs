//! Tasks, harvest: what each layer of a return says of each field: its control by tag, its control by
//! title, its cell, the words after its label, the paragraphs under its question.

use std::collections::BTreeMap;

use super::align::align;
use super::key::{Key, clean, clean_lines};
use super::lines::{Line, Thing, lines_of, number_text, shown, things};
use super::sign;
use super::skeleton::{Fixed, Holds, Item, Skeleton};
use super::tables;
use crate::document::{Field, Input};
use crate::paper::{Address, Control, ControlId, ControlKind, Paper};
use crate::word::{shown_hint, shown_title};

/// Which layer gave a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// What stands there; empty where the hint still does, or nothing.
    pub text: String,
    /// A box's state, by its own account.
    pub ticked: Option<bool>,
    /// Where.
    pub at: Option<Address>,
    /// What makes it uncertain.
    pub odd: Vec<Odd>,
}

/// What makes a reading uncertain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Odd {
    /// The control still says that its hint shows, but other words stand in it.
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
    /// A table stands in it.
    Table,
    /// A picture stands in it.
    Picture,
    /// Words of the form stand in it once more.
    Repeated(String),
    /// The words of the question around it are not as issued.
    Loose,
}

/// Words that belong to nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stray {
    /// The words.
    pub text: String,
    /// Where.
    pub at: Option<Address>,
    /// The field that stands before it: an index into [`Skeleton::fields`].
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
    /// By field: an index into [`Skeleton::fields`].
    pub readings: Vec<Vec<Reading>>,
    /// Readings of the fields of letterhead and signature, by name.
    pub frame: BTreeMap<String, Vec<Reading>>,
    /// Words that belong to nothing.
    pub strays: Vec<Stray>,
    /// Words of the form that are not as issued.
    pub changed: Vec<Changed>,
    /// The lines before the text.
    pub head: Vec<Line>,
    /// The cells of tables before the text, a line a cell.
    pub head_cells: Vec<String>,
    /// The lines of the signature, in the last cell of the closing.
    pub signature: Vec<Line>,
}

/// How alike words must be to be taken for changed ones.
const ALIKE: f64 = 0.6;

/// Reads every layer; `frame` are the fields of letterhead and signature.
pub(super) fn read(paper: &Paper, skeleton: &Skeleton<'_>, frame: &[&Field]) -> Layers {
    let mut layers =
        Layers { readings: vec![Vec::new(); skeleton.fields.len()], ..Layers::default() };
    let things = things(paper);
    let lines: Vec<(usize, &Line)> = things
        .iter()
        .enumerate()
        .filter_map(|(at, thing)| match thing {
            Thing::Line(line) => Some((at, line)),
            Thing::Table(_) => None,
        })
        .collect();
    let fixed: Vec<(usize, &Fixed)> = skeleton
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match item {
            Item::Fixed(fixed) => Some((at, fixed)),
            Item::Open(_) | Item::Table => None,
        })
        .collect();
    let pairs = align(fixed.len(), lines.len(), |f, l| score(fixed[f].1, lines[l].1));
    // (item, thing) of each pair, in order.
    let paired: Vec<(usize, usize)> =
        pairs.iter().enumerate().filter_map(|(f, l)| l.map(|l| (fixed[f].0, lines[l].0))).collect();
    let anchors: Vec<&Line> = pairs.iter().flatten().map(|l| lines[*l].1).collect();
    controls(paper, skeleton, frame, &anchors, &mut layers);
    let closing = things
        .iter()
        .rposition(|thing| matches!(thing, Thing::Table(table) if is_closing(&table_lines(table))));
    let first = paired.first().map_or(closing.unwrap_or(things.len()), |(_, thing)| *thing);
    for thing in &things[..first] {
        match thing {
            Thing::Line(line) => layers.head.push(line.clone()),
            Thing::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let lines = lines_of(&cell.blocks);
                    layers
                        .head_cells
                        .push(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" "));
                    layers.head.extend(lines);
                }
            }
        }
    }
    tables::read(&things, skeleton, &mut layers);
    let mut reader = Reader { skeleton, things: &things, layers, closing };
    for fixed in fixed.iter().zip(&pairs).filter_map(|((at, _), l)| l.map(|l| (*at, lines[l].1))) {
        reader.same_paragraph(fixed.0, fixed.1);
    }
    let starts = std::iter::once(None).chain(paired.iter().copied().map(Some));
    let ends = paired.iter().copied().map(Some).chain([None]);
    for (start, end) in starts.zip(ends) {
        reader.gap(start, end);
    }
    if let Some(Thing::Table(table)) = closing.map(|at| &things[at]) {
        let cells = table.rows.iter().filter_map(|row| row.cells.last());
        reader.layers.signature = cells.flat_map(|cell| lines_of(&cell.blocks)).collect();
    }
    reader.layers
}

struct Reader<'r, 'd, 'p> {
    skeleton: &'r Skeleton<'d>,
    things: &'r [Thing<'p>],
    layers: Layers,
    closing: Option<usize>,
}

fn table_lines(table: &crate::paper::Table) -> Vec<Line> {
    table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| lines_of(&cell.blocks)).collect()
}

fn is_closing(lines: &[Line]) -> bool {
    let key = Key::whole("Nơi nhận").text;
    lines.iter().any(|line| line.key.text == key)
}

/// How well fixed words fit a line: 3 as they are, 2 with more after them, 0 not.
fn score(fixed: &Fixed, line: &Line) -> u32 {
    let key = &line.key;
    match fixed.holds {
        Holds::Tick(_) => {
            if key.text == fixed.key.text {
                return 3;
            }
            if line.unboxed.text == fixed.key.text {
                return 3;
            }
            let Some(end) = line.unboxed.after(&fixed.key) else { return 0 };
            let (_, rest) = sign::split(&line.text);
            let whole = if line.unboxed == line.key { line.text.as_str() } else { rest };
            2 * u32::from(sign::is(&whole[end..]))
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

/// Without the hint that may still stand in it.
pub(super) fn without_hint(text: &str, field: &Field) -> String {
    let text = clean_lines([text]);
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
    if field.input == Input::Number || field.input == Input::Line {
        if text.chars().all(dots) {
            return String::new();
        }
        if field.hint.chars().all(dots) {
            return text.trim_matches(dots).to_owned();
        }
    }
    text
}

fn controls(
    paper: &Paper,
    skeleton: &Skeleton<'_>,
    frame: &[&Field],
    anchors: &[&Line],
    layers: &mut Layers,
) {
    let mut by_tag: BTreeMap<&str, (Option<usize>, &Field)> = BTreeMap::new();
    let mut by_title: BTreeMap<String, Vec<(Option<usize>, &Field)>> = BTreeMap::new();
    let all = skeleton.fields.iter().enumerate().map(|(at, field)| (Some(at), *field));
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
    let parents: std::collections::BTreeSet<ControlId> =
        paper.controls.iter().filter_map(|control| control.parent).collect();
    for (id, control) in paper.controls() {
        let tagged = control.tag.as_deref().and_then(|tag| by_tag.get(tag));
        let (layer, (at, field)) = match (tagged, &control.title, &control.tag) {
            (Some(found), ..) => (Layer::Tag, *found),
            // A program that drops tags may also stretch a control over others: then it says nothing.
            (None, Some(title), None)
                if !parents.contains(&id) && titles.get(&clean(title)) == Some(&1) =>
            {
                match by_title.get(&clean(title)).map(Vec::as_slice) {
                    Some([one]) if one.1.input != Input::Tick => (Layer::Title, *one),
                    _ => continue,
                }
            }
            _ => continue,
        };
        if anchors.iter().any(|line| line.controls.contains(&id) && !same_line(paper, id, line))
            && layer == Layer::Title
        {
            continue;
        }
        let Some(reading) = of_control(paper, id, control, field, layer) else { continue };
        match at {
            Some(at) => layers.readings[at].push(reading),
            None => layers.frame.entry(field.name.0.clone()).or_default().push(reading),
        }
    }
}

/// Whether a control stands inside a line and not around it.
fn same_line(paper: &Paper, id: ControlId, line: &Line) -> bool {
    let paragraph = paper.paragraph(&line.at);
    paragraph.is_some_and(|paragraph| !paper.is_within(paragraph.control, id))
}

fn of_control(
    paper: &Paper,
    id: ControlId,
    control: &Control,
    field: &Field,
    layer: Layer,
) -> Option<Reading> {
    let (lines, at) = control_lines(paper, id);
    // Taken out by a tracked change, with all that it held.
    let at = at?;
    let raw = lines.join("\n");
    let mut odd = Vec::new();
    let mut ticked = None;
    let text = match &field.input {
        Input::Tick => {
            let sign = sign::state(&raw);
            ticked = match control.kind {
                ControlKind::CheckBox { checked } => {
                    if sign.is_some_and(|sign| sign != checked) {
                        odd.push(Odd::OtherSign);
                    }
                    Some(checked)
                }
                _ => sign,
            };
            clean(&raw)
        }
        _ => without_hint(&raw, field),
    };
    if control.placeholder && !text.is_empty() && field.input != Input::Tick {
        odd.push(Odd::Flagged);
    }
    if let (Input::Date { .. }, Some(stored), false) =
        (&field.input, &control.date, text.is_empty())
    {
        let stored = stored.split('T').next().unwrap_or_default();
        if super::value::date(&text).is_some_and(|shown| shown.to_string() != stored) {
            odd.push(Odd::OtherDay(stored.to_owned()));
        }
    }
    if paper.has_drawing_in(id) {
        odd.push(Odd::Picture);
    }
    Some(Reading { layer, text, ticked, at: Some(at), odd })
}

/// The lines in a control, and where it begins.
fn control_lines(paper: &Paper, id: ControlId) -> (Vec<String>, Option<Address>) {
    let Some(control) = paper.control(id) else { return (Vec::new(), None) };
    let (mut lines, mut at) = (Vec::new(), None);
    for paragraph in paper.paragraphs(control.part) {
        let whole = paper.is_within(paragraph.control, id);
        let inside = |run: &&crate::paper::Run| whole || paper.is_within(run.control, id);
        if !whole && !paragraph.runs.iter().any(|run| inside(&run)) {
            continue;
        }
        let mut part = paragraph.clone();
        part.runs.retain(|run| inside(&run));
        at.get_or_insert_with(|| paragraph.address.clone());
        let number = paragraph.number.as_ref().filter(|_| whole).map(number_text);
        let text = shown(&part);
        lines.push(match number {
            Some(number) if !text.trim().is_empty() => format!("{number} {text}"),
            _ => text,
        });
    }
    (lines, at)
}

impl Reader<'_, '_, '_> {
    /// What stands in the same paragraph as fixed words.
    fn same_paragraph(&mut self, item: usize, line: &Line) {
        let Item::Fixed(fixed) = &self.skeleton.items[item] else { return };
        match fixed.holds {
            Holds::Answer(at) => {
                let end = line.key.after(&fixed.key).unwrap_or(0);
                let rest = &line.text[end..];
                let rest = after_colon(rest).unwrap_or(rest).trim();
                let field = self.skeleton.fields[at];
                let text = without_hint(rest, field);
                self.push(at, Layer::Label, text, None, line);
            }
            Holds::Tick(at) => {
                let (before, rest) = sign::split(&line.text);
                let rest = if before.is_some() { rest } else { line.text.as_str() };
                let after = line.unboxed.after(&fixed.key).map_or("", |end| &rest[end..]);
                let after_state = sign::state(after);
                let (text, ticked) = match (before, after_state) {
                    (Some(one), Some(other)) if one != other && after_state == Some(true) => {
                        // An empty box before the words and a cross after them.
                        (format!("☐ … {}", clean(after)), None)
                    }
                    (state, other) => (String::new(), state.or(other)),
                };
                self.push(at, Layer::Label, text, ticked, line);
            }
            Holds::Nothing | Holds::Label | Holds::Several => {}
        }
    }

    fn push(
        &mut self,
        field: usize,
        layer: Layer,
        text: String,
        ticked: Option<bool>,
        line: &Line,
    ) {
        let at = Some(line.at.clone());
        self.layers.readings[field].push(Reading { layer, text, ticked, at, odd: Vec::new() });
    }

    /// What stands between two pairs of fixed words and lines (item, thing); `None` is an end of the form.
    fn gap(&mut self, start: Option<(usize, usize)>, end: Option<(usize, usize)>) {
        let items = start.map_or(0, |(item, _)| item + 1)
            ..end.map_or(self.skeleton.items.len(), |(item, _)| item);
        let from = match start {
            Some((_, thing)) => thing + 1,
            // What stands before the text is the letterhead.
            None => end.map_or(self.closing.unwrap_or(self.things.len()), |(_, thing)| thing),
        };
        let until = end.map_or(self.things.len(), |(_, thing)| thing);
        let mut missing = Vec::new();
        let mut open = Vec::new();
        for item in items.clone() {
            match &self.skeleton.items[item] {
                Item::Fixed(fixed) => missing.push((item, fixed)),
                Item::Open(field) => open.push(*field),
                Item::Table => {}
            }
        }
        // The answer may begin in the paragraph of its question.
        let mut lines: Vec<(Line, bool)> = Vec::new();
        if let Some((item, thing)) = start
            && let (Item::Fixed(fixed), Thing::Line(line)) =
                (&self.skeleton.items[item], &self.things[thing])
            && fixed.holds == Holds::Label
            && let Some(end) = line.key.after(&fixed.key)
        {
            let rest = after_colon(&line.text[end..]).unwrap_or_default().trim();
            if !Key::whole(rest).is_empty() || rest.chars().any(|c| matches!(c, '-' | '–')) {
                let key = Key::of(rest);
                lines.push((
                    Line { text: rest.to_owned(), unboxed: key.clone(), key, ..line.clone() },
                    false,
                ));
            }
        }
        for at in from..until {
            match &self.things[at] {
                Thing::Line(line) => lines.push((line.clone(), false)),
                Thing::Table(table) => {
                    if Some(at) != self.closing && !tables::is_of_figures(table, self.skeleton) {
                        lines.extend(table_lines(table).into_iter().map(|line| (line, true)));
                    }
                }
            }
        }
        // Behind the closing nothing of the form is left.
        let behind = |line: &Line| {
            self.closing.is_some_and(|at| {
            end.is_none() && matches!(&self.things[at], Thing::Table(table) if table_lines(table).first().is_some_and(|first| line.at > first.at))
        })
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
    fn under(&mut self, field: usize, lines: &[(Line, bool)]) {
        let texts: Vec<&str> = lines.iter().map(|(line, _)| line.text.as_str()).collect();
        let text = without_hint(&texts.join("\n"), self.skeleton.fields[field]);
        let mut odd = Vec::new();
        if lines.iter().any(|(_, in_table)| *in_table) {
            odd.push(Odd::Table);
        }
        let repeated = lines.iter().find(|(line, _)| {
            self.skeleton
                .items
                .iter()
                .any(|item| matches!(item, Item::Fixed(fixed) if fixed.key.text == line.key.text))
        });
        if let Some((line, _)) = repeated {
            odd.push(Odd::Repeated(line.text.clone()));
        }
        let at = lines.first().map(|(line, _)| line.at.clone());
        self.layers.readings[field].push(Reading {
            layer: Layer::Under,
            text,
            ticked: None,
            at,
            odd,
        });
    }

    /// A gap in which words of the form are missing, or that should hold nothing.
    fn loose(
        &mut self,
        start: Option<(usize, usize)>,
        missing: &[(usize, &Fixed)],
        open: &[usize],
        lines: Vec<(Line, bool)>,
    ) {
        let mut free = lines;
        for (item, fixed) in missing {
            let label = |line: &Line| {
                let end = line.text.find(':').filter(|_| fixed.holds != Holds::Nothing);
                Key::of(&line.text[..end.unwrap_or(line.text.len())]).text
            };
            let alike = |line: &Line| strsim::normalized_levenshtein(&label(line), &fixed.key.text);
            let best = free
                .iter()
                .enumerate()
                .filter(|(_, (line, in_table))| !in_table && !self.is_answered(line))
                .map(|(at, (line, _))| (at, alike(line)))
                .filter(|(_, alike)| *alike >= ALIKE)
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            let found = best.map(|(at, _)| free.remove(at).0);
            let field = match fixed.holds {
                Holds::Answer(field) | Holds::Tick(field) => Some(field),
                Holds::Label => match self.skeleton.items.get(item + 1) {
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
                at: found.map(|line| line.at),
                field,
                asks,
            });
        }
        // What stands in a control that is known is read there.
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
                let fields = open.iter().map(|at| self.skeleton.fields[*at]);
                !fields.into_iter().any(|field| without_hint(&line.text, field).is_empty())
            })
            .filter(|(line, _)| !tables::read_line(line, self.skeleton, &mut self.layers))
            .collect();
        if let ([field], false) = (unread.as_slice(), free.is_empty()) {
            self.under(*field, &free);
            if let Some(reading) = self.layers.readings[*field].last_mut() {
                reading.odd.push(Odd::Loose);
            }
            return;
        }
        let before = start.and_then(|(item, _)| match &self.skeleton.items[item] {
            Item::Fixed(Fixed { holds: Holds::Answer(at) | Holds::Tick(at), .. }) => Some(*at),
            _ => None,
        });
        let near = open.first().copied().or(before);
        for (line, _) in free {
            self.stray(&line, near);
        }
    }

    fn stray(&mut self, line: &Line, near: Option<usize>) {
        let text = clean(&line.text);
        self.layers.strays.push(Stray { text, at: Some(line.at.clone()), near });
    }

    /// Whether a line stands, whole, in a control that was read.
    fn is_answered(&self, line: &Line) -> bool {
        let text = clean(&line.text);
        let of_controls =
            self.layers.readings.iter().flatten().filter(|reading| reading.layer <= Layer::Title);
        let mut of_controls = of_controls.filter(|_| !line.controls.is_empty());
        of_controls.any(|reading| {
            reading.text.split('\n').any(|said| said == text) && reading.text.len() + 1 > text.len()
        })
    }
}
