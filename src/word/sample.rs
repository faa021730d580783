//! Tests: small Word files from hand-made XML.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What every hand-made part declares.
pub(super) const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:x="urn:khong-biet""#,
);

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A Word file in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    parts: Vec<(String, Vec<u8>)>,
    related: Vec<(String, String)>,
}

impl Sample {
    /// A file with this as the content of its body.
    pub(super) fn body(xml: &str) -> Sample {
        Sample::default()
            .main(&format!("<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>"))
    }

    /// The main part as a whole.
    pub(super) fn main(self, xml: &str) -> Sample {
        self.raw("word/document.xml", xml.as_bytes())
    }

    /// A part as it is.
    pub(super) fn raw(mut self, name: &str, bytes: &[u8]) -> Sample {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// A part next to the main one: `styles`, `numbering`, `settings`, `header`, `comments`, `theme`.
    pub(super) fn part(mut self, kind: &str, inner: &str) -> Sample {
        let root = match kind {
            "header" => "w:hdr",
            "footer" => "w:ftr",
            "theme" => "a:theme",
            kind => &format!("w:{kind}"),
        };
        let nth = self.related.iter().filter(|(known, _)| known == kind).count() + 1;
        let name = format!("{kind}{nth}.xml");
        self.related.push((kind.to_owned(), name.clone()));
        let xml = format!("<{root} {NAMESPACES}>{inner}</{root}>");
        self.raw(&format!("word/{name}"), xml.as_bytes())
    }

    /// The bytes of the file. The nth part next to the main one has the relation `rIdN`.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut add = |name: &str, bytes: &[u8]| {
            writer.start_file(name, SimpleFileOptions::default()).expect("part");
            writer.write_all(bytes).expect("bytes");
        };
        let given = |name: &str| self.parts.iter().any(|(known, _)| known == name);
        if !given("[Content_Types].xml") {
            add("[Content_Types].xml", format!(r#"<Types xmlns="{TYPES}"/>"#).as_bytes());
        }
        if !given("_rels/.rels") {
            let one = format!(
                r#"<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#
            );
            let all = format!(r#"<Relationships xmlns="{RELATIONS}">{one}</Relationships>"#);
            add("_rels/.rels", all.as_bytes());
        }
        if !given("word/_rels/document.xml.rels") {
            let all: String = self
                .related
                .iter()
                .enumerate()
                .map(|(nth, (kind, name))| {
                    let id = nth + 1;
                    format!(
                        r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{name}"/>"#
                    )
                })
                .collect();
            let all = format!(r#"<Relationships xmlns="{RELATIONS}">{all}</Relationships>"#);
            add("word/_rels/document.xml.rels", all.as_bytes());
        }
        for (name, bytes) in &self.parts {
            add(name, bytes);
        }
        writer.finish().expect("archive").into_inner()
    }
}
