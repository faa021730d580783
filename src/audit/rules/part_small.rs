//! Audit rule `phan.in-thuong`: Từ Phần, Chương, Mục in thường.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phan.in-thuong",
    name: "Từ Phần, Chương, Mục in thường",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: None,
    why: "Từ “Phần”, “Chương”, “Mục”, “Tiểu mục” và số thứ tự in thường, đậm; chỉ tiêu đề bên dưới in hoa.",
    allowed: Allowed::Same("Phần I, Chương II, Mục 1"),
    how_to_fix: "gõ lại bằng chữ in thường, bỏ All caps",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::Body, "Nội dung cụ thể như sau:"),
        (Role::PartLabel, "CHƯƠNG I"),
        (Role::PartTitle, "MỤC TIÊU"),
    ]),
    right: Example::Lines(&[
        (Role::Body, "Nội dung cụ thể như sau:"),
        (Role::PartLabel, "Chương I"),
        (Role::PartTitle, "MỤC TIÊU"),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::PartLabel) {
        let word: String = line.words().chars().take_while(|c| !c.is_ascii_digit()).collect();
        let word = word.split_whitespace().next().unwrap_or_default();
        let typed = word.chars().count() > 1 && word == upper(word);
        if typed || line.all(|run| run.look.caps) {
            hits.line(at, line.words(), format!("“{}” in hoa", upper(word)));
        }
    }
}
