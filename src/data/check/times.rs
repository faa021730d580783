//! Values: windows that end before they begin, deadlines that cannot be kept, days off, letters that remind before
//! anybody is late.

use super::super::campaign::{Campaign, Spared};
use super::super::deadline::Deadline;
use super::super::plan::{Period, Window};
use super::super::scalar::Id;
use super::fault::TimeFault;
use super::{Checks, Scope};

use chrono::{Datelike, Weekday};

/// Every window and every deadline.
pub(super) fn check(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    for (path, part) in checks.known.parts.clone() {
        window(checks, &format!("{path}/window"), part.window);
    }
    for (nth, duty) in file.value.duties.iter().enumerate() {
        window(checks, &format!("duties/{nth}/window"), duty.window);
    }
    for (nth, period) in file.value.reporting.periods.iter().enumerate() {
        let path = format!("reporting/periods/{nth}");
        window(checks, &format!("{path}/covers"), Some(period.covers));
        deadlines(checks, &path, period);
    }
    reminders(checks);
}

/// A letter that reminds before anybody is late has a slip in its day, or in its period.
fn reminders(checks: &mut Checks<'_>) {
    let Some(file) = &checks.campaign.reminders else { return };
    for (nth, sent) in file.value.sent.iter().enumerate() {
        let due = checks.campaign.period(&sent.period).map(|period| period.due);
        if let Some(due) = due.filter(|due| !due.is_over(sent.date)) {
            let fault = TimeFault::RemindedEarly { date: sent.date, due };
            checks.say(Scope::Letters, &fault, file.place(&format!("sent/{nth}/date")));
        }
    }
}

fn window(checks: &mut Checks<'_>, path: &str, window: Option<Window>) {
    let file = &checks.campaign.plan;
    if let Some(Window { from, to }) = window.filter(|window| window.from > window.to) {
        checks.at(file, &format!("{path}/to"), &TimeFault::WindowTurned { from, to });
    }
}

fn deadlines(checks: &mut Checks<'_>, path: &str, period: &Period) {
    let file = &checks.campaign.plan;
    let due = period.due;
    let covers_to = period.covers.to;
    if due.last_day() < covers_to {
        let fault = TimeFault::DueWithinPeriod { due, covers_to };
        checks.at(file, &format!("{path}/{}", due.key()), &fault);
    }
    day_off(checks, &format!("{path}/{}", due.key()), due);
    for (nth, extension) in period.extensions.iter().enumerate() {
        let path = format!("{path}/extensions/{nth}");
        let extended = extension.due;
        let day_path = format!("{path}/{}", extended.key());
        match extended.is_later_than(due) {
            true => day_off(checks, &day_path, extended),
            false => checks.at(file, &day_path, &TimeFault::ExtensionNotLater { extended, due }),
        }
        let groups = extension.groups.iter().enumerate();
        let whom = extension.named().chain(groups.map(|(at, id)| (format!("groups/{at}"), id)));
        let whom: Vec<(String, &Id)> = whom.collect();
        if whom.is_empty() {
            checks.at(file, &path, &TimeFault::ForNobody { exemption: false });
        }
        for (at, id) in whom {
            if let Some(why) = spared(checks.campaign, id, period) {
                let fault = match why {
                    Spared::Exempt(_) => TimeFault::ExemptAndExtended { agency: id.clone() },
                    Spared::OtherGroups => TimeFault::NotOfPeriod { id: id.clone() },
                };
                checks.at(file, &format!("{path}/{at}"), &fault);
            }
        }
    }
    for (nth, exempt) in period.exempt.iter().enumerate() {
        let path = format!("{path}/exempt/{nth}");
        let groups = exempt.groups().iter().enumerate();
        let groups = groups.map(|(at, id)| (format!("/groups/{at}"), id));
        let whom: Vec<(String, &Id)> = exempt.agencies().into_iter().chain(groups).collect();
        if whom.is_empty() {
            checks.at(file, &path, &TimeFault::ForNobody { exemption: true });
        }
        for (at, id) in whom {
            if spared(checks.campaign, id, period) == Some(Spared::OtherGroups) {
                let fault = TimeFault::NotOfPeriod { id: id.clone() };
                checks.at(file, &format!("{path}{at}"), &fault);
            }
        }
    }
}

/// Why an agency, or every agency of a group, owes nothing in a period.
fn spared<'c>(campaign: &'c Campaign, id: &Id, period: &'c Period) -> Option<Spared<'c>> {
    if campaign.agency(id).is_some() {
        return campaign.spared(id, period);
    }
    let group = campaign.agencies.value.groups.iter().find(|group| group.id == *id)?;
    let mut all = group.agencies.iter().map(|agency| campaign.spared(&agency.id, period));
    let first = all.next()??;
    all.all(|other| other.is_some()).then_some(first)
}

/// `Trước ngày` means strictly before: the last day to send is the day before. Nothing is shifted.
fn day_off(checks: &mut Checks<'_>, path: &str, due: Deadline) {
    let last = due.last_day();
    let days_off = &checks.campaign.office.value.days_off;
    let holiday = days_off.iter().find(|day| day.date == last).map(|day| day.name.to_string());
    if holiday.is_some() || matches!(last.0.weekday(), Weekday::Sat | Weekday::Sun) {
        checks.at(&checks.campaign.plan, path, &TimeFault::DeadlineDayOff { last, holiday });
    }
}
