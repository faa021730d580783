//! Word, editing: replacements in the text of a part, all by places of the original.

use std::ops::Range;

use super::EditFault;

/// Replacements of one part.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<Splice>);

#[derive(Debug)]
struct Splice {
    range: Range<usize>,
    text: String,
    /// The fixes that it makes.
    fixes: Vec<usize>,
}

impl Splices {
    /// Puts text in the place of a stretch.
    pub(super) fn add(&mut self, range: Range<usize>, text: String, fixes: Vec<usize>) {
        self.0.push(Splice { range, text, fixes });
    }

    /// The part with all replacements, or `None` where nothing changes. One that reaches into another is
    /// left out, and its fixes count as not made.
    pub(super) fn apply(
        mut self,
        original: &str,
        made: &mut [bool],
    ) -> Result<Option<String>, EditFault> {
        if self.0.is_empty() {
            return Ok(None);
        }
        // Insertions at one place keep their order: the sort is stable.
        self.0.sort_by_key(|splice| (splice.range.start, splice.range.end));
        let mut out = String::with_capacity(original.len() + original.len() / 4);
        let mut at = 0;
        for splice in &self.0 {
            if splice.range.start < at {
                for fix in &splice.fixes {
                    made[*fix] = false;
                }
                continue;
            }
            out.push_str(original.get(at..splice.range.start).ok_or(EditFault::Moved)?);
            out.push_str(&splice.text);
            at = splice.range.end;
        }
        out.push_str(original.get(at..).ok_or(EditFault::Moved)?);
        Ok(Some(out))
    }
}
