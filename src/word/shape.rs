//! Word: the shape of a line, apart from what fills it.
//!
//! Most paragraphs of two documents have the same shape and other words. The shape decides the XML around the words,
//! so it is built once and kept ([`super::cache`]); the filling is written each time.

use std::hash::{Hash, Hasher};

use crate::document::{BookmarkName, Emphasis, Field};
use crate::layout::{Line, Piece, Placement};
use crate::profile::Role;

/// All of a paragraph but its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineShape {
    pub(super) role: Role,
    pub(super) placement: Placement,
    pub(super) pieces: Vec<PieceShape>,
}

/// What a paragraph is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum PieceShape {
    /// Words, to be filled in.
    Words(Emphasis),
    /// A finished element (a content control, an end of a bookmark), to be filled in.
    Element,
    /// A run without words, which holds the type size of an empty line.
    Nothing,
    /// A new line in the same paragraph.
    Break,
}

/// What fills a piece.
#[derive(Debug, Clone, Copy)]
pub(super) enum Filling<'l> {
    Words(&'l str),
    Field(&'l Field),
    BookmarkStart(&'l BookmarkName),
    BookmarkEnd,
}

impl Hash for LineShape {
    /// Only what tells nearly all shapes apart: to hash the rest took longer than to lay the paragraph out.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let left = self.placement.indent.map(|indent| indent.left);
        (self.role, self.pieces.len(), left).hash(state);
    }
}

impl LineShape {
    /// The shape of a line.
    pub(super) fn of(line: &Line<'_>) -> Self {
        let mut pieces = Vec::with_capacity(line.pieces.len());
        for piece in &line.pieces {
            match piece {
                Piece::Words(_, emphasis) => pieces.push(PieceShape::Words(*emphasis)),
                Piece::Bookmark(_, words, emphasis) => pieces.extend([
                    PieceShape::Element,
                    match words.is_empty() {
                        true => PieceShape::Nothing,
                        false => PieceShape::Words(*emphasis),
                    },
                    PieceShape::Element,
                ]),
                Piece::Field(_) => pieces.push(PieceShape::Element),
                Piece::Nothing => pieces.push(PieceShape::Nothing),
                Piece::Break => pieces.push(PieceShape::Break),
            }
        }
        LineShape { role: line.role, placement: line.placement, pieces }
    }
}

impl PieceShape {
    /// Whether it takes a filling.
    pub(super) fn is_filled(self) -> bool {
        matches!(self, PieceShape::Words(_) | PieceShape::Element)
    }
}

/// What fills the pieces of a line that take a filling, in their order.
pub(super) fn fillings<'l>(line: &'l Line<'_>) -> impl Iterator<Item = Filling<'l>> {
    line.pieces.iter().flat_map(|piece| {
        let words = |words: &'l String| (!words.is_empty()).then_some(Filling::Words(words));
        let three = match piece {
            Piece::Words(text, _) => [words(text), None, None],
            Piece::Bookmark(name, text, _) => {
                [Some(Filling::BookmarkStart(name)), words(text), Some(Filling::BookmarkEnd)]
            }
            Piece::Field(field) => [Some(Filling::Field(field)), None, None],
            Piece::Nothing | Piece::Break => [None; 3],
        };
        three.into_iter().flatten()
    })
}
