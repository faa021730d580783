//! Audit, measured: a measured rule as a clerk reads it, under one profile.

use crate::audit::finding::{Finding, Level};
use crate::audit::found::Found;
use crate::audit::rule::{About, Traits};
use crate::audit::view::View;
use crate::profile::Bound;

/// A measured rule under a profile.
pub(super) struct Measured {
    pub code: String,
    pub name: String,
    pub level: Level,
    pub allowed: String,
    pub basis: String,
    pub why: &'static str,
    pub how_to_fix: String,
    pub wrong: String,
    pub right: String,
    pub traits: Traits,
}

impl Measured {
    /// A breach of it on a line, or on the page.
    pub(super) fn found(
        &self,
        view: &View<'_>,
        line: Option<usize>,
        words: &str,
        found: String,
    ) -> Found {
        let sure = line.and_then(|at| view.lines.get(at)).filter(|line| line.role.is_some());
        let finding = Finding {
            code: self.code.clone(),
            name: self.name.clone(),
            level: sure.map_or(self.level, |line| self.level.min(line.sure.most())),
            grade: self.level,
            about: About::Parts,
            at: view.spot(line, words),
            found,
            allowed: self.allowed.clone(),
            basis: self.basis.clone(),
            how_to_fix: self.how_to_fix.clone(),
            fixes: Vec::new(),
        };
        Found { finding, traits: self.traits }
    }
}

/// A number as Vietnamese writes it, with two decimals at most.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', ",")
}

/// A range with its unit, or its one value.
pub(super) fn range(least: f64, most: f64, unit: &str) -> String {
    match (least - most).abs() < 0.001 {
        true => format!("{} {unit}", number(least)),
        false if most >= Bound::UNLIMITED => format!("từ {} {unit} trở lên", number(least)),
        false => format!("từ {} đến {} {unit}", number(least), number(most)),
    }
}
