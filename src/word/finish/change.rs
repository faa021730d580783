//! What becomes of a start tag that docx-rs wrote: one line for each of its defects.

use super::order::Order;
use super::scan;

/// What becomes of a start tag.
pub(super) enum Change {
    Copy,
    /// Attributes are kept, changed or left out one by one.
    Filter(fn(&[u8], &[u8]) -> Attribute),
    Drop,
    /// Another element stands for this empty one.
    Replace(&'static str),
}

/// What becomes of an attribute.
pub(super) enum Attribute {
    Keep,
    Drop,
}

/// What becomes of the start tag of `name`, whose parent is the list `list` if it is in one.
pub(super) fn change(name: &[u8], attributes: &[u8], list: Option<&'static Order>) -> Change {
    match name {
        b"w:p" | b"w:r" | b"w:tr" | b"w:sectPr" => Change::Filter(without_revision),
        b"w:ind" => Change::Filter(given_indent),
        // An attribute that the schema does not know; docx-rs writes it on every column.
        b"w:gridCol" => Change::Filter(without_type),
        b"w:jc" if list.is_some_and(|l| l.parent == "w:tblPr") && has(attributes, b"left") => {
            // Left is Word's default, and docx-rs writes it on every table that is not told
            // otherwise.
            Change::Drop
        }
        b"w:trHeight" if has(attributes, b"1") && has(attributes, b"auto") => {
            Change::Replace("w:tblHeader")
        }
        _ => Change::Copy,
    }
}

fn has(attributes: &[u8], value: &[u8]) -> bool {
    scan::attributes(attributes).any(|(_, found)| found == value)
}

/// Ids of paragraphs and editing sessions: counted by docx-rs, different from run to run.
fn without_revision(name: &[u8], _: &[u8]) -> Attribute {
    match name {
        b"w14:paraId" | b"w14:textId" => Attribute::Drop,
        _ if name.starts_with(b"w:rsid") => Attribute::Drop,
        _ => Attribute::Keep,
    }
}

fn without_type(name: &[u8], _: &[u8]) -> Attribute {
    if name == b"w:type" { Attribute::Drop } else { Attribute::Keep }
}

/// Indents that were given: docx-rs writes left and right on every indent, 0 where none was given.
fn given_indent(name: &[u8], value: &[u8]) -> Attribute {
    match (name, value) {
        (b"w:left" | b"w:right", b"0") => Attribute::Drop,
        _ => Attribute::Keep,
    }
}

pub(super) fn push_start(out: &mut Vec<u8>, name: &[u8], attributes: &[u8]) {
    out.push(b'<');
    out.extend_from_slice(name);
    out.extend_from_slice(attributes);
}

/// Appends the attributes that `keep` keeps; tells whether there are any.
pub(super) fn push_attributes(
    out: &mut Vec<u8>,
    attributes: &[u8],
    keep: fn(&[u8], &[u8]) -> Attribute,
) -> bool {
    let before = out.len();
    for (name, value) in scan::attributes(attributes) {
        if matches!(keep(name, value), Attribute::Drop) {
            continue;
        }
        out.push(b' ');
        out.extend_from_slice(name);
        out.extend_from_slice(b"=\"");
        out.extend_from_slice(value);
        out.push(b'"');
    }
    out.len() > before
}
