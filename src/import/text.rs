//! Import: a paper as the texts that a person typed, one after the other: soft breaks taken apart, spaces plain, each
//! with its look, its role in the head or the closing, and its place in words for a clerk.

use crate::audit::roles::Sure;
use crate::audit::{Line, shortened};
use crate::paper::{Alignment, Content, Number, PartKind, Run, Step};
use crate::profile::Role;

/// Where a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In the running text.
    Body,
    /// In a cell of a table of several columns.
    Cell { table: usize, row: usize, cell: usize },
    /// In a text box.
    Box,
    /// In the header of a page that is no letterhead.
    Header,
    /// In the footer of a page.
    Footer,
    /// In a footnote or endnote.
    Note,
}

/// A text: a paragraph, or one line of it.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// Its words: NFC, one plain space between two.
    pub(super) words: String,
    /// The automatic number or bullet before it.
    pub(super) auto: Option<Number>,
    /// Whether all its letters are bold.
    pub(super) bold: bool,
    /// How many letters from its start are bold.
    pub(super) bold_head: usize,
    /// Whether all its letters are slanted.
    pub(super) italic: bool,
    /// Whether all its letters are capitals, typed or shown so.
    pub(super) capitals: bool,
    /// Whether it is centred.
    pub(super) centred: bool,
    /// What it is in the head or the closing, as the audit sees it.
    pub(super) role: Option<Role>,
    /// How sure that is.
    pub(super) sure: Sure,
    /// Whether it goes on from the text before it, as the audit sees it.
    pub(super) continues: bool,
    /// Where it is.
    pub(super) place: Where,
    /// Which table holds it, a layout table of one column among them.
    pub(super) table: Option<usize>,
    /// Its column of blocks, so that what is next to each other is not taken for what follows.
    pub(super) column: usize,
    /// Its number among the paragraphs with words, from 1.
    pub(super) ordinal: usize,
    /// Its page, where Word noted it.
    pub(super) page: Option<u32>,
    /// Whether an empty paragraph is before it.
    pub(super) after_blank: bool,
}

impl Text {
    /// Where it is, for a clerk.
    pub(super) fn spot(&self) -> String {
        let kind = match self.place {
            Where::Body => format!("đoạn {}", self.ordinal),
            Where::Cell { table, row, cell } => {
                format!("bảng {}, hàng {}, ô {}", table + 1, row + 1, cell + 1)
            }
            Where::Box => format!("khung chữ ở đoạn {}", self.ordinal),
            Where::Header => "đầu trang".to_owned(),
            Where::Footer => "chân trang".to_owned(),
            Where::Note => "chú thích cuối trang".to_owned(),
        };
        let page = self.page.map(|page| format!(" trang {page},")).unwrap_or_default();
        format!("{page} {kind}").trim().to_owned()
    }

    /// Its first words.
    pub(super) fn short(&self) -> String {
        shortened(&self.words)
    }

    /// The number or bullet that Word draws, and the words.
    pub(super) fn whole(&self) -> String {
        match self.auto.as_ref().map(|auto| auto.text.trim()).filter(|text| !text.is_empty()) {
            Some(number) => format!("{} {}", drawn(number), self.words),
            None => self.words.clone(),
        }
    }
}

/// A bullet of a symbol font as a plain one.
pub(super) fn drawn(number: &str) -> String {
    let plain = |c: char| if ('\u{e000}'..='\u{f8ff}').contains(&c) { '•' } else { c };
    number.chars().map(plain).collect()
}

/// Whether a character draws nothing, also between two letters.
fn draws_nothing(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}')
}

/// Words with one plain space between two.
pub(super) fn plain(words: &str) -> String {
    let shown: String = words.chars().filter(|c| !draws_nothing(*c)).collect();
    let words: Vec<&str> = shown.split_whitespace().collect();
    words.join(" ")
}

/// The texts of lines.
pub(super) fn texts(lines: &[Line<'_>], legacy: bool) -> Vec<Text> {
    let mut widest: Vec<usize> = Vec::new();
    for place in lines.iter().filter_map(|line| line.place).filter(|place| place.table < 1 << 20) {
        if widest.len() <= place.table {
            widest.resize(place.table + 1, 0);
        }
        widest[place.table] = widest[place.table].max(place.cells);
    }
    let mut found = Vec::new();
    let mut after_blank = false;
    for line in lines {
        if line.words().is_empty() && line.paragraph.is_blank() {
            after_blank = true;
            continue;
        }
        let mut first = true;
        for part in line.text.split(['\n', '\u{c}', '\u{b}']) {
            let words = plain(&part.replace('\u{fffc}', "•"));
            let words = if legacy { in_capitals(words) } else { words };
            let auto = line.paragraph.number.clone().filter(|_| first);
            if words.is_empty() && (auto.is_none() || !first) {
                continue;
            }
            let single =
                line.place.and_then(|place| widest.get(place.table)).is_some_and(|n| *n < 2);
            found.push(Text {
                bold: line.all_bold(),
                bold_head: if first { bold_head(line) } else { 0 },
                italic: line.all(|run| run.look.italic),
                capitals: is_capitals(&words) || line.all(|run: &Run| run.look.caps),
                centred: line.paragraph.look.align == Alignment::Center,
                words,
                auto,
                role: line.role,
                sure: line.sure,
                continues: line.continues || !first,
                place: place(line, single),
                table: line.place.map(|place| place.table),
                column: line.column,
                ordinal: line.ordinal,
                page: line.paragraph.page,
                after_blank: after_blank && first,
            });
            first = false;
        }
        after_blank = false;
    }
    found
}

fn place(line: &Line<'_>, single: bool) -> Where {
    match line.part {
        PartKind::Header if !line.letterhead => return Where::Header,
        PartKind::Footer => return Where::Footer,
        PartKind::Footnotes | PartKind::Endnotes => return Where::Note,
        PartKind::Header | PartKind::Body => {}
    }
    if line.paragraph.address.path.iter().any(|step| matches!(step, Step::Run(_))) {
        return Where::Box;
    }
    match line.place {
        Some(place) if !single => {
            Where::Cell { table: place.table, row: place.row, cell: place.cell }
        }
        _ => Where::Body,
    }
}

/// Words of a code before Unicode, whose capitals with marks are small letters in another font: where all plain letters are
/// capitals, the others are too.
fn in_capitals(words: String) -> String {
    let plain = || words.chars().filter(char::is_ascii_alphabetic);
    match plain().count() > 3 && plain().all(|c| c.is_ascii_uppercase()) {
        true => words.to_uppercase(),
        false => words,
    }
}

/// Whether words are in capitals: some letters, none of them small.
pub(super) fn is_capitals(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// How many letters and signs from the start of a line are bold, spaces not counted.
fn bold_head(line: &Line<'_>) -> usize {
    let mut count = 0;
    for run in line.paragraph.shown().filter(|run| !matches!(run.content, Content::Drawing(_))) {
        let text = run.text();
        if text.trim().is_empty() {
            continue;
        }
        if !run.look.bold {
            break;
        }
        count += text.chars().filter(|c| !c.is_whitespace() && !draws_nothing(*c)).count();
    }
    count
}
