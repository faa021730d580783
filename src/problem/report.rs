//! Shell: problems as a person reads them on a screen, and as another program reads them.
//!
//! One paragraph per problem: what is wrong, where, the line itself with carets under the spot, what to do.
//! `annotate-snippets` draws it; it counts columns of the terminal, so carets are under accented letters. Every
//! line is brought to NFC as the reader of the file did.

use std::collections::HashMap;
use std::sync::Arc;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Place, Problem, Problems, Severity};
use crate::limits;
use crate::viet::visible::is_obeyed;
use crate::viet::{nfc, visible, visible_line};

/// How wide the report is at most: longer lines are shown around the spot.
const WIDTH: usize = 110;

/// More carets than these say no more.
const CARETS: u32 = 60;

/// The problems as text: one paragraph each, in their order, and a closing count.
///
/// `text_of` gives the text of a file as the clerk knows it, or `None` where there is none to show (it
/// could not be read, or is no text). `color` turns escape codes for terminals on. No problem is an
/// empty text.
pub fn render(
    problems: &Problems,
    text_of: impl Fn(&str) -> Option<Arc<str>>,
    color: bool,
) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut files: HashMap<Arc<str>, File> = HashMap::new();
    let mut out = String::new();
    for problem in problems.iter() {
        let line = problem.place.as_ref().and_then(|place| {
            let file =
                files.entry(place.file.clone()).or_insert_with(|| File::new(text_of(&place.file)));
            file.line(place.line)
        });
        out.push_str(&renderer.render(&[paragraph(&printable(problem), line.as_deref())]));
        out.push_str("\n\n");
    }
    for problem in problems.more() {
        out.push_str(&renderer.render(&[paragraph(&problem, None)]));
        out.push_str("\n\n");
    }
    out.push_str(&count(problems));
    out.push('\n');
    out
}

/// How many problems there are: `3 lỗi, 1 cảnh báo`.
pub fn count(problems: &Problems) -> String {
    let reported = problems.iter().filter(|problem| problem.is_error()).count();
    let errors = reported
        + problems.more().filter(Problem::is_error).map(|problem| problem.more).sum::<usize>();
    match (errors, problems.len() - errors) {
        (errors, 0) => format!("{errors} lỗi"),
        (0, warnings) => format!("{warnings} cảnh báo"),
        (errors, warnings) => format!("{errors} lỗi, {warnings} cảnh báo"),
    }
}

/// The problems for another program: an array of objects with `code`, `severity` (`error`,
/// `warning`), `message`, `hint`, `file`, `line`, `column`; what is absent is null. Problems that are only counted
/// are one object for each kind, with their number as `more`.
pub fn to_json(problems: &Problems) -> Value {
    let known = |count: u32| (count > 0).then_some(count);
    let object = |problem: &Problem| {
        let place = problem.place.as_ref();
        json!({
            "code": problem.code,
            "severity": match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            "message": problem.message,
            "hint": problem.hint,
            "file": place.map(|place| &*place.file),
            "line": place.and_then(|place| known(place.line)),
            "column": place.and_then(|place| known(place.column)),
        })
    };
    let counted = |problem: Problem| {
        let mut reported = object(&problem);
        reported["more"] = problem.more.into();
        reported
    };
    problems.iter().map(object).chain(problems.more().map(counted)).collect()
}

/// A problem of which nothing but the program's own colours reaches a terminal raw: its words quote names of files
/// and what strangers wrote.
fn printable(problem: &Problem) -> Problem {
    let place = problem.place.as_ref();
    Problem {
        message: visible_line(&problem.message).into_owned(),
        hint: problem.hint.as_deref().map(|hint| visible(hint).into_owned()),
        place: place.map(|place| Place { file: visible_line(&place.file).into(), ..place.clone() }),
        ..problem.clone()
    }
}

/// One problem, ready to be drawn; `line` is the line of its place, where there is one.
fn paragraph<'a>(problem: &'a Problem, line: Option<&'a str>) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR.with_name("lỗi"),
        Severity::Warning => Level::WARNING.with_name("cảnh báo"),
    };
    let mut group =
        Group::with_title(level.primary_title(problem.message.as_str()).id(problem.code));
    if let Some(place) = &problem.place {
        group = match line.filter(|line| place.column > 0 && line.len() <= limits::reported::LINE) {
            Some(line) => group.element(excerpt(place, line)),
            None => group.element(origin(place)),
        };
    }
    match &problem.hint {
        Some(hint) => group.element(Level::HELP.with_name("gợi ý").message(hint.as_str())),
        None => group,
    }
}

/// The place alone, without what is not known of it.
fn origin(place: &Place) -> Origin<'_> {
    let origin = Origin::path(&*place.file);
    match (place.line, place.column) {
        (0, _) => origin,
        (line, 0) => origin.line(line as usize),
        (line, column) => origin.line(line as usize).char_column(column as usize),
    }
}

/// The place, and its line with carets under the spot.
fn excerpt<'a>(place: &'a Place, line: &'a str) -> Snippet<'a, Annotation<'a>> {
    let byte = |character: u32| {
        let found = line.char_indices().nth(character as usize);
        found.map_or(line.len(), |(byte, _)| byte)
    };
    let first = place.column.saturating_sub(1);
    let last = first.saturating_add(place.length.clamp(1, CARETS));
    Snippet::source(line)
        .path(&*place.file)
        .line_start(place.line as usize)
        .annotation(AnnotationKind::Primary.span(byte(first)..byte(last)))
}

/// A file's text with the beginnings of its lines, found once.
struct File {
    text: Option<Arc<str>>,
    starts: Vec<usize>,
}

impl File {
    fn new(text: Option<Arc<str>>) -> File {
        let starts = match &text {
            Some(text) => {
                std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
            }
            None => Vec::new(),
        };
        File { text, starts }
    }

    /// A line from 1, without its end and as the reader of data files sees it.
    fn line(&self, number: u32) -> Option<String> {
        let index = (number as usize).checked_sub(1)?;
        let text = self.text.as_ref()?.get(*self.starts.get(index)?..)?;
        let line = text.split('\n').next()?;
        let line = nfc(line.trim_end_matches('\r').trim_start_matches('\u{FEFF}'));
        // Letter for letter, so that the carets are where they belong.
        let shown = |letter: char| match letter != '\t' && is_obeyed(letter) {
            true => char::REPLACEMENT_CHARACTER,
            false => letter,
        };
        Some(line.chars().map(shown).collect())
    }
}

#[cfg(test)]
mod tests;
