//! Audit rule `ho-ten.in-hoa`: Họ tên người ký viết hoa chữ đầu mỗi âm tiết.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "ho-ten.in-hoa",
    name: "Họ tên người ký viết hoa chữ đầu mỗi âm tiết",
    level: Level::Error,
    about: About::Given,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 7.đ"),
    party: Basis::regulation("Phần I, khoản 7.1.3"),
    why: "Họ tên người ký viết chữ thường, hoa chữ cái đầu.",
    allowed: Allowed::Same("Nguyễn Văn An"),
    how_to_fix: "gõ lại họ tên",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::SignerName, "NGUYỄN VĂN AN")]),
    right: Example::Lines(&[(Role::SignerName, "Nguyễn Văn An")]),
    check,
    traits: Traits::USUAL,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.of(Role::SignerName).filter(|(_, line)| !line.hinted) {
        let words = line.words();
        if words.chars().any(char::is_alphabetic) && words == upper(words) {
            hits.line(at, words, "họ tên in hoa toàn bộ");
        }
    }
}
