//! Every figure that a summary prints of targets, breakdowns, choices, means, rates per thousand and amounts of money,
//! against a sum made here from the files of the reports alone.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;

use common::root;
use rust_decimal::Decimal;
use serde_yaml::Value;
use vanban::data::campaign::Campaign;
use vanban::data::gather::gather;
use vanban::data::scalar::Id;
use vanban::round::trace::trace;
use vanban::round::{Column, FigureScope, Figures, Round, Subject};

const DATA: &str = "tests/campaigns/so-lieu";

/// The figures of a period's reports as they are in the files: agency, then indicator.
type Typed = BTreeMap<String, BTreeMap<String, String>>;

fn campaign(change: impl Fn(&str, String) -> String) -> Campaign {
    let folder = root().join(DATA);
    let files = common::files(&folder, ".yaml").into_iter().map(|path| {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let text = change(&name, std::fs::read_to_string(&path).unwrap());
        (name, text.into_bytes())
    });
    let gathered = gather(files.collect(), "data");
    let errors: Vec<_> = gathered.problems.iter().filter(|(_, p)| p.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    gathered.campaign.unwrap()
}

/// What reports say, without the program: plain text out of plain YAML. A nil report says 0 of what was asked of a
/// commune and flows.
fn typed(period: &str) -> Typed {
    of_folder(&format!("reports/{period}"))
}

fn of_folder(folder: &str) -> Typed {
    let flows = ["so-tre-tiem", "so-tre-nu", "so-tre-nam", "so-tre-dan-toc", "so-tre-phan-ung"];
    let flows = flows.into_iter().chain(["so-buoi", "kinh-phi"]);
    let mut all = Typed::new();
    for path in common::files(&root().join(DATA).join(folder), ".yaml") {
        let agency = path.file_stem().unwrap().to_string_lossy().into_owned();
        let report: Value = serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let mut figures = BTreeMap::new();
        if report["nil"].as_bool() == Some(true) {
            figures.extend(flows.clone().map(|id| (id.to_owned(), "0".to_owned())));
        }
        for (id, value) in report["figures"].as_mapping().into_iter().flatten() {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                other => panic!("{other:?}"),
            };
            figures.insert(id.as_str().unwrap().to_owned(), text);
        }
        all.insert(agency, figures);
    }
    all
}

/// A number as this data set writes it, money in millions of đồng.
fn number(text: &str) -> Decimal {
    let plain = |text: &str| -> Decimal {
        text.trim().replace('.', "").replace(',', ".").parse().unwrap_or_else(|_| panic!("{text}"))
    };
    match text {
        "1,5 tỷ" => Decimal::from(1500),
        "1 tỷ 250 triệu" => Decimal::from(1250),
        _ if text.ends_with(" đồng") => {
            plain(text.trim_end_matches(" đồng")) / Decimal::from(1_000_000)
        }
        _ => plain(text.trim_end_matches(" triệu")),
    }
}

/// The figures of an indicator by agency.
fn figures(all: &Typed, id: &str) -> BTreeMap<String, Decimal> {
    let own = all.iter().filter_map(|(agency, own)| Some((agency.clone(), number(own.get(id)?))));
    own.collect()
}

fn rounded(value: Decimal) -> Decimal {
    value
        .round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}

struct Shown<'c> {
    round: Round<'c>,
    figures: Figures<'c>,
}

impl<'c> Shown<'c> {
    fn of(campaign: &'c Campaign, period: &str) -> Self {
        let period = campaign.period(&Id::parse(period).unwrap()).unwrap();
        let round = Round::of(campaign, period);
        let figures = Figures::of(&round);
        Shown { round, figures }
    }

    /// The figure of the store, which its own trace computes again.
    fn value(&self, id: &str, column: Option<Column>, of: Option<&str>) -> Option<Decimal> {
        let campaign = self.round.campaign;
        let indicator = campaign.indicators.value.find(&Id::parse(id).unwrap()).unwrap();
        let scope = match of {
            None => FigureScope::All,
            Some(of) => FigureScope::Agency(campaign.agency(&Id::parse(of).unwrap()).unwrap()),
        };
        let subject = column
            .map_or(Subject::Indicator(indicator), |column| Subject::Column(indicator, column));
        let value = self.figures.value_of(&subject, scope)?;
        let traced = trace(&self.round, &self.figures, &subject, scope);
        assert_eq!(traced.computed(), Some(value), "{id} {column:?} {of:?}: {traced:#?}");
        Some(value.normalize())
    }
}

/// The campaign with a second report that covers the first one's days.
fn overlapping() -> Campaign {
    campaign(|name, text| match name {
        "plan.yaml" => {
            text.replace("{from: 2026-04-01, to: 2026-06-30}", "{from: 2026-01-01, to: 2026-06-30}")
        }
        "indicators.yaml" => text.replace("    cumulative: [quy-1, quy-2]\n", ""),
        _ => text,
    })
}

const PERIODS: [&str; 2] = ["quy-1", "quy-2"];

#[test]
fn parts_means_rates_and_money_are_what_the_reports_say() {
    let campaign = campaign(|_, text| text);
    for period in PERIODS {
        let (all, shown) = (typed(period), Shown::of(&campaign, period));
        let whole = figures(&all, "so-tre-tiem");
        for id in
            ["so-tre-tiem", "so-tre-nu", "so-tre-nam", "so-tre-phan-ung", "so-buoi", "kinh-phi"]
        {
            let sum: Decimal = figures(&all, id).values().sum();
            assert_eq!(shown.value(id, None, None), Some(sum.normalize()), "{period} {id}");
        }
        // A part that not all gave who gave its whole is not added up.
        let part = figures(&all, "so-tre-dan-toc");
        let gave_all = whole.keys().all(|agency| part.contains_key(agency));
        let sum: Decimal = part.values().sum();
        assert_eq!(gave_all, period == "quy-2");
        assert_eq!(shown.value("so-tre-dan-toc", None, None), gave_all.then_some(sum), "{period}");
        let marks = figures(&all, "diem-hai-long");
        let mean = marks.values().sum::<Decimal>() / Decimal::from(marks.len());
        assert_eq!(shown.value("diem-hai-long", None, None), Some(rounded(mean)), "{period}");
        // Of those who gave both, per thousand.
        let part = figures(&all, "so-tre-phan-ung");
        let both = part.iter().filter_map(|(agency, own)| Some((*own, *whole.get(agency)?)));
        let both: Vec<(Decimal, Decimal)> = both.collect();
        let (parts, wholes): (Vec<_>, Vec<_>) = both.iter().copied().unzip();
        let rate =
            parts.iter().sum::<Decimal>() * Decimal::from(1000) / wholes.iter().sum::<Decimal>();
        assert_eq!(shown.value("ty-suat-phan-ung", None, None), Some(rounded(rate)), "{period}");
        let count = Some(Decimal::from(both.len()));
        assert_eq!(shown.value("ty-suat-phan-ung", Some(Column::Reported), None), count);
    }
}

#[test]
fn answers_are_counted_by_agencies() {
    let campaign = campaign(|_, text| text);
    for period in PERIODS {
        let (all, shown) = (typed(period), Shown::of(&campaign, period));
        for (id, answers) in [
            ("co-ke-hoach", vec![vec!["co", "Có"], vec!["khong", "Không"]]),
            ("muc-san-sang", vec![vec!["tot"], vec!["kha"], vec!["chua-dat"]]),
        ] {
            let indicator = campaign.indicators.value.find(&Id::parse(id).unwrap()).unwrap();
            for (nth, words) in answers.into_iter().enumerate() {
                let own = all.values().filter_map(|own| own.get(id));
                let count = own.filter(|typed| words.contains(&typed.as_str())).count();
                let subject = Subject::Answer(indicator, nth);
                let value = shown.figures.value_of(&subject, FigureScope::All);
                assert_eq!(value, Some(Decimal::from(count)), "{period} {id} {nth}");
                let traced = trace(&shown.round, &shown.figures, &subject, FigureScope::All);
                assert_eq!(traced.computed(), value);
            }
        }
    }
}

/// The target of an agency, as it is in the data.
fn target(id: &str, agency: &str) -> Option<Decimal> {
    let file = std::fs::read_to_string(root().join(DATA).join("indicators.yaml")).unwrap();
    let all: Value = serde_yaml::from_str(&file).unwrap();
    let all = all["indicators"].as_sequence().unwrap();
    let targets = &all.iter().find(|one| one["id"] == id).unwrap()["targets"];
    let group = if agency.starts_with("xa-") { "xa" } else { "so-nganh" };
    let number = |key: &str| targets[key].as_u64().map(Decimal::from);
    number(agency).or_else(|| number(group))
}

#[test]
fn targets_are_held_against_what_was_done_by_the_same_agencies() {
    let campaign = campaign(|_, text| text);
    let hundred = Decimal::ONE_HUNDRED;
    // What flows and is for the campaign is added up; what is at hand, and what is for a period, is the period's own.
    for (id, over) in [
        ("so-tre-tiem", &PERIODS[..]),
        ("so-tre-quan-ly", &PERIODS[1..]),
        ("so-buoi", &PERIODS[1..]),
    ] {
        let shown = Shown::of(&campaign, "quy-2");
        let mut targets = BTreeMap::new();
        let mut done = BTreeMap::new();
        for (_, agency) in campaign.all_agencies() {
            let agency = agency.id.as_str();
            let asked = id == "so-buoi" || agency.starts_with("xa-");
            let Some(target) = target(id, agency).filter(|_| asked) else { continue };
            targets.insert(agency, target);
            let own: Option<Vec<Decimal>> = over
                .iter()
                .map(|period| figures(&typed(period), id).get(agency).copied())
                .collect();
            let own = own.map(|own| own.into_iter().sum::<Decimal>());
            done.extend(own.map(|own| (agency, own)));
        }
        let all = |column| shown.value(id, Some(column), None);
        assert_eq!(all(Column::Targeted), Some(Decimal::from(targets.len())), "{id}");
        assert_eq!(all(Column::TargetReported), Some(Decimal::from(done.len())), "{id}");
        assert_eq!(all(Column::Target), Some(targets.values().sum()), "{id}");
        let of_done: Decimal = done.keys().map(|agency| targets[agency]).sum();
        let sum: Decimal = done.values().sum();
        assert_eq!(all(Column::TargetOfReported), Some(of_done), "{id}");
        assert_eq!(all(Column::Done), Some(sum), "{id}");
        assert_eq!(all(Column::DonePercent), Some(rounded(sum * hundred / of_done)), "{id}");
        let under = done.iter().filter(|(agency, own)| **own < targets[*agency]).count();
        assert_eq!(all(Column::UnderTarget), Some(Decimal::from(under)), "{id}");
        for (agency, target) in &targets {
            let own = |column| shown.value(id, Some(column), Some(agency));
            assert_eq!(own(Column::Target), Some(*target), "{id} {agency}");
            assert_eq!(own(Column::Done), done.get(agency).copied(), "{id} {agency}");
            let percent = done.get(agency).map(|own| rounded(*own * hundred / target));
            assert_eq!(own(Column::DonePercent), percent, "{id} {agency}");
        }
    }
}

#[test]
fn nobody_is_below_a_target_of_the_campaign_before_its_last_period() {
    let campaign = campaign(|_, text| text);
    let first = Shown::of(&campaign, "quy-1");
    let under = |shown: &Shown<'_>, id| shown.value(id, Some(Column::UnderTarget), None);
    assert_eq!(under(&first, "so-tre-tiem"), Some(Decimal::ZERO));
    assert_eq!(under(&first, "so-buoi"), Some(Decimal::from(2)), "3 of 4, and a nil report");
    let last = Shown::of(&campaign, "quy-2");
    assert_eq!(under(&last, "so-tre-tiem"), Some(Decimal::ONE));
}

#[test]
fn windows_that_overlap_are_not_added_up_towards_a_target() {
    let campaign = overlapping();
    let shown = Shown::of(&campaign, "quy-2");
    let sum: Decimal = figures(&typed("quy-2"), "so-tre-tiem").values().sum();
    assert_eq!(shown.value("so-tre-tiem", Some(Column::Done), None), Some(sum));
}

#[test]
fn what_flows_is_added_up_since_a_day_and_over_the_periods_named() {
    let campaign = campaign(|_, text| text);
    for (period, over) in [("quy-1", &PERIODS[..1]), ("quy-2", &PERIODS[..])] {
        let shown = Shown::of(&campaign, period);
        for id in ["so-tre-tiem", "so-tre-nu", "kinh-phi"] {
            let mut sum = Decimal::ZERO;
            let mut given: BTreeMap<String, usize> = BTreeMap::new();
            for period in over {
                for (agency, own) in figures(&typed(period), id) {
                    sum += own;
                    *given.entry(agency).or_default() += 1;
                }
            }
            let value = |column| shown.value(id, Some(column), None);
            assert_eq!(value(Column::ToDate), Some(sum.normalize()), "{period} {id}");
            let whole = given.values().filter(|count| **count == over.len()).count();
            assert_eq!(value(Column::ToDateReported), Some(Decimal::from(whole)), "{period} {id}");
            let asked = if id == "kinh-phi" { 5 } else { 4 };
            assert_eq!(value(Column::ToDateAsked), Some(Decimal::from(asked)), "{period} {id}");
        }
        // Nobody asked for these.
        assert_eq!(shown.value("so-buoi", Some(Column::ToDate), None), None);
    }
}

#[test]
fn windows_that_overlap_are_not_added_up() {
    let campaign = overlapping();
    let shown = Shown::of(&campaign, "quy-2");
    // The second report covers the first one's days: it alone is the sum since January.
    let sum: Decimal = figures(&typed("quy-2"), "so-tre-tiem").values().sum();
    assert_eq!(shown.value("so-tre-tiem", Some(Column::ToDate), None), Some(sum));
}

#[test]
fn the_year_before_is_compared_over_the_agencies_that_have_both() {
    let campaign = campaign(|_, text| text);
    let shown = Shown::of(&campaign, "quy-2");
    let (now, before) = (typed("quy-2"), of_folder("year-before/quy-2"));
    let both = |id: &str| -> Vec<(Decimal, Decimal)> {
        let (now, before) = (figures(&now, id), figures(&before, id));
        now.iter().filter_map(|(agency, own)| Some((*own, *before.get(agency)?))).collect()
    };
    for id in ["so-tre-tiem", "so-tre-quan-ly"] {
        let both = both(id);
        let (is, was): (Vec<Decimal>, Vec<Decimal>) = both.iter().copied().unzip();
        let (is, was): (Decimal, Decimal) = (is.iter().sum(), was.iter().sum());
        let value = |column| shown.value(id, Some(column), None);
        assert_eq!(value(Column::YearCompared), Some(Decimal::from(both.len())), "{id}");
        assert_eq!(value(Column::YearBefore), Some(was), "{id}");
        assert_eq!(value(Column::YearNow), Some(is), "{id}");
        assert_eq!(value(Column::YearMore), Some(is - was), "{id}");
    }
    // A nil report said nothing of what is at hand, and no rate: one commune has both parts in both years.
    let rate = |all: &Typed| {
        let of = |id| figures(all, id)["xa-binh-an"];
        rounded(of("so-tre-phan-ung") * Decimal::from(1000) / of("so-tre-tiem"))
    };
    let value = |column| shown.value("ty-suat-phan-ung", Some(column), None);
    assert_eq!(value(Column::YearCompared), Some(Decimal::ONE));
    assert_eq!(value(Column::YearBefore), Some(rate(&before)));
    assert_eq!(value(Column::YearNow), Some(rate(&now)));
    // The first quarter has none.
    let first = Shown::of(&campaign, "quy-1");
    assert_eq!(first.value("so-tre-tiem", Some(Column::YearBefore), None), None);
}

#[test]
fn the_example_of_the_guide_works_when_it_is_typed() {
    let guide = std::fs::read_to_string(root().join("docs/HUONG-DAN.md")).unwrap();
    let (_, after) = guide.split_once("### Các kiểu số liệu").expect("the section");
    let (_, example) = after.split_once("```yaml\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let folder = root().join("data");
    let files = common::files(&folder, ".yaml").into_iter().map(|path| {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let mut text = std::fs::read_to_string(&path).unwrap();
        if name == "indicators.yaml" {
            text.push_str(example);
        }
        (name, text.into_bytes())
    });
    let gathered = gather(files.collect(), "data");
    let errors: Vec<_> = gathered.problems.iter().filter(|(_, p)| p.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let campaign = gathered.campaign.unwrap();
    assert!(campaign.indicators.value.find(&Id::parse("kinh-phi-hop").unwrap()).is_some());
}
