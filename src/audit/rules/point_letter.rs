//! Audit rule `diem.chu-cai`: Thứ tự chữ cái của điểm.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "diem.chu-cai",
    name: "Thứ tự chữ cái của điểm",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4.đ"),
    why: "Điểm dùng chữ cái tiếng Việt (a, b, c, d, đ, e, g, …) và dấu đóng ngoặc đơn; không có f, j, w, z.",
    allowed: Allowed::Same("a) b) c) d) đ) e) g) …"),
    how_to_fix: "sửa chữ cái đầu điểm và dấu sau nó",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Point, "a) Đúng tiến độ;"),
        (Role::Point, "b. Đúng pháp luật."),
    ]),
    right: Example::Lines(&[
        (Role::Point, "a) Đúng tiến độ;"),
        (Role::Point, "b) Đúng pháp luật."),
    ]),
    check,
    traits: Traits::USUAL,
};

static LETTER: Pattern = Pattern::new(r"^(\(?)([a-zđ])([.)])\s");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Point) {
        let words = line.paragraph.text_with_number();
        let Some(groups) = LETTER.groups(words.trim()) else { continue };
        let part = |nth: usize| groups.get(nth).map(|m| m.as_str()).unwrap_or_default();
        if !part(1).is_empty() || part(3) == "." || ["f", "j", "w", "z"].contains(&part(2)) {
            let found = format!("“{}{}{}”", part(1), part(2), part(3));
            hits.line_for(at, line.words(), found, format!("“{})”", part(2)));
        }
    }
}
