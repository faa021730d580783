//! Audit rule `chu.an`: Không có chữ ẩn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.an",
    name: "Không có chữ ẩn",
    level: Level::Warning,
    about: About::File,
    state: "thông lệ an toàn văn bản",
    party: "thông lệ an toàn văn bản",
    from: None,
    why: "Chữ ẩn (Hidden) không in ra nhưng người nhận tệp đọc được.",
    allowed: "không có chữ ẩn",
    mend: "bấm Ctrl+Shift+8 để hiện, rồi xóa hoặc bỏ đánh dấu Hidden ở hộp Font",
    model: Model::Plan,
    wrong: Example::Told("một đoạn có chữ ẩn"),
    right: Example::Told("không có chữ ẩn"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.lines.iter().enumerate() {
        let hidden: String = line
            .paragraph
            .runs
            .iter()
            .filter(|run| run.look.vanish && run.change.is_none())
            .map(|run| run.text())
            .collect();
        if hidden.chars().any(char::is_alphanumeric) {
            hits.line(at, &hidden, format!("chữ ẩn “{}”", shortened(&hidden)));
        }
    }
}
