//! Word, reading: how much a file may hold, in one place. A file beyond these is no office document but an
//! attack or an accident; the words that a clerk sees are those of [`super::ReadFault`].

/// The largest file, in bytes (100 MiB: some two hundred scanned pages).
pub(super) const FILE: usize = 100 << 20;

/// The most parts in a file.
pub(super) const PARTS: usize = 20_000;

/// The largest XML part once unpacked, in bytes (64 MiB: a text of tens of thousands of pages).
pub(super) const PART: u64 = 64 << 20;

/// All XML parts that are read together, in bytes.
pub(super) const TOTAL: u64 = 128 << 20;

/// Elements one in the other. Word itself stops at tables of some 30 levels, five elements each.
pub(super) const DEPTH: usize = 256;

/// Elements of a part.
pub(super) const ELEMENTS: usize = 1_000_000;

/// Runs of one look: accented letters in another font than plain ones make a run of every letter.
pub(super) const RUNS: usize = 500_000;

/// Tab stops of a paragraph; Word itself keeps 64.
pub(super) const TABS: usize = 64;

/// Characters of the pattern of an automatic number; Word itself keeps 31.
pub(super) const PATTERN: usize = 64;

/// Attributes of one element.
pub(super) const ATTRIBUTES: usize = 512;

/// Namespace declarations in force, added up over the elements that declare any.
pub(super) const NAMESPACES: usize = 4_000_000;

/// Headers, footers and notes.
pub(super) const TEXTS: usize = 2_000;

/// Styles of which one is based on the next.
pub(super) const STYLE_CHAIN: usize = 32;

/// Fields one in the other.
pub(super) const FIELDS: usize = 32;
