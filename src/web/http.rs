//! Page: requests and answers as the screens know them, whatever carries them.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// To look; changes nothing.
    Get,
    /// To do something.
    Post,
}

/// Names and values, as an address or a form gives them, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`.
    pub(super) fn parse(text: &[u8]) -> Self {
        Fields(form_urlencoded::parse(text).into_owned().collect())
    }

    /// Adds a field.
    pub(super) fn push(&mut self, name: String, value: String) {
        self.0.push((name, value));
    }

    /// The first value of a name, without the spaces around it; an empty one is none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Every value of a name that is not empty.
    pub(super) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let found = self.0.iter().filter(move |(other, _)| other == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The fields but one, as an address has them, each followed by `&`.
    pub(super) fn without(&self, name: &str) -> String {
        let others = self.0.iter().filter(|(other, _)| other != name);
        others.map(|(name, value)| format!("{}={}&", encoded(name), encoded(value))).collect()
    }

    /// Whether a box is ticked.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// What was typed, so that it is shown again.
    pub(super) fn typed(&self) -> BTreeMap<&str, &str> {
        let mut typed = BTreeMap::new();
        for (name, value) in &self.0 {
            typed.entry(name.as_str()).or_insert(value.as_str());
        }
        typed
    }
}

/// A file that was sent.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    /// Its name, as the browser says it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A request.
#[derive(Debug)]
pub(super) struct Request {
    /// What it is for.
    pub method: Method,
    /// The parts of its path.
    pub path: Vec<String>,
    /// What the address says after `?`.
    pub query: Fields,
    /// The fields of the form that was sent.
    pub form: Fields,
    /// The files that were sent, until they are taken.
    pub files: RefCell<Vec<Sent>>,
}

impl Request {
    /// The parts of the path, to be compared.
    pub(super) fn parts(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }
}

/// Who asks, as far as the head of a request says: looked at before anything else is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Asker {
    /// Every `Host` there is.
    pub hosts: Vec<String>,
    /// The host in the address itself, where it is a whole one.
    pub authority: Option<String>,
    /// `Origin`.
    pub origin: Option<String>,
    /// `Sec-Fetch-Site`.
    pub site: Option<String>,
    /// `Cookie`.
    pub cookie: Option<String>,
    /// The key of a second start.
    pub door: Option<String>,
}

/// What may be in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contents {
    /// A page of ours: everything in it is from here; nobody shows it in a frame.
    Own,
    /// A document shown in a frame of ours: it brings its own looks, and no script runs in it.
    Framed,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    /// The status.
    pub status: u16,
    /// `Content-Type`.
    pub kind: &'static str,
    /// What it says.
    pub body: Vec<u8>,
    /// What it may hold.
    pub contents: Contents,
    /// Other lines of its head.
    pub head: Vec<(&'static str, String)>,
}

impl Answer {
    /// A page.
    pub(super) fn page(html: String) -> Self {
        Answer::of(200, "text/html; charset=utf-8", html.into_bytes())
    }

    /// Anything.
    pub(super) fn of(status: u16, kind: &'static str, body: Vec<u8>) -> Self {
        Answer { status, kind, body, contents: Contents::Own, head: Vec::new() }
    }

    /// A few plain words.
    pub(super) fn words(status: u16, words: &str) -> Self {
        Answer::of(status, "text/plain; charset=utf-8", words.as_bytes().to_vec())
    }

    /// Nothing to show.
    pub(super) fn nothing() -> Self {
        Answer::of(204, "text/plain; charset=utf-8", Vec::new())
    }

    /// Go on there.
    pub(super) fn go(to: &str) -> Self {
        Answer::words(303, "").with("location", to.to_owned())
    }

    /// A file to keep or to look at.
    pub(super) fn file(name: &str, kind: &'static str, bytes: Vec<u8>, keep: bool) -> Self {
        let how = if keep { "attachment" } else { "inline" };
        // Only letters that every browser takes; the whole name is next to it.
        let name = encoded(name);
        Answer::of(200, kind, bytes)
            .with("content-disposition", format!("{how}; filename*=UTF-8''{name}"))
    }

    /// The same with another status.
    pub(super) fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same with another line in its head.
    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.head.push((name, value));
        self
    }

    /// The same as what is shown in a frame.
    pub(super) fn framed(mut self) -> Self {
        self.contents = Contents::Framed;
        self
    }
}

/// A text as it may be in an address.
pub(super) fn encoded(text: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    encoded.replace('+', "%20")
}

/// The parts of a path, decoded; `None` of one that is not plain: an empty part, `.`, `..`, a slash or a zero within.
pub(super) fn path_parts(path: &str) -> Option<Vec<String>> {
    if path == "/" {
        return Some(Vec::new());
    }
    let inside = path.strip_prefix('/')?;
    let inside = inside.strip_suffix('/').unwrap_or(inside);
    inside.split('/').map(decoded).collect()
}

fn decoded(part: &str) -> Option<String> {
    // A plus in a path is one.
    let field = format!("a={}", part.replace('+', "%2B"));
    let (_, text) = form_urlencoded::parse(field.as_bytes()).next()?;
    let is_plain = !part.contains(['&', ';', '\\'])
        && !text.is_empty()
        && text != "."
        && text != ".."
        && !text.contains(['/', '\\', '\0', '\u{FFFD}']);
    is_plain.then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_plain_parts_or_nothing() {
        let parts = |path: &str| path_parts(path).map(|parts| parts.join("|"));
        assert_eq!(parts("/"), Some(String::new()));
        assert_eq!(parts("/d/0/k%E1%BB%B3/"), Some("d|0|kỳ".into()));
        assert_eq!(parts("/a+b"), Some("a+b".into()));
        for wrong in
            ["", "a", "//", "/a//b", "/..", "/%2e%2e/a", "/a%2fb", "/a%5cb", "/a%00", "/%FF"]
        {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_name_in_a_head_holds_no_line_and_no_quote() {
        let answer = Answer::file("kỳ 1\"\r\nx: y.docx", "a/b", Vec::new(), true);
        let (_, value) = &answer.head[0];
        assert_eq!(value, "attachment; filename*=UTF-8''k%E1%BB%B3%201%22%0D%0Ax%3A%20y.docx");
    }
}
