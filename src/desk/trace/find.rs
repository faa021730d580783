//! Desk, trace: the figure that a clerk names.

use super::Request;
use super::fault::TraceFault;
use crate::compose::summary::over_of_row;
use crate::data::campaign::Campaign;
use crate::data::indicators::Indicator;
use crate::data::plan::{Ask, Period};
use crate::round::trace::{Found, Trace, by_bookmark, by_name, trace};
use crate::round::{Column, Count, FigureScope, Figures, Round, Subject};

/// Finds the figure, in the period that was named, else in the last that has reports; a bookmark says its
/// period itself.
pub(super) fn find<'c>(
    campaign: &'c Campaign,
    request: &Request,
) -> Result<(&'c Period, Trace<'c>), TraceFault> {
    let all = &campaign.plan.value.reporting.periods;
    let named = request.period.as_deref();
    let has_reports = |period: &&Period| campaign.reports.keys().any(|(of, _)| *of == period.id);
    let mut reported: Vec<&'c Period> = all.iter().filter(has_reports).collect();
    reported.sort_by_key(|period| std::cmp::Reverse(period.due.last_day()));
    let asked = |period: &&Period| named.is_none_or(|id| id == period.id.as_str());
    let Some(last) = reported.iter().copied().find(asked) else {
        let reported = reported.iter().map(|period| period.id.to_string()).collect();
        return Err(TraceFault::NoReports { period: named.map(str::to_owned), reported });
    };
    if request.figure.to_ascii_lowercase().starts_with("sl_") {
        for period in reported.into_iter().filter(asked) {
            let (round, figures) = figures_of(campaign, period);
            if let Some((subject, scope)) = by_bookmark(&round, &figures, &request.figure) {
                return Ok((period, trace(&round, &figures, &subject, scope)));
            }
        }
        return Err(TraceFault::UnknownFigure { typed: request.figure.clone(), nearest: None });
    }
    let fault = match find_in(campaign, request, last) {
        Ok(found) => return Ok((last, found)),
        Err(fault) => fault,
    };
    let (TraceFault::UnknownFigure { .. } | TraceFault::NotAsked { .. }) = &fault else {
        return Err(fault);
    };
    let others = reported.into_iter().filter(|period| period.id != last.id);
    let others = others.filter(|period| find_in(campaign, request, period).is_ok());
    let periods: Vec<String> = others.map(|period| period.id.to_string()).collect();
    match periods.is_empty() {
        true => Err(fault),
        false => Err(TraceFault::OtherPeriod { typed: request.figure.clone(), periods }),
    }
}

/// Finds the figure in a period, by its name.
fn find_in<'c>(
    campaign: &'c Campaign,
    request: &Request,
    period: &'c Period,
) -> Result<Trace<'c>, TraceFault> {
    let (round, figures) = figures_of(campaign, period);
    let whose = request.whose.as_deref();
    let (subject, scope) = match subject(&figures, &request.figure)? {
        Named::Indicator(indicator) => {
            let scope = match whose {
                None => FigureScope::All,
                Some(typed) => self::whose(campaign, &figures, indicator, typed)?,
            };
            let column_of = |column: Column| Subject::Column(indicator, column);
            (request.column.map_or(Subject::Indicator(indicator), column_of), scope)
        }
        Named::Count(count) => {
            let scope = match whose {
                None => FigureScope::All,
                Some(typed) => by_whose(campaign, typed)?,
            };
            if let FigureScope::Agency(_) = scope {
                return Err(TraceFault::NotCounted { figure: count.words().to_owned() });
            }
            (Subject::Count(count), scope)
        }
        Named::Question(ask) => (choice(&figures, ask, whose)?, FigureScope::All),
    };
    if let Some(column) = request.column
        && (!matches!(subject, Subject::Column(..)) || figures.value_of(&subject, scope).is_none())
    {
        let figure = subject.indicator().map_or_else(|| subject.name(), |i| i.name.to_string());
        return Err(TraceFault::NoColumn { figure, column: column.id() });
    }
    let trace = trace(&round, &figures, &subject, scope);
    let nobody = |trace: &Trace<'_>| trace.sources.is_empty() && trace.lacking.is_empty();
    let asked_nobody = nobody(&trace) && trace.parts.iter().all(nobody);
    if let (Subject::Indicator(indicator), true) = (&subject, asked_nobody) {
        let (figure, whose) = (indicator.name.to_string(), scope.words().to_owned());
        return Err(TraceFault::NotAsked { figure, whose });
    }
    Ok(trace)
}

/// A period's round and its figures.
fn figures_of<'c>(campaign: &'c Campaign, period: &'c Period) -> (Round<'c>, Figures<'c>) {
    let round = Round::of(campaign, period);
    let figures = Figures::of(&round);
    (round, figures)
}

/// What a clerk named.
#[derive(Clone, Copy)]
enum Named<'c> {
    Indicator(&'c Indicator),
    Count(Count),
    Question(&'c Ask),
}

fn subject<'c>(figures: &Figures<'c>, typed: &str) -> Result<Named<'c>, TraceFault> {
    if let Ok(nth) = typed.parse::<usize>() {
        let line = nth.checked_sub(1).and_then(|nth| figures.lines.get(nth));
        let unknown = || TraceFault::UnknownFigure { typed: typed.to_owned(), nearest: None };
        return line.map(|line| Named::Indicator(line.indicator)).ok_or_else(unknown);
    }
    let indicators = figures.lines.iter().map(|line| {
        let indicator = line.indicator;
        let short = indicator.short.iter().map(|short| short.as_str());
        let names = [indicator.id.as_str(), indicator.name.as_str()].into_iter().chain(short);
        (Named::Indicator(indicator), names.collect())
    });
    let counts =
        Count::ALL.iter().map(|count| (Named::Count(*count), vec![count.id(), count.words()]));
    let mut asks: Vec<&'c Ask> = Vec::new();
    for (subject, _) in &figures.choices {
        if let Subject::Choice { ask, .. } = subject
            && asks.last().is_none_or(|last| last.id != ask.id)
        {
            asks.push(ask);
        }
    }
    let asks = asks.into_iter();
    let asks = asks.map(|ask| (Named::Question(ask), vec![ask.id.as_str(), ask.label.as_str()]));
    // An indicator goes before what is counted: its name is the office's own.
    let fault = match by_name(typed, indicators) {
        Found::One(named) => return Ok(named),
        Found::None(nearest) => TraceFault::UnknownFigure { typed: typed.to_owned(), nearest },
        Found::Several(names) => TraceFault::ManyFigures { typed: typed.to_owned(), names },
    };
    match (by_name(typed, counts.chain(asks)), fault) {
        (Found::One(named), TraceFault::UnknownFigure { .. }) => Ok(named),
        (Found::Several(names), TraceFault::UnknownFigure { typed, .. }) => {
            Err(TraceFault::ManyFigures { typed, names })
        }
        (_, fault) => Err(fault),
    }
}

/// A choice of a question, by its id or its words.
fn choice<'c>(
    figures: &Figures<'c>,
    ask: &'c Ask,
    typed: Option<&str>,
) -> Result<Subject<'c>, TraceFault> {
    let own = figures.choices.iter().enumerate().filter_map(|(nth, (subject, _))| match subject {
        Subject::Choice { ask: of, id, text } if of.id == ask.id => {
            Some((nth, vec![id.as_str(), text.as_str()]))
        }
        _ => None,
    });
    let own: Vec<(usize, Vec<&str>)> = own.collect();
    let choices = own.iter().filter_map(|(_, names)| names.first().map(|id| (*id).to_owned()));
    let choices: Vec<String> = choices.collect();
    let found = match (typed, own.as_slice()) {
        (None, [(only, _)]) => Some(*only),
        (None, _) => None,
        (Some(typed), _) => match by_name(typed, own.iter().cloned()) {
            Found::One(nth) => Some(nth),
            Found::None(_) | Found::Several(_) => None,
        },
    };
    let subject =
        found.and_then(|nth| figures.choices.get(nth)).map(|(subject, _)| subject.clone());
    let figure = ask.label.to_string();
    subject.ok_or(TraceFault::UnknownChoice { figure, choices })
}

fn whose<'c>(
    campaign: &'c Campaign,
    figures: &Figures<'c>,
    indicator: &Indicator,
    typed: &str,
) -> Result<FigureScope<'c>, TraceFault> {
    match over_of_row(figures, &indicator.id, typed) {
        Some(scope) => Ok(scope),
        None => by_whose(campaign, typed),
    }
}

fn by_whose<'c>(campaign: &'c Campaign, typed: &str) -> Result<FigureScope<'c>, TraceFault> {
    let groups = campaign.agencies.value.groups.iter();
    let groups = groups.map(|g| (FigureScope::Group(g), vec![g.id.as_str(), g.name.as_str()]));
    let agencies = campaign.all_agencies();
    let agencies = agencies
        .map(|(_, a)| (FigureScope::Agency(a), vec![a.id.as_str(), a.name.as_str(), a.short()]));
    match by_name(typed, groups.chain(agencies)) {
        Found::One(scope) => Ok(scope),
        Found::None(nearest) => Err(TraceFault::UnknownWhose { typed: typed.to_owned(), nearest }),
        Found::Several(names) => Err(TraceFault::ManyWhose { typed: typed.to_owned(), names }),
    }
}
