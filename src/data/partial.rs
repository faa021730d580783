//! Values: `agencies.yaml` and `indicators.yaml` where some own entries do not read. The others are whole; of agencies the
//! id and the name are kept, so that nobody falls out of the lists: what else is known is in its place, `…` elsewhere.

use std::collections::BTreeMap;

use super::agencies::Agencies;
use super::indicators::Indicators;
use super::load::{Located, Shape, repaired};
use super::node::{Key, Node, Span, Value};
use super::scalar::Id;
use super::source::Source;
use crate::problem::{Problem, Problems};
use crate::viet;

/// What is where nothing is known.
const UNKNOWN: &str = "…";

/// A list of agencies with the problems of those whose own entries do not read.
pub(super) struct PartialAgencies {
    /// The list.
    pub agencies: Located<Agencies>,
    /// The problems by the agency whose entry they are in.
    pub problems: Vec<(Id, Problem)>,
}

/// A list of indicators with the problems of those whose own entries do not read.
pub(super) struct PartialIndicators {
    /// The list, without these.
    pub indicators: Located<Indicators>,
    /// The problems by the indicator whose entry they are in.
    pub problems: Vec<(Id, Problem)>,
    /// Whether one of these says no id that can be read.
    pub nameless: bool,
}

/// The list without what is wrong in agencies' own entries; `None` where something is wrong elsewhere, too.
pub(super) fn agencies(source: &Source, found: &Problems) -> Option<PartialAgencies> {
    let (root, _) = Node::read_all(source);
    let mut root = root?;
    // By the lines of the file: what a group says once is in no entry.
    let bad = by_entry(&entries(&root), found)?;
    let shape = Agencies::shape();
    (shape.fill)(&mut root);
    let mut problems = Vec::new();
    for (at, of_entry) in bad {
        let node = entry_mut(&mut root, at)?;
        let id = without_bad_fields(node)?;
        problems.extend(of_entry.into_iter().map(|problem| (id.clone(), problem)));
    }
    let agencies = repaired(&shape, source.clone(), &root)?;
    Some(PartialAgencies { agencies, problems })
}

/// The list without the indicators whose own entries are wrong; `None` where something is wrong elsewhere, too. Of an
/// indicator nothing stays: what it asks and how it adds up is what its entry says.
pub(super) fn indicators(source: &Source, found: &Problems) -> Option<PartialIndicators> {
    let (root, _) = Node::read_all(source);
    let mut root = root?;
    let list = child_mut(&mut root, "indicators")?;
    let Value::List(items) = &mut list.value else { return None };
    let lines = |(nth, node): (usize, &Node)| Entry {
        at: (0, nth),
        first: node.span.line,
        last: last_line(node),
    };
    let entries: Vec<Entry> = items.iter().enumerate().map(lines).collect();
    let bad = by_entry(&entries, found)?;
    let (mut problems, mut nameless) = (Vec::new(), false);
    for (&(_, nth), of_entry) in &bad {
        let node = items.get(nth)?;
        nameless |= typed_id(node).is_none();
        let id = id_of(node)?;
        problems.extend(of_entry.iter().map(|problem| (id.clone(), problem.clone())));
    }
    for (_, nth) in bad.into_keys().rev() {
        items.remove(nth);
    }
    let indicators = repaired(&Shape::<Indicators>::new(), source.clone(), &root)?;
    Some(PartialIndicators { indicators, problems, nameless })
}

/// The problems by the place of the entry that each is in; `None` where one is in none, or in one of two on a line.
fn by_entry(entries: &[Entry], found: &Problems) -> Option<BTreeMap<(usize, usize), Vec<Problem>>> {
    let mut bad: BTreeMap<(usize, usize), Vec<Problem>> = BTreeMap::new();
    for problem in found.iter() {
        let line = problem.place.as_ref()?.line;
        let mut within = entries.iter().filter(|entry| (entry.first..=entry.last).contains(&line));
        let entry = within.next()?;
        // Two on one line: which of them is meant is not sure.
        if within.next().is_some() {
            return None;
        }
        bad.entry(entry.at).or_default().push(problem.clone());
    }
    Some(bad)
}

/// The words under a key of an entry, where there are any.
fn text_of(node: &Node, path: &str) -> Option<String> {
    match node.at(path).map(|node| &node.value) {
        Some(Value::Scalar { text, .. }) if !text.trim().is_empty() => Some(text.to_string()),
        _ => None,
    }
}

/// The id that an entry says. `Sở Ngoại vụ` for an id means `so-ngoai-vu`: what refers to it is not wrong as well.
fn typed_id(node: &Node) -> Option<Id> {
    let meant = |typed: String| Id::parse(&typed).or_else(|_| Id::parse(&viet::id_from(&typed)));
    text_of(node, "id").and_then(|typed| meant(typed).ok())
}

/// The id of an entry, which is the line's where it has none.
fn id_of(node: &Node) -> Option<Id> {
    typed_id(node).or_else(|| Id::parse(&format!("dong-{}", node.span.line)).ok())
}

/// An entry of a list: its group, where it has one, and its place in it, its lines.
struct Entry {
    at: (usize, usize),
    first: u32,
    last: u32,
}

fn entries(root: &Node) -> Vec<Entry> {
    let mut all = Vec::new();
    let Some(Value::List(groups)) = root.at("groups").map(|node| &node.value) else { return all };
    for (group, node) in groups.iter().enumerate() {
        let Some(Value::List(agencies)) = node.at("agencies").map(|node| &node.value) else {
            continue;
        };
        for (nth, agency) in agencies.iter().enumerate() {
            let (first, last) = (agency.span.line, last_line(agency));
            all.push(Entry { at: (group, nth), first, last });
        }
    }
    all
}

/// The last line on which anything of a value begins.
fn last_line(node: &Node) -> u32 {
    let below = match &node.value {
        Value::List(items) => items.iter().map(last_line).max(),
        Value::Map(entries) => {
            entries.iter().map(|(key, value)| key.span.line.max(last_line(value))).max()
        }
        Value::Scalar { .. } | Value::Null => None,
    };
    below.unwrap_or(0).max(node.span.line)
}

fn entry_mut(root: &mut Node, (group, nth): (usize, usize)) -> Option<&mut Node> {
    let groups = child_mut(root, "groups")?;
    let Value::List(groups) = &mut groups.value else { return None };
    let agencies = child_mut(groups.get_mut(group)?, "agencies")?;
    let Value::List(agencies) = &mut agencies.value else { return None };
    agencies.get_mut(nth)
}

fn child_mut<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let Value::Map(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|(own, _)| *own.text == *key).map(|(_, value)| value)
}

/// Puts what is known of an agency in place of its entry; its id, which is the line's where it has none.
fn without_bad_fields(node: &mut Node) -> Option<Id> {
    let text = |path: &str| text_of(node, path);
    let id = id_of(node)?;
    let name = text("name").or_else(|| text("short")).unwrap_or_else(|| id.to_string());
    let or_unknown = |key: &str| text(key).unwrap_or_else(|| UNKNOWN.to_owned());
    let span = node.span;
    let mut entries = vec![
        scalar(span, "id", id.as_str()),
        scalar(span, "name", &name),
        (key(span, "letterhead"), list(span, &name)),
        scalar(span, "symbol", &or_unknown("symbol")),
        scalar(span, "place", &or_unknown("place")),
        scalar(span, "filing", &or_unknown("filing")),
    ];
    entries.extend(text("short").map(|short| scalar(span, "short", &short)));
    if text("regime").as_deref() == Some("party") {
        entries.push(scalar(span, "regime", "party"));
    }
    let title = vec![scalar(span, "title", UNKNOWN)];
    entries.push((key(span, "signature"), Node { value: Value::Map(title), span }));
    node.value = Value::Map(entries);
    Some(id)
}

fn key(span: Span, text: &str) -> Key {
    Key { text: text.into(), span }
}

fn scalar(span: Span, name: &str, text: &str) -> (Key, Node) {
    let value = Value::Scalar { text: text.into(), plain: false };
    (key(span, name), Node { value, span })
}

fn list(span: Span, text: &str) -> Node {
    let value = Value::Scalar { text: text.into(), plain: false };
    Node { value: Value::List(vec![Node { value, span }]), span }
}
