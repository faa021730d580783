//! A disk with one more folder, which is in memory: what is sent to the program is there, and copies that are made of it.
//! Nothing of it reaches the disk, so that no name can lead anywhere, and nothing is left when the program ends.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{Disk, Entry, Kind, Stamp};

/// The folder that is in memory, as problems name it.
pub const SENT: &str = "Tệp gửi lên";

/// What is in a place: a file's bytes, or a folder.
type Node = Option<Arc<Vec<u8>>>;

/// A disk with a folder in memory. Copies of it share that folder.
#[derive(Clone)]
pub struct Overlay<D> {
    disk: D,
    nodes: Arc<Mutex<BTreeMap<PathBuf, Node>>>,
}

impl<D: Disk> Overlay<D> {
    /// Nothing is in the folder yet.
    pub fn new(disk: D) -> Self {
        Overlay { disk, nodes: Arc::default() }
    }

    /// Puts a file into the folder, under a name of plain parts; the name under which it is there, where another has
    /// that one.
    pub fn put(&self, name: &str, bytes: Vec<u8>) -> PathBuf {
        let name = plain_name(name);
        let mut nodes = self.held();
        let path = (1..)
            .map(|nth| Path::new(SENT).join(numbered(&name, nth)))
            .find(|path| !nodes.contains_key(path))
            .unwrap_or_default();
        let folders = path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
        for folder in folders {
            nodes.entry(folder.to_path_buf()).or_insert(None);
        }
        nodes.insert(path.clone(), Some(Arc::new(bytes)));
        path
    }

    /// The bytes of a file of the folder, by its path.
    pub fn sent(&self, path: &Path) -> Option<Arc<Vec<u8>>> {
        self.held().get(path).cloned().flatten()
    }

    /// The paths of the files in the folder, in order.
    pub fn files(&self) -> Vec<PathBuf> {
        let nodes = self.held();
        let files = nodes.iter().filter(|(_, node)| node.is_some());
        files.map(|(path, _)| path.clone()).collect()
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Node>> {
        self.nodes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn node(&self, path: &Path) -> io::Result<Node> {
        self.held().get(path).cloned().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn bytes(&self, path: &Path) -> io::Result<Arc<Vec<u8>>> {
        self.node(path)?.ok_or_else(|| ErrorKind::IsADirectory.into())
    }

    fn set(&self, path: &Path, node: Node) -> io::Result<()> {
        let mut nodes = self.held();
        match path.parent().map(|above| nodes.get(above)) {
            Some(Some(None)) => {}
            _ if path == Path::new(SENT) => {}
            _ => return Err(ErrorKind::NotFound.into()),
        }
        nodes.insert(path.to_path_buf(), node);
        Ok(())
    }
}

/// Whether a path is in the folder.
fn is_sent(path: &Path) -> bool {
    path.starts_with(SENT)
}

/// A name without anything that leads elsewhere: its plain parts, with `/`.
fn plain_name(name: &str) -> String {
    let parts = name.split(['/', '\\', '\0']).map(str::trim);
    let plain: Vec<&str> = parts.filter(|part| !matches!(*part, "" | "." | "..")).collect();
    match plain.is_empty() {
        true => "tep".to_owned(),
        false => plain.join("/"),
    }
}

/// A name with a number before its ending, from the second on.
fn numbered(name: &str, nth: usize) -> String {
    match (nth, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, end))) => format!("{stem} ({nth}).{end}"),
        (_, None) => format!("{name} ({nth})"),
    }
}

impl<D: Disk> Disk for Overlay<D> {
    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        match is_sent(path) {
            true => Ok(None),
            false => self.disk.stamp(path),
        }
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        if !is_sent(path) {
            return self.disk.read(path, most);
        }
        let bytes = self.bytes(path)?;
        match bytes.len() as u64 > most {
            true => Err(ErrorKind::FileTooLarge.into()),
            false => Ok(bytes.to_vec()),
        }
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        match is_sent(path) {
            true => Ok(self.bytes(path)?.len() as u64),
            false => self.disk.size(path),
        }
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if !is_sent(path) {
            return self.disk.write_new(path, bytes);
        }
        match self.node(path) {
            Ok(_) => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => self.set(path, Some(Arc::new(bytes.to_vec()))),
        }
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if !is_sent(path) {
            return self.disk.append(path, bytes);
        }
        let mut whole = match self.bytes(path) {
            Ok(there) => there.to_vec(),
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        whole.extend_from_slice(bytes);
        self.set(path, Some(Arc::new(whole)))
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        match is_sent(path) {
            // Nobody else has this folder.
            true => Err(ErrorKind::Unsupported.into()),
            false => self.disk.open_lock(path),
        }
    }

    fn look(&self, path: &Path) -> io::Result<Option<Kind>> {
        match is_sent(path) {
            true => self.look_at(path),
            false => self.disk.look(path),
        }
    }

    fn look_at(&self, path: &Path) -> io::Result<Option<Kind>> {
        if !is_sent(path) {
            return self.disk.look_at(path);
        }
        let kind = |node: &Node| if node.is_some() { Kind::File } else { Kind::Folder };
        Ok(self.held().get(path).map(kind))
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        match is_sent(path) {
            true => self.node(path).map(|_| path.to_path_buf()),
            false => self.disk.real(path),
        }
    }

    fn absolute(&self, path: &Path) -> io::Result<PathBuf> {
        match is_sent(path) {
            true => Ok(path.to_path_buf()),
            false => self.disk.absolute(path),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        match (is_sent(from), is_sent(to)) {
            (false, false) => self.disk.rename(from, to),
            (true, true) => {
                let node = self.bytes(from)?;
                self.set(to, Some(node))?;
                self.held().remove(from);
                Ok(())
            }
            _ => Err(ErrorKind::CrossesDevices.into()),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        if !is_sent(path) {
            return self.disk.remove(path);
        }
        self.bytes(path)?;
        self.held().remove(path);
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        if !is_sent(path) {
            return self.disk.make_folder(path);
        }
        let mut nodes = self.held();
        for above in path.ancestors().filter(|above| !above.as_os_str().is_empty()) {
            if nodes.entry(above.to_path_buf()).or_insert(None).is_some() {
                return Err(ErrorKind::NotADirectory.into());
            }
        }
        Ok(())
    }

    fn make_new_folder(&self, path: &Path) -> io::Result<()> {
        if !is_sent(path) {
            return self.disk.make_new_folder(path);
        }
        match self.node(path) {
            Ok(_) => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => self.set(path, None),
        }
    }

    fn remove_empty_folder(&self, path: &Path) -> io::Result<()> {
        if !is_sent(path) {
            return self.disk.remove_empty_folder(path);
        }
        match self.list(path)?.is_empty() {
            true => self.remove_folder(path),
            false => Err(ErrorKind::DirectoryNotEmpty.into()),
        }
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        if !is_sent(path) {
            return self.disk.remove_folder(path);
        }
        self.held().retain(|there, _| !there.starts_with(path));
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        if !is_sent(folder) {
            return self.disk.list(folder);
        }
        let nodes = self.held();
        let inside = nodes.iter().filter(|(path, _)| path.parent() == Some(folder));
        let entry = |(path, node): (&PathBuf, &Node)| Entry {
            name: path.file_name().unwrap_or_default().to_owned(),
            kind: if node.is_some() { Kind::File } else { Kind::Folder },
        };
        Ok(inside.map(entry).collect())
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        match is_sent(path) {
            true => self.node(path).map(drop),
            false => self.disk.sync(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::RealDisk;
    use crate::files::{find, write_whole};

    #[test]
    fn names_that_lead_elsewhere_lead_into_the_folder() {
        let overlay = Overlay::new(RealDisk);
        for (name, at) in [
            ("a.docx", "a.docx"),
            ("a.docx", "a (2).docx"),
            ("../../etc/passwd", "etc/passwd"),
            ("..\\..\\C:\\x", "C:/x"),
            ("/srv/.ssh/id", "srv/.ssh/id"),
            ("con", "con"),
            ("..", "tep"),
            ("", "tep (2)"),
            ("a\0b", "a/b"),
        ] {
            let path = overlay.put(name, b"x".to_vec());
            assert_eq!(path, Path::new(SENT).join(at), "{name}");
            assert_eq!(RealDisk.look_at(&path).expect("a look"), None, "not on the disk");
            assert_eq!(overlay.read(&path, 9).expect("there"), b"x");
        }
    }

    #[test]
    fn files_of_the_folder_are_found_and_written_like_any() {
        let overlay = Overlay::new(RealDisk);
        overlay.put("b/c.docx", b"1".to_vec());
        overlay.put("a.docx", b"2".to_vec());
        let (found, problems) = find(&overlay, Path::new(SENT), |_| true);
        assert!(problems.is_empty());
        assert_eq!(found, [Path::new("a.docx"), Path::new("b/c.docx")]);
        let copy = Path::new(SENT).join("ban-sua/a.docx");
        write_whole(&overlay, &copy, b"3").expect("written");
        assert_eq!(overlay.sent(&copy).as_deref(), Some(&b"3".to_vec()));
        assert_eq!(overlay.files().len(), 3, "nothing half-written is left");
        assert!(overlay.rename(&copy, Path::new("x")).is_err(), "and nothing leaves it");
    }
}
