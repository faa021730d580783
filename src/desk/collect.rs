//! Desk: returned forms become reports, one file each; nothing there is overwritten unasked.

mod put;
mod summary;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::ids::Ids;
use super::{
    Corrected, Date, Desk, Diagnosis, Disk, Id, Layer, Refused, Texts, Workspace, is_false,
};
use crate::batch::progress::Stage;
use crate::data::campaign::Campaign;
use crate::data::check::facts::{DayOf, OddDay};
use crate::data::check::fault::TimeFault;
use crate::data::check::{Scope, check_added, check_report, invalidates_figures};
use crate::data::gather::REPORTS;
use crate::data::hash::Hash;
use crate::data::load::{Shape, load};
use crate::data::report::Report;
use crate::data::source::Source;
use crate::files;
use crate::harvest::written::{self, ReturnSource};
use crate::harvest::{Harvest, Harvester, Refusal, rewritten};
use crate::limits;
use crate::paper::Paper;
use crate::problem::{Fault, Place, Problem, Problems, Severity, report};
use crate::viet;
use crate::word::edit::{self, Mark};
use crate::word::read::{self, ReadFault};

pub use self::summary::{Became as SummaryBecame, Section, Summary};

/// Returned forms to take.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The files, and folders of files.
    pub paths: Vec<PathBuf>,
    /// Only forms of this period are taken.
    pub period: Option<String>,
    /// The day on which they were received; today where it is not said.
    pub received: Option<Date>,
    /// A report that is there already is put aside as an earlier version.
    pub replace: bool,
    /// Nothing is written: only said what would be.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The day on which the forms were received.
    pub received: Date,
    /// Whether nothing was to be written.
    pub dry_run: bool,
    /// How many were read without a doubt.
    pub taken: usize,
    /// How many were taken with doubts.
    pub taken_with_doubts: usize,
    /// How many had been taken before.
    pub unchanged: usize,
    /// How many were not taken.
    pub refused: usize,
    /// Whether the run was cancelled: then nothing was written.
    #[serde(skip_serializing_if = "is_false")]
    pub cancelled: bool,
    /// The files.
    pub files: Vec<Return>,
    /// Summaries that were rewritten.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub summaries: Vec<Summary>,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// Taken.
    Taken,
    /// Taken; some of it is doubtful.
    #[serde(rename = "taken-with-doubts")]
    Doubtful,
    /// Was taken before.
    Unchanged,
    /// Not taken.
    Refused,
    /// Not taken: the run was cancelled before.
    Cancelled,
}

impl Became {
    /// As a clerk reads it.
    pub fn words(self) -> &'static str {
        match self {
            Became::Taken => "đã đọc",
            Became::Doubtful => "đã đọc, có chỗ phải xem lại",
            Became::Unchanged => "đã thu trước đó, không đổi",
            Became::Refused => "không thu",
            Became::Cancelled => "chưa đọc vì đã dừng",
        }
    }
}

/// Whose report a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// Of which period.
    pub period: Id,
    /// Of which agency.
    pub agency: Id,
    /// The agency's short name.
    pub name: String,
}

/// A file of the run.
#[derive(Debug, Clone)]
pub struct Return {
    /// As a clerk knows it.
    pub path: String,
    /// What became of it.
    pub became: Became,
    /// Whose report it is, where that is known.
    pub whose: Option<Whose>,
    /// Where the report is put.
    pub report: Option<String>,
    /// Where the earlier one was moved.
    pub earlier: Option<String>,
    /// Which layer gave each value.
    pub layers: Vec<(String, Layer)>,
    /// Questions without an answer.
    pub unanswered: Vec<String>,
    /// What is doubtful, or why it is not taken.
    pub problems: Problems,
    text: String,
    sha256: String,
    /// A copy with a comment at each doubtful place, where there is one.
    marked: Option<Marked>,
    /// Where that copy is.
    pub sheet: Option<String>,
    /// Whether it was read without a doubt: a copy with comments of an earlier return is out of date then.
    clean: bool,
    /// Where such a copy was that was removed.
    pub old_sheet: Option<String>,
    /// The first day on which the report was received, where this is a correction of it.
    pub corrected: Option<Date>,
    /// What a correction changed; `None` where this is none, or the version before does not read.
    pub changed: Option<Vec<Corrected>>,
    /// It is no form but a summary.
    summary: Option<Box<Summary>>,
}

/// A copy with a comment at each doubtful place.
#[derive(Debug, Clone)]
enum Marked {
    /// Made.
    Made(Vec<u8>),
    /// Still to be made, of a file: too many wait for their place.
    ToMake(PathBuf, Vec<Mark>),
}

/// What the workers of a run share, so that its memory does not grow with them.
#[derive(Debug, Default)]
struct Shared {
    /// Held while a large return is read.
    large: Mutex<()>,
    /// The bytes of the copies that wait.
    waiting: AtomicUsize,
}

impl Return {
    /// A file of which nothing is known yet.
    fn of(shown: &str) -> Self {
        Return {
            path: shown.to_owned(),
            became: Became::Refused,
            whose: None,
            report: None,
            earlier: None,
            layers: Vec::new(),
            unanswered: Vec::new(),
            problems: Problems::new(),
            text: String::new(),
            sha256: String::new(),
            marked: None,
            sheet: None,
            clean: false,
            old_sheet: None,
            corrected: None,
            changed: None,
            summary: None,
        }
    }
}

impl Serialize for Return {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct View<'r> {
            path: &'r str,
            status: Became,
            period: Option<&'r Id>,
            agency: Option<&'r Id>,
            report: Option<&'r str>,
            earlier: Option<&'r str>,
            sheet: Option<&'r str>,
            old_sheet_removed: Option<&'r str>,
            first_received: Option<Date>,
            changed: Option<&'r [Corrected]>,
            layers: BTreeMap<&'r str, Layer>,
            unanswered: &'r [String],
            doubts: serde_json::Value,
        }
        let view = View {
            path: &self.path,
            status: self.became,
            period: self.whose.as_ref().map(|whose| &whose.period),
            agency: self.whose.as_ref().map(|whose| &whose.agency),
            report: self.report.as_deref(),
            earlier: self.earlier.as_deref(),
            sheet: self.sheet.as_deref(),
            old_sheet_removed: self.old_sheet.as_deref(),
            first_received: self.corrected,
            changed: self.changed.as_deref(),
            layers: self.layers.iter().map(|(key, layer)| (key.as_str(), *layer)).collect(),
            unanswered: &self.unanswered,
            doubts: report::to_json(&self.problems),
        };
        view.serialize(serializer)
    }
}

impl Desk<'_> {
    /// Takes returned forms: reads them, puts their reports into the data, and copies with comments for the agencies
    /// whose forms are doubtful into the output.
    ///
    /// # Errors
    /// The request names a period that the data do not know.
    pub fn collect(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| collect(self, request))
    }
}

fn collect(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let machine = desk.machine;
    let workspace = Workspace::read(machine.disk, &desk.places, Texts::All);
    let received = request.received.unwrap_or(machine.today);
    let mut problems = Problems::new();
    let mut returns = Vec::new();
    let mut summaries = Vec::new();
    match (&workspace.campaign, workspace.composer()) {
        // A report that waits to be fixed keeps no other from being taken.
        (Some(campaign), Some(composer))
            if !invalidates_figures(&workspace.scoped) && campaign.half_known.is_empty() =>
        {
            let ids = Ids::read(campaign, &[], request.period.as_deref())?;
            match composer {
                Err(found) => problems.extend(found),
                Ok(composer) => {
                    let harvester = Harvester::new(Arc::new(composer));
                    let paths = found(machine.disk, &request.paths, &mut problems);
                    problems.extend(ahead(request, received, machine.today));
                    returns = read_all(desk, &harvester, &paths, ids.period.as_ref(), received);
                    match machine.progress.is_cancelled() {
                        true => returns.iter_mut().for_each(Return::cancel),
                        false => {
                            let of_summary =
                                returns.iter_mut().filter_map(|one| one.summary.take());
                            summaries = of_summary.map(|summary| *summary).collect();
                            returns.retain(|one| {
                                !summaries.iter().any(|s: &Summary| s.path == one.path)
                            });
                            let name = |id: &Id| {
                                campaign
                                    .period(id)
                                    .map_or_else(|| id.to_string(), |p| p.name.to_string())
                            };
                            let dry_run = request.dry_run;
                            summary::put_all(desk, dry_run, name, &mut summaries, &mut problems);
                            twice(&mut returns);
                            read_back(campaign, desk, request, &mut returns);
                            put::put_all(desk, request, received, &mut returns, &mut problems);
                        }
                    }
                }
            }
        }
        _ => problems.extend(workspace.problems.clone()),
    }
    for taken in &returns {
        problems.extend(taken.problems.clone());
    }
    for summary in &summaries {
        problems.extend(summary.problems.clone());
    }
    problems.sort();
    let count = |became| returns.iter().filter(|taken| taken.became == became).count();
    Ok(Outcome {
        received,
        dry_run: request.dry_run,
        taken: count(Became::Taken),
        taken_with_doubts: count(Became::Doubtful),
        unchanged: count(Became::Unchanged),
        refused: count(Became::Refused),
        cancelled: machine.progress.is_cancelled(),
        files: returns,
        summaries,
        problems: workspace.diagnosis(problems),
    })
}

/// Reads all files, as long as the run is not cancelled.
fn read_all(
    desk: &Desk<'_>,
    harvester: &Harvester,
    paths: &[PathBuf],
    period: Option<&Id>,
    received: Date,
) -> Vec<Return> {
    let machine = desk.machine;
    let shared = Shared::default();
    machine.progress.begin(Stage::Returns, paths.len());
    let read = |path: &PathBuf| {
        if machine.progress.is_cancelled() {
            return Return::of(&files::shown(path));
        }
        let taken = one(machine.disk, harvester, path, period, received, &shared);
        machine.progress.step(1);
        machine.progress.file(&taken.path, taken.became.words());
        taken
    };
    let returns = paths.par_iter().map(read).collect();
    machine.progress.end();
    returns
}

impl Return {
    /// Of a run that was cancelled nothing is taken.
    fn cancel(&mut self) {
        *self = Return { became: Became::Cancelled, ..Return::of(&self.path) };
    }
}

/// The files that are named, and those in the folders that are named, each once.
fn found(disk: &dyn Disk, paths: &[PathBuf], problems: &mut Problems) -> Vec<PathBuf> {
    let mut all = BTreeSet::new();
    for path in paths {
        match files::is_folder(disk, path) {
            Ok(true) => {
                let (below, wrong) = files::find(disk, path, |_| true);
                all.extend(below.into_iter().map(|below| path.join(below)));
                problems.extend(wrong);
            }
            Ok(false) => {
                all.insert(path.clone());
            }
            Err(fault) => problems.push(Problem::nowhere(&fault)),
        }
    }
    all.into_iter().collect()
}

/// Reads one file.
fn one(
    disk: &dyn Disk,
    harvester: &Harvester,
    path: &Path,
    period: Option<&Id>,
    received: Date,
    shared: &Shared,
) -> Return {
    let shown = files::shown(path);
    let mut taken = Return::of(&shown);
    let at = |mut problem: Problem| {
        problem.place.get_or_insert_with(|| Place::file(shown.as_str()));
        problem
    };
    let bytes = match files::read_bounded(disk, path) {
        Ok(bytes) => bytes,
        Err(fault) => {
            taken.problems.push(at(Problem::nowhere(&fault)));
            return taken;
        }
    };
    let _alone = (read::unpacked(&bytes) > limits::harvest::BESIDE)
        .then(|| shared.large.lock().unwrap_or_else(PoisonError::into_inner));
    // A summary may be larger than a form is.
    let whole = || read::read(&bytes).ok().filter(rewritten::is_summary);
    let paper = match read::read_return(&bytes) {
        Ok(paper) => paper,
        Err(ReadFault::TooMuch { .. }) if let Some(paper) = whole() => paper,
        Err(fault) => {
            taken.problems.push(at(Problem::nowhere(&fault)));
            return taken;
        }
    };
    if rewritten::is_summary(&paper) {
        let read = rewritten_summary(harvester, &paper, period, &shown);
        let read = read.map_err(|found| found.into_iter().map(at).collect());
        taken.summary = Some(Box::new(Summary::of(&shown, read)));
        return taken;
    }
    taken.sha256 = Hash::of(&bytes).to_string();
    let harvest = match harvester.read(&paper, period) {
        Ok(harvest) => harvest,
        Err(found) => {
            taken.problems = found.into_iter().map(at).collect();
            return taken;
        }
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let from = ReturnSource { file: &name, sha256: &taken.sha256 };
    taken.text = written::report(&harvest, received, from);
    taken.became = if harvest.is_doubtful() { Became::Doubtful } else { Became::Taken };
    taken.problems = harvest.problems(&shown);
    if taken.became == Became::Doubtful {
        drop(paper);
        let marks = marks(&harvest);
        let size = bytes.len();
        let before = shared.waiting.fetch_add(size, Ordering::Relaxed);
        if before.saturating_add(size) > limits::harvest::WAITING {
            shared.waiting.fetch_sub(size, Ordering::Relaxed);
            taken.marked = Some(Marked::ToMake(path.to_owned(), marks));
        } else {
            match edit::mark(&bytes, &marks) {
                Ok(marked) => taken.marked = Some(Marked::Made(marked)),
                Err(fault) => taken.problems.push(at(Problem::nowhere(&fault))),
            }
        }
    }
    taken.layers = harvest
        .answers
        .iter()
        .map(|answer| {
            let key = written::key_of(&answer.what);
            (key.unwrap_or_else(|| written::other_key(&answer.what).to_owned()), answer.layer)
        })
        .collect();
    let identity = &harvest.identity;
    let short = identity.agency.short().to_owned();
    taken.whose = Some(Whose {
        period: identity.period.id.clone(),
        agency: identity.agency.id.clone(),
        name: short,
    });
    taken.unanswered = harvest.unanswered;
    taken
}

/// Reads a summary that was rewritten.
fn rewritten_summary(
    harvester: &Harvester,
    paper: &Paper,
    wanted: Option<&Id>,
    shown: &str,
) -> Result<rewritten::Rewritten, Problems> {
    let at = Place::file(shown);
    if paper.facts.macros {
        return Err(Problem::at(&Refusal::Macros, at).into());
    }
    let read = rewritten::read(harvester.composer(), paper)?;
    let read = read.map_err(|fault| Problem::at(&fault, at.clone()))?;
    match wanted.filter(|wanted| **wanted != read.period) {
        Some(wanted) => {
            let (found, wanted) = (read.period.to_string(), wanted.to_string());
            Err(Problem::at(&Refusal::OtherPeriod { found, wanted }, at).into())
        }
        None => Ok(read),
    }
}

/// A comment for each doubtful place; what has none goes to the first paragraph.
fn marks(harvest: &Harvest<'_>) -> Vec<Mark> {
    let of_input = harvest.doubts().filter(|(doubt, _)| doubt.severity() == Severity::Error);
    of_input
        .map(|(doubt, at)| {
            let hint = doubt.hint().map(|hint| format!("\n{hint}")).unwrap_or_default();
            let text = format!("{}{hint}", viet::capitalize_first(&doubt.message()));
            Mark { at: at.cloned().unwrap_or_default(), text }
        })
        .collect()
}

/// A day of receipt that has not come yet.
fn ahead(request: &Request, received: Date, today: Date) -> Problems {
    let why = OddDay::Ahead { today, others: 0 };
    let fault = TimeFault::OddDay { of: DayOf::Received, day: received, why };
    let reported = request.received.is_some() && received > today;
    reported.then(|| Problem::nowhere(&fault)).into_iter().collect()
}

/// Reads the reports back that are to be written and says what `validate` will say of them: days without sense,
/// figures that are off their neighbours. What waits to be fixed has been reported at its place in the form.
fn read_back(campaign: &Campaign, desk: &Desk<'_>, request: &Request, returns: &mut [Return]) {
    let places = &desk.places;
    let shape = Shape::<Report>::new();
    let mut others = BTreeMap::new();
    let mut of = BTreeMap::new();
    let mut former = Vec::new();
    for (nth, taken) in returns.iter_mut().enumerate() {
        let Some(Whose { period, agency, .. }) = taken.whose.clone() else { continue };
        if taken.became > Became::Doubtful {
            continue;
        }
        let path = places.data.join(REPORTS).join(period.as_str()).join(format!("{agency}.yaml"));
        let source = Source::read(files::shown(&path).as_str(), taken.text.as_bytes());
        match source.and_then(|source| load(&shape, source)) {
            Ok(report) if campaign.agency(&agency).is_none() => former.push((nth, period, report)),
            Ok(report) => {
                of.insert((period.clone(), agency.clone()), nth);
                others.insert((period, agency), report);
            }
            Err(found) => {
                taken.became = Became::Doubtful;
                taken.problems.extend(found);
            }
        }
    }
    let mut found = Vec::new();
    for (scope, problem) in check_added(campaign, &others) {
        let Scope::Report { period, agency } = scope else { continue };
        found.extend(of.get(&(period, agency)).map(|nth| (*nth, problem)));
    }
    // A body that is no more is asked what its successor is asked.
    for (nth, period, report) in &former {
        let Some(whose) = &returns[*nth].whose else { continue };
        let problems = check_report(campaign, period, campaign.now(&whose.agency), report);
        found.extend(problems.into_iter().map(|problem| (*nth, problem)));
    }
    for (nth, mut problem) in found {
        if TOLD_OF_THE_FORM.contains(&problem.code) {
            continue;
        }
        let taken = &mut returns[nth];
        if request.dry_run {
            problem.place = Some(Place::file(taken.path.as_str()));
        }
        if problem.is_error() {
            taken.became = Became::Doubtful;
        }
        taken.problems.push(problem);
    }
}

/// What has been reported of the form already: a value that waits to be fixed, a nil report with content, parts that do
/// not fit their whole.
const TOLD_OF_THE_FORM: [&str; 3] = ["DL98", "DL76", "CT07"];

/// Two forms of one agency and period in one run: neither is taken, unless they say the same.
fn twice(returns: &mut [Return]) {
    let mut by_agency: BTreeMap<(Id, Id), Vec<usize>> = BTreeMap::new();
    for (nth, taken) in returns.iter().enumerate() {
        if let Some(Whose { period, agency, .. }) = &taken.whose {
            by_agency.entry((period.clone(), agency.clone())).or_default().push(nth);
        }
    }
    for all in by_agency.values().filter(|all| all.len() > 1) {
        let same = all.iter().all(|nth| written::same(&returns[*nth].text, &returns[all[0]].text));
        if same {
            for nth in &all[1..] {
                returns[*nth].became = Became::Unchanged;
                returns[*nth].problems = Problems::new();
            }
            continue;
        }
        for nth in all {
            let other =
                all.iter().find(|other| *other != nth).map(|other| returns[*other].path.clone());
            let refusal = Refusal::Twice { other: other.unwrap_or_default() };
            let place = Place::file(returns[*nth].path.as_str());
            returns[*nth].became = Became::Refused;
            returns[*nth].problems = Problem::at(&refusal, place).into();
        }
    }
}
