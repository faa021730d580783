//! Audit rule `tep.truong-khong-dong`: Không có trường (field) bị hở làm ẩn chữ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.truong-khong-dong",
    name: "Không có trường (field) bị hở làm ẩn chữ",
    level: Level::Error,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Một trường (số trang, liên kết, mục lục) có chỗ bắt đầu mà không có chỗ kết thúc thì Word và LibreOffice ẩn hết chữ phía sau; người nhận không đọc được phần ấy.",
    allowed: Allowed::Same("mọi trường đều khép kín"),
    how_to_fix: "bấm Alt+F9 để hiện mã trường, xóa trường bị hở (đoạn trong dấu { }), bấm Alt+F9 lần nữa; đọc lại phần phía sau",
    model: Model::Plan,
    wrong: described!(
        "một trường bắt đầu ở lời văn và không kết thúc",
        |sample| sample.paper.facts.unended_fields = 1
    ),
    right: described!("trường số trang khép kín", |sample| sample
        .paper
        .facts
        .unended_fields = 0),
    check,
    traits: Traits::FILE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let count = view.paper.facts.unended_fields;
    if count > 0 {
        hits.whole(format!("{count} trường không khép lại, chữ phía sau bị ẩn"));
    }
}
