//! `vanban init DIR`: a new campaign, commented and valid, that builds at once.

use std::path::PathBuf;

use clap::Args;

use super::printer::Printer;
use crate::desk::{self, Machine};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Thư mục của đợt mới; được tạo nếu chưa có
    #[arg(value_name = "THƯ MỤC")]
    folder: PathBuf,
}

/// Runs it and returns the exit code.
pub(super) fn run(machine: &Machine<'_>, options: Options, printer: &Printer) -> u8 {
    let request = desk::init::Request { folder: options.folder };
    let outcome = match desk::init::init(machine, &request) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    if printer.is_json() {
        printer.json(&outcome);
        return 0;
    }
    let folder = outcome.folder;
    printer.say(&format!(
        "Đã tạo bộ dữ liệu mẫu trong '{folder}'. Các bước tiếp theo:\n  \
         1. cd {folder}\n  \
         2. sửa các tệp trong data/ theo kế hoạch của đơn vị (mỗi tệp có chú thích)\n  \
         3. vanban validate   (kiểm tra dữ liệu)\n  \
         4. vanban build      (lập văn bản vào out/)"
    ));
    0
}
