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
mod names;
mod pattern;
mod pieces;
pub mod roles;
mod rule;
pub mod rules;
mod sequence;
mod signs;
mod tables;
#[cfg(test)]
mod tests;
mod unjudged;
mod view;

#[cfg(test)]
pub(crate) use tests::profiles as program_profiles;

pub use finding::{Finding, Level, Report, Seen, Spot};
pub use pieces::Laid;
pub use rule::{About, Example, Hits, Model, Rule};
pub use view::{Line, View};

use crate::paper::Paper;
use crate::profile::{Profile, Profiles};

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
    let mut findings = judge(&view);
    if let Some(or) = or {
        // Which of two profiles holds is not told: what is wrong under both is wrong.
        let other = View { profile: or, lines: view.lines.clone(), ..view };
        let also = judge(&other);
        findings.retain_mut(|finding| {
            let same = |also: &&Finding| {
                also.code == finding.code
                    && (also.at.order, also.at.section) == (finding.at.order, finding.at.section)
            };
            let Some(also) = also.iter().find(same) else { return false };
            finding.level = finding.level.min(also.level);
            true
        });
    }
    if matches!(seen, Seen::Outside { .. }) {
        findings.retain(|finding| is_of_any_document(&finding.code));
        for finding in &mut findings {
            finding.level = finding.level.min(Level::Warning);
        }
    }
    if code.is_some() {
        // Signs of another code are no words to judge.
        findings.retain(|finding| is_of_any_code(&finding.code));
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

/// Every finding under the profile of a view.
fn judge(view: &View<'_>) -> Vec<Finding> {
    let mut findings = measure::check(view);
    for rule in rules::ALL.iter().filter(|rule| rule.holds(view.profile, view.date)) {
        let mut hits = Hits::default();
        (rule.check)(view, &mut hits);
        findings.extend(hits.into_findings(rule, view));
    }
    if view.paper.facts.unended_fields > 0 {
        // What is hidden may hold what is missing.
        findings.retain(|finding| !finding.code.ends_with(".thieu"));
    }
    if is_digest(view.profile) {
        for finding in &mut findings {
            finding.level = finding.level.min(Level::Warning);
        }
    }
    findings
}

/// Whether a finding is about words or the file, as any document has them.
fn is_of_any_document(code: &str) -> bool {
    let families = ["chu.", "tep."];
    families.iter().any(|family| code.starts_with(family)) && code != "chu.mau"
}

/// Whether a finding holds whatever the code of the text: about the page and the file, and the code itself.
fn is_of_any_code(code: &str) -> bool {
    let families = ["le.", "tep.", "kho-giay", "so-trang.", "chu.ma-cu", "chu.phong-cu"];
    families.iter().any(|family| code.starts_with(family))
}

/// A profile that is known from digests only (Hướng dẫn 36): none of its rules is of error level.
pub fn is_digest(profile: &Profile) -> bool {
    profile.id == "hd36"
}
