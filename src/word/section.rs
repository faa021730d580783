//! Word: sections, page numbers and foot lines; the parts of a page that no block holds.

use std::fmt::Write;

use super::package::Part;
use crate::document::Orientation;
use crate::layout::{Foot, Section, clean_text, escape};
use crate::profile::Role;
use crate::units::{Mm, Twip};

/// The header of every page but the first: the page number.
pub(super) const HEADER: Part = Part::Header(1);
/// The header of the first page: empty, since its number is not shown.
pub(super) const FIRST_HEADER: Part = Part::Header(2);
/// The footer of every page but the first.
pub(super) const FOOTER: Part = Part::Footer(1);
/// The footer of the first page.
pub(super) const FIRST_FOOTER: Part = Part::Footer(2);

/// A complex field that shows the page number, as runs.
pub(super) const PAGE_NUMBER: &str = concat!(
    r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
    r#"<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#,
    r#"<w:r><w:t>2</w:t></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
);

/// The properties of a section; `feet` where the document has foot lines.
pub(super) fn properties(section: &Section<'_>, feet: bool) -> String {
    let page = &section.page;
    let mut xml = String::from("<w:sectPr>");
    let mut refer = |element: &str, kind: &str, part: Part| {
        let _ = write!(xml, r#"<w:{element} w:type="{kind}" r:id="{}"/>"#, part.relation_id());
    };
    refer("headerReference", "default", HEADER);
    refer("headerReference", "first", FIRST_HEADER);
    if feet {
        refer("footerReference", "default", FOOTER);
        refer("footerReference", "first", if section.appendix { FOOTER } else { FIRST_FOOTER });
    }
    xml.push_str(r#"<w:type w:val="nextPage"/>"#);
    let (width, height) = section.paper();
    let turned = match section.orientation {
        Orientation::Portrait => "",
        Orientation::Landscape => r#" w:orient="landscape""#,
    };
    let (width, height) = (Twip::from(width).0, Twip::from(height).0);
    let _ = write!(xml, r#"<w:pgSz w:w="{width}" w:h="{height}"{turned}/>"#);
    let _ = write!(
        xml,
        r#"<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="{}" w:gutter="0"/>"#,
        twips(page.top.value),
        twips(page.right.value),
        twips(page.bottom.value),
        twips(page.left.value),
        Twip::from(page.header).0,
        Twip::from(page.footer).0,
    );
    if section.appendix {
        xml.push_str(r#"<w:pgNumType w:start="1"/>"#);
    }
    xml.push_str(r#"<w:cols w:space="720"/><w:titlePg/></w:sectPr>"#);
    xml
}

/// An almost invisible paragraph that ends a section: Word wants one after a table.
pub(super) fn end(properties: &str) -> String {
    format!(r#"<w:p><w:pPr>{TINY}{properties}</w:pPr></w:p>"#)
}

/// An almost invisible paragraph after the last table of the document.
pub(super) fn last_paragraph() -> String {
    format!("<w:p><w:pPr>{TINY}</w:pPr></w:p>")
}

const TINY: &str = r#"<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>"#;

/// A paragraph after which a new page begins.
pub(super) fn page_break() -> String {
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>"#,
        Role::Rule.id()
    )
}

/// The content of the header with the page number.
pub(super) fn page_number() -> String {
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{PAGE_NUMBER}</w:p>"#,
        Role::PageNumber.id()
    )
}

/// The content of an empty header or footer.
pub(super) fn empty() -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr></w:p>"#, Role::PageNumber.id())
}

/// The content of a footer: the contact line under a rule across the text, the mark of samples.
pub(super) fn foot(foot: Foot<'_>) -> String {
    let mut xml = String::new();
    if let Some(contact) = foot.contact {
        let _ = write!(
            xml,
            concat!(
                r#"<w:p><w:pPr><w:pStyle w:val="{}"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr></w:pPr>"#,
                r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#
            ),
            Role::Contact.id(),
            escape(&clean_text(contact)),
        );
    }
    if let Some(sample) = foot.sample {
        let _ = write!(
            xml,
            r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
            Role::Contact.id(),
            escape(&clean_text(sample)),
        );
    }
    if xml.is_empty() { empty() } else { xml }
}

fn twips(mm: f64) -> i32 {
    Twip::from(Mm(mm)).0
}
