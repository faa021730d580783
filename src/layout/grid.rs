//! Layout: a table that is placed on the page: its frame, and rows of cells that hold lines.

use super::line::Line;
use crate::units::Twip;

/// A table without its rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Frame {
    /// The width of each column.
    pub columns: Vec<Twip>,
    /// What it looks like.
    pub ruling: Ruling,
}

/// What a table looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// Lines around every cell, and [`CELL_MARGINS`] inside.
    Ruled,
    /// Invisible: it only sets things side by side.
    Bare,
}

/// Room between a cell's border and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellMargins {
    /// Above and below.
    pub above_below: Twip,
    /// Left and right.
    pub sides: Twip,
}

/// The room in the cells of a ruled table.
pub const CELL_MARGINS: CellMargins = CellMargins { above_below: Twip(30), sides: Twip(70) };

/// A row of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow<'d> {
    /// The row without what its cells hold.
    pub shape: RowShape,
    /// The lines of each cell.
    pub cells: Vec<Vec<Line<'d>>>,
}

/// A row without what its cells hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RowShape {
    /// It repeats on every page.
    pub head: bool,
    /// It may split over pages.
    pub splits: bool,
    /// Its cells, from left to right; there is one in each column, covered or not.
    pub cells: Vec<CellShape>,
}

/// A cell without what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellShape {
    /// Its width.
    pub width: Twip,
    /// How many columns it covers.
    pub columns: usize,
    /// Which rows it covers.
    pub rows: Rows,
    /// Its lines are halfway between top and bottom.
    pub centred: bool,
}

/// How a cell is joined with those above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rows {
    /// In its own row only.
    One,
    /// Covers so many rows, its own and those below; the table may end before.
    Starts(u32),
    /// Is covered by the cell above.
    Covered,
}

impl<'d> GridRow<'d> {
    /// A row without cells.
    pub(crate) fn new(head: bool) -> Self {
        GridRow { shape: RowShape { head, splits: false, cells: Vec::new() }, cells: Vec::new() }
    }

    /// With a cell after those there.
    pub(crate) fn cell(mut self, shape: CellShape, lines: Vec<Line<'d>>) -> Self {
        self.shape.cells.push(shape);
        self.cells.push(lines);
        self
    }
}

impl CellShape {
    /// A cell of one column and row, its lines at the top.
    pub(crate) fn new(width: Twip) -> Self {
        CellShape { width, columns: 1, rows: Rows::One, centred: false }
    }
}
