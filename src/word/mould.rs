//! Word: what docx-rs builds for a shape, built once and filled many times.
//!
//! A run of a thousand forms holds some fifty shapes of paragraphs and rows. A [`Mould`] is the finished
//! XML of one, cut where its words and controls go. The plain way, docx-rs for each block with its words,
//! gives the same bytes and stands beside it in the tests.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use docx_rs::{BuildXML, Run};

use super::build;
use super::control::{self, Ids};
use super::finish::{FinishError, Finisher, GAP, Slots, TEXT_END, TEXT_START};
use super::shape::{LineShape, PieceShape, fillings};
use crate::layout::{Frame, GridRow, Line, RowShape};
use crate::limits;

/// The moulds of one look, shared by the workers of a run.
#[derive(Debug, Default)]
pub(super) struct Moulds {
    lines: Kept<LineShape>,
    rows: Kept<RowShape>,
    frames: Kept<Frame>,
}

impl Moulds {
    /// Appends a paragraph.
    ///
    /// # Errors
    /// [`FinishError`], a fault of ours.
    pub(super) fn line(
        &self,
        line: &Line<'_>,
        ids: &mut Ids,
        out: &mut Vec<u8>,
    ) -> Result<(), FinishError> {
        let mould = self.lines.get(&LineShape::of(line), |shape| {
            let (mut slots, mut finisher) = (Slots::new(), Finisher::new());
            let paragraph = build::paragraph(shape, |piece| match piece {
                PieceShape::Element => slots.inline(gap().as_bytes()),
                _ => Run::new().add_text(gap()),
            });
            let gaps = shape.pieces.iter().filter(|piece| piece.is_filled()).count();
            Mould::cast(&paragraph, gaps, &mut finisher, &mut slots)
        })?;
        #[cfg(test)]
        let (start, mut same_ids) = (out.len(), ids.clone());
        let mut fillings = fillings(line);
        mould.fill(out, |out| {
            if let Some(filling) = fillings.next() {
                control::push(filling, ids, out);
            }
        });
        #[cfg(test)]
        tests::same(&out[start..], &tests::plain_line(line, &mut same_ids));
        Ok(())
    }

    /// Appends a row of an open table.
    ///
    /// # Errors
    /// [`FinishError`], a fault of ours.
    pub(super) fn row(
        &self,
        row: &GridRow<'_>,
        ids: &mut Ids,
        out: &mut Vec<u8>,
    ) -> Result<(), FinishError> {
        let mould = self.rows.get(&row.shape, |shape| {
            let (mut slots, mut finisher) = (Slots::new(), Finisher::new());
            let row = build::row(shape, |_| vec![slots.block(gap().as_bytes())]);
            Mould::cast(&row, shape.cells.len(), &mut finisher, &mut slots)
        })?;
        #[cfg(test)]
        let (start, mut same_ids) = (out.len(), ids.clone());
        let (mut cells, mut result) = (row.cells.iter(), Ok(()));
        mould.fill(out, |out| {
            for line in cells.next().into_iter().flatten() {
                if result.is_ok() {
                    result = self.line(line, ids, out);
                }
            }
        });
        #[cfg(test)]
        tests::same(&out[start..], &tests::plain_row(row, &mut same_ids));
        result
    }

    /// A table cut where its rows go.
    ///
    /// # Errors
    /// [`FinishError`], a fault of ours.
    pub(super) fn frame(&self, frame: &Frame) -> Result<Arc<Mould>, FinishError> {
        self.frames.get(frame, |frame| {
            let row = build::row(&RowShape::default(), |_| Vec::new());
            let mut bytes = Vec::new();
            Finisher::new().block(
                &build::table(frame, vec![row]),
                &mut Slots::new(),
                &mut bytes,
            )?;
            // All that stands between the grid and the table's end is the row.
            let grid = b"</w:tblGrid>";
            let from = bytes.windows(grid.len()).position(|part| part == grid);
            let from = from.ok_or(FinishError::Malformed { at: 0 })? + grid.len();
            let to = bytes.len().saturating_sub(b"</w:tbl>".len()).max(from);
            bytes.drain(from..to);
            Ok(Mould { bytes, gaps: vec![from] })
        })
    }
}

/// Finished XML with gaps.
#[derive(Debug)]
pub(super) struct Mould {
    bytes: Vec<u8>,
    /// Where something goes in between, in order.
    gaps: Vec<usize>,
}

impl Mould {
    /// Builds and finishes a block whose words and controls are gaps, and cuts it there.
    fn cast(
        block: &impl BuildXML,
        gaps: usize,
        finisher: &mut Finisher,
        slots: &mut Slots,
    ) -> Result<Self, FinishError> {
        let mut xml = Vec::new();
        finisher.block(block, slots, &mut xml)?;
        slots.check()?;
        let mut mould = Mould { bytes: Vec::with_capacity(xml.len()), gaps: Vec::new() };
        let mark = gap();
        let mut rest = xml.as_slice();
        while let Some(at) = rest.windows(mark.len()).position(|part| part == mark.as_bytes()) {
            let (before, behind) = (&rest[..at], &rest[at + mark.len()..]);
            // Words bring their own element: they may need several, or none.
            let (before, behind) =
                match (before.strip_suffix(TEXT_START), behind.strip_prefix(TEXT_END)) {
                    (Some(before), Some(behind)) => (before, behind),
                    _ => (before, behind),
                };
            mould.bytes.extend_from_slice(before);
            rest = behind;
            mould.gaps.push(mould.bytes.len());
        }
        mould.bytes.extend_from_slice(rest);
        match mould.gaps.len() == gaps {
            true => Ok(mould),
            false => Err(FinishError::Gaps { found: mould.gaps.len(), wanted: gaps }),
        }
    }

    /// What stands before the first gap and behind it.
    pub(super) fn around(&self) -> (&[u8], &[u8]) {
        self.bytes.split_at(self.gaps.first().copied().unwrap_or(self.bytes.len()))
    }

    /// Appends the XML, letting each gap be filled.
    fn fill(&self, out: &mut Vec<u8>, mut fill: impl FnMut(&mut Vec<u8>)) {
        let mut at = 0;
        for &gap in &self.gaps {
            out.extend_from_slice(&self.bytes[at..gap]);
            fill(out);
            at = gap;
        }
        out.extend_from_slice(&self.bytes[at..]);
    }
}

fn gap() -> String {
    GAP.to_string()
}

/// Moulds of one sort, by their shape.
#[derive(Debug)]
struct Kept<S>(RwLock<HashMap<S, Arc<Mould>>>);

impl<S> Default for Kept<S> {
    fn default() -> Self {
        Kept(RwLock::default())
    }
}

impl<S: Eq + Hash + Clone> Kept<S> {
    fn get(
        &self,
        shape: &S,
        make: impl FnOnce(&S) -> Result<Mould, FinishError>,
    ) -> Result<Arc<Mould>, FinishError> {
        if let Some(mould) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(shape) {
            return Ok(Arc::clone(mould));
        }
        let mould = Arc::new(make(shape)?);
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < limits::kept::MOULDS {
            kept.insert(shape.clone(), Arc::clone(&mould));
        }
        Ok(mould)
    }
}

#[cfg(test)]
pub(super) mod tests;
