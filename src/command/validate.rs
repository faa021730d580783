//! `vanban validate`: every problem of data and templates; writes nothing.

use super::printer::{Printer, exit_code};
use crate::desk::Desk;

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, printer: &Printer) -> u8 {
    let outcome = desk.validate();
    printer.problems(&outcome.problems);
    if printer.is_json() {
        printer.json(&outcome);
    } else {
        match outcome.campaign {
            // Between files nothing can be compared until each of them reads.
            _ if !outcome.valid && !outcome.compared => printer.say("Sửa các lỗi trên rồi chạy lại 'vanban validate': mã, ngày, số liệu giữa các tệp chỉ so được khi mọi tệp đều đọc được, nên lượt sau có thể còn lỗi khác."),
            Some(counts) if outcome.valid => printer.say(&format!(
                "Dữ liệu hợp lệ: {} cơ quan, đơn vị; {} nhiệm vụ; {} chỉ tiêu; {} kỳ báo cáo; {} báo cáo đã nhận{}.",
                counts.agencies, counts.duties, counts.indicators, counts.periods, counts.reports,
                match counts.documents {
                    0 => String::new(),
                    count => format!("; {count} văn bản khác"),
                },
            )),
            _ => {}
        }
    }
    exit_code(&outcome.problems)
}
