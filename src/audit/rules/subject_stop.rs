//! Audit rule `trich-yeu.dau-cham`: Cuối trích yếu không có dấu chấm.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trich-yeu.dau-cham",
    name: "Cuối trích yếu không có dấu chấm",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 5.b"),
    party: Basis::regulation("Phần I, khoản 5.1.1"),
    why: "Trích yếu là tên của văn bản, không phải câu.",
    allowed: Allowed::Same("không có dấu ở cuối"),
    how_to_fix: "bỏ dấu chấm cuối trích yếu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Subject, "Triển khai công tác năm 2026.")]),
    right: Example::Lines(&[(Role::Subject, "Triển khai công tác năm 2026")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Subject).chain(view.of(Role::LetterSubject)) {
        if line.words().ends_with(['.', ';', ',']) && !line.words().ends_with("...") {
            hits.line(at, line.words(), "có dấu ở cuối trích yếu");
        }
    }
}
