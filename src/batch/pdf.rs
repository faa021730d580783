//! Shell: `--pdf`, documents as PDF through LibreOffice, where it is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};
use crate::limits;
use crate::problem::{Fault, Origin, Problem, Problems};

/// The variable that names LibreOffice's program where it is not on the path.
pub const VARIABLE: &str = "VANBAN_SOFFICE";

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

impl Fault for PdfFault {
    fn code(&self) -> &'static str {
        match self {
            PdfFault::NoOffice => "MT10",
            PdfFault::NotMade { .. } => "MT11",
        }
    }

    fn origin(&self) -> Origin {
        Origin::Environment
    }

    fn message(&self) -> String {
        match self {
            PdfFault::NoOffice => "máy này chưa cài LibreOffice nên không tạo được PDF".into(),
            PdfFault::NotMade { path } => format!("LibreOffice không tạo được PDF cho '{path}'"),
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            PdfFault::NoOffice => {
                format!(
                    "cài LibreOffice Writer, hoặc ghi đường dẫn tới soffice vào biến {VARIABLE}, hoặc bỏ --pdf"
                )
            }
            PdfFault::NotMade { .. } => {
                "đóng LibreOffice đang mở rồi chạy lại; nếu vẫn vậy thì mở tệp bằng Word rồi lưu thành PDF".into()
            }
        })
    }
}

/// LibreOffice's program.
///
/// # Errors
/// [`PdfFault::NoOffice`].
pub fn find_office() -> Result<PathBuf, PdfFault> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        let path = PathBuf::from(named);
        return if path.is_file() { Ok(path) } else { Err(PdfFault::NoOffice) };
    }
    let names: &[&str] =
        if cfg!(windows) { &["soffice.exe", "soffice.com"] } else { &["soffice", "libreoffice"] };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|candidate| candidate.is_file());
    let usual = [
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ];
    on_path
        .or_else(|| usual.iter().map(PathBuf::from).find(|p| p.is_file()))
        .ok_or(PdfFault::NoOffice)
}

/// Makes the PDF of each document (paths below the folder of output) beside it.
pub fn convert(disk: &dyn Disk, office: &Path, out: &Path, paths: &[String]) -> Problems {
    let mut problems = Problems::new();
    let work = out.join(".pdf-vanban");
    for batch in paths.chunks(limits::run::PDF_AT_ONCE) {
        if let Err(fault) = convert_batch(disk, office, out, &work, batch, &mut problems) {
            problems.push(Problem::nowhere(&fault));
        }
    }
    let _ = std::fs::remove_dir_all(&work);
    problems
}

fn convert_batch(
    disk: &dyn Disk,
    office: &Path,
    out: &Path,
    work: &Path,
    batch: &[String],
    problems: &mut Problems,
) -> Result<(), DiskFault> {
    let fail = |error: &std::io::Error| DiskFault::new(Act::MakeFolder, work, error);
    disk.make_folder(work).map_err(|error| fail(&error))?;
    let work = std::path::absolute(work).map_err(|error| fail(&error))?;
    // Forms of two periods share their names: each document goes in under a number.
    let numbered: Vec<PathBuf> =
        (0..batch.len()).map(|nth| work.join(format!("{nth}.docx"))).collect();
    for (path, copy) in batch.iter().zip(&numbered) {
        let full = out.join(path);
        let bytes = disk.read(&full).map_err(|error| DiskFault::new(Act::Read, &full, &error))?;
        disk.write(copy, &bytes).map_err(|error| DiskFault::new(Act::Write, copy, &error))?;
    }
    // A profile of its own: an open LibreOffice of the clerk's is not disturbed.
    let profile = work.join("profile");
    let profile = files::shown(&profile);
    let slash = if profile.starts_with('/') { "" } else { "/" };
    let mut call = Command::new(office);
    call.arg(format!("-env:UserInstallation=file://{slash}{profile}"))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(&work)
        .args(&numbered)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    wait(&mut call, limits::run::PDF_PATIENCE * batch.len() as u32);
    for (path, copy) in batch.iter().zip(&numbered) {
        let made = copy.with_extension("pdf");
        let target = out.join(path).with_extension("pdf");
        match disk.read(&made) {
            Ok(bytes) => files::write_whole(disk, &target, &bytes)?,
            Err(_) => problems.push(Problem::nowhere(&PdfFault::NotMade { path: path.clone() })),
        }
        let _ = disk.remove(&made);
        let _ = disk.remove(copy);
    }
    Ok(())
}

/// Runs a program to its end, or gives it up after a time: what it has made by then counts.
fn wait(call: &mut Command, patience: Duration) {
    let Ok(mut child) = call.spawn() else { return };
    let begin = Instant::now();
    while let Ok(None) = child.try_wait() {
        if begin.elapsed() >= patience {
            let _ = child.kill();
            let _ = child.wait();
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_given_up() {
        let begin = Instant::now();
        wait(Command::new("sleep").arg("60"), Duration::from_millis(100));
        wait(&mut Command::new("true"), Duration::from_secs(60));
        wait(&mut Command::new("/nowhere/soffice"), Duration::from_secs(60));
        assert!(begin.elapsed() < Duration::from_secs(30));
    }
}
