//! Word, editing: comments in the margin.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::element::{Naming, content_end, content_start, ordinals, source};
use super::package::{Package, insert_last};
use super::splice::Splices;
use super::{AUTHOR, EditFault, Mark};
use crate::layout::escape;
use crate::paper::PartId;
use crate::word::read::xml::{self, Look, Node, whole};

const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// Puts comments into a package.
pub(super) fn write(package: &mut Package<'_>, marks: &[Mark]) -> Result<(), EditFault> {
    let main = package.main.clone();
    let text = package.text(&main)?.ok_or(EditFault::Moved)?;
    let tree = xml::parse(&text, &main)?;
    let naming = Naming::of(&tree).ok_or(EditFault::NoPrefix)?;
    let uri = tree.root_element().tag_name().namespace().unwrap_or_default();
    let relations = package.relations()?;
    let known = relations.of_kind("comments").next().map(|relation| relation.target.clone());
    let name = known.clone().unwrap_or_else(|| free_name(package));
    let mut existing = match package.text(&name)? {
        Some(text) => text,
        None => format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{uri}"></w:comments>"#
        ),
    };
    let first = first_free(&existing, &name)?;
    let mut at: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    let mut comments = String::new();
    let (paragraphs, _) = ordinals(&tree);
    let places = Places::of(&paragraphs);
    for (nth, mark) in marks.iter().enumerate() {
        let id = first + nth as i64;
        if let Some(place) = places.of_mark(mark) {
            at.entry(place).or_default().push(id);
            push_comment(&mut comments, id, &mark.text, uri);
        }
    }
    let mut splices = Splices::default();
    for (place, ids) in at {
        anchor(paragraphs[place], &ids, &naming, &mut splices);
    }
    if let Some(new) = splices.apply(&text, &mut [])? {
        package.put(&main, new);
    }
    let tree = xml::parse(&existing, &name)?;
    let new = insert_last(&existing, tree.root_element(), &comments);
    drop(tree);
    existing = new;
    match known {
        Some(_) => package.put(&name, existing),
        None => package.add(&name, KIND, TYPE, existing)?,
    }
    Ok(())
}

/// A name next to the main part that no part has.
fn free_name(package: &Package<'_>) -> String {
    let folder = package.main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let join = |name: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let mut name = join("comments.xml");
    let mut nth = 1;
    while package.has(&name) {
        nth += 1;
        name = join(&format!("comments{nth}.xml"));
    }
    name
}

/// The first number above those of the comments that are there.
fn first_free(existing: &str, name: &str) -> Result<i64, EditFault> {
    let tree = xml::parse(existing, name)?;
    let ids = tree.root_element().children().filter_map(|node| node.attr("id").and_then(whole));
    Ok(ids.max().map_or(0, |last| last.clamp(-1, i64::from(i32::MAX - 1_000_000)) + 1))
}

/// For each paragraph the one that can carry a comment on it: not one of a text box, but the one around it.
struct Places(Vec<usize>);

impl Places {
    /// Paragraphs are in the order of the text, so that one that holds others comes before them.
    fn of(paragraphs: &[Node<'_>]) -> Self {
        let mut places: Vec<usize> = Vec::with_capacity(paragraphs.len());
        let mut outer: Option<(usize, usize)> = None;
        for (at, node) in paragraphs.iter().enumerate() {
            let range = node.range();
            match outer {
                Some((place, end)) if range.start < end => places.push(place),
                _ => {
                    outer = Some((at, range.end));
                    places.push(at);
                }
            }
        }
        Places(places)
    }

    /// The paragraph for a comment; the first for what is in no main text.
    fn of_mark(&self, mark: &Mark) -> Option<usize> {
        let own = (mark.at.part == PartId::BODY).then(|| self.0.get(mark.at.ordinal as usize));
        own.flatten().or(self.0.first()).copied()
    }
}

/// The text of a comment.
fn push_comment(out: &mut String, id: i64, text: &str, uri: &str) {
    let initials = AUTHOR.get(..2).unwrap_or(AUTHOR);
    // The element brings its own prefix: the part may have another.
    let _ = write!(
        out,
        r#"<w:comment xmlns:w="{uri}" w:id="{id}" w:author="{AUTHOR}" w:initials="{initials}">"#
    );
    for line in text.split('\n') {
        let _ = write!(
            out,
            r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
            escape(line)
        );
    }
    out.push_str("</w:comment>");
}

/// Puts the ends of comments around the content of a paragraph.
fn anchor(node: Node<'_>, ids: &[i64], naming: &Naming, splices: &mut Splices) {
    let w = &naming.prefix;
    let starts: String = ids
        .iter()
        .map(|id| naming.empty("commentRangeStart", &[("id", &id.to_string())]))
        .collect();
    let ends = ids.iter().fold(String::new(), |mut all, id| {
        let id = id.to_string();
        all.push_str(&naming.empty("commentRangeEnd", &[("id", &id)]));
        let reference = naming.empty("commentReference", &[("id", &id)]);
        let _ = write!(all, "<{w}:r>{reference}</{w}:r>");
        all
    });
    match (content_start(node), content_end(node)) {
        (Some(begin), Some(end)) => {
            let begin = node.child("pPr").map_or(begin, |props| props.range().end);
            splices.add(begin..begin, starts, Vec::new());
            splices.add(end..end, ends, Vec::new());
        }
        _ => {
            let open = source(node).trim_end_matches("/>").trim_end();
            splices.add(node.range(), format!("{open}>{starts}{ends}</{w}:p>"), Vec::new());
        }
    }
}
