//! Shell: the workers of a run. A machine that gives fewer threads than wanted (a bound on processes, a small
//! container) makes a run slower and nothing else.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::BatchFault;
use crate::limits;
use crate::problem::Problem;

/// The variable that also tells how many workers are wanted, as rayon calls it.
const VARIABLE: &str = "RAYON_NUM_THREADS";

/// The workers of whoever started them: they end with this value.
#[derive(Debug)]
pub struct Workers {
    pool: ThreadPool,
}

impl Workers {
    /// Starts workers: as many as asked for, else as the machine has cores.
    ///
    /// # Errors
    /// The machine gives no threads, after it gave some.
    pub fn start(asked: Option<usize>) -> Result<Self, Problem> {
        let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let named = || std::env::var(VARIABLE).ok()?.parse().ok().filter(|count| *count > 0);
        let wanted = asked.or_else(named).unwrap_or_else(cores).clamp(1, limits::run::WORKERS);
        let builder = match given(wanted) {
            // Where there is no thread but this one, it is the only worker.
            0 => ThreadPoolBuilder::new().num_threads(1).use_current_thread(),
            given if given == wanted => ThreadPoolBuilder::new().num_threads(wanted),
            // Not all of the last ones: whoever waits for the disk wants some too.
            given => ThreadPoolBuilder::new().num_threads(given.div_ceil(2)),
        };
        let pool = builder.build();
        let pool = pool
            .map_err(|error| Problem::nowhere(&BatchFault::NoWorkers { why: error.to_string() }))?;
        Ok(Workers { pool })
    }

    /// Does work on one of the workers, and what it divides on all of them.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.pool.install(work)
    }

    /// Takes something large apart while the caller goes on. A program that ends meanwhile does not wait for it.
    pub fn drop_later<T: Send + 'static>(&self, value: T) {
        self.pool.spawn(move || drop(value));
    }
}

/// How many of the wanted threads the machine gives: asked before, because workers are started all at once.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sets_of_workers_know_nothing_of_each_other() {
        let (one, two) = (Workers::start(Some(1)), Workers::start(Some(3)));
        let (one, two) = (one.expect("started"), two.expect("started"));
        assert_eq!(one.run(rayon::current_num_threads), 1);
        assert_eq!(two.run(rayon::current_num_threads), 3);
        drop(one);
        assert_eq!(two.run(rayon::current_num_threads), 3);
    }
}
