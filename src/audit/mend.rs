//! Audit: what mends a finding for certain; whatever needs a person's judgement has no fix.
//!
//! A mend is made from what [`super::certain`] gives and from nothing else: a part of which it isn't certain
//! what it is reaches no mend. A finding is mended whole or not at all: what would be left half of it is left.

use std::ops::Range;

use chrono::NaiveDate;

use super::certain::{Ground, Letters, Page, Part, Prose, Quotes};
use super::finding::{Finding, Level};
use super::pattern::Pattern;
use super::pieces::Laid;
use super::view::{Line, View, is_running};
use crate::data::scalar::TypeSize;
use crate::paper::{Alignment, Change, Color, LineSpacing, Run};
use crate::profile::{Align, LineRule, Role};
use crate::units::{HalfPoint, Mm, Pt, Twip};
use crate::viet::{is_nfc, nfc, upper};
use crate::word::edit::{Fix, LookSet, PageSet, ParagraphSet};

static BARE: Pattern = Pattern::new(r"^\s*Số\s*:?\s*(\d)\s*[/-]");
static DAY: Pattern =
    Pattern::new(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?\b");
static BEFORE: Pattern =
    Pattern::new(r"[\p{L}\d)”]( )[,;:)”!?](?:\s|$)|[\p{L})”]( )\.(?:\s+\p{L}|\s*$)");
static ALIGNED: Pattern = Pattern::new(r"\S(\s{2,}|\t\s*):");
static SPACES: Pattern = Pattern::new(r"([^ ]+)( {2})([^ ])");
/// Words after which a number is written by hand.
static TO_FILL: Pattern = Pattern::new(
    r"(?i)^[(“]?(ngày|tháng|năm|số|quý|tuần|kỳ|lần|thứ|giờ|phút|điều|khoản|điểm)$|[:/(…._-]$",
);

/// What mends a finding, in order, in a text mostly of a size; nothing where a person must judge.
pub(super) fn fixes(
    ground: &Ground<'_, '_>,
    usual: Option<HalfPoint>,
    finding: &Finding,
) -> Vec<Fix> {
    let view = ground.view();
    if let Some(section) = finding.at.section {
        return ground
            .page(section)
            .map_or_else(Vec::new, |page| margins(view, page, &finding.code));
    }
    let Some(at) = finding.at.order.checked_sub(1) else { return Vec::new() };
    let (letters, part, prose) = (ground.letters(at), ground.part(at), ground.prose(at));
    let (property, _) = finding.code.split_once('.').unwrap_or((finding.code.as_str(), ""));
    let fixes = match (finding.code.as_str(), property) {
        ("phong-chu", _) => letters.map(|letters| font(view, letters)),
        ("chu.mau", _) => letters.map(black),
        ("chu.to-nen", _) => letters
            .map(|letters| look(letters, LookSet::NoHighlight, |run| run.look.highlight.is_some())),
        ("chu.gian-co", _) => letters.map(|letters| {
            look(letters, LookSet::NormalSpacing, |run| {
                run.look.scale != 100 || run.look.spacing.0.abs() > 8
            })
        }),
        ("chu.hai-dau-cach", _) => part.and_then(double_spaces),
        ("chu.cach-truoc-dau", _) => prose.and_then(|prose| spaces_before(view, at, prose)),
        ("chu.nfc", _) => letters.and_then(decomposed),
        ("chu.ngay-so-khong", _) => prose.and_then(|prose| zeros(prose.part())),
        ("dia-danh-thoi-gian.so-khong", _) => {
            part.filter(|part| part.role == Role::PlaceDate).and_then(zeros)
        }
        ("so-ky-hieu.so-khong", _) => {
            part.filter(|part| part.role == Role::NumberSymbol).and_then(number)
        }
        ("co-chu.thong-nhat", _) => prose.zip(usual).map(|(prose, usual)| {
            look(prose.part().letters(), LookSet::Size(usual), |run| run.look.size != usual)
        }),
        (_, "dam" | "nghieng" | "gach-chan" | "in-hoa") if finding.level == Level::Error => {
            part.and_then(|part| weight(ground, part, property))
        }
        (_, "co-chu") => part.and_then(|part| size(usual, part)),
        (_, "canh") => part.and_then(|part| align(prose, part)),
        (_, "thut-dong-dau" | "cach-doan" | "cach-dong") => {
            prose.and_then(|prose| paragraph(view, at, prose, property))
        }
        _ => None,
    };
    fixes.unwrap_or_default()
}

fn look(letters: Letters<'_, '_>, set: LookSet, off: impl Fn(&Run) -> bool) -> Vec<Fix> {
    let line = letters.line();
    let at = &line.paragraph.address;
    let ranges = letters.where_(off).into_iter().map(|range| in_paragraph(line, range));
    ranges.map(|range| Fix::Look { at: at.clone(), range, set: vec![set.clone()] }).collect()
}

/// A stretch of a line as one of its paragraph, of which it may be a part.
fn in_paragraph(line: &Line<'_>, range: Range<usize>) -> Range<usize> {
    line.start + range.start..line.start + range.end
}

fn font(view: &View<'_>, letters: Letters<'_, '_>) -> Vec<Fix> {
    let font = &view.profile.font;
    let off = |run: &Run| !run.look.font.eq_ignore_ascii_case(font);
    look(letters, LookSet::Font(font.clone()), off)
}

/// Dark letters of another colour become black; light ones stand on a dark ground that would swallow them.
fn black(letters: Letters<'_, '_>) -> Vec<Fix> {
    let dark = |run: &Run| match run.look.color {
        Color::Rgb(r, g, b) => {
            let light = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b);
            light < 180_000 && !run.look.color.is_black()
        }
        Color::Auto => false,
    };
    look(letters, LookSet::Black, dark)
}

/// Weight, slant, line below and capitals as the row has them. Capitals are typed, not shown: a copied name
/// keeps them.
fn weight(ground: &Ground<'_, '_>, part: Part<'_, '_>, property: &str) -> Option<Vec<Fix>> {
    let row = part.row;
    let letters = part.letters();
    match property {
        "dam" => part
            .weight_is_certain(ground)
            .then(|| look(letters, LookSet::Bold(row.bold), |run| run.look.bold != row.bold)),
        "nghieng" => part.slant_is_certain(ground).then(|| {
            look(letters, LookSet::Italic(row.italic), |run| run.look.italic != row.italic)
        }),
        "gach-chan" => part.weight_is_certain(ground).then(|| {
            let lined = |run: &Run| run.look.underline != crate::paper::Underline::None;
            look(letters, LookSet::Underline(row.underline), move |run| lined(run) != row.underline)
        }),
        _ if !part.capitals_are_certain() => None,
        _ => {
            let line = part.line();
            let small = |run: &Run| !run.look.caps && run.text().chars().any(char::is_lowercase);
            let runs = line.paragraph.shown_at().filter(|(_, run)| small(run));
            let typed = Typed::of(line);
            let fixes = runs.map(|(range, run)| typed.text(range, upper(run.text())));
            fixes.collect()
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

fn size(usual: Option<HalfPoint>, part: Part<'_, '_>) -> Option<Vec<Fix>> {
    let row = part.row;
    let set = match usual {
        Some(HalfPoint(26)) => TypeSize::Thirteen,
        _ => TypeSize::Fourteen,
    };
    let off = |run: &Run| {
        let points = f64::from(run.look.size.0) / 2.0;
        points < row.size.min || points > row.size.max
    };
    // Running text has the size that most of it has, where that is allowed.
    let points = usual.filter(|usual| {
        let points = f64::from(usual.0) / 2.0;
        is_running(part.role) && points >= row.size.min && points <= row.size.max
    });
    let wanted = points.unwrap_or_else(|| row.points(set).into());
    let fixes = look(part.letters(), LookSet::Size(wanted), off);
    // The drafter's mark behind the last recipient is small by practice.
    let whole = fixes
        .iter()
        .all(|fix| matches!(fix, Fix::Look { range, .. } if range.len() == part.line().raw.len()));
    (whole || !matches!(part.role, Role::Recipient | Role::Filing)).then_some(fixes)
}

fn set(line: &Line<'_>, set: Vec<ParagraphSet>) -> Vec<Fix> {
    vec![Fix::Paragraph { at: line.paragraph.address.clone(), set }]
}

/// A part of the page stands where its row says; of running text only what stands by itself is justified.
fn align(prose: Option<Prose<'_, '_>>, part: Part<'_, '_>) -> Option<Vec<Fix>> {
    let line = part.line();
    if is_running(part.role) && prose.is_none()
        || line.paragraph.look.framed
        // What is set for a paragraph is set for its other lines too.
        || line.laid != Laid::Whole
        || line.raw.starts_with(char::is_whitespace)
        || line.paragraph.look.indents != crate::paper::Indents::default() && !is_running(part.role)
    {
        return None;
    }
    let align = match part.row.align {
        Align::Left => Alignment::Left,
        Align::Center => Alignment::Center,
        Align::Right => Alignment::Right,
        Align::Justify => Alignment::Justify,
    };
    Some(set(line, vec![ParagraphSet::Align(align)]))
}

fn paragraph(view: &View<'_>, at: usize, prose: Prose<'_, '_>, property: &str) -> Option<Vec<Fix>> {
    let (line, row) = (prose.line(), prose.part().row);
    match property {
        // Where a number is drawn, the list says how far it stands in.
        "thut-dong-dau" if line.paragraph.number.is_some() => None,
        "thut-dong-dau" => row.first_line.map(|bound| {
            set(
                line,
                vec![ParagraphSet::Left(Twip(0)), ParagraphSet::FirstLine(Mm(bound.value).into())],
            )
        }),
        "cach-doan" => gap(view, at, line, row.before?.min, row.before?.value),
        _ => row.line.map(|rule| {
            let pitch = match rule {
                LineRule::Multiple(bound) => {
                    LineSpacing::Multiple((bound.value * 240.0).round() as u32)
                }
                LineRule::Exact(bound) => LineSpacing::Exact(Pt(bound.value).into()),
            };
            set(line, vec![ParagraphSet::Line(pitch)])
        }),
    }
}

/// The gap above a paragraph is made with its own share alone: what stands below the one above it stays.
fn gap(view: &View<'_>, at: usize, line: &Line<'_>, least: f64, value: f64) -> Option<Vec<Fix>> {
    let (_, above) = view.before(at)?;
    let look = &line.paragraph.look;
    let same = above.paragraph.look.style == look.style;
    let given =
        if above.paragraph.look.contextual && same { 0 } else { above.paragraph.look.after.0 };
    let wanted = Twip::from(Pt(value));
    // The one above gives too much already: which of the two is wrong is not certain.
    if f64::from(given) / 20.0 > least.max(value) {
        return None;
    }
    let before = match view.paper.facts.gaps_add_up || !view.paper.facts.settings {
        true => wanted - Twip(given),
        false => wanted,
    };
    let mut sets = vec![ParagraphSet::Before(before)];
    if look.contextual && same {
        sets.push(ParagraphSet::Contextual(false));
    }
    Some(set(line, sets))
}

fn margins(view: &View<'_>, which: Page, code: &str) -> Vec<Fix> {
    let page = &view.profile.page;
    let section = which.section;
    let Some(found) = view.paper.sections.get(section) else { return Vec::new() };
    let gutter = found.geometry.gutter;
    let set = match code {
        "kho-giay" => PageSet::Paper(page.width.into(), page.height.into()),
        "le.tren" => PageSet::Top(Mm(page.top.value).into()),
        "le.duoi" => PageSet::Bottom(Mm(page.bottom.value).into()),
        "le.trai" if !which.mirrored => PageSet::Left(Twip::from(Mm(page.left.value)) - gutter),
        "le.phai" if !which.mirrored => PageSet::Right(Mm(page.right.value).into()),
        _ => return Vec::new(),
    };
    vec![Fix::Page { section, set: vec![set] }]
}

/// Which characters of a line a person typed and no one else is at work on, looked up once for a finding.
struct Typed<'l, 'p> {
    line: &'l Line<'p>,
    /// The stretches of the line, and whether they are typed.
    runs: Vec<(Range<usize>, bool)>,
    quotes: Quotes,
}

impl<'l, 'p> Typed<'l, 'p> {
    fn of(line: &'l Line<'p>) -> Self {
        // What a field or a control fills is theirs; what another has put in and no one accepted yet too.
        let typed = |run: &Run| {
            run.field.is_none() && run.control.is_none() && !run.change.is_some_and(is_pending)
        };
        let free = line.paragraph.control.is_none();
        let runs = line.paragraph.shown_at().filter(|(_, run)| !run.text().is_empty());
        let runs = runs.map(|(range, run)| (range, free && typed(run))).collect();
        Typed { line, runs, quotes: Quotes::of(&line.raw) }
    }

    fn is_typed(&self, range: &Range<usize>) -> bool {
        let first = self.runs.partition_point(|(run, _)| run.end <= range.start);
        let end = range.end.max(range.start + 1);
        let mut touched = self.runs.iter().skip(first).take_while(|(run, _)| run.start < end);
        touched.all(|(_, typed)| *typed)
    }

    /// Other words in the place of some that a person typed and does not quote.
    fn text(&self, range: Range<usize>, words: String) -> Option<Fix> {
        let at = self.line.paragraph.address.clone();
        let mine = self.is_typed(&range) && !self.quotes.hold(&range);
        let range = in_paragraph(self.line, range);
        mine.then_some(Fix::Text { at, range, words })
    }
}

fn is_pending(change: Change) -> bool {
    matches!(change, Change::Inserted | Change::MovedHere)
}

fn double_spaces(part: Part<'_, '_>) -> Option<Vec<Fix>> {
    let line = part.line();
    // A number or day still to be written takes the room of two spaces.
    if matches!(part.role, Role::NumberSymbol | Role::PlaceDate) {
        return None;
    }
    let typed = Typed::of(line);
    let trimmed = line.raw.trim();
    let start = line.raw.len() - line.raw.trim_start().len();
    let mut fixes = Vec::new();
    let mut from = 0;
    while let Some(groups) = SPACES.groups(trimmed.get(from..)?) {
        let (word, spaces) = (groups.get(1)?, groups.get(2)?);
        if TO_FILL.is_in(word.as_str()) {
            return None;
        }
        let range = start + from + spaces.start()..start + from + spaces.end();
        fixes.push(typed.text(range, " ".into())?);
        from += spaces.end();
    }
    (!fixes.is_empty()).then_some(fixes)
}

fn spaces_before(view: &View<'_>, at: usize, prose: Prose<'_, '_>) -> Option<Vec<Fix>> {
    let line = prose.line();
    // Colons one below the other are a layout.
    let beside = [view.before(at), view.after(at)];
    let aligned = beside.into_iter().flatten().any(|(_, line)| ALIGNED.is_in(&line.raw));
    let typed = Typed::of(line);
    let mut fixes = Vec::new();
    for groups in BEFORE.all_groups(&line.raw) {
        let space = groups.get(1).or_else(|| groups.get(2))?;
        let sign = line.raw.get(space.end()..)?.chars().next()?;
        let before = line.raw.get(..space.start())?.chars().next_back()?;
        let ratio = sign == ':' && before.is_ascii_digit();
        if sign == ':' && aligned || ratio {
            return None;
        }
        fixes.push(typed.text(space.range(), String::new())?);
    }
    (!fixes.is_empty()).then_some(fixes)
}

/// Letters put together of several signs become one sign each: the same letters, as they look too.
fn decomposed(letters: Letters<'_, '_>) -> Option<Vec<Fix>> {
    let line = letters.line();
    let typed = Typed::of(line);
    let mut fixes = Vec::new();
    let mut at = 0;
    for word in line.raw.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if !is_nfc(bare) {
            let at_address = line.paragraph.address.clone();
            let range = at..at + bare.len();
            // Quoted or not, the letters are the same.
            if !typed.is_typed(&range) {
                return None;
            }
            let words = nfc(bare).into_owned();
            let range = in_paragraph(line, range);
            fixes.push(Fix::Text { at: at_address, range, words });
        }
        at += word.len();
    }
    (!fixes.is_empty()).then_some(fixes)
}

fn zeros(part: Part<'_, '_>) -> Option<Vec<Fix>> {
    let line = part.line();
    let typed = Typed::of(line);
    let mut fixes = Vec::new();
    for groups in DAY.all_groups(&line.raw) {
        let value = |nth: usize| groups.get(nth).and_then(|digits| digits.as_str().parse().ok());
        let (day, month): (u32, u32) = (value(1)?, value(2)?);
        // A day that no calendar has is wrong in another way. Without a year, the 29th of February may be.
        let year = value(3).map_or(2024, |year| year as i32);
        NaiveDate::from_ymd_opt(year, month, day)?;
        for (nth, value, padded_below) in [(1, day, 10), (2, month, 3)] {
            let digits = groups.get(nth)?;
            let right = if value < padded_below { format!("0{value}") } else { value.to_string() };
            if right != digits.as_str() {
                fixes.push(typed.text(digits.range(), right)?);
            }
        }
    }
    (!fixes.is_empty()).then_some(fixes)
}

fn number(part: Part<'_, '_>) -> Option<Vec<Fix>> {
    let line = part.line();
    let at = BARE.groups(&line.raw)?.get(1)?.start();
    Some(vec![Typed::of(line).text(at..at, "0".into())?])
}
