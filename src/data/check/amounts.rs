//! Values: figures held against one another: sums that cannot be held, and figures a thousand, a million or a
//! thousand million times off their neighbours.
//!
//! Neighbours are the other agencies of the same group in the same period; where too few of them have the figure,
//! all agencies; else the agency's own other periods. A figure is told when its neighbours are of one size (within
//! thirty times), none of them is near it, and it falls among them once its unit is changed by a thousand, a
//! million or a thousand million. Between groups a thousand is an honest spread (a province beside a school) and
//! only a million is told, or an amount in đồng that is too small to be one.

use std::collections::HashMap;

use rayon::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::campaign::Campaign;
use super::super::indicators::{Indicator, Total, ValueKind};
use super::super::load::Located;
use super::super::report::{Report, TO_MEND};
use super::super::scalar::Id;
use super::Scope;
use super::facts::{Beside, OffScale};
use super::fault::CheckFault;
use crate::problem::Problem;

/// How far apart neighbours may be, in powers of ten: thirty times.
const ONE_SIZE: f64 = 1.5;
/// How far outside its neighbours a figure may fall once its unit is changed: three times.
const MARGIN: f64 = 0.5;
/// How far from the middle of its neighbours a figure is that is told: three hundred times.
const FAR: f64 = 2.5;
/// Below this an amount in đồng is hardly one.
const HARDLY_DONG: i64 = 100_000;

/// A figure of a report.
struct Figure<'c> {
    period: &'c Id,
    agency: &'c Id,
    group: usize,
    report: &'c Located<Report>,
    value: Decimal,
    /// Its size in powers of ten; none of zero.
    log: Option<f64>,
}

/// What is wrong with the figures of reports, in no order.
pub(super) fn check<'c>(
    campaign: &'c Campaign,
    reports: &[(&'c Id, &'c Id, &'c Located<Report>)],
) -> Vec<(Scope, Problem)> {
    let groups = campaign.agencies.value.groups.iter().enumerate();
    let groups: HashMap<&Id, usize> = groups
        .flat_map(|(nth, group)| group.agencies.iter().map(move |body| (&body.id, nth)))
        .collect();
    let indicators = &campaign.indicators.value.indicators;
    let found =
        indicators.par_iter().filter(|i| i.total != Total::Rate).flat_map_iter(|indicator| {
            let figures: Vec<Figure<'c>> =
                reports.iter().filter_map(|report| figure(&groups, indicator, report)).collect();
            let mut faults: Vec<(usize, CheckFault)> =
                held(campaign, indicator, &figures).into_iter().collect();
            if indicator.value != ValueKind::Percent {
                faults.extend(off_scale(indicator, &figures));
            }
            let problem = |(nth, fault): (usize, CheckFault)| {
                let Figure { period, agency, report, .. } = &figures[nth];
                let scope = Scope::Report { period: (*period).clone(), agency: (*agency).clone() };
                (scope, Problem::at(&fault, report.place(&format!("figures/{}", indicator.id))))
            };
            faults.into_iter().map(problem).collect::<Vec<_>>()
        });
    found.collect()
}

fn figure<'c>(
    groups: &HashMap<&Id, usize>,
    indicator: &Indicator,
    (period, agency, report): &(&'c Id, &'c Id, &'c Located<Report>),
) -> Option<Figure<'c>> {
    let typed = report.value.figures.get(&indicator.id)?;
    if typed.as_str().starts_with(TO_MEND) {
        return None;
    }
    let value = indicator.read(typed).ok()?;
    let log = value.abs().to_f64().filter(|size| *size > 0.0).map(f64::log10);
    let group = *groups.get(agency)?;
    Some(Figure { period, agency, group, report, value, log })
}

// ---- sums ----

/// The figure with which a sum of all can no longer be held to its last digit. What is divided for a rate is
/// multiplied before. Where all of them together can be held, so can the sum of any, and the difference of two.
fn held(
    campaign: &Campaign,
    indicator: &Indicator,
    figures: &[Figure<'_>],
) -> Option<(usize, CheckFault)> {
    if indicator.total == Total::None && !is_part(campaign, indicator) {
        return None;
    }
    const MOST: u128 = (1 << 96) - 1;
    let most = if is_part(campaign, indicator) { MOST / 100 } else { MOST };
    let scale = figures.iter().map(|figure| figure.value.normalize().scale()).max()?;
    let mut sum = 0_u128;
    figures.iter().enumerate().find_map(|(nth, figure)| {
        let value = figure.value.normalize();
        let added = 10_u128
            .checked_pow(scale - value.scale())
            .and_then(|power| value.mantissa().unsigned_abs().checked_mul(power))
            .and_then(|value| sum.checked_add(value))
            .filter(|sum| *sum <= most);
        match added {
            Some(added) => {
                sum = added;
                None
            }
            None => {
                let name = indicator.name.to_string();
                Some((nth, CheckFault::SumTooLarge { name, value: figure.value }))
            }
        }
    })
}

/// Whether a rate is made of an indicator.
fn is_part(campaign: &Campaign, indicator: &Indicator) -> bool {
    campaign.indicators.value.indicators.iter().any(|rate| {
        [&rate.numerator, &rate.denominator]
            .into_iter()
            .any(|id| id.as_ref() == Some(&indicator.id))
    })
}

// ---- sizes ----

/// Sizes that belong together, in order, with whose each is.
#[derive(Default)]
struct Sizes(Vec<(f64, usize)>);

impl Sizes {
    fn of(mut sizes: Vec<(f64, usize)>) -> Self {
        sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
        Sizes(sizes)
    }

    fn others(&self, own: usize) -> usize {
        self.0.len() - usize::from(self.0.iter().any(|(_, nth)| *nth == own))
    }

    /// How many powers of ten a size is off the others, as a multiple of three; none where it is of their size, or
    /// where they have none in common.
    fn off(&self, size: f64, own: usize) -> Option<Off> {
        let at = self.0.iter().position(|(_, nth)| *nth == own);
        let count = self.0.len() - usize::from(at.is_some());
        let nth = |nth: usize| {
            let nth = if at.is_some_and(|at| nth >= at) { nth + 1 } else { nth };
            self.0.get(nth).copied()
        };
        let (low, middle, high) = match count {
            0 => return None,
            1..4 => (nth(0)?, nth(count / 2)?, nth(count - 1)?),
            _ => (nth(count / 4)?, nth(count / 2)?, nth(count - 1 - count / 4)?),
        };
        if high.0 - low.0 > ONE_SIZE || (size - middle.0).abs() < FAR {
            return None;
        }
        // One that is as small or as large beside it: perhaps both are right.
        let near = |other: Option<(f64, usize)>| other.is_some_and(|o| (o.0 - size).abs() < 1.0);
        let place = self.0.partition_point(|(other, _)| *other < size);
        let beside = [place.checked_sub(1), Some(place), Some(place + 1)];
        let beside = beside.into_iter().flatten().filter_map(|nth| self.0.get(nth));
        if beside.filter(|(_, other)| *other != own).any(|other| near(Some(*other))) {
            return None;
        }
        [3_u32, 6, 9].into_iter().find_map(|power| {
            let larger = size > middle.0;
            let turned = size + if larger { -f64::from(power) } else { f64::from(power) };
            let falls = (low.0 - MARGIN..=high.0 + MARGIN).contains(&turned);
            falls.then_some(Off { power, larger, typical: middle.1 })
        })
    }
}

struct Off {
    power: u32,
    larger: bool,
    /// Whose figure is typical.
    typical: usize,
}

/// The figures that are off their neighbours.
fn off_scale(indicator: &Indicator, figures: &[Figure<'_>]) -> Vec<(usize, CheckFault)> {
    let mut peers: HashMap<(&Id, usize), Vec<(f64, usize)>> = HashMap::new();
    let mut all: HashMap<&Id, Vec<(f64, usize)>> = HashMap::new();
    let mut own: HashMap<&Id, Vec<(f64, usize)>> = HashMap::new();
    for (nth, figure) in figures.iter().enumerate() {
        let Some(log) = figure.log else { continue };
        peers.entry((figure.period, figure.group)).or_default().push((log, nth));
        all.entry(figure.period).or_default().push((log, nth));
        own.entry(figure.agency).or_default().push((log, nth));
    }
    // Counts are of any size by nature; amounts have units.
    let least = if indicator.value == ValueKind::Count { 3 } else { 2 };
    let peers: HashMap<_, _> =
        peers.into_iter().map(|(of, sizes)| (of, Sizes::of(sizes))).collect();
    let all: HashMap<_, _> = all.into_iter().map(|(of, sizes)| (of, Sizes::of(sizes))).collect();
    let own: HashMap<_, _> = own.into_iter().map(|(of, sizes)| (of, Sizes::of(sizes))).collect();
    let none = Sizes::default();
    let told = |(nth, figure): (usize, &Figure<'_>)| {
        let size = figure.log?;
        let history = own.get(figure.agency).unwrap_or(&none);
        let group = peers.get(&(figure.period, figure.group)).unwrap_or(&none);
        let used_to = history.0.iter().any(|(o, of)| *of != nth && (o - size).abs() < ONE_SIZE);
        if used_to {
            return None;
        }
        let among = match group.others(nth) >= least {
            true => group.off(size, nth).map(|off| (off, Beside::Agencies)),
            false => all
                .get(figure.period)
                .filter(|all| all.others(nth) >= least)
                .and_then(|all| all.off(size, nth))
                .filter(|off| off.power > 3 || hardly(indicator, figure, off))
                .map(|off| (off, Beside::Agencies)),
        };
        let (off, beside) = among.or_else(|| {
            let enough = history.others(nth) >= least;
            enough.then(|| history.off(size, nth).map(|off| (off, Beside::Periods)))?
        })?;
        let whole = indicator.value == ValueKind::Decimal || is_multiple(figure.value, &off);
        let typical = figures[off.typical].value;
        whole.then(|| {
            let told = OffScale {
                name: indicator.name.to_string(),
                unit: indicator.unit.to_string(),
                value: figure.value,
                typical,
                power: off.power,
                larger: off.larger,
                beside,
            };
            (nth, CheckFault::OffScale(Box::new(told)))
        })
    };
    figures.iter().enumerate().filter_map(told).collect()
}

/// Whether an amount is too small to be one in đồng.
fn hardly(indicator: &Indicator, figure: &Figure<'_>, off: &Off) -> bool {
    let dong = indicator.unit.as_str().trim().eq_ignore_ascii_case("đồng");
    dong && !off.larger && figure.value.abs() < Decimal::from(HARDLY_DONG)
}

/// Whether a figure that is too large is a whole number in the larger unit; one that is too small always is.
fn is_multiple(value: Decimal, off: &Off) -> bool {
    let power = Decimal::from(10_i64.saturating_pow(off.power));
    !off.larger || value.checked_rem(power).is_some_and(|rest| rest.is_zero())
}

/// Units of one thing, each with its power of ten.
const UNITS: [&[(&str, i32)]; 4] = [
    &[
        ("đồng", 0),
        ("nghìn đồng", 3),
        ("triệu đồng", 6),
        ("tỷ đồng", 9),
        ("ngàn đồng", 3),
        ("tỉ đồng", 9),
    ],
    &[("g", 0), ("kg", 3), ("tấn", 6), ("gam", 0), ("ki-lô-gam", 3)],
    &[("mm", 0), ("m", 3), ("km", 6), ("mét", 3), ("ki-lô-mét", 6)],
    &[("ml", 0), ("lít", 3), ("m³", 6), ("m3", 6), ("mét khối", 6)],
];

/// The unit in which a figure likely stands that is off by a power of ten.
pub(super) fn likely_unit(unit: &str, power: u32, larger: bool) -> Option<String> {
    let unit = unit.trim().to_lowercase();
    let step = i32::try_from(power).ok()? * if larger { -1 } else { 1 };
    let ladder = UNITS.iter().find_map(|ladder| {
        let (_, own) = ladder.iter().find(|(name, _)| *name == unit)?;
        ladder.iter().find(|(_, other)| *other == own + step)
    });
    if let Some((name, _)) = ladder {
        return Some((*name).to_owned());
    }
    let scale = match power {
        3 => "nghìn",
        6 => "triệu",
        _ => "tỷ",
    };
    match larger {
        true => unit.strip_prefix(scale).map(|unit| unit.trim().to_owned()),
        false => Some(format!("{scale} {unit}")),
    }
}
