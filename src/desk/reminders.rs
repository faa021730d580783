//! Desk: letters that remind: who is to get one on a day, and which of them were sent. Making them is a [`build`].
//!
//! [`build`]: super::build

use std::slice;

use serde::Serialize;

use super::build::reminder_options;
use super::ids::Ids;
use super::{
    Date, Desk, Diagnosis, Disk, DocumentKind, DocumentOutcome, Done, Id, OwedView, Places,
    Refused, Texts, Workspace,
};
use crate::batch::{self, Run};
use crate::compose::{Job, JobOf, Selection};
use crate::data::check::invalidates_letters;
use crate::data::gather::REMINDERS;
use crate::data::reminders::{Sent, lines, not_noted, with_noted};
use crate::files;
use crate::files::disk::Kind;
use crate::problem::{Place, Problem, Problems, faults};
use crate::round::Owed;
use crate::round::reminded::Reminder;

/// Which letters are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// To these agencies only; to all that owe where empty.
    pub agencies: Vec<String>,
    /// About this period only.
    pub period: Option<String>,
    /// They tell of the round up to the end of this day; today where it is not said.
    pub as_of: Option<Date>,
    /// One letter to all that owe, not one to each.
    pub collective: bool,
}

/// The letters of a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// The day up to whose end they tell.
    pub as_of: Date,
    /// The letters; none where data or templates do not read.
    pub letters: Vec<Letter>,
    /// The letters that were noted as sent just now, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noted: Option<NotedSent>,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Letter {
    /// About which period.
    pub period: Option<Id>,
    /// Where its document is, below the folder of output, once it is made.
    pub path: String,
    /// Whether it is made.
    pub made: bool,
    /// Whom it reminds.
    pub to: Vec<Reminded>,
}

/// An agency that is reminded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reminded {
    /// The agency.
    pub agency: Id,
    /// Its short name.
    pub name: String,
    /// The number of this letter among those to it, from 1.
    pub nth: usize,
    /// What it owes.
    pub owed: Vec<OwedView>,
}

/// Letters that were noted as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotedSent {
    /// The file they are noted in.
    pub file: String,
    /// How many.
    pub letters: usize,
}

/// A file to which no lines can be added.
#[derive(Debug)]
pub(super) struct Unwritable {
    lines: String,
}

faults! {
    impl Fault for Unwritable;

    "DL96" {
        title: "Không ghi thêm được công văn đã gửi",
        meaning: "Danh sách sent trong reminders.yaml viết trên một dòng nên chương trình không tự thêm vào.",
        advice: "viết mỗi công văn trên các dòng riêng, rồi thêm các dòng mà thông báo nêu",
        example: Self { lines: "  - period: 2024-12\n    date: 2024-12-16\n    to: [so-y-te]\n".into() },
        Self { lines } => {
            message: format!("không ghi thêm được vào {REMINDERS} vì danh sách sent viết trên một dòng"),
            hint: format!("viết mỗi công văn trên các dòng riêng, rồi thêm:\n{lines}"),
        }
    }
}

impl Desk<'_> {
    /// Says which letters are to be sent on a day. Nothing is written.
    ///
    /// # Errors
    /// The request names ids that the data do not know.
    pub fn reminders(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| letters_of(self, request, false))
    }

    /// Notes the letters of a day as sent, those whose documents are made.
    ///
    /// # Errors
    /// The request names ids that the data do not know.
    pub fn note_sent(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| letters_of(self, request, true))
    }
}

fn letters_of(desk: &Desk<'_>, request: &Request, noting: bool) -> Result<Outcome, Refused> {
    let disk = desk.machine.disk;
    let workspace = desk.workspace(Texts::OfProblems);
    let mut problems = workspace.problems.clone();
    let as_of = request.as_of.unwrap_or(desk.machine.today);
    let mut outcome =
        Outcome { as_of, letters: Vec::new(), noted: None, problems: Diagnosis::default() };
    if let (Some(campaign), false) = (&workspace.campaign, problems.has_errors()) {
        let ids = Ids::read(campaign, &request.agencies, request.period.as_deref())?;
        let kinds = vec![DocumentKind::Reminder];
        let reminder_options = reminder_options(desk, &kinds, request.as_of, request.collective);
        let (agencies, period) = (ids.agencies, ids.period);
        let selection =
            Selection { kinds, agencies, period, reminder_options, ..Selection::default() };
        match workspace.composer() {
            Some(Ok(composer)) => {
                let jobs = composer.jobs(&selection);
                let is_made = |job: &Job<'_>| {
                    let there = disk.look_at(&desk.places.out.join(&*job.path));
                    matches!(there, Ok(Some(Kind::File)))
                };
                outcome.letters = jobs.iter().map(|job| letter(job, is_made(job))).collect();
                problems.extend(composer.warnings(&jobs));
                if noting {
                    let sent = jobs.iter().filter(|job| is_made(job)).filter_map(sent);
                    match note(disk, &desk.places, sent.collect()) {
                        Ok(noted) => outcome.noted = noted,
                        Err(found) => problems.extend(found),
                    }
                }
            }
            Some(Err(found)) => problems.extend(found),
            None => {}
        }
    }
    problems.sort();
    outcome.problems = workspace.diagnosis(problems);
    Ok(outcome)
}

fn letter(job: &Job<'_>, made: bool) -> Letter {
    let to = reminders_of(job).iter().map(|reminder| Reminded {
        agency: reminder.entry.agency.id.clone(),
        name: reminder.entry.agency.short().to_owned(),
        nth: reminder.nth,
        owed: reminder.owed.iter().map(Owed::view).collect(),
    });
    Letter {
        period: job.period().map(|period| period.id.clone()),
        path: job.path.to_string(),
        made,
        to: to.collect(),
    }
}

/// The letters of a run that are in their places, also those that a person has edited since. None where what was
/// written may not have reached the disk: a power cut could leave nothing of a letter that is noted as sent.
pub(super) fn letters(jobs: &[Job<'_>], run: &Run) -> Vec<Sent> {
    use DocumentOutcome::{KeptEdited, Unchanged, Written};
    if !run.is_on_disk {
        return Vec::new();
    }
    let there = |done: &Done| matches!(done.status, Written | Unchanged | KeptEdited);
    let made = jobs.iter().zip(&run.done).filter(|(_, done)| there(done));
    made.filter_map(|(job, _)| sent(job)).collect()
}

/// A letter as it is noted; `None` of any other document.
fn sent(job: &Job<'_>) -> Option<Sent> {
    let (period, date, collective) = match &job.what {
        JobOf::Plan | JobOf::Form { .. } | JobOf::Summary { .. } | JobOf::Document { .. } => {
            return None;
        }
        JobOf::Letter { period, as_of, .. } => (period, *as_of, false),
        JobOf::CollectiveLetter { period, as_of, .. } => (period, *as_of, true),
    };
    let to = reminders_of(job).iter().map(|reminder| reminder.entry.agency.id.clone()).collect();
    Some(Sent { period: period.id.clone(), date, number: None, to, collective })
}

/// Whom a letter reminds.
fn reminders_of<'j, 'c>(job: &'j Job<'c>) -> &'j [Reminder<'c>] {
    match &job.what {
        JobOf::Plan | JobOf::Form { .. } | JobOf::Summary { .. } | JobOf::Document { .. } => &[],
        JobOf::Letter { reminder, .. } => slice::from_ref(&**reminder),
        JobOf::CollectiveLetter { reminders, .. } => reminders,
    }
}

/// Notes letters in `reminders.yaml`, none twice; `None` where there is none to note.
///
/// # Errors
/// What keeps them from being noted.
pub(super) fn note(
    disk: &dyn Disk,
    places: &Places,
    sent: Vec<Sent>,
) -> Result<Option<NotedSent>, Problems> {
    if sent.is_empty() {
        return Ok(None);
    }
    // Another run may have noted letters since the data were read: they are read again, alone.
    let _hold = batch::hold_swept(disk, &places.data)?;
    let workspace = Workspace::read(disk, places, Texts::All);
    let noted = match &workspace.campaign {
        // A file in which something is wrong is a person's work all the same.
        Some(campaign) if !invalidates_letters(&workspace.scoped) => campaign.reminders.as_ref(),
        _ => return Err(workspace.problems),
    };
    let before = noted.map_or(&[][..], |file| file.value.sent.as_slice());
    let new = not_noted(before, sent);
    if new.is_empty() {
        return Ok(None);
    }
    let path = places.data.join(REMINDERS);
    let text = noted.map(|file| file.source.text.as_ref());
    let Some(text) = with_noted(text, &new) else {
        let fault = Unwritable { lines: lines(&new) };
        return Err(Problem::at(&fault, Place::file(files::shown(&path))).into());
    };
    let put = batch::put_swept(disk, &places.data, &path, text.as_bytes());
    // Nothing is under way any more: the notes of it go.
    let swept = batch::sweep(disk, &places.data);
    put.and(swept).map_err(|fault| Problem::nowhere(&fault))?;
    Ok(Some(NotedSent { file: files::shown(&path), letters: new.len() }))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::batch::Order;
    use crate::compose::ReminderOptions;
    use crate::desk::{RealDisk, Unwatched};
    use crate::files::disk::{FailingDisk, Step};

    #[test]
    fn letters_that_may_not_have_reached_the_disk_are_not_noted_as_sent() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let out = dir.path().join("out");
        let places =
            Places { data: root.join("data"), templates: root.join("templates"), out: out.clone() };
        let workspace = Workspace::read(&RealDisk, &places, Texts::All);
        let composer = workspace.composer().expect("data and templates").expect("kinds");
        let as_of = Date::parse("2025-01-06").expect("a day");
        let selection = Selection {
            kinds: vec![DocumentKind::Reminder],
            agencies: Some(vec![Id::parse("so-ngoai-vu").expect("an id")]),
            period: Some(Id::parse("tong-ket").expect("an id")),
            reminder_options: Some(ReminderOptions { as_of, collective: false }),
            ..Selection::default()
        };
        let jobs = composer.jobs(&selection);
        assert_eq!(jobs.len(), 1);
        let order = Order {
            out: out.clone(),
            dry_run: false,
            overwrite: false,
            audit_all: false,
            pdf: false,
        };
        RealDisk.make_folder(&out).expect("made");
        let run = |disk: &dyn Disk| batch::run(disk, &composer, &jobs, &order, &Unwatched);
        let (step, kind) = (Step::Sync, std::io::ErrorKind::StorageFull);
        let failed = run(&FailingDisk { step, holding: "so-ngoai-vu", kind });
        let is_there = failed.done[0].status == DocumentOutcome::Written;
        assert!(is_there, "it is there, for all anyone sees");
        assert!(failed.problems.has_errors() && !failed.is_on_disk);
        assert_eq!(letters(&jobs, &failed), []);
        // The manifest does not name it either; the next run goes on from the journal.
        let manifest = out.join(batch::manifest::NAME);
        assert_eq!(RealDisk.look_at(&manifest).expect("a look"), None);
        let again = run(&RealDisk);
        assert!(!again.problems.has_errors() && again.is_on_disk);
        assert_eq!(letters(&jobs, &again).len(), 1);
    }
}
