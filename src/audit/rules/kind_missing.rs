//! Audit rule `ten-loai.thieu`: Có tên loại văn bản.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "ten-loai.thieu",
    name: "Có tên loại văn bản",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 5"),
    party: Basis::regulation("Phần I, khoản 5.1.1"),
    why: "Mọi văn bản trừ công văn ghi tên loại in hoa trên trích yếu.",
    allowed: Allowed::Same("tên loại in hoa, canh giữa, trên trích yếu"),
    how_to_fix: "thêm dòng tên loại (KẾ HOẠCH, BÁO CÁO…) trên trích yếu",
    model: Model::Plan,
    wrong: described!("văn bản có ký hiệu KH mà không có dòng KẾ HOẠCH", |sample| {
        sample.remove(&[Role::KindName])
    }),
    right: described!("có dòng KẾ HOẠCH trên trích yếu", |sample| sample
        .lines(&[(Role::KindName, "KẾ HOẠCH")])),
    check,
    traits: Traits::USUAL.of_absence(),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let (Some(kind), Some((at, line))) = (view.kind, view.first(Role::NumberSymbol)) else {
        return;
    };
    if !view.is_letter() && view.first(Role::KindName).is_none() {
        let found = format!("ký hiệu của {} nhưng không có dòng tên loại", lower_first(kind.name));
        hits.line_for(at, line.words(), found, format!("dòng “{}”", upper(kind.name)));
    }
}
