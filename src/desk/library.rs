//! Desk: the templates, profiles and kinds inside the program, and the office's own in their places.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault, Why};
use crate::problem::{Fault, Place, Problem, Problems};
use crate::resources::{ResourceFile, Resources};
use crate::viet::nfc;

/// The templates, profiles and kinds inside the program.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What problems put before the name of a built-in file.
const BUILT_IN_NAME: &str = "mẫu có sẵn ";

/// The templates: those of the program, and the office's own in their places.
#[derive(Debug, Default)]
pub struct Library {
    /// All files that take part.
    pub files: Vec<ResourceFile>,
    /// Files of the office's that are empty where the program has one, as the clerk knows them.
    empty: Vec<Emptied>,
}

/// An empty file in the place of a built-in one: `vanban template show X > templates/X` is emptied by the command
/// window before anything is read.
#[derive(Debug, Clone)]
struct Emptied {
    shown: String,
    path: String,
}

impl Fault for Emptied {
    fn code(&self) -> &'static str {
        "MB41"
    }

    fn message(&self) -> String {
        format!("mẫu '{}' chưa có nội dung (tệp rỗng)", self.shown)
    }

    fn hint(&self) -> Option<String> {
        Some(format!(
            "xóa tệp rỗng đó để dùng mẫu có sẵn, hoặc chép mẫu có sẵn ra để sửa: vanban template show {} --write",
            self.path
        ))
    }
}

impl Library {
    /// Reads the office's folder of templates over the built-in ones; no such folder is no fault.
    ///
    /// # Errors
    /// A file does not read.
    pub fn read(disk: &dyn Disk, folder: &Path) -> Result<Self, Problems> {
        let mut found = BTreeMap::new();
        let mut empty = Vec::new();
        collect(&BUILT_IN, &mut found);
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
                    empty.push(Emptied { shown, path });
                    continue;
                }
                // The repository's own `templates/` holds the built-in files themselves.
                let same = found.get(&path).is_some_and(|file: &ResourceFile| file.text == text);
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
        let problem = |file: &Emptied| Problem::at(file, Place::file(file.shown.as_str()));
        Err(self.empty.iter().map(problem).collect())
    }

    /// The text of the file that problems call so.
    pub fn text_of(&self, shown: &str) -> Option<Arc<str>> {
        self.files.iter().find(|file| file.shown == shown).map(|file| file.text.as_str().into())
    }
}

impl ResourceFile {
    /// Whether it is the program's own.
    pub(super) fn is_built_in(&self) -> bool {
        self.shown.starts_with(BUILT_IN_NAME)
    }
}

fn collect(dir: &Dir<'_>, found: &mut BTreeMap<String, ResourceFile>) {
    for file in dir.files() {
        let path = files::shown(file.path());
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        found.insert(
            path.clone(),
            ResourceFile { shown: format!("{BUILT_IN_NAME}{path}"), path, text },
        );
    }
    for below in dir.dirs() {
        collect(below, found);
    }
}
