//! A disk that holds its files in memory: what does not go through the port is not there.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use vanban::files::disk::{Disk, Entry, Kind};

/// What is in a place: a file's bytes, or a folder.
type Node = Option<Vec<u8>>;

/// Files and folders by their paths below a root that is always there.
#[derive(Default)]
pub struct MemoryDisk {
    nodes: Mutex<BTreeMap<PathBuf, Node>>,
    /// A word: no file whose path holds it can be written.
    pub full: Mutex<Option<String>>,
}

/// The name of the root.
const ROOT: &str = "/memory";

fn plain(path: &Path) -> PathBuf {
    let path = path.strip_prefix(ROOT).unwrap_or(path);
    path.components().filter(|part| *part != Component::CurDir).collect()
}

impl MemoryDisk {
    /// The paths of all files, in order.
    pub fn files(&self) -> Vec<String> {
        let nodes = self.nodes.lock().expect("whole");
        let files = nodes.iter().filter(|(_, node)| node.is_some());
        files.map(|(path, _)| path.to_string_lossy().replace('\\', "/")).collect()
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        self.read(Path::new(path), u64::MAX).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("UTF-8")
    }

    /// Puts a file, over whatever is there.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        self.make_folder(Path::new(path).parent().expect("a folder")).expect("made");
        self.nodes.lock().expect("whole").insert(plain(Path::new(path)), Some(bytes.to_vec()));
    }

    fn node(&self, path: &Path) -> Option<Node> {
        let path = plain(path);
        match path.as_os_str().is_empty() {
            true => Some(None),
            false => self.nodes.lock().expect("whole").get(&path).cloned(),
        }
    }

    fn file(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.node(path) {
            Some(Some(bytes)) => Ok(bytes),
            Some(None) => Err(ErrorKind::IsADirectory.into()),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    fn set(&self, path: &Path, node: Node) -> io::Result<()> {
        let full = self.full.lock().expect("whole");
        if full.as_ref().is_some_and(|word| path.to_string_lossy().contains(word.as_str())) {
            return Err(ErrorKind::StorageFull.into());
        }
        if path.parent().is_some_and(|above| self.node(above) != Some(None)) {
            return Err(ErrorKind::NotFound.into());
        }
        self.nodes.lock().expect("whole").insert(plain(path), node);
        Ok(())
    }
}

impl Disk for MemoryDisk {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let bytes = self.file(path)?;
        match bytes.len() as u64 > most {
            true => Err(ErrorKind::FileTooLarge.into()),
            false => Ok(bytes),
        }
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        Ok(self.file(path)?.len() as u64)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match self.node(path) {
            Some(_) => Err(ErrorKind::AlreadyExists.into()),
            None => self.set(path, Some(bytes.to_vec())),
        }
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut whole = match self.file(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            there => there?,
        };
        whole.extend_from_slice(bytes);
        self.set(path, Some(whole))
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        if self.node(path).is_none() {
            self.set(path, Some(Vec::new()))?;
        }
        // A file of nobody's: in these tests nobody else waits for it.
        tempfile::tempfile()
    }

    fn look(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.look_at(path)
    }

    fn look_at(&self, path: &Path) -> io::Result<Option<Kind>> {
        Ok(self.node(path).map(|node| if node.is_some() { Kind::File } else { Kind::Folder }))
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        match self.node(path) {
            Some(_) => self.absolute(path),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    fn absolute(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(Path::new(ROOT).join(plain(path)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let node = self.node(from).ok_or(ErrorKind::NotFound)?;
        self.set(to, node)?;
        let (from, to) = (plain(from), plain(to));
        let mut nodes = self.nodes.lock().expect("whole");
        let moved: Vec<PathBuf> =
            nodes.keys().filter(|path| path.starts_with(&from)).cloned().collect();
        for path in moved {
            let below = path.strip_prefix(&from).expect("below").to_path_buf();
            let node = nodes.remove(&path).expect("there");
            // Joining nothing would add a separator at the end.
            let place = if below.as_os_str().is_empty() { to.clone() } else { to.join(below) };
            nodes.insert(place, node);
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.file(path)?;
        self.nodes.lock().expect("whole").remove(&plain(path));
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let path = plain(path);
        let mut above: Vec<&Path> = path.ancestors().collect();
        above.reverse();
        for folder in above {
            match self.node(folder) {
                Some(None) => {}
                Some(Some(_)) => return Err(ErrorKind::AlreadyExists.into()),
                None => self.set(folder, None)?,
            }
        }
        Ok(())
    }

    fn make_new_folder(&self, path: &Path) -> io::Result<()> {
        match self.node(path) {
            Some(_) => Err(ErrorKind::AlreadyExists.into()),
            None => self.set(path, None),
        }
    }

    fn remove_empty_folder(&self, path: &Path) -> io::Result<()> {
        if !self.list(path)?.is_empty() {
            return Err(ErrorKind::DirectoryNotEmpty.into());
        }
        self.remove_folder(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let path = plain(path);
        self.nodes.lock().expect("whole").retain(|other, _| !other.starts_with(&path));
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        if self.node(folder) != Some(None) {
            return Err(ErrorKind::NotFound.into());
        }
        let folder = plain(folder);
        let nodes = self.nodes.lock().expect("whole");
        let inside = nodes.iter().filter(|(path, _)| path.parent() == Some(&folder));
        let entry = |(path, node): (&PathBuf, &Node)| Entry {
            name: path.file_name().map(OsString::from).unwrap_or_default(),
            kind: if node.is_some() { Kind::File } else { Kind::Folder },
        };
        Ok(inside.map(entry).collect())
    }

    fn sync(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}
