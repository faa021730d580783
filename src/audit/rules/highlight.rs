//! Audit rule `chu.to-nen`: Chữ không tô nền.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.to-nen",
    name: "Chữ không tô nền",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục I, khoản 4",
    party: "Phần IV, mục 1",
    from: None,
    why: "Tô nền là dấu nhắc khi soạn thảo, thường còn sót.",
    allowed: "không tô nền",
    mend: "chọn đoạn chữ, thẻ Home, Text Highlight Color, No Color",
    model: Model::Plan,
    wrong: Example::Told("một đoạn chữ tô nền vàng"),
    right: Example::Told("không chữ nào tô nền"),
    check,
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
