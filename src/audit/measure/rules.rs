//! Audit, measured: the rules (`đường kẻ`) under the motto, the issuing body and the subject, in whatever
//! form they are drawn.

use super::paragraphs::mm;
use super::words::{Told, number};
use crate::audit::finding::{Finding, Level};
use crate::audit::view::{Line, View};
use crate::metrics::{Face, text_width, wrap_lines};
use crate::paper::{Block, LineForm, PartKind};
use crate::profile::{Bound, Profile, Role, Separator};
use crate::units::Twip;

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

pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    Under::ALL.into_iter().filter_map(|under| one(view, under)).collect()
}

fn one(view: &View<'_>, under: Under) -> Option<Finding> {
    let role = under.role(view.profile)?;
    let above: Vec<(usize, &Line<'_>)> = view.of(role).collect();
    let (at, last) = above.last().copied().filter(|(_, line)| !line.words().contains('\t'))?;
    let told: Told = super::words::rule(view.profile, under)?;
    let Some(drawn) = drawn_below(view, at, last) else {
        if drawn_elsewhere(view, last) {
            return None;
        }
        return Some(told.finding(view, Some(at), "", "không có đường kẻ".into()));
    };
    let length = f64::from(drawn?.0);
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
    let found = format!(
        "đường kẻ dài {} mm, dòng chữ dài {} mm (bằng {} dòng chữ)",
        number(mm(Twip(length as i32))),
        number(mm(Twip(longest as i32))),
        number((length / longest.max(1.0) * 100.0).round() / 100.0),
    );
    let mut finding = told.finding(view, Some(at), "", found);
    finding.level = finding.level.min(Level::Warning);
    Some(finding)
}

/// The line drawn under a paragraph: `None` where there is none, `Some(None)` where its length is unknown.
fn drawn_below(view: &View<'_>, at: usize, last: &Line<'_>) -> Option<Option<Twip>> {
    let own = last.paragraph.lines();
    let own = own.iter().find(|line| !matches!(line.form, LineForm::BorderTop));
    if let Some(line) = own {
        return Some(line.length);
    }
    if last.raw.contains(['_', '─']) {
        return Some(None);
    }
    let mut at = at;
    for _ in 0..3 {
        let Some((next, line)) = view.after(at) else { break };
        if line.words().chars().any(char::is_alphanumeric) && !line.is(Role::AppendixNote) {
            break;
        }
        if let Some(line) = line.paragraph.lines().first() {
            return Some(line.length);
        }
        at = next;
    }
    None
}

/// A line that floats anywhere in the head, or a border of the cell: there, of a length not to be told.
fn drawn_elsewhere(view: &View<'_>, last: &Line<'_>) -> bool {
    let floats = view.lines.iter().take(40).any(|line| {
        line.part == PartKind::Body
            && line.paragraph.drawings().any(|drawing| !drawing.lines.is_empty())
    });
    let cell = last.place.and_then(|place| {
        let table = view.paper.body().get(last.block).and_then(Block::as_table)?;
        let below = table.rows.get(place.row + 1).and_then(|row| row.cells.get(place.cell));
        let cell = table.rows.get(place.row)?.cells.get(place.cell)?;
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
