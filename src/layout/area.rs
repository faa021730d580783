//! Layout: the area between the margins that text is set in, and how wide words are there.

use super::line::{Line, Piece};
use super::section::text_width;
use super::text::clean_text;
use crate::data::scalar::TypeSize;
use crate::document::Orientation;
use crate::metrics::{self, Face};
use crate::profile::{Case, Profile, Role};
use crate::units::{EighthPoint, HalfPoint, Twip};
use crate::viet;

/// Where text is set: between the margins of a page, in the type of a profile.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextArea<'p> {
    pub(super) profile: &'p Profile,
    pub(super) size: TypeSize,
    /// The width between the margins.
    pub(super) width: Twip,
}

impl<'p> TextArea<'p> {
    pub(super) fn new(profile: &'p Profile, size: TypeSize, orientation: Orientation) -> Self {
        TextArea { profile, size, width: text_width(&profile.page, orientation) }
    }

    /// Words as a role writes them: its case, and spaces that must not break.
    pub(super) fn words(&self, role: Role, words: &str) -> String {
        let kept = viet::keep_together(&clean_text(words));
        match self.profile.row(role).map(|row| row.case) {
            Some(Case::Upper) => viet::upper(&kept),
            _ => kept,
        }
    }

    /// A paragraph of a role with plain words.
    pub(super) fn line<'d>(&self, role: Role, words: &str) -> Line<'d> {
        Line::of(role).words(self.words(role, words))
    }

    /// As [`TextArea::line`], with a new line in the paragraph wherever the words have one.
    pub(super) fn lines<'d>(&self, role: Role, words: &str) -> Line<'d> {
        let mut typed = words.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let first = self.line(role, typed.next().unwrap_or_default());
        typed.fold(first, |line, words| line.piece(Piece::Break).words(self.words(role, words)))
    }

    /// How wide words are in a role's type.
    pub(super) fn measure(&self, role: Role, words: &str) -> Twip {
        let (face, size) = self.type_of(role);
        Twip(metrics::text_width(&self.words(role, words), face, size.0) as i32)
    }

    /// The typeface and size of a role.
    pub(super) fn type_of(&self, role: Role) -> (Face, HalfPoint) {
        let look = self.profile.look(role, self.size);
        let face = match (look.bold, look.italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        };
        (face, look.points().into())
    }

    /// A paragraph that draws a rule of a length, centred in a width.
    ///
    /// A paragraph of its own, because a rule drawn at a fixed offset would strike through a line above that wraps.
    pub(super) fn rule<'d>(&self, length: Twip, width: Twip) -> Line<'d> {
        let side = Twip(((width.0 - length.0) / 2).max(0));
        let thickness = EighthPoint(self.profile.rules.thickness);
        Line::of(Role::Rule).moved_in(side, side).rule(thickness)
    }
}
