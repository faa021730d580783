//! Audit rule `quyen-han.chuc-vu`: Dưới KT., TL., TUQ. có chức vụ của người ký.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quyen-han.chuc-vu",
    name: "Dưới KT., TL., TUQ. có chức vụ của người ký",
    level: Level::Error,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 7.b",
    party: "Phần I, khoản 7.1.1",
    from: None,
    why: "Dòng trên ghi người được ký thay; dòng dưới ghi chức vụ của người ký.",
    allowed: "một dòng chức vụ của người ký dưới dòng quyền hạn",
    mend: "thêm dòng chức vụ của người ký (PHÓ GIÁM ĐỐC…)",
    model: Model::Plan,
    wrong: Example::Told("có KT. GIÁM ĐỐC mà không có dòng PHÓ GIÁM ĐỐC"),
    right: Example::Told("KT. GIÁM ĐỐC, dòng dưới PHÓ GIÁM ĐỐC"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.of(Role::Capacity).last() else { return };
    let titles = [Role::SignerTitle, Role::OtherTitle];
    // The two may stand in one paragraph with a line break.
    let told =
        titles.into_iter().any(|role| view.first(role).is_some()) || line.words().contains('\n');
    if !told && !line.words().starts_with("Q.") {
        hits.line(at, line.words(), "không có dòng chức vụ của người ký");
    }
}
