//! Values: everything that can contradict itself across the data files.
//!
//! Facts stand in the variants of [`CheckFault`] (their parts in [`facts`](super::facts)), codes in
//! `codes`, the words in `words` and `hints`.

use rust_decimal::Decimal;

use super::super::body::Regime;
use super::super::indicators::{ValueFault, ValueKind};
use super::super::plan::AskKind;
use super::super::scalar::{Date, Id};
use super::facts::{
    DayOf, Half, IdOf, OddDay, OffScale, Particular, RatePart, SignatureClash, WrongAnswer,
};
use super::{codes, hints, words};
use crate::problem::{Fault, Place, Severity};
use crate::viet;

/// What contradicts itself, or another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckFault {
    /// An id that nothing has.
    UnknownId {
        /// What it should be the id of.
        what: IdOf,
        /// The id.
        found: String,
        /// The known id that looks most like it.
        nearest: Option<String>,
        /// What it is the id of instead.
        elsewhere: Option<IdOf>,
        /// All known ids, where they are few.
        known: Vec<String>,
    },
    /// An id that two things have.
    DuplicateId {
        /// What it is the id of.
        what: IdOf,
        /// The id.
        id: Id,
        /// Where it stands first.
        first: Place,
        /// Whether that is the same file.
        same_file: bool,
    },
    /// A value stands in curved quotes, which are printed: YAML's own are straight.
    CurvedQuotes {
        /// The words between them.
        words: String,
    },
    /// Two lines of a letterhead are one line of the name, which has a comma.
    NameBrokenAtComma {
        /// The line as the name has it.
        whole: String,
    },
    /// A title or item begins with the number or mark that the program gives.
    PastedNumber {
        /// The number or mark.
        mark: String,
    },
    /// A name in `Nơi nhận` has what the program writes before or behind it.
    PastedRecipient {
        /// What it has.
        mark: String,
    },
    /// A draft that has been issued.
    NumberedDraft {
        /// What it has already, in Vietnamese.
        taken: &'static str,
    },
    /// A deadline that the plan's own words say otherwise.
    DeadlineSaidOtherwise {
        /// The day before which the report is due.
        due_before: Date,
        /// What the words say.
        said: String,
    },
    /// An agency that has the name of another.
    TwinAgencies {
        /// The name.
        name: String,
        /// The other.
        other: Id,
    },
    /// A mark of HTML or Markdown, which is printed.
    Markup {
        /// The mark.
        mark: String,
    },
    /// A place of filing that names no registry or office.
    OddFiling {
        /// What stands there.
        found: String,
    },
    /// A Party body whose papers are filed as a state body's are.
    PartyFiling {
        /// What stands there.
        found: String,
    },
    /// A line break where one line is printed.
    LineBreak {
        /// The words before it.
        before: String,
    },
    /// The folder of a report is no period.
    UnknownReportPeriod {
        /// The name of the folder.
        found: String,
        /// The period that looks most like it.
        nearest: Option<String>,
    },
    /// The file of a report is no agency.
    UnknownReportAgency {
        /// The name of the file.
        found: String,
        /// The agency that looks most like it.
        nearest: Option<String>,
    },
    /// A window that ends before it begins.
    WindowTurned {
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// A report that is due before the days it covers are over.
    DueWithinPeriod {
        /// The day before which it is due.
        due_before: Date,
        /// The last day that it covers.
        covers_to: Date,
    },
    /// An extension that extends nothing.
    ExtensionNotLater {
        /// The extended day.
        extended: Date,
        /// The period's own day.
        due_before: Date,
    },
    /// An agency that owes nothing and has more time for it.
    ExemptAndExtended {
        /// The agency.
        agency: Id,
    },
    /// The last day to send is a day off.
    DeadlineDayOff {
        /// The last day.
        last: Date,
        /// The name of the holiday; a Saturday or a Sunday where there is none.
        holiday: Option<String>,
    },
    /// A number that another document of the same series has.
    NumberTaken {
        /// The number.
        number: u32,
        /// The body's name.
        body: String,
        /// The year.
        year: i32,
        /// Where it stands first.
        first: Place,
        /// Under which rules the body counts.
        regime: Regime,
        /// Whether it is the number of a report: the agency's slip, which takes nothing from its figures.
        of_report: bool,
    },
    /// A number without a date or a date without a number.
    HalfNumbered {
        /// Which of the two is there.
        has: Half,
    },
    /// A duty's words that its anchor does not have.
    WordsNotFound {
        /// The words.
        words: String,
        /// The anchor.
        anchor: Id,
        /// How the anchor's text begins.
        begins: String,
    },
    /// Words of reference that the part does not have.
    ReferenceNotFound {
        /// The words.
        words: String,
        /// How the part's text begins.
        begins: String,
    },
    /// A degree of secrecy.
    SecrecyMark {
        /// The mark.
        mark: &'static str,
    },
    /// A duty without anyone who bears it.
    DutyBindsNobody {
        /// The duty.
        duty: Id,
    },
    /// An indicator without anyone who reports it.
    IndicatorReportedByNobody {
        /// The indicator.
        indicator: Id,
    },
    /// A question that is answered from a list and has none.
    ChoicesMissing {
        /// Its kind.
        kind: AskKind,
    },
    /// A list of choices with a question that is not answered from one.
    ChoicesUnused {
        /// Its kind.
        kind: AskKind,
    },
    /// Two lists of choices.
    ChoicesTwice,
    /// Choices from a part that has no items with ids.
    ChoicesFromNothing {
        /// The part.
        part: Id,
    },
    /// A phase without a window.
    PhaseWithoutWindow {
        /// The part.
        part: Id,
    },
    /// A period that begins with the standing part where there is none.
    StandingAbsent,
    /// A standing part that no period has.
    StandingUnused,
    /// A rate that lacks one of its two indicators.
    RateIncomplete {
        /// Which one.
        missing: RatePart,
    },
    /// Half of a rate with an indicator that is none.
    RatePartsUnused {
        /// Which half.
        part: RatePart,
    },
    /// A rate of a rate.
    RateOfRate {
        /// Which half of it.
        part: RatePart,
        /// The rate that it is made from.
        of: Id,
        /// Whether that is the rate itself.
        itself: bool,
    },
    /// A share (`%`) that is to be added up over agencies.
    ShareAdded {
        /// The indicator's name.
        name: String,
    },
    /// A share of which the data do not say how several make one.
    ShareTotalLeftOut {
        /// The indicator's name.
        name: String,
    },
    /// A least value above the greatest.
    BoundsTurned {
        /// The least.
        least: Decimal,
        /// The greatest.
        most: Decimal,
    },
    /// A duty's least that no value can reach.
    LevelUnreachable {
        /// The duty's least.
        at_least: Decimal,
        /// The greatest value that can be right.
        most: Decimal,
    },
    /// A bound that no value of the kind can have.
    BoundNotOfKind {
        /// The bound's key.
        bound: &'static str,
        /// The bound.
        value: Decimal,
        /// The kind.
        kind: ValueKind,
    },
    /// Two rights to sign that exclude each other.
    SignatureClash(SignatureClash),
    /// A signer's name with an academic title.
    TitledName {
        /// The title.
        title: String,
        /// The name without it.
        name: String,
    },
    /// A value that `collect` could not read for sure still waits to be mended.
    ToMend {
        /// As typed in the form.
        typed: String,
    },
    /// A report of an agency that owes none.
    ExemptReported,
    /// A figure or an answer that the agency is not asked for in the period.
    NotAsked {
        /// An indicator or a question.
        what: IdOf,
        /// Its id.
        id: Id,
    },
    /// A figure that is no value of its indicator.
    BadFigure {
        /// What was typed.
        text: String,
        /// The indicator's name.
        name: String,
        /// Why it is none.
        fault: ValueFault,
    },
    /// A part that is greater than its whole.
    PartAboveWhole {
        /// The name and the value of the numerator.
        part: (String, Decimal),
        /// The name and the value of the denominator.
        whole: (String, Decimal),
    },
    /// An answer that is none to its question.
    WrongAnswer(WrongAnswer),
    /// A nil report that reports something.
    NilWithContent {
        /// An indicator or a question.
        what: IdOf,
        /// The first of them.
        id: Id,
        /// How many more there are.
        others: usize,
    },
    /// A report that was received before the days it covers.
    ReceivedEarly {
        /// The day it was received.
        received: Date,
        /// The first day that it covers.
        from: Date,
    },
    /// A correction that came before what it corrects.
    CorrectedEarly {
        /// The day it was received.
        corrected: Date,
        /// The day the report was received.
        received: Date,
    },
    /// A body that is said to be no more and stands in the lists, or is part of two others.
    FormerStillThere {
        /// Its id.
        id: Id,
        /// Whether another has taken it over as well.
        twice: bool,
    },
    /// A letter of urging that is dated before anybody is late.
    RemindedEarly {
        /// Its date.
        date: Date,
        /// The day before which the reports are due.
        due_before: Date,
    },
    /// A report that is dated after the day it was received.
    DatedAfterReceived {
        /// Its date.
        date: Date,
        /// The day it was received.
        received: Date,
    },
    /// A figure with which a sum can no longer be held.
    SumTooLarge {
        /// The indicator's name.
        name: String,
        /// The figure.
        value: Decimal,
    },
    /// A figure that is some thousands off its neighbours.
    OffScale(Box<OffScale>),
    /// A day that is hardly right.
    OddDay {
        /// What it is the day of.
        of: DayOf,
        /// The day.
        day: Date,
        /// Why.
        why: OddDay,
    },
    /// Particulars of private persons.
    PrivateParticulars(Particular),
}

impl CheckFault {
    /// The fault of a report whose folder is no period.
    pub fn unknown_report_period<'a>(found: &str, known: impl IntoIterator<Item = &'a Id>) -> Self {
        CheckFault::UnknownReportPeriod { found: found.to_owned(), nearest: nearest(found, known) }
    }

    /// The fault of a report whose file is no agency.
    pub fn unknown_report_agency<'a>(found: &str, known: impl IntoIterator<Item = &'a Id>) -> Self {
        CheckFault::UnknownReportAgency { found: found.to_owned(), nearest: nearest(found, known) }
    }
}

fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a Id>) -> Option<String> {
    viet::nearest(found, known.into_iter().map(Id::as_str)).map(str::to_owned)
}

impl Fault for CheckFault {
    fn code(&self) -> &'static str {
        codes::code(self)
    }

    fn severity(&self) -> Severity {
        match self {
            // Of one that looks like no agency's nobody is wronged: a body that is no more, or a stray file.
            CheckFault::UnknownReportAgency { nearest: None, .. }
            | CheckFault::DeadlineDayOff { .. }
            | CheckFault::HalfNumbered { .. }
            | CheckFault::SecrecyMark { .. }
            | CheckFault::StandingUnused
            | CheckFault::ShareTotalLeftOut { .. }
            | CheckFault::ExemptReported
            | CheckFault::PartAboveWhole { .. }
            | CheckFault::ReceivedEarly { .. }
            | CheckFault::CorrectedEarly { .. }
            | CheckFault::CurvedQuotes { .. }
            | CheckFault::NameBrokenAtComma { .. }
            | CheckFault::PastedNumber { .. }
            | CheckFault::PastedRecipient { .. }
            | CheckFault::NumberedDraft { .. }
            | CheckFault::DeadlineSaidOtherwise { .. }
            | CheckFault::TwinAgencies { .. }
            | CheckFault::Markup { .. }
            | CheckFault::OddFiling { .. }
            | CheckFault::PartyFiling { .. }
            | CheckFault::LineBreak { .. }
            | CheckFault::RemindedEarly { .. }
            | CheckFault::DatedAfterReceived { .. }
            | CheckFault::OffScale(_)
            | CheckFault::OddDay { .. }
            | CheckFault::PrivateParticulars(_) => Severity::Warning,
            // A term of the Party can end within a year, and its numbers begin again.
            CheckFault::NumberTaken { regime: Regime::Party, .. }
            | CheckFault::NumberTaken { of_report: true, .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    fn message(&self) -> String {
        words::message(self)
    }

    fn hint(&self) -> Option<String> {
        hints::hint(self)
    }
}
