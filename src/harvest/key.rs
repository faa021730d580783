//! Tasks, harvest: the form in which the words of the form and those of a return are compared.
//!
//! A return's words have been through other programs and other hands: decomposed letters, `hoà` for `hòa`,
//! capitals, other spaces, other marks, another number before a heading, `UBND` written out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::limits;
use crate::viet::{nfc, same_words};

/// Abbreviations that everyone writes out or not.
const ABBREVIATIONS: [(&str, &str); 4] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("bcđ", "ban chỉ đạo"),
    ("mttq", "mặt trận tổ quốc"),
];

/// The same in the form in which words are compared.
static LONG: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    ABBREVIATIONS.iter().map(|(short, long)| (same_words(short), same_words(long))).collect()
});

/// A text as words that can be compared, with the way back to the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// The words, joined by single spaces.
    pub text: String,
    /// How many words end at which byte of the original after its start, in order.
    ends: Vec<(u32, u32)>,
    /// Where in the original the words begin: after the number or mark that was left out.
    start: usize,
}

impl Key {
    /// The key of a text, without the number, letter or mark that begins it.
    pub(super) fn of(text: &str) -> Self {
        Key::from(text, lead(text))
    }

    /// The key of a text as it is.
    pub(super) fn whole(text: &str) -> Self {
        Key::from(text, 0)
    }

    /// The beginning of a text that is long enough to be compared with words of a form.
    pub(super) fn beginning(text: &str) -> &str {
        let mut end = text.len().min(limits::harvest::LINE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    }

    /// The key of what comes after the start. Most texts of a return are those of its form, so of most the key is known.
    fn from(text: &str, start: usize) -> Self {
        let body = &text[start..];
        if body.len() > limits::kept::TEXT {
            return Key { start, ..Key::made(body) };
        }
        KEYS.with_borrow_mut(|known| {
            if let Some(key) = known.get(body) {
                return Key { start, ..key.clone() };
            }
            if known.len() >= limits::kept::TEXTS {
                known.clear();
            }
            let key = Key::made(body);
            known.insert(body.into(), key.clone());
            Key { start, ..key }
        })
    }

    fn made(body: &str) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        let mut count = 0;
        let mut word = None;
        for (at, c) in body.char_indices().chain([(body.len(), ' ')]) {
            match (belongs(c), word) {
                (true, None) => word = Some(at),
                (false, Some(from)) => {
                    word = None;
                    let words = push_word(&mut text, &body[from..at]);
                    if words == 0 {
                        continue;
                    }
                    count += words;
                    ends.push((count as u32, at as u32));
                }
                _ => {}
            }
        }
        Key { text, ends, start: 0 }
    }

    /// Whether there is no word in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where in the original the words of another key end, if this one begins with them.
    pub(super) fn after(&self, beginning: &Key) -> Option<usize> {
        let rest = self.text.strip_prefix(beginning.text.as_str())?;
        if beginning.is_empty() || !(rest.is_empty() || rest.starts_with(' ')) {
            return None;
        }
        let words = beginning.text.split(' ').count();
        let end = self.ends.iter().find(|(count, _)| *count as usize == words)?.1;
        Some(self.start + end as usize)
    }

    /// Whether the words of another key are in this one, as whole words.
    pub(super) fn holds(&self, other: &Key) -> bool {
        // Most keys are told apart without building anything.
        !other.is_empty()
            && self.text.contains(other.text.as_str())
            && format!(" {} ", self.text).contains(&format!(" {} ", other.text))
    }
}

thread_local! {
    /// Words as they are compared. The forms of a campaign say the same few thousand words again and again,
    /// and taking letters apart is most of the work of reading them.
    static FOLDED: RefCell<HashMap<String, String>> = RefCell::default();

    /// The keys of the texts that were compared last.
    static KEYS: RefCell<HashMap<Box<str>, Key>> = RefCell::default();
}

/// Adds a word as it is compared; how many words that makes.
fn push_word(text: &mut String, word: &str) -> usize {
    let push = |text: &mut String, plain: &str| {
        if plain.is_empty() {
            return 0;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(plain);
        plain.split(' ').count()
    };
    if word.len() > limits::kept::WORD {
        return push(text, &folded(word));
    }
    FOLDED.with_borrow_mut(|known| {
        if !known.contains_key(word) {
            if known.len() >= limits::kept::WORDS {
                known.clear();
            }
            known.insert(word.to_owned(), folded(word));
        }
        push(text, known.get(word).map_or("", String::as_str))
    })
}

fn folded(word: &str) -> String {
    let mut word: String = word.chars().filter(|c| !unseen(*c)).collect();
    // `m²` is `m2`, with whatever it was raised.
    if word.contains(['²', '³']) && word.chars().any(char::is_alphabetic) {
        word = word.replace('²', "2").replace('³', "3");
    }
    let plain = same_words(&word);
    let long = LONG.iter().find(|(short, _)| *short == plain);
    long.map_or(plain, |(_, long)| long.clone())
}

/// Whether a character is of a word: letters, figures, and marks that were typed after their letter.
fn belongs(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // The letters of Vietnamese, without a look into tables: é, ă, đ, ơ, ư, ế.
        '\u{C0}'..='\u{D6}'
        | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{1B0}'
        | '\u{1EA0}'..='\u{1EF9}' => true,
        '\u{300}'..='\u{36F}' => true,
        c => c.is_alphanumeric() || unseen(c),
    }
}

/// Marks that show nothing and are inside words: soft hyphens, joiners.
fn unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Where a text begins after its number (`I.`, `2.1.`, `a)`), or after a mark (`-`, `+`, `•`).
fn lead(text: &str) -> usize {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    let first = trimmed.split(char::is_whitespace).next().unwrap_or_default();
    let bare = first.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let number = bare.len() < first.len()
        && bare.len() <= 8
        && !bare.is_empty()
        && (bare.chars().all(|c| c.is_ascii_digit() || c == '.')
            || bare.chars().all(|c| "ivxIVX".contains(c))
            || bare.chars().count() == 1);
    match number && first.len() < trimmed.len() {
        true => start + first.len(),
        false => start,
    }
}

/// Words as a careful person would type them: composed letters, single plain spaces, nothing unseen.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in nfc(text).chars() {
        match c {
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {}
            '\u{202A}'..='\u{202E}' | '\u{FFFE}' | '\u{FFFF}' => {}
            super::plain_text::DRAWN => {}
            // A sign of an unknown font leaves nothing that can be typed.
            '\u{FFFC}' | '\u{FFFD}' => clean.push('?'),
            c if c.is_whitespace() || c.is_control() => {
                if !clean.is_empty() && !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            c => clean.push(c),
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// The same, lines kept: an empty line is none.
pub(super) fn clean_lines<'t>(lines: impl IntoIterator<Item = &'t str>) -> String {
    let lines = lines.into_iter().flat_map(|line| line.split(['\n', '\u{c}', '\u{2028}']));
    let lines: Vec<String> = lines.map(clean).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_of_typing_give_the_same_key() {
        for (one, other) in [
            ("1. Kết quả chung", "2)  KẾT QUẢ CHUNG:"),
            ("- UBND các huyện", "+ Ủy ban nhân dân các huyện"),
            ("Công tác hòa giải", "Công tác hoà giải"),
            ("Vie\u{323}\u{302}t Nam", "Việt\u{a0}Nam."),
            ("a) Công tác", "đ) Công tác"),
            ("“Lời văn”", "\"Lời văn\""),
        ] {
            assert_eq!(Key::of(one).text, Key::of(other).text, "{one} / {other}");
        }
        assert_ne!(Key::of("Số bàn").text, Key::of("Số bán").text);
    }

    #[test]
    fn the_rest_after_a_label_is_found_in_the_text_as_typed() {
        let label = Key::of("- Địa điểm của UBND:");
        let typed = "-  ĐỊA ĐIỂM của Ủy ban nhân dân : Nhà văn hóa";
        let end = Key::of(typed).after(&label).map(|at| &typed[at..]);
        assert_eq!(end, Some(" : Nhà văn hóa"));
        assert!(Key::of("Địa điểm khác").after(&Key::of("Địa")).is_some());
        assert_eq!(Key::of("Địađiểm").after(&Key::of("Địa")), None);
        assert_eq!(Key::of("gì đó").after(&Key::of("- ")), None);
    }

    #[test]
    fn words_are_cleaned_and_never_joined() {
        assert_eq!(clean(" a\u{a0}\t b\u{ad}c\u{200b} "), "a bc");
        assert_eq!(clean_lines(["a\nb", " ", "c"]), "a\nb\nc");
    }
}
