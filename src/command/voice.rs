//! How the program speaks: results on stdout, messages on stderr, colours and quiet as asked.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

use serde_json::Value;

use super::{Color, Common, Format};
use crate::problem::{Origin, Problem, Problems, report};

/// Where and how to speak.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    format: Format,
    quiet: bool,
    color: bool,
}

impl Voice {
    pub(super) fn new(common: &Common) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !plain && io::stderr().is_terminal(),
        };
        Voice { format: common.format, quiet: common.quiet, color }
    }

    pub(super) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Whether a progress line has a place: on a terminal, unasked to be quiet.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && !self.is_json() && io::stderr().is_terminal()
    }

    /// Prints a result as it is; a reader that has gone away is no fault.
    pub(super) fn result(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes());
        if !text.ends_with('\n') {
            let _ = out.write_all(b"\n");
        }
        let _ = out.flush();
    }

    /// Prints a result as one JSON object.
    pub(super) fn json(&self, value: &Value) {
        self.result(&serde_json::to_string_pretty(value).unwrap_or_default());
    }

    /// Says something on the way, unless asked to be quiet.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet && !self.is_json() {
            self.message(text);
        }
    }

    /// Prints problems with their excerpts, then how many there are.
    pub(super) fn problems(&self, problems: &Problems, text_of: impl Fn(&str) -> Option<Arc<str>>) {
        if problems.is_empty() || self.is_json() {
            return;
        }
        let rendered = report::render(problems, text_of, self.color);
        self.message(rendered.trim_end());
    }

    fn message(&self, text: &str) {
        let mut err = io::stderr().lock();
        let _ = writeln!(err, "{text}");
    }
}

/// The exit code of a run: that of the worst error, 0 where there is none.
pub(super) fn exit_code(problems: &Problems) -> u8 {
    let worst: Option<Origin> = problems.iter().filter(|p| p.is_error()).map(|p| p.origin).max();
    worst.map_or(0, Origin::exit_code)
}

/// Problems without the repeats, errors of one kind together.
pub(super) fn gathered(found: impl IntoIterator<Item = Problem>) -> Problems {
    let mut problems: Problems = found.into_iter().collect();
    problems.sort();
    problems
}
