//! Audit rule `so-ky-hieu.so-khong`: Số văn bản nhỏ hơn 10 có số 0 phía trước.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-ky-hieu.so-khong",
    name: "Số văn bản nhỏ hơn 10 có số 0 phía trước",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 3.c"),
    party: Basis::regulation("Phần I, khoản 3.2.2"),
    why: "Số 1 đến 9 ghi 01 đến 09 để không thêm chữ số vào trước được.",
    allowed: Allowed::Same("05"),
    how_to_fix: "thêm số 0 trước số văn bản",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::NumberSymbol, "Số: 5/KH-STP")]),
    right: Example::Lines(&[(Role::NumberSymbol, "Số: 05/KH-STP")]),
    check,
    traits: Traits::USUAL.fixed_by(fix),
};

static UNPADDED: Pattern = Pattern::new(r"Số\s*:?\s*(\d)\s*[/-]");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::NumberSymbol) {
        if let Some(number) = UNPADDED.groups(line.words()).and_then(|groups| groups.get(1)) {
            hits.line_for(
                at,
                line.words(),
                format!("số {}", number.as_str()),
                format!("số 0{}", number.as_str()),
            );
        }
    }
}

static ALONE: Pattern = Pattern::new(r"^\s*Số\s*:?\s*(\d)\s*[/-]");

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let part = context.part().filter(|part| part.role == Role::NumberSymbol)?;
    let line = part.line();
    let at = ALONE.groups(&line.raw)?.get(1)?.start();
    Some(vec![Typed::of(line).text(at..at, "0".into())?])
}
