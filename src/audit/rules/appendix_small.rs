//! Audit rule `phu-luc.in-thuong`: Từ “Phụ lục” và số của phụ lục in thường.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phu-luc.in-thuong",
    name: "Từ “Phụ lục” in thường",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục III, khoản 1.b"),
    party: None,
    why: "Từ “Phụ lục” và số thứ tự của phụ lục canh giữa, chữ in thường, cỡ 14, đậm; tên phụ lục mới in hoa.",
    allowed: Allowed::Same("Phụ lục, Phụ lục I"),
    how_to_fix: "gõ lại dòng này bằng chữ in thường: Phụ lục I",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::AppendixLabel, "PHỤ LỤC")]),
    right: Example::Lines(&[(Role::AppendixLabel, "Phụ lục")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::AppendixLabel) {
        let caps = line.all(|run| run.look.caps);
        if caps || line.words().starts_with("PHỤ LỤC") {
            hits.line(at, line.words(), format!("“{}”", line.words()));
        }
    }
}
