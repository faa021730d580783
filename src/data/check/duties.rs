//! Values: duties that bind nobody, questions that cannot be answered, the standing part.

use super::super::campaign::Anchor;
use super::super::plan::Ask;
use super::facts::Particular;
use super::fault::{PlanFault, WordingFault};
use super::{Checks, people};

/// Every duty, every question, the standing part.
pub(super) fn check(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    for (nth, duty) in file.value.duties.iter().enumerate() {
        if !duty.everyone && duty.agencies.is_empty() && duty.groups.is_empty() {
            let fault = PlanFault::DutyBindsNobody { duty: duty.id.clone() };
            checks.at(file, &format!("duties/{nth}/id"), &fault);
        }
    }
    for (path, ask) in checks.campaign.all_asks() {
        choices(checks, &path, ask);
        phase(checks, &path, ask);
        if let Some(words) = people::asked_for(ask.label.as_str()) {
            let fault = WordingFault::PrivateParticulars(Particular::Question { words });
            checks.at(file, &format!("{path}/label"), &fault);
        }
    }
    standing(checks);
}

fn choices(checks: &mut Checks<'_>, path: &str, ask: &Ask) {
    let file = &checks.campaign.plan;
    let kind = ask.kind;
    let own = !ask.choices.is_empty();
    match (&ask.choices_from, own) {
        (None, false) if kind.chooses() => {
            checks.at(file, &format!("{path}/kind"), &PlanFault::ChoicesMissing { kind });
        }
        (None, true) if !kind.chooses() => {
            checks.at_key(file, &format!("{path}/choices"), &PlanFault::ChoicesUnused { kind });
        }
        (Some(_), _) if !kind.chooses() => {
            checks.at_key(
                file,
                &format!("{path}/choices_from"),
                &PlanFault::ChoicesUnused { kind },
            );
        }
        (Some(_), true) => {
            checks.at_key(file, &format!("{path}/choices_from"), &PlanFault::ChoicesTwice)
        }
        (Some(part), false) => {
            // A part that does not exist is said with the other unknown ids.
            if checks.campaign.anchor(part).is_some() && checks.campaign.choices(ask).is_empty() {
                let fault = PlanFault::ChoicesFromNothing { part: part.clone() };
                checks.at(file, &format!("{path}/choices_from"), &fault);
            }
        }
        (None, _) => {}
    }
}

fn phase(checks: &mut Checks<'_>, path: &str, ask: &Ask) {
    let Some(id) = &ask.phase else { return };
    let timeless = match checks.campaign.anchor(id) {
        Some(Anchor::Part(part)) => part.window.is_none(),
        Some(Anchor::Item(_)) => true,
        None => false,
    };
    if timeless {
        let fault = PlanFault::PhaseWithoutWindow { part: id.clone() };
        checks.at(&checks.campaign.plan, &format!("{path}/phase"), &fault);
    }
}

fn standing(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    let reporting = &file.value.reporting;
    if reporting.standing.is_none() {
        for (nth, _) in reporting.periods.iter().enumerate().filter(|(_, period)| period.standing) {
            let path = format!("reporting/periods/{nth}/standing");
            checks.at(file, &path, &PlanFault::StandingAbsent);
        }
    } else if !reporting.periods.iter().any(|period| period.standing) {
        checks.at_key(file, "reporting/standing", &PlanFault::StandingUnused);
    }
}
