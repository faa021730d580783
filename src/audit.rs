//! Tasks: `audit : Paper × profiles → Report`, the third of the program's three functions.
//!
//! [`view`] flattens a paper into lines, [`roles`] says what each line is and how sure that is, [`measure`]
//! holds lines against the profile's rows, [`rules`] are the judgements, a file each. [`explain`] tells a
//! clerk about every one of them. Pure: the same paper gives the same report.

mod certain;
pub mod explain;
mod finding;
mod fixing;
mod found;
pub(crate) mod kinds;
mod lined;
mod measure;
pub(crate) mod names;
pub(crate) mod pattern;
mod pieces;
pub(crate) mod roles;
mod rule;
pub(crate) mod rules;
mod sequence;
pub(crate) mod signs;
mod tables;
#[cfg(test)]
mod tests;
mod unjudged;
mod view;

#[cfg(test)]
pub(crate) use tests::profiles as program_profiles;

pub use finding::{Finding, Level, Report, Seen, Spot};
pub(crate) use lined::{Lined, lined};
pub use pieces::Laid;
pub use rule::{About, Allowed, Basis, Example, Hits, Model, Rule};
pub(crate) use view::shortened;
pub use view::{Line, View};

use fixing::FixContext;
use found::Found;

use crate::paper::Paper;
use crate::profile::{Profiles, Source};

/// Holds a paper against the rules of its regime, or of a profile that was asked for (`nd30`).
///
/// What is no administrative document gets no finding and says so ([`Seen::Nothing`]). What the format does
/// not govern is named ([`Seen::Outside`]); its words and its file are judged, and nothing is an error.
pub fn audit(paper: &Paper, profiles: &Profiles, asked: Option<&str>) -> Report {
    let code = view::code(paper);
    let apart = pieces::apart(paper);
    let lines = view::lines(paper, &apart, code);
    let Some(found) = roles::recognise(paper, lines, code, profiles, asked) else {
        return Report { seen: Seen::Nothing, findings: Vec::new() };
    };
    let roles::Recognised { view, seen, or } = found;
    let mut found = judge(&view);
    if let Some(or) = or {
        // Which of two profiles holds is not known: what is wrong under both is wrong.
        let other = View { profile: or, lines: view.lines.clone(), ..view };
        let also = judge(&other);
        found.retain_mut(|Found { finding, .. }| {
            let same = |also: &&Found| {
                let also = &also.finding;
                also.code == finding.code
                    && (also.at.order, also.at.section) == (finding.at.order, finding.at.section)
            };
            let Some(also) = also.iter().find(same) else { return false };
            finding.level = finding.level.min(also.finding.level);
            true
        });
    }
    if matches!(seen, Seen::Outside { .. }) {
        found.retain(|one| one.traits.any_document);
        for one in &mut found {
            one.finding.level = one.finding.level.min(Level::Warning);
        }
    }
    if code.is_some() {
        // Signs of another code are no words to judge.
        found.retain(|one| one.traits.any_code);
    }
    let usual = fixing::usual(&view);
    let ground = certain::Ground::of(&view);
    let mended = |Found { mut finding, traits }: Found| {
        let fixes = traits.fix.and_then(|fix| fix(&FixContext::new(&ground, usual, &finding)));
        finding.fixes = fixes.unwrap_or_default();
        finding
    };
    let mut findings: Vec<Finding> = found.into_iter().map(mended).collect();
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

/// Every finding under the profile of a view.
fn judge(view: &View<'_>) -> Vec<Found> {
    let mut found = measure::check(view);
    for rule in rules::ALL.iter().filter(|rule| rule.holds(view.profile, view.date)) {
        let mut hits = Hits::default();
        (rule.check)(view, &mut hits);
        found.extend(hits.into_found(rule, view));
    }
    if view.paper.facts.unended_fields > 0 {
        // What is hidden may hold what is missing.
        found.retain(|one| !one.traits.absence);
    }
    if view.profile.source == Source::Digest {
        for one in &mut found {
            one.finding.level = one.finding.level.min(Level::Warning);
        }
    }
    found
}
