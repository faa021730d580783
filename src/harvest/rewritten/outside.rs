//! Tasks, harvest: what of a rewritten summary was changed outside of its sections: said, never taken.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reader, RewrittenFault};
use crate::compose::summary::region;
use crate::document::{Block, Document, Inline};
use crate::paper::PartId;

/// More places than these only bury the rest.
const SHOWN: usize = 10;

/// What was changed, of paragraphs that are not `within` a section (by their ordinals). Where the figures have changed
/// since the file was made, headings alone can be held against it.
pub(super) fn changes(
    reader: &Reader<'_>,
    today: &Document,
    within: &BTreeSet<u32>,
    stale: bool,
) -> Vec<RewrittenFault> {
    let mut expected: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut figures: BTreeMap<String, String> = BTreeMap::new();
    let mut expect = |content: &[Inline], number: Option<&String>| {
        let number = number.map(|number| format!("{number} ")).unwrap_or_default();
        let (mut words, mut masked) = (number.clone(), number);
        for inline in content {
            match inline {
                Inline::Text(text) => {
                    words.push_str(&text.words);
                    masked.push_str(&text.words);
                }
                Inline::Bookmark(mark) => {
                    let base = region::base(mark.name.as_str());
                    figures.insert(base.to_owned(), mark.text.words.clone());
                    words.push_str(&mark.text.words);
                    masked.push_str(base);
                }
                Inline::Break => masked.push(' '),
                Inline::Field(_) => {}
            }
        }
        let key = key(&masked);
        if !key.is_empty() {
            expected.entry(key).or_insert((0, words)).0 += 1;
        }
    };
    let blocks =
        today.body.iter().chain(today.appendices.iter().flat_map(|appendix| &appendix.body));
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => expect(&paragraph.content, paragraph.number.as_ref()),
            Block::Table(table) => {
                let cells = table.head.iter().chain(&table.rows).flat_map(|row| &row.cells);
                cells.for_each(|cell| expect(&cell.content, None));
            }
            Block::Field(_) | Block::Chart(_) | Block::PageBreak | Block::Region(_) => {}
        }
    }
    let (first, last) = (within.first(), within.last());
    let (mut new, mut tables) = (Vec::new(), Vec::new());
    for paragraph in reader.paper.paragraphs(PartId::BODY) {
        let ordinal = paragraph.address.ordinal;
        if within.contains(&ordinal) {
            continue;
        }
        for line in reader.printed(&[paragraph]) {
            let mut masked = String::new();
            for (words, mark) in &line.runs {
                masked.push_str(mark.as_deref().unwrap_or(words));
                if let Some(mark) = mark
                    && let Some(figure) = figures.get(mark)
                    && *figure != words.trim()
                    && !stale
                {
                    let (from, to) = (figure.clone(), words.trim().to_owned());
                    tables.push(RewrittenFault::Table { from, to });
                }
            }
            let between = first.is_some_and(|first| ordinal > *first)
                && last.is_some_and(|last| ordinal < *last);
            match expected.get_mut(&key(&masked)).filter(|(left, _)| *left > 0) {
                Some((left, _)) => *left -= 1,
                None if between => new.push(line.words()),
                None => {}
            }
        }
    }
    let gone = expected.into_values().filter(|(left, _)| *left > 0).map(|(_, words)| words);
    let gone: Vec<String> = if stale { Vec::new() } else { gone.collect() };
    let of = |gone: bool| move |words: String| RewrittenFault::Outside { words, gone, more: 0 };
    let new = if stale { Vec::new() } else { new };
    let mut all: Vec<RewrittenFault> = new.into_iter().map(of(false)).collect();
    all.extend(gone.into_iter().map(of(true)));
    all.extend(tables);
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    if more > 0 {
        all.push(RewrittenFault::Outside { words: String::new(), gone: false, more });
    }
    all
}

/// Words as they are compared: letters and digits alone.
fn key(words: &str) -> String {
    let words = region::spaced(words).to_lowercase();
    words.chars().filter(|c| c.is_alphanumeric() || *c == '_').collect()
}
