//! Values: numbers of documents that are taken, and numbers and dates that lack each other.

use std::collections::BTreeMap;

use super::super::body::Body;
use super::super::scalar::{Counting, Date, Id};
use super::facts::Half;
use super::fault::NumberingFault;
use super::{Checks, Scope};
use crate::problem::Place;

/// The kind of the agencies' reports.
const REPORT: &str = "bao-cao";

/// A document's number in its series: one body, one kind, one year. A state body's numbers begin at 01
/// every year (NĐ 30/2020, Điều 15), a Party body's with every term.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Slot<'c> {
    body: &'c Id,
    kind: &'c str,
    year: i32,
    number: u32,
}

/// The plan, the consolidated report of each period and every report, in this order: what comes later
/// is at fault. The reports of the agency that consolidates share the series of its consolidated ones.
pub(super) fn check(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    let plan = &campaign.plan;
    let issues = &campaign.office.value.issues;
    let mut taken = Taken::default();

    let head = &plan.value.document;
    let issuer = campaign.body(&issues.plan);
    let draft = head.marks.draft.is_some();
    halves(checks, &Scope::Campaign, head.number, head.date, draft, |key| {
        plan.key_place(&format!("document/{key}"))
    });
    let given = (head.number, head.date);
    taken.take(checks, Scope::Campaign, issuer, head.kind.as_str(), given, || {
        plan.place("document/number")
    });

    let issuer = campaign.body(&issues.summary);
    for (nth, period) in plan.value.reporting.periods.iter().enumerate() {
        let path = format!("reporting/periods/{nth}/summary");
        let head = &period.summary;
        let draft = head.marks.draft.is_some();
        halves(checks, &Scope::Campaign, head.number, head.date, draft, |key| {
            plan.key_place(&format!("{path}/{key}"))
        });
        let given = (head.number, head.date);
        taken.take(checks, Scope::Campaign, issuer, head.kind.as_str(), given, move || {
            plan.place(&format!("{path}/number"))
        });
    }

    for (id, file) in &campaign.documents {
        let scope = Scope::Document(id.clone());
        let document = &file.value;
        let given = (document.number, document.date);
        // Some kinds have no number: a date alone is not odd.
        let is_open = document.marks.draft.is_some() || document.number.is_none();
        halves(checks, &scope, given.0, given.1, is_open, |key| file.key_place(key));
        let issuer = document.issuers.first().or(document.issuer.as_ref()).unwrap_or(&issues.plan);
        let issuer = campaign.body(issuer);
        taken.take(checks, scope, issuer, document.kind.as_str(), given, || file.place("number"));
    }

    for ((period, agency), report) in &campaign.reports {
        let scope = Scope::Report { period: period.clone(), agency: agency.clone() };
        let (number, date) = (report.value.number, report.value.date);
        halves(checks, &scope, number, date, false, |key| report.key_place(key));
        let sender = campaign.agency(agency);
        taken.take(checks, scope, sender, REPORT, (number, date), || report.place("number"));
    }
}

/// Number and date are given together, when the document is issued. Places are asked for only where something is
/// wrong: a file's places cost another reading of it. A draft with one of them is reported as such.
fn halves(
    checks: &mut Checks<'_>,
    scope: &Scope,
    number: Option<Counting>,
    date: Option<Date>,
    draft: bool,
    key_place: impl FnOnce(&str) -> Place,
) {
    if draft {
        return;
    }
    let (has, key) = match (number, date) {
        (Some(_), None) => (Half::Number, "number"),
        (None, Some(_)) => (Half::Date, "date"),
        _ => return,
    };
    checks.say(scope.clone(), &NumberingFault::HalfNumbered { has }, key_place(key));
}

/// The numbers that are given, with the way to their places.
#[derive(Default)]
struct Taken<'c>(BTreeMap<Slot<'c>, Box<dyn Fn() -> Place + 'c>>);

impl<'c> Taken<'c> {
    fn take(
        &mut self,
        checks: &mut Checks<'_>,
        scope: Scope,
        body: Option<&'c Body>,
        kind: &'c str,
        (number, date): (Option<Counting>, Option<Date>),
        place: impl Fn() -> Place + 'c,
    ) {
        let (Some(body), Some(number), Some(date)) = (body, number, date) else { return };
        let slot = Slot { body: &body.id, kind, year: date.year(), number: number.0 };
        match self.0.get(&slot) {
            Some(first) => {
                let (year, first, regime) = (date.year(), first(), body.regime);
                let body = body.short().to_owned();
                let of_report = matches!(scope, Scope::Report { .. });
                let number = number.0;
                let fault =
                    NumberingFault::NumberTaken { number, body, year, first, regime, of_report };
                checks.say(scope, &fault, place());
            }
            None => {
                self.0.insert(slot, Box::new(place));
            }
        }
    }
}
