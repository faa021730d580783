//! Shell: what the program lays out is audited before it is written, in memory, once for each layout.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{About, Finding, Level, audit, rules};
use crate::compose::{Job, Made, Studio};
use crate::limits;
use crate::problem::{Fault, Origin, Problem, Problems, Severity};
use crate::profile::Profiles;
use crate::word::read::read;

/// What an audit finds in a document of our own.
#[derive(Debug, Clone, PartialEq, Eq)]
enum OwnFault {
    /// Its layout is against the rules: a fault of ours, or of an office's own templates.
    Layout { path: String, finding: String },
    /// A part of it is not written as the rules want it, in words that come from the data.
    Part { path: String, finding: String },
    /// Its words, which may be quoted, or a part that the data give and that may not be as it should.
    Words { path: String, finding: String, given: bool },
    /// It does not read: a fault of ours.
    Unreadable { path: String, why: String },
    /// It is larger than any document that is read, and was not audited.
    TooLarge { path: String },
}

impl Fault for OwnFault {
    fn code(&self) -> &'static str {
        match self {
            OwnFault::Layout { .. } | OwnFault::Unreadable { .. } => "TC01",
            OwnFault::Words { .. } => "TC02",
            OwnFault::Part { .. } => "TC03",
            OwnFault::TooLarge { .. } => "TC04",
        }
    }

    fn severity(&self) -> Severity {
        match self {
            OwnFault::Words { .. } | OwnFault::TooLarge { .. } => Severity::Warning,
            OwnFault::Layout { .. } | OwnFault::Part { .. } | OwnFault::Unreadable { .. } => {
                Severity::Error
            }
        }
    }

    fn origin(&self) -> Origin {
        match self {
            OwnFault::Part { .. } => Origin::Input,
            _ => Origin::Environment,
        }
    }

    fn message(&self) -> String {
        match self {
            OwnFault::Layout { path, finding } => {
                format!("văn bản vừa lập '{path}' sai thể thức: {finding}")
            }
            OwnFault::Part { path, finding } => {
                format!("chưa lập được '{path}' vì dữ liệu ghi chưa đúng: {finding}")
            }
            OwnFault::Words { path, finding, .. } => {
                format!("lời văn trong '{path}' có chỗ cần xem lại: {finding}")
            }
            OwnFault::TooLarge { path } => {
                format!("chưa kiểm tra thể thức của '{path}': văn bản lớn hơn mức đọc lại được")
            }
            OwnFault::Unreadable { path, why } => {
                format!("văn bản vừa lập '{path}' không đọc lại được: {why}")
            }
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            OwnFault::Words { given: true, .. } => {
                "xem lại lời đó trong dữ liệu (symbol, filing, letterhead, signature…)".into()
            }
            OwnFault::Words { .. } => {
                "lời trích nguyên văn thì giữ; lời của mình thì sửa trong dữ liệu".into()
            }
            OwnFault::TooLarge { .. } => {
                "xem lại bằng mắt; các văn bản nhỏ hơn cùng mẫu đã được kiểm tra".into()
            }
            OwnFault::Part { .. } => {
                "sửa lời đó trong dữ liệu (symbol, filing, letterhead, signature…), hoặc trong mẫu riêng của đơn vị nếu có; chạy 'vanban explain' với mã trong ngoặc vuông để xem căn cứ".into()
            }
            OwnFault::Layout { .. } | OwnFault::Unreadable { .. } => {
                "bỏ mẫu và thể thức riêng trong thư mục mẫu rồi thử lại; nếu vẫn sai thì gửi thông báo này cho người phụ trách chương trình".into()
            }
        })
    }
}

/// The jobs whose documents are audited: the first of each layout, or all.
pub(super) fn audited<'j>(studio: &Studio<'_>, jobs: &'j [Job], all: bool) -> BTreeSet<&'j Job> {
    if all {
        return jobs.iter().collect();
    }
    let mut first = BTreeMap::new();
    for job in jobs {
        first.entry(studio.layout(job)).or_insert(job);
    }
    first.into_values().collect()
}

/// The parts that are written as the data give them, as the codes of their rules begin.
const GIVEN: [&str; 8] = [
    "so-ky-hieu.",
    "noi-nhan",
    "co-quan.",
    "ho-ten.",
    "quyen-han.",
    "can-cu.",
    "kinh-gui.",
    "trich-yeu",
];

/// How grave a finding is that is about how such a part is written, not about how it looks: as its rule says. A profile
/// that is known from digests only warns of other people's paper; of our own its documents and those of the next profile
/// would else be judged differently for the same words in the data.
fn written(finding: &Finding) -> Option<Level> {
    let rule = rules::ALL.iter().find(|rule| rule.code == finding.code)?;
    let given = GIVEN.iter().any(|part| finding.code.starts_with(part));
    (given && rule.about == About::Parts).then_some(rule.level)
}

/// What is wrong with a document of our own: an error in its layout is one of ours, words only warn, and
/// what a clerk may do better is left to `vanban check`.
///
/// A large one costs more to read back than to make: it is audited where all are to be.
pub(super) fn audit_made(made: &Made, path: &str, studio: &Studio<'_>, all: bool) -> Problems {
    if made.bytes.len() > limits::run::AUDITED && !all {
        return Problems::new();
    }
    judged(&made.bytes, path.to_owned(), studio.profiles(), &made.profile)
}

/// What is wrong with a document that was laid out by a profile.
fn judged(bytes: &[u8], path: String, profiles: &Profiles, profile: &str) -> Problems {
    let paper = match read(bytes) {
        Ok(paper) => paper,
        Err(fault) => {
            if fault.code() == "TW10" {
                return Problem::nowhere(&OwnFault::TooLarge { path }).into();
            }
            let why = fault.message();
            return Problem::nowhere(&OwnFault::Unreadable { path, why }).into();
        }
    };
    let report = audit(&paper, profiles, Some(profile));
    let told = |finding: &Finding| {
        format!(
            "{} ở “{}”: {}; cho phép {} [{}]",
            finding.name, finding.at.words, finding.found, finding.allowed, finding.code
        )
    };
    let problem = |finding: &Finding| {
        let path = path.clone();
        let fault = match (finding.level, finding.about_words) {
            (Level::Error | Level::Warning, false) if written(finding) == Some(Level::Error) => {
                OwnFault::Part { path, finding: told(finding) }
            }
            (Level::Error, false) => OwnFault::Layout { path, finding: told(finding) },
            (Level::Error | Level::Warning, _) => {
                let given = !finding.about_words && written(finding).is_some();
                OwnFault::Words { path, finding: told(finding), given }
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

    fn told(bytes: &[u8]) -> (Vec<&'static str>, bool) {
        let profiles = crate::audit::program_profiles();
        let problems = judged(bytes, "ke-hoach/a.docx".into(), &profiles, "nd30");
        let codes = problems.iter().map(|problem| problem.code).collect();
        assert!(problems.iter().all(|problem| problem.message.contains("ke-hoach/a.docx")));
        (codes, problems.has_errors())
    }

    #[test]
    fn a_document_beyond_what_is_read_is_told_as_not_audited_and_made_all_the_same() {
        let paragraphs = "<w:p/>".repeat(limits::word::ELEMENTS + 1);
        assert_eq!(told(&file(&paragraphs)), (vec!["TC04"], false));
        assert_eq!(told(b"no document"), (vec!["TC01"], true));
    }
}
