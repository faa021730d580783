//! Values: tables and annexes: cells that fit their columns, figures that are numbers, totals that add up.

use super::super::annex::Annex;
use super::super::fault::ShapeFault;
use super::super::load::Located;
use super::super::plan::{Part, Plan};
use super::super::scalar::{Id, ScalarFault, Typed};
use super::super::table::{NoSum, Table, number_of, text_of};
use super::fault::TableFault;
use super::{Checks, Scope};
use crate::limits;
use crate::problem::{Fault, Place};
use crate::viet;

/// Every table and annex of the plan.
pub(super) fn check(checks: &mut Checks<'_>) {
    let file = &checks.campaign.plan;
    check_in(checks, &Scope::Campaign, file, tables(&file.value), &file.value.annexes);
}

/// Tables, each with its path, and annexes of a file.
pub(super) fn check_in<T>(
    checks: &mut Checks<'_>,
    scope: &Scope,
    file: &Located<T>,
    tables: Vec<(String, &Table)>,
    annexes: &[Annex],
) {
    for (path, table) in tables {
        check_table(table, &mut |at: &str, fault: &dyn Tell| {
            fault.tell(checks, scope, file.place(&format!("{path}/{at}")));
        });
    }
    for (nth, _) in annexes.iter().enumerate().filter(|(_, annex)| annex.is_empty()) {
        let place = file.place(&format!("annexes/{nth}"));
        checks.say(scope.clone(), &TableFault::EmptyAnnex, place);
    }
}

/// A fault, of whichever family.
trait Tell {
    fn tell(&self, checks: &mut Checks<'_>, scope: &Scope, place: Place);
}

impl<F: Fault> Tell for F {
    fn tell(&self, checks: &mut Checks<'_>, scope: &Scope, place: Place) {
        checks.say(scope.clone(), self, place);
    }
}

/// Every table of the plan with its path.
fn tables(plan: &Plan) -> Vec<(String, &Table)> {
    tables_of(plan.outlines(), &plan.annexes)
}

/// Every table of outlines and annexes with its path.
pub(super) fn tables_of<'c>(
    outlines: impl Iterator<Item = (String, &'c [Part])>,
    annexes: &'c [Annex],
) -> Vec<(String, &'c Table)> {
    fn walk<'c>(list: &str, parts: &'c [Part], all: &mut Vec<(String, &'c Table)>) {
        for (nth, part) in parts.iter().enumerate() {
            let path = format!("{list}/{nth}");
            all.extend(part.table.as_ref().map(|table| (format!("{path}/table"), table)));
            walk(&format!("{path}/parts"), &part.parts, all);
        }
    }
    let mut all = Vec::new();
    for (path, parts) in outlines {
        walk(&path, parts, &mut all);
    }
    for (nth, annex) in annexes.iter().enumerate() {
        all.extend(annex.table.as_ref().map(|table| (format!("annexes/{nth}/table"), table)));
    }
    all
}

/// The anchors that annexes, their items and the rows of tables are, each with its path.
pub(super) fn anchors(plan: &Plan) -> impl Iterator<Item = (String, &Id)> {
    let annexes = plan.annexes.iter().enumerate().flat_map(|(nth, annex)| {
        let own = annex.id.as_ref().map(|id| (format!("annexes/{nth}/id"), id));
        let items = annex.items.iter().enumerate().filter_map(move |(item, of)| {
            of.id().map(|id| (format!("annexes/{nth}/items/{item}/id"), id))
        });
        own.into_iter().chain(items)
    });
    let rows = tables(plan).into_iter().flat_map(|(path, table)| {
        let rows = table.rows.iter().enumerate();
        rows.filter_map(move |(nth, row)| row.id().map(|id| (format!("{path}/rows/{nth}/id"), id)))
    });
    annexes.chain(rows)
}

/// One table; `tell` gets the path below it.
fn check_table(table: &Table, tell: &mut dyn FnMut(&str, &dyn Tell)) {
    let columns = table.columns.len();
    let most = limits::document::COLUMNS;
    if columns > most {
        return tell("columns", &TableFault::ManyColumns { found: columns, most });
    }
    heads(table, tell);
    let mut fits = true;
    for (nth, row) in table.rows.iter().enumerate() {
        let (found, heading) = (row.cells().len(), row.heading().is_some());
        let path = format!("rows/{nth}");
        if heading != (found == 0) {
            tell(&path, &TableFault::OddRow { both: heading });
        } else if !heading && found != columns {
            tell(&path, &TableFault::CellCount { found, columns, total: false });
        } else {
            continue;
        }
        fits = false;
    }
    let typed = table.typed_total();
    if table.has_total() && !typed.is_empty() && typed.len() != columns {
        let fault = TableFault::CellCount { found: typed.len(), columns, total: true };
        tell("total", &fault);
        fits = false;
    }
    // Which cell is of which column nobody knows.
    if !fits {
        return;
    }
    let sound = numbers(table, tell);
    if table.has_total() {
        totals(table, sound, tell);
    }
}

/// Heads over columns that are not next to each other.
fn heads(table: &Table, tell: &mut dyn FnMut(&str, &dyn Tell)) {
    for (nth, column) in table.columns.iter().enumerate() {
        let Some(head) = &column.under else { continue };
        let before = table.columns[..nth].iter().rev().skip(1);
        let next = nth.checked_sub(1).and_then(|at| table.columns[at].under.as_ref());
        if next != Some(head) && before.into_iter().any(|other| other.under.as_ref() == Some(head))
        {
            let fault = TableFault::HeadTwice { head: head.to_string() };
            tell(&format!("columns/{nth}/under"), &fault);
        }
    }
}

/// The cells of columns of numbers; returns whether each is one.
fn numbers(table: &Table, tell: &mut dyn FnMut(&str, &dyn Tell)) -> bool {
    let mut sound = true;
    let rows = table.rows.iter().enumerate();
    let rows = rows.map(|(nth, row)| {
        let below = matches!(row, super::super::table::Row::Full(_));
        (format!("rows/{nth}{}", if below { "/cells" } else { "" }), row.cells())
    });
    for (path, cells) in rows.chain([("total".to_owned(), table.typed_total())]) {
        for (nth, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
            if let Some(Err(fault)) = column.is_number().then(|| number_of(cell)) {
                let text = text_of(cell).to_owned();
                let fault = ShapeFault::Scalar { text, fault: ScalarFault::NotNumber(fault) };
                tell(&format!("{path}/{nth}"), &fault);
                sound = false;
            }
        }
    }
    sound
}

fn totals(table: &Table, sound: bool, tell: &mut dyn FnMut(&str, &dyn Tell)) {
    if !table.columns.iter().any(|column| column.is_summed()) {
        return tell("total", &TableFault::NothingToAdd);
    }
    for (nth, row) in table.rows.iter().enumerate() {
        let first = row.words().first().copied().unwrap_or_default();
        if row.heading().is_none() && is_total(first) {
            tell(&format!("rows/{nth}"), &TableFault::TotalAmongRows { words: first.to_owned() });
        }
    }
    for (nth, column) in table.columns.iter().enumerate() {
        let head = column.head.to_string();
        if column.sum == Some(true) && column.is_share() {
            tell(&format!("columns/{nth}/sum"), &TableFault::SumOfShares { column: head });
            continue;
        }
        if nth > 0 && column.kind.is_none() && !column.is_number() && all_numbers(table, nth) {
            tell(&format!("columns/{nth}"), &TableFault::NotAdded { column: head });
            continue;
        }
        match table.sum(nth) {
            Err(NoSum::TooLarge) => {
                tell(&format!("columns/{nth}"), &TableFault::SumTooLarge { column: head });
            }
            Ok(Some(sum)) if sound => {
                let typed = table.typed_total().get(nth);
                let number = typed.and_then(|cell| number_of(cell).ok().flatten());
                if number.is_some_and(|number| number != sum) {
                    let typed = typed.and_then(Option::as_ref).map_or("", Typed::as_str).to_owned();
                    let sum = viet::format_number(sum);
                    let fault = TableFault::WrongTotal { column: head, typed, sum };
                    tell(&format!("total/{nth}"), &fault);
                }
            }
            Ok(_) | Err(NoSum::BadCell) => {}
        }
    }
}

/// Whether words name a row of totals.
fn is_total(words: &str) -> bool {
    let words = words.trim_end_matches([':', '.', ' ']).to_lowercase();
    matches!(words.as_str(), "cộng" | "tổng" | "tổng cộng" | "tổng số" | "tổng cộng số")
}

/// Whether a column has figures alone, and more than one.
fn all_numbers(table: &Table, column: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.cells().get(column));
    let mut count = 0;
    let all = cells.map(number_of).all(|number| {
        count += usize::from(matches!(number, Ok(Some(_))));
        number.is_ok()
    });
    all && count > 1
}
