//! Stage: the bytes of a .docx of any writer become a [`Paper`], or a sentence on why they do not.
//!
//! The archive is opened under limits ([`container`]), parts become trees ([`xml`]), styles, lists and theme
//! are read once ([`style`], [`number`], [`theme`]), then every text is walked ([`body`], [`paragraph`],
//! [`table`]) and what is laid over one another on the way becomes the look that Word shows ([`look`]).
//! Nothing in a file makes this panic, recurse beyond [`limit::DEPTH`] or take memory without bound.

mod body;
pub(crate) mod container;
mod control;
mod drawing;
mod facts;
mod fault;
mod field;
mod look;
mod number;
mod paragraph;
mod props;
pub(crate) mod relations;
mod section;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod theme;
pub(crate) mod xml;

use std::collections::BTreeMap;

pub use fault::{Foreign, Much, ReadFault};
pub(crate) use paragraph::{characters as text_of, kept as kept_characters};

use self::body::{Around, Walker};
use self::container::Container;
use self::look::Stylesheet;
use self::number::Numbering;
use self::relations::Relations;
use self::style::Styles;
use self::theme::Theme;
use self::xml::{Look, Node};
use crate::limits::word as limit;
use crate::paper::{Block, Facts, Feet, Geometry, Paper, Part, PartId, PartKind, Section};
use crate::units::Twip;

/// What a Word file says.
///
/// # Errors
/// [`ReadFault`] where it is no readable .docx.
pub fn read(bytes: &[u8]) -> Result<Paper, ReadFault> {
    read_in(Container::open(bytes)?)
}

/// The same of a returned form, which is smaller than other files ([`crate::limits::harvest`]).
///
/// # Errors
/// As [`read`].
pub fn read_return(bytes: &[u8]) -> Result<Paper, ReadFault> {
    read_in(Container::open(bytes)?.under_bounds_of_returns())
}

/// How many bytes of XML a file holds once unpacked; nothing where it is no archive.
pub fn unpacked(bytes: &[u8]) -> u64 {
    Container::open(bytes).map_or(0, |mut container| container.unpacked())
}

fn read_in(mut container: Container<'_>) -> Result<Paper, ReadFault> {
    let root = relations::read(&mut container, "")?;
    let main = main_part(&mut container, &root)?;
    let related = relations::read(&mut container, &main)?;
    let mut facts = Facts::default();
    facts::inventory(&mut container, &mut facts)?;
    let properties = facts::properties(&mut container, &root);
    facts.writer = facts::writer(&mut container, &root);
    with_part(&mut container, &related, "settings", |root| facts::settings(root, &mut facts))?;
    let mut comments = 0;
    with_part(&mut container, &related, "comments", |root| {
        comments = root.children().filter(|node| node.word() == Some("comment")).count();
        facts.remarks = facts::remarks(root);
    })?;
    facts.comments = comments as u32;
    let mut theme = Theme::default();
    with_part(&mut container, &related, "theme", |root| theme = Theme::read(root))?;
    let mut styles = Styles::default();
    with_part(&mut container, &related, "styles", |root| styles = Styles::read(root, &theme))?;
    let mut numbering = Numbering::default();
    with_part(&mut container, &related, "numbering", |root| {
        numbering = Numbering::read(root, &theme);
    })?;
    let sheet = Stylesheet { theme, styles };
    let mut reader = Reader {
        container,
        related,
        walker: Walker::new(&sheet, numbering),
        facts,
        parts: Vec::new(),
        feet: BTreeMap::new(),
    };
    let sections = reader.main(&main)?;
    reader.feet(&sections)?;
    reader.notes(&sections)?;
    let Reader { mut walker, mut facts, parts, .. } = reader;
    walker.end();
    facts.unended_fields = walker.unended;
    facts.active = walker.fields.active().map(str::to_owned).collect();
    Ok(Paper { parts, sections, controls: walker.controls, properties, facts })
}

/// The part with the text: the one that the file names, else where Word puts it.
pub(crate) fn main_part(
    container: &mut Container<'_>,
    root: &Relations,
) -> Result<String, ReadFault> {
    let named = root.of_kind("officeDocument").next().map(|relation| relation.target.clone());
    let main = named.unwrap_or_else(|| "word/document.xml".into());
    match container.has(&main) && !main.starts_with("xl/") && !main.starts_with("ppt/") {
        true => Ok(main),
        false => Err(container.foreign()),
    }
}

/// Takes the first part of a kind, where there is one.
fn with_part(
    container: &mut Container<'_>,
    related: &Relations,
    kind: &str,
    take: impl FnOnce(Node<'_>),
) -> Result<(), ReadFault> {
    let Some(relation) = related.of_kind(kind).next() else { return Ok(()) };
    if let Some(text) = container.text(&relation.target)? {
        take(xml::parse(&text, &relation.target)?.root_element());
    }
    Ok(())
}

/// The page layouts of a text, in its order. One inside a text box, a table or an old layout that was changed
/// is not of the text.
pub(crate) fn page_layouts<'x>(body: Node<'x>) -> impl Iterator<Item = Node<'x>> {
    body.descendants().filter(|node| {
        node.word() == Some("sectPr")
            && !node
                .ancestors()
                .any(|above| matches!(above.word(), Some("sectPrChange" | "txbxContent" | "tbl")))
    })
}

struct Reader<'b, 's> {
    container: Container<'b>,
    related: Relations,
    walker: Walker<'s>,
    facts: Facts,
    parts: Vec<Part>,
    /// Headers and footers by their names, with the room that their first section gives them.
    feet: BTreeMap<String, (PartId, PartKind, Option<Twip>)>,
}

impl Reader<'_, '_> {
    /// The main text, and its page layouts.
    fn main(&mut self, name: &str) -> Result<Vec<Section>, ReadFault> {
        let text = self.container.text(name)?.unwrap_or_default();
        let tree = xml::parse(&text, name)?;
        let root = tree.root_element();
        self.facts.strict = root.tag_name().namespace() == Some(xml::STRICT);
        let body = root.child("body").ok_or(ReadFault::NoText)?;
        self.parts.push(Part { kind: PartKind::Body, name: name.to_owned(), blocks: Vec::new() });
        facts::changes(root, &mut self.facts.changes);
        self.facts.bookmarks = facts::bookmarks(root);
        self.facts.bookmark_spans = facts::bookmark_spans(root);
        let mut sections = self.sections(body)?;
        self.walker.begin(PartId::BODY, root);
        let rooms: Vec<_> = sections.iter().map(room).collect();
        let mut blocks = Vec::new();
        let mut at = 0;
        for child in body.children().filter(|child| child.is_element()) {
            let around = Around::part(rooms.get(at).copied().flatten());
            let before = blocks.len();
            self.walker.child(child, &around, &mut blocks)?;
            for (nth, block) in blocks.iter().enumerate().skip(before) {
                if block.as_paragraph().is_some_and(|paragraph| paragraph.ends_section)
                    && at + 1 < sections.len()
                {
                    sections[at].blocks.end = nth + 1;
                    at += 1;
                    sections[at].blocks.start = nth + 1;
                }
            }
        }
        if let Some(last) = sections.get_mut(at) {
            last.blocks.end = blocks.len();
        }
        sections.truncate(at + 1);
        self.parts[0].blocks = blocks;
        Ok(sections)
    }

    /// The page layouts of the text, headers taken over from one to the next.
    fn sections(&mut self, body: Node<'_>) -> Result<Vec<Section>, ReadFault> {
        let mut sections: Vec<Section> = Vec::new();
        let (mut headers, mut footers) = (Feet::default(), Feet::default());
        for node in page_layouts(body).take(limit::TEXTS) {
            let section::Read { mut section, feet } = section::read(node);
            for (is_header, which, id) in feet {
                let (kind, all) = match is_header {
                    true => (PartKind::Header, &mut headers),
                    false => (PartKind::Footer, &mut footers),
                };
                let Some(relation) = self.related.by_id(id) else { continue };
                let target = relation.target.clone();
                if !self.container.has(&target) {
                    continue;
                }
                let next = PartId(self.feet.len() as u16 + 1);
                let (part, ..) = *self.feet.entry(target).or_insert((next, kind, room(&section)));
                match which {
                    "first" => all.first = Some(part),
                    "even" => all.even = Some(part),
                    _ => all.default = Some(part),
                }
                if self.feet.len() > limit::TEXTS {
                    return Err(ReadFault::TooMuch { part: None, what: Much::Texts });
                }
            }
            (section.headers, section.footers) = (headers, footers);
            sections.push(section);
        }
        // A text whose last section says nothing has Word's own page.
        let last = body.children().rfind(|node| node.is_element());
        if sections.is_empty() || last.is_none_or(|last| last.word() != Some("sectPr")) {
            sections.push(Section {
                geometry: Geometry::default(),
                headers,
                footers,
                new_page: true,
                columns: 1,
                ..Section::default()
            });
        }
        Ok(sections)
    }

    /// Headers and footers, in the order of their ids.
    fn feet(&mut self, _sections: &[Section]) -> Result<(), ReadFault> {
        let mut feet: Vec<_> = std::mem::take(&mut self.feet).into_iter().collect();
        feet.sort_by_key(|(_, (id, ..))| *id);
        for (name, (id, kind, room)) in feet {
            let blocks = self.text(&name, id, room)?;
            self.parts.push(Part { kind, name, blocks });
        }
        Ok(())
    }

    /// A header or footer.
    fn text(
        &mut self,
        name: &str,
        id: PartId,
        room: Option<Twip>,
    ) -> Result<Vec<Block>, ReadFault> {
        let text = self.container.text(name)?.unwrap_or_default();
        let tree = xml::parse(&text, name)?;
        let root = tree.root_element();
        facts::changes(root, &mut self.facts.changes);
        self.walker.begin(id, root);
        let mut blocks = Vec::new();
        self.walker.blocks(root, &Around::part(room), &mut blocks)?;
        Ok(blocks)
    }

    /// Footnotes and endnotes, without the lines that part them from the text.
    fn notes(&mut self, sections: &[Section]) -> Result<(), ReadFault> {
        for (relation, kind) in
            [("footnotes", PartKind::Footnotes), ("endnotes", PartKind::Endnotes)]
        {
            let Some(name) =
                self.related.of_kind(relation).next().map(|relation| relation.target.clone())
            else {
                continue;
            };
            let Some(text) = self.container.text(&name)? else { continue };
            let tree = xml::parse(&text, &name)?;
            let root = tree.root_element();
            facts::changes(root, &mut self.facts.changes);
            let id = PartId(self.parts.len() as u16);
            self.walker.begin(id, root);
            let around = Around::part(sections.first().and_then(room));
            let mut blocks = Vec::new();
            for note in root.children().filter(|node| node.is_element()) {
                if matches!(note.attr("type"), None | Some("normal")) {
                    self.walker.blocks(note, &around, &mut blocks)?;
                }
            }
            if !blocks.is_empty() {
                self.parts.push(Part { kind, name, blocks });
            }
        }
        Ok(())
    }
}

/// How wide a column of a section is.
fn room(section: &Section) -> Option<Twip> {
    let width = section.geometry.text_width();
    // Word's gap between columns where a file says nothing: half an inch.
    let gaps = Twip(720 * (section.columns as i32 - 1));
    Some(Twip((width - gaps).0 / section.columns.max(1) as i32))
}
