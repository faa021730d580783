//! What docx-rs has no words for: slots for ready-made XML, and marks on what it builds.
//!
//! A slot is a run (or paragraph) whose only text is a number between two private-use characters.
//! The finisher puts the ready XML in its place; one that it cannot place is an error.

use super::FinishError;
use docx_rs::{HeightRule, Paragraph, Run, TableRow};

/// Opens the number of a slot.
pub(super) const OPEN: char = '\u{E001}';

/// Closes the number of a slot.
pub(super) const CLOSE: char = '\u{E002}';

/// Stands in the words of a block that is built to be filled in later; passed through as it is.
pub(crate) const GAP: char = '\u{E003}';

/// A complex field that shows the page number, as runs for a slot or a header of ours.
pub(crate) const PAGE_NUMBER: &str = concat!(
    r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
    r#"<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#,
    r#"<w:r><w:t>2</w:t></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
);

/// The row, to be repeated at the head of every page its table reaches.
///
/// docx-rs cannot say so; the mark is a height of 1 by the rule `auto`, which means nothing in
/// Word, so a header row has no height of its own.
pub(crate) fn header_row(row: TableRow) -> TableRow {
    row.row_height(1.0).height_rule(HeightRule::Auto)
}

/// Where the XML of a slot may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, instead of a run.
    Inline,
    /// Between paragraphs, instead of one.
    Block,
}

#[derive(Debug)]
struct Slot {
    place: Place,
    /// Where the XML ends in the store; it starts where the one before ends.
    end: usize,
    placed: bool,
}

/// The ready-made XML of a block or a document, waiting for its places.
#[derive(Debug, Default)]
pub(crate) struct Slots {
    xml: Vec<u8>,
    slots: Vec<Slot>,
}

impl Slots {
    /// No slots yet.
    pub(crate) fn new() -> Self {
        Slots::default()
    }

    /// A run in whose place the XML will stand: a content control, a field, a bookmark's end.
    ///
    /// The XML is trusted: whole elements, text escaped. Nothing may be added to the run, and its
    /// own properties are lost.
    pub(crate) fn inline(&mut self, xml: &[u8]) -> Run {
        Run::new().add_text(self.add(Place::Inline, xml))
    }

    /// A paragraph in whose place the XML will stand: a content control around finished paragraphs.
    ///
    /// The XML is trusted as in [`Slots::inline`]. Nothing may be added to the paragraph, and its
    /// own properties are lost.
    pub(crate) fn block(&mut self, xml: &[u8]) -> Paragraph {
        Paragraph::new().add_run(Run::new().add_text(self.add(Place::Block, xml)))
    }

    /// Whether every slot has been placed.
    ///
    /// # Errors
    ///
    /// The first slot whose run or paragraph never reached the finisher: its content would be lost.
    pub(crate) fn check(&self) -> Result<(), FinishError> {
        match self.slots.iter().position(|slot| !slot.placed) {
            None => Ok(()),
            Some(number) => Err(FinishError::Unplaced { number }),
        }
    }

    fn add(&mut self, place: Place, xml: &[u8]) -> String {
        let number = self.slots.len();
        self.xml.extend_from_slice(xml);
        self.slots.push(Slot { place, end: self.xml.len(), placed: false });
        format!("{OPEN}{number}{CLOSE}")
    }

    /// Where slot `number` may stand; `None` where there is no such slot.
    pub(super) fn place(&self, number: usize) -> Option<Place> {
        self.slots.get(number).map(|slot| slot.place)
    }

    /// Takes the XML of slot `number` to its place.
    ///
    /// # Errors
    ///
    /// There is no such slot, or it has been placed already: ids in it would stand twice.
    pub(super) fn take(&mut self, number: usize) -> Result<&[u8], FinishError> {
        let start = match number.checked_sub(1) {
            None => 0,
            Some(before) => self.slots.get(before).map_or(0, |slot| slot.end),
        };
        match self.slots.get_mut(number) {
            Some(slot) if !slot.placed => {
                slot.placed = true;
                Ok(&self.xml[start..slot.end])
            }
            _ => Err(FinishError::Slot { number }),
        }
    }
}
