//! Every rule finds its wrong example and nothing else; the right one and the models are clean.

mod looks;
mod model;
mod sample;

use std::collections::BTreeSet;

use self::model::{base, lines_in_place, resection};
pub(super) use self::sample::Sample;
use super::rule::{Example, Model};
use super::{Report, audit, rules};
use crate::data::body::Regime;
use crate::paper::Paper;
use crate::profile::Profiles;
use crate::resources::Resources;

/// The profiles of the program.
pub(crate) fn profiles() -> Profiles {
    Resources::built_in().expect("sound").profiles
}

pub(super) fn codes(report: &Report) -> Vec<String> {
    let codes: BTreeSet<_> = report.findings.iter().map(|finding| finding.code.clone()).collect();
    codes.into_iter().collect()
}

fn found(paper: &Paper, profiles: &Profiles) -> Vec<String> {
    codes(&audit(paper, profiles, None))
}

#[test]
fn the_models_are_clean() {
    let profiles = profiles();
    for model in [Model::Plan, Model::Letter, Model::Party] {
        let report = audit(&base(model, &profiles), &profiles, None);
        assert!(report.findings.is_empty(), "{model:?}: {:#?}", report.findings);
    }
}

#[test]
fn each_wrong_example_is_found_alone_and_each_right_one_is_clean() {
    let profiles = profiles();
    let mut off = Vec::new();
    for rule in rules::ALL {
        let examples = [(&rule.wrong, vec![rule.code.to_owned()]), (&rule.right, Vec::new())];
        for (example, wanted) in examples {
            let mut sample = Sample::of(rule.model, &profiles);
            match example {
                Example::Lines(lines) => sample.lines(lines),
                Example::Described { make, .. } => make(&mut sample),
            }
            resection(&mut sample.paper);
            let found = found(&sample.paper, &profiles);
            if found != wanted {
                off.push(format!("{}: found {found:?}, wanted {wanted:?}", rule.code));
            }
        }
    }
    assert!(off.is_empty(), "\n{}", off.join("\n"));
}

#[test]
fn every_rule_tells_a_clerk_all_there_is() {
    let mut codes = BTreeSet::new();
    for rule in rules::ALL {
        assert!(codes.insert(rule.code), "{} twice", rule.code);
        let of_regimes = [Regime::State, Regime::Party].map(|regime| rule.allowed_in(regime));
        for words in [rule.name, rule.why, rule.how_to_fix].into_iter().chain(of_regimes) {
            assert!(!words.trim().is_empty(), "{}", rule.code);
        }
        assert!(rule.state.is_some() || rule.party.is_some(), "{} holds nowhere", rule.code);
    }
    let measured = super::measure::described(profiles().iter());
    assert!(measured.keys().all(|code| !codes.contains(code.as_str())), "a code of both sorts");
}

#[test]
fn a_digest_gives_no_error() {
    let profiles = profiles();
    let mut paper = base(Model::Party, &profiles);
    lines_in_place(
        &mut paper,
        &[(crate::profile::Role::PlaceDate, "Thái Nguyên, ngày 5 tháng 06 năm 2025")],
        &profiles,
        Model::Party,
    );
    let report = audit(&paper, &profiles, None);
    assert!(codes(&report).contains(&"dia-danh-thoi-gian.so-khong".to_owned()));
    assert_eq!(report.count(super::Level::Error), 0, "{:#?}", report.findings);
}

#[test]
fn what_is_no_administrative_document_is_said_to_be_none() {
    let profiles = profiles();
    let mut paper = base(Model::Plan, &profiles);
    paper.parts[0].blocks.truncate(0);
    assert_eq!(audit(&paper, &profiles, None).seen, super::Seen::Nothing);
}

#[test]
fn no_rule_is_graver_than_what_it_is_based_on() {
    for rule in rules::ALL.iter().filter(|rule| rule.level == super::Level::Error) {
        let mut bases = [rule.state, rule.party].into_iter().flatten();
        let regulated = bases.any(|basis| basis.source == crate::profile::Source::Regulation);
        assert!(regulated, "{}: an error by practice alone", rule.code);
    }
}
