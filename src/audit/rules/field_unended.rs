//! Audit rule `tep.truong-khong-dong`: Không có trường (field) bị hở làm ẩn chữ.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.truong-khong-dong",
    name: "Không có trường (field) bị hở làm ẩn chữ",
    level: Level::Error,
    about: About::File,
    state: "Phụ lục I, Phần I, mục I, khoản 4",
    party: "Phần IV, mục 1",
    from: None,
    why: "Một trường (số trang, liên kết, mục lục) có chỗ bắt đầu mà không có chỗ kết thúc thì Word và LibreOffice ẩn hết chữ phía sau; người nhận không đọc được phần ấy.",
    allowed: "mọi trường đều khép kín",
    mend: "bấm Alt+F9 để hiện mã trường, xóa trường bị hở (đoạn trong dấu { }), bấm Alt+F9 lần nữa; đọc lại phần phía sau",
    model: Model::Plan,
    wrong: Example::Told("một trường bắt đầu ở lời văn và không kết thúc"),
    right: Example::Told("trường số trang khép kín"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let count = view.paper.facts.unended_fields;
    if count > 0 {
        hits.whole(format!("{count} trường không khép lại, chữ phía sau bị ẩn"));
    }
}
