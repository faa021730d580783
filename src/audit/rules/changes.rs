//! Audit rule `tep.thay-doi`: Không còn thay đổi chưa duyệt.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.thay-doi",
    name: "Không còn thay đổi chưa duyệt",
    level: Level::Warning,
    about: About::File,
    state: Basis::practice("thông lệ an toàn văn bản"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "Thay đổi được theo dõi (Track Changes) mà chưa duyệt làm người nhận thấy cả phần đã xóa.",
    allowed: Allowed::Same("không còn thay đổi chưa duyệt"),
    how_to_fix: "thẻ Review, Accept, Accept All Changes and Stop Tracking",
    model: Model::Plan,
    wrong: described!("tệp còn một đoạn chèn thêm chưa duyệt", |sample| sample
        .paper
        .facts
        .changes
        .inserted =
        1),
    right: described!("mọi thay đổi đã được duyệt", |sample| sample
        .paper
        .facts
        .changes =
        crate::paper::Changes::default()),
    check,
    traits: Traits::FILE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let total = view.paper.facts.changes.total();
    if total > 0 {
        hits.whole(format!("{total} thay đổi chưa duyệt"));
    }
}
