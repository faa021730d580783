//! Desk: who owes, has sent, is late; as data, CSV, a workbook, a Word appendix.

mod csv;

use std::path::PathBuf;

use serde::Serialize;

use super::ids::Ids;
use super::named_files::NamedFiles;
use super::{Date, Desk, Diagnosis, PeriodStatus, Refused, Texts};
use crate::compose::Composer;
use crate::compose::status::status;
use crate::data::check::{invalidates_figures, invalidates_letters};
use crate::problem::{Problem, Problems};
use crate::round::Round;
use crate::workbook;

/// Which part of the round is looked at, and what is written of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// These agencies; all where empty.
    pub agencies: Vec<String>,
    /// This period; all where it is not said.
    pub period: Option<String>,
    /// Up to the end of this day; today where it is not said.
    pub as_of: Option<Date>,
    /// A file to write the table to as CSV.
    pub csv: Option<PathBuf>,
    /// A file to write it to as a workbook.
    pub xlsx: Option<PathBuf>,
    /// A file to write it to as a Word appendix.
    pub docx: Option<PathBuf>,
    /// A file that is not the program's own, or that a person has edited, is written over.
    pub overwrite: bool,
}

/// The state of the round.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The round; `None` where the data do not read.
    #[serde(flatten)]
    pub round: Option<RoundStatus>,
    /// The files that were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<String>,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// The round on a day.
#[derive(Debug, Clone, Serialize)]
pub struct RoundStatus {
    /// The day up to whose end it counts.
    pub as_of: Date,
    /// The periods.
    pub periods: Vec<PeriodStatus>,
}

impl Desk<'_> {
    /// Says who has sent, who owes, who is late.
    ///
    /// # Errors
    /// The request names ids that the data do not know.
    pub fn status(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| round_status(self, request))
    }
}

fn round_status(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let workspace = desk.workspace(Texts::All);
    let mut problems = workspace.problems.clone();
    let mut round = None;
    let mut written = Vec::new();
    // Reports that are wrong are shown as such next to those that are right. It says how often each agency was
    // reminded.
    let is_damaged =
        invalidates_figures(&workspace.scoped) || invalidates_letters(&workspace.scoped);
    if let (Some(campaign), Some(composer), false) =
        (&workspace.campaign, workspace.composer(), is_damaged)
    {
        let ids = Ids::read(campaign, &request.agencies, request.period.as_deref())?;
        let as_of = request.as_of.unwrap_or(desk.machine.today);
        let periods = campaign.plan.value.reporting.periods.iter();
        let periods: Vec<PeriodStatus> = periods
            .filter(|period| ids.has_period(&period.id))
            .map(|period| status(&Round::at(campaign, period, as_of), |id| ids.has_agency(id)))
            .collect();
        match composer {
            Ok(composer) => {
                written = write_files(desk, request, &composer, (&periods, as_of), &mut problems)
            }
            Err(found) => problems.extend(found),
        }
        round = Some(RoundStatus { as_of, periods });
    }
    problems.sort();
    Ok(Outcome { round, written, problems: workspace.diagnosis(problems) })
}

/// Writes the files that are asked for, not over one that is not the program's own; says which were written.
fn write_files(
    desk: &Desk<'_>,
    request: &Request,
    composer: &Composer,
    (periods, as_of): (&[PeriodStatus], Date),
    problems: &mut Problems,
) -> Vec<String> {
    let mut files = NamedFiles::new(desk.machine.disk, request.overwrite);
    files.put(request.csv.as_deref(), problems, || Ok(csv::csv(periods)));
    files.put(request.xlsx.as_deref(), problems, || {
        let book = composer.status_book(periods, as_of)?;
        workbook::write(&book).map_err(|fault| Problem::nowhere(&fault).into())
    });
    files.put(request.docx.as_deref(), problems, || composer.status_appendix(periods, as_of));
    files.written
}
