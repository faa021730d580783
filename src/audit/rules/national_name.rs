//! Audit rule `quoc-hieu.loi-van`: Quốc hiệu ghi đúng từng chữ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quoc-hieu.loi-van",
    name: "Quốc hiệu ghi đúng từng chữ",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 1.a"),
    party: None,
    why: "Quốc hiệu là dòng chữ cố định; không viết tắt, không thiếu dấu.",
    allowed: Allowed::Same("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    how_to_fix: "gõ lại dòng này",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM")]),
    right: Example::Lines(&[(Role::NationalName, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::NationalName).filter(|(_, line)| line.sure >= Sure::Sure) {
        let words =
            upper(line.words().lines().next().unwrap_or_default().trim()).replace("HOÀ", "HÒA");
        if words != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" {
            hits.line(at, line.words(), format!("“{}”", line.words()));
        }
    }
}
