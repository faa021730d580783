//! Audit rule `so-thu-tu.tieu-khoan`: Số thứ tự hai cấp theo khoản.

use crate::audit::sequence::{self, Step};

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-thu-tu.tieu-khoan",
    name: "Số thứ tự hai cấp theo khoản",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.c"),
    party: Basis::regulation("Phần I, khoản 6.2.4"),
    why: "Số hai cấp (2.1) mở đầu bằng số của khoản chứa nó và chạy liên tục.",
    allowed: Allowed::Same("số của khoản, rồi số tiếp theo trong dãy"),
    how_to_fix: "sửa lại số thứ tự, hoặc thêm phần còn thiếu",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Clause, "1. Mục đích của việc triển khai công tác"),
        (Role::Subclause, "1.1. Về tiến độ"),
        (Role::Subclause, "1.3. Về chất lượng"),
    ]),
    right: Example::Lines(&[
        (Role::Clause, "1. Mục đích của việc triển khai công tác"),
        (Role::Subclause, "1.1. Về tiến độ"),
        (Role::Subclause, "1.2. Về chất lượng"),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for slip in sequence::slips(view).into_iter().filter(|slip| slip.level == Step::Subclause) {
        hits.line_for(slip.line, "", slip.found, slip.wanted);
    }
}
