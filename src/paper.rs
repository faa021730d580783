//! Values: what a Word file says, as Word shows it: every paragraph with the look that it really has after
//! styles, numbering and direct formatting, and no XML.
//!
//! `word::read` makes a [`Paper`] from the bytes of any .docx; audit finds roles and measures it, harvest
//! takes the answers out of its controls, `word::edit` finds places again by their [`Address`].
//! [`outline()`] prints it.

mod block;
mod control;
mod fact;
mod line;
mod look;
mod outline;
mod section;
#[cfg(test)]
mod tests;
mod walk;

pub use block::{
    Address, Block, Break, Cell, Change, Content, Drawing, DrawingKind, Number, Origin, Paragraph,
    Row, Run, Slot, Step, Table,
};
pub use control::{Control, ControlId, ControlKind, Item, Nesting};
pub use fact::{BookmarkSpan, Changes, ExternalLink, Facts, Properties, Remark};
pub use line::{DrawnLine, LineForm};
pub use look::{
    Alignment, Border, BorderKind, Borders, Color, Indents, Language, LineSpacing, ParagraphLook,
    Position, RunLook, StyleRef, TabKind, TabStop, Underline,
};
pub use outline::outline;
pub use section::{Feet, Geometry, PageNumbers, Section};
pub use walk::Paragraphs;

/// A Word file as Word shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paper {
    /// The texts: the main one first, then headers, footers, footnotes, endnotes as they are met.
    pub parts: Vec<Part>,
    /// Page layouts in the order of the text; at least one.
    pub sections: Vec<Section>,
    /// Every content control, in the order of the parts and of their text.
    pub controls: Vec<Control>,
    /// What the file says of itself.
    pub properties: Properties,
    /// What else is in the file.
    pub facts: Facts,
}

/// Which text of a file, an index into [`Paper::parts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PartId(pub u16);

impl PartId {
    /// The main text.
    pub const BODY: PartId = PartId(0);
}

/// One text of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its name in the archive, e.g. `word/header1.xml`.
    pub name: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// The main text.
    Body,
    /// A header (`đầu trang`).
    Header,
    /// A footer (`chân trang`).
    Footer,
    /// Footnotes.
    Footnotes,
    /// Endnotes.
    Endnotes,
}

impl Paper {
    /// The blocks of the main text; block controls are in them as their content.
    pub fn body(&self) -> &[Block] {
        self.blocks(PartId::BODY)
    }

    /// The blocks of a text; none for an id of another file.
    pub fn blocks(&self, part: PartId) -> &[Block] {
        self.parts.get(usize::from(part.0)).map_or(&[], |part| &part.blocks)
    }

    /// A text by its id.
    pub fn part(&self, id: PartId) -> Option<&Part> {
        self.parts.get(usize::from(id.0))
    }

    /// The texts of a kind, with their ids.
    pub fn parts_of(&self, kind: PartKind) -> impl Iterator<Item = (PartId, &Part)> {
        let all = self.parts.iter().enumerate();
        all.filter(move |(_, part)| part.kind == kind).map(|(at, part)| (PartId(at as u16), part))
    }

    /// Every paragraph of a text in its order, those of cells and text boxes among them.
    pub fn paragraphs(&self, part: PartId) -> Paragraphs<'_> {
        Paragraphs::new(self.blocks(part))
    }

    /// The paragraph at an address.
    pub fn paragraph(&self, address: &Address) -> Option<&Paragraph> {
        self.paragraphs(address.part).find(|paragraph| paragraph.address.ordinal == address.ordinal)
    }

    /// The page layout that holds a block of the main text, by the block's index.
    pub fn section_of(&self, block: usize) -> Option<&Section> {
        self.sections.iter().find(|section| section.blocks.contains(&block))
    }
}
