//! Values: YAML that the program ships and an office may replace (profiles, kinds of documents). The reader of the
//! clerk's files sees it first, with all its bounds; `serde_yaml` makes the values, and what it finds wrong is told
//! in Vietnamese.

use serde::de::DeserializeOwned;

use super::node::Node;
use super::source::Source;
use crate::problem::{Fault, Place, Problem, Problems};

/// Reads a file as a value.
///
/// # Errors
/// What is wrong with its YAML, at its places; what only the type of the value forbids is made a fault by
/// `fault`, from its words.
pub fn read<T: DeserializeOwned, F: Fault>(
    name: &str,
    text: &str,
    fault: impl Fn(String) -> F,
) -> Result<T, Problems> {
    // First by the reader of the clerk's files, whose bounds hold here too: `serde_yaml` takes time by the square of
    // what is nested or long, and unfolds aliases.
    let source = Source::read(name, text.as_bytes())?;
    let found = Node::read_all(&source).1;
    if !found.is_empty() {
        return Err(found);
    }
    serde_yaml::from_str(&source.text).map_err(|error| {
        let (line, column) =
            error.location().map_or((0, 0), |at| (at.line() as u32, at.column() as u32));
        let place = Place { file: name.into(), line, column, length: 1 };
        Problem::at(&fault(in_words(&error)), place).into()
    })
}

/// How a sentence of the reader begins, and how it is said of the name found and the lawful ones.
type Known = (&'static str, fn(&str, &str) -> String);

/// What the reader says of a value that does not fit its type, in Vietnamese.
pub fn in_words(error: &serde_yaml::Error) -> String {
    let told = error.to_string();
    let told = told.split(" at line ").next().unwrap_or_default();
    let known: [Known; 5] = [
        ("missing field ", |name, _| format!("thiếu mục '{name}'")),
        ("duplicate field ", |name, _| format!("mục '{name}' ghi hai lần")),
        ("unknown field ", |name, lawful| {
            format!("mục '{name}' không có trong mẫu; các mục dùng ở đây: {lawful}")
        }),
        ("unknown variant ", |name, lawful| {
            format!("'{name}' không dùng được ở đây; dùng một trong: {lawful}")
        }),
        ("invalid ", |_, _| "có giá trị không đúng kiểu".to_owned()),
    ];
    for (start, words) in known {
        let Some((before, rest)) = told.split_once(start) else { continue };
        // Names stand in `…`: the first is the one found, the others are the lawful ones.
        let mut names = rest.split('`').skip(1).step_by(2);
        let name = names.next().unwrap_or_default();
        let lawful: Vec<&str> = names.collect();
        let told = words(name, &lawful.join(", "));
        // The path of keys, where the reader gives it: `page.margins: `.
        return match before.trim_end_matches([':', ' ']) {
            "" => told,
            path => format!("ở mục '{path}': {told}"),
        };
    }
    match told.is_ascii() {
        true => format!("cách viết không dùng được (chi tiết của bộ đọc: {told})"),
        false => told.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;
    use crate::problem::faults;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Side {
        Left,
        Right,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Page {
        #[expect(dead_code, reason = "only read")]
        width: u32,
        #[expect(dead_code, reason = "only read")]
        sides: BTreeMap<String, Side>,
    }

    #[derive(Debug)]
    struct Odd;

    faults! {
        impl Fault for Odd;

        "odd" {
            title: "",
            meaning: "",
            advice: "",
            example: Self,
            Self => { message: "", }
        }
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
            let found = read::<Vec<String>, _>("a.yaml", &text, |_| Odd).unwrap_err();
            let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
            assert_eq!(codes.first(), Some(&code), "{}", &text[..20]);
        }
    }

    #[test]
    fn what_does_not_fit_is_told_in_vietnamese() {
        let sides = format!("{:?}{:?}", Side::Left, Side::Right);
        assert_eq!(sides, "LeftRight");
        for (text, words) in [
            ("sides: {}", "thiếu mục 'width'"),
            (
                "width: 1\nheight: 2",
                "mục 'height' không có trong mẫu; các mục dùng ở đây: width, sides",
            ),
            (
                "width: 1\nsides: {a: top}",
                "ở mục 'sides.a': 'top' không dùng được ở đây; dùng một trong: left, right",
            ),
            ("width: rộng\nsides: {}", "ở mục 'width': có giá trị không đúng kiểu"),
        ] {
            let error = serde_yaml::from_str::<Page>(text).unwrap_err();
            assert_eq!(in_words(&error), words, "{error}");
        }
    }
}
