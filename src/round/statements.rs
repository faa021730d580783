//! Tasks: what agencies wrote, the same words said once with everyone who wrote them.
//!
//! Two texts are the same where they differ in case, spaces, the place of a tone mark (`hòa`, `hoà`) or
//! the stop at the end, and in nothing else: a mark that makes another word keeps them apart.

use std::collections::HashMap;

use super::{Entry, Round};
use crate::data::body::Body;
use crate::data::plan::Ask;
use crate::data::report::{Answer, Report};
use crate::viet;

/// The same words with everyone who wrote them.
#[derive(Debug, Clone)]
pub struct Statement<'c> {
    /// The words.
    pub words: &'c str,
    /// Who wrote them, in the order of the data.
    pub authors: Vec<Entry<'c>>,
}

impl<'c> Round<'c> {
    /// What agencies wrote under a question, each with its author.
    pub fn accounts(&self, ask: &Ask) -> Vec<(&'c Body, &'c Answer)> {
        self.expected()
            .filter_map(|entry| entry.answer(ask).map(|answer| (entry.agency, answer)))
            .collect()
    }

    /// Words of the reports, the same words said once with all their authors.
    pub fn statements(&self, words: impl Fn(&'c Report) -> Option<&'c str>) -> Vec<Statement<'c>> {
        let mut statements: Vec<Statement<'c>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        // As typed: most of what is the same was copied, and taking letters apart costs more than all else.
        let mut typed: HashMap<&str, usize> = HashMap::new();
        let reports = self.expected().flat_map(|entry| entry.reports().map(move |r| (entry, r)));
        for (entry, report) in reports {
            let Some(said) = words(report) else { continue };
            let next = statements.len();
            let find = || *known.entry(viet::same_words(said)).or_insert(next);
            let at = *typed.entry(said).or_insert_with(find);
            match statements.get_mut(at) {
                Some(statement) => statement.authors.push(*entry),
                None => statements.push(Statement { words: said, authors: vec![*entry] }),
            }
        }
        statements
    }
}
