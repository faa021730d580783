//! Audit rule `noi-nhan-luu.cach-viet`: Cách viết dòng lưu.

use super::prelude::*;
use crate::data::body::names_registry;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-luu.cach-viet",
    name: "Cách viết dòng lưu",
    level: Level::Error,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 9.d",
    party: "Phụ lục 2, dòng 9",
    from: None,
    why: "Cơ quan nhà nước ghi “Lưu: VT, (đơn vị soạn thảo)”; cơ quan Đảng ghi “Lưu Văn phòng …”, không ghi VT.",
    allowed: "nd30: - Lưu: VT, …; hd05, hd36: - Lưu Văn phòng …",
    mend: "gõ lại dòng lưu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Filing, "- Lưu VT.")]),
    right: Example::Lines(&[(Role::Filing, "- Lưu: VT.")]),
    check,
};

static STATE: Pattern = Pattern::new(r"^-?\s*Lưu: VT\b");
static PARTY: Pattern = Pattern::new(r"^-?\s*Lưu [^:]");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Filing).filter(|(_, line)| !line.hinted && !line.continues) {
        let words = line.words();
        let lawful = match view.is_state() {
            true => STATE.is_in(words),
            false => PARTY.is_in(words) && !names_registry(words),
        };
        if !lawful {
            hits.line(at, words, format!("“{words}”"));
        }
    }
}
