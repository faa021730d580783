//! The spaces at which a line must not break.
//!
//! No law asks for it; it is the care a reader expects of an official paper: `Điều` does not end a
//! line with its `5` on the next. Only certain cases are touched, and only a plain space ever becomes a
//! no-break space (U+00A0); searching must treat the two alike.

use std::borrow::Cow;

use super::text::nfc;

/// The text with a no-break space wherever a line break would part what belongs together:
///
/// - a word and its number: `ngày 29`, `tháng 6`, `năm 2026`, `quý II`, `số 05/…`, `Điều 5`, `khoản 2`,
///   `điểm a`, `Phụ lục I`, `Phần I`, `Chương II`, `Mục 1`;
/// - the authority and the post it signs for: `TM. ỦY BAN`, `KT. CHỦ TỊCH`;
/// - a number and its unit: `12,5 %`, `15 °C`, `5 km`, `1.250.000 đồng`;
/// - a word and the hyphen after it: `kinh tế - xã hội` breaks after the hyphen only.
///
/// Nothing else changes: spaces in a row, tabs and existing no-break spaces stay as they are.
pub(crate) fn keep_together(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut from = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte != b' ' || !may_hold(bytes, at) {
            continue;
        }
        if Around::new(text, at).is_some_and(|around| around.holds()) {
            out.push_str(&text[from..at]);
            out.push('\u{a0}');
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Whether the space at `at` could be one that must not break, by the bytes next to it: most could not, and need no
/// closer look.
fn may_hold(text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if before.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.') {
        return true;
    }
    // Whether the word after goes on, after so many bytes, with a letter that no figure and no point has.
    let goes_on = |bytes: usize| {
        text.get(at + bytes).is_some_and(|byte| byte.is_ascii_lowercase() || *byte >= 0x80)
    };
    match text.get(at + 1) {
        // Figures, hyphens, the first byte of `–` and `…`.
        Some(b'0'..=b'9' | b'-' | 0xE2) => true,
        // Roman figures, and the letter of a điểm, which is alone: `đ` is two bytes.
        Some(b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M' | b'a'..=b'z') => !goes_on(2),
        Some(0xC4) => !goes_on(3),
        _ => false,
    }
}

/// A single plain space and the words around it on its line.
struct Around<'a> {
    before: &'a str,
    word: &'a str,
    next: &'a str,
    beyond: &'a str,
}

impl<'a> Around<'a> {
    /// What is around the space at `at`; `None` where it is not the only one between two words.
    fn new(text: &'a str, at: usize) -> Option<Self> {
        let (head, tail) = (&text[..at], &text[at + 1..]);
        let (head, word) = last_word(head);
        let (next, beyond) = tail.split_at(tail.find(char::is_whitespace).unwrap_or(tail.len()));
        if word.is_empty() || next.is_empty() {
            return None;
        }
        let line = head.trim_end();
        let same_line = !head[line.len()..].contains('\n');
        let before = if same_line { last_word(line).1 } else { "" };
        Some(Around { before, word, next, beyond })
    }

    /// Whether the word before must stay on one line with the one after.
    fn holds(&self) -> bool {
        if matches!(self.next, "-" | "–") {
            return is_between_words(&composed(self.word), self.beyond);
        }
        let word = composed(self.word.trim_start_matches(OPENING));
        let next = composed(self.next);
        if is_number(&word) {
            return is_unit(&next, self.beyond);
        }
        if matches!(word.as_ref(), "TM." | "KT." | "TL." | "TUQ." | "Q.") {
            return next.starts_with(char::is_uppercase);
        }
        let before = composed(self.before.trim_start_matches(OPENING));
        is_numbered(&before, &word, next.trim_end_matches(CLOSING))
    }
}

/// The word in NFC: only one with a combining mark (U+0300 to U+036F) can be in another form.
fn composed(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| matches!(byte, 0xCC | 0xCD)) {
        nfc(word)
    } else {
        Cow::Borrowed(word)
    }
}

/// What comes before the last word, and that word.
fn last_word(text: &str) -> (&str, &str) {
    let space = text.char_indices().rev().find(|(_, c)| c.is_whitespace());
    text.split_at(space.map_or(0, |(at, c)| at + c.len_utf8()))
}

/// What may come before a word without belonging to it.
const OPENING: [char; 6] = ['(', '[', '“', '"', '‘', '«'];
/// What may come after a number without belonging to it.
const CLOSING: [char; 12] = [',', '.', ';', ':', ')', ']', '”', '"', '’', '»', '?', '!'];

/// Whether a hyphen after `word` joins it to the words `beyond`: a hyphen that opens a line is the
/// mark of a list.
fn is_between_words(word: &str, beyond: &str) -> bool {
    let joined = beyond.strip_prefix([' ', '\u{a0}']);
    word.ends_with(|c: char| c.is_alphanumeric() || CLOSING.contains(&c) || c == '%')
        && joined.is_some_and(|words| words.starts_with(|c: char| !c.is_whitespace() && c != '-'))
}

/// Whether `word` names something that `number` numbers. The number comes without closing marks.
fn is_numbered(before: &str, word: &str, number: &str) -> bool {
    let digits = number.starts_with(|c: char| c.is_ascii_digit());
    let count = number.bytes().take_while(u8::is_ascii_digit).count();
    let letter = is_point(number);
    let roman = !number.is_empty() && number.bytes().all(|b| b"IVXLCDM".contains(&b));
    // The blanks of a draft: the number and the date are given after signing.
    let blank = !number.is_empty() && number.chars().all(|c| c == '…');
    if !(digits || letter || roman || blank) {
        return false;
    }
    match word.to_lowercase().as_str() {
        // A whole date in figures is a word of its own: held, it would split the line before it open.
        "ngày" => (1..=2).contains(&count) && number.len() <= "10/12".len() || blank,
        "tháng" => (1..=2).contains(&count) || blank,
        "năm" => count == 4 || blank,
        "số" | "số:" => digits || blank,
        "điều" | "khoản" => digits,
        "điểm" => letter,
        "mục" | "chương" | "phần" => digits || roman,
        "quý" => roman || count == 1,
        "lục" => (digits || roman) && before.to_lowercase() == "phụ",
        _ => false,
    }
}

/// Whether this is the letter of a điểm (see [`point_letter`](super::number::point_letter)).
fn is_point(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c == 'đ' || (c.is_ascii_lowercase() && !"fjwz".contains(c)),
        _ => false,
    }
}

/// Whether this is a figure alone: digits with full stops and commas inside, perhaps a sign before.
fn is_number(word: &str) -> bool {
    let figure = word.trim_start_matches(['+', '-', '−', '±']);
    figure.starts_with(|c: char| c.is_ascii_digit())
        && figure.ends_with(|c: char| c.is_ascii_digit())
        && figure.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

/// Whether `next` is a unit of measure or of money, closing marks aside. Syllables that also open
/// other words (`5 đồng chí`, `3 tấn công`) are units only if no such word follows.
fn is_unit(next: &str, beyond: &str) -> bool {
    let unit = next.trim_end_matches(CLOSING);
    let other_words: &[&str] = match unit {
        "%" | "‰" | "°" | "°C" | "km" | "m" | "cm" | "mm" | "km²" | "m²" | "m³" | "km2" | "m2"
        | "m3" | "ha" | "kg" | "mg" | "lít" | "mét" | "kW" | "kWh" | "MW" | "đ" | "VND" | "VNĐ"
        | "USD" | "nghìn" => &[],
        "đồng" => &[
            "chí", "bào", "thời", "loạt", "bộ", "đội", "minh", "nghiệp", "hương", "tác", "ý",
            "phạm", "chủ",
        ],
        "triệu" => &["tập", "hồi"],
        "tỷ" | "tỉ" => &["lệ", "trọng", "số", "suất", "giá"],
        "tấn" => &["công"],
        _ => return false,
    };
    if other_words.is_empty() || unit.len() < next.len() {
        return true;
    }
    let follower = nfc(beyond.split_whitespace().next().unwrap_or(""));
    !other_words.contains(&follower.trim_end_matches(CLOSING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// `_` marks the no-break spaces expected in the text.
    fn check(expected: &str) {
        let plain = expected.replace('_', " ");
        assert_eq!(keep_together(&plain).replace('\u{a0}', "_"), expected);
        let nfd: String = plain.nfd().collect();
        assert_eq!(keep_together(&nfd).replace('\u{a0}', "_"), expected.nfd().collect::<String>());
    }

    #[test]
    fn a_word_keeps_its_number() {
        for text in [
            "Nghệ An, ngày_29 tháng_6 năm_2026",
            "ngày 14/10/2024, ngày_14/10, tháng_6/2026; năm_2026.",
            "ngày_… tháng_… năm_…",
            "Số:_05/BC-STC",
            "Nghị định số_30/2020/NĐ-CP",
            "(điểm_a khoản_2 Điều_5)",
            "điểm_đ, khoản_2a; Điều_12.",
            "Phụ lục_I và phụ lục_02",
            "PHỤ LỤC_III",
            "Mục_1 Chương_II Phần_I",
            "quý_II năm_2026",
            "“Điều_5”",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_signature_keeps_its_authority() {
        check("TM._ỦY BAN NHÂN DÂN");
        check("KT._CHỦ TỊCH");
        check("TL. và");
    }

    #[test]
    fn a_number_keeps_its_unit() {
        for text in [
            "tăng 12,5_% so với",
            "15_°C, 5_km;",
            "1.250.000_đồng.",
            "(5_tỷ đồng)",
            "3_tấn lúa",
            "05 đồng chí",
            "năm_2025 đồng thời",
            "5_đồng; đồng chí",
            "10 người",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_hyphen_stays_with_the_word_before_it() {
        for text in [
            "kinh tế_- xã hội",
            "Độc lập_- Tự do_- Hạnh phúc",
            "2025_- 2030",
            "2025_– 2030",
            "- Lưu: VT",
            "  - Như trên",
            "a\n- b",
            "chữ cuối -",
            "a - - b",
        ] {
            check(text);
        }
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "",
            " ",
            "năm điều",
            "5 năm qua",
            "số lượng 5",
            "kỷ lục 5",
            "điểm 10",
            "điểm đến",
            "năm 20",
            "ngày  29",
            "ngày\t29",
            "ngày, 29",
            "khoản\n2",
            "phụ\nlục 2",
        ] {
            check(text);
        }
    }

    proptest! {
        #[test]
        fn only_plain_spaces_change(text in "[^\u{a0}]*") {
            prop_assert_eq!(keep_together(&text).replace('\u{a0}', " "), text);
        }

        #[test]
        fn twice_is_once(text in "((ngày|Điều|phụ|lục|5|2026|%|đồng|chí|-|a|TM\\.|Ủ|II)[ \n\u{a0}]{1,2}){0,12}") {
            let once = keep_together(&text);
            prop_assert_eq!(keep_together(&once), once.clone());
            prop_assert_eq!(once.replace('\u{a0}', " "), text.replace('\u{a0}', " "));
        }
    }
}
