//! A template cut up as Tera cuts it: text, raw text, comments, and tags with their words.
//!
//! Tera keeps its own tokens to itself, and whatever is bounded by what is in a template holds only if both see the
//! same. So this follows Tera's lexer step by step (strings with escapes, raw blocks, comments, trimming dashes);
//! `template/tests.rs` holds the two against each other. What it cannot cut up is refused, whatever Tera says.

use std::ops::Range;

/// What a word of a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A name or a word of the language.
    Name,
    /// A quoted text.
    Quoted,
    /// A number.
    Number,
    /// An operator or a bracket.
    Mark,
}

/// A word of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) sort: Sort,
    pub(super) range: Range<usize>,
}

/// What a range of a template is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text that is written as it is; of a raw block this is what is inside.
    Text,
    /// `{# … #}`, and the tags of a raw block.
    Silent,
    /// `{{ … }}`
    Print(Vec<Token>),
    /// `{% … %}`
    Tag(Vec<Token>),
}

/// A range of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// Whether blanks after it are dropped (`-}}`, `-%}`).
    pub(super) trims: bool,
}

/// A template that cannot be cut up, from this byte on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unclear(pub(super) usize);

/// Marks of two bytes, before those of one.
const PAIRS: [&str; 9] = ["//", "**", "==", "!=", ">=", "<=", "</", "?.", "?["];

/// Marks of one byte.
const MARKS: &[u8] = b"+-*/%!.,:~|=><()[]{}@";

/// Cuts a template up.
///
/// # Errors
/// Something is opened and not closed, or no word of Tera's.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, Unclear> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at..] {
            [b'{', b'{', ..] => {
                let (tokens, end, trims) = tokens(text, after_open(bytes, at), b"}}")?;
                at = end;
                found.push(Piece { kind: Kind::Print(tokens), range: start..at, trims });
            }
            [b'{', b'%', ..] => {
                let inside = after_open(bytes, at);
                if let Some((body, end)) = raw(bytes, inside)? {
                    let silent = |range| Piece { kind: Kind::Silent, range, trims: false };
                    found.push(silent(start..body.start));
                    found.push(Piece { kind: Kind::Text, range: body.clone(), trims: false });
                    found.push(silent(body.end..end));
                    at = end;
                    continue;
                }
                let (tokens, end, trims) = tokens(text, inside, b"%}")?;
                at = end;
                found.push(Piece { kind: Kind::Tag(tokens), range: start..at, trims });
            }
            [b'{', b'#', ..] => {
                let inside = after_open(bytes, at);
                let end = find(bytes, inside, b"#}").ok_or(Unclear(start))?;
                at = end + 2;
                found.push(Piece { kind: Kind::Silent, range: start..at, trims: false });
            }
            _ => {
                let opens = |pair: &[u8]| matches!(pair, b"{{" | b"{%" | b"{#");
                at = bytes[at..].windows(2).position(opens).map_or(bytes.len(), |step| at + step);
                found.push(Piece { kind: Kind::Text, range: start..at, trims: false });
            }
        }
    }
    Ok(found)
}

/// After `{{`, `{%` or `{#` and the dash that may follow.
fn after_open(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at + 2) == Some(&b'-') { at + 3 } else { at + 2 }
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let found = bytes.get(from..)?.windows(needle.len()).position(|window| window == needle)?;
    Some(from + found)
}

/// After a tag `-? name -? %}` that begins at `at`, after its `{%`.
fn simple_tag(bytes: &[u8], at: usize, name: &[u8]) -> Option<usize> {
    let blanks = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let dash = |at: usize| if bytes.get(at) == Some(&b'-') { at + 1 } else { at };
    let named = blanks(dash(at));
    let after = bytes[named..].starts_with(name).then_some(named + name.len())?;
    let close = dash(blanks(after));
    bytes[close..].starts_with(b"%}").then_some(close + 2)
}

/// A raw block that begins at `at`, after its `{%`: what is inside it, and its end.
fn raw(bytes: &[u8], at: usize) -> Result<Option<(Range<usize>, usize)>, Unclear> {
    let Some(body) = simple_tag(bytes, at, b"raw") else { return Ok(None) };
    let mut from = body;
    while let Some(open) = find(bytes, from, b"{%") {
        if let Some(end) = simple_tag(bytes, open + 2, b"endraw") {
            return Ok(Some((body..open, end)));
        }
        from = open + 2;
    }
    Err(Unclear(at))
}

/// The words of a tag from `at` on, the end of the tag, and whether it trims what follows.
fn tokens(text: &str, mut at: usize, close: &[u8]) -> Result<(Vec<Token>, usize, bool), Unclear> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    loop {
        let rest = &bytes[at..];
        let Some(&first) = rest.first() else { return Err(Unclear(at)) };
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        if rest.starts_with(close) {
            return Ok((found, at + 2, false));
        }
        if first == b'-' && rest[1..].starts_with(close) {
            return Ok((found, at + 3, true));
        }
        let (sort, length) = word(rest).ok_or(Unclear(at))?;
        found.push(Token { sort, range: at..at + length });
        at += length;
    }
}

/// The word at the beginning of these bytes, and its length.
fn word(rest: &[u8]) -> Option<(Sort, usize)> {
    if rest.starts_with(b"...") {
        return Some((Sort::Mark, 3));
    }
    if PAIRS.iter().any(|pair| rest.starts_with(pair.as_bytes())) {
        return Some((Sort::Mark, 2));
    }
    match *rest.first()? {
        quote @ (b'\'' | b'"' | b'`') => Some((Sort::Quoted, quoted(rest, quote)?)),
        b'0'..=b'9' => Some((Sort::Number, number(rest))),
        mark if MARKS.contains(&mark) => Some((Sort::Mark, 1)),
        first if first == b'_' || first.is_ascii_alphabetic() => {
            let named = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
            Some((Sort::Name, rest.iter().take_while(named).count()))
        }
        _ => None,
    }
}

/// The length of a quoted text; a backslash keeps the next byte from closing it.
fn quoted(rest: &[u8], quote: u8) -> Option<usize> {
    let mut escaped = false;
    let inner = rest.iter().skip(1).position(|&byte| {
        let closes = !escaped && byte == quote;
        escaped = !escaped && byte == b'\\';
        closes
    })?;
    Some(inner + 2)
}

/// The length of a number: digits with at most one point.
fn number(rest: &[u8]) -> usize {
    let mut point = false;
    let part = |byte: &&u8| {
        let first_point = **byte == b'.' && !point;
        point |= first_point;
        first_point || byte.is_ascii_digit()
    };
    rest.iter().take_while(part).count()
}
