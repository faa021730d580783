//! Shell: the office suite that makes PDFs and reads what is no .docx: a port, and LibreOffice after it, where it is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::pdf::PdfFault;
use crate::files;
use crate::files::disk::{Disk, Kind};

/// The variable that names LibreOffice's program where it is not on the path.
pub const VARIABLE: &str = "VANBAN_SOFFICE";

/// What makes PDFs of Word files.
pub trait Office: Sync {
    /// Whether it can be asked at all.
    ///
    /// # Errors
    /// [`PdfFault::NoOffice`].
    fn is_ready(&self) -> Result<(), PdfFault>;
    /// Makes the PDF of each document next to it, under its name with the ending `pdf`. It is given up after
    /// `patience`, or once `is_cancelled` says so: what is there by then counts.
    fn convert(
        &self,
        folder: &Path,
        documents: &[PathBuf],
        patience: Duration,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Ended;
    /// Makes a .docx of a document of another kind next to it, under its name with that ending, and gives it up as
    /// [`Office::convert`] does. An office suite that cannot makes nothing.
    fn to_word(
        &self,
        _folder: &Path,
        _document: &Path,
        _patience: Duration,
        _is_cancelled: &dyn Fn() -> bool,
    ) -> Ended {
        Ended::Itself
    }
}

/// LibreOffice as this machine has it.
pub struct LibreOffice<'d> {
    disk: &'d dyn Disk,
}

impl<'d> LibreOffice<'d> {
    /// LibreOffice, looked for on a disk each time it is asked.
    pub fn new(disk: &'d dyn Disk) -> Self {
        LibreOffice { disk }
    }
}

impl Office for LibreOffice<'_> {
    fn is_ready(&self) -> Result<(), PdfFault> {
        find(self.disk).map(drop)
    }

    fn convert(
        &self,
        folder: &Path,
        documents: &[PathBuf],
        patience: Duration,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Ended {
        self.call("pdf", folder, documents, (patience, is_cancelled))
    }

    fn to_word(
        &self,
        folder: &Path,
        document: &Path,
        patience: Duration,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Ended {
        self.call("docx", folder, &[document.to_path_buf()], (patience, is_cancelled))
    }
}

impl LibreOffice<'_> {
    /// Has documents made into files of this ending.
    fn call(
        &self,
        end: &str,
        folder: &Path,
        documents: &[PathBuf],
        (patience, is_cancelled): (Duration, &dyn Fn() -> bool),
    ) -> Ended {
        let Ok(program) = find(self.disk) else { return Ended::Itself };
        // A profile of its own: an open LibreOffice of the clerk's is not disturbed.
        let profile = files::shown(&folder.join("profile"));
        let slash = if profile.starts_with('/') { "" } else { "/" };
        let mut call = Command::new(program);
        call.arg(format!("-env:UserInstallation=file://{slash}{profile}"))
            .args(["--headless", "--convert-to", end, "--outdir"])
            .arg(folder)
            .args(documents)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        wait(&mut call, patience, is_cancelled)
    }
}

/// LibreOffice's program.
///
/// # Errors
/// [`PdfFault::NoOffice`].
fn find(disk: &dyn Disk) -> Result<PathBuf, PdfFault> {
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

/// How a program that was started came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// By itself, or it never began.
    Itself,
    /// It took too long.
    GivenUp,
    /// The run was cancelled.
    Cancelled,
    /// The run was asked to end, by this signal.
    #[cfg_attr(not(unix), allow(dead_code))]
    BrokenOff(i32),
}

/// How often is looked whether a program has ended.
const LOOK: Duration = Duration::from_millis(50);

/// Runs a program to its end, or gives it up after a time: what it has made by then counts. With it ends all that it
/// started, also where it has ended itself, and also when this run is broken off meanwhile.
#[cfg(unix)]
fn wait(call: &mut Command, patience: Duration, is_cancelled: &dyn Fn() -> bool) -> Ended {
    use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::os::unix::process::CommandExt;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let reported = Arc::new(AtomicUsize::new(0));
    let register = |signal: i32| {
        signal_hook::flag::register_usize(signal, Arc::clone(&reported), signal as usize).ok()
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
                match reported.load(Ordering::Relaxed) {
                    0 if begin.elapsed() >= patience => break Ended::GivenUp,
                    0 if is_cancelled() => break Ended::Cancelled,
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
    match reported.load(Ordering::Relaxed) {
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
pub fn end_by(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Runs a program to its end, or gives it up after a time with all that it started: what it has made by then counts.
#[cfg(not(unix))]
fn wait(call: &mut Command, patience: Duration, is_cancelled: &dyn Fn() -> bool) -> Ended {
    let Ok(mut child) = call.spawn() else { return Ended::Itself };
    let begin = Instant::now();
    while let Ok(None) = child.try_wait() {
        let cancelled = is_cancelled();
        if cancelled || begin.elapsed() >= patience {
            if cfg!(windows) {
                let id = child.id().to_string();
                let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &id]).output();
            }
            let _ = child.kill();
            let _ = child.wait();
            return if cancelled { Ended::Cancelled } else { Ended::GivenUp };
        }
        std::thread::sleep(LOOK);
    }
    Ended::Itself
}

/// Nothing of the kind happens here.
#[cfg(not(unix))]
pub fn end_by(_signal: i32) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_given_up() {
        let begin = Instant::now();
        let long = Duration::from_secs(60);
        let never = || false;
        let given_up = wait(Command::new("sleep").arg("60"), Duration::from_millis(100), &never);
        assert_eq!(given_up, Ended::GivenUp);
        assert_eq!(wait(Command::new("sleep").arg("60"), long, &|| true), Ended::Cancelled);
        assert_eq!(wait(&mut Command::new("true"), long, &never), Ended::Itself);
        assert_eq!(wait(&mut Command::new("/nowhere/soffice"), long, &never), Ended::Itself);
        assert!(begin.elapsed() < Duration::from_secs(30));
    }
}
