//! `vanban collect`: returned forms become reports, one file each; nothing there is overwritten unasked.

mod tell;

use std::path::PathBuf;

use clap::Args;

use super::day;
use super::printer::{Printer, exit_code};
use crate::desk::collect::Request;
use crate::desk::{Date, Desk};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp biểu mẫu Word gửi về, hoặc thư mục chứa chúng (đọc cả thư mục con)
    #[arg(value_name = "TỆP HOẶC THƯ MỤC", required = true)]
    paths: Vec<PathBuf>,
    /// Chỉ thu kỳ báo cáo này (mã); biểu mẫu của kỳ khác bị từ chối
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Ngày nhận báo cáo, viết 2024-12-16 hoặc 16/12/2024 (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = day::parse)]
    received: Option<Date>,
    /// Thay báo cáo đã có bằng bản vừa thu; bản cũ được giữ lại thành <cơ quan>.1.yaml, .2.yaml…
    #[arg(long)]
    replace: bool,
    /// Chỉ đọc và nêu kết quả, không ghi tệp nào
    #[arg(long)]
    dry_run: bool,
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    let request = Request {
        paths: options.paths,
        period: options.period,
        received: options.received,
        replace: options.replace,
        dry_run: options.dry_run,
    };
    let outcome = match desk.collect(&request) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    match printer.is_json() {
        true => printer.json(&outcome),
        false => {
            printer.problems(&outcome.problems);
            printer.result(&tell::shown(&outcome));
        }
    }
    exit_code(&outcome.problems)
}
