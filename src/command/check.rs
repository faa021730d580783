//! `vanban check PATH…`: what in a Word file is against the rules of its regime, with the article of each.

mod print;

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Common;
use super::input::Library;
use super::usage;
use super::voice::{Voice, exit_code, gathered};
use crate::audit::Level;
use crate::batch::check::{self, Checked, Order, Wanted};
use crate::files;
use crate::files::disk::{Disk, RealDisk};
use crate::problem::{Problem, Problems};

/// How the names of Word files end; those of older Word are told that they do not read.
const ENDS: [&str; 5] = [".docx", ".docm", ".dotx", ".dotm", ".doc"];

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp Word hoặc thư mục có tệp Word
    #[arg(value_name = "TỆP HOẶC THƯ MỤC", required = true)]
    paths: Vec<PathBuf>,
    /// Thể thức dùng để kiểm tra: nd30, hd36, hd05 (không ghi thì tự nhận ra)
    #[arg(long, value_name = "MÃ")]
    profile: Option<String>,
    /// Mức làm lệnh kết thúc bằng mã 1: error (mặc định), warning
    #[arg(
        long,
        value_name = "MỨC",
        default_value = "error",
        hide_default_value = true,
        hide_possible_values = true
    )]
    fail_on: FailOn,
    /// Ghi vào thư mục này bản sao có nhận xét (Comment) ở từng chỗ
    #[arg(long, value_name = "THƯ MỤC")]
    mark: Option<PathBuf>,
    /// Ghi vào thư mục này bản sao đã sửa những chỗ chắc chắn (Track Changes)
    #[arg(long, value_name = "THƯ MỤC")]
    fix: Option<PathBuf>,
    /// Ghi đè cả bản sao đã có mà không phải do chương trình ghi, hoặc đã được sửa
    #[arg(long)]
    overwrite: bool,
}

/// From which level on findings make the run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
}

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    let disk = &RealDisk;
    let resources = Library::read(disk, &common.templates).and_then(|library| library.resources());
    let resources = match resources {
        Ok(resources) => resources,
        Err(problems) => {
            voice.problems(&problems, |_| None);
            return exit_code(&problems);
        }
    };
    let known: Vec<&str> = resources.profiles.iter().map(|profile| profile.id.as_str()).collect();
    if let Some(asked) = options.profile.as_deref().filter(|asked| !known.contains(asked)) {
        let problems = Problems::from(usage::bad_value(
            "--profile",
            asked,
            known.iter().map(|id| (*id).to_owned()).collect(),
        ));
        voice.problems(&problems, |_| None);
        return exit_code(&problems);
    }
    let mut found: Vec<Problem> = Vec::new();
    let together = match (&options.mark, &options.fix) {
        (Some(mark), Some(fix)) => is_one_folder(disk, mark, fix),
        _ => false,
    };
    let wanted = wanted(disk, &options.paths, together, &mut found);
    let order = Order {
        profiles: &resources.profiles,
        profile: options.profile.as_deref(),
        mark: options.mark.as_deref(),
        fix: options.fix.as_deref(),
        overwrite: options.overwrite,
    };
    let checked = check::run(disk, &wanted, &order).unwrap_or_else(|fault| {
        found.push(Problem::nowhere(&fault));
        Vec::new()
    });
    found.extend(checked.iter().flat_map(|file| file.problems.iter().cloned()));
    let problems = gathered(found);
    print::print(&checked, &problems, options.fix.is_some(), voice);
    voice.problems(&problems, |_| None);
    let least = match options.fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
    };
    let fails = |file: &Checked| {
        file.report.as_ref().is_some_and(|report| report.findings.iter().any(|f| f.level >= least))
    };
    exit_code(&problems).max(u8::from(checked.iter().any(fails)))
}

/// Whether copies with comments and mended copies go into one folder: then their names must differ.
fn is_one_folder(disk: &dyn Disk, mark: &Path, fix: &Path) -> bool {
    let plain = |path: &Path| {
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
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
    // Copies of two files of one name must not stand in each other's place.
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
            let (marked, mended) = (named(&name, ".nhan-xet"), named(&name, ".da-sua"));
            return Wanted { path, marked, mended };
        }
        let name = named(&name, "");
        Wanted { path, marked: name.clone(), mended: name }
    };
    all.into_iter().map(each).collect()
}
