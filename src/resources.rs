//! Stage: the templates, profiles and kinds of a run, built in or put in their place by an office.

use include_dir::{Dir, include_dir};

use crate::kind::Kinds;
use crate::problem::{Place, Problems};
use crate::profile::Profiles;
use crate::template::Templates;
use crate::template::fault::TemplateFault;

/// The templates, profiles and kinds inside the program.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What problems put before the name of a built-in file.
const BUILT_IN_NAME: &str = "mẫu có sẵn ";

/// The folder of profiles among the templates.
const PROFILES: &str = "the-thuc/";

/// What documents are made with, besides data.
#[derive(Debug)]
pub struct Resources {
    /// The templates, by path: `ke-hoach/template.html`.
    pub templates: Templates,
    /// The profiles.
    pub profiles: Profiles,
    /// The kinds of documents.
    pub kinds: Kinds,
}

/// A file among the templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceFile {
    /// Its path below the folder of templates, with `/`.
    pub path: String,
    /// The name that problems give it.
    pub shown: String,
    /// Its text.
    pub text: String,
}

impl ResourceFile {
    /// Every file inside the program, in the order of the paths.
    pub fn built_in() -> Vec<Self> {
        let mut found = Vec::new();
        collect(&BUILT_IN, &mut found);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// Whether it is the program's own.
    pub fn is_built_in(&self) -> bool {
        self.shown.starts_with(BUILT_IN_NAME)
    }
}

fn collect(dir: &Dir<'_>, found: &mut Vec<ResourceFile>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        found.push(ResourceFile { shown: format!("{BUILT_IN_NAME}{path}"), path, text });
    }
    dir.dirs().for_each(|below| collect(below, found));
}

impl Resources {
    /// What the program has by itself.
    ///
    /// # Errors
    /// None: its own files read, as the tests ask.
    pub fn built_in() -> Result<Self, Problems> {
        Resources::new(&ResourceFile::built_in())
    }

    /// Reads all files: `*/template.html` and other `.html`, `*/kind.yaml`, `the-thuc/*.yaml`.
    ///
    /// # Errors
    /// Every problem of every file.
    pub fn new(files: &[ResourceFile]) -> Result<Self, Problems> {
        let named = |wanted: fn(&str) -> bool| files.iter().filter(move |file| wanted(&file.path));
        let profiles = Profiles::parse(
            named(|path| path.starts_with(PROFILES) && path.ends_with(".yaml"))
                .map(|file| (file.shown.as_str(), file.text.as_str())),
        );
        let kinds = Kinds::parse(named(|path| path.ends_with("/kind.yaml")).map(|file| {
            let folder = file.path.split('/').next().unwrap_or_default();
            (folder, file.shown.as_str(), file.text.as_str())
        }));
        let templates = Templates::new(
            named(|path| path.ends_with(".html"))
                .map(|file| (file.path.clone(), file.shown.clone(), file.text.clone())),
        );
        let mut problems = Problems::new();
        for file in named(|path| path.ends_with("/template.html")) {
            if file.text.trim().is_empty() {
                problems.at(&TemplateFault::Empty, Place::file(file.shown.as_str()));
            }
        }
        match (templates, profiles, kinds) {
            (Ok(templates), Ok(profiles), Ok(kinds)) if problems.is_empty() => {
                Ok(Resources { templates, profiles, kinds })
            }
            (templates, profiles, kinds) => {
                for found in [templates.err(), profiles.err(), kinds.err()].into_iter().flatten() {
                    problems.extend(found);
                }
                Err(problems)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_has_by_itself_is_sound() {
        let files = ResourceFile::built_in();
        assert!(files.iter().all(|file| file.is_built_in() && !file.path.contains('\\')));
        let resources = Resources::built_in().expect("sound");
        assert_eq!(resources.profiles.iter().count(), 3);
        assert!(resources.kinds.folders().count() >= 5);
    }
}
