//! Stage: merged text in a closed subset of HTML becomes the blocks of a document.
//!
//! Only this module knows HTML. The set of elements stands in [`elements`]; anything else is a flaw, and
//! all flaws of a text are found at once. Numbers of headings are given here, never typed.

pub mod elements;
pub mod fault;
mod field;
mod inline;
mod table;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document as Xml, Node, ParsingOptions};

use self::elements::{ELEMENTS, PLACE, find};
use self::fault::MarkupFault;
use crate::document::{Appendix, Block, BookmarkName, Inline, Orientation, Paragraph};
use crate::profile::Role;
use crate::viet;

/// Merged text, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marked {
    /// The text itself.
    pub body: Vec<Block>,
    /// Its appendices.
    pub appendices: Vec<Appendix>,
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

/// Reads merged text.
///
/// # Errors
/// Every flaw of the text.
pub fn parse(text: impl Into<String>) -> Result<Marked, Vec<Flaw>> {
    // In place: the text of a summary of a country is not to stand in memory twice.
    let mut wrapped = text.into();
    wrapped.insert_str(0, "<van-ban>");
    wrapped.push_str("</van-ban>");
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 2_000_000, ..Default::default() };
    let xml = match Xml::parse_with_options(&wrapped, options) {
        Ok(xml) => xml,
        Err(error) => {
            let line = error.pos().row;
            let fault = MarkupFault::NotWellFormed { why: in_words(&error) };
            return Err(vec![Flaw { fault, line, origin: origin_before(&wrapped, line) }]);
        }
    };
    let mut reader =
        Reader { xml: &xml, flaws: Vec::new(), names: BTreeSet::new(), bookmarks: BTreeMap::new() };
    let marked = reader.text(xml.root_element());
    match reader.flaws.is_empty() {
        true => Ok(marked),
        false => Err(reader.flaws),
    }
}

/// What is being read and what was found wrong with it.
struct Reader<'x, 'i> {
    xml: &'x Xml<'i>,
    flaws: Vec<Flaw>,
    /// The names of fields so far.
    names: BTreeSet<String>,
    /// The names of bookmarks so far, each with how often it was asked for.
    bookmarks: BTreeMap<String, usize>,
}

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
    /// The next `Phần I`; what stands below counts anew.
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

impl Reader<'_, '_> {
    fn text(&mut self, root: Node) -> Marked {
        let mut marked = Marked::default();
        let mut counters = Counters::default();
        for child in root.children() {
            if child.is_element() && child.tag_name().name() == "section" {
                if self.lawful(child) {
                    marked.appendices.extend(self.appendix(child));
                }
            } else {
                self.block(child, &mut counters, &mut marked.body);
            }
        }
        marked
    }

    fn appendix(&mut self, node: Node) -> Option<Appendix> {
        let orientation = match node.attribute("class").unwrap_or_default() {
            "phu-luc" => Orientation::Portrait,
            "phu-luc ngang" => Orientation::Landscape,
            other => {
                let found = other.to_owned();
                let expected = "\"phu-luc\" hoặc \"phu-luc ngang\"";
                self.flaw(node, MarkupFault::BadValue { attribute: "class", found, expected });
                return None;
            }
        };
        let mut body = Vec::new();
        let mut counters = Counters::default();
        for child in node.children() {
            self.block(child, &mut counters, &mut body);
        }
        let title = node.attribute("title").unwrap_or_default().to_owned();
        Some(Appendix { title, orientation, body })
    }

    fn block(&mut self, node: Node, counters: &mut Counters, blocks: &mut Vec<Block>) {
        if node.is_text() {
            let words = node.text().unwrap_or_default().trim();
            if !words.is_empty() {
                let words = words.chars().take(40).collect();
                self.flaw(node, MarkupFault::StrayWords { words });
            }
            return;
        }
        if !node.is_element() || !self.lawful(node) {
            return;
        }
        match node.tag_name().name() {
            "h1" => {
                let label = counters.next_part();
                blocks.push(Block::Paragraph(Paragraph::plain(Role::PartLabel, label)));
                self.paragraph(node, Role::PartTitle, None, blocks);
            }
            "h2" => self.paragraph(node, Role::Section, Some(counters.next_section()), blocks),
            "h3" => self.paragraph(node, Role::Clause, Some(counters.next_clause()), blocks),
            "h4" => {
                let number = match node.attribute("class") {
                    None => counters.next_point(),
                    Some("thap-phan") => counters.next_decimal(),
                    Some(other) => {
                        let found = other.to_owned();
                        let expected = "\"thap-phan\", hoặc bỏ đi";
                        return self.flaw(
                            node,
                            MarkupFault::BadValue { attribute: "class", found, expected },
                        );
                    }
                };
                self.paragraph(node, Role::Subclause, Some(number), blocks);
            }
            "p" => self.plain_paragraph(node, counters, blocks),
            "ul" => {
                let level = match node.attribute("class") {
                    None => Role::Dash,
                    Some("cong") => Role::Plus,
                    Some(other) => {
                        let found = other.to_owned();
                        let expected = "\"cong\", hoặc bỏ đi";
                        return self.flaw(
                            node,
                            MarkupFault::BadValue { attribute: "class", found, expected },
                        );
                    }
                };
                self.list(node, level, blocks);
            }
            "table" => blocks.push(Block::Table(table::read(self, node))),
            "hr" => match node.attribute("class") {
                Some("trang") => blocks.push(Block::PageBreak),
                other => {
                    let found = other.unwrap_or_default().to_owned();
                    let expected = "\"trang\"";
                    self.flaw(node, MarkupFault::BadValue { attribute: "class", found, expected });
                }
            },
            _ => blocks.extend(field::read(self, node).map(Block::Field)),
        }
    }

    fn plain_paragraph(&mut self, node: Node, counters: &mut Counters, blocks: &mut Vec<Block>) {
        let class = node.attribute("class").unwrap_or(Role::Body.id());
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
                    return self.flaw(node, MarkupFault::UnknownRole { found, nearest });
                }
            },
        };
        self.paragraph(node, role, number, blocks);
    }

    fn paragraph(
        &mut self,
        node: Node,
        role: Role,
        number: Option<String>,
        blocks: &mut Vec<Block>,
    ) {
        let before = self.flaws.len();
        let content = inline::read(self, node, &[]);
        // What is empty only because its content is wrong is not told twice.
        if !inline::is_empty(&content) || self.flaws.len() == before {
            self.push(node, role, number, content, blocks);
        }
    }

    fn push(
        &mut self,
        node: Node,
        role: Role,
        number: Option<String>,
        content: Vec<Inline>,
        blocks: &mut Vec<Block>,
    ) {
        match inline::is_empty(&content) {
            true => self.flaw(node, MarkupFault::EmptyParagraph),
            false => blocks.push(Block::Paragraph(Paragraph { role, number, content })),
        }
    }

    fn list(&mut self, node: Node, level: Role, blocks: &mut Vec<Block>) {
        for item in node.children() {
            if item.is_text() && !item.text().unwrap_or_default().trim().is_empty() {
                let words = item.text().unwrap_or_default().trim().chars().take(40).collect();
                self.flaw(item, MarkupFault::StrayWords { words });
            }
            if !item.is_element() || !self.lawful(item) {
                continue;
            }
            let content = inline::read(self, item, &["ul"]);
            self.push(item, level, None, content, blocks);
            for below in item.children().filter(|n| n.is_element() && n.tag_name().name() == "ul") {
                if level == Role::Plus {
                    let element = "ul".to_owned();
                    self.flaw(below, MarkupFault::Misplaced { element, inside: "ul".into() });
                } else if self.lawful(below) {
                    self.list(below, Role::Plus, blocks);
                }
            }
        }
    }

    /// Whether an element is of the set, with lawful attributes, where it may stand; says what is not.
    fn lawful(&mut self, node: Node) -> bool {
        let name = node.tag_name().name();
        let Some(element) = find(name) else {
            let nearest = viet::nearest(name, ELEMENTS.iter().map(|e| e.name)).map(str::to_owned);
            self.flaw(node, MarkupFault::UnknownElement { found: name.to_owned(), nearest });
            return false;
        };
        let before = self.flaws.len();
        let parent = node.parent_element().map_or("", |parent| parent.tag_name().name());
        let parent = if parent == "van-ban" { "" } else { parent };
        if !element.inside.contains(&parent) {
            let inside = parent.to_owned();
            self.flaw(node, MarkupFault::Misplaced { element: name.to_owned(), inside });
        }
        for attribute in node.attributes().map(|a| a.name()) {
            if attribute != PLACE && !element.attributes.contains(&attribute) {
                let found = attribute.to_owned();
                let allowed = element.attributes.to_vec();
                let element = name.to_owned();
                self.flaw(node, MarkupFault::UnknownAttribute { element, found, allowed });
            }
        }
        for missing in element.required {
            if node.attribute(*missing).is_none_or(|value| value.trim().is_empty()) {
                self.flaw(
                    node,
                    MarkupFault::MissingAttribute { element: name.to_owned(), missing },
                );
            }
        }
        self.flaws.len() == before
    }

    /// The name of a bookmark where it stands: as it was asked for, and from its second place on with the
    /// count of the place behind. `None` where Word would refuse that.
    fn place_of(&mut self, typed: &str) -> Option<BookmarkName> {
        let mut nth = self.bookmarks.get(typed).copied().unwrap_or_default() + 1;
        let mut name = if nth == 1 { typed.to_owned() } else { format!("{typed}_{nth}") };
        while self.bookmarks.contains_key(&name) && name != typed {
            nth += 1;
            name = format!("{typed}_{nth}");
        }
        self.bookmarks.insert(typed.to_owned(), nth);
        self.bookmarks.entry(name.clone()).or_insert(1);
        BookmarkName::new(&name)
    }

    fn flaw(&mut self, node: Node, fault: MarkupFault) {
        let line = self.xml.text_pos_at(node.range().start).row;
        let origin =
            node.ancestors().find_map(|ancestor| ancestor.attribute(PLACE)).map(str::to_owned);
        self.flaws.push(Flaw { fault, line, origin });
    }
}

/// The last place of a template that the text names before the end of a line.
fn origin_before(text: &str, line: u32) -> Option<String> {
    let end: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
    let mark = format!("{PLACE}=\"");
    let from = text.get(..end)?.rfind(&mark)? + mark.len();
    text.get(from..)?.split('"').next().map(str::to_owned)
}

/// The reader's complaint in Vietnamese.
fn in_words(error: &roxmltree::Error) -> String {
    use roxmltree::Error;
    match error {
        Error::UnexpectedCloseTag(expected, found, _) => {
            format!("phần tử <{expected}> chưa được đóng mà đã gặp </{found}>")
        }
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => {
            "có phần tử chưa được đóng".into()
        }
        Error::UnknownEntityReference(name, _) => format!("ký hiệu &{name}; không dùng được"),
        Error::MalformedEntityReference(_) => "dấu & phải viết là &amp;".into(),
        Error::DuplicatedAttribute(name, _) => format!("thuộc tính '{name}' ghi hai lần"),
        Error::DtdDetected => "không được khai báo DTD".into(),
        Error::InvalidChar(..) | Error::InvalidChar2(..) | Error::InvalidAttributeValue(_) => {
            "có dấu <, & hoặc dấu nháy đặt sai chỗ".into()
        }
        Error::NonXmlChar(..) => "có ký tự điều khiển không in được".into(),
        Error::NodesLimitReached => "văn bản quá lớn".into(),
        _ => "có phần tử hoặc thuộc tính viết chưa đúng".into(),
    }
}
