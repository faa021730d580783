//! Values: one report against what its agency is asked in its period.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::campaign::Campaign;
use super::super::deadline::Timely;
use super::super::indicators::{Indicator, Total};
use super::super::load::Located;
use super::super::plan::{Ask, AskKind, Period};
use super::super::report::{Answer, Report, TO_FIX};
use super::super::scalar::{Date, Id};
use super::days;
use super::facts::{DayOf, IdOf, OddDay, WrongAnswer};
use super::fault::{IdFault, ReportFault, TimeFault, WordingFault};
use super::known::{self, Known};
use super::people;
use crate::problem::{Fault, Place, Problem};

/// What is wrong with a report, in no order.
pub(super) fn check(
    campaign: &Campaign,
    known: &Known<'_>,
    period: &Id,
    agency: &Id,
    report: &Located<Report>,
) -> Vec<Problem> {
    let mut reading = Reading { report, problems: Vec::new() };
    let file = report.source.place();
    let found = campaign.period(period);
    if found.is_none() {
        let ids = campaign.plan.value.reporting.periods.iter().map(|period| &period.id);
        reading.say(&IdFault::unknown_report_period(period.as_str(), ids), file.clone());
    }
    if !known.has(IdOf::Agency, agency) {
        let ids = campaign.all_agencies().map(|(_, body)| &body.id);
        reading.say(&IdFault::unknown_report_agency(agency.as_str(), ids), file.clone());
        return reading.problems;
    }
    let Some(period) = found else { return reading.problems };
    if !campaign.owes(agency, period) {
        reading.say(&ReportFault::ExemptReported, file);
    }
    reading.days(campaign, period, agency);
    reading.figures(campaign, known, period, agency);
    reading.answers(campaign, known, period, agency);
    reading.nil(known);
    reading.people();
    reading.problems
}

struct Reading<'r> {
    report: &'r Located<Report>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn say(&mut self, fault: &impl Fault, place: Place) {
        self.problems.push(Problem::at(fault, place));
    }

    fn days(&mut self, campaign: &Campaign, period: &Period, agency: &Id) {
        let report = &self.report.value;
        let (received, from) = (report.received, period.covers.from);
        if received < from {
            self.say(&TimeFault::ReceivedEarly { received, from }, self.report.place("received"));
        }
        let plan = days::plan_date(campaign, period);
        if let Some(plan) = plan.filter(|plan| received < *plan && received >= from) {
            let why = OddDay::BeforePlan(plan);
            let fault = TimeFault::OddDay { of: DayOf::Received, day: received, why };
            self.say(&fault, self.report.place("received"));
        }
        if let Some(corrected) = report.corrected.filter(|corrected| *corrected < received) {
            let fault = TimeFault::CorrectedEarly { corrected, received };
            self.say(&fault, self.report.place("corrected"));
        }
        let received = report.latest();
        if let Some(date) = report.date.filter(|date| *date > received) {
            self.say(&TimeFault::DatedAfterReceived { date, received }, self.report.place("date"));
        }
        let due = campaign.due(agency, period);
        if due.met(report.received, report.received_time) == Timely::Unknown {
            self.say(&TimeFault::HourUnknown { due }, self.report.place("received"));
        }
        let late = days::Span { from, to: due.named_day() };
        if let Some(why) = late.far_after(received, days::YEAR) {
            let fault = TimeFault::OddDay { of: DayOf::Received, day: received, why };
            self.say(&fault, self.report.place("received"));
        }
        let early = report.date.and_then(|date| Some((date, days::early(campaign, period, date)?)));
        if let Some((day, why)) = early {
            let fault = TimeFault::OddDay { of: DayOf::Dated, day, why };
            self.say(&fault, self.report.place("date"));
        }
    }

    fn figures(&mut self, campaign: &Campaign, known: &Known<'_>, period: &Period, agency: &Id) {
        let asked: BTreeSet<&Id> =
            campaign.indicators_of(agency, &period.id).map(|i| &i.id).collect();
        for (id, typed) in &self.report.value.figures {
            let path = format!("figures/{id}");
            let Some(indicator) = known.indicator(id) else {
                if let Some(fault) = known.unknown(IdOf::Indicator, id) {
                    self.say(&fault, self.report.key_place(&path));
                }
                continue;
            };
            if !asked.contains(id) && !known.doubtful(IdOf::Indicator, id) {
                let fault = ReportFault::NotAsked { what: IdOf::Indicator, id: id.clone() };
                self.say(&fault, self.report.key_place(&path));
            }
            if self.waits_to_be_fixed(typed.as_str(), &path) {
                continue;
            }
            if let Err(fault) = indicator.read(typed) {
                let (text, name) = (typed.as_str().to_owned(), indicator.name.to_string());
                self.say(&ReportFault::BadFigure { text, name, fault }, self.report.place(&path));
            }
        }
        for rate in &campaign.indicators.value.indicators {
            self.rate(known, rate);
        }
    }

    /// A part of a hundred cannot be more than the hundred.
    fn rate(&mut self, known: &Known<'_>, rate: &Indicator) {
        if rate.total() != Total::Rate || !rate.is_share() {
            return;
        }
        let value = |id: &Option<Id>| -> Option<(Id, String, Decimal)> {
            let indicator = known.indicator(id.as_ref()?)?;
            let value = indicator.read(self.report.value.figures.get(&indicator.id)?).ok()?;
            Some((indicator.id.clone(), indicator.name.to_string(), value))
        };
        let (Some(part), Some(whole)) = (value(&rate.numerator), value(&rate.denominator)) else {
            return;
        };
        if part.2 > whole.2 {
            let place = self.report.place(&format!("figures/{}", part.0));
            let fault =
                ReportFault::PartAboveWhole { part: (part.1, part.2), whole: (whole.1, whole.2) };
            self.say(&fault, place);
        }
    }

    fn answers(&mut self, campaign: &Campaign, known: &Known<'_>, period: &Period, agency: &Id) {
        let asked: BTreeSet<&Id> = campaign.asks_of(agency, period).map(|ask| &ask.id).collect();
        for (id, answer) in &self.report.value.answers {
            let path = format!("answers/{id}");
            let Some(ask) = known.ask(id) else {
                if let Some(fault) = known.unknown(IdOf::Ask, id) {
                    self.say(&fault, self.report.key_place(&path));
                }
                continue;
            };
            if !asked.contains(id) && !known.doubtful(IdOf::Ask, id) {
                let fault = ReportFault::NotAsked { what: IdOf::Ask, id: id.clone() };
                self.say(&fault, self.report.key_place(&path));
            }
            let waits = match answer {
                Answer::One(typed) => self.waits_to_be_fixed(typed.as_str(), &path),
                Answer::Several(_) => false,
            };
            if !waits {
                self.answer(campaign, &path, ask, answer);
            }
        }
        let report = &self.report.value;
        for (path, words) in [
            ("signer", &report.signer),
            ("difficulties", &report.difficulties),
            ("proposals", &report.proposals),
        ] {
            if let Some(words) = words {
                self.waits_to_be_fixed(words.as_str(), path);
            }
        }
    }

    /// Says that a value still waits to be fixed.
    fn waits_to_be_fixed(&mut self, text: &str, path: &str) -> bool {
        let Some(typed) = text.strip_prefix(TO_FIX) else { return false };
        let typed = typed.trim().to_owned();
        self.say(&ReportFault::ToFix { typed }, self.report.place(path));
        true
    }

    fn answer(&mut self, campaign: &Campaign, path: &str, ask: &Ask, answer: &Answer) {
        let report = self.report;
        let place = || report.place(path);
        match (ask.kind, answer) {
            (_, Answer::One(typed)) if typed.as_str().is_empty() => {
                self.say(&ReportFault::WrongAnswer(WrongAnswer::Empty), place());
            }
            (AskKind::Ticks, Answer::Several(ids)) => {
                for (nth, id) in ids.iter().enumerate() {
                    let path = format!("{path}/{nth}");
                    self.choice(campaign, &path, ask, id.as_str());
                    if let Some(first) = ids[..nth].iter().position(|earlier| earlier == id) {
                        let first = self.report.place(&format!("answers/{}/{first}", ask.id));
                        let (what, id) = (IdOf::Choice, id.clone());
                        let fault = IdFault::DuplicateId { what, id, first, same_file: true };
                        self.say(&fault, self.report.place(&path));
                    }
                }
            }
            (AskKind::Ticks, Answer::One(typed)) => {
                let text = typed.as_str().to_owned();
                self.say(&ReportFault::WrongAnswer(WrongAnswer::NotList { text }), place());
            }
            (kind, Answer::Several(_)) => {
                self.say(&ReportFault::WrongAnswer(WrongAnswer::NotOne { kind }), place());
            }
            (AskKind::Choice, Answer::One(typed)) => {
                self.choice(campaign, path, ask, typed.as_str())
            }
            (AskKind::Date, Answer::One(typed)) => match Date::parse(typed.as_str()) {
                Ok(day) => {
                    let span = days::Span::of_ask(campaign, ask);
                    if let Some(why) = span.far(day, days::HALF_YEAR) {
                        self.say(&TimeFault::OddDay { of: DayOf::Answer, day, why }, place());
                    }
                }
                Err(fault) => {
                    let text = typed.as_str().to_owned();
                    let wrong = WrongAnswer::NotDate { text, fault };
                    self.say(&ReportFault::WrongAnswer(wrong), place());
                }
            },
            (AskKind::Text | AskKind::Line, Answer::One(_)) => {}
        }
    }

    /// Says that a choice is none; a question without choices is a fault of the plan.
    fn choice(&mut self, campaign: &Campaign, path: &str, ask: &Ask, found: &str) {
        let choices = campaign.choices(ask);
        if !choices.is_empty() && !choices.iter().any(|choice| choice.id.as_str() == found) {
            let known = choices.iter().map(|choice| choice.id.as_str()).collect();
            let fault = known::unknown(IdOf::Choice, found, known, None);
            self.say(&fault, self.report.place(path));
        }
    }

    /// A nil report says that nothing happened, and nothing else but what is at hand all the same.
    fn nil(&mut self, known: &Known<'_>) {
        let report = &self.report.value;
        if !report.nil {
            return;
        }
        let something = |id: &Id, typed| {
            known
                .indicator(id)
                .filter(|indicator| indicator.nil_is_zero())
                .and_then(|i| i.read(typed).ok())
                .is_some_and(|value| !value.is_zero())
        };
        let figures = report.figures.iter().filter(|(id, typed)| something(id, typed));
        let mut content: Vec<(IdOf, String, &Id)> =
            figures.map(|(id, _)| (IdOf::Indicator, format!("figures/{id}"), id)).collect();
        content.extend(report.answers.keys().map(|id| (IdOf::Ask, format!("answers/{id}"), id)));
        if let Some((what, path, id)) = content.first() {
            let fault = ReportFault::NilWithContent {
                what: *what,
                id: (*id).clone(),
                others: content.len() - 1,
            };
            self.say(&fault, self.report.place(path));
        }
    }

    fn people(&mut self) {
        let report = &self.report.value;
        let text = |answer: &Answer| match answer {
            Answer::One(typed) => people::found_in(typed.as_str()),
            Answer::Several(_) => None,
        };
        let words = [("difficulties", &report.difficulties), ("proposals", &report.proposals)];
        let words = words.into_iter().filter_map(|(path, words)| {
            Some((path.to_owned(), people::found_in(words.as_ref()?.as_str())?))
        });
        let answers = report.answers.iter();
        let answers =
            answers.filter_map(|(id, answer)| Some((format!("answers/{id}"), text(answer)?)));
        for (path, particular) in answers.chain(words).collect::<Vec<_>>() {
            self.say(&WordingFault::PrivateParticulars(particular), self.report.place(&path));
        }
    }
}
