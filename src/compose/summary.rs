//! Tasks: the consolidated report of a period. Every figure and every name comes from the [`Round`]; the
//! context only arranges them for the template.

pub(in crate::compose) mod figures;
mod narrative;
mod voices;

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use self::figures::{ComparisonView, FigureTable, FigureView, Marks, SingleRow, TotalRow};
use self::voices::{AskView, VoiceView};
use super::{Draft, Keep, Later, Studio, front, template_of};
use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::plan::{Ask, Period};
use crate::data::report::Report;
use crate::data::scalar::{Date, Id};
use crate::document::{Document, Title};
use crate::problem::Problems;
use crate::profile::Profile;
use crate::round::compare::Snapshot;
use crate::round::tally::Status;
use crate::round::{Count, Entry, Figures, Over, Owed, Round, Standing};
use crate::viet;

#[derive(Serialize)]
struct Context<'c> {
    issuer: &'c str,
    plan: String,
    /// What the plan is: `Kế hoạch`, `Chỉ thị`.
    plan_kind: &'c str,
    campaign_name: &'c str,
    addressees: Vec<&'c str>,
    period: PeriodView<'c>,
    state: StateView<'c>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<StandingView<'c>>,
    phases: Vec<PhaseView<'c>>,
    duties: Vec<DutyView<'c>>,
    general: Vec<AskView<'c>>,
    groups: Vec<GroupView<'c>>,
    totals: Vec<TotalRow<'c>>,
    comparison: Option<ComparisonView<'c>>,
    shortfalls: Vec<ShortfallView<'c>>,
    incomplete: Vec<IncompleteView<'c>>,
    difficulties: Vec<VoiceView<'c>>,
    proposals: Vec<VoiceView<'c>>,
    rows: Vec<StateRow<'c>>,
    tables: Vec<FigureTable<'c>>,
    singles: Vec<SingleRow<'c>>,
    /// What the two appendices are called.
    appendices: [String; 2],
}

#[derive(Serialize)]
struct PeriodView<'c> {
    name: &'c str,
    from: Date,
    to: Date,
    due_before: Date,
}

#[derive(Serialize)]
struct StateView<'c> {
    expected: Option<FigureView>,
    received: Option<FigureView>,
    on_time: Option<FigureView>,
    late: Named<'c>,
    missing: Named<'c>,
    /// Who has sent a report that cannot be read yet.
    unread: Named<'c>,
    exempt: Named<'c>,
    nil: Named<'c>,
    incomplete: Option<FigureView>,
}

/// Agencies by name, with how many they are.
#[derive(Serialize)]
struct Named<'c> {
    count: Option<FigureView>,
    names: Vec<&'c str>,
}

#[derive(Serialize)]
struct StandingView<'c> {
    title: &'c str,
    asks: Vec<AskView<'c>>,
}

#[derive(Serialize)]
struct PhaseView<'c> {
    title: &'c str,
    from: Date,
    to: Date,
    asks: Vec<AskView<'c>>,
}

#[derive(Serialize)]
struct DutyView<'c> {
    title: &'c str,
    asks: Vec<AskView<'c>>,
}

#[derive(Serialize)]
struct ShortfallView<'c> {
    agency: &'c str,
    indicator: &'c str,
    unit: &'c str,
    at_least: String,
    reported: Option<FigureView>,
    /// Whether it reported zero: in a sentence that is said in words.
    none: bool,
    /// Whether it is a share.
    share: bool,
}

/// A group with what it lacks.
#[derive(Serialize)]
struct GroupView<'c> {
    name: &'c str,
    expected: Option<FigureView>,
    received: Option<FigureView>,
    missing: Named<'c>,
    unread: Named<'c>,
}

/// A report that lacks something that was asked.
#[derive(Serialize)]
struct IncompleteView<'c> {
    agency: &'c str,
    owed: Vec<String>,
}

/// A row of the appendix on the state of reporting.
#[derive(Serialize)]
struct StateRow<'c> {
    /// The name of the group, on its first row.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'c str>,
    agency: &'c str,
    due_before: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<Date>,
    state: &'static str,
    nil: bool,
}

/// The summary's document and what it was made from.
pub(super) fn draft<'s>(
    studio: &'s Studio<'_>,
    period: &'s Period,
    keep: Keep,
) -> Result<Draft<'s>, Problems> {
    let campaign = studio.campaign;
    let office = &campaign.office.value;
    let reporting = &campaign.plan.value.reporting;
    let heading = &period.summary;
    let issuer = studio.body(&office.issues.summary)?;
    let kind = studio.kind(heading.kind.as_str())?;
    let profile = studio.profile(issuer.regime, Some(heading.date.unwrap_or(period.due_before)))?;
    let (plan_issuer, plan_kind, plan_profile) = studio.plan_source()?;
    let round = Round::of(campaign, period);
    let plan = front::cite_plan(campaign, plan_issuer, plan_kind, plan_profile, profile);
    let figures = Figures::of(&round);
    let context = context(studio, (&round, &figures), issuer, plan, profile)?;
    let template = template_of(heading.kind.as_str());
    let (merged, marked) = studio.merge(&template, context, keep)?;
    let subject = heading.subject.as_str().to_owned();
    let addressees: Vec<String> = reporting.summary.to.iter().map(ToString::to_string).collect();
    let addressed = profile.words.addressing.contains_key(&kind.abbreviation);
    let mut recipients = match addressed {
        true => vec![profile.words.as_above.clone()],
        false => addressees.clone(),
    };
    recipients.extend(reporting.summary.recipients.iter().map(ToString::to_string));
    let signer = reporting.summary.signature.as_ref().unwrap_or(&issuer.signature);
    let document = Document {
        identity: front::identity(issuer, &subject, kind, heading.date),
        letterhead: front::letterhead(
            issuer,
            kind,
            (heading.number, heading.date),
            period.due_before.year(),
        ),
        title: Title::Named { kind: kind.name.clone(), subject },
        addressees: if addressed { addressees } else { Vec::new() },
        body: marked.body,
        recipients,
        filing: issuer.filing.to_string(),
        signature: front::signature(signer),
        contact: None,
        marks: heading.marks.clone(),
        sample: round.is_sample(),
        appendices: marked.appendices,
    };
    let snapshot: Later<'s> = Box::new(move || Snapshot::of(&round, &figures));
    Ok(Draft { document, profile, merged, template, snapshot: Some(snapshot) })
}

fn context<'s>(
    studio: &'s Studio<'_>,
    (round, figures): (&Round<'s>, &Figures<'s>),
    issuer: &'s Body,
    plan: String,
    profile: &Profile,
) -> Result<Context<'s>, Problems> {
    let campaign = studio.campaign;
    let data = &campaign.plan.value;
    let reporting = &data.reporting;
    let period = round.period;
    let marks = Marks::new(figures);
    let status = &figures.status;
    let standing = reporting.standing.as_ref().filter(|_| period.standing);
    let every_ask = || data.duties.iter().flat_map(|duty| &duty.asks).chain(&reporting.general);
    // What costs most, on all cores: the answers to each question, and the tables of figures.
    let asked: Vec<&'s Ask> =
        every_ask().chain(standing.iter().flat_map(|part| &part.asks)).collect();
    let answers =
        || asked.par_iter().map(|ask| (&ask.id, voices::ask(round, &marks, ask))).collect();
    let (mut answers, tables): (HashMap<&Id, Option<AskView<'s>>>, _) =
        rayon::join(answers, || figures::tables(&marks));
    let mut asks = |asks: &mut dyn Iterator<Item = &'s Ask>| -> Vec<AskView<'s>> {
        asks.filter_map(|ask| answers.remove(&ask.id).flatten()).collect()
    };
    let phases = every_phase(studio)
        .map(|(part, window)| PhaseView {
            title: part.title.as_ref().map_or("", |title| title.as_str()),
            from: window.from,
            to: window.to,
            asks: asks(&mut every_ask().filter(|ask| ask.phase.is_some() && ask.phase == part.id)),
        })
        .filter(|phase| !phase.asks.is_empty())
        .collect();
    let words = |select: fn(&'s Report) -> Option<&'s str>| voices::views(&round.voices(select));
    Ok(Context {
        appendices: [0, 1].map(|nth| profile.appendix_label(nth, 2)),
        issuer: issuer.name.as_str(),
        plan,
        plan_kind: studio.plan_source()?.1.name.as_str(),
        campaign_name: data.campaign_name.as_str(),
        addressees: reporting.summary.to.iter().map(|to| to.as_str()).collect(),
        period: PeriodView {
            name: period.name.as_str(),
            from: period.covers.from,
            to: period.covers.to,
            due_before: period.due_before,
        },
        state: state(round, &marks),
        standing: standing.map(|part| StandingView {
            title: part.title.as_str(),
            asks: asks(&mut part.asks.iter()),
        }),
        phases,
        duties: data
            .duties
            .iter()
            .map(|duty| DutyView {
                title: duty.title.as_str(),
                asks: asks(&mut duty.asks.iter().filter(|ask| ask.phase.is_none())),
            })
            .filter(|duty| !duty.asks.is_empty())
            .collect(),
        general: asks(&mut reporting.general.iter().filter(|ask| ask.phase.is_none())),
        groups: groups(status, &marks),
        totals: figures::totals(&marks),
        comparison: figures::comparison(&marks),
        shortfalls: shortfalls(round, &marks),
        incomplete: incomplete(status),
        difficulties: words(|report| report.difficulties.as_ref().map(|words| words.as_str())),
        proposals: words(|report| report.proposals.as_ref().map(|words| words.as_str())),
        rows: state_rows(studio, round)?,
        tables,
        singles: figures::singles(&marks),
    })
}

/// The parts of the plan that are phases: they have a window and questions speak of them.
fn every_phase<'s>(
    studio: &'s Studio<'_>,
) -> impl Iterator<Item = (&'s crate::data::plan::Part, crate::data::plan::Window)> {
    let mut parts = Vec::new();
    let mut waiting: Vec<_> = studio.campaign.plan.value.sections.iter().rev().collect();
    while let Some(part) = waiting.pop() {
        parts.extend(part.window.map(|window| (part, window)));
        waiting.extend(part.parts.iter().rev());
    }
    parts.into_iter()
}

fn state<'s>(round: &Round<'s>, marks: &Marks<'_, 's>) -> StateView<'s> {
    let count = |count| marks.count(count, Over::All);
    let named = |which, standing| Named {
        count: count(which),
        names: round.standing(standing).map(|entry| entry.agency.short()).collect(),
    };
    StateView {
        expected: count(Count::Expected),
        received: count(Count::Received),
        on_time: count(Count::OnTime),
        late: named(Count::Late, Standing::Late),
        missing: named(Count::Missing, Standing::Missing),
        unread: named(Count::Unread, Standing::Unread),
        exempt: named(Count::Exempt, Standing::Exempt),
        nil: Named {
            count: count(Count::Nil),
            names: round
                .received()
                .filter(|(_, report)| report.nil)
                .map(|(entry, _)| entry.agency.short())
                .collect(),
        },
        incomplete: count(Count::Incomplete),
    }
}

fn state_rows<'s>(
    studio: &'s Studio<'_>,
    round: &Round<'s>,
) -> Result<Vec<StateRow<'s>>, Problems> {
    let kind = studio.form_kind()?;
    let mut rows = Vec::with_capacity(round.entries.len());
    let mut group = None;
    for entry in &round.entries {
        let Entry { agency, standing, due_before, report, .. } = *entry;
        let symbol = match report.and_then(|report| report.number) {
            None => None,
            Some(number) => {
                let written = report.and_then(|report| report.date).or(Some(due_before));
                let profile = studio.profile(agency.regime, written)?;
                Some(front::symbol(profile, kind, agency, Some(number)))
            }
        };
        let fresh = group != Some(&entry.group.id);
        group = Some(&entry.group.id);
        rows.push(StateRow {
            group: fresh.then(|| entry.group.name.as_str()),
            agency: agency.short(),
            due_before,
            symbol,
            date: report.and_then(|report| report.date),
            received: report.map(|report| report.received),
            state: standing.words(),
            nil: report.is_some_and(|report| report.nil),
        });
    }
    Ok(rows)
}

/// The groups that owe reports, with whom the summary lacks.
fn groups<'s>(status: &Status<'s>, marks: &Marks<'_, 's>) -> Vec<GroupView<'s>> {
    let named = |group: &'s Group, which: Count, standing: Standing| Named {
        count: marks.count(which, Over::Group(group)),
        names: status
            .rows
            .iter()
            .map(|row| &row.entry)
            .filter(|entry| entry.group.id == group.id && entry.standing == standing)
            .map(|entry| entry.agency.short())
            .collect(),
    };
    let expecting = status.groups.iter().filter(|(_, tally)| tally.expected > 0);
    expecting
        .map(|(group, _)| GroupView {
            name: group.name.as_str(),
            expected: marks.count(Count::Expected, Over::Group(group)),
            received: marks.count(Count::Received, Over::Group(group)),
            missing: named(group, Count::Missing, Standing::Missing),
            unread: named(group, Count::Unread, Standing::Unread),
        })
        .collect()
}

/// The obligations that were not met, among the reports received.
fn shortfalls<'s>(round: &Round<'s>, marks: &Marks<'_, 's>) -> Vec<ShortfallView<'s>> {
    let mut all = Vec::new();
    for indicator in &round.campaign.indicators.value.indicators {
        let Some(at_least) = indicator.at_least.map(|figure| figure.0) else { continue };
        for (entry, _) in round.received() {
            if !entry.asked(round.campaign, round.period, indicator) {
                continue;
            }
            let reported = entry.figure(round.campaign, round.period, indicator);
            // Who gave no figure has not missed the level: what is not there is told among what is lacking.
            if reported.is_some_and(|value| value < at_least) {
                all.push(ShortfallView {
                    agency: entry.agency.short(),
                    indicator: indicator.name.as_str(),
                    unit: indicator.unit.as_str(),
                    at_least: at_least.to_string(),
                    reported: marks.figure(indicator, Over::Agency(entry.agency)),
                    none: reported.is_some_and(|v| v.is_zero()) && !indicator.is_share(),
                    share: indicator.is_share(),
                });
            }
        }
    }
    all
}

/// The reports that lack something that was asked.
fn incomplete<'s>(status: &Status<'s>) -> Vec<IncompleteView<'s>> {
    let lacking = status.rows.iter().map(|row| IncompleteView {
        agency: row.entry.agency.short(),
        owed: row.owed.iter().filter(|o| o.leaves_incomplete()).map(Owed::words).collect(),
    });
    lacking.filter(|view| !view.owed.is_empty()).collect()
}

/// The figure in a row of the appendix on figures, named as it is printed there: `IV` for a group, `IV.3` for
/// an agency, in the table that has the indicator's column.
pub fn over_of_row<'c>(figures: &Figures<'c>, indicator: &Id, row: &str) -> Option<Over<'c>> {
    let (group, nth) = match row.split_once('.') {
        Some((group, nth)) => (group, Some(nth.parse::<usize>().ok()?.checked_sub(1)?)),
        None => (row, None),
    };
    let tables = figures::tabled(figures);
    let lines = tables.iter().find(|lines| lines.iter().any(|l| l.indicator.id == *indicator))?;
    let rows = figures::rows_of(figures, lines);
    let named = |place: usize| viet::roman(place as u32 + 1).eq_ignore_ascii_case(group);
    let place = (0..rows.len()).find(|place| named(*place))?;
    let (group, agencies) = rows.get(place)?;
    match nth {
        None => Some(Over::Group(group)),
        Some(nth) => {
            let entry = figures.entries.get(*agencies.get(nth)?)?;
            Some(Over::Agency(entry.agency))
        }
    }
}
