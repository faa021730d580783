//! Audit rule `chu.ngoac-kep`: Một kiểu dấu ngoặc kép.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.ngoac-kep",
    name: "Một kiểu dấu ngoặc kép",
    level: Level::Hint,
    about: About::Words,
    state: Basis::practice("thông lệ; Nghị định không quy định"),
    party: Basis::practice("thông lệ; Hướng dẫn không quy định"),
    why: "Ngoặc kép thẳng (\") và ngoặc kép cong (“ ”) không dùng lẫn trong một văn bản.",
    allowed: Allowed::Same("cùng kiểu “ ”"),
    how_to_fix: "thay dấu \" bằng “ và ”",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Khẩu hiệu “Đoàn kết” và \"Kỷ cương\".")]),
    right: Example::Lines(&[(Role::Body, "Khẩu hiệu “Đoàn kết” và “Kỷ cương”.")]),
    check,
    traits: Traits::WORDS,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let curly = view.written().any(|(_, line)| line.text.contains(['“', '”']));
    let straight = view.written().find(|(_, line)| line.text.contains('"'));
    if let Some((at, line)) = straight.filter(|_| curly) {
        let place = line.text.find('"').unwrap_or_default();
        hits.line(at, around(&line.text, place), "ngoặc kép thẳng lẫn với ngoặc kép cong");
    }
}
