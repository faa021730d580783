//! Page: what takes longer than a page may: how far it is, what came of each file so far, and a way to stop it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::desk::{Progress, Refused, Stage, build, check, collect, import};

/// Something that was begun.
pub(super) struct Work {
    /// Its number, in its address.
    pub id: usize,
    /// The campaign it is about; none of what needs none.
    pub campaign: Option<usize>,
    /// What it is, as it is shown.
    pub what: Task,
    /// How far it is.
    far: Mutex<Far>,
    stopped: AtomicBool,
    outcome: OnceLock<Done>,
}

/// What is to be done.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// Documents.
    Build(build::Request),
    /// Returned forms, in memory.
    Collect(collect::Request),
    /// Word files are checked, in memory.
    Check(check::Request),
    /// A plan typed in Word becomes data, in a folder that need not be a campaign yet.
    Import(PathBuf, import::Request),
}

impl Task {
    /// What it is, as a clerk reads it.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Task::Build(request) if request.dry_run => "Xem trước những gì sẽ lập",
            Task::Build(request) if request.sent => "Ghi nhận công văn đã gửi",
            Task::Build(_) => "Lập văn bản",
            Task::Collect(request) if request.dry_run => "Đọc thử báo cáo gửi về",
            Task::Collect(_) => "Thu báo cáo vào dữ liệu",
            Task::Check(_) => "Kiểm tra thể thức",
            Task::Import(..) => "Lập đợt từ kế hoạch Word",
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Done {
    /// Of documents.
    Built(Box<build::Outcome>),
    /// Of returned forms.
    Collected(collect::Outcome),
    /// Of Word files; the copies are in memory.
    Checked(check::Outcome, Vec<PathBuf>),
    /// Of a plan; the number of the campaign that it became.
    Imported(Box<import::Outcome>, Option<usize>),
    /// It was not begun.
    Refused(Refused),
    /// It broke: a fault of ours.
    Broken,
}

/// How far it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Far {
    /// What is being done.
    pub stage: Option<Stage>,
    /// How many steps are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// What came of single files, the latest last.
    pub files: Vec<(String, String)>,
}

/// How many of the latest files are kept to be shown.
const SHOWN: usize = 200;

impl Work {
    pub(super) fn new(id: usize, campaign: Option<usize>, what: Task) -> Self {
        Work {
            id,
            campaign,
            what,
            far: Mutex::default(),
            stopped: AtomicBool::new(false),
            outcome: OnceLock::new(),
        }
    }

    fn held(&self) -> MutexGuard<'_, Far> {
        self.far.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How far it is now.
    pub(super) fn far(&self) -> Far {
        self.held().clone()
    }

    /// Stops it: what is under way is finished, nothing else is begun.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
    }

    /// What came of it; none while it goes on.
    pub(super) fn outcome(&self) -> Option<&Done> {
        self.outcome.get()
    }

    /// It is over.
    pub(super) fn end_with(&self, done: Done) {
        // It ends once.
        let _ = self.outcome.set(done);
    }
}

impl Progress for Work {
    fn begin(&self, stage: Stage, steps: usize) {
        let mut far = self.held();
        (far.stage, far.done, far.of) = (Some(stage), 0, steps);
    }

    fn step(&self, steps: usize) {
        let mut far = self.held();
        far.done = far.done.saturating_add(steps).min(far.of);
    }

    fn file(&self, path: &str, became: &str) {
        let mut far = self.held();
        if far.files.len() == SHOWN {
            far.files.remove(0);
        }
        far.files.push((path.to_owned(), became.to_owned()));
    }

    fn end(&self) {}

    fn is_cancelled(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}
