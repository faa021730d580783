//! Values: everything that is wrong with the shape of a data file, by the schema of its type.
//!
//! Third of the steps from bytes to values. serde stops at the first error and knows no place; this
//! pass goes through the whole tree and collects. The shape comes from the JSON Schema that the type
//! derives ([`rules`]), so that type, schema and check cannot drift apart.

mod rules;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::marker::PhantomData;

use schemars::JsonSchema;

use super::fault::{Form, ShapeFault, Spot};
use super::node::{Key, Node, Span, Value, key_without_blank, mark_of_list};
use super::scalar;
use super::source::Source;
use crate::problem::{Fault, Problem, Problems};
use crate::viet::nearest;
use rules::{Field, RuleId, Rules, ValueRule};

/// The shape that a type's files have; made once per type.
#[derive(Debug)]
pub struct Shape<T> {
    rules: Rules,
    /// What is put into a tree before it is checked.
    pub(super) fill: fn(&mut Node),
    of: PhantomData<fn() -> T>,
}

impl<T: JsonSchema> Shape<T> {
    /// The shape of a type, from its schema.
    pub fn new() -> Self {
        Shape { rules: Rules::of::<T>(), fill: |_| {}, of: PhantomData }
    }

    /// The same of files in which something is written once for several places.
    pub(super) fn filled_by(self, fill: fn(&mut Node)) -> Self {
        Shape { fill, ..self }
    }

    /// The shape of a type whose descriptions are for programmers: they are not reported.
    pub fn without_descriptions() -> Self {
        let rules = Rules::of::<T>().without_descriptions();
        Shape { rules, fill: |_| {}, of: PhantomData }
    }

    /// Checks a tree against the shape; returns everything that is wrong, in the order of the file.
    pub fn check(&self, root: &Node, source: &Source) -> Problems {
        self.checked(root, source, false)
    }

    /// Checks a tree that may leave keys out.
    pub fn check_part(&self, root: &Node, source: &Source) -> Problems {
        self.checked(root, source, true)
    }

    fn checked(&self, root: &Node, source: &Source, in_part: bool) -> Problems {
        let mut check = Check { rules: &self.rules, source, in_part, problems: Problems::new() };
        check.node(self.rules.root, root, &Spot::Whole, None);
        check.problems.sort();
        check.problems
    }
}

impl<T: JsonSchema> Default for Shape<T> {
    fn default() -> Self {
        Shape::new()
    }
}

/// One pass over a tree. Its recursion is as deep as the tree, which the reader of YAML bounds.
struct Check<'a> {
    rules: &'a Rules,
    source: &'a Source,
    /// Whether keys may be left out.
    in_part: bool,
    problems: Problems,
}

impl Check<'_> {
    fn fault(&mut self, fault: &impl Fault, span: Span) {
        self.problems.push(Problem::at(fault, span.place(&self.source.name)));
    }

    fn node(&mut self, rule: RuleId, node: &Node, spot: &Spot, field: Option<&Field>) {
        let rules = self.rules;
        if node.value == Value::Null {
            if !rules.takes_null(rule) {
                self.fault(&empty(spot, field), node.span);
            }
            return;
        }
        match (rules.get(rule), &node.value) {
            (ValueRule::Anything, _) => {}
            (ValueRule::Optional(inner), _) => self.node(*inner, node, spot, field),
            (ValueRule::Several(inner), _) => self.several(inner, node, spot, field),
            (ValueRule::Text { format }, Value::Scalar { text, .. }) => {
                self.text(format.as_deref(), text, node.span, spot, field);
            }
            (ValueRule::Flag, Value::Scalar { text, .. }) => {
                if !matches!(&**text, "true" | "false") {
                    self.fault(&ShapeFault::NotTrueFalse { found: text.to_string() }, node.span);
                }
            }
            (ValueRule::Number { whole }, Value::Scalar { text, .. }) => {
                let good = match whole {
                    true => text.parse::<i64>().is_ok(),
                    false => text.parse::<f64>().is_ok_and(f64::is_finite),
                };
                if !good {
                    self.fault(
                        &ShapeFault::NotPlainNumber { text: text.to_string(), whole: *whole },
                        node.span,
                    );
                }
            }
            (ValueRule::Choice(allowed), Value::Scalar { text, .. }) => {
                self.choice(allowed, text, node.span)
            }
            (ValueRule::List { items, least }, Value::List(entries)) => {
                if (entries.len() as u64) < *least {
                    self.fault(
                        &ShapeFault::ShortList { spot: spot.clone(), least: *least },
                        node.span,
                    );
                }
                let list = match spot {
                    Spot::Key(key) => Some(key.clone()),
                    _ => None,
                };
                for (number, entry) in (1..).zip(entries) {
                    self.node(*items, entry, &Spot::Item { list: list.clone(), number }, None);
                }
            }
            (ValueRule::Record { fields, one_of, open }, Value::Map(entries)) => {
                self.record((fields, one_of), *open, entries, node.span)
            }
            (ValueRule::Table { key_format, value }, Value::Map(entries)) => {
                self.duplicates(entries);
                for (key, entry) in entries {
                    if let Some(format) = key_format
                        && let Err(fault) = scalar::check(format, &key.text)
                    {
                        self.fault(
                            &ShapeFault::Scalar { text: key.text.to_string(), fault },
                            key.span,
                        );
                    }
                    self.node(*value, entry, &Spot::Key(key.text.clone()), None);
                }
            }
            _ => self.wrong_shape(rules.form(rule), node, spot),
        }
    }

    fn text(
        &mut self,
        format: Option<&str>,
        text: &str,
        span: Span,
        spot: &Spot,
        field: Option<&Field>,
    ) {
        let Some(Err(fault)) = format.map(|format| scalar::check(format, text)) else {
            return;
        };
        let fault = match text.trim().is_empty() {
            true => empty(spot, field),
            false => ShapeFault::Scalar { text: text.to_owned(), fault },
        };
        self.fault(&fault, span);
    }

    fn choice(&mut self, allowed: &[String], text: &str, span: Span) {
        if allowed.iter().any(|value| value == text) {
            return;
        }
        let fault = ShapeFault::NotInSet {
            found: text.to_owned(),
            nearest: nearest(text, allowed.iter().map(String::as_str)).map(str::to_owned),
            allowed: allowed.to_vec(),
        };
        self.fault(&fault, span);
    }

    /// Of several alternatives that of the value's own form counts, so that the words are about what the clerk was
    /// writing; of two of the same form that with the fewer problems.
    fn several(&mut self, inner: &[RuleId], node: &Node, spot: &Spot, field: Option<&Field>) {
        let form = form_of(node);
        let of_form = inner.iter().filter(|rule| same_form(self.rules.form(**rule), form));
        let best = of_form
            .map(|rule| {
                let mut check = Check { problems: Problems::new(), ..*self };
                check.node(*rule, node, spot, field);
                check.problems
            })
            .min_by_key(Problems::len);
        match best {
            Some(problems) => self.problems.extend(problems),
            None => self.wrong_shape(Form::Several, node, spot),
        }
    }

    fn wrong_shape(&mut self, wanted: Form, node: &Node, spot: &Spot) {
        if let Value::Map(entries) = &node.value
            && let [(key, _), ..] = entries.as_slice()
            && looks_like_words(&key.text)
        {
            return self.fault(&ShapeFault::WordsAsKey { words: key.text.to_string() }, key.span);
        }
        let slip = match &node.value {
            Value::Scalar { text, plain: true } if wanted == Form::List => mark_of_list(text),
            Value::Scalar { text, plain: true } if wanted == Form::Map => {
                key_without_blank(text).map(|missing| missing.fault())
            }
            _ => None,
        };
        match slip {
            Some(slip) => self.fault(&slip, node.span),
            None => {
                let found = form_of(node);
                let spot = spot.clone();
                self.fault(&ShapeFault::WrongShape { spot, wanted, found }, node.span);
            }
        }
    }

    fn record(
        &mut self,
        (fields, one_of): (&[Field], &[String]),
        open: bool,
        entries: &[(Key, Node)],
        span: Span,
    ) {
        if let [(key, _)] = entries
            && !open
            && looks_like_words(&key.text)
        {
            return self.fault(&ShapeFault::WordsAsKey { words: key.text.to_string() }, key.span);
        }
        self.duplicates(entries);
        self.both(one_of, entries);
        let present: HashSet<&str> = entries.iter().map(|(key, _)| &*key.text).collect();
        // A key that is absent and misspelled is one slip, reported once.
        let mut meant: HashSet<&str> = HashSet::new();
        for (key, value) in entries {
            match fields.iter().find(|field| *field.name == *key.text) {
                Some(field) => {
                    self.node(field.rule, value, &Spot::Key(key.text.clone()), Some(field));
                }
                None if open => {}
                None => {
                    let free = fields
                        .iter()
                        .map(|field| field.name.as_str())
                        .filter(|name| !present.contains(name));
                    let nearest = nearest(&key.text, free);
                    meant.extend(nearest);
                    let fault = ShapeFault::UnknownKey {
                        key: key.text.to_string(),
                        nearest: nearest.map(str::to_owned),
                        allowed: fields.iter().map(|field| field.name.clone()).collect(),
                    };
                    self.fault(&fault, key.span);
                }
            }
        }
        let absent = |field: &&Field| {
            let name = field.name.as_str();
            field.required && !present.contains(name) && !meant.contains(name)
        };
        let either =
            |name: &String| present.contains(name.as_str()) || meant.contains(name.as_str());
        // Of several keys of which there is one the first is asked for.
        let wanted = one_of.first().filter(|_| !one_of.iter().any(either));
        let first = |field: &&Field| wanted == Some(&field.name);
        let keys = fields.iter().filter(|field| absent(field) || first(field));
        let keys: Vec<_> = keys.map(|field| (field.name.clone(), field.about.clone())).collect();
        if !keys.is_empty() && !self.in_part {
            self.fault(&ShapeFault::MissingKeys { keys }, span);
        }
    }

    /// Of keys that exclude one another the second is reported.
    fn both(&mut self, one_of: &[String], entries: &[(Key, Node)]) {
        let mut there = entries
            .iter()
            .map(|(key, _)| key)
            .filter(|key| one_of.iter().any(|o| **o == *key.text));
        if let Some(first) = there.next()
            && let Some(other) = there.find(|key| key.text != first.text)
        {
            let (first, other_key) = (first.text.to_string(), other.text.to_string());
            self.fault(&ShapeFault::BothKeys { first, other: other_key }, other.span);
        }
    }

    fn duplicates(&mut self, entries: &[(Key, Node)]) {
        let mut first: HashMap<&str, u32> = HashMap::new();
        for (key, _) in entries {
            match first.get(&*key.text) {
                Some(line) => {
                    let fault =
                        ShapeFault::DuplicateKey { key: key.text.to_string(), first_line: *line };
                    self.fault(&fault, key.span);
                }
                None => drop(first.insert(&key.text, key.span.line)),
            }
        }
    }
}

/// The fault of an empty value.
fn empty(spot: &Spot, field: Option<&Field>) -> ShapeFault {
    ShapeFault::EmptyValue {
        spot: spot.clone(),
        about: field.and_then(|field| field.about.clone()),
        required: field.is_some_and(|field| field.required),
    }
}

/// Whether a key cannot be one of ours: they are lower-case ASCII without blanks.
fn looks_like_words(key: &str) -> bool {
    key.contains(char::is_whitespace) || !key.is_ascii()
}

fn form_of(node: &Node) -> Form {
    match node.value {
        Value::Scalar { .. } | Value::Null => Form::Text,
        Value::List(_) => Form::List,
        Value::Map(_) => Form::Map,
    }
}

/// Whether a value of one form can be one of a rule's form.
fn same_form(rule: Form, found: Form) -> bool {
    match rule {
        Form::Flag => found == Form::Text,
        Form::Several => true,
        _ => rule == found,
    }
}
