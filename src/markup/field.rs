//! Fields: `input`, `select` and `textarea` as what an agency fills in.

use super::Reader;
use super::cursor::Tag;
use super::fault::MarkupFault;
use crate::document::{Field, FieldName, Input};

/// Word's bound for a control's tag, in characters.
const NAME_MAX: usize = 64;

/// The field of an element that is allowed where it is.
pub(super) fn read(reader: &mut Reader, tag: &Tag) -> Option<Field> {
    let attribute = |name: &str| tag.attribute(name).map(str::to_owned);
    let name = attribute("name")?;
    if name.chars().count() > NAME_MAX {
        reader.flaw(tag, MarkupFault::LongFieldName { name: name.clone() });
    }
    let in_rows = name
        .split_once('/')
        .is_some_and(|(table, _)| reader.asked.as_deref().is_some_and(|asked| asked == table));
    if !reader.names.insert(name.clone()) && !in_rows {
        reader.flaw(tag, MarkupFault::FieldTwice { name: name.clone() });
    }
    let (input, answer) = match tag.name.as_ref() {
        "textarea" => (Input::Text, words_of(reader, tag)),
        "select" => select(reader, tag),
        _ => {
            let answer = attribute("value").filter(|value| !value.is_empty());
            match tag.attribute("type").unwrap_or_default() {
                "text" => (Input::Line, answer),
                "number" => (Input::Number, answer),
                "date" => {
                    let pattern = attribute("data-mau").unwrap_or_else(|| "dd/MM/yyyy".into());
                    (Input::Date { pattern: Some(pattern) }, answer)
                }
                "checkbox" => (Input::Tick, tag.attribute("checked").map(str::to_owned)),
                _ => {
                    reader.bad_value(tag, "type", "text, number, date hoặc checkbox");
                    return None;
                }
            }
        }
    };
    let hint = attribute("placeholder").filter(|hint| !hint.trim().is_empty());
    if hint.is_none() && input != Input::Tick {
        let element = tag.name.to_string();
        reader.flaw(tag, MarkupFault::MissingAttribute { element, missing: "placeholder" });
    }
    Some(Field {
        name: FieldName(name),
        title: attribute("title").unwrap_or_default(),
        hint: hint.unwrap_or_default(),
        input,
        answer,
    })
}

fn select(reader: &mut Reader, tag: &Tag) -> (Input, Option<String>) {
    let mut choices = Vec::new();
    let mut answer = None;
    reader.elements(tag, |reader, option| {
        let value = option.attribute("value").unwrap_or_default().to_owned();
        if option.attribute("selected").is_some() {
            answer = Some(value.clone());
        }
        choices.push((value, words_of(reader, &option).unwrap_or_default()));
    });
    (Input::Choice(choices), answer)
}

/// The words of an element, lines kept; `None` where there are none.
fn words_of(reader: &mut Reader, tag: &Tag) -> Option<String> {
    let words = reader.words_in(tag);
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
