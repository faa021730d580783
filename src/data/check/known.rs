//! Values: every id of a campaign by what it names, gathered once for all checks.

use std::collections::{BTreeMap, BTreeSet};

use super::super::campaign::Campaign;
use super::super::indicators::Indicator;
use super::super::plan::{Ask, Item, Part, Plan};
use super::super::scalar::Id;
use super::facts::IdOf;
use super::fault::IdFault;
use super::tables;
use crate::viet;

/// More known ids than these are not reported: nobody reads them.
const KNOWN_SHOWN: usize = 8;

/// The ids of a campaign.
pub(super) struct Known<'c> {
    names: BTreeMap<IdOf, BTreeSet<&'c str>>,
    indicators: BTreeMap<&'c Id, &'c Indicator>,
    asks: BTreeMap<&'c Id, &'c Ask>,
    doubtful: BTreeSet<(IdOf, &'c Id)>,
    /// An indicator that was left out says no id: any that is not known may be its own.
    nameless: bool,
    /// Every part of the plan with its path, in the order of the text.
    pub parts: Vec<(String, &'c Part)>,
}

impl<'c> Known<'c> {
    /// Gathers the ids of a campaign.
    pub fn of(campaign: &'c Campaign) -> Self {
        let plan = &campaign.plan.value;
        let parts = parts(plan);
        let issuers = campaign.office.value.issuers.iter().map(|body| &body.id);
        let agencies = || campaign.all_agencies().map(|(_, body)| &body.id);
        let items = parts.iter().flat_map(|(_, part)| part.items.iter().filter_map(Item::id));
        let anchors = parts.iter().filter_map(|(_, part)| part.id.as_ref()).chain(items);
        let anchors = anchors.chain(tables::anchors(plan).map(|(_, id)| id));
        let indicators = &campaign.indicators.value.indicators;
        let asks: BTreeMap<&Id, &Ask> =
            campaign.all_asks().map(|(_, ask)| (&ask.id, ask)).collect();
        let names = BTreeMap::from([
            (IdOf::Body, set(issuers.chain(agencies()))),
            (IdOf::Agency, set(agencies())),
            (IdOf::Group, set(campaign.agencies.value.groups.iter().map(|group| &group.id))),
            (IdOf::Duty, set(plan.duties.iter().map(|duty| &duty.id))),
            (IdOf::Anchor, set(anchors)),
            (
                IdOf::Indicator,
                set(indicators.iter().map(|indicator| &indicator.id).chain(&campaign.skipped)),
            ),
            (IdOf::Period, set(plan.reporting.periods.iter().map(|period| &period.id))),
            (IdOf::Ask, set(asks.keys().copied())),
        ]);
        let indicators = indicators.iter().map(|indicator| (&indicator.id, indicator)).collect();
        let nameless = campaign.nameless_skipped;
        let mut known =
            Known { names, indicators, asks, doubtful: BTreeSet::new(), nameless, parts };
        known.doubt(campaign);
        known
    }

    /// Whether it is in doubt who is asked an indicator or a question, because an unknown id says it.
    pub fn doubtful(&self, what: IdOf, id: &Id) -> bool {
        self.doubtful.contains(&(what, id))
    }

    fn doubt(&mut self, campaign: &'c Campaign) {
        let knows = |what: IdOf, ids: &[Id]| ids.iter().all(|id| self.has(what, id));
        let named = |agencies: &[Id], groups: &[Id]| {
            knows(IdOf::Agency, agencies) && knows(IdOf::Group, groups)
        };
        let mut doubtful = BTreeSet::new();
        for duty in
            campaign.plan.value.duties.iter().filter(|duty| !named(&duty.agencies, &duty.groups))
        {
            doubtful.insert((IdOf::Duty, &duty.id));
            doubtful.extend(duty.asks.iter().map(|ask| (IdOf::Ask, &ask.id)));
        }
        for indicator in &campaign.indicators.value.indicators {
            let duty = indicator.duty.as_ref();
            let sound = named(&indicator.agencies, &indicator.groups)
                && knows(IdOf::Period, &indicator.periods)
                && duty.is_none_or(|id| {
                    self.has(IdOf::Duty, id) && !doubtful.contains(&(IdOf::Duty, id))
                });
            if !sound {
                doubtful.insert((IdOf::Indicator, &indicator.id));
            }
        }
        self.doubtful = doubtful;
    }

    /// Whether something of a kind has an id.
    pub fn has(&self, what: IdOf, id: &Id) -> bool {
        self.names.get(&what).is_some_and(|names| names.contains(id.as_str()))
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &Id) -> Option<&'c Indicator> {
        self.indicators.get(id).copied()
    }

    /// The question of an id.
    pub fn ask(&self, id: &Id) -> Option<&'c Ask> {
        self.asks.get(id).copied()
    }

    /// The fault of an id that nothing of a kind has; `None` where something has it.
    pub fn unknown(&self, what: IdOf, id: &Id) -> Option<IdFault> {
        if self.has(what, id) || (what == IdOf::Indicator && self.nameless) {
            return None;
        }
        let names = self.names.get(&what);
        let known: Vec<&str> = names.into_iter().flatten().copied().collect();
        // Every agency is a body, so that an id of either is reported as the narrower one.
        let kinds =
            [IdOf::Agency, IdOf::Body, IdOf::Group, IdOf::Duty, IdOf::Anchor, IdOf::Indicator];
        let kinds = kinds.into_iter().chain([IdOf::Period, IdOf::Ask]);
        let elsewhere = kinds.into_iter().find(|kind| self.has(*kind, id));
        Some(unknown(what, id.as_str(), known, elsewhere))
    }
}

/// The fault of a name that is none of those known.
pub(super) fn unknown(
    what: IdOf,
    found: &str,
    known: Vec<&str>,
    elsewhere: Option<IdOf>,
) -> IdFault {
    let nearest = viet::nearest(found, known.iter().copied()).map(str::to_owned);
    let shown = if known.len() <= KNOWN_SHOWN { known } else { Vec::new() };
    let known = shown.into_iter().map(str::to_owned).collect();
    IdFault::UnknownId { what, found: found.to_owned(), nearest, elsewhere, known }
}

fn set<'c>(ids: impl Iterator<Item = &'c Id>) -> BTreeSet<&'c str> {
    ids.map(Id::as_str).collect()
}

/// Every part of the plan with its path, a part before those below it.
fn parts(plan: &Plan) -> Vec<(String, &Part)> {
    fn walk<'c>(list: &str, parts: &'c [Part], all: &mut Vec<(String, &'c Part)>) {
        for (nth, part) in parts.iter().enumerate() {
            let path = format!("{list}/{nth}");
            all.push((path.clone(), part));
            walk(&format!("{path}/parts"), &part.parts, all);
        }
    }
    let mut all = Vec::new();
    for (path, parts) in plan.outlines() {
        walk(&path, parts, &mut all);
    }
    all
}
