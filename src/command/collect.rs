//! `vanban collect`: returned forms become reports, one file each; nothing there is overwritten unasked.

mod tell;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use clap::Args;
use rayon::prelude::*;

use super::build::unknown_ids;
use super::input::Input;
use super::voice::{Voice, exit_code};
use super::{Common, day};
use crate::batch::ledger::{Ledger, Put};
use crate::batch::{self, BatchFault};
use crate::compose::Studio;
use crate::data::campaign::Campaign;
use crate::data::check::facts::{DayOf, OddDay};
use crate::data::check::{CheckFault, Scope, check_beside, spoils_figures};
use crate::data::gather::REPORTS;
use crate::data::hash::Hash;
use crate::data::load::{Shape, load};
use crate::data::report::{Corrected, Report};
use crate::data::scalar::{Date, Id};
use crate::data::source::Source;
use crate::files;
use crate::files::DiskFault;
use crate::files::disk::{Disk, RealDisk};
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
    marked: Option<Marked>,
    /// Where that copy stands.
    pub sheet: Option<String>,
    /// Whether it was read without a doubt: a copy with comments of an earlier return is out of date then.
    clean: bool,
    /// Where such a copy stood that was removed.
    pub old_sheet: Option<String>,
    /// The first day on which the report was received, where this is a correction of it.
    pub corrected: Option<Date>,
    /// What a correction changed; `None` where this is none, or the version before does not read.
    pub changed: Option<Vec<Corrected>>,
}

/// A copy with a comment at each doubtful place.
#[derive(Debug)]
enum Marked {
    /// Made.
    Made(Vec<u8>),
    /// Still to be made, of a file: too many wait for their place.
    ToMake(PathBuf, Vec<Mark>),
}

/// What the workers of a run share, so that its memory does not grow with them.
#[derive(Debug, Default)]
struct Shared {
    /// Held while a large return is read.
    large: Mutex<()>,
    /// The bytes of the copies that wait.
    waiting: AtomicUsize,
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
        (Some(campaign), Some(resources))
            if !spoils_figures(&input.gathered.problems) && campaign.half_known.is_empty() =>
        {
            if let Err(code) = unknown_ids(campaign, &[], options.period.as_deref(), voice) {
                return code;
            }
            let period = options.period.as_deref().and_then(|typed| Id::parse(typed).ok());
            match Studio::new(campaign, resources) {
                Err(found) => problems.extend(found),
                Ok(studio) => {
                    let harvester = Harvester::new(&studio, campaign);
                    let paths = found(disk, &options.paths, &mut problems);
                    let shared = Shared::default();
                    let period = period.as_ref();
                    problems.extend(ahead(options, received));
                    returns = paths
                        .par_iter()
                        .map(|path| one(disk, &harvester, path, period, received, &shared))
                        .collect();
                    twice(&mut returns);
                    read_back(campaign, common, options, &mut returns);
                    let taken = returns.iter_mut().filter(|r| r.outcome != Outcome::Refused);
                    put_all(disk, common, options, received, taken.collect(), &mut problems);
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
        match files::is_folder(disk, path) {
            Ok(true) => {
                let (below, wrong) = files::find(disk, path, |_| true);
                all.extend(below.into_iter().map(|below| path.join(below)));
                problems.extend(wrong);
            }
            Ok(false) => {
                all.insert(path.clone());
            }
            Err(fault) => problems.push(Problem::nowhere(&fault)),
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
    shared: &Shared,
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
        clean: false,
        old_sheet: None,
        corrected: None,
        changed: None,
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
    let _alone = (read::unpacked(&bytes) > limits::harvest::BESIDE)
        .then(|| shared.large.lock().unwrap_or_else(PoisonError::into_inner));
    let paper = match read::read_return(&bytes) {
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
        drop(paper);
        let marks = marks(&harvest);
        let size = bytes.len();
        let before = shared.waiting.fetch_add(size, Ordering::Relaxed);
        if before.saturating_add(size) > limits::harvest::WAITING {
            shared.waiting.fetch_sub(size, Ordering::Relaxed);
            taken.marked = Some(Marked::ToMake(path.to_owned(), marks));
        } else {
            match edit::mark(&bytes, &marks) {
                Ok(marked) => taken.marked = Some(Marked::Made(marked)),
                Err(fault) => taken.problems.push(at(Problem::nowhere(&fault))),
            }
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
    received: Date,
    returns: Vec<&mut Return>,
    problems: &mut Problems,
) {
    let hold = || {
        let hold = batch::hold(disk, &common.data)?;
        batch::sweep(disk, &common.data).map_err(|fault| Problem::nowhere(&fault))?;
        Ok(hold)
    };
    match (!options.dry_run).then(hold).transpose() {
        Ok(hold) => {
            let mut returns = returns;
            returns.iter_mut().for_each(|taken| put(disk, common, options, received, taken));
            refuse_twins(&mut returns);
            if hold.is_some() {
                let swept = batch::sweep(disk, &common.data);
                problems.extend(swept.err().map(|f| Problem::nowhere(&f)).into_iter().collect());
            }
            // One folder at a time: whoever holds the output may wait for the data.
            drop(hold);
            put_sheets(disk, common, returns, problems);
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

/// Of forms that say the same the first is put for all: where it was refused, so are the others.
fn refuse_twins(returns: &mut [&mut Return]) {
    let mut refused = BTreeMap::new();
    for taken in returns.iter().filter(|taken| taken.outcome == Outcome::Refused) {
        if let Some((period, agency, _)) = taken.whose.clone() {
            refused.insert((period, agency), (taken.path.clone(), taken.problems.clone()));
        }
    }
    for taken in returns.iter_mut().filter(|taken| taken.outcome == Outcome::Unchanged) {
        let whose = taken.whose.clone().map(|(period, agency, _)| (period, agency));
        let Some((first, problems)) = whose.and_then(|whose| refused.get(&whose)) else { continue };
        taken.outcome = Outcome::Refused;
        taken.report = None;
        let own = |mut problem: Problem| {
            if problem.place.as_ref().is_some_and(|place| *place == Place::file(first.as_str())) {
                problem.place = Some(Place::file(taken.path.as_str()));
            }
            problem
        };
        taken.problems = problems.iter().cloned().map(own).collect();
    }
}

/// The first day on which a report was received: of its version that stands there and of those that were kept.
fn first_received(
    disk: &dyn Disk,
    folder: &Path,
    agency: &str,
    standing: &str,
) -> Result<Option<Date>, DiskFault> {
    let mut first = written::received_of(standing);
    for nth in 1..=limits::run::VERSIONS {
        let path = folder.join(format!("{agency}.{nth}.yaml"));
        let Some(bytes) = files::read_if_there(disk, &path)? else { break };
        let kept = written::received_of(&String::from_utf8_lossy(&bytes));
        first = first.into_iter().chain(kept).min();
    }
    Ok(first)
}

/// What one version of a report says otherwise than the one before; `None` where one of them does not read.
fn changed(before: &str, after: &str) -> Option<Vec<Corrected>> {
    let shape = Shape::<Report>::new();
    let read = |text: &str| {
        let source = Source::read("", text.as_bytes()).ok()?;
        load(&shape, source).ok().map(|report| report.value)
    };
    Some(read(after)?.changed_since(&read(before)?))
}

/// Puts a report in its place. What its sheet of comments says stands with it until that is put too: a run that is killed
/// between them makes the sheet good.
fn put(disk: &dyn Disk, common: &Common, options: &Options, received: Date, taken: &mut Return) {
    let Some((period, agency, _)) = taken.whose.clone() else { return };
    let folder = common.data.join(REPORTS).join(period.as_str());
    let path = folder.join(format!("{agency}.yaml"));
    taken.report = Some(files::shown(&path));
    taken.clean = taken.outcome == Outcome::Taken && !options.dry_run;
    if taken.outcome == Outcome::Unchanged {
        taken.marked = None;
        return;
    }
    let mut refuse = |problem: Problem| {
        taken.outcome = Outcome::Refused;
        taken.report = None;
        taken.problems = problem.into();
    };
    let mut kept = None;
    let there = match files::read_if_there(disk, &path) {
        Ok(there) => there,
        Err(fault) => return refuse(Problem::nowhere(&fault)),
    };
    if let Some(bytes) = there {
        let before = String::from_utf8_lossy(&bytes);
        let same = written::same(&before, &taken.text);
        if same || written::is_from(&before, &taken.sha256) {
            taken.outcome = Outcome::Unchanged;
            taken.clean &= same;
            // Its doubts still stand there, and the sheet that names them may not.
            if !same || options.dry_run || taken.marked.is_none() {
                taken.marked = None;
                taken.problems = Problems::new();
            }
            return;
        }
        if !options.replace {
            let refusal = Refusal::AlreadyThere { path: files::shown(&path) };
            let place = Place::file(taken.path.as_str());
            return refuse(Problem::at(&refusal, place));
        }
        let mut free = None;
        for nth in 1..=limits::run::VERSIONS {
            let earlier = folder.join(format!("{agency}.{nth}.yaml"));
            match files::read_if_there(disk, &earlier) {
                // A copy that a killed run had made already is not made again.
                Ok(there) if there.as_ref().is_none_or(|there| *there == bytes) => {
                    free = Some(earlier);
                    break;
                }
                Ok(_) => {}
                Err(fault) => return refuse(Problem::nowhere(&fault)),
            }
        }
        let Some(earlier) = free else {
            let refusal = Refusal::TooOften { path: files::shown(&path) };
            return refuse(Problem::at(&refusal, Place::file(taken.path.as_str())));
        };
        let first = match first_received(disk, &folder, agency.as_str(), &before) {
            Ok(first) => first.map_or(received, |first| first.min(received)),
            Err(fault) => return refuse(Problem::nowhere(&fault)),
        };
        taken.text = written::corrected(&taken.text, received, first);
        taken.corrected = (first < received).then_some(first);
        taken.changed = changed(&before, &taken.text);
        kept = Some((earlier, bytes));
    }
    taken.earlier = kept.as_ref().map(|(earlier, _)| files::shown(earlier));
    if options.dry_run {
        taken.marked = None;
        return;
    }
    // A copy first: at no moment is there no report.
    if let Some((earlier, bytes)) = &kept
        && let Err(fault) = batch::put_swept(disk, &common.data, earlier, bytes)
    {
        return not_written(taken, &fault);
    }
    let written = batch::put_swept(disk, &common.data, &path, taken.text.as_bytes());
    if let Err(fault) = written {
        // The earlier report still stands in its place.
        if let Some((earlier, _)) = &kept {
            let _ = disk.remove(earlier);
        }
        not_written(taken, &fault);
    }
}

/// A report that could not be written: nothing was kept or corrected.
fn not_written(taken: &mut Return, fault: &DiskFault) {
    taken.outcome = Outcome::Refused;
    taken.report = None;
    taken.earlier = None;
    taken.corrected = None;
    taken.changed = None;
    taken.marked = None;
    taken.problems.push(Problem::nowhere(fault));
}

/// Puts the copies that go back to agencies into the folder of output, alone there; not over what a person has edited.
fn put_sheets(
    disk: &dyn Disk,
    common: &Common,
    returns: Vec<&mut Return>,
    problems: &mut Problems,
) {
    let is_stale = |taken: &Return| {
        let (Some((period, agency, _)), true) = (&taken.whose, taken.clean) else { return false };
        let path = common.out.join(sheet_of(period, agency));
        !matches!(disk.look_at(&path), Ok(None))
    };
    let is_put =
        |taken: &&mut Return| taken.report.is_some() && (taken.marked.is_some() || is_stale(taken));
    let mut returns: Vec<&mut Return> = returns.into_iter().filter(is_put).collect();
    if returns.is_empty() {
        return;
    }
    let ledger = |out: &Path| {
        let hold = batch::hold(disk, out)?;
        let ledger = Ledger::open(disk, out, false).map_err(|fault| Problem::nowhere(&fault))?;
        Ok((hold, ledger))
    };
    let (_hold, ledger) = match ledger(&common.out) {
        Ok(ledger) => ledger,
        Err(problem) => {
            for taken in returns.into_iter().filter(|taken| taken.outcome == Outcome::Unchanged) {
                taken.problems = Problems::new();
            }
            return problems.push(problem);
        }
    };
    for taken in &mut returns {
        let Some((period, agency, _)) = &taken.whose else { continue };
        let below = sheet_of(period, agency);
        let Some(marked) = taken.marked.take() else {
            without_old_sheet(disk, common, &ledger, &below, taken);
            continue;
        };
        let path = files::shown(&common.out.join(&below));
        let marked = match copy_of(disk, marked) {
            Ok(marked) => marked,
            Err(problem) => {
                taken.problems.push(problem);
                continue;
            }
        };
        let put = ledger.put(&below, &marked);
        if taken.outcome == Outcome::Unchanged {
            match put {
                // It was not there, or that of an earlier report: what a killed run left undone.
                Ok(Put::Written) => taken.outcome = Outcome::Doubtful,
                _ => taken.problems = Problems::new(),
            }
            if taken.outcome == Outcome::Unchanged && put.is_ok() {
                continue;
            }
        }
        match put {
            Ok(Put::Written | Put::Unchanged) => taken.sheet = Some(path),
            Ok(Put::Kept) => {
                let hint = "đổi tên tệp đã sửa rồi thu lại với --replace".to_owned();
                let problem = Problem::nowhere(&BatchFault::Edited { path });
                taken.problems.push(Problem { hint: Some(hint), ..problem });
            }
            Err(fault) => taken.problems.push(Problem::nowhere(&fault)),
        }
    }
}

/// Where the copy with comments of an agency's return goes below the folder of output.
fn sheet_of(period: &Id, agency: &Id) -> String {
    format!("{SHEETS}/{period}/{agency}.docx")
}

/// Removes the copy with comments of an earlier return, if it is the program's own; a person's is told.
fn without_old_sheet(
    disk: &dyn Disk,
    common: &Common,
    ledger: &Ledger<'_>,
    below: &str,
    taken: &mut Return,
) {
    let full = common.out.join(below);
    ledger.remove_own(below);
    let path = files::shown(&full);
    match disk.look_at(&full) {
        Ok(None) => taken.old_sheet = Some(path),
        _ => taken.problems.push(Problem::nowhere(&BatchFault::OldSheet { path })),
    }
}

/// The copy with comments, made now where too many would have waited.
fn copy_of(disk: &dyn Disk, marked: Marked) -> Result<Vec<u8>, Problem> {
    match marked {
        Marked::Made(copy) => Ok(copy),
        Marked::ToMake(path, marks) => {
            let bytes = files::read_bounded(disk, &path).map_err(|f| Problem::nowhere(&f))?;
            edit::mark(&bytes, &marks).map_err(|fault| Problem::nowhere(&fault))
        }
    }
}
