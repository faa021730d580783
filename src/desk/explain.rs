//! Desk: a rule of the check or an error of the program explained: what, why, its article, an example.

mod errors;

use serde::{Serialize, Serializer};

use super::{Desk, Diagnosis, Library, Refused, usage};
use crate::audit::explain::{Described, all, text};
use crate::problem::Problems;

pub use crate::problem::Explained as ExplainedError;

/// What is to be explained.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Codes of rules and errors; all are listed where empty.
    pub codes: Vec<String>,
}

/// The explanations.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// All that there are.
    All {
        /// The rules.
        rules: Vec<Described>,
        /// The errors.
        errors: Vec<ExplainedError>,
    },
    /// Those that were asked for.
    Some {
        /// In the order of the request.
        explained: Vec<Explained>,
        /// The codes that there are not.
        problems: Diagnosis,
    },
}

/// A rule or an error.
#[derive(Debug, Clone)]
pub enum Explained {
    /// A rule.
    Rule(Described),
    /// An error.
    Error(ExplainedError),
}

impl Explained {
    /// It in full, as a clerk reads it.
    pub fn text(&self) -> String {
        match self {
            Explained::Rule(rule) => text(rule),
            Explained::Error(error) => errors::text(error),
        }
    }
}

/// A rule as another program reads it.
#[derive(Serialize)]
struct RuleView<'r> {
    code: &'r str,
    kind: &'static str,
    level: &'static str,
    name: &'r str,
    why: &'r str,
    holds: Vec<Holds<'r>>,
    wrong: &'r str,
    right: &'r str,
    #[serde(rename = "mend")]
    how_to_fix: &'r str,
}

/// Where a rule holds.
#[derive(Serialize)]
struct Holds<'r> {
    profile: &'r str,
    allowed: &'r str,
    article: &'r str,
}

/// An error as another program reads it.
#[derive(Serialize)]
struct ErrorView {
    code: &'static str,
    kind: &'static str,
    name: &'static str,
    why: &'static str,
    #[serde(rename = "mend")]
    how_to_fix: &'static str,
    example: Example,
}

/// An error as it is reported.
#[derive(Serialize)]
struct Example {
    message: String,
    hint: Option<String>,
}

impl<'r> RuleView<'r> {
    fn of(rule: &'r Described) -> Self {
        let holds = |(profile, allowed, article): &'r (String, String, String)| Holds {
            profile,
            allowed,
            article,
        };
        RuleView {
            code: &rule.code,
            kind: "rule",
            level: rule.level.key(),
            name: &rule.name,
            why: &rule.why,
            holds: rule.holds.iter().map(holds).collect(),
            wrong: &rule.wrong,
            right: &rule.right,
            how_to_fix: &rule.how_to_fix,
        }
    }
}

impl ErrorView {
    fn of(error: &ExplainedError) -> Self {
        let example = (error.example)();
        ErrorView {
            code: error.code,
            kind: "error",
            name: error.title,
            why: error.meaning,
            how_to_fix: error.advice,
            example: Example { message: example.message, hint: example.hint },
        }
    }
}

impl Serialize for Explained {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Explained::Rule(rule) => RuleView::of(rule).serialize(serializer),
            Explained::Error(error) => ErrorView::of(error).serialize(serializer),
        }
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct All<'r> {
            rules: Vec<RuleView<'r>>,
            errors: Vec<ErrorView>,
        }
        #[derive(Serialize)]
        struct Some<'r> {
            explained: &'r [Explained],
            #[serde(skip_serializing_if = "Diagnosis::is_empty")]
            problems: &'r Diagnosis,
        }
        match self {
            Outcome::All { rules, errors } => {
                let rules = rules.iter().map(RuleView::of).collect();
                All { rules, errors: errors.iter().map(ErrorView::of).collect() }
                    .serialize(serializer)
            }
            Outcome::Some { explained, problems } => {
                Some { explained, problems }.serialize(serializer)
            }
        }
    }
}

impl Desk<'_> {
    /// Explains codes.
    ///
    /// # Errors
    /// The office's own profiles do not read.
    pub fn explain(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| explain(self, request))
    }
}

fn explain(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let library = Library::read(desk.machine.disk, &desk.places.templates);
    let resources = library.and_then(|library| library.resources())?;
    let rules = all(&resources.profiles);
    let errors = errors::all();
    if request.codes.is_empty() {
        return Ok(Outcome::All { rules: rules.into_values().collect(), errors });
    }
    let known: Vec<&str> =
        rules.keys().map(String::as_str).chain(errors.iter().map(|error| error.code)).collect();
    let mut problems = Problems::new();
    let mut explained = Vec::new();
    for typed in &request.codes {
        let rule = rules.get(&typed.to_lowercase());
        let error = errors.iter().find(|error| error.code.eq_ignore_ascii_case(typed));
        match (rule, error) {
            (Some(rule), _) => explained.push(Explained::Rule(rule.clone())),
            (None, Some(error)) => explained.push(Explained::Error(*error)),
            (None, None) => problems.push(usage::bad_code(typed, &known)),
        }
    }
    Ok(Outcome::Some { explained, problems: problems.into() })
}
