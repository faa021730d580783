//! Values: YAML that the program ships and an office may replace (profiles, kinds of documents). It goes through the
//! reader of the clerk's files: the same bounds, the same checks by the schema of its type, the same places and words.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::decode::decode;
use super::fault::ShapeFault;
use super::load::{Shape, load};
use super::node::{Node, Value};
use super::source::Source;
use crate::problem::{Place, Problem, Problems};

/// Reads a file as a value.
///
/// # Errors
/// What is wrong in the file, at its places.
pub fn read<T: DeserializeOwned + JsonSchema>(name: &str, text: &str) -> Result<T, Problems> {
    load(&Shape::without_descriptions(), Source::read(name, text.as_bytes())?)
        .map(|file| file.value)
}

/// A file that may say only what differs from another.
#[derive(Debug, Clone)]
pub struct Layer {
    source: Source,
    root: Node,
}

impl Layer {
    /// Reads a file as a tree.
    ///
    /// # Errors
    /// What is wrong with its characters and its notation, at its places.
    pub fn read(name: &str, text: &str) -> Result<Self, Problems> {
        let source = Source::read(name, text.as_bytes())?;
        match Node::read_all(&source) {
            (Some(root), problems) if problems.is_empty() => Ok(Layer { source, root }),
            (_, problems) => Err(problems),
        }
    }

    /// The text at a path, where a scalar is there.
    pub fn text(&self, path: &str) -> Option<&str> {
        match &self.root.at(path)?.value {
            Value::Scalar { text, .. } => Some(text),
            Value::List(_) | Value::Map(_) | Value::Null => None,
        }
    }

    /// The place of the value at a path, or of its nearest parent in the file.
    pub fn place(&self, path: &str) -> Place {
        self.root.nearest_at(path).place(&self.source.name)
    }

    /// The file laid over another: maps are joined key by key, anything else takes the other's place.
    ///
    /// # Errors
    /// What the file itself says wrongly, at its places; what it leaves to the other is not missed.
    pub fn over<T: JsonSchema>(self, base: &Layer, shape: &Shape<T>) -> Result<Self, Problems> {
        let problems = shape.check_part(&self.root, &self.source);
        match problems.is_empty() {
            true => Ok(Layer { root: joined(&base.root, self.root), source: self.source }),
            false => Err(problems),
        }
    }

    /// The value of the file.
    ///
    /// # Errors
    /// What is wrong with its shape, at its places.
    pub fn value<T: DeserializeOwned + JsonSchema>(&self, shape: &Shape<T>) -> Result<T, Problems> {
        let problems = shape.check(&self.root, &self.source);
        if !problems.is_empty() {
            return Err(problems);
        }
        decode(&self.root).map_err(|error| {
            let place = error.span.unwrap_or(self.root.span).place(&self.source.name);
            Problem::at(&ShapeFault::Undecodable { reason: error.reason }, place).into()
        })
    }
}

/// A tree laid over another. Its recursion is as deep as the trees, which the reader of YAML bounds.
fn joined(base: &Node, over: Node) -> Node {
    match (&base.value, over.value) {
        (Value::Map(below), Value::Map(above)) => {
            let mut all = below.clone();
            for (key, value) in above {
                match all.iter_mut().find(|(known, _)| known.text == key.text) {
                    Some(entry) => *entry = (key, joined(&entry.1, value)),
                    None => all.push((key, value)),
                }
            }
            Node { value: Value::Map(all), span: over.span }
        }
        (_, value) => Node { value, span: over.span },
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize, JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    enum Side {
        Left,
        Right,
    }

    #[derive(Debug, PartialEq, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    struct Page {
        /// For a programmer.
        width: u32,
        sides: BTreeMap<String, Side>,
    }

    fn message(problems: &Problems) -> Vec<String> {
        let message = |problem: &Problem| {
            let place = problem.place.clone().unwrap();
            format!("{} {place} {}", problem.code, problem.message)
        };
        problems.iter().map(message).collect()
    }

    #[test]
    fn a_file_of_the_office_has_the_bounds_of_the_data() {
        let nested = 400_000;
        for (text, code) in [
            (format!("a: {}", "[".repeat(nested)), "DL08"),
            (format!("a: {}", "{a: ".repeat(nested)), "DL08"),
            ("- ".repeat(nested), "DL08"),
            ("a: &a [b]\nc: [*a, *a]".to_owned(), "DL24"),
            (" ".repeat(crate::limits::data::BYTES + 1), "DL01"),
            ("- a\n".repeat(crate::limits::data::NODES + 1), "DL09"),
        ] {
            let found = read::<Vec<String>>("a.yaml", &text).unwrap_err();
            let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
            assert_eq!(codes.first(), Some(&code), "{}", &text[..20]);
            assert!(Layer::read("a.yaml", &text).is_err());
        }
    }

    #[test]
    fn what_does_not_fit_is_reported_at_its_place_and_without_words_for_programmers() {
        for (text, words) in [
            ("sides: {}", "DL33 a.yaml:1:1 thiếu mục 'width'"),
            (
                "width: 1\nheight: 2\nsides: {}",
                "DL30 a.yaml:2:1 mục 'height' không có trong mẫu dữ liệu",
            ),
            (
                "width: 1\nsides: {a: top}",
                "DL36 a.yaml:2:12 giá trị 'top' không thuộc các giá trị cho phép",
            ),
            (
                "width: rộng\nsides: {}",
                "DL92 a.yaml:1:8 'rộng' không phải số nguyên viết bằng chữ số",
            ),
        ] {
            assert_eq!(message(&read::<Page>("a.yaml", text).unwrap_err()), [words]);
        }
    }

    #[test]
    fn a_layer_says_what_differs_and_answers_for_what_it_says() {
        let shape = Shape::<Page>::without_descriptions();
        let base = Layer::read("a.yaml", "width: 1\nsides: {a: left, b: left}").unwrap();
        let whole = |text: &str| Layer::read("b.yaml", text).unwrap().over(&base, &shape);
        let page = whole("sides: {b: right}").unwrap().value(&shape).unwrap();
        let sides = [("a".to_owned(), Side::Left), ("b".to_owned(), Side::Right)];
        assert_eq!(page, Page { width: 1, sides: sides.into() });
        assert_eq!(
            message(&whole("sides:\n  b: top").unwrap_err()),
            ["DL36 b.yaml:2:6 giá trị 'top' không thuộc các giá trị cho phép"]
        );
    }
}
