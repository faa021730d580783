//! What is in a line: words with their emphasis, line breaks and fields; and white space, which collapses across
//! elements as a browser shows it.

use super::cursor::Tag;
use super::{Inside, Reader, field};
use crate::document::{Bookmark, Emphasis, Inline, Text};

/// The content of a line, white space collapsed.
pub(super) fn read(reader: &mut Reader, tag: &Tag) -> Vec<Inline> {
    let mut pieces = Vec::new();
    gather(reader, tag, Emphasis::default(), &mut pieces);
    collapse(pieces)
}

/// The content of an item of a list, above the lists in it.
pub(super) fn read_above(
    reader: &mut Reader,
    item: &Tag,
    mut list: impl FnMut(&mut Reader, Tag),
) -> Vec<Inline> {
    let mut pieces = Vec::new();
    reader.inside(item, |reader, child| match child {
        Inside::Element(child) if child.name == "ul" => list(reader, child),
        child => one(reader, child, Emphasis::default(), &mut pieces),
    });
    collapse(pieces)
}

fn gather(reader: &mut Reader, tag: &Tag, emphasis: Emphasis, pieces: &mut Vec<Inline>) {
    reader.inside(tag, |reader, child| one(reader, child, emphasis, pieces));
}

fn one(reader: &mut Reader, child: Inside, emphasis: Emphasis, pieces: &mut Vec<Inline>) {
    let tag = match child {
        Inside::Words(words, _) => return pieces.push(Inline::Text(Text { words, emphasis })),
        Inside::Element(tag) => tag,
    };
    if !reader.is_allowed(&tag) {
        return;
    }
    match tag.name.as_ref() {
        "b" | "strong" => gather(reader, &tag, Emphasis { bold: true, ..emphasis }, pieces),
        "i" | "em" => gather(reader, &tag, Emphasis { italic: true, ..emphasis }, pieces),
        "u" => gather(reader, &tag, Emphasis { underline: true, ..emphasis }, pieces),
        "br" => pieces.push(Inline::Break),
        "a" => pieces.extend(bookmark(reader, &tag, emphasis)),
        "input" | "select" | "textarea" => {
            pieces.extend(field::read(reader, &tag).map(|field| Inline::Field(Box::new(field))));
        }
        _ => reader.misplaced(&tag),
    }
}

/// Words with a bookmark; only words may be in it.
fn bookmark(reader: &mut Reader, tag: &Tag, emphasis: Emphasis) -> Option<Inline> {
    let typed = tag.attribute("id").unwrap_or_default();
    let name = reader.place_of(typed);
    let words = reader.words_in(tag);
    let Some(name) = name else {
        reader.bad_value(tag, "id", super::BOOKMARK_NAME);
        return None;
    };
    let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let text = Text { words, emphasis };
    (!text.words.is_empty()).then_some(Inline::Bookmark(Bookmark { name, text }))
}

/// Collapses white space: runs of it become one space, also across emphasis; none is at either end of the line or
/// next to a line break. A no-break space is a letter. Neighbours of equal emphasis merge.
pub(super) fn collapse(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut line: Vec<Inline> = Vec::with_capacity(pieces.len());
    // A space that is owed once something follows it in the same line.
    let mut owed = false;
    let mut at_start = true;
    for piece in pieces {
        match piece {
            Inline::Break => {
                (owed, at_start) = (false, true);
                line.push(Inline::Break);
            }
            Inline::Field(_) | Inline::Bookmark(_) => {
                if owed && !at_start {
                    push(&mut line, " ".into(), Emphasis::default());
                }
                (owed, at_start) = (false, false);
                line.push(piece);
            }
            Inline::Text(text) => {
                let mut words = String::with_capacity(text.words.len() + 1);
                let mut rest = text.words.as_str();
                while !rest.is_empty() {
                    let space = rest.bytes().position(|byte| byte.is_ascii_whitespace());
                    let word = space.unwrap_or(rest.len());
                    if word > 0 {
                        if owed && !at_start {
                            words.push(' ');
                        }
                        (owed, at_start) = (false, false);
                        words.push_str(&rest[..word]);
                    }
                    let behind = rest[word..].trim_ascii_start();
                    owed |= behind.len() < rest.len() - word;
                    rest = behind;
                }
                if !words.is_empty() {
                    push(&mut line, words, text.emphasis);
                }
            }
        }
    }
    line
}

fn push(line: &mut Vec<Inline>, mut words: String, emphasis: Emphasis) {
    match line.last_mut() {
        Some(Inline::Text(last)) if last.emphasis == emphasis => last.words.push_str(&words),
        _ => {
            words.shrink_to_fit();
            line.push(Inline::Text(Text { words, emphasis }));
        }
    }
}

/// Whether a line holds nothing that prints.
pub(super) fn is_empty(line: &[Inline]) -> bool {
    line.iter().all(|inline| matches!(inline, Inline::Break))
}
