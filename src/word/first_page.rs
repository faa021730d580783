//! Word: where LibreOffice would part a heading from what follows, and how that is avoided.
//!
//! LibreOffice (7.4) does not lay out a long document from its first paragraph on. Where more than 100 paragraphs
//! hold words it first puts an estimated number of paragraphs and rows on page 1, and moves them afterwards. A
//! heading that is the last of them by this estimate, on a page that in truth ends there too, is not looked at
//! again: `keepNext` is not followed. It happens at no other place, and never in Word. So paragraphs without words,
//! a point high, move the heading and what it keeps with after the estimated end.

use crate::document::{Block, Document, Inline, Row};

/// From so many paragraphs on LibreOffice estimates. It does so from 101; the letterhead and the closing, which
/// are not counted here, have some twelve.
const ESTIMATED: usize = 80;
/// How many paragraphs and rows page 1 has by the estimate, in a document of up to 1,000 paragraphs.
const ON_PAGE: usize = 20;
/// How many it has at most.
const ON_PAGE_MOST: usize = 53;
/// So many paragraphs without words are put in at most: more would leave a gap that is seen.
const MOST: usize = 8;

/// Counts what is put on page 1, up to its estimated end.
#[derive(Debug, Default)]
pub(super) struct FirstPage {
    /// How many paragraphs and rows it has by the estimate; `None` where there is none, or it has them.
    ends_after: Option<usize>,
    /// How many there are.
    count: usize,
    /// The first of the paragraphs at the end that keep with the next: where its text begins, and its number.
    chain: Option<(usize, usize)>,
}

/// Paragraphs without words that are to be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// Before the byte of this number.
    pub(super) at: usize,
    /// So many.
    pub(super) lines: usize,
}

impl FirstPage {
    /// For a document.
    pub(super) fn of(document: &Document) -> Self {
        let bodies = document.appendices.iter().map(|appendix| &appendix.body);
        let blocks = std::iter::once(&document.body).chain(bodies).flatten();
        let count: usize = blocks.map(paragraphs).sum();
        let on_page = (ON_PAGE + count / 1000 * 3).min(ON_PAGE_MOST);
        FirstPage { ends_after: (count > ESTIMATED).then_some(on_page), ..FirstPage::default() }
    }

    /// Counts a paragraph whose text begins at the byte `at`; gives what is to be put in before.
    pub(super) fn paragraph(&mut self, at: usize, keeps_next: bool) -> Option<Gap> {
        let ends_after = self.ends_after?;
        self.count += 1;
        if !keeps_next {
            self.rows(0);
            return None;
        }
        let (at, first) = *self.chain.get_or_insert((at, self.count));
        if self.count < ends_after {
            return None;
        }
        self.ends_after = None;
        let lines = (ends_after + 1).saturating_sub(first);
        (lines <= MOST).then_some(Gap { at, lines })
    }

    /// Counts rows, or paragraphs that keep with nothing.
    pub(super) fn rows(&mut self, count: usize) {
        self.count += count;
        self.chain = None;
        if self.ends_after.is_some_and(|end| self.count >= end) {
            self.ends_after = None;
        }
    }
}

/// How many paragraphs with words a block has.
fn paragraphs(block: &Block) -> usize {
    let cells = |row: &Row| row.cells.iter().filter(|cell| has_words(&cell.content)).count();
    match block {
        Block::Paragraph(_) | Block::Field(_) => 1,
        Block::Table(table) => table.head.iter().chain(&table.rows).map(cells).sum(),
        Block::Chart(_) | Block::PageBreak => 0,
        Block::Region(region) => region.blocks.iter().map(paragraphs).sum(),
    }
}

fn has_words(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(text) => !text.words.trim().is_empty(),
        Inline::Bookmark(_) | Inline::Field(_) => true,
        Inline::Break => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is put in where page 1 ends after five, and the paragraphs keep with the next or not.
    fn gap(keeps: &[bool]) -> Option<Gap> {
        let mut page = FirstPage { ends_after: Some(5), ..FirstPage::default() };
        let gaps = keeps.iter().enumerate().filter_map(|(nth, keeps)| page.paragraph(nth, *keeps));
        gaps.last()
    }

    #[test]
    fn only_what_keeps_with_the_next_over_the_end_is_moved_after_it() {
        let (heading, text) = (true, false);
        assert_eq!(gap(&[text; 9]), None);
        assert_eq!(gap(&[text, text, text, heading, text, heading, text]), None);
        let one = Some(Gap { at: 4, lines: 1 });
        assert_eq!(gap(&[text, text, text, text, heading, text]), one);
        let two = Some(Gap { at: 2, lines: 3 });
        assert_eq!(gap(&[text, text, heading, heading, heading, heading, text]), two);
    }

    #[test]
    fn rows_count_and_end_what_keeps() {
        let mut page = FirstPage { ends_after: Some(5), ..FirstPage::default() };
        assert_eq!(page.paragraph(0, true), None);
        page.rows(3);
        assert_eq!(page.paragraph(70, true), Some(Gap { at: 70, lines: 1 }));
        let mut page = FirstPage { ends_after: Some(5), ..FirstPage::default() };
        page.rows(6);
        assert_eq!(page.paragraph(0, true), None);
    }
}
