//! Audit rule `tieu-de.loi-van`: Tiêu đề của Đảng ghi đúng từng chữ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tieu-de.loi-van",
    name: "Tiêu đề của Đảng ghi đúng từng chữ",
    level: Level::Error,
    about: About::Parts,
    state: None,
    party: Basis::regulation("Phần I, mục 1"),
    why: "Tiêu đề là dòng chữ cố định, in hoa, không có dấu chấm.",
    allowed: Allowed::Same("ĐẢNG CỘNG SẢN VIỆT NAM"),
    how_to_fix: "gõ lại dòng này",
    model: Model::Party,
    wrong: Example::Lines(&[(Role::PartyName, "ĐẢNG CỘNG SẢN VIỆT NAM.")]),
    right: Example::Lines(&[(Role::PartyName, "ĐẢNG CỘNG SẢN VIỆT NAM")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::PartyName) {
        if upper(line.words()) != "ĐẢNG CỘNG SẢN VIỆT NAM" {
            hits.line(at, line.words(), format!("“{}”", line.words()));
        }
    }
}
