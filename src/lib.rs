//! vanban (văn bản): structured YAML becomes correct Vietnamese official Word documents.
//!
//! ```text
//! data/*.yaml ─ data ─▶ Campaign ─ compose ─▶ context ─ template ─▶ text ─ markup ─▶ Document
//!      ▲                   ▲                                                            │
//!      │                 round                                      profile ─ layout ◀──┘
//!      │                                                                │    ├─ html ─▶ a page in a browser
//!      │                                                                │    └─ word ─▶ out/*.docx (files ◀─ batch)
//!   harvest ◀─ Paper ◀─ word::read ◀─ any .docx                         │
//!                │                                                      ▼
//!                └──────────────────────────────────────────────────▶ audit ─▶ findings
//! ```
//!
//! In reading order: [`limits`], [`viet`], [`problem`], [`units`], [`metrics`] are the ground; [`data`], [`kind`],
//! [`profile`], [`document`], [`paper`] the values; [`template`], [`markup`], [`merge`], [`layout`], [`svg`],
//! [`workbook`], [`word`], [`html`], [`resources`] the stages; [`round`], [`compose`], [`audit`], [`harvest`], [`import`]
//! the tasks; [`files`], [`batch`] the shell; [`desk`] what the program can be asked to do, [`web`] the page in a browser,
//! [`command`] the command line. A module uses only what comes before it.

pub mod audit;
mod batch;
pub mod command;
pub mod compose;
pub mod data;
pub mod desk;
pub mod document;
pub mod files;
pub mod harvest;
pub mod html;
pub mod import;
mod kind;
pub mod layout;
pub mod limits;
pub mod markup;
mod merge;
pub mod metrics;
pub mod paper;
pub mod problem;
pub mod profile;
pub mod resources;
pub mod round;
mod svg;
pub mod template;
pub mod units;
pub mod viet;
mod web;
pub mod word;
mod workbook;
