//! Audit rule `tep.khoa-sua`: Tệp không khóa sửa.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.khoa-sua",
    name: "Tệp không khóa sửa",
    level: Level::Warning,
    about: About::File,
    state: "thông lệ an toàn văn bản",
    party: "thông lệ an toàn văn bản",
    from: None,
    why: "Tệp khóa sửa làm nơi nhận không chép, không lấy số, không ghi ý kiến được.",
    allowed: "tệp không đặt hạn chế sửa",
    mend: "thẻ Review, Restrict Editing, Stop Protection",
    model: Model::Plan,
    wrong: Example::Told("tệp đặt hạn chế sửa (Restrict Editing)"),
    right: Example::Told("tệp không đặt hạn chế sửa"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if let Some(kind) = &view.paper.facts.protection {
        hits.whole(format!("tệp đang hạn chế sửa ({kind})"));
    }
}
