//! How the program speaks: results on stdout, messages on stderr, colours and quiet as asked.

use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

use serde::Serialize;

use super::{Color, Common, Format};
use crate::desk::usage::Lost;
use crate::desk::{Diagnosis, Refused};
use crate::problem::{Origin, Problem, Problems, report};
use crate::viet::{visible, visible_json};

/// Where and how to speak. All that is printed passes here, and nothing that a terminal obeys passes but the colours
/// of the program's own.
#[derive(Debug)]
pub(super) struct Printer {
    format: Format,
    quiet: bool,
    color: bool,
    /// Why a result did not arrive where it was sent, where one did not.
    lost: OnceLock<String>,
}

impl Printer {
    pub(super) fn new(common: &Common) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !plain && io::stderr().is_terminal(),
        };
        Printer { format: common.format, quiet: common.quiet, color, lost: OnceLock::new() }
    }

    pub(super) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Whether a progress line has a place: on a terminal, unasked to be quiet.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && !self.is_json() && io::stderr().is_terminal()
    }

    /// Prints a result.
    pub(super) fn result(&self, text: &str) {
        self.print(&visible(text));
    }

    /// Prints a result that is a file's text, to be kept byte for byte: on a terminal as any other.
    pub(super) fn file(&self, text: &str) {
        match io::stdout().is_terminal() {
            true => self.result(text),
            false => self.print(text),
        }
    }

    /// Prints a result as one JSON object.
    pub(super) fn json(&self, outcome: &impl Serialize) {
        // As a value first: its keys are in order.
        let value = serde_json::to_value(outcome).unwrap_or_default();
        self.print(&visible_json(&serde_json::to_string_pretty(&value).unwrap_or_default()));
    }

    fn print(&self, text: &str) {
        let mut out = io::stdout().lock();
        let end: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
        let printed = out.write_all(text.as_bytes()).and_then(|()| out.write_all(end));
        match printed.and_then(|()| out.flush()) {
            // A reader that has gone away has read what it wanted.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.lost.get_or_init(|| error.to_string());
            }
            _ => {}
        }
    }

    /// The exit code of a run that would end with this one: a result that did not arrive is reported, and is worse
    /// than what was found.
    pub(super) fn ended(&self, code: u8) -> u8 {
        let Some(why) = self.lost.get() else { return code };
        let problems = Problems::from(Problem::nowhere(&Lost { why: why.clone() }));
        self.message(report::render(&problems, |_| None, self.color).trim_end());
        code.max(exit_code(&problems.into()))
    }

    /// Says something on the way, unless asked to be quiet.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet && !self.is_json() {
            self.message(&visible(text));
        }
    }

    /// Prints problems with their excerpts, then how many there are.
    pub(super) fn problems(&self, found: &Diagnosis) {
        if found.is_empty() || self.is_json() {
            return;
        }
        let rendered = report::render(&found.problems, |file| found.text_of(file), self.color);
        self.message(rendered.trim_end());
    }

    /// Says why a request was not begun, and returns the exit code.
    pub(super) fn refused(&self, refused: &Refused) -> u8 {
        match self.is_json() {
            true => self.json(refused),
            false => self.problems(&refused.problems),
        }
        exit_code(&refused.problems)
    }

    /// Says which files were written.
    pub(super) fn written<'p>(&self, paths: impl IntoIterator<Item = &'p String>) {
        for path in paths {
            self.say(&format!("Đã ghi '{path}'."));
        }
    }

    fn message(&self, text: &str) {
        let mut err = io::stderr().lock();
        let _ = writeln!(err, "{text}");
    }
}

/// The exit code of a run: that of the worst error, 0 where there is none.
pub(super) fn exit_code(found: &Diagnosis) -> u8 {
    let problems = found.problems.iter();
    let worst: Option<Origin> = problems.filter(|p| p.is_error()).map(|p| p.origin).max();
    worst.map_or(0, Origin::exit_code)
}
