//! Audit rule `kinh-gui.thieu`: Công văn, tờ trình có nơi kính gửi.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kinh-gui.thieu",
    name: "Công văn, tờ trình có nơi kính gửi",
    level: Level::Error,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 9.b",
    party: "Phần I, khoản 9.2.3",
    from: None,
    why: "Công văn và tờ trình gửi đến nơi cụ thể, ghi sau “Kính gửi” (Đảng: tờ trình ghi “Kính trình”).",
    allowed: "dòng “Kính gửi:” trên nội dung",
    mend: "thêm dòng “Kính gửi: …” trên nội dung",
    model: Model::Letter,
    wrong: Example::Told("công văn không có dòng Kính gửi"),
    right: Example::Told("công văn có dòng Kính gửi"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let needs = view.kind.is_some_and(|kind| ["CV", "TTr"].contains(&kind.abbreviation));
    if needs && view.first(Role::Addressee).is_none() {
        hits.whole("không có dòng Kính gửi");
    }
}
