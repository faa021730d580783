//! Desk: the files that were made, to be looked at and taken along.

use serde::Serialize;

use super::{Desk, Refused};
use crate::files::{self, Act, DiskFault, Why};
use crate::problem::Problem;

/// The files in the folder of output.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Their paths below it, in order.
    pub files: Vec<String>,
}

/// What files of output end in; what the program notes for itself is none.
const ENDS: [&str; 6] = [".docx", ".pdf", ".xlsx", ".csv", ".zip", ".html"];

impl Desk<'_> {
    /// Lists the files that were made.
    ///
    /// # Errors
    /// The folder does not read.
    pub fn output(&self) -> Result<Outcome, Refused> {
        let (disk, out) = (self.machine.disk, &self.places.out);
        if !files::is_there(disk, out).map_err(|fault| Problem::nowhere(&fault))? {
            return Ok(Outcome::default());
        }
        let wanted = |path: &str| ENDS.iter().any(|end| path.to_lowercase().ends_with(end));
        let (found, problems) = files::find(disk, out, wanted);
        match problems.has_errors() {
            true => Err(problems.into()),
            false => Ok(Outcome { files: found.iter().map(|path| files::shown(path)).collect() }),
        }
    }

    /// The bytes of a file that was made, by its path below the folder of output. Nothing outside that folder is
    /// read, nor what a link leads to.
    ///
    /// # Errors
    /// There is none under that name, or it does not read.
    pub fn output_file(&self, path: &str) -> Result<Vec<u8>, Refused> {
        let (disk, out) = (self.machine.disk, &self.places.out);
        let as_refused = |fault: DiskFault| Refused::from(Problem::nowhere(&fault));
        if !ENDS.iter().any(|end| path.to_lowercase().ends_with(end)) {
            let fault = DiskFault { act: Act::Read, path: path.to_owned(), why: Why::NotThere };
            return Err(as_refused(fault));
        }
        let full = files::inside(disk, out, path).map_err(as_refused)?;
        files::read_bounded(disk, &full).map_err(as_refused)
    }
}
