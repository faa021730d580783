//! Audit rule `phu-luc.nhac-den`: Phụ lục được nhắc đến trong nội dung.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phu-luc.nhac-den",
    name: "Phụ lục được nhắc đến trong nội dung",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục III, khoản 1.a"),
    party: Basis::regulation("Phần II, khoản 1.1"),
    why: "Văn bản có phụ lục kèm theo thì trong nội dung phải có chỉ dẫn về phụ lục đó.",
    allowed: Allowed::Same("nội dung nhắc đến phụ lục"),
    how_to_fix: "thêm chỉ dẫn, ví dụ “(Phụ lục kèm theo)”, ở chỗ liên quan",
    model: Model::Plan,
    wrong: described!("có phụ lục nhưng nội dung không nhắc đến", |sample| {
        sample.lines(&[(Role::Plus, "+ Bảo đảm tiến độ, chất lượng các nhiệm vụ.")]);
    }),
    right: described!("nội dung có “(Phụ lục kèm theo)”", |sample| {
        sample.lines(&[(Role::Plus, "+ Bảo đảm tiến độ các nhiệm vụ (Phụ lục kèm theo).")]);
    }),
    check,
    traits: Traits::USUAL,
};

static TOLD: Pattern = Pattern::new(r"(?i)phụ lục|kèm theo|đính kèm|bảng|biểu");

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::AppendixLabel) else { return };
    if !view.running().any(|(nth, text)| nth < at && TOLD.is_in(text.words())) {
        hits.line(at, line.words(), "nội dung không nhắc đến phụ lục");
    }
}
