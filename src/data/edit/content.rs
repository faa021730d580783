//! Values, editing: what a file says, without how it is written, and what a change makes of it.

use super::super::node::{Node, Value};
use super::fault::ChangeFault;
use super::{Change, Path, Step};
use crate::viet::nfc;

/// A value as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Nothing,
    /// Words: in quotes where YAML, of ours or of another program, would not take them for words.
    Words(String),
    /// A number, a date, an id, `true`: without quotes.
    Bare(String),
    /// A list.
    List(Vec<Content>),
    /// Keys with their values.
    Map(Vec<(String, Content)>),
}

impl From<&Node> for Content {
    fn from(node: &Node) -> Content {
        match &node.value {
            Value::Null => Content::Nothing,
            Value::Scalar { text, .. } => Content::Words(text.to_string()),
            Value::List(items) => Content::List(items.iter().map(Content::from).collect()),
            Value::Map(entries) => Content::Map(
                entries.iter().map(|(key, value)| (key.text.to_string(), value.into())).collect(),
            ),
        }
    }
}

/// A change with its places counted, and no more than one way to make it. A place is the index of the entry in each
/// list or map from the whole file down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Primitive {
    /// Another value altogether.
    Replace { at: Vec<usize>, value: Content },
    /// A key, before the entry with this index or after the last.
    InsertKey { map: Vec<usize>, nth: usize, key: String, value: Content },
    /// An entry of a list.
    InsertItem { list: Vec<usize>, nth: usize, value: Content },
    /// Another place in the list.
    MoveItem { list: Vec<usize>, from: usize, to: usize },
    /// Gone.
    Remove { parent: Vec<usize>, nth: usize },
}

impl Primitive {
    /// What is changed, or what it is in.
    pub fn at(&self) -> &[usize] {
        match self {
            Primitive::Replace { at, .. } => at,
            Primitive::InsertKey { map: at, .. } | Primitive::InsertItem { list: at, .. } => at,
            Primitive::MoveItem { list: at, .. } | Primitive::Remove { parent: at, .. } => at,
        }
    }
}

/// A place that is not there.
#[derive(Debug)]
pub(super) struct Missed {
    /// Why.
    pub fault: ChangeFault,
    /// How far the path leads.
    pub reached: Vec<usize>,
}

impl Content {
    /// Whether both say the same: words are words however they are written, and keys have no order.
    pub fn same(&self, other: &Content) -> bool {
        match (self, other) {
            (Content::Nothing, Content::Nothing) => true,
            (Content::List(a), Content::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b))
            }
            (Content::Map(a), Content::Map(b)) => {
                let same = |(nth, (key, value)): (usize, &(String, Content))| {
                    let at = b.get(nth).filter(|(other, _)| other == key);
                    at.or_else(|| b.iter().find(|(other, _)| other == key))
                        .is_some_and(|(_, other)| value.same(other))
                };
                a.len() == b.len() && a.iter().enumerate().all(same)
            }
            _ => match (self.text(), other.text()) {
                (Some(a), Some(b)) => nfc(a) == nfc(b),
                _ => false,
            },
        }
    }

    /// The text of a single value.
    pub fn text(&self) -> Option<&str> {
        match self {
            Content::Words(text) | Content::Bare(text) => Some(text),
            _ => None,
        }
    }

    /// Counts the places of a change.
    pub(super) fn locate(&self, change: &Change) -> Result<Primitive, Missed> {
        let missed = |fault, reached: &[usize]| Missed { fault, reached: reached.to_vec() };
        let nowhere = |reached: &[usize]| {
            missed(ChangeFault::NoSuchPlace { path: change.path().to_string() }, reached)
        };
        match change {
            Change::Set(path, value) => match (self.find(path.steps(), path), path.parent()) {
                (Ok(at), _) => Ok(Primitive::Replace { at, value: value.clone() }),
                (Err(_), Some((parent, Step::Key(key)))) => {
                    let map = self.find(parent, path)?;
                    match self.at(&map) {
                        Some(Content::Map(entries)) if entries.iter().all(|(k, _)| k != key) => {
                            let nth = entries.len();
                            Ok(Primitive::InsertKey {
                                map,
                                nth,
                                key: key.clone(),
                                value: value.clone(),
                            })
                        }
                        Some(Content::Nothing) => Ok(Primitive::InsertKey {
                            map,
                            nth: 0,
                            key: key.clone(),
                            value: value.clone(),
                        }),
                        _ => Err(nowhere(&map)),
                    }
                }
                (Err(found), _) => Err(found),
            },
            Change::InsertKey { map: path, key, value, before } => {
                let map = self.find(path.steps(), path)?;
                let entries = match self.at(&map) {
                    Some(Content::Map(entries)) => entries.as_slice(),
                    Some(Content::Nothing) => &[],
                    _ => return Err(nowhere(&map)),
                };
                if entries.iter().any(|(other, _)| other == key) {
                    let path = path.clone().key(key).to_string();
                    return Err(missed(ChangeFault::AlreadyThere { path }, &map));
                }
                let nth = match before {
                    None => entries.len(),
                    Some(before) => entries
                        .iter()
                        .position(|(other, _)| other == before)
                        .ok_or_else(|| nowhere(&map))?,
                };
                Ok(Primitive::InsertKey { map, nth, key: key.clone(), value: value.clone() })
            }
            Change::InsertItem { list: path, at, value } => {
                let list = self.find(path.steps(), path)?;
                let length = match self.at(&list) {
                    Some(Content::List(items)) => items.len(),
                    Some(Content::Nothing) => 0,
                    _ => return Err(nowhere(&list)),
                };
                let nth = at.unwrap_or(length);
                match nth <= length {
                    true => Ok(Primitive::InsertItem { list, nth, value: value.clone() }),
                    false => Err(nowhere(&list)),
                }
            }
            Change::MoveItem { list: path, from, to } => {
                let list = self.find(path.steps(), path)?;
                match self.at(&list) {
                    Some(Content::List(items)) if *from.max(to) < items.len() => {
                        Ok(Primitive::MoveItem { list, from: *from, to: *to })
                    }
                    _ => Err(nowhere(&list)),
                }
            }
            Change::Remove(path) => {
                let mut parent = self.find(path.steps(), path)?;
                match parent.pop() {
                    Some(nth) => Ok(Primitive::Remove { parent, nth }),
                    None => Err(nowhere(&[])),
                }
            }
        }
    }

    /// The place of a path.
    pub(super) fn find(&self, steps: &[Step], whole: &Path) -> Result<Vec<usize>, Missed> {
        let mut reached = Vec::with_capacity(steps.len());
        let mut here = self;
        for step in steps {
            let matches: Vec<usize> = match (here, step) {
                (Content::Map(entries), Step::Key(key)) => entries
                    .iter()
                    .enumerate()
                    .filter(|(_, (k, _))| k == key)
                    .map(|(i, _)| i)
                    .collect(),
                (Content::List(items), Step::At(index)) => {
                    Some(*index).filter(|index| *index < items.len()).into_iter().collect()
                }
                (Content::List(items), Step::Id(id)) => items
                    .iter()
                    .enumerate()
                    .filter(|(_, item)| item.get("id").and_then(Content::text) == Some(id))
                    .map(|(index, _)| index)
                    .collect(),
                _ => Vec::new(),
            };
            let path = whole.to_string();
            match matches.as_slice() {
                [one] => {
                    reached.push(*one);
                    here = here.child(*one).unwrap_or(here);
                }
                [] => return Err(Missed { fault: ChangeFault::NoSuchPlace { path }, reached }),
                _ => return Err(Missed { fault: ChangeFault::Uncertain { path }, reached }),
            }
        }
        Ok(reached)
    }

    fn get(&self, key: &str) -> Option<&Content> {
        match self {
            Content::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, value)| value),
            _ => None,
        }
    }

    fn child(&self, nth: usize) -> Option<&Content> {
        match self {
            Content::List(items) => items.get(nth),
            Content::Map(entries) => entries.get(nth).map(|(_, value)| value),
            _ => None,
        }
    }

    fn at(&self, place: &[usize]) -> Option<&Content> {
        place.iter().try_fold(self, |here, nth| here.child(*nth))
    }

    fn at_mut(&mut self, place: &[usize]) -> Option<&mut Content> {
        place.iter().try_fold(self, |here, nth| match here {
            Content::List(items) => items.get_mut(*nth),
            Content::Map(entries) => entries.get_mut(*nth).map(|(_, value)| value),
            _ => None,
        })
    }

    /// What a change comes down to, to be made in this order: of a list or map that is replaced only what differs.
    pub(super) fn primitives(&self, change: Primitive) -> Vec<Primitive> {
        let mut all = Vec::new();
        match change {
            Primitive::Replace { at, value } => {
                if let Some(old) = self.at(&at) {
                    difference(old, &value, at, &mut all);
                }
            }
            Primitive::MoveItem { from, to, .. } if from == to => {}
            other => all.push(other),
        }
        all
    }

    /// Makes a change.
    pub(super) fn apply(&mut self, change: &Primitive) {
        let Some(here) = self.at_mut(change.at()) else { return };
        match (change, here) {
            (Primitive::Replace { value, .. }, here) => *here = value.clone(),
            (Primitive::InsertKey { nth, key, value, .. }, Content::Map(entries)) => {
                entries.insert(*nth, (key.clone(), value.clone()));
            }
            (Primitive::InsertKey { key, value, .. }, here) => {
                *here = Content::Map(vec![(key.clone(), value.clone())]);
            }
            (Primitive::InsertItem { nth, value, .. }, Content::List(items)) => {
                items.insert(*nth, value.clone());
            }
            (Primitive::InsertItem { value, .. }, here) => {
                *here = Content::List(vec![value.clone()])
            }
            (Primitive::MoveItem { from, to, .. }, Content::List(items)) => {
                let item = items.remove(*from);
                items.insert(*to, item);
            }
            (Primitive::Remove { nth, .. }, Content::List(items)) => drop(items.remove(*nth)),
            (Primitive::Remove { nth, .. }, Content::Map(entries)) => drop(entries.remove(*nth)),
            (Primitive::MoveItem { .. } | Primitive::Remove { .. }, _) => {}
        }
    }
}

/// What makes a value out of another one.
fn difference(old: &Content, new: &Content, at: Vec<usize>, all: &mut Vec<Primitive>) {
    if old.same(new) {
        return;
    }
    let below = |nth: usize| at.iter().copied().chain([nth]).collect::<Vec<usize>>();
    match (old, new) {
        (Content::Map(old), Content::Map(new)) if once(old) && once(new) => {
            let position = |entries: &[(String, Content)], key: &str| {
                entries.iter().position(|(other, _)| other == key)
            };
            let mut keys: Vec<&str> = old.iter().map(|(key, _)| key.as_str()).collect();
            if keys.iter().any(|key| position(new, key).is_some()) {
                for nth in (0..keys.len()).rev() {
                    if position(new, keys[nth]).is_none() {
                        all.push(Primitive::Remove { parent: at.clone(), nth });
                        keys.remove(nth);
                    }
                }
                let mut nth = 0;
                for (key, value) in new {
                    match keys.iter().position(|known| known == key) {
                        Some(known) => {
                            if let Some((_, old)) = old.iter().find(|(other, _)| other == key) {
                                difference(old, value, below(known), all);
                            }
                            nth = known + 1;
                        }
                        None => {
                            let (map, key_) = (at.clone(), key.clone());
                            all.push(Primitive::InsertKey {
                                map,
                                nth,
                                key: key_,
                                value: value.clone(),
                            });
                            keys.insert(nth, key);
                            nth += 1;
                        }
                    }
                }
                return;
            }
        }
        (Content::List(old), Content::List(new)) if !old.is_empty() && !new.is_empty() => {
            let most = old.len().min(new.len());
            let front = old.iter().zip(new).take_while(|(a, b)| a.same(b)).count();
            let back = old.iter().rev().zip(new.iter().rev());
            let back = back.take(most - front).take_while(|(a, b)| a.same(b)).count();
            let (left, wanted) = (&old[front..old.len() - back], &new[front..new.len() - back]);
            for (nth, (old, new)) in left.iter().zip(wanted).enumerate() {
                difference(old, new, below(front + nth), all);
            }
            for nth in (wanted.len()..left.len()).rev() {
                all.push(Primitive::Remove { parent: at.clone(), nth: front + nth });
            }
            for (nth, value) in wanted.iter().enumerate().skip(left.len()) {
                let (list, value) = (at.clone(), value.clone());
                all.push(Primitive::InsertItem { list, nth: front + nth, value });
            }
            return;
        }
        _ => {}
    }
    all.push(Primitive::Replace { at, value: new.clone() });
}

/// Whether each key is there once.
fn once(entries: &[(String, Content)]) -> bool {
    let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    keys.windows(2).all(|pair| pair[0] != pair[1])
}
