//! Audit rule `so-ky-hieu.nam`: Ký hiệu văn bản hành chính không có năm.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-ky-hieu.nam",
    name: "Ký hiệu văn bản hành chính không có năm",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 3"),
    party: None,
    why: "Năm chỉ có trong ký hiệu của văn bản quy phạm pháp luật (30/2020/NĐ-CP).",
    allowed: Allowed::Same("Số: 05/KH-STP"),
    how_to_fix: "bỏ năm khỏi ký hiệu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::NumberSymbol, "Số: 05/2026/KH-STP")]),
    right: Example::Lines(&[(Role::NumberSymbol, "Số: 05/KH-STP")]),
    check,
    traits: Traits::USUAL,
};

static YEAR: Pattern = Pattern::new(r"\d+/((19|20)\d\d)/");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::NumberSymbol) {
        if let Some(year) = YEAR.groups(line.words()).and_then(|groups| groups.get(1)) {
            hits.line(at, line.words(), format!("có năm {} trong ký hiệu", year.as_str()));
        }
    }
}
