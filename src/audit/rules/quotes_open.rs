//! Audit rule `chu.ngoac-dong-mo`: Ngoặc mở thì có ngoặc đóng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.ngoac-dong-mo",
    name: "Ngoặc mở thì có ngoặc đóng",
    level: Level::Warning,
    about: About::Words,
    state: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    party: Basis::own("quy tắc soạn thảo văn bản trên máy"),
    why: "Thiếu một nửa của cặp ngoặc làm câu khó hiểu.",
    allowed: Allowed::Same("mỗi ngoặc mở có ngoặc đóng trong cùng đoạn"),
    how_to_fix: "thêm hoặc bỏ dấu ngoặc",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Khẩu hiệu “Đoàn kết của Sở Tư pháp.")]),
    right: Example::Lines(&[(Role::Body, "Khẩu hiệu “Đoàn kết” của Sở Tư pháp.")]),
    check,
    traits: Traits::WORDS,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running() {
        // A quotation over several paragraphs opens in each and closes in the last.
        let open = line.text.matches('“').count();
        let close = line.text.matches('”').count();
        let whole = line.words().starts_with('“')
            || line.words().ends_with('”')
            || line.words().ends_with("”.");
        if open != close && !(whole && open.abs_diff(close) == 1) {
            hits.line(at, line.words(), format!("{open} dấu “ và {close} dấu ”"));
        }
    }
}
