//! Stage: a template and its context become merged text. Only this module knows Tera.
//!
//! Values are escaped, always: every template's name ends in `.html` and the filters that switch escaping
//! off are refused, so that data can never change the structure. A name that is not there is an error,
//! never an empty space on paper; contexts therefore leave out what is absent.

pub mod fault;
pub mod filters;
mod scan;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult};

use self::fault::TemplateFault;
use crate::limits;
use crate::problem::{Place, Problem, Problems};
use crate::viet;

thread_local! {
    /// The steps left to the merging of this thread; Tera gives functions no state of ours.
    static STEPS_LEFT: Cell<i64> = const { Cell::new(limits::template::STEPS) };
}

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
            "các vòng lặp chạy quá {} bước; có lẽ vòng lặp lồng nhau không cần thiết",
            limits::template::STEPS
        ))),
    }
}

/// What a template may name, as Tera keeps it: a copy of what it was made from, which may then go.
#[derive(Debug)]
pub struct Context(tera::Context);

impl Context {
    /// The fields of a value.
    ///
    /// # Errors
    /// The value has no fields, or cannot be taken over: a fault of ours.
    pub fn of(value: &impl Serialize) -> Result<Self, Problems> {
        let made = tera::Context::from_serialize(value);
        made.map(Context).map_err(|error| in_words(&error, &BTreeMap::new()))
    }
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
    sources: BTreeMap<String, Source>,
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
        for (path, source) in &sources {
            if !path.ends_with(".html") {
                let fault = TemplateFault::BadName { name: path.clone() };
                problems.at(&fault, Place::file(source.shown.clone()));
            }
            for (filter, line, column) in scan::forbidden(&source.text) {
                let length = filter.len() as u32;
                let place = Place { file: source.shown.clone(), line, column, length };
                problems.at(&TemplateFault::Forbidden { filter }, place);
            }
            // Each alone first: Tera stops at the first template that it cannot read.
            if let Err(error) = machine().add_raw_template(path, &source.text)
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                problems.extend(in_words(&error, &sources));
            }
        }
        let mut tera = machine();
        if problems.is_empty() {
            // As given first, so that what is wrong is told at its own column.
            let given = sources.iter().map(|(path, source)| (path.as_str(), source.text.as_ref()));
            let counted = sources.iter().map(|(path, s)| (path.as_str(), scan::counted(&s.text)));
            let read =
                machine().add_raw_templates(given).and_then(|()| tera.add_raw_templates(counted));
            if let Err(error) = read {
                problems.extend(in_words(&error, &sources));
            }
        }
        problems.sort();
        match problems.is_empty() {
            true => Ok(Templates { tera, placed: OnceLock::new(), sources }),
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
        self.render_with(&self.tera, name, context, out)
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
        let placed = self.placed.get_or_init(|| {
            let mut tera = machine();
            let texts: Vec<(&str, String)> = self
                .sources
                .iter()
                .map(|(path, source)| {
                    let counted = scan::counted(&source.text);
                    (path.as_str(), scan::placed(path, &counted, attribute))
                })
                .collect();
            tera.add_raw_templates(texts).ok().map(|()| tera)
        });
        self.render_with(placed.as_ref().unwrap_or(&self.tera), name, context, out)
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
        let mut bounded = Bounded { out, left: limits::template::OUTPUT, full: false };
        match tera.render_to(name, &context.0, &mut bounded) {
            Ok(()) => Ok(()),
            Err(_) if bounded.full => {
                let place = self.place_of(name, 0, 0, 1);
                Err(Problem::at(&TemplateFault::TooLong { limit: limits::template::OUTPUT }, place)
                    .into())
            }
            Err(error) => Err(self.at_own_columns(in_words(&error, &self.sources))),
        }
    }

    /// Problems of merging, moved from the columns of the counted text to those of the given one.
    fn at_own_columns(&self, problems: Problems) -> Problems {
        let moved = |mut problem: Problem| {
            if let Some(place) = &mut problem.place
                && let Some(text) = self.shown(&place.file)
            {
                place.column = scan::given_column(&text, place.line, place.column);
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

    /// The names that a template uses of its context.
    pub fn variables(&self, name: &str) -> Vec<String> {
        let found = self.tera.get_template_variables(name).unwrap_or_default();
        let mut names: Vec<String> = found.into_iter().map(str::to_owned).collect();
        names.sort();
        names
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
    tera.register_function(scan::STEP, |_: Kwargs, _: &State| take_steps(1).map(|()| ""));
    tera
}

/// Escapes what XML reserves and drops what it forbids.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let bytes = text.as_bytes();
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
