//! Audit rule `chu.an`: Không có chữ ẩn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.an",
    name: "Không có chữ ẩn",
    level: Level::Warning,
    about: About::File,
    state: Basis::practice("thông lệ an toàn văn bản"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "Chữ ẩn (Hidden) không in ra nhưng người nhận tệp đọc được.",
    allowed: Allowed::Same("không có chữ ẩn"),
    how_to_fix: "bấm Ctrl+Shift+8 để hiện, rồi xóa hoặc bỏ đánh dấu Hidden ở hộp Font",
    model: Model::Plan,
    wrong: described!("một đoạn có chữ ẩn", |sample| sample
        .run(|run| run.look.vanish = true)),
    right: described!("không có chữ ẩn", |sample| sample.run(|run| run.look.vanish = false)),
    check,
    traits: Traits::WORDS,
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
