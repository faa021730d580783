//! Tasks: `harvest : form × paper → answers with where each comes from and what is doubtful`, the second
//! of the program's three functions.
//!
//! What is expected is the blank form as compose makes it ([`issued_form`]); a return is read against it in layers
//! ([`layers`]), and what they say is judged together ([`judge`]): agreement is a value, anything else a [`Doubt`],
//! never a guess. Words that end in no answer are reported too: nothing is lost silently.

mod align;
mod aside;
mod fault;
mod hints;
mod identity;
mod issued_form;
mod judge;
mod key;
mod layers;
mod lines;
mod marks;
mod plain_text;
pub mod rewritten;
mod sign;
mod tables;
mod value;
pub mod written;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use rust_decimal::Decimal;

pub use fault::{Doubt, NotWords, Part, Refusal};
pub use identity::{Identity, Known};
pub use layers::Layer;
pub use marks::Marks;
pub use value::FigureFault;

use crate::compose::Composer;
use crate::compose::mark::KEYS;
use crate::data::body::Body;
use crate::data::plan::Period;
use crate::data::scalar::{Counting, Date, Id};
use crate::document::Document;
use crate::limits;
use crate::paper::{Address, Paper};
use crate::problem::{Fault, Place, Problem, Problems};

/// What an answer is the answer to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerTo {
    /// The report's number.
    Number,
    /// The report's date.
    Date,
    /// Who signed.
    Signer,
    /// Whether nothing happened.
    Nil,
    /// A figure.
    Figure(Id),
    /// A question.
    Ask(Id),
    /// Difficulties.
    Difficulties,
    /// Proposals.
    Proposals,
}

/// An answer's meaning.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words, lines kept.
    Words(String),
    /// A number.
    Figure(Decimal),
    /// A running number.
    Counting(Counting),
    /// A day.
    Date(Date),
    /// Yes.
    Yes,
    /// One of the choices.
    Choice(Id),
    /// Several of the choices.
    Ticks(Vec<Id>),
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// To what.
    pub what: AnswerTo,
    /// What it means; none where it is doubtful.
    pub value: Option<Value>,
    /// As typed.
    pub typed: String,
    /// The layer that gave it.
    pub layer: Layer,
    /// What is doubtful about it.
    pub doubts: Vec<Doubt>,
    /// Where it is.
    pub at: Option<Address>,
}

/// Something doubtful at a place of a return.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub doubt: Doubt,
    /// Where.
    pub at: Option<Address>,
}

/// What was read out of a return.
#[derive(Debug)]
pub struct Harvest<'c> {
    /// Whose form it is.
    pub identity: Identity<'c>,
    /// The answers, in the order of the form.
    pub answers: Vec<Answer>,
    /// What is doubtful about the whole.
    pub findings: Vec<Finding>,
    /// The questions without an answer: their labels.
    pub unanswered: Vec<String>,
}

impl Harvest<'_> {
    /// Everything doubtful, in the order of the form.
    pub fn doubts(&self) -> impl Iterator<Item = (&Doubt, Option<&Address>)> {
        let of_answers = self
            .answers
            .iter()
            .flat_map(|answer| answer.doubts.iter().map(|doubt| (doubt, answer.at.as_ref())));
        of_answers.chain(self.findings.iter().map(|found| (&found.doubt, found.at.as_ref())))
    }

    /// Whether a clerk has to look at it before it counts.
    pub fn is_doubtful(&self) -> bool {
        self.doubts().any(|(doubt, _)| doubt.severity() == crate::problem::Severity::Error)
    }

    /// The same as problems of a file.
    pub fn problems(&self, file: &str) -> Problems {
        self.doubts().map(|(doubt, _)| Problem::at(doubt, Place::file(file))).collect()
    }
}

/// Which blank form: of a period, an agency, under a name, with what it says of its deadline.
type BlankKey = (Id, Id, String, Option<String>);

/// Reads the returns of a campaign.
pub struct Harvester {
    composer: Arc<Composer>,
    known: Known,
    /// The blank form that was needed last: a run goes through the agencies one by one, so few are kept.
    blanks: RwLock<BTreeMap<BlankKey, Arc<Document>>>,
}

impl Harvester {
    /// For a campaign, whose blank forms the studio makes.
    pub fn new(composer: Arc<Composer>) -> Self {
        let known = Known::new(composer.campaign());
        Harvester { composer, known, blanks: RwLock::default() }
    }

    /// What makes the forms and summaries of the campaign.
    pub fn composer(&self) -> &Composer {
        &self.composer
    }

    /// What a return says.
    ///
    /// # Errors
    /// Why it is not taken; problems of templates where the blank form cannot be made.
    pub fn read(&self, paper: &Paper, period: Option<&Id>) -> Result<Harvest<'_>, Problems> {
        let campaign = self.composer.campaign();
        let refuse = |refusal: Refusal| Problems::from(Problem::nowhere(&refusal));
        if let Some(mark) = identity::secrecy(paper) {
            return Err(refuse(Refusal::Secret { mark }));
        }
        if paper.facts.macros {
            return Err(refuse(Refusal::Macros));
        }
        let identity = self.known.identify(campaign, paper).map_err(refuse)?;
        if let Some(wanted) = period.filter(|wanted| **wanted != identity.period.id) {
            let (found, wanted) = (identity.period.id.to_string(), wanted.to_string());
            return Err(refuse(Refusal::OtherPeriod { found, wanted }));
        }
        let (agency, of) = (identity.agency, identity.period);
        if !campaign.owes(&agency.id, of) {
            return Err(refuse(Refusal::Exempt { agency: agency.short().to_owned() }));
        }
        let letterhead = self.known.letterhead(campaign, paper, agency).map_err(refuse)?;
        let blank = self.blank(of, agency, identity::due_note(paper))?;
        let mut harvest = judge::judge(campaign, identity, &blank, paper, &self.composer);
        let framed = |answer: &Answer| {
            matches!(answer.what, AnswerTo::Number | AnswerTo::Date | AnswerTo::Signer)
        };
        let strays =
            harvest.findings.iter().any(|found| matches!(found.doubt, Doubt::Stray { .. }));
        if harvest.answers.iter().all(framed) && !strays {
            return Err(refuse(Refusal::Blank));
        }
        let find = |doubt| Finding { doubt, at: None };
        let now = blank.identity.keys.iter().find(|(key, _)| key == KEYS[3]);
        if let (Some(version), Some((_, now))) = (&harvest.identity.version, now)
            && version != now
        {
            harvest.findings.insert(0, find(Doubt::OtherVersion));
        }
        harvest.findings.extend(letterhead.map(find));
        if let Some((now, _)) = campaign.successor(&agency.id) {
            let (was, now) = (agency.short().to_owned(), now.short().to_owned());
            harvest.findings.push(find(Doubt::FormerBody { was, now }));
        }
        if harvest.identity.by_words {
            harvest.findings.push(find(Doubt::ByWords));
        }
        if paper.facts.changes.inserted + paper.facts.changes.deleted + paper.facts.changes.moved
            > 0
        {
            harvest.findings.push(find(Doubt::Tracked));
        }
        let facts = &paper.facts;
        let pictures = facts.pictures + facts.embedded;
        let comments = facts.comments.saturating_sub(facts.remarks.len() as u32);
        if pictures + comments > 0 {
            harvest.findings.push(find(Doubt::Unread { pictures, comments }));
        }
        if !facts.active.is_empty() {
            harvest.findings.push(find(Doubt::Active { names: facts.active.clone() }));
        }
        if let Some(link) = paper.facts.external.first() {
            harvest.findings.push(find(Doubt::External { target: link.target.clone() }));
        }
        Ok(harvest)
    }

    /// The blank form of an agency for a period, as it was issued.
    fn blank(
        &self,
        period: &Period,
        agency: &Body,
        note: Option<String>,
    ) -> Result<Arc<Document>, Problems> {
        let key = (period.id.clone(), agency.id.clone(), agency.name.to_string(), note);
        let known = self.blanks.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(blank) = known {
            return Ok(blank);
        }
        let blank = Arc::new(self.composer.issued_form(period, agency, key.3.clone())?);
        let mut blanks = self.blanks.write().unwrap_or_else(PoisonError::into_inner);
        if blanks.len() >= limits::kept::BLANKS {
            blanks.clear();
        }
        blanks.insert(key, blank.clone());
        Ok(blank)
    }
}
