//! Shell: `manifest.json`, what the program wrote last and from what; and what that means for a file that now is in
//! its place.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::noted::{Noted, Notes};
use crate::compose::DocumentKind;
use crate::data::hash::Hash;
use crate::data::scalar::Id;
use crate::files::disk::Disk;
use crate::files::{self, DiskFault};

/// Its name below the folder of output.
pub const NAME: &str = "manifest.json";

/// What the program wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    program: String,
    version: String,
    /// Each file by its path below the folder of output.
    pub files: BTreeMap<Arc<str>, Written>,
    /// What runs that were killed wrote next to these.
    #[serde(skip)]
    journal: Noted,
}

/// A file that the program wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What it is.
    pub kind: DocumentKind,
    /// Whose form.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agency: Option<Id>,
    /// Of which period.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub period: Option<Id>,
    /// Of the file.
    pub sha256: Hash,
    /// Of the data that it was made from.
    pub data_sha256: Hash,
    /// Of the template and profile.
    pub template_sha256: Hash,
}

/// What is to be done with a place where a document belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is there, or what we wrote: write.
    Write,
    /// What is there is what would be written.
    Unchanged,
    /// A person has changed it: leave it alone.
    Edited,
}

impl Default for Manifest {
    fn default() -> Self {
        let (program, version) = (env!("CARGO_PKG_NAME").into(), env!("CARGO_PKG_VERSION").into());
        Manifest { program, version, files: BTreeMap::new(), journal: Noted::default() }
    }
}

impl Manifest {
    /// The manifest of a folder; an empty one where there is none. The second value says whether one is
    /// there that is no manifest. A run that will write sweeps what a killed one left half-written.
    ///
    /// # Errors
    /// It, or the journal, is there and does not read: then it is not known what is the program's own.
    pub fn read(disk: &dyn Disk, out: &Path, writes: bool) -> Result<(Self, bool), DiskFault> {
        let path = out.join(NAME);
        files::plain_or_nothing(disk, &path)?;
        let journal = match writes {
            true => Noted::begin(disk, out, Notes::Journal)?,
            false => Noted::read(disk, out, Notes::Journal)?,
        };
        let none = Manifest { journal, ..Manifest::default() };
        let Some(bytes) = files::read_if_there(disk, &path)? else {
            return Ok((none, false));
        };
        Ok(match serde_json::from_slice::<Manifest>(&bytes) {
            Ok(read) => (Manifest { files: read.files, ..none }, false),
            Err(_) => (none, true),
        })
    }

    /// Writes the manifest, where it differs from what is there. Entries whose files are gone go too.
    ///
    /// # Errors
    /// The step that failed.
    pub fn write(&mut self, disk: &dyn Disk, out: &Path) -> Result<(), DiskFault> {
        // Of what cannot be looked at it is not known that it is gone.
        self.files.retain(|path, _| !matches!(disk.look(&out.join(&**path)), Ok(None)));
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        let path = out.join(NAME);
        if files::read_if_there(disk, &path)?.is_none_or(|there| there != text.as_bytes()) {
            Notes::Journal.note(disk, out, NAME, Hash::of(text.as_bytes()))?;
            files::write_whole(disk, &path, text.as_bytes())?;
        }
        Notes::Journal.close(disk, out);
        Ok(())
    }

    /// What is to be done with a place, given the hash of what is there (`None`: nothing) and of what would be
    /// written.
    pub fn verdict(&self, path: &str, there: Option<Hash>, new: Hash, overwrite: bool) -> Verdict {
        match there {
            None => Verdict::Write,
            Some(there) if there == new => Verdict::Unchanged,
            Some(_) if overwrite => Verdict::Write,
            Some(there) if self.files.get(path).is_some_and(|entry| entry.sha256 == there) => {
                Verdict::Write
            }
            Some(there) if self.journal.holds(path, there) => Verdict::Write,
            Some(_) => Verdict::Edited,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::{self, FailingDisk, Step};

    fn known(hash: &str) -> Manifest {
        let entry = Written {
            kind: DocumentKind::Plan,
            agency: None,
            period: None,
            sha256: Hash::of(hash.as_bytes()),
            data_sha256: Hash::of(b""),
            template_sha256: Hash::of(b""),
        };
        Manifest { files: BTreeMap::from([("a".into(), entry)]), ..Manifest::default() }
    }

    #[test]
    fn a_file_that_a_person_edited_is_never_overwritten_unasked() {
        use Verdict::{Edited, Unchanged, Write};
        for (ours, there, overwrite, verdict) in [
            ("old", None, false, Write),
            ("old", Some("new"), false, Unchanged),
            ("old", Some("old"), false, Write),
            ("old", Some("edited"), false, Edited),
            ("old", Some("edited"), true, Write),
            ("", Some("stranger"), false, Edited),
            ("", Some("new"), true, Unchanged),
        ] {
            assert_eq!(
                known(ours).verdict(
                    "a",
                    there.map(|there: &str| Hash::of(there.as_bytes())),
                    Hash::of(b"new"),
                    overwrite
                ),
                verdict,
                "{ours} {there:?}"
            );
        }
    }

    #[test]
    fn a_broken_manifest_is_as_none() {
        let dir = tempfile::tempdir().expect("a folder");
        let disk = files::disk::RealDisk;
        let read = || Manifest::read(&disk, dir.path(), false);
        assert_eq!(read(), Ok((Manifest::default(), false)));
        disk.write_new(&dir.path().join(NAME), b"{").expect("writes");
        assert_eq!(read(), Ok((Manifest::default(), true)));
    }

    #[test]
    fn a_manifest_that_does_not_read_is_not_none() {
        let dir = tempfile::tempdir().expect("a folder");
        let (step, kind) = (Step::Read, std::io::ErrorKind::PermissionDenied);
        for holding in [NAME, ".vanban.journal"] {
            disk::RealDisk.append(&dir.path().join(holding), b"").expect("writes");
            let disk = FailingDisk { step, holding, kind };
            let fault = Manifest::read(&disk, dir.path(), true).expect_err("a fault");
            assert_eq!(fault.why, files::Why::NoRight);
        }
    }

    #[test]
    fn entries_whose_files_are_gone_go_too() {
        let dir = tempfile::tempdir().expect("a folder");
        let disk = files::disk::RealDisk;
        let mut manifest = known("x");
        manifest.write(&disk, dir.path()).expect("writes");
        let read = Manifest::read(&disk, dir.path(), false).expect("reads");
        assert!(read.0.files.is_empty());
    }
}
