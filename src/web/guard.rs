//! Page: who may ask. Decided by the head of a request alone, before anything of its body is read.
//!
//! Any page in the same browser, and any program on the machine, can send requests to this address. A page that made
//! its own name lead here is betrayed by `Host`; one that sends a form, by `Origin` and `Sec-Fetch-Site`; a program of
//! another person has no cookie.

use super::http::{Asker, Method};
use super::keys::Keys;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allowed {
    /// The browser that was let in.
    Browser,
    /// Whoever holds a key of one use, which is looked at later.
    Entering,
    /// A second start of this person.
    Second,
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It was sent to another name or port than ours.
    OtherHost,
    /// It was sent by a page that is not ours.
    OtherPage,
    /// The browser was not let in.
    NoCookie,
}

impl Refusal {
    /// The status of the answer.
    pub(super) fn status(self) -> u16 {
        match self {
            Refusal::OtherHost => 421,
            Refusal::OtherPage | Refusal::NoCookie => 403,
        }
    }
}

/// Where a key of one use is shown.
pub(super) const ENTRANCE: &str = "vao";

/// Where a second start asks for one.
pub(super) const DOOR: &str = "cua";

/// The name of our cookie: one of another port is another page's.
pub(super) fn cookie_name(port: u16) -> String {
    format!("vanban-{port}")
}

/// Whether a request is answered.
///
/// # Errors
/// Why it is not.
pub(super) fn allow(
    method: Method,
    first: Option<&str>,
    asker: &Asker,
    (port, keys): (u16, &Keys),
) -> Result<Allowed, Refusal> {
    let ours = format!("127.0.0.1:{port}");
    let is_ours = asker.hosts.len() == 1
        && asker.hosts.iter().all(|host| *host == ours)
        && asker.authority.as_ref().is_none_or(|authority| *authority == ours);
    if !is_ours {
        return Err(Refusal::OtherHost);
    }
    if first == Some(DOOR) {
        // No page can send this line of a head without asking first, and it would be refused.
        let is_second = method == Method::Post
            && asker.origin.is_none()
            && asker.door.as_deref().is_some_and(|door| keys.is_door(door));
        return if is_second { Ok(Allowed::Second) } else { Err(Refusal::NoCookie) };
    }
    let origin = format!("http://{ours}");
    let is_from_here = match method {
        // A form of ours always says where it comes from.
        Method::Post => asker.origin.as_deref() == Some(origin.as_str()),
        Method::Get => asker.origin.as_ref().is_none_or(|other| *other == origin),
    };
    let site = asker.site.as_deref();
    let is_same_site = match method {
        Method::Post => matches!(site, None | Some("same-origin")),
        Method::Get => matches!(site, None | Some("same-origin" | "none")),
    };
    if !is_from_here || !is_same_site {
        return Err(Refusal::OtherPage);
    }
    if first == Some(ENTRANCE) && method == Method::Get {
        return Ok(Allowed::Entering);
    }
    let name = cookie_name(port);
    let mut cookies = asker.cookie.as_deref().unwrap_or_default().split(';');
    let ours = |cookie: &str| {
        let (named, value) = cookie.trim().split_once('=')?;
        (named == name).then(|| value.to_owned())
    };
    match cookies.any(|cookie| ours(cookie).is_some_and(|value| keys.is_session(&value))) {
        true => Ok(Allowed::Browser),
        false => Err(Refusal::NoCookie),
    }
}
