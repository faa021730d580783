//! Shell: many Word files audited on all cores. A file that does not read is a problem and stops no other.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::BatchFault;
use super::ledger::{Ledger, Put};
use super::progress::{Progress, Stage};
use crate::audit::{Finding, Report, audit};
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};
use crate::problem::{Place, Problem};
use crate::profile::Profiles;
use crate::word::edit::{self, Fix, Mark};
use crate::word::read::read;

/// A file to audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is.
    pub path: PathBuf,
    /// Under which name its copy with comments goes below a folder of output.
    pub marked: String,
    /// Under which name its fixed copy is.
    pub fixed_copy: String,
}

/// How an audit is to be done.
#[derive(Debug)]
pub struct Order<'o> {
    /// The profiles.
    pub profiles: &'o Profiles,
    /// The profile to hold files against; guessed where not said.
    pub profile: Option<&'o str>,
    /// Where copies with comments go.
    pub mark: Option<&'o Path>,
    /// Where fixed copies go.
    pub fix: Option<&'o Path>,
    /// Write over copies that a person has edited.
    pub overwrite: bool,
}

/// A folder of copies, and what the program has written there.
struct Copies<'d> {
    folder: &'d Path,
    ledger: Ledger<'d>,
}

impl<'d> Copies<'d> {
    fn open(disk: &'d dyn Disk, folder: &'d Path, overwrite: bool) -> Result<Self, DiskFault> {
        Ok(Copies { folder, ledger: Ledger::open(disk, folder, overwrite)? })
    }
}

/// A file that was audited.
#[derive(Debug, Clone)]
pub struct Checked {
    /// As the clerk knows it.
    pub file: String,
    /// What the audit says; `None` where the file does not read.
    pub report: Option<Report>,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// For each finding, whether it was fixed in a copy.
    pub fixed_findings: Vec<bool>,
}

/// Files that were audited, in their order, and those that were not because the run was cancelled before.
#[derive(Debug, Default)]
pub struct Run {
    /// What was audited.
    pub checked: Vec<Checked>,
    /// What was not, as the clerk knows it.
    pub left: Vec<String>,
}

/// Audits files, as long as the run is not cancelled.
///
/// # Errors
/// A folder of copies cannot be written to.
pub fn run(
    disk: &dyn Disk,
    wanted: &[Wanted],
    order: &Order<'_>,
    progress: &dyn Progress,
) -> Result<Run, DiskFault> {
    let mark = order.mark.map(|folder| Copies::open(disk, folder, order.overwrite)).transpose()?;
    let fix = order.fix.map(|folder| Copies::open(disk, folder, order.overwrite)).transpose()?;
    let one = |file: &Wanted| {
        if progress.is_cancelled() {
            return Err(files::shown(&file.path));
        }
        let checked = one(disk, file, order, mark.as_ref(), fix.as_ref());
        progress.step(1);
        Ok(checked)
    };
    progress.begin(Stage::Checks, wanted.len());
    let each: Vec<Result<Checked, String>> = wanted.par_iter().map(one).collect();
    progress.end();
    let mut run = Run::default();
    for file in each {
        match file {
            Ok(checked) => run.checked.push(checked),
            Err(left) => run.left.push(left),
        }
    }
    Ok(run)
}

fn one(
    disk: &dyn Disk,
    wanted: &Wanted,
    order: &Order<'_>,
    mark: Option<&Copies<'_>>,
    fix: Option<&Copies<'_>>,
) -> Checked {
    let file = files::shown(&wanted.path);
    let mut checked = Checked {
        file: file.clone(),
        report: None,
        problems: Vec::new(),
        fixed_findings: Vec::new(),
    };
    let bytes = match files::read_bounded(disk, &wanted.path) {
        Ok(bytes) => bytes,
        Err(fault) => {
            checked.problems.push(Problem::at(&fault, Place::file(file)));
            return checked;
        }
    };
    let paper = match read(&bytes) {
        Ok(paper) => paper,
        Err(fault) => {
            checked.problems.push(Problem::at(&fault, Place::file(file)));
            return checked;
        }
    };
    let report = audit(&paper, order.profiles, order.profile);
    if let Some(copies) = mark {
        let copy = edit::mark(&bytes, &marks(&report.findings));
        let written = copy.map_err(|fault| Problem::at(&fault, Place::file(file.clone())));
        let written = written.and_then(|copy| put(disk, wanted, copies, &wanted.marked, &copy));
        checked.problems.extend(written.err());
    }
    if let Some(copies) = fix {
        match fixed_copy(&bytes, &report.findings) {
            Ok((copy, made)) => {
                checked.fixed_findings = made;
                let written = put(disk, wanted, copies, &wanted.fixed_copy, &copy);
                checked.problems.extend(written.err());
            }
            Err(fault) => checked.problems.push(Problem::at(&fault, Place::file(file))),
        }
    }
    checked.report = Some(report);
    checked
}

/// A comment for each finding; what concerns the whole is at the first paragraph.
fn marks(findings: &[Finding]) -> Vec<Mark> {
    findings
        .iter()
        .map(|finding| Mark {
            at: finding.at.address.clone().unwrap_or_default(),
            text: format!(
                "{}: {}\nThấy: {}\nCho phép: {}\nCăn cứ: {}\nCách sửa: {}",
                crate::viet::capitalize_first(finding.level.words()),
                finding.name,
                finding.found,
                finding.allowed,
                finding.basis,
                finding.how_to_fix
            ),
        })
        .collect()
}

/// A copy with what is certain fixed, and which findings that fixes.
fn fixed_copy(bytes: &[u8], findings: &[Finding]) -> Result<(Vec<u8>, Vec<bool>), edit::EditFault> {
    let all: Vec<Fix> = findings.iter().flat_map(|finding| finding.fixes.iter().cloned()).collect();
    let fixed = edit::fix(bytes, &all)?;
    let mut made = fixed.made.into_iter();
    let fixed_findings = findings
        .iter()
        .map(|finding| {
            let mine: Vec<bool> = made.by_ref().take(finding.fixes.len()).collect();
            !mine.is_empty() && mine.into_iter().all(|made| made)
        })
        .collect();
    Ok((fixed.bytes, fixed_findings))
}

/// Writes a copy, never over the file that it is a copy of, nor over what a person has there.
fn put(
    disk: &dyn Disk,
    wanted: &Wanted,
    copies: &Copies<'_>,
    name: &str,
    copy: &[u8],
) -> Result<(), Problem> {
    let path = copies.folder.join(name);
    let as_problem = |fault: DiskFault| Problem::nowhere(&fault);
    if files::is_same(disk, &path, &wanted.path).map_err(as_problem)? {
        let fault =
            DiskFault { act: Act::Write, path: files::shown(&path), why: files::Why::Itself };
        return Err(Problem::nowhere(&fault));
    }
    match copies.ledger.put(name, copy).map_err(as_problem)? {
        Put::Written | Put::Unchanged => Ok(()),
        Put::Kept => Err(Problem::nowhere(&BatchFault::NotOurs { path: files::shown(&path) })),
    }
}
