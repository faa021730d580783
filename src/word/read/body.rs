//! Word, reading: a part's tree becomes blocks: what is around paragraphs.
//!
//! Elements that only wrap (controls, custom XML, smart tags, tracked moves, what is not known) are walked
//! through; how deep that goes is bounded by [`crate::limits::word::DEPTH`].

use super::control;
use super::fault::{Much, ReadFault};
use super::field::Fields;
use super::look::{CellStyle, Stylesheet};
use super::number::Numbering;
use super::xml::{Look, Node, Ns};
use crate::limits::word as limit;
use crate::paper::{Address, Block, Change, Control, ControlId, Nesting, PartId, Step};
use crate::units::Twip;

/// Reads the parts of a file, one after the other.
pub(super) struct Walker<'s> {
    pub(super) sheet: &'s Stylesheet,
    pub(super) numbering: Numbering,
    pub(super) controls: Vec<Control>,
    pub(super) part: PartId,
    /// The index of an element among the paragraphs or runs, by its node.
    pub(super) ordinals: Vec<u32>,
    pub(super) fields: Fields,
    /// Fields that never ended, so that what comes after them is hidden.
    pub(super) unended: u32,
    /// The page by the breaks that Word noted when it last laid the text out.
    pub(super) page: Option<u32>,
    /// Runs made so far.
    pub(super) runs: usize,
}

/// What holds for everything below an element.
#[derive(Clone)]
pub(super) struct Around {
    pub(super) control: Option<ControlId>,
    /// Inside a paragraph: the control around the paragraph.
    pub(super) outer: Option<ControlId>,
    pub(super) change: Option<Change>,
    pub(super) link: bool,
    pub(super) formula: bool,
    pub(super) room: Option<Twip>,
    pub(super) cell: Option<std::rc::Rc<CellStyle>>,
    pub(super) path: Vec<Step>,
}

impl Around {
    /// At the top of a part.
    pub(super) fn part(room: Option<Twip>) -> Around {
        Around {
            control: None,
            outer: None,
            change: None,
            link: false,
            formula: false,
            room,
            cell: None,
            path: Vec::new(),
        }
    }

    /// The same inside a tracked change. What is gone stays gone, whatever was put into it.
    pub(super) fn with_change(&self, change: Change) -> Around {
        let gone = self.change.filter(|change| change.is_gone());
        Around { change: Some(gone.unwrap_or(change)), ..self.clone() }
    }

    pub(super) fn step(&self, step: Step) -> Vec<Step> {
        let mut path = Vec::with_capacity(self.path.len() + 1);
        path.extend_from_slice(&self.path);
        path.push(step);
        path
    }
}

/// What an element that wraps others asks for.
pub(super) enum Wrap<'x> {
    /// Its children are in its place.
    Through(Node<'x>),
    /// So do they, and a control is around them.
    Control(Node<'x>),
    /// So do they, with a tracked change.
    Change(Node<'x>, Change),
    /// Nothing of it is shown.
    Nothing,
}

/// What to do with an element that is none of those expected at its place.
pub(super) fn wrap(node: Node<'_>) -> Wrap<'_> {
    match (node.ns(), node.name()) {
        (Ns::Word, "sdt") => Wrap::Control(node),
        (Ns::Word, "ins") => Wrap::Change(node, Change::Inserted),
        (Ns::Word, "del") => Wrap::Change(node, Change::Deleted),
        (Ns::Word, "moveTo") => Wrap::Change(node, Change::MovedHere),
        (Ns::Word, "moveFrom") => Wrap::Change(node, Change::MovedAway),
        (Ns::Word, name) if name.ends_with("Pr") || name.ends_with("PrEx") => Wrap::Nothing,
        (Ns::Compatibility, "AlternateContent") => match alternative(node) {
            Some(choice) => Wrap::Through(choice),
            None => Wrap::Nothing,
        },
        _ => Wrap::Through(node),
    }
}

/// The choice that a program of today takes: the first whose namespaces it knows, else the fallback.
pub(super) fn alternative(node: Node<'_>) -> Option<Node<'_>> {
    let known = |prefix: &str, choice: Node<'_>| {
        let uri = choice.lookup_namespace_uri(Some(prefix)).unwrap_or_default();
        uri.starts_with("http://schemas.microsoft.com/office/word/")
            || uri == "http://schemas.microsoft.com/office/drawing/2010/main"
    };
    let mut children = node.children().filter(|child| child.is_element());
    let choice = children.clone().find(|child| {
        child.name() == "Choice"
            && child
                .attribute("Requires")
                .is_some_and(|all| all.split_whitespace().all(|prefix| known(prefix, *child)))
    });
    choice.or_else(|| children.find(|child| child.name() == "Fallback"))
}

impl<'s> Walker<'s> {
    pub(super) fn new(sheet: &'s Stylesheet, numbering: Numbering) -> Self {
        Walker {
            sheet,
            numbering,
            controls: Vec::new(),
            part: PartId::BODY,
            ordinals: Vec::new(),
            fields: Fields::default(),
            unended: 0,
            page: None,
            runs: 0,
        }
    }

    /// Ends a part: what is still open never ends.
    pub(super) fn end(&mut self) {
        self.unended += self.fields.hiding();
        self.fields.close();
    }

    /// Begins a part: counts its paragraphs and runs.
    pub(super) fn begin(&mut self, part: PartId, root: Node<'_>) {
        self.part = part;
        self.end();
        self.page = None;
        self.ordinals.clear();
        let (mut paragraphs, mut runs) = (0, 0);
        let next = |count: &mut u32| {
            *count += 1;
            *count - 1
        };
        for node in root.document().descendants() {
            let ordinal = match node.word() {
                Some("p") => next(&mut paragraphs),
                Some("r") => next(&mut runs),
                Some("lastRenderedPageBreak") if part == PartId::BODY => {
                    self.page = Some(1);
                    0
                }
                _ => 0,
            };
            self.ordinals.push(ordinal);
        }
    }

    /// The index of an element among those of its kind.
    pub(super) fn ordinal(&self, node: Node<'_>) -> u32 {
        self.ordinals.get(node.id().get_usize()).copied().unwrap_or_default()
    }

    /// The address of a paragraph.
    pub(super) fn address(&self, node: Node<'_>, path: Vec<Step>) -> Address {
        Address { part: self.part, ordinal: self.ordinal(node), path }
    }

    /// Counts a run.
    pub(super) fn count_run(&mut self) -> Result<(), ReadFault> {
        self.runs += 1;
        match self.runs > limit::RUNS {
            true => Err(ReadFault::TooMuch { part: None, what: Much::Elements }),
            false => Ok(()),
        }
    }

    /// A new control.
    pub(super) fn control(
        &mut self,
        node: Node<'_>,
        nesting: Nesting,
        around: &Around,
    ) -> ControlId {
        let id = ControlId(self.controls.len() as u32);
        self.controls.push(control::read(node, nesting, self.part, around.control));
        id
    }

    /// The blocks below an element, added to those before.
    pub(super) fn blocks(
        &mut self,
        node: Node<'_>,
        around: &Around,
        blocks: &mut Vec<Block>,
    ) -> Result<(), ReadFault> {
        for child in node.children().filter(|child| child.is_element()) {
            self.child(child, around, blocks)?;
        }
        Ok(())
    }

    /// The blocks that one element is or holds.
    pub(super) fn child(
        &mut self,
        child: Node<'_>,
        around: &Around,
        blocks: &mut Vec<Block>,
    ) -> Result<(), ReadFault> {
        let here = |blocks: &Vec<Block>| around.step(Step::Block(blocks.len() as u32));
        match child.word() {
            Some("p") => {
                let path = here(blocks);
                blocks.push(Block::Paragraph(self.paragraph(child, around, path)?));
            }
            Some("tbl") => {
                let path = here(blocks);
                blocks.push(Block::Table(self.table(child, around, path)?));
            }
            Some("sectPr" | "r") => {}
            _ => match wrap(child) {
                Wrap::Through(inner) => self.blocks(inner, around, blocks)?,
                Wrap::Nothing => {}
                Wrap::Change(inner, change) => {
                    let around = around.with_change(change);
                    self.blocks(inner, &around, blocks)?;
                }
                Wrap::Control(sdt) => {
                    let id = self.control(sdt, Nesting::Block, around);
                    if let Some(content) = sdt.child("sdtContent") {
                        let around = Around { control: Some(id), ..around.clone() };
                        self.blocks(content, &around, blocks)?;
                    }
                }
            },
        }
        Ok(())
    }
}
