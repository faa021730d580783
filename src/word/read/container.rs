//! Word, reading: the parts of a file, unpacked under limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::fault::{Foreign, Much, ReadFault};
use crate::limits::{harvest as limits, word as limit};

/// An opened file.
pub(crate) struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Index by name in small letters: names of parts differ by more than their case.
    names: BTreeMap<String, (usize, String)>,
    /// Bytes that may still be unpacked.
    left: u64,
    /// Whether the file is read as a return, under its narrower bounds.
    of_return: bool,
}

/// How an old Office file begins.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl<'b> Container<'b> {
    /// Opens a file.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ReadFault> {
        if bytes.is_empty() {
            return Err(ReadFault::Empty);
        }
        if bytes.len() > limit::FILE {
            return Err(ReadFault::TooMuch { part: None, what: Much::File });
        }
        if let Some(fault) = by_first_bytes(bytes) {
            return Err(fault);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(None, &error))?;
        // Of two parts of one name each program takes another.
        if listed(bytes).is_some_and(|count| count > archive.len()) {
            return Err(doubled());
        }
        if archive.len() > limit::PARTS {
            return Err(ReadFault::TooMuch { part: None, what: Much::Parts });
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(index) {
                let name = name.replace('\\', "/");
                let name = name.trim_start_matches('/').to_owned();
                if names.insert(name.to_lowercase(), (index, name)).is_some() {
                    return Err(doubled());
                }
            }
        }
        Ok(Container { archive, names, left: limit::TOTAL, of_return: false })
    }

    /// The same file, read as a return.
    pub(super) fn under_bounds_of_returns(mut self) -> Self {
        self.left = self.left.min(limits::UNPACKED);
        self.of_return = true;
        self
    }

    /// How many bytes the XML parts have once unpacked, as the archive says; none has more.
    pub(super) fn unpacked(&mut self) -> u64 {
        let xml = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
        let parts = self.names.iter().filter(|(name, _)| xml(name)).map(|(_, (index, _))| *index);
        let parts: Vec<usize> = parts.collect();
        let size = |index| self.archive.by_index_raw(index).map_or(0, |part| part.size());
        parts.into_iter().map(size).fold(0, u64::saturating_add)
    }

    /// The names of the parts, in the order of the alphabet.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.values().map(|(_, name)| name.as_str())
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// The place of a part in the archive.
    pub(crate) fn index(&self, name: &str) -> Option<usize> {
        self.names.get(&name.to_lowercase()).map(|(index, _)| *index)
    }

    /// A part as text; `None` where there is none of the name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ReadFault> {
        match self.bytes(name)? {
            Some(bytes) => {
                if self.of_return && elements(&bytes) > limits::ELEMENTS {
                    return Err(ReadFault::TooMuch { part: None, what: Much::Return });
                }
                decode(bytes, name).map(Some)
            }
            None => Ok(None),
        }
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadFault> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let allowed = limit::PART.min(self.left);
        let file = self.archive.by_index(index).map_err(|error| damaged(Some(name), &error))?;
        let (of_return, declared) = (self.of_return, file.size());
        let much = || match of_return {
            true => ReadFault::TooMuch { part: None, what: Much::Return },
            false => ReadFault::TooMuch { part: Some(name.to_owned()), what: Much::Unpacked },
        };
        if file.size() > allowed {
            return Err(much());
        }
        let mut bytes = Vec::with_capacity(file.size().min(1 << 20) as usize);
        file.take(allowed + 1).read_to_end(&mut bytes).map_err(|error| ReadFault::Damaged {
            part: Some(name.to_owned()),
            why: in_words(&ZipError::Io(error)),
        })?;
        if bytes.len() as u64 > allowed {
            return Err(much());
        }
        // What is larger than it says would get round every bound that trusts it.
        if bytes.len() as u64 > declared {
            let why = in_words(&ZipError::InvalidArchive("size".into()));
            return Err(ReadFault::Damaged { part: Some(name.to_owned()), why });
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// What an archive is that holds no Word text.
    pub(super) fn foreign(&mut self) -> ReadFault {
        let begins = |start: &str| self.names.keys().any(|name| name.starts_with(start));
        if begins("xl/") {
            return ReadFault::Foreign(Foreign::Excel);
        }
        if begins("ppt/") {
            return ReadFault::Foreign(Foreign::PowerPoint);
        }
        if self.has("mimetype") && self.has("content.xml") {
            return ReadFault::Foreign(Foreign::OpenDocument);
        }
        match self.has("[Content_Types].xml") || begins("word/") {
            true => ReadFault::NoText,
            false => ReadFault::Foreign(Foreign::Archive),
        }
    }
}

/// How many entries the end of an archive says it lists; none where it has more than that can say.
fn listed(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let count = u16::from_le_bytes([*tail.get(at + 10)?, *tail.get(at + 11)?]);
    (count != u16::MAX).then_some(usize::from(count))
}

fn doubled() -> ReadFault {
    let why = "hai thành phần trong tệp mang cùng một tên".into();
    ReadFault::Damaged { part: None, why }
}

/// How many tags begin elements in a part, roughly: never fewer than there are.
fn elements(bytes: &[u8]) -> usize {
    let tags = bytes.windows(2).filter(|pair| pair[0] == b'<' && pair[1] != b'/');
    // In UTF-16 every other byte is empty.
    tags.count()
}

/// What a file is by its first bytes, where it is no archive.
fn by_first_bytes(bytes: &[u8]) -> Option<ReadFault> {
    if bytes.starts_with(b"PK") {
        return None;
    }
    if bytes.starts_with(OLE) {
        return Some(match holds_utf16(bytes, "EncryptedPackage") {
            true => ReadFault::Encrypted,
            false if holds_utf16(bytes, "WordDocument") => ReadFault::Foreign(Foreign::OldWord),
            false if holds_utf16(bytes, "Workbook") => ReadFault::Foreign(Foreign::Excel),
            false if holds_utf16(bytes, "PowerPoint Document") => {
                ReadFault::Foreign(Foreign::PowerPoint)
            }
            false => ReadFault::Foreign(Foreign::OldWord),
        });
    }
    let pictures: [&[u8]; 5] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"];
    if pictures.iter().any(|start| bytes.starts_with(start)) {
        return Some(ReadFault::Foreign(Foreign::Picture));
    }
    let head = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    Some(ReadFault::Foreign(if text.contains("%pdf-") {
        Foreign::Pdf
    } else if text.starts_with("{\\rtf") {
        Foreign::Rtf
    } else if text.starts_with("<!doctype html") || text.contains("<html") {
        Foreign::Html
    } else if text.starts_with("<?xml") {
        Foreign::Xml
    } else if text.starts_with("rar!") || text.starts_with("7z\u{fffd}") {
        Foreign::Archive
    } else {
        Foreign::Unknown
    }))
}

/// Whether a directory of an old Office file names a stream.
fn holds_utf16(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn damaged(part: Option<&str>, error: &ZipError) -> ReadFault {
    let part = part.map(str::to_owned);
    match error {
        ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => {
            ReadFault::Encrypted
        }
        ZipError::UnsupportedArchive(_) if part.is_some() => {
            ReadFault::Packing { part: part.unwrap_or_default() }
        }
        _ => ReadFault::Damaged { part, why: in_words(error) },
    }
}

/// What the archive reader says, in Vietnamese.
fn in_words(error: &ZipError) -> String {
    match error {
        ZipError::Io(error) if error.to_string().contains("checksum") => {
            "mã kiểm tra không khớp, nội dung đã bị đổi hoặc truyền lỗi".into()
        }
        ZipError::Io(_) => "dữ liệu nén không đọc được hoặc bị cắt cụt".into(),
        _ => "không tìm thấy mục lục của tệp; tệp có thể chưa tải xong".into(),
    }
}

/// A part's text from UTF-8 or UTF-16.
fn decode(bytes: Vec<u8>, name: &str) -> Result<String, ReadFault> {
    let encoding = || ReadFault::Encoding { part: name.to_owned() };
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| encoding())
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => return wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    let text = String::from_utf8(bytes).map_err(|_| encoding())?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
