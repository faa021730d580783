//! Tasks: the columns of tables that agencies fill, added up, and the cells that they were added from.

use rust_decimal::Decimal;

use super::entry::{Entry, combined};
use super::trace::{Lack, Source, Trace};
use super::{FigureScope, Round, Subject};
use crate::data::body::Was;
use crate::data::indicators::Total;
use crate::data::load::Located;
use crate::data::plan::Ask;
use crate::data::report::Report;
use crate::data::rows::AskColumn;

/// The tables of a round that somebody filled, in the order of the form.
pub(crate) fn filled<'c>(round: &Round<'c>) -> Vec<&'c Ask> {
    let plan = &round.campaign.plan.value;
    let standing = plan.reporting.standing.iter().flat_map(|part| &part.asks);
    let asks = standing
        .chain(plan.duties.iter().flat_map(|duty| &duty.asks))
        .chain(&plan.reporting.general);
    let rows = |entry: &Entry<'c>, ask: &Ask| entry.reports().any(|report| has_rows(report, ask));
    asks.filter(|ask| ask.is_table() && round.expected().any(|entry| rows(entry, ask))).collect()
}

fn has_rows(report: &Report, ask: &Ask) -> bool {
    report.answers.get(&ask.id).is_some_and(|answer| !answer.rows().is_empty())
}

/// The columns that are added up.
pub(super) fn columns<'c>(round: &Round<'c>) -> Vec<Subject<'c>> {
    let added = |ask: &'c Ask| {
        let columns = ask.columns.iter().filter(|column| column.total);
        columns.map(move |column| Subject::Rows { ask, column })
    };
    filled(round).into_iter().flat_map(added).collect()
}

/// What the cells of a column come to; `None` where nobody filled one, or where one is no number.
pub(super) fn sum(
    entries: &[Entry<'_>],
    ask: &Ask,
    column: &AskColumn,
    scope: FigureScope<'_>,
) -> Option<Decimal> {
    let of = entries.iter().filter(|entry| entry.is_expected() && scope.concerns(entry));
    let rows = of.flat_map(Entry::reports).filter_map(|report| report.answers.get(&ask.id));
    let cells = rows.flat_map(|answer| answer.rows()).filter_map(|row| row.get(&column.id));
    let numbers: Option<Vec<Decimal>> = cells.map(|cell| column.read(cell).ok()).collect();
    combined(Total::Sum, numbers?.into_iter())
}

/// The cells of a column, and who filled none.
pub(super) fn trace<'c>(
    round: &Round<'c>,
    mut traced: Trace<'c>,
    ask: &'c Ask,
    column: &'c AskColumn,
) -> Trace<'c> {
    let campaign = round.campaign;
    for entry in &round.entries {
        let asked = || campaign.asks_of(&entry.agency.id, round.period).any(|own| own.id == ask.id);
        if !entry.is_expected() || !traced.scope.concerns(entry) {
            continue;
        }
        let before = traced.sources.len();
        let key = (round.period.id.clone(), entry.agency.id.clone());
        let own = campaign.reports.get(&key).filter(|_| entry.report.is_some());
        if let Some(file) = own {
            let was = campaign.inherited.get(&key);
            traced.sources.extend(cells(entry, was, file, ask, column));
        }
        for former in entry.former {
            let sender = Entry { report: Some(&former.report.value), ..*entry };
            let was = Some(&former.was);
            traced.sources.extend(cells(&sender, was, &former.report, ask, column));
        }
        if traced.sources.len() == before && asked() {
            let lack = match entry.report {
                _ if entry.state == super::ReportState::Unread => Lack::Unread,
                None => Lack::NoReport,
                Some(report) if report.nil => Lack::Nil,
                Some(_) => Lack::NotSaid,
            };
            traced.lacking.push((*entry, lack));
        }
    }
    traced
}

/// The cells of a column in one report.
fn cells<'c>(
    entry: &Entry<'c>,
    was: Option<&'c Was>,
    file: &'c Located<Report>,
    ask: &Ask,
    column: &AskColumn,
) -> Vec<Source<'c>> {
    let rows = file.value.answers.get(&ask.id).map_or(&[][..], |answer| answer.rows());
    let cells = rows.iter().enumerate().filter_map(|(nth, row)| {
        let typed = row.get(&column.id)?;
        let field = format!("answers/{}/{nth}/{}", ask.id, column.id);
        Some(Source {
            entry: *entry,
            was,
            corrections: Vec::new(),
            value: column.read(typed).ok()?,
            typed: Some(typed.as_str()),
            place: file.place(&field),
            field,
        })
    });
    cells.collect()
}
