//! `vanban import plan FILE`: a plan that was typed in Word becomes data.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::printer::{Printer, exit_code};
use crate::desk::import::{Outcome, Request};
use crate::desk::{Desk, Note};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Kế hoạch ở tệp Word (.docx; .doc, .odt, .rtf khi máy có LibreOffice) thành dữ liệu (tên khác: ke-hoach)
    #[command(alias = "ke-hoach", override_usage = "vanban import plan <TỆP> [TÙY CHỌN]")]
    Plan(PlanOptions),
}

#[derive(Debug, Args)]
struct PlanOptions {
    /// Tệp Word của kế hoạch
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// Thay dữ liệu đã có; mỗi tệp cũ được giữ bên cạnh, thêm đuôi .cu
    #[arg(long)]
    replace: bool,
    /// Chỉ đọc và nêu kết quả, không ghi tệp nào
    #[arg(long)]
    dry_run: bool,
}

/// Runs it and returns the exit code.
pub(super) fn run(desk: &Desk<'_>, options: Options, printer: &Printer) -> u8 {
    let What::Plan(PlanOptions { file, replace, dry_run }) = options.what;
    let outcome = match desk.import_plan(&Request { file, replace, dry_run }) {
        Ok(outcome) => outcome,
        Err(refused) => return printer.refused(&refused),
    };
    match printer.is_json() {
        true => printer.json(&outcome),
        false => {
            printer.problems(&outcome.problems);
            printer.problems(&outcome.validation);
            printer.result(&shown(&outcome));
        }
    }
    exit_code(&outcome.problems)
}

/// The outcome for a clerk.
fn shown(outcome: &Outcome) -> String {
    let mut out = String::new();
    let did = if outcome.written { "Đã lập" } else { "Sẽ lập" };
    let _ = writeln!(out, "{did} dữ liệu từ '{}' ({} chữ):", outcome.file, outcome.words);
    for file in &outcome.files {
        let _ = writeln!(out, "  {file}");
    }
    for kept in &outcome.kept {
        let _ = writeln!(out, "Bản cũ được giữ ở '{kept}'.");
    }
    list(&mut out, "Còn phải điền", &outcome.to_fill);
    list(&mut out, "Cần xem lại", &outcome.notes);
    match outcome.unplaced.is_empty() {
        true => out.push_str("Mọi chữ của tệp đều đã có chỗ trong dữ liệu.\n"),
        false => {
            let _ =
                writeln!(out, "Chưa xếp được ({}), ghi ở cuối plan.yaml:", outcome.unplaced.len());
            for one in &outcome.unplaced {
                let _ = writeln!(out, "  {}: {}", one.place, one.words);
            }
        }
    }
    if outcome.written {
        out.push_str(
            "Tiếp theo: mở plan.yaml, agencies.yaml đọc lại từ đầu, rồi chạy 'vanban validate'.\n",
        );
    }
    out
}

fn list(out: &mut String, title: &str, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    let _ = writeln!(out, "{title} ({}):", notes.len());
    for note in notes {
        let _ = writeln!(out, "  {}:{}: {}", note.file, note.line, note.words);
    }
}
