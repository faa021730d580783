//! Desk: what the program can be asked to do, one use case a file: a request in, an outcome out.
//!
//! The command line and any other front end call the same functions. They hold no words of their own about the work:
//! an [`Outcome`](build::Outcome) carries everything there is to show (files made, findings, states, problems with
//! their places and the lines they are about), and serialised it is what `--format json` prints. What the machine
//! gives (disk, today's day, workers, LibreOffice, whoever watches) comes through [`Machine`].

pub mod build;
pub mod check;
pub mod collect;
pub mod edit;
pub mod explain;
pub mod folders;
mod ids;
pub mod import;
pub mod init;
mod kept;
mod library;
mod named_files;
pub mod output;
pub mod page;
pub mod register;
pub mod reminders;
pub mod schema;
pub mod show;
pub mod start_text;
pub mod status;
pub mod survey;
pub mod template;
pub mod trace;
pub mod usage;
pub mod validate;
mod workspace;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Serialize, Serializer};

pub use self::kept::Kept;
pub use self::library::Library;
pub use self::workspace::{Texts, Workspace};
pub use crate::audit::{Finding, Level, Report, Seen};
pub use crate::batch::check::Checked;
pub use crate::batch::office::{Ended, LibreOffice, Office, end_by};
pub use crate::batch::pdf::PdfFault;
pub use crate::batch::progress::{Progress, Stage, Unwatched};
pub use crate::batch::workers::Workers;
pub use crate::batch::{Done, Outcome as DocumentOutcome};
pub use crate::compose::DocumentKind;
pub use crate::compose::status::{AgencyStatus, COUNTS, GroupStatus, PeriodStatus, counts};
pub use crate::compose::traced::{Calculation, CountedView, SourceView, TraceView};
pub use crate::data::deadline::DeadlineColumn;
pub use crate::data::report::{CameAs, Corrected};
pub use crate::data::scalar::{Date, Id};
pub use crate::files::disk::{Disk, RealDisk};
pub use crate::files::overlay::{Overlay, SENT};
pub(crate) use crate::files::private::write_private;
pub use crate::files::shown;
pub use crate::harvest::Layer;
pub use crate::import::{Note, Unplaced};
pub use crate::limits::run::WORKERS as MOST_WORKERS;
pub use crate::paper::PartKind;
use crate::problem::{Problem, Problems, report};
pub use crate::round::compare::{Moved, Reworded};
pub use crate::round::owed::{OwedKind, OwedView};
pub use crate::round::{Column, ReportState, ScopeKind, SubjectKind};

/// Where a campaign is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The folder of data.
    pub data: PathBuf,
    /// The folder of the office's own templates; it need not be there.
    pub templates: PathBuf,
    /// The folder of output.
    pub out: PathBuf,
}

/// What the machine gives to the work. Nothing of it is reached in another way.
#[derive(Clone, Copy)]
pub struct Machine<'m> {
    /// The disk.
    pub disk: &'m dyn Disk,
    /// What makes PDFs.
    pub office: &'m dyn Office,
    /// The workers.
    pub workers: &'m Workers,
    /// Whoever waits, and may stop the work.
    pub progress: &'m dyn Progress,
    /// Today.
    pub today: Date,
}

/// The use cases, for one campaign on one machine. Each works on what is on the disk.
#[derive(Clone)]
pub struct Desk<'m> {
    machine: Machine<'m>,
    places: Places,
    kept: Option<&'m Kept>,
}

impl<'m> Desk<'m> {
    /// For a campaign.
    pub fn new(machine: Machine<'m>, places: Places) -> Self {
        Desk { machine, places, kept: None }
    }

    /// With what was read before, for whoever looks again and again.
    #[must_use]
    pub fn keeping(self, kept: &'m Kept) -> Self {
        Desk { kept: Some(kept), ..self }
    }

    /// What is on the disk, for a use case that only looks at it.
    fn workspace(&self, texts: Texts) -> Arc<Workspace> {
        match self.kept {
            Some(kept) => kept.read(self.machine.disk, &self.places),
            None => Arc::new(Workspace::read(self.machine.disk, &self.places, texts)),
        }
    }

    /// Does a use case on the workers.
    fn on_workers<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.machine.workers.run(work)
    }
}

/// What is wrong, with the texts of the files it is about, so that each place can be shown as a line with a mark.
/// Serialised it is the list of the problems.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// What is wrong.
    pub problems: Problems,
    texts: BTreeMap<Arc<str>, Arc<str>>,
}

impl Diagnosis {
    /// Problems with the texts of their files, by the names that problems give them; `text_of` gives none of what is
    /// no text or could not be read.
    pub fn new(problems: Problems, text_of: impl Fn(&str) -> Option<Arc<str>>) -> Self {
        let mut texts = BTreeMap::new();
        for place in problems.iter().filter_map(|problem| problem.place.as_ref()) {
            if let (false, Some(text)) = (texts.contains_key(&place.file), text_of(&place.file)) {
                texts.insert(Arc::clone(&place.file), text);
            }
        }
        Diagnosis { problems, texts }
    }

    /// The text of the file that a problem names, where there is one to show.
    pub fn text_of(&self, file: &str) -> Option<Arc<str>> {
        self.texts.get(file).cloned()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }
}

impl From<Problems> for Diagnosis {
    /// Problems that no text can be shown for.
    fn from(problems: Problems) -> Self {
        Diagnosis { problems, texts: BTreeMap::new() }
    }
}

impl Serialize for Diagnosis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        report::to_json(&self.problems).serialize(serializer)
    }
}

/// A request that was not begun, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Why.
    pub problems: Diagnosis,
}

impl From<Problems> for Refused {
    fn from(problems: Problems) -> Self {
        Refused { problems: problems.into() }
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Problems::from(problem).into()
    }
}

/// Whether something is not worth a key in JSON.
fn is_false(value: &bool) -> bool {
    !value
}
