//! Desk: the text of summaries is laid down for a person to go on from: once, never over what is there.

use serde::Serialize;

use super::ids::Ids;
use super::{Desk, Diagnosis, DocumentKind, Refused, Texts, Workspace};
use crate::batch;
use crate::compose::{Composer, Job, Selection};
use crate::data::gather::SUMMARIES;
use crate::data::plan::Period;
use crate::data::scalar::Id;
use crate::files;
use crate::problem::{Problem, Problems};

/// Of which summaries the text is laid down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Of this period only; of all that have reports where it is not said.
    pub period: Option<String>,
    /// Nothing is written: only said what would be.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Outcome {
    /// The texts.
    pub texts: Vec<StartText>,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// The text of a period's summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StartText {
    /// The period.
    pub period: Id,
    /// Its file.
    pub file: String,
    /// What became of it.
    pub status: Status,
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It was laid down.
    Written,
    /// It would be.
    Planned,
    /// The file was there: it is a person's.
    Kept,
    /// It could not be made or written.
    Failed,
}

impl Desk<'_> {
    /// Lays down the text of summaries in the folder of data.
    ///
    /// # Errors
    /// The request names a period that the data do not know.
    pub fn start_text(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| start_text(self, request))
    }
}

fn start_text(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let mut workspace = Workspace::read(desk.machine.disk, &desk.places, Texts::OfProblems);
    let mut problems = std::mem::take(&mut workspace.problems);
    let mut outcome = Outcome::default();
    if let (Some(campaign), false) = (&workspace.campaign, problems.has_errors()) {
        let period = Ids::read(campaign, &[], request.period.as_deref())?.period;
        let kinds = vec![DocumentKind::Summary];
        let selection = Selection { kinds, period, ..Selection::default() };
        match workspace.composer() {
            Some(Ok(composer)) => {
                let jobs = composer.jobs(&selection);
                let periods: Vec<&Period> = jobs.iter().filter_map(Job::period).collect();
                match lay_down(desk, &composer, &periods, request.dry_run, &mut problems) {
                    Ok(texts) => outcome.texts = texts,
                    Err(problem) => problems.push(problem),
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

/// Lays down the texts, alone in the folder of data.
///
/// # Errors
/// Another run holds the folder, or what a killed one left cannot be cleared away.
fn lay_down(
    desk: &Desk<'_>,
    composer: &Composer,
    periods: &[&Period],
    dry_run: bool,
    problems: &mut Problems,
) -> Result<Vec<StartText>, Problem> {
    let (disk, data) = (desk.machine.disk, &desk.places.data);
    let _hold = (!dry_run).then(|| batch::hold_swept(disk, data)).transpose()?;
    let mut texts = Vec::with_capacity(periods.len());
    for period in periods {
        let path = data.join(SUMMARIES).join(format!("{}.yaml", period.id));
        let status = match files::is_there(disk, &path) {
            Ok(true) => Status::Kept,
            Err(fault) => {
                problems.push(Problem::nowhere(&fault));
                Status::Failed
            }
            Ok(false) => match composer.start_text(period) {
                Ok(_) if dry_run => Status::Planned,
                Ok(text) => match batch::put_swept(disk, data, &path, text.as_bytes()) {
                    Ok(()) => Status::Written,
                    Err(fault) => {
                        problems.push(Problem::nowhere(&fault));
                        Status::Failed
                    }
                },
                Err(found) => {
                    problems.extend(found);
                    Status::Failed
                }
            },
        };
        texts.push(StartText { period: period.id.clone(), file: files::shown(&path), status });
    }
    if !dry_run {
        // Nothing is under way any more: the notes of it go.
        batch::sweep(disk, data).map_err(|fault| Problem::nowhere(&fault))?;
    }
    Ok(texts)
}
