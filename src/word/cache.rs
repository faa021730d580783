//! Word: the XML of each shape of a line, a row and a table, built once and filled many times.
//!
//! A run of a thousand forms has some fifty shapes of paragraphs and rows. What docx-rs builds for one is finished and
//! kept with gaps for its words and controls.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use super::build;
use super::control::{self, Ids};
use super::finish::{FinishError, GappedXml, finish};
use super::shape::{LineShape, fillings};
use crate::layout::{Frame, GridRow, Line, RowShape};
use crate::limits;

/// The shapes of one look, shared by the workers of a run.
#[derive(Debug, Default)]
pub(super) struct ShapeCache {
    lines: Kept<LineShape>,
    rows: Kept<RowShape>,
    frames: Kept<Frame>,
}

impl ShapeCache {
    /// Appends a paragraph.
    ///
    /// # Errors
    /// [`FinishError`], a fault of the program.
    pub(super) fn line(
        &self,
        line: &Line<'_>,
        ids: &mut Ids,
        out: &mut Vec<u8>,
    ) -> Result<(), FinishError> {
        let xml = self.lines.get(&LineShape::of(line), |shape| {
            let gaps = shape.pieces.iter().filter(|piece| piece.is_filled()).count();
            finish(&build::paragraph(shape), gaps)
        })?;
        let mut fillings = fillings(line);
        xml.fill(out, |out| {
            if let Some(filling) = fillings.next() {
                control::push(filling, ids, out);
            }
        });
        Ok(())
    }

    /// Appends a row of an open table.
    ///
    /// # Errors
    /// [`FinishError`], a fault of the program.
    pub(super) fn row(
        &self,
        row: &GridRow<'_>,
        ids: &mut Ids,
        out: &mut Vec<u8>,
    ) -> Result<(), FinishError> {
        let xml =
            self.rows.get(&row.shape, |shape| finish(&build::row(shape), shape.cells.len()))?;
        let (mut cells, mut result) = (row.cells.iter(), Ok(()));
        xml.fill(out, |out| {
            for line in cells.next().into_iter().flatten() {
                if result.is_ok() {
                    result = self.line(line, ids, out);
                }
            }
        });
        result
    }

    /// A table with a gap for its rows.
    ///
    /// # Errors
    /// [`FinishError`], a fault of the program.
    pub(super) fn frame(&self, frame: &Frame) -> Result<Arc<GappedXml>, FinishError> {
        self.frames.get(frame, |frame| finish(&build::table(frame), 1))
    }
}

/// The XML of shapes of one sort.
#[derive(Debug)]
struct Kept<S>(RwLock<HashMap<S, Arc<GappedXml>>>);

impl<S> Default for Kept<S> {
    fn default() -> Self {
        Kept(RwLock::default())
    }
}

impl<S: Eq + Hash + Clone> Kept<S> {
    fn get(
        &self,
        shape: &S,
        make: impl FnOnce(&S) -> Result<GappedXml, FinishError>,
    ) -> Result<Arc<GappedXml>, FinishError> {
        if let Some(xml) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(shape) {
            return Ok(Arc::clone(xml));
        }
        let xml = Arc::new(make(shape)?);
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < limits::kept::SHAPES {
            kept.insert(shape.clone(), Arc::clone(&xml));
        }
        Ok(xml)
    }
}

#[cfg(test)]
mod tests;
