//! Tasks, harvest: boxes to tick, as signs before or after words.

use super::key::clean;
use super::value::tick;

/// The state of the box before words, and the words.
pub(super) fn split(text: &str) -> (Option<bool>, &str) {
    let text = text.trim_start();
    let text = text.strip_prefix(['-', '+', '•']).unwrap_or(text).trim_start();
    for empty in ["[ ]", "( )"] {
        if let Some(rest) = text.strip_prefix(empty) {
            return (Some(false), rest);
        }
    }
    let first = text.split(char::is_whitespace).next().unwrap_or_default();
    let one = text.chars().next().filter(|c| !c.is_alphanumeric()).map_or(0, char::len_utf8);
    for end in [first.len(), one] {
        // A word such as `có` belongs to the words.
        let sign = &text[..end];
        let short = sign.chars().count() <= 3
            && !sign.chars().any(|c| c.is_alphanumeric() && !"xX".contains(c));
        if let (Some(state), true) = (tick(sign), short && end > 0) {
            return (Some(state), &text[end..]);
        }
    }
    (None, text)
}

/// What a box says that stands alone.
pub(super) fn state(text: &str) -> Option<bool> {
    tick(text)
}

/// Whether nothing but a sign stands there.
pub(super) fn is(text: &str) -> bool {
    let text = clean(text);
    text.trim_matches(['.', ':', ';', '-', '–', ' ']).is_empty() || tick(&text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_parted_from_its_words() {
        for (text, state, words) in [
            ("☐ Hội nghị", Some(false), " Hội nghị"),
            ("☒Hội nghị", Some(true), "Hội nghị"),
            ("x Hội nghị", Some(true), " Hội nghị"),
            ("[ ] Hội nghị", Some(false), " Hội nghị"),
            ("[x] Hội nghị", Some(true), " Hội nghị"),
            ("- ☑ Hội nghị", Some(true), " Hội nghị"),
            ("Hội nghị", None, "Hội nghị"),
            ("Có hội nghị", None, "Có hội nghị"),
            ("", None, ""),
        ] {
            assert_eq!(split(text), (state, words), "{text}");
        }
    }
}
