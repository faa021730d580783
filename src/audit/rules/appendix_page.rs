//! Audit rule `phu-luc.trang-moi`: Phụ lục sang trang mới.

use std::collections::BTreeSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phu-luc.trang-moi",
    name: "Phụ lục sang trang mới",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục III, mẫu 2.1"),
    party: Basis::regulation("Phần II, mục 1"),
    why: "Mỗi phụ lục bắt đầu ở một trang mới, số trang tính riêng.",
    allowed: Allowed::Same("ngắt trang hoặc ngắt phần (section) trước phụ lục"),
    how_to_fix: "đặt con trỏ trước chữ Phụ lục, thẻ Layout, Breaks, Next Page",
    model: Model::Plan,
    wrong: described!("chữ Phụ lục ngay dưới phần ký, cùng trang", |sample| {
        sample.paper.sections[1].new_page = false;
        sample.each(Role::AppendixLabel, |line| line.look.page_break_before = false);
    }),
    right: described!("ngắt trang trước chữ Phụ lục", |sample| {
        sample.paper.sections[1].new_page = false;
        sample.each(Role::AppendixLabel, |line| line.look.page_break_before = true);
    }),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let sections: BTreeSet<usize> = view
        .paper
        .sections
        .iter()
        .filter(|section| section.new_page)
        .map(|section| section.blocks.start)
        .filter(|at| *at > 0)
        .collect();
    for (at, line) in view.of(Role::AppendixLabel) {
        let starts = line.paragraph.look.page_break_before || line.raw.starts_with('\u{c}');
        let broken = (0..at)
            .rev()
            .take(6)
            .map(|above| &view.lines[above])
            .any(|above| above.raw.contains('\u{c}') || above.paragraph.ends_section);
        // Blank paragraphs may be between the break of a section and the label.
        let section = sections.range(line.block.saturating_sub(2)..=line.block).next().is_some();
        if !starts && !broken && !section {
            hits.line(at, line.words(), "không sang trang mới");
        }
    }
}
