//! Tasks: who is to be reminded on a day, for which time, and why.
//!
//! The rule: an agency is reminded when its day has passed and it owes something (the report, a field of it, a
//! least that the plan asks). Which letter it is follows from `reminders.yaml`: the letters noted there with an
//! *earlier* day, and one more. A letter noted with the very day is this one, so building it again after it was
//! noted gives the same file, with the number that it got.

use super::owed::outstanding;
use super::{Entry, Owed, ReportState};
use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::campaign::Campaign;
use crate::data::plan::Period;
use crate::data::reminders::Sent;
use crate::data::scalar::{Date, Id};

/// Why and for which time an agency is reminded.
#[derive(Debug, Clone)]
pub struct Reminder<'c> {
    /// The state of its report.
    pub entry: Entry<'c>,
    /// What it owes.
    pub owed: Vec<Owed<'c>>,
    /// Which letter to it this is, from 1.
    pub nth: usize,
}

/// Everyone who is to be reminded on a day about a period, in the order of the data. None goes from the issuer to
/// itself.
pub fn reminders<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    as_of: Date,
) -> impl Iterator<Item = Reminder<'c>> {
    campaign
        .all_agencies()
        .filter_map(move |(group, agency)| reminder(campaign, period, (group, agency), as_of))
}

/// Why an agency is to be reminded on a day; `None` where it is not.
fn reminder<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    (group, body): (&'c Group, &'c Body),
    as_of: Date,
) -> Option<Reminder<'c>> {
    let agency = &body.id;
    if *agency == campaign.office.value.issues.reminders {
        return None;
    }
    // A letter is written to whom there is on its day, whatever the name when the reports were due.
    let agency_now = campaign.called_on(body, as_of);
    let entry =
        Entry { agency: agency_now, ..Entry::of(campaign, period, group, body, Some(as_of)) };
    // A report that came early and is not whole may still be fixed in time.
    if !entry.due.is_over(as_of) || matches!(entry.state, ReportState::Exempt) {
        return None;
    }
    let owed = outstanding(campaign, period, &entry);
    let nth = earlier(campaign, period, as_of).filter(|sent| sent.to.contains(agency)).count() + 1;
    (!owed.is_empty()).then_some(Reminder { entry, owed, nth })
}

/// Which letter to all this is, from 1.
pub fn collective_nth(campaign: &Campaign, period: &Period, as_of: Date) -> usize {
    earlier(campaign, period, as_of).filter(|sent| sent.collective).count() + 1
}

/// The letter of this very day, where it was noted: to one agency, or to all.
pub fn noted<'c>(
    campaign: &'c Campaign,
    period: &Period,
    agency: Option<&Id>,
    as_of: Date,
) -> Option<&'c Sent> {
    letters(campaign, period).find(|sent| {
        sent.date == as_of
            && match agency {
                Some(agency) => !sent.collective && sent.to.contains(agency),
                None => sent.collective,
            }
    })
}

/// How many letters about a period have gone to an agency up to the end of a day.
pub fn times(campaign: &Campaign, period: &Period, agency: &Id, as_of: Date) -> usize {
    letters(campaign, period).filter(|sent| sent.date <= as_of && sent.to.contains(agency)).count()
}

/// The letters of a period that were noted with an earlier day.
pub fn earlier<'c>(
    campaign: &'c Campaign,
    period: &Period,
    as_of: Date,
) -> impl Iterator<Item = &'c Sent> {
    letters(campaign, period).filter(move |sent| sent.date < as_of)
}

fn letters<'c>(campaign: &'c Campaign, period: &Period) -> impl Iterator<Item = &'c Sent> {
    let sent = campaign.reminders.iter().flat_map(|file| &file.value.sent);
    let period = period.id.clone();
    sent.filter(move |sent| sent.period == period)
}
