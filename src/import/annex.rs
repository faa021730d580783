//! Import: what comes after the signature: annexes, each with its title, its text and its tables.

use super::account::{Stock, Unplaced};
use super::closing::is_annex;
use super::draft::PartDraft;
use super::lower::lower;
use super::outline::build;
use super::text::Text;
use super::{sources, stock_part};
use crate::audit::pattern::Pattern;
use crate::audit::signs;

/// An annex.
#[derive(Debug, Default)]
pub(super) struct AnnexDraft {
    /// Its label, as it is on paper: `PHỤ LỤC I`.
    pub(super) label: Option<String>,
    /// The line `(Kèm theo …)`, which the program gives itself.
    pub(super) note: Option<String>,
    /// Its title.
    pub(super) title: Option<String>,
    /// What is in it.
    pub(super) sections: Vec<PartDraft>,
    /// Where it begins, for a clerk.
    pub(super) spot: String,
}

static LABEL: Pattern = Pattern::new(
    r"(?i)^(phụ lục|phụ biểu|biểu(?: mẫu)?|mẫu)(\s+(?:số\s*)?[\dIVXLA-Z]{1,6})?\s*(?:[.:\-–]\s*|$)",
);
static ATTACHED: Pattern = Pattern::new(r"(?i)^\(?\s*((được )?ban hành )?kèm theo");

impl AnnexDraft {
    /// Lists all that is in it: the data have no place for an annex.
    pub(super) fn unplaced(&self, found: &mut Vec<Unplaced>) {
        let about = self.label.clone().unwrap_or_else(|| "phụ lục".into());
        let mut list = |words: &str| {
            let about = Some(about.clone());
            found.push(Unplaced { place: self.spot.clone(), words: words.to_owned(), about });
        };
        [&self.label, &self.title, &self.note].into_iter().flatten().for_each(|words| list(words));
        for part in &self.sections {
            let mut words = Vec::new();
            part.words(&mut words);
            words.into_iter().for_each(&mut list);
        }
        self.sections.iter().for_each(|part| super::tables(part, found));
    }

    /// Adds all its words to those that have a place.
    pub(super) fn stock(&self, stock: &mut Stock) {
        [&self.label, &self.note, &self.title]
            .into_iter()
            .flatten()
            .for_each(|words| stock.add(words));
        self.sections.iter().for_each(|part| stock_part(part, stock));
    }
}

/// The annexes in what comes after the closing.
pub(super) fn annexes(texts: &[&Text]) -> Vec<AnnexDraft> {
    let mut found: Vec<AnnexDraft> = Vec::new();
    let mut body: Vec<&Text> = Vec::new();
    let mut heading = false;
    for text in texts {
        let words = text.words.as_str();
        let note = ATTACHED.is_in(words);
        let labelled =
            text.table.is_none() && (is_annex(text) && !note || signs::is_appendix(words));
        // A title that has already begun with its label goes on.
        let begins = found.is_empty()
            || labelled && !(heading && body.is_empty() && LABEL.find(words).is_none());
        if begins {
            finish(&mut found, &mut body);
            found.push(AnnexDraft { spot: text.spot(), ..AnnexDraft::default() });
            heading = true;
        }
        let Some(annex) = found.last_mut() else { continue };
        if !heading || text.table.is_some() {
            heading = false;
            body.push(text);
            continue;
        }
        if note {
            let held = annex.note.get_or_insert_with(String::new);
            push(held, words);
        } else if let Some(label) =
            LABEL.find(words).filter(|_| annex.label.is_none() && annex.title.is_none())
        {
            annex.label = Some(words[..label.end()].trim().to_owned());
            let rest = words[label.end()..].trim();
            if !rest.is_empty() {
                annex.title = Some(rest.to_owned());
            }
        } else if annex
            .note
            .as_ref()
            .is_some_and(|note| note.starts_with('(') && !note.contains(')'))
        {
            push(annex.note.get_or_insert_with(String::new), words);
        } else if (text.centred || text.bold || text.capitals) && super::mark::of(text).0.is_none()
        {
            push(annex.title.get_or_insert_with(String::new), words);
        } else {
            heading = false;
            body.push(text);
        }
    }
    finish(&mut found, &mut body);
    found
}

fn push(held: &mut String, words: &str) {
    if !held.is_empty() {
        held.push(' ');
    }
    held.push_str(words);
}

fn finish(found: &mut [AnnexDraft], body: &mut Vec<&Text>) {
    if let Some(annex) = found.last_mut() {
        annex.sections = lower(build(sources(body))).sections;
    }
    body.clear();
}
