//! Reads the narrow XML that docx-rs writes: tags with double-quoted attributes, and text. No
//! comments, declarations or other quotes; anything else is an error and never a panic.
//!
//! Strict because docx-rs leaves some attributes unescaped: what would break the file is found
//! here.

use super::FinishError;
use crate::layout::is_kept;

/// A start or end tag, as slices of the input.
#[derive(Debug)]
pub(super) enum Tag<'x> {
    /// `<name attributes>` or `<name attributes />`.
    Start {
        name: &'x [u8],
        /// From the space before the first attribute to the quote after the last; empty without
        /// any.
        attributes: &'x [u8],
        /// Whether the element ends with its tag.
        empty: bool,
    },
    /// `</name>`.
    End { name: &'x [u8] },
}

/// What a character means that cannot be copied unseen.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Special {
    /// As it stands, with its length in bytes: a harmless character or a sound entity.
    Plain(usize),
    /// A needless entity of this length; the character itself will do.
    Needless(u8, usize),
    /// `>`, which docx-rs escapes in text but not in field codes.
    Greater,
    /// U+2011.
    Hyphen,
    /// A private-use mark of the finisher, by the last byte of its three.
    Mark(u8),
    /// What no part may hold.
    Bad,
}

/// Bytes that end a stretch which can be copied unseen.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte, 9 | 10 | 13);
        byte += 1;
    }
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table[b'&' as usize] = true;
    table[b'"' as usize] = true;
    // First bytes of U+2011, of the private-use marks, and of U+FFFE and U+FFFF.
    table[0xE2] = true;
    table[0xEE] = true;
    table[0xEF] = true;
    table
};

/// Where the stretch from `at` ends that can be copied unseen.
pub(super) fn plain_end(xml: &[u8], at: usize) -> usize {
    xml[at..].iter().position(|&byte| SPECIAL[byte as usize]).map_or(xml.len(), |n| at + n)
}

/// What the special byte at `at` starts; `<` and the end of input are for the caller.
pub(super) fn special(xml: &[u8], at: usize) -> Special {
    match xml[at..] {
        [b'&', ref rest @ ..] => entity(rest),
        [b'>', ..] => Special::Greater,
        [b'"', ..] => Special::Plain(1),
        [0xE2, 0x80, 0x91, ..] => Special::Hyphen,
        [0xEE, 0x80, last @ 0x80..=0x8F, ..] => Special::Mark(last),
        [0xEF, 0xBF, 0xBE | 0xBF, ..] => Special::Bad,
        [0xE2 | 0xEE | 0xEF, ..] => Special::Plain(1),
        _ => Special::Bad,
    }
}

fn entity(rest: &[u8]) -> Special {
    // The longest sound reference is `#x10FFFF;`.
    let Some(end) = rest.iter().take(10).position(|&byte| byte == b';') else {
        return Special::Bad;
    };
    let length = end + 2;
    match &rest[..end] {
        b"amp" | b"lt" | b"gt" => Special::Plain(length),
        b"quot" => Special::Needless(b'"', length),
        b"apos" => Special::Needless(b'\'', length),
        [b'#', b'x', digits @ ..] if is_reference(digits, 16) => Special::Plain(length),
        [b'#', digits @ ..] if is_reference(digits, 10) => Special::Plain(length),
        _ => Special::Bad,
    }
}

fn is_reference(digits: &[u8], radix: u32) -> bool {
    let value = std::str::from_utf8(digits).ok().and_then(|d| u32::from_str_radix(d, radix).ok());
    // `from_str_radix` also takes a sign, XML does not.
    !digits.starts_with(b"+") && value.and_then(char::from_u32).is_some_and(is_kept)
}

/// Reads the tag whose `<` is at `at`; gives it with the offset behind its `>`.
///
/// # Errors
///
/// The tag is not of the form docx-rs writes, or an attribute holds what it may not.
pub(super) fn tag(xml: &[u8], at: usize) -> Result<(Tag<'_>, usize), FinishError> {
    let bad = FinishError::Malformed { at };
    let closing = xml.get(at + 1) == Some(&b'/');
    let start = at + 1 + usize::from(closing);
    let end = name_end(xml, start);
    let name = &xml[start..end];
    if name.is_empty() {
        return Err(bad);
    }
    if closing {
        return match xml.get(end) {
            Some(b'>') => Ok((Tag::End { name }, end + 1)),
            _ => Err(bad),
        };
    }
    let mut attributes_end = end;
    let mut cursor = end;
    loop {
        let spaced = xml.get(cursor) == Some(&b' ');
        cursor += usize::from(spaced);
        let attributes = &xml[end..attributes_end];
        match xml.get(cursor) {
            Some(b'>') => return Ok((Tag::Start { name, attributes, empty: false }, cursor + 1)),
            Some(b'/') if xml.get(cursor + 1) == Some(&b'>') => {
                return Ok((Tag::Start { name, attributes, empty: true }, cursor + 2));
            }
            Some(_) if spaced => cursor = attribute_end(xml, cursor)?,
            _ => return Err(bad),
        }
        attributes_end = cursor;
    }
}

fn name_end(xml: &[u8], at: usize) -> usize {
    let is_name =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.');
    let rest = xml.get(at..).unwrap_or_default();
    at + rest.iter().position(|&byte| !is_name(byte)).unwrap_or(rest.len())
}

/// The offset behind the attribute that starts at `at`, its value checked.
fn attribute_end(xml: &[u8], at: usize) -> Result<usize, FinishError> {
    let bad = FinishError::Malformed { at };
    let end = name_end(xml, at);
    if end == at || xml.get(end) != Some(&b'=') || xml.get(end + 1) != Some(&b'"') {
        return Err(bad);
    }
    let mut cursor = end + 2;
    loop {
        cursor = plain_end(xml, cursor);
        match xml.get(cursor) {
            Some(b'"') => return Ok(cursor + 1),
            None | Some(b'<') => return Err(bad),
            Some(_) => {}
        }
        cursor += match special(xml, cursor) {
            Special::Plain(length) | Special::Needless(_, length) => length,
            Special::Greater => 1,
            Special::Hyphen => 3,
            Special::Mark(_) => return Err(FinishError::Mark { at: cursor }),
            Special::Bad => return Err(bad),
        };
    }
}

/// The attributes of a start tag as name and value, entities left as they stand.
///
/// Takes the slice of a [`Tag::Start`], whose form has been checked.
pub(super) fn attributes(slice: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = slice;
    std::iter::from_fn(move || {
        let open = rest.iter().position(|&byte| byte == b'"')?;
        let name = rest.get(1..open.checked_sub(1)?)?;
        let behind = &rest[open + 1..];
        let close = behind.iter().position(|&byte| byte == b'"')?;
        rest = &behind[close + 1..];
        Some((name, &behind[..close]))
    })
}
