//! Audit rule `tep.nhan-xet`: Không còn nhận xét bên lề.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.nhan-xet",
    name: "Không còn nhận xét bên lề",
    level: Level::Warning,
    about: About::File,
    state: Basis::practice("thông lệ an toàn văn bản"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "Nhận xét (Comment) của người soạn thảo không gửi kèm văn bản.",
    allowed: Allowed::Same("không còn nhận xét"),
    how_to_fix: "thẻ Review, Delete, Delete All Comments in Document",
    model: Model::Plan,
    wrong: described!("tệp còn một nhận xét", |sample| sample.paper.facts.comments = 1),
    right: described!("tệp không có nhận xét", |sample| sample.paper.facts.comments = 0),
    check,
    traits: Traits::FILE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let count = view.paper.facts.comments;
    if count > 0 {
        hits.whole(format!("{count} nhận xét"));
    }
}
