//! Word, reading: why a file cannot be read, in a clerk's words.

use std::fmt;

use rust_decimal::Decimal;

use crate::limits::word as limit;
use crate::problem::Fault;
use crate::viet::format_number;

/// A file that is no readable Word document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// It holds no byte.
    Empty,
    /// It is something else, by its first bytes or parts.
    Foreign(Foreign),
    /// It is locked with a password.
    Encrypted,
    /// The archive is damaged.
    Damaged {
        /// The part, where one is to blame.
        part: Option<String>,
        /// What the archive reader says.
        why: String,
    },
    /// A part is packed in a way that Word does not use.
    Packing {
        /// The part.
        part: String,
    },
    /// The text is not in the file, or what stands there is no text.
    NoText,
    /// A part is not well-formed XML.
    Broken {
        /// The part.
        part: String,
        /// The line in it, from 1.
        line: u32,
        /// What the reader says.
        why: String,
    },
    /// A part is in an unknown encoding.
    Encoding {
        /// The part.
        part: String,
    },
    /// A part declares entities, which Word forbids.
    Entities {
        /// The part.
        part: String,
    },
    /// It is larger than a document can be.
    TooMuch {
        /// The part, where one is to blame.
        part: Option<String>,
        /// Of what there is too much.
        what: Much,
    },
}

/// What a file is that is no .docx.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Word 97–2003.
    OldWord,
    /// Excel.
    Excel,
    /// PowerPoint.
    PowerPoint,
    /// LibreOffice Writer.
    OpenDocument,
    /// PDF.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// Other XML.
    Xml,
    /// A picture.
    Picture,
    /// An archive of other files.
    Archive,
    /// Not known.
    Unknown,
}

/// Of what a file may hold too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Much {
    /// Bytes in the file.
    File,
    /// Parts.
    Parts,
    /// Bytes once unpacked.
    Unpacked,
    /// Elements one in the other.
    Depth,
    /// Elements, attributes or namespaces.
    Elements,
    /// Bytes of text in one paragraph.
    Paragraph,
    /// Headers, footers and notes.
    Texts,
    /// Bytes or elements of a returned form.
    Return,
}

impl Foreign {
    fn words(self) -> &'static str {
        match self {
            Foreign::OldWord => "tệp Word đời cũ (.doc)",
            Foreign::Excel => "bảng tính Excel",
            Foreign::PowerPoint => "tệp trình chiếu PowerPoint",
            Foreign::OpenDocument => "tệp của LibreOffice (.odt)",
            Foreign::Pdf => "tệp PDF",
            Foreign::Rtf => "tệp RTF",
            Foreign::Html => "trang web (HTML)",
            Foreign::Xml => "tệp XML",
            Foreign::Picture => "tệp ảnh",
            Foreign::Archive => "tệp nén chứa các tệp khác",
            Foreign::Unknown => "tệp không rõ loại",
        }
    }
}

impl Much {
    fn words(self) -> String {
        let mib = |bytes: u64| bytes >> 20;
        let count = |count: usize| format_number(Decimal::from(count));
        match self {
            Much::File => format!("tệp lớn hơn {} MB", mib(limit::FILE as u64)),
            Much::Parts => format!("tệp có hơn {} thành phần bên trong", count(limit::PARTS)),
            Much::Unpacked => {
                format!("nội dung sau khi giải nén lớn hơn {} MB", mib(limit::PART))
            }
            Much::Return => format!(
                "nội dung lớn hơn mọi biểu mẫu gửi về (quá {} MB sau khi giải nén, hoặc quá {} phần tử)",
                mib(crate::limits::harvest::UNPACKED),
                count(crate::limits::harvest::ELEMENTS)
            ),
            Much::Depth => format!("nội dung lồng nhau sâu hơn {} lớp", limit::DEPTH),
            Much::Elements => format!("nội dung có hơn {} phần tử", count(limit::ELEMENTS)),
            Much::Paragraph => {
                format!("một đoạn văn dài hơn {} MB", mib(limit::PARAGRAPH as u64))
            }
            Much::Texts => {
                format!("tệp có hơn {} đầu trang, chân trang, chú thích", count(limit::TEXTS))
            }
        }
    }
}

impl Fault for ReadFault {
    fn code(&self) -> &'static str {
        match self {
            ReadFault::Empty => "TW01",
            ReadFault::Foreign(_) => "TW02",
            ReadFault::Encrypted => "TW03",
            ReadFault::Damaged { .. } => "TW04",
            ReadFault::Packing { .. } => "TW05",
            ReadFault::NoText => "TW06",
            ReadFault::Broken { .. } => "TW07",
            ReadFault::Encoding { .. } => "TW08",
            ReadFault::Entities { .. } => "TW09",
            ReadFault::TooMuch { .. } => "TW10",
        }
    }

    fn message(&self) -> String {
        let inside = |part: &Option<String>| {
            part.as_ref().map(|part| format!(" (ở thành phần {part})")).unwrap_or_default()
        };
        match self {
            ReadFault::Empty => "tệp rỗng, không có nội dung".into(),
            ReadFault::Foreign(what) => {
                format!("đây là {}, không phải văn bản Word (.docx)", what.words())
            }
            ReadFault::Encrypted => "tệp Word bị khóa bằng mật khẩu nên không đọc được".into(),
            ReadFault::Damaged { part, why } => {
                format!("tệp Word bị hỏng{}: {why}", inside(part))
            }
            ReadFault::Packing { part } => {
                format!("thành phần {part} của tệp được nén theo cách mà Word không dùng")
            }
            ReadFault::NoText => "tệp không có phần nội dung văn bản của Word".into(),
            ReadFault::Broken { part, line, why } => {
                format!("tệp Word bị hỏng ở thành phần {part}, dòng {line}: {why}")
            }
            ReadFault::Encoding { part } => {
                format!("thành phần {part} của tệp không dùng bảng mã Unicode (UTF-8, UTF-16)")
            }
            ReadFault::Entities { part } => format!(
                "thành phần {part} của tệp khai báo thực thể XML (DOCTYPE), điều mà Word không cho phép"
            ),
            ReadFault::TooMuch { part, what } => {
                format!("{}{}, vượt mức một văn bản có thể có", what.words(), inside(part))
            }
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            ReadFault::Foreign(Foreign::OldWord | Foreign::OpenDocument | Foreign::Rtf) => {
                "mở tệp bằng Word hoặc LibreOffice, chọn Lưu thành (Save As), kiểu Word (.docx)"
                    .into()
            }
            ReadFault::Foreign(Foreign::Html | Foreign::Xml | Foreign::Unknown) => {
                "mở tệp bằng Word rồi lưu lại thành .docx; nếu Word không mở được thì xin nơi gửi bản khác"
                    .into()
            }
            ReadFault::Foreign(Foreign::Archive) => {
                "giải nén tệp này rồi kiểm tra từng văn bản .docx bên trong".into()
            }
            ReadFault::Foreign(_) => "xin nơi gửi bản Word (.docx) của văn bản".into(),
            ReadFault::Encrypted => {
                "mở bằng Word với mật khẩu, vào Tệp (File) > Thông tin (Info) > Bảo vệ (Protect), bỏ mật khẩu rồi lưu lại"
                    .into()
            }
            ReadFault::Empty
            | ReadFault::Damaged { .. }
            | ReadFault::Packing { .. }
            | ReadFault::NoText
            | ReadFault::Broken { .. } => {
                "mở bằng Word; nếu Word sửa được thì lưu lại, nếu không thì xin nơi gửi bản khác"
                    .into()
            }
            ReadFault::Encoding { .. } => "mở bằng Word rồi lưu lại".into(),
            ReadFault::Entities { .. } | ReadFault::TooMuch { .. } => {
                "không mở tệp này nếu không rõ người gửi; xin nơi gửi bản khác".into()
            }
        })
    }
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for ReadFault {}
