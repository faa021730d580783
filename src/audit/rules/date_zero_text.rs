//! Audit rule `chu.ngay-so-khong`: Số 0 trong ngày, tháng ở lời văn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.ngay-so-khong",
    name: "Số 0 trong ngày, tháng ở lời văn",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 4.b"),
    party: Basis::regulation("Phần I, khoản 4.2.2"),
    why: "Ngày, tháng trong lời văn viết như ở dòng thời gian ban hành.",
    allowed: Allowed::Same("ngày 05 tháng 01; tháng 3 đến 9 không thêm số 0"),
    how_to_fix: "thêm hoặc bỏ số 0",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Thực hiện từ ngày 5 tháng 06 năm 2026.")]),
    right: Example::Lines(&[(Role::Body, "Thực hiện từ ngày 05 tháng 6 năm 2026.")]),
    check,
    traits: Traits::WORDS.fixed_by(fix),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        let wrong = zeros(&line.text);
        if let Some(first) = wrong.first() {
            let all: Vec<String> = wrong.iter().map(|zero| format!("“{}”", zero.found)).collect();
            let right: Vec<String> = wrong.iter().map(|zero| format!("“{}”", zero.right)).collect();
            hits.line_for(at, &first.found, all.join(", "), right.join(", "));
        }
    }
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    fixing::zeros(context.prose()?.part())
}
