//! Desk: a stage between data and document, to find what went wrong; what a Word file says.

use std::path::PathBuf;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};

use super::build::{nothing, reminder_options};
use super::ids::Ids;
use super::{Date, Desk, Diagnosis, DocumentKind, Refused, Texts, Workspace, shown};
use crate::compose::{Composer, Job, Selection};
use crate::data::campaign::Campaign;
use crate::data::node::{Node, Value};
use crate::document;
use crate::files;
use crate::paper;
use crate::problem::{Place, Problem, Problems};
use crate::word::read;

/// What of the documents is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// The merged template, before it is read.
    #[default]
    Text,
    /// The tree of the document.
    Document,
}

/// Which documents are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// What of them.
    pub stage: Stage,
    /// These kinds; where empty, all but letters.
    pub kinds: Vec<DocumentKind>,
    /// Forms and letters of these agencies only; of all where empty.
    pub agencies: Vec<String>,
    /// Of this period only.
    pub period: Option<String>,
    /// These documents of the office only.
    pub documents: Vec<String>,
    /// Letters tell of the round up to the end of this day; today where it is not said.
    pub as_of: Option<Date>,
    /// One letter to all that owe, not one to each.
    pub collective: bool,
}

/// Documents, or what of them could be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The documents; none where one of them could not be made.
    pub documents: Vec<Shown>,
    /// What is wrong in data and templates, or with files that do not read.
    pub problems: Diagnosis,
    /// What kept the documents from being shown, where something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_by: Option<Diagnosis>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Its path: below the folder of output, or of the file that was read.
    pub path: String,
    /// What is shown of it.
    pub text: String,
}

/// Documents as they look in a browser.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pages {
    /// The pages; none where one of the documents could not be made.
    pub documents: Vec<Page>,
    /// Where there is nothing to show: why, for each kind that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nothing_because: Vec<String>,
    /// What is wrong in data and templates.
    pub problems: Diagnosis,
    /// What kept the documents from being shown, where something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_by: Option<Diagnosis>,
}

/// A document as it looks, or all of them one below the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Its path below the folder of output; empty where it holds several.
    pub path: String,
    /// The whole page, with its own style.
    pub html: String,
}

/// The data as they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Data {
    /// The files by their names, every value as it was typed, without comments; none where the data do not read.
    pub files: Vec<(String, Json)>,
    /// What is wrong in data and templates.
    pub problems: Diagnosis,
    /// What kept the data from being shown, where something else did: the request names what they do not know.
    pub stopped_by: Option<Diagnosis>,
}

impl Serialize for Data {
    /// The files by their names; where there is none, why.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let problems = self.stopped_by.as_ref().unwrap_or(&self.problems);
        match self.files.is_empty() {
            true => serializer.collect_map([("problems", problems)]),
            false => serializer.collect_map(self.files.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl Data {
    /// A file as YAML.
    pub fn yaml(value: &Json) -> String {
        serde_yaml::to_string(value).unwrap_or_default()
    }
}

impl Desk<'_> {
    /// Shows a stage of documents. Nothing is written.
    pub fn show(&self, request: &Request) -> Outcome {
        let make = |_: &Campaign, composer: &Composer, selection: &Selection| {
            documents(composer, request.stage, selection)
        };
        let (documents, problems, stopped_by) = self.seen(request, make);
        Outcome { documents, problems, stopped_by }
    }

    /// Shows documents as pages for a browser, each its own or all in one. Nothing is written.
    pub fn show_pages(&self, request: &Request, together: bool) -> Pages {
        let make = |_: &Campaign, composer: &Composer, selection: &Selection| {
            pages(composer, selection, together)
        };
        let ((documents, nothing_because), problems, stopped_by) = self.seen(request, make);
        Pages { documents, nothing_because, problems, stopped_by }
    }

    /// What is made of the documents that a request means, what is wrong in data and templates, and what kept it from
    /// being made: the request names ids that the data do not know, or one of the documents cannot be made. Nothing
    /// is made where data or templates do not read.
    fn seen<T: Default + Send>(
        &self,
        request: &Request,
        make: impl FnOnce(&Campaign, &Composer, &Selection) -> Result<T, Problems> + Send,
    ) -> (T, Diagnosis, Option<Diagnosis>) {
        self.on_workers(|| {
            let workspace = self.workspace(Texts::All);
            let made = match (&workspace.campaign, workspace.composer()) {
                (Some(campaign), Some(composer)) => {
                    selection(self, campaign, request).and_then(|selection| {
                        composer
                            .and_then(|composer| make(campaign, &composer, &selection))
                            .map_err(|found| Refused { problems: workspace.diagnosis(found) })
                    })
                }
                _ => Ok(T::default()),
            };
            let problems = workspace.diagnosis(workspace.problems.clone());
            match made {
                Ok(made) => (made, problems, None),
                Err(refused) => (T::default(), problems, Some(refused.problems)),
            }
        })
    }

    /// Shows the data as they were read; what else the request says is only held against them.
    pub fn show_data(&self, request: &Request) -> Data {
        self.on_workers(|| {
            let workspace = Workspace::read(self.machine.disk, &self.places, Texts::All);
            let mut data = Data::default();
            if let (Some(campaign), Some(_)) = (&workspace.campaign, &workspace.resources) {
                match Ids::read(campaign, &request.agencies, request.period.as_deref()) {
                    Ok(_) => data.files = data_files(campaign),
                    Err(refused) => data.stopped_by = Some(refused.problems),
                }
            }
            data.problems = workspace.diagnosis(workspace.problems.clone());
            data
        })
    }

    /// Shows what Word files say, with the look that everything really has.
    pub fn show_paper(&self, paths: &[PathBuf]) -> Outcome {
        self.on_workers(|| {
            let mut problems = Problems::new();
            let mut documents = Vec::new();
            for path in paths {
                match files::read_bounded(self.machine.disk, path) {
                    Ok(bytes) => match read::read(&bytes) {
                        Ok(paper) => documents
                            .push(Shown { path: shown(path), text: paper::outline(&paper) }),
                        Err(fault) => problems.at(&fault, Place::file(shown(path))),
                    },
                    Err(fault) => problems.push(Problem::nowhere(&fault)),
                }
            }
            Outcome { documents, problems: problems.into(), stopped_by: None }
        })
    }
}

/// The pages of documents, or why there is none.
///
/// # Errors
/// One of the documents cannot be made.
fn pages(
    composer: &Composer,
    selection: &Selection,
    together: bool,
) -> Result<(Vec<Page>, Vec<String>), Problems> {
    let jobs = composer.jobs(selection);
    let page = |path: &str, jobs: &[Job<'_>]| {
        composer.page(jobs).map(|html| Page { path: path.to_owned(), html })
    };
    match together {
        _ if jobs.is_empty() => Ok((Vec::new(), nothing::reasons(composer, selection))),
        true => Ok((vec![page("", &jobs)?], Vec::new())),
        false => {
            let each = jobs.iter().map(|job| page(&job.path, std::slice::from_ref(job)));
            Ok((each.collect::<Result<_, _>>()?, Vec::new()))
        }
    }
}

/// Which documents a request means.
///
/// # Errors
/// It names ids that the data do not know.
fn selection(
    desk: &Desk<'_>,
    campaign: &Campaign,
    request: &Request,
) -> Result<Selection, Refused> {
    let ids = Ids::read(campaign, &request.agencies, request.period.as_deref())?;
    Ok(Selection {
        kinds: request.kinds.clone(),
        agencies: ids.agencies,
        period: ids.period,
        documents: Ids::documents(campaign, &request.documents)?,
        reminder_options: reminder_options(desk, &request.kinds, request.as_of, request.collective),
        ..Selection::default()
    })
}

fn documents(
    composer: &Composer,
    stage: Stage,
    selection: &Selection,
) -> Result<Vec<Shown>, Problems> {
    let mut shown = Vec::new();
    for job in composer.jobs(selection) {
        let text = match stage {
            Stage::Text => composer.text(&job)?,
            Stage::Document => document::outline(&composer.document(&job)?),
        };
        shown.push(Shown { path: job.path.to_string(), text });
    }
    Ok(shown)
}

fn data_files(campaign: &Campaign) -> Vec<(String, Json)> {
    let mut files: Vec<(&str, &Node)> = vec![
        (&campaign.office.source.name, campaign.office.root()),
        (&campaign.agencies.source.name, campaign.agencies.root()),
        (&campaign.plan.source.name, campaign.plan.root()),
        (&campaign.indicators.source.name, campaign.indicators.root()),
    ];
    // The others only stand for files that are not there.
    files.truncate(if campaign.only_documents { 1 } else { files.len() });
    files.extend(campaign.documents.values().map(|d| (d.source.name.as_ref(), d.root())));
    files.extend(campaign.reports.values().map(|r| (r.source.name.as_ref(), r.root())));
    files.into_iter().map(|(name, root)| (name.to_owned(), plain(root))).collect()
}

fn plain(node: &Node) -> Json {
    match &node.value {
        Value::Scalar { text, .. } => Json::String(text.to_string()),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.text.to_string(), plain(value)));
            Json::Object(entries.collect::<Map<_, _>>())
        }
        Value::Null => Json::Null,
    }
}
