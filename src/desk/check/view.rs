//! Desk, check: what was found in a file as another program reads it.

use serde::Serialize;

use crate::desk::{Checked, Finding, Level, PartKind, Report, Seen};

/// A file.
#[derive(Debug, Serialize)]
pub(super) struct File<'f> {
    file: &'f str,
    readable: bool,
    document: Option<Document<'f>>,
    findings: Vec<Found<'f>>,
    #[serde(flatten)]
    counts: Option<Counts>,
}

/// What the file was seen to be.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Document<'f> {
    Outside {
        profile: (),
        kind: &'f str,
        outside: &'f str,
        date: Option<String>,
    },
    Administrative {
        profile: &'f str,
        profile_by: &'f str,
        kind: Option<&'f str>,
        kind_by: &'f str,
        date: Option<String>,
        blank: bool,
        parts: Vec<Part<'f>>,
    },
}

/// What a part of it was recognised as.
#[derive(Debug, Serialize)]
struct Part<'f> {
    words: &'f str,
    role: &'f str,
    recognised: &'f str,
}

/// A finding.
#[derive(Debug, Serialize)]
struct Found<'f> {
    code: &'f str,
    name: &'f str,
    level: &'f str,
    page: Option<u32>,
    paragraph: Option<usize>,
    part: Option<&'f str>,
    role: Option<&'f str>,
    words: &'f str,
    found: &'f str,
    allowed: &'f str,
    article: &'f str,
    #[serde(rename = "mend")]
    how_to_fix: &'f str,
    #[serde(rename = "mendable")]
    fixable: bool,
    #[serde(rename = "mended")]
    fixed_findings: Option<bool>,
}

/// How many findings of each level there are.
#[derive(Debug, Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    hints: usize,
}

/// A file as another program reads it.
pub(super) fn file(file: &Checked) -> File<'_> {
    let Some(report) = &file.report else {
        return File {
            file: &file.file,
            readable: false,
            document: None,
            findings: Vec::new(),
            counts: None,
        };
    };
    let fixed_findings = |nth: usize| file.fixed_findings.get(nth).copied();
    let findings = report.findings.iter().enumerate();
    File {
        file: &file.file,
        readable: true,
        document: document(report),
        findings: findings.map(|(nth, finding)| found(finding, fixed_findings(nth))).collect(),
        counts: Some(Counts {
            errors: report.count(Level::Error),
            warnings: report.count(Level::Warning),
            hints: report.count(Level::Hint),
        }),
    }
}

fn document(report: &Report) -> Option<Document<'_>> {
    match &report.seen {
        Seen::Nothing => None,
        Seen::Outside { what, date } => Some(Document::Outside {
            profile: (),
            kind: what.name,
            outside: what.group.words(),
            date: date.map(|date| date.to_string()),
        }),
        Seen::Document { profile, profile_by, kind, kind_by, date, blank, parts } => {
            Some(Document::Administrative {
                profile,
                profile_by,
                kind: kind.as_deref(),
                kind_by,
                date: date.map(|date| date.to_string()),
                blank: *blank,
                parts: parts
                    .iter()
                    .map(|(words, role, sure)| Part {
                        words,
                        role: role.id(),
                        recognised: sure.words(),
                    })
                    .collect(),
            })
        }
    }
}

fn found(finding: &Finding, fixed_findings: Option<bool>) -> Found<'_> {
    let at = &finding.at;
    Found {
        code: &finding.code,
        name: &finding.name,
        level: finding.level.key(),
        page: at.page,
        paragraph: at.ordinal,
        part: at.part.map(part_key),
        role: at.role.map(|role| role.id()),
        words: &at.words,
        found: &finding.found,
        allowed: &finding.allowed,
        article: &finding.basis,
        how_to_fix: &finding.how_to_fix,
        fixable: !finding.fixes.is_empty(),
        fixed_findings,
    }
}

fn part_key(part: PartKind) -> &'static str {
    match part {
        PartKind::Body => "body",
        PartKind::Header => "header",
        PartKind::Footer => "footer",
        PartKind::Footnotes => "footnotes",
        PartKind::Endnotes => "endnotes",
    }
}
