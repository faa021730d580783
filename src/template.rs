//! Stage: a template and its context become merged text. Only this module knows Tera.
//!
//! Values are escaped, always: every template's name ends in `.html` and the filters that switch escaping
//! off are refused, so that data can never change the structure. A name that is not there is an error,
//! never an empty space on paper; contexts therefore leave out what is absent.

pub(crate) mod fault;
pub(crate) mod filters;
mod lexer;
pub mod optional;
mod scan;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use self::fault::{TemplateFault, Unallowed};
use self::scan::Scan;
use crate::limits;
use crate::problem::{Place, Problem, Problems};
use crate::viet;

thread_local! {
    /// The steps left to the merging of this thread; Tera gives functions no state of ours.
    static STEPS_LEFT: Cell<i64> = const { Cell::new(limits::template::STEPS) };

    /// The longest text that this merging may have under a name, in bytes.
    static LONGEST: Cell<usize> = const { Cell::new(0) };

    /// Whether something was printed that looks like a whole list or record.
    static LOOKS_WHOLE: Cell<bool> = const { Cell::new(false) };
}

/// Up to this length, in bytes, texts cost nothing compared with the step that handles them.
const SHORT: usize = 4096;

/// Takes steps.
///
/// # Errors
/// None are left.
fn take_steps(count: i64) -> TeraResult<()> {
    let left = STEPS_LEFT.get().saturating_sub(count);
    STEPS_LEFT.set(left);
    match left {
        0.. => Ok(()),
        _ => Err(Error::message(format!(
            "các vòng lặp chạy quá {} bước; có lẽ vòng lặp lồng nhau không cần thiết, hoặc lặp trên một lời quá dài",
            limits::template::STEPS
        ))),
    }
}

/// Takes the steps of a turn or a call: `m` (an argument) for its operators, `n` times what the longest text there
/// is costs an operator that may take it. So it is size times turns.
fn take_weighed(least: i64, kwargs: &Kwargs) -> TeraResult<()> {
    let argument = |name| kwargs.get::<i64>(name).map(|n| n.unwrap_or_default().clamp(0, 1 << 20));
    let long = (LONGEST.get() / SHORT) as i64;
    take_steps(least + argument("m")? + argument("n")? * long)
}

/// Takes note of a text that is kept.
fn see_text(length: usize) {
    LONGEST.set(LONGEST.get().max(length));
}

/// What a template may name, as Tera keeps it: a copy of what it was made from, which may then go.
#[derive(Debug)]
pub struct Context {
    fields: tera::Context,
    /// The longest text among them, in bytes.
    longest: usize,
}

impl Context {
    /// The fields of a value.
    ///
    /// # Errors
    /// The value has no fields, or cannot be taken over: a bug of this program.
    pub fn of(value: &impl Serialize) -> Result<Self, Problems> {
        let made = Value::try_from_serializable(value).and_then(|value| {
            let longest = longest(&value);
            let mut fields = tera::Context::new();
            let Some(map) = value.into_map() else {
                return Err(Error::message("dữ liệu của mẫu không có tên"));
            };
            for (name, value) in map {
                fields.insert_value(name.to_string(), value);
            }
            Ok(Context { fields, longest })
        });
        made.map_err(|error| in_words(&error, &BTreeMap::new()))
    }
}

/// The longest text of a value of data, which is no deeper than data are.
fn longest(value: &Value) -> usize {
    let text = value.as_str().map_or(0, str::len);
    let entries = value.as_array().into_iter().flatten();
    let fields = value.as_map().into_iter().flat_map(|map| map.values());
    entries.chain(fields).map(longest).fold(text, usize::max)
}

/// A template as given.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    /// How problems name it.
    shown: Arc<str>,
    text: Arc<str>,
}

/// All templates of a run, parsed once.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// The same templates with the place of each element written into it; made when a flaw asks for it.
    placed: OnceLock<Option<Tera>>,
    /// The same templates with a check of what is printed; made when something looks as if it were wanted.
    careful: OnceLock<Option<Tera>>,
    sources: BTreeMap<String, Source>,
    /// What scans need to know of one another.
    whole: Whole,
}

/// What all templates of a run have together.
#[derive(Debug, Clone, Copy, Default)]
struct Whole {
    /// The longest quoted text, in bytes.
    longest: usize,
    /// The weight of the heaviest template.
    heaviest: scan::Weight,
    /// Whether lists or records that templates make are passed to components.
    passes_made: bool,
}

impl Templates {
    /// Parses templates: (path below the folder, name that problems give it, text).
    ///
    /// # Errors
    /// Every problem of every template.
    pub fn new(
        files: impl IntoIterator<Item = (String, String, String)>,
    ) -> Result<Self, Problems> {
        let sources: BTreeMap<String, Source> = files
            .into_iter()
            .map(|(path, shown, text)| (path, Source { shown: shown.into(), text: text.into() }))
            .collect();
        let mut problems = Problems::new();
        let mut whole = Whole::default();
        let mut calls = BTreeMap::new();
        for (path, source) in &sources {
            if !path.ends_with(".html") {
                let fault = TemplateFault::BadName { name: path.clone() };
                problems.at(&fault, Place::file(source.shown.clone()));
            }
            if source.text.len() > limits::template::BYTES {
                let fault = TemplateFault::Large { limit: limits::template::BYTES };
                problems.at(&fault, Place::file(source.shown.clone()));
                continue;
            }
            let scan = Scan::of(&source.text);
            problems.extend(parsed_alone(path, source, &scan, &sources));
            whole.longest = whole.longest.max(scan.longest);
            whole.heaviest = whole.heaviest.max(scan.weight);
            whole.passes_made |= scan.passes_made;
            calls.insert(path.as_str(), scan.calls);
        }
        problems.extend(too_deep(&calls, &sources));
        let mut tera = machine();
        if problems.is_empty() {
            // As given first, so that what is wrong is reported at its own column.
            let given = sources.iter().map(|(path, source)| (path.as_str(), source.text.as_ref()));
            let counted = sources.iter().map(|(path, source)| {
                let scan = Scan::of(&source.text);
                let calls = scan.counted(whole.heaviest, whole.passes_made);
                (path.as_str(), scan::woven(&source.text, calls))
            });
            let read =
                machine().add_raw_templates(given).and_then(|()| tera.add_raw_templates(counted));
            if let Err(error) = read {
                problems.extend(in_words(&error, &sources));
            }
        }
        problems.sort();
        let (placed, careful) = (OnceLock::new(), OnceLock::new());
        match problems.is_empty() {
            true => Ok(Templates { tera, placed, careful, sources, whole }),
            false => Err(problems),
        }
    }

    /// Merges a template with its context into `out`.
    ///
    /// # Errors
    /// What Tera finds wrong, at its place in the template, in Vietnamese.
    pub fn render(
        &self,
        name: &str,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Problems> {
        self.render_with(&self.tera, name, context, out)?;
        if !LOOKS_WHOLE.get() {
            return Ok(());
        }
        // Rare: only now is it worth asking of everything that is printed what it is.
        let careful = self.careful.get_or_init(|| self.again(|_, scan| scan.careful()));
        match careful {
            Some(careful) => self.render_with(careful, name, context, &mut io::sink()),
            None => Ok(()),
        }
    }

    /// Merges a template so that each element says in an attribute which place of which template wrote
    /// it (`name:line`): for the places of flaws.
    ///
    /// # Errors
    /// As [`Templates::render`].
    pub fn render_placed(
        &self,
        name: &str,
        context: &Context,
        attribute: &str,
        out: &mut dyn Write,
    ) -> Result<(), Problems> {
        let placed =
            self.placed.get_or_init(|| self.again(|path, scan| scan.placed(path, attribute)));
        self.render_with(placed.as_ref().unwrap_or(&self.tera), name, context, out)
    }

    /// The templates once more, with more written in.
    fn again(&self, more: impl Fn(&str, &Scan) -> Vec<(usize, String)>) -> Option<Tera> {
        let mut tera = machine();
        let texts = self.sources.iter().map(|(path, source)| {
            let scan = Scan::of(&source.text);
            let mut calls = scan.counted(self.whole.heaviest, self.whole.passes_made);
            calls.extend(more(path, &scan));
            (path.as_str(), scan::woven(&source.text, calls))
        });
        tera.add_raw_templates(texts).ok().map(|()| tera)
    }

    fn render_with(
        &self,
        tera: &Tera,
        name: &str,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Problems> {
        if !self.sources.contains_key(name) {
            let nearest = viet::nearest(name, self.sources.keys().map(String::as_str));
            let nearest = nearest.map(str::to_owned);
            return Err(
                Problem::nowhere(&TemplateFault::NotFound { name: name.into(), nearest }).into()
            );
        }
        STEPS_LEFT.set(limits::template::STEPS);
        LONGEST.set(self.whole.longest.max(context.longest));
        LOOKS_WHOLE.set(false);
        let mut bounded = Bounded { out, left: limits::template::OUTPUT, full: false };
        match tera.render_to(name, &context.fields, &mut bounded) {
            Ok(()) => Ok(()),
            Err(_) if bounded.full => {
                let place = self.place_of(name, 0, 0, 1);
                Err(Problem::at(&TemplateFault::TooLong { limit: limits::template::OUTPUT }, place)
                    .into())
            }
            Err(error) => Err(self.at_own_columns(&error, std::ptr::eq(tera, &self.tera))),
        }
    }

    /// What went wrong while merging, reported at the places of the given text; `counted` says that the text had
    /// nothing but [`Scan::counted`] written in.
    fn at_own_columns(&self, error: &Error, counted: bool) -> Problems {
        let problems = in_words(error, &self.sources);
        let moved = |mut problem: Problem| {
            if let Some(place) = &mut problem.place
                && let Some(text) = self.shown(&place.file)
            {
                let scan = Scan::of(&text);
                let mut calls = scan.counted(self.whole.heaviest, self.whole.passes_made);
                if !counted {
                    calls.extend(scan.careful());
                    calls.sort_by_key(|(at, _)| *at);
                }
                let end = place.column + place.length;
                place.column = scan::given_column(&text, &calls, place.line, place.column);
                let end = scan::given_column(&text, &calls, place.line, end);
                place.length = end.saturating_sub(place.column).max(1);
                name_found(&mut problem, error, &text);
            }
            problem
        };
        problems.into_iter().map(moved).collect()
    }

    /// The text of a template as given.
    pub fn source(&self, name: &str) -> Option<&str> {
        self.sources.get(name).map(|source| source.text.as_ref())
    }

    /// The templates: path, name that problems give it.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.iter().map(|(path, source)| (path.as_str(), source.shown.as_ref()))
    }

    /// The text of the template that problems call so.
    pub fn shown(&self, shown: &str) -> Option<Arc<str>> {
        self.sources.values().find(|s| s.shown.as_ref() == shown).map(|s| s.text.clone())
    }

    /// A place in a template.
    pub fn place_of(&self, name: &str, line: u32, column: u32, length: u32) -> Place {
        let file =
            self.sources.get(name).map_or_else(|| name.into(), |source| source.shown.clone());
        Place { file, line, column, length }
    }
}

/// A Tera that knows our filters, escapes everything and reaches nothing outside.
fn machine() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![""]);
    tera.set_escape_fn(escape);
    filters::register(&mut tera);
    tera.register_function("range", range);
    tera.register_function(scan::STEP, |kwargs: Kwargs, _: &State| {
        take_weighed(1, &kwargs).map(|()| "")
    });
    tera
}

/// Escapes what XML reserves and drops what it forbids.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let bytes = text.as_bytes();
    if let ([b'[', .., b']'] | [b'{', .., b'}'], _) | (_, "true" | "false") = (bytes, text) {
        LOOKS_WHOLE.set(true);
    }
    let mut plain = 0;
    // By bytes, because nearly every letter passes: all but the last two marks are ASCII, and no byte of a
    // longer letter looks like ASCII.
    for (at, byte) in bytes.iter().enumerate() {
        let (written, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\'' => ("&#39;", 1),
            b'\t' | b'\n' | b'\r' => continue,
            0..=0x1f => ("", 1),
            0xEF if FORBIDDEN.iter().any(|mark| bytes[at..].starts_with(mark)) => ("", 3),
            _ => continue,
        };
        out.write_all(&bytes[plain..at])?;
        out.write_all(written.as_bytes())?;
        plain = at + length;
    }
    out.write_all(&bytes[plain..])
}

/// U+FFFE and U+FFFF in UTF-8: no letters, and forbidden in XML.
const FORBIDDEN: [&[u8]; 2] = [b"\xEF\xBF\xBE", b"\xEF\xBF\xBF"];

/// `range(end=…, start=…)`, bounded.
fn range(kwargs: Kwargs, _: &State) -> TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    match end.checked_sub(start) {
        Some(count) if (0..=limits::template::RANGE).contains(&count) => {
            take_steps(count)?;
            Ok((start..end).collect())
        }
        _ => Err(Error::message(format!(
            "range chỉ tạo được từ 0 đến {} số",
            limits::template::RANGE
        ))),
    }
}

/// What is wrong with a template by itself: what it may not use, and what Tera cannot read.
fn parsed_alone(
    path: &str,
    source: &Source,
    scan: &Scan,
    sources: &BTreeMap<String, Source>,
) -> Problems {
    let mut problems = Problems::new();
    let mut unclear = None;
    for (what, range) in &scan.refused {
        let (line, column) = scan::position(&source.text, range.start);
        let length = source.text[range.clone()].chars().count() as u32;
        let place = Place { file: source.shown.clone(), line, column, length };
        let problem = Problem::at(&TemplateFault::Forbidden { what: *what }, place);
        match what {
            Unallowed::Unclear => unclear = Some(problem),
            _ => problems.push(problem),
        }
    }
    for range in &scan.pairs {
        let (line, column) = scan::position(&source.text, range.start);
        let found = source.text[range.clone()].to_owned();
        let length = found.chars().count() as u32;
        let place = Place { file: source.shown.clone(), line, column, length };
        problems.at(&TemplateFault::FigurePair { found }, place);
    }
    if scan.refused.iter().any(|(what, _)| *what == Unallowed::Branches) {
        // Tera would read it by recursion.
        return problems;
    }
    // Each alone first: Tera stops at the first template that it cannot read.
    match machine().add_raw_template(path, &source.text) {
        Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => {
            problems.extend(in_words(&error, sources));
        }
        // What Tera can read and we cannot is bounded by nothing.
        _ => problems.extend(unclear.into_iter().collect()),
    }
    problems
}

/// Templates that call one another too deep or in a ring: Tera would follow them by recursion.
fn too_deep(calls: &BTreeMap<&str, Vec<String>>, sources: &BTreeMap<String, Source>) -> Problems {
    // How deep each goes, better known after each round; after as many rounds as levels are allowed all are
    // known, or one goes deeper.
    let mut depth: BTreeMap<&str, usize> = calls.keys().map(|name| (*name, 0)).collect();
    let below = |depth: &BTreeMap<&str, usize>, name: &str| {
        let called = calls.get(name).into_iter().flatten();
        called.filter_map(|name| Some((depth.get(name.as_str())? + 1, name.as_str()))).max()
    };
    for _ in 0..=limits::template::CALLS {
        depth = depth
            .keys()
            .map(|name| (*name, below(&depth, name).map_or(0, |(depth, _)| depth)))
            .collect();
    }
    let Some(start) = depth.iter().find(|(_, depth)| **depth > limits::template::CALLS) else {
        return Problems::new();
    };
    let mut chain = vec![*start.0];
    while let Some((_, next)) = below(&depth, chain.last().copied().unwrap_or_default()) {
        if let Some(ring) = chain.iter().position(|name| *name == next) {
            chain.drain(..ring);
            let place = sources.get(chain[0]).map(|source| Place::file(source.shown.clone()));
            let long = chain.len() > limits::template::CALLS;
            chain.truncate(limits::template::CALLS);
            chain.push(if long { "…" } else { chain[0] });
            let fault = TemplateFault::Circular { chain: chain.join(" → ") };
            return Problem { place, ..Problem::nowhere(&fault) }.into();
        }
        chain.push(next);
        if chain.len() > sources.len() {
            break;
        }
    }
    let place = sources.get(*start.0).map(|source| Place::file(source.shown.clone()));
    let fault = TemplateFault::TooNested { limit: limits::template::CALLS };
    Problem { place, ..Problem::nowhere(&fault) }.into()
}

/// Says the name that a check of ours found wrong: Tera gives its place only.
fn name_found(problem: &mut Problem, error: &Error, text: &str) {
    let ErrorKind::RenderingError(report) = error.kind() else { return };
    let Some(mut place) = problem.place.clone() else { return };
    let line = text.split('\n').nth((place.line as usize).saturating_sub(1)).unwrap_or_default();
    let (start, length) = (place.column.saturating_sub(1) as usize, place.length as usize);
    let mut name: String = line.chars().skip(start).take(length).collect();
    // Of a name with fields Tera marks the first word only.
    let more = line.chars().skip(start + length);
    name.extend(more.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.')));
    place.length = name.chars().count() as u32;
    let message = report.message();
    let missing = message.ends_with("but got `undefined`");
    let fault = match message {
        _ if missing => TemplateFault::Undefined {
            found: name.trim().to_owned(),
            nearest: None,
            available: Vec::new(),
        },
        _ if message.contains(filters::WANTS_PLAIN) => TemplateFault::Whole { found: name },
        _ => return,
    };
    *problem = Problem::at(&fault, place);
}

/// Output that stops at [`limits::template::OUTPUT`].
struct Bounded<'o> {
    out: &'o mut dyn Write,
    /// How many bytes may still come.
    left: usize,
    full: bool,
}

impl Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(left) = self.left.checked_sub(bytes.len()) else {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        };
        self.left = left;
        self.out.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What Tera says, in Vietnamese, at its place.
fn in_words(error: &Error, sources: &BTreeMap<String, Source>) -> Problems {
    let shown = |name: &str| sources.get(name).map_or_else(|| name.into(), |s| s.shown.clone());
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let length = match span.end_line == span.start_line {
                true => span.end_col.saturating_sub(span.start_col).max(1),
                false => 1,
            };
            let place = Place {
                file: shown(report.filename()),
                line: span.start_line as u32,
                column: span.start_col as u32 + 1,
                length: length as u32,
            };
            let fault = match error.kind() {
                ErrorKind::SyntaxError(_) => {
                    TemplateFault::Syntax { detail: report.message().into() }
                }
                _ => rendering(report.message()),
            };
            Problem::at(&fault, place).into()
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let fault = TemplateFault::Circular { chain: chain.join(" → ") };
            Problem::at(&fault, Place::file(shown(tpl))).into()
        }
        ErrorKind::MissingParent { current, parent } => {
            let fault = not_found(parent, sources);
            Problem::at(&fault, Place::file(shown(current))).into()
        }
        ErrorKind::TemplateNotFound(name) => Problem::nowhere(&not_found(name, sources)).into(),
        other => reports(&other.to_string(), sources),
    }
}

/// Tera's reports of what templates refer to and is not there: several in one text, each
/// `error: Unknown filter …` with ` --> name:line:column` below it.
fn reports(text: &str, sources: &BTreeMap<String, Source>) -> Problems {
    let mut problems = Problems::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(message) = line.trim_start().strip_prefix("error: ") else { continue };
        let fault =
            unknown(message, sources).unwrap_or(TemplateFault::Other { detail: message.into() });
        let place =
            lines.peek().and_then(|next| next.trim_start().strip_prefix("--> ")).and_then(|at| {
                let mut parts = at.rsplitn(3, ':');
                let column = parts.next()?.parse().ok()?;
                let line = parts.next()?.parse().ok()?;
                let source = sources.get(parts.next()?)?;
                Some(Place { file: source.shown.clone(), line, column, length: 1 })
            });
        problems.push(match place {
            Some(place) => Problem::at(&fault, place),
            None => Problem::nowhere(&fault),
        });
    }
    if problems.is_empty() {
        problems.push(Problem::nowhere(&TemplateFault::Other { detail: text.to_owned() }));
    }
    problems
}

fn unknown(message: &str, sources: &BTreeMap<String, Source>) -> Option<TemplateFault> {
    let (what, rest) = message.strip_prefix("Unknown ")?.split_once(' ')?;
    let found = rest.split('`').nth(1)?.to_owned();
    let (what, nearest) = match what {
        "filter" => {
            ("bộ lọc", viet::nearest(&found, filters::FILTERS.iter().map(|(name, _)| *name)))
        }
        "test" => ("phép thử", None),
        "function" => ("hàm", None),
        "component" => ("khối", None),
        "template" => return Some(not_found(&found, sources)),
        _ => return None,
    };
    let nearest = nearest.map(str::to_owned);
    Some(TemplateFault::Unknown { what, found, nearest })
}

fn not_found(name: &str, sources: &BTreeMap<String, Source>) -> TemplateFault {
    let nearest = viet::nearest(name, sources.keys().map(String::as_str)).map(str::to_owned);
    TemplateFault::NotFound { name: name.to_owned(), nearest }
}

/// What went wrong while merging.
fn rendering(message: &str) -> TemplateFault {
    let named = ["Variable `", "Field `"].iter().find_map(|start| message.strip_prefix(start));
    if let Some((found, rest)) = named.and_then(|rest| rest.split_once('`')) {
        let available: Vec<String> = rest
            .split_once(": ")
            .map(|(_, names)| {
                names.split(", ").map(|name| name.trim_end_matches('.').to_owned()).collect()
            })
            .unwrap_or_default();
        let nearest = viet::nearest(found, available.iter().map(String::as_str)).map(str::to_owned);
        return TemplateFault::Undefined { found: found.to_owned(), nearest, available };
    }
    // Our own filters speak Vietnamese; Tera's sentences are plain ASCII.
    match message.is_ascii() {
        true => TemplateFault::Other { detail: message.to_owned() },
        false => TemplateFault::BadValue { why: message.to_owned() },
    }
}
