//! Word: the head of page 1 (ô 1–5 and the marks), laid out from data.
//!
//! A table of two columns and two rows: the names above, number and date below, so that these two share
//! a line whatever wraps above (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 4, điểm c).

use super::control;
use super::finish::{FinishError, clean_text};
use super::grid::{CellShape, Frame, GridRow, Ruling};
use super::line::Line;
use super::sheet::Sheet;
use crate::document::{Blank, Document, Letterhead, Title};
use crate::metrics::{balanced_width, wrap_lines};
use crate::profile::{Initial, Role, Separator};
use crate::units::{Pt, Twip};
use crate::viet;

/// Space left for a number or a part of a date that is written in by hand.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// Room beside a line, so that it does not touch the next column.
const AIR: Twip = Twip(60);

/// Writes the letterhead and what stands under it in its left column.
pub(super) fn write(sheet: &mut Sheet, document: &Document) -> Result<(), FinishError> {
    let head = &document.letterhead;
    let date = DateLine::of(head);
    let (left, right) = columns(sheet, head, &date.measured);

    let mut names: Vec<Line> =
        head.superior.iter().map(|line| sheet.line(Role::Superior, line)).collect();
    let mut longest = Twip(0);
    for line in &head.issuer {
        let (face, size) = sheet.type_of(Role::Issuer);
        let words = sheet.words(Role::Issuer, line);
        for part in wrap_lines(&words, face, size.0, left.0.max(0) as u32) {
            longest = longest.max(sheet.measure(Role::Issuer, &part));
        }
        let mut paragraph = sheet.line(Role::Issuer, line);
        if sheet.measure(Role::Issuer, line) > left {
            let even = Twip(balanced_width(&words, face, size.0, left.0.max(0) as u32) as i32);
            paragraph = narrowed(paragraph, even, left);
        }
        names.push(paragraph);
    }
    names.push(match &sheet.profile.layout.under_issuer {
        Separator::Rule => sheet.rule(share(longest, sheet.profile.rules.issuer.value), left),
        Separator::Text(star) => sheet.line(Role::Star, star),
    });

    let mut state = Vec::new();
    let mut last = Twip(0);
    for line in &sheet.profile.words.state {
        last = sheet.measure(line.role, &line.text);
        state.push(sheet.line(line.role, &line.text));
    }
    state.push(sheet.rule(share(last, sheet.profile.rules.motto.value), right));

    let mut under = vec![number_line(sheet, head)];
    under.extend(left_marks(sheet, document, left));
    let dated = vec![date_line(sheet, head, &date)];

    if let Some(mark) = circulation(sheet, document) {
        sheet.add(&mark)?;
    }
    let cells = (CellShape::new(left), CellShape::new(right));
    let rows = [(names, state), (under, dated)]
        .map(|(one, other)| GridRow::new(false).cell(cells.0, one).cell(cells.1, other));
    let frame = Frame { columns: vec![left, right], ruling: Ruling::Bare };
    sheet.table(&frame, rows, |_, row| row)?;
    title(sheet, &document.title)
}

/// The widths of the two columns: the usual share, moved where a line would not fit.
fn columns(sheet: &Sheet, head: &Letterhead, date: &str) -> (Twip, Twip) {
    let widest =
        |lines: &mut dyn Iterator<Item = Twip>| lines.max().unwrap_or_default() + AIR + AIR;
    let left_need = widest(
        &mut head
            .superior
            .iter()
            .map(|line| sheet.measure(Role::Superior, line))
            .chain(head.issuer.iter().map(|line| sheet.measure(Role::Issuer, line))),
    );
    let right_need = widest(
        &mut sheet
            .profile
            .words
            .state
            .iter()
            .map(|line| sheet.measure(line.role, &line.text))
            .chain([sheet.measure(Role::PlaceDate, date)]),
    );
    let usual = share(sheet.width, sheet.profile.layout.letterhead_share);
    let most = sheet.width - right_need;
    let left = usual.max(left_need).min(most);
    (left, sheet.width - left)
}

/// The number and the symbol (ô 3), the number known, open or asked.
fn number_line(sheet: &mut Sheet, head: &Letterhead) -> Line {
    let words = &sheet.profile.words;
    let line = words.number_line.replace("{symbol}", &head.symbol.joined(words, "{number}"));
    let (before, after) = line.split_once("{number}").unwrap_or((line.as_str(), ""));
    let (before, after) = (before.replace(' ', "\u{a0}"), after.to_owned());
    let line = Line::of(Role::NumberSymbol).words(before);
    let line = match &head.number {
        Blank::Known(number) => line.words(viet::two_digits(number.0)),
        Blank::Open => line.words(BLANK),
        Blank::Asked(field) => {
            let id = sheet.id();
            line.element(control::inline(field, id))
        }
    };
    line.words(after)
}

/// The place and the date (ô 4) as text; `measured` is what is printed or the hint that stands there.
struct DateLine {
    printed: Option<String>,
    measured: String,
}

impl DateLine {
    fn of(head: &Letterhead) -> Self {
        let place = &head.place;
        match &head.date {
            Blank::Known(date) => {
                let line = format!("{place}, {}", viet::date_long(date.0));
                DateLine { measured: line.clone(), printed: Some(line) }
            }
            Blank::Open => {
                let line = format!("{place}, ngày{BLANK}tháng{BLANK}năm {}", head.year);
                DateLine { measured: line.clone(), printed: Some(line) }
            }
            Blank::Asked(field) => {
                DateLine { printed: None, measured: format!("{place}, {}", field.hint) }
            }
        }
    }
}

fn date_line(sheet: &mut Sheet, head: &Letterhead, line: &DateLine) -> Line {
    match (&line.printed, &head.date) {
        (None, Blank::Asked(field)) => {
            let id = sheet.id();
            Line::of(Role::PlaceDate)
                .words(clean_text(&format!("{}, ", head.place)))
                .element(control::inline(field, id))
        }
        (printed, _) => sheet.line(Role::PlaceDate, printed.as_deref().unwrap_or(&line.measured)),
    }
}

/// What stands under the number: the subject of a letter, then draft, urgency and the mark of samples.
fn left_marks(sheet: &Sheet, document: &Document, width: Twip) -> Vec<Line> {
    let words = &sheet.profile.words;
    let mut paragraphs = Vec::new();
    if let Title::Letter { subject } = &document.title {
        let line = format!("{}{}", words.letter_subject, viet::lower_first(subject));
        paragraphs.push(sheet.line(Role::LetterSubject, &line).moved_in(AIR, AIR));
    }
    if let Some(nth) = document.marks.draft {
        let line = words.draft.replace("{nth}", &nth.0.to_string());
        paragraphs.push(sheet.line(Role::Draft, &line));
    }
    if let Some(text) = document.marks.urgency.and_then(|urgency| words.urgency.get(&urgency)) {
        paragraphs.push(boxed(sheet, Role::Urgency, text, width));
    }
    if document.sample {
        paragraphs.push(boxed(sheet, Role::Sample, &words.sample, width));
    }
    paragraphs
}

/// The circulation (ô 11), above the national name and to the right.
fn circulation(sheet: &Sheet, document: &Document) -> Option<Line> {
    let text = document.marks.circulation.and_then(|c| sheet.profile.words.circulation.get(&c))?;
    let row = sheet.profile.row(Role::Circulation)?;
    let paragraph = sheet.line(Role::Circulation, text);
    if !row.boxed {
        return Some(paragraph);
    }
    let width = sheet.measure(Role::Circulation, text) + AIR + AIR;
    Some(paragraph.moved_in(sheet.width - width, Twip(0)))
}

/// A mark in a frame as wide as its words, centred in a width.
fn boxed(sheet: &Sheet, role: Role, text: &str, width: Twip) -> Line {
    let frame = sheet.measure(role, text) + AIR + AIR;
    let side = Twip(((width - frame).0 / 2).max(1));
    sheet.line(role, text).moved_in(side, side)
}

/// A centred paragraph moved in so that its lines come out even.
fn narrowed(paragraph: Line, wanted: Twip, width: Twip) -> Line {
    // Some room: rounding and kerning must not push the last word to another line.
    let side = (width.0 - wanted.0 - wanted.0 / 100) / 2 - AIR.0 / 2;
    match side > 0 {
        true => paragraph.moved_in(Twip(side), Twip(side)),
        false => paragraph,
    }
}

/// The kind's name and the subject with what stands under it (ô 5a); a letter has none.
fn title(sheet: &mut Sheet, title: &Title) -> Result<(), FinishError> {
    let Title::Named { kind, subject } = title else {
        return Ok(());
    };
    let kind = sheet.line(Role::KindName, kind);
    sheet.add(&kind)?;
    let subject = match sheet.profile.layout.subject_initial {
        Initial::Upper => viet::capitalize_first(subject),
        Initial::Lower => viet::lower_first(subject),
    };
    centred_even(sheet, Role::Subject, &subject)?;
    let longest = longest_line(sheet, Role::Subject, &subject);
    let under = match &sheet.profile.layout.under_subject {
        Separator::Rule => {
            let length = share(longest, sheet.profile.rules.subject.value);
            sheet.rule(length, sheet.width).keep_next()
        }
        Separator::Text(dashes) => sheet.line(Role::SubjectDashes, dashes),
    };
    sheet.add(&under)
}

/// Adds a centred paragraph whose lines are about equally long.
pub(super) fn centred_even(sheet: &mut Sheet, role: Role, words: &str) -> Result<(), FinishError> {
    let mut paragraph = sheet.line(role, words);
    if sheet.measure(role, words) > sheet.width - AIR {
        paragraph = narrowed(paragraph, even_width(sheet, role, words), sheet.width);
    }
    sheet.add(&paragraph)
}

/// The longest line of a centred paragraph as [`centred_even`] sets it.
pub(super) fn longest_line(sheet: &Sheet, role: Role, words: &str) -> Twip {
    let (face, size) = sheet.type_of(role);
    let even = even_width(sheet, role, words);
    wrap_lines(&sheet.words(role, words), face, size.0, even.0.max(0) as u32)
        .iter()
        .map(|line| sheet.measure(role, line))
        .max()
        .unwrap_or_default()
}

fn even_width(sheet: &Sheet, role: Role, words: &str) -> Twip {
    let (face, size) = sheet.type_of(role);
    // Lines to the very edge look crowded under a centred title.
    let widest = (sheet.width.0 - 2 * Twip::from(Pt(18.0)).0).max(0) as u32;
    Twip(balanced_width(&sheet.words(role, words), face, size.0, widest) as i32)
}

/// A share of a length.
pub(super) fn share(length: Twip, share: f64) -> Twip {
    Twip((f64::from(length.0) * share).round() as i32)
}

/// Writes `Kính gửi` (ô 9a): one addressee on its line, several below each other.
pub(super) fn addressees(
    sheet: &mut Sheet,
    kind: &str,
    names: &[String],
) -> Result<(), FinishError> {
    let words = &sheet.profile.words;
    let Some(label) = words.addressing.get(kind).filter(|_| !names.is_empty()).cloned() else {
        return Ok(());
    };
    if let [name] = names {
        let line = sheet.line(Role::Addressee, &format!("{label} {name}"));
        return sheet.add(&line);
    }
    let (mark, end, last) =
        (words.item_mark.clone(), words.addressee_end.clone(), words.addressee_last.clone());
    let lines: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(nth, name)| {
            format!("{mark}{name}{}", if nth + 1 == names.len() { &last } else { &end })
        })
        .collect();
    // The dashes stand under the colon (khoản 9, điểm d); the whole is centred as one block.
    let colon = sheet.measure(Role::Addressee, label.trim_end_matches(':'));
    let widest =
        lines.iter().map(|line| sheet.measure(Role::AddresseeItem, line)).max().unwrap_or_default();
    let start = Twip(((sheet.width - colon - widest).0 / 2).max(0));
    let head = sheet.line(Role::Addressee, &label).flush_left(start);
    sheet.add(&head)?;
    let hang = sheet.measure(Role::AddresseeItem, &mark);
    for line in lines {
        let item = sheet.line(Role::AddresseeItem, &line).hanging(start + colon + hang, hang);
        sheet.add(&item)?;
    }
    Ok(())
}

/// What an appendix belongs to: `(Kèm theo …)`, with blanks for what is not yet given.
pub(super) fn appendix_note(sheet: &Sheet, document: &Document) -> String {
    let words = &sheet.profile.words;
    let head = &document.letterhead;
    let number = match &head.number {
        Blank::Known(number) => viet::two_digits(number.0),
        Blank::Open | Blank::Asked(_) => BLANK.to_owned(),
    };
    let date = match &head.date {
        Blank::Known(date) => viet::date_long(date.0),
        Blank::Open | Blank::Asked(_) => format!("ngày{BLANK}tháng{BLANK}năm {}", head.year),
    };
    let kind = match &document.title {
        Title::Named { kind, .. } => kind.as_str(),
        Title::Letter { .. } => "Công văn",
        Title::Attached { kind, .. } => kind.as_str(),
    };
    let symbol = head.symbol.joined(words, &number);
    words
        .appendix_note
        .replace("{kind}", kind)
        .replace("{symbol}", &symbol)
        .replace("{date}", &date)
        .replace("{issuer}", &document.identity.issuer)
}
