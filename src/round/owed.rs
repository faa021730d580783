//! Tasks: what an agency still owes, field by field, and which obligations it has not met.
//!
//! A report's own number and date are never owed here: they are given after signing and may come later.

use rust_decimal::Decimal;
use serde::Serialize;

use super::Entry;
use crate::data::campaign::Campaign;
use crate::data::indicators::Indicator;
use crate::data::plan::{Ask, Period};
use crate::data::report::{Answer, Report};
use crate::viet;

/// Something that an agency still owes.
#[derive(Debug, Clone, PartialEq)]
pub enum Owed<'c> {
    /// The whole report.
    Report {
        /// How many questions it is to answer.
        questions: usize,
        /// How many figures it is to give.
        figures: usize,
    },
    /// The answer to a question.
    Answer {
        /// The title of the duty under which the form asks it.
        under: Option<&'c str>,
        /// The question.
        ask: &'c Ask,
    },
    /// A figure.
    Figure(&'c Indicator),
    /// A figure that was typed and cannot be one.
    Unreadable {
        /// The indicator.
        indicator: &'c Indicator,
        /// What was typed.
        typed: &'c str,
    },
    /// More than was done: the least that the plan asks was not reached. Never of a nil report.
    Least {
        /// The indicator.
        indicator: &'c Indicator,
        /// The least that the plan asks.
        at_least: Decimal,
        /// What was reported.
        reported: Decimal,
    },
}

impl Owed<'_> {
    /// Whether a report that lacks it is incomplete; one that falls short of a duty is not.
    pub fn leaves_incomplete(&self) -> bool {
        match self {
            Owed::Answer { .. } | Owed::Figure(_) | Owed::Unreadable { .. } => true,
            Owed::Report { .. } | Owed::Least { .. } => false,
        }
    }
}

/// What an agency owes at the day of its entry, in the order of the form. An agency whose day has not
/// passed owes no report yet, and one that is exempt owes nothing.
pub fn outstanding<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    entry: &Entry<'c>,
) -> Vec<Owed<'c>> {
    use super::ReportState::{Exempt, Late, Missing, NotDue, OnTime, Unclear, Unread};
    let agency = &entry.agency.id;
    match (entry.state, entry.report) {
        (OnTime | Late | Unclear, Some(report)) => in_report(campaign, period, entry, report),
        (Missing, _) => vec![Owed::Report {
            questions: campaign.asks_of(agency, period).filter(|ask| !ask.optional).count(),
            figures: campaign.indicators_of(agency, &period.id).count(),
        }],
        (Exempt | NotDue | Unread, _) | (OnTime | Late | Unclear, None) => Vec::new(),
    }
}

fn in_report<'c>(
    campaign: &'c Campaign,
    period: &'c Period,
    entry: &Entry<'c>,
    report: &'c Report,
) -> Vec<Owed<'c>> {
    let mut owed = Vec::new();
    // A nil report has said everything: nothing happened.
    if !report.nil {
        let questions = campaign
            .asked_of(&entry.agency.id, period)
            .filter(|asked| !asked.ask.optional && !is_answered(report, asked.ask));
        owed.extend(questions.map(|asked| Owed::Answer { under: asked.under, ask: asked.ask }));
    }
    let indicators = || campaign.indicators_of(&entry.agency.id, &period.id);
    for indicator in indicators() {
        match report.figures.get(&indicator.id) {
            None if !report.nil => owed.push(Owed::Figure(indicator)),
            Some(typed) if indicator.read(typed).is_err() => {
                owed.push(Owed::Unreadable { indicator, typed: typed.as_str() });
            }
            _ => {}
        }
    }
    for indicator in indicators() {
        if let Some((at_least, reported)) = entry.shortfall(campaign, period, indicator) {
            owed.push(Owed::Least { indicator, at_least, reported });
        }
    }
    owed
}

fn is_answered(report: &Report, ask: &Ask) -> bool {
    match report.answers.get(&ask.id) {
        None => false,
        Some(Answer::One(typed)) => !typed.as_str().trim().is_empty(),
        Some(Answer::Several(ids)) => !ids.is_empty(),
    }
}

/// What is owed, without saying of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwedKind {
    /// The whole report.
    Report,
    /// An answer.
    Answer,
    /// A figure.
    Figure,
    /// A figure that can be read.
    Unreadable,
    /// The least that the plan asks.
    Least,
}

/// Something owed as templates, JSON and tables take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwedView {
    /// What is owed.
    pub kind: OwedKind,
    /// The id of the question or indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The title of the duty under which it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// The question or the indicator's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The indicator's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What was typed and cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed: Option<String>,
    /// What was reported, as a plain decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<String>,
    /// The least that the plan asks, as a plain decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<String>,
    /// All of it in words.
    pub words: String,
}

impl Owed<'_> {
    /// It in one line, as a clerk reads it.
    pub fn words(&self) -> String {
        match self {
            Owed::Report { questions, figures } => {
                format!("toàn bộ báo cáo ({questions} nội dung, {figures} số liệu)")
            }
            Owed::Answer { under: Some(under), ask } => {
                format!("nội dung “{}” (mục {under})", ask.label)
            }
            Owed::Answer { under: None, ask } => format!("nội dung “{}”", ask.label),
            Owed::Figure(indicator) => {
                format!("số liệu “{}” ({})", indicator.name, indicator.unit)
            }
            Owed::Unreadable { indicator, typed } => {
                format!("số liệu “{}” ghi là “{typed}”, không đọc được", indicator.name)
            }
            Owed::Least { indicator, at_least, reported } => format!(
                "{}: {} {}, chưa đạt mức tối thiểu {}",
                indicator.name,
                viet::format_number(*reported),
                indicator.unit,
                viet::format_number(*at_least),
            ),
        }
    }

    /// It for templates, JSON and tables.
    pub fn view(&self) -> OwedView {
        let empty = OwedView {
            kind: OwedKind::Report,
            id: None,
            under: None,
            label: None,
            unit: None,
            typed: None,
            reported: None,
            at_least: None,
            words: self.words(),
        };
        let of = |kind, indicator: &Indicator, empty| OwedView {
            kind,
            id: Some(indicator.id.to_string()),
            label: Some(indicator.name.to_string()),
            unit: Some(indicator.unit.to_string()),
            ..empty
        };
        match self {
            Owed::Report { .. } => empty,
            Owed::Answer { under, ask } => OwedView {
                kind: OwedKind::Answer,
                id: Some(ask.id.to_string()),
                under: under.map(str::to_owned),
                label: Some(ask.label.to_string()),
                ..empty
            },
            Owed::Figure(indicator) => of(OwedKind::Figure, indicator, empty),
            Owed::Unreadable { indicator, typed } => OwedView {
                typed: Some((*typed).to_owned()),
                ..of(OwedKind::Unreadable, indicator, empty)
            },
            Owed::Least { indicator, at_least, reported } => OwedView {
                reported: Some(reported.normalize().to_string()),
                at_least: Some(at_least.normalize().to_string()),
                ..of(OwedKind::Least, indicator, empty)
            },
        }
    }
}
