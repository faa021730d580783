//! Shell: the only module that reads and writes files.
//!
//! All of it goes through a [`Disk`], so that tests can make any step fail on any machine. A file is
//! written beside its place and renamed into it: what stands there is always whole.

pub mod disk;

use rayon::prelude::*;
use std::io;
use std::path::{Component, Path, PathBuf};

use self::disk::{Disk, Entry};
use crate::limits;
use crate::problem::{Fault, Origin, Place, Problem, Problems};

/// What a half-written file ends in; left-overs of a run that was killed are swept by this.
pub const UNFINISHED: &str = ".tmp-vanban";

/// A step on the disk that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiskFault {
    /// What was being done.
    pub act: Act,
    /// The file or folder.
    pub path: String,
    /// Why it failed.
    pub why: Why,
}

/// A step on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Reading.
    Read,
    /// Writing.
    Write,
    /// Making a folder.
    MakeFolder,
}

/// Why a step on the disk failed, as far as a clerk can mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is not there.
    NotThere,
    /// No right to it.
    NoRight,
    /// The disk is full.
    Full,
    /// The disk cannot be written.
    ReadOnly,
    /// Another program holds it open.
    InUse,
    /// A link that leads out of the folder of output.
    LeadsOut,
    /// Something that is not a file, or not a folder, stands in its place.
    WrongKind,
    /// Larger than any file that is read: so many bytes.
    TooLarge(u64),
    /// A folder deeper than any that is read.
    TooDeep,
    /// A copy would go over the file that it is a copy of.
    Itself,
    /// Not text in UTF-8, where it must be.
    NotUtf8,
    /// Anything else, as the system says it.
    Other(String),
}

impl From<&io::Error> for Why {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Why::NotThere,
            ErrorKind::PermissionDenied => Why::NoRight,
            // Some disks take no large file; a person can only give way.
            ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::WriteZero
            | ErrorKind::FileTooLarge => Why::Full,
            ErrorKind::ReadOnlyFilesystem => Why::ReadOnly,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
                Why::InUse
            }
            ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists => {
                Why::WrongKind
            }
            // Windows: sharing violation, lock violation.
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => Why::InUse,
            _ => Why::Other(error.to_string()),
        }
    }
}

impl DiskFault {
    /// The fault of a failed step.
    pub fn new(act: Act, path: &Path, error: &io::Error) -> Self {
        DiskFault { act, path: shown(path), why: error.into() }
    }
}

impl Fault for DiskFault {
    fn code(&self) -> &'static str {
        match self.act {
            Act::Read => "MT01",
            Act::Write => "MT02",
            Act::MakeFolder => "MT03",
        }
    }

    fn origin(&self) -> Origin {
        match self.why {
            Why::TooLarge(_) | Why::TooDeep | Why::NotUtf8 | Why::Itself => Origin::Input,
            _ => Origin::Environment,
        }
    }

    fn message(&self) -> String {
        let act = match self.act {
            Act::Read => "đọc",
            Act::Write => "ghi",
            Act::MakeFolder => "tạo thư mục",
        };
        let why = match &self.why {
            Why::NotThere => "không tìm thấy",
            Why::NoRight => "không có quyền",
            Why::Full => "đĩa đã đầy",
            Why::ReadOnly => "đĩa chỉ cho đọc",
            Why::InUse => "tệp đang mở ở chương trình khác",
            Why::LeadsOut => "đây là liên kết dẫn ra ngoài thư mục kết quả",
            Why::WrongKind => "ở đó có một tệp hoặc thư mục khác loại",
            Why::TooLarge(bytes) => &format!(
                "tệp lớn {} MB, chỉ đọc tệp đến {} MB",
                bytes / 1024 / 1024,
                limits::files::READ / 1024 / 1024
            ),
            Why::TooDeep => &format!("thư mục lồng nhau sâu hơn {} cấp", limits::files::DEPTH),
            Why::Itself => "đây là chính tệp đang kiểm tra",
            Why::NotUtf8 => "tệp không lưu ở bảng mã UTF-8",
            Why::Other(detail) => &format!("hệ thống báo \"{detail}\""),
        };
        format!("không {act} được '{}': {why}", self.path)
    }

    fn hint(&self) -> Option<String> {
        Some(
            match self.why {
                Why::NotThere => "kiểm tra lại tên và vị trí của tệp, thư mục",
                Why::NoRight => "xin quyền với tệp, thư mục này hoặc chọn thư mục khác",
                Why::Full => {
                    "xóa bớt tệp không dùng rồi chạy lại; các tệp đã lập xong vẫn nguyên vẹn"
                }
                Why::ReadOnly => "chọn thư mục kết quả khác bằng --out",
                Why::InUse => "đóng tệp ở Word hoặc chương trình khác rồi chạy lại",
                Why::LeadsOut => "xóa liên kết đó rồi chạy lại",
                Why::WrongKind => "đổi tên tệp, thư mục đó rồi chạy lại",
                Why::TooLarge(_) => "bỏ tệp này ra khỏi thư mục, hoặc chia thành nhiều tệp",
                Why::TooDeep => {
                    "đưa các tệp lên thư mục cấp trên, hoặc xóa liên kết dẫn vòng về thư mục cũ"
                }
                Why::Itself => "chọn thư mục khác cho bản sao",
                Why::NotUtf8 => {
                    "trong Notepad: Tệp > Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8"
                }
                Why::Other(_) => {
                    "kiểm tra đĩa, ổ mạng và tên tệp; nếu vẫn vậy thì chọn thư mục khác hoặc hỏi người phụ trách máy"
                }
            }
            .to_owned(),
        )
    }
}

/// A path as a clerk reads it, with `/`.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Every file below a folder that a test lets by: path below it with `/`, and its bytes, in the order of
/// the paths.
///
/// # Errors
/// Each file or folder that does not read.
pub fn read_folder(
    disk: &dyn Disk,
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Vec<u8>)>, Problems> {
    let mut problems = Problems::new();
    let mut paths = Vec::new();
    list(disk, folder, "", 0, &mut paths, &mut problems);
    paths.retain(|path| wanted(path));
    paths.sort();
    // On all cores: a country's reports lie in a file each.
    let read = |path: String| {
        let full = folder.join(&path);
        let bytes = read_bounded(disk, &full);
        bytes
            .map(|bytes| (path, bytes))
            .map_err(|fault| Problem::at(&fault, Place::file(shown(&full))))
    };
    let mut files = Vec::with_capacity(paths.len());
    for file in paths.into_par_iter().map(read).collect::<Vec<_>>() {
        match file {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    match problems.is_empty() {
        true => Ok(files),
        false => Err(problems),
    }
}

/// The bytes of a file that is not larger than [`limits::files::READ`]; its size is asked before it is read.
///
/// # Errors
/// It does not read, or is larger.
pub fn read_bounded(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, DiskFault> {
    let fail = |error: &io::Error| DiskFault::new(Act::Read, path, error);
    match disk.size(path) {
        Ok(bytes) if bytes > limits::files::READ => {
            Err(DiskFault { act: Act::Read, path: shown(path), why: Why::TooLarge(bytes) })
        }
        Ok(_) => disk.read(path).map_err(|error| fail(&error)),
        Err(error) => Err(fail(&error)),
    }
}

/// The paths of the files below a folder that a test lets by, sorted, with `/`.
///
/// # Errors
/// Each folder that does not read.
pub fn find(
    disk: &dyn Disk,
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<String>, Problems> {
    let mut problems = Problems::new();
    let mut paths = Vec::new();
    list(disk, folder, "", 0, &mut paths, &mut problems);
    paths.retain(|path| wanted(path));
    paths.sort();
    match problems.is_empty() {
        true => Ok(paths),
        false => Err(problems),
    }
}

/// Whether a file or folder is known to be of the system, of a program that holds a file open, or of version
/// control: only these are passed over, whatever else begins with `.` or `~`.
pub fn is_passed_over(name: &str, is_folder: bool) -> bool {
    const SYSTEM: [&str; 8] = [
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        ".ds_store",
        ".localized",
        ".directory",
        "icon\r",
        ".vanban.lock",
    ];
    const FOLDERS: [&str; 10] = [
        ".git",
        ".svn",
        ".hg",
        ".vscode",
        ".idea",
        ".trashes",
        ".spotlight-v100",
        ".fseventsd",
        ".temporaryitems",
        "$recycle.bin",
    ];
    let small = name.to_lowercase();
    // Word and Excel (`~$a.docx`), LibreOffice (`.~lock.a.docx#`), Emacs (`.#a.yaml`), macOS (`._a.docx`).
    let owner = ["~$", ".~lock.", ".#", "._"].iter().any(|begins| small.starts_with(begins));
    let ours = small.starts_with(".vanban.") || small.starts_with(".pdf-vanban");
    owner
        || ours
        || match is_folder {
            true => FOLDERS.contains(&small.as_str()) || small.starts_with(".trash-"),
            false => SYSTEM.contains(&small.as_str()),
        }
}

fn list(
    disk: &dyn Disk,
    folder: &Path,
    prefix: &str,
    depth: usize,
    paths: &mut Vec<String>,
    problems: &mut Problems,
) {
    let entries = match disk.list(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::nowhere(&DiskFault::new(Act::Read, folder, &error)));
            return;
        }
    };
    for Entry { name, is_folder } in entries {
        if is_passed_over(&name, is_folder) {
            continue;
        }
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        match is_folder {
            true if depth < limits::files::DEPTH => {
                list(disk, &folder.join(&name), &path, depth + 1, paths, problems);
            }
            true => {
                let path = shown(&folder.join(&name));
                let fault = DiskFault { act: Act::Read, path, why: Why::TooDeep };
                problems.push(Problem::nowhere(&fault));
            }
            false => paths.push(path),
        }
    }
}

/// Writes a whole file: beside its place, then, once the disk has it, renamed into its place, its folder made
/// where it is not there.
///
/// # Errors
/// The step that failed; what stood there before stands there still.
pub fn write_whole(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), DiskFault> {
    put(disk, path, bytes, true)
}

/// The same, but whoever writes many files syncs them afterwards, all together.
///
/// # Errors
/// As [`write_whole`].
pub fn write_to_be_synced(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), DiskFault> {
    put(disk, path, bytes, false)
}

fn put(disk: &dyn Disk, path: &Path, bytes: &[u8], sync: bool) -> Result<(), DiskFault> {
    if let Some(folder) = path.parent() {
        disk.make_folder(folder)
            .map_err(|error| DiskFault::new(Act::MakeFolder, folder, &error))?;
    }
    let beside = beside(path);
    let mut renaming = false;
    let written = disk.write(&beside, bytes).and_then(|()| {
        if sync {
            disk.sync(&beside)?;
        }
        renaming = true;
        disk.rename(&beside, path)
    });
    written.map_err(|error| {
        // Best effort: a left-over is swept by the next run all the same.
        let _ = disk.remove(&beside);
        let mut fault = DiskFault::new(Act::Write, path, &error);
        // The folder took a new file and not this one in place of the old: on Windows a file that Word
        // holds open is refused as if a right were missing.
        if renaming && fault.why == Why::NoRight && disk.exists(path) {
            fault.why = Why::InUse;
        }
        fault
    })
}

/// The name under which a file is written before it is whole.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(UNFINISHED);
    path.with_file_name(name)
}

/// Sweeps what a killed run left half-written below a folder.
pub fn sweep(disk: &dyn Disk, folder: &Path) {
    let mut paths = Vec::new();
    list(disk, folder, "", 0, &mut paths, &mut Problems::new());
    for path in paths.iter().filter(|path| path.ends_with(UNFINISHED)) {
        let _ = disk.remove(&folder.join(path));
    }
}

/// The path below a folder, if following links does not lead out of it.
///
/// # Errors
/// [`Why::LeadsOut`].
pub fn inside(disk: &dyn Disk, folder: &Path, below: &str) -> Result<PathBuf, DiskFault> {
    let full = folder.join(below);
    let leads_out = || DiskFault { act: Act::Write, path: shown(&full), why: Why::LeadsOut };
    if Path::new(below).components().any(|part| !matches!(part, Component::Normal(_))) {
        return Err(leads_out());
    }
    let mut step = folder.to_path_buf();
    for part in Path::new(below).components() {
        step.push(part);
        if disk.is_link(&step) {
            return Err(leads_out());
        }
    }
    Ok(full)
}

#[cfg(test)]
mod tests;
