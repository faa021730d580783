//! Audit rule `quyen-han.chuc-vu`: Dưới KT., TL., TUQ. có chức vụ của người ký.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quyen-han.chuc-vu",
    name: "Dưới KT., TL., TUQ. có chức vụ của người ký",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 7.b"),
    party: Basis::regulation("Phần I, khoản 7.1.1"),
    why: "Dòng trên ghi người được ký thay; dòng dưới ghi chức vụ của người ký.",
    allowed: Allowed::Same("một dòng chức vụ của người ký dưới dòng quyền hạn"),
    how_to_fix: "thêm dòng chức vụ của người ký (PHÓ GIÁM ĐỐC…)",
    model: Model::Plan,
    wrong: described!("có KT. GIÁM ĐỐC mà không có dòng PHÓ GIÁM ĐỐC", |sample| {
        sample.remove(&[Role::SignerTitle])
    }),
    right: described!("KT. GIÁM ĐỐC, dòng dưới PHÓ GIÁM ĐỐC", |sample| sample
        .lines(&[(Role::SignerTitle, "PHÓ GIÁM ĐỐC")])),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.of(Role::Capacity).last() else { return };
    let titles = [Role::SignerTitle, Role::OtherTitle];
    // The two may be in one paragraph with a line break.
    let is_named =
        titles.into_iter().any(|role| view.first(role).is_some()) || line.words().contains('\n');
    if !is_named && !line.words().starts_with("Q.") {
        hits.line(at, line.words(), "không có dòng chức vụ của người ký");
    }
}
