//! Page: where this person's page runs, so that a second start opens it and does not stand in its way.
//!
//! A file is locked as long as the page runs; the system lets it go whatever ends the program. Next to it is written,
//! for this person only, on which port it is and with which word it is asked for a key.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::browser;
use super::guard::DOOR;
use super::http::encoded;
use crate::desk::{Disk, RealDisk, write_private};

/// How long a second start waits for an answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// How often it looks whether the first has said where it is.
const LOOKS: u32 = 20;

/// Where this person's page says that it runs.
pub(super) struct Running(Option<PathBuf>);

/// Who has the page.
pub(super) enum Claim {
    /// Nobody had.
    Ours(Ours),
    /// Another start of this person.
    Theirs(Other),
    /// Nobody can say: there is no folder to say it in.
    Unknown,
}

/// Held as long as the page runs.
pub(super) struct Ours {
    folder: PathBuf,
    _lock: File,
}

/// A page that runs.
pub(super) struct Other {
    folder: PathBuf,
}

fn notice(folder: &Path) -> PathBuf {
    folder.join("trang.txt")
}

impl Running {
    /// In the folder of this person's.
    pub(super) fn of_this_person() -> Self {
        Running(browser::state())
    }

    /// Takes the page, where no other start has it.
    pub(super) fn claim(&self) -> Claim {
        let Some(folder) = self.0.clone() else { return Claim::Unknown };
        let lock = RealDisk
            .make_folder(&folder)
            .and_then(|()| RealDisk.open_lock(&folder.join("trang.lock")));
        match lock {
            Err(_) => Claim::Unknown,
            Ok(lock) => match lock.try_lock() {
                Ok(()) => Claim::Ours(Ours { folder, _lock: lock }),
                Err(std::fs::TryLockError::WouldBlock) => Claim::Theirs(Other { folder }),
                Err(std::fs::TryLockError::Error(_)) => Claim::Unknown,
            },
        }
    }
}

impl Ours {
    /// Says where the page is. Where it cannot be said, a second start opens a page of its own.
    pub(super) fn publish(self, port: u16, door: &str) -> Self {
        let _ = write_private(&notice(&self.folder), format!("{port} {door}\n").as_bytes());
        self
    }
}

impl Drop for Ours {
    fn drop(&mut self) {
        // Best effort: a notice that is left is passed over, since nobody holds the lock.
        let _ = RealDisk.remove(&notice(&self.folder));
    }
}

impl Other {
    /// The address that lets a browser into it, with a campaign open; `None` where it does not answer.
    pub(super) fn address(&self, folder: &Path) -> Option<String> {
        (0..LOOKS).find_map(|nth| {
            if nth > 0 {
                thread::sleep(PATIENCE / LOOKS);
            }
            self.ask(folder)
        })
    }

    fn ask(&self, folder: &Path) -> Option<String> {
        let said = RealDisk.read(&notice(&self.folder), 1 << 10).ok()?;
        let said = String::from_utf8(said).ok()?;
        let (port, door) = said.trim().split_once(' ')?;
        let port: u16 = port.parse().ok()?;
        let folder = RealDisk.absolute(folder).ok()?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut line = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
        line.set_read_timeout(Some(PATIENCE)).ok()?;
        let body = format!("o={}", encoded(folder.to_str().unwrap_or_default()));
        let head = format!(
            "POST /{DOOR} HTTP/1.1\r\nHost: {address}\r\nX-Vanban-Door: {door}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        line.write_all(head.as_bytes()).ok()?;
        let mut answer = String::new();
        line.take(1 << 14).read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let is_address = head.starts_with("HTTP/1.1 200 ") && body.starts_with("http://127.0.0.1:");
        is_address.then(|| body.trim().to_owned())
    }
}
