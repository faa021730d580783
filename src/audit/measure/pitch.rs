//! Audit, measured: the distance of lines.

use super::paragraphs::{broken, is_carried, paragraph_box, set};
use super::prelude::*;
use crate::paper::LineSpacing;
use crate::profile::LineRule;
use crate::units::{Pt, Twip};

pub(super) static PITCH: Property = Property {
    id: "cach-dong",
    name: "Cách dòng",
    applies: |role, row| row.line.is_some() && is_running(role),
    level: |_, _| Level::Error,
    allowed: |row| match row.line {
        Some(LineRule::Multiple(bound)) => {
            format!("cách dòng {}", range(bound.min, bound.max, "dòng"))
        }
        Some(LineRule::Exact(bound)) => {
            format!("cách dòng chính xác (Exactly) {}", range(bound.min, bound.max, "pt"))
        }
        None => String::new(),
    },
    how_to_fix: |row| {
        let value = match row.line {
            Some(LineRule::Multiple(_)) => "Single đến 1.5 lines",
            Some(LineRule::Exact(_)) => "Exactly, 18 pt",
            None => "",
        };
        paragraph_box("Line spacing", value)
    },
    wrong: |_| "cách dòng 3 dòng".into(),
    breach,
    fix,
    #[cfg(test)]
    examples: [
        |line, _| line.look.line = LineSpacing::Multiple(720),
        |line, row| {
            line.look.line = row.line.map_or(LineSpacing::Multiple(240), |rule| match rule {
                LineRule::Multiple(bound) => LineSpacing::Multiple((bound.max * 240.0) as u32),
                LineRule::Exact(bound) => LineSpacing::Exact(Pt(bound.max).into()),
            });
        },
    ],
};

fn breach(at: &At<'_, '_>) -> Option<Breach> {
    if is_carried(at) {
        return None;
    }
    let line = at.line;
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
    let right = match (at.row.line?, look.line) {
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
    if right { None } else { broken(found) }
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let prose = context.prose()?;
    let pitch = match prose.part().row.line? {
        LineRule::Multiple(bound) => LineSpacing::Multiple((bound.value * 240.0).round() as u32),
        LineRule::Exact(bound) => LineSpacing::Exact(Pt(bound.value).into()),
    };
    Some(set(prose.line(), vec![ParagraphSet::Line(pitch)]))
}
