//! Audit rule `gach-duoi-trich-yeu.nam-gach`: Năm gạch nối dưới trích yếu của Đảng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "gach-duoi-trich-yeu.nam-gach",
    name: "Năm gạch nối dưới trích yếu của Đảng",
    level: Level::Error,
    about: About::Parts,
    state: None,
    party: Basis::regulation("Phần I, khoản 5.2.1"),
    why: "Dưới trích yếu của văn bản Đảng là năm dấu gạch nối (-----), không phải đường kẻ.",
    allowed: Allowed::Same("-----"),
    how_to_fix: "gõ năm dấu gạch nối ở dòng dưới trích yếu",
    model: Model::Party,
    wrong: Example::Lines(&[(Role::SubjectDashes, "---")]),
    right: Example::Lines(&[(Role::SubjectDashes, "-----")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, subject)) = view.of(Role::Subject).last() else { return };
    let below = view.after(at).map(|(_, line)| line.words()).unwrap_or_default();
    if below != "-----" {
        let found = match below.chars().any(char::is_alphanumeric) || below.is_empty() {
            true => "không có gạch nối dưới trích yếu".to_owned(),
            false => format!("“{below}”"),
        };
        hits.line(at, subject.words(), found);
    }
}
