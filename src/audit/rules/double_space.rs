//! Audit rule `chu.hai-dau-cach`: Giữa hai từ có một dấu cách.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.hai-dau-cach",
    name: "Giữa hai từ có một dấu cách",
    level: Level::Warning,
    about: About::Words,
    state: "quy tắc soạn thảo văn bản trên máy",
    party: "quy tắc soạn thảo văn bản trên máy",
    from: None,
    why: "Hai dấu cách liền nhau làm khoảng cách giữa các từ không đều.",
    allowed: "một dấu cách",
    mend: "Ctrl+H, thay hai dấu cách bằng một dấu cách, bấm Replace All",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Sở Tư pháp  ban hành Kế hoạch.")]),
    right: Example::Lines(&[(Role::Body, "Sở Tư pháp ban hành Kế hoạch.")]),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        let text = line.raw.trim();
        let Some(place) = text.find("  ") else { continue };
        if text.contains("   ") && line.role.is_some_and(is_running) {
            continue;
        }
        // Blanks to be filled in by hand are no mistake.
        if !text.contains("   ") {
            hits.line(at, around(text, place), "hai dấu cách liền nhau");
        }
    }
}
