//! Values: windows that end before they begin, deadlines that cannot be kept, days off, letters that remind before
//! anybody is late.

use super::super::plan::{Period, Window};
use super::super::scalar::Date;
use super::fault::TimeFault;
use super::{Checks, Scope};
use crate::viet;

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
        let due_before = checks.campaign.period(&sent.period).map(|period| period.due_before);
        if let Some(due_before) = due_before.filter(|due_before| sent.date < *due_before) {
            let fault = TimeFault::RemindedEarly { date: sent.date, due_before };
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
    let due_before = period.due_before;
    let covers_to = period.covers.to;
    if due_before <= covers_to {
        let fault = TimeFault::DueWithinPeriod { due_before, covers_to };
        checks.at(file, &format!("{path}/due_before"), &fault);
    }
    day_off(checks, &format!("{path}/due_before"), due_before);
    for (nth, extension) in period.extensions.iter().enumerate() {
        let path = format!("{path}/extensions/{nth}");
        let extended = extension.due_before;
        match extended > due_before {
            true => day_off(checks, &format!("{path}/due_before"), extended),
            false => {
                let fault = TimeFault::ExtensionNotLater { extended, due_before };
                checks.at(file, &format!("{path}/due_before"), &fault);
            }
        }
        if period.exempt.contains(&extension.agency) {
            let fault = TimeFault::ExemptAndExtended { agency: extension.agency.clone() };
            checks.at(file, &format!("{path}/agency"), &fault);
        }
    }
}

/// `Trước ngày` means strictly before: the last day to send is the day before. Nothing is shifted.
fn day_off(checks: &mut Checks<'_>, path: &str, due_before: Date) {
    let Some(last) = viet::last_day_before(due_before.0).map(Date) else { return };
    let days_off = &checks.campaign.office.value.days_off;
    let holiday = days_off.iter().find(|day| day.date == last).map(|day| day.name.to_string());
    if holiday.is_some() || matches!(last.0.weekday(), Weekday::Sat | Weekday::Sun) {
        checks.at(&checks.campaign.plan, path, &TimeFault::DeadlineDayOff { last, holiday });
    }
}
