//! Tasks: where targets come from, and what has been done towards them.

use super::super::targets::{self, Progress};
use super::{
    Column, Entry, Figures, Indicator, Lack, Round, Source, Trace, column_without_sources, sources,
    trace_count, trace_indicator,
};
use crate::data::indicators::Total;

/// The way back of a column about targets.
pub(super) fn trace<'c>(
    round: &Round<'c>,
    figures: &Figures<'c>,
    mut traced: Trace<'c>,
    indicator: &'c Indicator,
    column: Column,
) -> Trace<'c> {
    let part = |column: Column| {
        let part = column_without_sources(round, figures, traced.scope, (indicator, column));
        trace(round, figures, part, indicator, column)
    };
    match column {
        Column::Target | Column::TargetOfReported => {
            let only_reported = column == Column::TargetOfReported;
            for (entry, own) in progress(round, &traced, indicator) {
                if only_reported && own.done.is_none() {
                    continue;
                }
                traced.sources.extend(target(round, &entry, indicator));
            }
            traced
        }
        Column::Done => done(round, traced, indicator),
        Column::DonePercent => {
            let of = match traced.scope {
                super::FigureScope::Agency(_) => Column::Target,
                _ => Column::TargetOfReported,
            };
            traced.parts = vec![part(Column::Done), part(of)];
            traced
        }
        _ => trace_count(round, traced),
    }
}

/// The agencies of a trace that have a target.
fn progress<'c>(
    round: &Round<'c>,
    traced: &Trace<'c>,
    indicator: &'c Indicator,
) -> Vec<(Entry<'c>, Progress)> {
    let concerned = round.entries.iter().filter(|entry| traced.scope.concerns(entry));
    let own = concerned.filter_map(|entry| {
        let (campaign, period) = (round.campaign, round.period);
        let own = targets::progress(campaign, period, entry, indicator, round.as_of)?;
        Some((*entry, own))
    });
    own.collect()
}

/// A target as a source: its place is in the list of indicators, no report.
fn target<'c>(round: &Round<'c>, entry: &Entry<'c>, indicator: &Indicator) -> Option<Source<'c>> {
    let target = round.campaign.target(indicator, &entry.agency.id)?;
    Some(Source {
        entry: Entry { report: None, ..*entry },
        was: None,
        corrections: Vec::new(),
        value: target.value,
        typed: Some(target.key.as_str()),
        field: format!("targets/{}", target.key),
        place: target.place.clone(),
    })
}

/// What agencies have done, from the reports of every period that counts.
fn done<'c>(round: &Round<'c>, mut traced: Trace<'c>, indicator: &'c Indicator) -> Trace<'c> {
    if indicator.total() == Total::Rate {
        return trace_indicator(round, traced, indicator, None);
    }
    let periods = targets::periods(round.campaign, round.period, indicator);
    for (entry, own) in progress(round, &traced, indicator) {
        let mut of_entry = Vec::new();
        for period in &periods {
            let own = match period.id == round.period.id {
                true => entry,
                false => targets::entry_in(round.campaign, period, &entry, round.as_of),
            };
            let of =
                Round { campaign: round.campaign, period, as_of: round.as_of, entries: Vec::new() };
            if own.is_expected() && own.asked(round.campaign, period, indicator) {
                of_entry.push(sources(&of, &own, indicator));
            }
        }
        let found: Result<Vec<_>, Lack> = of_entry.into_iter().collect();
        match (found, own.done) {
            (Ok(sources), Some(_)) => traced.sources.extend(sources.into_iter().flatten()),
            (Ok(_), None) => traced.lacking.push((entry, Lack::NotSaid)),
            (Err(lack), _) => traced.lacking.push((entry, lack)),
        }
    }
    traced
}
