//! Audit rule `noi-nhan-dong.gach-dau-dong`: Mỗi nơi nhận có gạch đầu dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-dong.gach-dau-dong",
    name: "Mỗi nơi nhận có gạch đầu dòng",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phần I, khoản 9.2.5"),
    why: "Mỗi nơi nhận hoặc nhóm nơi nhận trình bày trên một dòng, đầu dòng có gạch nối.",
    allowed: Allowed::Same("dấu gạch nối (-) ở đầu dòng"),
    how_to_fix: "thêm dấu gạch nối ở đầu dòng",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Recipient, "UBND tỉnh;")]),
    right: Example::Lines(&[(Role::Recipient, "- UBND tỉnh;")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let items = view.of(Role::Recipient).chain(view.of(Role::Filing));
    for (at, line) in items.filter(|(_, line)| !line.continues) {
        let dashed = line.words().starts_with(['-', '+']) || line.paragraph.number.is_some();
        if !dashed && !line.hinted {
            hits.line(at, line.words(), "không có gạch đầu dòng");
        }
    }
}
