//! What the documents say of the program is so: the paths that they name exist, the commands are understood, the
//! modules are those of the library.

#![allow(clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use common::{root, vanban};

const DOCS: [&str; 6] = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/ARCHITECTURE.md",
    "docs/HUONG-DAN.md",
    "docs/word/bieu-mau-gui-ve.md",
    "docs/word/doc-tep-word.md",
];

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("a document")
}

/// What is between backticks, and the lines of code blocks.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (nth, block) in text.split("```").enumerate() {
        match nth % 2 {
            0 => {
                found.extend(block.split('`').skip(1).step_by(2).map(|one| one.replace('\n', " ")))
            }
            _ => found.extend(block.lines().map(str::to_owned)),
        }
    }
    found
}

#[test]
fn every_path_that_the_documents_name_is_there() {
    let top = ["src/", "tests/", "templates/", "docs/", "benches/", "fuzz/", ".github/", ".ci/"];
    let mut seen = 0;
    let mut wrong = Vec::new();
    for name in DOCS {
        for one in code(&read(name)).iter().flat_map(|code| code.split_whitespace()) {
            let path = one.trim_end_matches([',', '.', ';', ')']);
            // A name that the reader fills in names no file.
            let is_pattern = path.contains(['<', '*', '…', '{'])
                || ["NAME", "FOLDER"].iter().any(|open| path.contains(open));
            if is_pattern || !top.iter().any(|top| path.starts_with(top)) {
                continue;
            }
            seen += 1;
            if !root().join(path).exists() {
                wrong.push(format!("{name}: {path}"));
            }
        }
    }
    assert!(seen > 30, "{seen} paths");
    assert!(wrong.is_empty(), "not there:\n{}", wrong.join("\n"));
}

#[test]
fn every_command_that_the_documents_show_is_understood_with_its_options() {
    let mut help = BTreeMap::new();
    let mut wrong = Vec::new();
    for name in DOCS {
        for code in code(&read(name)) {
            let Some(typed) = code.split("vanban ").nth(1).filter(|_| code.starts_with("vanban "))
            else {
                continue;
            };
            let words: Vec<&str> = typed.split_whitespace().take(2).collect();
            let Some(verb) = words.first().filter(|verb| !verb.starts_with(['-', '<', '[', '…']))
            else {
                continue;
            };
            // `template show`, `import plan` have options of their own.
            let has_own = ["template", "import"].contains(verb);
            let order = if has_own { words.clone() } else { vec![*verb] };
            let known = help.entry(order.join(" ")).or_insert_with(|| {
                let output = vanban(&[&["help"], &order[..]].concat());
                let said = String::from_utf8_lossy(&output.stdout).into_owned();
                output.status.success().then_some(said)
            });
            let Some(known) = known else {
                wrong.push(format!("{name}: {code}"));
                continue;
            };
            let options = typed.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            for option in options.filter(|word| word.len() > 2 && word.starts_with("--")) {
                if !known.contains(option) {
                    wrong.push(format!("{name}: {code}: {option}"));
                }
            }
        }
    }
    assert!(help.len() > 10, "{:?}", help.keys());
    assert!(wrong.is_empty(), "not understood:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_of_modules_has_those_of_the_library() {
    let declared: BTreeSet<String> = read("src/lib.rs")
        .lines()
        .filter_map(|line| line.rsplit_once("mod ")?.1.strip_suffix(';').map(str::to_owned))
        .collect();
    let text = read("docs/ARCHITECTURE.md");
    let table = text.split("## The modules, in reading order").nth(1).expect("the table");
    let table = table.split("\n## ").next().expect("its end");
    let listed: BTreeSet<String> = table
        .lines()
        .filter_map(|line| line.split('|').nth(2)?.trim().strip_prefix('`')?.strip_suffix('`'))
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, declared);
}
