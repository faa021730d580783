//! Audit rule `noi-nhan-luu.cach-viet`: Cách viết dòng lưu.

use super::prelude::*;
use crate::data::body::names_registry;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-luu.cach-viet",
    name: "Cách viết dòng lưu",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phụ lục 2, dòng 9"),
    why: "Cơ quan nhà nước ghi “Lưu: VT, (đơn vị soạn thảo)”; cơ quan Đảng ghi “Lưu Văn phòng …”, không ghi VT.",
    allowed: Allowed::Each { state: "- Lưu: VT, …", party: "- Lưu Văn phòng …" },
    how_to_fix: "gõ lại dòng lưu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Filing, "- Lưu VT.")]),
    right: Example::Lines(&[(Role::Filing, "- Lưu: VT.")]),
    check,
    traits: Traits::USUAL,
};

static STATE: Pattern = Pattern::new(r"^-?\s*Lưu: VT\b");
static PARTY: Pattern = Pattern::new(r"^-?\s*Lưu [^:]");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Filing).filter(|(_, line)| !line.hinted && !line.continues) {
        let words = line.words();
        let is_allowed = match view.is_state() {
            true => STATE.is_in(words),
            false => PARTY.is_in(words) && !names_registry(words),
        };
        if !is_allowed {
            hits.line(at, words, format!("“{words}”"));
        }
    }
}
