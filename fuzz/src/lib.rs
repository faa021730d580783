//! What the targets share: Word files packed from text that a fuzzer can change, and a small campaign.

use std::io::{Cursor, Write};
use std::path::Path;

use vanban::files::{disk::RealDisk, read_folder};
use vanban::resources::Resources;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Files with their names.
pub type Files = Vec<(String, Vec<u8>)>;

/// The parts that a Word file needs and that a fuzzer gains nothing by losing.
const FRAME: [(&str, &str); 3] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>"#,
    ),
    (
        "word/_rels/document.xml.rels",
        concat!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
            r#"<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
            r#"<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>"#,
            r#"<Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>"#,
            r#"<Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header.xml"/>"#,
            r#"<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme.xml"/>"#,
            r#"<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>"#,
            r#"<Relationship Id="e" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>"#,
            r#"<Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/" TargetMode="External"/>"#,
            "</Relationships>",
        ),
    ),
];

/// What `~` before a part's content stands for: the namespaces that every part declares, so that small
/// inputs reach far.
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);

/// A Word file from a text in which a line `=== NAME` begins a part; what comes before the first is the content of
/// the main text's body. `<~` begins a root element that declares the namespaces.
pub fn packed(text: &str) -> Vec<u8> {
    let mut parts: Vec<(&str, String)> =
        FRAME.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    let mut put = |name, text: String| {
        parts.retain(|(known, _)| *known != name);
        parts.push((name, text));
    };
    let mut pieces = text.split("\n=== ");
    let body = pieces.next().unwrap_or_default();
    put(
        "word/document.xml",
        format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
    );
    for piece in pieces.take(16) {
        let (name, text) = piece.split_once('\n').unwrap_or((piece, ""));
        if name.len() < 100 {
            put(name, text.replacen('~', NAMESPACES, 1));
        }
    }
    zipped(&parts)
}

/// Parts as an archive.
pub fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        // A name that an archive does not take is left out: the reader is tried, not the packer.
        if writer.start_file(*name, stored).is_ok() {
            writer.write_all(text.as_bytes()).expect("written");
        }
    }
    writer.finish().expect("packed").into_inner()
}

/// The data of a campaign of the tests, and the program's templates.
pub fn campaign(name: &str) -> (Files, Resources) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |folder: &str| read_folder(&RealDisk, &root.join(folder), |_| true).expect("read");
    (read(&format!("tests/campaigns/{name}")), Resources::built_in().expect("templates"))
}
