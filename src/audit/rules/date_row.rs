//! Audit rule `dia-danh-thoi-gian.cung-dong`: Số, ký hiệu và thời gian trên cùng một dòng.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "dia-danh-thoi-gian.cung-dong",
    name: "Số, ký hiệu và thời gian trên cùng một dòng",
    level: Level::Warning,
    about: About::Parts,
    state: Basis::regulation("Phụ lục I, Phần I, mục II, khoản 4.c"),
    party: Basis::regulation("Phần I, mục 4"),
    why: "Địa danh và thời gian ban hành trình bày trên cùng một dòng với số, ký hiệu.",
    allowed: Allowed::Same("hai thành phần ở cùng một hàng của bảng phần đầu"),
    how_to_fix: "đặt số, ký hiệu và thời gian vào cùng một hàng của bảng ở đầu văn bản",
    model: Model::Plan,
    wrong: described!(
        "ngày tháng ở hàng thứ ba của bảng phần đầu, số ký hiệu ở hàng thứ hai",
        |sample| sample.own_row(0, 1, 1)
    ),
    right: described!("số, ký hiệu và ngày tháng ở cùng một hàng", |sample| {
        sample.own_row(0, 1, 0);
        sample.own_row(0, 1, 1);
    }),
    check,
    traits: Traits::USUAL,
};

/// A line of the smallest type that a head has, in points.
const LINE: f64 = 13.5;

/// How much is above a line in its cell, in points; `None` where it can't be determined.
fn height_above(view: &View<'_>, at: usize) -> Option<f64> {
    let own = view.lines.get(at)?;
    let mut height = f64::from(own.paragraph.look.before.0) / 20.0;
    for line in view.lines.get(..at)?.iter().rev().take_while(|line| line.place == own.place) {
        if line.column != own.column || line.laid != Laid::Whole {
            return None;
        }
        height += height_of(line)?;
    }
    Some(height)
}

fn height_of(line: &Line<'_>) -> Option<f64> {
    let look = &line.paragraph.look;
    let drawn = line.paragraph.drawings().any(|drawing| !drawing.floating);
    if drawn || look.framed {
        return None;
    }
    let size = line.paragraph.shown().map(|run| run.look.size.0).max();
    let size = f64::from(size.unwrap_or(line.paragraph.mark.size.0)) / 2.0;
    let pitch = match look.line {
        crate::paper::LineSpacing::Multiple(times) => size * 1.15 * f64::from(times) / 240.0,
        crate::paper::LineSpacing::Exact(pitch) => f64::from(pitch.0) / 20.0,
        crate::paper::LineSpacing::AtLeast(pitch) => (f64::from(pitch.0) / 20.0).max(size * 1.15),
    };
    // The national name is reported elsewhere where its column is too narrow for it.
    let lines = match (line.is(Role::NationalName) || line.words().is_empty(), line.free()) {
        (true, _) => 1.0,
        (false, Some(free)) if free > 0 => (line.width() as f64 / free as f64).ceil().max(1.0),
        (false, _) => return None,
    };
    let soft = line.raw.matches('\n').count() as f64;
    let gaps = f64::from(look.before.0 + look.after.0) / 20.0;
    Some(pitch * (lines + soft) + gaps)
}

fn check(view: &View<'_>, hits: &mut Hits) {
    let number = view.first(Role::NumberSymbol).and_then(|(_, line)| line.place);
    let Some((at, line)) = view.first(Role::PlaceDate) else { return };
    // Within one row of a table with all names above it, empty paragraphs may level the two.
    if let (Some(number), Some(date)) = (number, line.place)
        && number.table == date.table
        && number.row != date.row
    {
        hits.line(at, line.words(), "không cùng hàng với số, ký hiệu");
        return;
    }
    // In one row the two are level only where as much is above the one as above the other.
    let number = view.first(Role::NumberSymbol);
    if let (Some((number_at, number)), Some(date)) = (number, line.place)
        && number.place.is_some_and(|place| (place.table, place.row) == (date.table, date.row))
        && number.place.is_some_and(|place| place.cell != date.cell)
        && let (Some(left), Some(right)) = (height_above(view, number_at), height_above(view, at))
        && (left - right).abs() >= LINE
    {
        let how = if left < right { "thấp" } else { "cao" };
        let lines = ((left - right).abs() / LINE).floor();
        hits.line(at, line.words(), format!("{how} hơn dòng số, ký hiệu khoảng {lines} dòng"));
    }
}
