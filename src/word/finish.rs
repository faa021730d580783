//! Word, step 1: makes the XML of one docx-rs block into XML that Word takes.
//!
//! Every paragraph and table is built with docx-rs, written alone and passed through here on its
//! way into a part ([`Finisher::block`]); nothing else in the program sees what docx-rs writes. One
//! pass puts lists of properties into the schema's order, leaves out noise, turns marks into the
//! elements docx-rs does not know (header rows, non-breaking hyphens) and puts ready-made XML into
//! its [`Slots`].

mod change;
pub(super) mod order;
mod pass;
mod scan;
mod slots;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use slots::{GAP, PAGE_NUMBER, Slots, header_row};
pub(crate) use text::{TEXT_END, TEXT_START, push_text, push_words};

use docx_rs::BuildXML;
use pass::{Memory, run};
use std::fmt;

/// Why a block could not be finished: always a fault of the program, never of the clerk's data.
///
/// Offsets are bytes into what docx-rs wrote for the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FinishError {
    /// Not the XML that docx-rs writes, or a character that no part may hold.
    Malformed {
        /// Where it starts.
        at: usize,
    },
    /// More elements inside one another than any document has.
    TooDeep {
        /// Where the limit is passed.
        at: usize,
    },
    /// An element that the schema does not allow in this list of properties.
    Stray {
        /// The element that holds the list, e.g. `w:rPr`.
        parent: &'static str,
        /// Where the stray element starts.
        at: usize,
    },
    /// A private-use mark that is no slot, or a slot with other content beside it.
    Mark {
        /// Where it stands.
        at: usize,
    },
    /// A slot that does not exist, stands twice or stands where it cannot.
    Slot {
        /// Its number, from 0 in the order of making.
        number: usize,
    },
    /// A block to be filled in later that has not as many gaps as it was built with.
    Gaps {
        /// How many it has.
        found: usize,
        /// How many it should have.
        wanted: usize,
    },
    /// A slot whose run or paragraph never came by.
    Unplaced {
        /// Its number, from 0 in the order of making.
        number: usize,
    },
}

impl fmt::Display for FinishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FinishError::Malformed { at } => write!(f, "malformed block XML at byte {at}"),
            FinishError::TooDeep { at } => write!(f, "block XML nested too deep at byte {at}"),
            FinishError::Stray { parent, at } => {
                write!(f, "stray element in {parent} at byte {at}")
            }
            FinishError::Mark { at } => write!(f, "mark left over at byte {at}"),
            FinishError::Slot { number } => {
                write!(f, "slot {number} misplaced, unknown or used twice")
            }
            FinishError::Gaps { found, wanted } => write!(f, "{found} gaps, not {wanted}"),
            FinishError::Unplaced { number } => write!(f, "slot {number} never placed"),
        }
    }
}

impl std::error::Error for FinishError {}

/// Finishes blocks one after another; keeps its working memory between them.
#[derive(Debug, Default)]
pub(crate) struct Finisher {
    memory: Memory,
}

impl Finisher {
    /// A finisher for any number of blocks.
    pub(crate) fn new() -> Self {
        Finisher::default()
    }

    /// Appends a docx-rs block (paragraph, table, run …) to `out` as finished XML.
    ///
    /// # Errors
    ///
    /// See [`FinishError`]; `out` is then as it was.
    pub(crate) fn block(
        &mut self,
        block: &impl BuildXML,
        slots: &mut Slots,
        out: &mut Vec<u8>,
    ) -> Result<(), FinishError> {
        self.finish(&block.build(), slots, out)
    }

    /// Appends what docx-rs wrote for one or more whole blocks to `out` as finished XML.
    ///
    /// # Errors
    ///
    /// See [`FinishError`]; `out` is then as it was.
    pub(crate) fn finish(
        &mut self,
        xml: &[u8],
        slots: &mut Slots,
        out: &mut Vec<u8>,
    ) -> Result<(), FinishError> {
        let before = out.len();
        out.reserve(xml.len());
        let result = run(xml, &mut self.memory, slots, out);
        if result.is_err() {
            out.truncate(before);
        }
        result
    }
}
