//! Shell: many Word files audited on all cores. A file that does not read is a problem and stops no other.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

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
    /// Where it stands.
    pub path: PathBuf,
    /// Under which name its copies go below a folder of output.
    pub name: String,
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
    /// Where mended copies go.
    pub fix: Option<&'o Path>,
}

/// A file that was audited.
#[derive(Debug)]
pub struct Checked {
    /// As the clerk knows it.
    pub file: String,
    /// What the audit says; `None` where the file does not read.
    pub report: Option<Report>,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// For each finding, whether it was mended in a copy.
    pub mended: Vec<bool>,
}

/// Audits files; the results stand in their order.
pub fn run(disk: &dyn Disk, wanted: &[Wanted], order: &Order<'_>) -> Vec<Checked> {
    wanted.par_iter().map(|file| one(disk, file, order)).collect()
}

fn one(disk: &dyn Disk, wanted: &Wanted, order: &Order<'_>) -> Checked {
    let file = files::shown(&wanted.path);
    let mut checked =
        Checked { file: file.clone(), report: None, problems: Vec::new(), mended: Vec::new() };
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
    if let Some(folder) = order.mark {
        let copy = edit::mark(&bytes, &marks(&report.findings));
        let written = copy.map_err(|fault| Problem::at(&fault, Place::file(file.clone())));
        let written = written.and_then(|copy| put(disk, wanted, folder, &copy));
        checked.problems.extend(written.err());
    }
    if let Some(folder) = order.fix {
        match mended(&bytes, &report.findings) {
            Ok((copy, made)) => {
                checked.mended = made;
                checked.problems.extend(put(disk, wanted, folder, &copy).err());
            }
            Err(fault) => checked.problems.push(Problem::at(&fault, Place::file(file))),
        }
    }
    checked.report = Some(report);
    checked
}

/// A comment for each finding; what concerns the whole stands at the first paragraph.
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
                finding.mend
            ),
        })
        .collect()
}

/// A copy with what is certain mended, and which findings that mends.
fn mended(bytes: &[u8], findings: &[Finding]) -> Result<(Vec<u8>, Vec<bool>), edit::EditFault> {
    let all: Vec<Fix> = findings.iter().flat_map(|finding| finding.fixes.iter().cloned()).collect();
    let fixed = edit::fix(bytes, &all)?;
    let mut made = fixed.made.into_iter();
    let mended = findings
        .iter()
        .map(|finding| {
            let mine: Vec<bool> = made.by_ref().take(finding.fixes.len()).collect();
            !mine.is_empty() && mine.into_iter().all(|made| made)
        })
        .collect();
    Ok((fixed.bytes, mended))
}

/// Writes a copy, never over the file that it is a copy of.
fn put(disk: &dyn Disk, wanted: &Wanted, folder: &Path, copy: &[u8]) -> Result<(), Problem> {
    let leads_home = |path: &Path| {
        let same = |a: &Path, b: &Path| match (a.canonicalize(), b.canonicalize()) {
            (Ok(a), Ok(b)) => a == b,
            _ => a == b,
        };
        same(path, &wanted.path)
    };
    let path = folder.join(&wanted.name);
    if leads_home(&path) {
        let fault =
            DiskFault { act: Act::Write, path: files::shown(&path), why: files::Why::Itself };
        return Err(Problem::nowhere(&fault));
    }
    files::write_whole(disk, &path, copy).map_err(|fault| Problem::nowhere(&fault))
}
