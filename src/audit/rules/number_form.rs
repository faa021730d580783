//! Audit rule `so-ky-hieu.cach-viet`: Cách viết số, ký hiệu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-ky-hieu.cach-viet",
    name: "Cách viết số, ký hiệu",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 3.c"),
    party: Basis::regulation("Phần I, khoản 3.2.2"),
    why: "Cơ quan nhà nước: sau từ “Số” có dấu hai chấm; giữa số và ký hiệu có dấu gạch chéo (/), giữa các nhóm chữ viết tắt có gạch nối (-), không cách chữ. Cơ quan Đảng: sau “Số” không có dấu hai chấm, giữa số và tên loại là gạch nối, trước tên cơ quan là gạch chéo.",
    allowed: Allowed::Each { state: "Số: 05/KH-STP", party: "Số 05-BC/BTGDVTU" },
    how_to_fix: "gõ lại dòng số, ký hiệu, không có dấu cách quanh / và -",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::NumberSymbol, "Số 05 / KH – STP")]),
    right: Example::Lines(&[(Role::NumberSymbol, "Số: 05/KH-STP")]),
    check,
    traits: Traits::USUAL,
};

static STATE: Pattern = Pattern::new(r"^Số:\s*[\d.…_]*\s*/[\p{L}\d.&]+(-[\p{L}\d.&]+)*$");
static PARTY: Pattern = Pattern::new(r"^Số\s*[\d.…_]*\s*-\s?[\p{L}]+/[\p{L}\d]+([-.][\p{L}\d]+)*$");
static TIGHT: Pattern = Pattern::new(r"\d\s+[/-]|[/-]\s|[/-][\p{L}\d]+\s+[/-]");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::NumberSymbol).filter(|(_, line)| !line.hinted) {
        let words = line.words();
        let form = if view.is_state() { &STATE } else { &PARTY };
        let year = YEAR.is_in(words);
        if !year && (!form.is_in(words) || TIGHT.is_in(words)) {
            hits.line(at, words, format!("“{words}”"));
        }
    }
}

static YEAR: Pattern = Pattern::new(r"\d+/(19|20)\d\d/");
