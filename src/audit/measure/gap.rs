//! Audit, measured: the gap between paragraphs.

use super::paragraphs::{broken, is_carried, paragraph_box, set};
use super::prelude::*;
use crate::profile::Bound;
use crate::units::{Pt, Twip};

pub(super) static GAP: Property = Property {
    id: "cach-doan",
    name: "Khoảng cách giữa các đoạn",
    applies: |role, row| row.before.is_some() && row.line.is_some() && is_running(role),
    level: |_, _| Level::Error,
    allowed: |row| {
        let bound = row.before.unwrap_or(Bound { value: 6.0, min: 6.0, max: 6.0 });
        format!("khoảng cách giữa hai đoạn {}", range(bound.min, bound.max, "pt"))
    },
    how_to_fix: |_| paragraph_box("Spacing: Before", "6 pt"),
    wrong: |_| "khoảng cách giữa hai đoạn 0 pt".into(),
    breach,
    fix,
    #[cfg(test)]
    examples: [
        |line, _| line.look.before = Twip(0),
        |line, row| line.look.before = row.before.map_or(Twip(120), |bound| Pt(bound.max).into()),
    ],
};

fn breach(at: &At<'_, '_>) -> Option<Breach> {
    if is_carried(at) {
        return None;
    }
    let (view, line) = (at.view, at.line);
    let bound = at.row.before?;
    let (_, above) = view.before(at.at)?;
    if above.words().is_empty()
        || !above.role.is_some_and(is_running)
        || above.block + 1 != line.block
    {
        return None;
    }
    let (upper, lower) = (&above.paragraph.look, &line.paragraph.look);
    if lower.before_auto || upper.after_auto {
        return None;
    }
    let same = upper.style == lower.style;
    let after = if upper.contextual && same { Twip(0) } else { upper.after };
    let before = if lower.contextual && same { Twip(0) } else { lower.before };
    let gap = match view.paper.facts.gaps_add_up || !view.paper.facts.settings {
        true => after + before,
        false => after.max(before),
    };
    let points = f64::from(gap.0) / 20.0;
    match points + 0.05 >= bound.min && points <= bound.max + 0.05 {
        true => None,
        false => broken(format!("khoảng cách với đoạn trên {} pt", number(points))),
    }
}

/// The gap above a paragraph is made with its own share alone: what is set for the one above it is left.
fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let (view, prose) = (context.view(), context.prose()?);
    let (line, bound) = (prose.line(), prose.part().row.before?);
    let (_, above) = view.before(context.at()?)?;
    let look = &line.paragraph.look;
    let same = above.paragraph.look.style == look.style;
    let given =
        if above.paragraph.look.contextual && same { 0 } else { above.paragraph.look.after.0 };
    let wanted = Twip::from(Pt(bound.value));
    // The one above gives too much already: which of the two is wrong is not certain.
    if f64::from(given) / 20.0 > bound.min.max(bound.value) {
        return None;
    }
    let before = match view.paper.facts.gaps_add_up || !view.paper.facts.settings {
        true => wanted - Twip(given),
        false => wanted,
    };
    let mut sets = vec![ParagraphSet::Before(before)];
    if look.contextual && same {
        sets.push(ParagraphSet::Contextual(false));
    }
    Some(set(line, sets))
}
