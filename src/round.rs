//! Tasks: a round of reporting. Who owes, who sent, who was late, what it adds up to, what fell short.
//!
//! The summary, the status, the reminders and the trace ask their questions here, so that every figure and every
//! name comes from one store: [`entry`] says the state of each agency's report, [`owed`] what it still owes by
//! field, [`tally`] the counts and rates, [`subject`] of what a figure speaks, [`figures`] every figure, [`trace`]
//! its sources, [`compare`] what moved, [`statements`] who wrote what.

pub(crate) mod compare;
pub(crate) mod entry;
pub(crate) mod figures;
pub(crate) mod named;
pub(crate) mod owed;
pub(crate) mod reminded;
pub(crate) mod statements;
pub(crate) mod subject;
pub(crate) mod tally;
pub mod trace;

pub use self::entry::{Entry, ReportState};
pub use self::figures::{FigureScope, Figures, ScopeKind};
pub use self::owed::Owed;
pub use self::statements::Statement;
pub use self::subject::{Column, Count, Subject, SubjectKind};
pub use self::tally::Tally;

use crate::data::campaign::Campaign;
use crate::data::plan::Period;
use crate::data::report::Report;
use crate::data::scalar::Date;

/// One period's round.
#[derive(Debug)]
pub struct Round<'c> {
    /// The data.
    pub campaign: &'c Campaign,
    /// The period.
    pub period: &'c Period,
    /// The day as of whose end it is described; `None`: with every report that was received.
    pub as_of: Option<Date>,
    /// Every agency, in the order of the data.
    pub entries: Vec<Entry<'c>>,
}

impl<'c> Round<'c> {
    /// The round of a period, of every report that was received.
    pub fn of(campaign: &'c Campaign, period: &'c Period) -> Self {
        Round::new(campaign, period, None)
    }

    /// The round as it was at the end of a day: what was received later has not come yet, and what is not yet due
    /// is not missing.
    pub fn at(campaign: &'c Campaign, period: &'c Period, as_of: Date) -> Self {
        Round::new(campaign, period, Some(as_of))
    }

    fn new(campaign: &'c Campaign, period: &'c Period, as_of: Option<Date>) -> Self {
        let entries = campaign
            .all_agencies()
            .map(|(group, agency)| Entry::of(campaign, period, group, agency, as_of))
            .collect();
        Round { campaign, period, as_of, entries }
    }

    /// The agencies that are in this state.
    pub fn in_state(&self, state: ReportState) -> impl Iterator<Item = &Entry<'c>> {
        self.entries.iter().filter(move |entry| entry.state == state)
    }

    /// The agencies that owe a report (`phải báo cáo`).
    pub fn expected(&self) -> impl Iterator<Item = &Entry<'c>> {
        self.entries.iter().filter(|entry| entry.is_expected())
    }

    /// The entries with a report that counts.
    pub fn received(&self) -> impl Iterator<Item = (&Entry<'c>, &'c Report)> {
        self.expected().filter_map(|entry| entry.report.map(|report| (entry, report)))
    }

    /// Whether any report of the round is invented.
    pub fn is_sample(&self) -> bool {
        self.received().any(|(_, report)| report.sample)
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod tests;
