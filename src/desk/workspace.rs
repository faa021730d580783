//! Desk: what a use case works on: the data, the built-in templates and the office's own. It owns all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Diagnosis, Library, Places};
use crate::compose::Composer;
use crate::data::campaign::Campaign;
use crate::data::check::Scope;
use crate::data::gather::{Gathered, gather, is_read};
use crate::files;
use crate::files::disk::Disk;
use crate::problem::{Problem, Problems, faults};
use crate::resources::Resources;

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

/// Which texts of data files are kept with what was read from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// All: something may yet be found in any of them.
    All,
    /// Not those of reports in which nothing is wrong: of a country they weigh as much as the data.
    OfProblems,
}

/// The data, the built-in templates and the office's own.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The data; `None` where a file that everything needs does not read.
    pub campaign: Option<Arc<Campaign>>,
    /// The templates, profiles and kinds; `None` where one of them does not read.
    pub resources: Option<Arc<Resources>>,
    /// The files of templates.
    pub templates: Library,
    /// Everything wrong in data and templates.
    pub problems: Problems,
    /// What is wrong in the data, with what it invalidates.
    pub scoped: Vec<(Scope, Problem)>,
    texts: BTreeMap<Arc<str>, Arc<str>>,
}

impl Workspace {
    /// Reads data and templates; what is wrong is kept with what could be read.
    pub fn read(disk: &dyn Disk, places: &Places, texts: Texts) -> Self {
        Workspace::read_changed(disk, places, texts, &BTreeMap::new())
    }

    /// Reads data and templates as they would be if files of the data, by their paths below that folder, held these
    /// bytes.
    pub(super) fn read_changed(
        disk: &dyn Disk,
        places: &Places,
        texts: Texts,
        changed: &BTreeMap<String, Vec<u8>>,
    ) -> Self {
        let mut problems = Problems::new();
        let mut gathered = data(disk, places, changed).unwrap_or_else(|found| {
            problems.extend(found);
            Gathered::default()
        });
        problems.extend(gathered.all_problems());
        if texts == Texts::OfProblems {
            gathered.forget_good_reports();
        }
        let library = Library::read(disk, &places.templates).unwrap_or_else(|found| {
            problems.extend(found);
            Library::default()
        });
        let resources = match library.files.is_empty() {
            true => None,
            false => library.resources().map_err(|found| problems.extend(found)).ok(),
        };
        Workspace {
            campaign: gathered.campaign.map(Arc::new),
            resources: resources.map(Arc::new),
            templates: library,
            problems,
            scoped: gathered.problems,
            texts: gathered.sources,
        }
    }

    /// What makes the documents; `None` where data or templates do not read.
    ///
    /// # Errors
    /// A problem for each document whose kind or profile is not there.
    pub fn composer(&self) -> Option<Result<Composer, Problems>> {
        let (campaign, resources) = (self.campaign.as_ref()?, self.resources.as_ref()?);
        Some(Composer::new(Arc::clone(campaign), Arc::clone(resources)))
    }

    /// Problems with the texts of the files that they are about.
    pub(super) fn diagnosis(&self, problems: Problems) -> Diagnosis {
        let text_of =
            |name: &str| self.texts.get(name).cloned().or_else(|| self.templates.text_of(name));
        Diagnosis::new(problems, text_of)
    }
}

/// Reads the data folder.
///
/// # Errors
/// The folder or a file of it does not read; what is wrong *in* the files is in [`Gathered`].
fn data(
    disk: &dyn Disk,
    places: &Places,
    changed: &BTreeMap<String, Vec<u8>>,
) -> Result<Gathered, Problems> {
    let folder = files::shown(&places.data);
    let there = files::is_there(disk, &places.data).map_err(|f| Problem::nowhere(&f))?;
    if !there {
        return Err(Problem::nowhere(&NoData { folder }).into());
    }
    let mut read = files::read_folder(disk, &places.data, is_read)?;
    for (name, bytes) in changed {
        match read.iter_mut().find(|(other, _)| other == name) {
            Some((_, there)) => there.clone_from(bytes),
            None => read.push((name.clone(), bytes.clone())),
        }
    }
    Ok(gather(read, &folder))
}
