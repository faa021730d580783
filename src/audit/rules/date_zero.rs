//! Audit rule `dia-danh-thoi-gian.so-khong`: Số 0 trong ngày, tháng ban hành.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "dia-danh-thoi-gian.so-khong",
    name: "Số 0 trong ngày, tháng ban hành",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 4.b"),
    party: Basis::regulation("Phần I, khoản 4.2.2"),
    why: "Ngày nhỏ hơn 10 và tháng 1, 2 có số 0 phía trước; tháng 3 đến 9 không có số 0.",
    allowed: Allowed::Same("ngày 01 đến 09; tháng 01, 02; tháng 3 đến 9 không thêm số 0"),
    how_to_fix: "sửa ngày, tháng ở dòng địa danh và thời gian",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::PlaceDate, "Thái Nguyên, ngày 5 tháng 01 năm 2026")]),
    right: Example::Lines(&[(Role::PlaceDate, "Thái Nguyên, ngày 05 tháng 01 năm 2026")]),
    check,
    traits: Traits::USUAL.fixed_by(fix),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::PlaceDate).filter(|(_, line)| !line.hinted) {
        for wrong in zeros(line.words()) {
            hits.line_for(
                at,
                line.words(),
                format!("“{}”", wrong.found),
                format!("“{}”", wrong.right),
            );
        }
    }
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    fixing::zeros(context.part().filter(|part| part.role == Role::PlaceDate)?)
}
