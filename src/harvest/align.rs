//! Tasks, harvest: which line of a return is which fixed words of the form. Both stand in order, so the
//! pairing is the one in order that pairs most; an exact line counts more than one that goes on.

/// Pairs fixed words with lines; `score` says how well two fit, 0 where they do not. For each of the
/// fixed words the line, if any.
pub(super) fn align(
    fixed: usize,
    lines: usize,
    score: impl Fn(usize, usize) -> u32,
) -> Vec<Option<usize>> {
    let width = lines + 1;
    let mut best = vec![0u32; (fixed + 1) * width];
    let mut fits = vec![0u32; fixed * lines];
    for f in (0..fixed).rev() {
        for l in (0..lines).rev() {
            let fit = score(f, l);
            fits[f * lines + l] = fit;
            let apart = best[(f + 1) * width + l].max(best[f * width + l + 1]);
            let together = if fit > 0 { fit + best[(f + 1) * width + l + 1] } else { 0 };
            best[f * width + l] = apart.max(together);
        }
    }
    let mut pairs = vec![None; fixed];
    let (mut f, mut l) = (0, 0);
    while f < fixed && l < lines {
        let here = best[f * width + l];
        let fit = fits[f * lines + l];
        if fit > 0 && here == fit + best[(f + 1) * width + l + 1] {
            pairs[f] = Some(l);
            f += 1;
            l += 1;
        } else if here == best[f * width + l + 1] {
            l += 1;
        } else {
            f += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(fixed: &str, lines: &str) -> String {
        let (fixed, lines): (Vec<char>, Vec<char>) =
            (fixed.chars().collect(), lines.chars().collect());
        let found = align(fixed.len(), lines.len(), |f, l| u32::from(fixed[f] == lines[l]));
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
