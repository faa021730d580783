//! A module uses only what stands above it in the list below (docs/ARCHITECTURE.md). Thirty lines that
//! read the imports and fail on any other.

#![allow(clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of the flow: each may use itself and those before it.
const LAYERS: &[&str] = &[
    "limits",
    "viet",
    "problem",
    "units",
    "metrics",
    "data",
    "kind",
    "profile",
    "document",
    "paper",
    "template",
    "markup",
    "merge",
    "word",
    "workbook",
    "resources",
    "round",
    "compose",
    "audit",
    "harvest",
    "files",
    "batch",
    "desk",
    "command",
];

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("src").map(|entry| entry.expect("entry").path()) {
        if entry.is_dir() {
            files(&entry, found);
        } else if entry.extension().is_some_and(|end| end == "rs") {
            found.push(entry);
        }
    }
}

fn uses(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
        })
        .filter(|name| !name.is_empty())
}

#[test]
fn modules_depend_downwards_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let mut wrong = Vec::new();
    for file in found {
        let inside = file.strip_prefix(&src).expect("below src");
        let first =
            inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        let Some(rank) = LAYERS.iter().position(|layer| *layer == module) else {
            assert!(["lib", "main", "starter"].contains(&module.as_str()), "{module} has no layer");
            continue;
        };
        let text = fs::read_to_string(&file).expect("source");
        for used in uses(&text) {
            match LAYERS.iter().position(|layer| *layer == used) {
                Some(below) if below <= rank => {}
                Some(_) => wrong.push(format!("{} uses {used}", inside.display())),
                None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "against the layers:\n{}", wrong.join("\n"));
}

/// The code of every source file but those below some modules, without its tests, each with its path below `src`.
fn code_outside(modules: &[&str]) -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let mut all = Vec::new();
    for file in found {
        let inside =
            file.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        if modules.iter().any(|module| inside.starts_with(module)) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("source");
        all.push((inside, text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()));
    }
    all
}

#[test]
fn only_the_shell_touches_the_machine() {
    let mut wrong = Vec::new();
    for (inside, code) in code_outside(&["files", "batch", "command/", "command.rs", "main"]) {
        for forbidden in [
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "SystemTime",
            "Utc::now",
            "Local::now",
        ] {
            if code.contains(forbidden) {
                wrong.push(format!("{inside}: {forbidden}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "below the shell nothing reads files, clock, environment:\n{}",
        wrong.join("\n")
    );
}

/// The machine is reached from `files` and from `batch`, which is behind the desk's ports; the command line puts the
/// ports together and reads the clock and the colours. The desk itself and all below it take what they are given.
#[test]
fn the_desk_reaches_the_machine_by_its_ports_only() {
    let mut wrong = Vec::new();
    for (inside, code) in code_outside(&["files", "batch", "command", "main"]) {
        let code = code.replace("pub use crate::files::disk::{Disk, RealDisk};", "");
        for forbidden in ["RealDisk", "LibreOffice::new", "Workers::start", "ThreadPoolBuilder"] {
            if code.contains(forbidden) {
                wrong.push(format!("{inside}: {forbidden}"));
            }
        }
    }
    assert!(wrong.is_empty(), "let a port give it:\n{}", wrong.join("\n"));
}

/// The command line reads what was typed, calls the desk and prints: whatever another front end would need too is the
/// desk's.
#[test]
fn the_command_line_knows_the_desk_and_how_to_print_only() {
    let allowed = ["command", "desk", "problem", "viet"];
    let mut wrong = Vec::new();
    for (inside, code) in code_outside(&[])
        .into_iter()
        .filter(|(path, _)| path.starts_with("command/") || path == "command.rs")
    {
        let others = uses(&code).filter(|used| !allowed.contains(used));
        wrong.extend(others.map(|used| format!("{inside} uses {used}")));
    }
    assert!(wrong.is_empty(), "ask the desk for it:\n{}", wrong.join("\n"));
}

/// Looks that swallow errors, and files opened without the care of `files`: a look that fails would be an absence, a
/// link or a pipe would be opened.
#[test]
fn only_files_looks_at_and_opens_files() {
    let mut wrong = Vec::new();
    for (inside, code) in code_outside(&["files"]) {
        // The names of `std::fs` that stand elsewhere: a file that is held, and what locking it may answer.
        let code = code.replace("std::fs::TryLockError", "").replace("std::fs::File;", "");
        for forbidden in [
            ".exists()",
            ".try_exists(",
            ".is_file()",
            ".is_dir()",
            ".is_symlink()",
            ".canonicalize(",
            ".metadata()",
            ".symlink_metadata(",
            ".read_dir(",
            "File::create",
            "File::open",
            "File::options",
            "OpenOptions",
            "fs::",
            "path::absolute",
            "remove_dir",
            "create_dir",
            "mem::forget",
            "Box::leak",
            "build_global",
        ] {
            if code.contains(forbidden) {
                wrong.push(format!("{inside}: {forbidden}"));
            }
        }
    }
    assert!(wrong.is_empty(), "let `files` do it:\n{}", wrong.join("\n"));
}
