//! Ground: the measures of a page as types, so that no bare number crosses a module.
//!
//! The decree speaks in millimetres and points; Word stores twips (1/20 pt), half-points for type
//! sizes and eighths of a point for lines.

use schemars::JsonSchema;
use serde::Deserialize;

/// A length in millimetres, as the decree states margins and indents.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Mm(pub f64);

/// A length in points (1/72 inch), as the decree states type sizes and gaps.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(transparent)]
pub struct Pt(pub f64);

/// A length in twentieths of a point: what Word stores for lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Twip(pub i32);

/// A type size in half-points: what Word stores for sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfPoint(pub u32);

/// A thickness in eighths of a point: what Word stores for border lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct EighthPoint(pub u32);

impl From<Mm> for Twip {
    fn from(mm: Mm) -> Self {
        Twip((mm.0 * 1440.0 / 25.4).round() as i32)
    }
}

impl From<Pt> for Twip {
    fn from(pt: Pt) -> Self {
        Twip((pt.0 * 20.0).round() as i32)
    }
}

impl From<Pt> for HalfPoint {
    fn from(pt: Pt) -> Self {
        HalfPoint((pt.0 * 2.0).round() as u32)
    }
}

impl std::ops::Add for Twip {
    type Output = Twip;
    fn add(self, other: Twip) -> Twip {
        Twip(self.0 + other.0)
    }
}

impl std::ops::Sub for Twip {
    type Output = Twip;
    fn sub(self, other: Twip) -> Twip {
        Twip(self.0 - other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_in_millimetres_is_what_word_calls_a4() {
        assert_eq!(Twip::from(Mm(210.0)), Twip(11906));
        assert_eq!(Twip::from(Mm(297.0)), Twip(16838));
        assert_eq!(Twip::from(Mm(20.0)), Twip(1134));
        assert_eq!(Twip::from(Mm(30.0)), Twip(1701));
        assert_eq!(Twip::from(Mm(15.0)), Twip(850));
    }

    #[test]
    fn sizes_are_half_points() {
        assert_eq!(HalfPoint::from(Pt(13.0)), HalfPoint(26));
        assert_eq!(HalfPoint::from(Pt(13.5)), HalfPoint(27));
        assert_eq!(Twip::from(Pt(6.0)), Twip(120));
    }
}
