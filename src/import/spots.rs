//! Import: the places of a plan's text that duties, periods and indicators point at, and the ids that they get.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::PartDraft;
use crate::data::scalar::Id;
use crate::viet::id_from;

/// A part, or an item of it, by the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The indices of the part and of those that hold it.
    pub(super) part: Vec<usize>,
    /// The item.
    pub(super) item: Option<usize>,
}

/// A paragraph with its place.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// The place.
    pub(super) spot: Spot,
    /// The words.
    pub(super) words: String,
    /// Whether it is the title of the part.
    pub(super) title: bool,
    /// Whether it is all that the place says, so that a duty need not quote it.
    pub(super) alone: bool,
    /// The titles that are above it, from the section down.
    pub(super) above: Vec<String>,
}

/// Every paragraph of the parts, in their order.
pub(super) fn passages(sections: &[PartDraft]) -> Vec<Passage> {
    let mut found = Vec::new();
    for (nth, section) in sections.iter().enumerate() {
        walk(section, vec![nth], &[], &mut found);
    }
    found
}

fn walk(part: &PartDraft, way: Vec<usize>, above: &[String], found: &mut Vec<Passage>) {
    let spot = |item| Spot { part: way.clone(), item };
    let above = above.to_vec();
    if let Some(title) = &part.title {
        found.push(Passage {
            spot: spot(None),
            words: title.clone(),
            title: true,
            alone: false,
            above: above.clone(),
        });
    }
    let mut below = above.clone();
    below.extend(part.title.clone());
    let alone = part.text.len() == 1;
    for words in &part.text {
        found.push(Passage {
            spot: spot(None),
            words: words.clone(),
            title: false,
            alone,
            above: below.clone(),
        });
    }
    for (nth, item) in part.items.iter().enumerate() {
        found.push(Passage {
            spot: spot(Some(nth)),
            words: item.text.clone(),
            title: false,
            alone: true,
            above: below.clone(),
        });
    }
    for (nth, part) in part.parts.iter().enumerate() {
        let mut way = way.clone();
        way.push(nth);
        walk(part, way, &below, found);
    }
}

/// Ids that are given once each.
#[derive(Debug, Default)]
pub(super) struct Ids {
    given: BTreeSet<String>,
    /// How often ids were made of the same words.
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// An id made of words, one that is not given yet.
    pub(super) fn new_id(&mut self, words: &str) -> String {
        const ROOM: usize = 27;
        self.of_room(words, ROOM)
    }

    /// An id with room for an ending (`-kq`) behind it.
    pub(super) fn new_short(&mut self, words: &str) -> String {
        const ROOM: usize = 23;
        self.of_room(words, ROOM)
    }

    fn of_room(&mut self, words: &str, room: usize) -> String {
        let base = cut(&id_from(words).replace('.', "-"), room);
        let base = match Id::parse(&base) {
            Ok(_) => base,
            Err(_) => format!("ma-{}", cut(&base, room - 3)).trim_end_matches('-').to_owned(),
        };
        let nth = self.next.entry(base.clone()).or_default();
        loop {
            *nth += 1;
            let id = if *nth == 1 { base.clone() } else { format!("{base}-{nth}") };
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// An id cut between two words.
fn cut(id: &str, room: usize) -> String {
    let parts: Vec<&str> = id.split('-').filter(|part| !part.is_empty()).collect();
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() && out.len() + 1 + part.len() > room {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&part[..part.len().min(room)]);
    }
    out
}

/// The id of a place, which gets one of these words where it has none.
pub(super) fn anchor(
    sections: &mut [PartDraft],
    spot: &Spot,
    ids: &mut Ids,
    words: &str,
) -> Option<String> {
    let (first, rest) = spot.part.split_first()?;
    let mut part = sections.get_mut(*first)?;
    for nth in rest {
        part = part.parts.get_mut(*nth)?;
    }
    let id = match spot.item {
        Some(item) => &mut part.items.get_mut(item)?.id,
        None => &mut part.id,
    };
    Some(id.get_or_insert_with(|| ids.new_id(words)).clone())
}

/// The sentences of a paragraph, each with what ends it.
pub(super) fn sentences(words: &str) -> Vec<&str> {
    split(words, &['.', '\n'])
}

/// The clauses of a paragraph: sentences, taken apart at semicolons.
pub(super) fn clauses(words: &str) -> Vec<&str> {
    split(words, &['.', ';', '\n'])
}

fn split<'w>(words: &'w str, ends: &[char]) -> Vec<&'w str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let closed = c == '\n' || next.is_none_or(char::is_whitespace);
        if ends.contains(&c) && closed {
            let end = at + c.len_utf8();
            found.push(words[from..end].trim());
            from = end;
        }
    }
    found.push(words[from..].trim());
    found.retain(|piece| piece.chars().any(char::is_alphanumeric));
    found
}
