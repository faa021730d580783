//! Audit rule `co-quan.dau-sao`: Dấu sao dưới tên cơ quan ban hành của Đảng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "co-quan.dau-sao",
    name: "Dấu sao dưới tên cơ quan ban hành của Đảng",
    level: Level::Error,
    about: About::Given,
    state: None,
    party: Basis::regulation("Phần I, khoản 2.2.1"),
    why: "Dưới tên cơ quan ban hành của Đảng là dấu sao (*), không phải đường kẻ.",
    allowed: Allowed::Same("một dấu sao (*) ở dòng dưới"),
    how_to_fix: "thêm một dòng dưới tên cơ quan ban hành, gõ dấu *",
    model: Model::Party,
    wrong: Example::Lines(&[(Role::Star, "**")]),
    right: Example::Lines(&[(Role::Star, "*")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, issuer)) = view.of(Role::Issuer).last() else { return };
    let star = view.after(at).map(|(_, line)| line.words()).unwrap_or_default();
    if star != "*" {
        let found = if star.is_empty() {
            "không có dấu sao".to_owned()
        } else {
            format!("“{star}”")
        };
        hits.line(at, issuer.words(), found);
    }
}
