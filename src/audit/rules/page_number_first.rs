//! Audit rule `so-trang.trang-dau`: Trang đầu không hiện số trang.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.trang-dau",
    name: "Trang đầu không hiện số trang",
    level: Level::Error,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 7"),
    party: Basis::regulation("Phần IV, khoản 5.1"),
    why: "Số trang không hiển thị ở trang thứ nhất.",
    allowed: Allowed::Same("trang đầu không có số trang"),
    how_to_fix: "nhấp đúp vào đầu trang, đánh dấu Different First Page, xóa số ở trang đầu",
    model: Model::Plan,
    wrong: described!("không đặt Different First Page", |sample| sample.paper.sections[0]
        .title_page = false),
    right: described!("đặt Different First Page, trang đầu không có số", |sample| {
        sample.paper.sections[0].title_page = true
    }),
    check,
    traits: Traits::PAGE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some(first) = view.paper.sections.first() else { return };
    let of_first =
        |feet: crate::paper::Feet| if first.title_page { feet.first } else { feet.default };
    let parts = [of_first(first.headers), of_first(first.footers)];
    let shown = view.lines.iter().any(|line| {
        matches!(line.part, PartKind::Header | PartKind::Footer)
            && parts.contains(&Some(line.paragraph.address.part))
            && roles::is_page_number(line)
    });
    if shown {
        hits.whole("trang đầu hiện số trang");
    }
}
