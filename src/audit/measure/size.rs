//! Audit, measured: type size of a part.

use super::letters::lettered;
use super::prelude::*;

pub(super) static SIZE: Property = Property {
    id: "co-chu",
    name: "Cỡ chữ",
    applies: |_, _| true,
    level: |_, _| Level::Error,
    allowed: |row| format!("cỡ chữ {}", range(row.size.min, row.size.max, "pt")),
    how_to_fix: |_| "chọn cả đoạn, sửa cỡ chữ ở thẻ Home, ô Font Size".into(),
    wrong: |row| format!("cỡ chữ {} pt", number(row.size.max + 1.0)),
    breach,
    fix,
    #[cfg(test)]
    examples: [
        |line, row| each_run(line, |look| look.size = HalfPoint((row.size.max * 2.0) as u32 + 2)),
        |line, row| {
            each_run(line, |look| look.size = row.points(TypeSize::Fourteen).into());
        },
    ],
};

/// Whether a size is outside what a row allows.
pub(super) fn is_off(size: HalfPoint, row: &LookRow) -> bool {
    let points = f64::from(size.0) / 2.0;
    points < row.size.min || points > row.size.max
}

fn breach(at: &At<'_, '_>) -> Option<Breach> {
    let off = lettered(at.view, at.line).find(|run| is_off(run.look.size, at.row))?;
    let points = number(f64::from(off.look.size.0) / 2.0);
    Some(Breach {
        words: shortened(off.text()), found: format!("cỡ chữ {points}"), near: false
    })
}

/// Running text has the size that most of it has, where that is allowed.
fn fix(context: &FixContext<'_, '_, '_>) -> Option<Vec<Fix>> {
    let (usual, part) = (context.usual(), context.part()?);
    let set = match usual {
        Some(HalfPoint(26)) => TypeSize::Thirteen,
        _ => TypeSize::Fourteen,
    };
    let known = usual.filter(|usual| is_running(part.role) && !is_off(*usual, part.row));
    let wanted = known.unwrap_or_else(|| part.row.points(set).into());
    let fixes = look(part.letters(), LookSet::Size(wanted), |run| is_off(run.look.size, part.row));
    // The drafter's mark after the last recipient is small by practice.
    let whole = fixes
        .iter()
        .all(|fix| matches!(fix, Fix::Look { range, .. } if range.len() == part.line().raw.len()));
    (whole || !matches!(part.role, Role::Recipient | Role::Filing)).then_some(fixes)
}
