//! Audit rule `so-ky-hieu.ten-loai`: Ký hiệu hợp với tên loại.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-ky-hieu.ten-loai",
    name: "Ký hiệu hợp với tên loại",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục III, mục I"),
    party: Basis::regulation("Phần I, khoản 3.1.2"),
    why: "Chữ viết tắt tên loại trong ký hiệu phải là của tên loại ghi trên văn bản (KH cho Kế hoạch, BC cho Báo cáo).",
    allowed: Allowed::Same("chữ viết tắt của tên loại ghi trên văn bản"),
    how_to_fix: "sửa chữ viết tắt trong ký hiệu hoặc sửa tên loại",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::NumberSymbol, "Số: 05/BC-STP")]),
    right: Example::Lines(&[(Role::NumberSymbol, "Số: 05/KH-STP")]),
    check,
    traits: Traits::USUAL,
};

static STATE: Pattern = Pattern::new(r"/(\p{L}+)-");
static PARTY: Pattern = Pattern::new(r"-\s?(\p{L}+)/");

fn check(view: &View<'_>, hits: &mut Hits) {
    let (Some(kind), Some((at, line))) = (view.kind, view.first(Role::NumberSymbol)) else {
        return;
    };
    if view.first(Role::KindName).is_none() {
        return;
    }
    let form = if view.is_state() { &STATE } else { &PARTY };
    let wanted = kinds::in_symbols(kind, view.profile);
    if let Some(found) = form.groups(line.words()).and_then(|groups| groups.get(1))
        && found.as_str() != wanted
        && !is_joint(found.as_str(), wanted)
    {
        let reported = format!("“{}” trong ký hiệu của {}", found.as_str(), lower_first(kind.name));
        hits.line_for(at, line.words(), reported, format!("“{wanted}”"));
    }
}

/// Whether a symbol adds to that of the kind that several bodies issue it together (`KHLT`, `CTrPH`): practice,
/// of which the decree says nothing.
fn is_joint(found: &str, wanted: &str) -> bool {
    found.strip_prefix(wanted).is_some_and(|rest| matches!(rest, "LT" | "PH"))
}
