//! Layout: a paragraph that is placed on the page.

use crate::document::{BookmarkName, Emphasis, Field};
use crate::profile::Role;
use crate::units::{EighthPoint, Pt, Twip};

/// A paragraph: what it is, where it is, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'d> {
    /// What it is in the document, which decides how it looks.
    pub role: Role,
    /// How it differs from its role's look.
    pub placement: Placement,
    /// What it says, in order.
    pub pieces: Vec<Piece<'d>>,
}

/// How a paragraph is placed, where that differs from what its role says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Placement {
    /// Stays on the page of what follows.
    pub keep_next: bool,
    /// Flush left.
    pub flush_left: bool,
    /// Moved in from the sides.
    pub indent: Option<Indent>,
    /// The gap above.
    pub gap_above: Option<Twip>,
    /// The exact height of its line.
    pub height: Option<Twip>,
    /// A rule along the top, of this thickness.
    pub rule: Option<EighthPoint>,
}

/// Indents that take the place of the role's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Indent {
    /// From the left.
    pub left: Twip,
    /// From the right.
    pub right: Option<Twip>,
    /// By how much the first line starts before the others.
    pub hanging: Option<Twip>,
}

/// What a paragraph is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece<'d> {
    /// Words (see [`super::clean_text`]), never none.
    Words(String, Emphasis),
    /// Words that a reader of the file can find by a name; they may be none.
    Bookmark(&'d BookmarkName, String, Emphasis),
    /// A place to answer.
    Field(&'d Field),
    /// No words: holds the height of an empty line.
    Nothing,
    /// A new line in the same paragraph.
    Break,
}

impl<'d> Line<'d> {
    /// An empty paragraph of a role.
    pub(crate) fn of(role: Role) -> Self {
        Line { role, placement: Placement::default(), pieces: Vec::new() }
    }

    /// With clean words after what is there.
    pub(crate) fn words(self, words: impl Into<String>) -> Self {
        self.emphasized(words, Emphasis::default())
    }

    /// With clean words that are set off from the others.
    pub(crate) fn emphasized(self, words: impl Into<String>, emphasis: Emphasis) -> Self {
        let words = words.into();
        self.piece(if words.is_empty() { Piece::Nothing } else { Piece::Words(words, emphasis) })
    }

    /// With a piece after what is there.
    pub(crate) fn piece(mut self, piece: Piece<'d>) -> Self {
        self.pieces.push(piece);
        self
    }

    /// Staying on the page of what follows.
    pub(crate) fn keep_next(mut self) -> Self {
        self.placement.keep_next = true;
        self
    }

    /// Flush left, starting at `left`.
    pub(crate) fn flush_left(mut self, left: Twip) -> Self {
        self.placement.flush_left = true;
        self.placement.indent = Some(Indent { left, right: None, hanging: None });
        self
    }

    /// Moved in from the sides, without a first-line indent.
    pub(crate) fn moved_in(mut self, left: Twip, right: Twip) -> Self {
        self.placement.indent = Some(Indent { left, right: Some(right), hanging: None });
        self
    }

    /// Hanging: the first line starts `hang` before the others, which start at `left`.
    pub(crate) fn hanging(mut self, left: Twip, hang: Twip) -> Self {
        self.placement.indent = Some(Indent { left, right: None, hanging: Some(hang) });
        self
    }

    /// With a gap above that differs from its role's.
    pub(crate) fn gap_above(mut self, gap: Pt) -> Self {
        self.placement.gap_above = Some(gap.into());
        self
    }

    /// Exactly so high.
    pub(crate) fn height(mut self, height: Pt) -> Self {
        self.placement.height = Some(height.into());
        self
    }

    /// With a rule along the top.
    pub(crate) fn rule(mut self, thickness: EighthPoint) -> Self {
        self.placement.rule = Some(thickness);
        self
    }
}
