//! Shell: files that a run has written reach the disk while the next ones are being made. A disk takes its
//! time over each, and in that time no worker has to wait.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use rayon::prelude::*;

use crate::files::disk::Disk;
use crate::files::{Act, DiskFault};

/// How many files are synced at once: a disk takes several sooner than one by one.
const AT_ONCE: usize = 4;

/// Does work that tells of each file below `out` that it has written, and waits until all these and their folders
/// have reached the disk: what came of the work, and next to it the first file by its name that did not. Where the
/// machine gives no threads to wait in, files are synced after the work.
pub(super) fn meanwhile<R>(
    disk: &dyn Disk,
    out: &Path,
    work: impl FnOnce(&Sender<Arc<str>>) -> R,
) -> (R, Result<(), DiskFault>) {
    let (written, paths) = channel::<Arc<str>>();
    let sync =
        |paths: Receiver<Arc<str>>| sync_all(disk, paths.into_iter().map(|path| out.join(&*path)));
    // None of the workers: these sleep nearly all the time.
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(AT_ONCE).build() else {
        let result = work(&written);
        drop(written);
        return (result, sync(paths));
    };
    let mut synced = Ok(());
    let result = pool.in_place_scope(|scope| {
        scope.spawn(|_| synced = sync(paths));
        let result = work(&written);
        drop(written);
        result
    });
    (result, synced)
}

/// Syncs files as they are reported, then their folders.
fn sync_all(disk: &dyn Disk, paths: impl Iterator<Item = PathBuf> + Send) -> Result<(), DiskFault> {
    let fault = |path: PathBuf| {
        disk.sync(&path).err().map(|error| DiskFault::new(Act::Write, &path, &error))
    };
    let mut folders = BTreeSet::new();
    let files = paths.inspect(|path| folders.extend(path.parent().map(Path::to_path_buf)));
    let failed = files.par_bridge().filter_map(fault).min_by(|a, b| a.path.cmp(&b.path));
    match failed.or_else(|| folders.into_iter().find_map(fault)) {
        Some(fault) => Err(fault),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::{FailingDisk, RealDisk, Step};

    #[test]
    fn a_file_or_folder_that_does_not_reach_the_disk_is_reported_by_its_name() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("kỳ");
        RealDisk.make_folder(&folder).expect("made");
        let paths: Vec<PathBuf> = (0..20).map(|nth| folder.join(format!("tệp-{nth:02}"))).collect();
        let run = |holding| {
            for path in &paths {
                let _ = RealDisk.remove(path);
            }
            let disk =
                FailingDisk { step: Step::Sync, holding, kind: std::io::ErrorKind::StorageFull };
            let work = |written: &Sender<Arc<str>>| {
                for nth in (0..paths.len()).rev() {
                    disk.write_new(&paths[nth], b"x").expect("writes");
                    written.send(format!("kỳ/tệp-{nth:02}").into()).expect("heard");
                }
            };
            meanwhile(&disk, dir.path(), work).1.map_err(|fault| fault.path)
        };
        assert_eq!(run("nothing of the kind"), Ok(()));
        assert_eq!(run("tệp-1"), Err(crate::files::shown(&paths[10])));
        assert_eq!(run("kỳ"), Err(crate::files::shown(&paths[0])));
        assert_eq!(meanwhile(&RealDisk, dir.path(), |_| 1), (1, Ok(())));
    }
}
