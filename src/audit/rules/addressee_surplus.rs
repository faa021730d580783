//! Audit rule `kinh-gui.thua`: Loại văn bản này không ghi “Kính gửi”.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kinh-gui.thua",
    name: "Loại văn bản này không ghi “Kính gửi”",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.b"),
    party: Basis::regulation("Phần I, khoản 9.2.3 và 9.2.4"),
    why: "“Kính gửi” chỉ có ở công văn, tờ trình, báo cáo (cơ quan nhà nước); văn bản khác ghi nơi gửi ở “Nơi nhận”.",
    allowed: Allowed::Same("không có dòng Kính gửi"),
    how_to_fix: "bỏ dòng Kính gửi, ghi nơi gửi vào Nơi nhận",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Body, "Kính gửi đồng chí"),
        (Role::Addressee, "Kính gửi: Ủy ban nhân dân tỉnh"),
    ]),
    right: Example::Lines(&[(Role::Body, "Kính gửi đồng chí")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some(kind) = view.kind else { return };
    // To whom a telegram goes stands there too (Phụ lục III, mẫu 1.6).
    if kind.name == "Công điện" {
        return;
    }
    let is_allowed =
        view.profile.words.addressing.contains_key(kinds::in_symbols(kind, view.profile));
    if let Some((at, line)) = view.first(Role::Addressee).filter(|_| !is_allowed) {
        hits.line(at, line.words(), format!("{} có dòng Kính gửi", lower_first(kind.name)));
    }
}
