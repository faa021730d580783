//! Word, reading: what a file says of itself (`docProps`, settings), and what else lies in it.

use std::collections::BTreeSet;
use std::collections::HashMap;

use super::container::Container;
use super::fault::ReadFault;
use super::relations::{self, Relations};
use super::xml::{self, Look, Node, is_on};
use crate::limits::word as limit;
use crate::paper::{BookmarkSpan, Changes, ExternalLink, Facts, Properties, Remark};

/// What `docProps` say. A file whose properties are broken opens in Word all the same.
pub(super) fn properties(container: &mut Container<'_>, root: &Relations) -> Properties {
    let mut properties = Properties::default();
    let mut each = |kind: &str, take: &mut dyn FnMut(Node<'_>)| {
        let Some(target) = root.of_kind(kind).next() else { return };
        let Ok(Some(text)) = container.text(&target.target) else { return };
        if let Ok(tree) = xml::parse(&text, &target.target) {
            take(tree.root_element());
        }
    };
    each("core-properties", &mut |root| {
        for node in root.children().filter(|node| node.is_element()) {
            let value = node.text().unwrap_or_default().to_owned();
            match node.name() {
                "title" => properties.title = value,
                "subject" => properties.subject = value,
                "creator" => properties.creator = value,
                "lastModifiedBy" => properties.last_modified_by = value,
                "keywords" => properties.keywords = value,
                "description" => properties.description = value,
                "created" => properties.created = value,
                "modified" => properties.modified = value,
                _ => {}
            }
        }
    });
    each("extended-properties", &mut |root| {
        for node in root.children().filter(|node| node.is_element()) {
            let value = node.text().unwrap_or_default().to_owned();
            match node.name() {
                "Company" => properties.company = value,
                "Template" => properties.template = value,
                _ => {}
            }
        }
    });
    each("custom-properties", &mut |root| {
        for node in root.children().filter(|node| node.is_element()) {
            let value = node.children().find(|child| child.is_element());
            let value = value.and_then(|value| value.text()).unwrap_or_default();
            if let Some(name) = node.attribute("name") {
                properties.custom.insert(name.to_owned(), value.to_owned());
            }
        }
    });
    properties
}

/// The program that wrote a file, by its own word.
pub(super) fn writer(container: &mut Container<'_>, root: &Relations) -> Option<String> {
    let target = root.of_kind("extended-properties").next()?.target.clone();
    let text = container.text(&target).ok()??;
    let tree = xml::parse(&text, &target).ok()?;
    let get = |name: &str| {
        let node = tree.root_element().children().find(|node| node.name() == name)?;
        node.text().map(str::trim).filter(|text| !text.is_empty())
    };
    let name = get("Application")?;
    Some(match get("AppVersion") {
        Some(version) => format!("{name} {version}"),
        None => name.to_owned(),
    })
}

/// What `word/settings.xml` says.
pub(super) fn settings(root: Node<'_>, facts: &mut Facts) {
    facts.settings = true;
    let on = |name: &str| root.switch(name) == Some(true);
    facts.tracking = on("trackRevisions");
    facts.even_headers = on("evenAndOddHeaders");
    facts.mirrored = on("mirrorMargins");
    let compat = root.child("compat");
    facts.gaps_add_up =
        compat.and_then(|compat| compat.switch("doNotUseHTMLParagraphAutoSpacing")) == Some(true);
    facts.protection = root.child("documentProtection").and_then(|protection| {
        let enforced = matches!(protection.attr("enforcement"), Some("1" | "true" | "on"));
        enforced.then(|| protection.attr("edit").unwrap_or("readOnly").to_owned())
    });
    if facts.protection.is_none() && root.child("writeProtection").is_some_and(is_on) {
        facts.protection = Some("readOnly".into());
    }
}

/// The names of the bookmarks in a text.
pub(super) fn bookmarks(root: Node<'_>) -> Vec<String> {
    let starts = root.descendants().filter(|node| node.word() == Some("bookmarkStart"));
    starts.filter_map(|start| start.attr("name")).map(str::to_owned).collect()
}

/// The bookmarks of a text with the runs that are in them; one without an end holds nothing.
pub(super) fn bookmark_spans(root: Node<'_>) -> Vec<BookmarkSpan> {
    let (mut spans, mut open) = (Vec::new(), HashMap::new());
    let mut runs = 0;
    for node in root.document().descendants() {
        match node.word() {
            Some("r") => runs += 1,
            Some("bookmarkStart") => {
                if let (Some(name), Some(id)) = (node.attr("name"), node.attr("id")) {
                    open.insert(id, spans.len());
                    spans.push(BookmarkSpan { name: name.to_owned(), runs: runs..runs });
                }
            }
            Some("bookmarkEnd") => {
                let started = node.attr("id").and_then(|id| open.remove(id));
                if let Some(span) = started.and_then(|nth: usize| spans.get_mut(nth)) {
                    span.runs.end = runs;
                }
            }
            _ => {}
        }
    }
    spans
}

/// What comments say, as far as it is kept.
pub(super) fn remarks(root: Node<'_>) -> Vec<Remark> {
    let comments = root.children().filter(|node| node.word() == Some("comment"));
    let remark = |node: Node<'_>| {
        let mut text = String::new();
        for inner in node.descendants() {
            match inner.word() {
                Some("p") if !text.is_empty() => text.push('\n'),
                Some("t") => text.push_str(&super::paragraph::characters(inner)),
                _ => {}
            }
        }
        Remark { author: node.attr("author").unwrap_or_default().to_owned(), text }
    };
    comments.take(limit::REMARKS).map(remark).collect()
}

/// Counts tracked changes in a part. A move has two ends, which are one change; an end alone is one too, because
/// programs and hands take out the other.
pub(super) fn changes(root: Node<'_>, changes: &mut Changes) {
    let (mut from, mut to) = (0, 0);
    for node in root.descendants() {
        match node.word() {
            Some("ins" | "cellIns") => changes.inserted += 1,
            Some("del" | "cellDel") => changes.deleted += 1,
            Some("moveFrom") => from += 1,
            Some("moveTo") => to += 1,
            Some(name) if name.ends_with("PrChange") => changes.looks += 1,
            _ => {}
        }
    }
    changes.moved += from.max(to);
}

/// The workbooks that hold the figures of charts, by their names in small letters: data of the picture that everybody
/// sees, and not objects to open. One that may hold macros is none of them.
fn workbooks_of_charts(
    container: &mut Container<'_>,
    names: &[String],
) -> Result<BTreeSet<String>, ReadFault> {
    let mut found = BTreeSet::new();
    for name in names.iter().filter(|name| name.to_lowercase().contains("/charts/_rels/")) {
        let relations = relations::read_part(container, name)?;
        let targets = relations.of_kind("package").filter(|relation| !relation.external);
        let targets = targets.map(|relation| relation.target.to_lowercase());
        found.extend(targets.filter(|target| target.ends_with(".xlsx")));
    }
    Ok(found)
}

/// What the names and relations of the parts tell.
pub(super) fn inventory(container: &mut Container<'_>, facts: &mut Facts) -> Result<(), ReadFault> {
    let names: Vec<String> = container.names().map(str::to_owned).collect();
    let behind_charts = workbooks_of_charts(container, &names)?;
    for name in &names {
        let lower = name.to_lowercase();
        let folder = |folder: &str| lower.contains(folder) && !lower.ends_with(".rels");
        if lower.ends_with("vbaproject.bin") {
            facts.macros = true;
        }
        let behind_chart = behind_charts.contains(&lower);
        if folder("/embeddings/") && !behind_chart || folder("/activex/") && lower.ends_with(".bin")
        {
            facts.embedded += 1;
        }
        if folder("/media/") {
            facts.pictures += 1;
        }
        if lower.starts_with("_xmlsignatures/") {
            facts.signed = true;
        }
    }
    for name in names.iter().filter(|name| name.to_lowercase().ends_with(".rels")) {
        let relations = relations::read_part(container, name)?;
        // A part with macros may bear any name.
        if ["vbaProject", "wordVbaData"].iter().any(|kind| relations.of_kind(kind).next().is_some())
        {
            facts.macros = true;
        }
        // Whole documents that Word merges in when it opens the file.
        facts.embedded += relations.of_kind("aFChunk").count() as u32;
        for relation in relations.external() {
            match relation.kind.as_str() {
                "hyperlink" => facts.hyperlinks += 1,
                kind => facts
                    .external
                    .push(ExternalLink { kind: kind.to_owned(), target: relation.target.clone() }),
            }
        }
    }
    facts.external.sort();
    if let Some(types) = container.text("[Content_Types].xml")? {
        let types = types.to_lowercase();
        facts.macros |= types.contains("vbaproject") || types.contains("macroenabled");
    }
    Ok(())
}
