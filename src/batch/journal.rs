//! Shell: the journal of a run that is not over. What is about to be renamed into place is noted first,
//! so that after a kill the next run knows its own files although no manifest names them yet.
//!
//! One JSON line a file; a line that was torn by the kill is passed over. The journal goes when the
//! manifest, which then says the same, has been written.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::manifest::{Manifest, Written, sha256};
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};

/// Its name below the folder of output; hidden, so that no clerk takes it for a document.
pub const NAME: &str = ".vanban-nhat-ky";

#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    #[serde(flatten)]
    written: Written,
}

/// Notes what is about to stand at a path. Safe to call from several workers at once: a line is one write.
///
/// # Errors
/// The step that failed; the file is then not to be put in place.
pub fn note(disk: &dyn Disk, out: &Path, path: &str, written: &Written) -> Result<(), DiskFault> {
    let line = Line { path: path.to_owned(), written: written.clone() };
    let mut text = serde_json::to_string(&line).unwrap_or_default();
    // A line torn by a kill must not swallow this one.
    text.insert(0, '\n');
    text.push('\n');
    let journal = out.join(NAME);
    disk.append(&journal, text.as_bytes())
        .map_err(|error| DiskFault::new(Act::Write, &journal, &error))
}

/// Takes into the manifest what a killed run noted and what stands in its place as noted.
pub fn fold(disk: &dyn Disk, out: &Path, manifest: &mut Manifest) {
    let Ok(bytes) = disk.read(&out.join(NAME)) else {
        return;
    };
    for line in bytes.split(|byte| *byte == b'\n') {
        let Ok(Line { path, written }) = serde_json::from_slice::<Line>(line) else {
            continue;
        };
        let Ok(full) = files::inside(disk, out, &path) else {
            continue;
        };
        if disk.read(&full).is_ok_and(|there| sha256(&there) == written.sha256) {
            manifest.files.insert(path, written);
        }
    }
}

/// Ends the journal, once the manifest says the same.
pub fn end(disk: &dyn Disk, out: &Path) {
    // Left behind it does no harm: it is held against the files when read.
    let _ = disk.remove(&out.join(NAME));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::DocumentKind;
    use crate::files::disk::{FailingDisk, RealDisk, Step};

    fn written(bytes: &[u8]) -> Written {
        Written {
            kind: DocumentKind::Plan,
            agency: None,
            period: None,
            sha256: sha256(bytes),
            data_sha256: String::new(),
            template_sha256: String::new(),
        }
    }

    #[test]
    fn what_was_put_in_place_is_ours_and_nothing_else() {
        let dir = tempfile::tempdir().expect("a folder");
        let (disk, out) = (RealDisk, dir.path());
        for (path, there) in [("a", &b"ours"[..]), ("b", b"edited"), ("d", b"ours")] {
            note(&disk, out, path, &written(b"ours")).expect("notes");
            disk.write(&out.join(path), there).expect("writes");
            // The kill of a machine that tears a line.
            disk.append(&out.join(NAME), b"{\"path\":\"a").expect("appends");
        }
        note(&disk, out, "c", &written(b"ours")).expect("notes");
        note(&disk, out, "../e", &written(b"ours")).expect("notes");
        let mut manifest = Manifest::default();
        fold(&disk, out, &mut manifest);
        assert_eq!(manifest.files.keys().collect::<Vec<_>>(), ["a", "d"]);
        end(&disk, out);
        assert!(!disk.exists(&out.join(NAME)));
    }

    #[test]
    fn a_journal_that_cannot_be_written_is_said() {
        let dir = tempfile::tempdir().expect("a folder");
        let kind = std::io::ErrorKind::StorageFull;
        let disk = FailingDisk { step: Step::Write, holding: NAME, kind };
        let fault = note(&disk, dir.path(), "a", &written(b"")).expect_err("full");
        assert_eq!(fault.why, files::Why::Full);
    }
}
