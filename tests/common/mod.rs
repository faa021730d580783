//! What the tests that run the program share.

#![allow(dead_code, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The repository's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in the repository's folder.
pub fn vanban(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(arguments)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts")
}

/// Builds a campaign into a folder; panics where it does not succeed.
pub fn build(data: &Path, out: &Path) {
    let output = vanban(&["build", "--data", &text(data), "--out", &text(out)]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The program's own profiles.
pub fn profiles() -> vanban::profile::Profiles {
    vanban::resources::Resources::built_in().expect("sound").profiles
}

/// A path as text.
pub fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Every file below a folder that ends so, in order, by its path below it.
pub fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(dir) = waiting.pop() {
        for entry in std::fs::read_dir(&dir).expect("a folder").map(|e| e.expect("an entry").path())
        {
            match entry.is_dir() {
                true => waiting.push(entry),
                false if text(&entry).ends_with(end) => found.push(entry),
                false => {}
            }
        }
    }
    found.sort();
    found
}

/// The parts of a Word file, by name; of a workbook behind a chart the parts of that, below its name.
pub fn parts(docx: &Path) -> BTreeMap<String, String> {
    parts_of(std::fs::read(docx).expect("a document"))
}

fn parts_of(archive: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut parts = BTreeMap::new();
    for nth in 0..archive.len() {
        let mut entry = archive.by_index(nth).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("content");
        if name.ends_with(".xlsx") {
            let inner = parts_of(content).into_iter();
            parts.extend(inner.map(|(inner, content)| (format!("{name}/{inner}"), content)));
        } else {
            parts.insert(name, String::from_utf8(content).expect("text"));
        }
    }
    parts
}

/// A copy of a campaign's data in a folder of its own, to be damaged.
pub fn copy_data(from: &Path, to: &Path) {
    for file in files(from, ".yaml") {
        let target = to.join(file.strip_prefix(from).expect("below"));
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        std::fs::copy(&file, &target).expect("copied");
    }
}
