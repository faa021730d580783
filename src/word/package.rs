//! Word, step 2: the parts of a document become one .docx, as bytes.
//!
//! What all documents of one look share (styles, settings, headers, relations) is compressed once
//! into a [`BaseArchive`]; a [`Package`] adds what is a document's own, its text as it is laid out. Same parts, same bytes:
//! fixed order, fixed times, fixed attributes, and nothing is read from the clock or the machine.
//! Nothing here touches the disk.

mod parts;
#[cfg(test)]
mod tests;

pub(crate) use parts::{
    CoreProperties, app_properties, core_properties, custom_properties, font_table, root_end,
    root_part, root_start, settings,
};

use std::borrow::Cow;
use std::fmt;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter, result::ZipError};

/// How hard parts are compressed: 6 would take twice the time of 3 for a twentieth of the file.
const LEVEL: i64 = 3;

/// Below this size in bytes a part is stored: setting up deflate would cost more than it saves.
const STORED_BELOW: usize = 1000;

/// What a usual document adds to the shared parts, in bytes: room made at once, so that the archive is not
/// copied while it grows.
const USUAL: usize = 16 * 1024;

/// A part of a document, by what it holds; the order is the one in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    /// `[Content_Types].xml`, first because some programs know a .docx by its first entries.
    ContentTypes,
    /// `_rels/.rels`.
    PackageRelations,
    /// `word/_rels/document.xml.rels`.
    DocumentRelations,
    /// `word/document.xml`: the text.
    Document,
    /// `word/styles.xml`.
    Styles,
    /// `word/settings.xml`.
    Settings,
    /// `word/fontTable.xml`.
    FontTable,
    /// `word/headerN.xml`.
    Header(u16),
    /// `word/footerN.xml`.
    Footer(u16),
    /// `docProps/core.xml`: title, author, dates.
    CoreProperties,
    /// `docProps/app.xml`: the program.
    AppProperties,
    /// `docProps/custom.xml`: properties of our own.
    CustomProperties,
    /// `word/charts/chartN.xml`: a chart.
    Chart(u16),
    /// `word/charts/_rels/chartN.xml.rels`.
    ChartRelations(u16),
    /// `word/embeddings/bieu-do-N.xlsx`: the figures of a chart.
    ChartWorkbook(u16),
}

impl Part {
    /// The name of the part in the archive, without a leading `/`.
    pub(crate) fn name(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Part::ContentTypes => "[Content_Types].xml",
            Part::PackageRelations => "_rels/.rels",
            Part::DocumentRelations => "word/_rels/document.xml.rels",
            Part::Document => "word/document.xml",
            Part::Styles => "word/styles.xml",
            Part::Settings => "word/settings.xml",
            Part::FontTable => "word/fontTable.xml",
            Part::CoreProperties => "docProps/core.xml",
            Part::AppProperties => "docProps/app.xml",
            Part::CustomProperties => "docProps/custom.xml",
            Part::Header(n) => return Cow::Owned(format!("word/header{n}.xml")),
            Part::Footer(n) => return Cow::Owned(format!("word/footer{n}.xml")),
            Part::Chart(n) => return Cow::Owned(format!("word/charts/chart{n}.xml")),
            Part::ChartRelations(n) => {
                return Cow::Owned(format!("word/charts/_rels/chart{n}.xml.rels"));
            }
            Part::ChartWorkbook(n) => {
                return Cow::Owned(format!("word/embeddings/bieu-do-{n}.xlsx"));
            }
        })
    }

    /// The id by which `word/document.xml` names the part in `r:id`, e.g. `rIdHeader1`.
    ///
    /// Made from the part alone, so that text and relations need not know of each other.
    pub(crate) fn relation_id(self) -> String {
        match self {
            Part::Header(n) => format!("rIdHeader{n}"),
            Part::Footer(n) => format!("rIdFooter{n}"),
            Part::Chart(n) => format!("rIdChart{n}"),
            other => format!("rId{other:?}"),
        }
    }
}

/// Why a document could not be put together: always a fault of the program.
#[derive(Debug)]
pub(crate) enum PackageError {
    /// A part that the base archive leaves to each document was not given.
    Missing(Part),
    /// A part was given that the base archive does not leave to each document.
    Unexpected(Part),
    /// A part was given twice.
    Twice(Part),
    /// The archive could not be written.
    Zip(ZipError),
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackageError::Missing(part) => write!(f, "part {} is missing", part.name()),
            PackageError::Unexpected(part) => write!(f, "part {} is unexpected", part.name()),
            PackageError::Twice(part) => write!(f, "part {} is given twice", part.name()),
            PackageError::Zip(error) => write!(f, "archive: {error}"),
        }
    }
}

impl std::error::Error for PackageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PackageError::Zip(error) => Some(error),
            _ => None,
        }
    }
}

impl From<ZipError> for PackageError {
    fn from(error: ZipError) -> Self {
        PackageError::Zip(error)
    }
}

impl From<std::io::Error> for PackageError {
    fn from(error: std::io::Error) -> Self {
        PackageError::Zip(ZipError::Io(error))
    }
}

/// What all documents of one look share, compressed once.
#[derive(Debug)]
pub(crate) struct BaseArchive {
    bytes: Vec<u8>,
    /// The parts that each document brings, in the order of the archive.
    own: Vec<Part>,
}

impl BaseArchive {
    /// Compresses the shared parts, and the content types and relations for them and the `own`
    /// parts that every [`Package`] will bring.
    ///
    /// # Errors
    ///
    /// A part occurs twice, or is one that is written here ([`Part::ContentTypes`] and the relations).
    pub(crate) fn new(shared: &[(Part, &[u8])], own: &[Part]) -> Result<Self, PackageError> {
        let mut own = own.to_vec();
        own.sort_unstable();
        let mut all: Vec<Part> = shared.iter().map(|(part, _)| *part).chain(own.clone()).collect();
        all.sort_unstable();
        if let Some(part) = all.iter().find(|&&part| part <= Part::DocumentRelations) {
            return Err(PackageError::Unexpected(*part));
        }
        if let Some(pair) = all.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(PackageError::Twice(pair[0]));
        }
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        add(&mut writer, Part::ContentTypes, parts::content_types(&all).as_bytes())?;
        add(&mut writer, Part::PackageRelations, parts::package_relations(&all).as_bytes())?;
        add(&mut writer, Part::DocumentRelations, parts::document_relations(&all).as_bytes())?;
        let mut shared = shared.to_vec();
        shared.sort_unstable_by_key(|(part, _)| *part);
        for (part, content) in shared {
            add(&mut writer, part, content)?;
        }
        Ok(BaseArchive { bytes: writer.finish()?.into_inner(), own })
    }
}

/// One document on its way into a file. Its own parts are written one after another, in the order of the
/// archive, and compressed as they come: none is ever held whole twice.
pub(crate) struct Package<'a> {
    base: &'a BaseArchive,
    /// How many of the document's own parts have been begun.
    begun: usize,
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl<'a> Package<'a> {
    /// A document of the look that the base archive holds: its shared parts as they were compressed.
    ///
    /// # Errors
    ///
    /// The archive cannot be continued.
    pub(crate) fn new(base: &'a BaseArchive) -> Result<Self, PackageError> {
        let mut bytes = Vec::with_capacity(base.bytes.len() + USUAL);
        bytes.extend_from_slice(&base.bytes);
        let writer = ZipWriter::new_append(Cursor::new(bytes))?;
        Ok(Package { base, begun: 0, writer })
    }

    /// Begins one of the document's own parts, which is then written piece by piece.
    ///
    /// # Errors
    ///
    /// The part is not the next of those that the base archive leaves to each document.
    pub(crate) fn begin(&mut self, part: Part) -> Result<&mut impl Write, PackageError> {
        self.take(part)?;
        self.writer.start_file(part.name(), options(CompressionMethod::Deflated))?;
        Ok(&mut self.writer)
    }

    /// Writes one of the document's own parts whole.
    ///
    /// # Errors
    ///
    /// As [`Package::begin`].
    pub(crate) fn part(&mut self, part: Part, content: &[u8]) -> Result<(), PackageError> {
        self.take(part)?;
        add(&mut self.writer, part, content)
    }

    /// The whole .docx.
    ///
    /// # Errors
    ///
    /// A part that the base archive leaves to each document was not written.
    pub(crate) fn finish(self) -> Result<Vec<u8>, PackageError> {
        match self.base.own.get(self.begun) {
            Some(part) => Err(PackageError::Missing(*part)),
            None => Ok(self.writer.finish()?.into_inner()),
        }
    }

    /// Notes that a part is begun, if it is its turn.
    fn take(&mut self, part: Part) -> Result<(), PackageError> {
        let (before, rest) = self.base.own.split_at(self.begun);
        match rest.first() {
            Some(next) if *next == part => {
                self.begun += 1;
                Ok(())
            }
            _ if before.contains(&part) => Err(PackageError::Twice(part)),
            Some(next) if rest.contains(&part) => Err(PackageError::Missing(*next)),
            _ => Err(PackageError::Unexpected(part)),
        }
    }
}

/// Compresses one part into the archive.
fn add(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    part: Part,
    content: &[u8],
) -> Result<(), PackageError> {
    let method = if content.len() < STORED_BELOW {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    };
    writer.start_file(part.name(), options(method))?;
    writer.write_all(content)?;
    Ok(())
}

fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(LEVEL))
        // 1980-01-01, the first day a zip can name. Without this the crate's `time` feature, should
        // another crate turn it on, would write today.
        .last_modified_time(DateTime::DEFAULT)
        // Without these two Windows would write other bytes than Linux.
        .system(System::Unix)
        .unix_permissions(0o644)
}
