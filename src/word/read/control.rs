//! Word, reading: what a `w:sdtPr` says of its control.

use super::xml::{Look, Node};
use crate::limits::word as limit;
use crate::paper::{Control, ControlId, ControlKind, Item, Nesting, PartId};

/// The control of a `w:sdt`.
pub(super) fn read(
    node: Node<'_>,
    nesting: Nesting,
    part: PartId,
    parent: Option<ControlId>,
) -> Control {
    let props = node.child("sdtPr");
    let text = |name: &str| Some(props?.child_val(name)?.to_owned());
    let kind = props.map_or(ControlKind::RichText, kind);
    let date = props.and_then(|props| props.child("date")?.attr("fullDate"));
    let lock = text("lock");
    Control {
        tag: text("tag").filter(|tag| !tag.is_empty()),
        title: text("alias").filter(|title| !title.is_empty()),
        kind,
        nesting,
        placeholder: props.and_then(|props| props.switch("showingPlcHdr")) == Some(true),
        part,
        parent,
        date: date.map(str::to_owned),
        locked: lock.is_some_and(|lock| lock != "unlocked"),
        bound: props
            .is_some_and(|props| props.children().any(|child| child.name() == "dataBinding")),
    }
}

/// The kind: the first element that names one. Word's newer kinds are in namespaces of their own.
fn kind(props: Node<'_>) -> ControlKind {
    for child in props.children().filter(|child| child.is_element()) {
        return match child.name() {
            "richText" => ControlKind::RichText,
            "text" => ControlKind::Text {
                lines: matches!(child.attr("multiLine"), Some("1" | "true" | "on")),
            },
            "date" => ControlKind::Date,
            "dropDownList" => ControlKind::DropDown(items(child)),
            "comboBox" => ControlKind::ComboBox(items(child)),
            "checkbox" => {
                let checked = child.children().find(|inner| inner.name() == "checked");
                let checked = checked.is_some_and(|checked| match checked.any_attr("val") {
                    None => true,
                    Some(on) => matches!(on, "1" | "true" | "on"),
                });
                ControlKind::CheckBox { checked }
            }
            "picture" => ControlKind::Picture,
            "repeatingSection" => ControlKind::Repeating,
            "repeatingSectionItem" => ControlKind::RepeatingItem,
            "group" | "equation" | "citation" | "bibliography" | "docPartObj" | "docPartList" => {
                ControlKind::Other
            }
            _ => continue,
        };
    }
    ControlKind::RichText
}

fn items(list: Node<'_>) -> Vec<Item> {
    let items = list.children().filter(|child| child.word() == Some("listItem"));
    items
        .take(limit::PARTS)
        .map(|item| {
            let value = item.attr("value").unwrap_or_default();
            Item { value: value.into(), text: item.attr("displayText").unwrap_or(value).into() }
        })
        .collect()
}
