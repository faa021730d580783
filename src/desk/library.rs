//! Desk: the templates, profiles and kinds inside the program, and the office's own in their places.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault, Why};
use crate::problem::{Place, Problem, Problems};
use crate::resources::{ResourceFile, Resources};
use crate::template::fault::TemplateFault;
use crate::viet::nfc;

/// The templates: those of the program, and the office's own in their places.
#[derive(Debug, Default)]
pub struct Library {
    /// All files that take part.
    pub files: Vec<ResourceFile>,
    /// Files of the office's that are empty where the program has one, as the clerk knows them.
    empty: Vec<(Place, TemplateFault)>,
}

impl Library {
    /// Reads the office's folder of templates over the built-in ones; no such folder is no fault.
    ///
    /// # Errors
    /// A file does not read.
    pub fn read(disk: &dyn Disk, folder: &Path) -> Result<Self, Problems> {
        let built_in = ResourceFile::built_in().into_iter();
        let mut found: BTreeMap<String, ResourceFile> =
            built_in.map(|file| (file.path.clone(), file)).collect();
        let mut empty = Vec::new();
        if files::is_there(disk, folder).map_err(|fault| Problem::nowhere(&fault))? {
            let wanted = |path: &str| path.ends_with(".html") || path.ends_with(".yaml");
            let mut problems = Problems::new();
            for (path, bytes) in files::read_folder(disk, folder, wanted)? {
                let shown = files::shown(&folder.join(&path));
                let Ok(text) = String::from_utf8(bytes) else {
                    let fault =
                        DiskFault { act: Act::Read, path: shown.clone(), why: Why::NotUtf8 };
                    problems.at(&fault, Place::file(shown));
                    continue;
                };
                // Windows' Notepad puts a mark before the text; no part of it.
                let text = nfc(text.strip_prefix('\u{FEFF}').unwrap_or(&text)).into_owned();
                if text.trim().is_empty() && path.ends_with(".html") && found.contains_key(&path) {
                    empty.push((
                        Place::file(shown.as_str()),
                        TemplateFault::Emptied { shown, path },
                    ));
                    continue;
                }
                // The repository's own `templates/` holds the built-in files themselves.
                let same = found.get(&path).is_some_and(|file| file.text == text);
                if !same {
                    found.insert(path.clone(), ResourceFile { path, shown, text });
                }
            }
            if !problems.is_empty() {
                return Err(problems);
            }
        }
        Ok(Library { files: found.into_values().collect(), empty })
    }

    /// Reads them as templates, profiles and kinds.
    ///
    /// # Errors
    /// Every problem of every file.
    pub fn resources(&self) -> Result<Resources, Problems> {
        if self.empty.is_empty() {
            return Resources::new(&self.files);
        }
        Err(self.empty.iter().map(|(place, fault)| Problem::at(fault, place.clone())).collect())
    }

    /// The text of the file that problems call so.
    pub fn text_of(&self, shown: &str) -> Option<Arc<str>> {
        self.files.iter().find(|file| file.shown == shown).map(|file| file.text.as_str().into())
    }
}
