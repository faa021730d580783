//! Page: *Kiểm tra thể thức*: any Word file: what is wrong in it, and a mended copy.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::http::Answer;
use super::super::parts::{About, Screen, error_at, problems};
use super::super::work::{Task, Work};
use super::works::without_folder;
use crate::desk::page::PageFault;
use crate::desk::{Checked, Level, PartKind, SENT, Seen, check};
use crate::viet;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Where copies with comments are, and fixed ones.
const MARKED: &str = "ban-nhan-xet";
const FIXED: &str = "ban-da-sua";

/// Shows where files are dropped.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    page(screen, Vec::new())
}

fn page(screen: &Screen<'_>, errors: Vec<Value>) -> Answer {
    let about = About {
        title: "Kiểm tra thể thức",
        nav: "kiem-tra",
        command: "vanban check van-ban.docx".into(),
        errors,
        ..About::default()
    };
    screen.show("kiem-tra.html", about, json!({}))
}

/// Checks what was sent.
pub(in crate::web) fn begin(screen: &Screen<'_>) -> Answer {
    let files = screen.request.files.take();
    if files.is_empty() {
        return page(screen, vec![error_at(&PageFault::NoFile, "tep")]);
    }
    if let Some(work) = screen.page.latest(screen.campaign).filter(|work| work.outcome().is_none())
    {
        let busy = PageFault::Busy { what: work.what.words().to_owned() };
        return page(screen, vec![error_at(&busy, "")]);
    }
    let paths = screen.page.take(screen.campaign, files);
    let folder = |name: &str| Some(Path::new(SENT).join(name));
    let profile = screen.request.form.get("the-thuc").map(str::to_owned);
    let request = check::Request {
        paths,
        profile,
        mark: folder(MARKED),
        fix: folder(FIXED),
        overwrite: true,
    };
    match screen.page.begin(screen.campaign, Task::Check(request)) {
        Ok(id) => Answer::go(&format!("{}/viec/{id}", screen.base())),
        Err(fault) => page(screen, vec![error_at(&fault, "")]),
    }
}

/// Shows what was found.
pub(super) fn checked(
    screen: &Screen<'_>,
    work: &Work,
    outcome: &check::Outcome,
    copies: &[PathBuf],
) -> Answer {
    let files: Vec<Value> = outcome.files.iter().map(|file| one(file, copies)).collect();
    let about = About {
        title: "Kết quả kiểm tra thể thức",
        nav: "kiem-tra",
        command: "vanban check van-ban.docx --mark ban-nhan-xet --fix ban-da-sua".into(),
        ..About::default()
    };
    let values = json!({
        "id": work.id, "files": files, "errors_count": outcome.errors, "warnings": outcome.warnings, "hints": outcome.hints,
        "cancelled": outcome.cancelled, "left": outcome.left.iter().map(|file| without_folder(file)).collect::<Vec<_>>(),
        "problems": problems(&outcome.problems),
    });
    screen.show("da-kiem-tra.html", about, values)
}

fn one(file: &Checked, copies: &[PathBuf]) -> Value {
    let name = without_folder(&file.file);
    let own = file.file.rsplit('/').next().unwrap_or(&file.file);
    let copy = |folder: &str| {
        let path = Path::new(SENT).join(folder).join(own);
        copies.contains(&path).then(|| format!("{folder}/{own}"))
    };
    let (seen, outside) = match file.report.as_ref().map(|report| &report.seen) {
        None => ("Không đọc được tệp này.".to_owned(), false),
        Some(Seen::Nothing) => {
            ("Không nhận ra là văn bản hành chính nên không xét thể thức.".to_owned(), true)
        }
        Some(Seen::Outside { what, .. }) => (
            format!(
                "{}: không thuộc loại văn bản mà thể thức này quy định; chỉ xét chữ và tệp.",
                viet::capitalize_first(what.name)
            ),
            true,
        ),
        Some(Seen::Document { profile, kind, .. }) => {
            let rules = match profile.as_str() {
                "nd30" => "Nghị định 30/2020/NĐ-CP",
                "hd36" => "Hướng dẫn 36-HD/VPTW",
                "hd05" => "Hướng dẫn 05-HD/VPTW",
                other => other,
            };
            let kind = kind
                .as_deref()
                .map_or_else(String::new, |kind| format!("{}; ", viet::capitalize_first(kind)));
            (format!("{kind}xét theo {rules}."), false)
        }
    };
    let findings = file.report.iter().flat_map(|report| &report.findings).enumerate().map(|(nth, finding)| {
        let part = match finding.at.part {
            Some(PartKind::Header) => Some("đầu trang"),
            Some(PartKind::Footer) => Some("chân trang"),
            Some(PartKind::Footnotes | PartKind::Endnotes) => Some("chú thích"),
            Some(PartKind::Body) | None => None,
        };
        json!({
            "code": finding.code, "name": viet::capitalize_first(&finding.name),
            "level": finding.level.words(), "key": finding.level.key(), "page": finding.at.page, "paragraph": finding.at.ordinal,
            "part": part,
            "words": finding.at.words, "found": finding.found, "allowed": finding.allowed, "basis": finding.basis,
            "how": finding.how_to_fix, "fixed": file.fixed_findings.get(nth).copied().unwrap_or(false),
        })
    });
    let count = |level| file.report.as_ref().map_or(0, |report| report.count(level));
    json!({
        "name": name, "seen": seen, "outside": outside, "readable": file.report.is_some(),
        "findings": findings.collect::<Vec<_>>(), "marked": copy(MARKED), "fixed": copy(FIXED),
        "errors": count(Level::Error), "warnings": count(Level::Warning), "hints": count(Level::Hint),
    })
}

/// A copy to keep.
pub(in crate::web) fn copy(screen: &Screen<'_>) -> Option<Answer> {
    let asked = screen.query().get("ten")?;
    let path = Path::new(SENT).join(asked);
    let is_copy =
        [MARKED, FIXED].iter().any(|folder| path.starts_with(Path::new(SENT).join(folder)));
    let there = screen.page.sent(screen.campaign);
    let bytes = there.sent(&path).filter(|_| is_copy)?;
    let name = path.file_name().and_then(|name| name.to_str())?;
    Some(Answer::file(name, WORD, bytes.to_vec(), true))
}
