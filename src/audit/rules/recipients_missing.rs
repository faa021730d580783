//! Audit rule `noi-nhan.thieu`: Có phần Nơi nhận.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan.thieu",
    name: "Có phần Nơi nhận",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 9",
    party: "Phần I, mục 9",
    from: None,
    why: "Nơi nhận ghi những nơi được gửi văn bản và nơi lưu.",
    allowed: "Nơi nhận: và danh sách nơi nhận, dòng cuối là nơi lưu",
    mend: "thêm phần Nơi nhận ở cuối văn bản, bên trái phần ký",
    model: Model::Plan,
    wrong: Example::Told("văn bản không có phần Nơi nhận"),
    right: Example::Told("văn bản có phần Nơi nhận"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    // Parties who sign together have no one else to send to.
    let between = view.kind.is_some_and(|k| ["HĐ", "BGN", "BTT", "GUQ"].contains(&k.abbreviation));
    // What is issued with a decision has neither number nor recipients of its own.
    let numbered = view.first(Role::NumberSymbol).is_some();
    if numbered && !between && view.first(Role::Recipients).is_none() {
        hits.whole("không có phần Nơi nhận");
    }
}
