//! Audit: the lines of a paper with their roles, for a reader that needs them for other things than findings
//! ([`crate::import`]).

use chrono::NaiveDate;

use super::finding::Seen;
use super::view::Line;
use super::{pieces, roles, view};
use crate::data::body::Regime;
use crate::kind::NamedKind;
use crate::paper::Paper;
use crate::profile::Profiles;
use crate::viet::legacy::Code;

/// A paper as lines with roles.
#[derive(Debug)]
pub(crate) struct Lined<'p> {
    /// The lines: a letterhead that a header holds, the main text, then headers, footers and notes.
    pub(crate) lines: Vec<Line<'p>>,
    /// Whose rules it follows.
    pub(crate) regime: Regime,
    /// What kind of document it is.
    pub(crate) kind: Option<&'static NamedKind>,
    /// Its day.
    pub(crate) date: Option<NaiveDate>,
    /// The code older than Unicode in which it is written, where it is; the lines are in Unicode.
    pub(crate) code: Option<Code>,
}

/// Reads the lines of any paper with their roles: what is not taken for an official document has them too, as far as
/// they are found.
pub(crate) fn lined<R>(paper: &Paper, profiles: &Profiles, read: impl FnOnce(Lined<'_>) -> R) -> R {
    let code = view::code(paper);
    let apart = pieces::apart(paper);
    let lines = view::lines(paper, &apart, code);
    let found = roles::recognise(paper, lines.clone(), code, profiles, None)
        .filter(|found| matches!(found.seen, Seen::Document { .. }))
        // Who says that it is a plan knows better: its parts are looked for all the same.
        .or_else(|| {
            let any = profiles.iter().find(|profile| profile.regime == Regime::State)?;
            roles::recognise(paper, lines.clone(), code, profiles, Some(&any.id))
        });
    read(match found {
        Some(found) => Lined {
            regime: found.view.profile.regime,
            kind: found.view.kind,
            date: found.view.date,
            lines: found.view.lines,
            code,
        },
        None => Lined { lines, regime: Regime::State, kind: None, date: None, code },
    })
}
