//! Audit rule `noi-nhan.thieu`: Có phần Nơi nhận.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan.thieu",
    name: "Có phần Nơi nhận",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9"),
    party: Basis::regulation("Phần I, mục 9"),
    why: "Nơi nhận ghi những nơi được gửi văn bản và nơi lưu.",
    allowed: Allowed::Same("Nơi nhận: và danh sách nơi nhận, dòng cuối là nơi lưu"),
    how_to_fix: "thêm phần Nơi nhận ở cuối văn bản, bên trái phần ký",
    model: Model::Plan,
    wrong: described!("văn bản không có phần Nơi nhận", |sample| sample.remove(&[
        Role::Recipients,
        Role::Recipient,
        Role::Filing
    ])),
    right: described!("văn bản có phần Nơi nhận", |sample| sample
        .lines(&[(Role::Recipients, "Nơi nhận:")])),
    check,
    traits: Traits::USUAL.of_absence(),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    // Parties who sign together have no one else to send to.
    let between = view.kind.is_some_and(|kind| kind.between);
    // What is issued with a decision has neither number nor recipients of its own.
    let numbered = view.first(Role::NumberSymbol).is_some();
    if numbered && !between && view.first(Role::Recipients).is_none() {
        hits.whole("không có phần Nơi nhận");
    }
}
