//! Shell: how a run tells whoever waits for it, and how it is told to stop.

use serde::Serialize;

/// What a run is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Making documents.
    Documents,
    /// Making PDFs of documents.
    Pdfs,
    /// Reading returned forms.
    Returns,
    /// Checking Word files.
    Checks,
}

/// Whoever waits for a run. It is called from all workers at once.
pub trait Progress: Sync {
    /// A stage of so many steps begins.
    fn begin(&self, stage: Stage, steps: usize);
    /// So many steps of the stage are done.
    fn step(&self, steps: usize);
    /// A file has come to its end, and what became of it in a clerk's words; not every stage says so.
    fn file(&self, _path: &str, _became: &str) {}
    /// The stage is over.
    fn end(&self);
    /// Whether the run is to stop: what is under way is finished, nothing else is begun.
    fn is_cancelled(&self) -> bool;
}

/// Nobody watches, nobody stops the run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _stage: Stage, _steps: usize) {}

    fn step(&self, _steps: usize) {}

    fn end(&self) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}
