//! Audit: what a judgement rule is: facts for a clerk, examples for the tests, and its check.

use chrono::NaiveDate;

use super::finding::{Finding, Level};
use super::view::View;
use crate::data::body::Regime;
use crate::profile::{Profile, Role};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Parts, their order and form: the layout's own.
    Parts,
    /// Words, which may be quoted from elsewhere.
    Words,
    /// The file.
    File,
}

/// The document in which an example stands.
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
    /// These words take the place of all lines of the roles that are named; the tests run it.
    Lines(&'static [(Role, &'static str)]),
    /// Told in words; the tests change a document's look or parts so.
    Told(&'static str),
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
    /// The article for state bodies; empty where it does not hold for them.
    pub state: &'static str,
    /// The article for Party bodies; empty where it does not hold for them.
    pub party: &'static str,
    /// The first day of a document for which it holds.
    pub from: Option<(i32, u32, u32)>,
    /// What it asks and why.
    pub why: &'static str,
    /// What is allowed, in short.
    pub allowed: &'static str,
    /// How to mend a breach in Word.
    pub mend: &'static str,
    /// In which document the examples stand.
    pub model: Model,
    /// A breach.
    pub wrong: Example,
    /// As it should be.
    pub right: Example,
    /// Finds breaches.
    pub check: fn(&View<'_>, &mut Hits),
}

impl Rule {
    /// The article in a regime, where the rule holds in it.
    pub fn basis(&self, regime: Regime) -> Option<&'static str> {
        let article = match regime {
            Regime::State => self.state,
            Regime::Party => self.party,
        };
        (!article.is_empty()).then_some(article)
    }

    /// What is allowed in a regime: `nd30: …; hd05, hd36: …` tells the two apart.
    pub fn allowed_in(&self, regime: Regime) -> &'static str {
        let both = self.allowed.strip_prefix("nd30: ");
        let Some((state, party)) = both.and_then(|both| both.split_once("; hd05, hd36: ")) else {
            return self.allowed;
        };
        match regime {
            Regime::State => state,
            Regime::Party => party,
        }
    }

    /// Whether it holds for documents of a profile on a day; a document without a day is of today.
    pub fn holds(&self, profile: &Profile, date: Option<NaiveDate>) -> bool {
        let from = self.from.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
        let in_time = match (from, date) {
            (Some(from), Some(date)) => from <= date,
            _ => true,
        };
        in_time && self.basis(profile.regime).is_some()
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
    pub(super) fn into_findings(self, rule: &Rule, view: &View<'_>) -> Vec<Finding> {
        let basis = rule.basis(view.profile.regime).unwrap_or_default();
        let finding = |hit: Hit| Finding {
            code: rule.code.to_owned(),
            name: rule.name.to_owned(),
            level: match hit.line.and_then(|line| view.lines.get(line)) {
                Some(line) if rule.about == About::Parts => rule.level.min(line.sure.most()),
                _ => rule.level,
            },
            about_words: rule.about == About::Words,
            at: view.spot(hit.line, &hit.words),
            found: hit.found,
            allowed: hit.allowed.unwrap_or_else(|| rule.allowed_in(view.profile.regime).to_owned()),
            basis: basis.to_owned(),
            mend: rule.mend.to_owned(),
            fixes: Vec::new(),
        };
        self.0.into_iter().map(finding).collect()
    }
}
