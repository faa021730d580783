//! Lays down the text of summaries for a person to go on from: once, never over what is there.

use super::Common;
use super::voice::Voice;
use crate::batch;
use crate::compose::{DocumentKind, Job, Studio};
use crate::data::gather::SUMMARIES;
use crate::files;
use crate::files::disk::RealDisk;
use crate::problem::{Problem, Problems};

/// Lays down the text of the summaries among some jobs.
pub(super) fn lay_down(
    common: &Common,
    studio: &Studio<'_>,
    jobs: &[Job],
    dry_run: bool,
    voice: &Voice,
) -> Problems {
    let disk = &RealDisk;
    let mut problems = Problems::new();
    let _hold = match (!dry_run).then(|| batch::hold(disk, &common.data)).transpose() {
        Ok(hold) => hold,
        Err(problem) => return problem.into(),
    };
    if !dry_run && let Err(fault) = batch::sweep(disk, &common.data) {
        return Problem::nowhere(&fault).into();
    }
    let summaries = jobs.iter().filter(|job| job.kind == DocumentKind::Summary);
    for period in summaries.filter_map(|job| job.period.as_ref()) {
        let path = common.data.join(SUMMARIES).join(format!("{period}.yaml"));
        let shown = files::shown(&path);
        match files::is_there(disk, &path) {
            Ok(false) => {}
            Ok(true) => {
                voice.say(&format!("Đã có '{shown}': giữ nguyên, không ghi đè."));
                continue;
            }
            Err(fault) => {
                problems.push(Problem::nowhere(&fault));
                continue;
            }
        }
        let text = match studio.start_text(period) {
            Ok(text) => text,
            Err(found) => {
                problems.extend(found);
                continue;
            }
        };
        if dry_run {
            voice.result(&format!("{shown}: sẽ ghi"));
            continue;
        }
        match batch::put_swept(disk, &common.data, &path, text.as_bytes()) {
            Ok(()) => voice.say(&format!(
                "Đã ghi '{shown}': sửa lời văn ở đó rồi chạy 'vanban build summary'. Phần directions (phương hướng, nhiệm vụ) chưa có lời văn nên báo cáo chưa in phần này."
            )),
            Err(fault) => problems.push(Problem::nowhere(&fault)),
        }
    }
    // Nothing is under way any more: the notes of it go.
    if !dry_run && let Err(fault) = batch::sweep(disk, &common.data) {
        problems.push(Problem::nowhere(&fault));
    }
    problems
}
