//! Audit rule `quyen-han.cach-viet`: Cách viết tắt quyền hạn của người ký.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quyen-han.cach-viet",
    name: "Cách viết tắt quyền hạn của người ký",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 7.b"),
    party: Basis::regulation("Phần I, khoản 7.1.1"),
    why: "Cơ quan nhà nước viết TM., KT., TL., TUQ., Q. (có dấu chấm); cơ quan Đảng viết T/M, K/T, T/L (có gạch chéo).",
    allowed: Allowed::Each { state: "TM. KT. TL. TUQ. Q.", party: "T/M K/T T/L" },
    how_to_fix: "sửa chữ viết tắt ở dòng quyền hạn",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Capacity, "K/T GIÁM ĐỐC")]),
    right: Example::Lines(&[(Role::Capacity, "KT. GIÁM ĐỐC")]),
    check,
    traits: Traits::USUAL,
};

static STATE: Pattern = Pattern::new(r"^(TM|KT|TL|TUQ|Q)\. \S");
static PARTY: Pattern = Pattern::new(r"^(T/M|K/T|T/L) \S|^Q\. \S");

fn check(view: &View<'_>, hits: &mut Hits) {
    let form = if view.is_state() { &STATE } else { &PARTY };
    for (at, line) in view.of(Role::Capacity).filter(|(_, line)| !line.hinted) {
        if !form.is_in(line.words()) {
            hits.line(at, line.words(), format!("“{}”", shortened(line.words())));
        }
    }
}
