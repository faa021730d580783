//! Audit rule `trich-yeu-cong-van.ve-viec`: Trích yếu công văn bắt đầu bằng “V/v”.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trich-yeu-cong-van.ve-viec",
    name: "Trích yếu công văn bắt đầu bằng “V/v”",
    level: Level::Error,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 5.b",
    party: "",
    from: None,
    why: "Trích yếu công văn viết dưới số, ký hiệu, bắt đầu bằng “V/v”.",
    allowed: "V/v và nội dung, chữ đầu viết thường",
    mend: "thêm “V/v ” ở đầu dòng trích yếu",
    model: Model::Letter,
    wrong: Example::Lines(&[(Role::LetterSubject, "Về việc báo cáo kết quả công tác")]),
    right: Example::Lines(&[(Role::LetterSubject, "V/v báo cáo kết quả công tác")]),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if let Some((at, line)) = view.first(Role::LetterSubject)
        && !line.words().starts_with("V/v ")
    {
        hits.line(at, line.words(), format!("“{}”", shortened(line.words())));
    }
}
