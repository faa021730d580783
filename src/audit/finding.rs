//! Audit: what was found, where, what is allowed.

use chrono::NaiveDate;

use super::rule::About;
use crate::paper::{Address, PartKind};
use crate::profile::Role;
use crate::word::edit::Fix;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Allowed, and better otherwise (`lưu ý`).
    Hint,
    /// Probably a mistake, or the part is not known for certain (`cảnh báo`).
    Warning,
    /// Against a clear provision (`lỗi`).
    Error,
}

impl Level {
    /// As a clerk reads it.
    pub fn words(self) -> &'static str {
        match self {
            Level::Hint => "lưu ý",
            Level::Warning => "cảnh báo",
            Level::Error => "lỗi",
        }
    }

    /// As JSON has it.
    pub fn key(self) -> &'static str {
        match self {
            Level::Hint => "hint",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// The paragraph; `None` where the whole file or page layout is meant.
    pub address: Option<Address>,
    /// Which text of the file.
    pub part: Option<PartKind>,
    /// Place in the order of the document.
    pub order: usize,
    /// Its index among the paragraphs with words of its text, from 1.
    pub ordinal: Option<usize>,
    /// The page, where the file says.
    pub page: Option<u32>,
    /// The part of the document.
    pub role: Option<Role>,
    /// The section whose page is meant, an index into the paper's sections.
    pub section: Option<usize>,
    /// Words to search for in Word.
    pub words: String,
}

/// A breach of a rule at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's stable code.
    pub code: String,
    /// The rule's name.
    pub name: String,
    /// How grave it is here.
    pub level: Level,
    /// How grave a breach of the rule is where nothing speaks against its being certain.
    pub grade: Level,
    /// What it is about.
    pub about: About,
    /// Where.
    pub at: Spot,
    /// What was found, with its unit.
    pub found: String,
    /// What is allowed.
    pub allowed: String,
    /// The article.
    pub basis: String,
    /// How to fix it in Word.
    pub how_to_fix: String,
    /// What fixes it for certain, without a person's judgement.
    pub fixes: Vec<Fix>,
}

/// What a file was seen to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// No administrative document.
    Nothing,
    /// A document that the format does not govern: named, and not measured against it.
    Outside {
        /// What it is.
        what: super::kinds::Outside,
        /// Its day, where it has one.
        date: Option<NaiveDate>,
    },
    /// An administrative document.
    Document {
        /// The profile it is held against.
        profile: String,
        /// How the regime was recognised.
        profile_by: String,
        /// The kind's name.
        kind: Option<String>,
        /// How the kind was recognised.
        kind_by: String,
        /// Its day, where it has one.
        date: Option<NaiveDate>,
        /// Whether its number and day are still to come.
        blank: bool,
        /// What each part was recognised as: words, role, how sure.
        parts: Vec<(String, Role, super::roles::Sure)>,
    },
}

/// What an audit says.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What the file was seen to be.
    pub seen: Seen,
    /// Findings, worst first, those of one rule together.
    pub findings: Vec<Finding>,
}

impl Report {
    /// How many findings of a level there are.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}
