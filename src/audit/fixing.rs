//! Audit: what fixes a finding for certain; whatever needs a person's judgement has no fix.
//!
//! Each rule's own file says how it is fixed, with what is here. A fix is made from what [`super::certain`] gives
//! and from nothing else: a part of which it isn't certain what it is reaches no fix. A finding is fixed whole or
//! not at all: what would be left half of it is left.

use std::ops::Range;

use chrono::NaiveDate;

use super::certain::{Ground, Letters, Page, Part, Prose, Quotes};
use super::finding::{Finding, Level};
use super::pattern::Pattern;
use super::view::{Line, View, is_running};
use crate::paper::{Change, Run};
use crate::units::HalfPoint;
use crate::word::edit::{Fix, LookSet};

/// What fixes a finding, in order; `None` where a person must judge.
pub(super) type Fixer = fn(&FixContext<'_, '_, '_>) -> Option<Vec<Fix>>;

/// A finding to be fixed: what is certain at its place.
pub(super) struct FixContext<'g, 'v, 'p> {
    ground: &'g Ground<'v, 'p>,
    usual: Option<HalfPoint>,
    finding: &'g Finding,
}

impl<'g, 'v, 'p> FixContext<'g, 'v, 'p> {
    /// A finding of a document in which most of the text is of a size.
    pub(super) fn new(
        ground: &'g Ground<'v, 'p>,
        usual: Option<HalfPoint>,
        finding: &'g Finding,
    ) -> Self {
        FixContext { ground, usual, finding }
    }

    /// What is certain in the document.
    pub(super) fn ground(&self) -> &'g Ground<'v, 'p> {
        self.ground
    }

    /// The document.
    pub(super) fn view(&self) -> &'v View<'p> {
        self.ground.view()
    }

    /// The size in which most of the running text is set.
    pub(super) fn usual(&self) -> Option<HalfPoint> {
        self.usual
    }

    /// The finding's line.
    pub(super) fn at(&self) -> Option<usize> {
        self.finding.at.order.checked_sub(1)
    }

    /// The page that the finding is about, where it is that of the document's own text.
    pub(super) fn page(&self) -> Option<Page> {
        self.finding.at.section.and_then(|section| self.ground.page(section))
    }

    /// The characters of the finding's line, where their look may be changed.
    pub(super) fn letters(&self) -> Option<Letters<'v, 'p>> {
        self.ground.letters(self.at()?)
    }

    /// The part that the finding's line is, where its own words say so.
    pub(super) fn part(&self) -> Option<Part<'v, 'p>> {
        self.ground.part(self.at()?)
    }

    /// The same, where the finding is certain too.
    pub(super) fn sure_part(&self) -> Option<Part<'v, 'p>> {
        self.part().filter(|_| self.finding.level == Level::Error)
    }

    /// The paragraph of running text that the finding's line is.
    pub(super) fn prose(&self) -> Option<Prose<'v, 'p>> {
        self.ground.prose(self.at()?)
    }
}

/// The size in which most of the running text is set.
pub(super) fn usual(view: &View<'_>) -> Option<HalfPoint> {
    let mut count = std::collections::BTreeMap::new();
    for line in view.lines.iter().filter(|line| line.role.is_some_and(is_running)) {
        for run in line.paragraph.shown() {
            *count.entry(run.look.size.0).or_insert(0usize) += run.text().len();
        }
    }
    count.into_iter().max_by_key(|(_, letters)| *letters).map(|(size, _)| HalfPoint(size))
}

/// Sets the look of the characters for which something holds.
pub(super) fn look(letters: Letters<'_, '_>, set: LookSet, off: impl Fn(&Run) -> bool) -> Vec<Fix> {
    let line = letters.line();
    let at = &line.paragraph.address;
    let ranges = letters.where_(off).into_iter().map(|range| in_paragraph(line, range));
    ranges.map(|range| Fix::Look { at: at.clone(), range, set: vec![set.clone()] }).collect()
}

/// A range of a line as one of its paragraph, of which it may be a part.
pub(super) fn in_paragraph(line: &Line<'_>, range: Range<usize>) -> Range<usize> {
    line.start + range.start..line.start + range.end
}

/// Which characters of a line a person typed and no one else is at work on, looked up once for a finding.
pub(super) struct Typed<'l, 'p> {
    line: &'l Line<'p>,
    /// The stretches of the line, and whether they are typed.
    runs: Vec<(Range<usize>, bool)>,
    quotes: Quotes,
}

impl<'l, 'p> Typed<'l, 'p> {
    /// Of a line.
    pub(super) fn of(line: &'l Line<'p>) -> Self {
        // What a field or a control fills is theirs; what another has put in and no one accepted yet too.
        let typed = |run: &Run| {
            run.field.is_none() && run.control.is_none() && !run.change.is_some_and(is_pending)
        };
        let free = line.paragraph.control.is_none();
        let runs = line.paragraph.shown_at().filter(|(_, run)| !run.text().is_empty());
        let runs = runs.map(|(range, run)| (range, free && typed(run))).collect();
        Typed { line, runs, quotes: Quotes::of(&line.raw) }
    }

    /// Whether a person typed these characters.
    pub(super) fn is_typed(&self, range: &Range<usize>) -> bool {
        let first = self.runs.partition_point(|(run, _)| run.end <= range.start);
        let end = range.end.max(range.start + 1);
        let mut touched = self.runs.iter().skip(first).take_while(|(run, _)| run.start < end);
        touched.all(|(_, typed)| *typed)
    }

    /// Other words in the place of some that a person typed and does not quote.
    pub(super) fn text(&self, range: Range<usize>, words: String) -> Option<Fix> {
        let at = self.line.paragraph.address.clone();
        let mine = self.is_typed(&range) && !self.quotes.hold(&range);
        let range = in_paragraph(self.line, range);
        mine.then_some(Fix::Text { at, range, words })
    }
}

fn is_pending(change: Change) -> bool {
    matches!(change, Change::Inserted | Change::MovedHere)
}

static DAY: Pattern =
    Pattern::new(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?\b");

/// Puts the zeros of every day and month in a part right.
pub(super) fn zeros(part: Part<'_, '_>) -> Option<Vec<Fix>> {
    let line = part.line();
    let typed = Typed::of(line);
    let mut fixes = Vec::new();
    for groups in DAY.all_groups(&line.raw) {
        let value = |nth: usize| groups.get(nth).and_then(|digits| digits.as_str().parse().ok());
        let (day, month): (u32, u32) = (value(1)?, value(2)?);
        // A day that no calendar has is wrong in another way. Without a year, the 29th of February may be.
        let year = value(3).map_or(2024, |year| year as i32);
        NaiveDate::from_ymd_opt(year, month, day)?;
        for (nth, value, padded_below) in [(1, day, 10), (2, month, 3)] {
            let digits = groups.get(nth)?;
            let right = if value < padded_below { format!("0{value}") } else { value.to_string() };
            if right != digits.as_str() {
                fixes.push(typed.text(digits.range(), right)?);
            }
        }
    }
    (!fixes.is_empty()).then_some(fixes)
}
