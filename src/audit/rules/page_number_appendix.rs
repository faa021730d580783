//! Audit rule `so-trang.phu-luc`: Số trang của phụ lục đánh riêng.

use crate::paper::Section;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.phu-luc",
    name: "Số trang của phụ lục đánh riêng",
    level: Level::Warning,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục III, khoản 1.đ"),
    party: Basis::regulation("Phần IV, khoản 5.2"),
    why: "Số trang của mỗi phụ lục đánh riêng, từ 1; muốn vậy phụ lục phải là một phần (section) của tệp.",
    allowed: Allowed::Same("phụ lục ở phần (section) riêng, số trang bắt đầu từ 1"),
    how_to_fix: "đặt Breaks, Next Page trước phụ lục; Page Number, Format Page Numbers, Start at 1",
    model: Model::Plan,
    wrong: described!("phụ lục đếm trang tiếp theo văn bản", |sample| sample
        .paper
        .sections[1]
        .numbers
        .start =
        None),
    right: described!("phụ lục đếm trang từ 1", |sample| sample.paper.sections[1]
        .numbers
        .start = Some(1)),
    check,
    traits: Traits::PAGE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if !numbers_in(view, PartKind::Header) && !numbers_in(view, PartKind::Footer) {
        return;
    }
    for (at, line) in view.of(Role::AppendixLabel).filter(|(_, line)| line.part == PartKind::Body) {
        let Some(section) = view.paper.section_of(line.block) else { continue };
        if section.numbers.start != Some(1) || !opens(view, section, at) {
            hits.line(at, line.words(), "số trang đếm tiếp từ phần trước");
        }
    }
}

/// Whether nothing with words comes before a line in its section.
fn opens(view: &View<'_>, section: &Section, at: usize) -> bool {
    view.of_blocks(section.blocks.clone())
        .take_while(|(above, _)| *above < at)
        .all(|(_, line)| line.words().is_empty())
}
