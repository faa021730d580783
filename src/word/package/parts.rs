//! The parts that hold no text of the document: content types, relations, properties, settings,
//! fonts.
//!
//! Written by hand, because docx-rs leaves out what matters here (language, title, compatibility)
//! and writes the rest in an order that validators refuse.

use super::Part;
use crate::layout::escape;
use chrono::NaiveDate;
use std::fmt::Write;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const OFFICE_RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PACKAGE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata";

const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The namespaces of a part with text. Word refuses an element of a later version unless its prefix
/// is declared and named in `mc:Ignorable`.
const NAMESPACES: &str = concat!(
    r#" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#,
    r#" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#,
    r#" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml""#,
    r#" mc:Ignorable="w14 w15""#,
);

/// A whole part with text: the declaration and the root element with its namespaces around finished
/// XML.
///
/// `root` is the element's name: `w:document` (content: a `w:body`), `w:hdr`, `w:ftr`,
/// `w:footnotes`, `w:styles` or `w:numbering`.
pub(crate) fn root_part(root: &str, content: &[u8]) -> Vec<u8> {
    let mut part = Vec::with_capacity(content.len() + 700);
    part.extend_from_slice(root_start(root).as_bytes());
    part.extend_from_slice(content);
    part.extend_from_slice(root_end(root).as_bytes());
    part
}

/// What comes before the content of a part with text: the declaration and the root's start.
pub(crate) fn root_start(root: &str) -> String {
    [DECLARATION, "<", root, NAMESPACES, ">"].concat()
}

/// What comes after the content of a part with text.
pub(crate) fn root_end(root: &str) -> String {
    format!("</{root}>")
}

/// `[Content_Types].xml` for the given parts.
pub(super) fn content_types(parts: &[Part]) -> String {
    let mut xml = String::from(DECLARATION);
    xml.push_str(r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    push_default(&mut xml, "rels", relations);
    push_default(&mut xml, "xml", "application/xml");
    for part in parts {
        if let Some(content_type) = content_type(*part) {
            let name = part.name();
            let _ = write!(xml, r#"<Override PartName="/{name}" ContentType="{content_type}"/>"#);
        }
    }
    xml.push_str("</Types>");
    xml
}

fn push_default(xml: &mut String, extension: &str, content_type: &str) {
    let _ = write!(xml, r#"<Default Extension="{extension}" ContentType="{content_type}"/>"#);
}

/// The content type of a part; `None` where its file name's ending says it.
fn content_type(part: Part) -> Option<String> {
    let word = |kind: &str| Some(format!("{WORD_TYPE}.{kind}+xml"));
    match part {
        Part::ContentTypes
        | Part::PackageRelations
        | Part::DocumentRelations
        | Part::ChartRelations(_) => None,
        Part::Chart(_) => {
            Some("application/vnd.openxmlformats-officedocument.drawingml.chart+xml".into())
        }
        Part::ChartWorkbook(_) => {
            Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into())
        }
        Part::Document => word("document.main"),
        Part::Styles => word("styles"),
        Part::Settings => word("settings"),
        Part::FontTable => word("fontTable"),
        Part::Header(_) => word("header"),
        Part::Footer(_) => word("footer"),
        Part::CoreProperties => {
            Some("application/vnd.openxmlformats-package.core-properties+xml".into())
        }
        Part::AppProperties => {
            Some("application/vnd.openxmlformats-officedocument.extended-properties+xml".into())
        }
        Part::CustomProperties => {
            Some("application/vnd.openxmlformats-officedocument.custom-properties+xml".into())
        }
    }
}

/// `_rels/.rels`: where the text and the properties are.
pub(super) fn package_relations(parts: &[Part]) -> String {
    relations(parts, "", |part| match part {
        Part::Document => Some(format!("{OFFICE_RELATION}/officeDocument")),
        Part::CoreProperties => Some(format!("{PACKAGE_RELATION}/core-properties")),
        Part::AppProperties => Some(format!("{OFFICE_RELATION}/extended-properties")),
        Part::CustomProperties => Some(format!("{OFFICE_RELATION}/custom-properties")),
        _ => None,
    })
}

/// `word/_rels/document.xml.rels`: what the text uses.
pub(super) fn document_relations(parts: &[Part]) -> String {
    relations(parts, "word/", |part| {
        let kind = match part {
            Part::Styles => "styles",
            Part::Settings => "settings",
            Part::FontTable => "fontTable",
            Part::Header(_) => "header",
            Part::Footer(_) => "footer",
            Part::Chart(_) => "chart",
            _ => return None,
        };
        Some(format!("{OFFICE_RELATION}/{kind}"))
    })
}

/// The relations to those parts that have a type, their names relative to `folder`.
fn relations(parts: &[Part], folder: &str, relation_type: fn(Part) -> Option<String>) -> String {
    let mut xml = String::from(DECLARATION);
    xml.push_str(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    );
    for part in parts {
        if let Some(relation_type) = relation_type(*part) {
            let (id, name) = (part.relation_id(), part.name());
            let target = name.strip_prefix(folder).unwrap_or(&name);
            let _ = write!(
                xml,
                r#"<Relationship Id="{id}" Type="{relation_type}" Target="{target}"/>"#
            );
        }
    }
    xml.push_str("</Relationships>");
    xml
}

/// What Word shows under "Properties" of a document; empty texts are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct CoreProperties<'a> {
    /// The title, e.g. the subject line of the document.
    pub(crate) title: &'a str,
    /// What it is about.
    pub(crate) subject: &'a str,
    /// Who made it: the issuing body.
    pub(crate) creator: &'a str,
    /// Words to find it by.
    pub(crate) keywords: &'a str,
    /// The date of the document; no clock is asked where there is none.
    pub(crate) created: Option<NaiveDate>,
}

/// `docProps/core.xml`, in Vietnamese by its own account.
pub(crate) fn core_properties(properties: &CoreProperties<'_>) -> String {
    let mut xml = String::from(DECLARATION);
    xml.push_str(concat!(
        r#"<cp:coreProperties"#,
        r#" xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
        r#" xmlns:dc="http://purl.org/dc/elements/1.1/""#,
        r#" xmlns:dcterms="http://purl.org/dc/terms/""#,
        r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
    ));
    let texts = [
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.creator),
        ("cp:keywords", properties.keywords),
        ("dc:language", "vi-VN"),
    ];
    for (element, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let _ = write!(xml, "<{element}>{}</{element}>", escape(text));
    }
    if let Some(date) = properties.created {
        for element in ["dcterms:created", "dcterms:modified"] {
            let day = date.format("%Y-%m-%d");
            let _ =
                write!(xml, r#"<{element} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</{element}>"#);
        }
    }
    xml.push_str("</cp:coreProperties>");
    xml
}

/// `docProps/app.xml`: the program's name, and nothing that changes from version to version.
pub(crate) fn app_properties() -> String {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    format!(
        r#"{DECLARATION}<Properties xmlns="{namespace}"><Application>vanban</Application></Properties>"#
    )
}

/// `docProps/custom.xml`: text properties of our own, in the given order.
///
/// Names are unique without regard to case, which is the caller's to keep.
pub(crate) fn custom_properties<'a>(
    properties: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut xml = String::from(DECLARATION);
    xml.push_str(concat!(
        r#"<Properties"#,
        r#" xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties""#,
        r#" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#,
    ));
    // Ids 0 and 1 are reserved in the old format that this one mirrors.
    for (id, (name, value)) in (2..).zip(properties) {
        let _ = write!(
            xml,
            concat!(
                r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}">"#,
                r#"<vt:lpwstr>{}</vt:lpwstr></property>"#,
            ),
            id,
            escape(name),
            escape(value)
        );
    }
    xml.push_str("</Properties>");
    xml
}

/// `word/fontTable.xml`: Times New Roman, described so that a machine without it finds the nearest.
pub(crate) fn font_table() -> String {
    let font = concat!(
        r#"<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>"#,
        r#"<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>"#,
        r#"<w:sig w:usb0="E0002EFF" w:usb1="C000785B" w:usb2="00000009" w:usb3="00000000""#,
        r#" w:csb0="000001FF" w:csb1="00000000"/></w:font>"#,
    );
    text_part("w:fonts", font)
}

/// `word/settings.xml`: how Word treats the text. Present in every document, because LibreOffice
/// adds up the gaps between paragraphs without it.
///
/// Compatibility mode 15 is Word 2013 and later; below it Word opens the file "in compatibility
/// mode". Fields are not updated on opening, because Word then asks the reader first.
pub(crate) fn settings() -> String {
    let compat = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
        ("useWord2013TrackBottomHyphenation", 0),
    ];
    let mut xml = String::from(concat!(
        r#"<w:zoom w:percent="100"/>"#,
        r#"<w:defaultTabStop w:val="720"/>"#,
        r#"<w:characterSpacingControl w:val="doNotCompress"/>"#,
        r#"<w:compat>"#,
    ));
    for (name, value) in compat {
        let _ = write!(
            xml,
            r#"<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>"#
        );
    }
    xml.push_str(concat!(
        r#"</w:compat>"#,
        r#"<w:themeFontLang w:val="vi-VN"/>"#,
        r#"<w:decimalSymbol w:val=","/>"#,
        r#"<w:listSeparator w:val=";"/>"#,
    ));
    text_part("w:settings", &xml)
}

/// A small part in the main namespace alone.
fn text_part(root: &str, content: &str) -> String {
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(r#"{DECLARATION}<{root} xmlns:w="{namespace}">{content}</{root}>"#)
}
