//! What contexts leave out, conditions may ask for: the list next to the templates is the one in the source.

#![allow(clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use vanban::template::optional::OPTIONAL;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => sources(&path, found),
            path => found.push(path),
        }
    }
}

#[test]
fn every_name_that_a_context_may_leave_out_is_known_to_conditions() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("src/compose.rs")];
    sources(&root.join("src/compose"), &mut files);
    // What figures are traced to goes to other programs, never to a template.
    files.retain(|path| !path.ends_with("traced.rs"));
    let mut left_out = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).expect("source");
        let mut lines = text.lines().map(str::trim);
        while let Some(line) = lines.next() {
            if line.starts_with("#[serde(") && line.contains("skip_serializing_if") {
                let field = lines.find(|line| !line.starts_with("#[")).expect("a field");
                let named = field.split(':').next().and_then(|name| name.rsplit(' ').next());
                left_out.insert(named.expect("a name").to_owned());
            }
        }
    }
    let known: BTreeSet<String> = OPTIONAL.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(left_out, known);
    assert!(OPTIONAL.is_sorted(), "it is searched");
}
