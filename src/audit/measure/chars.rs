//! Audit, measured: what characters look like.

use std::collections::BTreeMap;

use super::{Breach, Property};
use crate::audit::finding::{Finding, Level};
use crate::audit::pattern::Pattern;
use crate::audit::view::{Line, View, is_running, shortened};
use crate::paper::{PartKind, Run, Underline};
use crate::profile::{LookRow, Role};

/// The runs of a line that a person wrote: no hints, no signs without letters.
fn lettered<'l>(view: &'l View<'_>, line: &'l Line<'_>) -> impl Iterator<Item = &'l Run> {
    let hints = |id| view.paper.control(id).is_some_and(|control| control.placeholder);
    let whole = line.paragraph.control.is_some_and(hints);
    line.paragraph.shown().filter(move |run| {
        !whole
            && run.text().chars().any(char::is_alphanumeric)
            && !run.control.is_some_and(hints)
            && run.look.position == crate::paper::Position::Baseline
    })
}

pub(super) fn breach(
    view: &View<'_>,
    line: &Line<'_>,
    role: Role,
    row: &LookRow,
    property: Property,
) -> Option<Breach> {
    match property {
        Property::Size => size(view, line, row),
        Property::Case => case(view, line),
        Property::Bold if is_heading(line.words()) && is_running(role) => None,
        Property::Bold => toggle(view, line, role, row.bold, |run| run.look.bold, "đậm"),
        Property::Italic => toggle(view, line, role, row.italic, |run| run.look.italic, "nghiêng"),
        Property::Underline => {
            let under = |run: &Run| run.look.underline != Underline::None;
            toggle(view, line, role, row.underline, under, "gạch chân")
        }
        _ => None,
    }
}

fn size(view: &View<'_>, line: &Line<'_>, row: &LookRow) -> Option<Breach> {
    let off = lettered(view, line).find(|run| {
        let points = f64::from(run.look.size.0) / 2.0;
        points < row.size.min || points > row.size.max
    })?;
    let points = super::words::number(f64::from(off.look.size.0) / 2.0);
    Some(Breach {
        words: shortened(off.text()), found: format!("cỡ chữ {points}"), near: false
    })
}

fn case(view: &View<'_>, line: &Line<'_>) -> Option<Breach> {
    // A form's number or name still to be given is no breach.
    let off = lettered(view, line).find(|run| {
        let legacy = crate::audit::rules::is_legacy_font(&run.look.font);
        !legacy && !run.look.caps && run.text().chars().any(char::is_lowercase)
    })?;
    Some(Breach { words: shortened(off.text()), found: "chữ in thường".into(), near: false })
}

/// The number and title of an article (bold), or of the chapter, section or part that holds it: a template of the
/// office's sets them as paragraphs, since articles are numbered by itself (NĐ 30/2020, Phụ lục I, Phần I, mục II,
/// khoản 6, điểm d).
static HEADING: Pattern =
    Pattern::new(r"^(Điều \d+\.|(Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC) (thứ |THỨ )?[\p{L}\d]+)");

/// Whether words are such a heading and no sentence.
fn is_heading(words: &str) -> bool {
    HEADING.is_in(words) && !words.ends_with(['.', ';', ':'])
}

/// A look that is on or off. In running text a part may stand out; the whole may not.
fn toggle(
    view: &View<'_>,
    line: &Line<'_>,
    role: Role,
    wanted: bool,
    is: impl Fn(&Run) -> bool,
    word: &str,
) -> Option<Breach> {
    let mut runs = lettered(view, line).peekable();
    runs.peek()?;
    if wanted {
        let off = runs.find(|run| !is(run))?;
        return Some(Breach {
            words: shortened(off.text()),
            found: format!("chữ không {word}"),
            near: false,
        });
    }
    let found = || format!("chữ {word}");
    if is_running(role) {
        return runs.all(is).then(|| Breach { words: String::new(), found: found(), near: false });
    }
    let off = runs.find(|run| is(run))?;
    Some(Breach { words: shortened(off.text()), found: found(), near: false })
}

/// Letters in another typeface than the profile's: a finding for each paragraph.
pub(super) fn font(view: &View<'_>) -> Vec<Finding> {
    let told = super::words::font(view.profile);
    let mut findings = Vec::new();
    for (at, line) in view.lines.iter().enumerate() {
        let legacy = |font: &str| crate::audit::rules::is_legacy_font(font);
        let off = lettered(view, line).find(|run| {
            !run.look.font.eq_ignore_ascii_case(&view.profile.font) && !legacy(&run.look.font)
        });
        if let Some(run) = off {
            let mut finding = told.finding(
                view,
                Some(at),
                &shortened(run.text()),
                format!("phông chữ {}", run.look.font),
            );
            // A face of the family under a name of its own looks the same.
            let family = run.look.font.to_lowercase().replace(['-', '_'], " ");
            let same = family.replace(' ', "").starts_with("timesnewroman");
            if same {
                finding.level = finding.level.min(Level::Warning);
            }
            findings.push(finding);
        }
    }
    findings
}

/// The running text in several sizes, each of them lawful: the text of a document has one.
pub(super) fn one_size(view: &View<'_>) -> Vec<Finding> {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for (at, line) in view.lines.iter().enumerate() {
        if line.part != PartKind::Body || !line.role.is_some_and(is_running) || line.place.is_some()
        {
            continue;
        }
        for run in lettered(view, line) {
            *count.entry(run.look.size.0).or_default() += run.text().chars().count();
            all.push((at, run));
        }
    }
    let Some((usual, _)) = count.iter().max_by_key(|(_, letters)| **letters) else {
        return Vec::new();
    };
    // A text that is all of an unlawful size is told of that.
    let wrong = view.profile.row(Role::Body).is_some_and(|row| {
        let points = f64::from(*usual) / 2.0;
        points < row.size.min || points > row.size.max
    });
    if wrong {
        return Vec::new();
    }
    let told = super::words::one_size(view.profile);
    let mut findings: Vec<Finding> = Vec::new();
    for (at, run) in all {
        let row = view.lines[at].role.and_then(|role| view.profile.row(role));
        let points = f64::from(run.look.size.0) / 2.0;
        let lawful = row.is_some_and(|row| points >= row.size.min && points <= row.size.max);
        let spot = view.spot(Some(at), run.text());
        if run.look.size.0 == *usual
            || !lawful
            || findings.last().is_some_and(|f| f.at.order == spot.order)
        {
            continue;
        }
        let (this, that) =
            (super::words::number(points), super::words::number(f64::from(*usual) / 2.0));
        let mut finding = told.finding(
            view,
            Some(at),
            &shortened(run.text()),
            format!("cỡ chữ {this}, trong khi phần lớn nội dung có cỡ chữ {that}"),
        );
        finding.level = Level::Warning.max(finding.level).min(Level::Error);
        findings.push(finding);
    }
    findings
}
