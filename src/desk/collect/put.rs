//! Desk, collect: the reports are put into the data, and the copies with comments into the output.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Became, Marked, Request, Return, Whose};
use crate::batch::ledger::{Ledger, Put};
use crate::batch::{self, BatchFault};
use crate::data::gather::REPORTS;
use crate::data::load::{Shape, load};
use crate::data::report::Report;
use crate::data::source::Source;
use crate::desk::{Corrected, Date, Desk, Disk, Places};
use crate::files;
use crate::files::DiskFault;
use crate::harvest::Refusal;
use crate::harvest::written;
use crate::limits;
use crate::problem::{Place, Problem, Problems};
use crate::word::edit;

/// The folder of the copies that go back to agencies with comments.
const SHEETS: &str = "sua-bieu-mau";

/// Puts reports in their places, alone in the folder of data: what another run puts there meanwhile is
/// seen before anything is written.
pub(super) fn put_all(
    desk: &Desk<'_>,
    request: &Request,
    received: Date,
    returns: &mut [Return],
    problems: &mut Problems,
) {
    let (disk, places) = (desk.machine.disk, &desk.places);
    let returns = returns.iter_mut().filter(|taken| taken.became != Became::Refused);
    let returns: Vec<&mut Return> = returns.collect();
    let hold = (!request.dry_run).then(|| batch::hold_swept(disk, &places.data));
    match hold.transpose() {
        Ok(hold) => {
            let mut returns = returns;
            returns.iter_mut().for_each(|taken| put(disk, places, request, received, taken));
            refuse_twins(&mut returns);
            if hold.is_some() {
                let swept = batch::sweep(disk, &places.data);
                problems.extend(swept.err().map(|f| Problem::nowhere(&f)).into_iter().collect());
            }
            // One folder at a time: whoever holds the output may wait for the data.
            drop(hold);
            put_sheets(disk, places, returns, problems);
        }
        Err(problem) => {
            for taken in returns {
                taken.became = Became::Refused;
                taken.problems = Problems::new();
            }
            problems.push(problem);
        }
    }
}

/// Of forms that say the same the first is put for all: where it was refused, so are the others.
fn refuse_twins(returns: &mut [&mut Return]) {
    let mut refused = BTreeMap::new();
    for taken in returns.iter().filter(|taken| taken.became == Became::Refused) {
        if let Some(Whose { period, agency, .. }) = taken.whose.clone() {
            refused.insert((period, agency), (taken.path.clone(), taken.problems.clone()));
        }
    }
    for taken in returns.iter_mut().filter(|taken| taken.became == Became::Unchanged) {
        let whose = taken.whose.clone().map(|whose| (whose.period, whose.agency));
        let Some((first, problems)) = whose.and_then(|whose| refused.get(&whose)) else { continue };
        taken.became = Became::Refused;
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

/// The first day on which a report was received: of the version that is there and of those that were kept.
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

/// Puts a report in its place. What its sheet of comments says is kept until the sheet is put too: after a run that was
/// killed between them, the next one puts the sheet.
fn put(disk: &dyn Disk, places: &Places, request: &Request, received: Date, taken: &mut Return) {
    let Some(Whose { period, agency, .. }) = taken.whose.clone() else { return };
    let folder = places.data.join(REPORTS).join(period.as_str());
    let path = folder.join(format!("{agency}.yaml"));
    taken.report = Some(files::shown(&path));
    taken.clean = taken.became == Became::Taken && !request.dry_run;
    if taken.became == Became::Unchanged {
        taken.marked = None;
        return;
    }
    let mut refuse = |problem: Problem| {
        taken.became = Became::Refused;
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
            taken.became = Became::Unchanged;
            taken.clean &= same;
            // Its doubts are still there, and the sheet that names them may not be.
            if !same || request.dry_run || taken.marked.is_none() {
                taken.marked = None;
                taken.problems = Problems::new();
            }
            return;
        }
        if !request.replace {
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
    if request.dry_run {
        taken.marked = None;
        return;
    }
    // A copy first: at no moment is there no report.
    if let Some((earlier, bytes)) = &kept
        && let Err(fault) = batch::put_swept(disk, &places.data, earlier, bytes)
    {
        return not_written(taken, &fault);
    }
    let written = batch::put_swept(disk, &places.data, &path, taken.text.as_bytes());
    if let Err(fault) = written {
        // The earlier report is still in its place.
        if let Some((earlier, _)) = &kept {
            let _ = disk.remove(earlier);
        }
        not_written(taken, &fault);
    }
}

/// A report that could not be written: nothing was kept or corrected.
fn not_written(taken: &mut Return, fault: &DiskFault) {
    taken.became = Became::Refused;
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
    places: &Places,
    returns: Vec<&mut Return>,
    problems: &mut Problems,
) {
    let is_stale = |taken: &Return| {
        let (Some(whose), true) = (&taken.whose, taken.clean) else { return false };
        let path = places.out.join(sheet_of(whose));
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
    let (_hold, ledger) = match ledger(&places.out) {
        Ok(ledger) => ledger,
        Err(problem) => {
            for taken in returns.into_iter().filter(|taken| taken.became == Became::Unchanged) {
                taken.problems = Problems::new();
            }
            return problems.push(problem);
        }
    };
    for taken in &mut returns {
        let Some(whose) = &taken.whose else { continue };
        let below = sheet_of(whose);
        let Some(marked) = taken.marked.take() else {
            without_old_sheet(disk, places, &ledger, &below, taken);
            continue;
        };
        let path = files::shown(&places.out.join(&below));
        let marked = match copy_of(disk, marked) {
            Ok(marked) => marked,
            Err(problem) => {
                taken.problems.push(problem);
                continue;
            }
        };
        let put = ledger.put(&below, &marked);
        if taken.became == Became::Unchanged {
            match put {
                // It was not there, or that of an earlier report: what a killed run left undone.
                Ok(Put::Written) => taken.became = Became::Doubtful,
                _ => taken.problems = Problems::new(),
            }
            if taken.became == Became::Unchanged && put.is_ok() {
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
fn sheet_of(whose: &Whose) -> String {
    format!("{SHEETS}/{}/{}.docx", whose.period, whose.agency)
}

/// Removes the copy with comments of an earlier return, if it is the program's own; a person's is reported.
fn without_old_sheet(
    disk: &dyn Disk,
    places: &Places,
    ledger: &Ledger<'_>,
    below: &str,
    taken: &mut Return,
) {
    let full = places.out.join(below);
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
