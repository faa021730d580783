//! Values: what a Word file says of itself, and what else is in it.

use std::collections::BTreeMap;

/// What a file says of itself (`docProps`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Author.
    pub creator: String,
    /// Who saved it last.
    pub last_modified_by: String,
    /// Keywords.
    pub keywords: String,
    /// Comments on the whole.
    pub description: String,
    /// When it was made, as the file says.
    pub created: String,
    /// When it was saved last, as the file says.
    pub modified: String,
    /// The company.
    pub company: String,
    /// The template it was made from.
    pub template: String,
    /// Properties of its own, by name: a form names itself with them.
    pub custom: BTreeMap<String, String>,
}

/// What else is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The program that wrote it, with its version, e.g. `Microsoft Office Word 16.0000`.
    pub writer: Option<String>,
    /// Macros are in it.
    pub macros: bool,
    /// Links out of the file that Word follows: templates, pictures, objects. Plain hyperlinks are not
    /// among them.
    pub external: Vec<ExternalLink>,
    /// How many hyperlinks lead out of the file.
    pub hyperlinks: u32,
    /// Embedded files and controls (OLE, ActiveX, packages, documents to be merged in).
    pub embedded: u32,
    /// Pictures in the file.
    pub pictures: u32,
    /// Comments in the margin.
    pub comments: u32,
    /// What they say, as far as it is kept.
    pub remarks: Vec<Remark>,
    /// The names of fields that fetch or run something when the file is opened.
    pub active: Vec<String>,
    /// Fields whose instruction never ends: Word hides what comes after it.
    pub unended_fields: u32,
    /// The names of the bookmarks in the main text, in its order.
    pub bookmarks: Vec<String>,
    /// Where they are.
    pub bookmark_spans: Vec<BookmarkSpan>,
    /// Changes that no one has accepted or refused.
    pub changes: Changes,
    /// Whether changes are being tracked as one types.
    pub tracking: bool,
    /// How editing is limited (`readOnly`, `forms`, `comments`, `trackedChanges`), where it is.
    pub protection: Option<String>,
    /// A digital signature is in it.
    pub signed: bool,
    /// There is a settings part; without one programs add gaps up.
    pub settings: bool,
    /// Gaps between paragraphs add up, in place of the greater one counting.
    pub gaps_add_up: bool,
    /// Written in the strict variant of the standard.
    pub strict: bool,
    /// Even pages have headers of their own.
    pub even_headers: bool,
    /// Pages printed on both sides have margins that mirror.
    pub mirrored: bool,
}

/// A bookmark of the main text in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookmarkSpan {
    /// Its name.
    pub name: String,
    /// The runs in it, counted as [`Origin::run`](super::Origin::run) counts them.
    pub runs: std::ops::Range<u32>,
}

/// A comment in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Who wrote it, as the file says.
    pub author: String,
    /// The words.
    pub text: String,
}

/// A link out of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExternalLink {
    /// What it is for: the last word of the relation's type, e.g. `attachedTemplate`.
    pub kind: String,
    /// Where it leads.
    pub target: String,
}

/// Changes that no one has accepted or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Changes {
    /// Put in.
    pub inserted: u32,
    /// Taken out.
    pub deleted: u32,
    /// Moved.
    pub moved: u32,
    /// Looks changed.
    pub looks: u32,
}

impl Changes {
    /// How many there are.
    pub fn total(self) -> u32 {
        self.inserted + self.deleted + self.moved + self.looks
    }
}
