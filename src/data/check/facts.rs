//! Values: the parts of which the faults across the data files are made.

use super::super::plan::AskKind;
use super::super::scalar::ScalarFault;

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
