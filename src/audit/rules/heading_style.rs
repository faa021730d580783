//! Audit rule `de-muc.kieu`: Đề mục có kiểu (style) đề mục.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "de-muc.kieu",
    name: "Đề mục có kiểu (style) đề mục",
    level: Level::Hint,
    about: About::File,
    state: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    party: Basis::practice("thông lệ soạn thảo văn bản trên máy"),
    why: "Văn bản dài mà đề mục chỉ tô đậm bằng tay thì không có mục lục, không có khung Navigation để tìm.",
    allowed: Allowed::Same("đề mục có cấp (Outline level) hoặc style Heading"),
    how_to_fix: "chọn đề mục, thẻ Home, Styles, Heading 1, 2; chỉnh lại phông chữ của style",
    model: Model::Plan,
    wrong: described!("văn bản dài, 8 đề mục đều là style Normal", |sample| {
        sample.eight_sections();
        sample.unstyle();
    }),
    right: described!("các đề mục có cấp", |sample| sample.eight_sections()),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    const MANY: usize = 8;
    let headings: Vec<&Line<'_>> = [Role::Section, Role::Clause, Role::PartLabel]
        .into_iter()
        .flat_map(|role| view.of(role))
        .map(|(_, line)| line)
        .collect();
    let plain = |line: &Line<'_>| {
        let look = &line.paragraph.look;
        look.outline.is_none()
            && line.paragraph.number.is_none()
            && line.sure < Sure::Certain
            && look.style.as_ref().is_none_or(|style| style.name.eq_ignore_ascii_case("normal"))
    };
    if headings.len() >= MANY && has_several_pages(view) && headings.iter().all(|line| plain(line))
    {
        hits.whole(format!("{} đề mục không có kiểu đề mục", headings.len()));
    }
}
