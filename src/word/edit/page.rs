//! Word, editing: paper and margins of a section.

use super::PageSet;
use super::element::{List, Naming, with};
use super::splice::Splices;
use crate::units::Twip;
use crate::word::read::xml::{Look, Node};

/// Sets what the fixes ask for.
pub(super) fn fix(
    layouts: &[Node<'_>],
    section: usize,
    sets: &[(usize, &[PageSet])],
    naming: &mut Naming,
    splices: &mut Splices,
    made: &mut [bool],
) {
    let Some(node) = layouts.get(section).copied() else { return };
    let mut list = List::read("sectPr", Some(node));
    // Another's change waits to be accepted: ours could not be told from it.
    if list.has("sectPrChange") {
        return;
    }
    let before = list.without(&["headerReference", "footerReference", "sectPrChange"]);
    let mut size: Vec<(&str, String)> = Vec::new();
    let mut margins: Vec<(&str, String)> = Vec::new();
    let mut put = |name: &'static str, length: Twip| {
        margins.retain(|(known, _)| *known != name);
        margins.push((name, length.0.to_string()));
    };
    for set in sets.iter().flat_map(|(_, set)| set.iter()) {
        match *set {
            PageSet::Paper(width, height) => {
                let lies = if width > height { "landscape" } else { "portrait" };
                size = vec![
                    ("w", width.0.to_string()),
                    ("h", height.0.to_string()),
                    ("orient", lies.to_owned()),
                ];
            }
            PageSet::Top(length) => put("top", length),
            PageSet::Bottom(length) => put("bottom", length),
            PageSet::Left(length) => put("left", length),
            PageSet::Right(length) => put("right", length),
            PageSet::Header(length) => put("header", length),
            PageSet::Footer(length) => put("footer", length),
        }
    }
    if !size.is_empty() {
        // The printer's code for the old paper goes with it.
        list.set("pgSz", with(node.child("pgSz"), "pgSz", &size, &["code"], naming));
    }
    if !margins.is_empty() {
        complete(node, &mut margins);
        list.set("pgMar", with(node.child("pgMar"), "pgMar", &margins, &[], naming));
    }
    let (signature, w) = (naming.signature(), &naming.prefix);
    list.set(
        "sectPrChange",
        format!(
            "<{w}:sectPrChange{signature}><{w}:sectPr>{before}</{w}:sectPr></{w}:sectPrChange>"
        ),
    );
    let new = list.write(naming);
    let fixes: Vec<usize> = sets.iter().map(|(fix, _)| *fix).collect();
    for fix in &fixes {
        made[*fix] = true;
    }
    splices.add(node.range(), new, fixes);
}

/// The schema wants all seven margins: those that the file leaves out are what Word takes then.
fn complete(node: Node<'_>, margins: &mut Vec<(&str, String)>) {
    let usual = [
        ("top", 1440),
        ("right", 1440),
        ("bottom", 1440),
        ("left", 1440),
        ("header", 720),
        ("footer", 720),
        ("gutter", 0),
    ];
    for (name, length) in usual {
        let known = node.child("pgMar").is_some_and(|old| old.attr(name).is_some());
        if !known && !margins.iter().any(|(set, _)| *set == name) {
            margins.push((name, i32::to_string(&length)));
        }
    }
}
