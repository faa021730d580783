//! Values: page layouts.

use std::ops::Range;

use super::PartId;
use crate::document::Orientation;
use crate::units::Twip;

/// A range of text with one page layout.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Its blocks in the main text.
    pub blocks: Range<usize>,
    /// Paper and margins.
    pub geometry: Geometry,
    /// Headers, those taken over from the section before among them.
    pub headers: Feet,
    /// Footers, likewise.
    pub footers: Feet,
    /// The first page has a header and footer of its own.
    pub title_page: bool,
    /// How pages are numbered.
    pub numbers: PageNumbers,
    /// Begins on a new page.
    pub new_page: bool,
    /// How many columns the text has.
    pub columns: u32,
    /// Lines snap to a grid (`w:docGrid`).
    pub grid: bool,
}

/// Paper and margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Geometry {
    /// Width of the paper as it lies.
    pub width: Twip,
    /// Height of the paper as it lies.
    pub height: Twip,
    /// How it lies.
    pub orientation: Orientation,
    /// Top margin.
    pub top: Twip,
    /// Bottom margin.
    pub bottom: Twip,
    /// Left margin, without the gutter.
    pub left: Twip,
    /// Right margin.
    pub right: Twip,
    /// Room for binding.
    pub gutter: Twip,
    /// From the paper's edge to the header.
    pub header: Twip,
    /// From the paper's edge to the footer.
    pub footer: Twip,
}

impl Default for Geometry {
    /// What Word takes where a file says nothing: Letter paper, margins of one inch.
    fn default() -> Self {
        let inch = Twip(1440);
        Geometry {
            width: Twip(12240),
            height: Twip(15840),
            orientation: Orientation::Portrait,
            top: inch,
            bottom: inch,
            left: inch,
            right: inch,
            gutter: Twip(0),
            header: Twip(720),
            footer: Twip(720),
        }
    }
}

impl Geometry {
    /// How wide a line of text may be.
    pub fn text_width(&self) -> Twip {
        self.width - self.left - self.right - self.gutter
    }
}

/// The headers or footers of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Feet {
    /// Of most pages.
    pub default: Option<PartId>,
    /// Of the first page, where `title_page` says so.
    pub first: Option<PartId>,
    /// Of even pages, where the file says so.
    pub even: Option<PartId>,
}

/// How pages are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PageNumbers {
    /// Begins again with this.
    pub start: Option<u32>,
    /// As Word calls it, e.g. `decimal`, `upperRoman`; `None` is decimal.
    pub format: Option<String>,
}
