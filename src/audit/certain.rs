//! Audit: what is certain enough to be changed without asking.
//!
//! A finding may be false, and then a person reads it and shrugs; a fix may not. So a fix is made from one of the
//! types below and from nothing else, and only this module makes them: [`Letters`] for what characters look like,
//! [`Part`] for a part of the page that is known by its own words, [`Prose`] for a paragraph of running text. A
//! role alone, however sure, is not enough: the line is looked at once more.

use std::ops::Range;

use super::kinds;
use super::pattern::Pattern;
use super::pieces::Laid;
use super::roles::Sure;
use super::view::{Line, View, is_running};
use crate::document::Orientation;
use crate::paper::{Position, Run, Slot, Step};
use crate::profile::{LookRow, Role};
use crate::viet::fold;
use crate::viet::legacy::is_legacy_font;

static NUMBER: Pattern =
    Pattern::new(r"^Số\s?:?\s?\d*\s?[/-]\s?[\p{Lu}\d][\p{L}\d]*([-/.&][\p{L}\d]+)*$");
static PLACE_DATE: Pattern = Pattern::new(
    r"^\p{Lu}[\p{L}\d .'-]{1,50},?\s?ngày\s?[\d.…_ ]*tháng\s?[\d.…_ ]*năm\s?[\d.…_ ]*$",
);
static CAPACITY: Pattern = Pattern::new(r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.?\s?\p{Lu}[\p{L}\s,-]+$");
static PERSON: Pattern = Pattern::new(r"^\p{Lu}\p{L}*( \p{Lu}\p{L}*){1,5}$");
static APPENDIX: Pattern = Pattern::new(r"(?i)^phụ lục( (số )?([IVXL]+|\d{1,2}))?$");
static NOTE: Pattern = Pattern::new(r"(?i)^\(kèm theo .*\)$");
static BODY_NAME: Pattern = Pattern::new(
    r"(?i)^(ubnd|ủy ban|uỷ ban|hđnd|hội đồng nhân dân|sở|bộ|văn phòng|trường|chi cục|cục|đảng ủy|đảng uỷ|tỉnh ủy|tỉnh uỷ|ban|công an|trung tâm|bệnh viện)\s",
);
/// Marks of secrecy, haste and circulation are red or boxed by right.
static STAMP: Pattern = Pattern::new(
    r"(?i)^(hỏa tốc|hoả tốc|thượng khẩn|khẩn|mật|tối mật|tuyệt mật|xem xong trả lại|lưu hành nội bộ)",
);
static LISTED: Pattern =
    Pattern::new(r"^([IVXL]+\.|\d{1,2}(\.\d{1,2})*[.)]|\(?[a-zđ]\)|Điều \d+\.|[-–—+*•])\s?\S");

/// Which lines are within a quotation that goes over several lines, found once for a document.
#[derive(Debug)]
pub(super) struct Ground<'v, 'p> {
    view: &'v View<'p>,
    quoted: Vec<bool>,
}

impl<'v, 'p> Ground<'v, 'p> {
    /// Looks for the quotations of a document.
    pub(super) fn of(view: &'v View<'p>) -> Self {
        let mut quoted = vec![false; view.lines.len()];
        let mut open: Option<usize> = None;
        for (at, line) in view.lines.iter().enumerate() {
            for sign in line.text.chars().filter(|c| matches!(c, '“' | '”' | '«' | '»')) {
                match (sign, open) {
                    ('“' | '«', None) => open = Some(at),
                    ('”' | '»', Some(from)) => {
                        quoted[from..=at].fill(from < at);
                        open = None;
                    }
                    _ => {}
                }
            }
        }
        Ground { view, quoted }
    }

    /// The document.
    pub(super) fn view(&self) -> &'v View<'p> {
        self.view
    }

    /// The characters of a line, where their look may be changed.
    pub(super) fn letters(&self, at: usize) -> Option<Letters<'v, 'p>> {
        let line = self.view.lines.get(at)?;
        let boxed = line.paragraph.address.path.iter().any(|step| matches!(step, Step::Run(_)));
        let quoted = self.quoted.get(at).copied().unwrap_or(true);
        let typed_twice = |run: &Run| is_legacy_font(&run.look.font);
        // In a code of its own a letter is not what it seems to be.
        let sound = self.view.code.is_none()
            && !line.hinted
            && !boxed
            && !quoted
            && !STAMP.is_in(line.words())
            && !line.paragraph.runs.iter().any(typed_twice);
        sound.then_some(Letters { line, view: self.view })
    }

    /// A part that is alone on its line and whose own words say what it is.
    pub(super) fn part(&self, at: usize) -> Option<Part<'v, 'p>> {
        let letters = self.letters(at)?;
        let line = letters.line;
        let role = line.role?;
        let row = self.view.profile.row(role)?;
        let known = match is_running(role) {
            true => self.is_prose(line, role),
            false => self.says_itself(at, line, role),
        };
        (known && is_alone(line)).then_some(Part { letters, role, row })
    }

    /// A paragraph of running text that is by itself in the main text.
    pub(super) fn prose(&self, at: usize) -> Option<Prose<'v, 'p>> {
        let part = self.part(at).filter(|part| is_running(part.role))?;
        let (line, look) = (part.letters.line, &part.letters.line.paragraph.look);
        let plain = line.place.is_none()
            && line.laid == Laid::Whole
            && !look.framed
            && look.borders.is_empty()
            && look.shading.is_none()
            && !line.raw.starts_with(char::is_whitespace);
        plain.then_some(Prose(part))
    }

    /// Whether the page of a section is that of the document's own text.
    pub(super) fn page(&self, section: usize) -> Option<Page> {
        let found = self.view.paper.sections.get(section)?;
        let upright = found.geometry.orientation == Orientation::Portrait;
        let mut lines = self.view.of_blocks(found.blocks.clone());
        let own = upright && lines.any(|(at, _)| self.prose(at).is_some());
        let mirrored = self.view.paper.facts.mirrored;
        own.then_some(Page { section, mirrored })
    }

    /// Whether a line that counts as running text is a sentence or an item of a list.
    fn is_prose(&self, line: &Line<'_>, role: Role) -> bool {
        const WORDS_OF_A_SENTENCE: usize = 8;
        const WORDS_OF_AN_ITEM: usize = 3;
        if line.sure == Sure::Certain {
            return true;
        }
        let words = line.words();
        let count = words.split_whitespace().count();
        let ended = words.ends_with(['.', ';', ':', ',', '/', '!', '?']);
        line.sure == Sure::Sure
            && match role {
                Role::Body | Role::Basis => count >= WORDS_OF_A_SENTENCE && ended,
                _ => count >= WORDS_OF_AN_ITEM && LISTED.is_in(words),
            }
    }

    /// Whether the words of a line are those of its role.
    fn says_itself(&self, at: usize, line: &Line<'_>, role: Role) -> bool {
        let words = line.words();
        let letters =
            || -> String { fold(words).chars().filter(char::is_ascii_lowercase).collect() };
        match role {
            Role::NationalName => letters() == "conghoaxahoichunghiavietnam",
            Role::Motto => letters() == "doclaptudohanhphuc",
            Role::PartyName => letters() == "dangcongsanvietnam",
            Role::Recipients => letters() == "noinhan",
            _ if line.sure == Sure::Certain => true,
            _ if line.sure < Sure::Sure => {
                matches!(role, Role::Superior | Role::Issuer) && self.is_name(at)
            }
            Role::NumberSymbol => NUMBER.is_in(words),
            Role::PlaceDate => PLACE_DATE.is_in(words),
            Role::KindName => kinds::named(words).is_some(),
            Role::LetterSubject => words.starts_with("V/v ") && line.place.is_some(),
            Role::Addressee => words.starts_with("Kính gửi") && !words.contains(". "),
            Role::AddresseeItem | Role::Recipient | Role::Filing => words.starts_with(['-', '–']),
            Role::Capacity => CAPACITY.is_in(words),
            Role::SignerName => PERSON.is_in(words),
            Role::AppendixLabel => APPENDIX.is_in(words),
            Role::AppendixNote => NOTE.is_in(words),
            Role::PageNumber => words.chars().all(|c| c.is_ascii_digit()),
            Role::Superior | Role::Issuer => self.is_name(at),
            _ => false,
        }
    }

    /// Whether a line names a body in the column of a number that says itself.
    fn is_name(&self, at: usize) -> bool {
        let view = self.view;
        let place = |at: usize| view.lines.get(at).and_then(|line| line.place);
        let number = view.first(Role::NumberSymbol).filter(|(at, line)| {
            line.sure == Sure::Certain || self.says_itself(*at, line, Role::NumberSymbol)
        });
        let column = number.and_then(|(number, _)| place(number)).map(|p| (p.table, p.cell));
        let same = place(at).is_some_and(|place| Some((place.table, place.cell)) == column);
        same && view.lines.get(at).is_some_and(|line| BODY_NAME.is_in(line.words()))
    }

    /// Whether a line is the only name above the number: then it is the issuer's.
    fn is_only_name(&self, role: Role) -> bool {
        let view = self.view;
        role == Role::Issuer
            && view.of(Role::Issuer).count() == 1
            && view.of(Role::Superior).count() == 0
    }
}

/// Whether nothing else is in a line: no break, no tab, no spaces that make columns.
fn is_alone(line: &Line<'_>) -> bool {
    let words = line.words();
    !words.contains(['\n', '\t', '\u{c}']) && !words.contains("   ")
}

/// The characters of a line whose look may be changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters<'v, 'p> {
    line: &'v Line<'p>,
    view: &'v View<'p>,
}

impl<'v, 'p> Letters<'v, 'p> {
    /// The line.
    pub(super) fn line(&self) -> &'v Line<'p> {
        self.line
    }

    /// The stretches of plain letters for which something holds; the whole line where it holds for all that is
    /// written in it.
    pub(super) fn where_(&self, off: impl Fn(&Run) -> bool) -> Vec<Range<usize>> {
        let hints = |id| self.view.paper.control(id).is_some_and(|control| control.placeholder);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut all = true;
        for (range, run) in self.line.paragraph.shown_at() {
            if run.text().trim().is_empty() {
                continue;
            }
            let plain = is_plain(run) && !run.control.is_some_and(hints) && run.change.is_none();
            if !plain || !off(run) {
                all = false;
                continue;
            }
            // Spaces between two stretches go with them.
            let gap = ranges.last().map(|last| last.end..range.start);
            let joined =
                gap.and_then(|gap| self.line.raw.get(gap)).is_some_and(|gap| gap.trim().is_empty());
            match ranges.last_mut().filter(|_| joined) {
                Some(last) => last.end = range.end,
                None => ranges.push(range),
            }
        }
        match all && !ranges.is_empty() {
            true => std::iter::once(0..self.line.raw.len()).collect(),
            false => ranges,
        }
    }
}

/// Whether a run holds Latin letters and figures on the line, in a font for them: no signs of a symbol font, no
/// other script, nothing raised or lowered.
fn is_plain(run: &Run) -> bool {
    let font = run.look.font.to_lowercase();
    let signs = ["wingdings", "webdings", "symbol", "math", "mt extra", "emoji", "zapf"];
    let latin = |c: char| {
        !c.is_alphabetic()
            && !('\u{e000}'..='\u{f8ff}').contains(&c)
            && !('\u{2190}'..='\u{2bff}').contains(&c)
            || c < '\u{250}'
            || ('\u{1ea0}'..='\u{1eff}').contains(&c)
    };
    matches!(run.slot, Slot::Ascii | Slot::HAnsi)
        && run.look.position == Position::Baseline
        && !signs.iter().any(|sign| font.contains(sign))
        && run.text().chars().all(|c| latin(c) || ('\u{300}'..'\u{370}').contains(&c))
        && run.text().chars().any(char::is_alphanumeric)
}

/// A part that is alone on its line and whose own words say what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'v, 'p> {
    letters: Letters<'v, 'p>,
    /// What it is.
    pub(super) role: Role,
    /// How it looks by right.
    pub(super) row: &'v LookRow,
}

impl<'v, 'p> Part<'v, 'p> {
    /// Its characters.
    pub(super) fn letters(&self) -> Letters<'v, 'p> {
        self.letters
    }

    /// Its line.
    pub(super) fn line(&self) -> &'v Line<'p> {
        self.letters.line
    }

    /// Whether its place among its neighbours may be changed: a part of the page, or running text that is by
    /// itself.
    fn styled(&self) -> bool {
        self.letters.line.sure == Sure::Certain
    }

    /// Whether its weight is known, which two lines of one name share and a title shows as it likes.
    pub(super) fn weight_is_certain(&self, ground: &Ground<'_, '_>) -> bool {
        match self.role {
            _ if self.styled() => true,
            Role::Superior | Role::Issuer => ground.is_only_name(self.role),
            role => !is_running(role),
        }
    }

    /// Whether its slant is known: a basis is one of a list of them, in what is no letter.
    pub(super) fn slant_is_certain(&self, ground: &Ground<'_, '_>) -> bool {
        let words = self.letters.line.words();
        match self.role {
            _ if self.styled() => true,
            Role::Basis => {
                words.starts_with("Căn cứ") && words.ends_with(';') && !ground.view.is_letter()
            }
            role => !is_running(role),
        }
    }

    /// Whether it is written in capitals whatever it says.
    pub(super) fn capitals_are_certain(&self) -> bool {
        self.styled() || !is_running(self.role)
    }
}

/// A paragraph of running text that is by itself in the main text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prose<'v, 'p>(Part<'v, 'p>);

impl<'v, 'p> Prose<'v, 'p> {
    /// The part that it is.
    pub(super) fn part(&self) -> Part<'v, 'p> {
        self.0
    }

    /// Its line.
    pub(super) fn line(&self) -> &'v Line<'p> {
        self.0.line()
    }
}

/// The page of a section that holds the document's own text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    /// The section.
    pub(super) section: usize,
    /// Left and right change from page to page.
    pub(super) mirrored: bool,
}

/// Where quotations of a text begin and end.
#[derive(Debug)]
pub(super) struct Quotes(Vec<(usize, bool)>);

impl Quotes {
    /// Those of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut open = false;
        let signs = text.char_indices().filter_map(|(at, c)| {
            open = match c {
                '“' | '«' | '‘' => true,
                '”' | '»' => false,
                '"' => !open,
                _ => return None,
            };
            Some((at, open))
        });
        Quotes(signs.collect())
    }

    /// Whether a stretch begins within one.
    pub(super) fn hold(&self, range: &Range<usize>) -> bool {
        let before = self.0.partition_point(|(at, _)| *at < range.start);
        before.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|(_, open)| *open)
    }
}
