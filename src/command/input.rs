//! What verbs read before they do anything: the data, the built-in templates and the office's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Common;
use crate::data::gather::{Gathered, gather, is_read};
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault, Why};
use crate::problem::{Place, Problem, Problems, faults};
use crate::resources::{ResourceFile, Resources};
use crate::template::fault::TemplateFault;
use crate::viet::nfc;

/// A data folder that is not there.
#[derive(Debug)]
pub(super) struct NoData {
    folder: String,
}

faults! {
    impl Fault for NoData;

    "MT04" {
        title: "Không có thư mục dữ liệu",
        meaning: "Thư mục dữ liệu không có ở nơi chạy lệnh.",
        advice: "chạy ở đúng thư mục, ghi --data, hoặc 'vanban init'",
        example: Self { folder: "data".into() },
        Self { folder } => {
            message: format!("không tìm thấy thư mục dữ liệu '{folder}'"),
            hint: "chạy lệnh ở thư mục có dữ liệu, ghi --data <thư mục>, hoặc tạo mới: vanban init <thư mục>",
        }
    }
}

/// Reads the data folder.
///
/// # Errors
/// The folder or a file of it does not read; what is wrong *in* the files stands in [`Gathered`].
pub(super) fn data(disk: &dyn Disk, common: &Common) -> Result<Gathered, Problems> {
    let folder = files::shown(&common.data);
    let there = files::is_there(disk, &common.data).map_err(|f| Problem::nowhere(&f))?;
    if !there {
        return Err(Problem::nowhere(&NoData { folder }).into());
    }
    let read = files::read_folder(disk, &common.data, is_read)?;
    Ok(gather(read, &folder))
}

/// The templates: those of the program, and the office's own in their places.
pub(super) struct Library {
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
    pub(super) fn read(disk: &dyn Disk, folder: &Path) -> Result<Self, Problems> {
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
    pub(super) fn resources(&self) -> Result<Resources, Problems> {
        if self.empty.is_empty() {
            return Resources::new(&self.files);
        }
        Err(self.empty.iter().map(|(place, fault)| Problem::at(fault, place.clone())).collect())
    }

    /// The text of the file that problems call so.
    pub(super) fn text_of(&self, shown: &str) -> Option<Arc<str>> {
        self.files.iter().find(|file| file.shown == shown).map(|file| file.text.as_str().into())
    }
}

/// Data and resources together, for the verbs that need both.
pub(super) struct Input {
    pub gathered: Gathered,
    pub resource_files: Library,
    pub resources: Option<Resources>,
    /// Everything wrong so far, of data and templates.
    pub problems: Problems,
}

impl Input {
    /// Reads data and templates.
    pub(super) fn read(disk: &dyn Disk, common: &Common) -> Self {
        let mut problems = Problems::new();
        let gathered = data(disk, common).unwrap_or_else(|found| {
            problems.extend(found);
            Gathered::default()
        });
        problems.extend(gathered.all_problems());
        let library = Library::read(disk, &common.templates).unwrap_or_else(|found| {
            problems.extend(found);
            Library { files: Vec::new(), empty: Vec::new() }
        });
        let resources = match library.files.is_empty() {
            true => None,
            false => library.resources().map_err(|found| problems.extend(found)).ok(),
        };
        Input { gathered, resource_files: library, resources, problems }
    }

    /// The text of the file that problems call so.
    pub(super) fn text_of(&self, name: &str) -> Option<Arc<str>> {
        self.gathered.sources.get(name).cloned().or_else(|| self.resource_files.text_of(name))
    }
}
