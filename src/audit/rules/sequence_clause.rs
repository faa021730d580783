//! Audit rule `so-thu-tu.khoan`: Số thứ tự của khoản liên tục.

use crate::audit::sequence::{self, Step};

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-thu-tu.khoan",
    name: "Số thứ tự của khoản liên tục",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4"),
    why: "Các khoản trong một mục, một điều đánh số liên tục, không nhảy, không lặp.",
    allowed: Allowed::Same("số tiếp theo trong dãy"),
    how_to_fix: "sửa lại số thứ tự, hoặc thêm phần còn thiếu",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Clause, "1. Mục đích của việc triển khai công tác"),
        (Role::Clause, "3. Yêu cầu của việc triển khai công tác"),
    ]),
    right: Example::Lines(&[
        (Role::Clause, "1. Mục đích của việc triển khai công tác"),
        (Role::Clause, "2. Yêu cầu của việc triển khai công tác"),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for slip in sequence::slips(view).into_iter().filter(|slip| slip.level == Step::Clause) {
        hits.line_for(slip.line, "", slip.found, slip.wanted);
    }
}
