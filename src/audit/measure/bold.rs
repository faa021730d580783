//! Audit, measured: whether a part is bold.

use super::letters::toggle;
use super::prelude::*;
use crate::audit::pattern::Pattern;

pub(super) static BOLD: Property = Property {
    id: "dam",
    name: "Chữ đậm",
    // What an agency writes into its answer stands out as it likes.
    applies: |role, row| row.bold || !is_written_in(role),
    level: |role, row| match matches!(role, Role::SignerTitle | Role::OtherTitle) && !row.bold {
        true => Level::Warning,
        false => Level::Error,
    },
    allowed: |row| if row.bold { "chữ đậm" } else { "chữ không đậm" }.into(),
    how_to_fix: |row| match row.bold {
        true => "chọn cả đoạn, bấm Ctrl+B".into(),
        false => "chọn chỗ chữ đậm, bấm Ctrl+B để bỏ".into(),
    },
    wrong: |row| if row.bold { "chữ không đậm" } else { "chữ đậm" }.into(),
    breach,
    fix,
    #[cfg(test)]
    examples: [
        |line, row| each_run(line, |look| look.bold = !row.bold),
        |line, row| each_run(line, |look| look.bold = row.bold),
    ],
};

/// The number and title of an article (bold), or of the chapter, section or part that holds it: a template of the
/// office's sets them as paragraphs, since articles are numbered by itself (NĐ 30/2020, Phụ lục I, Phần I, mục II,
/// khoản 6, điểm d).
static HEADING: Pattern =
    Pattern::new(r"^(Điều \d+\.|(Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC) (thứ |THỨ )?[\p{L}\d]+)");

/// Whether words are such a heading and no sentence.
fn is_heading(words: &str) -> bool {
    HEADING.is_in(words) && !words.ends_with(['.', ';', ':'])
}

fn breach(at: &At<'_, '_>) -> Option<Breach> {
    match is_heading(at.line.words()) && is_running(at.role) {
        true => None,
        false => toggle(at, at.row.bold, |run| run.look.bold, "đậm"),
    }
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let part = context.sure_part()?;
    let bold = part.row.bold;
    part.weight_is_certain(context.ground())
        .then(|| look(part.letters(), LookSet::Bold(bold), |run| run.look.bold != bold))
}
