//! Audit rule `quyen-han.ngang-noi-nhan`: Quyền hạn, chức vụ ngang hàng với Nơi nhận.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quyen-han.ngang-noi-nhan",
    name: "Quyền hạn, chức vụ ngang hàng với Nơi nhận",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phần I, mục 9"),
    why: "Từ “Nơi nhận” trình bày trên một dòng, ngang với dòng quyền hạn, chức vụ của người ký.",
    allowed: Allowed::Same("hai thành phần ở cùng một hàng của bảng phần cuối"),
    how_to_fix: "đặt Nơi nhận và phần ký vào cùng một hàng của bảng",
    model: Model::Plan,
    wrong: described!(
        "Nơi nhận ở hàng thứ hai của bảng, quyền hạn ở hàng thứ nhất",
        |sample| sample.own_row(1, 0, 0)
    ),
    right: described!("Nơi nhận và quyền hạn ở cùng một hàng", |sample| {
        sample.own_row(1, 0, 0);
        sample.own_row(1, 0, 1);
    }),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::Recipients) else { return };
    // Of two who sign next to each other (Phụ lục III, mẫu 1.9) the recipients are below.
    if view.of(Role::SignerName).count() > 1 {
        return;
    }
    let signs = [Role::Capacity, Role::SignerTitle].into_iter().find_map(|role| view.first(role));
    let Some(sign) = signs.and_then(|(_, line)| line.place) else { return };
    if line.place.is_some_and(|place| place.table == sign.table && place.row != sign.row) {
        hits.line(at, line.words(), "không cùng hàng với quyền hạn, chức vụ");
    }
}
