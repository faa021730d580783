//! Audit rule `chu.chinh-ta`: Lỗi chính tả chắc chắn.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "chu.chinh-ta",
    name: "Lỗi chính tả chắc chắn",
    level: Level::Warning,
    about: About::Words,
    state: Basis::practice("quy tắc chính tả tiếng Việt"),
    party: Basis::regulation("Phần I, khoản 6.1"),
    why: "Những chữ này ở đâu cũng sai: gõ nhầm, hoặc lẫn với chữ khác.",
    allowed: Allowed::Same("chữ đúng chính tả"),
    how_to_fix: "sửa lại chữ này",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Các nghành phối hợp thực hiện.")]),
    right: Example::Lines(&[(Role::Body, "Các ngành phối hợp thực hiện.")]),
    check,
    traits: Traits::WORDS,
};

/// What is wrong wherever it is, and what is meant.
const LIST: &str = include_str!("misspelt.txt");

/// The pairs of the list.
pub(super) fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = "))
}

fn check(view: &View<'_>, hits: &mut Hits) {
    for (at, line) in view.written() {
        let text = line.text.to_lowercase();
        for (wrong, right) in pairs().filter(|(wrong, _)| has_word(&text, wrong)) {
            hits.line_for(at, wrong, format!("“{wrong}”"), format!("“{right}”"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_misspelled_words_is_small_letters_and_fixes_no_word_into_itself() {
        for (wrong, right) in pairs() {
            assert_eq!(wrong, wrong.to_lowercase(), "{wrong}");
            assert!(is_nfc(wrong) && is_nfc(right), "{wrong}");
            assert!(wrong.trim() == wrong && right.trim() == right, "{wrong}");
            assert_ne!(wrong, right.to_lowercase());
        }
        assert!(pairs().count() > 50);
        assert_eq!(pairs().count(), LIST.lines().filter(|line| !line.starts_with('#')).count());
    }
}
