//! Audit, measured: whether a part is italic.

use super::letters::toggle;
use super::prelude::*;

pub(super) static ITALIC: Property = Property {
    id: "nghieng",
    name: "Chữ nghiêng",
    // What an agency writes into its answer stands out as it likes.
    applies: |role, row| row.italic || !is_written_in(role),
    level: |_, _| Level::Error,
    allowed: |row| if row.italic { "chữ nghiêng" } else { "chữ đứng" }.into(),
    how_to_fix: |row| match row.italic {
        true => "chọn cả đoạn, bấm Ctrl+I".into(),
        false => "chọn chỗ chữ nghiêng, bấm Ctrl+I để bỏ".into(),
    },
    wrong: |row| if row.italic { "chữ đứng" } else { "chữ nghiêng" }.into(),
    breach: |at| toggle(at, at.row.italic, |run| run.look.italic, "nghiêng"),
    fix,
    #[cfg(test)]
    examples: [
        |line, row| each_run(line, |look| look.italic = !row.italic),
        |line, row| each_run(line, |look| look.italic = row.italic),
    ],
};

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let part = context.sure_part()?;
    let italic = part.row.italic;
    part.slant_is_certain(context.ground())
        .then(|| look(part.letters(), LookSet::Italic(italic), |run| run.look.italic != italic))
}
