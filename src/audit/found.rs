//! Audit: a finding together with what its rule says becomes of it.

use super::finding::Finding;
use super::rule::Traits;

/// A finding and the traits of its rule.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) traits: Traits,
}
