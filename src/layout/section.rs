//! Layout: the pages of a document and of each appendix: their size, and what is printed at their foot.

use crate::document::{Document, Orientation};
use crate::profile::{Page, Profile};
use crate::units::{Mm, Twip};

/// Pages of one size, with what is at their head and foot. Every page but the first has its number at the head.
#[derive(Debug, Clone, Copy)]
pub struct Section<'d> {
    /// Paper and margins; the paper as it is upright.
    pub page: Page,
    /// How the paper lies.
    pub orientation: Orientation,
    /// It is an appendix, which counts its pages again (Phụ lục I, Phần I, mục III, khoản 1.đ).
    pub appendix: bool,
    /// What is printed at the foot.
    pub foot: Foot<'d>,
}

/// What is printed at the foot of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foot<'d> {
    /// The contact line, on the first page only (ô 13).
    pub contact: Option<&'d str>,
    /// The mark of documents made from invented figures, on every page.
    pub sample: Option<&'d str>,
}

impl Section<'_> {
    /// Width and height of the paper as it lies.
    pub fn paper(&self) -> (Mm, Mm) {
        match self.orientation {
            Orientation::Portrait => (self.page.width, self.page.height),
            Orientation::Landscape => (self.page.height, self.page.width),
        }
    }
}

impl<'d> Foot<'d> {
    /// The foot of a document's first section.
    pub fn of(document: &'d Document, profile: &'d Profile) -> Self {
        let sample = document.sample.then_some(profile.words.sample.as_str());
        Foot { contact: document.contact.as_deref(), sample }
    }

    /// Whether nothing is printed there.
    pub fn is_empty(&self) -> bool {
        self.contact.is_none() && self.sample.is_none()
    }
}

/// The width between the margins of paper that lies so.
pub(super) fn text_width(page: &Page, orientation: Orientation) -> Twip {
    let across = match orientation {
        Orientation::Portrait => page.width,
        Orientation::Landscape => page.height,
    };
    Mm(across.0 - page.left.value - page.right.value).into()
}
