//! Tasks: the consolidated report of a period. Every figure and every name comes from the [`Round`]; the
//! context only arranges them for the template.

pub(in crate::compose) mod figures;
mod narrative;
mod prose;
mod voices;

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use self::figures::{ComparisonView, FigureTable, FigureView, Marks, SingleRow, TotalRow};
use self::narrative::Paragraph;
use self::prose::ParagraphView;
use self::voices::{AskView, VoiceView};
use super::{ComposeFault, Draft, Keep, Later, Studio, front, template_of};
use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::plan::{Ask, Period};
use crate::data::report::Report;
use crate::data::scalar::{Date, Id};
use crate::document::{Document, Title};
use crate::problem::{Problem, Problems};
use crate::profile::Profile;
use crate::round::compare::Snapshot;
use crate::round::named::NameFault;
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
    /// How far the reports go that it is made from.
    coverage: Vec<ParagraphView>,
    /// The figures that belong to no duty.
    other_figures: Vec<ParagraphView>,
    /// What stands out: what moved, how the agencies judge themselves.
    highlights: Vec<ParagraphView>,
    /// What fell short.
    shortcomings: Vec<ParagraphView>,
    difficulties: Told<'c>,
    proposals: Told<'c>,
    rows: Vec<StateRow<'c>>,
    tables: Vec<FigureTable<'c>>,
    singles: Vec<SingleRow<'c>>,
    /// What the appendices are called.
    appendices: [String; 3],
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
    quotes: Vec<VoiceView<'c>>,
    asks: Vec<AskView<'c>>,
}

#[derive(Serialize)]
struct PhaseView<'c> {
    title: &'c str,
    from: Date,
    to: Date,
    /// The words that the body quotes.
    quotes: Vec<VoiceView<'c>>,
    asks: Vec<AskView<'c>>,
}

#[derive(Serialize)]
struct DutyView<'c> {
    title: &'c str,
    /// What its figures and choices say.
    paragraphs: Vec<ParagraphView>,
    quotes: Vec<VoiceView<'c>>,
    asks: Vec<AskView<'c>>,
}

/// What agencies wrote of one thing: the words that the body quotes, and all of them.
#[derive(Serialize)]
struct Told<'c> {
    quotes: Vec<VoiceView<'c>>,
    all: Vec<VoiceView<'c>>,
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
    let every_duty = data.duties.iter().map(|duty| {
        let own = || duty.asks.iter().filter(|ask| ask.phase.is_none());
        let mut said = narrative::of_duty(round, figures, duty);
        said.extend(own().filter_map(|ask| narrative::of_choices(round, figures, ask)));
        (duty, said, asks(&mut own()))
    });
    let duties: Vec<_> =
        every_duty.filter(|(_, said, asks)| !said.is_empty() || !asks.is_empty()).collect();
    let phases: Vec<_> = every_phase(studio)
        .map(|(part, window)| {
            let of = |ask: &&Ask| ask.phase.is_some() && ask.phase == part.id;
            (part, window, asks(&mut every_ask().filter(of)))
        })
        .filter(|(_, _, asks)| !asks.is_empty())
        .collect();
    let most = (QUOTES / (duties.len() + phases.len()).max(1)).clamp(1, QUOTES_OF_TASK);
    let quoted = |asks: &[AskView<'s>], most| {
        voices::quotes(&mut asks.iter().flat_map(|ask| &ask.voices), most)
    };
    let appendices = [0, 1, 2].map(|nth| profile.appendix_label(nth, 3));
    let plan_kind = studio.plan_source()?.1.name.as_str();
    let printed = |paragraphs: &[Paragraph]| {
        prose::printed(round, figures, &appendices[0], paragraphs)
            .map_err(|faults| Problems::from(misnamed(&faults)))
    };
    let told = |select: fn(&'s Report) -> Option<&'s str>| {
        let all = voices::views(&round.voices(select));
        Told { quotes: voices::quotes(&mut all.iter(), QUOTES_OF_ALL), all }
    };
    let general = || reporting.general.iter().filter(|ask| ask.phase.is_none());
    let mut highlights = narrative::changes(figures);
    highlights.extend(general().filter_map(|ask| narrative::of_choices(round, figures, ask)));
    Ok(Context {
        coverage: printed(&narrative::coverage(round, figures, &appendices[0]))?,
        other_figures: printed(&narrative::of_no_duty(round, figures))?,
        highlights: printed(&highlights)?,
        shortcomings: printed(&narrative::shortcomings(round, figures, plan_kind, !campaign.skipped.is_empty()))?,
        issuer: issuer.name.as_str(),
        plan,
        plan_kind,
        campaign_name: data.campaign_name.as_str(),
        addressees: reporting.summary.to.iter().map(|to| to.as_str()).collect(),
        period: PeriodView {
            name: period.name.as_str(),
            from: period.covers.from,
            to: period.covers.to,
            due_before: period.due_before,
        },
        state: state(round, &marks),
        standing: standing.map(|part| {
            let asks = asks(&mut part.asks.iter());
            StandingView {
                title: part.title.as_str(),
                quotes: quoted(&asks, QUOTES_OF_TASK),
                asks,
            }
        }),
        phases: phases
            .into_iter()
            .map(|(part, window, asks)| PhaseView {
                title: part.title.as_ref().map_or("", |title| title.as_str()),
                from: window.from,
                to: window.to,
                quotes: quoted(&asks, most),
                asks,
            })
            .collect(),
        duties: duties
            .into_iter()
            .map(|(duty, said, asks)| {
                Ok(DutyView {
                    title: duty.title.as_str(),
                    paragraphs: printed(&said)?,
                    quotes: quoted(&asks, most),
                    asks,
                })
            })
            .collect::<Result<_, Problems>>()?,
        general: asks(&mut general()),
        groups: groups(status, &marks),
        totals: figures::totals(&marks),
        comparison: figures::comparison(&marks),
        difficulties: told(|report| report.difficulties.as_ref().map(|words| words.as_str())),
        proposals: told(|report| report.proposals.as_ref().map(|words| words.as_str())),
        rows: state_rows(studio, round)?,
        tables,
        singles: figures::singles(&marks),
        appendices,
    })
}

/// About so many accounts are quoted in the body of a summary, shared by its tasks.
const QUOTES: usize = 30;

/// At most so many of one task.
const QUOTES_OF_TASK: usize = 3;

/// At most so many of the difficulties, and of the proposals.
const QUOTES_OF_ALL: usize = 5;

/// Names in our own text that mean nothing: a fault of ours.
fn misnamed(faults: &[NameFault]) -> Problem {
    Problem::nowhere(&ComposeFault::Context { why: format!("{faults:?}") })
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
