//! Stage: a document tree and a profile become a Word file, as bytes.
//!
//! A [`Typesetter`] holds what all documents of one look share (styles, settings, headers, compressed once);
//! [`Typesetter::write`] writes one document as [`crate::layout`] lays it out.
//! Only this module knows XML and zip; only [`build`] knows docx-rs, only [`finish`] what it gets wrong.

mod body;
mod build;
mod cache;
mod chart;
mod control;
pub mod edit;
mod finish;
mod first_page;
mod package;
pub mod read;
#[cfg(test)]
mod sample;
mod section;
mod shape;
mod styles;
mod text;

use std::fmt;
use std::sync::OnceLock;

pub(crate) use self::control::shown_title;

use self::body::Body;
use self::cache::ShapeCache;
use self::finish::FinishError;
use self::first_page::FirstPage;
use self::package::{BaseArchive, CoreProperties, Package, PackageError, Part};
use self::section::{FIRST_FOOTER, FIRST_HEADER, FOOTER, HEADER};
use crate::data::scalar::TypeSize;
use crate::document::{Chart, Document, Title};
use crate::layout::{Foot, lay_out};
use crate::problem::{Fault, Origin, faults};
use crate::profile::Profile;

/// Writes documents of one profile and type size.
#[derive(Debug)]
pub struct Typesetter {
    profile: Profile,
    size: TypeSize,
    plain: OnceLock<BaseArchive>,
    footed: OnceLock<BaseArchive>,
    shapes: ShapeCache,
}

/// A document that could not be written: always a bug of this program.
#[derive(Debug)]
pub enum WordFault {
    /// A block that docx-rs built could not be finished.
    Block(String),
    /// The parts could not be put together.
    Package(String),
}

impl fmt::Display for WordFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// What to do about a bug of this program.
const SEND_DATA: &str =
    "vui lòng gửi tệp dữ liệu và thông báo này cho người phụ trách chương trình";

faults! {
    impl Fault for WordFault { origin: Origin::Environment };

    "WD01" {
        title: "Không dựng được nội dung văn bản",
        meaning: "Lỗi của chương trình khi dựng văn bản.",
        advice: "gửi dữ liệu và thông báo cho người phụ trách chương trình",
        example: Self::Block("…".into()),
        Self::Block(why) => {
            message: format!("lỗi của chương trình khi dựng nội dung văn bản ({why})"),
            hint: SEND_DATA,
        }
    }
    "WD02" {
        title: "Không đóng gói được tệp Word",
        meaning: "Lỗi của chương trình khi ghi tệp Word.",
        advice: "gửi dữ liệu và thông báo cho người phụ trách chương trình",
        example: Self::Package("…".into()),
        Self::Package(why) => {
            message: format!("lỗi của chương trình khi đóng gói tệp Word ({why})"),
            hint: SEND_DATA,
        }
    }
}

impl From<FinishError> for WordFault {
    fn from(error: FinishError) -> Self {
        WordFault::Block(error.to_string())
    }
}

impl From<PackageError> for WordFault {
    fn from(error: PackageError) -> Self {
        WordFault::Package(error.to_string())
    }
}

impl Typesetter {
    /// A typesetter of a look; cheap until the first document.
    pub fn new(profile: &Profile, size: TypeSize) -> Self {
        let (plain, footed) = (OnceLock::new(), OnceLock::new());
        Typesetter { profile: profile.clone(), size, plain, footed, shapes: ShapeCache::default() }
    }

    /// The document as the bytes of a .docx. The same document gives the same bytes.
    ///
    /// # Errors
    /// [`WordFault`], a fault of the program.
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, WordFault> {
        let foot = Foot::of(document, &self.profile);
        let feet = !foot.is_empty();
        let identity = &document.identity;
        let core = package::core_properties(&CoreProperties {
            title: &identity.title,
            subject: match &document.title {
                Title::Named { subject, .. }
                | Title::Letter { subject }
                | Title::Attached { subject, .. } => subject,
            },
            creator: &identity.issuer,
            keywords: &identity.keywords,
            created: identity.date.map(|date| date.0),
        });
        let custom = package::custom_properties(
            identity.keys.iter().map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let charts: Vec<&Chart> = document.charts().collect();
        let own;
        let base = match charts.is_empty() {
            true => self.base(feet)?,
            false => {
                own = self.make_base(feet, charts.len())?;
                &own
            }
        };
        let mut package = Package::new(base)?;
        let mut body = Body::new(&self.shapes, &self.profile, feet, package.begin(Part::Document)?);
        body.first_page = FirstPage::of(document);
        lay_out(document, &self.profile, self.size, &mut body);
        body.finish()?;
        if feet {
            let part = |foot| package::root_part("w:ftr", section::foot(foot).as_bytes());
            package.part(FOOTER, &part(Foot { contact: None, ..foot }))?;
            package.part(FIRST_FOOTER, &part(foot))?;
        }
        package.part(Part::CoreProperties, core.as_bytes())?;
        package.part(Part::CustomProperties, custom.as_bytes())?;
        for (nth, chart) in (1..).zip(&charts) {
            package.part(Part::Chart(nth), chart::part(chart).as_bytes())?;
        }
        for nth in (1..).take(charts.len()) {
            package.part(Part::ChartRelations(nth), chart::relations(nth).as_bytes())?;
        }
        for (nth, chart) in (1..).zip(&charts) {
            package.part(Part::ChartWorkbook(nth), &chart::workbook(chart)?)?;
        }
        Ok(package.finish()?)
    }

    /// The shared parts, compressed once: with footers or without.
    fn base(&self, feet: bool) -> Result<&BaseArchive, WordFault> {
        let cell = if feet { &self.footed } else { &self.plain };
        if let Some(base) = cell.get() {
            return Ok(base);
        }
        let base = self.make_base(feet, 0)?;
        Ok(cell.get_or_init(|| base))
    }

    /// The shared parts of documents with so many charts.
    fn make_base(&self, feet: bool, charts: usize) -> Result<BaseArchive, WordFault> {
        let styles = styles::styles_xml(&self.profile, self.size);
        let (settings, fonts, app) =
            (package::settings(), package::font_table(), package::app_properties());
        let header = package::root_part("w:hdr", section::page_number().as_bytes());
        let first_header = package::root_part("w:hdr", section::empty().as_bytes());
        let shared = [
            (Part::Styles, styles.as_bytes()),
            (Part::Settings, settings.as_bytes()),
            (Part::FontTable, fonts.as_bytes()),
            (HEADER, header.as_slice()),
            (FIRST_HEADER, first_header.as_slice()),
            (Part::AppProperties, app.as_bytes()),
        ];
        let mut own = vec![Part::Document, Part::CoreProperties, Part::CustomProperties];
        if feet {
            own.extend([FOOTER, FIRST_FOOTER]);
        }
        for nth in (1..).take(charts) {
            own.extend([Part::Chart(nth), Part::ChartRelations(nth), Part::ChartWorkbook(nth)]);
        }
        Ok(BaseArchive::new(&shared, &own)?)
    }
}
