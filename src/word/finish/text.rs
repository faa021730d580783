//! Text on its way into XML: what may stand in it, and how it is escaped.
//!
//! Two doors. Text that docx-rs writes goes through [`clean_text`] first (docx-rs escapes run text,
//! but passes control characters on, and then no program opens the file). Text that we write
//! ourselves goes through [`escape`] in attributes and properties, and through [`push_text`] in
//! runs.

use std::borrow::Cow;

/// Private-use characters that this module keeps for its own marks; no user text holds them.
const MARKS: std::ops::RangeInclusive<char> = '\u{E000}'..='\u{E00F}';

/// U+2011, which Word stores as an element because Times New Roman has no glyph for it.
pub(super) const HYPHEN: char = '\u{2011}';

/// The element for [`HYPHEN`].
pub(super) const HYPHEN_ELEMENT: &[u8] = b"<w:noBreakHyphen/>";

/// The start of a piece of run text; white space at its ends counts.
pub(crate) const TEXT_START: &[u8] = b"<w:t xml:space=\"preserve\">";

/// The end of a piece of run text.
pub(crate) const TEXT_END: &[u8] = b"</w:t>";

/// Whether a character may stand in the text of a part: XML 1.0 allows it and it is no mark of
/// ours.
pub(super) fn is_kept(c: char) -> bool {
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
fn any_byte(text: &str, such: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | such(byte))
}

/// The text without the characters that XML 1.0 forbids and without the private-use marks of the
/// finisher.
///
/// All user text passes through here before docx-rs sees it. Borrows where nothing has to go, which
/// is nearly always.
pub(crate) fn clean_text(text: &str) -> Cow<'_, str> {
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

/// The text as it stands in an attribute or an element: cleaned as [`clean_text`] does, with `&`,
/// `<`, `>` and `"` as entities, and line ends and tabs as references, which an attribute would
/// turn to spaces.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
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

/// Appends text as the content of a run of ours: `w:t`, with line ends as `w:br`, tabs as `w:tab`
/// and U+2011 as `w:noBreakHyphen`.
pub(crate) fn push_text(text: &str, out: &mut Vec<u8>) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.extend_from_slice(b"<w:br/>");
        }
        let line = line.strip_suffix('\r').unwrap_or(line);
        for (index, words) in line.split('\t').enumerate() {
            if index > 0 {
                out.extend_from_slice(b"<w:tab/>");
            }
            push_words(&clean_text(words), out);
        }
    }
}

/// Appends clean words of one line as the content of a run, as the finisher leaves what docx-rs writes.
pub(crate) fn push_words(words: &str, out: &mut Vec<u8>) {
    // 0xE2 is the first byte of the hyphen, and of quotation marks.
    if !any_byte(words, |byte| matches!(byte, 0xE2 | b'&' | b'<' | b'>')) && !words.is_empty() {
        out.extend_from_slice(TEXT_START);
        out.extend_from_slice(words.as_bytes());
        out.extend_from_slice(TEXT_END);
        return;
    }
    for (index, piece) in words.split(HYPHEN).enumerate() {
        if index > 0 {
            out.extend_from_slice(HYPHEN_ELEMENT);
        }
        if !piece.is_empty() {
            out.extend_from_slice(TEXT_START);
            push_escaped(piece.as_bytes(), out);
            out.extend_from_slice(TEXT_END);
        }
    }
}

/// Appends text of an element: `&`, `<` and `>` as entities.
fn push_escaped(mut text: &[u8], out: &mut Vec<u8>) {
    while let Some(at) = text.iter().position(|byte| matches!(byte, b'&' | b'<' | b'>')) {
        out.extend_from_slice(&text[..at]);
        out.extend_from_slice(match text[at] {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            _ => b"&gt;",
        });
        text = &text[at + 1..];
    }
    out.extend_from_slice(text);
}
