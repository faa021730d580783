//! What the program is built from: licences that let a public office use it freely, and one source.
//! The same lists as `deny.toml`, which is read here so that they cannot drift apart.

#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// The licences between `allow = [` and `]` of deny.toml.
fn allowed(deny: &str) -> Vec<&str> {
    let (_, list) = deny.split_once("allow = [").expect("a list");
    let (list, _) = list.split_once("\n]").expect("its end");
    list.split('"').skip(1).step_by(2).collect()
}

/// Whether an SPDX expression can be met; `AND` binds closer than `OR`, `/` is an old `OR`.
fn is_allowed(expression: &str, allowed: &[&str]) -> bool {
    let plain = expression.trim().replace('/', " OR ");
    // "(A OR B) AND C": each bracket and the rest must be met.
    if let Some((inside, rest)) = plain.strip_prefix('(').and_then(|rest| rest.split_once(") AND "))
    {
        return is_allowed(inside, allowed) && is_allowed(rest, allowed);
    }
    plain.split(" OR ").any(|one| one.split(" AND ").all(|name| allowed.contains(&name.trim())))
}

#[test]
fn every_package_may_be_used_freely_and_comes_from_one_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let deny = fs::read_to_string(root.join("deny.toml")).expect("deny.toml");
    let allowed = allowed(&deny);
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .expect("cargo metadata");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = all["packages"].as_array().expect("packages");
    assert!(packages.len() > 50);
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(
            is_allowed(licence, &allowed),
            "{name}: {licence:?} is not among those of deny.toml"
        );
        let source = package["source"].as_str();
        let ours = "registry+https://github.com/rust-lang/crates.io-index";
        assert!(name == "vanban" || source == Some(ours), "{name} comes from {source:?}");
    }
}

#[test]
fn other_licences_are_refused() {
    let allowed = ["MIT", "Apache-2.0", "BSD-3-Clause"];
    for (expression, good) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0-only OR MIT", true),
        ("(MIT OR GPL-2.0) AND BSD-3-Clause", true),
        ("(MIT OR GPL-2.0) AND GPL-2.0", false),
        ("MIT AND GPL-2.0", false),
        ("GPL-3.0-only", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), good, "{expression}");
    }
}
