//! Audit, measured: the margins of every section, `le.tren`, `le.duoi`, `le.trai`, `le.phai`.

use super::paragraphs::{mm, within};
use super::prelude::*;
use crate::audit::fixing::Fixer;
use crate::audit::rule::most;
use crate::document::Orientation;
use crate::profile::Bound;
use crate::units::{Mm, Twip};
use crate::word::edit::PageSet;

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

    fn id(self) -> &'static str {
        match self {
            Side::Top => "le.tren",
            Side::Bottom => "le.duoi",
            Side::Left => "le.trai",
            Side::Right => "le.phai",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Side::Top => "Lề trên",
            Side::Bottom => "Lề dưới",
            Side::Left => "Lề trái",
            Side::Right => "Lề phải",
        }
    }

    fn bound(self, profile: &Profile) -> Bound {
        match self {
            Side::Top => profile.page.top,
            Side::Bottom => profile.page.bottom,
            Side::Left => profile.page.left,
            Side::Right => profile.page.right,
        }
    }

    fn fix(self) -> Fixer {
        match self {
            Side::Top => |context| fix(context, Side::Top),
            Side::Bottom => |context| fix(context, Side::Bottom),
            Side::Left => |context| fix(context, Side::Left),
            Side::Right => |context| fix(context, Side::Right),
        }
    }
}

pub(super) fn rule(profile: &Profile, side: Side) -> Measured {
    let bound = side.bound(profile);
    let allowed = range(bound.min, bound.max, "mm");
    Measured {
        code: side.id().into(),
        name: side.name().into(),
        level: most(profile.source),
        basis: profile.articles.margins.clone(),
        why: "Lề cố định chừa chỗ cho đóng tập, cho dấu và số trang.",
        how_to_fix: "thẻ Layout, Margins, Custom Margins; sửa lề (và để Gutter bằng 0)".into(),
        wrong: format!("{} {} mm", side.name(), number(bound.max + 10.0)),
        right: format!("{} {allowed}", side.name()),
        allowed,
        traits: Traits::PAGE.fixed_by(side.fix()),
    }
}

/// A breach on the page of a section.
pub(super) fn on_page(view: &View<'_>, nth: usize, rule: &Measured, words: String) -> Found {
    let sections = &view.paper.sections;
    let whose = match sections.len() > 1 {
        true => format!(" ở phần (section) {}", nth + 1),
        false => String::new(),
    };
    let mut found = rule.found(view, None, "", format!("{words}{whose}"));
    found.finding.at.section = Some(nth);
    // A sheet turned on its side is a table's, not the text's.
    if sections.get(nth).is_some_and(|one| one.geometry.orientation == Orientation::Landscape) {
        found.finding.level = found.finding.level.min(Level::Warning);
    }
    found
}

/// The margins of a section that are not as they should be.
pub(super) fn check(view: &View<'_>, nth: usize) -> Vec<Found> {
    let Some(section) = view.paper.sections.get(nth) else { return Vec::new() };
    let page = &section.geometry;
    let left = page.left + page.gutter;
    let sides = [page.top, page.bottom, left, page.right];
    let is_right = |side: Side, found: Twip| {
        let bound = side.bound(view.profile);
        within(found, bound.min, bound.max)
    };
    // A sheet turned on its side may carry its margins round with it, either way.
    let turned =
        [[left, page.right, page.bottom, page.top], [page.right, left, page.top, page.bottom]];
    let all_right = |sides: &[Twip; 4]| {
        Side::ALL.iter().zip(sides).all(|(side, found)| is_right(*side, *found))
    };
    if page.orientation == Orientation::Landscape && turned.iter().any(all_right) {
        return Vec::new();
    }
    let off = Side::ALL.into_iter().zip(sides).filter(|(side, found)| !is_right(*side, *found));
    off.map(|(side, found)| {
        let words = format!("{} mm", number(mm(found)));
        on_page(view, nth, &rule(view.profile, side), words)
    })
    .collect()
}

fn fix(context: &FixContext<'_, '_, '_>, side: Side) -> Option<Vec<Fix>> {
    let (view, which) = (context.view(), context.page()?);
    let wanted = Twip::from(Mm(side.bound(view.profile).value));
    let set = match side {
        Side::Top => PageSet::Top(wanted),
        Side::Bottom => PageSet::Bottom(wanted),
        // Left and right change from page to page.
        Side::Left | Side::Right if which.mirrored => return None,
        Side::Left => {
            PageSet::Left(wanted - view.paper.sections.get(which.section)?.geometry.gutter)
        }
        Side::Right => PageSet::Right(wanted),
    };
    Some(vec![Fix::Page { section: which.section, set: vec![set] }])
}

#[cfg(test)]
pub(super) const EXAMPLES: [super::Examples; 4] = [
    (
        "le.tren",
        |sample| sample.paper.sections[0].geometry.top = Mm(35.0).into(),
        |sample| sample.paper.sections[0].geometry.top = Mm(25.0).into(),
    ),
    (
        "le.duoi",
        |sample| sample.paper.sections[0].geometry.bottom = Mm(35.0).into(),
        |sample| sample.paper.sections[0].geometry.bottom = Mm(25.0).into(),
    ),
    (
        "le.trai",
        |sample| sample.paper.sections[0].geometry.left = Mm(45.0).into(),
        |sample| sample.paper.sections[0].geometry.left = Mm(35.0).into(),
    ),
    (
        "le.phai",
        |sample| sample.paper.sections[0].geometry.right = Mm(30.0).into(),
        |sample| sample.paper.sections[0].geometry.right = Mm(20.0).into(),
    ),
];
