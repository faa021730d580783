//! Tasks: what a figure of the summary is about. An indicator's own totals are one kind; how many agencies have
//! reported, gave a figure or took a choice are others, and so is a period compared with the one before.

use super::figures::Over;
use super::trace::Lack;
use super::{Entry, Owed, Round, Standing};
use crate::data::indicators::Indicator;
use crate::data::plan::Ask;
use crate::data::report::{Answer, Report};
use crate::data::scalar::Id;
use crate::viet;

/// Agencies of a round that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// That are to report (`phải báo cáo`).
    Expected,
    /// That have reported (`đã báo cáo`).
    Received,
    /// In time (`đúng hạn`).
    OnTime,
    /// Late (`quá hạn`).
    Late,
    /// That have not (`chưa có báo cáo`).
    Missing,
    /// That have sent one that cannot be read yet (`đã gửi, chưa đọc được`).
    Unread,
    /// That have nothing to report (`không phát sinh`).
    Nil,
    /// That need not report.
    Exempt,
    /// Whose report lacks something that was asked (`chưa đủ nội dung`).
    Incomplete,
}

impl Count {
    /// All of them.
    pub const ALL: [Count; 9] = [
        Count::Expected,
        Count::Received,
        Count::OnTime,
        Count::Late,
        Count::Missing,
        Count::Unread,
        Count::Nil,
        Count::Exempt,
        Count::Incomplete,
    ];

    /// Its id, by which a clerk may name it.
    pub fn id(self) -> &'static str {
        match self {
            Count::Expected => "phai-bao-cao",
            Count::Received => "da-bao-cao",
            Count::OnTime => "dung-han",
            Count::Late => "qua-han",
            Count::Missing => "chua-bao-cao",
            Count::Unread => "chua-doc-duoc",
            Count::Nil => "khong-phat-sinh",
            Count::Exempt => "khong-phai-bao-cao",
            Count::Incomplete => "chua-du-noi-dung",
        }
    }

    /// What a clerk reads.
    pub fn words(self) -> &'static str {
        match self {
            Count::Expected => "Số cơ quan, đơn vị phải báo cáo",
            Count::Received => "Số cơ quan, đơn vị đã báo cáo",
            Count::OnTime => "Số báo cáo gửi đúng hạn",
            Count::Late => "Số báo cáo gửi quá hạn",
            Count::Missing => "Số cơ quan, đơn vị chưa có báo cáo",
            Count::Unread => "Số báo cáo đã gửi, chưa đọc được",
            Count::Nil => "Số báo cáo không phát sinh",
            Count::Exempt => "Số cơ quan, đơn vị không phải báo cáo",
            Count::Incomplete => "Số báo cáo chưa đủ nội dung",
        }
    }

    /// An agency's state as this count sees it, and whether it is counted.
    fn state(self, entry: &Entry<'_>, owed: &[Owed<'_>]) -> (bool, &'static str) {
        let standing = entry.standing;
        let report = entry.report.filter(|_| entry.is_expected());
        match (self, report) {
            (Count::Expected, _) => (entry.is_expected(), standing.words()),
            (Count::Received, report) => (report.is_some(), standing.words()),
            (Count::OnTime, _) => (standing == Standing::OnTime, standing.words()),
            (Count::Late, _) => (standing == Standing::Late, standing.words()),
            (Count::Missing, report) => {
                let gone = report.is_none() && standing != Standing::Unread;
                (entry.is_expected() && gone, standing.words())
            }
            (Count::Unread, _) => (standing == Standing::Unread, standing.words()),
            (Count::Exempt, _) => (standing == Standing::Exempt, standing.words()),
            (Count::Nil | Count::Incomplete, None) => (false, standing.words()),
            (Count::Nil, Some(Report { nil: true, .. })) => (true, "Không phát sinh"),
            (Count::Nil, Some(_)) => (false, "Có phát sinh"),
            (Count::Incomplete, Some(_)) => match owed.iter().any(Owed::leaves_incomplete) {
                true => (true, "Chưa đủ nội dung"),
                false => (false, "Đủ nội dung"),
            },
        }
    }
}

/// A column of an indicator's row in the tables of the summary, next to the figure itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// How many agencies gave the figure.
    Reported,
    /// How many were to give it.
    Asked,
    /// How many gave it in this period and the one before.
    Compared,
    /// What those gave in the period before.
    Before,
    /// What those gave in this one.
    Now,
    /// How much more that is.
    More,
}

impl Column {
    /// All of them.
    pub const ALL: [Column; 6] = [
        Column::Reported,
        Column::Asked,
        Column::Compared,
        Column::Before,
        Column::Now,
        Column::More,
    ];

    /// Its id, by which a clerk names it.
    pub fn id(self) -> &'static str {
        match self {
            Column::Reported => "da-bao-cao",
            Column::Asked => "phai-bao-cao",
            Column::Compared => "so-don-vi-so-sanh",
            Column::Before => "ky-truoc",
            Column::Now => "ky-nay",
            Column::More => "tang-giam",
        }
    }

    /// What a clerk reads after the indicator's name.
    pub fn words(self) -> &'static str {
        match self {
            Column::Reported => "số đơn vị đã báo cáo",
            Column::Asked => "số đơn vị phải báo cáo",
            Column::Compared => "số đơn vị so sánh",
            Column::Before => "kỳ trước",
            Column::Now => "kỳ này",
            Column::More => "tăng (+), giảm (-)",
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
    Beside(&'c Indicator, Column),
    /// Who took a choice.
    Choice {
        /// The question.
        ask: &'c Ask,
        /// The choice.
        id: Id,
        /// Its words.
        text: String,
    },
}

impl<'c> Subject<'c> {
    /// The indicator it is about.
    pub fn indicator(&self) -> Option<&'c Indicator> {
        match self {
            Subject::Indicator(indicator) | Subject::Beside(indicator, _) => Some(indicator),
            Subject::Count(_) | Subject::Choice { .. } => None,
        }
    }

    /// `figure`, `count`, `beside`, `choice`.
    pub fn kind(&self) -> &'static str {
        match self {
            Subject::Indicator(_) => "figure",
            Subject::Count(_) => "count",
            Subject::Beside(..) => "beside",
            Subject::Choice { .. } => "choice",
        }
    }

    /// What tells it from all others of its period; an indicator's is its id alone.
    pub fn key(&self) -> String {
        match self {
            Subject::Indicator(indicator) => indicator.id.to_string(),
            Subject::Count(count) => format!("@{}", count.id()),
            Subject::Beside(indicator, column) => format!("{}@{}", indicator.id, column.id()),
            Subject::Choice { ask, id, .. } => format!("{}@chon@{id}", ask.id),
        }
    }

    /// What a clerk reads.
    pub fn name(&self) -> String {
        match self {
            Subject::Indicator(indicator) => indicator.name.to_string(),
            Subject::Count(count) => count.words().to_owned(),
            Subject::Beside(indicator, column) => {
                format!("{} ({})", indicator.name, column.words())
            }
            Subject::Choice { ask, text, .. } => format!("{}: “{text}”", ask.label),
        }
    }

    /// In what it is measured.
    pub fn unit(&self) -> &'c str {
        match self {
            Subject::Indicator(indicator)
            | Subject::Beside(indicator, Column::Before | Column::Now | Column::More) => {
                indicator.unit.as_str()
            }
            Subject::Count(Count::Expected | Count::Received | Count::Missing | Count::Exempt)
            | Subject::Beside(_, Column::Reported | Column::Asked | Column::Compared)
            | Subject::Choice { .. } => "cơ quan, đơn vị",
            Subject::Count(_) => "báo cáo",
        }
    }
}

/// An agency among those that a count looks at.
#[derive(Debug, Clone)]
pub struct Counted<'c> {
    /// The agency.
    pub entry: Entry<'c>,
    /// Whether it is counted.
    pub counts: bool,
    /// Its state, by which it is or is not.
    pub state: String,
}

/// The agencies that a count looks at, each with its state; none for what is no count. Who gave an
/// indicator in two periods is known to [`super::compare`].
pub fn counted<'c>(round: &Round<'c>, subject: &Subject<'c>, over: Over<'_>) -> Vec<Counted<'c>> {
    let (campaign, period) = (round.campaign, round.period);
    let told = |entry: &Entry<'c>, (counts, state): (bool, &str)| Counted {
        entry: *entry,
        counts,
        state: state.to_owned(),
    };
    let concerned = round.entries.iter().filter(|entry| over.concerns(entry));
    match subject {
        Subject::Count(count) => concerned
            .map(|entry| {
                let owed = super::owed::owed(campaign, period, entry);
                told(entry, count.state(entry, &owed))
            })
            .collect(),
        Subject::Beside(indicator, column @ (Column::Reported | Column::Asked)) => concerned
            .filter(|entry| entry.is_expected() && entry.asked(campaign, period, indicator))
            .map(|entry| {
                let lack = lack(round, entry, indicator);
                let state = lack.map_or("Có số liệu".to_owned(), |lack| {
                    viet::capitalize_first(lack.words())
                });
                told(entry, (*column == Column::Asked || lack.is_none(), &state))
            })
            .collect(),
        Subject::Choice { ask, id, .. } => concerned
            .filter_map(|entry| {
                let has_report = entry.is_expected() && entry.reports().next().is_some();
                has_report.then(|| match entry.answer(ask) {
                    Some(answer) if takes(answer, id) => told(entry, (true, "Có chọn")),
                    Some(_) => told(entry, (false, "Không chọn")),
                    None => told(entry, (false, "Không trả lời")),
                })
            })
            .collect(),
        Subject::Indicator(_) | Subject::Beside(..) => Vec::new(),
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
