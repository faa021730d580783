//! What must hold of the totals of any round: they lie among their parts, and sums are those of the reports.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use rust_decimal::Decimal;

use super::tests::{AGENCIES, campaign};
use super::trace::{Lack, trace};
use super::{FigureScope, Figures, ReportState, Round, Subject};
use crate::data::campaign::Campaign;
use crate::data::indicators::{Indicator, Total};
use crate::data::scalar::Id;

const INDICATORS: &str = "
indicators:
  - {id: so, name: Số cuộc, unit: cuộc, everyone: true}
  - {id: tong, name: Tổng số hộ, unit: hộ, everyone: true, total: last}
  - {id: phan, name: Số hộ tham gia, unit: hộ, groups: [nhom], total: last}
  - {id: cao, name: Đợt lớn nhất, unit: người, everyone: true, total: max}
  - {id: phan-tram, name: Tỷ lệ tự khai, unit: '%', value: percent, everyone: true, total: max}
  - {id: ty-le, name: Tỷ lệ hộ, unit: '%', value: percent, total: rate, numerator: phan, denominator: tong}
  - {id: mat-do, name: Số cuộc trên hộ, unit: cuộc/1.000 hộ, value: decimal, agencies: [mot, ba], total: rate, numerator: so, denominator: tong}
";

const ASKED: [&str; 5] = ["so", "tong", "phan", "cao", "phan-tram"];

struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn thrown(seed: u64) -> Campaign {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut reports: Vec<(String, String)> = Vec::new();
    for period in ["ky", "ky-sau"] {
        for agency in ["mot", "hai", "ba", "bon"] {
            if dice.throw(5) == 0 {
                continue;
            }
            let mut text = "received: 2025-03-19\n".to_owned();
            if dice.throw(5) == 0 {
                text.push_str("nil: true\n");
            } else {
                text.push_str("figures:\n");
                let mut any = false;
                for id in ASKED {
                    // Left out now and then, zero now and then.
                    let figure = match dice.throw(6) {
                        0 => continue,
                        1 => 0,
                        _ => dice.throw(90),
                    };
                    any = true;
                    writeln!(text, "  {id}: {figure}").unwrap();
                }
                if !any {
                    text = text.replace("figures:\n", "");
                }
            }
            reports.push((format!("reports/{period}/{agency}.yaml"), text));
        }
    }
    let mut files: Vec<(&str, &str)> = vec![("indicators.yaml", INDICATORS)];
    files.extend(reports.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    campaign(&files)
}

/// What agencies reported of an indicator by their own words, a rate divided by hand.
fn own(round: &Round<'_>, indicator: &Indicator, scope: FigureScope<'_>) -> Vec<Decimal> {
    let typed = |id: &Id, agency: &Id, by_nil: bool| -> Option<Decimal> {
        let report = round.campaign.report(&round.period.id, agency)?;
        let found = report.figures.get(id).map(|typed| typed.as_str().parse().unwrap());
        found.or((report.nil && by_nil).then_some(Decimal::ZERO))
    };
    let concerned =
        round.entries.iter().filter(|entry| scope.concerns(entry) && entry.is_expected());
    concerned
        .filter_map(|entry| {
            let agency = &entry.agency.id;
            let flows = |id: &str| matches!(id, "so" | "cao");
            match (&indicator.numerator, &indicator.denominator) {
                (Some(part), Some(whole)) => {
                    let asked = match indicator.id.as_str() {
                        "ty-le" => entry.group.id.as_str() == "nhom",
                        _ => ["mot", "ba"].contains(&agency.as_str()),
                    };
                    let part = typed(part, agency, flows(part.as_str())).filter(|_| asked)?;
                    let whole = typed(whole, agency, flows(whole.as_str()))?;
                    (!whole.is_zero()).then(|| {
                        let rate = part * indicator.scale() / whole;
                        rate.round_dp_with_strategy(
                            2,
                            rust_decimal::RoundingStrategy::MidpointAwayFromZero,
                        )
                    })
                }
                _ => {
                    let asked =
                        indicator.id.as_str() != "phan" || entry.group.id.as_str() == "nhom";
                    typed(&indicator.id, agency, flows(indicator.id.as_str())).filter(|_| asked)
                }
            }
        })
        .collect()
}

#[test]
fn a_total_lies_among_its_parts_and_a_sum_is_that_of_the_reports() {
    let mut compared = 0;
    for seed in 0..120 {
        let campaign = thrown(seed);
        for period in &campaign.plan.value.reporting.periods {
            let round = Round::of(&campaign, period);
            let figures = Figures::of(&round);
            let groups = campaign.agencies.value.groups.iter().map(FigureScope::Group);
            let overs: Vec<FigureScope<'_>> =
                [FigureScope::All].into_iter().chain(groups).collect();
            for line in &figures.lines {
                let indicator = line.indicator;
                for scope in &overs {
                    let value = figures.value(&indicator.id, *scope);
                    let parts = own(&round, indicator, *scope);
                    let case = format!("{seed} {} {} {parts:?}", indicator.id, scope.words());
                    match indicator.total() {
                        Total::Sum | Total::Last => {
                            let sum = parts.iter().copied().reduce(|a, b| a + b);
                            assert_eq!(value, sum, "{case}");
                        }
                        Total::Max => assert_eq!(value, parts.iter().copied().max(), "{case}"),
                        Total::Rate => {
                            assert_eq!(value.is_some(), !parts.is_empty(), "{case}");
                            if let Some(value) = value {
                                let least = *parts.iter().min().unwrap();
                                let most = *parts.iter().max().unwrap();
                                assert!((least..=most).contains(&value), "{value} {case}");
                            }
                        }
                        Total::None => assert_eq!(value, None, "{case}"),
                    }
                }
                let change = figures.change(&indicator.id);
                if let (Some(change), Total::Rate) = (change, indicator.total()) {
                    compared += 1;
                    let rates: Vec<Decimal> = change
                        .both
                        .iter()
                        .map(|nth| line.own.get(*nth).unwrap().value.unwrap())
                        .collect();
                    let (least, most) = (rates.iter().min().unwrap(), rates.iter().max().unwrap());
                    assert!((*least..=*most).contains(&change.now), "{seed} {}", indicator.id);
                }
            }
            for (subject, scope, value) in figures.all() {
                let traced = trace(&round, &figures, &subject, scope);
                assert_eq!(traced.value, Some(value), "{seed} {}", subject.key());
                assert_eq!(traced.computed(), Some(value), "{seed} {} {traced:#?}", subject.key());
            }
        }
    }
    assert!(compared > 20, "{compared} rates were compared");
}

#[test]
fn a_rate_is_of_the_same_bodies_and_the_trace_says_whom_it_leaves_out() {
    let campaign = campaign(&[
        ("indicators.yaml", INDICATORS),
        ("reports/ky/mot.yaml", "received: 2025-03-09\nfigures: {phan: 10, tong: 20}\n"),
        ("reports/ky/hai.yaml", "received: 2025-03-09\nfigures: {phan: 5}\n"),
        ("reports/ky/ba.yaml", "received: 2025-03-09\nfigures: {phan: 1, tong: 100}\n"),
    ]);
    let round = Round::of(&campaign, campaign.period(&Id::parse("ky").unwrap()).unwrap());
    let figures = Figures::of(&round);
    let rate = figures.line(&Id::parse("ty-le").unwrap()).unwrap();
    assert_eq!(rate.all.value, Some(Decimal::new(917, 2)));
    assert_eq!((rate.all.reported, rate.all.asked), (2, 3));
    let traced = trace(&round, &figures, &Subject::Indicator(rate.indicator), FigureScope::All);
    let [part, whole] = &traced.parts[..] else { panic!("{traced:#?}") };
    let lacking = |trace: &super::trace::Trace<'_>| -> Vec<(String, Lack)> {
        trace.lacking.iter().map(|(e, lack)| (e.agency.id.to_string(), *lack)).collect()
    };
    assert_eq!(lacking(part), [("hai".to_owned(), Lack::OtherPart)]);
    assert_eq!(lacking(whole), [("hai".to_owned(), Lack::NotSaid)]);
    // The numerator in the rate is not the one that the summary prints (16).
    assert_eq!((part.value, part.id.as_str()), (Some(Decimal::from(11)), ""));
    assert!(!whole.id.is_empty());
}

#[test]
fn a_nil_report_says_zero_of_what_flows_and_nothing_of_what_is_at_hand() {
    let campaign = campaign(&[
        ("indicators.yaml", INDICATORS),
        ("reports/ky/mot.yaml", "received: 2025-03-09\nfigures: {so: 4, tong: 8}\n"),
        ("reports/ky/ba.yaml", "received: 2025-03-09\nfigures: {so: 5, tong: 9}\n"),
        ("reports/ky-sau/mot.yaml", "received: 2025-03-19\nnil: true\n"),
        ("reports/ky-sau/ba.yaml", "received: 2025-03-19\nfigures: {so: 6, tong: 9}\n"),
    ]);
    let period = campaign.period(&Id::parse("ky-sau").unwrap()).unwrap();
    let round = Round::of(&campaign, period);
    let figures = Figures::of(&round);
    let one = campaign.agency(&Id::parse("mot").unwrap()).unwrap();
    let value = |id: &str, scope| figures.value(&Id::parse(id).unwrap(), scope);
    assert_eq!(value("so", FigureScope::Agency(one)), Some(Decimal::ZERO));
    assert_eq!(value("tong", FigureScope::Agency(one)), None);
    assert_eq!(value("tong", FigureScope::All), Some(Decimal::from(9)));
    let change = figures.change(&Id::parse("tong").unwrap()).unwrap();
    assert_eq!((change.more(), change.both.len()), (Some(Decimal::ZERO), 1));
    let stock = campaign.indicators.value.indicators.iter().find(|i| i.id.as_str() == "tong");
    let traced = trace(&round, &figures, &Subject::Indicator(stock.unwrap()), FigureScope::All);
    let why: Vec<Lack> = traced.lacking.iter().map(|(_, lack)| *lack).collect();
    assert_eq!(why, [Lack::Nil, Lack::NoReport, Lack::NoReport]);
}

/// The campaign where a body has taken over others, with reports of `ky`.
fn merged(body: &str, with: &str, reports: &[(&str, &str)]) -> Campaign {
    let agencies = AGENCIES.replace(&format!("{{id: {body},"), &format!("{{id: {body}, {with},"));
    let paths: Vec<(String, &str)> =
        reports.iter().map(|(whose, text)| (format!("reports/ky/{whose}.yaml"), *text)).collect();
    let mut files = vec![("indicators.yaml", INDICATORS), ("agencies.yaml", agencies.as_str())];
    files.extend(paths.iter().map(|(path, text)| (path.as_str(), *text)));
    campaign(&files)
}

#[test]
fn what_a_merged_body_sent_stays_counted_and_what_is_at_hand_is_not_counted_twice() {
    let old = ("cu", "received: 2025-03-04\nfigures: {so: 3, tong: 10, phan: 2, cao: 9}\n");
    let new = ("mot", "received: 2025-03-09\nfigures: {so: 4, tong: 25, phan: 5, cao: 7}\n");
    let total = |until: &str, reports: &[(&str, &str)], id: &str| {
        let was = format!("was: [{{id: cu, until: {until}}}]");
        let campaign = merged("mot", &was, reports);
        let round = Round::of(&campaign, campaign.period(&Id::parse("ky").unwrap()).unwrap());
        let figures = Figures::of(&round);
        for (subject, scope, value) in figures.all() {
            let traced = trace(&round, &figures, &subject, scope);
            assert_eq!(traced.computed(), Some(value), "{} {traced:#?}", subject.key());
        }
        let own = campaign.agency(&Id::parse("mot").unwrap()).unwrap();
        let value = figures.value(&Id::parse(id).unwrap(), FigureScope::All);
        assert_eq!(figures.value(&Id::parse(id).unwrap(), FigureScope::Agency(own)), value, "{id}");
        value.map(|value| value.to_string())
    };
    let some = |text: &str| Some(text.to_owned());
    // Its own report came after the merger: what is at hand is in it, what flowed is not.
    assert_eq!(total("2025-03-05", &[old, new], "so"), some("7"));
    assert_eq!(total("2025-03-05", &[old, new], "tong"), some("25"));
    assert_eq!(total("2025-03-05", &[old, new], "cao"), some("9"));
    assert_eq!(total("2025-03-05", &[old, new], "ty-le"), some("20"));
    // It came before: each reported its own.
    assert_eq!(total("2025-03-20", &[old, new], "tong"), some("35"));
    assert_eq!(total("2025-03-20", &[old], "tong"), some("10"));
}

#[test]
fn a_body_made_of_others_has_reported_once_all_of_them_have() {
    let with =
        "since: 2025-03-06, was: [{id: cu-a, until: 2025-03-05}, {id: cu-b, until: 2025-03-05}]";
    let a = ("cu-a", "received: 2025-03-04\nfigures: {so: 3, tong: 10}\n");
    let b = ("cu-b", "received: 2025-03-08\nfigures: {so: 4, tong: 20}\n");
    let case = |reports: &[(&str, &str)]| {
        let campaign = merged("ba", with, reports);
        let round = Round::of(&campaign, campaign.period(&Id::parse("ky").unwrap()).unwrap());
        let figures = Figures::of(&round);
        let entry = round.entries.iter().find(|entry| entry.agency.id.as_str() == "ba").unwrap();
        let total = |id: &str| {
            figures.value(&Id::parse(id).unwrap(), FigureScope::All).map(|value| value.to_string())
        };
        (entry.state, total("so"), total("tong"))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(case(&[a, b]), (ReportState::OnTime, some("7"), some("30")));
    assert_eq!(case(&[a]), (ReportState::Missing, some("3"), some("10")));
    let own = ("ba", "received: 2025-03-09\nfigures: {so: 1, tong: 33}\n");
    assert_eq!(case(&[a, b, own]), (ReportState::OnTime, some("8"), some("33")));
}
