//! Audit rule `so-thu-tu.diem`: Thứ tự của điểm liên tục.

use crate::audit::sequence::{self, Step};

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-thu-tu.diem",
    name: "Thứ tự của điểm liên tục",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4.đ"),
    why: "Các điểm trong một khoản theo thứ tự bảng chữ cái tiếng Việt, không nhảy, không lặp.",
    allowed: Allowed::Same("chữ cái tiếp theo trong dãy"),
    how_to_fix: "sửa lại số thứ tự, hoặc thêm phần còn thiếu",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Point, "a) Đúng tiến độ;"),
        (Role::Point, "c) Đúng pháp luật./."),
    ]),
    right: Example::Lines(&[
        (Role::Point, "a) Đúng tiến độ;"),
        (Role::Point, "b) Đúng pháp luật./."),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for slip in sequence::slips(view).into_iter().filter(|slip| slip.level == Step::Point) {
        hits.line_for(slip.line, "", slip.found, slip.wanted);
    }
}
