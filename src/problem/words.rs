//! Turns of phrase that many faults share.

/// `ý bạn là 'build'?`: asks whether the nearest known name was meant.
pub fn did_you_mean(nearest: &str) -> String {
    format!("ý bạn là '{nearest}'?")
}

/// The same at the end of a message, or nothing where no name is near.
pub fn guess(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; {}", did_you_mean(nearest))).unwrap_or_default()
}

/// Words on one line, cut short where they have more than so many letters; the place shows the rest.
pub fn clip(words: &str, most: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let start: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_and_short_ones_are_not() {
        assert_eq!(clip("một  hai\nba", 10), "một hai ba");
        assert_eq!(clip("một hai ba", 9), "một hai…");
        assert_eq!(clip("một hai ba", 0), "…");
    }
}
