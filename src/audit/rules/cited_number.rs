//! Audit rule `vien-dan.thieu-so`: Viện dẫn văn bản có từ “số”.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "vien-dan.thieu-so",
    name: "Viện dẫn văn bản có từ “số”",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.b"),
    party: Basis::regulation("Phần I, khoản 6.1.4"),
    why: "Viện dẫn ghi tên loại, “số”, ký hiệu, thời gian, cơ quan ban hành và trích yếu.",
    allowed: Allowed::Same("Nghị định số 30/2020/NĐ-CP"),
    how_to_fix: "thêm từ “số” trước số, ký hiệu",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Body,
        "Thực hiện Nghị định 30/2020/NĐ-CP về công tác văn thư.",
    )]),
    right: Example::Lines(&[(
        Role::Body,
        "Thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư.",
    )]),
    check,
    traits: Traits::USUAL,
};

static CITED: Pattern = Pattern::new(
    r"(Nghị định|Thông tư|Quyết định|Nghị quyết|Công văn|Kế hoạch|Chỉ thị|Báo cáo|Tờ trình|Thông báo|Hướng dẫn|Kết luận|Quy định)\s+\d+[-/]\s?[\p{L}\d]",
);

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        if let Some(found) = CITED.find(&line.text) {
            hits.line(at, found.as_str(), format!("“{}…”", found.as_str()));
        }
    }
}
