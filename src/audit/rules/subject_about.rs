//! Audit rule `trich-yeu.ve-viec`: “V/v” chỉ dùng ở công văn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trich-yeu.ve-viec",
    name: "“V/v” chỉ dùng ở công văn",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 5.b"),
    party: Basis::regulation("Phần I, khoản 5.2.3"),
    why: "Trích yếu của văn bản có tên loại viết thẳng nội dung; “V/v” chỉ đứng trước trích yếu công văn của cơ quan nhà nước.",
    allowed: Allowed::Same("trích yếu không có “V/v”"),
    how_to_fix: "bỏ “V/v” hoặc “Về việc” ở đầu trích yếu, viết hoa chữ đầu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Subject, "V/v triển khai công tác năm 2026")]),
    right: Example::Lines(&[(Role::Subject, "Triển khai công tác năm 2026")]),
    check,
    traits: Traits::USUAL,
};

static ABOUT: Pattern = Pattern::new(r"(?i)^v/v\b");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Subject) {
        if ABOUT.is_in(line.words()) {
            hits.line(at, line.words(), "trích yếu bắt đầu bằng V/v");
        }
    }
}
