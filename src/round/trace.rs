//! Tasks: from a figure of the summary back to the reports that it was added from.

use rust_decimal::Decimal;
use serde::Serialize;

mod longer;
mod target;

use super::compare::Change;
use super::entry::{Entry, combined, combined_in_agency, divides, parts, rate};
use super::figures::{Figures, bookmark};
use super::subject::{Column, CountedAgency, Subject, counted};
use super::{FigureScope, ReportState, Round};
use crate::data::body::Was;
use crate::data::indicators::{Indicator, Total};
use crate::data::load::Located;
use crate::data::report::Report;
use crate::data::scalar::{Date, Typed};
use crate::problem::Place;
use crate::viet;

/// A figure with everything it came from.
#[derive(Debug, Clone)]
pub struct Trace<'c> {
    /// What it is about.
    pub subject: Subject<'c>,
    /// Its name, as a clerk reads it.
    pub name: String,
    /// Over whom.
    pub scope: FigureScope<'c>,
    /// Its id, the name of its bookmark in Word; empty where the summary does not print it.
    pub id: String,
    /// What it is; `None` where no agency reported it or it does not add up.
    pub value: Option<Decimal>,
    /// The reports that it was added from; none for a rate, which comes from its two parts.
    pub sources: Vec<Source<'c>>,
    /// For a count: every agency that it looks at, with its state.
    pub counted: Vec<TracedAgency<'c>>,
    /// Whom it lacks, and why.
    pub lacking: Vec<(Entry<'c>, Lack)>,
    /// What a rate divides by what, or what a difference takes from what.
    pub parts: Vec<Trace<'c>>,
}

/// An agency that a count looks at, with the place of its report.
#[derive(Debug, Clone)]
pub struct TracedAgency<'c> {
    /// The agency, its state, whether it is counted.
    pub agency: CountedAgency<'c>,
    /// Where its report is, where there is one.
    pub place: Option<Place>,
}

/// A report's share of a figure.
#[derive(Debug, Clone)]
pub struct Source<'c> {
    /// The agency with its report.
    pub entry: Entry<'c>,
    /// Who sent it, where that is a body which is part of the agency now.
    pub was: Option<&'c Was>,
    /// What corrections made of the figure, the first one first.
    pub corrections: Vec<Correction<'c>>,
    /// Its figure.
    pub value: Decimal,
    /// What is in the file; `None` where the report is nil and says zero by that.
    pub typed: Option<&'c str>,
    /// The field: `figures/<id>` or `nil`.
    pub field: String,
    /// Where it is.
    pub place: Place,
}

/// A correction that changed a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction<'c> {
    /// What the version before says; `None` where it does not say it.
    pub before: Option<&'c str>,
    /// What the correction says.
    pub after: Option<&'c str>,
    /// The day on which the correction was received.
    pub received: Date,
    /// The file in which the version before is kept.
    pub file: &'c str,
}

/// Why an agency's figure is not in a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// It has not reported.
    NoReport,
    /// Its report does not say it.
    NotSaid,
    /// Its report says something that is no such figure.
    NotRead,
    /// It reports that nothing arose, which says nothing of what is at hand.
    Nil,
    /// Its file does not read.
    Unread,
    /// It gave this part of a rate and not the other.
    OtherPart,
    /// It gave both parts of a rate, and the whole is nothing though the part is not.
    NoWhole,
}

impl Lack {
    /// What a clerk reads.
    pub fn words(self) -> &'static str {
        match self {
            Lack::NoReport => "chưa gửi báo cáo",
            Lack::NotSaid => "báo cáo không ghi số này",
            Lack::NotRead => "số ghi trong báo cáo không đọc được",
            Lack::Unread => "đã gửi báo cáo, chưa đọc được",
            Lack::Nil => "báo cáo không phát sinh, không ghi số này",
            Lack::OtherPart => "có số này nhưng thiếu số còn lại của tỷ lệ nên không tính",
            Lack::NoWhole => "mẫu số không lớn hơn 0 nên không tính được tỷ lệ",
        }
    }
}

/// A figure's way back.
pub fn trace<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    subject: &Subject<'c>,
    scope: FigureScope<'c>,
) -> Trace<'c> {
    let value = figures.value_of(subject, scope);
    let trace = without_sources(round, subject, scope, value);
    match subject {
        Subject::Indicator(indicator) => trace_indicator(round, trace, indicator, None),
        Subject::Rows { ask, column } => super::rows::trace(round, trace, ask, column),
        Subject::Count(_) | Subject::Choice { .. } | Subject::Answer(..) | Subject::Others(_) => {
            trace_count(round, trace)
        }
        Subject::Column(indicator, column) if column.is_of_targets() => {
            target::trace(round, figures, trace, indicator, *column)
        }
        Subject::Column(
            _,
            Column::Reported
            | Column::Asked
            | Column::Below
            | Column::ToDateReported
            | Column::ToDateAsked,
        ) => trace_count(round, trace),
        Subject::Column(indicator, Column::ToDate) => longer::to_date(round, trace, indicator),
        Subject::Column(indicator, column) if column.is_of_year_before() => {
            longer::year(round, figures, trace, indicator, *column)
        }
        Subject::Column(indicator, column) => {
            trace_comparison(round, figures, trace, indicator, *column)
        }
    }
}

/// A trace before anything is known of its sources.
fn without_sources<'c>(
    round: &Round<'c>,
    subject: &Subject<'c>,
    scope: FigureScope<'c>,
    value: Option<Decimal>,
) -> Trace<'c> {
    Trace {
        subject: subject.clone(),
        name: subject.name(),
        scope,
        id: bookmark(&round.period.id, subject, scope),
        value,
        sources: Vec::new(),
        counted: Vec::new(),
        lacking: Vec::new(),
        parts: Vec::new(),
    }
}

/// The reports that an indicator's figure was added from; of some agencies only where `among` names their
/// places.
fn trace_indicator<'c>(
    round: &Round<'c>,
    mut traced: Trace<'c>,
    indicator: &'c Indicator,
    among: Option<&[usize]>,
) -> Trace<'c> {
    if let Some((part, whole)) = parts(round.campaign, indicator) {
        let sides = [(part, whole), (whole, part)];
        traced.parts = sides
            .iter()
            .map(|of| part_of_rate(round, traced.scope, indicator, *of, among))
            .collect();
        return traced;
    }
    for (nth, entry) in round.entries.iter().enumerate() {
        let wanted = among.is_none_or(|places| places.contains(&nth));
        let owes = entry.is_expected() && entry.asked(round.campaign, round.period, indicator);
        if !wanted || !traced.scope.concerns(entry) || !owes {
            continue;
        }
        match sources(round, entry, indicator) {
            Ok(sources) => traced.sources.extend(sources),
            Err(lack) => traced.lacking.push((*entry, lack)),
        }
    }
    traced
}

/// One part of a rate: what was reported of it by those that were asked for the rate and gave both parts.
fn part_of_rate<'c>(
    round: &Round<'c>,
    scope: FigureScope<'c>,
    rate: &'c Indicator,
    (own, other): (&'c Indicator, &'c Indicator),
    among: Option<&[usize]>,
) -> Trace<'c> {
    let mut part = without_sources(round, &Subject::Indicator(own), scope, None);
    // Of some agencies only: the summary does not print it.
    let mut some_only = among.is_some();
    let (campaign, period) = (round.campaign, round.period);
    for (nth, entry) in round.entries.iter().enumerate() {
        let wanted = among.is_none_or(|places| places.contains(&nth));
        let owes = entry.is_expected() && entry.asked(campaign, period, own);
        if !wanted || !scope.concerns(entry) || !owes {
            continue;
        }
        let found = sources(round, entry, own);
        if !entry.asked(campaign, period, rate) {
            some_only |= found.is_ok();
            continue;
        }
        match (found, unpaired(round, entry, rate, other)) {
            (Ok(sources), None) => part.sources.extend(sources),
            (Ok(_), Some(lack)) => {
                some_only = true;
                part.lacking.push((*entry, lack));
            }
            (Err(lack), _) => part.lacking.push((*entry, lack)),
        }
    }
    part.value = together(own, &part.sources, scope);
    if some_only {
        part.id.clear();
    }
    part
}

/// Why an agency's part of a rate does not count though it gave it; `None` where it counts.
pub(super) fn unpaired(
    round: &Round<'_>,
    entry: &Entry<'_>,
    rate: &Indicator,
    other: &Indicator,
) -> Option<Lack> {
    let (campaign, period) = (round.campaign, round.period);
    if entry.figure(campaign, period, other).is_none() {
        return Some(Lack::OtherPart);
    }
    let (part, whole) = parts(campaign, rate)?;
    let value = |indicator| entry.figure(campaign, period, indicator);
    match value(part).zip(value(whole)) {
        Some((part, whole)) if !divides(part, whole) => Some(Lack::NoWhole),
        _ => None,
    }
}

/// What the figures of sources make together.
fn together(
    indicator: &Indicator,
    sources: &[Source<'_>],
    scope: FigureScope<'_>,
) -> Option<Decimal> {
    let values = sources.iter().map(|source| source.value);
    match scope {
        FigureScope::Agency(_) => combined_in_agency(indicator.total(), values),
        _ => combined(indicator.total(), values),
    }
}

/// The agencies that a count looked at.
fn trace_count<'c>(round: &Round<'c>, mut traced: Trace<'c>) -> Trace<'c> {
    let place = |entry: &Entry<'c>| {
        let key = (round.period.id.clone(), entry.agency.id.clone());
        let file = round.campaign.reports.get(&key).filter(|_| entry.report.is_some())?;
        let of = match &traced.subject {
            Subject::Others(of) => of,
            of => of,
        };
        Some(file.place(match of {
            Subject::Choice { .. } => "answers",
            Subject::Answer(..) => "figures",
            _ => "received",
        }))
    };
    let all = counted(round, &traced.subject, traced.scope);
    let agencies =
        all.into_iter().map(|agency| TracedAgency { place: place(&agency.entry), agency });
    let agencies: Vec<TracedAgency<'c>> = agencies.collect();
    traced.counted = agencies;
    traced
}

/// The trace of a column next to an indicator, to which what it comes from is still to be added.
fn column_without_sources<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    scope: FigureScope<'c>,
    (indicator, column): (&'c Indicator, Column),
) -> Trace<'c> {
    let subject = Subject::Column(indicator, column);
    let value = figures.value_of(&subject, scope);
    without_sources(round, &subject, scope, value)
}

/// Both sides of a comparison, of the agencies that have the figure in both periods.
fn trace_comparison<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    mut traced: Trace<'c>,
    indicator: &'c Indicator,
    column: Column,
) -> Trace<'c> {
    let comparison = figures.comparison.as_ref();
    let Some((comparison, change)) = comparison.zip(figures.change(&indicator.id)) else {
        return traced;
    };
    let earlier = Round::of(round.campaign, comparison.before);
    let side = |column: Column| {
        let mut part = column_without_sources(round, figures, traced.scope, (indicator, column));
        let of = if column == Column::Before { &earlier } else { round };
        part = trace_indicator(of, part, indicator, Some(&change.both));
        part.name = format!("{}, {}", indicator.name, of.period.name);
        part
    };
    match column {
        Column::Before | Column::Now => return side(column),
        Column::More => traced.parts = vec![side(Column::Now), side(Column::Before)],
        Column::Compared => traced.counted = in_both(round, &earlier, indicator, change),
        _ => {}
    }
    traced
}

/// Who has a figure in two periods, and who in one of them only.
fn in_both<'c>(
    round: &Round<'c>,
    earlier: &Round<'c>,
    indicator: &Indicator,
    change: &Change<'c>,
) -> Vec<TracedAgency<'c>> {
    let has = |round: &Round<'c>, entry: &Entry<'c>| {
        entry.is_expected() && entry.figure(round.campaign, round.period, indicator).is_some()
    };
    let pairs = round.entries.iter().zip(&earlier.entries).enumerate();
    pairs
        .filter_map(|(nth, (entry, before))| {
            let counts = change.both.contains(&nth);
            let state = match (has(earlier, before), has(round, entry)) {
                _ if counts => "Có số liệu ở cả hai kỳ",
                (true, _) => "Chỉ có số liệu kỳ trước",
                (_, true) => "Chỉ có số liệu kỳ này",
                (false, false) => return None,
            };
            let key = (round.period.id.clone(), entry.agency.id.clone());
            let file = round.campaign.reports.get(&key).filter(|_| entry.report.is_some());
            let place = file.map(|file| file.place(&format!("figures/{}", indicator.id)));
            let agency = CountedAgency { entry: *entry, counts, state: state.to_owned() };
            Some(TracedAgency { agency, place })
        })
        .collect()
}

impl Trace<'_> {
    /// The figure computed again from what is in the trace alone; `None` where it does not add up.
    pub fn computed(&self) -> Option<Decimal> {
        let counts = match &self.subject {
            Subject::Count(_)
            | Subject::Choice { .. }
            | Subject::Answer(..)
            | Subject::Others(_) => true,
            Subject::Column(_, column) => column.is_count(),
            Subject::Indicator(_) | Subject::Rows { .. } => false,
        };
        if let Subject::Rows { .. } = &self.subject {
            return combined(Total::Sum, self.sources.iter().map(|source| source.value));
        }
        if counts {
            return Some(Decimal::from(self.counted.iter().filter(|l| l.agency.counts).count()));
        }
        match (&self.subject, self.parts.as_slice()) {
            (Subject::Column(_, Column::More | Column::YearMore), [now, before]) => {
                super::entry::plus(now.computed()?, -before.computed()?)
            }
            (subject, [part, whole]) => rate(part.computed()?, whole.computed()?, subject.scale()?),
            (Subject::Column(_, Column::Target | Column::TargetOfReported), _) => {
                combined(Total::Sum, self.sources.iter().map(|source| source.value))
            }
            (subject, _) => together(subject.indicator()?, &self.sources, self.scope),
        }
    }
}

/// The reports from which an agency's figure comes: its own, and those of bodies that are part of it now.
pub(super) fn sources<'c>(
    round: &Round<'c>,
    entry: &Entry<'c>,
    indicator: &Indicator,
) -> Result<Vec<Source<'c>>, Lack> {
    let key = (round.period.id.clone(), entry.agency.id.clone());
    let own = match (entry.state, round.campaign.reports.get(&key)) {
        (ReportState::Unread, _) => Err(Lack::Unread),
        (_, Some(file)) if entry.report.is_some() => {
            source(round, entry, (round.campaign.inherited.get(&key), file), indicator)
        }
        _ => Err(Lack::NoReport),
    };
    let former = entry.counted_of(indicator).filter_map(|former| {
        let sender = Entry { report: Some(&former.report.value), ..*entry };
        source(round, &sender, (Some(&former.was), &former.report), indicator).ok()
    });
    let former: Vec<Source<'c>> = former.collect();
    match own {
        Err(lack) if former.is_empty() => Err(lack),
        own => Ok(own.into_iter().chain(former).collect()),
    }
}

/// What one file says of an indicator.
fn source<'c>(
    round: &Round<'c>,
    entry: &Entry<'c>,
    (was, file): (Option<&'c Was>, &'c Located<Report>),
    indicator: &Indicator,
) -> Result<Source<'c>, Lack> {
    let typed = file.value.figures.get(&indicator.id);
    let (field, value) = match typed {
        Some(typed) => {
            let value = indicator.read(typed).map_err(|_| Lack::NotRead)?;
            (format!("figures/{}", indicator.id), value)
        }
        None if file.value.nil && indicator.nil_is_zero() => ("nil".to_owned(), Decimal::ZERO),
        None if file.value.nil => return Err(Lack::Nil),
        None => return Err(Lack::NotSaid),
    };
    let place = file.place(&field);
    let sender = was.and_then(|was| was.id.as_ref()).unwrap_or(&entry.agency.id);
    let versions = round.campaign.versions(&round.period.id, sender);
    let corrections = corrections(versions, &file.value, indicator);
    let typed = typed.map(|typed| typed.as_str());
    Ok(Source { entry: *entry, was, corrections, value, typed, field, place })
}

/// Where the versions of a report say a figure otherwise than the one before each; another way of writing the same
/// number is no correction of it.
fn corrections<'c>(
    versions: &'c [Located<Report>],
    now: &'c Report,
    indicator: &Indicator,
) -> Vec<Correction<'c>> {
    let after = versions.iter().skip(1).map(|version| &version.value).chain([now]);
    let typed = |report: &'c Report| report.figures.get(&indicator.id);
    let pairs = versions.iter().zip(after);
    pairs
        .filter_map(|(before, after)| {
            let (old, new) = (typed(&before.value), typed(after));
            let same = match (old, new) {
                (Some(old), Some(new)) => {
                    let read = |typed| indicator.read(typed).ok();
                    old == new || read(old).is_some_and(|value| read(new) == Some(value))
                }
                (None, None) => true,
                _ => false,
            };
            (!same).then(|| Correction {
                before: old.map(Typed::as_str),
                after: new.map(Typed::as_str),
                received: after.latest(),
                file: &before.source.name,
            })
        })
        .collect()
}

/// The figure of a bookmark's name, with the count of its place (`…_2`) or without.
pub fn by_bookmark<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    name: &str,
) -> Option<(Subject<'c>, FigureScope<'c>)> {
    let period = &round.period.id;
    let name = name.to_ascii_lowercase();
    let is = |subject: &Subject<'c>, scope: FigureScope<'c>| {
        let own = bookmark(period, subject, scope);
        name.strip_prefix(&own).is_some_and(|rest| {
            let nth = rest.strip_prefix('_');
            rest.is_empty() || nth.is_some_and(|nth| nth.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    let with_value = figures.all().into_iter().find(|(subject, scope, _)| is(subject, *scope));
    if let Some((subject, scope, _)) = with_value {
        return Some((subject, scope));
    }
    if let Some(others) = others(figures, is) {
        return Some(others);
    }
    // One that had a value when the summary was built and has none now.
    let groups = round.campaign.agencies.value.groups.iter().map(FigureScope::Group);
    let agencies = round.entries.iter().map(|entry| FigureScope::Agency(entry.agency));
    let all: Vec<FigureScope<'c>> =
        [FigureScope::All].into_iter().chain(groups).chain(agencies).collect();
    figures.lines.iter().find_map(|line| {
        let subject = Subject::Indicator(line.indicator);
        let scope = all.iter().find(|scope| is(&subject, **scope)).copied()?;
        Some((subject, scope))
    })
}

/// The figure of those that are counted and not named, of which the store keeps none.
fn others<'c>(
    figures: &Figures<'c>,
    is: impl Fn(&Subject<'c>, FigureScope<'c>) -> bool,
) -> Option<(Subject<'c>, FigureScope<'c>)> {
    let all = figures.all().into_iter().filter(|(subject, ..)| subject.counts_agencies());
    let mut others = all.map(|(of, scope, _)| (of.others(), scope));
    others.find(|(others, scope)| is(others, *scope) && figures.value_of(others, *scope).is_some())
}

/// What was found under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// One thing.
    One(T),
    /// Nothing; the nearest name, where one is near.
    None(Option<String>),
    /// Several: their names.
    Several(Vec<String>),
}

/// Finds a thing as a clerk names it: by its id, by one of its names, by a part of them that only one
/// has. Case, marks and spaces do not count.
pub fn by_name<'n, T: Copy>(
    typed: &str,
    things: impl IntoIterator<Item = (T, Vec<&'n str>)>,
) -> Found<T> {
    let folded = |text: &str| {
        let text = viet::fold(&viet::short_name(text));
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let wanted = folded(typed);
    let things: Vec<(T, Vec<&str>)> = things.into_iter().collect();
    let whole = things.iter().find(|(_, names)| names.iter().any(|name| folded(name) == wanted));
    if let Some((thing, _)) = whole {
        return Found::One(*thing);
    }
    let within = |names: &&(T, Vec<&str>)| {
        !wanted.is_empty() && names.1.iter().any(|name| folded(name).contains(&wanted))
    };
    let some: Vec<&(T, Vec<&str>)> = things.iter().filter(within).collect();
    match some.as_slice() {
        [(thing, _)] => Found::One(*thing),
        [] => {
            let names = things.iter().flat_map(|(_, names)| names.iter().copied());
            Found::None(viet::nearest(typed, names).map(str::to_owned))
        }
        several => Found::Several(
            several
                .iter()
                .filter_map(|(_, names)| names.first().map(|n| (*n).to_owned()))
                .collect(),
        ),
    }
}
