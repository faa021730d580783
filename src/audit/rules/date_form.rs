//! Audit rule `dia-danh-thoi-gian.cach-viet`: Cách viết địa danh và thời gian.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "dia-danh-thoi-gian.cach-viet",
    name: "Cách viết địa danh và thời gian",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 4"),
    party: Basis::regulation("Phần I, khoản 4.2.2"),
    why: "Sau địa danh có dấu phẩy; ngày, tháng, năm viết đầy đủ bằng chữ thường; cuối dòng không có dấu chấm.",
    allowed: Allowed::Same("Thái Nguyên, ngày 05 tháng 01 năm 2026"),
    how_to_fix: "gõ lại dòng này",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::PlaceDate, "Thái Nguyên ngày 05 tháng 01 năm 2026")]),
    right: Example::Lines(&[(Role::PlaceDate, "Thái Nguyên, ngày 05 tháng 01 năm 2026")]),
    check,
    traits: Traits::USUAL,
};

static FORM: Pattern =
    Pattern::new(r"^\p{Lu}[^,]*(, [^,]+)?, ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$");
static END: Pattern = Pattern::new(r"\d\.$");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::PlaceDate).filter(|(_, line)| !line.hinted) {
        let words = line.words();
        if !words.contains('\t') && (!FORM.is_in(words) || END.is_in(words)) {
            hits.line(at, words, format!("“{words}”"));
        }
    }
}
