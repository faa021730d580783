//! Desk: what in Word files is against the rules of their regime, with the article of each; copies with comments,
//! copies with what is certain fixed.

mod view;

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use serde::{Serialize, Serializer};

use super::{Checked, Desk, Diagnosis, Disk, Level, Library, Refused, is_false, usage};
use crate::batch::check::{self, Order, Wanted};
use crate::files;
use crate::problem::{Problem, Problems};

/// How the names of Word files end; those of older Word are told that they do not read.
const ENDS: [&str; 5] = [".docx", ".docm", ".dotx", ".dotm", ".doc"];

/// Word files to check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The files, and folders of files.
    pub paths: Vec<PathBuf>,
    /// The profile to hold them against; recognised where it is not said.
    pub profile: Option<String>,
    /// A folder for copies with comments.
    pub mark: Option<PathBuf>,
    /// A folder for copies in which what is certain is fixed.
    pub fix: Option<PathBuf>,
    /// Copies that are not the program's own, or that a person has edited, are written over.
    pub overwrite: bool,
}

/// What was found.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The files, each with its findings.
    #[serde(serialize_with = "files_json")]
    pub files: Vec<Checked>,
    /// How many errors there are in all.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many hints.
    pub hints: usize,
    /// Whether the run was cancelled.
    #[serde(skip_serializing_if = "is_false")]
    pub cancelled: bool,
    /// The files that were not checked because of that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<String>,
    /// What is wrong besides: files that do not read, copies that were not written.
    pub problems: Diagnosis,
}

impl Outcome {
    /// The most serious level of any finding; `None` where nothing was found.
    pub fn worst(&self) -> Option<Level> {
        let reports = self.files.iter().filter_map(|file| file.report.as_ref());
        reports.flat_map(|report| &report.findings).map(|finding| finding.level).max()
    }
}

fn files_json<S: Serializer>(files: &[Checked], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(files.iter().map(view::file))
}

impl Desk<'_> {
    /// Checks Word files.
    ///
    /// # Errors
    /// The office's own profiles do not read; the request names a profile that there is not.
    pub fn check(&self, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| check(self, request))
    }
}

fn check(desk: &Desk<'_>, request: &Request) -> Result<Outcome, Refused> {
    let machine = desk.machine;
    let library = Library::read(machine.disk, &desk.places.templates);
    let resources = library.and_then(|library| library.resources())?;
    let known: Vec<&str> = resources.profiles.iter().map(|profile| profile.id.as_str()).collect();
    if let Some(asked) = request.profile.as_deref().filter(|asked| !known.contains(asked)) {
        let known = known.iter().map(|id| (*id).to_owned()).collect();
        return Err(usage::bad_value("--profile", asked, known).into());
    }
    let mut found: Vec<Problem> = Vec::new();
    let together = match (&request.mark, &request.fix) {
        (Some(mark), Some(fix)) => is_one_folder(machine.disk, mark, fix),
        _ => false,
    };
    let wanted = wanted(machine.disk, &request.paths, together, &mut found);
    let order = Order {
        profiles: &resources.profiles,
        profile: request.profile.as_deref(),
        mark: request.mark.as_deref(),
        fix: request.fix.as_deref(),
        overwrite: request.overwrite,
    };
    let run = check::run(machine.disk, &wanted, &order, machine.progress).unwrap_or_else(|fault| {
        found.push(Problem::nowhere(&fault));
        check::Run::default()
    });
    found.extend(run.checked.iter().flat_map(|file| file.problems.iter().cloned()));
    let mut problems: Problems = found.into_iter().collect();
    problems.sort();
    let total = |level| {
        let reports = run.checked.iter().filter_map(|file| file.report.as_ref());
        reports.map(|report| report.count(level)).sum()
    };
    Ok(Outcome {
        errors: total(Level::Error),
        warnings: total(Level::Warning),
        hints: total(Level::Hint),
        cancelled: !run.left.is_empty(),
        left: run.left,
        problems: problems.into(),
        files: run.checked,
    })
}

/// Whether copies with comments and fixed copies go into one folder: then their names must differ.
fn is_one_folder(disk: &dyn Disk, mark: &Path, fix: &Path) -> bool {
    let plain = |path: &Path| {
        let full = disk.absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let mut plain = PathBuf::new();
        for part in full.components() {
            match part {
                Component::ParentDir => {
                    plain.pop();
                }
                other => plain.push(other),
            }
        }
        plain
    };
    plain(mark) == plain(fix) || files::is_same(disk, mark, fix).unwrap_or(true)
}

/// The files that paths name: a file as it is, a folder with all Word files below it.
fn wanted(
    disk: &dyn Disk,
    paths: &[PathBuf],
    together: bool,
    problems: &mut Vec<Problem>,
) -> Vec<Wanted> {
    let mut all: Vec<(PathBuf, String)> = Vec::new();
    for path in paths {
        match files::is_folder(disk, path) {
            Ok(true) => {}
            Ok(false) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                all.push((path.clone(), name));
                continue;
            }
            Err(fault) => {
                problems.push(Problem::nowhere(&fault));
                continue;
            }
        }
        let is_word = |name: &str| {
            let name = name.to_lowercase();
            ENDS.iter().any(|end| name.ends_with(end))
        };
        let (found, wrong) = files::find(disk, path, is_word);
        problems.extend(wrong);
        let name = |below: &PathBuf| {
            let parts = below.iter().map(|part| part.to_string_lossy());
            parts.collect::<Vec<_>>().join("/")
        };
        all.extend(found.into_iter().map(|below| (path.join(&below), name(&below))));
    }
    all.dedup_by(|a, b| a.0 == b.0);
    // Copies of two files of one name must not take each other's place.
    let mut names = BTreeSet::new();
    let mut named = |name: &str, what: &str| {
        let (stem, end) = match name.rsplit_once('.') {
            Some((stem, end)) => (stem, format!(".{end}")),
            None => (name, String::new()),
        };
        let mut name = format!("{stem}{what}{end}");
        let mut nth = 1;
        while !names.insert(name.to_lowercase()) {
            nth += 1;
            name = format!("{stem}{what}-{nth}{end}");
        }
        name
    };
    let each = |(path, name): (PathBuf, String)| {
        if together {
            let (marked, fixed_copy) = (named(&name, ".nhan-xet"), named(&name, ".da-sua"));
            return Wanted { path, marked, fixed_copy };
        }
        let name = named(&name, "");
        Wanted { path, marked: name.clone(), fixed_copy: name }
    };
    all.into_iter().map(each).collect()
}
