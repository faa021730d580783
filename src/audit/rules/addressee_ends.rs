//! Audit rule `kinh-gui.dau-cau`: Dấu câu của nơi kính gửi.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kinh-gui.dau-cau",
    name: "Dấu câu của nơi kính gửi",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phần I, khoản 9.2.5"),
    why: "Gửi từ hai nơi trở lên thì mỗi nơi một dòng, đầu dòng có gạch nối, cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm.",
    allowed: Allowed::Same("cuối mỗi dòng dấu chấm phẩy (;), dòng cuối dấu chấm (.)"),
    how_to_fix: "sửa dấu ở cuối dòng này",
    model: Model::Letter,
    wrong: Example::Lines(&[
        (Role::AddresseeItem, "- Ủy ban nhân dân tỉnh,"),
        (Role::AddresseeItem, "- Sở Nội vụ."),
    ]),
    right: Example::Lines(&[
        (Role::AddresseeItem, "- Ủy ban nhân dân tỉnh;"),
        (Role::AddresseeItem, "- Sở Nội vụ."),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let words = &view.profile.words;
    ends(view, &[Role::AddresseeItem], &words.addressee_end, &words.addressee_last, hits);
}
