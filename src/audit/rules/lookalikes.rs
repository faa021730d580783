//! Audit rule `chu.ky-tu-la`: Không có ký tự giống chữ Việt hoặc không nhìn thấy.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.ky-tu-la",
    name: "Không có ký tự giống chữ Việt hoặc không nhìn thấy",
    level: Level::Error,
    about: About::Words,
    state: Basis::regulation("Phụ lục I, Phần I, mục I, khoản 4 (TCVN 6909:2001)"),
    party: Basis::regulation("Phần IV, mục 1"),
    why: "Chữ Ð (Eth), chữ Kirin, chữ toàn khổ và ký tự ẩn nhìn như thường nhưng làm tìm kiếm, sao chép sai.",
    allowed: Allowed::Same("chữ cái tiếng Việt"),
    how_to_fix: "xóa rồi gõ lại chữ đó bằng bộ gõ tiếng Việt",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Kế hoạch của Ðảng ủy Sở.")]),
    right: Example::Lines(&[(Role::Body, "Kế hoạch của Đảng ủy Sở.")]),
    check,
    traits: Traits::WORDS,
};

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        let legacy = line.paragraph.shown().any(|run| is_legacy_font(&run.look.font));
        if legacy {
            continue;
        }
        if let Some(word) = line.raw.split_whitespace().find(|word| word.chars().any(is_strange)) {
            let strange = word.chars().find(|c| is_strange(*c)).map(u32::from).unwrap_or_default();
            hits.line(at, word, format!("ký tự U+{strange:04X} ở “{word}”"));
        }
    }
}

/// Signs that look like Vietnamese letters, or like nothing.
fn is_strange(c: char) -> bool {
    matches!(c,
        'Ð' | 'ð' | 'Ɖ' | 'ɖ' | 'ı'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
        | '\u{400}'..='\u{45f}' | '\u{ff01}'..='\u{ff5e}')
}
