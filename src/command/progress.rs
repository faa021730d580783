//! The line that shows how far a run is.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};

use super::printer::Printer;
use crate::desk::{Progress, Stage};

/// A line on the terminal, where there is one and nobody asked for quiet, while documents are made.
pub(super) struct ProgressLine {
    is_shown: bool,
    bar: OnceLock<ProgressBar>,
}

impl ProgressLine {
    pub(super) fn new(printer: &Printer) -> Self {
        ProgressLine { is_shown: printer.shows_progress(), bar: OnceLock::new() }
    }
}

impl Progress for ProgressLine {
    fn begin(&self, stage: Stage, steps: usize) {
        if self.is_shown && stage == Stage::Documents {
            let style = ProgressStyle::with_template("Đang lập {pos}/{len} văn bản {bar:30}");
            let bar = self.bar.get_or_init(|| ProgressBar::new(steps as u64));
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
    }

    fn step(&self, steps: usize) {
        if let Some(bar) = self.bar.get() {
            bar.inc(steps as u64);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }

    /// Whoever sits at the terminal ends the program itself.
    fn is_cancelled(&self) -> bool {
        false
    }
}
