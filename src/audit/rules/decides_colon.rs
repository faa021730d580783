//! Audit rule `quyet-dinh.hai-cham`: Dấu hai chấm sau QUYẾT ĐỊNH.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "quyet-dinh.hai-cham",
    name: "Dấu hai chấm sau QUYẾT ĐỊNH",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục III, mẫu 1.1, 1.2, 1.3"),
    party: None,
    why: "Sau căn cứ, dòng “QUYẾT ĐỊNH:” (“QUYẾT NGHỊ:”) có dấu hai chấm, mở vào các điều bên dưới.",
    allowed: Allowed::Same("QUYẾT ĐỊNH:"),
    how_to_fix: "thêm dấu hai chấm",
    model: Model::Plan,
    wrong: Example::Lines(&[
        (Role::NumberSymbol, "Số: 05/QĐ-STP"),
        (Role::KindName, "QUYẾT ĐỊNH"),
        (Role::Basis, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025."),
        (Role::PartTitle, "QUYẾT ĐỊNH"),
        (Role::Clause, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác."),
        (
            Role::AppendixNote,
            "(Kèm theo Quyết định số 05/QĐ-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
        ),
    ]),
    right: Example::Lines(&[
        (Role::NumberSymbol, "Số: 05/QĐ-STP"),
        (Role::KindName, "QUYẾT ĐỊNH"),
        (Role::Basis, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025."),
        (Role::PartTitle, "QUYẾT ĐỊNH:"),
        (Role::Clause, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác."),
        (
            Role::AppendixNote,
            "(Kèm theo Quyết định số 05/QĐ-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
        ),
    ]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let article = view.lines.iter().position(|line| {
        line.part == PartKind::Body && line.place.is_none() && line.words().starts_with("Điều 1")
    });
    let Some(article) = article else { return };
    let head = view.lines.get(..article).unwrap_or_default();
    // The last line in capitals before the first article, below what the decision rests on.
    let basis = head.iter().position(|line| {
        line.words().trim_start_matches(['-', ' ']).starts_with("Căn cứ")
            && !line.is(Role::KindName)
    });
    let Some(basis) = basis else { return };
    for (at, line) in head.iter().enumerate().skip(basis + 1) {
        let words = line.words();
        if matches!(words, "QUYẾT ĐỊNH" | "QUYẾT NGHỊ") {
            hits.line_for(at, words, format!("“{words}”"), format!("“{words}:”"));
        }
    }
}
