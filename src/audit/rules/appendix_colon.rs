//! Audit rule `kem-theo.hai-cham`: Sau từ “số” ở dòng Kèm theo không có dấu hai chấm.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kem-theo.hai-cham",
    name: "Dòng “Kèm theo” viết “số …”, không có dấu hai chấm",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục III, khoản 1.c",
    party: "Phần II, khoản 1.2",
    from: None,
    why: "Dấu hai chấm sau “Số” chỉ có ở dòng số, ký hiệu của văn bản; trong câu viết “Quyết định số 12/QĐ-UBND”.",
    allowed: "(Kèm theo … số … ngày … của …)",
    mend: "xóa dấu hai chấm sau từ “số”",
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
};

static COLON: Pattern = Pattern::new(r"\bsố\s*:");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::AppendixNote) {
        if let Some(found) = COLON.find(&line.text) {
            hits.line(at, line.words(), format!("“{}”", found.as_str()));
        }
    }
}
