//! Audit rule `chu.cach-truoc-dau`: Không có dấu cách trước dấu câu.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.cach-truoc-dau",
    name: "Không có dấu cách trước dấu câu",
    level: Level::Warning,
    about: About::Words,
    state: "quy tắc soạn thảo văn bản trên máy",
    party: "quy tắc soạn thảo văn bản trên máy",
    from: None,
    why: "Dấu phẩy, chấm, chấm phẩy, hai chấm, đóng ngoặc viết liền từ đứng trước.",
    allowed: "dấu câu liền từ đứng trước",
    mend: "xóa dấu cách trước dấu câu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp , Sở Nội vụ ban hành Kế hoạch.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp, Sở Nội vụ ban hành Kế hoạch.")]),
    check,
};

static BEFORE: Pattern = Pattern::new(r"[\p{L}\d)”] +[,;:.)”!?](\s|$)");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        if let Some(found) = BEFORE.find(&line.text) {
            hits.line(at, around(&line.text, found.start()), format!("“{}”", found.as_str()));
        }
    }
}
