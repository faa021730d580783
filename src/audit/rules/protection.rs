//! Audit rule `tep.khoa-sua`: Tệp không khóa sửa.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "tep.khoa-sua",
    name: "Tệp không khóa sửa",
    level: Level::Warning,
    about: About::File,
    state: Basis::practice("thông lệ an toàn văn bản"),
    party: Basis::practice("thông lệ an toàn văn bản"),
    why: "Tệp khóa sửa làm nơi nhận không chép, không lấy số, không ghi ý kiến được.",
    allowed: Allowed::Same("tệp không đặt hạn chế sửa"),
    how_to_fix: "thẻ Review, Restrict Editing, Stop Protection",
    model: Model::Plan,
    wrong: described!("tệp đặt hạn chế sửa (Restrict Editing)", |sample| sample
        .paper
        .facts
        .protection =
        Some("readOnly".into())),
    right: described!("tệp không đặt hạn chế sửa", |sample| sample
        .paper
        .facts
        .protection = None),
    check,
    traits: Traits::FILE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if let Some(kind) = &view.paper.facts.protection {
        hits.whole(format!("tệp đang hạn chế sửa ({kind})"));
    }
}
