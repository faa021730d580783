//! Audit rule `phan.tieu-de`: Phần, chương, mục có tiêu đề.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phan.tieu-de",
    name: "Phần, chương, mục có tiêu đề",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.d, 6.đ"),
    party: None,
    why: "Văn bản bố cục theo phần, chương, mục, tiểu mục thì mỗi thứ phải có tiêu đề ở dòng ngay dưới.",
    allowed: Allowed::Same("tiêu đề ở dòng ngay dưới, canh giữa"),
    how_to_fix: "gõ tiêu đề ở dòng dưới, hoặc tách tiêu đề khỏi dòng số thứ tự",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Nội dung cụ thể như sau:"), (Role::PartLabel, "Phần I")]),
    right: Example::Lines(&[
        (Role::Body, "Nội dung cụ thể như sau:"),
        (Role::PartLabel, "Phần I"),
        (Role::PartTitle, "MỤC TIÊU"),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::PartLabel) {
        let below = view.lines.get(at + 1..).unwrap_or_default().iter();
        let next =
            below.filter(|below| below.column == line.column).find(|l| !l.words().is_empty());
        let titled = next.is_some_and(|next| next.is(Role::PartTitle));
        if !titled && line.words().chars().count() < 24 {
            hits.line(at, line.words(), "không có tiêu đề ở dòng dưới");
        }
    }
}
