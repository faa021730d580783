//! Values: figures held against one another: sums that cannot be held, and figures a thousand, a million or a
//! thousand million times off their neighbours.
//!
//! Neighbours are the other agencies of the same group in the same period; where too few of them have the figure,
//! all agencies; else the agency's own other periods. A figure is reported when its neighbours are of one size
//! (within thirty times), none of them is near it, and it falls among them once its unit is changed by a thousand,
//! a million or a thousand million. Between groups a thousand is an honest spread (a province next to a school) and
//! only a million is reported, or an amount in đồng that is too small to be one.

use std::collections::HashMap;

use rayon::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::campaign::Campaign;
use super::super::indicators::{Indicator, Total, ValueKind};
use super::super::load::Located;
use super::super::report::{Report, TO_FIX};
use super::super::scalar::Id;
use super::Scope;
use super::facts::{Neighbours, OffScale};
use super::fault::ReportFault;
use crate::problem::Problem;

/// How far apart neighbours may be, in powers of ten: thirty times.
const ONE_SIZE: f64 = 1.5;
/// How far outside its neighbours a figure may fall once its unit is changed: three times.
const MARGIN: f64 = 0.5;
/// How far from the middle of its neighbours a figure is that is reported: three hundred times.
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
    let found = indicators.par_iter().filter(|i| is_amount(i)).flat_map_iter(|indicator| {
        let figures: Vec<Figure<'c>> =
            reports.iter().filter_map(|report| figure(&groups, indicator, report)).collect();
        let mut faults: Vec<(usize, ReportFault)> =
            held(campaign, indicator, &figures).into_iter().collect();
        if indicator.value != ValueKind::Percent {
            faults.extend(off_scale(indicator, &figures));
        }
        let problem = |(nth, fault): (usize, ReportFault)| {
            let Figure { period, agency, report, .. } = &figures[nth];
            let scope = Scope::Report { period: (*period).clone(), agency: (*agency).clone() };
            (scope, Problem::at(&fault, report.place(&format!("figures/{}", indicator.id))))
        };
        faults.into_iter().map(problem).collect::<Vec<_>>()
    });
    found.collect()
}

/// Whether it is reported as a number.
fn is_amount(indicator: &Indicator) -> bool {
    indicator.total() != Total::Rate && !indicator.value.is_chosen()
}

fn figure<'c>(
    groups: &HashMap<&Id, usize>,
    indicator: &Indicator,
    (period, agency, report): &(&'c Id, &'c Id, &'c Located<Report>),
) -> Option<Figure<'c>> {
    let typed = report.value.figures.get(&indicator.id)?;
    if typed.as_str().starts_with(TO_FIX) {
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
) -> Option<(usize, ReportFault)> {
    if indicator.total() == Total::None && !is_part(campaign, indicator) {
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
                Some((nth, ReportFault::SumTooLarge { name, value: figure.value }))
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
        sizes.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        Sizes(sizes)
    }

    /// How many there are next to one of them.
    fn others(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// How many powers of ten one of the sizes is off the others, as a multiple of three; none where it is of their
    /// size, or where they have none in common.
    fn off(&self, size: f64, own: usize) -> Option<Off> {
        let order = |other: &(f64, usize)| other.0.total_cmp(&size).then(other.1.cmp(&own));
        let at = self.0.binary_search_by(order).ok()?;
        let count = self.others();
        let nth = |nth: usize| self.0.get(if nth >= at { nth + 1 } else { nth }).copied();
        let (low, middle, high) = match count {
            0 => return None,
            1..4 => (nth(0)?, nth(count / 2)?, nth(count - 1)?),
            _ => (nth(count / 4)?, nth(count / 2)?, nth(count - 1 - count / 4)?),
        };
        if high.0 - low.0 > ONE_SIZE || (size - middle.0).abs() < FAR {
            return None;
        }
        // One that is as small or as large next to it: perhaps both are right.
        let neighbours = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        let near = |other: &(f64, usize)| (other.0 - size).abs() < 1.0;
        if neighbours.filter_map(|nth| self.0.get(nth)).any(near) {
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
fn off_scale(indicator: &Indicator, figures: &[Figure<'_>]) -> Vec<(usize, ReportFault)> {
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
    let reported = |(nth, figure): (usize, &Figure<'_>)| {
        let size = figure.log?;
        let history = own.get(figure.agency).unwrap_or(&none);
        let group = peers.get(&(figure.period, figure.group)).unwrap_or(&none);
        let used_to = history.0.iter().any(|(o, of)| *of != nth && (o - size).abs() < ONE_SIZE);
        if used_to {
            return None;
        }
        let among = match group.others() >= least {
            true => group.off(size, nth).map(|off| (off, Neighbours::Agencies)),
            false => all
                .get(figure.period)
                .filter(|all| all.others() >= least)
                .and_then(|all| all.off(size, nth))
                .filter(|off| off.power > 3 || hardly(indicator, figure, off))
                .map(|off| (off, Neighbours::Agencies)),
        };
        let (off, neighbours) = among.or_else(|| {
            let enough = history.others() >= least;
            enough.then(|| history.off(size, nth).map(|off| (off, Neighbours::Periods)))?
        })?;
        let parted = indicator.money_unit().is_some_and(|unit| unit.dong() > Decimal::ONE);
        let whole =
            indicator.value == ValueKind::Decimal || parted || is_multiple(figure.value, &off);
        let typical = figures[off.typical].value;
        whole.then(|| {
            let reported = OffScale {
                name: indicator.name.to_string(),
                unit: indicator.unit.to_string(),
                value: figure.value,
                typical,
                power: off.power,
                larger: off.larger,
                neighbours,
            };
            (nth, ReportFault::OffScale(Box::new(reported)))
        })
    };
    figures.iter().enumerate().filter_map(reported).collect()
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

/// The unit in which a figure likely is that is off by a power of ten.
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
pub(super) mod tests {
    use std::fmt::Write;

    use super::super::samples::OFFICE;
    use crate::data::gather::{FILES, gather};
    use crate::problem::{Problem, Severity};

    /// What is found in a campaign of one indicator. Figures: group, agency, period, value; the first two are
    /// written as one, `a1` is the first agency of group `a`.
    fn found(indicator: &str, figures: &[(&str, &str, &str)]) -> Vec<Problem> {
        let mut agencies = String::from("groups:\n");
        for group in ["a", "b"] {
            let _ =
                write!(agencies, "  - id: nhom-{group}\n    name: Nhóm {group}\n    agencies:\n");
            for nth in 1..=9 {
                let _ = writeln!(
                    agencies,
                    "      - {{id: {group}{nth}, name: Cơ quan {group}{nth}, letterhead: [CƠ QUAN], \
                     symbol: CQ{nth}, place: Huế, signature: {{title: Giám đốc}}, filing: VT}}"
                );
            }
        }
        let office = OFFICE
            .replace("summary: cong-an", "summary: a1")
            .replace("reminders: cong-an", "reminders: a1");
        let periods: String = (1..=4)
            .map(|nth| {
                format!(
                    "    - {{id: ky-{nth}, name: tháng {nth}, anchor: bao-cao, \
                     covers: {{from: 2027-0{nth}-01, to: 2027-0{nth}-28}}, due_before: 2027-0{}-05, \
                     subject: Kết quả, summary: {{kind: bao-cao, subject: Tổng hợp}}}}\n",
                    nth + 1
                )
            })
            .collect();
        let plan = format!(
            "document: {{kind: ke-hoach, subject: Thử}}\ncampaign_name: đợt thử\nsections:\n  \
             - {{id: bao-cao, text: [Báo cáo.]}}\nrecipients: [Như trên]\nduties: []\nreporting:\n  \
             to: {{name: Ban Chỉ đạo, via: a1}}\n  anchor: bao-cao\n  periods:\n{periods}  \
             summary: {{to: [Bộ], recipients: [Lưu], signature: {{title: Giám đốc}}}}\n"
        );
        let indicators =
            format!("indicators:\n  - {{id: x, name: Chỉ tiêu, everyone: true, {indicator}}}\n");
        let mut files: Vec<(String, Vec<u8>)> = [office, agencies, plan, indicators]
            .into_iter()
            .zip(FILES)
            .map(|(text, name)| (name.to_owned(), text.into_bytes()))
            .collect();
        for (agency, period, value) in figures {
            let text = format!("received: 2027-06-01\nfigures:\n  x: {value}\n");
            files.push((format!("reports/ky-{period}/{agency}.yaml"), text.into_bytes()));
        }
        let gathered = gather(files, "data");
        let problems: Vec<Problem> =
            gathered.problems.into_iter().map(|(_, problem)| problem).collect();
        assert!(gathered.campaign.is_some(), "{problems:#?}");
        // Deadlines on a Sunday are another matter.
        problems.into_iter().filter(|problem| problem.code != "DL48").collect()
    }

    /// Agency and period of each figure that is reported: `b1/1`.
    fn reported(indicator: &str, figures: &[(&str, &str, &str)]) -> String {
        let reported = found(indicator, figures);
        assert!(
            reported.iter().all(|p| p.code == "SL03" && p.severity == Severity::Warning),
            "{reported:#?}"
        );
        let place = |problem: &Problem| problem.place.as_ref().unwrap().file.to_string();
        reported
            .iter()
            .map(|problem| place(problem).replace("data/reports/ky-", "").replace(".yaml", ""))
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub(in super::super) fn found_off_scale() -> Vec<Problem> {
        found(DONG, &[("a1", "1", "5.000.000"), ("a2", "1", "6.500.000"), ("a3", "1", "5")])
    }

    const DONG: &str = "unit: đồng, value: money";
    const MILLIONS: &str = "unit: triệu đồng, value: decimal";
    const COUNT: &str = "unit: người";

    #[test]
    fn a_figure_a_thousand_or_a_million_times_off_its_neighbours_is_reported_with_the_likely_unit()
    {
        for (indicator, others, odd, unit) in [
            (DONG, ["5.000.000", "6.500.000"], "5", "triệu đồng"),
            (DONG, ["5.000.000", "6.500.000"], "7.200", "nghìn đồng"),
            (DONG, ["5.000.000.000", "6.500.000.000"], "12", "tỷ đồng"),
            (MILLIONS, ["5", "12,5"], "8.000.000", "đồng"),
            (MILLIONS, ["5", "12,5"], "8.000", "nghìn đồng"),
            ("unit: tấn, value: decimal", ["1,5", "4,25"], "2.100", "kg"),
            ("unit: kg, value: decimal", ["1.500", "4.250"], "2,1", "tấn"),
        ] {
            let figures = [("a1", "1", others[0]), ("a2", "1", others[1]), ("a3", "1", odd)];
            let problems = found(indicator, &figures);
            let [problem] = &problems[..] else { panic!("{odd}: {problems:#?}") };
            assert_eq!(
                problem.place.as_ref().unwrap().to_string(),
                "data/reports/ky-1/a3.yaml:3:6"
            );
            assert!(
                problem.hint.as_ref().unwrap().contains(&format!("đơn vị {unit} ")),
                "{problem:?}"
            );
            assert!(problem.message.contains("các cơ quan khác"), "{problem:?}");
        }
    }

    #[test]
    fn one_s_own_other_periods_are_neighbours_too() {
        let own = [("a1", "1", "5.000.000"), ("a1", "2", "7"), ("a1", "3", "6.000.000")];
        assert_eq!(reported(DONG, &own), "2/a1");
        // Who has always had as much is left alone, whatever the others have.
        let peers = [("a2", "1", "5.000.000"), ("a3", "1", "6.000.000"), ("a4", "1", "6.000.000")];
        let large = [("a1", "1", "5.000.000.000"), ("a1", "2", "6.000.000.000")];
        assert_eq!(reported(DONG, &[&peers[..], &large[..1]].concat()), "1/a1");
        assert_eq!(reported(DONG, &[&peers[..], &large[..]].concat()), "");
    }

    #[test]
    fn honest_spread_is_no_fault() {
        for (indicator, figures) in [
            // Too few neighbours, or none of one size.
            (DONG, vec![("a1", "1", "5.000.000"), ("a2", "1", "5")]),
            (DONG, vec![("a1", "1", "5.000.000"), ("a2", "1", "100.000"), ("a3", "1", "100")]),
            // Not off by thousands.
            (DONG, vec![("a1", "1", "5.000.000"), ("a2", "1", "6.000.000"), ("a3", "1", "60.000")]),
            (DONG, vec![("a1", "1", "5.000.000"), ("a2", "1", "6.000.000"), ("a3", "1", "0")]),
            // A province next to schools of another group.
            (
                DONG,
                vec![
                    ("a1", "1", "5.000.000"),
                    ("a2", "1", "6.000.000"),
                    ("a3", "1", "4.000.000"),
                    ("b1", "1", "5.000.000.000"),
                ],
            ),
            (
                DONG,
                vec![
                    ("a1", "1", "5.000.000.000"),
                    ("a2", "1", "6.000.000.000"),
                    ("b1", "1", "5.000.000"),
                ],
            ),
            // Counts of any size: two neighbours are too few; one that is as small may be right too.
            (COUNT, vec![("a1", "1", "5.000"), ("a2", "1", "6.000"), ("a3", "1", "5")]),
            (
                COUNT,
                vec![
                    ("a1", "1", "5.000"),
                    ("a2", "1", "6.000"),
                    ("a3", "1", "5.500"),
                    ("a4", "1", "5"),
                    ("a5", "1", "7"),
                ],
            ),
            // Not a whole number of people once it is turned.
            (
                COUNT,
                vec![("a1", "1", "5"), ("a2", "1", "6"), ("a3", "1", "7"), ("a4", "1", "5.123")],
            ),
            (
                "unit: '%', value: percent, total: none, max: 5.000",
                vec![("a1", "1", "1"), ("a2", "1", "2"), ("a3", "1", "1.500")],
            ),
        ] {
            assert_eq!(reported(indicator, &figures), "", "{figures:?}");
        }
        let people =
            [("a1", "1", "5.000"), ("a2", "1", "6.000"), ("a3", "1", "5.500"), ("a4", "1", "5")];
        assert_eq!(reported(COUNT, &people), "1/a4");
        // Between groups a million is reported, and an amount that is too small for đồng.
        let schools = [("a1", "1", "5.000.000"), ("a2", "1", "6.500.000")];
        for odd in ["5", "5.000"] {
            assert_eq!(reported(DONG, &[&schools[..], &[("b1", "1", odd)]].concat()), "1/b1");
        }
    }
}
