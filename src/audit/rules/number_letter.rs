//! Audit rule `so-ky-hieu.cong-van`: Ký hiệu của công văn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-ky-hieu.cong-van",
    name: "Ký hiệu của công văn",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 3.b"),
    party: Basis::regulation("Phần I, khoản 3.1.2"),
    why: "Công văn của cơ quan nhà nước không ghi CV trong ký hiệu (Số: 05/STP-HCTP); công văn của Đảng ghi CV (Số 05-CV/TU).",
    allowed: Allowed::Each { state: "không có CV", party: "có CV" },
    how_to_fix: "sửa lại ký hiệu",
    model: Model::Letter,
    wrong: Example::Lines(&[(Role::NumberSymbol, "Số: 12/CV-STP")]),
    right: Example::Lines(&[(Role::NumberSymbol, "Số: 12/STP-HCTP")]),
    check,
    traits: Traits::USUAL,
};

static LETTER: Pattern = Pattern::new(r"[/-]\s?CV\b");

fn check(view: &View<'_>, hits: &mut Hits) {
    if !view.is_letter() {
        return;
    }
    let Some((at, line)) = view.first(Role::NumberSymbol) else { return };
    match (view.is_state(), LETTER.is_in(line.words())) {
        (true, true) => hits.line_for(at, line.words(), "có CV trong ký hiệu", "không có CV"),
        (false, false) => hits.line_for(at, line.words(), "không có CV trong ký hiệu", "có CV"),
        _ => {}
    }
}
