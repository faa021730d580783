//! Audit rule `dia-danh-thoi-gian.truoc-can-cu`: Ngày ban hành không trước ngày của văn bản làm căn cứ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "dia-danh-thoi-gian.truoc-can-cu",
    name: "Ngày ban hành không trước ngày của văn bản làm căn cứ",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 4.b và 6.a"),
    party: Basis::regulation("Phần I, khoản 4.2 và 6.2.3"),
    why: "Ngày ban hành là ngày ký; một văn bản không thể căn cứ văn bản ra đời sau nó.",
    allowed: Allowed::Same("ngày ban hành bằng hoặc sau ngày của mọi văn bản làm căn cứ"),
    how_to_fix: "kiểm tra lại ngày ban hành và ngày của văn bản được dẫn",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::Basis,
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2027 của Chính phủ về công tác văn thư.",
    )]),
    right: Example::Lines(&[(
        Role::Basis,
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    )]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some(date) = view.date else { return };
    for (at, line) in view.of(Role::Basis) {
        if let Some(cited) = dates(line.words()).into_iter().max().filter(|cited| *cited > date) {
            let found = format!(
                "căn cứ văn bản {}, sau ngày ban hành {}",
                date_long(cited),
                date_short(date)
            );
            hits.line(at, line.words(), found);
        }
    }
}
