//! Audit rule `tep.nhan-xet`: Không còn nhận xét bên lề.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.nhan-xet",
    name: "Không còn nhận xét bên lề",
    level: Level::Warning,
    about: About::File,
    state: "thông lệ an toàn văn bản",
    party: "thông lệ an toàn văn bản",
    from: None,
    why: "Nhận xét (Comment) của người soạn thảo không gửi kèm văn bản.",
    allowed: "không còn nhận xét",
    mend: "thẻ Review, Delete, Delete All Comments in Document",
    model: Model::Plan,
    wrong: Example::Told("tệp còn một nhận xét"),
    right: Example::Told("tệp không có nhận xét"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let count = view.paper.facts.comments;
    if count > 0 {
        hits.whole(format!("{count} nhận xét"));
    }
}
