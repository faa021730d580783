//! Values: the parts of which the faults across the data files are made.

use rust_decimal::Decimal;

use super::super::plan::AskKind;
use super::super::scalar::{Date, ScalarFault};

/// What an id is the id of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdOf {
    /// An issuer or an agency.
    Body,
    /// An agency that reports.
    Agency,
    /// A group of agencies.
    Group,
    /// A duty.
    Duty,
    /// A part of the plan or one of its items.
    Anchor,
    /// An indicator.
    Indicator,
    /// A period.
    Period,
    /// A question.
    Ask,
    /// One of the answers to choose from.
    Choice,
    /// A column of a table that agencies fill.
    Column,
    /// An extension, which has the id of its agency.
    Extension,
}

/// One half of a document's number and date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Half {
    /// The number.
    Number,
    /// The date.
    Date,
}

/// One half of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RatePart {
    /// What is divided.
    Numerator,
    /// What divides.
    Denominator,
}

/// Rights to sign that exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignatureClash {
    /// `TL.` and `TUQ.`
    OrderAndAuthority,
    /// `KT.` and `Q.`
    DeputyAndActing,
}

/// Why an answer is none to its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongAnswer {
    /// Nothing.
    Empty,
    /// One value where several may be ticked.
    NotList {
        /// The value.
        text: String,
    },
    /// A list where one value is wanted.
    NotOne {
        /// The kind of the question.
        kind: AskKind,
    },
    /// No day.
    NotDate {
        /// What was typed.
        text: String,
        /// Why it is none.
        fault: ScalarFault,
    },
}

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Neighbours {
    /// Other agencies in the same period.
    Agencies,
    /// The agency's own other periods.
    Periods,
}

/// A figure that is some thousands off its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OffScale {
    /// The indicator's name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The figure.
    pub value: Decimal,
    /// What its neighbours have.
    pub typical: Decimal,
    /// By which power of ten it is off: 3, 6 or 9.
    pub power: u32,
    /// Whether it is too large.
    pub larger: bool,
    /// Who the neighbours are.
    pub neighbours: Neighbours,
}

/// A day about which something is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOf {
    /// The date that a report or a summary bears.
    Dated,
    /// The day on which a report was received.
    Received,
    /// A day that was answered.
    Answer,
    /// The plan's own date.
    Plan,
    /// A day of the plan: a window, a deadline.
    Set,
    /// The date of a letter that reminds.
    Reminded,
}

/// Why a day is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OddDay {
    /// Before the plan itself.
    BeforePlan(Date),
    /// Before the days that the report covers.
    BeforePeriod(Date),
    /// Far from the days that it belongs to.
    Far {
        /// The first of them.
        from: Date,
        /// The last of them.
        to: Date,
    },
    /// After the day of the run.
    Ahead {
        /// That day.
        today: Date,
        /// How many other reports have the same day.
        others: usize,
    },
}

/// Particulars of private persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Particular {
    /// The number of an identity card.
    Identity {
        /// Its first digits; the rest is nobody's business.
        begins: String,
    },
    /// The number of a mobile telephone.
    Telephone {
        /// Its first digits.
        begins: String,
    },
    /// A question that asks for them.
    Question {
        /// The words.
        words: &'static str,
    },
}
