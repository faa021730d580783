//! `vanban schema`: JSON Schema of the data files, so that editors complete and explain.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::printer::{Printer, exit_code};
use crate::desk::Machine;
use crate::desk::schema::{self, DataFile, Request};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp nào: office, agencies, plan, indicators, report, reminders, summary, document; không ghi thì in tất cả
    #[arg(value_name = "TỆP", hide_possible_values = true)]
    file: Option<DataFile>,
    /// Ghi mỗi lược đồ thành một tệp .schema.json vào thư mục này
    #[arg(long, value_name = "THƯ MỤC")]
    write: Option<PathBuf>,
    /// Ghi đè cả tệp đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

impl ValueEnum for DataFile {
    fn value_variants<'a>() -> &'a [Self] {
        &DataFile::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// Runs it and returns the exit code.
pub(super) fn run(machine: &Machine<'_>, options: Options, printer: &Printer) -> u8 {
    let Options { file, write, overwrite } = options;
    let Some(folder) = write else {
        printer.json(&schema::schema(file));
        return 0;
    };
    let outcome = schema::write(machine, &Request { file, folder, overwrite });
    if printer.is_json() {
        printer.json(&outcome);
    }
    for path in &outcome.written {
        printer.say(&format!("Đã ghi {path}"));
    }
    printer.problems(&outcome.problems);
    exit_code(&outcome.problems)
}
