//! Shell: the workers of a run, started once. A machine that gives fewer threads than wanted (a bound on processes, a
//! small container) makes a run slower and nothing else.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::thread;

use super::BatchFault;
use crate::limits;
use crate::problem::Problem;

/// The variable that also tells how many workers are wanted, as rayon calls it.
const VARIABLE: &str = "RAYON_NUM_THREADS";

/// Starts the workers of the whole run, once: data are read by them and documents made. The thread that starts them
/// is one of them, so that a single document is made where there is room that the reading has left.
///
/// # Errors
/// The machine gives no threads, after it gave some.
pub fn start_workers(asked: Option<usize>) -> Result<(), Problem> {
    let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let named = || std::env::var(VARIABLE).ok()?.parse().ok().filter(|count| *count > 0);
    let wanted = asked.or_else(named).unwrap_or_else(cores).clamp(1, limits::run::WORKERS);
    let others = wanted - 1;
    let given = given(others);
    // Not all of the last ones: whoever waits for the disk wants some too.
    let count = if given == others { wanted } else { 1 + given / 2 };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count).use_current_thread();
    let started = pool.build_global();
    started.map_err(|error| Problem::nowhere(&BatchFault::NoWorkers { why: error.to_string() }))
}

/// How many of the wanted threads the machine gives: asked before, because the workers can be started once only.
fn given(wanted: usize) -> usize {
    let gate = Mutex::new(());
    let wait = || drop(gate.lock());
    thread::scope(|scope| {
        let closed = gate.lock();
        let start = |_: &usize| thread::Builder::new().spawn_scoped(scope, wait).is_ok();
        let started = (0..wanted).take_while(start).count();
        drop(closed);
        started
    })
}
