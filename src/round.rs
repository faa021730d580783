//! Tasks: a round of reporting. Who owes, who sent, who was late, what it adds up to, what fell short.
//!
//! The summary, and later status, reminders and trace, ask their questions here, so that every figure
//! and every name comes from one store.

use rust_decimal::Decimal;

use crate::data::agencies::Group;
use crate::data::body::Body;
use crate::data::campaign::Campaign;
use crate::data::indicators::{Indicator, Total, ValueKind};
use crate::data::plan::{Ask, Period};
use crate::data::report::{Answer, Report};
use crate::data::scalar::{Date, Id};
use crate::viet;

/// How an agency stands in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It owes nothing.
    Exempt,
    /// Received strictly before the day it was due before (`đúng hạn`).
    OnTime,
    /// Received later (`quá hạn`).
    Late,
    /// Not received (`chưa gửi`).
    Missing,
}

/// An agency in a round.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'c> {
    /// Its group.
    pub group: &'c Group,
    /// The agency.
    pub agency: &'c Body,
    /// How it stands.
    pub standing: Standing,
    /// The day before which its report is due.
    pub due_before: Date,
    /// Its report, where one was received.
    pub report: Option<&'c Report>,
}

/// One period's round.
#[derive(Debug)]
pub struct Round<'c> {
    /// The data.
    pub campaign: &'c Campaign,
    /// The period.
    pub period: &'c Period,
    /// Every agency, in the order of the data.
    pub entries: Vec<Entry<'c>>,
}

/// Over whom figures are added.
#[derive(Debug, Clone, Copy)]
pub enum Over<'c> {
    /// Every agency.
    All,
    /// The agencies of a group.
    Group(&'c Id),
}

/// A duty's least that an agency did not reach.
#[derive(Debug, Clone, Copy)]
pub struct Shortfall<'c> {
    /// The indicator.
    pub indicator: &'c Indicator,
    /// The agency.
    pub agency: &'c Body,
    /// The least that the plan asks.
    pub at_least: Decimal,
    /// What was reported; `None` where the report says nothing of it.
    pub reported: Option<Decimal>,
}

/// The same words with everyone who wrote them.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice<'c> {
    /// The words.
    pub words: &'c str,
    /// Who wrote them, in the order of the data.
    pub agencies: Vec<&'c Body>,
}

impl<'c> Round<'c> {
    /// The round of a period.
    pub fn of(campaign: &'c Campaign, period: &'c Period) -> Self {
        let entries = campaign
            .all_agencies()
            .map(|(group, agency)| {
                let report = campaign.report(&period.id, &agency.id);
                let due_before = campaign.due_before(&agency.id, period);
                let standing = match report {
                    _ if !campaign.owes(&agency.id, period) => Standing::Exempt,
                    None => Standing::Missing,
                    Some(report) if report.received < due_before => Standing::OnTime,
                    Some(_) => Standing::Late,
                };
                Entry { group, agency, standing, due_before, report }
            })
            .collect();
        Round { campaign, period, entries }
    }

    /// The agencies that stand so.
    pub fn standing(&self, standing: Standing) -> impl Iterator<Item = &Entry<'c>> {
        self.entries.iter().filter(move |entry| entry.standing == standing)
    }

    /// The agencies that owe a report (`phải báo cáo`).
    pub fn expected(&self) -> impl Iterator<Item = &Entry<'c>> {
        self.entries.iter().filter(|entry| entry.standing != Standing::Exempt)
    }

    /// The entries with a report that counts.
    pub fn received(&self) -> impl Iterator<Item = (&Entry<'c>, &'c Report)> {
        self.expected().filter_map(|entry| entry.report.map(|report| (entry, report)))
    }

    /// Whether any report of the round is invented.
    pub fn is_sample(&self) -> bool {
        self.received().any(|(_, report)| report.sample)
    }

    /// Whether an agency's report is to say an indicator, or what a rate is reckoned from.
    pub fn asked(&self, entry: &Entry<'c>, indicator: &Indicator) -> bool {
        match self.parts(indicator) {
            Some((part, whole)) => [part, whole].iter().all(|i| self.asked(entry, i)),
            None => self.campaign.reports(&entry.agency.id, indicator, &self.period.id),
        }
    }

    /// What an agency reported of an indicator, or what follows for a rate; a nil report says zero of
    /// what is counted.
    pub fn figure(&self, entry: &Entry<'c>, indicator: &Indicator) -> Option<Decimal> {
        if let Some((part, whole)) = self.parts(indicator) {
            return rate(self.figure(entry, part)?, self.figure(entry, whole)?, indicator.value);
        }
        let report = entry.report.filter(|_| self.asked(entry, indicator))?;
        match report.figures.get(&indicator.id) {
            Some(typed) => indicator.read(typed).ok(),
            None if report.nil && indicator.value == ValueKind::Count => Some(Decimal::ZERO),
            None => None,
        }
    }

    /// What an indicator adds up to; `None` where nobody reported it or it does not add up.
    pub fn total(&self, indicator: &Indicator, over: Over<'_>) -> Option<Decimal> {
        if let Some((part, whole)) = self.parts(indicator) {
            return rate(self.total(part, over)?, self.total(whole, over)?, indicator.value);
        }
        let values = self
            .received()
            .filter(|(entry, _)| match over {
                Over::All => true,
                Over::Group(id) => entry.group.id == *id,
            })
            .filter_map(|(entry, _)| self.figure(entry, indicator));
        match indicator.total {
            Total::None | Total::Rate => None,
            Total::Max => values.max(),
            Total::Sum | Total::Last => values.reduce(|sum, value| sum.saturating_add(value)),
        }
    }

    /// What a rate divides by what; `None` for what is not a rate. The checks let no rate of a rate by.
    fn parts(&self, indicator: &Indicator) -> Option<(&'c Indicator, &'c Indicator)> {
        let find = |id: &Option<Id>| {
            let all = &self.campaign.indicators.value.indicators;
            all.iter().find(|i| Some(&i.id) == id.as_ref() && i.total != Total::Rate)
        };
        let is_rate = indicator.total == Total::Rate;
        is_rate.then(|| Some((find(&indicator.numerator)?, find(&indicator.denominator)?)))?
    }

    /// The obligations that were not met, among the reports received.
    pub fn shortfalls(&self) -> Vec<Shortfall<'c>> {
        let mut all = Vec::new();
        for indicator in &self.campaign.indicators.value.indicators {
            let Some(at_least) = indicator.at_least.map(|figure| figure.0) else { continue };
            for (entry, _) in self.received() {
                if !self.asked(entry, indicator) {
                    continue;
                }
                let reported = self.figure(entry, indicator);
                if reported.is_none_or(|value| value < at_least) {
                    all.push(Shortfall { indicator, agency: entry.agency, at_least, reported });
                }
            }
        }
        all
    }

    /// What agencies wrote under a question, each with its author.
    pub fn accounts(&self, ask: &Ask) -> Vec<(&'c Body, &'c Answer)> {
        self.received()
            .filter_map(|(entry, report)| report.answers.get(&ask.id).map(|a| (entry.agency, a)))
            .collect()
    }

    /// Words of the reports, the same words said once with all their authors.
    pub fn voices(&self, words: impl Fn(&'c Report) -> Option<&'c str>) -> Vec<Voice<'c>> {
        let mut voices: Vec<(String, Voice<'c>)> = Vec::new();
        for (entry, report) in self.received() {
            let Some(said) = words(report) else { continue };
            let folded = viet::fold(said).split_whitespace().collect::<Vec<_>>().join(" ");
            match voices.iter_mut().find(|(known, _)| *known == folded) {
                Some((_, voice)) => voice.agencies.push(entry.agency),
                None => voices.push((folded, Voice { words: said, agencies: vec![entry.agency] })),
            }
        }
        voices.into_iter().map(|(_, voice)| voice).collect()
    }
}

/// A part of a whole as a rate, to two places; `None` where the whole is nothing.
fn rate(part: Decimal, whole: Decimal, kind: ValueKind) -> Option<Decimal> {
    let scale = if kind == ValueKind::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    part.checked_mul(scale)?.checked_div(whole).map(|rate| rate.round_dp(2))
}
