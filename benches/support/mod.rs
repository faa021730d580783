//! Campaigns of any size, and runs of the program that are timed as a whole process.

#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The shipped campaign with as many communes added to its last group as make the agencies wanted.
pub struct Campaign {
    _folder: TempDir,
    /// Its data.
    pub data: PathBuf,
}

/// Agencies of the shipped data.
const SHIPPED: usize = 23;

impl Campaign {
    /// Writes the campaign into a folder of its own.
    pub fn new(agencies: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        fs::create_dir_all(&data).expect("made");
        for name in ["office.yaml", "plan.yaml", "indicators.yaml", "agencies.yaml"] {
            let mut text = fs::read_to_string(shipped.join(name)).expect("read");
            if name == "indicators.yaml" {
                // Totals of a country pass a province's bounds, a commune's figures do not.
                text = text.replace("    max: 500\n", "    max: 5.000\n");
            }
            if name == "agencies.yaml" {
                for nth in 1..=agencies.saturating_sub(SHIPPED) {
                    text.push_str(&commune(nth));
                }
            }
            fs::write(data.join(name), text).expect("written");
        }
        Campaign { _folder: folder, data }
    }

    /// Writes a report of every commune for the closing period.
    pub fn add_reports(&self, agencies: usize) {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reports/tong-ket");
        let model = fs::read_to_string(shipped.join("ubnd-dai-tu.yaml")).expect("read");
        let folder = self.data.join("reports/tong-ket");
        fs::create_dir_all(&folder).expect("made");
        for nth in 1..=agencies {
            let account = format!("tại {nth} xóm, tổ dân phố");
            let text =
                model.replace("tại một số xóm", &account).replace("number: 978", "number: 12");
            let text = text.replace("10.450", &format!("{}", 100 + nth % 900));
            let id = if nth + SHIPPED <= agencies { format!("xa-{nth:05}") } else { continue };
            fs::write(folder.join(format!("{id}.yaml")), text).expect("written");
        }
    }
}

fn commune(nth: usize) -> String {
    format!(
        "      - id: xa-{nth:05}\n        name: Ủy ban nhân dân xã Yên Sơn {nth}\n        \
         short: UBND xã Yên Sơn {nth}\n        letterhead: [ỦY BAN NHÂN DÂN, XÃ YÊN SƠN {nth}]\n        \
         symbol: UBND\n        place: Yên Sơn {nth}\n        signature:\n          \
         on_behalf_of: Ủy ban nhân dân\n          title: Chủ tịch\n        filing: VT\n"
    )
}

/// What a run took and made.
pub struct Ran {
    /// From start to end of the process.
    pub time: Duration,
    /// The most memory it held; unknown where the system does not tell.
    pub peak_mb: Option<u64>,
    /// Where its documents are.
    pub out: TempDir,
}

/// Builds into a folder of its own, three times, and keeps the fastest.
pub fn run(data: &Path, what: &[&str], workers: Option<usize>) -> Ran {
    let mut best: Option<Ran> = None;
    for _ in 0..3 {
        let out = tempfile::tempdir().expect("a folder");
        let (time, peak_mb) = once(data, what, workers, out.path());
        if best.as_ref().is_none_or(|best| time < best.time) {
            best = Some(Ran { time, peak_mb, out });
        }
    }
    best.expect("three runs")
}

/// Runs a verb that makes no documents, three times, and keeps the fastest.
#[allow(dead_code, reason = "only one of the benches asks it")]
pub fn ask(data: &Path, arguments: &[&str]) -> Ran {
    let mut best: Option<Ran> = None;
    for _ in 0..3 {
        let out = tempfile::tempdir().expect("a folder");
        let (time, peak_mb) = measured(arguments, data, out.path(), None);
        if best.as_ref().is_none_or(|best| time < best.time) {
            best = Some(Ran { time, peak_mb, out });
        }
    }
    best.expect("three runs")
}

/// The same once more into the same folder, where nothing has changed.
#[allow(dead_code, reason = "only one of the benches asks it")]
pub fn again(data: &Path, what: &[&str], first: &Ran) -> Ran {
    let (time, peak_mb) = once(data, what, None, first.out.path());
    Ran { time, peak_mb, out: tempfile::tempdir().expect("a folder") }
}

/// The argument by which this program runs the rest of its command line and prints what it took.
pub const MEASURE: &str = "--measure";

/// A process tells the peak memory of the children it has waited for, of all of them together: so a process
/// of its own waits for each run.
fn once(data: &Path, what: &[&str], workers: Option<usize>, out: &Path) -> (Duration, Option<u64>) {
    measured(&[&["build"], what].concat(), data, out, workers)
}

fn measured(
    arguments: &[&str],
    data: &Path,
    out: &Path,
    workers: Option<usize>,
) -> (Duration, Option<u64>) {
    let mut command = Command::new(std::env::current_exe().expect("a name"));
    command.args([MEASURE, env!("CARGO_BIN_EXE_vanban")]).args(arguments).arg("--quiet");
    command.arg("--data").arg(data).arg("--out").arg(out);
    if let Some(workers) = workers {
        command.arg("--jobs").arg(workers.to_string());
    }
    let output = command.output().expect("starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).expect("text");
    let mut printed = printed.split_whitespace().filter_map(|figure| figure.parse::<u64>().ok());
    (Duration::from_micros(printed.next().expect("a time")), printed.next())
}

/// Runs what comes after [`MEASURE`], if that is asked, and ends.
pub fn measure_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != MEASURE) {
        return;
    }
    let program = arguments.next().expect("a program");
    let began = Instant::now();
    let status =
        Command::new(program).args(arguments).stdout(Stdio::null()).status().expect("starts");
    let time = began.elapsed().as_micros();
    match peak_mb().zip(cpu_micros()) {
        Some((peak, cpu)) => println!("{time} {peak} {cpu}"),
        None => println!("{time}"),
    }
    std::process::exit(status.code().unwrap_or(1));
}

#[cfg(unix)]
fn peak_mb() -> Option<u64> {
    use nix::sys::resource::{UsageWho, getrusage};
    let kb = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?.max_rss();
    Some(kb.unsigned_abs() / 1024)
}

#[cfg(not(unix))]
fn peak_mb() -> Option<u64> {
    None
}

/// What the processors worked for the children, all cores together: unlike the time on the wall it is the
/// same on a machine that has other work to do.
#[cfg(unix)]
fn cpu_micros() -> Option<u64> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Some(micros.unsigned_abs())
}

#[cfg(not(unix))]
fn cpu_micros() -> Option<u64> {
    None
}

/// How many documents the bare writer holds at a time.
const CHUNK: usize = 500;

/// The time a bare writer takes for the same documents: the parts that all share are there, the changing
/// part is compressed at the same level and the file created.
#[allow(dead_code, reason = "only one of the benches asks it")]
pub fn bare(made: &TempDir, workers: Option<usize>) -> Duration {
    let mut documents = Vec::new();
    list(made.path(), &mut documents);
    let (base, _) = taken_apart(&documents[0]);
    let workers =
        workers.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let out = tempfile::tempdir().expect("a folder");
    let mut time = Duration::ZERO;
    for (chunk, names) in documents.chunks(CHUNK).enumerate() {
        let texts: Vec<Vec<u8>> = names.iter().map(|name| taken_apart(name).1).collect();
        let began = Instant::now();
        std::thread::scope(|scope| {
            for worker in 0..workers {
                let (texts, base, out) = (&texts, &base, out.path());
                scope.spawn(move || {
                    for nth in (worker..texts.len()).step_by(workers) {
                        let bytes = written(base, &texts[nth]);
                        fs::write(out.join(format!("{}.docx", chunk * CHUNK + nth)), bytes)
                            .expect("written");
                    }
                });
            }
        });
        time += began.elapsed();
    }
    time
}

/// The part that holds a document's text.
const TEXT: &str = "word/document.xml";

fn written(base: &[u8], text: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(base.to_vec())).expect("an archive");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6));
    writer.start_file(TEXT, options).expect("a part");
    writer.write_all(text).expect("written");
    writer.finish().expect("an archive").into_inner()
}

/// A document's archive without its text, and the text.
fn taken_apart(document: &Path) -> (Vec<u8>, Vec<u8>) {
    let bytes = fs::read(document).expect("read");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut base = ZipWriter::new(Cursor::new(Vec::new()));
    let mut text = Vec::new();
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).expect("a part");
        if part.name().is_ok_and(|name| name == TEXT) {
            part.read_to_end(&mut text).expect("read");
        } else {
            drop(part);
            base.raw_copy_file(archive.by_index_raw(nth).expect("a part")).expect("copied");
        }
    }
    (base.finish().expect("an archive").into_inner(), text)
}

fn list(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            list(&entry, found);
        } else if entry.extension().is_some_and(|end| end == "docx") {
            found.push(entry);
        }
    }
}

/// What this machine is, in a line.
pub fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu =
        cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("processor unknown");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cpu = cpu.trim_start_matches([' ', '\t', ':']);
    format!("{cpu}, {cores} cores, {} {}", std::env::consts::OS, std::env::consts::ARCH)
}
