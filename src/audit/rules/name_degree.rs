//! Audit rule `ho-ten.hoc-vi`: Trước họ tên người ký không ghi học hàm, học vị.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "ho-ten.hoc-vi",
    name: "Trước họ tên người ký không ghi học hàm, học vị",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 7.c"),
    party: Basis::regulation("Phần I, khoản 7.1.3"),
    why: "Họ và tên người ký không ghi học hàm, học vị, danh hiệu (trừ văn bản của cơ sở giáo dục, y tế, khoa học và cấp bậc của lực lượng vũ trang).",
    allowed: Allowed::Same("chỉ họ và tên"),
    how_to_fix: "bỏ học hàm, học vị trước họ tên",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::SignerName, "TS. Nguyễn Văn An")]),
    right: Example::Lines(&[(Role::SignerName, "Nguyễn Văn An")]),
    check,
    traits: Traits::USUAL,
};

static DEGREE: Pattern = Pattern::new(r"^(GS|PGS|TS|ThS|Ths|BS|KS|CN|TSKH|LS)\b\.?[\s,]");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::SignerName) {
        if let Some(found) = DEGREE.find(line.words()) {
            hits.line(at, line.words(), format!("“{}” trước họ tên", found.as_str().trim()));
        }
    }
}
