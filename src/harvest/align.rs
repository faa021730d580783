//! Tasks, harvest: which line of a return is which fixed words of the form. Both are in order, so the pairing is
//! the one in order that pairs most; an exact line counts more than one that goes on.

/// A line that fits fixed words: its index, and how well they fit.
pub(super) type Fit = (usize, u32);

/// Pairs fixed words with lines, of which there are so many; `fits` are the lines that fit each of the fixed
/// words, in order. For each of the fixed words the line, if any. It takes as many steps as there are fits,
/// times the logarithm of the lines.
pub(super) fn align(fits: &[Vec<Fit>], lines: usize) -> Vec<Option<usize>> {
    let mut best = Best::new(lines);
    // For each fit what the best pairing gives that begins with it.
    let mut worth: Vec<Vec<u32>> = vec![Vec::new(); fits.len()];
    for (at, fit) in fits.iter().enumerate().rev() {
        worth[at] = fit.iter().map(|(line, score)| score + best.from(line + 1)).collect();
        for ((line, _), worth) in fit.iter().zip(&worth[at]) {
            best.note(*line, *worth);
        }
    }
    let mut pairs = vec![None; fits.len()];
    let (mut left, mut next) = (best.from(0), 0);
    for (at, fit) in fits.iter().enumerate() {
        let mut both = fit.iter().zip(&worth[at]);
        let found = both.find(|((line, _), worth)| *line >= next && **worth == left);
        if let Some(((line, score), _)) = found {
            pairs[at] = Some(*line);
            left -= score;
            next = line + 1;
        }
    }
    pairs
}

/// The greatest number that was noted at a line or after it (a Fenwick tree, counted from the end).
struct Best {
    tree: Vec<u32>,
}

impl Best {
    fn new(lines: usize) -> Self {
        Best { tree: vec![0; lines + 1] }
    }

    fn note(&mut self, line: usize, worth: u32) {
        let mut at = self.tree.len() - 1 - line;
        while at < self.tree.len() {
            self.tree[at] = self.tree[at].max(worth);
            at += at & at.wrapping_neg();
        }
    }

    fn from(&self, line: usize) -> u32 {
        let mut at = (self.tree.len() - 1).saturating_sub(line);
        let mut best = 0;
        while at > 0 {
            best = best.max(self.tree[at]);
            at &= at - 1;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(fixed: &str, lines: &str) -> String {
        let (fixed, lines): (Vec<char>, Vec<char>) =
            (fixed.chars().collect(), lines.chars().collect());
        let fit = |fixed: &char| {
            let fits = lines.iter().enumerate().filter(|(_, line)| *line == fixed);
            fits.map(|(at, _)| (at, 1)).collect()
        };
        let fits: Vec<Vec<Fit>> = fixed.iter().map(fit).collect();
        let found = align(&fits, lines.len());
        found.iter().map(|l| l.map_or("-".to_owned(), |l| l.to_string())).collect()
    }

    #[test]
    fn order_is_kept_and_most_are_paired() {
        assert_eq!(pairs("abc", "xaybzc"), "135");
        assert_eq!(pairs("abc", "ac"), "0-1");
        assert_eq!(pairs("ab", "ba"), "1-");
        assert_eq!(pairs("aa", "axaa"), "02");
        assert_eq!(pairs("", "a"), "");
        assert_eq!(pairs("a", ""), "-");
    }
}
