//! Audit: one engine for all that a profile measures. A code is a property and a role; what is allowed and
//! its article come from the same row that the writer reads.

mod chars;
mod page;
mod paragraphs;
mod rules;
mod words;

use super::finding::{Finding, Level};
use super::roles::Sure;
use super::view::{Line, View, is_running};
use crate::profile::{Align, Case, LookRow, Profile, Role};

pub use self::words::measured;

/// What of a line is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// Type size.
    Size,
    /// Bold or not.
    Bold,
    /// Italic or not.
    Italic,
    /// Underlined or not.
    Underline,
    /// Capitals.
    Case,
    /// Set against the margins.
    Align,
    /// First-line indent.
    FirstLine,
    /// Gap between paragraphs.
    Gap,
    /// Distance of lines.
    Pitch,
}

impl Property {
    /// Every property.
    pub const ALL: &'static [Property] = &[
        Property::Size,
        Property::Bold,
        Property::Italic,
        Property::Underline,
        Property::Case,
        Property::Align,
        Property::FirstLine,
        Property::Gap,
        Property::Pitch,
    ];

    /// The word that begins its codes.
    pub fn id(self) -> &'static str {
        match self {
            Property::Size => "co-chu",
            Property::Bold => "dam",
            Property::Italic => "nghieng",
            Property::Underline => "gach-chan",
            Property::Case => "in-hoa",
            Property::Align => "canh",
            Property::FirstLine => "thut-dong-dau",
            Property::Gap => "cach-doan",
            Property::Pitch => "cach-dong",
        }
    }

    /// Whether a role's row measures it.
    pub fn applies(self, role: Role, row: &LookRow) -> bool {
        if !is_ruled(row) || matches!(role, Role::Rule | Role::Star | Role::SubjectDashes) {
            return false;
        }
        match self {
            Property::Size => true,
            // What an agency writes into its answer stands out as it likes.
            Property::Bold => {
                row.bold || !matches!(role, Role::Answer | Role::Question | Role::Note)
            }
            Property::Italic => {
                row.italic || !matches!(role, Role::Answer | Role::Question | Role::Note)
            }
            // Underlining the words is one way of drawing the rule below them.
            Property::Underline => row.underline,
            Property::Case => row.case == Case::Upper,
            Property::Align => row.align != Align::Left && role != Role::Addressee,
            Property::FirstLine => row.first_line.is_some() && is_running(role),
            Property::Gap => row.before.is_some() && row.line.is_some() && is_running(role),
            Property::Pitch => row.line.is_some() && is_running(role),
        }
    }

    /// The gravest that a breach of it can be in a row.
    pub fn level(self, role: Role, row: &LookRow, profile: &Profile) -> Level {
        let soft = row.basis.contains("không quy định")
            || matches!(role, Role::SignerTitle | Role::OtherTitle)
                && self == Property::Bold
                && !row.bold;
        match soft || super::is_digest(profile) {
            true => Level::Warning,
            false => Level::Error,
        }
    }
}

/// Whether a row stands on a provision, not on practice or a mark of the program's own.
fn is_ruled(row: &LookRow) -> bool {
    !row.basis.starts_with("thông lệ") && !row.basis.starts_with("dấu của chương trình")
}

/// A breach of a row.
struct Breach {
    words: String,
    found: String,
    /// Whether it is so near to what is allowed that practice takes it for the same.
    near: bool,
}

/// All findings of what is measured.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings = page::check(view);
    findings.extend(chars::font(view));
    findings.extend(chars::one_size(view));
    findings.extend(rules::check(view));
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
        for property in Property::ALL.iter().copied().filter(|property| property.applies(role, row))
        {
            if let Some(breach) = breach(view, at, line, role, row, property) {
                let told = words::tell(view.profile, role, row, property);
                findings.push(Finding {
                    code: told.code,
                    name: told.name,
                    level: level(line, property.level(role, row, view.profile))
                        .min(if breach.near { Level::Warning } else { Level::Error }),
                    about_words: false,
                    at: view.spot(Some(at), &breach.words),
                    found: breach.found,
                    allowed: told.allowed,
                    basis: row.basis.clone(),
                    mend: told.mend,
                    fixes: Vec::new(),
                });
            }
        }
    }
    findings
}

/// The gravest that a look can be found: not beyond how sure the part is, nor an error where two parts of
/// different looks share a line.
fn level(line: &Line<'_>, level: Level) -> Level {
    let most = if line.laid.is_beside() { Level::Warning } else { Level::Error };
    level.min(line.sure.most()).min(most)
}

fn breach(
    view: &View<'_>,
    at: usize,
    line: &Line<'_>,
    role: Role,
    row: &LookRow,
    property: Property,
) -> Option<Breach> {
    match property {
        Property::Size
        | Property::Bold
        | Property::Italic
        | Property::Underline
        | Property::Case => chars::breach(view, line, role, row, property),
        // Tabs and spaces carry a line to its place, not the paragraph.
        _ if line.laid.is_beside() => None,
        // A table sets its own paragraphs.
        _ if is_running(role) && line.place.is_some() => None,
        Property::Align => paragraphs::align(line, row),
        Property::FirstLine => paragraphs::first_line(line, row),
        Property::Gap => paragraphs::gap(view, at, line, row),
        Property::Pitch => paragraphs::pitch(line, row),
    }
}
