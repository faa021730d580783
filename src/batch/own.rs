//! Shell: what the program lays out is audited before it is written, in memory, once for each layout.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{About, Finding, Level, audit};
use crate::compose::{BuiltDocument, Composer, Job};
use crate::limits;
use crate::problem::{Fault, Origin, Problem, Problems, Severity, faults};
use crate::profile::Profiles;
use crate::word::read::{ReadFault, read};

/// What an audit finds in a document of our own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OwnFault {
    /// Its layout is against the rules: a bug of this program, or of an office's own templates.
    Layout { path: String, finding: String },
    /// A part of it is not written as the rules want it, in words that come from the data.
    Part { path: String, finding: String },
    /// Its words, which may be quoted, or a part that the data give and that may not be as it should.
    Words { path: String, finding: String, given: bool },
    /// It does not read: a bug of this program.
    Unreadable { path: String, why: String },
    /// It is larger than any document that is read, and was not audited.
    TooLarge { path: String },
}

/// What to do about an office's own file.
const USE_BUILT_IN: &str = "bỏ mẫu và thể thức riêng trong thư mục mẫu rồi thử lại; nếu vẫn sai thì gửi thông báo này cho người phụ trách chương trình";

faults! {
    impl Fault for OwnFault { origin: Origin::Environment };

    "TC01" {
        title: "Văn bản vừa lập sai thể thức",
        meaning: "Chương trình tự kiểm tra văn bản nó lập và thấy sai thể thức: lỗi của chương trình hoặc của mẫu, thể thức mà đơn vị đã thay.",
        advice: "bỏ mẫu, thể thức riêng trong thư mục mẫu rồi thử lại; nếu vẫn sai thì báo người phụ trách chương trình",
        example: Self::Layout {
            path: "ke-hoach/ke-hoach.docx".into(),
            finding: "cỡ chữ lời văn ở “Thực hiện”: 15 pt; cho phép 13–14 pt [co-chu.loi-van]".into(),
        },
        Self::Layout { path, finding } => {
            message: format!("văn bản vừa lập '{path}' sai thể thức: {finding}"),
            hint: USE_BUILT_IN,
        }
        Self::Unreadable { path, why } => {
            message: format!("văn bản vừa lập '{path}' không đọc lại được: {why}"),
            hint: USE_BUILT_IN,
        }
    }
    "TC02" {
        title: "Lời văn có chỗ cần xem lại",
        meaning: "Trong lời văn lấy từ dữ liệu có chỗ nên sửa; văn bản vẫn được lập.",
        advice: "sửa lời văn trong dữ liệu nếu đó không phải lời trích nguyên văn",
        example: Self::Words {
            path: "ke-hoach/ke-hoach.docx".into(),
            finding: "viết hoa ở “Khoản 2”: Khoản; cho phép khoản [viet-hoa.dieu-khoan]".into(),
            given: false,
        },
        Self::Words { path, finding, given } => {
            severity: Severity::Warning,
            message: format!("lời văn trong '{path}' có chỗ cần xem lại: {finding}"),
            hint: match given {
                true => "xem lại lời đó trong dữ liệu (symbol, filing, letterhead, signature…)",
                false => "lời trích nguyên văn thì giữ; lời của mình thì sửa trong dữ liệu",
            },
        }
    }
    "TC03" {
        title: "Thành phần văn bản ghi chưa đúng",
        meaning: "Số, ký hiệu, dòng lưu, tên cơ quan hoặc thành phần khác lấy từ dữ liệu không viết đúng thể thức, nên văn bản chưa được lập.",
        advice: "sửa lời đó trong dữ liệu; mã trong ngoặc vuông cho biết căn cứ: vanban explain <mã>",
        example: Self::Part {
            path: "ke-hoach/ke-hoach.docx".into(),
            finding: "nơi nhận ở “Lưu”: thiếu dấu chấm; cho phép dấu chấm [noi-nhan.ket-thuc]".into(),
        },
        Self::Part { path, finding } => {
            origin: Origin::Input,
            message: format!("chưa lập được '{path}' vì dữ liệu ghi chưa đúng: {finding}"),
            hint: "sửa lời đó trong dữ liệu (symbol, filing, letterhead, signature…), hoặc trong mẫu riêng của đơn vị nếu có; chạy 'vanban explain' với mã trong ngoặc vuông để xem căn cứ",
        }
    }
    "TC04" {
        title: "Chưa kiểm tra được thể thức",
        meaning: "Văn bản vừa lập lớn hơn mức mà chương trình đọc lại.",
        advice: "xem lại bằng mắt",
        example: Self::TooLarge { path: "tong-hop/tong-hop.docx".into() },
        Self::TooLarge { path } => {
            severity: Severity::Warning,
            message: format!("chưa kiểm tra thể thức của '{path}': văn bản lớn hơn mức đọc lại được"),
            hint: "xem lại bằng mắt; các văn bản nhỏ hơn cùng mẫu đã được kiểm tra",
        }
    }
}

/// The paths of the documents that are audited: the first of each layout, or all.
pub(super) fn audited<'j>(
    composer: &Composer,
    jobs: &'j [Job<'_>],
    all: bool,
) -> BTreeSet<&'j str> {
    if all {
        return jobs.iter().map(|job| &*job.path).collect();
    }
    let mut first = BTreeMap::new();
    for job in jobs {
        first.entry(composer.layout(job)).or_insert(&*job.path);
    }
    first.into_values().collect()
}

/// How grave a finding is that is about how a part is written whose words the data give: as its rule says. A profile
/// that is known from digests only warns of other people's paper; of our own its documents and those of the next profile
/// would else be judged differently for the same words in the data.
fn written(finding: &Finding) -> Option<Level> {
    (finding.about == About::Given).then_some(finding.grade)
}

/// What is wrong with a document of our own: an error in its layout is one of ours, words only warn, and
/// what a clerk may do better is left to `vanban check`.
///
/// A large one costs more to read back than to make: it is audited where all are to be.
pub(super) fn audit_made(
    made: &BuiltDocument,
    path: &str,
    composer: &Composer,
    all: bool,
) -> Problems {
    if made.bytes.len() > limits::run::AUDITED && !all {
        return Problems::new();
    }
    judged(&made.bytes, path.to_owned(), composer.profiles(), &made.profile)
}

/// What is wrong with a document that was laid out by a profile.
fn judged(bytes: &[u8], path: String, profiles: &Profiles, profile: &str) -> Problems {
    let paper = match read(bytes) {
        Ok(paper) => paper,
        Err(fault) => {
            if matches!(fault, ReadFault::TooMuch { .. }) {
                return Problem::nowhere(&OwnFault::TooLarge { path }).into();
            }
            let why = fault.message();
            return Problem::nowhere(&OwnFault::Unreadable { path, why }).into();
        }
    };
    let report = audit(&paper, profiles, Some(profile));
    let reported = |finding: &Finding| {
        format!(
            "{} ở “{}”: {}; cho phép {} [{}]",
            finding.name, finding.at.words, finding.found, finding.allowed, finding.code
        )
    };
    let problem = |finding: &Finding| {
        let path = path.clone();
        let of_words = finding.about == About::Words;
        let fault = match (finding.level, of_words) {
            (Level::Error | Level::Warning, false) if written(finding) == Some(Level::Error) => {
                OwnFault::Part { path, finding: reported(finding) }
            }
            (Level::Error, false) => OwnFault::Layout { path, finding: reported(finding) },
            (Level::Error | Level::Warning, _) => {
                let given = written(finding).is_some();
                OwnFault::Words { path, finding: reported(finding), given }
            }
            (Level::Hint, _) => return None,
        };
        Some(Problem::nowhere(&fault))
    };
    report.findings.iter().filter_map(problem).collect()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    /// A Word file with a text.
    fn file(body: &str) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file("word/document.xml", options).expect("begun");
        let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let text = format!("<w:document xmlns:w=\"{w}\"><w:body>{body}</w:body></w:document>");
        writer.write_all(text.as_bytes()).expect("written");
        writer.finish().expect("packed").into_inner()
    }

    fn reported(bytes: &[u8]) -> (Vec<&'static str>, bool) {
        let profiles = crate::audit::program_profiles();
        let problems = judged(bytes, "ke-hoach/a.docx".into(), &profiles, "nd30");
        let codes = problems.iter().map(|problem| problem.code).collect();
        assert!(problems.iter().all(|problem| problem.message.contains("ke-hoach/a.docx")));
        (codes, problems.has_errors())
    }

    #[test]
    fn a_document_beyond_what_is_read_is_reported_as_not_audited_and_made_all_the_same() {
        let paragraphs = "<w:p/>".repeat(limits::word::ELEMENTS + 1);
        assert_eq!(reported(&file(&paragraphs)), (vec!["TC04"], false));
        assert_eq!(reported(b"no document"), (vec!["TC01"], true));
    }
}
