//! Word, editing: how a part names things, and lists of properties rewritten in the order of the schema.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::AUTHOR;
use crate::layout::escape;
use crate::word::finish::order::Order;
use crate::word::read::xml::{Look, Node, Ns, whole};

/// How a part names the elements of WordprocessingML, and which numbers its notes have taken.
#[derive(Debug)]
pub(super) struct Naming {
    /// `w` in nearly every file.
    pub(super) prefix: String,
    /// The strict variant says `start` and `end` for left and right.
    pub(super) strict: bool,
    taken: BTreeSet<i64>,
    next: i64,
}

impl Naming {
    /// That of a part; `None` where its elements have no prefix, so that attributes could have none.
    pub(super) fn of(tree: &roxmltree::Document<'_>) -> Option<Naming> {
        let root = tree.root_element();
        let uri = root.tag_name().namespace()?;
        let prefix = root.namespaces().find(|ns| ns.uri() == uri && ns.name().is_some())?.name()?;
        let ids = root.descendants().filter(|node| node.is_element());
        let taken: BTreeSet<i64> = ids.filter_map(|node| node.attr("id").and_then(whole)).collect();
        Some(Naming {
            prefix: prefix.to_owned(),
            strict: uri.contains("purl.oclc.org"),
            taken,
            next: 0,
        })
    }

    /// A number that no note has.
    pub(super) fn id(&mut self) -> i64 {
        while self.taken.contains(&self.next) {
            self.next += 1;
        }
        self.next += 1;
        self.next - 1
    }

    /// The attributes of a tracked change.
    pub(super) fn signature(&mut self) -> String {
        let id = self.id();
        let w = &self.prefix;
        format!(r#" {w}:id="{id}" {w}:author="{AUTHOR}""#)
    }

    /// An element without children.
    pub(super) fn empty(&self, name: &str, attributes: &[(&str, &str)]) -> String {
        let w = &self.prefix;
        let mut xml = format!("<{w}:{name}");
        for (key, value) in attributes {
            let _ = write!(xml, r#" {w}:{key}="{}""#, escape(value));
        }
        xml.push_str("/>");
        xml
    }

    /// An element that switches something on or off.
    pub(super) fn switch(&self, name: &str, on: bool) -> String {
        match on {
            true => self.empty(name, &[]),
            false => self.empty(name, &[("val", "0")]),
        }
    }
}

/// The source of an element.
pub(super) fn source<'x>(node: Node<'x>) -> &'x str {
    node.document().input_text().get(node.range()).unwrap_or_default()
}

/// The start tag of an element without its `<`, name and end: its attributes and the namespaces that it declares.
pub(super) fn attributes<'x>(node: Node<'x>) -> &'x str {
    let text = source(node);
    let Some((end, empty)) = start_tag_end(node) else { return "" };
    let end = if empty { end - 1 } else { end };
    let tag = text.get(..end).unwrap_or_default();
    tag.find(char::is_whitespace).and_then(|at| tag.get(at..)).map_or("", str::trim_end)
}

/// An element rewritten with some attributes of WordprocessingML set and some left out.
pub(super) fn with(
    node: Option<Node<'_>>,
    name: &str,
    set: &[(&str, String)],
    without: &[&str],
    naming: &Naming,
) -> String {
    let w = &naming.prefix;
    let mut xml = format!("<{w}:{name}");
    for attribute in node.into_iter().flat_map(|node| node.attributes()) {
        let known = attribute.name();
        if without.contains(&known) || set.iter().any(|(key, _)| *key == known) {
            continue;
        }
        let source = node.and_then(|node| node.document().input_text().get(attribute.range()));
        let _ = write!(xml, " {}", source.unwrap_or_default());
    }
    for (key, value) in set {
        let _ = write!(xml, r#" {w}:{key}="{value}""#);
    }
    xml.push_str("/>");
    xml
}

/// The source of a tracked change with a new number.
pub(super) fn renumbered(node: Node<'_>, naming: &mut Naming) -> String {
    let mut xml = source(node).to_owned();
    let number = node.attributes().find(|attribute| attribute.name() == "id");
    if let Some(number) = number {
        let value = number.range_value();
        let start = node.range().start;
        let within = value.start.saturating_sub(start)..value.end.saturating_sub(start);
        if xml.is_char_boundary(within.start) && xml.is_char_boundary(within.end) {
            xml.replace_range(within, &naming.id().to_string());
        }
    }
    xml
}

/// A list of properties to be rewritten.
pub(super) struct List {
    name: &'static str,
    /// What its start tag declares.
    open: String,
    items: Vec<(String, String)>,
}

impl List {
    /// The children of a list, each by its name; none for a list that is not there.
    pub(super) fn read(name: &'static str, node: Option<Node<'_>>) -> List {
        let children = node.into_iter().flat_map(|node| node.children());
        let items = children.filter(|child| child.is_element()).map(|child| {
            let name = match child.ns() {
                Ns::Word => child.name().to_owned(),
                _ => String::new(),
            };
            (name, source(child).to_owned())
        });
        let open = node.map_or("", attributes).to_owned();
        List { name, open, items: items.collect() }
    }

    /// Whether the list has such a child.
    pub(super) fn has(&self, name: &str) -> bool {
        self.items.iter().any(|(known, _)| known == name)
    }

    /// Puts a child in, in the place of one of the same name.
    pub(super) fn set(&mut self, name: &str, xml: String) {
        self.items.retain(|(known, _)| known != name);
        self.items.push((name.to_owned(), xml));
    }

    /// Takes a child out.
    pub(super) fn remove(&mut self, name: &str) {
        self.items.retain(|(known, _)| known != name);
    }

    /// The children but some, in the order of the schema.
    pub(super) fn without(&self, names: &[&str]) -> String {
        self.sorted(|name| !names.contains(&name))
    }

    /// The list, its children in the order of the schema.
    pub(super) fn write(&self, naming: &Naming) -> String {
        let (w, name) = (&naming.prefix, self.name);
        format!("<{w}:{name}{}>{}</{w}:{name}>", self.open, self.sorted(|_| true))
    }

    /// Other writers mind the order less than Word does, and name some children twice: the last counts.
    fn sorted(&self, kept: impl Fn(&str) -> bool) -> String {
        let order = Order::of(format!("w:{}", self.name).as_bytes());
        let rank = |name: &str| {
            let known = match name {
                "" => "w14:extension".to_owned(),
                name => format!("w:{name}"),
            };
            order.and_then(|order| order.rank(known.as_bytes())).unwrap_or(u8::MAX - 1)
        };
        let lasts: BTreeMap<&str, usize> =
            self.items.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)).collect();
        let last = |at: usize, name: &str| {
            let many = ["", "headerReference", "footerReference"].contains(&name);
            many || lasts.get(name) == Some(&at)
        };
        let all = self.items.iter().enumerate();
        let mut items: Vec<_> = all
            .filter(|(at, (name, _))| kept(name) && last(*at, name))
            .map(|(_, item)| item)
            .collect();
        items.sort_by_key(|(name, _)| rank(name));
        items.iter().map(|(_, xml)| xml.as_str()).collect()
    }
}

/// The paragraphs and the runs of a part, in the order in which the reader counts them.
pub(super) fn ordinals<'x>(tree: &'x roxmltree::Document<'x>) -> (Vec<Node<'x>>, Vec<Node<'x>>) {
    let (mut paragraphs, mut runs) = (Vec::new(), Vec::new());
    for node in tree.descendants() {
        match node.word() {
            Some("p") => paragraphs.push(node),
            Some("r") => runs.push(node),
            _ => {}
        }
    }
    (paragraphs, runs)
}

/// Where the content of an element begins: after its start tag; `None` where the tag ends the element.
pub(super) fn content_start(node: Node<'_>) -> Option<usize> {
    let (end, empty) = start_tag_end(node)?;
    (!empty).then_some(node.range().start + end + 1)
}

/// Where in an element's source the `>` of its start tag is, and whether that ends the element.
fn start_tag_end(node: Node<'_>) -> Option<(usize, bool)> {
    let text = source(node);
    let from =
        node.attributes().next_back().map_or(0, |last| last.range().end - node.range().start);
    // Namespace declarations are no attributes for the tree, so quotes are minded.
    let mut quote = None;
    let begin = if from > 0 { from } else { 1 };
    for (at, byte) in text.bytes().enumerate().skip(begin) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => {
                let empty = text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'/');
                return Some((at, empty));
            }
            _ => {}
        }
    }
    None
}

/// Where the end tag of an element begins.
pub(super) fn content_end(node: Node<'_>) -> Option<usize> {
    let at = source(node).rfind("</")?;
    Some(node.range().start + at)
}
