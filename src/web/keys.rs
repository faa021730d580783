//! Page: the keys that let a browser in. The one that opens it is used once; a cookie takes its place.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

/// How many keys of one use, and how many browsers, there are at once: more than a person opens.
const MOST: usize = 32;

/// The keys of a running page.
pub(super) struct Keys {
    /// Tells a second start of this person from anybody else.
    door: String,
    /// Keys that were given out and not used yet.
    tickets: Mutex<Vec<String>>,
    /// What the cookies of the browsers hold.
    sessions: Mutex<Vec<String>>,
}

/// A key that nobody guesses.
///
/// # Errors
/// The system gives none.
fn fresh() -> Result<String, String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether two keys are the same, in a time that tells nothing of where they differ: what is compared are hashes.
fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

fn held(keys: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    keys.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds a key, the oldest going where there are too many.
fn add(keys: &Mutex<Vec<String>>, key: &str) {
    let mut keys = held(keys);
    if keys.len() == MOST {
        keys.remove(0);
    }
    keys.push(key.to_owned());
}

impl Keys {
    /// New keys.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub(super) fn new() -> Result<Self, String> {
        Ok(Keys { door: fresh()?, tickets: Mutex::default(), sessions: Mutex::default() })
    }

    /// What a second start shows.
    pub(super) fn door(&self) -> &str {
        &self.door
    }

    /// Whether it is a second start of this person.
    pub(super) fn is_door(&self, given: &str) -> bool {
        same(&self.door, given)
    }

    /// A key that opens the page once; none where the system gives no random bytes.
    pub(super) fn ticket(&self) -> Option<String> {
        let ticket = fresh().ok()?;
        add(&self.tickets, &ticket);
        Some(ticket)
    }

    /// What a cookie is to hold, for a key of one use that has not been used.
    pub(super) fn enter(&self, given: &str) -> Option<String> {
        let mut tickets = held(&self.tickets);
        // All are compared, so that it takes the same time whichever it is.
        let found = tickets.iter().map(|ticket| same(ticket, given)).collect::<Vec<_>>();
        let nth = found.iter().position(|same| *same)?;
        tickets.remove(nth);
        drop(tickets);
        let session = fresh().ok()?;
        add(&self.sessions, &session);
        Some(session)
    }

    /// Whether a cookie holds what one of ours does.
    pub(super) fn is_session(&self, given: &str) -> bool {
        held(&self.sessions).iter().fold(false, |found, session| found | same(session, given))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_once_and_a_cookie_lasts() {
        let keys = Keys::new().expect("random bytes");
        let ticket = keys.ticket().expect("a key");
        assert_eq!(keys.enter("0000"), None);
        let session = keys.enter(&ticket).expect("let in");
        assert_eq!(keys.enter(&ticket), None, "twice");
        assert!(keys.is_session(&session) && keys.is_session(&session));
        assert!(!keys.is_session(&ticket) && !keys.is_session("") && !keys.is_door(&session));
        assert!(keys.is_door(keys.door()));
    }

    #[test]
    fn keys_do_not_pile_up() {
        let keys = Keys::new().expect("random bytes");
        let all: Vec<String> = (0..MOST + 3).filter_map(|_| keys.ticket()).collect();
        assert_eq!(keys.enter(&all[0]), None, "the oldest have gone");
        assert!(keys.enter(&all[MOST + 2]).is_some());
    }
}
