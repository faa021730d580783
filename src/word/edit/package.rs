//! Word, editing: the copy of a package in which some parts are new.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::EditFault;
use crate::layout::escape;
use crate::word::read::container::Container;
use crate::word::read::relations::{self, Relations};
use crate::word::read::{main_part, xml};

/// A package being edited.
pub(super) struct Package<'b> {
    bytes: &'b [u8],
    container: Container<'b>,
    /// The name of the main part.
    pub(super) main: String,
    new: BTreeMap<String, String>,
}

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const TYPES: &str = "[Content_Types].xml";

impl<'b> Package<'b> {
    /// Opens a package.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, EditFault> {
        let mut container = Container::open(bytes)?;
        let root = relations::read(&mut container, "")?;
        let main = main_part(&mut container, &root)?;
        Ok(Package { bytes, container, main, new: BTreeMap::new() })
    }

    /// A part as it is now.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, EditFault> {
        match self.new.get(name) {
            Some(text) => Ok(Some(text.clone())),
            None => Ok(self.container.text(name)?),
        }
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.new.contains_key(name) || self.container.has(name)
    }

    /// The relations of the main part.
    pub(super) fn relations(&mut self) -> Result<Relations, EditFault> {
        Ok(relations::read(&mut self.container, &self.main)?)
    }

    /// Puts a part in, new or in the place of the old one. What is put in is UTF-8, whatever the old one was.
    pub(super) fn put(&mut self, name: &str, text: String) {
        let declared = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
        let text = match declared {
            Some((head, rest)) if !head.to_lowercase().contains("utf-8") => format!("{XML}{rest}"),
            _ => text,
        };
        self.new.insert(name.to_owned(), text);
    }

    /// Adds a part that the main part has a relation to.
    pub(super) fn add(
        &mut self,
        name: &str,
        kind: &str,
        content_type: &str,
        text: String,
    ) -> Result<(), EditFault> {
        let relations = self.relations()?;
        let id = (1..).map(|n| format!("rIdVanban{n}")).find(|id| !relations.has_id(id));
        let id = id.unwrap_or_default();
        let file = relations::part_of(&self.main);
        let relation =
            format!(r#"<Relationship Id="{id}" Type="{kind}" Target="/{}"/>"#, escape(name));
        let ns = "http://schemas.openxmlformats.org/package/2006/relationships";
        self.append(&file, "Relationships", ns, &relation)?;
        let part =
            format!(r#"<Override PartName="/{}" ContentType="{content_type}"/>"#, escape(name));
        let ns = "http://schemas.openxmlformats.org/package/2006/content-types";
        self.append(TYPES, "Types", ns, &part)?;
        self.put(name, text);
        Ok(())
    }

    /// Adds an element at the end of a list without prefixes; a list that is not there is begun.
    fn append(&mut self, file: &str, root: &str, ns: &str, element: &str) -> Result<(), EditFault> {
        let Some(text) = self.text(file)? else {
            let new = format!(r#"{XML}<{root} xmlns="{ns}">{element}</{root}>"#);
            self.put(file, new);
            return Ok(());
        };
        let tree = xml::parse(&text, file)?;
        let node = tree.root_element();
        // Where the list has a prefix, the new element brings the namespace itself.
        let element = match node.lookup_prefix(ns) {
            Some(prefix) if !prefix.is_empty() => {
                element.replacen(' ', &format!(r#" xmlns="{ns}" "#), 1)
            }
            _ => element.to_owned(),
        };
        let new = insert_last(&text, node, &element);
        self.put(file, new);
        Ok(())
    }

    /// The copy as bytes. The same original and the same parts give the same bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, EditFault> {
        let pack = |error: zip::result::ZipError| EditFault::Pack(error.to_string());
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(pack)?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len())));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut replaced: BTreeMap<usize, String> = BTreeMap::new();
        let mut added = Vec::new();
        for (name, text) in std::mem::take(&mut self.new) {
            match self.container.index(&name) {
                Some(index) => {
                    replaced.insert(index, text);
                }
                None => added.push((name, text)),
            }
        }
        for index in 0..archive.len() {
            match replaced.get(&index) {
                Some(text) => {
                    let name = archive
                        .by_index_raw(index)
                        .map_err(pack)?
                        .name()
                        .map(|name| name.into_owned())
                        .map_err(pack)?;
                    writer.start_file(name, options).map_err(pack)?;
                    writer.write_all(text.as_bytes()).map_err(|error| pack(error.into()))?;
                }
                None => {
                    let file = archive.by_index_raw(index).map_err(pack)?;
                    writer.raw_copy_file(file).map_err(pack)?;
                }
            }
        }
        for (name, text) in added {
            writer.start_file(name, options).map_err(pack)?;
            writer.write_all(text.as_bytes()).map_err(|error| pack(error.into()))?;
        }
        Ok(writer.finish().map_err(pack)?.into_inner())
    }
}

/// The text with an element put in as the last child of another.
pub(super) fn insert_last(text: &str, node: xml::Node<'_>, element: &str) -> String {
    let mut new = text.to_owned();
    match super::element::content_end(node)
        .filter(|_| super::element::content_start(node).is_some())
    {
        Some(at) => new.insert_str(at, element),
        // `<list/>`
        None => {
            let source = super::element::source(node);
            let name = source[1..].split([' ', '/', '>', '\n', '\r', '\t']).next().unwrap_or("");
            let open = source.trim_end_matches("/>");
            new.replace_range(node.range(), &format!("{open}>{element}</{name}>"));
        }
    }
    new
}
