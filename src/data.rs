//! Values: the data files, read with their places and checked; nothing above this knows YAML.
//!
//! Bytes become a [`source`], the source a tree of [`node`]s that keep their places, the tree is held
//! against the [`structure`] of its type and decoded; [`campaign`] joins the files and [`check`] finds
//! what contradicts itself across them.

pub mod agencies;
pub mod body;
pub mod campaign;
pub mod check;
pub mod counts;
mod decode;
pub mod fault;
pub mod gather;
pub mod hash;
pub mod indicators;
pub mod living;
pub mod load;
mod mend;
pub mod named;
pub mod node;
pub mod office;
pub mod own;
pub mod plan;
pub mod reminders;
pub mod report;
pub mod scalar;
pub mod shared;
pub mod skip;
pub mod source;
mod structure;
pub mod summaries;
