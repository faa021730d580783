//! Tasks: what moved. The figures of a summary against those it had when it was last built, and a period
//! against the one before it.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::figures::{Figures, IndicatorLine, bookmark};
use super::{Round, ScopeKind, SubjectKind};
use crate::data::campaign::Campaign;
use crate::data::indicators::{Indicator, Total};
use crate::data::plan::{Period, Window};
use crate::data::shared::Shared;

/// The figures of a built summary, as they are kept next to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The period.
    pub period: String,
    /// How many reports it was added from.
    pub received: usize,
    /// Of how many.
    pub expected: usize,
    /// Every figure that has a value, by what it is about.
    pub subjects: Vec<KeptSubject>,
    /// The sentences of the body; of summaries that were built before they were kept, none.
    #[serde(default)]
    pub sentences: Vec<KeptSentence>,
}

/// A sentence of a built summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptSentence {
    /// The id of its section.
    pub section: String,
    /// The sentence as it is printed.
    pub text: String,
}

/// A sentence that does not say what it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reworded {
    /// The id of its section.
    pub section: String,
    /// What it said; `None` where it is new.
    pub before: Option<String>,
    /// What it says; `None` where it is gone.
    pub after: Option<String>,
}

/// What figures of a built summary are about, and these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptSubject {
    /// What they are about.
    pub of: KeptOf,
    /// The figures.
    pub figures: Vec<KeptFigure>,
}

/// What a figure of a built summary is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptOf {
    /// What it is.
    pub kind: SubjectKind,
    /// Its indicator, or the key of what it is about.
    pub indicator: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Its unit.
    pub unit: Arc<str>,
}

/// A figure of a built summary. Its words are shared with the other figures of the same agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFigure {
    /// Its id, the name of its bookmark in Word.
    pub id: Arc<str>,
    /// Over whom it is added.
    pub over: ScopeKind,
    /// The name of the group or agency; `Tổng số` for all.
    pub whose: Arc<str>,
    /// The figure, as a plain decimal.
    pub value: Arc<str>,
}

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// What it is about.
    #[serde(flatten)]
    pub of: KeptOf,
    /// The figure as it is now, or as it was where it is gone.
    #[serde(flatten)]
    pub figure: KeptFigure,
    /// What it was; `None` where it is new.
    pub before: Option<Arc<str>>,
    /// What it is; `None` where it is gone.
    pub after: Option<Arc<str>>,
}

impl Snapshot {
    /// The figures of a round.
    pub fn of(round: &Round<'_>, figures: &Figures<'_>) -> Self {
        let period = &round.period.id;
        let mut shared = Shared::default();
        let mut subjects: Vec<KeptSubject> = Vec::new();
        let all = figures.all();
        let ids: Vec<Arc<str>> = all
            .par_iter()
            .map(|(subject, scope, _)| bookmark(period, subject, *scope).into())
            .collect();
        for ((subject, scope, value), id) in all.into_iter().zip(ids) {
            let key = subject.key();
            // Figures of one subject come one after another.
            if subjects.last().is_none_or(|last| *last.of.indicator != key) {
                let of = KeptOf {
                    kind: subject.kind(),
                    indicator: key.into(),
                    name: subject.name().into(),
                    unit: subject.unit().into(),
                };
                subjects.push(KeptSubject { of, figures: Vec::new() });
            }
            let figure = KeptFigure {
                id,
                over: scope.kind(),
                whose: shared.hold(scope.words()),
                value: shared.hold(&value.normalize().to_string()),
            };
            if let Some(last) = subjects.last_mut() {
                last.figures.push(figure);
            }
        }
        Snapshot {
            period: period.to_string(),
            received: round.received().count(),
            expected: round.expected().count(),
            subjects,
            sentences: Vec::new(),
        }
    }

    /// The sentences that changed since `before`, in the order of the document: within a section the first that is
    /// new is reported with the first that is gone, and so on. None where `before` kept no sentences.
    pub fn reworded(&self, before: &Snapshot) -> Vec<Reworded> {
        if before.sentences.is_empty() {
            return Vec::new();
        }
        fn of(snapshot: &Snapshot) -> HashMap<&str, Vec<&str>> {
            let mut sections: HashMap<&str, Vec<&str>> = HashMap::new();
            for KeptSentence { section, text } in &snapshot.sentences {
                sections.entry(section).or_default().push(text);
            }
            sections
        }
        let (was, is) = (of(before), of(self));
        let mut reported: Vec<&str> = Vec::new();
        let mut all = Vec::new();
        for KeptSentence { section, .. } in self.sentences.iter().chain(&before.sentences) {
            if reported.contains(&section.as_str()) {
                continue;
            }
            reported.push(section);
            let of = |sentences: &HashMap<&str, Vec<&'_ str>>| {
                sentences.get(section.as_str()).map_or_else(Vec::new, |all| {
                    all.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>()
                })
            };
            let (old, new) = (of(&was), of(&is));
            let mut gone = old.iter().filter(|text| !new.contains(text));
            let mut come = new.iter().filter(|text| !old.contains(text));
            loop {
                let (before, after) = (gone.next().cloned(), come.next().cloned());
                if before.is_none() && after.is_none() {
                    break;
                }
                all.push(Reworded { section: section.clone(), before, after });
            }
        }
        all
    }

    /// Every figure with what it is about.
    fn all(&self) -> impl Iterator<Item = (&KeptOf, &KeptFigure)> {
        self.subjects
            .iter()
            .flat_map(|subject| subject.figures.iter().map(move |figure| (&subject.of, figure)))
    }

    /// What moved since `before`, totals first, then groups, then agencies' own.
    pub fn since(&self, before: &Snapshot) -> Vec<Moved> {
        fn known(snapshot: &Snapshot) -> HashMap<&str, &Arc<str>> {
            snapshot.all().map(|(_, figure)| (&*figure.id, &figure.value)).collect()
        }
        let (was, is) = (known(before), known(self));
        let moved = |of: &KeptOf, figure: &KeptFigure, before, after| Moved {
            of: of.clone(),
            figure: figure.clone(),
            before,
            after,
        };
        let now = self.all().filter_map(|(of, figure)| {
            let before = was.get(&*figure.id).map(|value| Arc::clone(value));
            let after = Some(figure.value.clone());
            (before != after).then(|| moved(of, figure, before, after))
        });
        let gone = before.all().filter(|(_, figure)| !is.contains_key(&*figure.id));
        let gone = gone.map(|(of, figure)| moved(of, figure, Some(figure.value.clone()), None));
        let mut moved: Vec<Moved> = now.chain(gone).collect();
        moved.sort_by_key(|moved| moved.figure.over);
        moved
    }
}

/// An indicator compared with what it was in the period before, of the agencies that reported it in both.
#[derive(Debug, Clone)]
pub struct Change<'c> {
    /// The indicator.
    pub indicator: &'c Indicator,
    /// What it was.
    pub before: Decimal,
    /// What it is.
    pub now: Decimal,
    /// The agencies both were added from, as places among the round's entries.
    pub both: Vec<usize>,
}

impl Change<'_> {
    /// How much more it is; negative for less; `None` where that has too many digits.
    pub fn more(&self) -> Option<Decimal> {
        super::entry::plus(self.now, -self.before)
    }
}

/// A period compared with the one before it.
#[derive(Debug, Clone)]
pub struct Comparison<'c> {
    /// The period before.
    pub before: &'c Period,
    /// The indicators that can be compared and were reported in both.
    pub changes: Vec<Change<'c>>,
    /// Whether what flows was left out, because the two windows overlap or differ in length.
    pub only_stocks: bool,
}

/// The period compared with the last one that ended earlier and has reports; `None` where there is none, or nothing
/// of it can be compared.
pub fn with_before<'c>(round: &Round<'c>, figures: &Figures<'c>) -> Option<Comparison<'c>> {
    let campaign = round.campaign;
    let before = period_before(campaign, round.period)?;
    let earlier = Figures::of_indicators(&Round::of(campaign, before));
    let flows = alike(before.covers, round.period.covers);
    let mut changes: Vec<Change<'c>> = Vec::new();
    for line in &figures.lines {
        let Some(was) = earlier.line(&line.indicator.id) else { continue };
        if comparable(campaign, line.indicator, flows) {
            changes.extend(change(campaign, (&earlier, was), (figures, line)));
        }
    }
    let comparison = Comparison { before, changes, only_stocks: !flows };
    (!comparison.changes.is_empty()).then_some(comparison)
}

fn period_before<'c>(campaign: &'c Campaign, period: &Period) -> Option<&'c Period> {
    let all = &campaign.plan.value.reporting.periods;
    let has_reports = |id| campaign.reports.keys().any(|(of, _)| of == id);
    all.iter()
        .filter(|other| other.covers.to < period.covers.to && has_reports(&other.id))
        .max_by_key(|other| other.covers.to)
}

/// Whether what flows in one window can be compared with what flows in another: they do not overlap and are about
/// equally long (a February next to a March).
fn alike(before: Window, now: Window) -> bool {
    let days = |window: Window| (window.to.0 - window.from.0).num_days() + 1;
    let (short, long) = (days(before).min(days(now)), days(before).max(days(now)));
    before.to < now.from && long * 4 <= short * 5
}

/// What is at hand (`last`) can always be compared, what flows only where the windows are alike.
fn comparable(campaign: &Campaign, indicator: &Indicator, flows: bool) -> bool {
    match indicator.total() {
        Total::Last => true,
        Total::Sum | Total::Max => flows,
        Total::None => false,
        Total::Rate => super::entry::parts(campaign, indicator)
            .is_some_and(|(a, b)| comparable(campaign, a, flows) && comparable(campaign, b, flows)),
    }
}

/// Both totals over the agencies that have the figure in both periods: more reports are no growth.
fn change<'c>(
    campaign: &'c Campaign,
    (earlier, was): (&Figures<'c>, &IndicatorLine<'c>),
    (figures, line): (&Figures<'c>, &IndicatorLine<'c>),
) -> Option<Change<'c>> {
    let indicator = line.indicator;
    // Entries are in the order of the data in both.
    let both: Vec<usize> = (0..line.own.len())
        .filter(|nth| {
            let value = |line: &IndicatorLine<'_>| line.own.get(*nth).and_then(|own| own.value);
            value(was).is_some() && value(line).is_some()
        })
        .collect();
    let sum = |figures: &Figures<'c>, indicator: &Indicator| {
        let line = figures.line(&indicator.id)?;
        let values = both.iter().filter_map(|nth| line.own.get(*nth)?.value);
        super::entry::combined(indicator.total(), values)
    };
    let total = |figures: &Figures<'c>| match super::entry::parts(campaign, indicator) {
        Some((part, whole)) => {
            super::entry::rate(sum(figures, part)?, sum(figures, whole)?, indicator.scale())
        }
        None => sum(figures, indicator),
    };
    Some(Change { indicator, before: total(earlier)?, now: total(figures)?, both })
}
