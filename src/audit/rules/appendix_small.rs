//! Audit rule `phu-luc.in-thuong`: Từ Phụ lục in thường.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phu-luc.in-thuong",
    name: "Từ Phụ lục in thường",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục III, khoản 1.b",
    party: "Phần II, khoản 1.1",
    from: None,
    why: "Từ “Phụ lục” và số thứ tự in thường, đậm, cỡ 14; chỉ tên phụ lục bên dưới in hoa.",
    allowed: "Phụ lục, Phụ lục I",
    mend: "gõ lại bằng chữ in thường, bỏ All caps",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::AppendixLabel, "PHỤ LỤC")]),
    right: Example::Lines(&[(Role::AppendixLabel, "Phụ lục")]),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::AppendixLabel) {
        if line.words().starts_with("PHỤ LỤC") || line.all(|run| run.look.caps) {
            hits.line(at, line.words(), "“PHỤ LỤC” in hoa");
        }
    }
}
