//! Tasks: where figures over several periods come from, and those of the year before.

use super::super::cumulative::in_period;
use super::super::entry::{parts, said};
use super::super::{spans, year};
use super::{
    Column, CountedAgency, Entry, Figures, Indicator, Lack, Report, Round, Source, Subject, Trace,
    TracedAgency, column_without_sources, sources, trace_indicator, without_sources,
};
use crate::data::load::Located;

/// What was given over periods, from every report that counts.
pub(super) fn to_date<'c>(
    round: &Round<'c>,
    mut traced: Trace<'c>,
    indicator: &'c Indicator,
) -> Trace<'c> {
    let periods = spans::cumulated(round.campaign, round.period, indicator).unwrap_or_default();
    for entry in round.entries.iter().filter(|entry| traced.scope.concerns(entry)) {
        for period in &periods {
            let own = in_period(round, entry, period);
            if !own.is_expected() || !own.asked(round.campaign, period, indicator) {
                continue;
            }
            let of =
                Round { campaign: round.campaign, period, as_of: round.as_of, entries: Vec::new() };
            match sources(&of, &own, indicator) {
                Ok(sources) => traced.sources.extend(sources),
                Err(lack) => traced.lacking.push((own, lack)),
            }
        }
    }
    traced
}

/// Both sides of a comparison with the year before, of the agencies that have the figure in both.
pub(super) fn year<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    mut traced: Trace<'c>,
    indicator: &'c Indicator,
    column: Column,
) -> Trace<'c> {
    let Some(change) = figures.year_change(&indicator.id) else { return traced };
    let side = |column: Column| {
        let part = column_without_sources(round, figures, traced.scope, (indicator, column));
        match column {
            Column::YearBefore => before(round, part, indicator, &change.both),
            _ => trace_indicator(round, part, indicator, Some(&change.both)),
        }
    };
    match column {
        Column::YearMore => traced.parts = vec![side(Column::YearNow), side(Column::YearBefore)],
        Column::YearCompared => {
            let all = round.entries.iter().enumerate();
            traced.counted = all
                .filter_map(|(nth, entry)| {
                    compared(round, entry, indicator, change.both.contains(&nth))
                })
                .collect();
        }
        column => return side(column),
    }
    traced
}

/// Whether an agency is compared, and why not.
fn compared<'c>(
    round: &Round<'c>,
    entry: &Entry<'c>,
    indicator: &'c Indicator,
    counts: bool,
) -> Option<TracedAgency<'c>> {
    let (campaign, period) = (round.campaign, round.period);
    if !entry.is_expected() || !entry.asked(campaign, period, indicator) {
        return None;
    }
    let state = match (counts, entry.figure(campaign, period, indicator)) {
        (true, _) => "Có số liệu ở cả hai năm",
        (false, Some(_)) => "Không có số liệu cùng kỳ năm trước",
        (false, None) => "Không có số liệu kỳ này",
    };
    let agency = CountedAgency { entry: *entry, counts, state: state.to_owned() };
    let reports = year::reports(campaign, period, entry.agency).unwrap_or_default();
    let place = reports.first().map(|file| file.place(&format!("figures/{}", indicator.id)));
    Some(TracedAgency { agency, place })
}

/// What agencies gave in the year before.
fn before<'c>(
    round: &Round<'c>,
    mut traced: Trace<'c>,
    indicator: &'c Indicator,
    both: &[usize],
) -> Trace<'c> {
    if let Some((part, whole)) = parts(round.campaign, indicator) {
        let of = |own: &'c Indicator| {
            let subject = Subject::Indicator(own);
            let mut side = without_sources(round, &subject, traced.scope, None);
            side.id.clear();
            side.name = format!("{}, cùng kỳ năm trước", own.name);
            let mut side = before(round, side, own, both);
            side.value = super::together(own, &side.sources, side.scope);
            side
        };
        traced.parts = vec![of(part), of(whole)];
        return traced;
    }
    for entry in both.iter().filter_map(|nth| round.entries.get(*nth)) {
        let reports = year::reports(round.campaign, round.period, entry.agency);
        for file in reports.into_iter().flatten() {
            match source(entry, file, indicator) {
                Some(source) => traced.sources.push(source),
                None => traced.lacking.push((*entry, Lack::NotSaid)),
            }
        }
    }
    traced
}

/// What a report of the year before says of an indicator.
fn source<'c>(
    entry: &Entry<'c>,
    file: &'c Located<Report>,
    indicator: &Indicator,
) -> Option<Source<'c>> {
    let typed = file.value.figures.get(&indicator.id).map(|typed| typed.as_str());
    let field = typed.map_or("nil".to_owned(), |_| format!("figures/{}", indicator.id));
    Some(Source {
        entry: Entry { report: Some(&file.value), ..*entry },
        was: None,
        corrections: Vec::new(),
        value: said(&file.value, indicator)?,
        typed,
        place: file.place(&field),
        field,
    })
}
