//! Tasks: how many agencies were to report, have reported, were late; and the two rates.
//!
//! The rates are DHIS2's (reporting rate, reporting rate on time): completeness is what was received of
//! what was expected, timeliness what was received on time of what was expected. What is not due yet is
//! expected all the same: both rates grow until the round is over.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Entry, Owed, ReportState};

/// The counts of a round, or of a group of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Agencies that are to report (`phải báo cáo`).
    pub expected: usize,
    /// Reports received (`đã nhận`).
    pub received: usize,
    /// Of them on time (`đúng hạn`).
    pub on_time: usize,
    /// Of them late (`quá hạn`).
    pub late: usize,
    /// Of them on the day whose hour decides, at an hour that nobody noted (`chưa rõ đúng hạn`).
    #[serde(skip)]
    pub unclear: usize,
    /// Of them nil (`không phát sinh`).
    pub nil: usize,
    /// Of them incomplete (`chưa đủ nội dung`).
    pub incomplete: usize,
    /// Of them short of the least that the plan asks (`chưa đạt mức tối thiểu`).
    pub short: usize,
    /// Not received, the day has passed (`chưa gửi`).
    pub missing: usize,
    /// Not received, the day has not passed (`chưa đến hạn`).
    pub not_due: usize,
    /// There, and not to be read until the clerk fixes the file.
    pub unread: usize,
    /// Agencies that need not report.
    pub exempt: usize,
}

impl Tally {
    /// Counts one agency with what it owes.
    pub fn count(&mut self, entry: &Entry<'_>, owed: &[Owed<'_>]) {
        match entry.state {
            ReportState::Exempt => {
                self.exempt += 1;
                return;
            }
            ReportState::OnTime => self.on_time += 1,
            ReportState::Late => self.late += 1,
            ReportState::Unclear => self.unclear += 1,
            ReportState::Missing => self.missing += 1,
            ReportState::NotDue => self.not_due += 1,
            ReportState::Unread => self.unread += 1,
        }
        self.expected += 1;
        if let Some(report) = entry.report {
            self.received += 1;
            self.nil += usize::from(report.nil);
            self.incomplete += usize::from(owed.iter().any(Owed::leaves_incomplete));
            self.short += usize::from(owed.iter().any(|o| matches!(o, Owed::Least { .. })));
        }
    }

    /// Reports received of reports expected, in percent to one place (`tỷ lệ gửi báo cáo`); `None` where
    /// none is expected.
    pub fn completeness(&self) -> Option<Decimal> {
        percent(self.received, self.expected)
    }

    /// Reports received on time of reports expected, in percent to one place (`tỷ lệ gửi đúng hạn`).
    pub fn timeliness(&self) -> Option<Decimal> {
        percent(self.on_time, self.expected)
    }
}

fn percent(part: usize, whole: usize) -> Option<Decimal> {
    let hundredfold = Decimal::from(part) * Decimal::ONE_HUNDRED;
    hundredfold.checked_div(Decimal::from(whole)).map(|rate| {
        rate.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    })
}

/// An agency's row of the status.
#[derive(Debug, Clone)]
pub struct Row<'c> {
    /// The state of its report.
    pub entry: Entry<'c>,
    /// What it owes.
    pub owed: Vec<Owed<'c>>,
}

/// A period's status: every agency, the groups, the whole.
#[derive(Debug, Clone)]
pub struct Status<'c> {
    /// Every agency, in the order of the data.
    pub rows: Vec<Row<'c>>,
    /// The counts of each group, in the order of the data.
    pub groups: Vec<(&'c crate::data::agencies::Group, Tally)>,
    /// The counts of all.
    pub all: Tally,
}

impl<'c> Status<'c> {
    /// The status of a round; of some agencies only where `wanted` says so.
    pub fn of(round: &super::Round<'c>, wanted: impl Fn(&Entry<'c>) -> bool) -> Self {
        let mut status = Status { rows: Vec::new(), groups: Vec::new(), all: Tally::default() };
        for entry in round.entries.iter().filter(|entry| wanted(entry)) {
            let owed = super::owed::outstanding(round.campaign, round.period, entry);
            status.all.count(entry, &owed);
            if status.groups.last().is_none_or(|(group, _)| group.id != entry.group.id) {
                status.groups.push((entry.group, Tally::default()));
            }
            if let Some((_, tally)) = status.groups.last_mut() {
                tally.count(entry, &owed);
            }
            status.rows.push(Row { entry: *entry, owed });
        }
        status
    }
}
