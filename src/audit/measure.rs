//! Audit: all that a profile measures, a rule each file. What is allowed and its article come from the same row
//! that the writer reads.

mod align;
mod bold;
mod capitals;
mod drawn;
mod first_line;
mod font;
mod gap;
mod italic;
mod letters;
mod margins;
mod measured;
mod one_size;
mod paper;
mod paragraphs;
mod pitch;
mod prelude;
mod size;
mod underline;

use std::collections::BTreeMap;

use self::drawn::Under;
use self::margins::Side;
use self::measured::Measured;
use super::explain::Described;
use super::finding::Level;
use super::fixing::Fixer;
use super::found::Found;
use super::roles::Sure;
use super::rule::{Traits, most};
use super::view::{Line, View, is_running};
use crate::profile::{LookRow, Profile, Role, Source};
use crate::viet::lower_first;

/// What of a line a row measures. A code is a property and a role.
#[derive(Debug)]
pub(super) struct Property {
    /// The word that begins its codes.
    pub(super) id: &'static str,
    /// What a clerk calls it.
    name: &'static str,
    /// Whether a role's row measures it.
    applies: fn(Role, &LookRow) -> bool,
    /// The most serious that a breach can be, where a regulation asks for it.
    level: fn(Role, &LookRow) -> Level,
    /// What a row allows.
    allowed: fn(&LookRow) -> String,
    /// How to fix a breach in Word.
    how_to_fix: fn(&LookRow) -> String,
    /// A wrong example; what is allowed is the right one.
    wrong: fn(&LookRow) -> String,
    /// Measures a line.
    breach: fn(&At<'_, '_>) -> Option<Breach>,
    /// What fixes a breach for certain.
    fix: Fixer,
    /// Sets a line wrong, and as far as it may be right.
    #[cfg(test)]
    pub(super) examples: [fn(&mut crate::paper::Paragraph, &LookRow); 2],
}

/// Every property.
pub(super) static PROPERTIES: [&Property; 9] = [
    &size::SIZE,
    &bold::BOLD,
    &italic::ITALIC,
    &underline::UNDERLINE,
    &capitals::CAPITALS,
    &align::ALIGN,
    &first_line::FIRST_LINE,
    &gap::GAP,
    &pitch::PITCH,
];

/// A code that is no property's, a document that breaks its rule and one that keeps to it.
#[cfg(test)]
pub(super) type Examples = (&'static str, Change, Change);
#[cfg(test)]
type Change = fn(&mut super::tests::Sample<'_>);

/// The examples of what is no property: page, type and drawn rules.
#[cfg(test)]
pub(super) fn examples() -> Vec<Examples> {
    let mut all = vec![font::EXAMPLES, one_size::EXAMPLES, paper::EXAMPLES];
    all.extend(margins::EXAMPLES);
    all.extend(drawn::EXAMPLES);
    all
}

/// A line that is measured.
struct At<'v, 'p> {
    view: &'v View<'p>,
    at: usize,
    line: &'v Line<'p>,
    role: Role,
    row: &'v LookRow,
}

/// A breach of a row.
struct Breach {
    words: String,
    found: String,
    /// Whether it is so near to what is allowed that practice takes it for the same.
    near: bool,
}

/// Whether an agency writes into a part, in the looks it likes.
fn is_written_in(role: Role) -> bool {
    matches!(role, Role::Answer | Role::Question | Role::Note)
}

impl Property {
    /// Whether it is measured in a role: there is a provision, not only practice or a mark of the program's own.
    pub(super) fn is_measured(&self, role: Role, row: &LookRow) -> bool {
        let ruled = !matches!(row.source, Source::Practice | Source::Own);
        let drawn = matches!(role, Role::Rule | Role::Star | Role::SubjectDashes);
        ruled && !drawn && (self.applies)(role, row)
    }

    fn rule(&self, profile: &Profile, role: Role, row: &LookRow) -> Measured {
        let (part, allowed) = (&row.name, (self.allowed)(row));
        let level = (self.level)(role, row).min(most(row.source)).min(most(profile.source));
        Measured {
            code: format!("{}.{}", self.id, role.id()),
            name: format!("{}: {}", self.name, lower_first(part)),
            level,
            basis: row.basis.clone(),
            why: "Thể thức quy định cỡ chữ, kiểu chữ, vị trí của từng thành phần để mọi văn bản trình bày thống nhất.",
            how_to_fix: (self.how_to_fix)(row),
            wrong: format!("{part}: {}", (self.wrong)(row)),
            right: format!("{part}: {allowed}"),
            allowed,
            traits: Traits::USUAL.fixed_by(self.fix),
        }
    }
}

/// All that is found by measuring.
pub(super) fn check(view: &View<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for nth in 0..view.paper.sections.len() {
        all.extend(paper::check(view, nth));
        all.extend(margins::check(view, nth));
    }
    all.extend(font::check(view));
    all.extend(one_size::check(view));
    all.extend(drawn::check(view));
    for (at, line) in view.lines.iter().enumerate() {
        let Some((role, row)) = line.role.and_then(|role| Some((role, view.profile.row(role)?)))
        else {
            continue;
        };
        // Two parts in one line, a tab between: neither can be measured alone.
        let apart = line.words().contains('\t') && !is_running(role);
        // By its place alone a part is there, and what it looks like is not to be judged.
        if line.words().is_empty() || apart || line.sure == Sure::Guess {
            continue;
        }
        let measured = At { view, at, line, role, row };
        for property in PROPERTIES.iter().filter(|property| property.is_measured(role, row)) {
            let Some(breach) = (property.breach)(&measured) else { continue };
            let rule = property.rule(view.profile, role, row);
            let mut found = rule.found(view, Some(at), &breach.words, breach.found);
            // Two parts of different looks may share a line; what is nearly right is no error.
            if breach.near || line.laid.is_next_to_other() {
                found.finding.level = found.finding.level.min(Level::Warning);
            }
            all.push(found);
        }
    }
    all
}

/// Every measured rule of the profiles, by code.
pub(super) fn described<'p>(
    profiles: impl Iterator<Item = &'p Profile>,
) -> BTreeMap<String, Described> {
    let mut all = BTreeMap::new();
    for profile in profiles {
        let mut rules = vec![font::rule(profile), one_size::rule(profile), paper::rule(profile)];
        rules.extend(Side::ALL.into_iter().map(|side| margins::rule(profile, side)));
        rules.extend(Under::ALL.into_iter().filter_map(|under| drawn::rule(profile, under)));
        for role in profile.roles() {
            let Some(row) = profile.row(role) else { continue };
            let measured = PROPERTIES.iter().filter(|one| one.is_measured(role, row));
            rules.extend(measured.map(|property| property.rule(profile, role, row)));
        }
        for rule in rules {
            let entry = all.entry(rule.code.clone()).or_insert_with(|| Described {
                code: rule.code.clone(),
                name: rule.name.clone(),
                level: rule.level,
                holds: Vec::new(),
                why: rule.why.to_owned(),
                how_to_fix: rule.how_to_fix.clone(),
                wrong: rule.wrong.clone(),
                right: rule.right.clone(),
            });
            entry.level = entry.level.max(rule.level);
            entry.holds.push((profile.id.clone(), rule.allowed, rule.basis));
        }
    }
    all
}
