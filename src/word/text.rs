//! Word: text as the content of a run.

use crate::layout::{any_byte, clean_text};

/// U+2011, which Word stores as an element because Times New Roman has no glyph for it.
const HYPHEN: char = '\u{2011}';

/// The element for [`HYPHEN`].
const HYPHEN_ELEMENT: &[u8] = b"<w:noBreakHyphen/>";

/// The start of a piece of run text; white space at its ends counts.
const TEXT_START: &[u8] = b"<w:t xml:space=\"preserve\">";

/// The end of a piece of run text.
const TEXT_END: &[u8] = b"</w:t>";

/// Appends text as the content of a run of ours: `w:t`, with line ends as `w:br`, tabs as `w:tab`
/// and U+2011 as `w:noBreakHyphen`.
pub(super) fn push_text(text: &str, out: &mut Vec<u8>) {
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

/// Appends clean words of one line as the content of a run.
pub(super) fn push_words(words: &str, out: &mut Vec<u8>) {
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
pub(super) fn push_escaped(mut text: &[u8], out: &mut Vec<u8>) {
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
