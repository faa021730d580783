//! Audit rule `can-cu.dau-cau`: Dấu câu cuối mỗi căn cứ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "can-cu.dau-cau",
    name: "Dấu câu cuối mỗi căn cứ",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.a"),
    party: Basis::regulation("Phần I, khoản 6.2.3"),
    why: "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm.",
    allowed: Allowed::Same("cuối mỗi dòng dấu chấm phẩy (;), dòng cuối dấu chấm (.)"),
    how_to_fix: "sửa dấu ở cuối căn cứ này",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Basis, "Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025,"),
        (
            Role::Basis,
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
        ),
    ]),
    right: Example::Lines(&[
        (Role::Basis, "Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025;"),
        (
            Role::Basis,
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
        ),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let words = &view.profile.words;
    ends(view, &[Role::Basis], &words.basis_end, &words.basis_last, hits);
}
