//! Word, reading: why a file cannot be read, in a clerk's words.

use std::fmt;

use rust_decimal::Decimal;

use crate::limits::word as limit;
use crate::problem::{Fault, faults};
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
    /// The text is not in the file, or what is there is no text.
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

    /// How a Word document is made of it, or had instead.
    fn way_to_docx(self) -> &'static str {
        match self {
            Foreign::OldWord | Foreign::OpenDocument | Foreign::Rtf => {
                "mở tệp bằng Word hoặc LibreOffice, chọn Lưu thành (Save As), kiểu Word (.docx)"
            }
            Foreign::Html | Foreign::Xml | Foreign::Unknown => {
                "mở tệp bằng Word rồi lưu lại thành .docx; nếu Word không mở được thì xin nơi gửi bản khác"
            }
            Foreign::Archive => "giải nén tệp này rồi kiểm tra từng văn bản .docx bên trong",
            Foreign::Excel | Foreign::PowerPoint | Foreign::Pdf | Foreign::Picture => {
                "xin nơi gửi bản Word (.docx) của văn bản"
            }
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

/// What to do with a file that may be meant to harm.
const KEEP_CLOSED: &str = "không mở tệp này nếu không rõ người gửi; xin nơi gửi bản khác";

/// What may save a damaged file.
const REOPEN: &str =
    "mở bằng Word; nếu Word sửa được thì lưu lại, nếu không thì xin nơi gửi bản khác";

faults! {
    impl Fault for ReadFault;

    "TW01" {
        title: "Tệp Word rỗng",
        meaning: "Tệp không có nội dung.",
        advice: "xin lại tệp",
        example: Self::Empty,
        Self::Empty => {
            message: "tệp rỗng, không có nội dung",
            hint: REOPEN,
        }
    }
    "TW02" {
        title: "Không phải tệp .docx",
        meaning: "Tệp mang đuôi khác nội dung, hoặc là loại tệp khác (.doc, PDF, Excel…).",
        advice: "mở bằng Word, lưu thành .docx",
        example: Self::Foreign(Foreign::Pdf),
        Self::Foreign(what) => {
            message: format!("đây là {}, không phải văn bản Word (.docx)", what.words()),
            hint: what.way_to_docx(),
        }
    }
    "TW03" {
        title: "Tệp Word có mật khẩu",
        meaning: "Tệp bị khóa nên không đọc được.",
        advice: "mở bằng Word với mật khẩu, bỏ mật khẩu rồi lưu lại",
        example: Self::Encrypted,
        Self::Encrypted => {
            message: "tệp Word bị khóa bằng mật khẩu nên không đọc được",
            hint: "mở bằng Word với mật khẩu, vào Tệp (File) > Thông tin (Info) > Bảo vệ (Protect), bỏ mật khẩu rồi lưu lại",
        }
    }
    "TW04" {
        title: "Tệp Word bị hỏng",
        meaning: "Tệp nén bên trong .docx bị hỏng.",
        advice: "mở bằng Word để sửa, hoặc xin lại tệp",
        example: Self::Damaged { part: Some("word/document.xml".into()), why: "…".into() },
        Self::Damaged { part, why } => {
            message: format!("tệp Word bị hỏng{}: {why}", inside(part)),
            hint: REOPEN,
        }
    }
    "TW05" {
        title: "Cách nén lạ",
        meaning: "Một phần của tệp nén theo cách mà Word không dùng.",
        advice: "mở bằng Word rồi lưu lại",
        example: Self::Packing { part: "word/document.xml".into() },
        Self::Packing { part } => {
            message: format!("thành phần {part} của tệp được nén theo cách mà Word không dùng"),
            hint: REOPEN,
        }
    }
    "TW06" {
        title: "Tệp không có nội dung văn bản",
        meaning: "Trong tệp không có phần văn bản của Word.",
        advice: "xin lại tệp",
        example: Self::NoText,
        Self::NoText => {
            message: "tệp không có phần nội dung văn bản của Word",
            hint: REOPEN,
        }
    }
    "TW07" {
        title: "Một phần của tệp bị hỏng",
        meaning: "XML bên trong tệp không đúng.",
        advice: "mở bằng Word để sửa, hoặc xin lại tệp",
        example: Self::Broken { part: "word/document.xml".into(), line: 2, why: "…".into() },
        Self::Broken { part, line, why } => {
            message: format!("tệp Word bị hỏng ở thành phần {part}, dòng {line}: {why}"),
            hint: REOPEN,
        }
    }
    "TW08" {
        title: "Bảng mã lạ trong tệp",
        meaning: "Một phần của tệp không dùng UTF-8 hoặc UTF-16.",
        advice: "mở bằng Word rồi lưu lại",
        example: Self::Encoding { part: "word/document.xml".into() },
        Self::Encoding { part } => {
            message: format!("thành phần {part} của tệp không dùng bảng mã Unicode (UTF-8, UTF-16)"),
            hint: "mở bằng Word rồi lưu lại",
        }
    }
    "TW09" {
        title: "Tệp khai báo thực thể XML",
        meaning: "Word cấm điều này; tệp có thể do người xấu tạo.",
        advice: "không mở tệp nếu không rõ người gửi",
        example: Self::Entities { part: "word/document.xml".into() },
        Self::Entities { part } => {
            message: format!(
                "thành phần {part} của tệp khai báo thực thể XML (DOCTYPE), điều mà Word không cho phép"
            ),
            hint: KEEP_CLOSED,
        }
    }
    "TW10" {
        title: "Tệp quá lớn hoặc quá sâu",
        meaning: "Nội dung vượt mức một văn bản có thể có.",
        advice: "không mở tệp nếu không rõ người gửi; xin bản khác",
        example: Self::TooMuch { part: None, what: Much::File },
        Self::TooMuch { part, what } => {
            message: format!("{}{}, vượt mức một văn bản có thể có", what.words(), inside(part)),
            hint: KEEP_CLOSED,
        }
    }
}

/// The part to blame, where there is one.
fn inside(part: &Option<String>) -> String {
    part.as_ref().map(|part| format!(" (ở thành phần {part})")).unwrap_or_default()
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for ReadFault {}
