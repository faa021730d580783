//! Word: the writer of `word/document.xml`: the pieces of a layout become XML, passed on as they come.

use std::io::Write;
use std::sync::Arc;

use super::WordFault;
use super::cache::ShapeCache;
use super::chart;
use super::control::{self, Ids};
use super::finish::{FinishError, GappedXml};
use super::first_page::{FirstPage, Gap};
use super::package::{self, PackageError};
use super::section;
use crate::document::{Field, Region};
use crate::layout::{Frame, GridRow, Line, Picture, Section, Writer};
use crate::profile::{Profile, Role};
use crate::units::Pt;

/// The text of a document while it is written.
pub(super) struct Body<'w> {
    shapes: &'w ShapeCache,
    profile: &'w Profile,
    /// What is on page 1 so far.
    pub(super) first_page: FirstPage,
    /// What has been written and not yet passed on.
    written: Vec<u8>,
    out: &'w mut dyn Write,
    /// Why something could not be written, first.
    failed: Option<WordFault>,
    ids: Ids,
    /// Whether the document has foot lines.
    feet: bool,
    /// The properties of the section that is written, which Word has at its end.
    section: Option<String>,
    /// The table that is written, for its end.
    table: Option<Arc<GappedXml>>,
    /// How many charts were written.
    charts: u16,
    /// The id of the bookmark around the region that is written.
    region: Option<u32>,
}

/// How much is written before it is passed on to be compressed, in bytes: a usual document whole, an appendix of ten
/// thousand rows piece by piece.
const AT_ONCE: usize = 256 * 1024;

impl<'w> Body<'w> {
    pub(super) fn new(
        shapes: &'w ShapeCache,
        profile: &'w Profile,
        feet: bool,
        out: &'w mut dyn Write,
    ) -> Self {
        let mut body = Body {
            shapes,
            profile,
            first_page: FirstPage::default(),
            written: Vec::with_capacity(64 * 1024),
            out,
            failed: None,
            ids: Ids::new(),
            feet,
            section: None,
            table: None,
            charts: 0,
            region: None,
        };
        body.xml(package::root_start("w:document"));
        body.xml("<w:body>");
        body
    }

    /// Appends finished XML of ours.
    fn xml(&mut self, xml: impl AsRef<[u8]>) {
        self.written.extend_from_slice(xml.as_ref());
    }

    /// Notes how something went, and passes on what is written.
    fn done(&mut self, result: Result<(), FinishError>) {
        if let Err(error) = result {
            self.failed.get_or_insert(error.into());
        }
        self.pass_on(AT_ONCE);
    }

    /// Passes on what is written, where it is more than so many bytes.
    fn pass_on(&mut self, more_than: usize) {
        if self.written.len() > more_than && self.failed.is_none() {
            let passed = self.out.write_all(&self.written);
            self.failed = passed.err().map(|error| PackageError::from(error).into());
            self.written.clear();
            // So much is more than a page.
            self.first_page = FirstPage::default();
        }
    }

    /// Puts paragraphs without words, a point high, before what is written already.
    fn put_in(&mut self, gap: Gap) -> Result<(), FinishError> {
        let empty = Line::of(Role::Rule).gap_above(Pt(0.0)).height(Pt(1.0));
        let mut lines = Vec::new();
        for _ in 0..gap.lines {
            self.shapes.line(&empty, &mut self.ids, &mut lines)?;
        }
        self.written.splice(gap.at..gap.at, lines);
        Ok(())
    }

    /// Ends the text and passes on the rest.
    ///
    /// # Errors
    /// Something could not be written, or not be passed on.
    pub(super) fn finish(mut self) -> Result<(), WordFault> {
        self.xml(section::last_paragraph());
        if let Some(properties) = self.section.take() {
            self.xml(properties);
        }
        self.xml("</w:body>");
        self.xml(package::root_end("w:document"));
        self.pass_on(0);
        self.failed.map_or(Ok(()), Err)
    }
}

impl Writer for Body<'_> {
    fn section(&mut self, section: &Section<'_>) {
        let properties = section::properties(section, self.feet);
        if let Some(before) = self.section.replace(properties) {
            self.xml(section::end(&before));
        }
    }

    fn line(&mut self, line: &Line<'_>) {
        let kept =
            |role| self.profile.row(role).is_some_and(|row| row.keep_next || row.outline.is_some());
        let keeps_next = line.placement.keep_next || kept(line.role);
        if let Some(gap) = self.first_page.paragraph(self.written.len(), keeps_next) {
            let result = self.put_in(gap);
            self.done(result);
        }
        let result = self.shapes.line(line, &mut self.ids, &mut self.written);
        self.done(result);
    }

    fn field(&mut self, field: &Field) {
        let id = self.ids.next();
        self.xml(control::block(field, id, Role::Answer.id()));
        self.first_page.rows(1);
    }

    fn table(&mut self, frame: &Frame) {
        let frame = self.shapes.frame(frame).map(|xml| {
            self.written.extend_from_slice(xml.around().0);
            self.table = Some(xml);
        });
        self.done(frame);
    }

    fn row(&mut self, row: &GridRow<'_>) {
        let result = self.shapes.row(row, &mut self.ids, &mut self.written);
        self.first_page.rows(1);
        self.done(result);
    }

    fn table_end(&mut self) {
        if let Some(xml) = self.table.take() {
            self.xml(xml.around().1);
        }
    }

    fn chart(&mut self, picture: &Picture<'_>) {
        self.charts += 1;
        self.xml(chart::paragraph(picture, self.charts));
        self.first_page.rows(1);
    }

    fn region(&mut self, region: &Region) {
        // A bookmark, and no content control: LibreOffice loses the bookmarks of figures in a control. Between paragraphs
        // it holds what is typed at either end of them too.
        let id = self.ids.next();
        let name = region.mark.as_str();
        self.xml(format!(r#"<w:bookmarkStart w:id="{id}" w:name="{name}"/>"#));
        self.region = Some(id);
    }

    fn region_end(&mut self) {
        if let Some(id) = self.region.take() {
            self.xml(format!(r#"<w:bookmarkEnd w:id="{id}"/>"#));
        }
    }

    fn page_break(&mut self) {
        self.xml(section::page_break());
        self.first_page.rows(1);
    }
}
