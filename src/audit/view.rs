//! Audit: a paper as a flat list of lines that rules can read: text for matching, role, neighbours.

use std::ops::Range;

use chrono::NaiveDate;

use super::finding::Spot;
use super::kinds::KindName;
use super::roles::Sure;
use crate::metrics::{Face, text_width};
use crate::paper::{Block, Content, Paper, Paragraph, PartKind};
use crate::profile::{Profile, Role};
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
    /// In which text it stands.
    pub part: PartKind,
    /// Its words for matching: NFC, spaces that do not break as plain ones, without the automatic number.
    pub text: String,
    /// Its words as the file has them.
    pub raw: String,
    /// Which column of blocks (body, cell, box) it stands in.
    pub column: usize,
    /// The top block of the part that holds it.
    pub block: usize,
    /// Its cell, where it stands in one.
    pub place: Option<Place>,
    /// Whether a hint still shows in it.
    pub hinted: bool,
    /// The how-manieth line with words of its text, from 1.
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

    /// Whether it has a role.
    pub fn is(&self, role: Role) -> bool {
        self.role == Some(role)
    }

    /// Whether all its letters are shown bold.
    pub fn all_bold(&self) -> bool {
        self.all(|run| run.look.bold)
    }

    /// How wide its words are in one line, in twips.
    pub fn width(&self) -> i64 {
        let width = |run: &crate::paper::Run| {
            let face = match (run.look.bold, run.look.italic) {
                (false, false) => Face::Regular,
                (true, false) => Face::Bold,
                (false, true) => Face::Italic,
                (true, true) => Face::BoldItalic,
            };
            i64::from(text_width(run.text(), face, run.look.size.0))
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
    /// All lines: the main text, then headers, footers and notes.
    pub lines: Vec<Line<'p>>,
    /// What kind of document it is.
    pub kind: Option<&'static KindName>,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Whether its number and day are still to come.
    pub blank: bool,
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
                && !matches!(line.part, PartKind::Header | PartKind::Footer)
        })
    }

    /// Lines of the running text: neither head, title, closing nor tables.
    pub fn running(&self) -> impl Iterator<Item = (usize, &Line<'_>)> {
        self.written().filter(|(_, line)| line.role.is_some_and(is_running))
    }

    /// The lines of some blocks of the main text, with their indices.
    pub fn of_blocks(&self, blocks: Range<usize>) -> impl Iterator<Item = (usize, &Line<'_>)> {
        // The main text stands first, its blocks in order.
        let text = self.lines.partition_point(|line| line.part == PartKind::Body);
        let lines = &self.lines[..text];
        let start = lines.partition_point(|line| line.block < blocks.start);
        let end = lines.partition_point(|line| line.block < blocks.end).max(start);
        lines[start..end].iter().enumerate().map(move |(nth, line)| (start + nth, line))
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
        self.kind.is_some_and(|kind| kind.abbreviation == "CV")
    }

    /// Whether the issuer is a state body.
    pub fn is_state(&self) -> bool {
        self.profile.regime == crate::data::body::Regime::State
    }

    /// Where a line stands, for a clerk.
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
pub fn is_running(role: Role) -> bool {
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
pub fn shortened(words: &str) -> String {
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
pub(super) fn lines(paper: &Paper) -> Vec<Line<'_>> {
    let mut walk = Walk { paper, lines: Vec::new(), columns: 0, tables: 0 };
    for part in &paper.parts {
        let first = walk.lines.len();
        let column = walk.column();
        for (block, content) in part.blocks.iter().enumerate() {
            walk.block(content, part.kind, block, column, None);
        }
        let mut count = 0;
        for line in walk.lines.iter_mut().skip(first) {
            if !line.text.trim().is_empty() {
                count += 1;
                line.ordinal = count;
            }
        }
    }
    walk.lines
}

struct Walk<'p> {
    paper: &'p Paper,
    lines: Vec<Line<'p>>,
    columns: usize,
    tables: usize,
}

impl<'p> Walk<'p> {
    fn column(&mut self) -> usize {
        self.columns += 1;
        self.columns
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
        let raw = paragraph.text();
        let text: String = nfc(&raw)
            .chars()
            .map(|c| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}') { ' ' } else { c })
            .collect();
        let hints = |id| self.paper.control(id).is_some_and(|control| control.placeholder);
        let hinted = paragraph.control.is_some_and(hints)
            || paragraph.runs.iter().any(|run| run.control.is_some_and(hints));
        self.lines.push(Line {
            paragraph,
            part,
            text,
            raw,
            column,
            block,
            place,
            hinted,
            ordinal: 0,
            role: None,
            sure: Sure::Guess,
        });
    }
}
