//! Audit: the numbers of articles, clauses and points in the order of the text, and where they slip.
//!
//! A sequence restarts under each new heading above it. Beginning again at the first number is also allowed after
//! words that announce a list (`như sau:`) or after other text; a list that goes on from the one before it is
//! allowed too.

use super::pattern::Pattern;
use super::view::{View, is_running};
use crate::paper::PartKind;
use crate::profile::Role;
use crate::viet::point_letter;

/// A step of the numbering below `I.`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// `Điều 1.`
    Article,
    /// `1.`
    Clause,
    /// `1.1.`
    Subclause,
    /// `a)`
    Point,
}

/// A number that is not the next one.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) line: usize,
    pub(super) level: Step,
    pub(super) found: String,
    pub(super) wanted: String,
}

static ROMAN: Pattern = Pattern::new(r"^[IVXL]+[.)-]\s");
static ARTICLE: Pattern = Pattern::new(r"^Điều (\d{1,3})\.");
static CLAUSE: Pattern = Pattern::new(r"^(\d{1,2})\.\s");
static SUBCLAUSE: Pattern = Pattern::new(r"^(\d{1,2})\.(\d{1,2})\.?\s");
static POINT: Pattern = Pattern::new(r"^([a-zđ])\)\s");

/// How far each sequence has come; 0 is not begun.
#[derive(Default)]
struct Counts {
    article: u32,
    clause: u32,
    /// The last clause of any heading: numbers may go on through all of them.
    last_clause: u32,
    subclause: u32,
    point: u32,
    /// Whether the line before ends with a colon or is no part of a sequence.
    announced: bool,
}

/// Every slip of a document, in its order.
pub(super) fn slips(view: &View<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut counts = Counts { announced: true, ..Counts::default() };
    for (at, line) in view.written().filter(|(_, line)| line.part == PartKind::Body) {
        let heading = matches!(
            line.role,
            Some(Role::PartLabel | Role::PartTitle | Role::AppendixLabel | Role::Recipients)
        );
        if heading {
            counts.begin(Step::Article);
            // Rules that an appendix or another part holds may begin again.
            continue;
        }
        if line.place.is_some() || !line.role.is_some_and(is_running) {
            counts.announced = true;
            continue;
        }
        let words = line.paragraph.text_with_number().replace('\u{a0}', " ");
        let words = words.trim();
        let begins = words.starts_with(|c: char| c.is_ascii_digit() || "ĐIVXL".contains(c));
        let may = begins || words.chars().nth(1) == Some(')');
        if !may {
            counts.announced = true;
        } else if let Some((level, slip)) = counts.step(words, line.all_bold()) {
            if let Some((found, wanted)) = slip {
                slips.push(Slip { line: at, level, found, wanted });
            }
            counts.announced = words.ends_with(':');
        } else {
            counts.announced = true;
        }
    }
    slips
}

impl Counts {
    /// A heading of this level or above: what is below restarts.
    fn begin(&mut self, level: Step) {
        match level {
            Step::Article => (self.clause, self.subclause, self.point) = (0, 0, 0),
            Step::Clause => (self.subclause, self.point) = (0, 0),
            Step::Subclause | Step::Point => self.point = 0,
        }
        self.announced = true;
    }

    /// What a line counts, and how its number slips.
    fn step(&mut self, words: &str, bold: bool) -> Option<(Step, Option<(String, String)>)> {
        let number = |pattern: &Pattern, nth: usize| -> Option<u32> {
            pattern.groups(words)?.get(nth)?.as_str().parse().ok()
        };
        if ROMAN.is_in(words) {
            self.begin(Step::Article);
            return None;
        }
        if let Some(found) = number(&ARTICLE, 1) {
            let slip = (found != self.article + 1 && found != 1)
                .then(|| (format!("Điều {found}"), format!("Điều {}", self.article + 1)));
            self.article = found;
            self.begin(Step::Article);
            return Some((Step::Article, slip));
        }
        if let (Some(upper), Some(found)) = (number(&SUBCLAUSE, 1), number(&SUBCLAUSE, 2)) {
            let clause = if self.clause == 0 { upper } else { self.clause };
            let is_allowed = upper == clause && (found == self.subclause + 1);
            let slip = (!is_allowed).then(|| {
                (format!("số {upper}.{found}"), format!("số {clause}.{}", self.subclause + 1))
            });
            self.subclause = found;
            self.begin(Step::Subclause);
            return Some((Step::Subclause, slip));
        }
        if let Some(found) = number(&CLAUSE, 1) {
            let is_allowed = found == self.clause + 1
                || (found == 1 && (self.announced || bold))
                || (self.clause == 0 && found == self.last_clause + 1);
            let slip = (!is_allowed)
                .then(|| (format!("khoản {found}"), format!("khoản {}", self.clause + 1)));
            (self.clause, self.last_clause) = (found, found);
            self.begin(Step::Clause);
            return Some((Step::Clause, slip));
        }
        let letter = POINT.groups(words)?.get(1)?.as_str().to_owned();
        let found = (0..23).find(|nth| point_letter(*nth) == letter)? as u32 + 1;
        let is_allowed = found == self.point + 1 || (found == 1 && self.announced);
        let slip = (!is_allowed).then(|| {
            let next = point_letter(self.point as usize);
            (format!("điểm {letter})"), format!("điểm {next})"))
        });
        self.point = found;
        Some((Step::Point, slip))
    }
}
