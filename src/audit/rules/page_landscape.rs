//! Audit rule `trang.ngang`: Trang ngang chỉ khi có bảng, biểu.

use crate::document::Orientation;
use crate::paper::Block;
use crate::units::Mm;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "trang.ngang",
    name: "Trang ngang chỉ khi có bảng, biểu",
    level: Level::Warning,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 2"),
    party: Basis::regulation("Phần IV, khoản 4.3"),
    why: "Văn bản trình bày theo chiều dài khổ A4; chỉ trang có bảng, biểu hoặc hình rộng mới được để ngang.",
    allowed: Allowed::Same("trang dọc, hoặc trang ngang có bảng, biểu, hình"),
    how_to_fix: "thẻ Layout, Orientation, Portrait; hoặc chỉ để ngang phần (section) có bảng",
    model: Model::Plan,
    wrong: described!("trang ngang không có bảng, biểu nào", |sample| sample.turn_page()),
    right: described!("trang dọc; trang ngang chỉ ở phần có bảng", |sample| {
        sample.turn_page();
        sample.turn_page();
    }),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    // The tables of head and closing only lay the page out.
    let layout = |block: usize| {
        view.of_blocks(block..block + 1)
            .any(|(_, line)| matches!(line.role, Some(Role::NumberSymbol | Role::Recipients)))
    };
    let wide = |at: usize, block: &Block| match block {
        Block::Table(_) => !layout(at),
        Block::Paragraph(paragraph) => paragraph.drawings().any(|drawing| {
            !drawing.lines.is_empty() || drawing.width.is_some_and(|width| width > Mm(120.0).into())
        }),
    };
    let body = view.paper.body();
    for (nth, section) in view.paper.sections.iter().enumerate() {
        let blocks = body.get(section.blocks.clone()).unwrap_or_default();
        let some = blocks.iter().any(|block| block.as_paragraph().is_none_or(|p| !p.is_blank()));
        let held =
            blocks.iter().enumerate().any(|(at, block)| wide(section.blocks.start + at, block));
        if section.geometry.orientation == Orientation::Landscape && some && !held {
            hits.whole(format!("phần (section) {} nằm ngang mà không có bảng, biểu", nth + 1));
        }
    }
}
