//! Layout: text on its way to a writer: what may be in it, and how it is escaped in XML and HTML.

use std::borrow::Cow;

/// Private-use characters that the Word writer keeps for its own marks; no printed text has them.
const MARKS: std::ops::RangeInclusive<char> = '\u{E000}'..='\u{E00F}';

/// Whether a character may be printed: XML 1.0 allows it and it is no mark of ours.
fn is_kept(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => !MARKS.contains(&c),
    }
}

/// Whether a character for which [`is_kept`] may say no begins with this byte.
fn is_suspect(byte: u8) -> bool {
    byte < 0x20 || matches!(byte, 0xEE | 0xEF)
}

/// Whether a text has such a byte. All bytes are looked at, many at once: nearly no text has one, and then
/// nothing is left to be done letter by letter.
pub(crate) fn any_byte(text: &str, such: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | such(byte))
}

/// The text without the characters that XML 1.0 forbids, as HTML does, and without the private-use marks of the
/// Word writer: with either no program would open the file. Borrows where nothing has to go, which is nearly always.
pub fn clean_text(text: &str) -> Cow<'_, str> {
    if !any_byte(text, is_suspect) {
        return Cow::Borrowed(text);
    }
    match text.find(|c| !is_kept(c)) {
        None => Cow::Borrowed(text),
        Some(first) => {
            let mut clean = String::with_capacity(text.len());
            clean.push_str(&text[..first]);
            clean.extend(text[first..].chars().filter(|&c| is_kept(c)));
            Cow::Owned(clean)
        }
    }
}

/// The text as it is in an attribute or an element of XML or HTML: cleaned as [`clean_text`] does, with `&`, `<`, `>`
/// and `"` as entities, and line ends and tabs as references, which an attribute would turn to spaces.
pub fn escape(text: &str) -> Cow<'_, str> {
    let suspect = |byte: u8| is_suspect(byte) || matches!(byte, b'&' | b'<' | b'>' | b'"');
    if !any_byte(text, suspect) {
        return Cow::Borrowed(text);
    }
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\t' | '\n' | '\r') || !is_kept(c);
    let Some(first) = text.find(special) else { return Cow::Borrowed(text) };
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.push_str(&text[..first]);
    for c in text[first..].chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            c if is_kept(c) => escaped.push(c),
            _ => {}
        }
    }
    Cow::Owned(escaped)
}
