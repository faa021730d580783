//! Audit, measured: whether a part is in capitals.

use super::letters::lettered;
use super::prelude::*;
use crate::paper::Run;
use crate::profile::Case;
use crate::viet::legacy::is_legacy_font;
use crate::viet::upper;

pub(super) static CAPITALS: Property = Property {
    id: "in-hoa",
    name: "Chữ in hoa",
    applies: |_, row| row.case == Case::Upper,
    level: |_, _| Level::Error,
    allowed: |_| "chữ in hoa".into(),
    how_to_fix: |_| {
        "gõ lại bằng chữ in hoa, hoặc chọn cả dòng rồi bấm Shift+F3 đến khi chữ in hoa".into()
    },
    wrong: |_| "chữ in thường".into(),
    breach,
    fix,
    #[cfg(test)]
    examples: [
        |line, _| each_text(line, |text| text.to_lowercase()),
        |line, _| each_text(line, |text| text.to_uppercase()),
    ],
};

fn is_small(run: &Run) -> bool {
    !run.look.caps && run.text().chars().any(char::is_lowercase)
}

fn breach(at: &At<'_, '_>) -> Option<Breach> {
    // A form's number or name still to be given is no breach.
    let off =
        lettered(at.view, at.line).find(|run| !is_legacy_font(&run.look.font) && is_small(run))?;
    Some(Breach { words: shortened(off.text()), found: "chữ in thường".into(), near: false })
}

/// Capitals are typed, not shown: a copied name keeps them.
fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let part = context.sure_part()?;
    if !part.capitals_are_certain() {
        return None;
    }
    let line = part.line();
    let runs = line.paragraph.shown_at().filter(|(_, run)| is_small(run));
    let typed = Typed::of(line);
    runs.map(|(range, run)| typed.text(range, upper(run.text()))).collect()
}
