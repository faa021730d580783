//! Audit rule `kem-theo.so-van-ban`: Dòng “Kèm theo” ghi đúng số của văn bản.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "kem-theo.so-van-ban",
    name: "Dòng “Kèm theo” ghi đúng số của văn bản",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục III, khoản 1.c"),
    party: Basis::regulation("Phần II, khoản 1.2"),
    why: "Dòng dưới tên phụ lục ghi “Kèm theo” tên loại, số, ký hiệu, ngày và cơ quan ban hành của chính văn bản.",
    allowed: Allowed::Same("số, ký hiệu của chính văn bản"),
    how_to_fix: "sửa số, ký hiệu trong dòng (Kèm theo …)",
    model: Model::Plan,
    wrong: Example::Lines(&[(
        Role::AppendixNote,
        "(Kèm theo Kế hoạch số 06/KH-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
    )]),
    right: Example::Lines(&[(
        Role::AppendixNote,
        "(Kèm theo Kế hoạch số 05/KH-STP ngày 05 tháng 01 năm 2026 của Sở Tư pháp)",
    )]),
    check,
    traits: Traits::USUAL,
};

static CITED: Pattern = Pattern::new(r"số:?\s*0*(\d+)\s?[/-]");
static OWN: Pattern = Pattern::new(r"Số:?\s*0*(\d+)\s?[/-]");

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((_, number)) = view.first(Role::NumberSymbol).filter(|(_, line)| !line.hinted) else {
        return;
    };
    let own = OWN.groups(number.words()).and_then(|g| g.get(1).map(|m| m.as_str().to_owned()));
    let Some(own) = own else { return };
    for (at, line) in view.of(Role::AppendixNote) {
        let cited =
            CITED.groups(line.words()).and_then(|g| g.get(1).map(|m| m.as_str().to_owned()));
        if let Some(cited) = cited.filter(|cited| *cited != own) {
            hits.line_for(at, line.words(), format!("số {cited}"), format!("số {own}"));
        }
    }
}
