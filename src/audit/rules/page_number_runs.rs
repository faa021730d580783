//! Audit rule `so-trang.lien-tuc`: Số trang từ 1, không đếm lại giữa văn bản.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "so-trang.lien-tuc",
    name: "Số trang từ 1, không đếm lại giữa văn bản",
    level: Level::Warning,
    about: About::File,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 7"),
    party: Basis::regulation("Phần IV, mục 5"),
    why: "Số trang của văn bản đánh từ số 1 và chạy liên tục; chỉ phụ lục đếm lại.",
    allowed: Allowed::Same("phần đầu từ 1, phần sau Continue from previous section"),
    how_to_fix: "Insert, Page Number, Format Page Numbers: Start at 1 ở phần đầu, Continue from previous section ở phần sau",
    model: Model::Plan,
    wrong: described!("số trang bắt đầu từ 5", |sample| sample.paper.sections[0]
        .numbers
        .start = Some(5)),
    right: described!("số trang bắt đầu từ 1", |sample| sample.paper.sections[0]
        .numbers
        .start = Some(1)),
    check,
    traits: Traits::PAGE,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    if !numbers_in(view, PartKind::Header) && !numbers_in(view, PartKind::Footer) {
        return;
    }
    let appendix = view
        .of(Role::AppendixLabel)
        .filter(|(_, line)| line.part == PartKind::Body)
        .map(|(_, line)| line.block)
        .min();
    for (nth, section) in view.paper.sections.iter().enumerate() {
        let Some(start) = section.numbers.start else { continue };
        // Sections from the first appendix on count as they must; what is issued with a document begins
        // with a title of its own, not in the middle of its text.
        let within = view
            .of_blocks(section.blocks.clone())
            .map(|(_, line)| line)
            .find(|line| !line.words().is_empty());
        let runs_on = within.is_some_and(|line| line.role.is_some_and(is_running));
        if appendix.is_some_and(|first| section.blocks.end > first) || (nth > 0 && !runs_on) {
            continue;
        }
        match nth {
            0 if start > 1 => hits.whole(format!("số trang bắt đầu từ {start}")),
            0 => {}
            _ => hits.whole(format!("phần (section) {} đếm trang lại từ {start}", nth + 1)),
        }
    }
}
