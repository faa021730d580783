//! `vanban check PATH…`: what in a Word file is against the rules of its regime, with the article of each.

mod print;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::printer::{Printer, exit_code};
use crate::desk::check::Request;
use crate::desk::{Desk, Level};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp Word hoặc thư mục có tệp Word
    #[arg(value_name = "TỆP HOẶC THƯ MỤC", required = true)]
    paths: Vec<PathBuf>,
    /// Thể thức dùng để kiểm tra: nd30, hd36, hd05 (không ghi thì tự nhận ra)
    #[arg(long, value_name = "MÃ")]
    profile: Option<String>,
    /// Mức làm lệnh kết thúc bằng mã 1: error (mặc định), warning
    #[arg(
        long,
        value_name = "MỨC",
        default_value = "error",
        hide_default_value = true,
        hide_possible_values = true
    )]
    fail_on: FailOn,
    /// Ghi vào thư mục này bản sao có nhận xét (Comment) ở từng chỗ
    #[arg(long, value_name = "THƯ MỤC")]
    mark: Option<PathBuf>,
    /// Ghi vào thư mục này bản sao đã sửa những chỗ chắc chắn (Track Changes)
    #[arg(long, value_name = "THƯ MỤC")]
    fix: Option<PathBuf>,
    /// Ghi đè cả bản sao đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

/// From which level on findings make the run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    let fixing = options.fix.is_some();
    let request = Request {
        paths: options.paths,
        profile: options.profile,
        mark: options.mark,
        fix: options.fix,
        overwrite: options.overwrite,
    };
    let outcome = match desk.check(&request) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    match printer.is_json() {
        true => printer.json(&outcome),
        false => print::print(&outcome, fixing, printer),
    }
    printer.problems(&outcome.problems);
    let least = match options.fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
    };
    let fails = outcome.worst().is_some_and(|worst| worst >= least);
    exit_code(&outcome.problems).max(u8::from(fails))
}
