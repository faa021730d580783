//! Values: a JSON Schema of schemars as rules that a tree is checked against.
//!
//! Only what our types can derive is read: records, tables, lists, formats, sets of words, flags,
//! alternatives. What is not known accepts anything and is found by a test, never by a clerk.

use std::collections::HashMap;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};

use super::super::fault::Form;
use super::super::scalar::Id;

/// The index of a rule; schemas that contain themselves make rules that do.
pub(super) type RuleId = usize;

/// What one value must be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ValueRule {
    /// Anything at all.
    Anything,
    /// The inner rule, or nothing.
    Optional(RuleId),
    /// A scalar; its text is checked against the format.
    Text { format: Option<String> },
    /// `true` or `false`.
    Flag,
    /// A number of ours.
    Number { whole: bool },
    /// One of these words.
    Choice(Vec<String>),
    /// A list of so many entries at least.
    List { items: RuleId, least: u64 },
    /// Known keys, of some of which there is one; others too where it is open.
    Record { fields: Vec<Field>, one_of: Vec<String>, open: bool },
    /// Keys that the file chooses, each a scalar of the format.
    Table { key_format: Option<String>, value: RuleId },
    /// One of several.
    Several(Vec<RuleId>),
}

/// A key of a record.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub name: String,
    pub rule: RuleId,
    pub required: bool,
    /// What it is for, in Vietnamese.
    pub about: Option<String>,
}

/// The rules of a type.
#[derive(Debug)]
pub(super) struct Rules {
    pub root: RuleId,
    all: Vec<ValueRule>,
}

impl Rules {
    /// The rules of a type, from the schema that it derives.
    pub fn of<T: JsonSchema>() -> Rules {
        let schema = SchemaGenerator::default().into_root_schema_for::<T>();
        let id_pattern = SchemaGenerator::default().into_root_schema_for::<Id>();
        let none = Map::new();
        let mut reader = Reader {
            definitions: schema.get("$defs").and_then(Value::as_object).unwrap_or(&none),
            id_pattern: id_pattern.get("pattern").and_then(Value::as_str),
            named: HashMap::new(),
            all: Vec::new(),
        };
        let root = reader.rule(schema.as_value());
        Rules { root, all: reader.all }
    }

    /// The same rules without what keys are for.
    pub fn without_descriptions(mut self) -> Rules {
        for rule in &mut self.all {
            if let ValueRule::Record { fields, .. } = rule {
                fields.iter_mut().for_each(|field| field.about = None);
            }
        }
        self
    }

    /// A rule.
    pub fn get(&self, rule: RuleId) -> &ValueRule {
        self.all.get(rule).unwrap_or(&ValueRule::Anything)
    }

    /// Whether a rule accepts that nothing is there.
    pub fn takes_null(&self, rule: RuleId) -> bool {
        match self.get(rule) {
            ValueRule::Anything | ValueRule::Optional(_) => true,
            ValueRule::Several(inner) => inner.iter().any(|rule| self.takes_null(*rule)),
            _ => false,
        }
    }

    /// The form that a rule wants.
    pub fn form(&self, rule: RuleId) -> Form {
        match self.get(rule) {
            ValueRule::Anything | ValueRule::Several(_) => Form::Several,
            ValueRule::Optional(inner) => self.form(*inner),
            ValueRule::Text { .. } | ValueRule::Number { .. } | ValueRule::Choice(_) => Form::Text,
            ValueRule::Flag => Form::Flag,
            ValueRule::List { .. } => Form::List,
            ValueRule::Record { .. } | ValueRule::Table { .. } => Form::Map,
        }
    }

    /// Whether some rule accepts anything because its schema was not understood.
    #[cfg(test)]
    pub fn has_gaps(&self) -> bool {
        self.all.iter().any(|rule| match rule {
            ValueRule::Anything => true,
            ValueRule::Record { open, .. } => *open,
            _ => false,
        })
    }
}

/// Reads schemas into rules.
struct Reader<'s> {
    definitions: &'s Map<String, Value>,
    /// The pattern that schemars puts in place of a map's keys where these are ids.
    id_pattern: Option<&'s str>,
    named: HashMap<&'s str, RuleId>,
    all: Vec<ValueRule>,
}

impl<'s> Reader<'s> {
    fn add(&mut self, rule: ValueRule) -> RuleId {
        self.all.push(rule);
        self.all.len() - 1
    }

    fn rule(&mut self, schema: &'s Value) -> RuleId {
        let Some(schema) = schema.as_object() else {
            return self.add(ValueRule::Anything);
        };
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return self.named(name.trim_start_matches("#/$defs/"));
        }
        let alternatives = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(*key)?.as_array());
        // Alternatives of a record are about which of its keys is there.
        if let Some(alternatives) = alternatives.filter(|_| !schema.contains_key("properties")) {
            return self.alternatives(alternatives);
        }
        let types = types(schema);
        let rule = self.typed(schema, &types);
        let rule = self.add(rule);
        match types.contains(&"null") {
            true => self.add(ValueRule::Optional(rule)),
            false => rule,
        }
    }

    /// A named definition; its place is taken before it is read, since it may contain itself.
    fn named(&mut self, name: &'s str) -> RuleId {
        if let Some(rule) = self.named.get(name) {
            return *rule;
        }
        let place = self.add(ValueRule::Anything);
        self.named.insert(name, place);
        if let Some(schema) = self.definitions.get(name) {
            let rule = self.rule(schema);
            self.all[place] = self.all[rule].clone();
        }
        place
    }

    fn alternatives(&mut self, schemas: &'s [Value]) -> RuleId {
        let is_null = |schema: &Value| schema.get("type").and_then(Value::as_str) == Some("null");
        let nullable = schemas.iter().any(is_null);
        let mut words = Vec::new();
        let mut rules = Vec::new();
        for schema in schemas.iter().filter(|schema| !is_null(schema)) {
            match constants(schema) {
                Some(constants) => words.extend(constants),
                None => rules.push(self.rule(schema)),
            }
        }
        if !words.is_empty() {
            let choice = self.add(ValueRule::Choice(words));
            rules.push(choice);
        }
        let rule = match rules[..] {
            [rule] => rule,
            _ => self.add(ValueRule::Several(rules)),
        };
        match nullable {
            true => self.add(ValueRule::Optional(rule)),
            false => rule,
        }
    }

    fn typed(&mut self, schema: &'s Map<String, Value>, types: &[&str]) -> ValueRule {
        let format = schema.get("format").and_then(Value::as_str).map(str::to_owned);
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return ValueRule::Choice(
                words.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            );
        }
        if let Some(word) = schema.get("const").and_then(Value::as_str) {
            return ValueRule::Choice(vec![word.to_owned()]);
        }
        if types.contains(&"string") {
            return ValueRule::Text { format };
        }
        match types.iter().find(|name| **name != "null") {
            Some(&"boolean") => ValueRule::Flag,
            Some(&"integer") => ValueRule::Number { whole: true },
            Some(&"number") => ValueRule::Number { whole: false },
            Some(&"array") => {
                let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
                let items = match schema.get("items") {
                    Some(items) => self.rule(items),
                    None => self.add(ValueRule::Anything),
                };
                ValueRule::List { items, least }
            }
            Some(&"object") => self.object(schema),
            _ => ValueRule::Anything,
        }
    }

    fn object(&mut self, schema: &'s Map<String, Value>) -> ValueRule {
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        if let (None, Some(patterns)) =
            (properties, schema.get("patternProperties").and_then(Value::as_object))
            && let Some((pattern, value)) = patterns.iter().next()
        {
            let key_format =
                (Some(pattern.as_str()) == self.id_pattern).then(|| Id::FORMAT.to_owned());
            return ValueRule::Table { key_format, value: self.rule(value) };
        }
        if let (None, Some(value @ Value::Object(_))) = (properties, others) {
            return ValueRule::Table { key_format: None, value: self.rule(value) };
        }
        let required = schema.get("required").and_then(Value::as_array);
        let is_required =
            |name: &str| required.is_some_and(|names| names.iter().any(|n| n == name));
        let fields = properties.into_iter().flatten().map(|(name, schema)| Field {
            name: name.clone(),
            rule: self.rule(schema),
            required: is_required(name),
            about: schema.get("description").and_then(Value::as_str).map(first_sentence),
        });
        let fields = fields.collect();
        let alternatives = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
        let one_of = alternatives
            .filter_map(|schema| schema.get("required")?.as_array()?.first()?.as_str())
            .map(str::to_owned);
        let (one_of, open) = (one_of.collect(), others != Some(&Value::Bool(false)));
        ValueRule::Record { fields, one_of, open }
    }
}

/// The types that a schema names, one or several.
fn types(schema: &Map<String, Value>) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The words of a schema that is a set of words.
fn constants(schema: &Value) -> Option<Vec<String>> {
    if let Some(word) = schema.get("const") {
        return word.as_str().map(|word| vec![word.to_owned()]);
    }
    let words = schema.get("enum")?.as_array()?;
    words.iter().map(|word| word.as_str().map(str::to_owned)).collect()
}

/// What a description says before its first `;`: enough to know which key is meant.
fn first_sentence(description: &str) -> String {
    description.split(';').next().unwrap_or(description).trim().to_owned()
}
