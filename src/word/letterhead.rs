//! Word: the head of page 1 (ô 1–5 and the marks), laid out from data.
//!
//! A table: the names above, number and date below, so that these two share a line whatever wraps above
//! (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 4, điểm c). The rows part their columns where their own
//! words need it: a long place takes nothing from the names, a long name nothing from the national name.

use super::control;
use super::finish::{FinishError, clean_text};
use super::grid::{CellShape, Frame, GridRow, Ruling};
use super::line::Line;
use super::sheet::Sheet;
use crate::document::{Blank, Document, Letterhead, Title};
use crate::metrics::{SetLines, hold_lines, set_lines};
use crate::profile::{Initial, Role, Separator};
use crate::units::{Pt, Twip};
use crate::viet::{self, Seam};

/// Space left for a number or a part of a date that is written in by hand.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// Room beside a line, so that it does not touch the next column.
const AIR: Twip = Twip(60);

/// Writes the letterhead and what stands under it in its left column.
pub(super) fn write(sheet: &mut Sheet, document: &Document) -> Result<(), FinishError> {
    let head = &document.letterhead;
    let date = DateLine::of(head);
    let number = measured_number(sheet, head);
    let parted = Parted::of(sheet, head, &date, &number);

    let mut names: Vec<Line> = Vec::new();
    let mut longest = Twip(0);
    for (role, lines) in &parted.names {
        for line in &lines.lines {
            names.push(Line::of(*role).words(line.as_str()));
        }
        if *role == Role::Issuer {
            longest = longest.max(Twip(lines.longest as i32));
        }
    }
    names.push(match &sheet.profile.layout.under_issuer {
        Separator::Rule => {
            sheet.rule(share(longest, sheet.profile.rules.issuer.value), parted.names_width)
        }
        Separator::Text(star) => sheet.line(Role::Star, star),
    });

    let state_width = sheet.width - parted.names_width;
    let mut state = Vec::new();
    let mut last = Twip(0);
    for line in &sheet.profile.words.state {
        last = sheet.measure(line.role, &line.text);
        state.push(sheet.line(line.role, &line.text));
    }
    state.push(sheet.rule(share(last, sheet.profile.rules.motto.value), state_width));

    if let Some(mark) = circulation(sheet, document) {
        sheet.add(&mark)?;
    }
    let marks = left_marks(sheet, document, parted.names_width);
    let mut numbered = vec![number_line(sheet, head)];
    let dated = vec![date_line(sheet, head, &date, parted.date_wraps)];
    // Marks stand under the number; where its column is not that of the names they have a row of their own.
    let same = parted.number_width == parted.names_width;
    let below = if same { Vec::new() } else { vec![Line::of(Role::Rule)] };
    let mut rows = vec![(parted.names_width, names, state)];
    if same || marks.is_empty() {
        numbered.extend(marks);
        rows.push((parted.number_width, numbered, dated));
    } else {
        rows.push((parted.number_width, numbered, dated));
        rows.push((parted.names_width, marks, below));
    }
    let sheet_width = sheet.width;
    let frame = Frame { columns: parted.columns(sheet_width), ruling: Ruling::Bare };
    let rows = rows.into_iter().map(|(left, one, other)| {
        let covered = frame.columns.iter().scan(Twip(0), |end, width| {
            *end = *end + *width;
            Some(*end)
        });
        let covered = covered.filter(|end| *end <= left).count();
        let shape = |width, columns| CellShape { columns, ..CellShape::new(width) };
        GridRow::new(false)
            .cell(shape(left, covered), one)
            .cell(shape(sheet_width - left, frame.columns.len() - covered), other)
    });
    sheet.table(&frame, rows.collect::<Vec<_>>(), |_, row| row)?;
    title(sheet, &document.title)
}

/// Where the rows of the letterhead part, and the lines of the names.
struct Parted {
    /// The lines of each name, superior bodies first.
    names: Vec<(Role, SetLines)>,
    /// How wide the column of the names is.
    names_width: Twip,
    /// How wide the column of the number is.
    number_width: Twip,
    /// Number and date do not fit beside each other: the place has a line before the day.
    date_wraps: bool,
}

impl Parted {
    fn of(sheet: &Sheet, head: &Letterhead, date: &DateLine, number: &str) -> Self {
        let air = AIR + AIR;
        let usual = share(sheet.width, sheet.profile.layout.letterhead_share);
        let most = sheet.width - state_width(sheet) - air;
        let mut names = lines_of(sheet, Role::Superior, &head.superior, name_room(sheet));
        names.extend(lines_of(sheet, Role::Issuer, &head.issuer, name_room(sheet)));
        let widest = names.iter().map(|(_, lines)| Twip(lines.longest as i32)).max();
        let names_width = usual.max(widest.unwrap_or_default() + air).min(most);

        let number_need = sheet.measure(Role::NumberSymbol, number) + air;
        let measure = |words: &str| sheet.measure(Role::PlaceDate, words) + air;
        let room = sheet.width - measure(&date.widest);
        let date_wraps = room < number_need;
        let number_width = match date_wraps {
            false => names_width.max(number_need).min(room),
            true => {
                let line = measure(&date.place).max(measure(&date.day));
                names_width.max(number_need).min(sheet.width - line).max(number_need)
            }
        };
        Parted { names, names_width, number_width, date_wraps }
    }

    /// The columns of a table in which both rows find theirs.
    fn columns(&self, width: Twip) -> Vec<Twip> {
        let (first, second) =
            (self.names_width.min(self.number_width), self.names_width.max(self.number_width));
        if first == second {
            return vec![first, width - first];
        }
        vec![first, second - first, width - second]
    }
}

/// How wide the national name or the motto is, whichever is wider: neither ever wraps.
fn state_width(sheet: &Sheet) -> Twip {
    let lines = sheet.profile.words.state.iter();
    lines.map(|line| sheet.measure(line.role, &line.text)).max().unwrap_or_default()
}

/// How wide the lines of a name may be next to the national name.
fn name_room(sheet: &Sheet) -> Twip {
    sheet.width - state_width(sheet) - AIR - AIR - AIR - AIR
}

/// The lines of a name as they are given; those that do not fit are set anew, all together where that gives
/// fewer lines and tears nothing. A word that would be torn for want of a hair may use some of the air.
fn lines_of(sheet: &Sheet, role: Role, given: &[String], width: Twip) -> Vec<(Role, SetLines)> {
    let closer = |line: &String| {
        let usual = set(sheet, role, line, width);
        if usual.worst.is_none_or(|seam| seam <= Seam::Likely) {
            return usual;
        }
        let close = set(sheet, role, line, width + AIR);
        if close.worst < usual.worst { close } else { usual }
    };
    let own: Vec<SetLines> = given.iter().map(closer).collect();
    let count: usize = own.iter().map(|set| set.lines.len()).sum();
    if count > given.len() && given.len() > 1 {
        let whole = set(sheet, role, &given.join(" "), width);
        if whole.lines.len() < count && whole.worst.is_none_or(|seam| seam <= Seam::Likely) {
            return vec![(role, whole)];
        }
    }
    own.into_iter().map(|set| (role, set)).collect()
}

/// A name of a letterhead that cannot stand as it is given, and where it is torn instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TornName {
    /// Whether it is of the superior body.
    pub superior: bool,
    /// Which line of that body it is.
    pub nth: usize,
    /// As it is given.
    pub name: String,
    /// The lines in which it is printed.
    pub lines: Vec<String>,
}

/// The names that would be torn at a place which may lie within a word or a name.
pub(super) fn torn_names(sheet: &Sheet, superior: &[String], issuer: &[String]) -> Vec<TornName> {
    let width = name_room(sheet);
    let most = (width + AIR).0.max(0) as u32;
    let torn =
        |set: &SetLines| matches!(set.worst, Some(Seam::Unsure | Seam::Bad)) || set.longest > most;
    [(Role::Superior, superior), (Role::Issuer, issuer)]
        .into_iter()
        .flat_map(|(role, given)| {
            let set = lines_of(sheet, role, given, width);
            let whole = set.len() < given.len();
            let name = move |nth: usize| match whole {
                true => given.join(" "),
                false => given.get(nth).cloned().unwrap_or_default(),
            };
            set.into_iter().enumerate().filter(|(_, (_, set))| torn(set)).map(
                move |(nth, (role, set))| TornName {
                    superior: role == Role::Superior,
                    nth,
                    name: name(nth),
                    lines: set.lines,
                },
            )
        })
        .collect()
}

/// Words of a role in lines no wider than this.
fn set(sheet: &Sheet, role: Role, words: &str, width: Twip) -> SetLines {
    let (face, size) = sheet.type_of(role);
    set_lines(&sheet.words(role, words), face, size.0, width.0.max(0) as u32)
}

/// The line of the number as it will be measured: what is asked as wide as a number of three figures.
fn measured_number(sheet: &Sheet, head: &Letterhead) -> String {
    let words = &sheet.profile.words;
    let number = match &head.number {
        Blank::Known(number) => viet::two_digits(number.0),
        Blank::Open => BLANK.to_owned(),
        Blank::Asked(_) => "00000".to_owned(),
    };
    words.number_line.replace("{symbol}", &head.symbol.joined(words, &number))
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

/// The place and the date (ô 4) as text.
struct DateLine {
    /// What is printed; nothing where a field stands for it.
    printed: Option<String>,
    /// The place with its comma.
    place: String,
    /// The day at its widest.
    day: String,
    /// Both on one line, at their widest.
    widest: String,
}

impl DateLine {
    fn of(head: &Letterhead) -> Self {
        let place = &head.place;
        let (day, printed) = match &head.date {
            Blank::Known(date) => (viet::date_long(date.0), true),
            Blank::Open => (format!("ngày{BLANK}tháng{BLANK}năm {}", head.year), true),
            // Any day that may be put in: figures are wider than the dots of a hint.
            Blank::Asked(_) => (format!("ngày 00 tháng 00 năm {}", head.year), false),
        };
        let widest = format!("{place}, {day}");
        let printed = printed.then(|| widest.clone());
        DateLine { printed, place: format!("{place},"), day, widest }
    }
}

fn date_line(sheet: &mut Sheet, head: &Letterhead, line: &DateLine, wraps: bool) -> Line {
    // Only the space between place and day may end a line.
    let held = |words: &str| words.replace(' ', "\u{a0}");
    match (&line.printed, &head.date) {
        (None, Blank::Asked(field)) => {
            let id = sheet.id();
            let mut field = field.clone();
            if wraps {
                field.hint = held(&field.hint);
            }
            Line::of(Role::PlaceDate)
                .words(clean_text(&format!("{} ", line.place)))
                .element(control::inline(&field, id))
        }
        (_, _) if wraps => {
            sheet.line(Role::PlaceDate, &format!("{} {}", line.place, held(&line.day)))
        }
        (_, _) => sheet.line(Role::PlaceDate, &line.widest),
    }
}

/// What stands under the number: the subject of a letter, then draft, urgency and the mark of samples.
fn left_marks(sheet: &Sheet, document: &Document, width: Twip) -> Vec<Line> {
    let words = &sheet.profile.words;
    let mut paragraphs = Vec::new();
    if let Title::Letter { subject } = &document.title {
        let line = format!("{}{}", words.letter_subject, viet::lower_first(subject));
        let (subject, _) = centred(sheet, Role::LetterSubject, &line, width - AIR - AIR);
        paragraphs.push(subject);
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

/// A centred paragraph of a role, in as few lines as may be that are about equally long and end where words
/// belong apart; `width` is the room that it has.
pub(super) fn centred(sheet: &Sheet, role: Role, words: &str, width: Twip) -> (Line, Twip) {
    let (face, size) = sheet.type_of(role);
    let one = sheet.measure(role, words);
    if one <= width - AIR {
        return (sheet.line(role, words), one);
    }
    // Lines to the very edge look crowded under a centred title.
    let edge = if width > CROWDED { Twip::from(Pt(18.0)) } else { AIR };
    let set = set(sheet, role, words, width - edge - edge);
    let longest = Twip(set.longest as i32);
    // Some room: rounding and kerning must not push the last word to another line.
    let side = Twip(((width - longest).0 - longest.0 / 100 - AIR.0) / 2);
    let side = side.max(Twip(0));
    let room = (width - side - side).0.max(0) as u32;
    let line = Line::of(role).words(hold_lines(&set, face, size.0, room + room / 50));
    let line = if side > Twip(0) { line.moved_in(side, side) } else { line };
    (line, longest)
}

/// From this width on, the lines of a title keep away from the edges.
const CROWDED: Twip = Twip(6000);

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
    let (line, longest) = centred(sheet, Role::Subject, &subject, sheet.width);
    sheet.add(&line)?;
    let under = match &sheet.profile.layout.under_subject {
        Separator::Rule => {
            let length = share(longest, sheet.profile.rules.subject.value);
            sheet.rule(length, sheet.width).keep_next()
        }
        Separator::Text(dashes) => sheet.line(Role::SubjectDashes, dashes),
    };
    sheet.add(&under)
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

#[cfg(test)]
mod tests;
