//! Tasks: how one agency stands in a period.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::campaign::Campaign;
use crate::data::indicators::{Indicator, Total, ValueKind};
use crate::data::plan::Period;
use crate::data::report::Report;
use crate::data::scalar::{Date, Id};

/// How an agency stands in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It owes nothing.
    Exempt,
    /// Received strictly before the day it was due before (`đúng hạn`).
    OnTime,
    /// Received later (`quá hạn`).
    Late,
    /// Not received although its day has passed (`chưa gửi`).
    Missing,
    /// Not received, and its day has not passed yet (`chưa đến hạn`).
    NotDue,
    /// A report is there that does not read: for the clerk to mend, not for the agency.
    Unread,
}

impl Standing {
    /// What a clerk reads.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Exempt => "Không phải báo cáo",
            Standing::OnTime => "Đúng hạn",
            Standing::Late => "Quá hạn",
            Standing::Missing => "Chưa gửi",
            Standing::NotDue => "Chưa đến hạn",
            Standing::Unread => "Chưa đọc được",
        }
    }
}

/// An agency in a round.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'c> {
    /// Its group.
    pub group: &'c Group,
    /// The agency.
    pub agency: &'c Body,
    /// How it stands.
    pub standing: Standing,
    /// The day before which its report is due.
    pub due_before: Date,
    /// How many days after its last day the report came, or has not come by the day that is told; 0 for
    /// one that is not late.
    pub days_late: u32,
    /// Its report, where one was received.
    pub report: Option<&'c Report>,
}

impl<'c> Entry<'c> {
    /// How an agency stands at the end of a day, or with every report that came (`as_of` absent).
    pub fn of(
        campaign: &'c Campaign,
        period: &'c Period,
        group: &'c Group,
        agency: &'c Body,
        as_of: Option<Date>,
    ) -> Self {
        let report = campaign.report(&period.id, &agency.id);
        let report = report.filter(|report| as_of.is_none_or(|day| report.received <= day));
        let due_before = campaign.due_before(&agency.id, period);
        let standing = match report {
            _ if !campaign.owes(&agency.id, period) => Standing::Exempt,
            Some(report) if report.received < due_before => Standing::OnTime,
            Some(_) => Standing::Late,
            None if as_of.is_some_and(|day| day < due_before) => Standing::NotDue,
            None => Standing::Missing,
        };
        let days_late = match standing {
            Standing::Late => report.map_or(0, |report| days_late(due_before.0, report.received.0)),
            Standing::Missing => as_of.map_or(0, |day| days_late(due_before.0, day.0)),
            Standing::Exempt | Standing::OnTime | Standing::NotDue | Standing::Unread => 0,
        };
        Entry { group, agency, standing, due_before, days_late, report }
    }

    /// Whether it owes a report.
    pub fn is_expected(&self) -> bool {
        self.standing != Standing::Exempt
    }

    /// Whether its report is to say an indicator, or what a rate is reckoned from.
    pub fn asked(&self, campaign: &Campaign, period: &Period, indicator: &Indicator) -> bool {
        match parts(campaign, indicator) {
            Some((part, whole)) => [part, whole].iter().all(|i| self.asked(campaign, period, i)),
            None => campaign.reports(&self.agency.id, indicator, &period.id),
        }
    }

    /// What it reported of an indicator, or what follows for a rate; a nil report says zero of what is
    /// counted.
    pub fn figure(
        &self,
        campaign: &Campaign,
        period: &Period,
        indicator: &Indicator,
    ) -> Option<Decimal> {
        if let Some((part, whole)) = parts(campaign, indicator) {
            let part = self.figure(campaign, period, part)?;
            return rate(part, self.figure(campaign, period, whole)?, indicator.value);
        }
        let report = self.report.filter(|_| self.asked(campaign, period, indicator))?;
        match report.figures.get(&indicator.id) {
            Some(typed) => indicator.read(typed).ok(),
            None if report.nil && indicator.value == ValueKind::Count => Some(Decimal::ZERO),
            None => None,
        }
    }
}

/// How many days after the last day on which something due before `due_before` is on time.
fn days_late(due_before: NaiveDate, day: NaiveDate) -> u32 {
    u32::try_from((day - due_before).num_days() + 1).unwrap_or(0)
}

/// What a rate divides by what; `None` for what is not a rate. The checks let no rate of a rate by.
pub(super) fn parts<'c>(
    campaign: &'c Campaign,
    indicator: &Indicator,
) -> Option<(&'c Indicator, &'c Indicator)> {
    let find = |id: &Option<Id>| {
        let all = &campaign.indicators.value.indicators;
        all.iter().find(|i| Some(&i.id) == id.as_ref() && i.total != Total::Rate)
    };
    let is_rate = indicator.total == Total::Rate;
    is_rate.then(|| Some((find(&indicator.numerator)?, find(&indicator.denominator)?)))?
}

/// Two figures added to their last digit; `None` where the sum has more digits than can be held.
pub(super) fn plus(one: Decimal, other: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(other)?;
    // A sum that is too long loses decimals without a word.
    (sum.checked_sub(one) == Some(other) && sum.checked_sub(other) == Some(one)).then_some(sum)
}

/// All added, as [`plus`] does; `None` of none.
pub(super) fn sum(mut values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let first = values.next()?;
    values.try_fold(first, plus)
}

/// A part of a whole as a rate, to two places; `None` where the whole is nothing. A half is rounded up, as
/// an office and a spreadsheet round.
pub(super) fn rate(part: Decimal, whole: Decimal, kind: ValueKind) -> Option<Decimal> {
    let away = RoundingStrategy::MidpointAwayFromZero;
    let exact = part.checked_mul(rate_scale(kind))?.checked_div(whole)?;
    Some(exact.round_dp_with_strategy(RATE_PLACES, away))
}

/// The decimal places of a rate.
pub const RATE_PLACES: u32 = 2;

/// By how much a quotient is multiplied.
pub fn rate_scale(kind: ValueKind) -> Decimal {
    if kind == ValueKind::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE }
}
