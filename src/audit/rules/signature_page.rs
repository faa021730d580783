//! Audit rule `phan-ky.trang-rieng`: Phần ký không đứng riêng một trang.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phan-ky.trang-rieng",
    name: "Phần ký không đứng riêng một trang",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::practice("thông lệ; Nghị định không quy định"),
    party: Basis::practice("thông lệ; Hướng dẫn không quy định"),
    why: "Trang chỉ có phần ký có thể bị ghép vào văn bản khác; phần ký đi cùng ít nhất vài dòng nội dung.",
    allowed: Allowed::Same("phần ký ở cùng trang với dòng cuối của nội dung"),
    how_to_fix: "xóa ngắt trang trước phần ký; thu gọn cách đoạn, hoặc chọn hai dòng cuối, hộp Paragraph, Keep with next",
    model: Model::Plan,
    wrong: described!("ngắt trang ngay trước phần ký", |sample| sample
        .each(Role::Recipients, |line| line.look.page_break_before = true)),
    right: described!("phần ký ngay dưới nội dung", |sample| sample
        .each(Role::Recipients, |line| line.look.page_break_before = false)),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, label)) = view.first(Role::Recipients) else { return };
    let above = view.lines.get(..at).unwrap_or_default();
    let Some(last) = above.iter().rposition(|line| {
        line.block < label.block && !line.words().is_empty() && line.role.is_some_and(is_running)
    }) else {
        return;
    };
    let between = view.lines.get(last..at).unwrap_or_default();
    let broken = label.paragraph.look.page_break_before
        || between
            .iter()
            .skip(1)
            .any(|line| line.raw.contains('\u{c}') || line.paragraph.look.page_break_before)
        || view.lines[last].raw.trim_end_matches([' ', '\t']).ends_with('\u{c}');
    // Pages as Word noted them when it last laid the text out.
    let noted = match (view.lines[last].paragraph.page, label.paragraph.page) {
        (Some(text), Some(sign)) => sign > text,
        _ => false,
    };
    if broken || noted {
        hits.line(at, label.words(), "phần ký sang trang khác với nội dung");
    }
}
