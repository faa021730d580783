//! Values: one line of a data file, taken apart without a parser.
//!
//! When the YAML parser gives up, it names one place and a state of its own. What the clerk did is
//! plainer on the line itself: a colon in a title, words after a closing quote. These functions look
//! at single lines and never at values of files that could be read.

use super::super::fault::SyntaxFault;

/// What a line says, as far as one line can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// How many spaces the line begins with.
    pub indent: usize,
    /// Whether it begins with `- `.
    pub item: bool,
    /// The key, where the line has one.
    pub key: Option<&'a str>,
    /// What comes after the key and the dashes, without blanks at the ends.
    pub value: &'a str,
    /// The column of the value in characters, from 1.
    pub column: usize,
}

impl<'a> Entry<'a> {
    /// Takes a line apart; `None` for blank lines and comments.
    pub fn of(line: &'a str) -> Option<Entry<'a>> {
        let mut rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        if rest.trim().is_empty() || rest.starts_with('#') {
            return None;
        }
        let mut item = false;
        while let Some(after) = rest.strip_prefix("- ") {
            (rest, item) = (after.trim_start(), true);
        }
        let (key, value) = match split_key(rest) {
            Some((key, value)) => (Some(key), value),
            None => (None, rest),
        };
        let column = (line.chars().count() - value.chars().count()) + 1;
        Some(Entry { indent, item, key, value: value.trim_end(), column })
    }

    /// Whether the value is the head of a block of text (`|`, `>-`).
    pub fn opens_block(&self) -> bool {
        let mut characters = self.value.chars();
        matches!(characters.next(), Some('|' | '>'))
            && characters.as_str().split(" #").next().is_some_and(|head| {
                head.trim_end().chars().all(|c| matches!(c, '+' | '-' | '1'..='9'))
            })
    }
}

/// Splits `key: value` where the key looks like one of ours: ASCII letters, digits, `_` and `-`.
fn split_key(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':')?;
    let named = !key.is_empty() && key.chars().all(is_key_character);
    (named && (value.is_empty() || value.starts_with(' '))).then(|| (key, value.trim_start()))
}

/// A key whose colon has no blank after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::data) struct MissingBlank<'a> {
    /// The key.
    pub key: &'a str,
    /// What comes after the colon in place of the blank: a tab, a no-break space.
    pub instead: Option<char>,
}

impl MissingBlank<'_> {
    /// Its fault.
    pub fn fault(self) -> SyntaxFault {
        SyntaxFault::NoSpaceAfterColon { key: self.key.to_owned(), instead: self.instead }
    }
}

/// The key of a line such as `subject:Về việc`, where the blank after the colon is missing.
pub(in crate::data) fn key_without_blank(text: &str) -> Option<MissingBlank<'_>> {
    let (key, value) = text.trim_start().split_once(':')?;
    let named =
        key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(is_key_character);
    let address = value.starts_with("//") || value.starts_with('\\');
    let instead = value.chars().next().filter(|c| c.is_whitespace());
    (named && !value.is_empty() && !value.starts_with(' ') && !address)
        .then_some(MissingBlank { key, instead })
}

fn is_key_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}

/// Whether a value begins with a quote, and what follows the closing one: `None` where it is missing.
pub(super) fn after_quote(value: &str) -> Option<Option<&str>> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut characters = value.char_indices().skip(1).peekable();
    while let Some((index, character)) = characters.next() {
        if quote == '"' && character == '\\' {
            characters.next();
        } else if character == quote {
            match characters.peek() {
                Some((_, next)) if quote == '\'' && *next == '\'' => drop(characters.next()),
                _ => return Some(value.get(index + 1..)),
            }
        }
    }
    Some(None)
}

/// Whether a value begins with a bracket, and what follows the one that closes it on the same line.
pub(super) fn after_bracket(value: &str) -> Option<Option<&str>> {
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let mut depth = 0usize;
    for (index, character) in value.char_indices() {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(value.get(index + 1..));
        }
    }
    Some(None)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart() {
        let entry = Entry::of("  - id: đ: x ").unwrap();
        assert_eq!(
            (entry.indent, entry.item, entry.key, entry.value),
            (2, true, Some("id"), "đ: x")
        );
        assert_eq!(entry.column, 9);
        assert_eq!(Entry::of("  # ghi chú"), None);
        assert_eq!(Entry::of("- Kính gửi: ông A").unwrap().key, None);
        assert!(Entry::of("a: |-").unwrap().opens_block());
        assert!(Entry::of("a: | # x").unwrap().opens_block());
        assert!(!Entry::of("a: |x").unwrap().opens_block());
    }

    #[test]
    fn quotes_and_brackets_are_followed_to_their_end() {
        assert_eq!(after_quote("\"a\\\"b\" c"), Some(Some(" c")));
        assert_eq!(after_quote("'it''s'"), Some(Some("")));
        assert_eq!(after_quote("'it's'"), Some(Some("s'")));
        assert_eq!(after_quote("\"a"), Some(None));
        assert_eq!(after_quote("a"), None);
        assert_eq!(after_bracket("[Sở] b"), Some(Some(" b")));
        assert_eq!(after_bracket("[a, [b]"), Some(None));
        let missing = key_without_blank("subject:Về");
        assert_eq!(missing, Some(MissingBlank { key: "subject", instead: None }));
        let instead = key_without_blank("subject:\u{A0}Về").and_then(|missing| missing.instead);
        assert_eq!(instead, Some('\u{A0}'));
        assert_eq!(key_without_blank("https://a.vn"), None);
        assert_eq!(key_without_blank("08:30"), None);
    }
}
