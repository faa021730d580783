//! How long an audit takes: `cargo bench --bench check`.
//!
//! Prints the machine, then the time of the plan made ten pages long and of the longest summary (read and
//! audited in memory, the middle one of many runs), and of a folder of 1,000 documents through the whole
//! program. Pages are those of LibreOffice, where it is installed.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "support/mod.rs"]
#[allow(dead_code)]
mod support;

use std::io::{Cursor, Read, Write};
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
    let ten = ten_pages(&plan(folder.path()));
    println!("| job | time | a document |");
    println!("|---|--:|--:|");
    for (what, bytes) in [("the plan made longer", &ten), ("the longest summary", longest)] {
        let (whole, audited) = middle(bytes, &profiles);
        let pages = pages(bytes, folder.path())
            .map_or("pages not counted".to_owned(), |pages| format!("{pages} pages"));
        println!(
            "| {what}, {pages}: read and audited ({audited:.2} ms of it the audit) | {whole:.2} ms | {whole:.2} ms |"
        );
    }
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

/// The middle times of reading and auditing a document, and of auditing alone, in milliseconds.
fn middle(bytes: &[u8], profiles: &Profiles) -> (f64, f64) {
    let mut times: Vec<(Duration, Duration)> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let paper = read(bytes).expect("readable");
            let read = Instant::now();
            let report = audit(&paper, profiles, None);
            assert!(!matches!(report.seen, vanban::audit::Seen::Nothing));
            (start.elapsed(), read.elapsed())
        })
        .collect();
    times.sort();
    let (whole, audited) = times[RUNS / 2];
    (whole.as_secs_f64() * 1000.0, audited.as_secs_f64() * 1000.0)
}

/// The plan of the shipped campaign.
fn plan(folder: &Path) -> Vec<u8> {
    let mut paths = Vec::new();
    collect(&folder.join("out/ke-hoach"), &mut paths);
    std::fs::read(paths.first().expect("a plan")).expect("a document")
}

/// The plan with the first paragraphs of its text once more at its end: ten pages in all.
fn ten_pages(plan: &[u8]) -> Vec<u8> {
    const AGAIN: usize = 52;
    let mut archive = zip::ZipArchive::new(Cursor::new(plan)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("read");
        if name == "word/document.xml" {
            let text = String::from_utf8(content).expect("text");
            let head = text.find("</w:tbl>").expect("a head") + "</w:tbl>".len();
            let closing = text.rfind("<w:tbl>").expect("a closing");
            let again: String = text[head..closing].split_inclusive("</w:p>").take(AGAIN).collect();
            content = format!("{}{again}{}", &text[..closing], &text[closing..]).into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(&content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// How many pages LibreOffice lays a document out on.
fn pages(bytes: &[u8], folder: &Path) -> Option<usize> {
    let path = folder.join("trang.docx");
    std::fs::write(&path, bytes).ok()?;
    let home = format!("-env:UserInstallation=file://{}", folder.join("lo").display());
    Command::new("soffice")
        .args([&home, "--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder, &path])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    let printed = Command::new("pdfinfo").arg(folder.join("trang.pdf")).output().ok()?.stdout;
    let printed = String::from_utf8_lossy(&printed).into_owned();
    printed.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok())
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
