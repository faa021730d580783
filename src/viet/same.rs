//! Whether two texts say the same in the same words, however they were typed.

use unicode_normalization::UnicodeNormalization;

/// The five tone marks: they are on one vowel of a syllable, on which one is a matter of habit.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Whether a character is one of the five tone marks, taken apart from its vowel (NFD).
pub(crate) fn is_tone(c: char) -> bool {
    TONES.contains(&c)
}

/// The form in which two texts of the same words are equal: lower case, spaces as one, the tone mark at
/// the end of its syllable (`hòa`, `hoà`), no stop at the end. Unlike [`super::fold`] it keeps every mark:
/// `bán` and `bàn` are not the same.
pub fn same_words(text: &str) -> String {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ".;,…".contains(c));
    let mut same = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !same.is_empty() {
            same.push(' ');
        }
        let mut tone = None;
        for c in word.chars().flat_map(char::to_lowercase).nfd() {
            if is_tone(c) {
                tone = Some(c);
            } else {
                // A syllable ends at what is no letter: `hoà,` and `hòa,` are the same.
                if !c.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&c) {
                    same.extend(tone.take());
                }
                same.push(c);
            }
        }
        same.extend(tone);
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_of_typing_make_no_difference() {
        for (one, other) in [
            ("Ủy ban hòa giải, đã xong.", "uỷ  ban hoà giải, ĐÃ xong"),
            ("Không;", "không"),
            ("Vie\u{323}\u{302}t Nam", "Việt Nam …"),
            ("(thúy)", "(thuý)"),
        ] {
            assert_eq!(same_words(one), same_words(other), "{one} / {other}");
        }
    }

    #[test]
    fn another_word_makes_a_difference() {
        for (one, other) in
            [("Đã bán 5 tờ", "Đã bàn 5 tờ"), ("dân", "đân"), ("3 cuộc", "30 cuộc"), ("an", "ăn")]
        {
            assert_ne!(same_words(one), same_words(other), "{one} / {other}");
        }
    }
}
