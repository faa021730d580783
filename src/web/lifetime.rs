//! Page: how long it runs. Windows that are open say so now and then; when the last has gone, some minutes are left for
//! it to come back.

use std::sync::{Mutex, PoisonError};

/// How often is looked, in seconds.
pub(super) const LOOK: u32 = 5;

/// How long after the last window said that it goes, in seconds.
const GONE: u32 = 3 * 60;

/// How long without a sign of any window, in seconds: without script none says that it goes, and browsers put windows to
/// sleep.
const SILENT: u32 = 4 * 60 * 60;

/// What is known of the windows.
#[derive(Debug, Default)]
struct Signs {
    /// Seconds since the last sign; only those in which the machine was awake.
    silent: u32,
    /// Whether the last sign was of one that goes.
    is_going: bool,
    /// Whether it was asked to end.
    is_asked: bool,
}

/// How long the page runs.
#[derive(Debug, Default)]
pub(super) struct Lifetime(Mutex<Signs>);

impl Lifetime {
    fn with<R>(&self, change: impl FnOnce(&mut Signs) -> R) -> R {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A window is there.
    pub(super) fn is_seen(&self) {
        self.with(|signs| (signs.silent, signs.is_going) = (0, false));
    }

    /// A window goes; another page of it may come.
    pub(super) fn goes(&self) {
        self.with(|signs| (signs.silent, signs.is_going) = (0, true));
    }

    /// It is to end.
    pub(super) fn end(&self) {
        self.with(|signs| signs.is_asked = true);
    }

    /// Whether it is over, after so many seconds more; never while something is under way.
    pub(super) fn is_over(&self, seconds: u32, is_busy: bool) -> bool {
        self.with(|signs| {
            signs.silent = if is_busy { 0 } else { signs.silent.saturating_add(seconds) };
            let most = if signs.is_going { GONE } else { SILENT };
            signs.is_asked || signs.silent >= most
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many seconds it goes on, looked at as the server does.
    fn lasts(life: &Lifetime) -> u32 {
        (1..).find(|_| life.is_over(LOOK, false)).unwrap_or_default() * LOOK
    }

    #[test]
    fn it_ends_minutes_after_the_last_window_has_gone() {
        let life = Lifetime::default();
        life.goes();
        assert_eq!(lasts(&life), GONE);
        // Another window, or the next page of the same.
        life.goes();
        life.is_seen();
        assert_eq!(lasts(&life), SILENT);
    }

    #[test]
    fn work_under_way_keeps_it_and_whoever_asks_ends_it() {
        let life = Lifetime::default();
        life.goes();
        assert!((0..1_000).all(|_| !life.is_over(LOOK, true)));
        assert!(!life.is_over(LOOK, false));
        life.end();
        assert!(life.is_over(0, true));
    }
}
