//! Stage: the templates, profiles and kinds of a run, built in or put in their place by an office.

use crate::kind::Kinds;
use crate::problem::{Place, Problems};
use crate::profile::Profiles;
use crate::template::Templates;
use crate::template::fault::TemplateFault;

/// The folder of profiles among the templates.
const PROFILES: &str = "the-thuc/";

/// What documents are made with, beside data.
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

impl Resources {
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
