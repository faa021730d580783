//! Desk: every problem of data and templates; nothing is written.

use serde::Serialize;

use super::{Desk, Diagnosis, Texts, Workspace};
use crate::compose::Composer;
use crate::compose::status::status;
use crate::data::check::check_days;
use crate::problem::Problems;
use crate::round::Round;

/// What is wrong in a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Whether nothing is.
    pub valid: bool,
    /// Whether ids, days and figures of all files could be compared; if not, more may be wrong.
    pub compared: bool,
    /// What the campaign holds; `None` where a file that everything needs does not read.
    pub campaign: Option<Counts>,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// How much a campaign holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Agencies.
    pub agencies: usize,
    /// Duties.
    pub duties: usize,
    /// Indicators.
    pub indicators: usize,
    /// Periods of reporting.
    pub periods: usize,
    /// Reports that were received and read.
    pub reports: usize,
}

impl Desk<'_> {
    /// Checks data and templates, and whether they fit each other.
    pub fn validate(&self) -> Outcome {
        self.on_workers(|| {
            let mut workspace = Workspace::read(self.machine.disk, &self.places, Texts::All);
            let mut problems = std::mem::take(&mut workspace.problems);
            // A template may be sound and yet not fit these data: merge one document of each kind.
            match workspace.composer() {
                Some(Ok(composer)) if !problems.has_errors() => problems.extend(merged(&composer)),
                Some(Err(found)) if !problems.has_errors() => problems.extend(found),
                _ => {}
            }
            if let Some(campaign) = &workspace.campaign {
                let ahead = check_days(campaign, self.machine.today).into_iter();
                problems.extend(ahead.map(|(_, problem)| problem).collect());
                problems.sort();
            }
            let counts = workspace.campaign.as_ref().map(|campaign| Counts {
                agencies: campaign.all_agencies().count(),
                duties: campaign.plan.value.duties.len(),
                indicators: campaign.indicators.value.indicators.len(),
                periods: campaign.plan.value.reporting.periods.len(),
                reports: campaign.reports.len(),
            });
            let valid = !problems.has_errors();
            let whole = workspace.campaign.as_ref();
            let compared = whole.is_some_and(|campaign| campaign.skipped.is_empty());
            Outcome { valid, compared, campaign: counts, problems: workspace.diagnosis(problems) }
        })
    }
}

/// What is wrong with one document of each kind, what is said of names that do not fit their line, and what is odd in
/// what a person wrote of the summaries.
fn merged(composer: &Composer) -> Problems {
    let mut problems = composer.split_names();
    for job in composer.one_of_each() {
        problems.extend(composer.document(&job).err().unwrap_or_default());
    }
    problems.extend(composer.summary_warnings());
    let campaign = composer.campaign();
    let first = campaign.plan.value.reporting.periods.first();
    if let Some((period, as_of)) = first.zip(composer.last_due()) {
        let status = status(&Round::at(campaign, period, as_of), |_| true);
        problems.extend(composer.status_document(&[status], as_of).err().unwrap_or_default());
    }
    problems
}
