//! Audit rule `chuc-vu.viet-tat`: Chức vụ ghi đầy đủ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chuc-vu.viet-tat",
    name: "Chức vụ ghi đầy đủ",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 7.c"),
    party: Basis::regulation("Phần I, khoản 7.1.2"),
    why: "Chức vụ của người ký ghi đầy đủ, không viết tắt.",
    allowed: Allowed::Same("PHÓ GIÁM ĐỐC"),
    how_to_fix: "ghi đủ chức vụ",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::SignerTitle, "P. GIÁM ĐỐC")]),
    right: Example::Lines(&[(Role::SignerTitle, "PHÓ GIÁM ĐỐC")]),
    check,
    traits: Traits::USUAL,
};

static SHORT: Pattern =
    Pattern::new(r"^(P\.\s?\p{Lu}|PGĐ|GĐ\b|CCT\b|PCT\b|CT\b|TP\b|PTP\b|CVP\b|PCVP\b)");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::SignerTitle).chain(view.of(Role::OtherTitle)) {
        if SHORT.is_in(line.words()) {
            hits.line(at, line.words(), format!("“{}”", line.words()));
        }
    }
}
