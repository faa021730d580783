//! `vanban schema`: JSON Schema of the data files, so that editors complete and explain.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use schemars::{Schema, schema_for};
use serde_json::{Map, Value};

use super::voice::{Voice, exit_code};
use crate::batch::ledger::put_named;
use crate::data::agencies::Agencies;
use crate::data::indicators::Indicators;
use crate::data::office::Office;
use crate::data::plan::Plan;
use crate::data::reminders::Reminders;
use crate::data::report::Report;
use crate::data::summaries::SummaryText;
use crate::files;
use crate::files::disk::RealDisk;
use crate::problem::Problems;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp nào: office, agencies, plan, indicators, report, reminders, summary; không ghi thì in tất cả
    #[arg(value_name = "TỆP", hide_possible_values = true)]
    file: Option<DataFile>,
    /// Ghi mỗi lược đồ thành một tệp .schema.json vào thư mục này
    #[arg(long, value_name = "THƯ MỤC")]
    write: Option<PathBuf>,
    /// Ghi đè cả tệp đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DataFile {
    Office,
    Agencies,
    Plan,
    Indicators,
    Report,
    Reminders,
    Summary,
}

impl DataFile {
    fn name(self) -> &'static str {
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
            DataFile::Agencies => schema_for!(Agencies),
            DataFile::Plan => schema_for!(Plan),
            DataFile::Indicators => schema_for!(Indicators),
            DataFile::Report => schema_for!(Report),
            DataFile::Reminders => schema_for!(Reminders),
            DataFile::Summary => schema_for!(SummaryText),
        }
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(options: &Options, voice: &Voice) -> u8 {
    let wanted: Vec<DataFile> =
        options.file.map_or_else(|| DataFile::value_variants().to_vec(), |file| vec![file]);
    let Some(folder) = &options.write else {
        let value = match options.file {
            Some(file) => file.schema().to_value(),
            None => {
                let all =
                    wanted.iter().map(|file| (file.name().to_owned(), file.schema().to_value()));
                Value::Object(all.collect::<Map<_, _>>())
            }
        };
        voice.json(&value);
        return 0;
    };
    let mut problems = Problems::new();
    for file in wanted {
        let path = folder.join(format!("{}.schema.json", file.name()));
        let mut text = serde_json::to_string_pretty(&file.schema()).unwrap_or_default();
        text.push('\n');
        match put_named(&RealDisk, &path, text.as_bytes(), options.overwrite) {
            Ok(()) => voice.say(&format!("Đã ghi {}", files::shown(&path))),
            Err(problem) => problems.push(problem),
        }
    }
    voice.problems(&problems, |_| None);
    exit_code(&problems)
}
