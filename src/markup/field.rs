//! Fields: `input`, `select` and `textarea` as what an agency fills in.

use roxmltree::Node;

use super::Reader;
use super::fault::MarkupFault;
use crate::document::{Field, FieldName, Input};

/// Word's bound for a control's tag, in characters.
const NAME_MAX: usize = 64;

/// The field of an element that is lawful where it stands.
pub(super) fn read(reader: &mut Reader, node: Node) -> Option<Field> {
    let attribute = |name: &str| node.attribute(name).map(str::to_owned);
    let name = attribute("name")?;
    if name.chars().count() > NAME_MAX {
        reader.flaw(node, MarkupFault::LongFieldName { name: name.clone() });
    }
    if !reader.names.insert(name.clone()) {
        reader.flaw(node, MarkupFault::FieldTwice { name: name.clone() });
    }
    let (input, answer) = match node.tag_name().name() {
        "textarea" => (Input::Text, words_of(node)),
        "select" => select(reader, node),
        _ => {
            let answer = attribute("value").filter(|value| !value.is_empty());
            match node.attribute("type").unwrap_or_default() {
                "text" => (Input::Line, answer),
                "number" => (Input::Number, answer),
                "date" => {
                    let pattern = attribute("data-mau").unwrap_or_else(|| "dd/MM/yyyy".into());
                    (Input::Date { pattern }, answer)
                }
                "checkbox" => (Input::Tick, node.attribute("checked").map(str::to_owned)),
                other => {
                    let found = other.to_owned();
                    let expected = "text, number, date hoặc checkbox";
                    reader.flaw(node, MarkupFault::BadValue { attribute: "type", found, expected });
                    return None;
                }
            }
        }
    };
    let hint = attribute("placeholder").filter(|hint| !hint.trim().is_empty());
    if hint.is_none() && input != Input::Tick {
        let element = node.tag_name().name().to_owned();
        reader.flaw(node, MarkupFault::MissingAttribute { element, missing: "placeholder" });
    }
    Some(Field {
        name: FieldName(name),
        title: attribute("title").unwrap_or_default(),
        hint: hint.unwrap_or_default(),
        input,
        answer,
    })
}

fn select(reader: &mut Reader, node: Node) -> (Input, Option<String>) {
    let mut choices = Vec::new();
    let mut answer = None;
    for option in node.children().filter(Node::is_element) {
        if !reader.lawful(option) {
            continue;
        }
        let value = option.attribute("value").unwrap_or_default().to_owned();
        if option.attribute("selected").is_some() {
            answer = Some(value.clone());
        }
        choices.push((value, words_of(option).unwrap_or_default()));
    }
    (Input::Choice(choices), answer)
}

/// The words of an element, lines kept; `None` where there are none.
fn words_of(node: Node) -> Option<String> {
    let words: String = node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
