//! Audit rule `ket-thuc.dau`: Dấu kết thúc nội dung.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "ket-thuc.dau",
    name: "Dấu kết thúc nội dung",
    level: Level::Error,
    about: About::Parts,
    state: Basis::regulation("Phụ lục III (các mẫu)"),
    party: Basis::regulation("Phần I, khoản 6.2.2"),
    why: "Nội dung kết thúc bằng “./.” hoặc dấu chấm; văn bản của Đảng chỉ dùng dấu chấm.",
    allowed: Allowed::Each { state: "./. hoặc dấu chấm", party: "dấu chấm" },
    how_to_fix: "sửa dấu ở cuối đoạn cuối cùng của nội dung",
    model: Model::Party,
    wrong: Example::Lines(&[(Role::Body, "Trên đây là báo cáo kết quả công tác./.")]),
    right: Example::Lines(&[(Role::Body, "Trên đây là báo cáo kết quả công tác.")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let closing = view.first(Role::Recipients).map_or(view.lines.len(), |(at, _)| at);
    let last = view.running().filter(|(at, _)| *at < closing).last();
    let Some((at, line)) = last.filter(|(_, line)| line.place.is_none()) else { return };
    let words = line.words();
    if !view.is_state() && words.ends_with("./.") {
        hits.line_for(at, words, "kết thúc bằng ./.", "dấu chấm");
    }
}
