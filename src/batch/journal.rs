//! Shell: the journal of a run, what it is about to put into its place. A run that is killed leaves whole
//! files that no manifest names; the journal tells the next run that these are the program's and no
//! person's. It goes once the manifest is written.

use std::collections::BTreeSet;
use std::path::Path;

use crate::data::hash::Hash;
use crate::files::disk::Disk;
use crate::files::{Act, DiskFault};

/// Its name below the folder of output.
const NAME: &str = ".vanban.journal";

/// What runs that were killed had written or were about to write: hash and path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journal(BTreeSet<String>);

impl Journal {
    /// The journal that a killed run left; an empty one where there is none. A line that was torn in two by
    /// the kill matches nothing and does no harm.
    pub(super) fn read(disk: &dyn Disk, out: &Path) -> Self {
        let bytes = disk.read(&out.join(NAME)).unwrap_or_default();
        Journal(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect())
    }

    /// Whether a killed run wrote this file.
    pub(super) fn holds(&self, path: &str, sha256: Hash) -> bool {
        self.0.contains(&line(path, sha256))
    }

    /// Notes a file before it is put into its place.
    ///
    /// # Errors
    /// The journal cannot be written; then the file must not be.
    pub(super) fn note(
        disk: &dyn Disk,
        out: &Path,
        path: &str,
        sha256: Hash,
    ) -> Result<(), DiskFault> {
        let journal = out.join(NAME);
        // A line end first: what a kill tore off must not swallow this line.
        let text = format!("\n{}", line(path, sha256));
        disk.append(&journal, text.as_bytes())
            .map_err(|error| DiskFault::new(Act::Write, &journal, &error))
    }

    /// Takes the journal away: the manifest knows all that it said.
    pub(super) fn close(disk: &dyn Disk, out: &Path) {
        let journal = out.join(NAME);
        if disk.exists(&journal) {
            // Left behind it only says what is true.
            let _ = disk.remove(&journal);
        }
    }
}

fn line(path: &str, sha256: Hash) -> String {
    format!("{sha256} {path}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::RealDisk;

    #[test]
    fn a_torn_line_does_no_harm() {
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path();
        let (one, two) = (Hash::of(b"1"), Hash::of(b"2"));
        assert!(!Journal::read(&RealDisk, out).holds("a.docx", one));
        Journal::note(&RealDisk, out, "a.docx", one).expect("notes");
        RealDisk.append(&out.join(NAME), b"\n56").expect("a torn line");
        Journal::note(&RealDisk, out, "b.docx", two).expect("notes");
        let journal = Journal::read(&RealDisk, out);
        assert!(journal.holds("a.docx", one) && journal.holds("b.docx", two));
        assert!(!journal.holds("b.docx", one) && !journal.holds("a.docx", two));
        Journal::close(&RealDisk, out);
        assert!(!Journal::read(&RealDisk, out).holds("a.docx", one));
    }
}
