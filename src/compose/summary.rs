//! Tasks: the consolidated report of a period. Every figure and every name comes from the [`Round`]; the
//! context only arranges them for the template.

mod charts;
pub(in crate::compose) mod figures;
pub mod living;
mod narrative;
mod prose;
pub mod region;
mod sections;
mod typed;

pub use self::charts::DrawnFault;
pub use self::living::Living;
pub use self::typed::TypedFault;
mod statements;

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use serde::Serialize;

use self::charts::{ChartView, Charts};
use self::figures::{ComparisonView, FigureTable, FigureView, Marks, SingleRow, TotalRow};
use self::prose::ParagraphView;
use self::region::Printed;
use self::sections::{Section, SectionKind, Source};
use self::statements::{AskView, StatementView};
use super::{ComposeFault, Composed, Composer, ContextUse, SnapshotMaker, front, template_of};
use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::deadline::{Deadline, DeadlineColumn};
use crate::data::named::NameFault;
use crate::data::plan::{Ask, Period};
use crate::data::scalar::{Date, Id};
use crate::data::summaries::{self, Fixed};
use crate::document::{Document, Identity, Title};
use crate::kind::Kind;
use crate::problem::{Problem, Problems};
use crate::profile::Profile;
use crate::round::compare::{KeptSentence, Snapshot};
use crate::round::tally::Status;
use crate::round::{Count, Entry, FigureScope, Figures, Owed, ReportState, Round};
use crate::viet;

#[derive(Serialize)]
struct Context<'c> {
    issuer: &'c str,
    plan: String,
    /// What the plan is: `Kế hoạch`, `Chỉ thị`.
    plan_kind: String,
    campaign_name: &'c str,
    addressees: Vec<&'c str>,
    period: PeriodView<'c>,
    /// The paragraph it begins with.
    opening: Vec<ParagraphView>,
    /// How far the reports go that it is made from.
    coverage: SectionView<'c>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<SectionView<'c>>,
    phases: Vec<SectionView<'c>>,
    duties: Vec<SectionView<'c>>,
    /// The figures that belong to no duty.
    other: SectionView<'c>,
    /// What stands out: what moved, how the agencies judge themselves.
    highlights: SectionView<'c>,
    /// What fell short.
    shortcomings: SectionView<'c>,
    /// Why.
    causes: SectionView<'c>,
    /// What comes next: only where a person wrote it.
    directions: SectionView<'c>,
    proposals: SectionView<'c>,
    /// The paragraph it ends with.
    closing: Vec<ParagraphView>,
    /// The bookmarks around these two.
    opening_mark: String,
    closing_mark: String,
    /// What everyone is asked next to the phases: for the annex.
    general: Vec<AskView<'c>>,
    groups: Vec<GroupView<'c>>,
    totals: Vec<TotalRow<'c>>,
    comparison: Option<ComparisonView<'c>>,
    /// The head over the deadlines of the rows.
    due_head: &'static str,
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
    /// Until when it is due, in words.
    due: Deadline,
}

/// Agencies by name, with how many they are.
#[derive(Serialize)]
struct Named<'c> {
    count: Option<FigureView>,
    names: Vec<&'c str>,
}

/// A section: what it says, the accounts that the body quotes, and for the annex all of them.
#[derive(Default, Serialize)]
struct SectionView<'c> {
    title: String,
    paragraphs: Vec<ParagraphView>,
    quotes: Vec<StatementView<'c>>,
    /// The questions with everything that was answered.
    asks: Vec<AskView<'c>>,
    /// Where it is about no question: everything that was written.
    all: Vec<StatementView<'c>>,
    /// Its charts.
    charts: Vec<ChartView>,
    /// The bookmark around its text, by which it is known when it comes back from Word.
    mark: String,
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
    due: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<Date>,
    state: &'static str,
    /// Why it owes nothing, or by what it has more time.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    nil: bool,
}

/// The summary's document and what it was made from.
pub(super) fn draft<'s>(
    composer: &'s Composer,
    period: &'s Period,
    kind: &'s Kind,
    keep: ContextUse,
) -> Result<Composed<'s>, Problems> {
    let campaign = composer.campaign();
    let reporting = &campaign.plan.value.reporting;
    let heading = &period.summary;
    let issuer = &composer.issuers.summary;
    let profile = composer
        .profile(issuer.regime, Some(heading.date.unwrap_or(period.due.first_late_day())))?;
    let (plan_issuer, plan_kind, plan_profile) = composer.plan_source()?;
    let round = Round::of(campaign, period);
    let plan = front::cite_plan(campaign, plan_issuer, plan_kind, plan_profile, profile);
    let figures = Figures::of(&round);
    let mut aside = Aside::default();
    let context = context(composer, (&round, &figures), issuer, (plan, profile), &mut aside)?;
    let Aside { sentences, printed, mut warnings, charts } = aside;
    let template = template_of(heading.kind.as_str());
    let (merged, marked) = composer.merge(&template, context, keep)?;
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
        identity: Identity {
            keys: region::properties(
                campaign.office.value.campaign.as_str(),
                period.id.as_str(),
                &printed,
            ),
            ..front::identity(issuer, &subject, kind, heading.date)
        },
        letterhead: front::letterhead(
            issuer,
            kind,
            (heading.number, heading.date),
            period.due.first_late_day().year(),
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
    if document.charts().count() < charts {
        let fault = DrawnFault::NotPrinted { template: template.clone() };
        warnings.at(&fault, charts::place(composer, period, 0));
    }
    let snapshot: SnapshotMaker<'s> =
        Box::new(move || Snapshot { sentences, ..Snapshot::of(&round, &figures) });
    Ok(Composed { document, profile, merged, template, snapshot: Some(snapshot), warnings })
}

/// What comes of a summary besides its text.
#[derive(Default)]
struct Aside {
    /// Its sentences, which are kept with the figures.
    sentences: Vec<KeptSentence>,
    /// Its paragraphs as they are printed, by which they are known when they come back from Word.
    printed: Vec<Printed>,
    /// What is odd in what a person wrote of it or asked for.
    warnings: Problems,
    /// How many charts its template was handed.
    charts: usize,
}

/// The sections of a period's summary as the program writes them.
fn sections<'s>(
    composer: &'s Composer,
    (round, figures): (&Round<'s>, &Figures<'s>),
    issuer: &Body,
    (plan, profile): (&str, &Profile),
) -> (Vec<Section<'s>>, [String; 3]) {
    let annexes = [0, 1, 2].map(|nth| profile.appendix_label(nth, 3));
    (sections::generated(composer, (round, figures), issuer, plan, &annexes), annexes)
}

fn context<'s>(
    composer: &'s Composer,
    (round, figures): (&Round<'s>, &Figures<'s>),
    issuer: &'s Body,
    (plan, profile): (String, &Profile),
    aside: &mut Aside,
) -> Result<Context<'s>, Problems> {
    let campaign = composer.campaign();
    let data = &campaign.plan.value;
    let reporting = &data.reporting;
    let period = round.period;
    let marks = Marks::new(figures);
    let status = &figures.status;
    let column = DeadlineColumn::of(listed(round).map(|entry| entry.due));
    let (sections, appendices) = sections(composer, (round, figures), issuer, (&plan, profile));
    let file = campaign.summaries.get(&period.id);
    if let Some(file) = file {
        aside.warnings.extend(typed::warnings(round, figures, &sections, file));
    }
    let file = file.map(|file| &file.value);
    let data_id = campaign.office.value.campaign.as_str();
    let general = || reporting.general.iter().filter(|ask| ask.phase.is_none());
    // What costs most, on all cores: the answers to each question, and the tables of figures.
    let of_sections = sections.iter().flat_map(|section| match &section.source {
        Source::Asks(asks) => asks.as_slice(),
        Source::Nothing | Source::Words(..) => &[],
    });
    let asked: Vec<&'s Ask> = of_sections.copied().chain(general()).collect();
    let answers =
        || asked.par_iter().map(|ask| (&ask.id, statements::ask(round, &marks, ask))).collect();
    let (mut answers, tables): (HashMap<&Id, Option<AskView<'s>>>, _) =
        rayon::join(answers, || figures::tables(&marks));
    let reported = |section: &&Section<'_>| match &section.source {
        Source::Asks(asks) => {
            let answered = |ask: &&Ask| answers.get(&ask.id).is_some_and(Option::is_some);
            !section.text.is_empty() || asks.iter().any(answered)
        }
        Source::Nothing | Source::Words(..) => false,
    };
    let tasks = sections.iter().filter(|section| !matches!(section.kind, SectionKind::Fixed(_)));
    let most = (QUOTES / tasks.filter(reported).count().max(1)).clamp(1, QUOTES_OF_TASK);
    let mut fixed: HashMap<&'static str, SectionView<'s>> = HashMap::new();
    let (mut phases, mut duties) = (Vec::new(), Vec::new());
    let mut drawn = Charts::new(composer, round, figures, &appendices);
    for section in &sections {
        let (asks, all) = match &section.source {
            Source::Nothing => (Vec::new(), Vec::new()),
            Source::Asks(asks) => {
                let answered = asks.iter().filter_map(|ask| answers.remove(&ask.id).flatten());
                (answered.collect(), Vec::new())
            }
            Source::Words(_, said) => (Vec::new(), statements::views(said)),
        };
        let text = sections::text(section, file);
        let left_out = text.is_none();
        let printed =
            prose::printed(round, figures, &appendices[0], text.as_deref().unwrap_or_default());
        let paragraphs = printed.map_err(|faults| Problems::from(misnamed(&faults)))?;
        let quotes = match (text, sections::picked(round, section, file)) {
            // A person left the section out.
            (None, _) => Vec::new(),
            (Some(_), Some(picked)) => picked,
            (Some(_), None) => quoted(section.kind, (&asks, &all), &paragraphs, most),
        };
        let quotes = run_on(&paragraphs, quotes);
        let words: Vec<String> = paragraphs.iter().map(ParagraphView::words).collect();
        let said = words.iter().flat_map(|words| prose::sentences(words));
        aside.sentences.extend(
            said.map(|text| KeptSentence { section: section.id.to_owned(), text: text.to_owned() }),
        );
        let printed: Vec<Printed> = paragraphs.iter().map(ParagraphView::printed).collect();
        let title = section.title.clone();
        let of = (data_id, period.id.as_str(), section.id);
        let mark = region::mark(of, &printed, sections::typed(section.id, file));
        aside.printed.extend(printed);
        let charts = drawn.of_section(section, left_out);
        let view = SectionView { title, paragraphs, quotes, asks, all, mark, charts };
        let said = !view.paragraphs.is_empty()
            || !view.quotes.is_empty()
            || !view.asks.is_empty()
            || !view.charts.is_empty();
        match section.kind {
            SectionKind::Fixed(kind) => {
                fixed.insert(kind.id(), view);
            }
            SectionKind::Phase if said => phases.push(view),
            SectionKind::Duty if said => duties.push(view),
            SectionKind::Phase | SectionKind::Duty => {}
        }
    }
    aside.warnings.extend(drawn.problems);
    aside.charts = drawn.printed;
    let standing = fixed.remove(Fixed::Standing.id());
    let mut fixed = |kind: Fixed| fixed.remove(kind.id()).unwrap_or_default();
    let (opening, closing) = (fixed(Fixed::Opening), fixed(Fixed::Closing));
    Ok(Context {
        opening: opening.paragraphs,
        opening_mark: opening.mark,
        coverage: fixed(Fixed::State),
        standing,
        phases,
        duties,
        other: fixed(Fixed::Other),
        highlights: fixed(Fixed::Highlights),
        shortcomings: fixed(Fixed::Shortcomings),
        causes: fixed(Fixed::Causes),
        directions: fixed(Fixed::Directions),
        proposals: fixed(Fixed::Proposals),
        closing: closing.paragraphs,
        closing_mark: closing.mark,
        issuer: issuer.name.as_str(),
        plan,
        plan_kind: composer.plan_called()?,
        campaign_name: data.campaign_name.as_str(),
        addressees: reporting.summary.to.iter().map(|to| to.as_str()).collect(),
        period: PeriodView {
            name: period.name.as_str(),
            from: period.covers.from,
            to: period.covers.to,
            due_before: period.due.first_late_day(),
            due: period.due,
        },
        general: general().filter_map(|ask| answers.remove(&ask.id).flatten()).collect(),
        groups: groups(status, &marks),
        totals: figures::totals(&marks),
        comparison: figures::comparison(&marks),
        due_head: column.head(),
        rows: state_rows(composer, round, column)?,
        tables,
        singles: figures::singles(&marks),
        appendices,
    })
}

/// About so many accounts are quoted in the body of a summary, shared by its tasks.
const QUOTES: usize = 30;

/// At most so many of one task.
const QUOTES_OF_TASK: usize = 2;

/// What a section is quoted with where nobody picked anything.
fn quoted<'s>(
    kind: SectionKind,
    (asks, all): (&[AskView<'s>], &[StatementView<'s>]),
    paragraphs: &[ParagraphView],
    most: usize,
) -> Vec<StatementView<'s>> {
    let figures = paragraphs.iter().flat_map(ParagraphView::figures);
    let said: HashSet<String> = figures
        .map(|figure| statements::bare(figure).to_owned())
        .filter(|figure| figure.chars().any(|c| c.is_ascii_digit()))
        .collect();
    let most = match kind {
        SectionKind::Phase | SectionKind::Duty => most,
        SectionKind::Fixed(Fixed::Causes | Fixed::Proposals) => statements::QUOTES_OF_ALL,
        SectionKind::Fixed(_) => QUOTES_OF_TASK,
    };
    let of_asks = asks.iter().filter(|ask| ask.reads_alone).flat_map(|ask| &ask.statements);
    statements::quotes(&mut of_asks.chain(all), most, &said)
}

/// The first quotation goes on after a paragraph that is about its one author.
fn run_on<'s>(
    paragraphs: &[ParagraphView],
    mut quotes: Vec<StatementView<'s>>,
) -> Vec<StatementView<'s>> {
    let last = paragraphs.last().map(ParagraphView::words).unwrap_or_default();
    if let [only] = quotes.as_mut_slice()
        && let ([name], false) = (only.names.as_slice(), only.more)
    {
        let about = [format!("{name} "), format!("Theo báo cáo của {name},")];
        only.runs_on = about.iter().any(|begin| last.starts_with(begin));
    }
    quotes
}

/// The text that a person goes on from: every section of a period's summary as the program writes it.
///
/// # Errors
/// As the summary itself.
pub(super) fn start_text(composer: &Composer, period: &Period) -> Result<String, Problems> {
    let sections =
        with_sections(composer, period, |round, _, sections, _| sections::start(round, sections))?;
    Ok(summaries::start_text(period.id.as_str(), period.name.as_str(), &sections))
}

/// The text of a period's summary as it is today, to be held against one that a person has rewritten.
///
/// # Errors
/// As the summary itself.
pub(super) fn living(composer: &Composer, period: &Period) -> Result<Living, Problems> {
    let file = composer.campaign.summaries.get(&period.id).map(|file| &file.value);
    let made = with_sections(composer, period, |round, figures, sections, annexes| {
        living::living((round, figures), sections, file, &annexes[0])
    })?;
    made.map_err(|faults| Problems::from(misnamed(&faults)))
}

/// What is odd in what a person wrote of a period's summary or asked for in it, without making it.
pub(super) fn warnings(composer: &Composer, period: &Period) -> Problems {
    let file = composer.campaign.summaries.get(&period.id);
    if file.is_none() && period.charts.is_empty() {
        return Problems::new();
    }
    let reported = with_sections(composer, period, |round, figures, sections, annexes| {
        let typed = file.map(|file| typed::warnings(round, figures, sections, file));
        let mut problems = typed.unwrap_or_default();
        let mut charts = Charts::new(composer, round, figures, annexes);
        for section in sections {
            let left_out = sections::text(section, file.map(|file| &file.value)).is_none();
            charts.of_section(section, left_out);
        }
        problems.extend(charts.problems);
        problems
    });
    // What keeps the summary from being made is reported when it is made.
    reported.unwrap_or_default()
}

fn with_sections<'c, T>(
    composer: &'c Composer,
    period: &'c Period,
    reported: impl FnOnce(&Round<'c>, &Figures<'c>, &[Section<'c>], &[String; 3]) -> T,
) -> Result<T, Problems> {
    let campaign = composer.campaign();
    let issuer = &composer.issuers.summary;
    let date = period.summary.date.unwrap_or(period.due.first_late_day());
    let profile = composer.profile(issuer.regime, Some(date))?;
    let (plan_issuer, plan_kind, plan_profile) = composer.plan_source()?;
    let plan = front::cite_plan(campaign, plan_issuer, plan_kind, plan_profile, profile);
    let round = Round::of(campaign, period);
    let figures = Figures::of(&round);
    let (sections, annexes) = sections(composer, (&round, &figures), issuer, (&plan, profile));
    Ok(reported(&round, &figures, &sections, &annexes))
}

/// Names in our own text that mean nothing: a bug of this program.
fn misnamed(faults: &[NameFault]) -> Problem {
    Problem::nowhere(&ComposeFault::Context { why: format!("{faults:?}") })
}

/// Whom a summary lists with the state of their reports: a period for some groups says nothing of the others.
fn listed<'s, 'r>(round: &'r Round<'s>) -> impl Iterator<Item = &'r Entry<'s>> {
    let groups = &round.period.groups;
    let of_period = move |entry: &&Entry<'s>| groups.is_empty() || groups.contains(&entry.group.id);
    round.entries.iter().filter(of_period)
}

fn state_rows<'s>(
    composer: &'s Composer,
    round: &Round<'s>,
    column: DeadlineColumn,
) -> Result<Vec<StateRow<'s>>, Problems> {
    let kind = &composer.kinds.form;
    let mut rows = Vec::with_capacity(round.entries.len());
    let mut group = None;
    for entry in listed(round) {
        let Entry { agency, state: standing, due, report, .. } = *entry;
        let symbol = match report.and_then(|report| report.number) {
            None => None,
            Some(number) => {
                let written = report.and_then(|report| report.date).or(Some(due.first_late_day()));
                let profile = composer.profile(agency.regime, written)?;
                Some(front::symbol(profile, kind, agency, Some(number)))
            }
        };
        let fresh = group != Some(&entry.group.id);
        group = Some(&entry.group.id);
        rows.push(StateRow {
            group: fresh.then(|| entry.group.name.as_str()),
            agency: agency.short(),
            due_before: due.first_late_day(),
            due: column.cell(due),
            symbol,
            date: report.and_then(|report| report.date),
            received: report.map(|report| report.received),
            state: standing.words(),
            note: entry.note(round.campaign, round.period),
            nil: report.is_some_and(|report| report.nil),
        });
    }
    Ok(rows)
}

/// The groups that owe reports, with whom the summary lacks.
fn groups<'s>(status: &Status<'s>, marks: &Marks<'_, 's>) -> Vec<GroupView<'s>> {
    let named = |group: &'s Group, which: Count, standing: ReportState| Named {
        count: marks.count(which, FigureScope::Group(group)),
        names: status
            .rows
            .iter()
            .map(|row| &row.entry)
            .filter(|entry| entry.group.id == group.id && entry.state == standing)
            .map(|entry| entry.agency.short())
            .collect(),
    };
    let expecting = status.groups.iter().filter(|(_, tally)| tally.expected > 0);
    expecting
        .map(|(group, _)| GroupView {
            name: group.name.as_str(),
            expected: marks.count(Count::Expected, FigureScope::Group(group)),
            received: marks.count(Count::Received, FigureScope::Group(group)),
            missing: named(group, Count::Missing, ReportState::Missing),
            unread: named(group, Count::Unread, ReportState::Unread),
        })
        .collect()
}

/// The figure in a row of the appendix on figures, named as it is printed there: `IV` for a group, `IV.3` for
/// an agency, in the table that has the indicator's column.
pub fn over_of_row<'c>(
    figures: &Figures<'c>,
    indicator: &Id,
    row: &str,
) -> Option<FigureScope<'c>> {
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
        None => Some(FigureScope::Group(group)),
        Some(nth) => {
            let entry = figures.entries.get(*agencies.get(nth)?)?;
            Some(FigureScope::Agency(entry.agency))
        }
    }
}
