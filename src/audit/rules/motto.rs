//! Audit rule `tieu-ngu.loi-van`: Tiêu ngữ ghi đúng từng chữ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tieu-ngu.loi-van",
    name: "Tiêu ngữ ghi đúng từng chữ",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 1.b"),
    party: None,
    why: "Chữ cái đầu của ba cụm từ viết hoa, giữa các cụm từ có gạch nối (-), trước và sau gạch nối có một dấu cách.",
    allowed: Allowed::Same("Độc lập - Tự do - Hạnh phúc"),
    how_to_fix: "gõ lại dòng này; nếu Word tự đổi gạch nối thành gạch dài thì bấm Ctrl+Z ngay sau đó",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Motto, "Độc Lập – Tự Do – Hạnh Phúc")]),
    right: Example::Lines(&[(Role::Motto, "Độc lập - Tự do - Hạnh phúc")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Motto).filter(|(_, line)| line.sure >= Sure::Sure) {
        let words = line.words().lines().last().unwrap_or_default().trim();
        if words != "Độc lập - Tự do - Hạnh phúc" {
            hits.line(at, words, format!("“{words}”"));
        }
    }
}
