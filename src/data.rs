//! Values: the data files, read with their places and checked; nothing above this knows YAML.
//!
//! Bytes become a [`source`], the source a tree of [`node`]s that keep their places, the tree is held
//! against the [`structure`] of its type and decoded; [`campaign`] joins the files and [`check`] finds
//! what contradicts itself across them.

pub(crate) mod agencies;
pub(crate) mod annex;
pub mod body;
pub mod campaign;
pub(crate) mod charts;
pub mod check;
pub(crate) mod counts;
pub(crate) mod deadline;
mod decode;
mod defaults;
pub(crate) mod documents;
pub mod edit;
pub(crate) mod fault;
pub mod field;
pub mod gather;
pub(crate) mod hash;
pub(crate) mod indicators;
pub(crate) mod living;
pub mod load;
pub(crate) mod money;
pub(crate) mod named;
pub(crate) mod node;
pub mod office;
pub(crate) mod own;
mod partial;
pub(crate) mod parts;
pub mod plan;
pub(crate) mod reminders;
pub mod report;
pub mod rows;
pub mod scalar;
pub(crate) mod shared;
pub(crate) mod skip;
pub mod source;
pub(crate) mod stands;
mod structure;
pub(crate) mod summaries;
pub(crate) mod table;
pub(crate) mod targets;
pub(crate) mod then;
pub(crate) mod yaml_words;
