//! Audit, measured: how far the first line of a paragraph is set in.

use super::paragraphs::{TOLERANCE, broken, is_carried, mm, paragraph_box, set};
use super::prelude::*;
use crate::paper::Alignment;
use crate::profile::Bound;
use crate::units::{Mm, Twip};

pub(super) static FIRST_LINE: Property = Property {
    id: "thut-dong-dau",
    name: "Thụt dòng đầu",
    applies: |role, row| row.first_line.is_some() && is_running(role),
    level: |_, _| Level::Error,
    allowed,
    how_to_fix: |_| paragraph_box("Indentation: Left 0, Special: First line", "10 mm hoặc 12,7 mm"),
    wrong: |_| "thụt 25 mm".into(),
    breach,
    fix,
    #[cfg(test)]
    examples: [
        |line, _| line.look.indents.first_line = Mm(25.0).into(),
        |line, row| {
            let bound = row.first_line.map_or(10.0, |bound| bound.max);
            line.look.indents.first_line = Mm(bound).into();
        },
    ],
};

/// A first line this much off looks the same on paper, in mm.
const NEAR: f64 = 2.5;

fn allowed(row: &LookRow) -> String {
    let mut all = row.first_line_also.clone();
    let bound = row.first_line.unwrap_or(Bound { value: 0.0, min: 0.0, max: 0.0 });
    if (bound.max - bound.min).abs() >= 0.001 {
        return format!("thụt {}", range(bound.min, bound.max, "mm"));
    }
    all.push(bound.value);
    all.sort_by(f64::total_cmp);
    let all: Vec<String> = all.iter().map(|mm| number(*mm)).collect();
    format!("thụt {} mm", all.join(" hoặc "))
}

fn breach(at: &At<'_, '_>) -> Option<Breach> {
    if is_carried(at) {
        return None;
    }
    let bound = at.row.first_line?;
    let (line, look) = (at.line, &at.line.paragraph.look);
    let found = mm(look.indents.left + look.indents.first_line);
    let near = |wanted: f64| (found - wanted).abs() <= TOLERANCE;
    let right = (found >= bound.min - TOLERANCE && found <= bound.max + TOLERANCE)
        || at.row.first_line_also.iter().any(|also| near(*also))
        // A tab at the start moves the line in as far as the first stop.
        || (line.raw.starts_with('\t') && near(0.0))
        || look.align == Alignment::Center;
    // Tab stops of other programs and rulers in inches: 10,6 mm, 12 mm.
    let near = found >= bound.min - NEAR && found <= bound.max + NEAR;
    let breach = broken(format!("thụt {} mm", number(found)));
    if right { None } else { breach.map(|breach| Breach { near, ..breach }) }
}

fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let prose = context.prose()?;
    // Where a number is drawn, the list says how far it is set in.
    if prose.line().paragraph.number.is_some() {
        return None;
    }
    let first_line = Mm(prose.part().row.first_line?.value).into();
    let sets = vec![ParagraphSet::Left(Twip(0)), ParagraphSet::FirstLine(first_line)];
    Some(set(prose.line(), sets))
}
