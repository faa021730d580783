//! Audit, measured: paper and margins of every section.

use super::paragraphs::{mm, within};
use super::words::{Told, number};
use crate::audit::finding::{Finding, Level};
use crate::audit::view::View;
use crate::document::Orientation;
use crate::profile::{Bound, Profile};
use crate::units::{Mm, Twip};

/// A margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

impl Side {
    pub(super) const ALL: [Side; 4] = [Side::Top, Side::Bottom, Side::Left, Side::Right];

    pub(super) fn id(self) -> &'static str {
        match self {
            Side::Top => "le.tren",
            Side::Bottom => "le.duoi",
            Side::Left => "le.trai",
            Side::Right => "le.phai",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Side::Top => "Lề trên",
            Side::Bottom => "Lề dưới",
            Side::Left => "Lề trái",
            Side::Right => "Lề phải",
        }
    }

    pub(super) fn bound(self, profile: &Profile) -> Bound {
        match self {
            Side::Top => profile.page.top,
            Side::Bottom => profile.page.bottom,
            Side::Left => profile.page.left,
            Side::Right => profile.page.right,
        }
    }
}

pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let sections = &view.paper.sections;
    for (nth, section) in sections.iter().enumerate() {
        let whose = if sections.len() > 1 {
            format!(" ở phần (section) {}", nth + 1)
        } else {
            String::new()
        };
        let page = &section.geometry;
        let mut push = |told: Told, found: String| {
            let mut finding = told.finding(view, None, "", format!("{found}{whose}"));
            finding.at.section = Some(nth);
            // A sheet turned on its side is a table's, not the text's.
            if page.orientation == Orientation::Landscape {
                finding.level = finding.level.min(Level::Warning);
            }
            findings.push(finding);
        };
        let (width, height) = match page.orientation {
            Orientation::Portrait => (page.width, page.height),
            Orientation::Landscape => (page.height, page.width),
        };
        let near = |found: Twip, wanted: Mm| (found - Twip::from(wanted)).0.abs() <= 28;
        if !near(width, view.profile.page.width) || !near(height, view.profile.page.height) {
            let found =
                format!("khổ giấy {} × {} mm", number(mm(page.width)), number(mm(page.height)));
            push(super::words::paper(view.profile), found);
        }
        let left = page.left + page.gutter;
        let sides = [page.top, page.bottom, left, page.right];
        // A sheet turned on its side may carry its margins round with it, either way.
        let turned =
            [[left, page.right, page.bottom, page.top], [page.right, left, page.top, page.bottom]];
        let lawful = |sides: &[Twip; 4]| {
            Side::ALL.iter().zip(sides).all(|(side, found)| {
                let bound = side.bound(view.profile);
                within(*found, bound.min, bound.max)
            })
        };
        if page.orientation == Orientation::Landscape && turned.iter().any(lawful) {
            continue;
        }
        for (side, found) in Side::ALL.into_iter().zip(sides) {
            let bound = side.bound(view.profile);
            if !within(found, bound.min, bound.max) {
                push(super::words::margin(view.profile, side), format!("{} mm", number(mm(found))));
            }
        }
    }
    findings
}
