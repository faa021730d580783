//! Desk, collect: a summary that was rewritten in Word gives its sections back to `summaries/<period>.yaml`.

use std::path::Path;

use serde::Serialize;

use crate::batch;
use crate::data::edit::{Change, Content, Path as Place, edit};
use crate::data::gather::SUMMARIES;
use crate::data::living;
use crate::data::scalar::Id;
use crate::data::summaries::{Start, start_text};
use crate::desk::Desk;
use crate::files;
use crate::harvest::rewritten::{Rewritten, RewrittenFault, RewrittenSection};
use crate::problem::{self, Problem, Problems, report};

/// A summary that came back.
#[derive(Debug, Clone)]
pub struct Summary {
    /// As a clerk knows it.
    pub path: String,
    /// What became of it.
    pub became: Became,
    /// Of which period it is, where that is known.
    pub period: Option<Id>,
    /// The file that holds its text, where something is taken.
    pub file: Option<String>,
    /// The sections that were changed.
    pub sections: Vec<Section>,
    /// What is doubtful, or why nothing is taken.
    pub problems: Problems,
}

/// What became of a rewritten summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// Its changed sections were taken.
    Taken,
    /// No section says anything else.
    Unchanged,
    /// Nothing was taken.
    Refused,
}

/// A section that a person changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text, figures by name.
    pub text: String,
    /// Whether it is taken: the data do not say something else since the file was made.
    pub taken: bool,
}

impl Serialize for Summary {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct View<'s> {
            path: &'s str,
            status: Became,
            period: Option<&'s Id>,
            file: Option<&'s str>,
            sections: &'s [Section],
            doubts: serde_json::Value,
        }
        View {
            path: &self.path,
            status: self.became,
            period: self.period.as_ref(),
            file: self.file.as_deref(),
            sections: &self.sections,
            doubts: report::to_json(&self.problems),
        }
        .serialize(serializer)
    }
}

impl Summary {
    /// What was read of a file.
    pub(super) fn of(path: &str, read: Result<Rewritten, Problems>) -> Summary {
        let at = problem::Place::file(path);
        let mut summary = Summary {
            path: path.to_owned(),
            became: Became::Refused,
            period: None,
            file: None,
            sections: Vec::new(),
            problems: Problems::new(),
        };
        match read {
            Err(found) => summary.problems = found,
            Ok(rewritten) => {
                summary.period = Some(rewritten.period);
                for found in &rewritten.findings {
                    summary.problems.at(found, at.clone());
                }
                let sections = rewritten.sections.into_iter();
                summary.sections = sections
                    .map(|RewrittenSection { id, title, text, conflict, .. }| {
                        if conflict {
                            let fault = RewrittenFault::Conflict { section: title.clone() };
                            summary.problems.at(&fault, at.clone());
                        }
                        Section { id, title, text, taken: !conflict }
                    })
                    .collect();
                let refused = summary.problems.has_errors();
                summary.became = match summary.sections.iter().any(|section| section.taken) {
                    true => Became::Taken,
                    false if refused => Became::Refused,
                    false => Became::Unchanged,
                };
            }
        }
        summary
    }

    fn refuse(&mut self, problems: Problems) {
        self.became = Became::Refused;
        self.file = None;
        self.sections.iter_mut().for_each(|section| section.taken = false);
        self.problems.extend(problems);
    }
}

/// Two summaries of one period in one run: neither is taken.
fn twice(summaries: &mut [Summary]) {
    for nth in 0..summaries.len() {
        let other = summaries.iter().enumerate().find(|(at, other)| {
            *at != nth
                && other.period == summaries[nth].period
                && other.period.is_some()
                && !other.sections.is_empty()
                && other.sections != summaries[nth].sections
        });
        let Some(other) = other.map(|(_, other)| other.path.clone()) else { continue };
        if !summaries[nth].sections.is_empty() {
            let at = problem::Place::file(summaries[nth].path.as_str());
            summaries[nth].problems.at(&RewrittenFault::TwoFiles { other }, at);
            summaries[nth].became = Became::Refused;
        }
    }
}

/// Puts the changed sections into the data, alone in its folder.
pub(super) fn put_all(
    desk: &Desk<'_>,
    dry_run: bool,
    names: impl Fn(&Id) -> String,
    summaries: &mut [Summary],
    problems: &mut Problems,
) {
    twice(summaries);
    if summaries.iter().all(|summary| summary.became != Became::Taken) {
        return;
    }
    let (disk, data) = (desk.machine.disk, &desk.places.data);
    let hold = (!dry_run).then(|| batch::hold_swept(disk, data)).transpose();
    let hold = match hold {
        Ok(hold) => hold,
        Err(problem) => {
            summaries.iter_mut().for_each(|summary| summary.refuse(Problems::new()));
            return problems.push(problem);
        }
    };
    for summary in summaries.iter_mut().filter(|summary| summary.became == Became::Taken) {
        let Some(period) = summary.period.clone() else { continue };
        let path = data.join(SUMMARIES).join(format!("{period}.yaml"));
        summary.file = Some(files::shown(&path));
        let text = match new_text(desk, &path, (&period, &names(&period)), &summary.sections) {
            Ok(text) => text,
            Err(found) => {
                summary.refuse(found);
                continue;
            }
        };
        if !dry_run && let Err(fault) = batch::put_swept(disk, data, &path, &text) {
            summary.refuse(Problem::nowhere(&fault).into());
        }
    }
    if hold.is_some() {
        problems.extend(
            batch::sweep(disk, data).err().map(|f| Problem::nowhere(&f)).into_iter().collect(),
        );
    }
}

/// The file with the sections in it; where there is none, one that holds them alone, so that the program goes on
/// writing the others.
fn new_text(
    desk: &Desk<'_>,
    path: &Path,
    (period, name): (&Id, &str),
    sections: &[Section],
) -> Result<Vec<u8>, Problems> {
    let there =
        files::read_if_there(desk.machine.disk, path).map_err(|fault| Problem::nowhere(&fault))?;
    let taken = sections.iter().filter(|section| section.taken);
    let Some(bytes) = there else {
        let start = |section: &Section| Start {
            id: section.id.clone(),
            title: section.title.clone(),
            text: living::paragraphs(&section.text).unwrap_or_default(),
            wrote: Vec::new(),
            clear: true,
        };
        return Ok(
            start_text(period.as_str(), name, &taken.map(start).collect::<Vec<_>>()).into_bytes()
        );
    };
    let mut bytes = bytes;
    let shown = files::shown(path);
    for section in taken {
        let all = Place::root().key("sections");
        let words = Content::Words(format!("{}\n", section.text));
        let set = Change::Set(all.clone().id(&section.id).key("text"), words.clone());
        let edited = edit(&shown, &bytes, &[set]).or_else(|_| {
            let id = Content::Bare(section.id.clone());
            let value = Content::Map(vec![("id".into(), id), ("text".into(), words)]);
            edit(&shown, &bytes, &[Change::InsertItem { list: all, at: None, value }])
        })?;
        bytes = edited.bytes;
    }
    Ok(bytes)
}
