//! Audit rule `noi-nhan-dong.nhu-tren`: Văn bản có Kính gửi ghi “Như trên” ở Nơi nhận.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-dong.nhu-tren",
    name: "Văn bản có Kính gửi ghi “Như trên” ở Nơi nhận",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.b"),
    party: Basis::regulation("Phần I, khoản 9.2.3"),
    why: "Nơi đã ghi ở “Kính gửi” thì ở Nơi nhận ghi “Như trên”.",
    allowed: Allowed::Same("dòng đầu của Nơi nhận là “- Như trên;”"),
    how_to_fix: "thêm dòng “- Như trên;” ngay dưới “Nơi nhận:”",
    model: Model::Letter,
    wrong: Example::Lines(&[(Role::Recipient, "- Ban Giám đốc;")]),
    right: Example::Lines(&[(Role::Recipient, "- Như trên;")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, label)) = view.first(Role::Recipients) else { return };
    let addressed = view.kind.is_none_or(|kind| {
        view.profile.words.addressing.contains_key(kinds::in_symbols(kind, view.profile))
    });
    if view.first(Role::Addressee).is_none() || !addressed {
        return;
    }
    let is_named =
        view.of(Role::Recipient).any(|(_, line)| fold(line.words()).contains("nhu tren"));
    if !is_named {
        hits.line(at, label.words(), "không có dòng “Như trên”");
    }
}
