//! Audit rule `can-cu.gach-dau-dong`: Gạch đầu dòng trước căn cứ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "can-cu.gach-dau-dong",
    name: "Gạch đầu dòng trước căn cứ",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.a"),
    party: Basis::regulation("Phần I, khoản 6.2.3"),
    why: "Căn cứ của văn bản Đảng có gạch đầu dòng; của cơ quan nhà nước thì không.",
    allowed: Allowed::Each { state: "không có gạch đầu dòng", party: "có" },
    how_to_fix: "bỏ hoặc thêm dấu gạch ở đầu căn cứ",
    model: Model::Party,
    wrong: Example::Lines(&[(Role::Basis, "Căn cứ Chương trình công tác năm 2026.")]),
    right: Example::Lines(&[(Role::Basis, "- Căn cứ Chương trình công tác năm 2026.")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Basis) {
        let dashed = line.words().starts_with('-') || line.paragraph.number.is_some();
        if dashed == view.is_state() {
            let found =
                if dashed { "có gạch đầu dòng" } else { "không có gạch đầu dòng" };
            hits.line(at, line.words(), found);
        }
    }
}
