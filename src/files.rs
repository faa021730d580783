//! Shell: the only module that reads and writes files.
//!
//! All of it goes through a [`Disk`], so that tests can make any step fail on any machine. A file is written next
//! to its place and renamed into it: what is there is always whole.

pub mod disk;
pub(crate) mod others;
pub(crate) mod overlay;
pub(crate) mod private;

use rayon::prelude::*;
use std::io;
use std::path::{Component, Path, PathBuf};

use self::disk::{Disk, Entry, Kind};
use self::others::Others;
use crate::limits;
use crate::problem::{Origin, Place, Problem, Problems, faults};

/// What the name of a half-written file ends in.
pub(crate) const UNFINISHED: &str = ".tmp-vanban";

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

/// Why a step on the disk failed, as far as a clerk can fix it.
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
    /// Something that is not a file, or not a folder, is in its place.
    WrongKind,
    /// Larger than any file that is read: so many bytes.
    TooLarge(u64),
    /// A folder deeper than any that is read.
    TooDeep,
    /// More files and folders in a folder than are read.
    TooMany,
    /// A link, where a file is to be written.
    Link,
    /// A link to a folder, in a folder that is read.
    LinkToFolder,
    /// A link to a file that is outside the folder that is read.
    LinkOut,
    /// Its name is no text in UTF-8, where it must be.
    NameNotUtf8,
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

impl Why {
    fn words(&self) -> String {
        let words = match self {
            Why::NotThere => "không tìm thấy",
            Why::NoRight => "không có quyền",
            Why::Full => "đĩa đã đầy",
            Why::ReadOnly => "đĩa chỉ cho đọc",
            Why::InUse => "tệp đang mở ở chương trình khác",
            Why::LeadsOut => "đây là liên kết dẫn ra ngoài thư mục kết quả",
            Why::WrongKind => "ở đó có một tệp hoặc thư mục khác loại",
            Why::TooLarge(bytes) => {
                return format!(
                    "tệp lớn {} MB, chỉ đọc tệp đến {} MB",
                    bytes / 1024 / 1024,
                    limits::files::READ / 1024 / 1024
                );
            }
            Why::TooDeep => {
                return format!("thư mục lồng nhau sâu hơn {} cấp", limits::files::DEPTH);
            }
            Why::TooMany => {
                return format!("thư mục có hơn {} tệp và thư mục con", limits::files::ENTRIES);
            }
            Why::Link => "ở đó là một liên kết, chương trình không ghi qua liên kết",
            Why::LinkToFolder => {
                "đây là liên kết đến một thư mục, chương trình không đi theo liên kết"
            }
            Why::LinkOut => "đây là liên kết đến một tệp ở ngoài thư mục đang đọc",
            Why::NameNotUtf8 => "tên tệp có ký tự không đọc được",
            Why::Itself => "đây là chính tệp đang kiểm tra",
            Why::NotUtf8 => "tệp không lưu ở bảng mã UTF-8",
            Why::Other(detail) => return format!("hệ thống báo \"{detail}\""),
        };
        words.to_owned()
    }

    fn origin(&self) -> Origin {
        match self {
            Why::TooLarge(_)
            | Why::TooDeep
            | Why::TooMany
            | Why::LinkToFolder
            | Why::LinkOut
            | Why::NameNotUtf8
            | Why::NotUtf8
            | Why::Itself => Origin::Input,
            _ => Origin::Environment,
        }
    }

    fn way_out(&self) -> &'static str {
        match self {
            Why::NotThere => "kiểm tra lại tên và vị trí của tệp, thư mục",
            Why::NoRight => "xin quyền với tệp, thư mục này hoặc chọn thư mục khác",
            Why::Full => "xóa bớt tệp không dùng rồi chạy lại; các tệp đã lập xong vẫn nguyên vẹn",
            Why::ReadOnly => "chọn thư mục kết quả khác bằng --out",
            Why::InUse => "đóng tệp ở Word hoặc chương trình khác rồi chạy lại",
            Why::LeadsOut | Why::Link => "xóa liên kết đó rồi chạy lại",
            Why::LinkToFolder | Why::LinkOut => {
                "xóa liên kết đó; cần tệp nào ở đó thì chép tệp thật vào thư mục này, hoặc ghi thẳng đường dẫn thật"
            }
            Why::NameNotUtf8 => "đổi tên tệp rồi chạy lại",
            Why::TooMany => "chọn đúng thư mục cần đọc, hoặc chia thành nhiều thư mục",
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
    }
}

impl DiskFault {
    /// The fault of a failed step.
    pub fn new(act: Act, path: &Path, error: &io::Error) -> Self {
        DiskFault { act, path: shown(path), why: error.into() }
    }
}

faults! {
    impl Fault for DiskFault;

    "MT01" {
        title: "Không đọc được tệp, thư mục",
        meaning: "Đĩa, quyền hoặc tên tệp không cho đọc.",
        advice: "kiểm tra tên, quyền, và tệp có đang mở ở chương trình khác không",
        example: Self { act: Act::Read, path: "data/plan.yaml".into(), why: Why::NoRight },
        Self { act: Act::Read, path, why } => {
            origin: why.origin(),
            message: format!("không đọc được '{path}': {}", why.words()),
            hint: why.way_out(),
        }
    }
    "MT02" {
        title: "Không ghi được tệp",
        meaning: "Đĩa đầy, không có quyền, hoặc tệp đang mở.",
        advice: "đóng tệp ở Word, giải phóng đĩa hoặc chọn thư mục khác rồi chạy lại",
        example: Self { act: Act::Write, path: "out/ke-hoach/ke-hoach.docx".into(), why: Why::InUse },
        Self { act: Act::Write, path, why } => {
            origin: why.origin(),
            message: format!("không ghi được '{path}': {}", why.words()),
            hint: why.way_out(),
        }
    }
    "MT03" {
        title: "Không tạo được thư mục",
        meaning: "Không có quyền hoặc đã có tệp cùng tên.",
        advice: "chọn thư mục khác bằng --out",
        example: Self { act: Act::MakeFolder, path: "out".into(), why: Why::ReadOnly },
        Self { act: Act::MakeFolder, path, why } => {
            origin: why.origin(),
            message: format!("không tạo thư mục được '{path}': {}", why.words()),
            hint: why.way_out(),
        }
    }
}

/// A path as a clerk reads it, with `/`; bytes that are no text as `\xFF`, so that two names never look alike.
/// Letters that a terminal obeys are the printer's to fix ([`viet::visible`](crate::viet::visible())).
pub fn shown(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        match std::path::MAIN_SEPARATOR {
            '\\' => text.push_str(&chunk.valid().replace('\\', "/")),
            _ => text.push_str(chunk.valid()),
        }
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    text
}

/// Whether something is there, links followed.
///
/// # Errors
/// The look failed: then it is not known.
pub(crate) fn is_there(disk: &dyn Disk, path: &Path) -> Result<bool, DiskFault> {
    let looked = disk.look(path).map_err(|error| DiskFault::new(Act::Read, path, &error))?;
    Ok(looked.is_some())
}

/// Whether a folder is there, links followed.
///
/// # Errors
/// The look failed: then it is not known.
pub(crate) fn is_folder(disk: &dyn Disk, path: &Path) -> Result<bool, DiskFault> {
    let looked = disk.look(path).map_err(|error| DiskFault::new(Act::Read, path, &error))?;
    Ok(looked == Some(Kind::Folder))
}

/// Whether two paths lead to one file; of what is not there, whether they are the same.
///
/// # Errors
/// A look failed: then it is not known.
pub(crate) fn is_same(disk: &dyn Disk, a: &Path, b: &Path) -> Result<bool, DiskFault> {
    let real = |path: &Path| match disk.real(path) {
        Ok(real) => Ok(Some(real)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskFault::new(Act::Read, path, &error)),
    };
    Ok(match (real(a)?, real(b)?) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    })
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
    let mut paths = Vec::new();
    let (found, mut problems) = find(disk, folder, wanted);
    for path in found {
        match path.to_str() {
            Some(text) => paths.push((shown(Path::new(text)), path)),
            None => {
                let full = shown(&folder.join(&path));
                let fault = DiskFault { act: Act::Read, path: full.clone(), why: Why::NameNotUtf8 };
                problems.at(&fault, Place::file(full));
            }
        }
    }
    // On all cores: a country's reports lie in a file each.
    let read = |(name, path): (String, PathBuf)| {
        let full = folder.join(path);
        let bytes = read_bounded(disk, &full);
        bytes
            .map(|bytes| (name, bytes))
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

/// The bytes of a plain file that is not larger than [`limits::files::READ`]; its size is asked before it is read.
///
/// # Errors
/// It does not read, or is larger.
pub(crate) fn read_bounded(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, DiskFault> {
    disk.read(path, limits::files::READ).map_err(|error| {
        let mut fault = DiskFault::new(Act::Read, path, &error);
        if error.kind() == io::ErrorKind::FileTooLarge {
            // A file of the system says that it holds nothing.
            let size = disk.size(path).unwrap_or_default();
            fault.why = Why::TooLarge(size.max(limits::files::READ + 1));
        }
        fault
    })
}

/// The bytes of a plain file; `None` only where the system says that there is none.
///
/// # Errors
/// It is there, or may, and does not read.
pub(crate) fn read_if_there(disk: &dyn Disk, path: &Path) -> Result<Option<Vec<u8>>, DiskFault> {
    match disk.read(path, u64::MAX) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskFault::new(Act::Read, path, &error)),
    }
}

/// The paths of the files below a folder that a test lets by, sorted. What systems and other programs leave about
/// is passed over ([`others`]), nothing else; links are followed to files inside the folder only. Next to them what
/// is wrong: each folder that does not read, each link that is not followed.
pub fn find(
    disk: &dyn Disk,
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
) -> (Vec<PathBuf>, Problems) {
    let mut walk = Walk {
        disk,
        root: folder,
        wanted: &wanted,
        entries: 0,
        paths: Vec::new(),
        problems: Problems::new(),
    };
    walk.folder(Path::new(""), 0);
    walk.paths.sort();
    walk.problems.sort();
    (walk.paths, walk.problems)
}

/// A way through a folder.
struct Walk<'w> {
    disk: &'w dyn Disk,
    root: &'w Path,
    wanted: &'w dyn Fn(&str) -> bool,
    entries: usize,
    paths: Vec<PathBuf>,
    problems: Problems,
}

impl Walk<'_> {
    fn tell(&mut self, path: &Path, why: Why) {
        let fault = DiskFault { act: Act::Read, path: shown(path), why };
        self.problems.push(Problem::nowhere(&fault));
    }

    fn folder(&mut self, below: &Path, depth: usize) {
        let full = self.root.join(below);
        let entries = match self.disk.list(&full) {
            Ok(entries) => entries,
            Err(error) => return self.tell(&full, Why::from(&error)),
        };
        let before = self.entries;
        self.entries += entries.len();
        if self.entries > limits::files::ENTRIES {
            if before <= limits::files::ENTRIES {
                self.tell(self.root, Why::TooMany);
            }
            return;
        }
        for Entry { name, kind } in entries {
            let path = below.join(&name);
            match kind {
                Kind::Folder if others::is_folder(&name) => {}
                Kind::Folder if depth < limits::files::DEPTH => self.folder(&path, depth + 1),
                Kind::Folder => self.tell(&full.join(&name), Why::TooDeep),
                Kind::Link => self.link(path),
                Kind::File | Kind::Other if self.is_wanted(&path) => self.paths.push(path),
                Kind::File | Kind::Other => {}
            }
        }
    }

    fn is_wanted(&self, below: &Path) -> bool {
        (self.wanted)(&shown(below)) && !self.is_others(&self.root.join(below))
    }

    fn is_others(&self, path: &Path) -> bool {
        match others::of_file(path.file_name().unwrap_or_default()) {
            Others::No => false,
            Others::Yes => true,
            // By its name; a document under such a name is one all the same.
            Others::UnlessDocument => self
                .disk
                .read(path, limits::files::OWNER)
                .is_ok_and(|bytes| !others::is_document(&bytes)),
        }
    }

    /// A link is followed to a file inside the folder, where nothing else can be read by it than without it.
    fn link(&mut self, path: PathBuf) {
        let full = self.root.join(&path);
        let why = match self.disk.look(&full) {
            Ok(Some(Kind::Folder)) => Why::LinkToFolder,
            _ if !self.is_wanted(&path) => return,
            Ok(None) => Why::NotThere,
            Ok(_) => match (self.disk.real(&full), self.disk.real(self.root)) {
                (Ok(real), Ok(root)) if real.starts_with(&root) => return self.paths.push(path),
                (Ok(_), Ok(_)) => Why::LinkOut,
                (Err(error), _) | (_, Err(error)) => Why::from(&error),
            },
            Err(error) => Why::from(&error),
        };
        self.tell(&full, why);
    }
}

/// Writes a whole file: next to its place, then, once the disk has it, renamed into its place, its folder made
/// where it is not there.
///
/// # Errors
/// The step that failed; what was there before is still there.
pub(crate) fn write_whole(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), DiskFault> {
    put(disk, path, bytes, true)
}

/// The same, but whoever writes many files syncs them afterwards, all together, and has looked at each place
/// before: by [`inside`], which lets no link by, and by reading what is there, which lets by only a plain file.
///
/// # Errors
/// As [`write_whole`].
pub(crate) fn write_to_be_synced(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
) -> Result<(), DiskFault> {
    put(disk, path, bytes, false)
}

/// Writes a whole folder (files by their paths below it): next to its place, then, once the disk has every file,
/// renamed into it. What is there must be an empty folder or nothing.
///
/// # Errors
/// The step that failed; then nothing of it is left, and what was there is still there.
pub(crate) fn write_folder_whole(
    disk: &dyn Disk,
    folder: &Path,
    files: &[(&Path, &[u8])],
) -> Result<(), DiskFault> {
    let next_to = new_folder_next_to(disk, folder)
        .map_err(|error| DiskFault::new(Act::MakeFolder, folder, &error))?;
    let filled = files.iter().try_for_each(|(below, bytes)| {
        let named = |fault: DiskFault| DiskFault { path: shown(&folder.join(below)), ..fault };
        write_whole(disk, &next_to.join(below), bytes).map_err(named)
    });
    let put = filled.and_then(|()| {
        let fault = |error: io::Error| DiskFault::new(Act::MakeFolder, folder, &error);
        // Windows renames over no folder, not even an empty one.
        match disk.look_at(folder).map_err(fault)? {
            Some(Kind::Folder) => disk.remove_empty_folder(folder).map_err(fault)?,
            Some(kind) => {
                let why = if kind == Kind::Link { Why::Link } else { Why::WrongKind };
                return Err(DiskFault { act: Act::MakeFolder, path: shown(folder), why });
            }
            None => {}
        }
        disk.rename(&next_to, folder).map_err(fault)
    });
    put.inspect_err(|_| {
        // Best effort: what is reported is the step that failed.
        let _ = disk.remove_folder(&next_to);
    })
}

/// Makes a new folder next to a place, under the first name of ours that nothing is under, the folder above it made
/// where it is not there.
fn new_folder_next_to(disk: &dyn Disk, folder: &Path) -> io::Result<PathBuf> {
    if let Some(above) = folder.parent() {
        disk.make_folder(above)?;
    }
    let mut taken = Ok(());
    for nth in 0..BESIDE {
        let next_to = next_to(folder, nth);
        match disk.make_new_folder(&next_to) {
            Ok(()) => return Ok(next_to),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = Err(error),
            Err(error) => return Err(error),
        }
    }
    taken.map(|()| PathBuf::new())
}

/// Asks that a place holds a plain file or nothing: neither a link, through which something else would be written, nor
/// a folder, a pipe or a device.
///
/// # Errors
/// It holds something else, or the look failed.
pub(crate) fn plain_or_nothing(disk: &dyn Disk, path: &Path) -> Result<(), DiskFault> {
    let why = match disk.look_at(path) {
        Ok(None | Some(Kind::File)) => return Ok(()),
        Ok(Some(Kind::Link)) => Why::Link,
        Ok(Some(Kind::Folder | Kind::Other)) => Why::WrongKind,
        Err(error) => Why::from(&error),
    };
    Err(DiskFault { act: Act::Write, path: shown(path), why })
}

fn put(disk: &dyn Disk, path: &Path, bytes: &[u8], sync: bool) -> Result<(), DiskFault> {
    if let Some(folder) = path.parent() {
        disk.make_folder(folder)
            .map_err(|error| DiskFault::new(Act::MakeFolder, folder, &error))?;
    }
    // Whoever syncs afterwards has looked already.
    if sync {
        plain_or_nothing(disk, path)?;
    }
    let fault = |error: &io::Error| DiskFault::new(Act::Write, path, error);
    let next_to = write_next_to(disk, path, bytes).map_err(|error| fault(&error))?;
    let mut renaming = false;
    let synced = if sync { disk.sync(&next_to) } else { Ok(()) };
    let written = synced.and_then(|()| {
        renaming = true;
        disk.rename(&next_to, path)
    });
    written.map_err(|error| {
        // Best effort: a left-over is swept by the next run all the same.
        let _ = disk.remove(&next_to);
        let mut fault = fault(&error);
        // The folder took a new file and not this one in place of the old: on Windows a file that Word
        // holds open is refused as if a right were missing.
        if renaming && fault.why == Why::NoRight && matches!(disk.look(path), Ok(Some(_))) {
            fault.why = Why::InUse;
        }
        fault
    })
}

/// Writes a new file next to a place, under the first name of ours that nothing is under.
fn write_next_to(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let mut taken = Ok(());
    for nth in 0..BESIDE {
        let next_to = next_to(path, nth);
        match disk.write_new(&next_to, bytes) {
            Ok(()) => return Ok(next_to),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = Err(error),
            Err(error) => return Err(error),
        }
    }
    taken.map(|()| PathBuf::new())
}

/// How many names there are to write under next to a place.
const BESIDE: usize = 8;

/// A name under which a file is written before it is whole.
pub fn next_to(path: &Path, nth: usize) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    if nth > 0 {
        name.push(format!(".{nth}"));
    }
    name.push(UNFINISHED);
    path.with_file_name(name)
}

/// Sweeps what a killed run left half-written next to a place that it had noted: plain files under names of ours.
/// Nothing else is looked for: what another left there is not ours.
pub(crate) fn sweep_next_to(disk: &dyn Disk, path: &Path) {
    for nth in 0..BESIDE {
        let next_to = next_to(path, nth);
        match disk.look_at(&next_to) {
            Ok(Some(Kind::File)) => {
                let _ = disk.remove(&next_to);
            }
            Ok(Some(_) | None) => {}
            Err(_) => return,
        }
    }
}

/// The path below a folder, if following links does not lead out of it.
///
/// # Errors
/// [`Why::LeadsOut`]; a look that failed.
pub fn inside(disk: &dyn Disk, folder: &Path, below: &str) -> Result<PathBuf, DiskFault> {
    let full = folder.join(below);
    let leads_out = || DiskFault { act: Act::Write, path: shown(&full), why: Why::LeadsOut };
    if Path::new(below).components().any(|part| !matches!(part, Component::Normal(_))) {
        return Err(leads_out());
    }
    let mut step = folder.to_path_buf();
    for part in Path::new(below).components() {
        step.push(part);
        match disk.look_at(&step) {
            Ok(Some(Kind::Link)) => return Err(leads_out()),
            // A file where a folder must be is reported by whoever writes.
            Err(error) if error.kind() != io::ErrorKind::NotADirectory => {
                return Err(DiskFault::new(Act::Write, &step, &error));
            }
            _ => {}
        }
    }
    Ok(full)
}

#[cfg(test)]
mod tests;
