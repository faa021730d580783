//! Word, reading: which part belongs to which (`.rels`), and which is the main one.

use super::container::Container;
use super::fault::ReadFault;
use super::xml;

/// The relations of a part or of the whole file.
#[derive(Debug, Default)]
pub(crate) struct Relations(Vec<Relation>);

/// A relation.
#[derive(Debug)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its type: `styles`, `header`, `hyperlink`.
    pub(crate) kind: String,
    /// The part's name, or an address outside.
    pub(crate) target: String,
    pub(crate) external: bool,
}

impl Relations {
    /// Those of a kind that lead to parts of the file.
    pub(crate) fn of_kind<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r Relation> {
        self.0.iter().filter(move |relation| !relation.external && relation.kind == kind)
    }

    /// The part that an id stands for.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Relation> {
        self.0.iter().find(|relation| relation.id == id && !relation.external)
    }

    /// Whether an id is taken.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.0.iter().any(|relation| relation.id == id)
    }

    pub(super) fn external(&self) -> impl Iterator<Item = &Relation> {
        self.0.iter().filter(|relation| relation.external)
    }
}

/// The relations of a part; of the file itself for an empty name. None is no fault.
pub(crate) fn read(container: &mut Container<'_>, of: &str) -> Result<Relations, ReadFault> {
    read_part(container, &part_of(of))
}

/// The name of the part that holds the relations of a part.
pub(crate) fn part_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    match folder {
        "" => format!("_rels/{name}.rels"),
        folder => format!("{folder}/_rels/{name}.rels"),
    }
}

pub(super) fn read_part(container: &mut Container<'_>, part: &str) -> Result<Relations, ReadFault> {
    let Some(text) = container.text(part)? else { return Ok(Relations::default()) };
    let tree = xml::parse(&text, part)?;
    // The folder that targets are counted from is the one above `_rels`.
    let base = part.rsplit_once("_rels/").map_or("", |(base, _)| base);
    let elements = tree.root_element().children().filter(|node| node.is_element());
    let relations = elements.filter_map(|node| {
        let kind = node.attribute("Type")?;
        let target = node.attribute("Target")?;
        let external = node.attribute("TargetMode") == Some("External");
        Some(Relation {
            id: node.attribute("Id").unwrap_or_default().to_owned(),
            kind: kind.rsplit('/').next().unwrap_or(kind).to_owned(),
            target: if external { target.to_owned() } else { resolve(base, target) },
            external,
        })
    });
    Ok(Relations(relations.collect()))
}

/// A target's name from the top of the archive.
fn resolve(base: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or(target).replace('\\', "/");
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => base.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.join("/")
}
