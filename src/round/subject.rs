//! Tasks: what a figure of the summary is about. An indicator's own totals are one kind; how many agencies have
//! reported, gave a figure or took a choice are others, and so is a period compared with the one before.

use serde::{Deserialize, Serialize};

use super::figures::FigureScope;
use super::trace::Lack;
use super::{Entry, Owed, ReportState, Round};
use crate::data::indicators::Indicator;
use crate::data::plan::Ask;
use crate::data::report::{Answer, Report};
use crate::data::scalar::Id;
use crate::viet;

pub use crate::data::counts::{Column, Count};

impl Count {
    /// An agency's state as this count sees it, and whether it is counted.
    fn state(self, entry: &Entry<'_>, owed: &[Owed<'_>]) -> (bool, &'static str) {
        let of_report = entry.state;
        let report = entry.report.filter(|_| entry.is_expected());
        match (self, report) {
            (Count::Expected, _) => (entry.is_expected(), of_report.words()),
            (Count::Received, report) => (report.is_some(), of_report.words()),
            (Count::OnTime, _) => (of_report == ReportState::OnTime, of_report.words()),
            (Count::Late, _) => (of_report == ReportState::Late, of_report.words()),
            (Count::Unclear, _) => (of_report == ReportState::Unclear, of_report.words()),
            (Count::Missing, report) => {
                let gone = report.is_none() && of_report != ReportState::Unread;
                (entry.is_expected() && gone, of_report.words())
            }
            (Count::Unread, _) => (of_report == ReportState::Unread, of_report.words()),
            (Count::Exempt, _) => (of_report == ReportState::Exempt, of_report.words()),
            (Count::Nil | Count::Incomplete, None) => (false, of_report.words()),
            (Count::Nil, Some(Report { nil: true, .. })) => (true, "Không phát sinh"),
            (Count::Nil, Some(_)) => (false, "Có phát sinh"),
            (Count::Incomplete, Some(_)) => match owed.iter().any(Owed::leaves_incomplete) {
                true => (true, "Chưa đủ nội dung"),
                false => (false, "Đủ nội dung"),
            },
        }
    }
}

/// What a figure is about.
#[derive(Debug, Clone)]
pub enum Subject<'c> {
    /// An indicator: its total, or an agency's own.
    Indicator(&'c Indicator),
    /// Agencies of the round.
    Count(Count),
    /// What is next to an indicator's figure.
    Column(&'c Indicator, Column),
    /// Who took a choice.
    Choice {
        /// The question.
        ask: &'c Ask,
        /// The choice.
        id: Id,
        /// Its words.
        text: String,
    },
    /// How many more are counted than the first [`NAMED`], which a sentence names.
    Others(Box<Subject<'c>>),
}

/// What a figure is about, without saying of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    /// An indicator.
    Figure,
    /// Agencies of the round.
    Count,
    /// A column next to an indicator's figure.
    Beside,
    /// A choice.
    Choice,
    /// More agencies than a sentence names.
    Others,
}
/// More names than these are not read through in a sentence; one more is named rather than spoken of as others.
pub const NAMED: usize = 5;

impl<'c> Subject<'c> {
    /// The indicator it is about.
    pub fn indicator(&self) -> Option<&'c Indicator> {
        match self {
            Subject::Indicator(indicator) | Subject::Column(indicator, _) => Some(indicator),
            Subject::Others(of) => of.indicator(),
            Subject::Count(_) | Subject::Choice { .. } => None,
        }
    }

    /// Of which kind it is.
    pub fn kind(&self) -> SubjectKind {
        match self {
            Subject::Indicator(_) => SubjectKind::Figure,
            Subject::Count(_) => SubjectKind::Count,
            Subject::Column(..) => SubjectKind::Beside,
            Subject::Choice { .. } => SubjectKind::Choice,
            Subject::Others(_) => SubjectKind::Others,
        }
    }

    /// What tells it from all others of its period; an indicator's is its id alone.
    pub fn key(&self) -> String {
        match self {
            Subject::Indicator(indicator) => indicator.id.to_string(),
            Subject::Count(count) => format!("@{}", count.id()),
            Subject::Column(indicator, column) => format!("{}@{}", indicator.id, column.id()),
            Subject::Choice { ask, id, .. } => format!("{}@chon@{id}", ask.id),
            Subject::Others(of) => format!("{}@khac", of.key()),
        }
    }

    /// What a clerk reads.
    pub fn name(&self) -> String {
        match self {
            Subject::Indicator(indicator) => indicator.name.to_string(),
            Subject::Count(count) => count.words().to_owned(),
            Subject::Column(indicator, column) => {
                format!("{} ({})", indicator.name, column.words())
            }
            Subject::Choice { ask, text, .. } => format!("{}: “{text}”", ask.label),
            Subject::Others(of) => {
                format!("{}, ngoài {NAMED} cơ quan, đơn vị đã nêu tên", of.name())
            }
        }
    }

    /// Whether it is a number of agencies, each of which [`counted`] knows.
    pub fn counts_agencies(&self) -> bool {
        match self {
            Subject::Count(_) | Subject::Choice { .. } => true,
            Subject::Column(_, column) => {
                matches!(column, Column::Reported | Column::Asked | Column::Below)
            }
            Subject::Indicator(_) | Subject::Others(_) => false,
        }
    }

    /// How many more it counts than those that a sentence names.
    pub fn others(self) -> Self {
        Subject::Others(Box::new(self))
    }

    /// In what it is measured.
    pub fn unit(&self) -> &'c str {
        match self {
            Subject::Indicator(indicator)
            | Subject::Column(indicator, Column::Before | Column::Now | Column::More) => {
                indicator.unit.as_str()
            }
            Subject::Count(Count::Expected | Count::Received | Count::Missing | Count::Exempt)
            | Subject::Column(
                _,
                Column::Reported | Column::Asked | Column::Compared | Column::Below,
            )
            | Subject::Choice { .. }
            | Subject::Others(_) => "cơ quan, đơn vị",
            Subject::Count(_) => "báo cáo",
        }
    }
}

/// An agency among those that a count looks at.
#[derive(Debug, Clone)]
pub struct CountedAgency<'c> {
    /// The agency.
    pub entry: Entry<'c>,
    /// Whether it is counted.
    pub counts: bool,
    /// Its state, by which it is or is not.
    pub state: String,
}

/// The agencies that a count looks at, each with its state; none for what is no count. Who gave an
/// indicator in two periods is known to [`super::compare`].
pub fn counted<'c>(
    round: &Round<'c>,
    subject: &Subject<'c>,
    scope: FigureScope<'_>,
) -> Vec<CountedAgency<'c>> {
    let (campaign, period) = (round.campaign, round.period);
    let of_agency = |entry: &Entry<'c>, (counts, state): (bool, &str)| CountedAgency {
        entry: *entry,
        counts,
        state: state.to_owned(),
    };
    let concerned = round.entries.iter().filter(|entry| scope.concerns(entry));
    match subject {
        Subject::Count(count) => concerned
            .map(|entry| {
                // Only one count asks for it, and of ten thousand reports it is long to find.
                let owed = match count {
                    Count::Incomplete => super::owed::outstanding(campaign, period, entry),
                    _ => Vec::new(),
                };
                of_agency(entry, count.state(entry, &owed))
            })
            .collect(),
        Subject::Column(indicator, column @ (Column::Reported | Column::Asked)) => concerned
            .filter(|entry| entry.is_expected() && entry.asked(campaign, period, indicator))
            .map(|entry| {
                let lack = lack(round, entry, indicator);
                let state = lack.map_or("Có số liệu".to_owned(), |lack| {
                    viet::capitalize_first(lack.words())
                });
                of_agency(entry, (*column == Column::Asked || lack.is_none(), &state))
            })
            .collect(),
        Subject::Column(indicator, Column::Below) => concerned
            .filter(|entry| entry.is_expected() && entry.asked(campaign, period, indicator))
            .filter_map(|entry| {
                let below = entry.is_below(campaign, period, indicator)?;
                let state =
                    if below { "Chưa đạt mức yêu cầu" } else { "Đạt mức yêu cầu" };
                Some(of_agency(entry, (below, state)))
            })
            .collect(),
        Subject::Choice { ask, id, .. } => concerned
            .filter_map(|entry| {
                let has_report = entry.is_expected() && entry.reports().next().is_some();
                has_report.then(|| match entry.answer(ask) {
                    Some(answer) if takes(answer, id) => of_agency(entry, (true, "Có chọn")),
                    Some(_) => of_agency(entry, (false, "Không chọn")),
                    None => of_agency(entry, (false, "Không trả lời")),
                })
            })
            .collect(),
        Subject::Others(of) => {
            let mut all = counted(round, of, scope);
            for one in all.iter_mut().filter(|one| one.counts).take(NAMED) {
                one.counts = false;
                one.state = "Đã nêu tên".to_owned();
            }
            all
        }
        Subject::Indicator(_) | Subject::Column(..) => Vec::new(),
    }
}

/// Why an agency's figure of an indicator, or a part of a rate, is not there; `None` where it is.
fn lack(round: &Round<'_>, entry: &Entry<'_>, indicator: &Indicator) -> Option<Lack> {
    match super::entry::parts(round.campaign, indicator) {
        Some((part, whole)) => lack(round, entry, part)
            .or_else(|| lack(round, entry, whole))
            .or_else(|| super::trace::unpaired(round, entry, indicator, whole)),
        None => super::trace::sources(round, entry, indicator).err(),
    }
}

/// Whether an answer takes a choice.
pub fn takes(answer: &Answer, choice: &Id) -> bool {
    match answer {
        Answer::One(typed) => typed.as_str() == choice.as_str(),
        Answer::Several(ids) => ids.contains(choice),
    }
}
