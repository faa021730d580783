//! Audit: paragraphs that hold several parts of a document, taken apart into the lines that a reader sees:
//! the national name and the motto with a soft break between, a head or a closing whose two columns are
//! laid out with tabs or spaces.

use std::collections::BTreeMap;
use std::ops::Range;

use super::kinds;
use super::pattern::Pattern;
use super::signs;
use super::view::Place;
use crate::paper::{Address, Alignment, Block, Content, Paper, Paragraph, PartId, Run, Step};
use crate::viet::nfc;

/// How a line is placed in its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Laid {
    /// It is the whole paragraph.
    #[default]
    Whole,
    /// One of several lines, soft breaks between.
    Stacked,
    /// One of two columns that tabs keep apart.
    Tabs,
    /// One of two columns that spaces keep apart.
    Spaces,
}

impl Laid {
    /// Whether it is one of two columns: where it is across the page is not to be measured.
    pub fn is_next_to_other(self) -> bool {
        matches!(self, Laid::Tabs | Laid::Spaces)
    }
}

/// A line of a paragraph.
#[derive(Debug)]
pub(super) struct Piece {
    /// The line as a paragraph of its own.
    pub(super) paragraph: Paragraph,
    /// Where its words begin in the paragraph's text.
    pub(super) start: usize,
    /// How it is set there.
    pub(super) laid: Laid,
    /// Its place, where it is one of two columns: as in a table of two cells.
    pub(super) place: Option<Place>,
}

/// The paragraphs of a paper that are taken apart.
#[derive(Debug, Default)]
pub(super) struct Apart(BTreeMap<(PartId, u32), Vec<Piece>>);

/// So many paragraphs with words the head of a document has at most.
const HEAD: usize = 40;
/// So many paragraphs the closing has at most.
const CLOSING: usize = 30;
/// A line of a head, a title or a closing is no longer than this.
const LONGEST: usize = 160;

impl Apart {
    /// The lines of a paragraph, where it is taken apart.
    pub(super) fn of(&self, address: &Address) -> Option<&[Piece]> {
        self.0.get(&(address.part, address.ordinal)).map(Vec::as_slice)
    }

    fn put(&mut self, paragraph: &Paragraph, pieces: Vec<Piece>) {
        let address = &paragraph.address;
        self.0.insert((address.part, address.ordinal), pieces);
    }
}

/// Takes apart what holds several parts.
pub(super) fn apart(paper: &Paper) -> Apart {
    let mut apart = Apart::default();
    let letterhead = super::view::letterhead_part(paper);
    let mut seen = 0;
    let texts = letterhead.into_iter().chain([PartId::BODY]);
    for paragraph in texts.flat_map(|part| paper.paragraphs(part)) {
        let text = paragraph.text();
        seen += usize::from(!text.trim().is_empty());
        if text.contains('\n') && is_stack(paragraph, &text, seen <= HEAD) {
            let ranges: Vec<Range<usize>> = lines_of(&text);
            let laid = ranges.into_iter().map(|range| (range, Laid::Stacked, None)).collect();
            apart.put(paragraph, cut(paragraph, laid));
        }
    }
    let blocks = |part| -> Vec<Option<&Paragraph>> {
        paper.blocks(part).iter().map(Block::as_paragraph).collect()
    };
    let top = blocks(PartId::BODY);
    head(letterhead.map(blocks).as_deref().unwrap_or(&top), &mut apart);
    closing(&top, &mut apart);
    apart
}

fn lines_of(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        ranges.push(at..at + line.len());
        at += line.len() + 1;
    }
    ranges
}

/// Whether the lines of a paragraph are parts of their own, not one text with breaks in it.
fn is_stack(paragraph: &Paragraph, text: &str, early: bool) -> bool {
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect();
    let short = lines.iter().all(|line| line.chars().count() <= LONGEST);
    let centred = paragraph.look.align == Alignment::Center;
    let celled = paragraph.address.path.iter().any(|step| matches!(step, Step::Cell(_)));
    let part = || lines.iter().any(|line| is_part(&nfc(line).replace('\u{a0}', " ")));
    lines.len() > 1 && short && (early && centred || part() && (early || celled || centred))
        || lines.len() > 1 && short && lines.iter().any(|line| signs::is_recipients_label(line))
}

static TITLE: Pattern = Pattern::new(
    r"^(Q\. |QUYỀN )?(PHÓ )?(TỔNG )?(GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|CHI CỤC|THỦ TRƯỞNG|CHỦ NHIỆM|TỔ TRƯỞNG|HIỆU PHÓ)",
);

/// Whether a line is a part of a head, a title or a closing by its own words.
fn is_part(line: &str) -> bool {
    let line = line.trim();
    is_head(line)
        || signs::is_subject_of_letter(line)
        || signs::is_addressee(line)
        || signs::is_recipients_label(line)
        || signs::is_filing(line)
        || signs::is_capacity(line)
        || TITLE.is_in(line)
        || line == line.to_uppercase() && kinds::named(line).is_some()
}

/// Whether a line is one that only a head has.
fn is_head(line: &str) -> bool {
    signs::is_national_name(line)
        || signs::is_motto(line)
        || signs::is_party_name(line)
        || signs::is_number(line)
        || signs::is_place_date(line)
}

/// The lines of a paragraph as one or two columns each.
struct Row {
    parts: Vec<Range<usize>>,
    laid: Laid,
    lead: usize,
}

static GAP: Pattern = Pattern::new(r"[ \u{a0}]*\t[ \u{a0}\t]*|[ \u{a0}]{3,}");
/// A blank to be filled in keeps its words together.
static BEFORE_BLANK: Pattern = Pattern::new(r"(?i)(số\s*:?|ngày|tháng|năm|[.…])$");
static AFTER_BLANK: Pattern = Pattern::new(r"(?i)^([/-]|tháng\b|năm\b|[.…])");

fn wide(gap: &str) -> usize {
    gap.chars().map(|c| if c == '\t' { 8 } else { 1 }).sum()
}

fn row(text: &str, range: Range<usize>) -> Row {
    let line = &text[range.clone()];
    let inner = line.trim();
    let lead = &line[..line.len() - line.trim_start().len()];
    let start = range.start + lead.len();
    let gaps: Vec<Range<usize>> = GAP
        .all(inner)
        .into_iter()
        .filter(|gap| {
            let (before, after) = (&inner[..gap.start()], &inner[gap.end()..]);
            let blank = BEFORE_BLANK.is_in(before) && !gap.as_str().contains('\t');
            !blank && !AFTER_BLANK.is_in(after)
        })
        .map(|gap| gap.range())
        .collect();
    let best = gaps
        .iter()
        .max_by_key(|gap| (is_head(&inner[gap.end..]), wide(&inner[(*gap).clone()])))
        .cloned();
    let (parts, gap) = match best {
        Some(gap) => (
            vec![start..start + gap.start, start + gap.end..start + inner.len()],
            inner[gap].to_owned(),
        ),
        None => (std::iter::once(start..start + inner.len()).collect(), lead.to_owned()),
    };
    let laid = if gap.contains('\t') { Laid::Tabs } else { Laid::Spaces };
    Row { parts, laid, lead: wide(lead) }
}

fn rows(text: &str) -> Vec<Row> {
    lines_of(text).into_iter().map(|range| row(text, range)).collect()
}

/// The head's columns.
const HEAD_GROUP: usize = 0;
/// The closing's columns.
const CLOSING_GROUP: usize = 1;

/// Columns laid out by hand form a table of two cells; such tables are counted down from the last number.
fn place(group: usize, row: usize, cell: usize) -> Place {
    Place { table: usize::MAX - group, row, cell, cells: 2 }
}

/// Paragraphs laid out as two columns, from one to another.
fn columns(top: &[Option<&Paragraph>], range: Range<usize>, group: usize, apart: &mut Apart) {
    let mut nth = 0;
    for paragraph in top[range].iter().flatten() {
        let text = paragraph.text();
        if text.trim().is_empty() {
            continue;
        }
        let rows = rows(&text);
        let middle = paragraph.look.align == Alignment::Center
            && rows.iter().all(|row| row.parts.len() == 1 && row.lead == 0);
        if group == HEAD_GROUP && middle {
            // A mark above the head, not a part of either column.
            continue;
        }
        let mut pieces = Vec::new();
        for row in rows {
            nth += 1;
            let alone = row.parts.len() == 1;
            let look = &paragraph.look;
            let right = alone
                && (row.lead >= 10
                    || look.align == Alignment::Right
                    || look.align == Alignment::Center && group == CLOSING_GROUP
                    || look.indents.left.0 + look.indents.first_line.0 > 2800);
            for (cell, part) in row.parts.into_iter().enumerate() {
                let cell = if right { 1 } else { cell };
                let whole = alone && row.lead == 0 && !text.contains('\n');
                let laid = if whole { Laid::Whole } else { row.laid };
                pieces.push((part, laid, Some(place(group, nth, cell))));
            }
        }
        apart.put(paragraph, cut(paragraph, pieces));
    }
}

/// A head that is laid out with tabs or spaces.
fn head(top: &[Option<&Paragraph>], apart: &mut Apart) {
    let mut last = None;
    for (at, paragraph) in top.iter().enumerate().take(HEAD) {
        let Some(paragraph) = paragraph else { break };
        let text = nfc(&paragraph.text()).into_owned();
        if text.chars().count() > 2 * LONGEST {
            break;
        }
        let found = rows(&text).iter().any(|row| {
            row.parts.len() == 2 && row.parts.iter().any(|part| is_head(text[part.clone()].trim()))
        });
        if found {
            last = Some(at);
        }
    }
    if let Some(last) = last {
        columns(top, 0..last + 1, HEAD_GROUP, apart);
    }
}

/// A closing that is laid out with tabs or spaces.
fn closing(top: &[Option<&Paragraph>], apart: &mut Apart) {
    let label = top.iter().position(|paragraph| {
        paragraph.is_some_and(|paragraph| {
            let text = paragraph.text();
            rows(&text).iter().any(|row| {
                row.parts.iter().any(|part| signs::is_recipients_label(&text[part.clone()]))
            })
        })
    });
    let Some(label) = label else { return };
    let mut end = label;
    let mut next_to = false;
    for (at, paragraph) in top.iter().enumerate().skip(label).take(CLOSING) {
        let Some(paragraph) = paragraph else { break };
        let text = paragraph.text();
        if at > label && (signs::is_appendix(text.trim()) || paragraph.look.page_break_before) {
            break;
        }
        next_to |= rows(&text).iter().any(|row| row.parts.len() == 2);
        end = at;
        if paragraph.ends_section || text.contains('\u{c}') {
            break;
        }
    }
    if next_to {
        columns(top, label..end + 1, CLOSING_GROUP, apart);
    }
}

/// A paragraph as several: each with its own runs; what is drawn goes with the words before it.
fn cut(paragraph: &Paragraph, parts: Vec<(Range<usize>, Laid, Option<Place>)>) -> Vec<Piece> {
    let starts: Vec<usize> = parts.iter().map(|(range, ..)| range.start).collect();
    let mut pieces = Vec::new();
    for (nth, (range, laid, place)) in parts.into_iter().enumerate() {
        let from = if nth == 0 { 0 } else { range.start };
        let until = starts.get(nth + 1).copied().unwrap_or(usize::MAX);
        let runs = paragraph.shown_at().filter_map(|(at, run)| {
            if at.is_empty() {
                return (from..until).contains(&at.start).then(|| run.clone());
            }
            let within = at.start.max(range.start)..at.end.min(range.end);
            if within.start >= within.end {
                return None;
            }
            let content = match &run.content {
                Content::Text(text) => Content::Text(
                    text.get(within.start - at.start..within.end - at.start)?.to_owned(),
                ),
                other => other.clone(),
            };
            Some(Run { content, ..run.clone() })
        });
        let mut piece = Paragraph { runs: runs.collect(), ..without_runs(paragraph) };
        if nth > 0 {
            piece.number = None;
            piece.look.page_break_before = false;
        }
        if laid.is_next_to_other() {
            piece.room = None;
        }
        pieces.push(Piece { paragraph: piece, start: range.start, laid, place });
    }
    pieces
}

/// A paragraph without its runs.
fn without_runs(paragraph: &Paragraph) -> Paragraph {
    Paragraph {
        address: paragraph.address.clone(),
        look: paragraph.look.clone(),
        number: paragraph.number.clone(),
        runs: Vec::new(),
        mark: paragraph.mark.clone(),
        mark_change: paragraph.mark_change,
        control: paragraph.control,
        room: paragraph.room,
        ends_section: paragraph.ends_section,
        page: paragraph.page,
    }
}
