//! Desk: what was read of a campaign is kept between two use cases, for whoever looks at it again and again. It is used
//! again only where every file that it was read from is the same: by its size and times, none of which may be so late
//! that a change would not show. What is not sure is read anew, so that nothing old is ever shown.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Places, Texts, Workspace};
use crate::data::gather::is_read;
use crate::files;
use crate::files::disk::{Disk, Stamp};

/// What the latest campaign was read from, and what was read.
#[derive(Default)]
pub struct Kept(Mutex<Option<(Key, Arc<Workspace>)>>);

/// Every file that takes part, with what it is known again by.
#[derive(PartialEq, Eq)]
struct Key {
    places: Places,
    files: Vec<(PathBuf, Stamp)>,
}

impl Kept {
    /// The campaign as it is on the disk now.
    pub(super) fn read(&self, disk: &dyn Disk, places: &Places) -> Arc<Workspace> {
        let before = key(disk, places);
        if let Some(before) = &before {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((key, workspace)) = &*kept
                && key == before
            {
                return Arc::clone(workspace);
            }
        }
        let workspace = Arc::new(Workspace::read(disk, places, Texts::All));
        // Nothing may have changed while it was read.
        if let Some(before) = before
            && key(disk, places).as_ref() == Some(&before)
        {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *kept = Some((before, Arc::clone(&workspace)));
        }
        workspace
    }
}

/// What the folders hold now; `None` where it cannot be known again for sure.
fn key(disk: &dyn Disk, places: &Places) -> Option<Key> {
    let mut all = Vec::new();
    for (folder, wanted) in
        [(&places.data, is_read as fn(&str) -> bool), (&places.templates, |_| true)]
    {
        match files::is_there(disk, folder) {
            Ok(true) => {}
            // An office need not have templates of its own.
            Ok(false) if *folder == places.templates => continue,
            _ => return None,
        }
        let (found, problems) = files::find(disk, folder, wanted);
        if !problems.is_empty() {
            return None;
        }
        for below in found {
            let path = folder.join(below);
            let stamp = disk.stamp(&path).ok().flatten().filter(|stamp| stamp.is_settled)?;
            all.push((path, stamp));
        }
    }
    Some(Key { places: places.clone(), files: all })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::RealDisk;
    use std::path::Path;
    use std::time::Duration;

    #[test]
    fn what_was_read_is_used_again_until_any_file_changes() {
        let dir = tempfile::tempdir().expect("a folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/starter/data");
        let places = Places {
            data: dir.path().join("data"),
            templates: dir.path().join("t"),
            out: dir.path().join("o"),
        };
        RealDisk.make_folder(&places.data).expect("made");
        for entry in RealDisk.list(&from).expect("lists") {
            let bytes = RealDisk.read(&from.join(&entry.name), u64::MAX).expect("reads");
            RealDisk.write_new(&places.data.join(&entry.name), &bytes).expect("written");
        }
        let kept = Kept::default();
        let read = || kept.read(&RealDisk, &places);
        let same = |a: &Arc<Workspace>, b: &Arc<Workspace>| Arc::ptr_eq(a, b);
        // Changed just now: another change would look the same.
        assert!(!same(&read(), &read()));
        let wait = || std::thread::sleep(Duration::from_millis(3_200));
        wait();
        let first = read();
        assert!(same(&first, &read()));
        // Of the same length, its time put back.
        let path = places.data.join("plan.yaml");
        let before = RealDisk.stamp(&path).expect("a stamp").expect("known");
        let text = String::from_utf8(RealDisk.read(&path, u64::MAX).expect("reads")).expect("text");
        RealDisk.remove(&path).expect("removed");
        RealDisk.write_new(&path, text.replacen("Nâng", "Dâng", 1).as_bytes()).expect("written");
        let file = RealDisk.open_lock(&path).expect("opens");
        file.set_modified(before.modified()).expect("put back");
        let second = read();
        assert!(!same(&first, &second));
        assert!(same(&second, &read()), "its time is old enough, it is another file");
        // One more, one less.
        let more = places.data.join("reports/2027-03/x.yaml");
        RealDisk.make_folder(more.parent().expect("a folder")).expect("made");
        RealDisk.write_new(&more, b"received: [").expect("written");
        let third = read();
        assert!(!same(&second, &third) && third.problems.has_errors());
        RealDisk.remove(&more).expect("removed");
        assert!(!read().problems.has_errors());
    }
}
