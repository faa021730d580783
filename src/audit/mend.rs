//! Audit: what mends a finding for certain. Sizes, fonts, margins, spacing, alignment, spaces, NFC and
//! leading zeros are certain; bold, italic, underline and capitals are so where the role is sure and the
//! breach one of error level. Whatever needs a person's judgement has no fix.

use super::finding::{Finding, Level};
use super::pattern::Pattern;
use super::pieces::Laid;
use super::roles::Sure;
use super::view::{Line, View, is_running};
use crate::data::scalar::TypeSize;
use crate::document::Orientation;
use crate::paper::{Alignment, LineSpacing, Run};
use crate::profile::{Align, LineRule};
use crate::units::{HalfPoint, Mm, Pt, Twip};
use crate::viet::{is_nfc, nfc, upper};
use crate::word::edit::{Fix, LookSet, PageSet, ParagraphSet};

static BARE: Pattern = Pattern::new(r"Số\s*:?\s*(\d)\s*[/-]");
static DAY: Pattern = Pattern::new(r"(?i)\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\b");
static BEFORE: Pattern = Pattern::new(r"[\p{L}\d)”]( +)[,;:.)”!?](?:\s|$)");
static SPACES: Pattern = Pattern::new(r"[^ ]( {2})[^ ]");

/// What mends a finding, in order, in a text mostly of a size; nothing where a person must judge.
pub(super) fn fixes(view: &View<'_>, usual: Option<HalfPoint>, finding: &Finding) -> Vec<Fix> {
    if let Some(section) = finding.at.section {
        return page(view, section, &finding.code);
    }
    let Some(line) = finding.at.order.checked_sub(1).and_then(|at| view.lines.get(at)) else {
        return Vec::new();
    };
    if line.role.is_some() && line.sure < Sure::Sure {
        return Vec::new();
    }
    let (property, _) = finding.code.split_once('.').unwrap_or((finding.code.as_str(), ""));
    match (finding.code.as_str(), property) {
        ("phong-chu", _) => look(line, LookSet::Font(view.profile.font.clone())),
        ("chu.mau", _) => look(line, LookSet::Black),
        ("chu.to-nen", _) => look(line, LookSet::NoHighlight),
        ("chu.gian-co", _) => look(line, LookSet::NormalSpacing),
        ("chu.hai-dau-cach", _) => double_spaces(line),
        ("chu.cach-truoc-dau", _) => spaces_before(line),
        ("chu.nfc", _) => decomposed(line),
        ("chu.ngay-so-khong" | "dia-danh-thoi-gian.so-khong", _) => zeros(line),
        ("so-ky-hieu.so-khong", _) => number(line),
        ("co-chu.thong-nhat", _) => {
            usual.map_or_else(Vec::new, |size| look(line, LookSet::Size(size)))
        }
        (_, "dam" | "nghieng" | "gach-chan" | "in-hoa") if finding.level == Level::Error => {
            letters(view, line, property)
        }
        (_, "co-chu") => size(view, usual, line),
        (_, "canh" | "thut-dong-dau" | "cach-doan" | "cach-dong") => {
            paragraph(view, line, property)
        }
        _ => Vec::new(),
    }
}

fn look(line: &Line<'_>, set: LookSet) -> Vec<Fix> {
    let at = line.paragraph.address.clone();
    vec![Fix::Look { at, range: line.start..line.start + line.raw.len(), set: vec![set] }]
}

/// Weight, slant, line below and capitals as the row has them. Capitals are typed, not shown: a copied name
/// keeps them.
fn letters(view: &View<'_>, line: &Line<'_>, property: &str) -> Vec<Fix> {
    let Some(row) = line.role.and_then(|role| view.profile.row(role)) else { return Vec::new() };
    match property {
        "dam" => look(line, LookSet::Bold(row.bold)),
        "nghieng" => look(line, LookSet::Italic(row.italic)),
        "gach-chan" => look(line, LookSet::Underline(row.underline)),
        _ => {
            let small = |run: &Run| !run.look.caps && run.text().chars().any(char::is_lowercase);
            let runs = line.paragraph.shown_at().filter(|(_, run)| small(run));
            runs.map(|(range, run)| text(line, range, upper(run.text()))).collect()
        }
    }
}

/// The size in which most of the running text is set.
pub(super) fn usual(view: &View<'_>) -> Option<HalfPoint> {
    let mut count = std::collections::BTreeMap::new();
    for line in view.lines.iter().filter(|line| line.role.is_some_and(is_running)) {
        for run in line.paragraph.shown() {
            *count.entry(run.look.size.0).or_insert(0usize) += run.text().len();
        }
    }
    count.into_iter().max_by_key(|(_, letters)| *letters).map(|(size, _)| HalfPoint(size))
}

fn size(view: &View<'_>, usual: Option<HalfPoint>, line: &Line<'_>) -> Vec<Fix> {
    let Some(row) = line.role.and_then(|role| view.profile.row(role)) else { return Vec::new() };
    let set = match usual {
        Some(HalfPoint(26)) => TypeSize::Thirteen,
        _ => TypeSize::Fourteen,
    };
    look(line, LookSet::Size(row.points(set).into()))
}

fn paragraph(view: &View<'_>, line: &Line<'_>, property: &str) -> Vec<Fix> {
    // What is set for a paragraph is set for its other lines too.
    if line.laid != Laid::Whole {
        return Vec::new();
    }
    let Some(row) = line.role.and_then(|role| view.profile.row(role)) else { return Vec::new() };
    let set = match property {
        "canh" => vec![ParagraphSet::Align(match row.align {
            Align::Left => Alignment::Left,
            Align::Center => Alignment::Center,
            Align::Right => Alignment::Right,
            Align::Justify => Alignment::Justify,
        })],
        "thut-dong-dau" => match row.first_line {
            Some(bound) => {
                vec![ParagraphSet::Left(Twip(0)), ParagraphSet::FirstLine(Mm(bound.value).into())]
            }
            None => Vec::new(),
        },
        "cach-doan" => match row.before {
            Some(bound) => vec![
                ParagraphSet::Before(Pt(bound.value).into()),
                ParagraphSet::After(Twip(0)),
                ParagraphSet::Contextual(false),
            ],
            None => Vec::new(),
        },
        _ => match row.line {
            Some(LineRule::Multiple(bound)) => {
                vec![ParagraphSet::Line(
                    LineSpacing::Multiple((bound.value * 240.0).round() as u32),
                )]
            }
            Some(LineRule::Exact(bound)) => {
                vec![ParagraphSet::Line(LineSpacing::Exact(Pt(bound.value).into()))]
            }
            None => Vec::new(),
        },
    };
    match set.is_empty() {
        true => Vec::new(),
        false => vec![Fix::Paragraph { at: line.paragraph.address.clone(), set }],
    }
}

fn page(view: &View<'_>, section: usize, code: &str) -> Vec<Fix> {
    let page = &view.profile.page;
    let Some(found) = view.paper.sections.get(section) else { return Vec::new() };
    let gutter = found.geometry.gutter;
    let set = match code {
        "kho-giay" => match found.geometry.orientation {
            Orientation::Portrait => PageSet::Paper(page.width.into(), page.height.into()),
            Orientation::Landscape => PageSet::Paper(page.height.into(), page.width.into()),
        },
        "le.tren" => PageSet::Top(Mm(page.top.value).into()),
        "le.duoi" => PageSet::Bottom(Mm(page.bottom.value).into()),
        "le.trai" => PageSet::Left(Twip::from(Mm(page.left.value)) - gutter),
        "le.phai" => PageSet::Right(Mm(page.right.value).into()),
        _ => return Vec::new(),
    };
    vec![Fix::Page { section, set: vec![set] }]
}

fn text(line: &Line<'_>, range: std::ops::Range<usize>, words: String) -> Fix {
    let range = line.start + range.start..line.start + range.end;
    Fix::Text { at: line.paragraph.address.clone(), range, words }
}

fn double_spaces(line: &Line<'_>) -> Vec<Fix> {
    let found = SPACES.all_groups(&line.raw);
    let spaces = found.iter().filter_map(|groups| groups.get(1));
    spaces.map(|spaces| text(line, spaces.range(), " ".into())).collect()
}

fn spaces_before(line: &Line<'_>) -> Vec<Fix> {
    let found = BEFORE.all_groups(&line.raw);
    let spaces = found.iter().filter_map(|groups| groups.get(1));
    spaces.map(|spaces| text(line, spaces.range(), String::new())).collect()
}

fn decomposed(line: &Line<'_>) -> Vec<Fix> {
    let mut fixes = Vec::new();
    let mut at = 0;
    for word in line.raw.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if !is_nfc(bare) {
            fixes.push(text(line, at..at + bare.len(), nfc(bare).into_owned()));
        }
        at += word.len();
    }
    fixes
}

fn zeros(line: &Line<'_>) -> Vec<Fix> {
    let mut fixes = Vec::new();
    for groups in DAY.all_groups(&line.raw) {
        for (nth, padded_below) in [(1, 10), (2, 3)] {
            let Some(digits) = groups.get(nth) else { continue };
            let Ok(value) = digits.as_str().parse::<u32>() else { continue };
            let right = if value < padded_below { format!("0{value}") } else { value.to_string() };
            if right != digits.as_str() {
                fixes.push(text(line, digits.range(), right));
            }
        }
    }
    fixes
}

fn number(line: &Line<'_>) -> Vec<Fix> {
    let digit = BARE.groups(&line.raw).and_then(|groups| groups.get(1).map(|digit| digit.start()));
    digit.map(|at| vec![text(line, at..at, "0".into())]).unwrap_or_default()
}
