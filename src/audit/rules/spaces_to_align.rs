//! Audit rule `doan.dau-cach`: Không dùng dấu cách để canh chữ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "doan.dau-cach",
    name: "Không dùng dấu cách để canh chữ",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.e"),
    party: Basis::regulation("Phần I, khoản 6.2.2"),
    why: "Thụt dòng đặt bằng First line; gõ nhiều dấu cách làm chữ lệch khi đổi cỡ chữ, lề.",
    allowed: Allowed::Same("không có từ ba dấu cách liền nhau"),
    how_to_fix: "xóa các dấu cách, đặt Indentation ở hộp Paragraph",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp ban hành     Kế hoạch.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp ban hành Kế hoạch.")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        // Blanks to be filled in are no-break spaces.
        if line.raw.contains("   ") {
            hits.line(at, line.words(), "nhiều dấu cách liền nhau");
        }
    }
}
