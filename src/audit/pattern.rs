//! Audit: patterns of words, compiled once. A pattern that does not compile finds nothing, and the
//! examples of its rule then fail in the tests.

use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

/// A pattern.
pub(crate) struct Pattern(&'static str, OnceLock<Option<Regex>>);

impl Pattern {
    /// A pattern that is compiled at its first use.
    pub(crate) const fn new(pattern: &'static str) -> Self {
        Pattern(pattern, OnceLock::new())
    }

    fn regex(&self) -> Option<&Regex> {
        self.1.get_or_init(|| Regex::new(self.0).ok()).as_ref()
    }

    /// Whether it is found in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// The first place where it is found.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex().and_then(|regex| regex.find(text))
    }

    /// Every place where it is found.
    pub(crate) fn all<'t>(&self, text: &'t str) -> Vec<Match<'t>> {
        self.regex().map(|regex| regex.find_iter(text).collect()).unwrap_or_default()
    }

    /// The groups of the first place.
    pub(crate) fn groups<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex().and_then(|regex| regex.captures(text))
    }

    /// The groups of every place.
    pub(crate) fn all_groups<'t>(&self, text: &'t str) -> Vec<Captures<'t>> {
        self.regex().map(|regex| regex.captures_iter(text).collect()).unwrap_or_default()
    }
}
