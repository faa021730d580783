//! Stage: a document tree and a profile become a Word file, as bytes.
//!
//! A [`Typesetter`] holds what all documents of one look share (styles, settings, headers, compressed
//! once); [`Typesetter::write`] lays one document out: letterhead, addressees, text, closing, appendices.
//! Only this module knows XML and zip; only [`build`] knows docx-rs, only [`finish`] what it gets wrong.

mod blocks;
mod build;
mod closing;
mod control;
pub mod edit;
mod finish;
mod first_page;
mod grid;
mod letterhead;
mod line;
mod mould;
mod package;
pub mod read;
#[cfg(test)]
mod sample;
mod section;
mod sheet;
mod styles;

use std::fmt;
use std::io::Write;
use std::sync::OnceLock;

pub use self::control::{shown_hint, shown_title};
pub use self::letterhead::TornName;

use self::blocks::After;
use self::finish::FinishError;
use self::first_page::FirstPage;
use self::mould::Moulds;
use self::package::{BaseArchive, CoreProperties, Package, PackageError, Part};
use self::section::{FIRST_FOOTER, FIRST_HEADER, FOOTER, HEADER};
use self::sheet::Sheet;
use crate::data::scalar::TypeSize;
use crate::document::{Appendix, Document, Orientation, Title};
use crate::problem::{Fault, Origin};
use crate::profile::{Profile, Role, Separator};

/// Writes documents of one profile and type size.
#[derive(Debug)]
pub struct Typesetter {
    profile: Profile,
    size: TypeSize,
    plain: OnceLock<BaseArchive>,
    footed: OnceLock<BaseArchive>,
    moulds: Moulds,
}

/// A document that could not be written: always a fault of ours.
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

impl Fault for WordFault {
    fn code(&self) -> &'static str {
        match self {
            WordFault::Block(_) => "WD01",
            WordFault::Package(_) => "WD02",
        }
    }

    fn origin(&self) -> Origin {
        Origin::Environment
    }

    fn message(&self) -> String {
        match self {
            WordFault::Block(why) => {
                format!("lỗi của chương trình khi dựng nội dung văn bản ({why})")
            }
            WordFault::Package(why) => {
                format!("lỗi của chương trình khi đóng gói tệp Word ({why})")
            }
        }
    }

    fn hint(&self) -> Option<String> {
        Some("vui lòng gửi tệp dữ liệu và thông báo này cho người phụ trách chương trình".into())
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
        Typesetter { profile: profile.clone(), size, plain, footed, moulds: Moulds::default() }
    }

    /// The document as the bytes of a .docx. The same document gives the same bytes.
    ///
    /// # Errors
    /// [`WordFault`], a fault of the program.
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, WordFault> {
        let feet = document.sample || document.contact.is_some();
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
        let mut package = Package::new(self.base(feet)?)?;
        self.text(document, feet, package.begin(Part::Document)?)?;
        if feet {
            let sample = document.sample.then_some(self.profile.words.sample.as_str());
            let foot = |words| package::root_part("w:ftr", section::foot(words, sample).as_bytes());
            package.part(FOOTER, &foot(None))?;
            package.part(FIRST_FOOTER, &foot(document.contact.as_deref()))?;
        }
        package.part(Part::CoreProperties, core.as_bytes())?;
        package.part(Part::CustomProperties, custom.as_bytes())?;
        Ok(package.finish()?)
    }

    /// The names in a letterhead that are too long for a line and would be torn at a place which may lie within
    /// a word or a name.
    pub fn torn_names(&self, superior: &[String], issuer: &[String]) -> Vec<TornName> {
        let mut nowhere = std::io::sink();
        let sheet = Sheet::new(&self.profile, self.size, &self.moulds, &mut nowhere);
        letterhead::torn_names(&sheet, superior, issuer)
    }

    /// Writes `word/document.xml`.
    fn text(&self, document: &Document, feet: bool, out: &mut dyn Write) -> Result<(), WordFault> {
        let mut sheet = Sheet::new(&self.profile, self.size, &self.moulds, out);
        sheet.first_page = FirstPage::of(document);
        sheet.add_xml(package::root_start("w:document"));
        sheet.add_xml("<w:body>");
        let attached = matches!(document.title, Title::Attached { .. });
        if !attached {
            letterhead::write(&mut sheet, document)?;
            let kind = &document.letterhead.symbol.kind;
            letterhead::addressees(&mut sheet, kind, &document.addressees)?;
            let closing = After::Closing(&self.profile.words.end_mark);
            blocks::write(&mut sheet, &document.body, closing)?;
            closing::write(&mut sheet, document)?;
        }
        let mut before = section::properties(&self.profile, Orientation::Portrait, false, feet);
        for (nth, appendix) in document.appendices.iter().enumerate() {
            if nth > 0 || !attached {
                sheet.add_xml(section::end(&before));
            }
            sheet.width = section::text_width(&self.profile.page, appendix.orientation);
            self.appendix(&mut sheet, document, nth, appendix)?;
            before = section::properties(&self.profile, appendix.orientation, true, feet);
        }
        sheet.add_xml(section::last_paragraph());
        sheet.add_xml(&before);
        sheet.add_xml("</w:body>");
        sheet.add_xml(package::root_end("w:document"));
        sheet.finish().map_err(|error| PackageError::from(error).into())
    }

    /// An appendix: its number, its title, what it belongs to, its text (Phụ lục I, Phần I, mục III, khoản 1).
    fn appendix(
        &self,
        sheet: &mut Sheet,
        document: &Document,
        nth: usize,
        appendix: &Appendix,
    ) -> Result<(), WordFault> {
        let label = self.profile.appendix_label(nth, document.appendices.len());
        sheet.add(&sheet.line(Role::AppendixLabel, &label))?;
        let (title, _) =
            letterhead::centred(sheet, Role::AppendixTitle, &appendix.title, sheet.width);
        sheet.add(&title)?;
        let note = letterhead::appendix_note(sheet, document);
        let (note, longest) = letterhead::centred(sheet, Role::AppendixNote, &note, sheet.width);
        sheet.add(&note)?;
        let under = match &self.profile.layout.under_subject {
            Separator::Rule => {
                let length = letterhead::share(longest, self.profile.rules.appendix.value);
                sheet.rule(length, sheet.width)
            }
            Separator::Text(dashes) => sheet.line(Role::SubjectDashes, dashes),
        };
        sheet.add(&under.keep_next())?;
        blocks::write(sheet, &appendix.body, After::Nothing)?;
        Ok(())
    }

    /// The shared parts, compressed once: with footers or without.
    fn base(&self, feet: bool) -> Result<&BaseArchive, WordFault> {
        let cell = if feet { &self.footed } else { &self.plain };
        if let Some(base) = cell.get() {
            return Ok(base);
        }
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
        let base = BaseArchive::new(&shared, &own)?;
        Ok(cell.get_or_init(|| base))
    }
}
