//! Shell: files that hold what the program writes, a line each: hash and path. A line is there before the file is,
//! so that whatever a kill leaves is known for the program's own.
//!
//! Two of them: the journal of a run in the folder of output, which goes once the manifest is written, and the list
//! ([`Ledger`](super::ledger::Ledger)) of what is written next to documents.

use std::collections::BTreeSet;
use std::path::Path;

use super::manifest::NAME as MANIFEST;
use crate::data::hash::Hash;
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};
use crate::viet::visible_line;

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// What a run is about to put into its place.
    Journal,
    /// What was written next to documents: PDFs, archives, tables, copies.
    Written,
}

impl Notes {
    fn name(self) -> &'static str {
        match self {
            Notes::Journal => ".vanban.journal",
            Notes::Written => ".vanban.written",
        }
    }

    /// Notes a file before it is put into its place.
    ///
    /// # Errors
    /// The note cannot be written; then the file must not be.
    pub(super) fn note(
        self,
        disk: &dyn Disk,
        folder: &Path,
        path: &str,
        sha256: Hash,
    ) -> Result<(), DiskFault> {
        let notes = folder.join(self.name());
        // A line end first: what a kill split off must not swallow this line.
        let text = format!("\n{}", line(path, sha256));
        disk.append(&notes, text.as_bytes())
            .map_err(|error| DiskFault::new(Act::Write, &notes, &error))
    }

    /// Takes the file away: something else knows all that it said.
    pub(super) fn close(self, disk: &dyn Disk, folder: &Path) {
        // Left after it only says what is true.
        let _ = disk.remove(&folder.join(self.name()));
    }
}

/// What was noted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noted(BTreeSet<String>);

impl Noted {
    /// What was noted in a folder; nothing where there is no such file. A line that was split in two by a kill
    /// matches nothing and does no harm.
    ///
    /// # Errors
    /// It is there and does not read, or is no plain file: then it is not known what is the program's own.
    pub(super) fn read(disk: &dyn Disk, folder: &Path, notes: Notes) -> Result<Self, DiskFault> {
        let path = folder.join(notes.name());
        files::plain_or_nothing(disk, &path)?;
        let bytes = files::read_if_there(disk, &path)?.unwrap_or_default();
        Ok(Noted(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()))
    }

    /// The same for a run that will write: what a killed run left half-written is swept, and the file is rebuilt,
    /// so that nothing is added to what may be elsewhere under another name too.
    ///
    /// # Errors
    /// As [`Noted::read`]; it cannot be written.
    pub(super) fn begin(disk: &dyn Disk, folder: &Path, notes: Notes) -> Result<Self, DiskFault> {
        let noted = Noted::read(disk, folder, notes)?;
        // Names of ours alone, which no line notes: a kill may have come while they were written.
        for own in [notes.name(), MANIFEST] {
            files::sweep_next_to(disk, &folder.join(own));
        }
        if noted.0.is_empty() {
            return Ok(noted);
        }
        for line in &noted.0 {
            let below = line.split_once(' ').map(|(_, below)| below);
            if let Some(Ok(path)) = below.map(|below| files::inside(disk, folder, below)) {
                files::sweep_next_to(disk, &path);
            }
        }
        let lines: Vec<&str> = noted.0.iter().map(String::as_str).collect();
        files::write_whole(disk, &folder.join(notes.name()), lines.join("\n").as_bytes())?;
        Ok(noted)
    }

    /// Whether the program wrote this file.
    pub(super) fn holds(&self, path: &str, sha256: Hash) -> bool {
        self.0.contains(&line(path, sha256))
    }
}

fn line(path: &str, sha256: Hash) -> String {
    format!("{sha256} {}", visible_line(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::RealDisk;

    #[test]
    fn a_split_line_does_no_harm() {
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path();
        let read = || Noted::read(&RealDisk, out, Notes::Journal).expect("reads");
        let note = |path, hash| Notes::Journal.note(&RealDisk, out, path, hash).expect("notes");
        let (one, two) = (Hash::of(b"1"), Hash::of(b"2"));
        assert!(!read().holds("a.docx", one));
        note("a.docx", one);
        RealDisk.append(&out.join(Notes::Journal.name()), b"\n56").expect("a torn line");
        note("b.docx", two);
        let noted = Noted::begin(&RealDisk, out, Notes::Journal).expect("reads");
        assert_eq!(noted, read(), "made anew, it says the same");
        assert!(noted.holds("a.docx", one) && noted.holds("b.docx", two));
        assert!(!noted.holds("b.docx", one) && !noted.holds("a.docx", two));
        Notes::Journal.close(&RealDisk, out);
        assert!(!read().holds("a.docx", one));
    }

    #[test]
    fn what_a_killed_run_left_half_written_is_swept_and_nothing_else() {
        for notes in [Notes::Journal, Notes::Written] {
            let dir = tempfile::tempdir().expect("a folder");
            let folder = dir.path().join("bieu-mau");
            RealDisk.make_folder(&folder).expect("made");
            let noted = folder.join("a.docx");
            notes.note(&RealDisk, dir.path(), "bieu-mau/a.docx", Hash::of(b"1")).expect("notes");
            let next_to = |path: &Path, nth| files::next_to(path, nth);
            let list = dir.path().join(notes.name());
            let ours = [next_to(&noted, 0), next_to(&noted, 3), next_to(&list, 0)];
            let others = [next_to(&folder.join("b.docx"), 0), folder.join("a.docx"), list.clone()];
            for path in ours.iter().chain(&others[..2]) {
                RealDisk.append(path, b"half").expect("left");
            }
            Noted::begin(&RealDisk, dir.path(), notes).expect("reads");
            for path in &ours {
                assert_eq!(RealDisk.look_at(path).expect("a look"), None, "{path:?}");
            }
            for path in &others {
                assert!(RealDisk.look_at(path).expect("a look").is_some(), "{path:?}");
            }
        }
    }

    #[test]
    fn a_name_with_a_line_end_notes_no_other_file() {
        let dir = tempfile::tempdir().expect("a folder");
        let (one, two) = (Hash::of(b"1"), Hash::of(b"2"));
        let name = format!("a.docx\n{two} b.docx");
        Notes::Written.note(&RealDisk, dir.path(), &name, one).expect("notes");
        let noted = Noted::read(&RealDisk, dir.path(), Notes::Written).expect("reads");
        assert!(noted.holds(&name, one) && !noted.holds("b.docx", two));
    }
}
