//! Audit rule `chu.con-sot`: Không còn chữ giữ chỗ của mẫu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.con-sot",
    name: "Không còn chữ giữ chỗ của mẫu",
    level: Level::Warning,
    about: About::Words,
    state: Basis::practice("thông lệ an toàn văn bản"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "XXX, {{…}}, [nội dung], Lorem ipsum là chỗ trống của mẫu chưa điền.",
    allowed: Allowed::Same("nội dung đã điền đủ"),
    how_to_fix: "điền nội dung hoặc xóa chỗ này",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp phối hợp với XXX tổ chức thực hiện.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp phối hợp với Sở Nội vụ tổ chức thực hiện.")]),
    check,
    traits: Traits::WORDS,
};

static LEFT: Pattern = Pattern::new(
    r"(?i)\bx{3,}\b|\{\{[^}]*\}\}|\blorem ipsum\b|\[(nội dung|tên|ngày|số|điền)[^\]]*\]|\bTODO\b",
);
static ROMAN: Pattern = Pattern::new(r"^X{3}$");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        for found in LEFT.all(&line.text) {
            // XXX is thirty in Roman figures too, after a word that is numbered.
            let before = line.text.get(..found.start()).unwrap_or_default().trim_end();
            let numbered = ["lần thứ", "khóa", "khoá", "Chương", "thế kỷ", "Phụ lục"]
                .iter()
                .any(|word| before.ends_with(word));
            let hint = view.blank && found.as_str().starts_with('[');
            let thirty = ROMAN.is_in(found.as_str()) && numbered;
            // A blank form shows its hints: a known state.
            if !hint && !thirty {
                hits.line(at, found.as_str(), format!("“{}”", found.as_str()));
                break;
            }
        }
    }
}
