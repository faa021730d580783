//! Audit, measured: whether a part is underlined.

use super::letters::toggle;
use super::prelude::*;
use crate::paper::{Run, Underline};

pub(super) static UNDERLINE: Property = Property {
    id: "gach-chan",
    name: "Gạch chân",
    // Underlining the words is one way of drawing the rule below them.
    applies: |_, row| row.underline,
    level: |_, _| Level::Error,
    allowed: |_| "có gạch chân".into(),
    how_to_fix: |_| "chọn cả dòng, bấm Ctrl+U".into(),
    wrong: |_| "không gạch chân".into(),
    breach: |at| toggle(at, at.row.underline, is_underlined, "gạch chân"),
    fix,
    #[cfg(test)]
    examples: [
        |line, _| each_run(line, |look| look.underline = Underline::None),
        |line, _| each_run(line, |look| look.underline = Underline::Single),
    ],
};

fn is_underlined(run: &Run) -> bool {
    run.look.underline != Underline::None
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let part = context.sure_part()?;
    let wanted = part.row.underline;
    part.weight_is_certain(context.ground()).then(|| {
        look(part.letters(), LookSet::Underline(wanted), |run| is_underlined(run) != wanted)
    })
}
