//! Stage: a document and a profile become a page, laid out for any writer.
//!
//! [`lay_out`] decides what is where: the two columns of the letterhead, where a name or a title is broken, how
//! long a rule is, how wide a column, what stays on the page of what follows. A [`Writer`] gets the result piece by
//! piece, in the order of the pages: lines with a [`Role`] and a [`Placement`], tables as rows of cells. It writes
//! them in its own format and decides nothing; how a role looks is a row of the profile. [`crate::word`] and
//! [`crate::html`] are writers.
//!
//! The pieces are handed over one at a time, not as a list: an appendix of ten thousand rows is never held whole.

mod area;
mod blocks;
mod chart;
mod closing;
mod field;
mod grid;
mod letterhead;
mod line;
mod section;
mod text;

pub use chart::Picture;
pub use field::{Shown, TICKED, UNTICKED, shown_hint};
pub use grid::{CELL_MARGINS, CellMargins, CellShape, Frame, GridRow, RowShape, Rows, Ruling};
pub use letterhead::SplitName;
pub use line::{Indent, Line, Piece, Placement};
pub use section::{Foot, Section};
pub(crate) use text::any_byte;
pub use text::{clean_text, escape};

use self::area::TextArea;
use self::blocks::After;
use crate::data::scalar::TypeSize;
use crate::document::{Appendix, Document, Field, Orientation, Region, Title};
use crate::profile::{Profile, Role, Separator};

/// What takes a document that is laid out, piece by piece in the order of its pages.
///
/// A writer that can fail remembers its first failure and says so when it is done: layout goes on without it.
pub trait Writer {
    /// Begins a section: what follows is on new pages, of this size.
    fn section(&mut self, section: &Section<'_>);
    /// A paragraph between the margins.
    fn line(&mut self, line: &Line<'_>);
    /// A place to answer in whole paragraphs, of the role [`Role::Answer`].
    fn field(&mut self, field: &Field);
    /// Begins a table; its rows follow.
    fn table(&mut self, frame: &Frame);
    /// The next row of the table.
    fn row(&mut self, row: &GridRow<'_>);
    /// Ends the table.
    fn table_end(&mut self);
    /// A chart in a paragraph of its own, centred between the margins, of the role [`Role::TableCenter`].
    fn chart(&mut self, picture: &Picture<'_>);
    /// What follows begins on a new page of the same section.
    fn page_break(&mut self);
    /// Begins paragraphs that are read back once a person has rewritten them.
    fn region(&mut self, region: &Region);
    /// Ends them.
    fn region_end(&mut self);
}

/// Lays a document out by a profile at a type size: letterhead, addressees, text, closing, appendices. There is at
/// least one section.
pub fn lay_out(document: &Document, profile: &Profile, size: TypeSize, out: &mut dyn Writer) {
    let foot = Foot::of(document, profile);
    let attached = matches!(document.title, Title::Attached { .. });
    if !attached || document.appendices.is_empty() {
        out.section(&Section {
            page: profile.page,
            orientation: Orientation::Portrait,
            appendix: false,
            foot,
        });
    }
    if !attached {
        let area = TextArea::new(profile, size, Orientation::Portrait);
        letterhead::write(&area, document, out);
        let kind = &document.letterhead.symbol.kind;
        letterhead::addressees(&area, kind, &document.addressees, out);
        blocks::write(&area, &document.body, After::Closing(&profile.words.end_mark), out);
        closing::write(&area, document, out);
    }
    for (nth, appendix) in document.appendices.iter().enumerate() {
        out.section(&Section {
            page: profile.page,
            orientation: appendix.orientation,
            appendix: true,
            // The contact line is at the foot of page 1 alone, not of an appendix's first page.
            foot: Foot { contact: None, ..foot },
        });
        let area = TextArea::new(profile, size, appendix.orientation);
        write_appendix(&area, document, nth, appendix, out);
    }
}

/// The names in a letterhead that are too long for a line and would be split at a place which may lie within a word
/// or a name.
pub fn split_names(
    profile: &Profile,
    size: TypeSize,
    superior: &[String],
    issuer: &[String],
) -> Vec<SplitName> {
    let area = TextArea::new(profile, size, Orientation::Portrait);
    letterhead::split_names(&area, superior, issuer)
}

/// An appendix: its number, its title, what it belongs to, its text (Phụ lục I, Phần I, mục III, khoản 1).
fn write_appendix(
    area: &TextArea<'_>,
    document: &Document,
    nth: usize,
    appendix: &Appendix,
    out: &mut dyn Writer,
) {
    let label = area.profile.appendix_label(nth, document.appendices.len());
    out.line(&area.line(Role::AppendixLabel, &label));
    let (title, _) = letterhead::centred(area, Role::AppendixTitle, &appendix.title, area.width);
    out.line(&title);
    let note = letterhead::appendix_note(area, document);
    let (note, longest) = letterhead::centred(area, Role::AppendixNote, &note, area.width);
    out.line(&note);
    let under = match &area.profile.layout.under_subject {
        Separator::Rule => {
            let length = letterhead::share(longest, area.profile.rules.appendix.value);
            area.rule(length, area.width)
        }
        Separator::Text(dashes) => area.line(Role::SubjectDashes, dashes),
    };
    out.line(&under.keep_next());
    blocks::write(area, &appendix.body, After::Nothing, out);
}
