//! Audit rule `so-trang.thieu`: Văn bản nhiều trang có số trang.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.thieu",
    name: "Văn bản nhiều trang có số trang",
    level: Level::Error,
    about: About::File,
    state: "Phụ lục I, Phần I, mục I, khoản 7",
    party: "Phần IV, mục 5",
    from: None,
    why: "Trang đánh số liên tục bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.",
    allowed: "số trang ở đầu trang (header), canh giữa",
    mend: "thẻ Insert, Page Number, Top of Page, Plain Number 2; đánh dấu Different First Page",
    model: Model::Plan,
    wrong: Example::Told("văn bản ba trang, đầu trang trống"),
    right: Example::Told("đầu trang có trường PAGE ở giữa"),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if has_several_pages(view)
        && !numbers_in(view, PartKind::Header)
        && !numbers_in(view, PartKind::Footer)
    {
        hits.whole("không có số trang");
    }
}
