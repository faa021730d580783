//! Tasks, harvest: whose form a return is, of which period and version, by what it carries in several
//! places, or by the words at its head.

use std::collections::BTreeMap;

use super::fault::{Doubt, Refusal};
use super::key::{Key, clean};
use super::lines::{FlowItem, first_flow_items, lines_of};
use crate::compose::form::note_in;
use crate::compose::mark::{BOOKMARK, Mark};
use crate::data::body::Body;
use crate::data::campaign::Campaign;
use crate::data::plan::Period;
use crate::data::scalar::Id;
use crate::paper::{Paper, PartKind};
use crate::viet::secrecy as secrecy_of;

/// Whose form it is.
#[derive(Debug)]
pub struct Identity<'c> {
    /// The agency.
    pub agency: &'c Body,
    /// The period.
    pub period: &'c Period,
    /// The version of its questions, where it says.
    pub version: Option<String>,
    /// It was known by its words alone.
    pub by_words: bool,
}

/// What is looked up for every return of a campaign, made once.
#[derive(Debug)]
pub struct Known {
    /// Period and agency by the name of the bookmark.
    bookmarks: BTreeMap<String, (Id, Id)>,
    /// The names in letterheads, as words.
    names: Vec<(Key, Id)>,
}

impl Known {
    /// For a campaign.
    pub fn new(campaign: &Campaign) -> Self {
        let own = campaign.office.value.campaign.as_str();
        let mut bookmarks = BTreeMap::new();
        for period in &campaign.plan.value.reporting.periods {
            let dissolved = campaign.then.all_dissolved();
            for agency in campaign.all_agencies().map(|(_, agency)| agency).chain(dissolved) {
                let name = Mark::bookmark(own, period.id.as_str(), agency.id.as_str());
                if let Some(name) = name {
                    let key = (period.id.clone(), agency.id.clone());
                    bookmarks.insert(name.as_str().to_owned(), key);
                }
            }
        }
        let earlier = campaign.then.earlier_names().chain(campaign.then.all_dissolved());
        let bodies = campaign.all_agencies().map(|(_, body)| body).chain(earlier);
        let names = bodies.map(|body| (letterhead(body), body.id.clone())).collect();
        Known { bookmarks, names }
    }

    /// Whose form a return is.
    ///
    /// # Errors
    /// Why it is nobody's of this campaign.
    pub(super) fn identify<'c>(
        &self,
        campaign: &'c Campaign,
        paper: &Paper,
    ) -> Result<Identity<'c>, Refusal> {
        let properties = &paper.properties;
        let own = Mark::from_keys(|key| properties.custom.get(key).map(String::as_str));
        let keywords = Mark::from_keywords(&properties.keywords);
        let marked = self.bookmarked(campaign, paper)?;
        let mut said: Vec<Mark> = own.into_iter().chain(keywords).chain(marked).collect();
        let same = |one: &Mark, other: &Mark| {
            one.campaign == other.campaign
                && one.period == other.period
                && one.agency == other.agency
        };
        if let Some(first) = said.first()
            && let Some(other) = said.iter().find(|mark| !same(first, mark))
        {
            let words = |mark: &Mark| format!("{}/{}", mark.period, mark.agency);
            return Err(Refusal::TwoNames { one: words(first), other: words(other) });
        }
        let Some(first) = said.first().cloned() else { return self.by_words(campaign, paper) };
        if first.campaign != campaign.office.value.campaign.as_str() {
            return Err(Refusal::OtherCampaign { found: clean(&first.campaign) });
        }
        let period = Id::parse(&first.period).ok().and_then(|id| campaign.period(&id));
        let period = period.ok_or(Refusal::UnknownPeriod { found: clean(&first.period) })?;
        let agency = Id::parse(&first.agency).ok().and_then(|id| campaign.sender(&id));
        let agency = agency.ok_or(Refusal::UnknownAgency { found: clean(&first.agency) })?;
        let agency = as_named(campaign, paper, agency, period);
        said.retain(|mark| !mark.version.is_empty());
        let version = said.first().map(|mark| mark.version.clone());
        Ok(Identity { agency, period, version, by_words: false })
    }

    /// What the bookmarks say; two of ours that differ are two forms in one file.
    fn bookmarked(&self, campaign: &Campaign, paper: &Paper) -> Result<Option<Mark>, Refusal> {
        let ours = paper.facts.bookmarks.iter().filter(|name| name.starts_with(BOOKMARK));
        let mut found: Vec<&(Id, Id)> = ours.filter_map(|name| self.bookmarks.get(name)).collect();
        found.dedup();
        match found[..] {
            [] => Ok(None),
            [(period, agency)] => Ok(Some(Mark {
                campaign: campaign.office.value.campaign.to_string(),
                period: period.to_string(),
                agency: agency.to_string(),
                version: String::new(),
            })),
            [one, other, ..] => {
                let words = |(period, agency): &(Id, Id)| format!("{period}/{agency}");
                Err(Refusal::TwoNames { one: words(one), other: words(other) })
            }
        }
    }

    /// Sure only if the head names one agency and the subject one period.
    fn by_words<'c>(&self, campaign: &'c Campaign, paper: &Paper) -> Result<Identity<'c>, Refusal> {
        let head = head(paper);
        let agencies = self.named(campaign, &head);
        let subjects = |period: &&Period| {
            let subject = Key::of(period.subject.as_str());
            head.lines.iter().any(|line| line.text == subject.text)
        };
        let periods = &campaign.plan.value.reporting.periods;
        let periods: Vec<&Period> = periods.iter().filter(subjects).collect();
        match (&agencies[..], &periods[..]) {
            ([agency], [period]) => {
                let agency = as_named(campaign, paper, agency, period);
                Ok(Identity { agency, period, version: None, by_words: true })
            }
            _ => Err(Refusal::Unmarked),
        }
    }

    /// The agencies whose names are in a letterhead, the longest alone where one holds another.
    fn named<'c>(&self, campaign: &'c Campaign, head: &Head) -> Vec<&'c Body> {
        let found: Vec<&(Key, Id)> =
            self.names.iter().filter(|(name, _)| head.issuer.holds(name)).collect();
        let longest = |one: &&&(Key, Id)| {
            !found
                .iter()
                .any(|other| other.0.text.len() > one.0.text.len() && other.0.holds(&one.0))
        };
        let mut bodies: Vec<&Body> =
            found.iter().filter(longest).filter_map(|(_, id)| campaign.sender(id)).collect();
        // Two names of one body are no two bodies.
        bodies.dedup_by_key(|body| &body.id);
        bodies
    }

    /// Whether the letterhead is that of the agency.
    ///
    /// # Errors
    /// It is that of another.
    pub(super) fn letterhead(
        &self,
        campaign: &Campaign,
        paper: &Paper,
        agency: &Body,
    ) -> Result<Option<Doubt>, Refusal> {
        let head = head(paper);
        if head.issuer.holds(&letterhead(agency)) {
            let named = self.named(campaign, &head);
            // `Xã Yên Sơn` is in `Xã Yên Sơn 2`: the longer name is meant.
            if named.iter().any(|body| body.id == agency.id) || named.is_empty() {
                return Ok(None);
            }
        }
        match self.named(campaign, &head)[..] {
            [same] if same.id == agency.id => Ok(None),
            // Whose form it was and what that body is part of now are one.
            [other] if campaign.now(&other.id) == campaign.now(&agency.id) => Ok(None),
            [other] => Err(Refusal::OtherLetterhead {
                own: agency.short().to_owned(),
                other: other.short().to_owned(),
            }),
            _ => Ok(Some(Doubt::Letterhead)),
        }
    }
}

/// An agency under that of its names which the letterhead has; else under that of the period.
fn as_named<'c>(
    campaign: &'c Campaign,
    paper: &Paper,
    agency: &'c Body,
    period: &Period,
) -> &'c Body {
    let called = campaign.called(agency, period);
    let earlier = campaign.then.earlier_names().filter(|body| body.id == agency.id);
    let issuer = head(paper).issuer;
    let names = earlier.chain([agency, called]).map(|body| (letterhead(body), body));
    let named =
        names.filter(|(name, _)| issuer.holds(name)).max_by_key(|(name, _)| name.text.len());
    named.map_or(called, |(_, body)| body)
}

/// What a return says of its deadline, as it was issued.
pub(super) fn due_note(paper: &Paper) -> Option<String> {
    let items = first_flow_items(paper, HEAD);
    items.iter().find_map(|item| match item {
        FlowItem::Line(line) => note_in(&line.text.replace('\u{a0}', " ")).map(str::to_owned),
        FlowItem::Table(_) => None,
    })
}

fn letterhead(body: &Body) -> Key {
    let lines: Vec<&str> = body.letterhead.iter().map(|line| line.as_str()).collect();
    Key::whole(&lines.join(" "))
}

/// The words at the head of a return.
struct Head {
    /// The names of the issuing body.
    issuer: Key,
    /// All lines.
    lines: Vec<Key>,
}

/// How many lines and tables the head of a form can have.
const HEAD: usize = 16;

fn head(paper: &Paper) -> Head {
    let mut lines = Vec::new();
    let mut issuer = None;
    for flow_item in first_flow_items(paper, HEAD).iter() {
        match flow_item {
            FlowItem::Line(line) => lines.push(line.key.clone()),
            FlowItem::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let cell = lines_of(&cell.blocks);
                    let says = cell.iter().any(|line| !line.key.is_empty());
                    if issuer.is_none() && says {
                        let names: Vec<&str> = cell.iter().map(|line| line.text.as_str()).collect();
                        issuer = Some(Key::whole(Key::beginning(&names.join(" "))));
                    }
                    lines.extend(cell.into_iter().map(|line| line.key));
                }
            }
        }
    }
    let all = || {
        let texts: Vec<&str> = lines.iter().take(HEAD).map(|key| key.text.as_str()).collect();
        Key::whole(Key::beginning(&texts.join(" ")))
    };
    Head { issuer: issuer.unwrap_or_else(all), lines }
}

/// The mark of secrecy at the head of a return, as it is there.
pub(super) fn secrecy(paper: &Paper) -> Option<String> {
    let mut lines = Vec::new();
    for flow_item in first_flow_items(paper, HEAD).iter() {
        match flow_item {
            FlowItem::Line(line) => lines.push(line.text.clone()),
            FlowItem::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                lines.extend(cells.flat_map(|cell| lines_of(&cell.blocks)).map(|line| line.text));
            }
        }
    }
    for (_, part) in paper.parts_of(PartKind::Header) {
        lines.extend(lines_of(&part.blocks).into_iter().map(|line| line.text));
    }
    let is_mark = |line: &&str| secrecy_of(line).is_some();
    lines.iter().flat_map(|line| line.lines()).find(is_mark).map(clean)
}
