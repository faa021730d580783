//! Word: a table described, before anything is built: the frame around its rows, and rows of cells that
//! hold lines.

use super::line::Line;
use crate::units::Twip;

/// A table without its rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Frame {
    /// The width of each column.
    pub(super) columns: Vec<Twip>,
    pub(super) ruling: Ruling,
}

/// What a table looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ruling {
    /// Lines around every cell, and air inside.
    Ruled,
    /// Invisible: it only sets things side by side.
    Bare,
}

/// A row of cells.
#[derive(Debug, Clone)]
pub(super) struct GridRow {
    pub(super) shape: RowShape,
    /// The lines of each cell.
    pub(super) cells: Vec<Vec<Line>>,
}

/// A row without what its cells hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct RowShape {
    /// It repeats on every page.
    pub(super) head: bool,
    /// It may split over pages.
    pub(super) splits: bool,
    pub(super) cells: Vec<CellShape>,
}

/// A cell without what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct CellShape {
    pub(super) width: Twip,
    /// How many columns it covers.
    pub(super) columns: usize,
    pub(super) rows: Rows,
    /// Its lines stand halfway between top and bottom.
    pub(super) centred: bool,
}

/// How a cell stands to those above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rows {
    /// In its own row only.
    One,
    /// Covers rows below.
    Starts,
    /// Is covered by the cell above.
    Covered,
}

impl GridRow {
    /// A row without cells.
    pub(super) fn new(head: bool) -> Self {
        GridRow { shape: RowShape { head, splits: false, cells: Vec::new() }, cells: Vec::new() }
    }

    /// With a cell after those there.
    pub(super) fn cell(mut self, shape: CellShape, lines: Vec<Line>) -> Self {
        self.shape.cells.push(shape);
        self.cells.push(lines);
        self
    }
}

impl CellShape {
    /// A cell of one column and row, its lines at the top.
    pub(super) fn new(width: Twip) -> Self {
        CellShape { width, columns: 1, rows: Rows::One, centred: false }
    }
}
