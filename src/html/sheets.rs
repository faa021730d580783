//! HTML: the writer of a document's sheets: what is laid out becomes elements.

use std::fmt::Write;

use super::field;
use super::style::pt;
use crate::document::{Emphasis, Field, Orientation, Region};
use crate::layout::{
    CellShape, Frame, GridRow, Line, Picture, Piece, Placement, Rows, Ruling, Section, Writer,
    escape,
};
use crate::profile::Role;
use crate::svg::{self, Drawing};
use crate::units::{EighthPoint, Twip};

/// The sheets of a document while they are written.
pub(super) struct Sheets<'o> {
    out: &'o mut String,
    /// The sheet that is written.
    sheet: Option<Sheet>,
    /// The table that is written.
    table: Option<TablePart>,
    /// How many charts were written: their patterns are called by it.
    charts: usize,
}

/// A sheet that is not ended yet.
struct Sheet {
    /// How it lies.
    orientation: Orientation,
    /// The contact line at its foot.
    contact: Option<String>,
    /// The mark of invented figures at its foot.
    sample: Option<String>,
}

/// Which rows of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TablePart {
    Start,
    Head,
    Body,
}

/// Keeps the height of a line that has no words.
const EMPTY_LINE: &str = "&#8203;";

/// The rule above a contact line.
const CONTACT_RULE: EighthPoint = EighthPoint(6);

impl<'o> Sheets<'o> {
    pub(super) fn new(out: &'o mut String) -> Self {
        Sheets { out, sheet: None, table: None, charts: 0 }
    }

    /// Ends the last sheet.
    pub(super) fn finish(mut self) {
        self.end_sheet();
    }

    fn push(&mut self, html: impl AsRef<str>) {
        self.out.push_str(html.as_ref());
    }

    fn begin_sheet(&mut self, sheet: Sheet) {
        self.end_sheet();
        let turned = match sheet.orientation {
            Orientation::Portrait => "",
            Orientation::Landscape => " ngang",
        };
        let marked = if sheet.sample.is_some() { " minh-hoa" } else { "" };
        self.push(format!("<section class=\"trang{turned}{marked}\">\n"));
        self.sheet = Some(sheet);
    }

    fn end_sheet(&mut self) {
        let Some(sheet) = self.sheet.take() else { return };
        if sheet.contact.is_some() || sheet.sample.is_some() {
            let class = Role::Contact.id();
            self.push("<footer>\n");
            if let Some(words) = sheet.contact {
                let rule = Placement { rule: Some(CONTACT_RULE), ..Placement::default() };
                let (style, words) = (style_of(&rule), escape(&words));
                self.push(format!("<p class=\"{class}\"{style}>{words}</p>\n"));
            }
            if let Some(words) = sheet.sample {
                self.push(format!("<p class=\"{class} minh-hoa\">{}</p>\n", escape(&words)));
            }
            self.push("</footer>\n");
        }
        self.push("</section>\n");
    }

    fn paragraph(&mut self, line: &Line<'_>) {
        self.push("<p class=\"");
        self.push(line.role.id());
        self.push("\"");
        self.push(style_of(&line.placement));
        self.push(">");
        for piece in &line.pieces {
            self.piece(piece);
        }
        // A browser shows no line after a last break.
        let ends_open = matches!(line.pieces.last(), Some(Piece::Break));
        let says = line.pieces.iter().any(|piece| *piece != Piece::Nothing);
        if ends_open || !says {
            self.push(EMPTY_LINE);
        }
        self.push("</p>\n");
    }

    fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Words(words, emphasis) => self.words(words, *emphasis),
            Piece::Bookmark(name, words, emphasis) => {
                self.push(format!("<span data-ten=\"{}\">", name.as_str()));
                self.words(words, *emphasis);
                self.push("</span>");
            }
            Piece::Field(field) => field::push_inline(field, self.out),
            Piece::Nothing => {}
            Piece::Break => self.push("<br>"),
        }
    }

    fn words(&mut self, words: &str, emphasis: Emphasis) {
        let marks = [(emphasis.bold, "b"), (emphasis.italic, "i"), (emphasis.underline, "u")];
        let marks = marks.iter().filter(|(is, _)| *is).map(|(_, element)| element);
        marks.clone().for_each(|element| self.push(format!("<{element}>")));
        self.push(escape(words));
        marks.rev().for_each(|element| self.push(format!("</{element}>")));
    }

    /// Begins the head or the body of the table, where the row is the first of it.
    fn part(&mut self, head: bool) {
        let part = if head { TablePart::Head } else { TablePart::Body };
        if self.table == Some(part) {
            return;
        }
        self.end_part();
        self.table = Some(part);
        self.push(if head { "<thead>\n" } else { "<tbody>\n" });
    }

    fn end_part(&mut self) {
        match self.table {
            Some(TablePart::Head) => self.push("</thead>\n"),
            Some(TablePart::Body) => self.push("</tbody>\n"),
            Some(TablePart::Start) | None => {}
        }
    }

    fn cell(&mut self, head: bool, shape: &CellShape, lines: &[Line<'_>]) {
        let element = if head { "th" } else { "td" };
        self.push(format!("<{element}"));
        if shape.centred {
            self.push(" class=\"giua\"");
        }
        if shape.columns > 1 {
            self.push(format!(" colspan=\"{}\"", shape.columns));
        }
        if let Rows::Starts(rows) = shape.rows {
            self.push(format!(" rowspan=\"{rows}\""));
        }
        self.push(">");
        for line in lines {
            self.paragraph(line);
        }
        // The end of the last paragraph is a new line already: none before the end of the cell.
        if self.out.ends_with('\n') {
            self.out.pop();
        }
        self.push(format!("</{element}>\n"));
    }
}

impl Writer for Sheets<'_> {
    fn section(&mut self, section: &Section<'_>) {
        self.begin_sheet(Sheet {
            orientation: section.orientation,
            contact: section.foot.contact.map(str::to_owned),
            sample: section.foot.sample.map(str::to_owned),
        });
    }

    fn line(&mut self, line: &Line<'_>) {
        self.paragraph(line);
    }

    fn field(&mut self, field: &Field) {
        field::push_block(field, self.out);
    }

    fn table(&mut self, frame: &Frame) {
        let all = Twip(frame.columns.iter().map(|width| width.0).sum());
        let (class, role) = match frame.ruling {
            Ruling::Ruled => ("bang", ""),
            Ruling::Bare => ("khung", " role=\"presentation\""),
        };
        self.push(format!(
            "<table class=\"{class}\"{role} style=\"width:{}\">\n<colgroup>",
            pt(all)
        ));
        for width in &frame.columns {
            self.push(format!("<col style=\"width:{}\">", pt(*width)));
        }
        self.push("</colgroup>\n");
        self.table = Some(TablePart::Start);
    }

    fn row(&mut self, row: &GridRow<'_>) {
        self.part(row.shape.head);
        self.push(if row.shape.splits { "<tr class=\"tach\">\n" } else { "<tr>\n" });
        for (shape, lines) in row.shape.cells.iter().zip(&row.cells) {
            if shape.rows != Rows::Covered {
                self.cell(row.shape.head, shape, lines);
            }
        }
        self.push("</tr>\n");
    }

    fn table_end(&mut self) {
        self.end_part();
        self.table = None;
        self.push("</table>\n");
    }

    fn chart(&mut self, picture: &Picture<'_>) {
        self.charts += 1;
        // Within a page its own length tells this chart from those of other documents.
        let prefix = format!("bd{}-{}", self.out.len(), self.charts);
        let drawing = Drawing { width: picture.width, prefix: &prefix, caption: None };
        self.push("<figure style=\"margin:0;break-inside:avoid\">\n");
        self.push(svg::draw(picture.chart, &drawing));
        self.push("</figure>\n");
    }
    // A page shows the words; what is read back is the Word file.
    fn region(&mut self, _: &Region) {}

    fn region_end(&mut self) {}

    fn page_break(&mut self) {
        if let Some(sheet) = &self.sheet {
            let (orientation, sample) = (sheet.orientation, sheet.sample.clone());
            self.begin_sheet(Sheet { orientation, contact: None, sample });
        }
    }
}

/// The style of a paragraph that is placed otherwise than its role says.
fn style_of(placement: &Placement) -> String {
    let mut style = String::new();
    // Writing to a string cannot fail.
    let mut add = |property: &str, value: &str| {
        let _ = write!(style, "{property}:{value};");
    };
    if placement.keep_next {
        add("break-after", "avoid");
    }
    if placement.flush_left {
        add("text-align", "left");
    }
    if let Some(indent) = placement.indent {
        add("margin-left", &pt(indent.left));
        if let Some(right) = indent.right {
            add("margin-right", &pt(right));
        }
        if let Some(hanging) = indent.hanging {
            add("text-indent", &pt(Twip(-hanging.0)));
        }
    }
    if let Some(gap) = placement.gap_above {
        add("margin-top", &pt(gap));
    }
    if let Some(height) = placement.height {
        add("line-height", &pt(height));
    }
    if let Some(thickness) = placement.rule {
        add("border-top", &format!("{}pt solid", f64::from(thickness.0) / 8.0));
        // As far as Word keeps words from a border.
        add("padding-top", "1pt");
    }
    match style.pop() {
        Some(_) => format!(" style=\"{style}\""),
        None => String::new(),
    }
}
