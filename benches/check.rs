//! How long an audit takes: `cargo bench --bench check`.
//!
//! Prints the machine, then the time of one document of about ten pages (read and audited in memory, the
//! middle one of many runs) and of a folder of 1,000 documents through the whole program.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "support/mod.rs"]
#[allow(dead_code)]
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use vanban::audit::audit;
use vanban::paper::PartId;
use vanban::profile::Profiles;
use vanban::word::read::read;

const RUNS: usize = 51;
const DOCUMENTS: usize = 1_000;

fn main() {
    println!("{}", support::machine());
    println!();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let documents = documents(root, folder.path());
    let profiles = profiles(root);
    let longest = documents.iter().max_by_key(|bytes| letters(bytes)).expect("a document");
    let pages = letters(longest) / 2_200 + 1;
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let paper = read(longest).expect("readable");
            let report = audit(&paper, &profiles, None);
            assert!(!matches!(report.seen, vanban::audit::Seen::Nothing));
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("| job | time | a document |");
    println!("|---|--:|--:|");
    let middle = times[RUNS / 2].as_secs_f64() * 1000.0;
    println!(
        "| one document of about {pages} pages, read and audited | {middle:.2} ms | {middle:.2} ms |"
    );
    let inbox = folder.path().join("den");
    std::fs::create_dir_all(&inbox).expect("a folder");
    for nth in 0..DOCUMENTS {
        let bytes = &documents[nth % documents.len()];
        std::fs::write(inbox.join(format!("{nth:04}.docx")), bytes).expect("written");
    }
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["check", "--quiet"])
        .arg(&inbox)
        .current_dir(root)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("vanban");
    let time = start.elapsed().as_secs_f64();
    assert!(status.code().is_some_and(|code| code < 2), "{status}");
    let each = time * 1000.0 / DOCUMENTS as f64;
    println!("| a folder of {DOCUMENTS} documents, whole process | {time:.2} s | {each:.2} ms |");
}

/// The shipped campaign's documents.
fn documents(root: &Path, folder: &Path) -> Vec<Vec<u8>> {
    let out = folder.join("out");
    let status = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["build", "--quiet", "--out"])
        .arg(&out)
        .current_dir(root)
        .stderr(Stdio::null())
        .status()
        .expect("vanban");
    assert!(status.success(), "{status}");
    let mut paths = Vec::new();
    collect(&out, &mut paths);
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).expect("a document")).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|end| end == "docx") {
            found.push(path);
        }
    }
}

fn letters(bytes: &[u8]) -> usize {
    let paper = read(bytes).expect("readable");
    paper.paragraphs(PartId::BODY).map(|paragraph| paragraph.text().chars().count()).sum()
}

fn profiles(root: &Path) -> Profiles {
    let texts: Vec<(String, String)> = ["hd05", "hd36", "nd30"]
        .into_iter()
        .map(|id| {
            let name = format!("templates/the-thuc/{id}.yaml");
            let text = std::fs::read_to_string(root.join(&name)).expect("a profile");
            (name, text)
        })
        .collect();
    Profiles::parse(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .expect("profiles")
}
