//! Audit: the tables that say something, without those that only lay out head and closing.

use super::view::View;
use crate::paper::Table;
use crate::profile::Role;

/// A table of the text.
pub(super) struct DataTable<'p> {
    /// The table.
    pub(super) table: &'p Table,
    /// Which it is, as [`super::view::Place`] counts.
    pub(super) nth: usize,
    /// Its block of the main text.
    pub(super) block: usize,
    /// Its first line.
    pub(super) first: usize,
}

/// The tables at the top of the main text that have several rows and columns and hold no part of head or closing.
pub(super) fn of<'p>(view: &View<'p>) -> Vec<DataTable<'p>> {
    let mut found = Vec::new();
    for (block, table) in view.paper.body().iter().enumerate() {
        let Some(table) = table.as_table() else { continue };
        let lines = || view.of_blocks(block..block + 1);
        let layout = lines().any(|(_, line)| {
            let fixed = [
                Role::NumberSymbol,
                Role::PlaceDate,
                Role::NationalName,
                Role::PartyName,
                Role::Recipients,
                Role::SignerName,
                Role::Urgency,
                Role::Circulation,
                Role::Sample,
                Role::Draft,
            ];
            line.role.is_some_and(|role| fixed.contains(&role))
        });
        let wide = table.rows.len() > 1 && table.rows.iter().any(|row| row.cells.len() > 1);
        let first = lines().next().and_then(|(at, line)| Some((at, line.place?.table)));
        if let (Some((first, nth)), true) = (first, wide && !layout) {
            found.push(DataTable { table, nth, block, first });
        }
    }
    found
}
