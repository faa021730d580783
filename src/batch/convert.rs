//! Shell: documents of other programs and of older Word become .docx through an office suite.

use std::path::Path;

use super::office::{Ended, Office, VARIABLE};
use super::pdf::work_folder;
use super::progress::Progress;
use crate::files::disk::Disk;
use crate::files::{self, Act, DiskFault};
use crate::limits;
use crate::problem::{Origin, Problem, faults};

/// What keeps a document from becoming .docx.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConvertFault {
    /// LibreOffice is not installed.
    NoOffice {
        /// The document.
        path: String,
    },
    /// It made nothing of the document.
    NotMade {
        /// The document.
        path: String,
    },
}

faults! {
    impl Fault for ConvertFault { origin: Origin::Environment };

    "NK04" {
        title: "Cần LibreOffice để đọc tệp này",
        meaning: "Tệp .doc, .odt, .rtf được đọc qua LibreOffice; máy này chưa có.",
        advice: "mở tệp bằng Word rồi lưu thành .docx, hoặc cài LibreOffice Writer",
        example: Self::NoOffice { path: "ke-hoach.doc".into() },
        Self::NoOffice { path } => {
            message: format!("'{path}' không phải tệp .docx; đọc loại tệp này cần LibreOffice mà máy chưa cài"),
            hint: format!(
                "mở tệp bằng Word rồi lưu thành .docx; hoặc cài LibreOffice Writer, hoặc ghi đường dẫn tới soffice vào biến {VARIABLE}"
            ),
        }
    }
    "NK05" {
        title: "LibreOffice không đọc được tệp",
        meaning: "LibreOffice chạy nhưng không chuyển được tệp này thành .docx.",
        advice: "mở tệp bằng Word rồi lưu thành .docx",
        example: Self::NotMade { path: "ke-hoach.doc".into() },
        Self::NotMade { path } => {
            message: format!("LibreOffice không chuyển được '{path}' thành .docx"),
            hint: "đóng LibreOffice đang mở rồi chạy lại; nếu vẫn vậy thì mở tệp bằng Word rồi lưu thành .docx",
        }
    }
}

/// The ending under which LibreOffice knows what a file is, where it is no .docx: by its first bytes, not by its name,
/// which people change.
pub fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const ODF: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // A .docx with a password is in such a file too; its reader says so.
        let encrypted: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let head = bytes.get(..bytes.len().min(1 << 20)).unwrap_or_default();
        let is_encrypted = head.windows(encrypted.len()).any(|window| window == encrypted);
        return (!is_encrypted).then_some("doc");
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some("rtf");
    }
    let odf = bytes.get(30..30 + ODF.len()).is_some_and(|found| found == ODF);
    (bytes.starts_with(b"PK\x03\x04") && odf).then_some("odt")
}

/// The bytes of a document as .docx: as they are where they are one, else through an office suite, in a folder to work
/// in below another.
///
/// # Errors
/// There is no office suite, it made nothing of the document, or a step on the disk failed.
pub fn to_docx(
    disk: &dyn Disk,
    (office, progress): (&dyn Office, &dyn Progress),
    below: &Path,
    (path, bytes): (&Path, Vec<u8>),
) -> Result<Vec<u8>, Problem> {
    let Some(end) = foreign(&bytes) else { return Ok(bytes) };
    let path = files::shown(path);
    if office.is_ready().is_err() {
        return Err(Problem::nowhere(&ConvertFault::NoOffice { path }));
    }
    let as_problem = |fault: DiskFault| Problem::nowhere(&fault);
    let work = work_folder(disk, below).map_err(as_problem)?;
    let given = work.join(format!("0.{end}"));
    let made = given.with_extension("docx");
    let put = disk.write_new(&given, &bytes);
    let converted = match put {
        Ok(()) => {
            let patience = limits::run::PDF_PATIENCE;
            let ended = office.to_word(&work, &given, patience, &|| progress.is_cancelled());
            match (files::read_if_there(disk, &made), ended) {
                (Ok(Some(bytes)), Ended::Itself) => Ok(bytes),
                (Err(fault), _) => Err(as_problem(fault)),
                (Ok(_), _) => Err(Problem::nowhere(&ConvertFault::NotMade { path })),
            }
        }
        Err(error) => Err(as_problem(DiskFault::new(Act::Write, &given, &error))),
    };
    // Best effort: the next run removes what is left.
    let _ = disk.remove_folder(&work);
    converted
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert_eq!(foreign(b"{\\rtf1\\ansi"), Some("rtf"));
        assert_eq!(foreign(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), Some("doc"));
        let mut odt = b"PK\x03\x04".to_vec();
        odt.resize(30, 0);
        odt.extend(b"mimetypeapplication/vnd.oasis.opendocument.textPK");
        assert_eq!(foreign(&odt), Some("odt"));
        for other in [&b"PK\x03\x04\x14\x00"[..], b"%PDF-1.7", b"", b"Xin ch\xc3\xa0o"] {
            assert_eq!(foreign(other), None);
        }
    }
}
