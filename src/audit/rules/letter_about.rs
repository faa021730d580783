//! Audit rule `trich-yeu-cong-van.ve-viec`: Trích yếu công văn bắt đầu bằng “V/v”.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trich-yeu-cong-van.ve-viec",
    name: "Trích yếu công văn bắt đầu bằng “V/v”",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 5.b"),
    party: None,
    why: "Trích yếu công văn viết dưới số, ký hiệu, bắt đầu bằng “V/v”.",
    allowed: Allowed::Same("V/v và nội dung, chữ đầu viết thường"),
    how_to_fix: "thêm “V/v ” ở đầu dòng trích yếu",
    model: Model::Letter,
    wrong: Example::Lines(&[(Role::LetterSubject, "Về việc báo cáo kết quả công tác")]),
    right: Example::Lines(&[(Role::LetterSubject, "V/v báo cáo kết quả công tác")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if let Some((at, line)) = view.first(Role::LetterSubject)
        && !line.words().starts_with("V/v ")
    {
        hits.line(at, line.words(), format!("“{}”", shortened(line.words())));
    }
}
