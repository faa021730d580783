//! Desk: the documents of a campaign are made: the plan, the forms, the summaries, the letters that remind.

mod charts;
pub(super) mod nothing;

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::ids::Ids;
use super::reminders::{self, NotedSent};
use super::{Date, Desk, Diagnosis, DocumentKind, Refused, Texts, Workspace, is_false};
use crate::batch::ledger::Put;
use crate::batch::{self, BatchFault, Done, Order, Run, archive, pdf};
use crate::compose::{Composer, ReminderOptions, Selection};
use crate::data::campaign::Campaign;
use crate::data::check::invalidates_all;
use crate::data::skip::{LeftOut, leave_out};
use crate::files;
use crate::files::disk::Disk;
use crate::problem::{Problem, Problems};

use crate::batch::Outcome as Became;

/// Which documents are made, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// These kinds; where empty, all but letters.
    pub kinds: Vec<DocumentKind>,
    /// Forms and letters of these agencies only; of all where empty.
    pub agencies: Vec<String>,
    /// Of this period only.
    pub period: Option<String>,
    /// Letters tell of the round up to the end of this day; today where it is not said.
    pub as_of: Option<Date>,
    /// One letter to all that owe, not one to each.
    pub collective: bool,
    /// The letters are noted as sent.
    pub sent: bool,
    /// PDFs are made too.
    pub pdf: bool,
    /// The documents are put into one archive too.
    pub zip: bool,
    /// The charts of summaries are written as pictures too.
    pub charts: bool,
    /// Nothing is written: only said what would be.
    pub dry_run: bool,
    /// Agencies and reports whose data are wrong are left out, the others made.
    pub skip_bad: bool,
    /// Every document is checked, not only the first of each layout.
    pub check_all: bool,
    /// What a person has edited is written over.
    pub overwrite: bool,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The folder of output.
    pub out: String,
    /// The documents, each with what became of it.
    pub files: Vec<Done>,
    /// The PDFs that were made, below the folder of output.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pdfs: Vec<String>,
    /// The pictures of charts that are there now, below the folder of output; `None` where none were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charts: Option<Vec<String>>,
    /// The archive, below the folder of output.
    pub archive: Option<String>,
    /// Documents of earlier runs that belong to nothing in the data any more.
    pub left_over: Vec<Arc<str>>,
    /// How many were written.
    pub written: usize,
    /// How many were there as they are.
    pub unchanged: usize,
    /// How many a person has edited, which were left alone.
    pub kept_edited: usize,
    /// How many could not be made.
    pub failed: usize,
    /// How many would be written.
    pub planned: usize,
    /// Where there was nothing to make: why, for each kind that was asked for.
    pub nothing_because: Vec<String>,
    /// What was left out because its data are wrong.
    #[serde(skip_serializing_if = "LeftOut::is_empty")]
    pub skipped: LeftOut,
    /// Where letters were asked for and none is made because of what was left out: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_letters_because: Option<&'static str>,
    /// The letters that were noted as sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noted: Option<NotedSent>,
    /// Whether nothing was to be written.
    #[serde(skip)]
    pub dry_run: bool,
    /// Whether the run was cancelled: some documents were not begun.
    #[serde(skip_serializing_if = "is_false")]
    pub cancelled: bool,
    /// The signal by which the program was asked to end while PDFs were made: it is to be ended so.
    #[serde(skip)]
    pub signal: Option<i32>,
    /// What is wrong.
    pub problems: Diagnosis,
}

impl Outcome {
    /// How many documents had an end.
    pub fn count(&self, became: Became) -> usize {
        self.files.iter().filter(|done| done.status == became).count()
    }
}

impl Desk<'_> {
    /// Makes the documents that are asked for.
    ///
    /// # Errors
    /// The request names ids that the data do not know.
    pub fn build(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| Making::begin(self, request)?.make())
    }
}

/// A build under way.
struct Making<'d> {
    desk: &'d Desk<'d>,
    request: &'d Request,
    workspace: Workspace,
    ids: Ids,
    problems: Problems,
    /// Whether documents can be made at all.
    is_possible: bool,
    run: Run,
    pdfs: Vec<String>,
    charts: Vec<String>,
    archive: Option<String>,
    skipped: LeftOut,
    no_letters: Option<&'static str>,
    noted: Option<NotedSent>,
    nothing_because: Vec<String>,
    signal: Option<i32>,
}

impl<'d> Making<'d> {
    /// Reads what is needed and says whether anything can be made.
    fn begin(desk: &'d Desk<'d>, request: &'d Request) -> Result<Self, Refused> {
        let mut workspace = Workspace::read(desk.machine.disk, &desk.places, Texts::OfProblems);
        let mut problems = std::mem::take(&mut workspace.problems);
        if request.pdf
            && let Err(fault) = desk.machine.office.is_ready()
        {
            problems.push(Problem::nowhere(&fault));
        }
        let is_fatal = match request.skip_bad {
            true => is_fatal_despite_skipping(&workspace, &problems),
            false => problems.has_errors(),
        };
        let mut making = Making {
            desk,
            request,
            workspace,
            ids: Ids::default(),
            problems,
            is_possible: false,
            run: Run::default(),
            pdfs: Vec::new(),
            charts: Vec::new(),
            archive: None,
            skipped: LeftOut::default(),
            no_letters: None,
            noted: None,
            nothing_because: Vec::new(),
            signal: None,
        };
        let resources = making.workspace.resources.is_some();
        let campaign = making.workspace.campaign.as_mut().and_then(Arc::get_mut);
        if let (Some(campaign), true, false) = (campaign, resources, is_fatal) {
            making.ids = Ids::read(campaign, &request.agencies, request.period.as_deref())?;
            making.skipped = leave_out(&making.workspace.scoped, campaign);
            making.is_possible = true;
        }
        Ok(making)
    }

    fn make(mut self) -> Result<Outcome, Refused> {
        let composer = match self.workspace.composer() {
            Some(Ok(composer)) if self.is_possible => Some(composer),
            Some(Err(found)) if self.is_possible => {
                self.problems.extend(found);
                None
            }
            _ => None,
        };
        if let Some(composer) = &composer {
            self.documents(composer);
        }
        self.problems.sort();
        let count = |became| self.run.done.iter().filter(|done| done.status == became).count();
        let outcome = Outcome {
            out: files::shown(&self.desk.places.out),
            pdfs: self.pdfs,
            charts: self.request.charts.then_some(self.charts),
            archive: self.archive,
            written: count(Became::Written),
            unchanged: count(Became::Unchanged),
            kept_edited: count(Became::KeptEdited),
            failed: count(Became::Failed),
            planned: count(Became::Planned),
            cancelled: count(Became::Cancelled) > 0 || self.desk.machine.progress.is_cancelled(),
            left_over: self.run.left,
            files: self.run.done,
            nothing_because: self.nothing_because,
            skipped: self.skipped,
            no_letters_because: self.no_letters,
            noted: self.noted,
            dry_run: self.request.dry_run,
            signal: self.signal,
            problems: self.workspace.diagnosis(self.problems),
        };
        // To take a country's campaign apart piece by piece would only keep the clerk waiting.
        self.desk.machine.workers.drop_later((composer, self.workspace));
        Ok(outcome)
    }

    /// Makes the documents, then what is made of documents.
    fn documents(&mut self, composer: &Composer) {
        self.problems.extend(composer.split_names());
        let mut selection = self.selection();
        if selection.reminder_options.is_some() {
            self.no_letters = self.skipped.no_letters(self.request.collective);
            selection.reminder_options =
                selection.reminder_options.filter(|_| self.no_letters.is_none());
        }
        let jobs = composer.jobs(&selection);
        if jobs.is_empty() {
            self.nothing_because = nothing::reasons(composer, &selection);
        }
        self.problems.extend(composer.warnings(&jobs));
        let machine = self.desk.machine;
        let order = self.order();
        let held = (!order.dry_run).then(|| batch::hold(machine.disk, &order.out)).transpose();
        let _hold = match held {
            Ok(hold) => hold,
            Err(problem) => return self.problems.push(problem),
        };
        self.run = batch::run(machine.disk, composer, &jobs, &order, machine.progress);
        self.problems.extend(std::mem::take(&mut self.run.problems));
        if self.request.sent {
            let letters = reminders::letters(&jobs, &self.run);
            match reminders::note(machine.disk, &self.desk.places, letters) {
                Ok(noted) => self.noted = noted,
                Err(found) => self.problems.extend(found),
            }
        }
        if order.dry_run || machine.progress.is_cancelled() {
            return;
        }
        if self.request.charts {
            self.charts(composer, &jobs, &order);
        }
        if self.request.pdf && machine.office.is_ready().is_ok() {
            self.pdfs(&order);
        }
        if self.request.zip && self.signal.is_none() {
            self.archive(&order, composer.campaign());
        }
    }

    fn pdfs(&mut self, order: &Order) {
        let machine = self.desk.machine;
        let wanted = without_pdf(machine.disk, &order.out, &self.run);
        let with = (machine.office, machine.progress);
        let made = pdf::convert(machine.disk, with, &order.out, &wanted, order.overwrite);
        self.problems.extend(made.problems);
        (self.pdfs, self.signal) = (made.made, made.signal);
    }

    fn archive(&mut self, order: &Order, campaign: &Campaign) {
        let name = format!("{}.zip", campaign.office.value.campaign);
        let paths = ready(&self.run);
        let disk = self.desk.machine.disk;
        match archive::write(disk, &order.out, &name, &paths, order.overwrite) {
            Ok(Put::Written | Put::Unchanged) => self.archive = Some(name),
            Ok(Put::Kept) => {
                let path = files::shown(&order.out.join(name));
                self.problems.push(Problem::nowhere(&BatchFault::Edited { path }));
            }
            Err(fault) => self.problems.push(Problem::nowhere(&fault)),
        }
    }

    fn selection(&self) -> Selection {
        let Request { kinds, as_of, collective, .. } = self.request;
        Selection {
            kinds: kinds.clone(),
            agencies: self.ids.agencies.clone(),
            period: self.ids.period.clone(),
            without: self.skipped.agencies.clone(),
            reminder_options: reminder_options(self.desk, kinds, *as_of, *collective),
        }
    }

    fn order(&self) -> Order {
        Order {
            out: self.desk.places.out.clone(),
            dry_run: self.request.dry_run,
            overwrite: self.request.overwrite,
            audit_all: self.request.check_all,
            pdf: self.request.pdf,
        }
    }
}

/// How agencies are reminded, where letters were asked for.
pub(super) fn reminder_options(
    desk: &Desk<'_>,
    kinds: &[DocumentKind],
    as_of: Option<Date>,
    collective: bool,
) -> Option<ReminderOptions> {
    let as_of = as_of.unwrap_or(desk.machine.today);
    kinds.contains(&DocumentKind::Reminder).then_some(ReminderOptions { as_of, collective })
}

/// Where bad data are skipped: whether something is wrong that no agency's absence fixes.
fn is_fatal_despite_skipping(workspace: &Workspace, problems: &Problems) -> bool {
    let of_data = workspace.scoped.iter().filter(|(_, problem)| problem.is_error()).count();
    let all = problems.iter().filter(|problem| problem.is_error()).count();
    // Whatever is not a problem of the data is one of templates or the machine.
    invalidates_all(&workspace.scoped) || all > of_data
}

/// The documents of the run that are now in their places as ours.
fn ready(run: &Run) -> Vec<String> {
    let ours = |done: &&Done| matches!(done.status, Became::Written | Became::Unchanged);
    run.done.iter().filter(ours).map(|done| done.path.to_string()).collect()
}

/// The documents whose PDF is to be made: written now, or without one.
fn without_pdf(disk: &dyn Disk, out: &Path, run: &Run) -> Vec<String> {
    let wanted = |done: &&Done| match done.status {
        Became::Written => true,
        Became::Unchanged => {
            matches!(disk.look_at(&out.join(&*done.path).with_extension("pdf")), Ok(None))
        }
        Became::KeptEdited | Became::Failed | Became::Planned | Became::Cancelled => false,
    };
    run.done.iter().filter(wanted).map(|done| done.path.to_string()).collect()
}
