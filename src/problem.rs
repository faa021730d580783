//! Ground: what is wrong, where it stands, and whose it is to mend.
//!
//! Every layer describes its own faults as an enum that implements [`Fault`]: facts in the type, the
//! words beside them once. A [`Problem`] is a fault with the place in the input that causes it; stages
//! collect [`Problems`] and never stop at the first. Only the shell prints them ([`report`]).

pub mod report;

use std::fmt;
use std::sync::Arc;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Odd and lawful (`cảnh báo`): said, never fatal.
    Warning,
    /// Wrong (`lỗi`): the document cannot be made.
    Error,
}

/// Who can mend a problem; decides the exit code once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The clerk's data or a template: exit code 1.
    Input,
    /// The command line: exit code 2.
    Usage,
    /// The machine (disk, rights, a missing program) or a fault of ours: exit code 3.
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

/// A fault as facts: a layer's enum implements this and keeps its words in one place.
pub trait Fault {
    /// The stable code, e.g. `DL01`; never reused for something else.
    fn code(&self) -> &'static str;
    /// How grave it is; an error unless the fault says otherwise.
    fn severity(&self) -> Severity {
        Severity::Error
    }
    /// Who can mend it; the input unless the fault says otherwise.
    fn origin(&self) -> Origin {
        Origin::Input
    }
    /// What is wrong, in Vietnamese: what was found, what was expected.
    fn message(&self) -> String;
    /// What to do about it, in Vietnamese, where that is not plain from the message.
    fn hint(&self) -> Option<String> {
        None
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
    /// Who can mend it.
    pub origin: Origin,
    /// What is wrong, in Vietnamese.
    pub message: String,
    /// What to do, in Vietnamese.
    pub hint: Option<String>,
    /// Where; `None` only where no input causes it (a full disk).
    pub place: Option<Place>,
}

impl Problem {
    /// A problem at a place of the input.
    pub fn at(fault: &impl Fault, place: Place) -> Self {
        Problem { place: Some(place), ..Problem::nowhere(fault) }
    }

    /// A problem that no place of the input causes.
    pub fn nowhere(fault: &impl Fault) -> Self {
        Problem {
            code: fault.code(),
            severity: fault.severity(),
            origin: fault.origin(),
            message: fault.message(),
            hint: fault.hint(),
            place: None,
        }
    }

    /// Whether it keeps a document from being made.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The problems of a run, in the order in which they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problem yet.
    pub fn new() -> Self {
        Problems::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds a fault at a place.
    pub fn at(&mut self, fault: &impl Fault, place: Place) {
        self.push(Problem::at(fault, place));
    }

    /// Takes over all problems of another collection.
    pub fn extend(&mut self, other: Problems) {
        self.0.extend(other.0);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(Problem::is_error)
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The problems, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// Puts them in the order of their places (file, line, column) and drops exact repeats.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
        self.0.dedup();
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Problems(vec![problem])
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(iter: I) -> Self {
        Problems(iter.into_iter().collect())
    }
}
