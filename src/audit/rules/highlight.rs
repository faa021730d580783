//! Audit rule `chu.to-nen`: Chữ không tô nền.

use super::prelude::*;
use crate::paper::Run;
use crate::word::edit::LookSet;

pub(super) const RULE: Rule = Rule {
    code: "chu.to-nen",
    name: "Chữ không tô nền",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Tô nền là dấu nhắc khi soạn thảo, thường còn sót.",
    allowed: Allowed::Same("không tô nền"),
    how_to_fix: "chọn đoạn chữ, thẻ Home, Text Highlight Color, No Color",
    model: Model::Plan,
    wrong: described!("một đoạn chữ tô nền vàng", |sample| {
        sample.run(|run| run.look.highlight = Some(crate::paper::Color::Rgb(255, 255, 0)));
    }),
    right: described!("không chữ nào tô nền", |sample| sample
        .run(|run| run.look.highlight = None)),
    check,
    traits: Traits::WORDS.fixed_by(fix),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        let off = line
            .paragraph
            .shown()
            .find(|run| run.look.highlight.is_some() && !run.text().trim().is_empty());
        if let Some(run) = off {
            hits.line(at, run.text(), "chữ tô nền");
        }
    }
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let marked = |run: &Run| run.look.highlight.is_some();
    Some(look(context.letters()?, LookSet::NoHighlight, marked))
}
