//! Stage: merged text in a closed subset of HTML becomes the blocks of a document.
//!
//! Only this module knows HTML. The set of elements is in [`elements`]; anything else is a flaw, and all flaws of a
//! text are found at once. Numbers of headings are given here, never typed.

mod chart;
mod cursor;
pub(crate) mod elements;
pub(crate) mod fault;
mod field;
mod inline;
mod table;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::io::BufRead;

use self::cursor::{Cursor, Step, Tag};
use self::elements::{ELEMENTS, PLACE};
use self::fault::MarkupFault;
use crate::document::{Appendix, Block, BookmarkName, Inline, Orientation, Paragraph, Region};
use crate::profile::Role;
use crate::viet;

/// Merged text, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marked {
    /// The text itself.
    pub body: Vec<Block>,
    /// Its appendices.
    pub appendices: Vec<Appendix>,
    /// The names of its fields.
    pub fields: BTreeSet<String>,
}

/// Something wrong with merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// What is wrong.
    pub fault: MarkupFault,
    /// The line in the merged text, from 1.
    pub line: u32,
    /// Which place of a template wrote it (`name:line`), where the text says so.
    pub origin: Option<String>,
}

/// Reads merged text, while it may still be being written.
///
/// # Errors
/// Every flaw of the text; after a place that is not well-formed nothing more is found.
pub fn read(text: &mut dyn BufRead) -> Result<Marked, Vec<Flaw>> {
    let mut reader = Reader {
        cursor: Cursor::new(text),
        open: Vec::new(),
        flaws: Vec::new(),
        names: BTreeSet::new(),
        bookmarks: HashMap::new(),
    };
    let mut marked = reader.text();
    let Reader { cursor, mut flaws, names, .. } = reader;
    marked.fields = names;
    flaws.extend(cursor.broken().map(|broken| Flaw {
        fault: MarkupFault::NotWellFormed { why: broken.why.clone() },
        line: broken.line,
        origin: broken.place.clone(),
    }));
    match flaws.is_empty() {
        true => Ok(marked),
        false => Err(flaws),
    }
}

/// What is being read and what was found wrong with it.
struct Reader<'s> {
    cursor: Cursor<'s>,
    /// The elements that are being read, the outermost first: name, and the place of a template, its own or
    /// that of the one around it.
    open: Vec<(Cow<'static, str>, Option<String>)>,
    flaws: Vec<Flaw>,
    /// The names of fields so far.
    names: BTreeSet<String>,
    /// The names of bookmarks so far, each with how often it was asked for.
    bookmarks: HashMap<BookmarkName, usize>,
}

/// What is in an element.
enum Inside {
    /// Words, and the line on which they begin.
    Words(String, u32),
    /// An element. What is not read of it is passed over.
    Element(Tag),
}

/// What the name of a bookmark may be.
const BOOKMARK_NAME: &str = "tên gồm chữ không dấu, số, dấu _, nhiều nhất 40 ký tự";

/// The running numbers of headings in the text or in one appendix.
#[derive(Default)]
struct Counters {
    part: u32,
    section: u32,
    clause: u32,
    point: usize,
    decimal: u32,
}

impl Counters {
    /// The next `Phần I`; what is below restarts.
    fn next_part(&mut self) -> String {
        *self = Counters { part: self.part + 1, ..Counters::default() };
        format!("Phần {}", viet::roman(self.part))
    }

    fn next_section(&mut self) -> String {
        *self = Counters { part: self.part, section: self.section + 1, ..Counters::default() };
        format!("{}.", viet::roman(self.section))
    }

    fn next_clause(&mut self) -> String {
        (self.clause, self.point, self.decimal) = (self.clause + 1, 0, 0);
        format!("{}.", self.clause)
    }

    fn next_point(&mut self) -> String {
        self.point += 1;
        format!("{})", viet::point_letter(self.point - 1))
    }

    fn next_decimal(&mut self) -> String {
        (self.decimal, self.point) = (self.decimal + 1, 0);
        format!("{}.{}.", self.clause, self.decimal)
    }
}

impl Reader<'_> {
    fn text(&mut self) -> Marked {
        let mut marked = Marked::default();
        let mut counters = Counters::default();
        self.children(|reader, child| match child {
            Inside::Element(tag) if tag.name == "section" => {
                if reader.is_allowed(&tag) {
                    marked.appendices.extend(reader.appendix(&tag));
                }
            }
            child => reader.block(child, &mut counters, &mut marked.body),
        });
        marked
    }

    /// Gives what is in the element that the cursor has just opened, up to its end.
    fn inside(&mut self, tag: &Tag, each: impl FnMut(&mut Self, Inside)) {
        let around = self.open.last().and_then(|(_, place)| place.as_deref());
        let place = tag.attribute(PLACE).or(around).map(str::to_owned);
        self.open.push((tag.name.clone(), place));
        self.children(each);
        self.open.pop();
    }

    /// Gives what comes next, up to the end of what is open.
    fn children(&mut self, mut each: impl FnMut(&mut Self, Inside)) {
        let depth = self.cursor.depth();
        loop {
            match self.cursor.step() {
                Step::Close => return,
                Step::Words(words, line) => each(self, Inside::Words(words, line)),
                Step::Open(tag) => each(self, Inside::Element(tag)),
            }
            self.pass_over(depth);
        }
    }

    /// Passes over what was not read of elements deeper than this.
    fn pass_over(&mut self, depth: usize) {
        while self.cursor.depth() > depth {
            self.cursor.step();
        }
    }

    /// The elements in an element that are allowed there; words next to them are a flaw.
    fn elements(&mut self, tag: &Tag, mut each: impl FnMut(&mut Self, Tag)) {
        self.inside(tag, |reader, child| match child {
            Inside::Words(words, line) => reader.stray(&words, line),
            Inside::Element(child) if reader.is_allowed(&child) => each(reader, child),
            Inside::Element(_) => {}
        });
    }

    /// The words of an element in which no element may be, as they are written.
    fn words_in(&mut self, tag: &Tag) -> String {
        let mut all = String::new();
        self.inside(tag, |reader, child| match child {
            Inside::Words(words, _) => all.push_str(&words),
            Inside::Element(child) => reader.misplaced(&child),
        });
        all
    }

    fn appendix(&mut self, tag: &Tag) -> Option<Appendix> {
        let orientation = match tag.attribute("class").unwrap_or_default() {
            "phu-luc" => Orientation::Portrait,
            "phu-luc ngang" => Orientation::Landscape,
            _ => {
                self.bad_value(tag, "class", "\"phu-luc\" hoặc \"phu-luc ngang\"");
                return None;
            }
        };
        let mut body = Vec::new();
        let mut counters = Counters::default();
        self.inside(tag, |reader, child| reader.block(child, &mut counters, &mut body));
        let title = tag.attribute("title").unwrap_or_default().to_owned();
        Some(Appendix { title, orientation, body })
    }

    fn block(&mut self, child: Inside, counters: &mut Counters, blocks: &mut Vec<Block>) {
        let tag = match child {
            Inside::Words(words, line) => return self.stray(&words, line),
            Inside::Element(tag) => tag,
        };
        if !self.is_allowed(&tag) {
            return;
        }
        match tag.name.as_ref() {
            "h1" => {
                let label = counters.next_part();
                blocks.push(Block::Paragraph(Paragraph::plain(Role::PartLabel, label)));
                self.paragraph(&tag, Role::PartTitle, None, blocks);
            }
            "h2" => self.paragraph(&tag, Role::Section, Some(counters.next_section()), blocks),
            "h3" => self.paragraph(&tag, Role::Clause, Some(counters.next_clause()), blocks),
            "h4" => {
                let number = match tag.attribute("class") {
                    None => counters.next_point(),
                    Some("thap-phan") => counters.next_decimal(),
                    Some(_) => {
                        return self.bad_value(&tag, "class", "\"thap-phan\", hoặc bỏ đi");
                    }
                };
                self.paragraph(&tag, Role::Subclause, Some(number), blocks);
            }
            "p" => self.plain_paragraph(&tag, counters, blocks),
            "ul" => {
                let level = match tag.attribute("class") {
                    None => Role::Dash,
                    Some("cong") => Role::Plus,
                    Some(_) => return self.bad_value(&tag, "class", "\"cong\", hoặc bỏ đi"),
                };
                self.list(&tag, level, blocks);
            }
            "figure" => blocks.extend(chart::read(self, &tag).map(Block::Chart)),
            "table" => blocks.push(Block::Table(table::read(self, &tag))),
            "hr" => match tag.attribute("class") {
                Some("trang") => blocks.push(Block::PageBreak),
                _ => self.bad_value(&tag, "class", "\"trang\""),
            },
            "div" => blocks.extend(self.region(&tag, counters).map(Block::Region)),
            _ => blocks.extend(field::read(self, &tag).map(Block::Field)),
        }
    }

    fn region(&mut self, tag: &Tag, counters: &mut Counters) -> Option<Region> {
        let mut blocks = Vec::new();
        self.inside(tag, |reader, child| reader.block(child, counters, &mut blocks));
        let typed = tag.attribute("id").unwrap_or_default();
        let Some(mark) = self.place_of(typed) else {
            self.bad_value(tag, "id", BOOKMARK_NAME);
            return None;
        };
        Some(Region { mark, blocks })
    }

    fn plain_paragraph(&mut self, tag: &Tag, counters: &mut Counters, blocks: &mut Vec<Block>) {
        let class = tag.attribute("class").unwrap_or(Role::Body.id());
        let (role, number) = match class {
            "khoan" => (Role::Body, Some(counters.next_clause())),
            "diem" => (Role::Point, Some(counters.next_point())),
            "diem thap-phan" => (Role::Point, Some(counters.next_decimal())),
            other => match other.parse() {
                Ok(role) => (role, None),
                Err(_) => {
                    let known = Role::ALL.iter().map(|role| role.id());
                    let nearest = viet::nearest(other, known).map(str::to_owned);
                    let found = other.to_owned();
                    return self.flaw(tag, MarkupFault::UnknownRole { found, nearest });
                }
            },
        };
        self.paragraph(tag, role, number, blocks);
    }

    fn paragraph(
        &mut self,
        tag: &Tag,
        role: Role,
        number: Option<String>,
        blocks: &mut Vec<Block>,
    ) {
        let before = self.flaws.len();
        let content = inline::read(self, tag);
        self.push(tag, (role, number, content), before, blocks);
    }

    /// Adds a paragraph. What is empty only because its content is wrong, with flaws since `before`, is not
    /// reported twice.
    fn push(
        &mut self,
        tag: &Tag,
        (role, number, content): (Role, Option<String>, Vec<Inline>),
        before: usize,
        blocks: &mut Vec<Block>,
    ) {
        if !inline::is_empty(&content) {
            blocks.push(Block::Paragraph(Paragraph { role, number, content }));
        } else if self.flaws.len() == before {
            self.flaw(tag, MarkupFault::EmptyParagraph);
        }
    }

    fn list(&mut self, tag: &Tag, level: Role, blocks: &mut Vec<Block>) {
        self.elements(tag, |reader, item| {
            let before = reader.flaws.len();
            let mut below = Vec::new();
            let content = inline::read_above(reader, &item, |reader, list| {
                if level == Role::Plus {
                    let (element, inside) = ("ul".to_owned(), "ul".to_owned());
                    reader.flaw(&list, MarkupFault::Misplaced { element, inside });
                } else if reader.is_allowed(&list) {
                    reader.list(&list, Role::Plus, &mut below);
                }
            });
            reader.push(&item, (level, None, content), before, blocks);
            blocks.append(&mut below);
        });
    }

    /// Whether an element is of the set, with valid attributes, where it may be; says what is not.
    fn is_allowed(&mut self, tag: &Tag) -> bool {
        let Some(element) = tag.element else {
            let found = tag.name.to_string();
            let nearest = viet::nearest(&found, ELEMENTS.iter().map(|e| e.name)).map(str::to_owned);
            self.flaw(tag, MarkupFault::UnknownElement { found, nearest });
            return false;
        };
        let before = self.flaws.len();
        let parent = self.open.last().map_or("", |(name, _)| name.as_ref());
        if !element.inside.contains(&parent) {
            self.misplaced(tag);
        }
        for (attribute, _) in &tag.attributes {
            if attribute != PLACE && !element.attributes.contains(&attribute.as_ref()) {
                let found = attribute.to_string();
                let allowed = element.attributes.to_vec();
                let element = element.name.to_owned();
                self.flaw(tag, MarkupFault::UnknownAttribute { element, found, allowed });
            }
        }
        for missing in element.required {
            if tag.attribute(missing).is_none_or(|value| value.trim().is_empty()) {
                let element = element.name.to_owned();
                self.flaw(tag, MarkupFault::MissingAttribute { element, missing });
            }
        }
        self.flaws.len() == before
    }

    /// The name of a bookmark where it is: as it was asked for, and from its second place on with the count of the
    /// place after. `None` where Word would refuse that.
    fn place_of(&mut self, typed: &str) -> Option<BookmarkName> {
        let Some(count) = self.bookmarks.get_mut(typed) else {
            let name = BookmarkName::new(typed)?;
            self.bookmarks.insert(name.clone(), 1);
            return Some(name);
        };
        let mut nth = *count;
        let name = loop {
            nth += 1;
            let name = BookmarkName::new(&format!("{typed}_{nth}"))?;
            if !self.bookmarks.contains_key(&name) {
                break name;
            }
        };
        self.bookmarks.insert(name.clone(), 1);
        if let Some(count) = self.bookmarks.get_mut(typed) {
            *count = nth;
        }
        Some(name)
    }

    fn misplaced(&mut self, tag: &Tag) {
        let element = tag.name.to_string();
        let inside = self.open.last().map_or_else(String::new, |(name, _)| name.to_string());
        self.flaw(tag, MarkupFault::Misplaced { element, inside });
    }

    fn bad_value(&mut self, tag: &Tag, attribute: &'static str, expected: &'static str) {
        let found = tag.attribute(attribute).unwrap_or_default().to_owned();
        self.flaw(tag, MarkupFault::BadValue { attribute, found, expected });
    }

    /// Says that words are where only elements may; white space may.
    fn stray(&mut self, words: &str, line: u32) {
        let words: String = words.trim().chars().take(40).collect();
        if !words.is_empty() {
            self.flaw_at(line, None, MarkupFault::StrayWords { words });
        }
    }

    fn flaw(&mut self, tag: &Tag, fault: MarkupFault) {
        self.flaw_at(tag.line, tag.attribute(PLACE), fault);
    }

    fn flaw_at(&mut self, line: u32, place: Option<&str>, fault: MarkupFault) {
        // What was cut off is not wrong in itself.
        if self.cursor.broken().is_some() {
            return;
        }
        let around = self.open.last().and_then(|(_, place)| place.as_deref());
        let origin = place.or(around).map(str::to_owned);
        self.flaws.push(Flaw { fault, line, origin });
    }
}
