//! Shell: `--pdf`, documents as PDF through LibreOffice, where it is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::BatchFault;
use super::ledger::{Ledger, Put};
use crate::files::disk::{Disk, Entry, Kind};
use crate::files::{self, Act, DiskFault, Why};
use crate::limits;
use crate::problem::{Origin, Problem, Problems, faults};

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

/// LibreOffice's program.
///
/// # Errors
/// [`PdfFault::NoOffice`].
pub fn find_office(disk: &dyn Disk) -> Result<PathBuf, PdfFault> {
    let is_file = |path: &Path| matches!(disk.look(path), Ok(Some(Kind::File)));
    if let Some(named) = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        let path = PathBuf::from(named);
        return if is_file(&path) { Ok(path) } else { Err(PdfFault::NoOffice) };
    }
    let names: &[&str] =
        if cfg!(windows) { &["soffice.exe", "soffice.com"] } else { &["soffice", "libreoffice"] };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|candidate| is_file(candidate));
    let usual = [
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ];
    on_path
        .or_else(|| usual.iter().map(PathBuf::from).find(|path| is_file(path)))
        .ok_or(PdfFault::NoOffice)
}

/// Makes the PDF of each document (paths below the folder of output) beside it, if no person's file stands there.
pub fn convert(
    disk: &dyn Disk,
    office: &Path,
    out: &Path,
    paths: &[String],
    overwrite: bool,
) -> Problems {
    let mut problems = Problems::new();
    let ledger = match Ledger::open(disk, out, overwrite) {
        Ok(ledger) => ledger,
        Err(fault) => return Problem::nowhere(&fault).into(),
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
        return problems;
    }
    let work = match work_folder(disk, out) {
        Ok(work) => work,
        Err(fault) => {
            problems.push(Problem::nowhere(&fault));
            return problems;
        }
    };
    let mut broken_off = None;
    for batch in wanted.chunks(limits::run::PDF_AT_ONCE) {
        match convert_batch(disk, office, (out, &work), batch, &ledger) {
            Ok((Ended::BrokenOff(signal), _)) => {
                broken_off = Some(signal);
                break;
            }
            Ok((_, found)) => problems.extend(found),
            Err(fault) => problems.push(Problem::nowhere(&fault)),
        }
    }
    let _ = disk.remove_folder(&work);
    if let Some(signal) = broken_off {
        end_by(signal);
    }
    problems
}

/// The PDF of a document.
pub(super) fn pdf_of(document: &str) -> String {
    format!("{}.pdf", document.trim_end_matches(".docx"))
}

/// How many names there are for a folder to work in.
const WORK_FOLDERS: usize = 8;

/// A new folder to work in, below the folder of output. One that a killed run left is removed first, if it holds
/// nothing but what such a run puts there.
fn work_folder(disk: &dyn Disk, out: &Path) -> Result<PathBuf, DiskFault> {
    let mut fault = None;
    for nth in 0..WORK_FOLDERS {
        let end = if nth > 0 { format!(".{nth}") } else { String::new() };
        let path = out.join(format!(".pdf-vanban{end}"));
        if is_left_over(disk, &path) {
            let _ = disk.remove_folder(&path);
        }
        match disk.make_new_folder(&path) {
            Ok(()) => {
                return std::path::absolute(&path)
                    .map_err(|error| DiskFault::new(Act::MakeFolder, &path, &error));
            }
            Err(error) => fault = Some(DiskFault::new(Act::MakeFolder, &path, &error)),
        }
    }
    let none = DiskFault { act: Act::MakeFolder, path: files::shown(out), why: Why::WrongKind };
    Err(fault.unwrap_or(none))
}

/// Whether a folder, not a link to one, holds only what a run that makes PDFs puts there.
fn is_left_over(disk: &dyn Disk, path: &Path) -> bool {
    let is_ours = |entry: &Entry| {
        let name = entry.name.to_string_lossy();
        let stem = name.strip_suffix(".docx").or_else(|| name.strip_suffix(".pdf"));
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
    office: &Path,
    (out, work): (&Path, &Path),
    batch: &[String],
    ledger: &Ledger<'_>,
) -> Result<(Ended, Problems), DiskFault> {
    // Forms of two periods share their names: each document goes in under a number.
    let numbered: Vec<PathBuf> =
        (0..batch.len()).map(|nth| work.join(format!("{nth}.docx"))).collect();
    for (path, copy) in batch.iter().zip(&numbered) {
        let full = out.join(path);
        let bytes =
            disk.read(&full, u64::MAX).map_err(|error| DiskFault::new(Act::Read, &full, &error))?;
        disk.write_new(copy, &bytes).map_err(|error| DiskFault::new(Act::Write, copy, &error))?;
    }
    // A profile of its own: an open LibreOffice of the clerk's is not disturbed.
    let profile = work.join("profile");
    let profile = files::shown(&profile);
    let slash = if profile.starts_with('/') { "" } else { "/" };
    let mut call = Command::new(office);
    call.arg(format!("-env:UserInstallation=file://{slash}{profile}"))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(work)
        .args(&numbered)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let ended = wait(&mut call, limits::run::PDF_PATIENCE * batch.len() as u32);
    let mut problems = Problems::new();
    for (path, copy) in batch.iter().zip(&numbered) {
        let made = copy.with_extension("pdf");
        let target = pdf_of(path);
        match files::read_if_there(disk, &made)? {
            Some(bytes) => {
                if ledger.put(&target, &bytes)? == Put::Kept {
                    let path = files::shown(&out.join(&target));
                    problems.push(Problem::nowhere(&BatchFault::Edited { path }));
                }
            }
            None => {
                ledger.remove_own(&target);
                problems.push(Problem::nowhere(&PdfFault::NotMade { path: path.clone() }));
            }
        }
        let _ = disk.remove(&made);
        let _ = disk.remove(copy);
    }
    Ok((ended, problems))
}

/// How a program that was started came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// By itself, or it never began.
    Itself,
    /// It took too long.
    GivenUp,
    /// The run was told to end, by this signal.
    #[cfg_attr(not(unix), allow(dead_code))]
    BrokenOff(i32),
}

/// How often is looked whether a program has ended.
const LOOK: Duration = Duration::from_millis(50);

/// Runs a program to its end, or gives it up after a time: what it has made by then counts. With it ends all that it
/// started, also where it has ended itself, and also when this run is broken off meanwhile.
#[cfg(unix)]
fn wait(call: &mut Command, patience: Duration) -> Ended {
    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::os::unix::process::CommandExt;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let told = Arc::new(AtomicUsize::new(0));
    let register = |signal: i32| {
        signal_hook::flag::register_usize(signal, Arc::clone(&told), signal as usize).ok()
    };
    // A run that was started not to hear of a signal (`nohup`) goes on.
    let heard = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal));
    let registered: Vec<_> = heard.filter_map(register).collect();
    // A group of its own, so that it can be ended as a whole.
    let ended = match call.process_group(0).spawn() {
        Err(_) => Ended::Itself,
        Ok(mut child) => {
            let group = Pid::from_child(&child);
            let begin = Instant::now();
            let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
            let ended = loop {
                if let Ok(Some(_)) | Err(_) = waitid(WaitId::Pid(group), options) {
                    break Ended::Itself;
                }
                match told.load(Ordering::Relaxed) {
                    0 if begin.elapsed() >= patience => break Ended::GivenUp,
                    0 => std::thread::sleep(LOOK),
                    signal => break Ended::BrokenOff(signal as i32),
                }
            };
            // Before it is waited for: until then its number is given to no other.
            let _ = kill_process_group(group, Signal::KILL);
            let _ = child.wait();
            ended
        }
    };
    for id in registered {
        signal_hook::low_level::unregister(id);
    }
    match told.load(Ordering::Relaxed) {
        0 => ended,
        signal => Ended::BrokenOff(signal as i32),
    }
}

/// Whether this run was started to ignore a signal. Only Linux tells; elsewhere the closed terminal alone counts as
/// ignored, so that what `nohup` started goes on.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = files::read_bounded(&files::disk::RealDisk, Path::new("/proc/self/status"));
    let status = status.unwrap_or_default();
    let status = String::from_utf8_lossy(&status);
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    match mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()) {
        Some(mask) => mask >> (signal - 1) & 1 == 1,
        None => signal == signal_hook::consts::SIGHUP,
    }
}

/// Ends the run as the signal would have ended it.
#[cfg(unix)]
fn end_by(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Runs a program to its end, or gives it up after a time with all that it started: what it has made by then counts.
#[cfg(not(unix))]
fn wait(call: &mut Command, patience: Duration) -> Ended {
    let Ok(mut child) = call.spawn() else { return Ended::Itself };
    let begin = Instant::now();
    while let Ok(None) = child.try_wait() {
        if begin.elapsed() >= patience {
            if cfg!(windows) {
                let id = child.id().to_string();
                let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &id]).output();
            }
            let _ = child.kill();
            let _ = child.wait();
            return Ended::GivenUp;
        }
        std::thread::sleep(LOOK);
    }
    Ended::Itself
}

/// Nothing of the kind happens here.
#[cfg(not(unix))]
fn end_by(_signal: i32) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_given_up() {
        let begin = Instant::now();
        let long = Duration::from_secs(60);
        let given_up = wait(Command::new("sleep").arg("60"), Duration::from_millis(100));
        assert_eq!(given_up, Ended::GivenUp);
        assert_eq!(wait(&mut Command::new("true"), long), Ended::Itself);
        assert_eq!(wait(&mut Command::new("/nowhere/soffice"), long), Ended::Itself);
        assert!(begin.elapsed() < Duration::from_secs(30));
    }
}
