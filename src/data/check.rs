//! Values: what contradicts itself across the files of a campaign.
//!
//! Last of the steps from bytes to values: each file is sound by itself, here they are held against
//! each other. One file per subject ([`ids`], [`times`], [`numbers`], [`quotes`], [`duties`],
//! [`indicators`], [`signatures`], [`typing`], [`pasted`], [`charts`], [`reports`]); each walks its part of the data and says everything it
//! finds. [`fault`] holds the faults with their words.

mod amounts;
#[cfg(test)]
mod cases;
pub mod charts;
mod days;
mod duties;
pub(crate) mod facts;
pub(crate) mod fault;
mod ids;
mod indicators;
pub(crate) mod issuers;
mod known;
mod numbers;
mod pasted;
mod people;
mod quotes;
mod reports;
#[cfg(test)]
mod samples;
mod signatures;
pub mod summaries;
#[cfg(test)]
mod tests;
mod times;
mod typing;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use self::known::Known;
use super::campaign::Campaign;
use super::load::Located;
use super::report::Report;
use super::scalar::{Date, Id};
use crate::problem::{Fault, Place, Problem, Problems};

pub use self::facts::Particular;
pub use self::people::found_in as private_number;

/// What a problem invalidates: with `--skip-bad` only that is left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The plan, the indicators, the lists: everything.
    Campaign,
    /// What an indicator's own entry in `indicators.yaml` says of it.
    Indicator(Id),
    /// What was sent to agencies that owe: the letters that would follow.
    Letters,
    /// What an agency's own entry in `agencies.yaml` says of it.
    Agency(Id),
    /// What is written of the summary of a period: its text is left out, and what the program says takes its place.
    Summary(Id),
    /// One report.
    Report {
        /// The period.
        period: Id,
        /// The agency.
        agency: Id,
    },
}

/// Whether an error invalidates the whole campaign, so that nothing can be made of it whatever is left out.
pub(crate) fn invalidates_all(found: &[(Scope, Problem)]) -> bool {
    errors(found).any(|scope| *scope == Scope::Campaign)
}

/// Whether an error invalidates what is asked and counted, so that neither answers nor figures can be read with
/// certainty.
pub(crate) fn invalidates_figures(found: &[(Scope, Problem)]) -> bool {
    errors(found).any(|scope| matches!(scope, Scope::Campaign | Scope::Indicator(_)))
}

/// Whether an error invalidates what is known of the letters that were sent.
pub(crate) fn invalidates_letters(found: &[(Scope, Problem)]) -> bool {
    errors(found).any(|scope| *scope == Scope::Letters)
}

/// The indicators in whose own entries something is wrong.
pub(crate) fn bad_indicators(found: &[(Scope, Problem)]) -> BTreeSet<&Id> {
    errors(found)
        .filter_map(|scope| match scope {
            Scope::Indicator(indicator) => Some(indicator),
            _ => None,
        })
        .collect()
}

/// The periods of whose summaries the text that a person wrote is wrong.
pub fn bad_summaries(found: &[(Scope, Problem)]) -> BTreeSet<&Id> {
    errors(found)
        .filter_map(|scope| match scope {
            Scope::Summary(period) => Some(period),
            _ => None,
        })
        .collect()
}

/// The agencies in whose own entries something is wrong: nothing can be made of them.
pub(crate) fn bad_agencies(found: &[(Scope, Problem)]) -> BTreeSet<&Id> {
    errors(found)
        .filter_map(|scope| match scope {
            Scope::Agency(agency) => Some(agency),
            _ => None,
        })
        .collect()
}

/// The reports in which something is wrong, by period and agency: they cannot be counted.
pub(crate) fn bad_reports(found: &[(Scope, Problem)]) -> BTreeSet<(&Id, &Id)> {
    errors(found)
        .filter_map(|scope| match scope {
            Scope::Report { period, agency } => Some((period, agency)),
            _ => None,
        })
        .collect()
}

fn errors(found: &[(Scope, Problem)]) -> impl Iterator<Item = &Scope> {
    found.iter().filter(|(_, problem)| problem.is_error()).map(|(scope, _)| scope)
}

/// Checks a campaign: everything that contradicts itself, each problem with what it invalidates, in the order of
/// the places.
pub fn check(campaign: &Campaign) -> Vec<(Scope, Problem)> {
    let mut checks = Checks { campaign, known: Known::of(campaign), found: Vec::new() };
    ids::check(&mut checks);
    times::check(&mut checks);
    days::check(&mut checks);
    numbers::check(&mut checks);
    quotes::check(&mut checks);
    duties::check(&mut checks);
    indicators::check(&mut checks);
    signatures::check(&mut checks);
    typing::check(&mut checks);
    pasted::check(&mut checks);
    charts::check(&mut checks);
    let Checks { known, mut found, .. } = checks;
    found.par_extend(campaign.reports.par_iter().flat_map_iter(|((period, agency), report)| {
        let scope = Scope::Report { period: period.clone(), agency: agency.clone() };
        let problems = reports::check(campaign, &known, period, agency, report);
        problems.into_iter().map(move |problem| (scope.clone(), problem))
    }));
    found.extend(check_amounts(campaign, &BTreeMap::new()));
    found.extend(summaries::check(campaign));
    found.extend(summaries::check_phrases(campaign));
    figures_of_bad(campaign, &mut found);
    found.sort_by(|(scope_a, a), (scope_b, b)| {
        (&a.place, a.code, &a.message, scope_a).cmp(&(&b.place, b.code, &b.message, scope_b))
    });
    found.dedup();
    found
}

/// What is wrong with a figure of a bad indicator invalidates no report: with the indicator the figure is left out.
fn figures_of_bad(campaign: &Campaign, found: &mut [(Scope, Problem)]) {
    let bad: Vec<Id> = bad_indicators(found).into_iter().cloned().collect();
    for (scope, problem) in found.iter_mut().filter(|_| !bad.is_empty()) {
        let Scope::Report { period, agency } = &*scope else { continue };
        let report = campaign.reports.get(&(period.clone(), agency.clone()));
        let Some((report, place)) = report.zip(problem.place.as_ref()) else { continue };
        let of = bad.iter().find(|id| {
            let path = format!("figures/{id}");
            report.value.figures.contains_key(*id)
                && [report.place(&path), report.key_place(&path)].contains(place)
        });
        if let Some(id) = of {
            *scope = Scope::Indicator(id.clone());
        }
    }
}

/// Checks one report against the campaign, in the order of the places: what [`check`] does with every
/// report, except for numbers that another document has taken.
pub fn check_report(
    campaign: &Campaign,
    period: &Id,
    agency: &Id,
    report: &Located<Report>,
) -> Problems {
    let mut problems: Problems =
        reports::check(campaign, &Known::of(campaign), period, agency, report)
            .into_iter()
            .collect();
    problems.sort();
    problems
}

/// Checks reports that are to take the place of the campaign's own, or come in addition to them: each by itself,
/// and its figures among those of all.
pub(crate) fn check_added(
    campaign: &Campaign,
    others: &BTreeMap<(Id, Id), Located<Report>>,
) -> Vec<(Scope, Problem)> {
    let known = Known::of(campaign);
    let mut found: Vec<(Scope, Problem)> = others
        .par_iter()
        .flat_map_iter(|((period, agency), report)| {
            let scope = Scope::Report { period: period.clone(), agency: agency.clone() };
            let problems = reports::check(campaign, &known, period, agency, report);
            problems.into_iter().map(move |problem| (scope.clone(), problem))
        })
        .collect();
    let of_others = |scope: &Scope| match scope {
        Scope::Report { period, agency } => others.contains_key(&(period.clone(), agency.clone())),
        _ => false,
    };
    found.extend(check_amounts(campaign, others).into_iter().filter(|(s, _)| of_others(s)));
    found
}

/// Checks the figures of all reports against one another: sums that cannot be held, sizes that are off.
fn check_amounts(
    campaign: &Campaign,
    others: &BTreeMap<(Id, Id), Located<Report>>,
) -> Vec<(Scope, Problem)> {
    let own = campaign.reports.iter().filter(|(key, _)| !others.contains_key(*key));
    let all = own.chain(others).map(|((period, agency), report)| (period, agency, report));
    amounts::check(campaign, &all.collect::<Vec<_>>())
}

/// Days of receipt, of reports and of letters that have not come yet on the day of the run, which only the command
/// line knows.
pub(crate) fn check_days(campaign: &Campaign, today: Date) -> Vec<(Scope, Problem)> {
    days::ahead(campaign, today)
}

/// The campaign under check and what was found so far.
struct Checks<'c> {
    campaign: &'c Campaign,
    known: Known<'c>,
    found: Vec<(Scope, Problem)>,
}

impl Checks<'_> {
    /// Says what invalidates the whole campaign, at the value of a path.
    fn at<T>(&mut self, file: &Located<T>, path: &str, fault: &impl Fault) {
        self.say(Scope::Campaign, fault, file.place(path));
    }

    /// Says what invalidates one indicator, at the value of a path.
    fn of_indicator(&mut self, indicator: &Id, path: &str, fault: &impl Fault) {
        let place = self.campaign.indicators.place(path);
        self.say(Scope::Indicator(indicator.clone()), fault, place);
    }

    /// Says what invalidates the whole campaign, at the key of a path.
    fn at_key<T>(&mut self, file: &Located<T>, path: &str, fault: &impl Fault) {
        self.say(Scope::Campaign, fault, file.key_place(path));
    }

    /// Says what is wrong, with what it invalidates.
    fn say(&mut self, scope: Scope, fault: &impl Fault, place: Place) {
        self.found.push((scope, Problem::at(fault, place)));
    }
}
