//! Audit rule `noi-nhan-dong.dau-cau`: Dấu câu của Nơi nhận.

use super::prelude::*;
use crate::audit::signs;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-dong.dau-cau",
    name: "Dấu câu của Nơi nhận",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phần I, khoản 9.2.5"),
    why: "Cuối mỗi dòng nơi nhận có dấu chấm phẩy, dòng cuối (nơi lưu) có dấu chấm.",
    allowed: Allowed::Same("cuối mỗi dòng dấu chấm phẩy (;), dòng cuối dấu chấm (.)"),
    how_to_fix: "sửa dấu ở cuối dòng này",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Recipient, "- UBND tỉnh (b/c),")]),
    right: Example::Lines(&[(Role::Recipient, "- UBND tỉnh (b/c);")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let words = &view.profile.words;
    let marked = |line: &Line<'_>| line.is(Role::Filing) && signs::ends_with_mark(line.words());
    ends_but(
        marked,
        view,
        &[Role::Recipient, Role::Filing],
        &words.item_end,
        &words.last_end,
        hits,
    );
}
