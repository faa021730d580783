//! Audit rule `dieu.dau-cham`: Sau số thứ tự của điều có dấu chấm.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "dieu.dau-cham",
    name: "Sau số thứ tự của điều có dấu chấm",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 6.đ"),
    party: Basis::regulation("Phần I, khoản 6.2.4.c"),
    why: "Từ “Điều” và số thứ tự, sau số thứ tự có dấu chấm.",
    allowed: Allowed::Same("Điều 1."),
    how_to_fix: "thay dấu sau số thứ tự bằng dấu chấm",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Clause, "Điều 1: Phạm vi điều chỉnh")]),
    right: Example::Lines(&[(Role::Clause, "Điều 1. Phạm vi điều chỉnh")]),
    check,
    traits: Traits::USUAL,
};

static ARTICLE: Pattern = Pattern::new(r"^Điều (\d{1,3})(\s*[:)/–-]\s|\s+)\p{Lu}");

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.running().filter(|(_, line)| line.place.is_none()) {
        let Some(groups) = ARTICLE.groups(line.words()) else { continue };
        let part = |nth: usize| groups.get(nth).map(|m| m.as_str().trim()).unwrap_or_default();
        let mark = part(2);
        // Without a mark the words may cite an article; a bold start is a heading.
        let bold = line.paragraph.shown().find(|run| !run.text().trim().is_empty());
        if mark.is_empty() && !bold.is_some_and(|run| run.look.bold) {
            continue;
        }
        let (found, right) = (format!("“Điều {}{mark}”", part(1)), format!("“Điều {}.”", part(1)));
        hits.line_for(at, line.words(), found, right);
    }
}
