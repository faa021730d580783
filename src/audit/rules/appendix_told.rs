//! Audit rule `phu-luc.nhac-den`: Phụ lục được nhắc đến trong nội dung.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "phu-luc.nhac-den",
    name: "Phụ lục được nhắc đến trong nội dung",
    level: Level::Warning,
    about: About::Parts,
    state: "Phụ lục I, Phần I, mục III, khoản 1.a",
    party: "Phần II, khoản 1.1",
    from: None,
    why: "Văn bản có phụ lục kèm theo thì trong nội dung phải có chỉ dẫn về phụ lục đó.",
    allowed: "nội dung nhắc đến phụ lục",
    mend: "thêm chỉ dẫn, ví dụ “(Phụ lục kèm theo)”, ở chỗ liên quan",
    model: Model::Plan,
    wrong: Example::Told("có phụ lục nhưng nội dung không nhắc đến"),
    right: Example::Told("nội dung có “(Phụ lục kèm theo)”"),
    check,
};

static TOLD: Pattern = Pattern::new(r"(?i)phụ lục|kèm theo|đính kèm|bảng|biểu");

fn check(view: &View<'_>, hits: &mut Hits) {
    let Some((at, line)) = view.first(Role::AppendixLabel) else { return };
    if !view.running().any(|(nth, text)| nth < at && TOLD.is_in(text.words())) {
        hits.line(at, line.words(), "nội dung không nhắc đến phụ lục");
    }
}
