//! Import: the parts of a plan as `plan.yaml` has them, with what is still to be looked at next to each.

use super::table::TableDraft;

/// A part: see [`crate::data::plan::Part`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PartDraft {
    /// Its anchor, where something points at it.
    pub(super) id: Option<String>,
    /// Its title.
    pub(super) title: Option<String>,
    /// Its paragraphs.
    pub(super) text: Vec<String>,
    /// Its items.
    pub(super) items: Vec<ItemDraft>,
    /// Whether its items have a plus.
    pub(super) plus: bool,
    /// The tables in it.
    pub(super) tables: Vec<TableDraft>,
    /// The parts below it.
    pub(super) parts: Vec<PartDraft>,
    /// The number that is on paper.
    pub(super) typed: String,
    /// What a person must look at.
    pub(super) notes: Vec<String>,
}

/// An item: see [`crate::data::plan::Item`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ItemDraft {
    /// Its anchor.
    pub(super) id: Option<String>,
    /// Its words; further paragraphs are lines of their own.
    pub(super) text: String,
    /// What is below it.
    pub(super) items: Vec<String>,
    /// What a person must look at.
    pub(super) notes: Vec<String>,
}

impl PartDraft {
    /// Every word of it and of what is below it, a paragraph each.
    pub(super) fn words<'d>(&'d self, found: &mut Vec<&'d str>) {
        found.extend(self.title.as_deref());
        found.extend(self.text.iter().map(String::as_str));
        for item in &self.items {
            found.push(&item.text);
            found.extend(item.items.iter().map(String::as_str));
        }
        for part in &self.parts {
            part.words(found);
        }
    }

    /// The words that are printed last.
    pub(super) fn last_words(&mut self) -> Option<&mut String> {
        if let Some(last) = self.parts.last_mut() {
            return last.last_words();
        }
        match self.items.last_mut() {
            Some(item) => Some(item.items.last_mut().unwrap_or(&mut item.text)),
            None => self.text.last_mut().or(self.title.as_mut()),
        }
    }

    /// Puts a paragraph behind all that it holds so far.
    pub(super) fn append(&mut self, words: String, notes: Vec<String>) {
        if let Some(last) = self.parts.last_mut() {
            return last.append(words, notes);
        }
        let Some(item) = self.items.last_mut() else {
            self.text.push(words);
            self.notes.extend(notes);
            return;
        };
        item.notes.extend(notes);
        match item.items.is_empty() {
            true => {
                item.text.push('\n');
                item.text.push_str(&words);
            }
            false => {
                item.notes
                    .push("đoạn sau các dòng dấu cộng được để thành một dòng dấu cộng".into());
                item.items.push(words);
            }
        }
    }
}
