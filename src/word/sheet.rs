//! Word: the sheet that a document is written on, block by block.
//!
//! Lines and rows are described ([`Line`], [`GridRow`]) and poured into moulds; the sheet keeps the ids and
//! the text width.

use std::io::{self, Write};

use super::finish::{FinishError, clean_text};
use super::first_page::{FirstPage, Gap};
use super::grid::{Frame, GridRow};
use super::line::{Line, Piece};
use super::mould::Moulds;
use crate::data::scalar::TypeSize;
use crate::metrics::{Face, text_width};
use crate::profile::{Case, Profile, Role};
use crate::units::{HalfPoint, Mm, Pt, Twip};
use crate::viet;

/// A document's text part while it is written.
pub(super) struct Sheet<'p> {
    pub(super) profile: &'p Profile,
    pub(super) size: TypeSize,
    /// Width between the margins of the current section.
    pub(super) width: Twip,
    moulds: &'p Moulds,
    /// What is on page 1 so far.
    pub(super) first_page: FirstPage,
    /// What has been laid out and not yet passed on.
    laid: Vec<u8>,
    out: &'p mut dyn Write,
    /// How passing on failed, first.
    failed: Option<io::Error>,
    next_id: u32,
}

/// How much is laid out before it is passed on to be compressed, in bytes: a usual document whole, an
/// appendix of ten thousand rows piece by piece.
const AT_ONCE: usize = 256 * 1024;

impl<'p> Sheet<'p> {
    pub(super) fn new(
        profile: &'p Profile,
        size: TypeSize,
        moulds: &'p Moulds,
        out: &'p mut dyn Write,
    ) -> Self {
        let page = &profile.page;
        let width = Mm(page.width.0 - page.left.value - page.right.value);
        Sheet {
            profile,
            size,
            width: width.into(),
            moulds,
            first_page: FirstPage::default(),
            laid: Vec::with_capacity(64 * 1024),
            out,
            failed: None,
            next_id: 1,
        }
    }

    /// An id for a control, unique in the document.
    pub(super) fn id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id - 1
    }

    /// Appends a paragraph.
    pub(super) fn add(&mut self, line: &Line) -> Result<(), FinishError> {
        let kept =
            |role| self.profile.row(role).is_some_and(|row| row.keep_next || row.outline.is_some());
        let keeps_next = line.shape.keep_next || kept(line.shape.role);
        if let Some(gap) = self.first_page.paragraph(self.laid.len(), keeps_next) {
            self.put_in(gap)?;
        }
        self.moulds.line(line, &mut self.laid)?;
        self.pass_on(AT_ONCE);
        Ok(())
    }

    /// Puts paragraphs without words, a point high, before what is laid out already.
    fn put_in(&mut self, gap: Gap) -> Result<(), FinishError> {
        let empty = Line::of(Role::Rule).gap_above(Pt(0.0)).height(Pt(1.0));
        let mut lines = Vec::new();
        for _ in 0..gap.lines {
            self.moulds.line(&empty, &mut lines)?;
        }
        self.laid.splice(gap.at..gap.at, lines);
        Ok(())
    }

    /// Passes on what is laid out, where it is more than so many bytes.
    fn pass_on(&mut self, more_than: usize) {
        if self.laid.len() > more_than && self.failed.is_none() {
            self.failed = self.out.write_all(&self.laid).err();
            self.laid.clear();
            // So much is more than a page.
            self.first_page = FirstPage::default();
        }
    }

    /// Appends a table, row by row: none waits for those after it.
    pub(super) fn table<R>(
        &mut self,
        frame: &Frame,
        rows: impl IntoIterator<Item = R>,
        mut describe: impl FnMut(&mut Self, R) -> GridRow,
    ) -> Result<(), FinishError> {
        let moulds = self.moulds;
        let mould = moulds.frame(frame)?;
        let (before, behind) = mould.around();
        self.laid.extend_from_slice(before);
        for row in rows {
            let row = describe(self, row);
            moulds.row(&row, &mut self.laid)?;
            self.first_page.rows(1);
            self.pass_on(AT_ONCE);
        }
        self.laid.extend_from_slice(behind);
        Ok(())
    }

    /// Appends finished XML of ours.
    pub(super) fn add_xml(&mut self, xml: impl AsRef<[u8]>) {
        self.laid.extend_from_slice(xml.as_ref());
    }

    /// Passes on the rest.
    ///
    /// # Errors
    /// Something could not be passed on.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.pass_on(0);
        self.failed.map_or(Ok(()), Err)
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
    pub(super) fn line(&self, role: Role, words: &str) -> Line {
        Line::of(role).words(self.words(role, words))
    }

    /// As [`Sheet::line`], with a new line in the paragraph wherever the words have one.
    pub(super) fn lines(&self, role: Role, words: &str) -> Line {
        let mut typed = words.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let first = self.line(role, typed.next().unwrap_or_default());
        typed.fold(first, |line, words| line.piece(Piece::Break).words(self.words(role, words)))
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
    pub(super) fn rule(&self, length: Twip, width: Twip) -> Line {
        let side = Twip(((width.0 - length.0) / 2).max(0));
        Line::of(Role::Rule).moved_in(side, side).rule(self.profile.rules.thickness)
    }
}
