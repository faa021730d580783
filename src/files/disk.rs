//! The disk as a few steps, each of which may fail; the real one, and for tests one that fails on order.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// What stands in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// Steps on a disk. Safe to take from several workers at once.
pub trait Disk: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// As the system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Writes a file, whole or not at all as far as the caller can see only after renaming.
    ///
    /// # Errors
    /// As the system says.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Adds to the end of a file, which is made where it is not there; one write, not mixed with others'.
    ///
    /// # Errors
    /// As the system says.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// How many bytes a file holds; an error for what is no file on a disk: devices and pipes have no end that
    /// could be known before.
    ///
    /// # Errors
    /// As the system says.
    fn size(&self, path: &Path) -> io::Result<u64>;
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
    /// What stands in a folder, in no certain order.
    ///
    /// # Errors
    /// As the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Waits until a file or folder has reached the disk.
    ///
    /// # Errors
    /// As the system says.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Whether something stands there.
    fn exists(&self, path: &Path) -> bool;
    /// Whether it is a link.
    fn is_link(&self, path: &Path) -> bool;
}

/// The machine's own disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::create(path)?.write_all(bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::options().create(true).append(true).open(path)?.write_all(bytes)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        let meta = fs::metadata(path)?;
        match meta.is_file() {
            true => Ok(meta.len()),
            false => Err(io::ErrorKind::IsADirectory.into()),
        }
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

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        fs::read_dir(folder)?
            .map(|entry| {
                let entry = entry?;
                let is_folder = fs::metadata(entry.path()).is_ok_and(|meta| meta.is_dir());
                Ok(Entry { name: entry.file_name().to_string_lossy().into_owned(), is_folder })
            })
            .collect()
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        match cfg!(windows) {
            // Windows cannot open a folder as a file, and needs no sync of one; a file that is only read
            // it does not sync.
            true if path.is_dir() => Ok(()),
            true => File::options().write(true).open(path)?.sync_all(),
            false => File::open(path)?.sync_all(),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn is_link(&self, path: &Path) -> bool {
        path.is_symlink()
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
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.may(Step::Read, path)?;
        RealDisk.read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // A full disk takes half of a file.
        if let Err(error) = self.may(Step::Write, path) {
            RealDisk.write(path, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        RealDisk.write(path, bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.may(Step::Write, path)?;
        RealDisk.append(path, bytes)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        RealDisk.size(path)
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

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        RealDisk.list(folder)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.may(Step::Sync, path)?;
        RealDisk.sync(path)
    }

    fn exists(&self, path: &Path) -> bool {
        RealDisk.exists(path)
    }

    fn is_link(&self, path: &Path) -> bool {
        RealDisk.is_link(path)
    }
}
