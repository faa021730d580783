//! Audit rule `so-trang.thieu`: Văn bản nhiều trang có số trang.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.thieu",
    name: "Văn bản nhiều trang có số trang",
    level: Level::Error,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 7"),
    party: Basis::regulation("Phần IV, mục 5"),
    why: "Trang đánh số liên tục bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.",
    allowed: Allowed::Same("số trang ở đầu trang (header), canh giữa"),
    how_to_fix: "thẻ Insert, Page Number, Top of Page, Plain Number 2; đánh dấu Different First Page",
    model: Model::Plan,
    wrong: described!("văn bản ba trang, đầu trang trống", |sample| {
        sample.remove(&[Role::PageNumber]);
        sample.on_page(3);
    }),
    right: described!("đầu trang có trường PAGE ở giữa", |sample| sample.on_page(3)),
    check,
    traits: Traits::PAGE.of_absence(),
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if has_several_pages(view)
        && !numbers_in(view, PartKind::Header)
        && !numbers_in(view, PartKind::Footer)
    {
        hits.whole("không có số trang");
    }
}
