//! Audit rule `viet-hoa.ten-rieng`: Viết hoa tên cơ quan, địa danh.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-hoa.ten-rieng",
    name: "Viết hoa tên cơ quan, địa danh",
    level: Level::Warning,
    about: About::Words,
    state: "Phụ lục II, mục III, khoản 1.c; mục IV, khoản 1; mục V",
    party: "Phần I, khoản 6.1 (theo quy tắc chung)",
    from: None,
    why: "Những tên này Phụ lục II nêu đích danh, hoặc viết hoa theo đúng quy tắc ở đó.",
    allowed: "Thủ đô Hà Nội; Thành phố Hồ Chí Minh; Đảng Cộng sản Việt Nam; Hội đồng nhân dân, Ủy ban nhân dân; các tên ở danh sách capitals của bảng thể thức",
    mend: "sửa chữ hoa như mẫu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Đoàn công tác đến thành phố Hồ Chí Minh.")]),
    right: Example::Lines(&[(Role::Body, "Đoàn công tác đến Thành phố Hồ Chí Minh.")]),
    check,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    let capitals = &view.profile.capitals;
    for (at, line) in view.running() {
        let wrong = capitals.wrong.iter().find(|(wrong, _)| has_word(&line.text, wrong));
        let wrong = wrong.map(|(wrong, right)| (wrong.as_str(), right.as_str()));
        let found = wrong.or_else(|| {
            let lower = line.text.to_lowercase();
            capitals
                .names
                .iter()
                .find_map(|name| Some((other(&line.text, &lower, name)?, name.as_str())))
        });
        if let Some((wrong, right)) = found {
            hits.line_for(at, wrong, format!("“{wrong}”"), format!("“{right}”"));
        }
    }
}

/// A name that begins as it should and goes on with other capitals; words all in capitals are none.
fn other<'t>(text: &'t str, lower: &str, name: &str) -> Option<&'t str> {
    let (first, small) = (name.chars().next()?, name.to_lowercase());
    // The capitals of Vietnamese are as long as its small letters; where any is not, nothing is said.
    let places = lower.match_indices(&small).filter(|_| lower.len() == text.len());
    places
        .filter_map(|(at, _)| Some((at, text.get(at..at + small.len())?)))
        .filter(|(at, _)| has_word_at(text, *at, small.len()))
        .map(|(_, found)| found)
        .find(|found| found.starts_with(first) && *found != name && *found != upper(name))
}

/// Whether no letter stands right before or behind.
fn has_word_at(text: &str, at: usize, length: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !letter(text[..at].chars().next_back()) && !letter(text[at + length..].chars().next())
}
