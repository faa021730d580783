//! Audit rule `co-quan.viet-tat`: Tên cơ quan ban hành ghi đầy đủ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "co-quan.viet-tat",
    name: "Tên cơ quan ban hành ghi đầy đủ",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 2.a"),
    party: None,
    why: "Chỉ tên cơ quan chủ quản được viết tắt những cụm từ thông dụng (UBND, HĐND); tên cơ quan ban hành ghi đầy đủ tên chính thức.",
    allowed: Allowed::Same("tên đầy đủ của cơ quan ban hành"),
    how_to_fix: "ghi đủ tên cơ quan ở dòng chữ đậm trên số, ký hiệu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Issuer, "SỞ GD&ĐT")]),
    right: Example::Lines(&[(Role::Issuer, "SỞ TƯ PHÁP")]),
    check,
    traits: Traits::USUAL,
};

static SHORT: Pattern = Pattern::new(
    r"^(UBND|HĐND|UBMTTQ|MTTQ|BCH)\b|\bSỞ (GD|LĐ|TN|VH|TT|KH|NN|GTVT|TTTT)\b|&|\bVP\b|\bTT\b",
);

/// Levels of schools as the decisions that found them write their names: "TRƯỜNG PTDT NỘI TRÚ THCS&THPT".
static SCHOOL: Pattern = Pattern::new(r"\b(TH|THCS)\s*&\s*(THCS|THPT)\b");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Issuer) {
        if SCHOOL.is_in(line.words()) {
            continue;
        }
        if let Some(found) = SHORT.find(line.words()) {
            hits.line(at, line.words(), format!("tên viết tắt “{}”", found.as_str()));
        }
    }
}
