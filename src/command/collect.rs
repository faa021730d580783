//! `vanban collect`: returned forms become reports, one file each; nothing there is overwritten unasked.

mod tell;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::build::unknown_ids;
use super::input::Input;
use super::voice::{Voice, exit_code};
use super::{Common, day};
use crate::batch;
use crate::compose::Studio;
use crate::data::campaign::Campaign;
use crate::data::check::facts::{DayOf, OddDay};
use crate::data::check::{CheckFault, Scope, check_beside, spoils_all};
use crate::data::gather::REPORTS;
use crate::data::hash::Hash;
use crate::data::load::{Shape, load};
use crate::data::report::Report;
use crate::data::scalar::{Date, Id};
use crate::data::source::Source;
use crate::files::disk::{Disk, RealDisk};
use crate::files::{self, Act, DiskFault};
use crate::harvest::written::{self, From};
use crate::harvest::{Harvest, Harvester, Layer, Refusal};
use crate::limits;
use crate::problem::{Fault, Place, Problem, Problems, Severity};
use crate::viet;
use crate::word::edit::{self, Mark};
use crate::word::read;

/// The folder of the copies that go back to agencies with comments.
const SHEETS: &str = "sua-bieu-mau";

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Tệp biểu mẫu Word gửi về, hoặc thư mục chứa chúng (đọc cả thư mục con)
    #[arg(value_name = "TỆP HOẶC THƯ MỤC", required = true)]
    paths: Vec<PathBuf>,
    /// Chỉ thu kỳ báo cáo này (mã); biểu mẫu của kỳ khác bị từ chối
    #[arg(long, value_name = "MÃ")]
    period: Option<String>,
    /// Ngày nhận báo cáo, viết 2024-12-16 hoặc 16/12/2024 (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = day::parse)]
    received: Option<Date>,
    /// Thay báo cáo đã có bằng bản vừa thu; bản cũ được giữ lại thành <cơ quan>.1.yaml, .2.yaml…
    #[arg(long)]
    replace: bool,
    /// Chỉ đọc và nêu kết quả, không ghi tệp nào
    #[arg(long)]
    dry_run: bool,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Taken.
    Taken,
    /// Taken; some of it is doubtful.
    Doubtful,
    /// Was taken before.
    Unchanged,
    /// Not taken.
    Refused,
}

/// A file of the run.
#[derive(Debug)]
pub(super) struct Return {
    /// As a clerk knows it.
    pub path: String,
    pub outcome: Outcome,
    /// Period, agency, and the agency's name.
    pub whose: Option<(Id, Id, String)>,
    /// Where the report stands.
    pub report: Option<String>,
    /// Where the earlier one was moved.
    pub earlier: Option<String>,
    /// Which layer gave each value.
    pub layers: Vec<(String, Layer)>,
    /// Questions without an answer.
    pub unanswered: Vec<String>,
    pub problems: Problems,
    text: String,
    sha256: String,
    /// A copy with a comment at each doubtful place, where there is one.
    marked: Option<Vec<u8>>,
    /// Where that copy stands.
    pub sheet: Option<String>,
}

/// Runs it and returns the exit code.
pub(super) fn run(common: &Common, options: &Options, voice: &Voice) -> u8 {
    let disk = &RealDisk;
    let input = Input::read(disk, common);
    let received = day::or_today(options.received);
    let mut problems = Problems::new();
    let mut returns = Vec::new();
    match (&input.gathered.campaign, &input.resources) {
        // A report that waits to be mended keeps no other from being taken.
        (Some(campaign), Some(resources)) if !spoils_all(&input.gathered.problems) => {
            if let Err(code) = unknown_ids(campaign, &[], options.period.as_deref(), voice) {
                return code;
            }
            let period = options.period.as_deref().and_then(|typed| Id::parse(typed).ok());
            match Studio::new(campaign, resources) {
                Err(found) => problems.extend(found),
                Ok(studio) => {
                    let harvester = Harvester::new(&studio, campaign);
                    let paths = found(disk, &options.paths, &mut problems);
                    problems.extend(ahead(options, received));
                    returns = paths
                        .par_iter()
                        .map(|path| one(disk, &harvester, path, period.as_ref(), received))
                        .collect();
                    twice(&mut returns);
                    read_back(campaign, common, options, &mut returns);
                    let taken = returns.iter_mut().filter(|r| r.outcome != Outcome::Refused);
                    put_all(disk, common, options, taken.collect(), &mut problems);
                }
            }
        }
        _ => problems.extend(input.problems.clone()),
    }
    let found: Vec<Problem> =
        returns.iter().flat_map(|taken| taken.problems.iter().cloned()).collect();
    problems.extend(found.into_iter().collect());
    tell::tell(options, received, &returns, &problems, |name| input.text_of(name), voice);
    exit_code(&problems)
}

/// The files that are named, and those in the folders that are named, each once.
fn found(disk: &dyn Disk, paths: &[PathBuf], problems: &mut Problems) -> Vec<PathBuf> {
    let mut all = BTreeSet::new();
    for path in paths {
        if path.is_dir() {
            match files::find(disk, path, |_| true) {
                Ok(below) => all.extend(below.into_iter().map(|below| path.join(below))),
                Err(found) => problems.extend(found),
            }
        } else {
            all.insert(path.clone());
        }
    }
    all.into_iter().collect()
}

/// Reads one file.
fn one(
    disk: &dyn Disk,
    harvester: &Harvester<'_, '_>,
    path: &Path,
    period: Option<&Id>,
    received: Date,
) -> Return {
    let shown = files::shown(path);
    let mut taken = Return {
        path: shown.clone(),
        outcome: Outcome::Refused,
        whose: None,
        report: None,
        earlier: None,
        layers: Vec::new(),
        unanswered: Vec::new(),
        problems: Problems::new(),
        text: String::new(),
        sha256: String::new(),
        marked: None,
        sheet: None,
    };
    let at = |mut problem: Problem| {
        problem.place.get_or_insert_with(|| Place::file(shown.as_str()));
        problem
    };
    let bytes = match files::read_bounded(disk, path) {
        Ok(bytes) => bytes,
        Err(fault) => {
            taken.problems.push(at(Problem::nowhere(&fault)));
            return taken;
        }
    };
    let paper = match read::read(&bytes) {
        Ok(paper) => paper,
        Err(fault) => {
            taken.problems.push(at(Problem::nowhere(&fault)));
            return taken;
        }
    };
    taken.sha256 = Hash::of(&bytes).to_string();
    let harvest = match harvester.read(&paper, period) {
        Ok(harvest) => harvest,
        Err(found) => {
            taken.problems = found.into_iter().map(at).collect();
            return taken;
        }
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let from = From { file: &name, sha256: &taken.sha256 };
    taken.text = written::report(&harvest, received, from);
    taken.outcome = if harvest.is_doubtful() { Outcome::Doubtful } else { Outcome::Taken };
    taken.problems = harvest.problems(&shown);
    if taken.outcome == Outcome::Doubtful {
        match edit::mark(&bytes, &marks(&harvest)) {
            Ok(marked) => taken.marked = Some(marked),
            Err(fault) => taken.problems.push(at(Problem::nowhere(&fault))),
        }
    }
    taken.layers = harvest
        .answers
        .iter()
        .map(|answer| {
            let key = written::key_of(&answer.what);
            (key.unwrap_or_else(|| written::other_key(&answer.what).to_owned()), answer.layer)
        })
        .collect();
    let identity = &harvest.identity;
    let short = identity.agency.short().to_owned();
    taken.whose = Some((identity.period.id.clone(), identity.agency.id.clone(), short));
    taken.unanswered = harvest.unanswered;
    taken
}

/// A comment for each doubtful place; what has none stands at the first paragraph.
fn marks(harvest: &Harvest<'_>) -> Vec<Mark> {
    let of_input = harvest.doubts().filter(|(doubt, _)| doubt.severity() == Severity::Error);
    of_input
        .map(|(doubt, at)| {
            let hint = doubt.hint().map(|hint| format!("\n{hint}")).unwrap_or_default();
            let text = format!("{}{hint}", viet::capitalize_first(&doubt.message()));
            Mark { at: at.cloned().unwrap_or_default(), text }
        })
        .collect()
}

/// A day of receipt that has not come yet.
fn ahead(options: &Options, received: Date) -> Problems {
    let today = day::or_today(None);
    let why = OddDay::Ahead { today, others: 0 };
    let fault = CheckFault::OddDay { of: DayOf::Received, day: received, why };
    let told = options.received.is_some() && received > today;
    told.then(|| Problem::nowhere(&fault)).into_iter().collect()
}

/// Reads the reports back that are to be written and says what `validate` will say of them: days without sense,
/// figures that are off their neighbours. What waits to be mended has been told at its place in the form.
fn read_back(campaign: &Campaign, common: &Common, options: &Options, returns: &mut [Return]) {
    let shape = Shape::<Report>::new();
    let mut others = BTreeMap::new();
    let mut of = BTreeMap::new();
    for (nth, taken) in returns.iter_mut().enumerate() {
        let Some((period, agency, _)) = taken.whose.clone() else { continue };
        if taken.outcome > Outcome::Doubtful {
            continue;
        }
        let path = common.data.join(REPORTS).join(period.as_str()).join(format!("{agency}.yaml"));
        let source = Source::read(files::shown(&path).as_str(), taken.text.as_bytes());
        match source.and_then(|source| load(&shape, source)) {
            Ok(report) => {
                of.insert((period.clone(), agency.clone()), nth);
                others.insert((period, agency), report);
            }
            Err(found) => {
                taken.outcome = Outcome::Doubtful;
                taken.problems.extend(found);
            }
        }
    }
    for (scope, mut problem) in check_beside(campaign, &others) {
        let Scope::Report { period, agency } = scope else { continue };
        let Some(nth) = of.get(&(period, agency)) else { continue };
        if TOLD_OF_THE_FORM.contains(&problem.code) {
            continue;
        }
        let taken = &mut returns[*nth];
        if options.dry_run {
            problem.place = Some(Place::file(taken.path.as_str()));
        }
        if problem.is_error() {
            taken.outcome = Outcome::Doubtful;
        }
        taken.problems.push(problem);
    }
}

/// What the form has been told of already: a value that waits to be mended, a nil report with content.
const TOLD_OF_THE_FORM: [&str; 2] = ["DL98", "DL76"];

/// Two forms of one agency and period in one run: neither is taken, unless they say the same.
fn twice(returns: &mut [Return]) {
    let mut by_agency: BTreeMap<(Id, Id), Vec<usize>> = BTreeMap::new();
    for (nth, taken) in returns.iter().enumerate() {
        if let Some((period, agency, _)) = &taken.whose {
            by_agency.entry((period.clone(), agency.clone())).or_default().push(nth);
        }
    }
    for all in by_agency.values().filter(|all| all.len() > 1) {
        let same = all.iter().all(|nth| written::same(&returns[*nth].text, &returns[all[0]].text));
        if same {
            for nth in &all[1..] {
                returns[*nth].outcome = Outcome::Unchanged;
                returns[*nth].problems = Problems::new();
            }
            continue;
        }
        for nth in all {
            let other =
                all.iter().find(|other| *other != nth).map(|other| returns[*other].path.clone());
            let refusal = Refusal::Twice { other: other.unwrap_or_default() };
            let place = Place::file(returns[*nth].path.as_str());
            returns[*nth].outcome = Outcome::Refused;
            returns[*nth].problems = Problem::at(&refusal, place).into();
        }
    }
}

/// Puts reports in their places, alone in the folder of data: what another run puts there meanwhile is
/// seen before anything is written.
fn put_all(
    disk: &dyn Disk,
    common: &Common,
    options: &Options,
    returns: Vec<&mut Return>,
    problems: &mut Problems,
) {
    let held = (!options.dry_run).then(|| batch::hold(disk, &common.data)).transpose();
    match held {
        Ok(hold) => {
            if hold.is_some() {
                sweep(disk, common, &returns);
            }
            returns.into_iter().for_each(|taken| put(disk, common, options, taken));
        }
        Err(problem) => {
            for taken in returns {
                taken.outcome = Outcome::Refused;
                taken.problems = Problems::new();
            }
            problems.push(problem);
        }
    }
}

/// Takes away what a killed run left half-written in the folders that this one writes to.
fn sweep(disk: &dyn Disk, common: &Common, returns: &[&mut Return]) {
    let periods: BTreeSet<&Id> = returns
        .iter()
        .filter_map(|taken| taken.whose.as_ref())
        .map(|(period, ..)| period)
        .collect();
    for period in periods {
        let reports = common.data.join(REPORTS).join(period.as_str());
        for folder in [reports, common.out.join(SHEETS).join(period.as_str())] {
            if disk.exists(&folder) {
                files::sweep(disk, &folder);
            }
        }
    }
}

/// Puts a report in its place, its sheet of comments before it: a run that is killed between them does both again.
fn put(disk: &dyn Disk, common: &Common, options: &Options, taken: &mut Return) {
    let Some((period, agency, _)) = taken.whose.clone() else { return };
    let folder = common.data.join(REPORTS).join(period.as_str());
    let path = folder.join(format!("{agency}.yaml"));
    taken.report = Some(files::shown(&path));
    if taken.outcome == Outcome::Unchanged {
        return;
    }
    let mut refuse = |problem: Problem| {
        taken.outcome = Outcome::Refused;
        taken.report = None;
        taken.problems = problem.into();
    };
    let mut kept = None;
    if disk.exists(&path) {
        let bytes = match disk.read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                return refuse(Problem::nowhere(&DiskFault::new(Act::Read, &path, &error)));
            }
        };
        let before = String::from_utf8_lossy(&bytes);
        let same = written::same(&before, &taken.text);
        if same || written::is_from(&before, &taken.sha256) {
            // Its doubts still stand there, and the sheet that names them does not: that is made good.
            if let Some(marked) = taken.marked.take().filter(|_| same && !options.dry_run) {
                let sheet = common.out.join(format!("{SHEETS}/{period}/{agency}.docx"));
                if !disk.exists(&sheet) {
                    match put_sheet(disk, common, &period, &agency, &marked) {
                        Ok(sheet) => taken.sheet = Some(files::shown(&sheet)),
                        Err(fault) => taken.problems.push(Problem::nowhere(&fault)),
                    }
                    return;
                }
            }
            taken.outcome = Outcome::Unchanged;
            taken.problems = Problems::new();
            return;
        }
        if !options.replace {
            let refusal = Refusal::AlreadyThere { path: files::shown(&path) };
            let place = Place::file(taken.path.as_str());
            return refuse(Problem::at(&refusal, place));
        }
        // A copy that a killed run had made already is not made again.
        let free = (1..=limits::run::VERSIONS)
            .map(|nth| folder.join(format!("{agency}.{nth}.yaml")))
            .find(|earlier| {
                !disk.exists(earlier) || disk.read(earlier).is_ok_and(|kept| kept == bytes)
            });
        let Some(earlier) = free else {
            let refusal = Refusal::TooOften { path: files::shown(&path) };
            return refuse(Problem::at(&refusal, Place::file(taken.path.as_str())));
        };
        kept = Some((earlier, bytes));
    }
    taken.earlier = kept.as_ref().map(|(earlier, _)| files::shown(earlier));
    if options.dry_run {
        return;
    }
    // A copy first: at no moment is there no report.
    if let Some((earlier, bytes)) = &kept
        && let Err(fault) = files::write_whole(disk, earlier, bytes)
    {
        taken.outcome = Outcome::Refused;
        taken.report = None;
        taken.problems.push(Problem::nowhere(&fault));
        return;
    }
    if let Some(marked) = taken.marked.take() {
        match put_sheet(disk, common, &period, &agency, &marked) {
            Ok(sheet) => taken.sheet = Some(files::shown(&sheet)),
            Err(fault) => taken.problems.push(Problem::nowhere(&fault)),
        }
    }
    let written = files::write_whole(disk, &path, taken.text.as_bytes());
    if let Err(fault) = written {
        // The earlier report still stands in its place.
        if let Some((earlier, _)) = &kept {
            let _ = disk.remove(earlier);
        }
        taken.outcome = Outcome::Refused;
        taken.report = None;
        taken.earlier = None;
        taken.problems.push(Problem::nowhere(&fault));
    }
}

/// Puts the copy with comments in its place.
fn put_sheet(
    disk: &dyn Disk,
    common: &Common,
    period: &Id,
    agency: &Id,
    marked: &[u8],
) -> Result<PathBuf, DiskFault> {
    let below = format!("{SHEETS}/{period}/{agency}.docx");
    let sheet = files::inside(disk, &common.out, &below)?;
    files::write_whole(disk, &sheet, marked)?;
    Ok(sheet)
}
