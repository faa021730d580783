//! Values: a whole campaign in memory, and the questions that compose asks of it.
//!
//! Who bears which duty, who reports which indicator, what an anchor's words are: each answered here
//! once, so that the form, the reader of the form and the summary cannot disagree.

use std::collections::{BTreeMap, BTreeSet};

use super::agencies::{Agencies, Group};
use super::body::{Body, Regime, Was};
use super::deadline::{Deadline, Exempt, Extension, Letter};
use super::indicators::{Indicator, Indicators, Total};
use super::load::Located;
use super::office::Office;
use super::plan::{Ask, Choice, Duty, Item, Part, Period, Plan};
use super::reminders::Reminders;
use super::report::{Corrected, Report};
use super::scalar::{Date, Id, Words};
use super::stands::{Stands, takes_orders};
use super::summaries::SummaryText;
use super::then::Then;
use crate::viet;

/// The data of one campaign.
#[derive(Debug)]
pub struct Campaign {
    /// `office.yaml`.
    pub office: Located<Office>,
    /// `agencies.yaml`.
    pub agencies: Located<Agencies>,
    /// `plan.yaml`.
    pub plan: Located<Plan>,
    /// `indicators.yaml`.
    pub indicators: Located<Indicators>,
    /// The reports that count, by period and agency.
    pub reports: BTreeMap<(Id, Id), Located<Report>>,
    /// Reports, by period and agency, that are there and in which something is wrong: they cannot be counted as
    /// they are, and nobody may say that they were not sent.
    pub unread: BTreeSet<(Id, Id)>,
    /// Earlier versions of reports that corrections took the place of, the first one first; those that read.
    pub earlier: BTreeMap<(Id, Id), Vec<Located<Report>>>,
    /// What bodies that are no more have sent, by period and by the agency that they are now part of.
    pub former: BTreeMap<(Id, Id), Vec<Former>>,
    /// Reports that count for an agency, by period and agency, and that a body sent which is part of it now: which one.
    pub inherited: BTreeMap<(Id, Id), Was>,
    /// Bodies under earlier names, and bodies that are no more.
    pub then: Then,
    /// Agencies whose own entries do not read: only their ids and names are sure.
    pub half_known: BTreeSet<Id>,
    /// Indicators that are left out because something is wrong in their own entries: what the reports say of them is
    /// not counted, and whether a report is whole is not known.
    pub skipped: BTreeSet<Id>,
    /// Whether one of these says no id: then a figure under an id that is not known may be one of it.
    pub nameless_skipped: bool,
    /// `reminders.yaml`: what was sent to agencies that owe; `None` where nothing was noted.
    pub reminders: Option<Located<Reminders>>,
    /// `summaries/<period>.yaml`: what a person wrote of the summaries, by period.
    pub summaries: BTreeMap<Id, Located<SummaryText>>,
}

/// The report of a body that is no more.
#[derive(Debug)]
pub struct Former {
    /// That body, as the agency that it is part of now tells of it.
    pub was: Was,
    /// The last day of that body; `None` where the report of its successor surely says nothing of it.
    pub until: Option<Date>,
    /// What it sent.
    pub report: Located<Report>,
}

/// Why an agency owes no report in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spared<'c> {
    /// The period is for other groups.
    OtherGroups,
    /// It was exempted, by a letter where there is one.
    Exempt(Option<&'c Letter>),
}

/// A question that an agency is asked, with the title of what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked<'c> {
    /// The title of the duty or of the standing part; none for what everyone is asked.
    pub under: Option<&'c str>,
    /// The question.
    pub ask: &'c Ask,
}

/// What an anchor of the plan points at.
#[derive(Debug, Clone, Copy)]
pub enum Anchor<'c> {
    /// A part.
    Part(&'c Part),
    /// An item of a part.
    Item(&'c str),
}

impl<'c> Anchor<'c> {
    /// The anchor's words: its paragraphs and items, one each.
    pub fn words(self) -> Vec<&'c str> {
        match self {
            Anchor::Item(words) => vec![words],
            Anchor::Part(part) => part
                .text
                .iter()
                .map(|words| words.as_str())
                .chain(part.items.iter().map(Item::words))
                .collect(),
        }
    }
}

impl Item {
    /// The item's own words.
    pub fn words(&self) -> &str {
        match self {
            Item::Plain(words) => words.as_str(),
            Item::Full(item) => item.text.as_str(),
        }
    }

    /// The item's anchor.
    pub fn id(&self) -> Option<&Id> {
        match self {
            Item::Plain(_) => None,
            Item::Full(item) => item.id.as_ref(),
        }
    }
}

impl Campaign {
    /// The body of an id, among issuers and agencies.
    pub fn body(&self, id: &Id) -> Option<&Body> {
        self.office.value.issuers.iter().find(|b| b.id == *id).or_else(|| self.agency(id))
    }

    /// The agency of an id.
    pub fn agency(&self, id: &Id) -> Option<&Body> {
        self.agencies.value.find(id).map(|(_, body)| body)
    }

    /// Who sends a report under an id: an agency, or a body that is part of one now.
    pub fn sender(&self, id: &Id) -> Option<&Body> {
        self.agency(id).or_else(|| self.then.dissolved(id).map(|(_, body)| body))
    }

    /// The id of the agency that answers for an id now: its own, or that of what it is part of.
    pub fn now<'i>(&'i self, id: &'i Id) -> &'i Id {
        match self.agencies.value.find(id) {
            Some(_) => id,
            None => self.then.dissolved(id).map_or(id, |(now, _)| now),
        }
    }

    /// An agency as it was called when a period was due.
    pub fn called<'c>(&'c self, agency: &'c Body, period: &Period) -> &'c Body {
        self.called_on(agency, self.due(&agency.id, period).last_day())
    }

    /// An agency as it was called on a day.
    pub fn called_on<'c>(&'c self, agency: &'c Body, day: Date) -> &'c Body {
        self.then.called(&agency.id, day).unwrap_or(agency)
    }

    /// Every agency with its group, in the order of the data.
    pub fn all_agencies(&self) -> impl Iterator<Item = (&Group, &Body)> {
        self.agencies.value.all()
    }

    /// The group of an agency.
    pub fn group_of(&self, agency: &Id) -> Option<&Group> {
        self.agencies.value.find(self.now(agency)).map(|(group, _)| group)
    }

    /// The period of an id.
    pub fn period(&self, id: &Id) -> Option<&Period> {
        self.plan.value.reporting.periods.iter().find(|p| p.id == *id)
    }

    /// The duties that bind an agency, in the order of the plan.
    pub fn duties_of(&self, agency: &Id) -> impl Iterator<Item = &Duty> {
        self.plan.value.duties.iter().filter(move |duty| self.bears(agency, duty))
    }

    /// Whether a duty binds an agency.
    pub fn bears(&self, agency: &Id, duty: &Duty) -> bool {
        duty.everyone || self.named(agency, &duty.agencies, &duty.groups)
    }

    /// Whether an agency reports an indicator in a period; a rate is computed, never reported.
    pub fn reports(&self, agency: &Id, indicator: &Indicator, period: &Id) -> bool {
        indicator.total() != Total::Rate && self.concerns(agency, indicator, period)
    }

    /// Whether an indicator is about an agency in a period, reported or computed.
    pub fn concerns(&self, agency: &Id, indicator: &Indicator, period: &Id) -> bool {
        if !indicator.periods.is_empty() && !indicator.periods.contains(period) {
            return false;
        }
        if indicator.everyone || self.named(agency, &indicator.agencies, &indicator.groups) {
            return true;
        }
        let says_who = !indicator.agencies.is_empty() || !indicator.groups.is_empty();
        let duty = indicator.duty.as_ref().filter(|_| !says_who);
        duty.and_then(|id| self.duty(id)).is_some_and(|duty| self.bears(agency, duty))
    }

    /// Whether a rate is computed for an agency in a period, where it is asked both parts: the rate is of those
    /// that it says itself, of all where it says none.
    pub fn rated(&self, agency: &Id, rate: &Indicator, period: &Id) -> bool {
        match rate.says_who() {
            true => self.concerns(agency, rate, period),
            false => rate.periods.is_empty() || rate.periods.contains(period),
        }
    }

    /// The indicators that an agency reports in a period, in the order of the data.
    pub fn indicators_of(&self, agency: &Id, period: &Id) -> impl Iterator<Item = &Indicator> {
        self.indicators.value.indicators.iter().filter(move |i| self.reports(agency, i, period))
    }

    /// The duty of an id.
    pub fn duty(&self, id: &Id) -> Option<&Duty> {
        self.plan.value.duties.iter().find(|duty| duty.id == *id)
    }

    /// What an anchor of the plan points at.
    pub fn anchor(&self, id: &Id) -> Option<Anchor<'_>> {
        find(&self.plan.value.sections, id)
    }

    /// The duty's words: the excerpt that it names, or all of its anchor's.
    pub fn duty_words<'c>(&'c self, duty: &'c Duty) -> Vec<&'c str> {
        match &duty.words {
            Some(words) => vec![words.as_str()],
            None => self.anchor(&duty.anchor).map(Anchor::words).unwrap_or_default(),
        }
    }

    /// What an ask lets choose from: its own choices, or the items of a part of the plan.
    pub fn choices(&self, ask: &Ask) -> Vec<Choice> {
        let Some(Anchor::Part(part)) = ask.choices_from.as_ref().and_then(|id| self.anchor(id))
        else {
            return ask.choices.clone();
        };
        part.items
            .iter()
            .filter_map(|item| match item {
                Item::Full(full) => {
                    full.id.clone().map(|id| Choice { id, text: full.text.without_stop() })
                }
                Item::Plain(_) => None,
            })
            .collect()
    }

    /// Everything that an agency is asked in a period besides figures: the standing part, its own duties, what
    /// everyone is asked.
    pub fn asks_of<'c>(
        &'c self,
        agency: &'c Id,
        period: &'c Period,
    ) -> impl Iterator<Item = &'c Ask> {
        self.asked_of(agency, period).map(|asked| asked.ask)
    }

    /// The same with the title under which each question is.
    pub fn asked_of<'c>(
        &'c self,
        agency: &'c Id,
        period: &'c Period,
    ) -> impl Iterator<Item = Asked<'c>> {
        let reporting = &self.plan.value.reporting;
        let standing = reporting.standing.iter().filter(|_| period.standing);
        let under = |title: &'c str| move |ask: &'c Ask| Asked { under: Some(title), ask };
        standing
            .flat_map(move |part| part.asks.iter().map(under(part.title.as_str())))
            .chain(
                self.duties_of(agency)
                    .flat_map(move |duty| duty.asks.iter().map(under(duty.title.as_str()))),
            )
            .chain(reporting.general.iter().map(|ask| Asked { under: None, ask }))
            .filter(|asked| self.begun(asked.ask, period))
    }

    /// Whether the phase that a question is about has begun within a period; one about no phase has.
    pub fn begun(&self, ask: &Ask, period: &Period) -> bool {
        let window = ask.phase.as_ref().and_then(|id| self.phase(id)).and_then(|part| part.window);
        window.is_none_or(|window| window.from <= period.covers.to)
    }

    /// The part of the plan that is a phase (it has a window).
    pub fn phase(&self, id: &Id) -> Option<&Part> {
        match self.anchor(id) {
            Some(Anchor::Part(part)) if part.window.is_some() => Some(part),
            _ => None,
        }
    }

    /// Every ask of the campaign with the path of its place in `plan.yaml`.
    pub fn all_asks(&self) -> impl Iterator<Item = (String, &Ask)> {
        let plan = &self.plan.value;
        let listed = |prefix: String, asks: &'_ [Ask]| -> Vec<String> {
            (0..asks.len()).map(|nth| format!("{prefix}/{nth}")).collect()
        };
        let mut all = Vec::new();
        for (nth, duty) in plan.duties.iter().enumerate() {
            all.extend(
                listed(format!("duties/{nth}/asks"), &duty.asks).into_iter().zip(&duty.asks),
            );
        }
        if let Some(standing) = &plan.reporting.standing {
            let paths = listed("reporting/standing/asks".into(), &standing.asks);
            all.extend(paths.into_iter().zip(&standing.asks));
        }
        let general = &plan.reporting.general;
        all.extend(listed("reporting/general".into(), general).into_iter().zip(general));
        all.into_iter()
    }

    /// Whether the data surely say that a body is below another one (`trực thuộc`): the lines above its letterhead
    /// (`superior`) are that body's own name or letterhead, or those of a body of the data that is below it. Both
    /// are state bodies, and no two bodies share the name by which it was found. Of all others it is not known: a
    /// department, the Front or the police of a province is below nobody because it reports to one.
    pub fn is_surely_below(&self, body: &Body, other: &Body) -> bool {
        if body.regime != Regime::State || other.regime != Regime::State || body.id == other.id {
            return false;
        }
        let mut at = body;
        for _ in 0..CHAIN {
            let above = joined(&at.superior);
            if above.is_empty() {
                return false;
            }
            let mut found = self.bodies().filter(|known| {
                known.id != at.id
                    && [joined(&known.letterhead), shortened(known.name.as_str())].contains(&above)
            });
            match (found.next(), found.next()) {
                (Some(known), None) if known.id == other.id => return true,
                (Some(known), None) => at = known,
                _ => return false,
            }
        }
        false
    }

    /// Where a body stands to another that writes to it: what its entry says, else what is sure. Nobody of a line of
    /// its own (the Front, the police, …) is below a body outside it, whatever the entry says; the checks report that.
    pub fn stands(&self, body: &Body, writer: &Body) -> Stands {
        let said = match body.stands {
            None if self.is_surely_below(body, writer) => Stands::Below,
            None => Stands::Beside,
            Some(said) => said,
        };
        match said {
            Stands::Below if !takes_orders(body, writer) => Stands::Beside,
            other => other,
        }
    }

    /// Whether a body issues or receives the documents of the campaign.
    pub fn issues_anything(&self, id: &Id) -> bool {
        let issues = &self.office.value.issues;
        let mut via = self.plan.value.reporting.to.all().iter().filter_map(|to| to.via.as_ref());
        [&issues.plan, &issues.summary, &issues.reminders].contains(&id) || via.any(|via| via == id)
    }

    /// The agency of which a body that is no more is part now.
    pub fn successor(&self, id: &Id) -> Option<(&Body, &Was)> {
        let body = self.then.dissolved(id).and_then(|(now, _)| self.agency(now))?;
        Some((body, body.was.iter().find(|was| was.id.as_ref() == Some(id))?))
    }

    /// What bodies that are part of an agency now sent in a period.
    pub fn former(&self, period: &Id, agency: &Id) -> &[Former] {
        self.former.get(&(period.clone(), agency.clone())).map_or(&[], Vec::as_slice)
    }

    /// Every issuer and agency.
    pub(super) fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.office.value.issuers.iter().chain(self.all_agencies().map(|(_, body)| body))
    }

    /// Whether an agency owes a report in a period.
    pub fn owes(&self, agency: &Id, period: &Period) -> bool {
        self.spared(agency, period).is_none()
    }

    /// Why an agency owes no report in a period; `None` where it does.
    pub fn spared<'c>(&self, agency: &Id, period: &'c Period) -> Option<Spared<'c>> {
        let agency = self.now(agency);
        let group = self.group_of(agency).map(|group| &group.id);
        if !period.groups.is_empty() && !group.is_some_and(|id| period.groups.contains(id)) {
            return Some(Spared::OtherGroups);
        }
        let named = |exempt: &&Exempt| {
            exempt.agencies().iter().any(|(_, id)| *id == agency)
                || group.is_some_and(|id| exempt.groups().contains(id))
        };
        period.exempt.iter().find(named).map(|exempt| Spared::Exempt(exempt.letter()))
    }

    /// Until when an agency's report of a period is due.
    pub fn due(&self, agency: &Id, period: &Period) -> Deadline {
        self.extension(agency, period).map_or(period.due, |extension| extension.due)
    }

    /// By what an agency has more time in a period: what names it, before what names its group.
    pub fn extension<'c>(&self, agency: &Id, period: &'c Period) -> Option<&'c Extension> {
        let agency = self.now(agency);
        let group = self.group_of(agency).map(|group| &group.id);
        let all = || period.extensions.iter();
        all().find(|extension| extension.named().any(|(_, id)| id == agency)).or_else(|| {
            all().find(|extension| group.is_some_and(|id| extension.groups.contains(id)))
        })
    }

    /// The report of an agency in a period.
    pub fn report(&self, period: &Id, agency: &Id) -> Option<&Report> {
        self.reports.get(&(period.clone(), agency.clone())).map(|located| &located.value)
    }

    /// The earlier versions of what a body has sent in a period, the first one first: by the id under which its
    /// reports are named, be it that of a body which is no more.
    pub fn versions(&self, period: &Id, sender: &Id) -> &[Located<Report>] {
        self.earlier.get(&(period.clone(), sender.clone())).map_or(&[], Vec::as_slice)
    }

    /// What the last correction of a report changed in it; nothing where the version before is not kept or does
    /// not read.
    pub fn corrections(&self, period: &Id, agency: &Id) -> Vec<Corrected> {
        let key = (period.clone(), agency.clone());
        let versions = self.earlier.get(&key).and_then(|versions| versions.last());
        match (versions, self.reports.get(&key)) {
            (Some(before), Some(now)) => now.value.changed_since(&before.value),
            _ => Vec::new(),
        }
    }

    fn named(&self, agency: &Id, agencies: &[Id], groups: &[Id]) -> bool {
        agencies.contains(self.now(agency))
            || self.group_of(agency).is_some_and(|group| groups.contains(&group.id))
    }
}

/// So many bodies are above one another at most.
const CHAIN: usize = 8;

/// The lines of a letterhead as one name, however they break and are abbreviated.
fn joined(lines: &[Words]) -> String {
    let lines: Vec<&str> = lines.iter().map(Words::as_str).collect();
    shortened(&lines.join(" "))
}

/// A name in the form in which its spellings are equal.
fn shortened(name: &str) -> String {
    let name = viet::same_words(&viet::upper(name));
    let long = [("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd")];
    long.iter().fold(name, |name, (long, short)| name.replace(&viet::same_words(long), short))
}

fn find<'c>(parts: &'c [Part], id: &Id) -> Option<Anchor<'c>> {
    parts.iter().find_map(|part| {
        if part.id.as_ref() == Some(id) {
            return Some(Anchor::Part(part));
        }
        part.items
            .iter()
            .find(|item| item.id() == Some(id))
            .map(|item| Anchor::Item(item.words()))
            .or_else(|| find(&part.parts, id))
    })
}
