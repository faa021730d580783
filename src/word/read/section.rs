//! Word, reading: `w:sectPr`.

use super::xml::{Look, Node, is_on, whole};
use crate::document::Orientation;
use crate::paper::{Geometry, PageNumbers, Section};
use crate::units::Twip;

/// A page layout with the relations of its headers and footers, which the caller follows.
pub(super) struct Read<'x> {
    pub(super) section: Section,
    /// (is a header, type, relation).
    pub(super) feet: Vec<(bool, &'x str, &'x str)>,
}

/// Reads one.
pub(super) fn read(node: Node<'_>) -> Read<'_> {
    let mut section =
        Section { new_page: true, columns: 1, geometry: Geometry::default(), ..Section::default() };
    let mut feet = Vec::new();
    for child in node.children() {
        let Some(name) = child.word() else { continue };
        match name {
            "headerReference" | "footerReference" => {
                if let Some(id) = child.relation("id") {
                    let which = child.attr("type").unwrap_or("default");
                    feet.push((name == "headerReference", which, id));
                }
            }
            "pgSz" => {
                let page = &mut section.geometry;
                page.width = child.twips("w").unwrap_or(page.width);
                page.height = child.twips("h").unwrap_or(page.height);
                page.orientation = match page.width > page.height {
                    true => Orientation::Landscape,
                    false => Orientation::Portrait,
                };
            }
            "pgMar" => margins(child, &mut section.geometry),
            "titlePg" => section.title_page = is_on(child),
            "pgNumType" => {
                section.numbers = PageNumbers {
                    start: child.attr("start").and_then(whole).and_then(|n| u32::try_from(n).ok()),
                    format: child.attr("fmt").filter(|fmt| *fmt != "decimal").map(str::to_owned),
                };
            }
            "type" => {
                section.new_page = !matches!(child.attr("val"), Some("continuous" | "nextColumn"))
            }
            "cols" => {
                let columns = child.attr("num").and_then(whole).unwrap_or(1);
                section.columns = columns.clamp(1, 45) as u32;
            }
            "docGrid" => {
                let kind = child.attr("type");
                section.grid = matches!(kind, Some("lines" | "linesAndChars" | "snapToChars"));
            }
            _ => {}
        }
    }
    Read { section, feet }
}

fn margins(node: Node<'_>, page: &mut Geometry) {
    // A negative top or bottom margin holds even against a high header: its size counts.
    let size = |length: Twip| Twip(length.0.abs());
    page.top = node.twips("top").map_or(page.top, size);
    page.bottom = node.twips("bottom").map_or(page.bottom, size);
    let left = node.twips("left").or_else(|| node.twips("start"));
    let right = node.twips("right").or_else(|| node.twips("end"));
    page.left = left.unwrap_or(page.left);
    page.right = right.unwrap_or(page.right);
    page.gutter = node.twips("gutter").unwrap_or(Twip(0));
    page.header = node.twips("header").unwrap_or(page.header);
    page.footer = node.twips("footer").unwrap_or(page.footer);
}
