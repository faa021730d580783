//! Audit rule `kinh-gui.loi-van`: Lời trước nơi kính gửi.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kinh-gui.loi-van",
    name: "Lời trước nơi kính gửi",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phần I, khoản 9.2.3"),
    why: "Ghi “Kính gửi:” (tờ trình của Đảng: “Kính trình:”), sau đó có dấu hai chấm.",
    allowed: Allowed::Same("Kính gửi: (tờ trình của Đảng: Kính trình:)"),
    how_to_fix: "sửa lại lời và dấu hai chấm ở dòng này",
    model: Model::Letter,
    wrong: Example::Lines(&[(Role::Addressee, "Kính gửi")]),
    right: Example::Lines(&[(Role::Addressee, "Kính gửi:")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some(kind) = view.kind else { return };
    let wanted = view.profile.words.addressing.get(kinds::in_symbols(kind, view.profile));
    let (Some(wanted), Some((at, line))) = (wanted, view.first(Role::Addressee)) else { return };
    if !line.words().starts_with(wanted.as_str()) {
        hits.line_for(
            at,
            line.words(),
            format!("“{}”", shortened(line.words())),
            format!("“{wanted}”"),
        );
    }
}
