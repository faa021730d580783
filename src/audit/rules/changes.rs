//! Audit rule `tep.thay-doi`: Không còn thay đổi chưa duyệt.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.thay-doi",
    name: "Không còn thay đổi chưa duyệt",
    level: Level::Error,
    about: About::File,
    state: "thông lệ an toàn văn bản",
    party: "thông lệ an toàn văn bản",
    from: None,
    why: "Thay đổi được theo dõi (Track Changes) mà chưa duyệt làm người nhận thấy cả phần đã xóa.",
    allowed: "không còn thay đổi chưa duyệt",
    mend: "thẻ Review, Accept, Accept All Changes and Stop Tracking",
    model: Model::Plan,
    wrong: Example::Told("tệp còn một đoạn chèn thêm chưa duyệt"),
    right: Example::Told("mọi thay đổi đã được duyệt"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let total = view.paper.facts.changes.total();
    if total > 0 {
        hits.whole(format!("{total} thay đổi chưa duyệt"));
    }
}
