//! Values: whether days have sense: far from what they belong to, before what they report on, not come yet.
//!
//! What may be right is a warning: an agency may have begun a year early. A day of a report or an answer is far
//! beyond half a year outside its duty or campaign (a year typed wrong is a whole one), a day of receipt beyond a
//! year after the deadline, a day of the plan two years before the plan or fifteen after it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::campaign::Campaign;
use super::super::deadline::Deadline;
use super::super::load::Located;
use super::super::plan::{Ask, Part, Period, Plan, Window};
use super::super::report::Report;
use super::super::scalar::Date;
use super::facts::{DayOf, OddDay};
use super::fault::TimeFault;
use super::{Checks, Scope};
use crate::problem::Problem;

/// Half a year in days.
pub(super) const HALF_YEAR: i64 = 183;
/// A year in days.
pub(super) const YEAR: i64 = 366;
/// How long before the plan its days may lie, and how long after it.
const PLAN: (i64, i64) = (2 * YEAR, 15 * YEAR);

/// Days that belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub from: Date,
    pub to: Date,
}

impl Span {
    /// The days to which the answer to a question belongs: the duty's window, else all days of the campaign.
    pub fn of_ask(campaign: &Campaign, ask: &Ask) -> Span {
        let plan = &campaign.plan.value;
        let duty = plan.duties.iter().find(|duty| duty.asks.iter().any(|own| own.id == ask.id));
        match duty.and_then(|duty| duty.window) {
            Some(Window { from, to }) => Span { from, to },
            None => Span::of_campaign(plan),
        }
    }

    /// From the first day that the plan names to the last.
    fn of_campaign(plan: &Plan) -> Span {
        let mut days: Vec<Date> = plan.document.date.into_iter().collect();
        windows(plan, |_, window| days.extend([window.from, window.to]));
        for period in &plan.reporting.periods {
            days.extend([period.covers.from, period.covers.to, period.due.named_day()]);
            days.extend(period.extensions.iter().map(|extension| extension.due.named_day()));
        }
        let nothing = Date(NaiveDate::default());
        Span {
            from: days.iter().min().copied().unwrap_or(nothing),
            to: days.iter().max().copied().unwrap_or(nothing),
        }
    }

    /// Whether a day lies farther outside than so many days.
    pub fn far(self, day: Date, days: i64) -> Option<OddDay> {
        let before = (self.from.0 - day.0).num_days() > days;
        let reported = OddDay::Far { from: self.from, to: self.to };
        before.then_some(reported).or_else(|| self.far_after(day, days))
    }

    /// Whether a day lies more than so many days after the last.
    pub fn far_after(self, day: Date, days: i64) -> Option<OddDay> {
        let after = (day.0 - self.to.0).num_days() > days;
        after.then_some(OddDay::Far { from: self.from, to: self.to })
    }
}

/// Every window of the plan with its path.
fn windows(plan: &Plan, mut with: impl FnMut(&str, Window)) {
    fn parts(path: &str, all: &[Part], with: &mut impl FnMut(&str, Window)) {
        for (nth, part) in all.iter().enumerate() {
            let path = format!("{path}/{nth}");
            if let Some(window) = part.window {
                with(&format!("{path}/window"), window);
            }
            parts(&format!("{path}/parts"), &part.parts, with);
        }
    }
    parts("sections", &plan.sections, &mut with);
    for (nth, duty) in plan.duties.iter().enumerate() {
        if let Some(window) = duty.window {
            with(&format!("duties/{nth}/window"), window);
        }
    }
}

/// The plan's date, unless it is itself the odd one: later than what the plan sets a deadline for.
pub(super) fn plan_date(campaign: &Campaign, period: &Period) -> Option<Date> {
    campaign.plan.value.document.date.filter(|plan| *plan <= period.due.named_day())
}

/// Why a document on a period cannot well bear this date.
pub(super) fn early(campaign: &Campaign, period: &Period, date: Date) -> Option<OddDay> {
    let plan = plan_date(campaign, period).filter(|plan| date < *plan);
    let from = Some(period.covers.from).filter(|from| date < *from);
    plan.map(OddDay::BeforePlan).or(from.map(OddDay::BeforePeriod))
}

/// The days of the plan and of the letters that remind.
pub(super) fn check(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    let plan = &file.value;
    let tell = |checks: &mut Checks<'_>, path: &str, of, day, why| {
        checks.at(file, path, &TimeFault::OddDay { of, day, why });
    };
    let first = plan.reporting.periods.iter().map(|period| period.covers.from).min();
    let base = plan.document.date.or(first);
    let Some(base) = base else { return };
    let far = |day: Date| {
        let apart = (day.0 - base.0).num_days();
        (apart < -PLAN.0 || apart > PLAN.1).then_some(OddDay::Far { from: base, to: base })
    };
    // Where not even the first period is near, the plan's own date is the odd one.
    if let Some(first) = first.filter(|first| far(*first).is_some()) {
        let why = OddDay::Far { from: first, to: first };
        return tell(checks, "document/date", DayOf::Plan, base, why);
    }
    let mut days: Vec<(String, Date)> = Vec::new();
    windows(plan, |path, window| {
        days.extend([(format!("{path}/from"), window.from), (format!("{path}/to"), window.to)]);
    });
    for (nth, period) in plan.reporting.periods.iter().enumerate() {
        let path = format!("reporting/periods/{nth}");
        let covers = period.covers;
        days.push((format!("{path}/covers/from"), covers.from));
        days.push((format!("{path}/covers/to"), covers.to));
        let at = |path: String, due: Deadline| (format!("{path}/{}", due.key()), due.named_day());
        let due = [at(path.clone(), period.due)].into_iter();
        let extensions = period.extensions.iter().enumerate();
        let extensions = extensions
            .map(|(nth, extension)| at(format!("{path}/extensions/{nth}"), extension.due));
        let span = Span { from: covers.from, to: covers.to };
        for (path, day) in due.chain(extensions) {
            if let Some(plan) = plan.document.date.filter(|plan| day < *plan) {
                tell(checks, &path, DayOf::Set, day, OddDay::BeforePlan(plan));
            }
            if let Some(why) = span.far_after(day, YEAR) {
                tell(checks, &path, DayOf::Set, day, why);
            }
        }
        let summary = period.summary.date;
        if let Some((day, why)) =
            summary.and_then(|d| Some((d, early(checks.campaign, period, d)?)))
        {
            tell(checks, &format!("{path}/summary/date"), DayOf::Dated, day, why);
        }
    }
    for (path, day) in days {
        if let Some(why) = far(day) {
            tell(checks, &path, DayOf::Set, day, why);
        }
    }
    let Some(file) = &checks.campaign.reminders else { return };
    for (nth, sent) in file.value.sent.iter().enumerate() {
        let Some(period) = checks.campaign.period(&sent.period) else { continue };
        let span = Span { from: period.covers.from, to: period.due.named_day() };
        if let Some(why) = span.far_after(sent.date, YEAR) {
            let fault = TimeFault::OddDay { of: DayOf::Reminded, day: sent.date, why };
            checks.say(Scope::Letters, &fault, file.place(&format!("sent/{nth}/date")));
        }
    }
}

/// Days that have not come yet on the day of the run; invented reports may have any.
pub(super) fn ahead(campaign: &Campaign, today: Date) -> Vec<(Scope, Problem)> {
    // Of many reports with one day the first stands for all.
    let mut days: BTreeMap<(&str, Date), (&Located<Report>, Scope, usize)> = BTreeMap::new();
    for ((period, agency), report) in &campaign.reports {
        let value = &report.value;
        let dated = value.date.filter(|date| *date <= value.received);
        for (path, day) in [("received", Some(value.received)), ("date", dated)] {
            let Some(day) = day.filter(|day| *day > today && !value.sample) else { continue };
            let scope = || Scope::Report { period: period.clone(), agency: agency.clone() };
            let same = days.entry((path, day)).or_insert_with(|| (report, scope(), 0));
            same.2 += 1;
        }
    }
    let mut found: Vec<(Scope, Problem)> = days
        .into_iter()
        .map(|((path, day), (report, scope, count))| {
            let of = if path == "date" { DayOf::Dated } else { DayOf::Received };
            let why = OddDay::Ahead { today, others: count - 1 };
            let fault = TimeFault::OddDay { of, day, why };
            (scope, Problem::at(&fault, report.place(path)))
        })
        .collect();
    if let Some(file) = &campaign.reminders {
        for (nth, sent) in file.value.sent.iter().enumerate().filter(|(_, sent)| sent.date > today)
        {
            let why = OddDay::Ahead { today, others: 0 };
            let fault = TimeFault::OddDay { of: DayOf::Reminded, day: sent.date, why };
            found.push((
                Scope::Letters,
                Problem::at(&fault, file.place(&format!("sent/{nth}/date"))),
            ));
        }
    }
    found
}
