//! Tasks, harvest: boxes to tick, as signs before or after words, in any font.

use std::sync::LazyLock;

use super::key::{Key, clean};

/// Signs that tick, whatever program or keyboard they come from. In Vietnam a cross ticks.
const TICKED: &str = "☒☑✓✔✗✘✕✖☓■×√✅❎▣◉⦿◼⬛⌧⮽🗹🗷🗵🗸🗴";

/// Boxes and circles that are left empty.
const EMPTY: &str = "☐□❏❑❐❒▢◻◽⬜○◯⚪🗆";

/// Letters that people type for a tick.
const LETTERS: [&str; 4] = ["x", "X", "v", "V"];

/// Signs that begin a line of a list and say nothing.
const BULLETS: &str = "-+•·∙◦▪‣–—";

/// The words that tick a box, and that leave it empty, as they are compared.
static YES: LazyLock<[String; 2]> = LazyLock::new(|| ["có", "đúng"].map(|w| Key::whole(w).text));
static NO: LazyLock<[String; 1]> = LazyLock::new(|| ["không"].map(|word| Key::whole(word).text));

/// What signs in a range of text say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// How many tick.
    pub ticked: usize,
    /// How many boxes are empty.
    pub empty: usize,
    /// Whether there is anything that may be a sign or not.
    pub unclear: bool,
}

impl Signs {
    /// The state that they agree on; none where there is none or they do not.
    pub(super) fn state(self) -> Option<bool> {
        match (self.unclear, self.ticked, self.empty) {
            (true, ..) | (false, 0, 0) => None,
            (false, 0, _) => Some(false),
            (false, _, 0) => Some(true),
            _ => None,
        }
    }

    /// Whether they say something that is not one state.
    pub(super) fn is_doubtful(self) -> bool {
        self.unclear || self.ticked > 0 && self.empty > 0
    }

    /// Both together.
    pub(super) fn with(self, other: Signs) -> Signs {
        Signs {
            ticked: self.ticked + other.ticked,
            empty: self.empty + other.empty,
            unclear: self.unclear || other.unclear,
        }
    }
}

/// Reads the signs of a text in which nothing else should be.
pub(super) fn signs(text: &str) -> Signs {
    let text = clean(text);
    let mut signs = Signs::default();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let brackets = [("[", "]"), ("(", ")"), ("{", "}")];
        let boxed = brackets.iter().find_map(|(open, close)| {
            let (inside, after) = rest.strip_prefix(open)?.split_once(close)?;
            (inside.chars().count() <= 4).then_some((inside.trim(), after))
        });
        if let Some((inside, after)) = boxed {
            match inside {
                "" => signs.empty += 1,
                "_" | "__" | "___" => signs.empty += 1,
                _ => signs = signs.with(self::signs(inside)),
            }
            rest = after;
            continue;
        }
        let length = match c {
            c if TICKED.contains(c) => {
                signs.ticked += 1;
                c.len_utf8()
            }
            c if EMPTY.contains(c) => {
                signs.empty += 1;
                c.len_utf8()
            }
            c if c.is_alphanumeric() => word(rest, &mut signs),
            c if is_plain(c) => c.len_utf8(),
            c => {
                signs.unclear = true;
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    signs
}

/// Reads the word that a text begins with; its length.
fn word(text: &str, signs: &mut Signs) -> usize {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = &text[..end];
    let key = Key::whole(word).text;
    if LETTERS.contains(&word) || YES.contains(&key) {
        signs.ticked += 1;
    } else if NO.contains(&key) {
        signs.empty += 1;
    } else {
        signs.unclear = true;
    }
    end
}

/// Stops, dashes, spaces, quotation marks and what chooses the look of a sign.
fn is_plain(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || ".,:;…-–—_/\"“”()[]{}".contains(c)
        || matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{200B}'..='\u{200F}')
}

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
            && !sign.chars().any(|c| c.is_alphanumeric() && !"xXvV".contains(c));
        if let (Some(state), true) = (state(sign), short && end > 0) {
            return (Some(state), &text[end..]);
        }
    }
    (None, text)
}

/// What comes before the words of a line, without the mark that begins a line of a list.
pub(super) fn before(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix(|c| BULLETS.contains(c)).unwrap_or(text)
}

/// What a box says that is alone.
pub(super) fn state(text: &str) -> Option<bool> {
    signs(text).state()
}

/// Whether nothing but signs is there.
pub(super) fn is(text: &str) -> bool {
    !signs(text).unclear
}

/// Fonts whose letters are signs.
pub(super) fn is_symbol_font(font: &str) -> bool {
    let font = font.trim().to_ascii_lowercase();
    font == "symbol" || font == "webdings" || font.starts_with("wingdings")
}

/// The letter that a character of a symbol font looks like; U+FFFC for one that is no sign of a box.
pub(super) fn of_symbol(font: &str, character: char) -> char {
    let code = (character as u32) & 0xFF;
    match font.trim().to_ascii_lowercase().as_str() {
        "wingdings 2" => match code {
            0x4F => '✗',
            0x50 => '✓',
            0x51 | 0x53 | 0x54 => '☒',
            0x52 => '☑',
            0x2A | 0x30 | 0xA3 | 0xA4 => '☐',
            _ => '\u{fffc}',
        },
        "webdings" => match code {
            0x61 => '✔',
            0x63 => '☐',
            0x67 => '■',
            0x72 => '✖',
            _ => '\u{fffc}',
        },
        "symbol" => match code {
            0xD6 => '√',
            0xB7 => '•',
            0x2D => '-',
            0xB4 => '×',
            0x30..=0x39 => char::from(code as u8),
            _ => '\u{fffc}',
        },
        // Wingdings, and what names no font.
        _ => match code {
            0xFC => '✓',
            0xFB => '✗',
            0x78 | 0xFD => '☒',
            0xFE => '☑',
            0x6E => '■',
            0x6F..=0x72 | 0xA8 => '☐',
            0xA1 => '○',
            0xA4 => '◉',
            0x6C => '●',
            0x9F => '•',
            0xA7 => '▪',
            0xD8 => '‣',
            _ => '\u{fffc}',
        },
    }
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
            ("v Hội nghị", Some(true), " Hội nghị"),
            ("√ Hội nghị", Some(true), " Hội nghị"),
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

    #[test]
    fn signs_of_every_keyboard_are_read() {
        for (text, wanted) in [
            ("☒", Some(true)),
            (" x ", Some(true)),
            (" (v).", Some(true)),
            ("√", Some(true)),
            ("✔\u{fe0f}", Some(true)),
            ("✅", Some(true)),
            ("[ ]", Some(false)),
            ("( )", Some(false)),
            ("☐", Some(false)),
            ("Có", Some(true)),
            ("Không", Some(false)),
            ("", None),
            ("?", None),
            ("*", None),
            ("●", None),
            ("❌", None),
            ("☐ √", None),
            ("đã làm", None),
        ] {
            assert_eq!(state(text), wanted, "{text}");
        }
        assert!(signs("☐ √").is_doubtful() && signs("*").is_doubtful());
        assert!(!signs(" . ").is_doubtful());
    }

    #[test]
    fn signs_of_symbol_fonts_are_those_that_they_look_like() {
        for (font, code, sign) in [
            ("Wingdings", '\u{F0FE}', '☑'),
            ("Wingdings", '\u{F0A8}', '☐'),
            ("Wingdings", 'ü', '✓'),
            ("Wingdings 2", 'P', '✓'),
            ("Wingdings 2", '\u{F052}', '☑'),
            ("Wingdings 2", '\u{F0A3}', '☐'),
            ("Webdings", 'a', '✔'),
            ("Symbol", '\u{F0D6}', '√'),
        ] {
            assert_eq!(of_symbol(font, code), sign, "{font} {code}");
        }
    }
}
