//! What stands in a line: words with their emphasis, line breaks and fields; and white space, which
//! collapses across elements as a browser shows it.

use roxmltree::Node;

use super::Reader;
use super::fault::MarkupFault;
use crate::document::{Bookmark, BookmarkName, Emphasis, Inline, Text};

/// The content of a line, white space collapsed.
pub(super) fn read(reader: &mut Reader, node: Node, skip: &[&str]) -> Vec<Inline> {
    let mut pieces = Vec::new();
    gather(reader, node, Emphasis::default(), skip, &mut pieces);
    collapse(pieces)
}

fn gather(
    reader: &mut Reader,
    node: Node,
    emphasis: Emphasis,
    skip: &[&str],
    pieces: &mut Vec<Inline>,
) {
    for child in node.children() {
        if child.is_text() {
            let words = child.text().unwrap_or_default().to_owned();
            pieces.push(Inline::Text(Text { words, emphasis }));
            continue;
        }
        if !child.is_element() || skip.contains(&child.tag_name().name()) {
            continue;
        }
        if !reader.lawful(child) {
            continue;
        }
        match child.tag_name().name() {
            "b" | "strong" => {
                gather(reader, child, Emphasis { bold: true, ..emphasis }, skip, pieces);
            }
            "i" | "em" => {
                gather(reader, child, Emphasis { italic: true, ..emphasis }, skip, pieces)
            }
            "u" => gather(reader, child, Emphasis { underline: true, ..emphasis }, skip, pieces),
            "br" => pieces.push(Inline::Break),
            "a" => pieces.extend(bookmark(reader, child, emphasis)),
            "input" | "select" | "textarea" => {
                pieces.extend(
                    super::field::read(reader, child).map(|field| Inline::Field(Box::new(field))),
                );
            }
            other => {
                let inside = node.tag_name().name().to_owned();
                reader.flaw(child, MarkupFault::Misplaced { element: other.to_owned(), inside });
            }
        }
    }
}

/// Words with a bookmark; only words may stand in it.
fn bookmark(reader: &mut Reader, node: Node, emphasis: Emphasis) -> Option<Inline> {
    for child in node.children().filter(Node::is_element) {
        let element = child.tag_name().name().to_owned();
        reader.flaw(child, MarkupFault::Misplaced { element, inside: "a".into() });
    }
    let typed = node.attribute("id").unwrap_or_default();
    let Some(name) = BookmarkName::new(typed).and_then(|_| reader.place_of(typed)) else {
        let found = typed.to_owned();
        let expected = "tên gồm chữ không dấu, số, dấu _, nhiều nhất 40 ký tự";
        reader.flaw(node, MarkupFault::BadValue { attribute: "id", found, expected });
        return None;
    };
    let words = node.text().unwrap_or_default();
    let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let text = Text { words, emphasis };
    (!text.words.is_empty()).then_some(Inline::Bookmark(Bookmark { name, text }))
}

/// Collapses white space: runs of it become one space, also across emphasis; none stands at either end
/// of the line or beside a line break. A no-break space is a letter. Neighbours of equal emphasis merge.
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
                    push(&mut line, " ", Emphasis::default());
                }
                (owed, at_start) = (false, false);
                line.push(piece);
            }
            Inline::Text(text) => {
                let mut words = String::with_capacity(text.words.len() + 1);
                for letter in text.words.chars() {
                    if letter.is_ascii_whitespace() {
                        owed = true;
                        continue;
                    }
                    if owed && !at_start {
                        words.push(' ');
                    }
                    (owed, at_start) = (false, false);
                    words.push(letter);
                }
                if !words.is_empty() {
                    push(&mut line, &words, text.emphasis);
                }
            }
        }
    }
    line
}

fn push(line: &mut Vec<Inline>, words: &str, emphasis: Emphasis) {
    match line.last_mut() {
        Some(Inline::Text(last)) if last.emphasis == emphasis => last.words.push_str(words),
        _ => line.push(Inline::Text(Text { words: words.to_owned(), emphasis })),
    }
}

/// Whether a line holds nothing that prints.
pub(super) fn is_empty(line: &[Inline]) -> bool {
    line.iter().all(|inline| matches!(inline, Inline::Break))
}
