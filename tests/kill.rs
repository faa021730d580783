//! A run that is killed at any moment leaves whole files, a manifest that is true, and a next run that goes
//! on from there, also when the data have changed in between.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{build, copy_data, files, parts, root, text, vanban};
use sha2::{Digest, Sha256};

/// How often the program is killed with each number of workers.
const KILLS: u64 = 100;

fn sha256(path: &Path) -> String {
    let bytes = fs::read(path).expect("a file");
    Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every document opens, every entry of the manifest is there.
fn is_sound(out: &Path) {
    if !out.exists() {
        return;
    }
    for document in files(out, ".docx") {
        assert!(parts(&document).contains_key("word/document.xml"), "{}", document.display());
    }
    let Ok(manifest) = fs::read(out.join("manifest.json")) else { return };
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("a whole manifest");
    for path in manifest["files"].as_object().expect("files").keys() {
        assert!(out.join(path).is_file(), "{path} is in the manifest and not there");
    }
}

fn killed(workers: &str) {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    // Two states of the data in turn, so that a killed run leaves files of the other state behind.
    let states = ["1", "2"].map(|state| {
        let data = dir.path().join(state);
        copy_data(&root().join("tests/campaigns/dang-uy"), &data);
        let plan = data.join("plan.yaml");
        let written = fs::read_to_string(&plan).expect("plan");
        let changed =
            written.replacen("campaign_name: ", &format!("campaign_name: đợt {state}, "), 1);
        assert_ne!(written, changed, "the state shows in every form");
        fs::write(&plan, changed).expect("written");
        data
    });
    let mut whole_run = Duration::from_millis(400);
    let mut seed = 0x9E37_79B9_7F4A_7C15u64;
    for nth in 0..KILLS {
        // A pseudo-random moment, the same in every run of the test.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = whole_run.mul_f64((seed >> 11) as f64 / (1u64 << 53) as f64);
        let mut child = Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(["build", "--quiet", "--jobs", workers, "--out", &text(&out)])
            .args(["--data", &text(&states[(nth % 2) as usize])])
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        std::thread::sleep(moment);
        if child.try_wait().expect("asked").is_some() {
            // It was done before: aim earlier.
            whole_run = whole_run.mul_f64(0.9);
        } else {
            whole_run = whole_run.mul_f64(1.02);
        }
        let _ = child.kill();
        child.wait().expect("ends");
        is_sound(&out);
    }
    for (state, data) in states.iter().enumerate() {
        let output = vanban(&["build", "--data", &text(data), "--out", &text(&out)]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert!(!said.contains("đã được sửa"), "a file of ours was taken for a person's:\n{said}");
        let clean = dir.path().join(format!("clean-{state}"));
        build(data, &clean);
        for path in files(&clean, "") {
            let below = path.strip_prefix(&clean).expect("below");
            assert_eq!(sha256(&path), sha256(&out.join(below)), "{}", below.display());
        }
    }
    assert!(files(&out, ".tmp-vanban").is_empty());
    assert!(files(&out, ".journal").is_empty());
}

#[test]
fn a_run_of_one_worker_can_be_killed_at_any_moment() {
    killed("1");
}

#[test]
fn a_run_of_several_workers_can_be_killed_at_any_moment() {
    killed("4");
}
