//! A module uses only itself and what comes before it in the list below (docs/ARCHITECTURE.md).
//!
//! Every path in the source is read, not only imports: grouped ones (`use crate::{a, b::{c}}`), climbs
//! (`super::super::a`), paths in expressions and in the arguments of macros.

#![allow(clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

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
    "layout",
    "svg",
    "workbook",
    "word",
    "html",
    "resources",
    "round",
    "compose",
    "audit",
    "harvest",
    "import",
    "files",
    "batch",
    "desk",
    "web",
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

/// A path as it is written or grouped, with the modules up to the root in place of `crate`, `self` and `super`.
#[derive(Debug, PartialEq)]
struct Used {
    /// Whether it starts at our own root; otherwise at another crate or at a name in scope.
    ours: bool,
    names: Vec<String>,
    line: usize,
}

impl Used {
    fn starts_with(&self, names: &[&str]) -> bool {
        !self.ours && self.names.iter().zip(names).filter(|(a, b)| a == b).count() == names.len()
    }
}

/// Every path in tokens of the module `here`, with that of the groups among them.
fn paths(tokens: TokenStream, here: &[String], found: &mut Vec<Used>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => {
                paths(group.stream(), here, found);
                at += 1;
            }
            TokenTree::Ident(word) if word == "mod" => match tokens.get(at + 1..at + 3) {
                Some([TokenTree::Ident(name), TokenTree::Group(inside)]) => {
                    let inner = [here, &[name.to_string()]].concat();
                    paths(inside.stream(), &inner, found);
                    at += 3;
                }
                _ => at += 1,
            },
            TokenTree::Ident(_) => {
                let begun = Used { ours: false, names: Vec::new(), line: 0 };
                at += path(&tokens[at..], begun, here, found);
            }
            _ => at += 1,
        }
    }
}

/// Adds the path, or the group of paths, that tokens begin with to one that was begun, and returns how many
/// tokens it takes.
fn path(tokens: &[TokenTree], mut begun: Used, here: &[String], found: &mut Vec<Used>) -> usize {
    let is_colon = |nth: usize| matches!(tokens.get(nth), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    let mut at = 0;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(word)) => {
                begun.line = word.span().start().line;
                match word.to_string().as_str() {
                    "crate" => begun.ours = true,
                    // Of a group, or of a climb that has begun, it is what was named before.
                    "self" if begun.ours || !begun.names.is_empty() => {}
                    "self" => (begun.ours, begun.names) = (true, here.to_vec()),
                    "super" => {
                        if !begun.ours {
                            (begun.ours, begun.names) = (true, here.to_vec());
                        }
                        begun.names.pop();
                    }
                    name => begun.names.push(name.to_owned()),
                }
                at += 1;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
                for one in inside.split(is_comma).filter(|one| !one.is_empty()) {
                    let begun = Used { names: begun.names.clone(), ..begun };
                    path(one, begun, here, found);
                }
                return at + 1;
            }
            // `use crate::*`, `Vec::<u8>::new`: the names so far are all there is to see.
            _ => break,
        }
        match is_colon(at) && is_colon(at + 1) {
            true => at += 2,
            false => break,
        }
    }
    found.push(begun);
    at.max(1)
}

/// The module of a source file, by its path below `src`.
fn module(inside: &str) -> Vec<String> {
    let inside = inside.trim_end_matches(".rs").trim_end_matches("/mod");
    match inside {
        "lib" | "main" => Vec::new(),
        inside => inside.split('/').map(str::to_owned).collect(),
    }
}

fn used(text: &str, module: &[String]) -> Vec<Used> {
    let mut found = Vec::new();
    paths(text.parse().expect("Rust"), module, &mut found);
    found
}

#[test]
fn grouped_imports_climbs_and_paths_in_macros_are_seen() {
    let code = "
        use crate::{a, b::{self, c}, d::*};
        use super::{e, super::f};
        mod tests { use super::g; use super::super::super::h; fn x() { print!(\"{}\", super::super::super::i()) } }
        pub(in crate::j) fn y() { std::fs::read(self::k::l) }
        use std::{env::{self, args}, fs as files};
    ";
    let here = ["top".to_owned(), "inner".to_owned()];
    let found = used(code, &here);
    let names = |ours: bool| -> Vec<String> {
        found.iter().filter(|one| one.ours == ours).map(|one| one.names.join("::")).collect()
    };
    let ours =
        ["a", "b", "b::c", "d", "top::e", "f", "top::inner::g", "h", "i", "j", "top::inner::k::l"];
    assert_eq!(names(true), ours);
    for other in ["std::fs::read", "std::env", "std::env::args", "std::fs"] {
        assert!(names(false).iter().any(|name| name == other), "{other}: {:?}", names(false));
    }
    assert!(found.iter().any(|one| one.starts_with(&["std", "fs"])));
    assert!(!used("std::fmt::x", &here)[0].starts_with(&["std", "fs"]));
}

#[test]
fn modules_depend_downwards_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let mut wrong = Vec::new();
    for file in found {
        let inside =
            file.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        let here = module(&inside);
        let Some(own) = here.first() else { continue };
        let Some(rank) = LAYERS.iter().position(|layer| layer == own) else {
            assert_eq!(own, "starter", "it has no layer");
            continue;
        };
        let text = fs::read_to_string(&file).expect("source");
        for one in used(&text, &here).iter().filter(|one| one.ours) {
            let Some(layer) = one.names.first() else { continue };
            if LAYERS.iter().position(|known| known == layer).is_some_and(|above| above > rank) {
                wrong.push(format!("{inside}:{} uses {}", one.line, one.names.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "against the layers:\n{}", wrong.join("\n"));
}

/// A source without what is compiled for tests only: lines stay where they are.
fn without_tests(text: &str) -> String {
    let mut cuts = Vec::new();
    test_items(text.parse().expect("Rust"), &mut cuts);
    let mut left = text.to_owned();
    for cut in cuts.into_iter().rev() {
        let lines = "\n".repeat(text[cut.clone()].matches('\n').count());
        left.replace_range(cut, &lines);
    }
    left
}

/// The places of items below `#[cfg(test)]`.
fn test_items(tokens: TokenStream, found: &mut Vec<std::ops::Range<usize>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let mark = tokens.get(at + 1).map(|mark| mark.to_string().replace(' ', ""));
        if matches!(token, TokenTree::Punct(hash) if hash.as_char() == '#')
            && mark.as_deref() == Some("[cfg(test)]")
        {
            let is_end = |token: &TokenTree| match token {
                TokenTree::Punct(mark) => mark.as_char() == ';',
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                _ => false,
            };
            // An import ends at its semicolon, whatever group is in it.
            let is_import = tokens[at + 2..].iter().take(4).any(|word| word.to_string() == "use");
            let end = tokens[at + 2..]
                .iter()
                .position(|token| is_end(token) && !(is_import && token.to_string() != ";"))
                .map_or(tokens.len() - 1, |end| at + 2 + end);
            found.push(token.span().byte_range().start..tokens[end].span().byte_range().end);
            at = end;
        } else if let TokenTree::Group(group) = token {
            test_items(group.stream(), found);
        }
        at += 1;
    }
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
        all.push((inside, without_tests(&text)));
    }
    all
}

#[test]
fn only_the_shell_touches_the_machine() {
    let mut wrong = Vec::new();
    for (inside, code) in code_outside(&["files", "batch", "web", "command", "main"]) {
        for one in used(&code, &module(&inside)) {
            let machine = ["fs", "env", "net", "process"];
            if machine.iter().any(|name| one.starts_with(&["std", name])) {
                wrong.push(format!("{inside}:{}: {}", one.line, one.names.join("::")));
            }
        }
        for forbidden in ["SystemTime", "Utc::now", "Local::now"] {
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

/// The machine is reached from `files` and from `batch`, which is after the desk's ports; the front ends put the
/// ports together: the page listens and opens a browser, the command line reads the clock and the colours. The desk itself and all below it take what they are given.
#[test]
fn the_desk_reaches_the_machine_by_its_ports_only() {
    let mut wrong = Vec::new();
    for (inside, code) in code_outside(&["files", "batch", "web", "command", "main"]) {
        let code = code.replace("pub use crate::files::disk::{Disk, RealDisk};", "");
        for forbidden in ["RealDisk", "LibreOffice::new", "Workers::start", "ThreadPoolBuilder"] {
            if code.contains(forbidden) {
                wrong.push(format!("{inside}: {forbidden}"));
            }
        }
    }
    assert!(wrong.is_empty(), "let a port give it:\n{}", wrong.join("\n"));
}

/// The command line reads what was typed, calls the desk and prints, the page does the same in a browser: whatever
/// another front end would need too is the desk's.
#[test]
fn the_front_ends_know_the_desk_and_how_to_show_only() {
    let of = [
        ("command", &["command", "web", "desk", "problem", "viet"]),
        ("web", &["web", "limits", "desk", "problem", "viet"]),
    ];
    let mut wrong = Vec::new();
    for (front, allowed) in of {
        let here = |path: &str| path.split(['/', '.']).next() == Some(front);
        for (inside, code) in code_outside(&[]).into_iter().filter(|(path, _)| here(path)) {
            let used = used(&code, &module(&inside));
            let first = |one: &Used| one.names.first().cloned().filter(|_| one.ours);
            let others =
                used.iter().filter_map(first).filter(|name| !allowed.contains(&name.as_str()));
            wrong.extend(others.map(|name| format!("{inside} uses {name}")));
        }
    }
    assert!(wrong.is_empty(), "ask the desk for it:\n{}", wrong.join("\n"));
}

/// Looks that swallow errors, and files opened without the care of `files`: a look that fails would be an absence, a
/// link or a pipe would be opened.
#[test]
fn only_files_looks_at_and_opens_files() {
    let mut wrong = Vec::new();
    for (inside, code) in code_outside(&["files"]) {
        // The names of `std::fs` that are elsewhere: a file that is held, and what locking it may answer.
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

/// The crates that one part of the program knows, and where: whoever would replace one looks nowhere else. Modules are
/// named by the beginning of their file's path.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["problem/"]),
    ("axum", &["web/server"]),
    ("clap", &["command"]),
    ("clap_complete", &["command"]),
    // `word::build` describes, `word::finish` fixes what docx-rs gets wrong.
    ("docx_rs", &["word/build", "word/finish"]),
    ("form_urlencoded", &["web/http"]),
    ("getrandom", &["web/keys"]),
    ("icu_collator", &["viet/"]),
    ("icu_locale_core", &["viet/"]),
    ("include_dir", &["resources", "desk/", "web/view"]),
    ("indicatif", &["command"]),
    ("pulldown_cmark", &["web/screens/help"]),
    ("quick_xml", &["markup/"]),
    ("regex", &["audit/"]),
    ("roxmltree", &["word/"]),
    ("rust_xlsxwriter", &["workbook"]),
    ("rustix", &["files/", "batch/"]),
    ("saphyr_parser", &["data/"]),
    // All that is read goes through `saphyr_parser`; this prints `show data`.
    ("serde_yaml", &["desk/show"]),
    ("signal_hook", &["batch/"]),
    // The documents' templates, and those of the page.
    ("tera", &["template", "web/view"]),
    ("tokio", &["web/server", "web/page"]),
    // The parts of Word files, and the archive that `--zip` packs.
    ("zip", &["word/", "batch/"]),
];

#[test]
fn each_crate_is_known_where_it_belongs_and_nowhere_else() {
    let mut wrong = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (inside, code) in code_outside(&[]) {
        // Files of tests are named by their module, not marked within.
        if inside.split(['/', '.']).any(|part| part == "tests") {
            continue;
        }
        for one in used(&code, &module(&inside)).iter().filter(|one| !one.ours) {
            let known = HOMES.iter().find(|(name, _)| one.names.first().is_some_and(|n| n == name));
            let Some((name, homes)) = known.filter(|_| one.names.len() > 1) else { continue };
            match homes.iter().find(|home| inside.starts_with(**home)) {
                Some(home) => _ = seen.insert((*name, *home)),
                None => wrong.push(format!("{inside}:{}: {}", one.line, one.names.join("::"))),
            }
        }
    }
    for (name, homes) in HOMES {
        for home in homes.iter().filter(|home| !seen.contains(&(*name, **home))) {
            wrong.push(format!("{name} is used nowhere in {home}"));
        }
    }
    assert!(wrong.is_empty(), "a crate away from its home:\n{}", wrong.join("\n"));
}
