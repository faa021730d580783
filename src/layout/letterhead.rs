//! Layout: the head of page 1 (ô 1–5 and the marks), laid out from data.
//!
//! A table: the names above, number and date below, so that these two share a line whatever wraps above
//! (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 4, điểm c). The rows part their columns where their own
//! words need it: a long place takes nothing from the names, a long name nothing from the national name.

use super::Writer;
use super::area::TextArea;
use super::grid::{CellShape, Frame, GridRow, Ruling};
use super::line::{Line, Piece};
use super::text::clean_text;
use crate::document::{Blank, Document, Field, Letterhead, Title};
use crate::metrics::{SetLines, hold_lines, set_lines};
use crate::profile::{Initial, Role, Separator};
use crate::units::{Pt, Twip};
use crate::viet::{self, Seam};

/// Space left for a number or a part of a date that is written in by hand.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// Room next to a line, so that it does not touch the next column.
const AIR: Twip = Twip(60);

/// Writes the letterhead and what is under it in its left column.
pub(super) fn write(area: &TextArea<'_>, document: &Document, out: &mut dyn Writer) {
    let head = &document.letterhead;
    let date = DateLine::of(head);
    let number = measured_number(area, head);
    let parted = Parted::of(area, head, &date, &number);
    if document.build.copy.is_some() {
        // A full line parts the copy from what certifies it (Phụ lục I, Phần II, mục II, khoản 2.a).
        out.line(&area.rule(area.width, area.width));
    }
    let (names, state) = heads(area, document, &parted);
    if let Some(mark) = circulation(area, document) {
        out.line(&mark);
    }
    let marks = left_marks(area, document, parted.names_width);
    let mut numbered = match document.build.unnumbered {
        true => Vec::new(),
        false => vec![number_line(area, head)],
    };
    let asked = asked_date(head, parted.date_wraps);
    let dated = match document.build.undated {
        true => vec![Line::of(Role::Rule)],
        false => vec![date_line(area, asked.as_ref(), &date, parted.date_wraps)],
    };
    // Marks are under the number; where its column is not that of the names they have a row of their own.
    let same = parted.number_width == parted.names_width;
    let below = if same { Vec::new() } else { vec![Line::of(Role::Rule)] };
    let mut rows = vec![(parted.names_width, names, state)];
    if same || marks.is_empty() {
        numbered.extend(marks);
        if numbered.is_empty() {
            numbered.push(Line::of(Role::Rule));
        }
        rows.push((parted.number_width, numbered, dated));
    } else {
        if numbered.is_empty() {
            numbered.push(Line::of(Role::Rule));
        }
        rows.push((parted.number_width, numbered, dated));
        rows.push((parted.names_width, marks, below));
    }
    write_rows(area, &parted.columns(area.width), rows, out);
    // The words that certify a copy stand in the head.
    if document.build.copy.is_none() {
        title(area, &document.title, out);
    }
}

/// Writes the names of the bodies and the national name, without a number: the head of a document that another issues.
pub(super) fn names(area: &TextArea<'_>, document: &Document, out: &mut dyn Writer) {
    let head = &document.letterhead;
    let parted = Parted::of(area, head, &DateLine::of(head), "");
    let (names, state) = heads(area, document, &parted);
    let columns = [parted.names_width, area.width - parted.names_width];
    write_rows(area, &columns, vec![(parted.names_width, names, state)], out);
}

/// The names of the bodies with what is under them, and what is at the right of them: the national name and the motto,
/// or the words that certify a copy.
fn heads<'d>(
    area: &TextArea<'_>,
    document: &Document,
    parted: &Parted,
) -> (Vec<Line<'d>>, Vec<Line<'d>>) {
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
    names.push(match &area.profile.layout.under_issuer {
        Separator::Rule => {
            area.rule(share(longest, area.profile.rules.issuer.value), parted.names_width)
        }
        Separator::Text(star) => area.line(Role::Star, star),
    });
    if let Some(copy) = &document.build.copy {
        return (names, vec![area.line(Role::PartTitle, copy)]);
    }
    let state_width = area.width - parted.names_width;
    let mut state = Vec::new();
    let mut last = Twip(0);
    for line in &area.profile.words.state {
        last = area.measure(line.role, &line.text);
        state.push(area.line(line.role, &line.text));
    }
    state.push(area.rule(share(last, area.profile.rules.motto.value), state_width));
    (names, state)
}

/// Writes rows of two cells, each with the width of its left one.
fn write_rows<'d>(
    area: &TextArea<'_>,
    columns: &[Twip],
    rows: Vec<(Twip, Vec<Line<'d>>, Vec<Line<'d>>)>,
    out: &mut dyn Writer,
) {
    out.table(&Frame { columns: columns.to_vec(), ruling: Ruling::Bare });
    for (left, one, other) in rows {
        let covered = columns.iter().scan(Twip(0), |end, width| {
            *end = *end + *width;
            Some(*end)
        });
        let covered = covered.filter(|end| *end <= left).count();
        let shape = |width, columns| CellShape { columns, ..CellShape::new(width) };
        let row = GridRow::new(false)
            .cell(shape(left, covered), one)
            .cell(shape(area.width - left, columns.len() - covered), other);
        out.row(&row);
    }
    out.table_end();
}

/// Where the rows of the letterhead part, and the lines of the names.
struct Parted {
    /// The lines of each name, superior bodies first.
    names: Vec<(Role, SetLines)>,
    /// How wide the column of the names is.
    names_width: Twip,
    /// How wide the column of the number is.
    number_width: Twip,
    /// Number and date do not fit next to each other: the place has a line before the day.
    date_wraps: bool,
}

impl Parted {
    fn of(area: &TextArea<'_>, head: &Letterhead, date: &DateLine, number: &str) -> Self {
        let air = AIR + AIR;
        let usual = share(area.width, area.profile.layout.letterhead_share);
        let most = area.width - state_width(area) - air;
        let mut names = lines_of(area, Role::Superior, &head.superior, name_room(area));
        names.extend(lines_of(area, Role::Issuer, &head.issuer, name_room(area)));
        let widest = names.iter().map(|(_, lines)| Twip(lines.longest as i32)).max();
        let names_width = usual.max(widest.unwrap_or_default() + air).min(most);

        let number_need = area.measure(Role::NumberSymbol, number) + air;
        let measure = |words: &str| area.measure(Role::PlaceDate, words) + air;
        let room = area.width - measure(&date.widest);
        let date_wraps = room < number_need;
        let number_width = match date_wraps {
            false => names_width.max(number_need).min(room),
            true => {
                let line = measure(&date.place).max(measure(&date.day));
                names_width.max(number_need).min(area.width - line).max(number_need)
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
fn state_width(area: &TextArea<'_>) -> Twip {
    let lines = area.profile.words.state.iter();
    lines.map(|line| area.measure(line.role, &line.text)).max().unwrap_or_default()
}

/// How wide the lines of a name may be next to the national name.
fn name_room(area: &TextArea<'_>) -> Twip {
    area.width - state_width(area) - AIR - AIR - AIR - AIR
}

/// The lines of a name as they are given; those that do not fit are set again, all together where that gives fewer
/// lines and splits nothing. A word that would be split for want of a hair may use some of the air.
fn lines_of(
    area: &TextArea<'_>,
    role: Role,
    given: &[String],
    width: Twip,
) -> Vec<(Role, SetLines)> {
    let closer = |line: &String| {
        let usual = set(area, role, line, width);
        if usual.worst.is_none_or(|seam| seam <= Seam::Likely) {
            return usual;
        }
        let close = set(area, role, line, width + AIR);
        if close.worst < usual.worst { close } else { usual }
    };
    let own: Vec<SetLines> = given.iter().map(closer).collect();
    let count: usize = own.iter().map(|set| set.lines.len()).sum();
    if count > given.len() && given.len() > 1 {
        let whole = set(area, role, &given.join(" "), width);
        if whole.lines.len() < count && whole.worst.is_none_or(|seam| seam <= Seam::Likely) {
            return vec![(role, whole)];
        }
    }
    own.into_iter().map(|set| (role, set)).collect()
}

/// A name of a letterhead that cannot be as it is given, and where it is split instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitName {
    /// Whether it is of the superior body.
    pub superior: bool,
    /// Which line of that body it is.
    pub nth: usize,
    /// As it is given.
    pub name: String,
    /// The lines in which it is printed.
    pub lines: Vec<String>,
}

/// The names that would be split at a place which may lie within a word or a name.
pub(super) fn split_names(
    area: &TextArea<'_>,
    superior: &[String],
    issuer: &[String],
) -> Vec<SplitName> {
    let width = name_room(area);
    let most = (width + AIR).0.max(0) as u32;
    let split_name =
        |set: &SetLines| matches!(set.worst, Some(Seam::Unsure | Seam::Bad)) || set.longest > most;
    [(Role::Superior, superior), (Role::Issuer, issuer)]
        .into_iter()
        .flat_map(|(role, given)| {
            let set = lines_of(area, role, given, width);
            let whole = set.len() < given.len();
            let name = move |nth: usize| match whole {
                true => given.join(" "),
                false => given.get(nth).cloned().unwrap_or_default(),
            };
            set.into_iter().enumerate().filter(|(_, (_, set))| split_name(set)).map(
                move |(nth, (role, set))| SplitName {
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
fn set(area: &TextArea<'_>, role: Role, words: &str, width: Twip) -> SetLines {
    let (face, size) = area.type_of(role);
    set_lines(&area.words(role, words), face, size.0, width.0.max(0) as u32)
}

/// The line of the number as it will be measured: what is asked as wide as a number of three figures.
fn measured_number(area: &TextArea<'_>, head: &Letterhead) -> String {
    let words = &area.profile.words;
    let number = match &head.number {
        Blank::Known(number) => viet::two_digits(number.0),
        Blank::Open => BLANK.to_owned(),
        Blank::Asked(_) => "00000".to_owned(),
    };
    words.number_line.replace("{symbol}", &head.symbol.joined(words, &number))
}

/// The number and the symbol (ô 3), the number known, open or asked.
fn number_line<'d>(area: &TextArea<'_>, head: &'d Letterhead) -> Line<'d> {
    let words = &area.profile.words;
    let line = words.number_line.replace("{symbol}", &head.symbol.joined(words, "{number}"));
    let (before, after) = line.split_once("{number}").unwrap_or((line.as_str(), ""));
    let (before, after) = (before.replace(' ', "\u{a0}"), after.to_owned());
    let line = Line::of(Role::NumberSymbol).words(before);
    let line = match &head.number {
        Blank::Known(number) => line.words(viet::two_digits(number.0)),
        Blank::Open => line.words(BLANK),
        Blank::Asked(field) => line.piece(Piece::Field(field)),
    };
    line.words(after)
}

/// The place and the date (ô 4) as text.
struct DateLine {
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
        let day = match &head.date {
            Blank::Known(date) => viet::date_long(date.0),
            Blank::Open => format!("ngày{BLANK}tháng{BLANK}năm {}", head.year),
            // Any day that may be put in: figures are wider than the dots of a hint.
            Blank::Asked(_) => format!("ngày 00 tháng 00 năm {}", head.year),
        };
        let widest = format!("{place}, {day}");
        DateLine { place: format!("{place},"), day, widest }
    }
}

/// The field of a date that is asked; where the line wraps it is held together, so that only the space between place
/// and day may end a line.
fn asked_date(head: &Letterhead, wraps: bool) -> Option<Field> {
    let Blank::Asked(field) = &head.date else { return None };
    let mut field = field.clone();
    if wraps {
        field.hint = held(&field.hint);
    }
    Some(field)
}

fn held(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

fn date_line<'d>(
    area: &TextArea<'_>,
    asked: Option<&'d Field>,
    line: &DateLine,
    wraps: bool,
) -> Line<'d> {
    match (asked, wraps) {
        (Some(field), _) => Line::of(Role::PlaceDate)
            .words(clean_text(&format!("{} ", line.place)))
            .piece(Piece::Field(field)),
        (None, true) => area.line(Role::PlaceDate, &format!("{} {}", line.place, held(&line.day))),
        (None, false) => area.line(Role::PlaceDate, &line.widest),
    }
}

/// What is under the number: the subject of a letter, then draft, urgency and the mark of samples.
fn left_marks<'d>(area: &TextArea<'_>, document: &Document, width: Twip) -> Vec<Line<'d>> {
    let words = &area.profile.words;
    let mut paragraphs = Vec::new();
    if let Title::Letter { subject } = &document.title {
        let line = format!("{}{}", words.letter_subject, viet::lower_first(subject));
        let (subject, _) = centred(area, Role::LetterSubject, &line, width - AIR - AIR);
        paragraphs.push(subject);
    }
    if let Some(nth) = document.marks.draft {
        let line = words.draft.replace("{nth}", &nth.0.to_string());
        paragraphs.push(area.line(Role::Draft, &line));
    }
    if let Some(text) = document.marks.urgency.and_then(|urgency| words.urgency.get(&urgency)) {
        paragraphs.push(boxed(area, Role::Urgency, text, width));
    }
    if document.sample {
        paragraphs.push(boxed(area, Role::Sample, &words.sample, width));
    }
    paragraphs
}

/// The circulation (ô 11), above the national name and to the right.
fn circulation<'d>(area: &TextArea<'_>, document: &Document) -> Option<Line<'d>> {
    let text = document.marks.circulation.and_then(|c| area.profile.words.circulation.get(&c))?;
    let row = area.profile.row(Role::Circulation)?;
    let paragraph = area.line(Role::Circulation, text);
    if !row.boxed {
        return Some(paragraph);
    }
    let width = area.measure(Role::Circulation, text) + AIR + AIR;
    Some(paragraph.moved_in(area.width - width, Twip(0)))
}

/// A mark in a frame as wide as its words, centred in a width.
fn boxed<'d>(area: &TextArea<'_>, role: Role, text: &str, width: Twip) -> Line<'d> {
    let frame = area.measure(role, text) + AIR + AIR;
    let side = Twip(((width - frame).0 / 2).max(1));
    area.line(role, text).moved_in(side, side)
}

/// A centred paragraph of a role, in as few lines as may be that are about equally long and end where words
/// belong apart; `width` is the room that it has.
pub(super) fn centred<'d>(
    area: &TextArea<'_>,
    role: Role,
    words: &str,
    width: Twip,
) -> (Line<'d>, Twip) {
    let (face, size) = area.type_of(role);
    let one = area.measure(role, words);
    if one <= width - AIR {
        return (area.line(role, words), one);
    }
    // Lines to the very edge look crowded under a centred title.
    let edge = if width > CROWDED { Twip::from(Pt(18.0)) } else { AIR };
    let set = set(area, role, words, width - edge - edge);
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

/// The kind's name and the subject with what is under it (ô 5a); a letter has none.
fn title(area: &TextArea<'_>, title: &Title, out: &mut dyn Writer) {
    let Title::Named { kind, subject } = title else {
        return;
    };
    out.line(&area.line(Role::KindName, kind));
    if subject.is_empty() {
        return;
    }
    let (line, longest) = centred(area, Role::Subject, &initial(area, subject), area.width);
    out.line(&line);
    let under = match &area.profile.layout.under_subject {
        Separator::Rule => {
            let length = share(longest, area.profile.rules.subject.value);
            area.rule(length, area.width).keep_next()
        }
        Separator::Text(dashes) => area.line(Role::SubjectDashes, dashes),
    };
    out.line(&under);
}

/// A subject as it begins in the regime.
pub(super) fn initial(area: &TextArea<'_>, subject: &str) -> String {
    match area.profile.layout.subject_initial {
        Initial::Upper => viet::capitalize_first(subject),
        Initial::Lower => viet::lower_first(subject),
    }
}

/// A share of a length.
pub(super) fn share(length: Twip, share: f64) -> Twip {
    Twip((f64::from(length.0) * share).round() as i32)
}

/// Writes `Kính gửi` (ô 9a): one addressee on its line, several below each other.
pub(super) fn addressees(
    area: &TextArea<'_>,
    label: Option<&str>,
    names: &[String],
    out: &mut dyn Writer,
) {
    let words = &area.profile.words;
    let Some(label) = label.filter(|_| !names.is_empty()) else {
        return;
    };
    if let [name] = names {
        out.line(&area.line(Role::Addressee, &format!("{label} {name}")));
        return;
    }
    let (mark, end, last) = (&words.item_mark, &words.addressee_end, &words.addressee_last);
    let lines: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(nth, name)| {
            format!("{mark}{name}{}", if nth + 1 == names.len() { last } else { end })
        })
        .collect();
    // The dashes are under the colon (khoản 9, điểm d); the whole is centred as one block.
    let colon = area.measure(Role::Addressee, label.trim_end_matches(':'));
    let widest =
        lines.iter().map(|line| area.measure(Role::AddresseeItem, line)).max().unwrap_or_default();
    let start = Twip(((area.width - colon - widest).0 / 2).max(0));
    out.line(&area.line(Role::Addressee, label).flush_left(start));
    let hang = area.measure(Role::AddresseeItem, mark);
    for line in lines {
        let item = area.line(Role::AddresseeItem, &line);
        out.line(&item.hanging(start + colon + hang, hang));
    }
}

/// What an appendix belongs to: `(Kèm theo …)`, with blanks for what is not yet given.
pub(super) fn appendix_note(area: &TextArea<'_>, document: &Document) -> String {
    let words = &area.profile.words;
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
