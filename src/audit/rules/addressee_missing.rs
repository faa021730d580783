//! Audit rule `kinh-gui.thieu`: Công văn, tờ trình có nơi kính gửi.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kinh-gui.thieu",
    name: "Công văn, tờ trình có nơi kính gửi",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.b"),
    party: Basis::regulation("Phần I, khoản 9.2.3"),
    why: "Công văn và tờ trình gửi đến nơi cụ thể, ghi sau “Kính gửi” (Đảng: tờ trình ghi “Kính trình”).",
    allowed: Allowed::Same("dòng “Kính gửi:” trên nội dung"),
    how_to_fix: "thêm dòng “Kính gửi: …” trên nội dung",
    model: Model::Letter,
    wrong: described!("công văn không có dòng Kính gửi", |sample| sample
        .remove(&[Role::Addressee, Role::AddresseeItem])),
    right: described!("công văn có dòng Kính gửi", |sample| {
        sample.remove(&[Role::AddresseeItem]);
        sample.lines(&[(Role::Addressee, "Kính gửi: Ủy ban nhân dân tỉnh")]);
    }),
    check,
    traits: Traits::USUAL.of_absence(),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let needs = view.kind.is_some_and(|kind| kind.addressed);
    if needs && view.first(Role::Addressee).is_none() {
        hits.whole("không có dòng Kính gửi");
    }
}
