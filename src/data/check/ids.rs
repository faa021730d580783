//! Values: ids that point at nothing, and ids that two things have.

use std::collections::BTreeMap;

use super::super::body::{Body, Was};
use super::super::load::Located;
use super::super::scalar::Id;
use super::super::stands::{Stands, takes_orders};
use super::facts::IdOf;
use super::fault::IdFault;
use super::{Checks, Scope};
use crate::problem::Place;

/// Every reference from one place of the data to another, and every id that must be one of a kind.
/// References of reports are checked with the reports.
pub(super) fn check(checks: &mut Checks<'_>) {
    office(checks);
    plan(checks);
    reporting(checks);
    indicators(checks);
    reminders(checks);
    bodies_once(checks);
    former_bodies(checks);
    standing(checks);
    plan_once(checks);
}

fn office(checks: &mut Checks<'_>) {
    let office = &checks.campaign.office;
    let issues = &office.value.issues;
    known(checks, office, "issues/plan", IdOf::Body, &issues.plan);
    known(checks, office, "issues/summary", IdOf::Body, &issues.summary);
    known(checks, office, "issues/reminders", IdOf::Body, &issues.reminders);
}

fn reminders(checks: &mut Checks<'_>) {
    let Some(file) = &checks.campaign.reminders else { return };
    for (nth, sent) in file.value.sent.iter().enumerate() {
        let of = &Scope::Letters;
        let path = format!("sent/{nth}");
        known_in(checks, of, file, &format!("{path}/period"), IdOf::Period, &sent.period);
        for (nth, id) in sent.to.iter().enumerate() {
            known_in(checks, of, file, &format!("{path}/to/{nth}"), IdOf::Agency, id);
        }
    }
}

fn plan(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    for (path, part) in checks.known.parts.clone() {
        for (nth, reference) in part.refers.iter().enumerate() {
            known(checks, file, &format!("{path}/refers/{nth}/to"), IdOf::Anchor, &reference.to);
        }
    }
    for (nth, duty) in file.value.duties.iter().enumerate() {
        let path = format!("duties/{nth}");
        known(checks, file, &format!("{path}/anchor"), IdOf::Anchor, &duty.anchor);
        all_known(checks, file, &format!("{path}/agencies"), IdOf::Agency, &duty.agencies);
        all_known(checks, file, &format!("{path}/groups"), IdOf::Group, &duty.groups);
    }
    for (path, ask) in checks.campaign.all_asks() {
        if let Some(id) = &ask.choices_from {
            known(checks, file, &format!("{path}/choices_from"), IdOf::Anchor, id);
        }
        if let Some(id) = &ask.phase {
            known(checks, file, &format!("{path}/phase"), IdOf::Anchor, id);
        }
    }
}

fn reporting(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    let reporting = &file.value.reporting;
    known(checks, file, "reporting/anchor", IdOf::Anchor, &reporting.anchor);
    for (path, to) in reporting.to.placed() {
        if let Some(via) = &to.via {
            known(checks, file, &format!("{path}/via"), IdOf::Body, via);
        }
    }
    for (nth, period) in reporting.periods.iter().enumerate() {
        let path = format!("reporting/periods/{nth}");
        known(checks, file, &format!("{path}/anchor"), IdOf::Anchor, &period.anchor);
        all_known(checks, file, &format!("{path}/groups"), IdOf::Group, &period.groups);
        for (nth, exempt) in period.exempt.iter().enumerate() {
            let path = format!("{path}/exempt/{nth}");
            for (at, id) in exempt.agencies() {
                known(checks, file, &format!("{path}{at}"), IdOf::Agency, id);
            }
            all_known(checks, file, &format!("{path}/groups"), IdOf::Group, exempt.groups());
        }
        for (nth, extension) in period.extensions.iter().enumerate() {
            let path = format!("{path}/extensions/{nth}");
            for (at, id) in extension.named() {
                known(checks, file, &format!("{path}/{at}"), IdOf::Agency, id);
            }
            all_known(checks, file, &format!("{path}/groups"), IdOf::Group, &extension.groups);
        }
    }
}

fn indicators(checks: &mut Checks<'_>) {
    let file = &checks.campaign.indicators;
    for (nth, indicator) in file.value.indicators.iter().enumerate() {
        let path = format!("indicators/{nth}");
        let scope = Scope::Indicator(indicator.id.clone());
        let single = [
            ("duty", IdOf::Duty, &indicator.duty),
            ("numerator", IdOf::Indicator, &indicator.numerator),
            ("denominator", IdOf::Indicator, &indicator.denominator),
        ];
        for (key, what, id) in single {
            if let Some(id) = id {
                known_in(checks, &scope, file, &format!("{path}/{key}"), what, id);
            }
        }
        let lists = [
            ("agencies", IdOf::Agency, &indicator.agencies),
            ("groups", IdOf::Group, &indicator.groups),
            ("periods", IdOf::Period, &indicator.periods),
        ];
        for (key, what, ids) in lists {
            for (nth, id) in ids.iter().enumerate() {
                known_in(checks, &scope, file, &format!("{path}/{key}/{nth}"), what, id);
            }
        }
    }
}

fn known<T>(checks: &mut Checks<'_>, file: &Located<T>, path: &str, what: IdOf, id: &Id) {
    known_in(checks, &Scope::Campaign, file, path, what, id);
}

fn known_in<T>(
    checks: &mut Checks<'_>,
    scope: &Scope,
    file: &Located<T>,
    path: &str,
    what: IdOf,
    id: &Id,
) {
    if let Some(fault) = checks.known.unknown(what, id) {
        checks.say(scope.clone(), &fault, file.place(path));
    }
}

fn all_known<T>(checks: &mut Checks<'_>, file: &Located<T>, path: &str, what: IdOf, ids: &[Id]) {
    for (nth, id) in ids.iter().enumerate() {
        known(checks, file, &format!("{path}/{nth}"), what, id);
    }
}

fn bodies_once(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    let mut bodies = Once::new(IdOf::Body);
    for (nth, body) in campaign.office.value.issuers.iter().enumerate() {
        bodies.take(checks, &campaign.office, &format!("issuers/{nth}/id"), &body.id);
    }
    let mut groups = Once::new(IdOf::Group);
    for (nth, group) in campaign.agencies.value.groups.iter().enumerate() {
        let path = format!("groups/{nth}");
        groups.take(checks, &campaign.agencies, &format!("{path}/id"), &group.id);
        for (nth, body) in group.agencies.iter().enumerate() {
            bodies.take(checks, &campaign.agencies, &format!("{path}/agencies/{nth}/id"), &body.id);
        }
    }
}

/// A body that is no more is in no list, and is part of one other.
fn former_bodies(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    let mut seen = std::collections::BTreeSet::new();
    for (nth, group) in campaign.agencies.value.groups.iter().enumerate() {
        for (at, body) in group.agencies.iter().enumerate() {
            for (was_nth, was) in body.was.iter().enumerate() {
                let path = format!("groups/{nth}/agencies/{at}/was/{was_nth}");
                let Some(id) = &was.id else {
                    renamed(checks, &path, body, was);
                    continue;
                };
                let twice = !seen.insert(id);
                if twice || campaign.body(id).is_some() {
                    let fault = IdFault::FormerStillThere { id: id.clone(), twice };
                    checks.at(&campaign.agencies, &format!("{path}/id"), &fault);
                }
            }
        }
    }
}

/// Who writes orders nobody outside its own line.
fn standing(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    let Some(writer) = campaign.body(&campaign.office.value.issues.reminders) else { return };
    for (nth, group) in campaign.agencies.value.groups.iter().enumerate() {
        for (at, body) in group.agencies.iter().enumerate() {
            if body.stands == Some(Stands::Below) && !takes_orders(body, writer) {
                let (name, writer) = (body.short().to_owned(), writer.short().to_owned());
                let path = format!("groups/{nth}/agencies/{at}/stands");
                checks.at(&campaign.agencies, &path, &IdFault::NotBelow { name, writer });
            }
        }
    }
}

/// A body under another name has that name, and below another body the letterhead is not the name alone.
fn renamed(checks: &mut Checks<'_>, path: &str, body: &Body, was: &Was) {
    let file = &checks.campaign.agencies;
    let key = match &was.name {
        None => "name",
        Some(_) if was.letterhead.is_empty() && !body.superior.is_empty() => "letterhead",
        Some(_) => return,
    };
    checks.at(file, path, &IdFault::RenamedFrom { id: body.id.clone(), key });
}

fn plan_once(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    let file = &campaign.plan;
    let mut anchors = Once::new(IdOf::Anchor);
    for (path, part) in checks.known.parts.clone() {
        if let Some(id) = &part.id {
            anchors.take(checks, file, &format!("{path}/id"), id);
        }
        for (nth, item) in part.items.iter().enumerate() {
            if let Some(id) = item.id() {
                anchors.take(checks, file, &format!("{path}/items/{nth}/id"), id);
            }
        }
    }
    let mut duties = Once::new(IdOf::Duty);
    for (nth, duty) in file.value.duties.iter().enumerate() {
        duties.take(checks, file, &format!("duties/{nth}/id"), &duty.id);
    }
    let mut asks = Once::new(IdOf::Ask);
    for (path, ask) in campaign.all_asks() {
        asks.take(checks, file, &format!("{path}/id"), &ask.id);
        let mut choices = Once::new(IdOf::Choice);
        for (nth, choice) in ask.choices.iter().enumerate() {
            choices.take(checks, file, &format!("{path}/choices/{nth}/id"), &choice.id);
        }
    }
    let mut periods = Once::new(IdOf::Period);
    for (nth, period) in file.value.reporting.periods.iter().enumerate() {
        let path = format!("reporting/periods/{nth}");
        periods.take(checks, file, &format!("{path}/id"), &period.id);
        let mut extensions = Once::new(IdOf::Extension);
        for (nth, extension) in period.extensions.iter().enumerate() {
            for (at, id) in extension.named() {
                extensions.take(checks, file, &format!("{path}/extensions/{nth}/{at}"), id);
            }
            for (at, id) in extension.groups.iter().enumerate() {
                extensions.take(checks, file, &format!("{path}/extensions/{nth}/groups/{at}"), id);
            }
        }
    }
    let mut indicators = Once::new(IdOf::Indicator);
    for (nth, indicator) in campaign.indicators.value.indicators.iter().enumerate() {
        indicators.take(
            checks,
            &campaign.indicators,
            &format!("indicators/{nth}/id"),
            &indicator.id,
        );
    }
}

/// Ids that must be one of a kind, with what tells the place where each comes first: a place would mean reading the
/// file again, and nearly always no id occurs twice.
struct Once<'c> {
    what: IdOf,
    first: BTreeMap<&'c Id, Box<dyn Fn() -> Place + 'c>>,
}

impl<'c> Once<'c> {
    fn new(what: IdOf) -> Self {
        Once { what, first: BTreeMap::new() }
    }

    fn take<T>(&mut self, checks: &mut Checks<'_>, file: &'c Located<T>, path: &str, id: &'c Id) {
        match self.first.get(id) {
            Some(first) => {
                let (first, place) = (first(), file.place(path));
                let same_file = first.file == place.file;
                let fault =
                    IdFault::DuplicateId { what: self.what, id: id.clone(), first, same_file };
                // Which of two indicators is meant nobody knows: neither counts.
                let scope = match self.what {
                    IdOf::Indicator => Scope::Indicator(id.clone()),
                    _ => Scope::Campaign,
                };
                checks.say(scope, &fault, place);
            }
            None => {
                let path = path.to_owned();
                self.first.insert(id, Box::new(move || file.place(&path)));
            }
        }
    }
}
