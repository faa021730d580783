//! Word: the sheet that a document is written on, block by block.
//!
//! Each block is built with docx-rs, finished and appended; the sheet keeps the ids and the text width.

use docx_rs::{
    BuildXML, LineSpacing, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders,
    Run, SpecialIndentType,
};

use super::finish::{FinishError, Finisher, Slots, clean_text};
use crate::data::scalar::TypeSize;
use crate::metrics::{Face, text_width};
use crate::profile::{Case, Profile, Role};
use crate::units::{HalfPoint, Mm, Twip};
use crate::viet;

/// A document's text part while it is written.
pub(super) struct Sheet<'p> {
    pub(super) profile: &'p Profile,
    pub(super) size: TypeSize,
    /// Width between the margins of the current section.
    pub(super) width: Twip,
    pub(super) slots: Slots,
    finisher: Finisher,
    out: Vec<u8>,
    next_id: u32,
}

impl<'p> Sheet<'p> {
    pub(super) fn new(profile: &'p Profile, size: TypeSize) -> Self {
        let page = &profile.page;
        let width = Mm(page.width.0 - page.left.value - page.right.value);
        Sheet {
            profile,
            size,
            width: width.into(),
            slots: Slots::new(),
            finisher: Finisher::new(),
            out: Vec::with_capacity(64 * 1024),
            next_id: 1,
        }
    }

    /// An id for a control, unique in the document.
    pub(super) fn id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id - 1
    }

    /// Appends a paragraph or a table.
    pub(super) fn add(&mut self, block: &impl BuildXML) -> Result<(), FinishError> {
        self.finisher.block(block, &mut self.slots, &mut self.out)
    }

    /// Appends finished XML of ours.
    pub(super) fn add_xml(&mut self, xml: &str) {
        self.out.extend_from_slice(xml.as_bytes());
    }

    /// The finished text, once every slot has found its place.
    pub(super) fn finish(self) -> Result<Vec<u8>, FinishError> {
        self.slots.check()?;
        Ok(self.out)
    }

    /// Words as a role writes them: its case, and spaces that must not break.
    pub(super) fn words(&self, role: Role, words: &str) -> String {
        let kept = viet::keep_together(&clean_text(words));
        match self.profile.row(role).map(|row| row.case) {
            Some(Case::Upper) => viet::upper(&kept),
            _ => kept,
        }
    }

    /// A paragraph of a role with plain words.
    pub(super) fn line(&self, role: Role, words: &str) -> Paragraph {
        styled(role).add_run(Run::new().add_text(self.words(role, words)))
    }

    /// How wide words are in a role's type.
    pub(super) fn measure(&self, role: Role, words: &str) -> Twip {
        let (face, size) = self.type_of(role);
        Twip(text_width(&self.words(role, words), face, size.0) as i32)
    }

    /// The typeface and size of a role.
    pub(super) fn type_of(&self, role: Role) -> (Face, HalfPoint) {
        let look = self.profile.look(role, self.size);
        let face = match (look.bold, look.italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        };
        (face, look.points().into())
    }

    /// A paragraph that draws a rule of a length, centred in a width.
    ///
    /// A paragraph of its own, because a rule drawn at a fixed offset would strike through a line above
    /// that wraps.
    pub(super) fn rule(&self, length: Twip, width: Twip) -> Paragraph {
        let side = ((width.0 - length.0) / 2).max(0);
        let mut paragraph = styled(Role::Rule).indent(Some(side), None, Some(side), None);
        let line = ParagraphBorder::new(ParagraphBorderPosition::Top)
            .size(self.profile.rules.thickness as usize)
            .space(1);
        paragraph.property =
            paragraph.property.set_borders(ParagraphBorders::with_empty().set(line));
        paragraph
    }
}

/// An empty paragraph of a role.
pub(super) fn styled(role: Role) -> Paragraph {
    Paragraph::new().style(role.id())
}

/// The paragraph with a gap above that differs from its style's.
pub(super) fn gap_above(paragraph: Paragraph, gap: Twip) -> Paragraph {
    paragraph.line_spacing(LineSpacing::new().before(gap.0.max(0) as u32))
}

/// The paragraph moved in from both sides, without a first-line indent.
pub(super) fn moved_in(paragraph: Paragraph, side: Twip) -> Paragraph {
    paragraph.indent(Some(side.0), None, Some(side.0), None)
}

/// The paragraph hanging: its first line starts `hang` before the others, which start at `left`.
pub(super) fn hanging(paragraph: Paragraph, left: Twip, hang: Twip) -> Paragraph {
    paragraph.indent(Some(left.0), Some(SpecialIndentType::Hanging(hang.0)), None, None)
}
