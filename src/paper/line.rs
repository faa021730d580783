//! Values: lines in every form in which people draw them, as one thing.

use std::ops::Range;

use super::block::{Cell, Content, Paragraph, Run};
use super::look::{Border, BorderKind, Color, Position, RunLook, Underline};
use crate::metrics::{Face, text_width};
use crate::units::{EighthPoint, Twip};

/// A drawn line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DrawnLine {
    /// How it is drawn.
    pub form: LineForm,
    /// How long it is, where that can be known.
    pub length: Option<Twip>,
    /// How thick it is, where the file says.
    pub width: Option<EighthPoint>,
    /// Whether it is one solid line.
    pub solid: bool,
    /// Its colour.
    pub color: Color,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineForm {
    /// The upper border of a paragraph.
    BorderTop,
    /// The lower border of a paragraph.
    BorderBottom,
    /// The upper border of a table's cell.
    CellTop,
    /// The lower border of a table's cell.
    CellBottom,
    /// A shape of Word since 2010.
    Shape,
    /// A shape of older Word (VML).
    OldShape,
    /// A row of underscores or other drawn characters.
    Characters,
    /// Underlined text.
    Underline,
    /// A long and thin picture.
    Picture,
}

/// The least number of drawn characters in a row that is meant as a line.
const ROW: usize = 5;

impl Paragraph {
    /// Every line in it or at it, cell borders excepted: see [`Cell::lines`].
    pub fn lines(&self) -> Vec<DrawnLine> {
        let mut lines = Vec::new();
        let indents = self.look.indents;
        let across = self.room.map(|room| room - indents.left - indents.right);
        if let Some(border) = self.look.borders.top {
            lines.push(of_border(LineForm::BorderTop, border, across));
        }
        lines.extend(self.drawings().flat_map(|drawing| drawing.lines.iter().copied()));
        lines.extend(self.rows_of_characters());
        lines.extend(self.underlined());
        if let Some(border) = self.look.borders.bottom {
            lines.push(of_border(LineForm::BorderBottom, border, across));
        }
        lines
    }

    /// Rows of `_`, `─`, `—` or `¯` that are alone in a line or between tabs.
    fn rows_of_characters(&self) -> Vec<DrawnLine> {
        let text = self.text();
        let drawn = |c: char| {
            matches!(c, '_' | '＿' | '─' | '━' | '⎯' | '—' | '–' | '¯' | '‾' | '\u{2015}')
        };
        let mut lines = Vec::new();
        let mut at = 0;
        for piece in text.split_inclusive(['\t', '\n']) {
            let row = piece.trim();
            if row.chars().count() >= ROW && row.chars().all(drawn) {
                let start = at + piece.len() - piece.trim_start().len();
                lines.extend(self.row(start..start + row.len()));
            }
            at += piece.len();
        }
        lines
    }

    /// A row of drawn characters at a range of the text.
    fn row(&self, range: Range<usize>) -> Option<DrawnLine> {
        let within = |(at, run): (Range<usize>, &Run)| {
            let (from, to) = (range.start.max(at.start), range.end.min(at.end));
            let text = (from < to).then(|| run.text().get(from - at.start..to - at.start))??;
            Some((text.to_owned(), run.look.clone()))
        };
        let pieces: Vec<(String, RunLook)> = self.shown_at().filter_map(within).collect();
        let color = pieces.first()?.1.color;
        let length = measured(pieces.iter().map(|(text, look)| (text.as_str(), look)));
        Some(DrawnLine { form: LineForm::Characters, length, width: None, solid: true, color })
    }

    /// Underlined text as a line: its length is that of all underlined runs.
    fn underlined(&self) -> Option<DrawnLine> {
        let under = |run: &&Run| {
            run.look.underline != Underline::None
                && match &run.content {
                    Content::Text(text) => !text.is_empty(),
                    // A tab that is underlined draws a line as long as it is wide.
                    content => *content == Content::Tab,
                }
        };
        let first = self.shown().find(under)?;
        Some(DrawnLine {
            form: LineForm::Underline,
            length: measured(self.shown().filter(under).map(|run| (run.text(), &run.look))),
            width: None,
            solid: first.look.underline == Underline::Single,
            color: first.look.color,
        })
    }
}

impl Cell {
    /// The borders above and below it as lines.
    pub fn lines(&self) -> Vec<DrawnLine> {
        let top = self.borders.top.map(|line| of_border(LineForm::CellTop, line, self.width));
        let bottom =
            self.borders.bottom.map(|line| of_border(LineForm::CellBottom, line, self.width));
        top.into_iter().chain(bottom).collect()
    }
}

fn of_border(form: LineForm, border: Border, length: Option<Twip>) -> DrawnLine {
    DrawnLine {
        form,
        length,
        width: Some(border.width),
        solid: border.kind == BorderKind::Single,
        color: border.color,
    }
}

/// The width of text by the metrics of Times New Roman; unknown for other fonts, for tabs and for what is
/// raised or lowered.
fn measured<'r>(pieces: impl Iterator<Item = (&'r str, &'r RunLook)>) -> Option<Twip> {
    let mut sum = Twip(0);
    for (text, look) in pieces {
        // Raised characters are smaller, by how much each program decides.
        let raised = look.position != Position::Baseline;
        if text.contains('\t') || raised || !look.font.eq_ignore_ascii_case("Times New Roman") {
            return None;
        }
        let face = match (look.bold, look.italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        };
        sum = sum + Twip(text_width(text, face, look.size.0) as i32);
    }
    Some(sum)
}
