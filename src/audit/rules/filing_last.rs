//! Audit rule `noi-nhan-luu.cuoi-cung`: Nơi nhận kết thúc bằng dòng lưu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "noi-nhan-luu.cuoi-cung",
    name: "Nơi nhận kết thúc bằng dòng lưu",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục II, khoản 9.d",
    party: "Phần I, mục 9",
    from: None,
    why: "Dòng cuối cùng của Nơi nhận ghi nơi lưu văn bản.",
    allowed: "dòng cuối là “- Lưu: VT, …” (Đảng: “- Lưu Văn phòng …”)",
    mend: "đưa dòng lưu xuống cuối hoặc thêm dòng lưu",
    model: Model::Plan,
    wrong: Example::Told("Nơi nhận không có dòng lưu"),
    right: Example::Told("dòng cuối của Nơi nhận là dòng lưu"),
    check,
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
