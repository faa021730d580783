//! Shell: many jobs on all cores. Whole files only, nothing rewritten that has not changed, a file that a
//! person edited left alone, one job that fails stops no other.
//!
//! A worker makes a document, writes it and keeps only its name and hashes: memory beyond the loaded data
//! is bounded by the number of workers.

pub(crate) mod archive;
pub(crate) mod check;
pub(crate) mod ledger;
pub(crate) mod manifest;
mod noted;
pub(crate) mod office;
pub(crate) mod own;
pub(crate) mod pdf;
pub(crate) mod progress;
mod sync;
pub(crate) mod workers;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use serde::Serialize;

use self::ledger::Ledger;
use self::manifest::{Manifest, Verdict, Written};
use self::noted::{Noted, Notes};
use self::progress::{Progress, Stage};
use crate::compose::{Composer, DocumentKind, Job};
use crate::data::hash::Hash;
use crate::data::scalar::Id;
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};
use crate::limits;
use crate::problem::{Origin, Problem, Problems, Severity, faults};
use crate::round::compare::{Moved, Reworded, Snapshot};

/// The file that a run holds locked; it stays, empty.
const LOCK: &str = ".vanban.lock";

/// How a run is to be done.
#[derive(Debug, Clone)]
pub struct Order {
    /// The folder of output.
    pub out: PathBuf,
    /// Say what would be done and write nothing.
    pub dry_run: bool,
    /// Write over what a person has edited.
    pub overwrite: bool,
    /// Audit every document, not only the first of each layout.
    pub audit_all: bool,
    /// PDFs are made afterwards.
    pub pdf: bool,
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Written.
    Written,
    /// As it was: not touched.
    Unchanged,
    /// Edited by a person: left alone.
    KeptEdited,
    /// Could not be made or written.
    Failed,
    /// Would be written (`--dry-run`).
    Planned,
    /// Not begun: the run was cancelled before.
    Cancelled,
}

/// A document of a run.
#[derive(Debug, Clone, Serialize)]
pub struct Done {
    /// Its path below the folder of output.
    pub path: Arc<str>,
    /// What it is.
    pub kind: DocumentKind,
    /// Whose form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Id>,
    /// Of which period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Id>,
    /// What became of it.
    pub status: Outcome,
    /// Of a summary: the figures that moved since it was last built; `None` where none was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Vec<Moved>>,
    /// Of a summary: the sentences of its body that changed since it was last built.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reworded: Vec<Reworded>,
    /// Of a document that could not be made: what is in its place is an earlier one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub old_left: bool,
    #[serde(skip)]
    entry: Option<Written>,
    /// The figures kept next to a summary.
    #[serde(skip)]
    #[serde(rename = "beside")]
    next_to: Option<(Arc<str>, Written)>,
    #[serde(skip)]
    problems: Problems,
}

impl Done {
    /// A document of which nothing is done yet.
    fn begun(job: &Job<'_>) -> Self {
        Done {
            path: job.path.clone(),
            kind: job.kind(),
            agency: job.agency().map(|agency| agency.id.clone()),
            period: job.period().map(|period| period.id.clone()),
            status: Outcome::Failed,
            moved: None,
            reworded: Vec::new(),
            old_left: false,
            entry: None,
            next_to: None,
            problems: Problems::new(),
        }
    }
}

/// A run that is over.
#[derive(Debug, Default)]
pub struct Run {
    /// Its documents, in the order of the jobs.
    pub done: Vec<Done>,
    /// What went wrong, and what was left alone.
    pub problems: Problems,
    /// Whether all that was written has reached the disk.
    pub is_on_disk: bool,
    /// Documents of earlier runs that are in the folder still and belong to nothing in the data any more.
    pub left: Vec<Arc<str>>,
}

/// What a run says besides faults of data, templates and disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchFault {
    /// A file was edited by a person and left alone.
    Edited {
        /// Its path.
        path: String,
    },
    /// A file that was to be written by its name is there, and not the program's own.
    NotOurs {
        /// Its path.
        path: String,
    },
    /// A document of an earlier run is where one could not be made.
    OldLeft {
        /// Its path.
        path: String,
    },
    /// A document of an earlier run belongs to nothing in the data any more.
    LeftOver {
        /// Its path.
        path: String,
    },
    /// The PDF of an earlier version of a document that was rebuilt.
    OldPdf {
        /// Its path.
        path: String,
        /// It was the program's own and is gone; a person's is there still.
        is_gone: bool,
    },
    /// A copy with comments of an earlier return, of which the agency has sent a clean one since.
    OldSheet {
        /// Its path.
        path: String,
    },
    /// Another run writes into the folder.
    Busy {
        /// The folder.
        out: String,
    },
    /// The manifest does not read.
    BrokenManifest {
        /// Its path.
        path: String,
    },
    /// The workers could not be started.
    NoWorkers {
        /// Why.
        why: String,
    },
}

faults! {
    impl Fault for BatchFault { origin: Origin::Environment };

    "MT20" {
        title: "Tệp đã sửa được giữ nguyên",
        meaning: "Tệp kết quả đã được người sửa sau lần lập trước.",
        advice: "đổi tên tệp đã sửa, hoặc thêm --overwrite",
        example: Self::Edited { path: "out/ke-hoach/ke-hoach.docx".into() },
        Self::Edited { path } => {
            severity: Severity::Warning,
            message: format!("'{path}' đã được sửa sau lần lập trước nên được giữ nguyên"),
            hint: "muốn lập lại tệp này thì đổi tên tệp đã sửa, hoặc thêm --overwrite",
        }
    }
    "MT21" {
        title: "Lần chạy khác đang ghi",
        meaning: "Hai lần chạy không cùng ghi vào một thư mục.",
        advice: "chờ lần kia xong",
        example: Self::Busy { out: "out".into() },
        Self::Busy { out } => {
            message: format!("một lần chạy khác đang ghi vào thư mục '{out}'"),
            hint: "chờ lần chạy kia xong rồi chạy lại",
        }
    }
    "MT22" {
        title: "Tệp manifest.json bị hỏng",
        meaning: "Không biết tệp nào do chương trình lập.",
        advice: "chạy lại; tệp giống bản mới được ghi nhận lại",
        example: Self::BrokenManifest { path: "out/manifest.json".into() },
        Self::BrokenManifest { path } => {
            severity: Severity::Warning,
            message: format!("'{path}' bị hỏng nên không biết tệp nào do chương trình lập"),
            hint: "tệp giống hệt bản lập mới được ghi nhận lại; tệp khác được coi là đã sửa",
        }
    }
    "MT23" {
        title: "Không khởi động được các luồng",
        meaning: "Máy không cho tạo thêm luồng xử lý.",
        advice: "thử lại với --jobs nhỏ hơn",
        example: Self::NoWorkers { why: "…".into() },
        Self::NoWorkers { why } => {
            message: format!("không khởi động được các luồng xử lý ({why})"),
            hint: "thử lại với --jobs nhỏ hơn",
        }
    }
    "MT24" {
        title: "Tệp đã có được giữ nguyên",
        meaning: "Tệp định ghi đã có sẵn mà không phải do chương trình ghi, hoặc đã được người sửa sau đó. Tệp .vanban.written trong thư mục cho biết chương trình đã ghi những tệp nào.",
        advice: "đổi tên tệp đó, ghi tên khác, hoặc thêm --overwrite",
        example: Self::NotOurs { path: "bao-cao.xlsx".into() },
        Self::NotOurs { path } => {
            message: format!(
                "'{path}' đã có sẵn và không phải bản do chương trình ghi, hoặc đã được sửa sau đó, nên được giữ nguyên"
            ),
            hint: "đổi tên tệp đó, ghi tên khác, hoặc thêm --overwrite để ghi đè",
        }
    }
    "MT25" {
        title: "Bản đang có là bản cũ",
        meaning: "Văn bản không lập được, còn tệp đang có là bản của lần lập trước.",
        advice: "sửa lỗi rồi lập lại; đừng gửi bản đang có",
        example: Self::OldLeft { path: "out/ke-hoach/ke-hoach.docx".into() },
        Self::OldLeft { path } => {
            severity: Severity::Warning,
            message: format!("'{path}' đang có là bản lập lần trước, không phải bản mới"),
            hint: "sửa lỗi rồi lập lại; đừng gửi bản đang có",
        }
    }
    "MT26" {
        title: "Văn bản không còn ứng với dữ liệu",
        meaning: "Tệp do lần lập trước để lại: cơ quan, kỳ hoặc tên kế hoạch của nó không còn trong dữ liệu.",
        advice: "xóa hoặc chuyển tệp đi nơi khác để không gửi nhầm",
        example: Self::LeftOver { path: "out/bieu-mau/2024-12/so-y-te.docx".into() },
        Self::LeftOver { path } => {
            severity: Severity::Warning,
            message: format!("'{path}' là văn bản lập lần trước, nay không còn ứng với dữ liệu"),
            hint: "xóa hoặc chuyển đi nơi khác để không gửi nhầm; chương trình không tự xóa",
        }
    }
    "MT27" {
        title: "Bản PDF cũ của văn bản đã lập mới",
        meaning: "Văn bản Word được lập mới mà lần này không tạo PDF; bản PDF cũ do chương trình tạo thì được bỏ đi để không gửi nhầm, bản của người khác thì giữ nguyên.",
        advice: "lập lại với --pdf, hoặc tự tạo lại bản PDF",
        example: Self::OldPdf { path: "out/ke-hoach/ke-hoach.pdf".into(), is_gone: true },
        Self::OldPdf { path, is_gone: true } => {
            severity: Severity::Warning,
            message: format!("văn bản đã lập mới nên bản PDF cũ '{path}' đã được bỏ đi"),
            hint: "cần bản PDF mới thì lập lại với --pdf",
        }
        Self::OldPdf { path, is_gone: false } => {
            severity: Severity::Warning,
            message: format!("'{path}' có từ trước khi văn bản Word cùng tên được lập mới, có thể đã cũ"),
            hint: "mở xem trước khi gửi; tệp này không do chương trình tạo hoặc đã được sửa nên được giữ nguyên",
        }
    }
    "MT28" {
        title: "Bản ghi chú chỗ cần sửa của lần thu trước",
        meaning: "Cơ quan đã gửi lại biểu mẫu đọc được chắc chắn. Bản ghi chú chỗ cần sửa trong sua-bieu-mau do chương trình tạo thì được bỏ đi để không gửi nhầm, bản của người khác hoặc đã sửa thì giữ nguyên.",
        advice: "xóa hoặc chuyển bản đó đi nơi khác",
        example: Self::OldSheet { path: "sua-bieu-mau/2024-12/so-y-te.docx".into() },
        Self::OldSheet { path } => {
            severity: Severity::Warning,
            message: format!(
                "'{path}' là bản ghi chú chỗ cần sửa của lần thu trước; cơ quan đã gửi bản đọc được chắc chắn nên bản này không còn đúng"
            ),
            hint: "xóa hoặc chuyển đi nơi khác để không gửi nhầm; tệp này không do chương trình tạo hoặc đã được sửa nên được giữ nguyên",
        }
    }
}

/// Holds a folder of output or data for one run; let go when dropped.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

/// Takes hold of a folder that is written to, waiting a while for another run.
///
/// # Errors
/// The folder cannot be made, or another run holds it.
pub fn hold(disk: &dyn Disk, out: &Path) -> Result<FolderLock, Problem> {
    disk.make_folder(out)
        .map_err(|error| Problem::nowhere(&DiskFault::new(Act::MakeFolder, out, &error)))?;
    let path = out.join(LOCK);
    files::plain_or_nothing(disk, &path).map_err(|fault| Problem::nowhere(&fault))?;
    let file = disk
        .open_lock(&path)
        .map_err(|error| Problem::nowhere(&DiskFault::new(Act::Write, &path, &error)))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(FolderLock { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) if start.elapsed() < limits::run::PATIENCE => {
                std::thread::sleep(Duration::from_millis(100));
            }
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(Problem::nowhere(&BatchFault::Busy { out: files::shown(out) }));
            }
            // Some network disks know no locks: one run at a time is then the clerk's care.
            Err(std::fs::TryLockError::Error(_)) => return Ok(FolderLock { _file: file }),
        }
    }
}

/// Makes documents, as long as the run is not cancelled.
pub fn run<'c>(
    disk: &dyn Disk,
    composer: &'c Composer,
    jobs: &[Job<'c>],
    order: &Order,
    progress: &dyn Progress,
) -> Run {
    let mut run = Run::default();
    let (mut known, broken) = match Manifest::read(disk, &order.out, !order.dry_run) {
        Ok(read) => read,
        Err(fault) => {
            run.problems.push(Problem::nowhere(&fault));
            return run;
        }
    };
    if broken {
        let path = files::shown(&order.out.join(manifest::NAME));
        run.problems.push(Problem::nowhere(&BatchFault::BrokenManifest { path }));
    }
    let audited = own::audited(composer, jobs, order.audit_all);
    run.left = left_over(disk, composer, order, &known);
    for path in &run.left {
        let path = files::shown(&order.out.join(&**path));
        run.problems.push(Problem::nowhere(&BatchFault::LeftOver { path }));
    }
    let known_files = Known { documents: &known, next_to: OnceLock::new() };
    let work = |job: &Job<'c>, written: &Sender<Arc<str>>| {
        if progress.is_cancelled() {
            return Done { status: Outcome::Cancelled, ..Done::begun(job) };
        }
        let mut done = one(disk, composer, job, order, &known_files, audited.contains(&*job.path));
        tell_old(disk, order, &mut done);
        let document = (done.status == Outcome::Written).then_some(&done.path);
        let next_to = done.next_to.as_ref().map(|(path, _)| path);
        for path in document.into_iter().chain(next_to) {
            // Whoever hears it is there until all workers are done.
            let _ = written.send(Arc::clone(path));
        }
        progress.step(1);
        done
    };
    progress.begin(Stage::Documents, jobs.len());
    let (done, synced) = sync::meanwhile(disk, &order.out, |written| {
        jobs.par_iter().map(|job| work(job, written)).collect()
    });
    progress.end();
    run.done = done;
    for done in &mut run.done {
        run.problems.extend(std::mem::take(&mut done.problems));
        if let Some(entry) = done.entry.take() {
            known.files.insert(done.path.clone(), entry);
        }
        known.files.extend(done.next_to.take());
    }
    if !order.dry_run {
        // A manifest that named a file which never reached the disk would be a lie: rather none than that.
        match synced.and_then(|()| known.write(disk, &order.out)) {
            Ok(()) => run.is_on_disk = true,
            Err(fault) => run.problems.push(Problem::nowhere(&fault)),
        }
    }
    run
}

/// What earlier runs wrote.
struct Known<'k> {
    documents: &'k Manifest,
    /// What is next to documents; read once it is asked for.
    next_to: OnceLock<Option<Ledger<'k>>>,
}

/// The documents of earlier runs that are there and that no data ask for any more: forms of agencies that are gone,
/// of a plan or a period under its old name. Letters stay: they were sent.
fn left_over(
    disk: &dyn Disk,
    composer: &Composer,
    order: &Order,
    known: &Manifest,
) -> Vec<Arc<str>> {
    let is_left = |(path, written): &(&Arc<str>, &Written)| {
        path.ends_with(".docx")
            && !composer.asks_for(
                path,
                written.kind,
                written.period.as_ref(),
                written.agency.as_ref(),
            )
            && !matches!(disk.look_at(&order.out.join(&***path)), Ok(None))
    };
    known.files.iter().filter(is_left).map(|(path, _)| Arc::clone(path)).collect()
}

/// Of a document that could not be made: what an earlier run left in its place is no new one, and that is said.
fn tell_old(disk: &dyn Disk, order: &Order, done: &mut Done) {
    let path = order.out.join(&*done.path);
    if done.status == Outcome::Failed
        && let Ok(Some(_)) = disk.look_at(&path)
    {
        done.old_left = true;
        let path = files::shown(&path);
        done.problems.push(Problem::nowhere(&BatchFault::OldLeft { path }));
    }
}

fn one<'k, 'c>(
    disk: &'k dyn Disk,
    composer: &'c Composer,
    job: &Job<'c>,
    order: &Order,
    known: &Known<'k>,
    audited: bool,
) -> Done {
    let mut done = Done::begun(job);
    let mut made = match composer.make(job) {
        Ok(made) => made,
        Err(problems) => {
            done.problems = problems;
            return done;
        }
    };
    done.problems = std::mem::take(&mut made.warnings);
    if audited {
        let found = own::audit_made(&made, &job.path, composer, order.audit_all);
        let is_wrong = found.has_errors();
        done.problems.extend(found);
        if is_wrong {
            return done;
        }
    }
    let path = match files::inside(disk, &order.out, &job.path) {
        Ok(path) => path,
        Err(fault) => {
            done.problems.push(Problem::nowhere(&fault));
            return done;
        }
    };
    if let Some(snapshot) = &made.snapshot {
        match kept(disk, &order.out, &job.path) {
            Ok(before) => {
                done.reworded =
                    before.as_ref().map_or_else(Vec::new, |before| snapshot.reworded(before));
                done.moved = before.map(|before| snapshot.since(&before));
            }
            Err(fault) => done.problems.push(Problem::nowhere(&fault)),
        }
    }
    let sha256 = Hash::of(&made.bytes);
    let there = match hash_of(disk, &path) {
        Ok(there) => there,
        Err(fault) => {
            done.problems.push(Problem::nowhere(&fault));
            return done;
        }
    };
    match known.documents.verdict(&job.path, there, sha256, order.overwrite) {
        Verdict::Edited => {
            done.status = Outcome::KeptEdited;
            done.problems.push(Problem::nowhere(&BatchFault::Edited { path: files::shown(&path) }));
            return done;
        }
        Verdict::Unchanged => done.status = Outcome::Unchanged,
        Verdict::Write if order.dry_run => done.status = Outcome::Planned,
        Verdict::Write => {
            // First the PDF: a run that is killed leaves none that tells of the earlier version.
            let old_pdf = there.and_then(|_| without_old_pdf(disk, order, &job.path, known));
            let written = put(disk, order, &job.path, &made.bytes, sha256);
            let reported = old_pdf.filter(|old| match old {
                BatchFault::OldPdf { is_gone: false, .. } => written.is_ok(),
                _ => true,
            });
            done.problems.extend(reported.map(|old| Problem::nowhere(&old)).into_iter().collect());
            match written {
                Ok(()) => done.status = Outcome::Written,
                Err(fault) => {
                    done.problems.push(Problem::nowhere(&fault));
                    return done;
                }
            }
        }
    }
    done.entry = Some(Written {
        kind: done.kind,
        agency: done.agency.clone(),
        period: done.period.clone(),
        sha256,
        data_sha256: made.data_sha256,
        template_sha256: made.template_sha256,
    });
    if let (Some(snapshot), Some(entry), false) = (&made.snapshot, &done.entry, order.dry_run) {
        match keep(disk, order, job, (snapshot, entry), known.documents) {
            Ok(next_to) => done.next_to = next_to,
            Err(problem) => done.problems.push(problem),
        }
    }
    done
}

/// Removes the PDF of a document that is rebuilt, if it is the program's own; says so, or that a person's is there,
/// where none is made afterwards.
fn without_old_pdf<'k>(
    disk: &'k dyn Disk,
    order: &Order,
    document: &str,
    known: &Known<'k>,
) -> Option<BatchFault> {
    let below = pdf::pdf_of(document);
    let full = order.out.join(&below);
    if matches!(disk.look_at(&full), Ok(None)) {
        return None;
    }
    // A list that does not read knows of nothing that is the program's own.
    let open = || Ledger::open(disk, &order.out, false).ok();
    if let Some(ledger) = known.next_to.get_or_init(open) {
        ledger.remove_own(&below);
    }
    let is_gone = matches!(disk.look_at(&full), Ok(None));
    (!order.pdf).then(|| BatchFault::OldPdf { path: files::shown(&full), is_gone })
}

/// The hash of what is in a place; what is there and does not read is not nothing. An empty file is nothing, and no
/// person's work: a power cut leaves one where a file had not reached the disk.
///
/// # Errors
/// It is there, or may, and does not read.
fn hash_of(disk: &dyn Disk, path: &Path) -> Result<Option<Hash>, DiskFault> {
    let bytes = files::read_if_there(disk, path)?.filter(|bytes| !bytes.is_empty());
    Ok(bytes.map(|bytes| Hash::of(&bytes)))
}

/// Takes hold of a folder of data, as [`hold`] does, and makes it ready to be written, as [`sweep`] does.
///
/// # Errors
/// The folder cannot be made, another run holds it, or the notes of a killed run do not read.
pub fn hold_swept(disk: &dyn Disk, folder: &Path) -> Result<FolderLock, Problem> {
    let lock = hold(disk, folder)?;
    sweep(disk, folder).map_err(|fault| Problem::nowhere(&fault))?;
    Ok(lock)
}

/// Makes a folder of data ready to be written: what a killed run left half-written there is swept.
///
/// # Errors
/// The notes of that run do not read.
pub fn sweep(disk: &dyn Disk, folder: &Path) -> Result<(), DiskFault> {
    Noted::begin(disk, folder, Notes::Journal).map(|_| Notes::Journal.close(disk, folder))
}

/// Notes a file below a folder of data, then puts it whole into its place.
///
/// # Errors
/// The step that failed.
pub fn put_swept(
    disk: &dyn Disk,
    folder: &Path,
    path: &Path,
    bytes: &[u8],
) -> Result<(), DiskFault> {
    let below = path.strip_prefix(folder).unwrap_or(path);
    Notes::Journal.note(disk, folder, &files::shown(below), Hash::of(bytes))?;
    files::write_whole(disk, path, bytes)
}

/// Notes a file in the journal and puts it into its place.
fn put(
    disk: &dyn Disk,
    order: &Order,
    below: &str,
    bytes: &[u8],
    sha256: Hash,
) -> Result<(), DiskFault> {
    Notes::Journal.note(disk, &order.out, below, sha256)?;
    files::write_to_be_synced(disk, &order.out.join(below), bytes)
}

/// Where the figures of a summary are kept.
fn figures_path(summary: &str) -> String {
    format!("{}.figures.json", summary.trim_end_matches(".docx"))
}

/// The figures that were kept when a summary was last built.
///
/// # Errors
/// They are there, or may, and do not read.
fn kept(disk: &dyn Disk, out: &Path, summary: &str) -> Result<Option<Snapshot>, DiskFault> {
    let bytes = files::read_if_there(disk, &out.join(figures_path(summary)))?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Keeps the figures of a summary next to it, as whole a file as any other. Those of a summary that a person has
/// edited stay what they were when it was built.
fn keep(
    disk: &dyn Disk,
    order: &Order,
    job: &Job<'_>,
    (snapshot, entry): (&Snapshot, &Written),
    known: &Manifest,
) -> Result<Option<(Arc<str>, Written)>, Problem> {
    let below = figures_path(&job.path);
    let path = files::inside(disk, &order.out, &below).map_err(|f| Problem::nowhere(&f))?;
    // On one line: nobody reads it, and indented the figures of a country take twice the room.
    let mut text = serde_json::to_string(snapshot).unwrap_or_default();
    text.push('\n');
    let sha256 = Hash::of(text.as_bytes());
    let there = hash_of(disk, &path).map_err(|fault| Problem::nowhere(&fault))?;
    match known.verdict(&below, there, sha256, order.overwrite) {
        Verdict::Edited => {
            return Err(Problem::nowhere(&BatchFault::Edited { path: files::shown(&path) }));
        }
        Verdict::Unchanged => {}
        Verdict::Write => put(disk, order, &below, text.as_bytes(), sha256)
            .map_err(|fault| Problem::nowhere(&fault))?,
    }
    Ok(Some((below.into(), Written { sha256, ..entry.clone() })))
}
