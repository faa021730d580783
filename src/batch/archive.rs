//! Shell: `--zip`, the documents of a run as one archive. The same documents give the same bytes.

use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::ledger::{Ledger, Put};
use crate::files::disk::Disk;
use crate::files::{Act, DiskFault};

/// Writes the archive of some files below the folder of output, if no person's file is in its place.
///
/// # Errors
/// The step that failed.
pub fn write(
    disk: &dyn Disk,
    out: &Path,
    name: &str,
    paths: &[String],
    overwrite: bool,
) -> Result<Put, DiskFault> {
    let ledger = Ledger::open(disk, out, overwrite)?;
    let target = out.join(name);
    let fail = |error: &std::io::Error| DiskFault::new(Act::Write, &target, error);
    // Word files are compressed already: stored, they are copied as they are.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut sorted: Vec<&String> = paths.iter().collect();
    sorted.sort();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for path in sorted {
        let full = out.join(path);
        let bytes =
            disk.read(&full, u64::MAX).map_err(|error| DiskFault::new(Act::Read, &full, &error))?;
        archive.start_file(path.as_str(), options).map_err(|error| fail(&error.into()))?;
        archive.write_all(&bytes).map_err(|error| fail(&error))?;
    }
    let bytes = archive.finish().map_err(|error| fail(&error.into()))?.into_inner();
    ledger.put(name, &bytes)
}
