//! Desk: the reports, files, lines and fields that a figure of the summary was added from.

pub(super) mod fault;
mod find;

use std::path::PathBuf;

use serde::Serialize;

use super::ids::Ids;
use super::{Column, Desk, Diagnosis, Id, Refused, Texts, TraceView, shown};
use crate::batch::ledger::put_named;
use crate::compose::traced::{book, view};
use crate::data::campaign::Campaign;
use crate::data::check::invalidates_figures;
use crate::data::check::issuers::Issuers;
use crate::data::plan::Period;
use crate::problem::{Problem, Problems};
use crate::round::trace::Trace;
use crate::workbook;

/// Which figure is meant, as a clerk names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The figure: an indicator, a count, a question, or the name of a bookmark.
    pub figure: String,
    /// Whose: an agency, a group, a row of an appendix, or a choice; all where it is not said.
    pub whose: Option<String>,
    /// The column next to an indicator; the figure itself where it is not said.
    pub column: Option<Column>,
    /// Of which period; the last that has reports where it is not said.
    pub period: Option<String>,
    /// A file to write it to as a workbook with formulas.
    pub xlsx: Option<PathBuf>,
    /// A file that is not the program's own, or that a person has edited, is written over.
    pub overwrite: bool,
}

/// Where the figure came from.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The figure; `None` where it was not found or the data do not read.
    #[serde(flatten)]
    pub found: Option<Traced>,
    /// The file that was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// A figure of a period.
#[derive(Debug, Clone, Serialize)]
pub struct Traced {
    /// The period.
    pub period: Id,
    /// Its name.
    pub period_name: String,
    /// The figure with its sources.
    pub figure: TraceView,
}

impl Desk<'_> {
    /// Says where a figure came from.
    ///
    /// # Errors
    /// The request names a period that the data do not know.
    pub fn trace(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| traced(self, request))
    }
}

fn traced(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let workspace = desk.workspace(Texts::All);
    let mut problems = workspace.problems.clone();
    let mut found = None;
    let mut written = None;
    if let (Some(campaign), false) = (&workspace.campaign, invalidates_figures(&workspace.scoped)) {
        Ids::read(campaign, &[], request.period.as_deref())?;
        match find::find(campaign, request) {
            Ok((period, trace)) => {
                match write_book(desk, request, campaign, (period, &trace)) {
                    Ok(path) => written = path,
                    Err(found) => problems.extend(found),
                }
                found = Some(Traced {
                    period: period.id.clone(),
                    period_name: period.name.to_string(),
                    figure: view(&trace),
                });
            }
            Err(fault) => problems.push(Problem::nowhere(&fault)),
        }
    }
    problems.sort();
    Ok(Outcome { found, written, problems: workspace.diagnosis(problems) })
}

/// Writes the workbook, where one is asked for, not over a file that is not the program's own.
fn write_book(
    desk: &Desk<'_>,
    request: &Request,
    campaign: &Campaign,
    (period, trace): (&Period, &Trace<'_>),
) -> Result<Option<String>, Problems> {
    let Some(path) = &request.xlsx else { return Ok(None) };
    let author = Issuers::of(campaign)?.summary.name;
    let due = period.due.first_late_day();
    let book = book(trace, period.name.as_str(), due, author.as_str());
    let bytes = workbook::write(&book).map_err(|fault| Problem::nowhere(&fault))?;
    put_named(desk.machine.disk, path, &bytes, request.overwrite)?;
    Ok(Some(shown(path)))
}
