//! Desk: the charts of summaries as pictures of their own, next to the summaries: for a slide.

use super::{Making, Order};
use crate::batch::BatchFault;
use crate::batch::ledger::{Ledger, Put};
use crate::compose::{Composer, DocumentKind, Job};
use crate::files;
use crate::problem::Problem;

impl Making<'_> {
    /// Writes the charts of the summaries among the jobs. A picture of an earlier run that is the program's own and
    /// belongs to no chart any more goes.
    pub(super) fn charts(&mut self, composer: &Composer, jobs: &[Job], order: &Order) {
        let ledger = match Ledger::open(self.desk.machine.disk, &order.out, order.overwrite) {
            Ok(ledger) => ledger,
            Err(fault) => return self.problems.push(Problem::nowhere(&fault)),
        };
        for job in jobs.iter().filter(|job| job.kind() == DocumentKind::Summary) {
            // What keeps a summary from being made was reported when it was to be made.
            let Ok(pictures) = composer.pictures(job) else { continue };
            for (nth, picture) in (1..).zip(&pictures) {
                self.chart(&ledger, &picture_path(job, nth), picture, order);
            }
            for nth in pictures.len() + 1..=MOST {
                ledger.remove_own(&picture_path(job, nth));
            }
        }
    }

    fn chart(&mut self, ledger: &Ledger<'_>, below: &str, picture: &str, order: &Order) {
        match ledger.put(below, picture.as_bytes()) {
            Ok(Put::Written | Put::Unchanged) => self.charts.push(below.to_owned()),
            Ok(Put::Kept) => {
                let path = files::shown(&order.out.join(below));
                self.problems.push(Problem::nowhere(&BatchFault::Edited { path }));
            }
            Err(fault) => self.problems.push(Problem::nowhere(&fault)),
        }
    }
}

/// Pictures of an earlier run are looked for up to this number.
const MOST: usize = 50;

/// Where the `nth` chart of a summary goes below the folder of output.
fn picture_path(summary: &Job, nth: usize) -> String {
    format!("{}-bieu-do-{nth}.svg", summary.path.trim_end_matches(".docx"))
}
