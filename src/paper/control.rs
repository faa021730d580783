//! Values: content controls, in all four nestings, with what they hold.

use super::block::{Content, Paragraph};
use super::{Paper, PartId};

/// A content control, an index into [`Paper::controls`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ControlId(pub u32);

/// A content control.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// Its tag, by which it is read back; LibreOffice drops it.
    pub tag: Option<String>,
    /// Its title (`w:alias`), which a person sees.
    pub title: Option<String>,
    /// What may be put in.
    pub kind: ControlKind,
    /// What it is around.
    pub nesting: Nesting,
    /// Whether its hint still shows: nothing has been put in.
    pub placeholder: bool,
    /// In which text it is.
    pub part: PartId,
    /// The control around it.
    pub parent: Option<ControlId>,
    /// The day after a date control as the file stores it (`2025-01-02T00:00:00Z`).
    pub date: Option<String>,
    /// Whether a lock keeps it from being deleted or filled in.
    pub locked: bool,
    /// Whether it takes what it shows from other data of the file (`w:dataBinding`).
    pub bound: bool,
}

/// What may be put into a control.
#[derive(Debug, Clone, PartialEq)]
pub enum ControlKind {
    /// Formatted paragraphs: also where the file names no kind.
    RichText,
    /// Plain text; of one line unless `lines`.
    Text {
        /// More lines may be typed.
        lines: bool,
    },
    /// A day.
    Date,
    /// One of a list.
    DropDown(Vec<Item>),
    /// One of a list, or words.
    ComboBox(Vec<Item>),
    /// A box to tick; older Word draws the sign only.
    CheckBox {
        /// Ticked.
        checked: bool,
    },
    /// A picture.
    Picture,
    /// Rows that may be repeated.
    Repeating,
    /// One of the repeated rows.
    RepeatingItem,
    /// A group, a gallery, a bibliography or another.
    Other,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the file stores.
    pub value: String,
    /// What a person sees.
    pub text: String,
}

/// What a control is around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nesting {
    /// Paragraphs and tables.
    Block,
    /// Runs of one paragraph.
    Inline,
    /// Rows of a table.
    Row,
    /// Cells of a row.
    Cell,
}

impl Paper {
    /// A control by its id.
    pub fn control(&self, id: ControlId) -> Option<&Control> {
        self.controls.get(id.0 as usize)
    }

    /// Every control with its id, in the order of the text.
    pub fn controls(&self) -> impl Iterator<Item = (ControlId, &Control)> {
        self.controls.iter().enumerate().map(|(at, control)| (ControlId(at as u32), control))
    }

    /// Whether `inner` is `outer` or is in it.
    pub fn is_within(&self, inner: Option<ControlId>, outer: ControlId) -> bool {
        let mut at = inner;
        while let Some(id) = at {
            if id == outer {
                return true;
            }
            // A parent comes before its child, so the way up ends.
            at = self.control(id).and_then(|control| control.parent).filter(|up| up.0 < id.0);
        }
        false
    }

    /// What is in a control, a string a paragraph, as a reader sees it (tracked changes accepted). The hint is
    /// among it: ask [`Control::placeholder`] first.
    #[cfg(test)]
    pub(crate) fn lines_in(&self, id: ControlId) -> Vec<String> {
        let Some(control) = self.control(id) else { return Vec::new() };
        let mut lines = Vec::new();
        for paragraph in self.paragraphs(control.part) {
            match self.is_within(paragraph.control, id) {
                true => lines.push(paragraph.text_with_number()),
                false => {
                    let held: Vec<_> = paragraph
                        .runs
                        .iter()
                        .filter(|run| self.is_within(run.control, id))
                        .collect();
                    if !held.is_empty() {
                        let shown = held.iter().filter(|run| run.is_shown());
                        lines.push(shown.map(|run| run.text()).collect());
                    }
                }
            }
        }
        lines
    }

    /// Whether a picture, and not words, is in a control.
    pub fn has_drawing_in(&self, id: ControlId) -> bool {
        let Some(control) = self.control(id) else { return false };
        let holds = |paragraph: &Paragraph| {
            paragraph.runs.iter().any(|run| {
                matches!(run.content, Content::Drawing(_))
                    && (self.is_within(run.control, id) || self.is_within(paragraph.control, id))
            })
        };
        self.paragraphs(control.part).any(holds)
    }
}
