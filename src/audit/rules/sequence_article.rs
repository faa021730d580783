//! Audit rule `so-thu-tu.dieu`: Số thứ tự của điều liên tục.

use crate::audit::sequence::{self, Step};

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-thu-tu.dieu",
    name: "Số thứ tự của điều liên tục",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4"),
    why: "Các điều đánh số liên tục trong cả văn bản, không nhảy, không lặp.",
    allowed: Allowed::Same("số tiếp theo trong dãy"),
    how_to_fix: "sửa lại số thứ tự, hoặc thêm phần còn thiếu",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Clause, "Điều 1. Phạm vi điều chỉnh"),
        (Role::Clause, "Điều 3. Đối tượng áp dụng"),
    ]),
    right: Example::Lines(&[
        (Role::Clause, "Điều 1. Phạm vi điều chỉnh"),
        (Role::Clause, "Điều 2. Đối tượng áp dụng"),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for slip in sequence::slips(view).into_iter().filter(|slip| slip.level == Step::Article) {
        hits.line_for(slip.line, "", slip.found, slip.wanted);
    }
}
