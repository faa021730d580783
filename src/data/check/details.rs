//! Values: breakdowns, targets and kinds of figures that cannot be.

use rust_decimal::Decimal;

use super::super::campaign::Campaign;
use super::super::indicators::{Indicator, TargetsFor, Total, ValueKind};
use super::super::parts::LEVELS;
use super::super::plan::{Period, Window};
use super::super::scalar::Id;
use super::Checks;
use super::facts::IdOf;
use super::fault::{DetailFault, ReportFault};
use crate::viet;

/// Every indicator.
pub(super) fn check(checks: &mut Checks<'_>) {
    let file = &checks.campaign.indicators;
    for (nth, indicator) in file.value.indicators.iter().enumerate() {
        let path = format!("indicators/{nth}");
        part(checks, &path, indicator);
        targets(checks, &path, indicator);
        chosen(checks, &path, indicator);
        per(checks, &path, indicator);
        cumulative(checks, &path, indicator);
        if indicator.year_before && !is_compared(indicator) {
            let path = format!("{path}/year_before");
            say(checks, indicator, path, &DetailFault::YearOfOther);
        }
    }
    year_before(checks);
}

/// Whether figures of an indicator of two years can be compared.
fn is_compared(indicator: &Indicator) -> bool {
    !indicator.value.is_chosen() && indicator.total() != Total::None
}

fn cumulative(checks: &mut Checks<'_>, path: &str, indicator: &Indicator) {
    if !indicator.cumulates() {
        return;
    }
    let key = if indicator.since.is_some() { "since" } else { "cumulative" };
    if !indicator.flows() || indicator.value.is_chosen() {
        return say(checks, indicator, format!("{path}/{key}"), &DetailFault::StockCumulated);
    }
    if indicator.since.is_some() && !indicator.cumulative.is_empty() {
        let path = format!("{path}/cumulative");
        return say(checks, indicator, path, &DetailFault::SinceAndPeriods);
    }
    let asked = |one: &&Period| indicator.periods.is_empty() || indicator.periods.contains(&one.id);
    let all: Vec<&Period> =
        checks.campaign.plan.value.reporting.periods.iter().filter(asked).collect();
    let meant: Vec<&Period> = match indicator.since {
        Some(since) => all.iter().copied().filter(|one| one.covers.from >= since).collect(),
        None => {
            let named = |id: &Id| all.iter().copied().find(|one| one.id == *id);
            indicator.cumulative.iter().filter_map(named).collect()
        }
    };
    let cut = indicator
        .since
        .and_then(|since| all.iter().find(|one| one.covers.from < since && since <= one.covers.to));
    if let Some(period) = cut {
        let fault = DetailFault::SinceCuts { period: period.name.to_string() };
        say(checks, indicator, format!("{path}/since"), &fault);
    }
    for (nth, one) in meant.iter().enumerate() {
        for other in &meant[..nth] {
            let (a, b) = (one.covers, other.covers);
            let within = |a: Window, b: Window| b.from <= a.from && a.to <= b.to;
            let overlap = a.from <= b.to && b.from <= a.to;
            // Of two named periods neither may be within the other; since a day the longer one stands for both.
            let wrong = overlap && (indicator.since.is_none() || (!within(a, b) && !within(b, a)));
            if wrong {
                let fault = DetailFault::Overlap {
                    one: other.name.to_string(),
                    other: one.name.to_string(),
                };
                return say(checks, indicator, format!("{path}/{key}"), &fault);
            }
        }
    }
}

/// The reports of the year before: of a period and a body that the data know, and figures that read. What they say
/// of other indicators is another campaign's.
fn year_before(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    for ((period, body), report) in &campaign.year_before {
        let place = report.source.place();
        if campaign.period(period).is_none() {
            let known = campaign.plan.value.reporting.periods.iter().map(|one| one.id.as_str());
            let nearest = viet::nearest(period.as_str(), known).map(str::to_owned);
            let fault = DetailFault::YearUnknown { id: period.clone(), period: true, nearest };
            checks.say(super::Scope::Campaign, &fault, place);
            continue;
        }
        if campaign.agency(body).is_none() && campaign.successor(body).is_none() {
            let known = campaign.all_agencies().map(|(_, agency)| agency.id.as_str());
            let nearest = viet::nearest(body.as_str(), known).map(str::to_owned);
            let fault = DetailFault::YearUnknown { id: body.clone(), period: false, nearest };
            checks.say(super::Scope::Campaign, &fault, place);
            continue;
        }
        let compared = campaign.indicators.value.indicators.iter();
        let compared: Vec<&Indicator> = compared.filter(|one| is_of_years(campaign, one)).collect();
        for (id, typed) in &report.value.figures {
            let path = format!("figures/{id}");
            if let Some(indicator) = compared.iter().find(|one| one.id == *id) {
                if let Err(fault) = indicator.read(typed) {
                    let (text, name) = (typed.as_str().to_owned(), indicator.name.to_string());
                    let fault = ReportFault::BadFigure { text, name, fault };
                    checks.say(super::Scope::Campaign, &fault, report.place(&path));
                }
                continue;
            }
            // A word away from one that is compared: mistyped, or another campaign's own.
            let known = compared.iter().map(|one| one.id.as_str());
            let own = campaign.indicators.value.find(id).is_some();
            if let Some(nearest) = viet::nearest(id.as_str(), known).filter(|_| !own) {
                let fault =
                    DetailFault::YearOddFigure { id: id.clone(), nearest: nearest.to_owned() };
                checks.say(super::Scope::Campaign, &fault, report.key_place(&path));
            }
        }
    }
}

/// Whether the year before is asked for an indicator, or for a rate that is made of it.
fn is_of_years(campaign: &Campaign, indicator: &Indicator) -> bool {
    let all = &campaign.indicators.value.indicators;
    let part_of = |rate: &Indicator| {
        rate.year_before
            && [&rate.numerator, &rate.denominator]
                .into_iter()
                .any(|id| id.as_ref() == Some(&indicator.id))
    };
    indicator.year_before || all.iter().any(part_of)
}

fn say(checks: &mut Checks<'_>, indicator: &Indicator, path: String, fault: &DetailFault) {
    checks.of_indicator(&indicator.id, &path, fault);
}

fn part(checks: &mut Checks<'_>, path: &str, part: &Indicator) {
    let all = &checks.campaign.indicators.value;
    let Some(of) = &part.part_of else {
        if part.whole.is_some() {
            say(checks, part, format!("{path}/whole"), &DetailFault::WholeAlone);
        }
        return;
    };
    // An id that is not known is reported with the other ids.
    let Some(whole) = all.find(of) else { return };
    let at = format!("{path}/part_of");
    let mut above = std::iter::successors(Some(whole), |one| all.whole_of(one));
    if above.by_ref().take(all.indicators.len()).any(|one| one.id == part.id) {
        let fault = DetailFault::PartOfItself { part: part.id.clone() };
        return say(checks, part, at, &fault);
    }
    if all.level(part) > LEVELS {
        return say(checks, part, at, &DetailFault::TooDeep { part: part.id.clone() });
    }
    let no_parts = |one: &Indicator| match (one.value, one.total()) {
        (ValueKind::YesNo | ValueKind::Choice, _) => Some("câu có lựa chọn"),
        (_, Total::Rate) => Some("tỷ lệ tính từ hai chỉ tiêu khác"),
        _ if one.is_share() => Some("tỷ lệ"),
        (_, Total::Average) => Some("số trung bình"),
        _ => None,
    };
    if let Some(what) = no_parts(part).or_else(|| no_parts(whole)) {
        return say(checks, part, at, &DetailFault::NoParts { what });
    }
    let unlike = [
        ("unit", part.unit.to_string(), whole.unit.to_string()),
        ("value", format!("{:?}", part.value), format!("{:?}", whole.value)),
        ("total", format!("{:?}", part.total()), format!("{:?}", whole.total())),
    ];
    for (key, part_is, whole_is) in unlike {
        if viet::same_words(&part_is) != viet::same_words(&whole_is) {
            let (part_is, whole_is) = match key {
                "unit" => (part_is, whole_is),
                _ => (part_is.to_lowercase(), whole_is.to_lowercase()),
            };
            let fault = DetailFault::PartUnlike { key, part: part_is, whole: whole_is };
            say(checks, part, format!("{path}/{key}"), &fault);
        }
    }
    let who = |one: &Indicator| {
        let (mut agencies, mut groups, mut periods) =
            (one.agencies.clone(), one.groups.clone(), one.periods.clone());
        agencies.sort();
        groups.sort();
        periods.sort();
        let named = one.everyone || !agencies.is_empty() || !groups.is_empty();
        let duty = one.duty.clone().filter(|_| !named);
        (duty, agencies, groups, one.everyone, periods)
    };
    if who(part) != who(whole) {
        let fault = DetailFault::PartOfOthers { whole: whole.id.clone() };
        say(checks, part, at, &fault);
    }
}

fn targets(checks: &mut Checks<'_>, path: &str, indicator: &Indicator) {
    let campaign = checks.campaign;
    if indicator.targets.is_empty() {
        if indicator.targets_for != TargetsFor::Campaign {
            let path = format!("{path}/targets_for");
            say(checks, indicator, path, &DetailFault::TargetsForAlone);
        }
        return;
    }
    if indicator.value.is_chosen() {
        return say(checks, indicator, format!("{path}/targets"), &DetailFault::TargetOfOther);
    }
    let groups = &campaign.agencies.value.groups;
    for (id, figure) in &indicator.targets {
        let at = format!("{path}/targets/{id}");
        let group = groups.iter().find(|group| group.id == *id);
        let agencies: Vec<&Id> = match (campaign.agency(id), group) {
            (Some(agency), _) => vec![&agency.id],
            (None, Some(group)) => group.agencies.iter().map(|agency| &agency.id).collect(),
            (None, None) => {
                let known = campaign.all_agencies().map(|(_, agency)| agency.id.as_str());
                let known = known.chain(groups.iter().map(|group| group.id.as_str()));
                let nearest = viet::nearest(id.as_str(), known).map(str::to_owned);
                let fault = DetailFault::UnknownTarget { id: id.clone(), nearest };
                let place = campaign.indicators.key_place(&at);
                let scope = super::Scope::Indicator(indicator.id.clone());
                checks.say(scope, &fault, place);
                continue;
            }
        };
        let periods = &campaign.plan.value.reporting.periods;
        let asked = |agency: &&Id| {
            periods.iter().any(|period| {
                campaign.concerns(agency, indicator, &period.id)
                    || (indicator.total() == Total::Rate
                        && campaign.rated(agency, indicator, &period.id))
            })
        };
        if !checks.known.doubtful(IdOf::Indicator, &indicator.id) && !agencies.iter().any(asked) {
            let fault = DetailFault::TargetNotAsked { id: id.clone() };
            let place = campaign.indicators.key_place(&at);
            let scope = super::Scope::Indicator(indicator.id.clone());
            checks.say(scope, &fault, place);
        }
        let most = indicator.most().filter(|_| indicator.targets_for == TargetsFor::Period);
        let most = most.or_else(|| indicator.most().filter(|_| !indicator.flows()));
        let whole = indicator.value == ValueKind::Count && indicator.total() != Total::Rate;
        let fits = figure.0 > Decimal::ZERO
            && (!whole || figure.0.fract().is_zero())
            && most.is_none_or(|most| figure.0 <= most);
        if !fits {
            let fault = DetailFault::TargetNotOfKind { value: figure.0, kind: indicator.value };
            say(checks, indicator, at, &fault);
        }
    }
}

fn chosen(checks: &mut Checks<'_>, path: &str, indicator: &Indicator) {
    let count = indicator.choices.len();
    let wanted = indicator.value == ValueKind::Choice;
    if (wanted && count < 2) || (!wanted && count > 0) {
        let key = if count == 0 { "value" } else { "choices" };
        say(checks, indicator, format!("{path}/{key}"), &DetailFault::Choices { count, wanted });
    }
    if indicator.value.is_chosen() && indicator.total.is_some_and(|total| total != Total::None) {
        say(checks, indicator, format!("{path}/total"), &DetailFault::ChoiceAdded);
    }
}

/// The most of which a rate speaks.
const MOST_PER: i64 = 1_000_000;

fn per(checks: &mut Checks<'_>, path: &str, indicator: &Indicator) {
    let Some(per) = indicator.per.map(|per| per.0) else { return };
    let at = format!("{path}/per");
    if indicator.total() != Total::Rate {
        return say(checks, indicator, at, &DetailFault::PerAlone);
    }
    let known = std::iter::successors(Some(1_i64), |of| of.checked_mul(10));
    let known = known.take_while(|of| *of <= MOST_PER);
    if !known.map(Decimal::from).any(|of| of == per) {
        return say(checks, indicator, at, &DetailFault::PerOdd { per });
    }
    match indicator.scale_of_unit() {
        Some(unit) if unit != per => {
            say(checks, indicator, at, &DetailFault::PerAgainstUnit { per, unit });
        }
        _ => {}
    }
}
