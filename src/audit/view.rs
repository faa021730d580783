//! Audit: a paper as a flat list of lines that rules can read: text for matching, role, neighbours.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::finding::Spot;
use super::pieces::{Apart, Laid};
use super::roles::Sure;
use super::signs;
use crate::kind::NamedKind;
use crate::metrics::{Face, text_width};
use crate::paper::{Block, Content, Paper, Paragraph, PartId, PartKind};
use crate::profile::{Profile, Role};
use crate::viet::legacy::{Code, code_of, is_legacy_font, to_unicode};
use crate::viet::nfc;

/// The place of a paragraph in a table of the main text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which table, counted from 0.
    pub table: usize,
    /// Row, from 0.
    pub row: usize,
    /// Cell of the row, from 0.
    pub cell: usize,
    /// How many cells the row has.
    pub cells: usize,
}

/// A paragraph as rules see it.
#[derive(Debug, Clone)]
pub struct Line<'p> {
    /// The paragraph.
    pub paragraph: &'p Paragraph,
    /// In which text it is.
    pub part: PartKind,
    /// Whether it is in the header of page 1, where that header holds the letterhead.
    pub letterhead: bool,
    /// Its words for matching: NFC, spaces that do not break as plain ones, without the automatic number.
    pub text: String,
    /// Its words as the file has them.
    pub raw: String,
    /// Which column of blocks (body, cell, box) it is in.
    pub column: usize,
    /// The top block of the part that holds it.
    pub block: usize,
    /// Its cell, where it is in one.
    pub place: Option<Place>,
    /// How it is placed in its paragraph.
    pub laid: Laid,
    /// Where its words begin in the paragraph's text.
    pub start: usize,
    /// Whether it goes on from the item in the line above it.
    pub continues: bool,
    /// Whether a hint still shows in it.
    pub hinted: bool,
    /// Its index among the lines with words of its text, from 1.
    pub ordinal: usize,
    /// What it is.
    pub role: Option<Role>,
    /// How sure that is.
    pub sure: Sure,
}

impl Line<'_> {
    /// Its words without spaces around.
    pub fn words(&self) -> &str {
        self.text.trim()
    }

    /// Whether nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.paragraph.is_blank()
    }

    /// Whether it is part of the document's own text: in the main text, or in a letterhead that a header
    /// holds.
    pub fn is_of_text(&self) -> bool {
        self.part == PartKind::Body || self.letterhead
    }

    /// Whether it has a role.
    pub fn is(&self, role: Role) -> bool {
        self.role == Some(role)
    }

    /// Whether all its letters are shown bold.
    pub fn all_bold(&self) -> bool {
        self.all(|run| run.look.bold)
    }

    /// How wide its words are in one line, in twips, as they are shown: in capitals, stretched, spaced out.
    /// By the metrics of Times New Roman, whatever the font.
    pub fn width(&self) -> i64 {
        let width = |run: &crate::paper::Run| {
            let face = match (run.look.bold, run.look.italic) {
                (false, false) => Face::Regular,
                (true, false) => Face::Bold,
                (false, true) => Face::Italic,
                (true, true) => Face::BoldItalic,
            };
            let text = match run.look.caps {
                true => Cow::Owned(run.text().to_uppercase()),
                false => Cow::Borrowed(run.text()),
            };
            let letters = i64::from(text_width(&text, face, run.look.size.0));
            let gaps = i64::from(run.look.spacing.0) * text.chars().count() as i64;
            letters * i64::from(run.look.scale) / 100 + gaps
        };
        self.paragraph.shown().map(width).sum()
    }

    /// How much room its first line has, in twips, where the column's width is known.
    pub fn free(&self) -> Option<i64> {
        let indents = self.paragraph.look.indents;
        let room = self.paragraph.room?;
        Some(i64::from((room - indents.left - indents.right - indents.first_line).0))
    }

    /// Whether it has letters and a property holds for all that are no spaces.
    pub fn all(&self, holds: impl Fn(&crate::paper::Run) -> bool) -> bool {
        let mut some = false;
        self.paragraph.shown().filter(|run| !run.text().trim().is_empty()).all(|run| {
            some = true;
            holds(run)
        }) && some
    }
}

/// A paper with its roles, before the rules.
#[derive(Debug)]
pub struct View<'p> {
    /// The paper.
    pub paper: &'p Paper,
    /// The profile it is held against.
    pub profile: &'p Profile,
    /// All lines: a letterhead that a header holds, the main text, then headers, footers and notes.
    pub lines: Vec<Line<'p>>,
    /// What kind of document it is.
    pub kind: Option<&'static NamedKind>,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Whether its number and day are still to come.
    pub blank: bool,
    /// The code older than Unicode in which it is written, where it is.
    pub code: Option<Code>,
}

impl View<'_> {
    /// The lines of a role with their indices.
    pub fn of(&self, role: Role) -> impl Iterator<Item = (usize, &Line<'_>)> {
        self.lines.iter().enumerate().filter(move |(_, line)| line.is(role))
    }

    /// The first line of a role.
    pub fn first(&self, role: Role) -> Option<(usize, &Line<'_>)> {
        self.of(role).next()
    }

    /// Lines of the main text with words that no hint fills.
    pub fn written(&self) -> impl Iterator<Item = (usize, &Line<'_>)> {
        self.lines.iter().enumerate().filter(|(_, line)| {
            !line.words().is_empty()
                && !line.hinted
                && (line.letterhead || !matches!(line.part, PartKind::Header | PartKind::Footer))
        })
    }

    /// Lines of the running text: neither head, title, closing nor tables.
    pub fn running(&self) -> impl Iterator<Item = (usize, &Line<'_>)> {
        self.written().filter(|(_, line)| line.role.is_some_and(is_running))
    }

    /// The lines of some blocks of the main text, with their indices.
    pub fn of_blocks(&self, blocks: Range<usize>) -> impl Iterator<Item = (usize, &Line<'_>)> {
        // The main text comes first but for a letterhead, its blocks in order.
        let first = self.lines.partition_point(|line| line.letterhead);
        let rest = &self.lines[first..];
        let lines = &rest[..rest.partition_point(|line| line.part == PartKind::Body)];
        let start = lines.partition_point(|line| line.block < blocks.start);
        let end = lines.partition_point(|line| line.block < blocks.end).max(start);
        let found = lines[start..end].iter().enumerate();
        found.map(move |(nth, line)| (first + start + nth, line))
    }

    /// The line before another in the same column, with its index.
    pub fn before(&self, line: usize) -> Option<(usize, &Line<'_>)> {
        let column = self.lines.get(line)?.column;
        let above = self.lines.get(..line)?.iter().enumerate().rev();
        above.take(60).find(|(_, other)| other.column == column)
    }

    /// The line after another in the same column, with its index.
    pub fn after(&self, line: usize) -> Option<(usize, &Line<'_>)> {
        let column = self.lines.get(line)?.column;
        let below = self.lines.iter().enumerate().skip(line + 1);
        below.take(60).find(|(_, other)| other.column == column)
    }

    /// Whether the kind is a letter (`công văn`).
    pub fn is_letter(&self) -> bool {
        self.kind.is_some_and(|kind| kind.letter)
    }

    /// Whether the issuer is a state body.
    pub fn is_state(&self) -> bool {
        self.profile.regime == crate::data::body::Regime::State
    }

    /// Where a line is, for a clerk.
    pub fn spot(&self, line: Option<usize>, words: &str) -> Spot {
        let Some((order, line)) = line.and_then(|at| Some((at, self.lines.get(at)?))) else {
            return Spot { words: words.to_owned(), ..Spot::default() };
        };
        let words = match words.trim() {
            "" => shortened(line.words()),
            words => shortened(words),
        };
        Spot {
            address: Some(line.paragraph.address.clone()),
            part: Some(line.part),
            order: order + 1,
            ordinal: (line.ordinal > 0).then_some(line.ordinal),
            page: line.paragraph.page,
            role: line.role,
            section: None,
            words,
        }
    }
}

/// Whether a role belongs to the running text.
pub(crate) fn is_running(role: Role) -> bool {
    use Role::{
        Answer, Basis, Body, Clause, Dash, Note, Plus, Point, Question, Quote, Section, Subclause,
    };
    matches!(
        role,
        Basis
            | Body
            | Section
            | Clause
            | Subclause
            | Point
            | Dash
            | Plus
            | Quote
            | Question
            | Answer
            | Note
    )
}

/// Words short enough for Word's search box.
pub(crate) fn shortened(words: &str) -> String {
    const MOST: usize = 60;
    let words =
        words.split(['\n', '\t']).find(|part| !part.trim().is_empty()).unwrap_or(words).trim();
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MOST).collect();
    cut.rsplit_once(' ').map_or(cut.clone(), |(head, _)| head.to_owned())
}

/// The lines of a paper, without roles.
pub(super) fn lines<'p>(paper: &'p Paper, apart: &'p Apart, code: Option<Code>) -> Vec<Line<'p>> {
    let shown = shown_feet(paper);
    let sides = BTreeMap::new();
    let letterhead = letterhead_part(paper).map(|part| usize::from(part.0));
    let mut walk =
        Walk { paper, apart, code, sides, letterhead, lines: Vec::new(), columns: 0, tables: 0 };
    let others = paper.parts.iter().enumerate().filter(|(nth, _)| Some(*nth) != letterhead);
    let top = letterhead.and_then(|nth| Some((nth, paper.parts.get(nth)?)));
    for (nth, part) in top.into_iter().chain(others) {
        let feet = matches!(part.kind, PartKind::Header | PartKind::Footer);
        if feet && !shown.contains(&nth) {
            continue;
        }
        let first = walk.lines.len();
        let column = walk.column();
        for (block, content) in part.blocks.iter().enumerate() {
            walk.block(content, part.kind, block, column, None);
        }
        let mut count = 0;
        let mut last = None;
        for line in walk.lines.iter_mut().skip(first) {
            if !line.text.trim().is_empty() {
                // The lines of one paragraph are one paragraph to count.
                let whole = line.laid == Laid::Whole;
                let same = !whole && last == Some(line.paragraph.address.ordinal);
                count += usize::from(!same);
                last = Some(line.paragraph.address.ordinal).filter(|_| !whole);
                line.ordinal = count;
            }
        }
    }
    walk.lines
}

/// The code older than Unicode in which most of a paper's main text is written.
pub(super) fn code(paper: &Paper) -> Option<Code> {
    const ENOUGH: usize = 4_000;
    let mut text = String::new();
    for paragraph in paper.paragraphs(PartId::BODY) {
        text.push_str(&paragraph.text());
        text.push('\n');
        if text.len() > ENOUGH {
            break;
        }
    }
    code_of(&text)
}

/// The words of a paragraph in Unicode, where they are in a code that is certain: by the font, or as the rest
/// of the paper.
fn decoded<'t>(paragraph: &Paragraph, raw: &'t str, code: Option<Code>) -> Cow<'t, str> {
    let fonts = || paragraph.shown().filter(|run| !run.text().trim().is_empty());
    let legacy = fonts().next().is_some() && fonts().all(|run| is_legacy_font(&run.look.font));
    let vni = || fonts().all(|run| run.look.font.to_ascii_lowercase().starts_with("vni"));
    let known = match (code, legacy) {
        (Some(code), true) => Some(code),
        (Some(code), false) => code_of(raw).filter(|found| *found == code),
        (None, true) if vni() => Some(Code::Vni),
        (None, true) => Some(Code::Tcvn3),
        (None, false) => None,
    };
    let Some(known) = known else { return Cow::Borrowed(raw) };
    // TCVN3's ư is the character that Unicode has for a hyphen shown only at the end of a line.
    let shown: String = paragraph
        .shown()
        .map(|run| match run.content {
            Content::SoftHyphen => "\u{ad}",
            _ => run.text(),
        })
        .collect();
    let text = to_unicode(&shown, known);
    // The fonts of capitals draw small letters as capitals.
    let capital = |font: &str| font.starts_with('.') && font.ends_with(['H', 'h']);
    match known == Code::Tcvn3 && legacy && fonts().all(|run| capital(&run.look.font)) {
        true => Cow::Owned(text.to_uppercase()),
        false => Cow::Owned(text),
    }
}

/// The headers and footers that some page shows: those of first pages only where a section has a first page
/// of its own, those of even pages only where the file tells even from odd.
fn shown_feet(paper: &Paper) -> BTreeSet<usize> {
    let mut shown = BTreeSet::new();
    for section in &paper.sections {
        for feet in [section.headers, section.footers] {
            let first = feet.first.filter(|_| section.title_page);
            let even = feet.even.filter(|_| paper.facts.even_headers);
            let parts = [feet.default, first, even].into_iter().flatten();
            shown.extend(parts.map(|part| usize::from(part.0)));
        }
    }
    shown
}

/// The header of page 1.
pub(super) fn first_header(paper: &Paper) -> Option<PartId> {
    let section = paper.sections.first()?;
    match section.title_page {
        true => section.headers.first,
        false => section.headers.default,
    }
}

/// The header of page 1, where it holds the letterhead: the national name or the Party's, which no running
/// head has, and the main text does not begin with one of its own.
pub(super) fn letterhead_part(paper: &Paper) -> Option<PartId> {
    const REACH: usize = 40;
    let heads = |paragraph: &Paragraph| {
        let text = nfc(&paragraph.text()).replace('\u{a0}', " ");
        text.split(['\n', '\t']).map(str::trim).any(|line| {
            signs::is_national_name(line) || signs::is_motto(line) || signs::is_party_name(line)
        })
    };
    let within = |part: PartId| paper.paragraphs(part).take(REACH).any(heads);
    first_header(paper).filter(|header| within(*header) && !within(PartId::BODY))
}

struct Walk<'p> {
    paper: &'p Paper,
    apart: &'p Apart,
    /// The header that holds the letterhead.
    letterhead: Option<usize>,
    code: Option<Code>,
    /// The columns of heads and closings that are laid out by hand.
    sides: BTreeMap<(usize, usize), usize>,
    lines: Vec<Line<'p>>,
    columns: usize,
    tables: usize,
}

impl<'p> Walk<'p> {
    fn column(&mut self) -> usize {
        self.columns += 1;
        self.columns
    }

    fn is_letterhead(&self, paragraph: &Paragraph) -> bool {
        self.letterhead == Some(usize::from(paragraph.address.part.0))
    }

    fn block(
        &mut self,
        block: &'p Block,
        part: PartKind,
        top: usize,
        column: usize,
        place: Option<Place>,
    ) {
        match block {
            Block::Paragraph(paragraph) => {
                self.line(paragraph, part, top, column, place);
                for run in &paragraph.runs {
                    if let Content::Drawing(drawing) = &run.content {
                        let inner = self.column();
                        for block in &drawing.blocks {
                            self.block(block, part, top, inner, place);
                        }
                    }
                }
            }
            Block::Table(table) => {
                let nth = self.tables;
                self.tables += 1;
                for (row, content) in table.rows.iter().enumerate() {
                    for (cell, inner) in content.cells.iter().enumerate() {
                        let place = Place { table: nth, row, cell, cells: content.cells.len() };
                        let column = self.column();
                        for block in &inner.blocks {
                            self.block(block, part, top, column, Some(place));
                        }
                    }
                }
            }
        }
    }

    fn line(
        &mut self,
        paragraph: &'p Paragraph,
        part: PartKind,
        block: usize,
        column: usize,
        place: Option<Place>,
    ) {
        let letterhead = self.is_letterhead(paragraph);
        let pieces = self.apart.of(&paragraph.address);
        let pieces = pieces.filter(|_| part == PartKind::Body || letterhead);
        let Some(pieces) = pieces else {
            return self.push(paragraph, part, block, column, place, (Laid::Whole, 0));
        };
        for piece in pieces {
            let column = match piece.place {
                Some(side) => {
                    let key = (side.table, side.cell);
                    let next = self.columns + 1;
                    let column = *self.sides.entry(key).or_insert(next);
                    self.columns = self.columns.max(column);
                    column
                }
                None => column,
            };
            let place = piece.place.or(place);
            self.push(&piece.paragraph, part, block, column, place, (piece.laid, piece.start));
        }
    }

    fn push(
        &mut self,
        paragraph: &'p Paragraph,
        part: PartKind,
        block: usize,
        column: usize,
        place: Option<Place>,
        (laid, start): (Laid, usize),
    ) {
        let raw = paragraph.text();
        let text: String = nfc(&decoded(paragraph, &raw, self.code))
            .chars()
            .map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}') { ' ' } else { c })
            .collect();
        let hints = |id| self.paper.control(id).is_some_and(|control| control.placeholder);
        let letterhead = self.is_letterhead(paragraph);
        let hinted = paragraph.control.is_some_and(hints)
            || paragraph.runs.iter().any(|run| run.control.is_some_and(hints));
        self.lines.push(Line {
            paragraph,
            part,
            letterhead,
            text,
            raw,
            column,
            block,
            place,
            laid,
            start,
            continues: false,
            hinted,
            ordinal: 0,
            role: None,
            sure: Sure::Guess,
        });
    }
}
