//! Word: a paragraph described, before anything is built: its shape apart from what fills it.
//!
//! Most paragraphs of two documents have the same shape and other words. The shape decides the XML around
//! the words, so it is built once and kept ([`super::mould`]); the filling is written each time.

use std::hash::{Hash, Hasher};

use crate::document::Emphasis;
use crate::profile::Role;
use crate::units::{Pt, Twip};

/// A paragraph: its shape and what fills it, piece by piece.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) shape: LineShape,
    /// One for each [`Piece`] that takes a filling, in their order.
    pub(super) filling: Vec<Filling>,
}

/// All of a paragraph but its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineShape {
    pub(super) role: Role,
    /// Stays on the page of what follows, whatever its style says.
    pub(super) keep_next: bool,
    /// Flush left, whatever its style says.
    pub(super) flush_left: bool,
    pub(super) indent: Option<Indent>,
    /// The gap above, where it differs from the style's.
    pub(super) gap_above: Option<Twip>,
    /// An exact height of the line, where it differs from the style's.
    pub(super) height: Option<Twip>,
    /// A rule along the top, of this thickness in eighths of a point.
    pub(super) rule: Option<u32>,
    pub(super) pieces: Vec<Piece>,
}

impl Hash for LineShape {
    /// Only what tells nearly all shapes apart: to hash the rest took longer than to lay the paragraph out.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.role, self.pieces.len(), self.indent.map(|indent| indent.left)).hash(state);
    }
}

/// Indents that take the place of the style's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Indent {
    pub(super) left: Twip,
    pub(super) right: Option<Twip>,
    /// By how much the first line starts before the others.
    pub(super) hanging: Option<Twip>,
}

/// What a paragraph is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Piece {
    /// Words, to be filled in.
    Words(Emphasis),
    /// A finished element (a content control, an end of a bookmark), to be filled in.
    Element,
    /// A run without words, which holds the type size of an empty line.
    Nothing,
    /// A new line in the same paragraph.
    Break,
    /// What follows begins on a new page.
    PageBreak,
}

impl Piece {
    /// Whether it takes a filling.
    pub(super) fn is_filled(self) -> bool {
        matches!(self, Piece::Words(_) | Piece::Element)
    }
}

/// What fills a piece.
#[derive(Debug, Clone)]
pub(super) enum Filling {
    /// Clean words (see [`super::finish::clean_text`]).
    Words(String),
    /// Finished XML of ours.
    Xml(Vec<u8>),
}

impl Line {
    /// An empty paragraph of a role.
    pub(super) fn of(role: Role) -> Self {
        Line {
            shape: LineShape {
                role,
                keep_next: false,
                flush_left: false,
                indent: None,
                gap_above: None,
                height: None,
                rule: None,
                pieces: Vec::new(),
            },
            filling: Vec::new(),
        }
    }

    /// With clean words after what stands there.
    pub(super) fn words(self, words: impl Into<String>) -> Self {
        self.emphasized(words, Emphasis::default())
    }

    /// With clean words that stand out.
    pub(super) fn emphasized(mut self, words: impl Into<String>, emphasis: Emphasis) -> Self {
        let words = words.into();
        if words.is_empty() {
            return self.piece(Piece::Nothing);
        }
        self.filling.push(Filling::Words(words));
        self.piece(Piece::Words(emphasis))
    }

    /// With a finished element of ours after what stands there.
    pub(super) fn element(mut self, xml: Vec<u8>) -> Self {
        self.filling.push(Filling::Xml(xml));
        self.piece(Piece::Element)
    }

    /// With a piece that takes no filling.
    pub(super) fn piece(mut self, piece: Piece) -> Self {
        self.shape.pieces.push(piece);
        self
    }

    /// Staying on the page of what follows.
    pub(super) fn keep_next(mut self) -> Self {
        self.shape.keep_next = true;
        self
    }

    /// Flush left, starting at `left`.
    pub(super) fn flush_left(mut self, left: Twip) -> Self {
        self.shape.flush_left = true;
        self.shape.indent = Some(Indent { left, right: None, hanging: None });
        self
    }

    /// Moved in from the sides, without a first-line indent.
    pub(super) fn moved_in(mut self, left: Twip, right: Twip) -> Self {
        self.shape.indent = Some(Indent { left, right: Some(right), hanging: None });
        self
    }

    /// Hanging: the first line starts `hang` before the others, which start at `left`.
    pub(super) fn hanging(mut self, left: Twip, hang: Twip) -> Self {
        self.shape.indent = Some(Indent { left, right: None, hanging: Some(hang) });
        self
    }

    /// With a gap above that differs from its style's.
    pub(super) fn gap_above(mut self, gap: Pt) -> Self {
        self.shape.gap_above = Some(gap.into());
        self
    }

    /// Exactly so high.
    pub(super) fn height(mut self, height: Pt) -> Self {
        self.shape.height = Some(height.into());
        self
    }

    /// With a rule along the top.
    pub(super) fn rule(mut self, eighths: u32) -> Self {
        self.shape.rule = Some(eighths);
        self
    }
}
