//! Audit rule `chu.am-tiet`: Chữ viết không thành tiếng.

use super::prelude::*;
use super::spelling;
use crate::viet::legacy::is_syllable;
use crate::viet::same::is_tone;

pub(super) const RULE: Rule = Rule {
    code: "chu.am-tiet",
    name: "Chữ viết không thành tiếng",
    level: Level::Warning,
    about: About::Words,
    state: Basis::practice("quy tắc chính tả tiếng Việt"),
    party: Basis::regulation("Phần I, khoản 6.1"),
    why: "Có những cách ghép chữ, đặt dấu mà tiếng Việt không có: “đựơc”, “khôg”, “quôc gia”. Chương trình chỉ xét chữ thường có dấu, đứng riêng; tên riêng, chữ viết tắt và từ nước ngoài thì không.",
    allowed: Allowed::Same("chữ đúng chính tả"),
    how_to_fix: "xem lại chữ này, gõ lại dấu",
    model: Model::Plan,
    wrong: Example::Lines(&[(Role::Body, "Các cơ quan đựơc giao nhiệm vụ phối hợp thực hiện.")]),
    right: Example::Lines(&[(Role::Body, "Các cơ quan được giao nhiệm vụ phối hợp thực hiện.")]),
    check,
    traits: Traits::WORDS,
};

/// A word that is no syllable in a text of such words is foreign; one among many is a slip.
const SLIPS: usize = 3;

fn check(view: &View<'_>, hits: &mut Hits) {
    if view.code.is_some() {
        return;
    }
    for (at, line) in view.written() {
        let legacy = |run: &crate::paper::Run| is_legacy_font(&run.look.font);
        if line.is(Role::Quote) || line.paragraph.shown().any(legacy) {
            continue;
        }
        let (mut wrong, mut judged) = (Vec::new(), 0);
        for word in lone_words(&line.text) {
            judged += 1;
            if is_slip(word) {
                wrong.push(word);
            }
        }
        // Another language, or another code.
        if wrong.len() > SLIPS || wrong.len() * 3 > judged {
            continue;
        }
        let mut reported = std::collections::BTreeSet::new();
        // What the list of certain slips has is reported by it.
        let listed = |word: &str| {
            spelling::pairs().any(|(wrong, _)| {
                has_word(wrong, word) && has_word(&line.text.to_lowercase(), wrong)
            })
        };
        for word in wrong.into_iter().filter(|word| reported.insert(*word) && !listed(word)) {
            hits.line(at, word, format!("“{word}”"));
        }
    }
}

/// The words of a text that are between spaces and signs of punctuation: no part of an address, of a word with
/// hyphens, of an abbreviation.
fn lone_words(text: &str) -> impl Iterator<Item = &str> {
    let signs = |c: char| {
        matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '“' | '”' | '"' | '…')
    };
    text.split(char::is_whitespace)
        .map(move |word| word.trim_matches(signs))
        .filter(|word| word.chars().all(char::is_alphabetic) && !word.is_empty())
}

/// Whether a word of small letters, with marks that only Vietnamese has, is none of its syllables. Words of
/// several syllables written as one (`bêtông`) are left.
fn is_slip(word: &str) -> bool {
    // Letters of the Western languages that Vietnamese has too are no sign of it.
    let own = |c: char| matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | 'ĩ' | 'ũ') || ('ạ'..='ỹ').contains(&c);
    let circumflex = |c: char| matches!(c, 'â' | 'ê' | 'ô');
    let small = word.chars().all(char::is_lowercase);
    // A letter alone is named, not written.
    let short = (2..=7).contains(&word.chars().count());
    let marked = word.contains(own) || word.contains(circumflex) && word.chars().count() >= 3;
    if !small || !short || !(marked || is_mark_astray(word)) || KNOWN.contains(&word) {
        return false;
    }
    let folded = fold(word);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let groups = folded.split(|c| !vowel(c)).filter(|group| !group.is_empty()).count();
    let foreign = folded.contains(['f', 'j', 'w', 'z']);
    groups == 1 && !foreign && (!is_syllable(word) || is_mark_astray(word))
}

/// Words of other languages and of the mountains that are in Vietnamese text as they are.
const KNOWN: [&str; 20] = [
    "kơ", "krông", "đắk", "đăk", "plông", "môn", "kpă", "rông", "bró", "ôtô", "lắk", "têt", "gôn",
    "xêry", "prô", "crôm", "brôm", "clo", "flo", "điôt",
];

/// Whether the tone is on a plain vowel next to one with a mark of its own: `đựơc`, `họăc`; or on the `u` of `qu`,
/// the `i` of `gi`: `qúa`, `gía`.
fn is_mark_astray(word: &str) -> bool {
    let letters: Vec<(char, bool)> = word.chars().map(toned).collect();
    let marked = |c: char| matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư');
    let Some(at) = letters.iter().position(|(_, tone)| *tone) else { return false };
    let own = letters[at].0;
    let astray = match marked(own) {
        // Of `ươ` the second letter bears the tone.
        true => own == 'ư' && letters.get(at + 1).is_some_and(|(next, _)| *next == 'ơ'),
        false => letters.iter().any(|(letter, _)| marked(*letter)),
    };
    let glide = at == 1
        && letters.len() > 2
        && (letters[0].0 == 'q' && own == 'u'
            || letters[0].0 == 'g'
                && own == 'i'
                && matches!(letters[2].0, 'a' | 'o' | 'u' | 'ơ' | 'â' | 'ă'));
    astray || glide
}

/// A letter without its tone, and whether it has one.
fn toned(c: char) -> (char, bool) {
    use unicode_normalization::UnicodeNormalization;
    let parts: Vec<char> = c.to_string().nfd().collect();
    let tone = parts.iter().copied().any(is_tone);
    let toneless: String = parts.into_iter().filter(|c| !is_tone(*c)).nfc().collect();
    (toneless.chars().next().unwrap_or(c), tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_keyboard_are_no_syllables_and_what_people_write_is_none_of_them() {
        for word in
            "đựơc họăc khôg quôc đươc trưòng ngưòi nghiệb qúa gía thựơng nhât phươg viêc hịên"
                .split(' ')
        {
            assert!(is_slip(word), "{word}");
        }
        let right = "được hoặc không quốc trường người nghiệp quá giá thượng nhất phương việc hòa hoà thuỷ thủy \
                     khuỷu ngoằn ngoèo quỳnh gìn giữ giếng giêng xoong boong quýt huýt uể oải ưỡn ỉu ọp ẹp ưng ý ở \
                     ổ ế ạ bêtông mêtan ôxy glucôzơ kilôgam château crème à é déjà rượu khướu nghiêng ngoẹo khoẻ khỏe \
                     quyển quyết thuở huơ đ ước ướt yểu yếm nguệch ngoạc loảng xoảng choòng quặng quẹo quờ quạng \
                     quốc quới gì giặt giũ gié kẻng kĩ kỹ lí lý nghĩ ngĩa";
        for word in right.split_whitespace().filter(|word| *word != "ngĩa") {
            assert!(!is_slip(word), "{word}");
        }
        assert!(is_slip("ngĩa"));
    }
}
