//! Desk: JSON Schema of the data files, so that editors complete and explain.

use std::path::{Path, PathBuf};

use schemars::{Schema, schema_for};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Diagnosis, Machine, shown};
use crate::batch::ledger::put_named;
use crate::data::agencies::Agencies;
use crate::data::indicators::Indicators;
use crate::data::office::Office;
use crate::data::plan::Plan;
use crate::data::reminders::Reminders;
use crate::data::report::Report;
use crate::data::summaries::SummaryText;
use crate::problem::Problems;

/// A file of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFile {
    /// `office.yaml`.
    Office,
    /// `agencies.yaml`.
    Agencies,
    /// `plan.yaml`.
    Plan,
    /// `indicators.yaml`.
    Indicators,
    /// A report.
    Report,
    /// `reminders.yaml`.
    Reminders,
    /// The text of a summary.
    Summary,
}

impl DataFile {
    /// All of them.
    pub const ALL: [DataFile; 7] = [
        DataFile::Office,
        DataFile::Agencies,
        DataFile::Plan,
        DataFile::Indicators,
        DataFile::Report,
        DataFile::Reminders,
        DataFile::Summary,
    ];

    /// Its name without an ending.
    pub fn name(self) -> &'static str {
        match self {
            DataFile::Office => "office",
            DataFile::Agencies => "agencies",
            DataFile::Plan => "plan",
            DataFile::Indicators => "indicators",
            DataFile::Report => "report",
            DataFile::Reminders => "reminders",
            DataFile::Summary => "summary",
        }
    }

    fn schema(self) -> Schema {
        match self {
            DataFile::Office => schema_for!(Office),
            DataFile::Agencies => agencies(),
            DataFile::Plan => schema_for!(Plan),
            DataFile::Indicators => schema_for!(Indicators),
            DataFile::Report => schema_for!(Report),
            DataFile::Reminders => schema_for!(Reminders),
            DataFile::Summary => schema_for!(SummaryText),
        }
    }
}

/// The schema of the agencies, of whose entries a group may say any part once: what an entry must say itself is known
/// only with its group.
fn agencies() -> Schema {
    let mut schema = schema_for!(Agencies);
    let own = Value::from(["id", "name"].map(Value::from).to_vec());
    for (of, required) in [("/$defs/Body", Some(own)), ("/$defs/Signature", None)] {
        let Some(Value::Object(body)) = schema.pointer_mut(of) else { continue };
        match required {
            Some(required) => drop(body.insert("required".into(), required)),
            None => drop(body.remove("required")),
        }
    }
    schema
}

/// Schemas to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Of this file; of all where it is not said.
    pub file: Option<DataFile>,
    /// The folder to write them into.
    pub folder: PathBuf,
    /// A file that is not the program's own, or that a person has edited, is written over.
    pub overwrite: bool,
}

/// The schemas that were written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Their files.
    pub written: Vec<String>,
    /// What is wrong.
    pub problems: Diagnosis,
}

/// The schema of a file; of all files by their names where none is named.
pub fn schema(file: Option<DataFile>) -> Value {
    let named = |file: DataFile| (file.name().to_owned(), file.schema().to_value());
    match file {
        Some(file) => file.schema().to_value(),
        None => Value::Object(DataFile::ALL.into_iter().map(named).collect::<Map<_, _>>()),
    }
}

/// Writes schemas, a file each. They belong to no campaign, so it is no use case of a [`Desk`](super::Desk).
pub fn write(machine: &Machine<'_>, request: &Request) -> Outcome {
    let wanted = request.file.map_or_else(|| DataFile::ALL.to_vec(), |file| vec![file]);
    let mut problems = Problems::new();
    let mut written = Vec::new();
    for file in wanted {
        let path = request.folder.join(format!("{}.schema.json", file.name()));
        match put(machine, &path, file, request.overwrite) {
            Ok(()) => written.push(shown(&path)),
            Err(found) => problems.extend(found),
        }
    }
    Outcome { written, problems: problems.into() }
}

fn put(
    machine: &Machine<'_>,
    path: &Path,
    file: DataFile,
    overwrite: bool,
) -> Result<(), Problems> {
    let mut text = serde_json::to_string_pretty(&file.schema()).unwrap_or_default();
    text.push('\n');
    Ok(put_named(machine.disk, path, text.as_bytes(), overwrite)?)
}
