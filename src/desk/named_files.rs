//! Desk: the files that a request names, written next to what it asks for.

use std::path::Path;

use super::{Disk, shown};
use crate::batch::ledger::put_named;
use crate::problem::Problems;

/// The files of one request.
pub(super) struct NamedFiles<'d> {
    disk: &'d dyn Disk,
    overwrite: bool,
    /// Which were written, as a clerk knows them.
    pub written: Vec<String>,
}

impl<'d> NamedFiles<'d> {
    /// None yet. `overwrite`: also over a file that is not the program's own, or that a person has edited.
    pub(super) fn new(disk: &'d dyn Disk, overwrite: bool) -> Self {
        NamedFiles { disk, overwrite, written: Vec::new() }
    }

    /// Makes a file and writes it, where one is named.
    pub(super) fn put(
        &mut self,
        path: Option<&Path>,
        problems: &mut Problems,
        made: impl FnOnce() -> Result<Vec<u8>, Problems>,
    ) {
        let Some(path) = path else { return };
        let put = |bytes: Vec<u8>| {
            put_named(self.disk, path, &bytes, self.overwrite).map_err(Problems::from)
        };
        match made().and_then(put) {
            Ok(()) => self.written.push(shown(path)),
            Err(found) => problems.extend(found),
        }
    }
}
