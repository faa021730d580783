//! Audit rule `viet-hoa.don-vi-so`: Viết hoa đơn vị hành chính đặt theo số.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-hoa.don-vi-so",
    name: "Viết hoa đơn vị hành chính đặt theo số",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục II, mục III, khoản 1.b"),
    party: Basis::regulation("Phần I, khoản 6.1 (theo quy tắc chung)"),
    why: "Tên đơn vị hành chính gồm danh từ chung và chữ số thì viết hoa cả danh từ chung.",
    allowed: Allowed::Same("Quận 1, Phường 12"),
    how_to_fix: "viết hoa danh từ chung",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Đoàn công tác đến quận 1 và làm việc với các cơ quan.")]),
    right: Example::Lines(&[(Role::Body, "Đoàn công tác đến Quận 1 và làm việc với các cơ quan.")]),
    check,
    traits: Traits::USUAL,
};

// After a count (`2 quận 5 phường`) or a plural the noun is no name.
static UNIT: Pattern = Pattern::new(
    r"(?:^|[,;(]|\b(?:đến|tại|ở|của|và|trên địa bàn|thuộc)) ?((?:quận|phường) \d{1,2})\b",
);

fn check(view: &View<'_>, hits: &mut Hits) {
    // A plain search first: few lines name a unit, and word bounds are expensive.
    let named = |text: &str| text.contains("quận ") || text.contains("phường ");
    for (at, line) in view.running().filter(|(_, line)| named(&line.text)) {
        if let Some(unit) = UNIT.groups(&line.text).and_then(|groups| groups.get(1)) {
            let (found, right) = (unit.as_str(), capitalize_first(unit.as_str()));
            hits.line_for(
                at,
                around(&line.text, unit.start()),
                format!("“{found}”"),
                format!("“{right}”"),
            );
        }
    }
}
