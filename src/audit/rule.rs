//! Audit: what a judgement rule is: facts for a clerk, examples for the tests, and its check.

use chrono::NaiveDate;

use super::finding::{Finding, Level};
use super::fixing::Fixer;
use super::found::Found;
use super::view::View;
use crate::data::body::Regime;
use crate::profile::{Profile, Role, Source};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Parts, their order and form: the layout's own.
    Parts,
    /// How a part is written whose words the data give: a number, a name, a recipient.
    Given,
    /// Words, which may be quoted from elsewhere.
    Words,
    /// The file.
    File,
}

/// The document in which an example is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// A plan of a state body.
    Plan,
    /// A letter of a state body.
    Letter,
    /// A report of a Party body.
    Party,
}

/// A wrong or a right example.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// These words take the place of all lines of the roles that are named.
    Lines(&'static [(Role, &'static str)]),
    /// Described in words.
    Described {
        /// The words.
        words: &'static str,
        /// Makes it out of a correct document, for the tests.
        #[cfg(test)]
        make: fn(&mut super::tests::Sample),
    },
}

/// An example that is described in words, and how the tests make it out of a correct document.
macro_rules! described {
    ($words:expr, $make:expr) => {
        Example::Described {
            words: $words,
            #[cfg(test)]
            make: $make,
        }
    };
}
pub(super) use described;

/// What a rule is based on in a regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// Of what sort it is.
    pub source: Source,
    /// The article, or what the practice is, as a clerk reads it.
    pub article: &'static str,
    /// The first day of a document for which the rule holds: year, month, day.
    pub from: Option<(i32, u32, u32)>,
}

impl Basis {
    /// What a regulation or a law says.
    pub(super) const fn regulation(article: &'static str) -> Option<Basis> {
        Some(Basis { source: Source::Regulation, article, from: None })
    }

    /// What a regulation or a law says, for documents from a day on.
    pub(super) const fn regulation_from(
        article: &'static str,
        day: (i32, u32, u32),
    ) -> Option<Basis> {
        Some(Basis { source: Source::Regulation, article, from: Some(day) })
    }

    /// The first day of a document for which the rule holds.
    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        self.from.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d))
    }

    /// What offices do, and no regulation says.
    pub(super) const fn practice(article: &'static str) -> Option<Basis> {
        Some(Basis { source: Source::Practice, article, from: None })
    }

    /// What the program asks for so that a file works on every machine.
    pub(super) const fn own(article: &'static str) -> Option<Basis> {
        Some(Basis { source: Source::Own, article, from: None })
    }
}

/// What is allowed, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// The same in every regime.
    Same(&'static str),
    /// Something else for each regime.
    Each {
        /// For state bodies.
        state: &'static str,
        /// For Party bodies.
        party: &'static str,
    },
}

/// The most serious that a breach can be of what comes from a source.
pub(super) fn most(source: Source) -> Level {
    match source {
        Source::Regulation => Level::Error,
        Source::Inferred | Source::Digest | Source::Practice | Source::Own => Level::Warning,
    }
}

/// A judgement rule.
#[derive(Debug)]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How grave a breach is.
    pub level: Level,
    /// What it is about.
    pub about: About,
    /// What it is based on for state bodies; `None` where it does not hold for them.
    pub state: Option<Basis>,
    /// What it is based on for Party bodies; `None` where it does not hold for them.
    pub party: Option<Basis>,
    /// What it asks and why.
    pub why: &'static str,
    /// What is allowed, in short.
    pub allowed: Allowed,
    /// How to fix a breach in Word.
    pub how_to_fix: &'static str,
    /// In which document the examples are.
    pub model: Model,
    /// A breach.
    pub wrong: Example,
    /// As it should be.
    pub right: Example,
    /// Finds breaches.
    pub check: fn(&View<'_>, &mut Hits),
    /// What else it holds for, and what fixes a breach.
    pub(super) traits: Traits,
}

/// What decides what becomes of a rule's findings, apart from its level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    /// It holds for documents that the format does not govern too.
    pub(super) any_document: bool,
    /// It holds in a text whose letters are in a code older than Unicode too.
    pub(super) any_code: bool,
    /// It finds that something is missing, which may only be hidden.
    pub(super) absence: bool,
    /// What fixes a breach for certain.
    pub(super) fix: Option<Fixer>,
}

impl Traits {
    /// Those of most rules: of the format alone, in Unicode, with nothing that fixes for certain.
    pub(super) const USUAL: Traits =
        Traits { any_document: false, any_code: false, absence: false, fix: None };

    /// Those of a rule about words, which any document has.
    pub(super) const WORDS: Traits = Traits { any_document: true, ..Traits::USUAL };

    /// Those of a rule about the file, whatever its text.
    pub(super) const FILE: Traits = Traits { any_code: true, ..Traits::WORDS };

    /// Those of a rule about the page, whatever the code of its text.
    pub(super) const PAGE: Traits = Traits { any_code: true, ..Traits::USUAL };

    /// The same for what finds that something is missing.
    pub(super) const fn of_absence(self) -> Traits {
        Traits { absence: true, ..self }
    }

    /// The same with what fixes a breach.
    pub(super) const fn fixed_by(self, fix: Fixer) -> Traits {
        Traits { fix: Some(fix), ..self }
    }
}

impl Rule {
    /// What it is based on in a regime, where it holds there.
    pub fn basis(&self, regime: Regime) -> Option<Basis> {
        match regime {
            Regime::State => self.state,
            Regime::Party => self.party,
        }
    }

    /// What is allowed in a regime.
    pub fn allowed_in(&self, regime: Regime) -> &'static str {
        match (self.allowed, regime) {
            (Allowed::Same(allowed), _)
            | (Allowed::Each { state: allowed, .. }, Regime::State)
            | (Allowed::Each { party: allowed, .. }, Regime::Party) => allowed,
        }
    }

    /// Whether it holds for documents of a profile on a day; a document without a day is of today.
    pub fn holds(&self, profile: &Profile, date: Option<NaiveDate>) -> bool {
        self.basis(profile.regime).is_some_and(|basis| match (basis.first_day(), date) {
            (Some(from), Some(date)) => from <= date,
            _ => true,
        })
    }
}

/// A breach that a check found.
#[derive(Debug)]
struct Hit {
    line: Option<usize>,
    words: String,
    found: String,
    allowed: Option<String>,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Hits(Vec<Hit>);

impl Hits {
    /// A breach on a line.
    pub fn line(&mut self, line: usize, words: &str, found: impl Into<String>) {
        self.0.push(Hit {
            line: Some(line),
            words: words.into(),
            found: found.into(),
            allowed: None,
        });
    }

    /// A breach on a line, with what is allowed there.
    pub fn line_for(
        &mut self,
        line: usize,
        words: &str,
        found: impl Into<String>,
        allowed: impl Into<String>,
    ) {
        let allowed = Some(allowed.into());
        self.0.push(Hit { line: Some(line), words: words.into(), found: found.into(), allowed });
    }

    /// A breach of the whole document.
    pub fn whole(&mut self, found: impl Into<String>) {
        self.0.push(Hit { line: None, words: String::new(), found: found.into(), allowed: None });
    }

    /// The findings of a rule: an unsure line gives no more than a warning.
    pub(super) fn into_found(self, rule: &Rule, view: &View<'_>) -> Vec<Found> {
        let basis = rule.basis(view.profile.regime).map_or("", |basis| basis.article);
        let of_part = matches!(rule.about, About::Parts | About::Given);
        let finding = |hit: Hit| Finding {
            code: rule.code.to_owned(),
            name: rule.name.to_owned(),
            level: match hit.line.and_then(|line| view.lines.get(line)) {
                Some(line) if of_part => rule.level.min(line.sure.most()),
                _ => rule.level,
            },
            grade: rule.level,
            about: rule.about,
            at: view.spot(hit.line, &hit.words),
            found: hit.found,
            allowed: hit.allowed.unwrap_or_else(|| rule.allowed_in(view.profile.regime).to_owned()),
            basis: basis.to_owned(),
            how_to_fix: rule.how_to_fix.to_owned(),
            fixes: Vec::new(),
        };
        let found = |hit| Found { finding: finding(hit), traits: rule.traits };
        self.0.into_iter().map(found).collect()
    }
}
