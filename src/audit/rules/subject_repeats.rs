//! Audit rule `trich-yeu.lap-ten-loai`: Trích yếu không nhắc lại tên loại.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trich-yeu.lap-ten-loai",
    name: "Trích yếu không nhắc lại tên loại",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 5"),
    party: Basis::regulation("Phần I, mục 5"),
    why: "Tên loại đã ở dòng trên; trích yếu nói ngay nội dung.",
    allowed: Allowed::Same("trích yếu không bắt đầu bằng tên loại"),
    how_to_fix: "bỏ tên loại ở đầu trích yếu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Subject, "Kế hoạch công tác năm 2026")]),
    right: Example::Lines(&[(Role::Subject, "Triển khai công tác năm 2026")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let (Some(kind), Some((at, line))) = (view.kind, view.first(Role::Subject)) else { return };
    if fold(line.words()).starts_with(&format!("{} ", fold(kind.name))) {
        hits.line(at, line.words(), format!("trích yếu nhắc lại “{}”", kind.name));
    }
}
