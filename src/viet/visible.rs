//! Letters that a terminal obeys instead of showing: escape sequences, line ends, marks that turn the direction of
//! writing. Names of files and words of documents may hold them; printed raw they hide or forge what is reported.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a letter is obeyed instead of shown: control characters (C0, C1), marks of direction, ends of lines and
/// paragraphs by other names, marks of annotation and tags.
pub fn is_obeyed(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{61C}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// A text of lines with every such letter shown as `<U+202E>`; line ends and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |letter| letter == '\n' || letter == '\t')
}

/// The same for words that are in a line, names of files above all: a line end or tab in them is shown too.
pub(crate) fn visible_line(text: &str) -> Cow<'_, str> {
    shown(text, |_| false)
}

/// JSON with every such letter of its texts as JSON writes it (`\u202e`): another program reads the same.
pub(crate) fn visible_json(json: &str) -> Cow<'_, str> {
    // Outside of texts JSON holds none but line ends; in texts these are escaped already.
    let obeyed = |letter: char| letter != '\n' && is_obeyed(letter);
    if !json.contains(obeyed) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        match obeyed(letter) {
            true => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            false => out.push(letter),
        }
    }
    Cow::Owned(out)
}

fn shown(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let obeyed = |letter: char| is_obeyed(letter) && !stays(letter);
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            _ if !obeyed(letter) => out.push(letter),
            '\n' => out.push('⏎'),
            '\t' => out.push('⇥'),
            _ => {
                let _ = write!(out, "<U+{:04X}>", u32::from(letter));
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown_and_all_else_stays() {
        assert_eq!(visible("Đã thu\n\t1"), "Đã thu\n\t1");
        assert_eq!(
            visible_line("Vie\u{323}\u{302}t – “x”\u{A0}y"),
            "Vie\u{323}\u{302}t – “x”\u{A0}y"
        );
        assert_eq!(visible("a\u{1B}[31m\r\u{9B}"), "a<U+001B>[31m<U+000D><U+009B>");
        assert_eq!(visible_line("a\nb\u{202E}c"), "a⏎b<U+202E>c");
    }

    #[test]
    fn json_says_the_same_without_raw_letters() {
        let value = serde_json::json!({"tệp": "a\u{1B}\u{9B}\u{202E}\u{E0041}\n"});
        let text = serde_json::to_string_pretty(&value).expect("JSON");
        let safe = visible_json(&text);
        assert!(!safe.chars().any(|letter| letter != '\n' && is_obeyed(letter)), "{safe}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&safe).expect("JSON"), value);
    }
}
