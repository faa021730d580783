//! Audit rule `chuc-vu.pho-khong-kt`: Cấp phó ký thay có KT..

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chuc-vu.pho-khong-kt",
    name: "Cấp phó ký thay có KT.",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 7.b"),
    party: None,
    why: "Cấp phó ký thay cấp trưởng thì ghi KT. và chức vụ của cấp trưởng ở dòng trên.",
    allowed: Allowed::Same("KT. và chức vụ của cấp trưởng ở dòng trên"),
    how_to_fix: "thêm dòng “KT. …” trên dòng chức vụ",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Capacity, "TM. BAN CHỈ ĐẠO"),
        (Role::SignerTitle, "PHÓ CHỦ TỊCH"),
    ]),
    right: Example::Lines(&[
        (Role::Capacity, "TM. BAN CHỈ ĐẠO"),
        (Role::SignerTitle, "PHÓ TRƯỞNG BAN"),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::SignerTitle) else { return };
    let deputy = fold(line.words()).starts_with("pho ");
    let marked = view.of(Role::Capacity).any(|(_, line)| !line.words().starts_with("TM"));
    // A deputy head of a steering committee signs on its behalf (TM.) by the committee's own rules.
    let committee = fold(line.words()).starts_with("pho truong ban");
    if deputy && !marked && !committee && !line.hinted {
        hits.line(at, line.words(), "cấp phó ký mà không có KT.");
    }
}
