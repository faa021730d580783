//! Shell: documents as PDF through an office suite, put next to them as whole files.

use std::path::{Path, PathBuf};

use super::BatchFault;
use super::ledger::{Ledger, Put};
use super::office::{Ended, Office, VARIABLE};
use super::progress::{Progress, Stage};
use crate::files::disk::{Disk, Entry, Kind};
use crate::files::{self, Act, DiskFault, Why};
use crate::limits;
use crate::problem::{Origin, Problem, Problems, faults};

/// What keeps documents from becoming PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfFault {
    /// LibreOffice is not installed.
    NoOffice,
    /// It made no PDF of a document.
    NotMade {
        /// The document.
        path: String,
    },
}

faults! {
    impl Fault for PdfFault { origin: Origin::Environment };

    "MT10" {
        title: "Chưa có LibreOffice",
        meaning: "Tạo PDF cần LibreOffice trên máy.",
        advice: "cài LibreOffice, hoặc mở tệp bằng Word rồi lưu thành PDF",
        example: Self::NoOffice,
        Self::NoOffice => {
            message: "máy này chưa cài LibreOffice nên không tạo được PDF",
            hint: format!(
                "cài LibreOffice Writer, hoặc ghi đường dẫn tới soffice vào biến {VARIABLE}, hoặc bỏ --pdf"
            ),
        }
    }
    "MT11" {
        title: "LibreOffice không tạo được PDF",
        meaning: "LibreOffice chạy nhưng không cho ra tệp PDF.",
        advice: "đóng LibreOffice đang mở rồi chạy lại",
        example: Self::NotMade { path: "out/ke-hoach/ke-hoach.docx".into() },
        Self::NotMade { path } => {
            message: format!("LibreOffice không tạo được PDF cho '{path}'"),
            hint: "đóng LibreOffice đang mở rồi chạy lại; nếu vẫn vậy thì mở tệp bằng Word rồi lưu thành PDF",
        }
    }
}

/// What came of making PDFs.
#[derive(Debug, Default)]
pub struct Converted {
    /// The PDFs that are now in their places, below the folder of output.
    pub made: Vec<String>,
    /// What went wrong, and what was left alone.
    pub problems: Problems,
    /// The signal by which the whole run was asked to end meanwhile. The folder that was worked in is gone by then;
    /// whoever runs the program ends it.
    pub signal: Option<i32>,
}

/// Makes the PDF of each document (paths below the folder of output) next to it, if no person's file is there.
pub fn convert(
    disk: &dyn Disk,
    (office, progress): (&dyn Office, &dyn Progress),
    out: &Path,
    paths: &[String],
    overwrite: bool,
) -> Converted {
    let mut converted = Converted::default();
    let problems = &mut converted.problems;
    let ledger = match Ledger::open(disk, out, overwrite) {
        Ok(ledger) => ledger,
        Err(fault) => {
            problems.push(Problem::nowhere(&fault));
            return converted;
        }
    };
    let mut wanted = Vec::new();
    for path in paths {
        match ledger.may_write(&pdf_of(path)) {
            Ok(true) => wanted.push(path.clone()),
            Ok(false) => {
                let path = files::shown(&out.join(pdf_of(path)));
                problems.push(Problem::nowhere(&BatchFault::Edited { path }));
            }
            Err(fault) => problems.push(Problem::nowhere(&fault)),
        }
    }
    if wanted.is_empty() {
        return converted;
    }
    let work = match work_folder(disk, out) {
        Ok(work) => work,
        Err(fault) => {
            problems.push(Problem::nowhere(&fault));
            return converted;
        }
    };
    progress.begin(Stage::Pdfs, wanted.len());
    for batch in wanted.chunks(limits::run::PDF_AT_ONCE) {
        if progress.is_cancelled() {
            break;
        }
        match convert_batch(disk, (office, progress), (out, &work), batch, &ledger, &mut converted)
        {
            Ok(Ended::BrokenOff(signal)) => {
                converted.signal = Some(signal);
                break;
            }
            Ok(_) => {}
            Err(fault) => converted.problems.push(Problem::nowhere(&fault)),
        }
        progress.step(batch.len());
    }
    progress.end();
    let _ = disk.remove_folder(&work);
    converted
}

/// The PDF of a document.
pub(super) fn pdf_of(document: &str) -> String {
    format!("{}.pdf", document.trim_end_matches(".docx"))
}

/// How many names there are for a folder to work in.
const WORK_FOLDERS: usize = 8;

/// A new folder to work in, below the folder of output. One that a killed run left is removed first, if it holds
/// nothing but what such a run puts there.
pub(super) fn work_folder(disk: &dyn Disk, out: &Path) -> Result<PathBuf, DiskFault> {
    let mut fault = None;
    for nth in 0..WORK_FOLDERS {
        let end = if nth > 0 { format!(".{nth}") } else { String::new() };
        let path = out.join(format!(".pdf-vanban{end}"));
        if is_left_over(disk, &path) {
            let _ = disk.remove_folder(&path);
        }
        match disk.make_new_folder(&path) {
            Ok(()) => {
                return disk
                    .absolute(&path)
                    .map_err(|error| DiskFault::new(Act::MakeFolder, &path, &error));
            }
            Err(error) => fault = Some(DiskFault::new(Act::MakeFolder, &path, &error)),
        }
    }
    let none = DiskFault { act: Act::MakeFolder, path: files::shown(out), why: Why::WrongKind };
    Err(fault.unwrap_or(none))
}

/// Whether a folder, not a link to one, holds only what a run that converts documents puts there.
fn is_left_over(disk: &dyn Disk, path: &Path) -> bool {
    let is_ours = |entry: &Entry| {
        let name = entry.name.to_string_lossy();
        let ends = [".docx", ".pdf", ".doc", ".odt", ".rtf"];
        let stem = ends.iter().find_map(|end| name.strip_suffix(end));
        let is_numbered = stem.is_some_and(|stem| stem.bytes().all(|byte| byte.is_ascii_digit()));
        let is_lock = name.starts_with(".~lock.");
        match entry.kind {
            Kind::File => is_numbered || is_lock,
            Kind::Folder => name == "profile",
            Kind::Link | Kind::Other => false,
        }
    };
    matches!(disk.look_at(path), Ok(Some(Kind::Folder)))
        && disk.list(path).is_ok_and(|entries| entries.iter().all(is_ours))
}

fn convert_batch(
    disk: &dyn Disk,
    (office, progress): (&dyn Office, &dyn Progress),
    (out, work): (&Path, &Path),
    batch: &[String],
    ledger: &Ledger<'_>,
    converted: &mut Converted,
) -> Result<Ended, DiskFault> {
    // Forms of two periods share their names: each document goes in under a number.
    let numbered: Vec<PathBuf> =
        (0..batch.len()).map(|nth| work.join(format!("{nth}.docx"))).collect();
    for (path, copy) in batch.iter().zip(&numbered) {
        let full = out.join(path);
        let bytes =
            disk.read(&full, u64::MAX).map_err(|error| DiskFault::new(Act::Read, &full, &error))?;
        disk.write_new(copy, &bytes).map_err(|error| DiskFault::new(Act::Write, copy, &error))?;
    }
    let patience = limits::run::PDF_PATIENCE * batch.len() as u32;
    let ended = office.convert(work, &numbered, patience, &|| progress.is_cancelled());
    for (path, copy) in batch.iter().zip(&numbered) {
        let made = copy.with_extension("pdf");
        let target = pdf_of(path);
        match files::read_if_there(disk, &made)? {
            Some(bytes) => match ledger.put(&target, &bytes)? {
                Put::Kept => {
                    let path = files::shown(&out.join(&target));
                    converted.problems.push(Problem::nowhere(&BatchFault::Edited { path }));
                }
                Put::Written | Put::Unchanged => converted.made.push(target),
            },
            None => {
                ledger.remove_own(&target);
                if matches!(ended, Ended::Itself | Ended::GivenUp) {
                    let fault = PdfFault::NotMade { path: path.clone() };
                    converted.problems.push(Problem::nowhere(&fault));
                }
            }
        }
        let _ = disk.remove(&made);
        let _ = disk.remove(copy);
    }
    Ok(ended)
}
