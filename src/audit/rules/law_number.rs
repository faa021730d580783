//! Audit rule `can-cu.luat-so`: Luật, pháp lệnh ở căn cứ không ghi số.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "can-cu.luat-so",
    name: "Luật, pháp lệnh ở căn cứ không ghi số",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.a"),
    party: None,
    why: "Căn cứ ghi tên loại, số, ký hiệu, thời gian, cơ quan ban hành, trích yếu; riêng luật, pháp lệnh không ghi số, ký hiệu và cơ quan ban hành.",
    allowed: Allowed::Same("Căn cứ Luật Tổ chức chính quyền địa phương ngày …"),
    how_to_fix: "bỏ số và tên cơ quan ban hành sau tên luật, pháp lệnh",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Basis,
        "Căn cứ Luật Cán bộ, công chức số 80/2025/QH15 ngày 24 tháng 6 năm 2025.",
    )]),
    right: Example::Lines(&[(
        Role::Basis,
        "Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025.",
    )]),
    check,
    traits: Traits::USUAL,
};

static NUMBERED: Pattern =
    Pattern::new(r"^-?\s*Căn cứ (?:Bộ luật|Luật|Pháp lệnh)\b[^;.]*?\bsố\s+\d+");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::Basis) {
        if let Some(found) = NUMBERED.find(line.words()) {
            hits.line(at, found.as_str(), format!("“{}…”", found.as_str()));
        }
    }
}
