//! Desk: what templates there are, what they say, what they may use.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Desk, Library, Refused, Texts, Workspace, shown};
use crate::batch::BatchFault;
use crate::files::disk::Disk;
use crate::files::{self, DiskFault};
use crate::markup::elements::ELEMENTS;
use crate::problem::words::guess;
use crate::problem::{Problem, faults};
use crate::profile::Role;
use crate::resources::ResourceFile;
use crate::template::filters::FILTERS;
use crate::viet;

/// The templates, profiles and kinds that there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    /// Their files.
    pub templates: Vec<Listed>,
}

/// A file among the templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its path below the folder of templates.
    pub path: String,
    /// Whether it is the program's own.
    pub built_in: bool,
    /// The office's file, where it is one of the office's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// The text of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// Its path below the folder of templates.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A template that was copied to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copied {
    /// Where it was written.
    pub written: String,
}

/// What templates may use.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fields {
    /// Elements of text.
    pub elements: Vec<Element>,
    /// Filters.
    pub filters: Vec<Filter>,
    /// Parts of a document.
    pub roles: Vec<&'static str>,
    /// What each template gets, from the data at hand; empty where the data do not read.
    #[serde(serialize_with = "by_template")]
    pub contexts: Vec<(String, Value)>,
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: &'static [&'static str],
    /// What may hold it.
    pub inside: &'static [&'static str],
    /// What it means.
    pub meaning: &'static str,
}

/// A filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

/// Templates with what they get, each once.
fn by_template<S: Serializer>(
    contexts: &[(String, Value)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let once: BTreeMap<&str, &Value> =
        contexts.iter().map(|(name, got)| (name.as_str(), got)).collect();
    once.serialize(serializer)
}

/// A template that is not there.
#[derive(Debug)]
pub(super) struct NoTemplate {
    name: String,
    nearest: Option<String>,
}

faults! {
    impl Fault for NoTemplate;

    "MB40" {
        title: "Không có mẫu tên này",
        meaning: "Tên ở lệnh 'vanban template show' không phải tên một mẫu.",
        advice: "xem danh sách: vanban template list",
        example: Self { name: "ke-hoac/template.html".into(), nearest: Some("ke-hoach/template.html".into()) },
        Self { name, nearest } => {
            message: format!("không có mẫu '{name}'{}", guess(nearest.as_deref())),
            hint: "xem danh sách mẫu: vanban template list",
        }
    }
}

impl Desk<'_> {
    /// Lists the templates, profiles and kinds.
    ///
    /// # Errors
    /// A file of the office's does not read.
    pub fn templates(&self) -> Result<List, Refused> {
        let library = self.read_library()?;
        let listed = |file: ResourceFile| Listed {
            built_in: file.is_built_in(),
            file: (!file.is_built_in()).then_some(file.shown),
            path: file.path,
        };
        Ok(List { templates: library.files.into_iter().map(listed).collect() })
    }

    /// The text of a template.
    ///
    /// # Errors
    /// There is none of that name; a file of the office's does not read.
    pub fn template(&self, name: &str) -> Result<Text, Refused> {
        let library = self.read_library()?;
        let known = library.files.iter().map(|file| file.path.as_str());
        let nearest = viet::nearest(name, known).map(str::to_owned);
        match library.files.into_iter().find(|file| file.path == name) {
            Some(file) => Ok(Text { path: file.path, text: file.text }),
            None => Err(Problem::nowhere(&NoTemplate { name: name.to_owned(), nearest }).into()),
        }
    }

    /// Copies a template to where the office's own are, to be changed there.
    ///
    /// # Errors
    /// There is none of that name; something is in its place already; a step on the disk failed.
    pub fn copy_template(&self, name: &str) -> Result<Copied, Refused> {
        let template = self.template(name)?;
        let path = self.places.templates.join(&template.path);
        copy_out(self.machine.disk, &path, &template.text)?;
        Ok(Copied { written: shown(&path) })
    }

    /// What templates may use.
    ///
    /// # Errors
    /// A file of the office's does not read.
    pub fn template_fields(&self) -> Result<Fields, Refused> {
        self.read_library()?;
        let contexts = self.on_workers(|| contexts(self));
        let element = |element: &'static crate::markup::elements::Element| Element {
            name: element.name,
            attributes: element.attributes,
            inside: element.inside,
            meaning: element.meaning,
        };
        let filter = |(name, meaning): &(&'static str, &'static str)| Filter { name, meaning };
        Ok(Fields {
            elements: ELEMENTS.iter().map(element).collect(),
            filters: FILTERS.iter().map(filter).collect(),
            roles: Role::ALL.iter().map(|role| role.id()).collect(),
            contexts,
        })
    }

    fn read_library(&self) -> Result<Library, Refused> {
        let read = || Library::read(self.machine.disk, &self.places.templates);
        Ok(self.on_workers(read)?)
    }
}

/// Copies a template to where the office's own are, over nothing but an empty file.
fn copy_out(disk: &dyn Disk, path: &Path, text: &str) -> Result<(), Problem> {
    let as_problem = |fault: DiskFault| Problem::nowhere(&fault);
    let there = files::read_if_there(disk, path).map_err(as_problem)?;
    if there.is_some_and(|there| !there.trim_ascii().is_empty()) {
        let problem = Problem::nowhere(&BatchFault::NotOurs { path: shown(path) });
        let hint = Some("sửa ngay trong tệp đó, hoặc đổi tên nó rồi chạy lại".to_owned());
        return Err(Problem { hint, ..problem });
    }
    files::write_whole(disk, path, text.as_bytes()).map_err(as_problem)
}

/// What each template gets, from the data at hand: the real thing, not a list next to it.
fn contexts(desk: &Desk<'_>) -> Vec<(String, Value)> {
    let workspace = Workspace::read(desk.machine.disk, &desk.places, Texts::All);
    let Some(Ok(composer)) = workspace.composer() else { return Vec::new() };
    composer.one_of_each().iter().filter_map(|job| composer.context(job).ok()).collect()
}
