//! Audit, measured: the rules (`đường kẻ`) under the motto, the issuing body and the subject, in whatever
//! form they are drawn.

use super::paragraphs::mm;
use super::prelude::*;
use crate::audit::rule::most;
use crate::audit::signs;
use crate::audit::view::first_header;
use crate::metrics::{Face, text_width, wrap_lines};
use crate::paper::{Block, LineForm, Paragraph};
use crate::profile::{Bound, Separator};
use crate::units::Twip;
use crate::viet::lower_first;

/// What tools of drawing and other fonts may add or take.
const TOLERANCE: f64 = 0.08;

/// A rule under a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    Motto,
    Issuer,
    Subject,
}

impl Under {
    pub(super) const ALL: [Under; 3] = [Under::Motto, Under::Issuer, Under::Subject];

    /// The part above it.
    pub(super) fn role(self, profile: &Profile) -> Option<Role> {
        match self {
            Under::Motto => profile.words.state.last().map(|line| line.role),
            Under::Issuer => {
                (profile.layout.under_issuer == Separator::Rule).then_some(Role::Issuer)
            }
            Under::Subject => {
                (profile.layout.under_subject == Separator::Rule).then_some(Role::Subject)
            }
        }
    }

    pub(super) fn bound(self, profile: &Profile) -> Bound {
        match self {
            Under::Motto => profile.rules.motto,
            Under::Issuer => profile.rules.issuer,
            Under::Subject => profile.rules.subject,
        }
    }

    pub(super) fn article(self, profile: &Profile) -> &str {
        match self {
            Under::Motto => &profile.articles.motto_rule,
            Under::Issuer => &profile.articles.issuer_rule,
            Under::Subject => &profile.articles.subject_rule,
        }
    }
}

/// The rule under a part, where the regime draws one.
pub(super) fn rule(profile: &Profile, under: Under) -> Option<Measured> {
    let role = under.role(profile)?;
    let part = profile.row(role).map(|row| lower_first(&row.name))?;
    let bound = under.bound(profile);
    let allowed = match (bound.max - bound.min).abs() < 0.001 && (bound.max - 1.0).abs() < 0.001 {
        true => "đường kẻ nét liền dài bằng dòng chữ".to_owned(),
        false => format!(
            "đường kẻ nét liền dài {} dòng chữ",
            match (bound.max - bound.min).abs() < 0.001 {
                true => format!("bằng {}", number(bound.value)),
                false => "từ 1/3 đến 1/2".to_owned(),
            }
        ),
    };
    Some(Measured {
        code: format!("duong-ke.{}", role.id()),
        name: format!("Đường kẻ dưới {part}"),
        level: most(profile.source),
        basis: under.article(profile).to_owned(),
        why: "Đường kẻ ngăn thành phần này với phần dưới; độ dài tính theo dòng chữ bên trên.",
        how_to_fix: "thẻ Insert, Shapes, Line: kẻ một đường ngay dưới dòng chữ, canh giữa, dài đúng quy định".into(),
        wrong: format!("dưới {part} không có đường kẻ"),
        right: allowed.clone(),
        allowed,
        traits: Traits::USUAL,
    })
}

pub(super) fn check(view: &View<'_>) -> Vec<Found> {
    Under::ALL.into_iter().filter_map(|under| one(view, under)).collect()
}

fn one(view: &View<'_>, under: Under) -> Option<Found> {
    let role = under.role(view.profile)?;
    let above: Vec<(usize, &Line<'_>)> = view.of(role).collect();
    let (at, last) = above.last().copied().filter(|(_, line)| !line.words().contains('\t'))?;
    let rule = rule(view.profile, under)?;
    let length = match drawn_below(view, at, last) {
        Some(Drawn::Rule(Some(length))) => f64::from(length.0),
        Some(Drawn::Rule(None)) => return None,
        _ if drawn_elsewhere(view, last) => return None,
        Some(Drawn::Typed(signs)) => {
            let words = format!("dãy dấu “{signs}” thay cho đường kẻ nét liền");
            let mut found = rule.found(view, Some(at), "", words);
            found.finding.level = found.finding.level.min(Level::Warning);
            return Some(found);
        }
        None => return Some(rule.found(view, Some(at), "", "không có đường kẻ".into())),
    };
    let bound = under.bound(view.profile);
    let widths: Option<Vec<(f64, f64)>> = above.iter().map(|(_, line)| width(line)).collect();
    let widths = widths?;
    let longest = widths.iter().map(|(longest, _)| *longest).fold(0.0, f64::max);
    let whole: f64 = widths.iter().map(|(_, whole)| *whole).sum();
    let (least, most) =
        (longest * bound.min * (1.0 - TOLERANCE), whole * bound.max * (1.0 + TOLERANCE));
    if length >= least && length <= most {
        return None;
    }
    let words = format!(
        "đường kẻ dài {} mm, dòng chữ dài {} mm (bằng {} dòng chữ)",
        number(mm(Twip(length as i32))),
        number(mm(Twip(longest as i32))),
        number((length / longest.max(1.0) * 100.0).round() / 100.0),
    );
    let mut found = rule.found(view, Some(at), "", words);
    found.finding.level = found.finding.level.min(Level::Warning);
    Some(found)
}

/// What is under a part in the place of its rule.
enum Drawn {
    /// A rule, of a length that may not be known.
    Rule(Option<Twip>),
    /// Signs in a row that are no solid line: hyphens, asterisks.
    Typed(String),
}

/// What is drawn under a paragraph: on it, in the lines below it that hold no words, in the cells below its own.
fn drawn_below(view: &View<'_>, at: usize, last: &Line<'_>) -> Option<Drawn> {
    let own = last.paragraph.lines();
    let own = own.iter().find(|line| !matches!(line.form, LineForm::BorderTop));
    if let Some(line) = own {
        return Some(Drawn::Rule(line.length));
    }
    if last.raw.contains(['_', '─']) {
        return Some(Drawn::Rule(None));
    }
    let mut above = at;
    for _ in 0..3 {
        let Some((next, line)) = view.after(above) else {
            return cells_below(view, last).into_iter().find_map(drawn_in);
        };
        if has_words(line) {
            // The rule may be the upper border of what follows.
            let lines = line.paragraph.lines();
            let border = lines.iter().find(|line| line.form == LineForm::BorderTop);
            return border.map(|line| Drawn::Rule(line.length));
        }
        if let Some(drawn) = drawn_in(line) {
            return Some(drawn);
        }
        above = next;
    }
    None
}

/// Whether a line is more than something drawn.
fn has_words(line: &Line<'_>) -> bool {
    !signs::is_row_of_signs(line.words())
        && line.words().chars().any(char::is_alphanumeric)
        && !line.is(Role::AppendixNote)
}

/// What is drawn in a line without words.
fn drawn_in(line: &Line<'_>) -> Option<Drawn> {
    if let Some(line) = line.paragraph.lines().first() {
        return Some(Drawn::Rule(line.length));
    }
    // A tab that a row of signs fills.
    let look = &line.paragraph.look;
    if line.raw.contains('\t') && look.tabs.iter().any(|tab| tab.leader) {
        return Some(Drawn::Rule(None));
    }
    let typed = signs::is_row_of_signs(line.words());
    typed.then(|| Drawn::Typed(line.words().to_owned()))
}

/// The lines of the cells below a line's own, down to the first row with words there.
fn cells_below<'v>(view: &'v View<'_>, last: &Line<'_>) -> Vec<&'v Line<'v>> {
    let Some(own) = last.place else { return Vec::new() };
    let below = view.lines.iter().filter(|line| {
        line.place.is_some_and(|place| {
            let beneath = place.cell == own.cell && place.cells == own.cells;
            place.table == own.table && place.row > own.row && beneath
        })
    });
    below.take_while(|line| !has_words(line)).collect()
}

/// A line that floats anywhere in the head or in the header of page 1, or a border of the cell: there, of a
/// length that is not known.
fn drawn_elsewhere(view: &View<'_>, last: &Line<'_>) -> bool {
    let drawn =
        |paragraph: &Paragraph| paragraph.drawings().any(|drawing| !drawing.lines.is_empty());
    let header = first_header(view.paper).into_iter().flat_map(|part| view.paper.paragraphs(part));
    let floats = header.take(40).any(drawn)
        || view.lines.iter().take(40).any(|line| line.is_of_text() && drawn(line.paragraph));
    let cell = last.place.and_then(|place| {
        let blocks = view.paper.blocks(last.paragraph.address.part);
        let table = blocks.get(last.block).and_then(Block::as_table)?;
        let cell = table.rows.get(place.row)?.cells.get(place.cell)?;
        let below = table.rows.get(place.row + 1);
        let below =
            below.and_then(|row| row.cells.iter().find(|under| under.column == cell.column));
        Some(cell.borders.bottom.is_some() || below.is_some_and(|cell| cell.borders.top.is_some()))
    });
    floats || cell.unwrap_or(false)
}

/// The longest line of a paragraph as it wraps and all of it, in twips; `None` in other fonts.
fn width(line: &Line<'_>) -> Option<(f64, f64)> {
    let run = line.paragraph.shown().find(|run| !run.text().trim().is_empty())?;
    if !run.look.font.eq_ignore_ascii_case("Times New Roman") {
        return None;
    }
    let face = match (run.look.bold, run.look.italic) {
        (false, false) => Face::Regular,
        (true, false) => Face::Bold,
        (false, true) => Face::Italic,
        (true, true) => Face::BoldItalic,
    };
    let words = line.words();
    let words = if run.look.caps { words.to_uppercase() } else { words.to_owned() };
    let size = run.look.size.0;
    let whole: u32 = words.lines().map(|part| text_width(part, face, size)).sum();
    let indents = line.paragraph.look.indents;
    let room = line.paragraph.room.map_or(i32::MAX, |room| (room - indents.left - indents.right).0);
    let longest = words
        .lines()
        .flat_map(|part| wrap_lines(part, face, size, room.max(1) as u32))
        .map(|part| text_width(&part, face, size))
        .max()?;
    Some((f64::from(longest), f64::from(whole)))
}

#[cfg(test)]
pub(super) const EXAMPLES: [super::Examples; 3] = [
    (
        "duong-ke.co-quan-ban-hanh",
        |sample| sample.nth(Role::Rule, 0, |line| line.look.borders.top = None),
        |sample| {
            sample.nth(Role::Rule, 0, |line| line.room = line.room.map(|all| Twip(all.0 * 9 / 8)))
        },
    ),
    (
        "duong-ke.tieu-ngu",
        |sample| sample.nth(Role::Rule, 1, |line| line.look.borders.top = None),
        |sample| {
            sample
                .nth(Role::Rule, 1, |line| line.room = line.room.map(|all| Twip(all.0 * 99 / 100)))
        },
    ),
    (
        "duong-ke.trich-yeu",
        |sample| sample.nth(Role::Rule, 2, |line| line.look.borders.top = None),
        |sample| {
            sample.nth(Role::Rule, 2, |line| line.room = line.room.map(|all| Twip(all.0 * 9 / 8)))
        },
    ),
];
