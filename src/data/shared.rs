//! Values: equal words held once. A list of ten thousand agencies says the same few keys, and a summary the same
//! few names, ten thousand times.

use std::collections::HashSet;
use std::sync::Arc;

/// Words that have been held so far.
#[derive(Debug, Default)]
pub struct Shared(HashSet<Arc<str>>);

impl Shared {
    /// The words, shared with all that were held equal to them.
    pub fn hold(&mut self, words: &str) -> Arc<str> {
        if let Some(known) = self.0.get(words) {
            return Arc::clone(known);
        }
        let words: Arc<str> = words.into();
        self.0.insert(Arc::clone(&words));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_are_one() {
        let mut shared = Shared::default();
        let (a, b, c) = (shared.hold("mã"), shared.hold("mã"), shared.hold("tên"));
        assert!(Arc::ptr_eq(&a, &b) && !Arc::ptr_eq(&a, &c));
        assert_eq!((&*a, &*c), ("mã", "tên"));
    }
}
