//! Word, reading: fields, simple and complex, whose result may go over several paragraphs.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::limits::word as limit;

/// The fields that are open at a place of the text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Fields opened beyond the limit: counted so that their ends close nothing else.
    beyond: usize,
    /// The fields met so far that fetch or run something when the file is opened.
    active: BTreeSet<&'static str>,
}

#[derive(Debug)]
struct Field {
    code: String,
    /// Set once the result begins.
    instruction: Option<Arc<str>>,
    shown: bool,
}

/// Fields that fetch or run something.
const ACTIVE: [&str; 11] = [
    "DDE",
    "DDEAUTO",
    "INCLUDE",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "IMPORT",
    "LINK",
    "DATABASE",
    "MACROBUTTON",
    "HTMLCONTROL",
    "RD",
];

impl Fields {
    /// The names of the fields that fetch or run something when the file is opened.
    pub(super) fn active(&self) -> impl Iterator<Item = &'static str> {
        self.active.iter().copied()
    }

    /// The fields of a text that begins, inside another or after it.
    pub(super) fn of_next_text(&mut self) -> Fields {
        let mut next = Fields { active: std::mem::take(&mut self.active), ..Fields::default() };
        std::mem::swap(self, &mut next);
        next
    }

    /// Closes the fields that a text leaves open.
    pub(super) fn close(&mut self) {
        self.beyond = 0;
        for field in std::mem::take(&mut self.open) {
            self.note(&field.code);
        }
    }

    /// Goes on with the fields of the text around one that has ended.
    pub(super) fn go_on(&mut self, outer: Fields) {
        let active = std::mem::take(&mut self.active);
        *self = outer;
        self.active.extend(active);
    }

    /// Notes what an instruction asks for.
    fn note(&mut self, code: &str) {
        let name = code.split_whitespace().next().unwrap_or_default();
        self.active.extend(ACTIVE.into_iter().find(|known| known.eq_ignore_ascii_case(name)));
    }

    /// A field begins.
    pub(super) fn begin(&mut self) {
        if self.open.len() >= limit::FIELDS {
            self.beyond += 1;
            return;
        }
        self.open.push(Field { code: String::new(), instruction: None, shown: false });
    }

    /// A field with its instruction begins, and its result at once.
    pub(super) fn begin_simple(&mut self, code: &str) {
        self.begin();
        self.code(code);
        self.separate();
    }

    /// A piece of the instruction.
    pub(super) fn code(&mut self, piece: &str) {
        if let Some(field) =
            self.open.last_mut().filter(|field| field.code.len() < limit::INSTRUCTION)
        {
            field.code.extend(piece.chars().take(limit::INSTRUCTION));
        }
    }

    /// The result begins.
    pub(super) fn separate(&mut self) {
        if self.beyond == 0
            && let Some(field) = self.open.last_mut()
        {
            field.instruction = Some(Arc::from(field.code.trim()));
            let code = field.code.trim().to_owned();
            self.note(&code);
        }
    }

    /// A field ends. Gives its instruction where it has shown nothing.
    pub(super) fn end(&mut self) -> Option<Arc<str>> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let field = self.open.pop()?;
        let instruction = field.instruction.unwrap_or_else(|| Arc::from(field.code.trim()));
        self.note(&instruction);
        if self.in_code() {
            return None;
        }
        if field.shown {
            // What an inner field shows, the outer one shows too.
            if let Some(outer) = self.open.last_mut() {
                outer.shown = true;
            }
            return None;
        }
        Some(instruction)
    }

    /// Whether what is here is an instruction and not shown.
    pub(super) fn in_code(&self) -> bool {
        self.open.iter().any(|field| field.instruction.is_none())
    }

    /// The instruction of the innermost field whose result is here; notes that it shows something.
    pub(super) fn show(&mut self) -> Option<Arc<str>> {
        let field = self.open.last_mut()?;
        field.shown = true;
        field.instruction.clone()
    }

    /// How many fields are open that hide what is here: their instruction never ends.
    pub(super) fn hiding(&self) -> u32 {
        self.open.iter().filter(|field| field.instruction.is_none()).count() as u32
    }

    /// Whether a hyperlink field is open.
    pub(super) fn in_link(&self) -> bool {
        self.open.iter().any(|field| {
            field.instruction.as_ref().is_some_and(|code| code.starts_with("HYPERLINK"))
        })
    }
}
