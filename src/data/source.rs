//! Values: a data file as text, checked before anything reads its YAML.
//!
//! First of the steps from bytes to values (`source` → `node` → `structure` → `decode`). What an editor leaves in a
//! file without showing it (byte order marks, decomposed letters, Windows line ends) is fixed silently; what would
//! change a value or stop the reader is named at its place. All limits on input are in [`limits`].

use std::sync::Arc;

use super::fault::SyntaxFault;
use crate::limits;
use crate::problem::{Place, Problem, Problems};
use crate::viet::nfc;

/// A data file: its name and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file as the clerk knows it, e.g. `data/plan.yaml`.
    pub name: Arc<str>,
    /// Its text: NFC, lines ended by `\n`, no byte order mark.
    pub text: Arc<str>,
}

impl Source {
    /// Reads the bytes of a data file as text.
    ///
    /// # Errors
    /// All problems of encoding and characters: too large, UTF-16, not UTF-8, characters nobody can
    /// see, letters broken by an earlier conversion, indentation by anything but spaces.
    pub fn read(name: impl Into<Arc<str>>, bytes: &[u8]) -> Result<Source, Problems> {
        Source::read_up_to(limits::data::BYTES, name.into(), bytes)
    }

    /// Reads the list of agencies, which alone may be longer.
    ///
    /// # Errors
    /// As [`Source::read`].
    pub fn read_agencies(name: impl Into<Arc<str>>, bytes: &[u8]) -> Result<Source, Problems> {
        Source::read_up_to(limits::data::AGENCIES, name.into(), bytes)
    }

    fn read_up_to(limit: usize, name: Arc<str>, bytes: &[u8]) -> Result<Source, Problems> {
        let whole_file = |fault| Problems::from(Problem::at(&fault, Place::file(name.clone())));
        if bytes.len() > limit {
            return Err(whole_file(SyntaxFault::FileTooLarge { bytes: bytes.len(), limit }));
        }
        if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Err(whole_file(SyntaxFault::OtherKind { what }));
        }
        if is_utf16(bytes) {
            return Err(whole_file(SyntaxFault::Utf16));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return Err(not_utf8(&name, bytes, error.valid_up_to()).into()),
        };
        let text = nfc(text);
        let text: Arc<str> = match text.contains('\r') {
            true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
            false => text.into(),
        };
        let problems = check_characters(&name, &text);
        match problems.is_empty() {
            true => Ok(Source { name, text }),
            false => Err(problems),
        }
    }

    /// The lines of the text, without their ends.
    pub fn lines(&self) -> Vec<&str> {
        self.text.split('\n').collect()
    }

    /// The place that means the whole file.
    pub fn place(&self) -> Place {
        Place::file(self.name.clone())
    }
}

/// How files of other programs begin that a clerk may have saved under the name of a data file.
const OTHERS: [(&[u8], &str); 5] = [
    (b"PK\x03\x04", "tệp Word, Excel (.docx, .xlsx) hoặc tệp nén .zip"),
    (b"\xD0\xCF\x11\xE0", "tệp Word, Excel đời cũ (.doc, .xls)"),
    (b"%PDF-", "tệp PDF"),
    (b"{\\rtf", "tệp RTF của Word, WordPad"),
    (b"\x1F\x8B", "tệp nén .gz"),
];

/// Whether the bytes are UTF-16: by the byte order mark, or by every second byte being mostly zero
/// (keys are ASCII) while the others are not.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let pairs = bytes.as_chunks::<2>().0;
    let pairs = &pairs[..pairs.len().min(256)];
    let zeros = |side: usize| pairs.iter().filter(|pair| pair[side] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let (few, many) = (first.min(second), first.max(second));
    many * 3 >= pairs.len() && many > 0 && few * 8 < many
}

/// The first byte that is no UTF-8, at its place.
fn not_utf8(name: &Arc<str>, bytes: &[u8], at: usize) -> Problem {
    let (good, rest) = bytes.split_at(at.min(bytes.len()));
    let good = String::from_utf8_lossy(good);
    let line = good.matches('\n').count() + 1;
    let before = good.rsplit('\n').next().unwrap_or_default();
    let fault = SyntaxFault::NotUtf8 { byte: rest.first().copied().unwrap_or_default() };
    Problem::at(&fault, place(name, line, nfc(before).chars().count() + 1, 1))
}

/// A place from counts, which the limit on the file's size keeps far below `u32::MAX`.
fn place(name: &Arc<str>, line: usize, column: usize, length: usize) -> Place {
    let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Place {
        file: name.clone(),
        line: short(line),
        column: short(column),
        length: short(length.max(1)),
    }
}

/// Looks at every character once; tells the first [`limits::data::REPEATS`] of each kind.
fn check_characters(name: &Arc<str>, text: &str) -> Problems {
    let mut problems = Problems::new();
    let (mut broken, mut unseen) = (0, 0);
    let mut indents: Vec<(char, Place, Vec<u32>)> = Vec::new();
    let mut tell = |count: &mut usize, fault: SyntaxFault, place: Place| {
        *count += 1;
        if *count <= limits::data::REPEATS {
            problems.at(&fault, place);
        }
    };
    for (index, line) in text.split('\n').enumerate() {
        let number = index + 1;
        if let Some((column, length, character)) = bad_indent(line) {
            let at = place(name, number, column, length);
            match indents.iter_mut().find(|(known, ..)| *known == character) {
                Some((_, _, others)) => others.push(at.line),
                None => indents.push((character, at, Vec::new())),
            }
        }
        for (index, character) in line.chars().enumerate() {
            if character == '\u{FFFD}' {
                tell(&mut broken, SyntaxFault::BrokenLetter, place(name, number, index + 1, 1));
            } else if is_unseen(character) {
                tell(
                    &mut unseen,
                    SyntaxFault::UnseenCharacter { character },
                    place(name, number, index + 1, 1),
                );
            }
        }
    }
    for (character, first, others) in indents {
        problems.at(&SyntaxFault::IndentCharacter { character, others }, first);
    }
    problems.sort();
    problems
}

/// The first character of a line's indentation that is no space: column, run length, character.
/// A line of nothing but spaces and tabs is blank and has no indentation.
fn bad_indent(line: &str) -> Option<(usize, usize, char)> {
    if line.trim_matches([' ', '\t']).is_empty() {
        return None;
    }
    let (index, character) = line.chars().enumerate().find(|(_, c)| *c != ' ')?;
    let length = line.chars().skip(index).take_while(|c| *c == character).count();
    character.is_whitespace().then_some((index + 1, length, character))
}

/// Whether a character shows nothing and means nothing in a data file, so that a clerk cannot see why
/// two words differ: controls, zero-width marks, directions of writing, line separators.
pub(crate) fn is_unseen(character: char) -> bool {
    match character {
        '\t' => false,
        '\u{AD}' | '\u{200B}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {
            true
        }
        '\u{FFFE}' | '\u{FFFF}' => true,
        _ => character.is_control(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    /// The code and place of each problem: `DL06 2:1`.
    fn faults(bytes: &[u8]) -> Vec<String> {
        let Err(problems) = Source::read("a.yaml", bytes) else {
            return Vec::new();
        };
        let shown = |p: &Problem| {
            let place = p.place.clone().unwrap();
            format!("{} {}:{}", p.code, place.line, place.column)
        };
        problems.iter().map(shown).collect()
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn what_editors_leave_is_fixed_silently() {
        let source =
            Source::read("a.yaml", "\u{FEFF}a: Vie\u{323}\u{302}t\r\nb: 1\rc: 2\n".as_bytes())
                .unwrap();
        assert_eq!(&*source.text, "a: Việt\nb: 1\nc: 2\n");
        assert_eq!(faults(b"a: 1\n  \t\nb: 2\n\n"), [""; 0], "a blank line may hold tabs");
        assert_eq!(faults(b""), [""; 0]);
    }

    #[test]
    fn encodings_are_recognised() {
        assert_eq!(faults(&[&[0xFF, 0xFE][..], &utf16("a: b")].concat()), ["DL02 0:0"]);
        assert_eq!(faults(&utf16("subject: Về việc tuyên truyền\n")), ["DL02 0:0"]);
        let big_endian: Vec<u8> = "number: 181".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(faults(&big_endian), ["DL02 0:0"]);
        assert_eq!(faults(b"a: 1\nb: Vi\xD6t"), ["DL03 2:6"]);
        assert_eq!(faults("ô: Vie\u{323}\u{302}t \u{FF}".as_bytes()), [""; 0]);
        assert_eq!(
            faults(&[&b"a: "[..], "Vie\u{323}\u{302}t ".as_bytes(), b"\xFF"].concat()),
            ["DL03 1:9"]
        );
    }

    #[test]
    fn characters_are_refused_at_their_place() {
        assert_eq!(faults(b"a:\n\tb: 1\n  \tc: 1\n"), ["DL06 2:1"]);
        assert_eq!(faults("a:\n\u{A0} b: 1\n".as_bytes()), ["DL06 2:1"]);
        assert_eq!(
            faults("đ: a\0b\nc: \u{200B}\u{FFFD}".as_bytes()),
            ["DL04 1:5", "DL04 2:4", "DL05 2:5"]
        );
        assert_eq!(faults(&[0u8; 400]).len(), limits::data::REPEATS);
        assert_eq!(faults(&vec![b' '; limits::data::BYTES + 1]), ["DL01 0:0"]);
    }
}
