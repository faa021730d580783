//! The tree of valid YAML, its places, and that no bytes whatever make the readers panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;
use crate::data::decode::decode;

fn read(yaml: &str) -> Node {
    Node::read(&Source::read("a.yaml", yaml.as_bytes()).unwrap()).unwrap()
}

/// The tree in one line: text, `'quoted'`, places of all values as `@line:column+length`.
fn shown(node: &Node) -> String {
    let value = match &node.value {
        Value::Null => "-".to_owned(),
        Value::Scalar { text, plain: true } => text.to_string(),
        Value::Scalar { text, plain: false } => format!("'{text}'"),
        Value::List(items) => {
            format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" "))
        }
        Value::Map(entries) => {
            let entry = |(key, value): &(Key, Node)| {
                format!("{}@{}:{}: {}", key.text, key.span.line, key.span.column, shown(value))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(" "))
        }
    };
    format!("{value}@{}:{}+{}", node.span.line, node.span.column, node.span.length)
}

#[track_caller]
fn check(yaml: &str, expected: &str) {
    assert_eq!(shown(&read(yaml)), expected);
}

#[test]
fn scalars_keep_what_was_typed() {
    check(
        "a: 0181\nb: no\nc: \"1.10\"\nd: ~\ne:\n",
        "{a@1:1: 0181@1:4+4 b@2:1: no@2:4+2 c@3:1: '1.10'@3:4+6 d@4:1: -@4:4+1 e@5:1: -@5:1+1}@1:1+1",
    );
    check("đã: Về việc\n", "{đã@1:1: Về việc@1:5+7}@1:1+2");
    check("a: một\n  hai\n", "{a@1:1: một hai@1:4+3}@1:1+1");
    check("a: |\n  một\n  hai\n", "{a@1:1: 'một\nhai\n'@2:3+3}@1:1+1");
}

#[test]
fn lists_and_maps_have_places() {
    check("a:\n- b\n-\n- c: d\n", "{a@1:1: [b@2:3+1 -@3:1+1 {c@4:3: d@4:6+1}@4:3+1]@2:1+1}@1:1+1");
    check("a:\n  - b\n", "{a@1:1: [b@2:5+1]@2:3+1}@1:1+1");
    check("a: [b, {c: d}]\n", "{a@1:1: [b@1:5+1 {c@1:9: d@1:12+1}@1:9+1]@1:4+1}@1:1+1");
    check("a: {}\n", "{a@1:1: {}@1:4+1}@1:1+1");
}

#[test]
fn keys_that_occur_twice() {
    check("a: 1\na: 2\n", "{a@1:1: 1@1:4+1 a@2:1: 2@2:4+1}@1:1+1");
}

#[test]
fn paths_lead_to_values() {
    let root = read("a:\n  - b: c\n");
    assert_eq!(root.at("a/0/b").map(shown).unwrap(), "c@2:8+1");
    assert_eq!(root.at(""), Some(&root));
    assert_eq!(root.at("a/1"), None);
    assert_eq!(root.at("a/x"), None);
    assert_eq!(root.key_at("a/0/b").unwrap().span.column, 5);
    assert_eq!(root.key_at("a/0"), None);
    assert_eq!(root.nearest_at("a/0/x/y").span.column, 5);
}

#[test]
fn many_values_on_one_line_are_read() {
    let root = read(&format!("[{}]", "é, ".repeat(100_000)));
    assert!(matches!(&root.value, Value::List(items) if items.len() == 100_000));
}

/// Pieces of which YAML is made, so that random text meets the readers' corners.
fn yaml_like() -> impl Strategy<Value = String> {
    let atoms = prop::sample::select(vec![
        "a",
        "é",
        "b: ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
        " ",
        "#",
        " #",
        "*",
        "&x ",
        "!t ",
        "|",
        "> ",
        "%",
        "---\n",
        "...\n",
        "? ",
        ",",
        "\\",
        "\t",
        "@",
        "<<: ",
        "~",
        "-",
        "\r\n",
        "received: 2024-12-14\n",
        "figures:\n",
        "answers: ",
        "e\u{323}\u{302}",
        "\u{FEFF}",
        "\u{2028}",
    ]);
    prop::collection::vec(atoms, 0..40).prop_map(|atoms| atoms.concat())
}

/// Every problem is inside the file.
fn read_anything(bytes: &[u8]) {
    use crate::data::load::{Shape, load};
    use crate::data::report::Report;
    let Ok(source) = Source::read("a.yaml", bytes) else {
        return;
    };
    let lines: Vec<usize> = source.lines().iter().map(|line| line.chars().count()).collect();
    if let Err(problems) = load(&Shape::<Report>::new(), source.clone()) {
        assert!(problems.has_errors());
        for place in problems.iter().map(|problem| problem.place.clone().unwrap()) {
            let inside =
                place.line == 0 || place.column as usize <= lines[place.line as usize - 1] + 1;
            assert!(inside, "{place} in {:?}", source.text);
        }
    }
    if let Ok(root) = Node::read(&source) {
        let _ = decode::<Json>(&root);
    }
}

/// Random values of texts, lists, maps and nothing.
fn values() -> impl Strategy<Value = Json> {
    let text = "[ -~àáảãạăâđêôơưĐ–…]{0,12}";
    let leaf = prop_oneof![Just(Json::Null), text.prop_map(Json::String)];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::Array),
            prop::collection::btree_map("[a-z_đ]{1,8}", inner, 0..5)
                .prop_map(|map| Json::Object(map.into_iter().collect())),
        ]
    })
}

/// A value as a clerk would lay it out: one line each, indented, texts in single quotes.
fn laid_out(value: &Json, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Json::Array(items) if !items.is_empty() => {
            for item in items {
                out.push_str(&format!("\n{pad}-"));
                laid_out(item, indent + 2, out);
            }
        }
        Json::Object(map) if !map.is_empty() => {
            for (key, item) in map {
                out.push_str(&format!("\n{pad}{key}:"));
                laid_out(item, indent + 2, out);
            }
        }
        Json::Array(_) => out.push_str(" []"),
        Json::Object(_) => out.push_str(" {}"),
        Json::String(text) => out.push_str(&format!(" '{}'", text.replace('\'', "''"))),
        _ => {}
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_anything(&bytes);
    }

    #[test]
    fn no_text_panics(text in ".{0,60}") {
        read_anything(text.as_bytes());
    }

    #[test]
    fn nothing_like_yaml_panics(text in yaml_like()) {
        read_anything(text.as_bytes());
    }

    #[test]
    fn values_come_back(value in values().prop_filter("empty file", |value| !value.is_null())) {
        let flow = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(decode::<Json>(&read(&flow)).unwrap(), value.clone());
        let mut block = String::new();
        laid_out(&value, 0, &mut block);
        prop_assert_eq!(decode::<Json>(&read(&block)).unwrap(), value, "{}", block);
    }
}
