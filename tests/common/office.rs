//! Documents as offices type them by hand: no styles, every look on the runs themselves.

use std::io::{Cursor, Write};

use vanban::metrics::{Face, text_width};

/// How a line is set.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    /// Type size in half-points.
    pub size: u32,
    pub bold: bool,
    pub italic: bool,
    pub align: &'static str,
    /// First-line indent in twips.
    pub first: i32,
    /// Left indent in twips.
    pub left: i32,
    /// Gap above in points.
    pub before: u32,
    pub font: &'static str,
}

const PLAIN: Set = Set {
    size: 28,
    bold: false,
    italic: false,
    align: "left",
    first: 0,
    left: 0,
    before: 0,
    font: "Times New Roman",
};

/// A centred line.
pub const MID: Set = Set { align: "center", ..PLAIN };
/// A centred bold line.
pub const BOLD: Set = Set { bold: true, ..MID };
/// Running text.
pub const BODY: Set = Set { align: "both", first: 720, before: 6, ..PLAIN };
/// A basis of a decision.
pub const BASIS: Set = Set { italic: true, ..BODY };
/// An article's or a part's title.
pub const HEADING: Set = Set { bold: true, ..BODY };
/// `Nơi nhận:`.
pub const LABEL: Set = Set { size: 24, bold: true, italic: true, ..PLAIN };
/// A recipient.
pub const ITEM: Set = Set { size: 22, ..PLAIN };

pub fn sized(set: Set, half_points: u32) -> Set {
    Set { size: half_points, ..set }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A run; a tab and a line feed are Word's own.
pub fn run(set: Set, text: &str, more: &str) -> String {
    let mut inner = String::new();
    for (nth, line) in text.split('\n').enumerate() {
        inner.push_str(if nth > 0 { "<w:br/>" } else { "" });
        for (nth, piece) in line.split('\t').enumerate() {
            inner.push_str(if nth > 0 { "<w:tab/>" } else { "" });
            if !piece.is_empty() {
                inner.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(piece)));
            }
        }
    }
    let (b, i) = (if set.bold { "<w:b/>" } else { "" }, if set.italic { "<w:i/>" } else { "" });
    format!(
        "<w:r><w:rPr><w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\" w:cs=\"{0}\"/>{b}{i}{more}<w:sz w:val=\"{1}\"/></w:rPr>{inner}</w:r>",
        set.font, set.size
    )
}

/// A paragraph of runs.
pub fn runs(set: Set, inner: &str) -> String {
    format!(
        "<w:p><w:pPr><w:spacing w:before=\"{}\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"{}\" w:firstLine=\"{}\"/><w:jc w:val=\"{}\"/></w:pPr>{inner}</w:p>",
        set.before * 20,
        set.left,
        set.first,
        set.align
    )
}

/// A paragraph.
pub fn p(set: Set, text: &str) -> String {
    runs(set, &run(set, text, ""))
}

/// A rule of underscores, a share as long as the words above it.
pub fn rule(set: Set, words: &str, share: f64) -> String {
    let face = if set.bold { Face::Bold } else { Face::Regular };
    let one = f64::from(text_width("_", Face::Regular, set.size));
    let count = f64::from(text_width(words, face, set.size)) * share / one;
    p(Set { bold: false, ..set }, &"_".repeat((count.round() as usize).max(5)))
}

/// A table without borders; a row a list of cells.
pub fn table(widths: &[u32], rows: &[Vec<String>]) -> String {
    let grid: String = widths.iter().map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).collect();
    let rows: String = rows
        .iter()
        .map(|cells| {
            let cells: String = cells
                .iter()
                .zip(widths)
                .map(|(cell, w)| {
                    format!(
                        "<w:tc><w:tcPr><w:tcW w:w=\"{w}\" w:type=\"dxa\"/></w:tcPr>{cell}</w:tc>"
                    )
                })
                .collect();
            format!("<w:tr>{cells}</w:tr>")
        })
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

pub const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
const NAME: Set = Set { size: 24, ..MID };

/// The right half of a head above its date.
pub fn country() -> String {
    let bold = sized(BOLD, 26);
    p(sized(BOLD, 24), COUNTRY) + &p(bold, MOTTO) + &rule(bold, MOTTO, 1.0)
}

/// The left half of a head: superior, where there is one, and the lines of the issuing body.
pub fn names(superior: &[&str], issuer: &[&str]) -> String {
    let above: String = superior.iter().map(|line| p(NAME, line)).collect();
    let below: String = issuer.iter().map(|line| p(sized(BOLD, 24), line)).collect();
    let longest = issuer.iter().max_by_key(|line| line.chars().count()).unwrap_or(&"");
    above + &below + &rule(sized(BOLD, 24), longest, 0.42)
}

/// A head in a table of two rows.
pub fn head(names: &str, number: &str, date: &str) -> String {
    let number = p(sized(MID, 26), number);
    let date = p(Set { italic: true, ..sized(MID, 26) }, date);
    table(&[3600, 5750], &[vec![names.to_owned(), country()], vec![number, date]])
}

/// Kind and subject with their rule.
pub fn title(kind: &str, subject: &[&str]) -> String {
    let lines: String = subject.iter().map(|line| p(BOLD, line)).collect();
    let longest = subject.iter().max_by_key(|line| line.chars().count()).unwrap_or(&"");
    p(BOLD, kind) + &lines + &rule(BOLD, longest, 0.4) + &p(MID, "")
}

/// A closing in a table: recipients, and who signs.
pub fn closing(recipients: &[&str], signs: &[&str], signer: &str) -> String {
    let left: String =
        p(LABEL, "Nơi nhận:") + &recipients.iter().map(|l| p(ITEM, l)).collect::<String>();
    let right: String = signs.iter().map(|line| p(BOLD, line)).collect();
    let right = right + &p(MID, "").repeat(4) + &p(BOLD, signer);
    table(&[4700, 4650], &[vec![left, right]])
}

/// The bytes of a Word file with a body, numbered from its second page on.
pub fn word(body: &str) -> Vec<u8> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let feet = "<w:headerReference w:type=\"default\" r:id=\"rId1\"/>";
    word_with(
        &format!(
            "<w:document {W}><w:body>{body}<w:sectPr>{feet}<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>"
        ),
        &format!(
            "<w:hdr {W}>{}</w:hdr>",
            runs(
                MID,
                &format!("<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", run(MID, "2", ""))
            )
        ),
        "header",
    )
}

/// The bytes of a Word file of a main part and one header or footer.
pub fn word_with(document: &str, foot: &str, kind: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{types}.document.main+xml\"/><Override PartName=\"/word/foot.xml\" ContentType=\"{types}.{kind}+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/{kind}\" Target=\"foot.xml\"/></Relationships>"
            ),
        ),
        ("word/document.xml", document.to_owned()),
        ("word/foot.xml", foot.to_owned()),
    ];
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}
