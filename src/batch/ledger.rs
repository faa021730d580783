//! Shell: what is written next to documents (PDFs, archives, tables, copies with comments). A list in the same
//! folder tells what the program wrote; what it did not write, or what a person has changed since, is left alone.

use std::path::{Path, PathBuf};

use super::noted::{Noted, Notes};
use super::{BatchFault, hash_of};
use crate::data::hash::Hash;
use crate::files::disk::Disk;
use crate::files::{self, DiskFault};
use crate::problem::Problem;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// Written.
    Written,
    /// It was there as it is.
    Unchanged,
    /// What is there is a person's: left alone.
    Kept,
}

/// What the program has written into a folder. Several workers may put files at once.
pub struct Ledger<'d> {
    disk: &'d dyn Disk,
    folder: PathBuf,
    noted: Noted,
    overwrite: bool,
}

impl<'d> Ledger<'d> {
    /// The list of a folder; an empty one where there is none.
    ///
    /// # Errors
    /// It does not read: then it is not known what is the program's own.
    pub fn open(disk: &'d dyn Disk, folder: &Path, overwrite: bool) -> Result<Self, DiskFault> {
        // A file without a folder before its name is here.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let noted = Noted::begin(disk, folder, Notes::Written)?;
        Ok(Ledger { disk, folder: folder.to_path_buf(), noted, overwrite })
    }

    /// What is in a place: nothing or the program's own, which may be written over, or a person's.
    ///
    /// # Errors
    /// It does not read, or a link leads there.
    pub fn may_write(&self, below: &str) -> Result<bool, DiskFault> {
        let path = files::inside(self.disk, &self.folder, below)?;
        let there = hash_of(self.disk, &path)?;
        Ok(self.overwrite || there.is_none_or(|there| self.noted.holds(below, there)))
    }

    /// Puts a file into its place, if no person's is there.
    ///
    /// # Errors
    /// What is there does not read, or a step of writing failed.
    pub fn put(&self, below: &str, bytes: &[u8]) -> Result<Put, DiskFault> {
        let path = files::inside(self.disk, &self.folder, below)?;
        let sha256 = Hash::of(bytes);
        match hash_of(self.disk, &path)? {
            Some(there) if there == sha256 => return Ok(Put::Unchanged),
            Some(there) if !self.overwrite && !self.noted.holds(below, there) => {
                return Ok(Put::Kept);
            }
            _ => {}
        }
        let make =
            |error: std::io::Error| DiskFault::new(files::Act::MakeFolder, &self.folder, &error);
        self.disk.make_folder(&self.folder).map_err(make)?;
        Notes::Written.note(self.disk, &self.folder, below, sha256)?;
        files::write_whole(self.disk, &path, bytes)?;
        Ok(Put::Written)
    }

    /// Removes a file that would be taken for what could not be rebuilt, if it is the program's own.
    pub fn remove_own(&self, below: &str) {
        let path = files::inside(self.disk, &self.folder, below);
        let own = |path: &PathBuf| {
            let there = hash_of(self.disk, path).ok().flatten();
            there.is_some_and(|there| self.noted.holds(below, there))
        };
        if let Some(path) = path.ok().filter(own) {
            // Best effort: that it was not made is reported all the same.
            let _ = self.disk.remove(&path);
        }
    }
}

/// Puts a file that a person named into its place.
///
/// # Errors
/// A person's file is there, or a step failed.
pub fn put_named(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    overwrite: bool,
) -> Result<(), Problem> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ledger = Ledger::open(disk, folder, overwrite).map_err(|fault| Problem::nowhere(&fault))?;
    match ledger.put(&name, bytes) {
        Ok(Put::Written | Put::Unchanged) => Ok(()),
        Ok(Put::Kept) => Err(Problem::nowhere(&BatchFault::NotOurs { path: files::shown(path) })),
        Err(fault) => Err(Problem::nowhere(&fault)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::RealDisk;

    #[test]
    fn only_what_the_program_wrote_is_written_over() {
        let dir = tempfile::tempdir().expect("a folder");
        let put = |bytes: &[u8], overwrite| {
            let ledger = Ledger::open(&RealDisk, dir.path(), overwrite).expect("opens");
            ledger.put("a/b.pdf", bytes).expect("no fault")
        };
        let path = dir.path().join("a/b.pdf");
        assert_eq!(put(b"1", false), Put::Written);
        assert_eq!(put(b"1", false), Put::Unchanged);
        assert_eq!(put(b"2", false), Put::Written);
        files::write_whole(&RealDisk, &path, b"a person's").expect("edited");
        assert_eq!(put(b"3", false), Put::Kept);
        assert_eq!(files::read_if_there(&RealDisk, &path), Ok(Some(b"a person's".to_vec())));
        Ledger::open(&RealDisk, dir.path(), false).expect("opens").remove_own("a/b.pdf");
        assert!(files::is_there(&RealDisk, &path).expect("a look"), "it is not the program's");
        assert_eq!(put(b"3", true), Put::Written);
        Ledger::open(&RealDisk, dir.path(), false).expect("opens").remove_own("a/b.pdf");
        assert!(!files::is_there(&RealDisk, &path).expect("a look"));
    }
}
