//! Word, reading: tables with the parts of their style, and controls around rows and cells.

use std::rc::Rc;

use super::body::{Around, Walker, Wrap, wrap};
use super::fault::ReadFault;
use super::look::CellStyle;
use super::props::{Edges, width};
use super::style::{Chain, Region, TableProps};
use super::xml::{Look, Node, whole};
use crate::paper::{Borders, Cell, Change, Nesting, Row, Step, Table};
use crate::units::Twip;

/// A row or a cell with what is around it.
type Held<'x> = (Node<'x>, Around);

/// What the cells of a table share.
struct Frame {
    chain: Option<Rc<Chain>>,
    own: TableProps,
    look: TableLook,
    /// Where each grid column begins, and the end of the last.
    starts: Vec<i32>,
    rows: usize,
}

/// Which parts of the style a table uses.
#[derive(Debug, Clone, Copy)]
struct TableLook {
    first_row: bool,
    last_row: bool,
    first_column: bool,
    last_column: bool,
    row_bands: bool,
    column_bands: bool,
}

/// Where a cell is.
#[derive(Debug, Clone, Copy)]
struct Spot {
    row: usize,
    column: usize,
    columns: usize,
    last_column: bool,
}

impl TableLook {
    fn read(node: Option<Node<'_>>) -> TableLook {
        let Some(node) = node else {
            return TableLook {
                first_row: false,
                last_row: false,
                first_column: false,
                last_column: false,
                row_bands: true,
                column_bands: true,
            };
        };
        let bits = node.attr("val").and_then(|val| u32::from_str_radix(val, 16).ok()).unwrap_or(0);
        let flag = |name: &str, bit: u32| match node.attr(name) {
            Some(on) => matches!(on, "1" | "true" | "on"),
            None => bits & bit != 0,
        };
        TableLook {
            first_row: flag("firstRow", 0x20),
            last_row: flag("lastRow", 0x40),
            first_column: flag("firstColumn", 0x80),
            last_column: flag("lastColumn", 0x100),
            row_bands: !flag("noHBand", 0x200),
            column_bands: !flag("noVBand", 0x400),
        }
    }

    /// Whether a part of the style reaches a cell.
    fn reaches(self, region: Region, spot: Spot, rows: usize) -> bool {
        let first_row = self.first_row && spot.row == 0;
        let last_row = self.last_row && spot.row + 1 == rows && !first_row;
        let first_column = self.first_column && spot.column == 0;
        let last_column = self.last_column && spot.last_column && !first_column;
        let inner_row = !first_row && !last_row && self.row_bands;
        let inner_column = !first_column && !last_column && self.column_bands;
        let row = spot.row.saturating_sub(usize::from(self.first_row));
        let column = spot.column.saturating_sub(usize::from(self.first_column));
        match region {
            Region::OddColumns => inner_column && column.is_multiple_of(2),
            Region::EvenColumns => inner_column && !column.is_multiple_of(2),
            Region::OddRows => inner_row && row.is_multiple_of(2),
            Region::EvenRows => inner_row && !row.is_multiple_of(2),
            Region::LastColumn => last_column,
            Region::FirstColumn => first_column,
            Region::LastRow => last_row,
            Region::FirstRow => first_row,
            Region::LastRight => last_row && last_column,
            Region::LastLeft => last_row && first_column,
            Region::FirstRight => first_row && last_column,
            Region::FirstLeft => first_row && first_column,
        }
    }
}

impl Frame {
    fn read(walker: &Walker<'_>, node: Node<'_>) -> Frame {
        let props = node.child("tblPr");
        let styles = &walker.sheet.styles;
        let style = styles.table_style(props.and_then(|props| props.child_val("tblStyle")));
        let grid = node.child("tblGrid");
        let columns = grid.into_iter().flat_map(|grid| grid.children());
        let columns = columns.filter(|child| child.word() == Some("gridCol"));
        let mut starts = vec![0];
        let mut at = 0_i32;
        for column in columns {
            at = at.saturating_add(column.twips("w").unwrap_or(Twip(0)).0);
            starts.push(at);
        }
        Frame {
            chain: style.map(|id| styles.chain(&id)),
            own: props.map(TableProps::read).unwrap_or_default(),
            look: TableLook::read(props.and_then(|props| props.child("tblLook"))),
            starts,
            rows: 0,
        }
    }

    /// How wide grid columns are together, as far as the grid knows them.
    fn width(&self, from: usize, count: usize) -> Option<Twip> {
        let end = from.checked_add(count)?;
        Some(Twip(self.starts.get(end)? - self.starts.get(from)?))
    }

    fn parts(&self, spot: Spot) -> impl Iterator<Item = &super::style::TablePart> {
        let all = self.chain.iter().flat_map(|chain| &chain.parts);
        all.filter(move |(region, _)| self.look.reaches(*region, spot, self.rows))
            .map(|(_, part)| part)
    }

    fn cell_style(&self, spot: Spot) -> CellStyle {
        let mut style = CellStyle::default();
        if let Some(chain) = &self.chain {
            style.para = chain.para.clone();
            style.run = chain.run.clone();
        }
        for part in self.parts(spot) {
            style.para.lay(&part.para);
            style.run.lay(&part.run);
        }
        style
    }

    /// The borders drawn around a cell: those of the style, its parts, the table, the row, the cell.
    fn borders(&self, spot: Spot, row: Option<&Edges>, cell: Option<&Edges>) -> Borders {
        let placed = |edges: &Edges| {
            let choose = |outer: bool, edge, inside| if outer { edge } else { inside };
            Edges {
                top: choose(spot.row == 0, edges.top, edges.inside_h),
                bottom: choose(spot.row + 1 == self.rows, edges.bottom, edges.inside_h),
                left: choose(spot.column == 0, edges.left, edges.inside_v),
                right: choose(spot.last_column, edges.right, edges.inside_v),
                inside_h: None,
                inside_v: None,
            }
        };
        let mut whole = Edges::default();
        if let Some(chain) = &self.chain {
            whole.lay(&placed(&chain.table.borders));
        }
        for part in self.parts(spot) {
            let edges = &part.borders;
            whole.lay(&Edges {
                left: if spot.column == 0 { edges.left } else { edges.inside_v.or(edges.left) },
                right: if spot.last_column { edges.right } else { edges.inside_v.or(edges.right) },
                ..edges.clone()
            });
        }
        whole.lay(&placed(&self.own.borders));
        if let Some(edges) = row {
            whole.lay(&placed(edges));
        }
        if let Some(edges) = cell {
            whole.lay(edges);
        }
        whole.drawn()
    }

    /// The margins of a cell, left and right together. Word's own are 0.08 inch each where no style says.
    fn margins(&self, cell: Option<Node<'_>>) -> Twip {
        let styled = self.chain.as_ref().map(|chain| &chain.table);
        let own = |names: [&str; 2]| {
            let margins = cell?.child("tcMar")?;
            width(margins.child(names[0]).or_else(|| margins.child(names[1]))?)
        };
        let left = own(["left", "start"])
            .or(self.own.margin_left)
            .or(styled.and_then(|table| table.margin_left));
        let right = own(["right", "end"])
            .or(self.own.margin_right)
            .or(styled.and_then(|table| table.margin_right));
        left.unwrap_or(Twip(115)) + right.unwrap_or(Twip(115))
    }
}

impl Walker<'_> {
    /// A `w:tbl`.
    pub(super) fn table(
        &mut self,
        node: Node<'_>,
        around: &Around,
        path: Vec<Step>,
    ) -> Result<Table, ReadFault> {
        let mut frame = Frame::read(self, node);
        let around = Around { path, ..around.clone() };
        let mut held = Vec::new();
        self.flatten(node, "tr", Nesting::Row, &around, &mut held);
        frame.rows = held.len();
        let props = node.child("tblPr");
        let style = self.sheet.styles.table_style(props.and_then(|p| p.child_val("tblStyle")));
        let indent = frame.own.indent;
        let styled = frame.chain.as_ref().and_then(|chain| chain.table.indent);
        let mut rows = Vec::new();
        for (nth, (row, around)) in held.into_iter().enumerate() {
            rows.push(self.row(row, &around, nth, &frame)?);
        }
        let grid = frame.starts.windows(2).map(|pair| Twip(pair[1] - pair[0]));
        Ok(Table {
            style: style.and_then(|id| self.sheet.styles.link(&id)).cloned(),
            grid: grid.collect(),
            indent: indent.or(styled).unwrap_or(Twip(0)),
            rows,
            control: around.control,
            floating: props.is_some_and(|props| props.child("tblpPr").is_some()),
        })
    }

    /// The rows of a table or cells of a row, out of all that is around them.
    fn flatten<'x>(
        &mut self,
        node: Node<'x>,
        wanted: &str,
        nesting: Nesting,
        around: &Around,
        held: &mut Vec<Held<'x>>,
    ) {
        for child in node.children().filter(|child| child.is_element()) {
            if child.word() == Some(wanted) {
                held.push((child, around.clone()));
                continue;
            }
            match wrap(child) {
                Wrap::Nothing => {}
                Wrap::Through(inner) if matches!(inner.word(), Some("p" | "tbl" | "tblGrid")) => {}
                Wrap::Through(inner) => self.flatten(inner, wanted, nesting, around, held),
                Wrap::Change(inner, change) => {
                    let around = around.with_change(change);
                    self.flatten(inner, wanted, nesting, &around, held);
                }
                Wrap::Control(sdt) => {
                    let id = self.control(sdt, nesting, around);
                    if let Some(content) = sdt.child("sdtContent") {
                        let around = Around { control: Some(id), ..around.clone() };
                        self.flatten(content, wanted, nesting, &around, held);
                    }
                }
            }
        }
    }

    fn row(
        &mut self,
        node: Node<'_>,
        around: &Around,
        nth: usize,
        frame: &Frame,
    ) -> Result<Row, ReadFault> {
        let props = node.child("trPr");
        let switched = |name| props.and_then(|props| props.switch(name)) == Some(true);
        let change = props.and_then(|props| {
            let has = |name| props.child(name).is_some();
            match (has("del"), has("ins")) {
                (true, _) => Some(Change::Deleted),
                (_, true) => Some(Change::Inserted),
                _ => None,
            }
        });
        let change = change.or(around.change);
        let exception = node.child("tblPrEx").and_then(|props| props.child("tblBorders"));
        let edges = exception.map(Edges::read);
        let mut path = around.step(Step::Row(nth as u32));
        let inner = Around { change, path: std::mem::take(&mut path), ..around.clone() };
        let mut held = Vec::new();
        self.flatten(node, "tc", Nesting::Cell, &inner, &mut held);
        let before = props.and_then(|props| props.child_val("gridBefore")).and_then(whole);
        let mut column = before.unwrap_or(0).clamp(0, 10_000) as usize;
        let count = held.len();
        let mut cells = Vec::new();
        for (at, (cell, around)) in held.into_iter().enumerate() {
            let props = cell.child("tcPr");
            let span = props.and_then(|props| props.child_val("gridSpan")).and_then(whole);
            let columns = span.unwrap_or(1).clamp(1, 10_000) as usize;
            let spot = Spot { row: nth, column, columns, last_column: at + 1 == count };
            let path = around.step(Step::Cell(at as u32));
            let around = Around { path, ..around };
            cells.push(self.cell(cell, &around, spot, edges.as_ref(), frame)?);
            column += columns;
        }
        cells.shrink_to_fit();
        Ok(Row {
            cells,
            header: switched("tblHeader"),
            unsplit: switched("cantSplit"),
            change,
            control: around.control,
        })
    }

    fn cell(
        &mut self,
        node: Node<'_>,
        around: &Around,
        spot: Spot,
        row: Option<&Edges>,
        frame: &Frame,
    ) -> Result<Cell, ReadFault> {
        let props = node.child("tcPr");
        let own = props.and_then(|props| props.child("tcBorders")).map(Edges::read);
        let written = props.and_then(|props| width(props.child("tcW")?));
        let wide =
            written.filter(|width| width.0 > 0).or_else(|| frame.width(spot.column, spot.columns));
        let merge = props.and_then(|props| props.child("vMerge"));
        let continued = merge.is_some_and(|merge| merge.attr("val") != Some("restart"));
        let room = wide.map(|wide| wide - frame.margins(props));
        let style = Some(Rc::new(frame.cell_style(spot)));
        let inner = Around { cell: style, room, ..around.clone() };
        let mut blocks = Vec::new();
        self.blocks(node, &inner, &mut blocks)?;
        // A list's first room is for four, and most cells hold one.
        blocks.shrink_to_fit();
        Ok(Cell {
            column: spot.column as u32,
            columns: spot.columns as u32,
            continued,
            width: wide,
            borders: frame.borders(spot, row, own.as_ref()),
            blocks,
            control: around.control,
        })
    }
}
