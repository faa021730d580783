//! Audit, measured: the size of the paper, `kho-giay`.

use super::paragraphs::mm;
use super::prelude::*;
use crate::audit::rule::most;
use crate::document::Orientation;
use crate::units::{Mm, Twip};
use crate::word::edit::PageSet;

pub(super) fn rule(profile: &Profile) -> Measured {
    let page = &profile.page;
    let allowed = format!("{} × {} mm (A4)", number(page.width.0), number(page.height.0));
    Measured {
        code: "kho-giay".into(),
        name: "Khổ giấy".into(),
        level: most(profile.source),
        basis: profile.articles.paper.clone(),
        why: "Văn bản hành chính in trên giấy A4.",
        how_to_fix: "thẻ Layout, Size, chọn A4".into(),
        wrong: "khổ Letter 215,9 × 279,4 mm".into(),
        right: format!("khổ {allowed}"),
        allowed,
        traits: Traits::PAGE.fixed_by(fix),
    }
}

/// The paper of a section, where it is another.
pub(super) fn check(view: &View<'_>, nth: usize) -> Option<Found> {
    let page = &view.paper.sections.get(nth)?.geometry;
    let (width, height) = match page.orientation {
        Orientation::Portrait => (page.width, page.height),
        Orientation::Landscape => (page.height, page.width),
    };
    let near = |found: Twip, wanted: Mm| (found - Twip::from(wanted)).0.abs() <= 28;
    let wanted = &view.profile.page;
    if near(width, wanted.width) && near(height, wanted.height) {
        return None;
    }
    let words = format!("khổ giấy {} × {} mm", number(mm(page.width)), number(mm(page.height)));
    Some(super::margins::on_page(view, nth, &rule(view.profile), words))
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let (which, page) = (context.page()?, &context.view().profile.page);
    let set = vec![PageSet::Paper(page.width.into(), page.height.into())];
    Some(vec![Fix::Page { section: which.section, set }])
}

#[cfg(test)]
pub(super) const EXAMPLES: super::Examples = (
    "kho-giay",
    |sample| {
        let page = &mut sample.paper.sections[0].geometry;
        (page.width, page.height) = (Twip(12_240), Twip(15_840));
    },
    |sample| {
        let page = &mut sample.paper.sections[0].geometry;
        (page.width, page.height) = (Twip(11_906), Twip(16_838));
    },
);
