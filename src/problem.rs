//! Ground: what is wrong, where it is, and whose it is to fix.
//!
//! Every layer has its own faults as an enum of facts with one table of words next to it ([`Fault`]). A [`Problem`] is a fault with the place in the input that causes it; stages
//! collect [`Problems`] and never stop at the first. Only the shell prints them ([`report`]).

mod fault;
pub mod report;
pub mod words;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use crate::limits;
use crate::viet;

pub(crate) use fault::faults;
pub use fault::{Description, Explained, Fault, Hint, Range};

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Odd but allowed (`cảnh báo`): said, never fatal.
    Warning,
    /// Wrong (`lỗi`): the document cannot be made.
    Error,
}

/// Who can fix a problem; decides the exit code once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The clerk's data or a template: exit code 1.
    Input,
    /// The command line: exit code 2.
    Usage,
    /// The machine (disk, rights, a missing program) or a bug of this program: exit code 3.
    Environment,
}

impl Origin {
    /// The process exit code of a run whose worst problem has this origin.
    pub fn exit_code(self) -> u8 {
        match self {
            Origin::Input => 1,
            Origin::Usage => 2,
            Origin::Environment => 3,
        }
    }
}

/// A place in an input file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the clerk knows it, e.g. `data/plan.yaml`.
    pub file: Arc<str>,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub line: u32,
    /// The column in characters, from 1; 0 where the line or file as a whole is meant.
    pub column: u32,
    /// How many characters the caret line covers; at least 1.
    pub length: u32,
}

impl Place {
    /// The place that means a whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Place { file: file.into(), line: 0, column: 0, length: 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (0, _) => write!(f, "{}", self.file),
            (line, 0) => write!(f, "{}:{line}", self.file),
            (line, column) => write!(f, "{}:{line}:{column}", self.file),
        }
    }
}

/// One thing that is wrong, with its words and its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Problem {
    /// The stable code of the fault.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Who can fix it.
    pub origin: Origin,
    /// What is wrong, in Vietnamese.
    pub message: String,
    /// What to do, in Vietnamese.
    pub hint: Option<String>,
    /// Where; `None` only where no input causes it (a full disk).
    pub place: Option<Place>,
    /// How many others of its kind it stands for, which are not reported; 0 for one that is reported itself.
    pub more: usize,
}

impl Problem {
    /// A problem at a place of the input.
    pub fn at(fault: &impl Fault, place: Place) -> Self {
        Problem { place: Some(place), ..Problem::nowhere(fault) }
    }

    /// A problem that no place of the input causes.
    pub fn nowhere(fault: &impl Fault) -> Self {
        let Description { code, severity, origin, message, hint } = fault.describe();
        Problem { code, severity, origin, message, hint, place: None, more: 0 }
    }

    /// What is said of problems that are only counted.
    fn of_the_like(
        code: &'static str,
        severity: Severity,
        (more, origin): (usize, Origin),
    ) -> Self {
        let what = match severity {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
        };
        let count = viet::format_number(more.into());
        let message = format!(
            "còn {count} {what} cùng loại này không kể ra; sửa những chỗ đã kể rồi chạy lại"
        );
        Problem { code, severity, origin, message, hint: None, place: None, more }
    }

    /// Whether it keeps a document from being made.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The problems of a run, in the order in which they were found, each once.
///
/// Of one kind the first so many are kept ([`limits::reported`]) and the others counted: a file of one mistake all over
/// tells nothing more with its ten thousandth, and would fill the memory.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    kinds: BTreeMap<&'static str, KindOfProblem>,
}

/// What is known of the problems of one code.
#[derive(Debug, Clone, Default)]
struct KindOfProblem {
    /// Which of those kept are in which file.
    in_file: HashMap<Option<Arc<str>>, Vec<usize>>,
    kept: usize,
    /// Those that were counted and not kept, with whose they are to fix.
    more: BTreeMap<Severity, (usize, Origin)>,
}

impl KindOfProblem {
    /// Counts problems that are not kept.
    fn count(&mut self, problem: &Problem, number: usize) {
        self.more.entry(problem.severity).or_insert((0, problem.origin)).0 += number;
    }
}

impl Problems {
    /// No problem yet.
    pub fn new() -> Self {
        Problems::default()
    }

    /// Adds one, where the like of it have not been reported often enough.
    pub fn push(&mut self, problem: Problem) {
        let kind = self.kinds.entry(problem.code).or_default();
        if problem.more > 0 {
            return kind.count(&problem, problem.more);
        }
        let file = problem.place.as_ref().map(|place| place.file.clone());
        let here = kind.in_file.entry(file).or_default();
        if here.iter().any(|nth| self.kept.get(*nth) == Some(&problem)) {
            return;
        }
        if here.len() < limits::reported::IN_FILE && kind.kept < limits::reported::IN_ALL {
            here.push(self.kept.len());
            kind.kept += 1;
            self.kept.push(problem);
        } else {
            kind.count(&problem, 1);
        }
    }

    /// Adds a fault at a place.
    pub fn at(&mut self, fault: &impl Fault, place: Place) {
        self.push(Problem::at(fault, place));
    }

    /// Takes over all problems of another collection.
    pub fn extend(&mut self, other: Problems) {
        other.into_iter().for_each(|problem| self.push(problem));
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.kept.iter().any(Problem::is_error) || self.more().any(|problem| problem.is_error())
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many there are, those that are only counted too.
    pub fn len(&self) -> usize {
        self.kept.len() + self.more().map(|problem| problem.more).sum::<usize>()
    }

    /// The problems that are reported, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.kept.iter()
    }

    /// What stands for the problems that are only counted.
    pub fn more(&self) -> impl Iterator<Item = Problem> {
        self.kinds.iter().flat_map(|(code, kind)| {
            kind.more.iter().map(|(severity, more)| Problem::of_the_like(code, *severity, *more))
        })
    }

    /// Puts them in the order of their places (file, line, column) and drops exact repeats.
    pub fn sort(&mut self) {
        self.kept
            .sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
        for kind in self.kinds.values_mut() {
            kind.in_file.clear();
        }
        for (nth, problem) in self.kept.iter().enumerate() {
            let file = problem.place.as_ref().map(|place| place.file.clone());
            let kind = self.kinds.entry(problem.code).or_default();
            kind.in_file.entry(file).or_default().push(nth);
        }
    }
}

impl PartialEq for Problems {
    fn eq(&self, other: &Self) -> bool {
        self.kept == other.kept && self.more().eq(other.more())
    }
}

impl Eq for Problems {}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        let mut problems = Problems::new();
        problems.push(problem);
        problems
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    /// Those that are reported, then what stands for the others.
    fn into_iter(mut self) -> Self::IntoIter {
        let more: Vec<Problem> = self.more().collect();
        self.kept.extend(more);
        self.kept.into_iter()
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(iter: I) -> Self {
        let mut problems = Problems::new();
        iter.into_iter().for_each(|problem| problems.push(problem));
        problems
    }
}
