//! Desk: folders of the machine, so that one with a campaign can be chosen without typing its path.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Machine, Refused, shown};
use crate::files::disk::Kind;
use crate::files::{self, Act, DiskFault};
use crate::problem::Problem;
use crate::viet;

/// A folder with those in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Where it is, from the root on.
    pub path: String,
    /// The folder above, where there is one.
    pub above: Option<String>,
    /// Whether a campaign is in it.
    pub is_campaign: bool,
    /// The folders in it, by name.
    pub folders: Vec<Folder>,
}

/// A folder in another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Folder {
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Whether a campaign is in it.
    pub is_campaign: bool,
}

/// Lists a folder. Hidden ones and those whose names are no text are left out.
///
/// # Errors
/// It does not read.
pub fn folders(machine: &Machine<'_>, folder: &Path) -> Result<Outcome, Refused> {
    let disk = machine.disk;
    let fault = |error| Refused::from(Problem::nowhere(&DiskFault::new(Act::Read, folder, &error)));
    let folder = disk.absolute(folder).map_err(fault)?;
    let mut inside = Vec::new();
    for entry in disk.list(&folder).map_err(fault)? {
        let path = folder.join(&entry.name);
        let is_folder = match entry.kind {
            Kind::Folder => true,
            Kind::Link => matches!(disk.look(&path), Ok(Some(Kind::Folder))),
            Kind::File | Kind::Other => false,
        };
        match entry.name.to_str() {
            Some(name) if is_folder && !name.starts_with(['.', '$']) => inside.push(Folder {
                name: name.to_owned(),
                path: shown(&path),
                is_campaign: is_campaign(machine, &path),
            }),
            _ => {}
        }
    }
    viet::sort_by_key(&mut inside, |folder| folder.name.as_str());
    Ok(Outcome {
        path: shown(&folder),
        above: folder.parent().map(shown),
        is_campaign: is_campaign(machine, &folder),
        folders: inside,
    })
}

/// Whether a campaign is in a folder: its data have a plan.
pub fn is_campaign(machine: &Machine<'_>, folder: &Path) -> bool {
    let plan: PathBuf = folder.join("data").join("plan.yaml");
    files::is_there(machine.disk, &plan).unwrap_or(false)
}
