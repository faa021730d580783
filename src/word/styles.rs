//! Word, static part: the profile's roles as named styles that a clerk sees in Word's style pane.
//!
//! Size, weight, alignment, indents and gaps are here and nowhere else in a file of ours; a paragraph only names
//! its style.

use std::fmt::Write;

use crate::data::scalar::TypeSize;
use crate::layout::escape;
use crate::profile::{Align, LineRule, LookRow, Profile, Role};
use crate::units::{HalfPoint, Mm, Pt, Twip};

/// The character style of a field that waits to be filled in.
pub(super) const HINT_STYLE: &str = "goi-y";

/// `word/styles.xml` of a profile at a type size.
pub(super) fn styles_xml(profile: &Profile, size: TypeSize) -> String {
    let font = escape(&profile.font);
    let base = profile.row(Role::Body).map_or(HalfPoint(28), |row| row.points(size).into()).0;
    let fonts = format!(
        r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>"#
    );
    let mut xml = format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\n",
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
            r#"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{base}"/><w:szCs w:val="{base}"/>"#,
            r#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#,
            r#"<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>"#,
            r#"<w:rPr>{fonts}<w:sz w:val="{base}"/><w:szCs w:val="{base}"/></w:rPr></w:style>"#,
            r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
            r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>"#,
            r#"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
            r#"<w:style w:type="character" w:customStyle="1" w:styleId="{hint}"><w:name w:val="Gợi ý điền"/><w:qFormat/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>"#,
        ),
        fonts = fonts,
        base = base,
        hint = HINT_STYLE,
    );
    for role in profile.roles() {
        if let Some(row) = profile.row(role) {
            push_style(&mut xml, role, row, size);
        }
    }
    xml.push_str("</w:styles>");
    xml
}

fn push_style(xml: &mut String, role: Role, row: &LookRow, size: TypeSize) {
    let half_points = HalfPoint::from(row.points(size)).0;
    let _ = write!(
        xml,
        r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>"#,
        role.id(),
        escape(&row.name),
    );
    if row.keep_next || row.outline.is_some() {
        xml.push_str("<w:keepNext/>");
    }
    if row.outline.is_some() {
        xml.push_str("<w:keepLines/>");
    }
    if row.boxed {
        xml.push_str("<w:pBdr>");
        for side in ["top", "left", "bottom", "right"] {
            let _ =
                write!(xml, r#"<w:{side} w:val="single" w:sz="8" w:space="1" w:color="auto"/>"#);
        }
        xml.push_str("</w:pBdr>");
    }
    push_spacing(xml, row);
    if let Some(indent) = row.first_line {
        let _ = write!(xml, r#"<w:ind w:firstLine="{}"/>"#, Twip::from(Mm(indent.value)).0);
    }
    let jc = match row.align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    };
    let _ = write!(xml, r#"<w:jc w:val="{jc}"/>"#);
    if let Some(level) = row.outline {
        let _ = write!(xml, r#"<w:outlineLvl w:val="{level}"/>"#);
    }
    xml.push_str("</w:pPr><w:rPr>");
    if row.bold {
        xml.push_str("<w:b/><w:bCs/>");
    }
    if row.italic {
        xml.push_str("<w:i/><w:iCs/>");
    }
    let _ = write!(xml, r#"<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>"#);
    if row.underline {
        xml.push_str(r#"<w:u w:val="single"/>"#);
    }
    xml.push_str("</w:rPr></w:style>");
}

fn push_spacing(xml: &mut String, row: &LookRow) {
    let before = Twip::from(Pt(row.before.map_or(0.0, |gap| gap.value))).0;
    let (line, rule) = match row.line {
        None => (240, "auto"),
        Some(LineRule::Multiple(times)) => ((times.value * 240.0).round() as i32, "auto"),
        Some(LineRule::Exact(points)) => (Twip::from(Pt(points.value)).0, "exact"),
    };
    let _ = write!(
        xml,
        r#"<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="{rule}"/>"#
    );
}
