//! Audit rule `viet-hoa.ten-rieng`: Viết hoa tên cơ quan, địa danh.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "viet-hoa.ten-rieng",
    name: "Viết hoa tên cơ quan, địa danh",
    level: Level::Warning,
    about: About::Words,
    state: Basis::regulation("Phụ lục II, mục III, khoản 1.c; mục IV, khoản 1; mục V"),
    party: Basis::regulation("Phần I, khoản 6.1 (theo quy tắc chung)"),
    why: "Những tên này Phụ lục II nêu đích danh, hoặc viết hoa theo đúng quy tắc ở đó.",
    allowed: Allowed::Same(
        "Thủ đô Hà Nội; Thành phố Hồ Chí Minh; Đảng Cộng sản Việt Nam; Hội đồng nhân dân, Ủy ban nhân dân; các tên ở danh sách capitals của bảng thể thức",
    ),
    how_to_fix: "sửa chữ hoa như mẫu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Đoàn công tác đến thành phố Hồ Chí Minh.")]),
    right: Example::Lines(&[(Role::Body, "Đoàn công tác đến Thành phố Hồ Chí Minh.")]),
    check,
    traits: Traits::USUAL,
};

/// A body of one named place, in small letters: `ủy ban nhân dân tỉnh Lào Cai`.
static SMALL: Pattern = Pattern::new(
    r"(?:^|[^\p{L}])((?:(?:ủy|uỷ) ban|hội đồng) nhân dân (?:tỉnh|thành phố|xã|phường|đặc khu|huyện|thị xã) \p{Lu}\p{L}*|(?:ủy|uỷ) ban (?:Mặt trận|MTTQ)\p{L}*)",
);

fn check(view: &View<'_>, hits: &mut Hits) {
    let capitals = &view.profile.capitals;
    for (at, line) in view.running() {
        let wrong = capitals.wrong.iter().find(|(wrong, _)| has_word(&line.text, wrong));
        let wrong = wrong.map(|(wrong, right)| (wrong.as_str(), right.as_str()));
        let found = wrong.or_else(|| other(&line.text, &capitals.names));
        if let Some((wrong, right)) = found {
            hits.line_for(at, wrong, format!("“{wrong}”"), format!("“{right}”"));
        } else if let Some(name) = SMALL.groups(&line.text).and_then(|groups| groups.get(1)) {
            let (wrong, right) = (name.as_str(), capitalize_first(name.as_str()));
            hits.line_for(at, wrong, format!("“{wrong}”"), format!("“{right}”"));
        }
    }
}

/// A name that begins as it should and goes on with other capitals, and the name; words all in capitals are
/// none.
fn other<'t, 'n>(text: &'t str, names: &'n [String]) -> Option<(&'t str, &'n str)> {
    let mut inside = false;
    for (at, first) in text.char_indices() {
        let starts = !std::mem::replace(&mut inside, first.is_alphanumeric());
        if !starts || !inside {
            continue;
        }
        for name in names.iter().filter(|name| name.starts_with(first)) {
            let Some(length) = same_letters(&text[at..], name) else { continue };
            let found = &text[at..at + length];
            if found != name && found != upper(name) {
                return Some((found, name));
            }
        }
    }
    None
}

/// How long the beginning of a text is that has a name's letters, capitals or not, and ends with a word.
fn same_letters(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in name.chars() {
        let (_, found) = letters.next()?;
        if found != wanted && !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    match letters.next() {
        Some((_, next)) if next.is_alphanumeric() => None,
        Some((end, _)) => Some(end),
        None => Some(text.len()),
    }
}
