//! Desk: a new campaign, commented and valid, that builds at once.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde::Serialize;

use super::{Machine, Refused};
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};
use crate::problem::{Problem, faults};

/// The data that a new campaign starts with.
static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/data");

/// A new campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its folder, which is made where it is not there.
    pub folder: PathBuf,
}

/// A campaign that was laid down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Its folder.
    pub folder: String,
    /// Its files, by their paths below that folder.
    pub files: Vec<String>,
}

/// A folder that holds data already.
#[derive(Debug)]
pub(super) struct Occupied {
    folder: String,
}

faults! {
    impl Fault for Occupied;

    "MT05" {
        title: "Thư mục đã có dữ liệu",
        meaning: "'vanban init' không ghi đè lên dữ liệu đã có.",
        advice: "chọn thư mục khác",
        example: Self { folder: "dot-moi".into() },
        Self { folder } => {
            message: format!("thư mục '{folder}' đã có dữ liệu nên không ghi vào đó"),
            hint: "chọn thư mục khác, ví dụ: vanban init dot-moi",
        }
    }
}

/// Lays down a new campaign. It needs no campaign that is there, so it is no use case of a [`Desk`](super::Desk).
///
/// # Errors
/// The folder holds data already, or a step on the disk failed.
pub fn init(machine: &Machine<'_>, request: &Request) -> Result<Outcome, Refused> {
    lay_down(machine.disk, &request.folder)?;
    let mut files: Vec<String> =
        starter().iter().map(|(path, _)| format!("data/{}", files::shown(path))).collect();
    files.sort();
    Ok(Outcome { folder: files::shown(&request.folder), files })
}

fn lay_down(disk: &dyn Disk, folder: &Path) -> Result<(), Problem> {
    let data = folder.join("data");
    let as_problem = |fault: DiskFault| Problem::nowhere(&fault);
    let is_empty = match files::is_there(disk, &data).map_err(as_problem)? {
        true => {
            let entries = disk.list(&data);
            entries
                .map_err(|error| as_problem(DiskFault::new(Act::Read, &data, &error)))?
                .is_empty()
        }
        false => true,
    };
    if !is_empty {
        return Err(Problem::nowhere(&Occupied { folder: files::shown(&data) }));
    }
    let templates = folder.join("templates");
    let mut made = Vec::new();
    for folder in [folder, &templates] {
        if !files::is_there(disk, folder).map_err(as_problem)? {
            made.push(folder);
        }
    }
    let fault = |error| DiskFault::new(Act::MakeFolder, &templates, &error);
    let put = disk
        .make_folder(&templates)
        .map_err(fault)
        // The data last and whole: half of a campaign would only be in the way of the next try.
        .and_then(|()| files::write_folder_whole(disk, &data, &starter()));
    put.map_err(|fault| {
        for folder in made.into_iter().rev() {
            // Best effort: what is reported is the step that failed.
            let _ = disk.remove_empty_folder(folder);
        }
        as_problem(fault)
    })
}

/// The files of a new campaign, by their paths below its folder of data.
fn starter() -> Vec<(&'static Path, &'static [u8])> {
    let mut found = Vec::new();
    let mut waiting = vec![&STARTER];
    while let Some(dir) = waiting.pop() {
        found.extend(dir.files().map(|file| (file.path(), file.contents())));
        waiting.extend(dir.dirs());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::{FailingDisk, RealDisk, Step};

    #[test]
    fn a_campaign_that_cannot_be_laid_down_whole_leaves_nothing_after() {
        for (step, holding) in [
            (Step::Write, "plan.yaml"),
            (Step::Sync, "office.yaml"),
            (Step::MakeFolder, "templates"),
            (Step::MakeFolder, "data.tmp-vanban"),
            (Step::Rename, "data"),
        ] {
            let dir = tempfile::tempdir().expect("a folder");
            let folder = dir.path().join("đợt");
            let disk = FailingDisk { step, holding, kind: std::io::ErrorKind::StorageFull };
            lay_down(&disk, &folder).expect_err("a fault");
            assert_eq!(disk.look_at(&folder).expect("a look"), None, "{step:?} {holding}");
            // What was there before stays, also an empty folder for the data.
            let data = folder.join("data");
            RealDisk.make_folder(&data).expect("made");
            lay_down(&disk, &folder).expect_err("a fault");
            let left: Vec<_> = RealDisk.list(&folder).expect("lists");
            let left: Vec<_> = left.iter().map(|entry| entry.name.to_string_lossy()).collect();
            assert!(left == ["data"] || left == [""; 0], "{step:?} {holding}: {left:?}");
            lay_down(&RealDisk, &folder).expect("the next try finds nothing in its way");
            assert!(!RealDisk.list(&data).expect("lists").is_empty());
        }
    }
}
