//! Tasks: the state of one agency's report in a period.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use crate::data::agencies::Group;
use crate::data::body::{Body, Was};
use crate::data::campaign::{Campaign, Former, Spared};
use crate::data::deadline::{Deadline, Letter, Timely};
use crate::data::indicators::{Indicator, Total};
use crate::data::plan::{Ask, Period};
use crate::data::report::{Answer, Report};
use crate::data::scalar::{Date, Id};
use crate::viet;

/// The state of an agency's report in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportState {
    /// It owes nothing.
    Exempt,
    /// Received in time (`đúng hạn`).
    OnTime,
    /// Received later (`quá hạn`).
    Late,
    /// Received on the day whose hour decides, and nobody noted at which hour (`chưa rõ đúng hạn`).
    Unclear,
    /// Not received although its day has passed (`chưa gửi`).
    Missing,
    /// Not received, and its day has not passed yet (`chưa đến hạn`).
    NotDue,
    /// A report is there that does not read or cannot be counted as it is (`đã gửi, chưa đọc được`): for the clerk
    /// to fix, and never reported as not sent.
    Unread,
}

impl ReportState {
    /// What a clerk reads.
    pub fn words(self) -> &'static str {
        match self {
            ReportState::Exempt => "Không phải báo cáo",
            ReportState::OnTime => "Đúng hạn",
            ReportState::Late => "Quá hạn",
            ReportState::Unclear => "Chưa rõ đúng hạn",
            ReportState::Missing => "Chưa gửi",
            ReportState::NotDue => "Chưa đến hạn",
            ReportState::Unread => "Đã gửi, chưa đọc được",
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
    /// The state of its report.
    pub state: ReportState,
    /// Until when its report is due.
    pub due: Deadline,
    /// How many days after its last day the report came, or has not come by the day that is described; 0 for one
    /// that is not late.
    pub days_late: u32,
    /// Its report, where one was received.
    pub report: Option<&'c Report>,
    /// What bodies that are part of it now sent.
    pub former: &'c [Former],
}

impl<'c> Entry<'c> {
    /// The state of an agency's report at the end of a day, or with every report that came (`as_of` absent).
    pub fn of(
        campaign: &'c Campaign,
        period: &'c Period,
        group: &'c Group,
        agency: &'c Body,
        as_of: Option<Date>,
    ) -> Self {
        let came = campaign.report(&period.id, &agency.id);
        // What is there and does not read has come, on a day that is not known: no agency is reminded for it.
        let unread =
            came.is_none() && campaign.unread.contains(&(period.id.clone(), agency.id.clone()));
        let report = came.filter(|report| as_of.is_none_or(|day| report.received <= day));
        let due = campaign.due(&agency.id, period);
        let state = match report {
            _ if !campaign.owes(&agency.id, period) => ReportState::Exempt,
            Some(report) => match due.met(report.received, report.received_time) {
                Timely::Yes => ReportState::OnTime,
                Timely::No => ReportState::Late,
                Timely::Unknown => ReportState::Unclear,
            },
            None if unread => ReportState::Unread,
            None if as_of.is_some_and(|day| !due.is_over(day)) => ReportState::NotDue,
            None => ReportState::Missing,
        };
        let days_late = match state {
            ReportState::Late => report.map_or(0, |report| due.days_late(report.received)),
            ReportState::Missing => as_of.map_or(0, |day| due.days_late(day)),
            ReportState::Exempt
            | ReportState::OnTime
            | ReportState::Unclear
            | ReportState::NotDue
            | ReportState::Unread => 0,
        };
        let former = campaign.former(&period.id, &agency.id);
        let agency = campaign.called(agency, period);
        Entry { group, agency, state, due, days_late, report, former }
    }

    /// Why it owes nothing in a period, or by what it has more time, where there is more to say than that.
    pub fn note(&self, campaign: &Campaign, period: &Period) -> Option<String> {
        match campaign.spared(&self.agency.id, period) {
            Some(Spared::OtherGroups) => Some("kỳ này không gồm nhóm này".to_owned()),
            Some(Spared::Exempt(letter)) => letter.map(|letter| format!("được miễn theo {letter}")),
            None => {
                let more_time = extended_by(campaign, period, &self.agency.id)
                    .map(|letter| format!("được gia hạn theo {letter}"));
                let key = (period.id.clone(), self.agency.id.clone());
                let own = campaign.inherited.get(&key);
                let former = self.former.iter().map(|former| &former.was);
                let names: Vec<&str> = own.into_iter().chain(former).map(Was::short).collect();
                let former = (!names.is_empty())
                    .then(|| format!("gồm báo cáo của {} trước đây", viet::join(&names)));
                let said: Vec<String> = more_time.into_iter().chain(former).collect();
                (!said.is_empty()).then(|| said.join("; "))
            }
        }
    }

    /// Whether it owes a report.
    pub fn is_expected(&self) -> bool {
        self.state != ReportState::Exempt
    }

    /// Whether its report is to say an indicator, or what a rate is computed from.
    pub fn asked(&self, campaign: &Campaign, period: &Period, indicator: &Indicator) -> bool {
        match parts(campaign, indicator) {
            Some((part, whole)) => {
                campaign.rated(&self.agency.id, indicator, &period.id)
                    && [part, whole].iter().all(|i| self.asked(campaign, period, i))
            }
            None => campaign.reports(&self.agency.id, indicator, &period.id),
        }
    }

    /// What it reported of an indicator, or what follows for a rate; a nil report says zero of what flows, and
    /// nothing of what is at hand.
    pub fn figure(
        &self,
        campaign: &Campaign,
        period: &Period,
        indicator: &Indicator,
    ) -> Option<Decimal> {
        if let Some((part, whole)) = parts(campaign, indicator) {
            if !self.asked(campaign, period, indicator) {
                return None;
            }
            let part = self.figure(campaign, period, part)?;
            return rate(part, self.figure(campaign, period, whole)?, indicator.scale());
        }
        if !self.asked(campaign, period, indicator) {
            return None;
        }
        let own = self.report.and_then(|report| said(report, indicator));
        let former =
            self.counted_of(indicator).filter_map(|former| said(&former.report.value, indicator));
        combined_in_agency(indicator.total(), own.into_iter().chain(former))
    }

    /// The least that the plan asks of an indicator and what was reported, where that is less. A nil report says that
    /// nothing arose, and falls short of nothing.
    pub fn shortfall(
        &self,
        campaign: &Campaign,
        period: &Period,
        indicator: &Indicator,
    ) -> Option<(Decimal, Decimal)> {
        let at_least = indicator.at_least.as_ref()?.0;
        if self.report.is_some_and(|report| report.nil) {
            return None;
        }
        let reported = self.figure(campaign, period, indicator)?;
        (reported < at_least).then_some((at_least, reported))
    }

    /// Its own report, then those of bodies that are part of it now.
    pub fn reports(&self) -> impl Iterator<Item = &'c Report> + use<'c> {
        self.report.into_iter().chain(self.former.iter().map(|former| &former.report.value))
    }

    /// What it answered to a question: in its own report, else what a body answered that is part of it now.
    pub fn answer(&self, ask: &Ask) -> Option<&'c Answer> {
        self.reports().find_map(|report| report.answers.get(&ask.id))
    }

    /// Whether what it gave of an indicator is less than the plan asks at least; `None` where the plan asks nothing, it
    /// gave nothing, or its report is nil: who has nothing to report did not fall short.
    pub fn is_below(
        &self,
        campaign: &'c Campaign,
        period: &Period,
        indicator: &Indicator,
    ) -> Option<bool> {
        indicator.at_least?;
        if self.report.is_some_and(|report| report.nil) {
            return None;
        }
        self.figure(campaign, period, indicator)?;
        Some(self.shortfall(campaign, period, indicator).is_some())
    }

    /// The reports of bodies that are part of it now which an indicator counts. What flows adds up; what is at hand
    /// is said by its own report once that came after them; what does not add up stays its own.
    pub fn counted_of(&self, indicator: &Indicator) -> impl Iterator<Item = &'c Former> {
        let total = indicator.total();
        let own = self.report.filter(|report| said(report, indicator).is_some());
        let counts = move |former: &&'c Former| match total {
            Total::Sum | Total::Max => true,
            Total::Last => {
                own.is_none_or(|report| former.until.is_none_or(|until| report.latest() <= until))
            }
            Total::None | Total::Rate => false,
        };
        self.former.iter().filter(counts)
    }
}

/// The letter by which an agency has more time in a period.
pub(crate) fn extended_by<'c>(
    campaign: &Campaign,
    period: &'c Period,
    agency: &Id,
) -> Option<&'c Letter> {
    campaign.extension(agency, period).and_then(|extension| extension.letter.as_ref())
}

/// What a report says of an indicator; a nil report says zero of what flows.
fn said(report: &Report, indicator: &Indicator) -> Option<Decimal> {
    match report.figures.get(&indicator.id) {
        Some(typed) => indicator.read(typed).ok(),
        None if report.nil && indicator.nil_is_zero() => Some(Decimal::ZERO),
        None => None,
    }
}

/// What a rate divides by what; `None` for what is not a rate. The checks let no rate of a rate by.
pub(super) fn parts<'c>(
    campaign: &'c Campaign,
    indicator: &Indicator,
) -> Option<(&'c Indicator, &'c Indicator)> {
    let find = |id: &Option<Id>| {
        let all = &campaign.indicators.value.indicators;
        all.iter().find(|i| Some(&i.id) == id.as_ref() && i.total() != Total::Rate)
    };
    let is_rate = indicator.total() == Total::Rate;
    is_rate.then(|| Some((find(&indicator.numerator)?, find(&indicator.denominator)?)))?
}

/// Two figures added to their last digit; `None` where the sum has more digits than can be held.
pub(super) fn plus(one: Decimal, other: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(other)?;
    // A sum that is too long loses decimals silently.
    (sum.checked_sub(one) == Some(other) && sum.checked_sub(other) == Some(one)).then_some(sum)
}

/// The figures of several agencies as one, in the way of their indicator: every total, trace and comparison adds up
/// here. `None` of none, of what does not make one figure, and where the sum has more digits than can be held.
pub(super) fn combined(total: Total, mut values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    match total {
        Total::None | Total::Rate => None,
        Total::Max => values.max(),
        Total::Sum | Total::Last => {
            let first = values.next()?;
            values.try_fold(first, plus)
        }
    }
}

/// The same of bodies that are one agency now: what does not add up stays the agency's own, which comes first.
pub(super) fn combined_in_agency(
    total: Total,
    mut values: impl Iterator<Item = Decimal>,
) -> Option<Decimal> {
    match total {
        Total::None | Total::Rate => values.next(),
        Total::Sum | Total::Last | Total::Max => combined(total, values),
    }
}

/// A part of a whole as a rate, to two places; `None` where the whole is nothing. A half is rounded up, as
/// an office and a spreadsheet round.
pub(super) fn rate(part: Decimal, whole: Decimal, scale: Decimal) -> Option<Decimal> {
    let away = RoundingStrategy::MidpointAwayFromZero;
    if whole <= Decimal::ZERO {
        return None;
    }
    let exact = part.checked_mul(scale)?.checked_div(whole)?;
    Some(exact.round_dp_with_strategy(RATE_PLACES, away))
}

/// Whether both parts of a rate can be in a rate of several bodies: a part of nothing has no rate of its own, and
/// added to the others would lift theirs above all of them. Nothing of nothing changes no sum.
pub(super) fn divides(part: Decimal, whole: Decimal) -> bool {
    whole > Decimal::ZERO || (whole.is_zero() && part.is_zero())
}

/// The decimal places of a rate.
pub(crate) const RATE_PLACES: u32 = 2;
