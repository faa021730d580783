//! A small file for one person only.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file that only its owner may read, in place of what was there; on Windows the folder of the person keeps
/// others out.
///
/// # Errors
/// As the system says.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A new file each time: one that is there may be another's, or may be read by others.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)?.write_all(bytes)
}
