//! Audit rule `so-trang.vi-tri`: Số trang ở đầu trang.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.vi-tri",
    name: "Số trang ở đầu trang",
    level: Level::Error,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 7"),
    party: Basis::regulation("Phần IV, khoản 5.1"),
    why: "Số trang ở giữa lề trên của trang, không ở chân trang.",
    allowed: Allowed::Same("số trang ở đầu trang (header)"),
    how_to_fix: "xóa số trang ở chân trang, chèn lại: Insert, Page Number, Top of Page",
    model: Model::Plan,
    wrong: described!("số trang ở chân trang", |sample| sample.number_at_foot()),
    right: described!("số trang ở đầu trang", |sample| sample.on_page(2)),
    check,
    traits: Traits::PAGE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let foot = view
        .lines
        .iter()
        .enumerate()
        .find(|(_, line)| line.part == PartKind::Footer && roles::is_page_number(line));
    if let Some((at, _)) = foot {
        hits.line(at, "", "số trang ở chân trang");
    }
}
