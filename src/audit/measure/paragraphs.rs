//! Audit, measured: how paragraphs are set.

use super::Breach;
use super::words::number;
use crate::audit::view::{Line, View, is_running};
use crate::paper::{Alignment, LineSpacing};
use crate::profile::{Align, LineRule, LookRow};
use crate::units::{Mm, Twip};

/// Half a millimetre: what a ruler on paper cannot tell, and what Word's rounding may do.
const TOLERANCE: f64 = 0.55;

/// A first line this much off looks the same on paper.
const NEAR: f64 = 2.5;

fn broken(found: String) -> Option<Breach> {
    Some(Breach { words: String::new(), found, near: false })
}

/// A length in millimetres.
pub(super) fn mm(length: Twip) -> f64 {
    f64::from(length.0) * 25.4 / 1440.0
}

pub(super) fn align(line: &Line<'_>, row: &LookRow) -> Option<Breach> {
    let look = &line.paragraph.look;
    let lawful = match row.align {
        Align::Left => true,
        Align::Center => {
            // A tab or a frame may carry a line to its middle.
            look.align == Alignment::Center || line.raw.starts_with('\t') || look.framed
        }
        Align::Right => look.align == Alignment::Right,
        Align::Justify => look.align == Alignment::Justify || is_one_line(line),
    };
    let found = match look.align {
        Alignment::Left => "canh trái",
        Alignment::Center => "canh giữa",
        Alignment::Right => "canh phải",
        Alignment::Justify => "canh đều hai lề",
        Alignment::Distribute => "dàn chữ cho đầy dòng",
    };
    if lawful { None } else { broken(found.to_owned()) }
}

/// A paragraph of one line looks the same justified or not.
fn is_one_line(line: &Line<'_>) -> bool {
    !line.text.contains('\n') && line.free().is_some_and(|free| line.width() < free)
}

pub(super) fn first_line(line: &Line<'_>, row: &LookRow) -> Option<Breach> {
    let bound = row.first_line?;
    let look = &line.paragraph.look;
    let found = mm(look.indents.left + look.indents.first_line);
    let near = |wanted: f64| (found - wanted).abs() <= TOLERANCE;
    let lawful = (found >= bound.min - TOLERANCE && found <= bound.max + TOLERANCE)
        || row.first_line_also.iter().any(|also| near(*also))
        // A tab at the start moves the line in as far as the first stop.
        || (line.raw.starts_with('\t') && near(0.0))
        || look.align == Alignment::Center;
    // Tab stops of other programs and rulers in inches: 10,6 mm, 12 mm.
    let near = found >= bound.min - NEAR && found <= bound.max + NEAR;
    let breach = broken(format!("thụt {} mm", number(found)));
    if lawful { None } else { breach.map(|breach| Breach { near, ..breach }) }
}

pub(super) fn gap(view: &View<'_>, at: usize, line: &Line<'_>, row: &LookRow) -> Option<Breach> {
    let bound = row.before?;
    let (_, above) = view.before(at)?;
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

pub(super) fn pitch(line: &Line<'_>, row: &LookRow) -> Option<Breach> {
    let look = &line.paragraph.look;
    let points = |twips: Twip| f64::from(twips.0) / 20.0;
    let size = line.paragraph.shown().map(|run| run.look.size.0).max().unwrap_or(28);
    // A single line of Times New Roman is 1.15 of its size.
    let single = f64::from(size) / 2.0 * 1.15;
    let found = match look.line {
        LineSpacing::Multiple(times) => format!("{} dòng", number(f64::from(times) / 240.0)),
        LineSpacing::Exact(pitch) => format!("đúng (Exactly) {} pt", number(points(pitch))),
        LineSpacing::AtLeast(pitch) => format!("ít nhất (At least) {} pt", number(points(pitch))),
    };
    let lawful = match (row.line?, look.line) {
        (LineRule::Multiple(bound), LineSpacing::Multiple(times)) => {
            let times = f64::from(times) / 240.0;
            times >= bound.min - 0.01 && times <= bound.max + 0.01
        }
        (LineRule::Multiple(bound), LineSpacing::Exact(pitch)) => {
            points(pitch) >= bound.min * single - 0.3 && points(pitch) <= bound.max * single + 0.3
        }
        (LineRule::Multiple(bound), LineSpacing::AtLeast(pitch)) => {
            points(pitch) <= bound.max * single + 0.3
        }
        (LineRule::Exact(bound), LineSpacing::Exact(pitch)) => {
            points(pitch) >= bound.min - 0.05 && points(pitch) <= bound.max + 0.05
        }
        (LineRule::Exact(_), _) => false,
    };
    if lawful { None } else { broken(found) }
}

/// Whether a length lies in a range of millimetres.
pub(super) fn within(length: Twip, least: f64, most: f64) -> bool {
    let slack = Twip::from(Mm(TOLERANCE)).0;
    length.0 >= Twip::from(Mm(least)).0 - slack && length.0 <= Twip::from(Mm(most)).0 + slack
}
