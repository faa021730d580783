//! The disk as a few steps, each of which may fail; the real one, and for tests one that fails on order.
//!
//! A look that fails is an error: "not there" is only what the system says is not there. Nothing is opened for
//! writing through a link, and only plain files are read.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::limits;

/// What is in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A link to something else.
    Link,
    /// A pipe, a device, a socket.
    Other,
}

impl From<fs::FileType> for Kind {
    fn from(kind: fs::FileType) -> Self {
        match () {
            () if kind.is_symlink() => Kind::Link,
            () if kind.is_dir() => Kind::Folder,
            () if kind.is_file() => Kind::File,
            () => Kind::Other,
        }
    }
}

/// What is in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, as the system holds it: it need not be text.
    pub name: OsString,
    /// What it is, a link not followed.
    pub kind: Kind,
}

/// What the system says of a file, by which it is known again: as long as it is the same, so is what the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: SystemTime,
    /// On Unix the file itself and the day of its last change of any kind, which nobody sets.
    own: (u64, i64, i64),
    /// Whether it was changed long enough before it was looked at: a change in the same moment would leave the same
    /// stamp.
    pub is_settled: bool,
}

#[cfg(test)]
impl Stamp {
    /// When the file was changed.
    pub(crate) fn modified(&self) -> SystemTime {
        self.modified
    }
}

/// How exactly the coarsest of today's disks tells when a file was changed (FAT: two seconds), and some more.
const MOMENT: Duration = Duration::from_secs(3);

/// Steps on a disk. Safe to take from several workers at once.
pub trait Disk: Sync {
    /// What a file is known again by, links followed; `None` of a disk that cannot tell.
    ///
    /// # Errors
    /// As the system says.
    fn stamp(&self, _path: &Path) -> io::Result<Option<Stamp>> {
        Ok(None)
    }
    /// The bytes of a plain file that holds no more than `most`.
    ///
    /// # Errors
    /// As the system says; [`ErrorKind::FileTooLarge`]; [`ErrorKind::IsADirectory`] for what is no plain file,
    /// which is not waited for.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// How many bytes a plain file holds, as the system says; of its own files, as those under `/proc`, it says
    /// none.
    ///
    /// # Errors
    /// As the system says; [`ErrorKind::IsADirectory`] for what is no plain file: devices and pipes have no end
    /// that could be known before.
    fn size(&self, path: &Path) -> io::Result<u64>;
    /// Writes a file that was not there; whole or not at all as far as the caller can see only after renaming.
    ///
    /// # Errors
    /// As the system says; [`ErrorKind::AlreadyExists`] where anything is there, be it a link to nothing.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Adds to the end of a plain file, which is made where it is not there; one write, not mixed with others'.
    ///
    /// # Errors
    /// As the system says, and for a link.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Opens a plain file to be locked, which is made where it is not there; what it holds stays.
    ///
    /// # Errors
    /// As the system says, and for a link.
    fn open_lock(&self, path: &Path) -> io::Result<File>;
    /// What a path leads to, links followed; `None` where the system says that there is nothing.
    ///
    /// # Errors
    /// As the system says: then it is not known.
    fn look(&self, path: &Path) -> io::Result<Option<Kind>>;
    /// What is in a place, a link not followed; `None` where the system says that there is nothing.
    ///
    /// # Errors
    /// As the system says: then it is not known.
    fn look_at(&self, path: &Path) -> io::Result<Option<Kind>>;
    /// Where a path leads once all links are followed.
    ///
    /// # Errors
    /// As the system says.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;
    /// A path from the root on, links not followed, whether or not anything is there.
    ///
    /// # Errors
    /// The folder in which the program was started is not known.
    fn absolute(&self, path: &Path) -> io::Result<PathBuf>;
    /// Moves a file over another.
    ///
    /// # Errors
    /// As the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// As the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder with all above it.
    ///
    /// # Errors
    /// As the system says.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder that was not there.
    ///
    /// # Errors
    /// As the system says; [`ErrorKind::AlreadyExists`] where anything is there.
    fn make_new_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder in which nothing is.
    ///
    /// # Errors
    /// As the system says; anything is in it.
    fn remove_empty_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with all below it; links in it are removed and not followed.
    ///
    /// # Errors
    /// As the system says.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// What is in a folder, in no certain order.
    ///
    /// # Errors
    /// As the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Waits until a file or folder has reached the disk.
    ///
    /// # Errors
    /// As the system says.
    fn sync(&self, path: &Path) -> io::Result<()>;
}

/// The machine's own disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

/// How a file is opened here: never waiting for the other end of a pipe.
#[cfg(unix)]
fn opening(follow: bool) -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, !follow);
    let mut options = File::options();
    // The bits of the flags are those of the system's own `int`.
    options.custom_flags(flags.bits() as i32);
    options
}

/// How a file is opened here.
#[cfg(windows)]
fn opening(follow: bool) -> OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;
    /// `FILE_FLAG_OPEN_REPARSE_POINT`: a link itself, which is then no plain file.
    const THE_LINK_ITSELF: u32 = 0x0020_0000;
    let mut options = File::options();
    if !follow {
        options.custom_flags(THE_LINK_ITSELF);
    }
    options
}

/// How a file is opened here.
#[cfg(not(any(unix, windows)))]
fn opening(_follow: bool) -> OpenOptions {
    File::options()
}

/// The file, if it is a plain one.
fn plain(file: File) -> io::Result<File> {
    match Kind::from(file.metadata()?.file_type()) {
        Kind::File => Ok(file),
        _ => Err(ErrorKind::IsADirectory.into()),
    }
}

/// What was looked for, where the system found it or says that it is not there.
fn found(looked: io::Result<fs::Metadata>) -> io::Result<Option<Kind>> {
    match looked {
        Ok(meta) => Ok(Some(meta.file_type().into())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

impl Disk for RealDisk {
    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        let meta = fs::metadata(path)?;
        let modified = meta.modified()?;
        #[cfg(unix)]
        let own = {
            use std::os::unix::fs::MetadataExt;
            (meta.ino(), meta.ctime(), meta.ctime_nsec())
        };
        #[cfg(not(unix))]
        let own = (0, 0, 0);
        let is_settled = SystemTime::now().duration_since(modified).is_ok_and(|ago| ago > MOMENT);
        Ok(Some(Stamp { size: meta.len(), modified, own, is_settled }))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        // Looked at before it is opened: opening a device may do something.
        let size = self.size(path)?;
        if size > most {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let file = plain(opening(true).read(true).open(path)?)?;
        let mut bytes = Vec::with_capacity(size as usize);
        // Files of the system say that they hold nothing, others grow: what is read is bounded all the same.
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        match bytes.len() as u64 > most {
            true => Err(ErrorKind::FileTooLarge.into()),
            false => Ok(bytes),
        }
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        let meta = fs::metadata(path)?;
        match Kind::from(meta.file_type()) {
            Kind::File => Ok(meta.len()),
            _ => Err(ErrorKind::IsADirectory.into()),
        }
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::options().write(true).create_new(true).open(path)?;
        file.write_all(bytes).inspect_err(|_| {
            // Best effort: a left-over is swept by the next run all the same.
            let _ = fs::remove_file(path);
        })
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        plain(opening(false).create(true).append(true).open(path)?)?.write_all(bytes)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        // For reading as well: of a pipe only to write nobody reads, opening fails in words of its own.
        plain(opening(false).create(true).truncate(false).read(true).write(true).open(path)?)
    }

    fn look(&self, path: &Path) -> io::Result<Option<Kind>> {
        found(fs::metadata(path))
    }

    fn look_at(&self, path: &Path) -> io::Result<Option<Kind>> {
        found(fs::symlink_metadata(path))
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn absolute(&self, path: &Path) -> io::Result<PathBuf> {
        std::path::absolute(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn make_new_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn remove_empty_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            match entry.file_type() {
                Ok(kind) => entries.push(Entry { name: entry.file_name(), kind: kind.into() }),
                // Removed since.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
            // More than any folder that is read: no more of it is needed to say so.
            if entries.len() > limits::files::ENTRIES {
                break;
            }
        }
        Ok(entries)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        match cfg!(windows) {
            // Windows cannot open a folder as a file, and needs no sync of one; a file that is only read
            // it does not sync.
            true if matches!(self.look(path)?, Some(Kind::Folder)) => Ok(()),
            true => File::options().write(true).open(path)?.sync_all(),
            false => File::open(path)?.sync_all(),
        }
    }
}

/// A step that a [`FailingDisk`] refuses.
#[cfg(test)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Read,
    Write,
    Rename,
    MakeFolder,
    Sync,
    Look,
}

/// The machine's disk, refusing a step for paths that hold a text.
#[cfg(test)]
pub(crate) struct FailingDisk {
    pub(crate) step: Step,
    pub(crate) holding: &'static str,
    pub(crate) kind: io::ErrorKind,
}

#[cfg(test)]
impl FailingDisk {
    fn may(&self, step: Step, path: &Path) -> io::Result<()> {
        match step == self.step && path.to_string_lossy().contains(self.holding) {
            true => Err(self.kind.into()),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
impl Disk for FailingDisk {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.may(Step::Read, path)?;
        RealDisk.read(path, most)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        self.may(Step::Look, path)?;
        RealDisk.size(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // A full disk takes half of a file.
        if let Err(error) = self.may(Step::Write, path) {
            RealDisk.write_new(path, &bytes[..bytes.len() / 2])?;
            RealDisk.remove(path)?;
            return Err(error);
        }
        RealDisk.write_new(path, bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.may(Step::Write, path)?;
        RealDisk.append(path, bytes)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        RealDisk.open_lock(path)
    }

    fn look(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.may(Step::Look, path)?;
        RealDisk.look(path)
    }

    fn look_at(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.may(Step::Look, path)?;
        RealDisk.look_at(path)
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.may(Step::Look, path)?;
        RealDisk.real(path)
    }

    fn absolute(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.absolute(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may(Step::Rename, to)?;
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.may(Step::MakeFolder, path)?;
        RealDisk.make_folder(path)
    }

    fn make_new_folder(&self, path: &Path) -> io::Result<()> {
        self.may(Step::MakeFolder, path)?;
        RealDisk.make_new_folder(path)
    }

    fn remove_empty_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_empty_folder(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        RealDisk.list(folder)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.may(Step::Sync, path)?;
        RealDisk.sync(path)
    }
}
