//! Audit rule `chu.mau`: Chữ màu đen.

use super::prelude::*;
use crate::paper::{Color, Run};
use crate::word::edit::LookSet;

pub(super) const RULE: Rule = Rule {
    code: "chu.mau",
    name: "Chữ màu đen",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Toàn bộ chữ trong văn bản màu đen.",
    allowed: Allowed::Same("màu đen"),
    how_to_fix: "chọn cả văn bản (Ctrl+A), thẻ Home, Font Color, Automatic",
    model: Model::Plan,
    wrong: described!("một đoạn chữ màu đỏ", |sample| sample
        .run(|run| run.look.color = crate::paper::Color::Rgb(255, 0, 0))),
    right: described!("mọi chữ màu đen", |sample| sample
        .run(|run| run.look.color = crate::paper::Color::Rgb(0, 0, 0))),
    check,
    traits: Traits::USUAL.fixed_by(fix),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let hints = |id| view.paper.control(id).is_some_and(|control| control.placeholder);
    for (at, line) in view.lines.iter().enumerate() {
        if line.paragraph.control.is_some_and(hints) {
            continue;
        }
        let off = line.paragraph.shown().find(|run| {
            !run.look.color.is_black()
                && !run.control.is_some_and(hints)
                && run.text().chars().any(char::is_alphanumeric)
        });
        if let Some(run) = off {
            let color = match run.look.color {
                Color::Rgb(r, g, b) => format!("chữ màu #{r:02X}{g:02X}{b:02X}"),
                Color::Auto => String::new(),
            };
            let color = if run.link { format!("{color} của liên kết") } else { color };
            hits.line(at, run.text(), color);
        }
    }
}

/// Dark letters of another colour become black; light ones are on a dark ground that would swallow them.
fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let dark = |run: &Run| match run.look.color {
        Color::Rgb(r, g, b) => {
            let light = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b);
            light < 180_000 && !run.look.color.is_black()
        }
        Color::Auto => false,
    };
    Some(look(context.letters()?, LookSet::Black, dark))
}
