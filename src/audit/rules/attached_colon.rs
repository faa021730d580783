//! Audit rule `kem-theo.hai-cham`: Dòng “Kèm theo”: sau chữ số không có dấu hai chấm.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kem-theo.hai-cham",
    name: "Dòng “Kèm theo”: sau chữ số không có dấu hai chấm",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục III, khoản 1.c"),
    party: Basis::regulation("Phần II, khoản 1.2"),
    why: "Trong dòng (Kèm theo …) số, ký hiệu viết như khi viện dẫn: “số 05/KH-STP”; dấu hai chấm chỉ có ở số của chính văn bản.",
    allowed: Allowed::Same("(Kèm theo Kế hoạch số 05/KH-STP ngày …)"),
    how_to_fix: "bỏ dấu hai chấm sau chữ số",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::AppendixNote,
        "(Kèm theo Kế hoạch số: 05/KH-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
    )]),
    right: Example::Lines(&[(
        Role::AppendixNote,
        "(Kèm theo Kế hoạch số 05/KH-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
    )]),
    check,
    traits: Traits::USUAL,
};

static COLON: Pattern = Pattern::new(r"(?i)\bsố\s*:");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::AppendixNote) {
        if let Some(found) = COLON.find(line.words()) {
            hits.line_for(
                at,
                line.words(),
                format!("“{}”", found.as_str()),
                "“số” không có dấu hai chấm",
            );
        }
    }
}
