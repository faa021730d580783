//! The pass over the XML of a block: a stack of open elements, and the output growing behind it.

use super::FinishError;
use super::change::{Change, change, push_attributes, push_start};
use super::order::Order;
use super::scan::{self, Special, Tag};
use super::slots::{CLOSE, GAP, OPEN, Place, Slots};
use super::text::{HYPHEN_ELEMENT, TEXT_END, TEXT_START};
use crate::limits::word::{BLOCK_DEPTH, BLOCK_LISTS};

/// Finishes `xml` onto `out`; on an error, half of it may stand there.
pub(super) fn run(
    xml: &[u8],
    memory: &mut Memory,
    slots: &mut Slots,
    out: &mut Vec<u8>,
) -> Result<(), FinishError> {
    memory.open.clear();
    memory.children.clear();
    Pass { xml, at: 0, lists: 0, memory, slots, out }.run()
}

/// The working memory of a pass, kept for the next block.
#[derive(Debug, Default)]
pub(super) struct Memory {
    open: Vec<Open>,
    children: Vec<Child>,
    spare: Vec<u8>,
}

/// What an element means to the finisher.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Paragraph,
    Run,
    /// `w:t`, the only element whose text is changed.
    Text,
    Table,
    Cell,
    List(&'static Order),
    Other,
}

impl Kind {
    fn of(name: &[u8]) -> Kind {
        match name {
            b"w:p" => Kind::Paragraph,
            b"w:r" => Kind::Run,
            b"w:t" => Kind::Text,
            b"w:tbl" => Kind::Table,
            b"w:tc" => Kind::Cell,
            _ => Order::of(name).map_or(Kind::Other, Kind::List),
        }
    }
}

/// An element whose end has not come yet.
#[derive(Debug)]
struct Open {
    kind: Kind,
    /// Its name in the input, to compare with the end tag.
    name: (usize, usize),
    /// Its place in the list that holds it, if one does.
    rank: u8,
    /// Where its start tag begins in the output.
    start: usize,
    /// Where its content begins in the output.
    body: usize,
    /// A list's first child in [`Memory::children`].
    first_child: usize,
    /// How many children it has that are not its properties.
    content: usize,
    /// The slot whose XML takes the place of this element.
    slot: Option<usize>,
    /// Of a cell: whether its last child may be the last thing in it.
    ends_well: bool,
}

/// A finished child of an open list of properties, as a piece of the output.
#[derive(Debug)]
struct Child {
    rank: u8,
    start: usize,
    end: usize,
}

struct Pass<'x, 'w> {
    xml: &'x [u8],
    at: usize,
    /// How many of the open elements are lists.
    lists: usize,
    memory: &'w mut Memory,
    slots: &'w mut Slots,
    out: &'w mut Vec<u8>,
}

impl<'x> Pass<'x, '_> {
    fn run(&mut self) -> Result<(), FinishError> {
        while let Some(&byte) = self.xml.get(self.at) {
            if byte != b'<' {
                self.text()?;
                continue;
            }
            let (tag, next) = scan::tag(self.xml, self.at)?;
            match tag {
                Tag::Start { name, attributes, empty } => self.start(name, attributes, empty)?,
                Tag::End { name } => self.end(name)?,
            }
            self.at = next;
        }
        if self.memory.open.is_empty() { Ok(()) } else { Err(self.malformed()) }
    }

    fn malformed(&self) -> FinishError {
        FinishError::Malformed { at: self.at }
    }

    fn start(&mut self, name: &'x [u8], attributes: &[u8], empty: bool) -> Result<(), FinishError> {
        let parent = self.memory.open.last().map(|open| open.kind);
        let list = if let Some(Kind::List(order)) = parent { Some(order) } else { None };
        let kind = Kind::of(name);
        let mut rank = self.rank(list, name)?;
        let start = self.out.len();
        match change(name, attributes, list) {
            Change::Drop if empty => return Ok(()),
            Change::Replace(element) if empty => {
                rank = self.rank(list, element.as_bytes())?;
                push_start(self.out, element.as_bytes(), b"");
            }
            Change::Filter(keep) => {
                push_start(self.out, name, b"");
                let kept = push_attributes(self.out, attributes, keep);
                if empty && !kept && name == b"w:ind" {
                    self.out.truncate(start);
                    return Ok(());
                }
            }
            _ => push_start(self.out, name, attributes),
        }
        if empty {
            return self.empty(kind, rank, start);
        }
        self.out.push(b'>');
        self.push(Open {
            kind,
            name: self.offsets(name),
            rank,
            start,
            body: self.out.len(),
            first_child: self.memory.children.len(),
            content: 0,
            slot: None,
            ends_well: false,
        })
    }

    /// Ends an element with its start tag.
    fn empty(&mut self, kind: Kind, rank: u8, start: usize) -> Result<(), FinishError> {
        if let Kind::List(Order { optional: true, .. }) = kind {
            self.out.truncate(start);
            return Ok(());
        }
        self.out.extend_from_slice(b"/>");
        self.closed(kind, rank, start);
        Ok(())
    }

    fn rank(&self, list: Option<&'static Order>, child: &[u8]) -> Result<u8, FinishError> {
        let Some(order) = list else { return Ok(0) };
        order.rank(child).ok_or(FinishError::Stray { parent: order.parent, at: self.at })
    }

    /// Where a name just read stands in the input.
    fn offsets(&self, name: &[u8]) -> (usize, usize) {
        (self.at + 1, self.at + 1 + name.len())
    }

    fn push(&mut self, open: Open) -> Result<(), FinishError> {
        self.lists += usize::from(matches!(open.kind, Kind::List(_)));
        // Each list may be copied once more, so their depth bounds the work.
        if self.lists > BLOCK_LISTS || self.memory.open.len() >= BLOCK_DEPTH {
            return Err(FinishError::TooDeep { at: self.at });
        }
        self.memory.open.push(open);
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), FinishError> {
        let Some(open) = self.memory.open.pop() else { return Err(self.malformed()) };
        if &self.xml[open.name.0..open.name.1] != name {
            return Err(self.malformed());
        }
        if let Some(number) = open.slot {
            return self.fill(&open, number);
        }
        match open.kind {
            Kind::List(order) => {
                self.lists -= 1;
                self.sort(&open);
                if order.optional && self.out.len() == open.body {
                    self.out.truncate(open.start);
                    return Ok(());
                }
            }
            // Empty text, and what is left of it behind a slot or a hyphen.
            Kind::Text if self.out.len() == open.body => {
                self.out.truncate(open.start);
                self.count(Kind::Text);
                return Ok(());
            }
            // Word refuses a cell that does not end with a paragraph; docx-rs adds one only where a
            // nested table is alone in its cell.
            Kind::Cell if !open.ends_well => self.out.extend_from_slice(b"<w:p/>"),
            _ => {}
        }
        self.out.extend_from_slice(b"</");
        self.out.extend_from_slice(name);
        self.out.push(b'>');
        self.closed(open.kind, open.rank, open.start);
        Ok(())
    }

    /// Puts the children of a list into the schema's order; equal ones stay as they came.
    fn sort(&mut self, list: &Open) {
        let Memory { children, spare, .. } = &mut *self.memory;
        let own = &mut children[list.first_child..];
        if !own.is_sorted_by_key(|child| child.rank) {
            own.sort_by_key(|child| child.rank);
            spare.clear();
            for child in own {
                spare.extend_from_slice(&self.out[child.start..child.end]);
            }
            self.out.truncate(list.body);
            self.out.extend_from_slice(spare);
        }
        children.truncate(list.first_child);
    }

    /// Tells the parent of an element that it is in the output, whole.
    fn closed(&mut self, kind: Kind, rank: u8, start: usize) {
        self.count(kind);
        if let Some(Open { kind: Kind::List(_), .. }) = self.memory.open.last() {
            self.memory.children.push(Child { rank, start, end: self.out.len() });
        }
    }

    /// Tells the parent of an element what kind of child it has had.
    fn count(&mut self, kind: Kind) {
        let Some(parent) = self.memory.open.last_mut() else { return };
        match kind {
            Kind::List(_) => {}
            Kind::Table => {
                parent.content += 1;
                parent.ends_well = false;
            }
            _ => {
                parent.content += 1;
                parent.ends_well = true;
            }
        }
    }

    /// Puts the XML of a slot in the place of the run or paragraph that has just ended.
    fn fill(&mut self, open: &Open, number: usize) -> Result<(), FinishError> {
        if open.content != 1 {
            return Err(FinishError::Slot { number });
        }
        let place = self.slots.place(number).ok_or(FinishError::Slot { number })?;
        self.out.truncate(open.start);
        match (place, open.kind, self.memory.open.last_mut()) {
            // The run of a block slot: its paragraph goes with it.
            (Place::Block, Kind::Run, Some(parent)) if matches!(parent.kind, Kind::Paragraph) => {
                parent.slot = Some(number);
                parent.content += 1;
                Ok(())
            }
            (Place::Inline, Kind::Run, _) | (Place::Block, Kind::Paragraph, _) => {
                self.out.extend_from_slice(self.slots.take(number)?);
                self.count(open.kind);
                Ok(())
            }
            _ => Err(FinishError::Slot { number }),
        }
    }

    fn text(&mut self) -> Result<(), FinishError> {
        match self.memory.open.last().map(|open| open.kind) {
            Some(kind @ (Kind::Text | Kind::Other)) => self.characters(matches!(kind, Kind::Text)),
            // No text stands between blocks, runs and properties.
            _ => Err(self.malformed()),
        }
    }

    /// Copies text up to the next tag; `visible` where it is the text of a run.
    fn characters(&mut self, visible: bool) -> Result<(), FinishError> {
        loop {
            let end = scan::plain_end(self.xml, self.at);
            self.out.extend_from_slice(&self.xml[self.at..end]);
            self.at = end;
            if matches!(self.xml.get(end), None | Some(b'<')) {
                return Ok(());
            }
            match scan::special(self.xml, end) {
                Special::Hyphen if visible => self.hyphen(),
                Special::Mark(byte) if visible && byte == last_byte(OPEN) => return self.slot(),
                Special::Mark(byte) if visible && byte == last_byte(GAP) => {
                    self.copy(GAP.len_utf8())
                }
                Special::Plain(length) => self.copy(length),
                Special::Hyphen => self.copy(3),
                Special::Needless(byte, length) => {
                    self.out.push(byte);
                    self.at += length;
                }
                Special::Greater => {
                    self.out.extend_from_slice(b"&gt;");
                    self.at += 1;
                }
                Special::Mark(_) => return Err(FinishError::Mark { at: end }),
                Special::Bad => return Err(self.malformed()),
            }
        }
    }

    fn copy(&mut self, length: usize) {
        self.out.extend_from_slice(&self.xml[self.at..self.at + length]);
        self.at += length;
    }

    /// Ends the text, sets a non-breaking hyphen and begins the text anew.
    fn hyphen(&mut self) {
        self.at += 3;
        let Some(text) = self.memory.open.last_mut() else { return };
        if self.out.len() == text.body {
            self.out.truncate(text.start);
        } else {
            self.out.extend_from_slice(TEXT_END);
        }
        self.out.extend_from_slice(HYPHEN_ELEMENT);
        text.start = self.out.len();
        self.out.extend_from_slice(TEXT_START);
        text.body = self.out.len();
    }

    /// Reads the mark of a slot, which is all the text of its run, and notes it on the run.
    fn slot(&mut self) -> Result<(), FinishError> {
        let at = self.at;
        let left = FinishError::Mark { at };
        let digits_start = at + OPEN.len_utf8();
        let digits =
            self.xml[digits_start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits_end = digits_start + digits;
        let number = std::str::from_utf8(&self.xml[digits_start..digits_end]).ok();
        let number = number.and_then(|digits| digits.parse().ok()).ok_or(left)?;
        let mut close = [0; 4];
        let close = CLOSE.encode_utf8(&mut close).as_bytes();
        let rest = self.xml[digits_end..].strip_prefix(close).ok_or(left)?;
        match self.memory.open.as_mut_slice() {
            [.., run, text] if rest.starts_with(TEXT_END) && self.out.len() == text.body => {
                if !matches!(run.kind, Kind::Run) || run.slot.is_some() {
                    return Err(left);
                }
                run.slot = Some(number);
            }
            _ => return Err(left),
        }
        self.at = digits_end + close.len();
        Ok(())
    }
}

/// The last of the three bytes of a mark.
fn last_byte(mark: char) -> u8 {
    // Continuation bytes carry the low six bits.
    0x80 | (mark as u32 & 0x3F) as u8
}
