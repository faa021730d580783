//! Word, step 1: makes what docx-rs writes for a block into XML that Word takes, with gaps for what differs from
//! document to document.
//!
//! The block's XML is read as a tree, which is rewritten: lists of properties in the schema's order ([`order`]),
//! without noise, each defect of docx-rs fixed where its element is written. A [`Gap`] is a mark in the block's
//! text; where it is, the finished XML has an opening that is filled later ([`GappedXml::fill`]). Nothing else in
//! the program sees what docx-rs writes. It runs once for each shape of a look ([`super::cache`]), some fifty times
//! a run.

pub(super) mod order;
#[cfg(test)]
mod tests;

use std::fmt;

use docx_rs::BuildXML;
use roxmltree::{Attribute, Document, Node};

use self::order::Order;
use super::text::{push_escaped, push_words};
use crate::layout::escape;

/// What is left open in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The words of a run.
    Words,
    /// A finished element in a paragraph, in place of a run.
    Element,
    /// Finished paragraphs, in place of one.
    Paragraphs,
    /// Finished rows of a table, in place of one.
    Rows,
}

impl Gap {
    /// The element in whose place it is.
    fn place(self) -> &'static str {
        match self {
            Gap::Words => "w:t",
            Gap::Element => "w:r",
            Gap::Paragraphs => "w:p",
            Gap::Rows => "w:tr",
        }
    }

    /// The text that marks it, alone in its element; no printed text has such a character.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Gap::Words => "\u{E001}",
            Gap::Element => "\u{E002}",
            Gap::Paragraphs => "\u{E003}",
            Gap::Rows => "\u{E004}",
        }
    }

    /// The gap in whose place an element is.
    fn of(name: &str, node: Node<'_, '_>) -> Option<Gap> {
        let all = [Gap::Words, Gap::Element, Gap::Paragraphs, Gap::Rows];
        let gap = all.into_iter().find(|gap| gap.place() == name)?;
        let mut texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
        (texts.next() == Some(gap.mark()) && texts.next().is_none()).then_some(gap)
    }
}

/// Finished XML with gaps.
#[derive(Debug, Default)]
pub(super) struct GappedXml {
    xml: Vec<u8>,
    /// Where something goes in between, in order.
    gaps: Vec<usize>,
}

impl GappedXml {
    /// Appends the XML, letting each gap be filled.
    pub(super) fn fill(&self, out: &mut Vec<u8>, mut fill: impl FnMut(&mut Vec<u8>)) {
        let mut at = 0;
        for &gap in &self.gaps {
            out.extend_from_slice(&self.xml[at..gap]);
            fill(out);
            at = gap;
        }
        out.extend_from_slice(&self.xml[at..]);
    }

    /// What is before the first gap, and what is after it.
    pub(super) fn around(&self) -> (&[u8], &[u8]) {
        self.xml.split_at(self.gaps.first().copied().unwrap_or(self.xml.len()))
    }
}

/// Why a block could not be finished: always a fault of the program, never of the clerk's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FinishError {
    /// What docx-rs wrote is not XML.
    Malformed(String),
    /// An element that the schema does not allow in this list of properties.
    Stray {
        /// The element that holds the list, e.g. `w:rPr`.
        parent: &'static str,
        /// The element in it.
        child: String,
    },
    /// A block that has not as many gaps as it was built with.
    Gaps {
        /// How many it has.
        found: usize,
        /// How many it should have.
        wanted: usize,
    },
}

impl fmt::Display for FinishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FinishError::Malformed(why) => write!(f, "malformed block XML: {why}"),
            FinishError::Stray { parent, child } => write!(f, "stray {child} in {parent}"),
            FinishError::Gaps { found, wanted } => write!(f, "{found} gaps, not {wanted}"),
        }
    }
}

impl std::error::Error for FinishError {}

/// A docx-rs block (paragraph, table, row) as finished XML with so many gaps.
///
/// # Errors
/// [`FinishError`], a fault of the program.
pub(super) fn finish(block: &impl BuildXML, gaps: usize) -> Result<GappedXml, FinishError> {
    let xml = String::from_utf8(block.build())
        .map_err(|error| FinishError::Malformed(error.to_string()))?;
    let finished = finish_xml(&xml)?;
    match finished.gaps.len() {
        found if found == gaps => Ok(finished),
        found => Err(FinishError::Gaps { found, wanted: gaps }),
    }
}

/// The namespaces whose prefixes docx-rs writes without declaring them.
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#,
);

/// What docx-rs wrote for whole blocks, finished.
pub(super) fn finish_xml(xml: &str) -> Result<GappedXml, FinishError> {
    let whole = format!("<blocks {NAMESPACES}>{xml}</blocks>");
    let tree =
        Document::parse(&whole).map_err(|error| FinishError::Malformed(error.to_string()))?;
    let mut out = GappedXml::default();
    for node in tree.root_element().children() {
        write(node, &mut out)?;
    }
    Ok(out)
}

/// Appends a node and what is in it.
fn write(node: Node<'_, '_>, out: &mut GappedXml) -> Result<(), FinishError> {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        push_escaped(text.as_bytes(), &mut out.xml);
        return Ok(());
    }
    if !node.is_element() || is_noise(node) {
        return Ok(());
    }
    let name = final_name(node);
    if Gap::of(&name, node).is_some() {
        out.gaps.push(out.xml.len());
        return Ok(());
    }
    if name == "w:t" {
        push_words(node.text().unwrap_or_default(), &mut out.xml);
        return Ok(());
    }
    let children = ordered(&name, node)?;
    out.xml.extend_from_slice(format!("<{name}").as_bytes());
    for attribute in node.attributes().filter(|attribute| is_kept(node, attribute)) {
        let (name, value) = (attribute_name(node, &attribute), escape(attribute.value()));
        out.xml.extend_from_slice(format!(" {name}=\"{value}\"").as_bytes());
    }
    if children.is_empty() && !HOLDS_TEXT.contains(&name.as_str()) {
        out.xml.extend_from_slice(b"/>");
        return Ok(());
    }
    out.xml.push(b'>');
    for child in &children {
        write(*child, out)?;
    }
    // Word refuses a cell that does not end with a paragraph; docx-rs adds one only where a nested table is alone in
    // its cell.
    let ends_well = children.last().is_some_and(|last| final_name(*last) == "w:p");
    if name == "w:tc" && !ends_well {
        out.xml.extend_from_slice(b"<w:p></w:p>");
    }
    out.xml.extend_from_slice(format!("</{name}>").as_bytes());
    Ok(())
}

/// Elements of the text, which are written with an end of their own even where nothing is in them.
const HOLDS_TEXT: [&str; 5] = ["w:p", "w:r", "w:tbl", "w:tr", "w:tc"];

/// The children of an element that are written, properties in the order of the schema; equal ones stay as they came.
fn ordered<'t, 'x>(name: &str, node: Node<'t, 'x>) -> Result<Vec<Node<'t, 'x>>, FinishError> {
    let mut children: Vec<Node<'t, 'x>> =
        node.children().filter(|child| !is_noise(*child)).collect();
    let Some(order) = Order::of(name.as_bytes()) else { return Ok(children) };
    for child in &children {
        let child = final_name(*child);
        if order.rank(child.as_bytes()).is_none() {
            return Err(FinishError::Stray { parent: order.parent, child });
        }
    }
    children.sort_by_key(|child| order.rank(final_name(*child).as_bytes()));
    Ok(children)
}

/// Whether docx-rs wrote a node that says nothing.
fn is_noise(node: Node<'_, '_>) -> bool {
    if !node.is_element() {
        return false;
    }
    let name = qualified(node);
    match name.as_str() {
        // Indents that were not given.
        "w:ind" => !node.attributes().any(|attribute| is_kept(node, &attribute)),
        // Left is Word's default, and docx-rs writes it on every table that is not set otherwise.
        "w:jc" => is_in(node, "w:tblPr") && has(node, "val", "left"),
        "w:t" => node.text().is_none_or(str::is_empty),
        // A list of properties that is empty, or has nothing but such.
        name => {
            Order::of(name.as_bytes()).is_some_and(|order| order.optional)
                && node.children().all(is_noise)
        }
    }
}

/// Whether an attribute is written.
fn is_kept(node: Node<'_, '_>, attribute: &Attribute<'_, '_>) -> bool {
    let name = attribute.name();
    match qualified(node).as_str() {
        // Ids of paragraphs and of editing sessions: counted by docx-rs, different from run to run.
        "w:p" | "w:r" | "w:tr" | "w:sectPr" => {
            !matches!(name, "paraId" | "textId") && !name.starts_with("rsid")
        }
        // docx-rs writes left and right on every indent, 0 where none was given.
        "w:ind" => !(matches!(name, "left" | "right") && attribute.value() == "0"),
        // An attribute that the schema does not know; docx-rs writes it on every column.
        "w:gridCol" => name != "type",
        "w:trHeight" => !is_head_mark(node),
        _ => true,
    }
}

/// The name under which an element is written: docx-rs has no word for a row that is repeated at the head of every
/// page (see [`super::build`]).
fn final_name(node: Node<'_, '_>) -> String {
    match qualified(node) {
        name if name == "w:trHeight" && is_head_mark(node) => "w:tblHeader".to_owned(),
        name => name,
    }
}

/// Whether the height of a row marks a head: 1 by the rule `auto` means nothing in Word.
fn is_head_mark(height: Node<'_, '_>) -> bool {
    has(height, "val", "1") && has(height, "hRule", "auto")
}

fn is_in(node: Node<'_, '_>, parent: &str) -> bool {
    node.parent().is_some_and(|found| qualified(found) == parent)
}

fn has(node: Node<'_, '_>, attribute: &str, value: &str) -> bool {
    node.attributes().any(|found| found.name() == attribute && found.value() == value)
}

/// The name of an element with its prefix.
fn qualified(node: Node<'_, '_>) -> String {
    with_prefix(node, node.tag_name().namespace(), node.tag_name().name())
}

fn attribute_name(node: Node<'_, '_>, attribute: &Attribute<'_, '_>) -> String {
    with_prefix(node, attribute.namespace(), attribute.name())
}

fn with_prefix(node: Node<'_, '_>, namespace: Option<&str>, name: &str) -> String {
    match namespace.and_then(|namespace| node.lookup_prefix(namespace)) {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    }
}
