//! Audit rule `noi-nhan-luu.cuoi-cung`: Nơi nhận kết thúc bằng dòng lưu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-luu.cuoi-cung",
    name: "Nơi nhận kết thúc bằng dòng lưu",
    level: Level::Warning,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 9.d"),
    party: Basis::regulation("Phần I, mục 9"),
    why: "Dòng cuối cùng của Nơi nhận ghi nơi lưu văn bản.",
    allowed: Allowed::Same("dòng cuối là “- Lưu: VT, …” (Đảng: “- Lưu Văn phòng …”)"),
    how_to_fix: "đưa dòng lưu xuống cuối hoặc thêm dòng lưu",
    model: Model::Plan,
    wrong: described!("Nơi nhận không có dòng lưu", |sample| {
        sample.remove(&[Role::Filing]);
        sample.lines(&[(Role::Recipient, "- UBND tỉnh (b/c).")]);
    }),
    right: described!("dòng cuối của Nơi nhận là dòng lưu", |sample| {
        sample.lines(&[(Role::Recipient, "- UBND tỉnh (b/c);"), (Role::Filing, "- Lưu: VT, HC.")]);
    }),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((label, line)) = view.first(Role::Recipients) else { return };
    let Some((filing, _)) = view.of(Role::Filing).last() else {
        hits.line(label, line.words(), "không có dòng lưu");
        return;
    };
    if let Some((at, after)) = view.of(Role::Recipient).find(|(at, _)| *at > filing) {
        hits.line(at, after.words(), "còn nơi nhận sau dòng lưu");
    }
}
