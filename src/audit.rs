//! Tasks: `audit : Paper × profiles → Report`, the third of the program's three functions.
//!
//! [`view`] flattens a paper into lines, [`roles`] says what each line is and how sure that is, [`measure`]
//! holds lines against the profile's rows, [`rules`] are the judgements, a file each. [`explain`] tells a
//! clerk about every one of them. Pure: the same paper gives the same report.

mod certain;
pub mod explain;
mod finding;
pub mod kinds;
pub mod measure;
mod mend;
mod pattern;
pub mod roles;
mod rule;
pub mod rules;
mod sequence;
mod tables;
#[cfg(test)]
mod tests;
mod unjudged;
mod view;

pub use finding::{Finding, Level, Report, Seen, Spot};
pub use rule::{About, Example, Hits, Model, Rule};
pub use view::{Line, View};

use crate::paper::Paper;
use crate::profile::{Profile, Profiles};

/// Holds a paper against the rules of its regime, or of a profile that was asked for (`nd30`).
///
/// What is no administrative document gets no finding and says so ([`Seen::Nothing`]).
pub fn audit(paper: &Paper, profiles: &Profiles, asked: Option<&str>) -> Report {
    let lines = view::lines(paper);
    let found = roles::recognise(paper, lines, profiles, asked);
    let Some((view, seen)) = found else {
        return Report { seen: Seen::Nothing, findings: Vec::new() };
    };
    let mut findings = measure::check(&view);
    for rule in rules::ALL.iter().filter(|rule| rule.holds(view.profile, view.date)) {
        let mut hits = Hits::default();
        (rule.check)(&view, &mut hits);
        findings.extend(hits.into_findings(rule, &view));
    }
    if is_digest(view.profile) {
        for finding in &mut findings {
            finding.level = finding.level.min(Level::Warning);
        }
    }
    let usual = mend::usual(&view);
    let ground = certain::Ground::of(&view);
    for finding in &mut findings {
        finding.fixes = mend::fixes(&ground, usual, finding);
    }
    findings.sort_by(|a, b| {
        (b.level, &a.code, a.at.order, a.at.section).cmp(&(
            a.level,
            &b.code,
            b.at.order,
            b.at.section,
        ))
    });
    findings.dedup();
    Report { seen, findings }
}

/// A profile that is known from digests only (Hướng dẫn 36): none of its rules is of error level.
pub fn is_digest(profile: &Profile) -> bool {
    profile.id == "hd36"
}
