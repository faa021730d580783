//! What a clerk's machine and folder can do to a run: kills, odd files, bad templates. Always a sentence
//! that says what to do, the right exit code, and nothing half-written.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use common::{build, copy_data, files, parts, root, text, vanban};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

fn campaign(name: &str) -> PathBuf {
    root().join("tests/campaigns").join(name)
}

/// A copy of a campaign's data and the folder of output beside it.
fn copy(name: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let dir = folder();
    let (data, out) = (dir.path().join("data"), dir.path().join("out"));
    copy_data(&campaign(name), &data);
    (dir, data, out)
}

fn run(data: &Path, out: &Path, more: &[&str]) -> Output {
    let (data, out) = (text(data), text(out));
    let mut arguments = vec!["build", "--data", &data, "--out", &out];
    arguments.extend(more);
    vanban(&arguments)
}

fn start(data: &Path, out: &Path, jobs: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["build", "--data", &text(data), "--out", &text(out), "--jobs", jobs])
        .current_dir(root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts")
}

/// Every document opens, and the manifest names only what is there.
fn sound(out: &Path) -> usize {
    if !out.is_dir() {
        return 0;
    }
    let documents = files(out, ".docx");
    for file in &documents {
        assert!(parts(file).contains_key("word/document.xml"), "{}", file.display());
    }
    if let Ok(bytes) = fs::read(out.join("manifest.json")) {
        let manifest: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        for path in manifest["files"].as_object().expect("files").keys() {
            assert!(out.join(path).is_file(), "{path} is named and not there");
        }
    }
    documents.len()
}

/// Kills runs at moments spread over the time that a run takes; after each the output is whole, and the
/// next run, with data that have changed, goes on from it and takes none of it for a person's work.
fn killed(kills: u64, jobs: &str) {
    let (_dir, data, out) = copy("dang-uy");
    let office = data.join("agencies.yaml");
    let one = fs::read_to_string(&office).expect("data");
    let two = one.replacen("name: ", "name: Mới ", 1000);
    assert_ne!(one, two);
    let begin = Instant::now();
    assert!(start(&data, &out, jobs).wait().expect("ends").success());
    let whole = begin.elapsed();
    let all = sound(&out);
    // A fixed row of numbers: a failure comes again.
    let mut seed: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut cut = 0;
    for nth in 0..kills {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        fs::write(&office, if nth % 2 == 0 { &two } else { &one }).expect("written");
        if nth % 10 == 9 {
            fs::remove_dir_all(&out).expect("removed");
        }
        let mut child = start(&data, &out, jobs);
        std::thread::sleep(whole.mul_f64((seed % 1000) as f64 / 1000.0));
        child.kill().expect("killed");
        cut += u32::from(!child.wait().expect("ends").success());
        sound(&out);
        if nth % 5 == 4 {
            fs::write(&office, if nth % 2 == 0 { &one } else { &two }).expect("written");
            let output = run(&data, &out, &[]);
            assert!(output.status.success(), "{}", said(&output));
            assert!(!said(&output).contains("đã được sửa"), "after kill {nth}:\n{}", said(&output));
            assert_eq!(sound(&out), all);
            assert!(files(&out, ".tmp-vanban").is_empty() && !out.join(".vanban.journal").exists());
        }
    }
    assert!(u64::from(cut) * 2 > kills, "only {cut} of {kills} runs were cut short");
}

#[test]
#[ignore = "takes half a minute; tests/all.sh runs it"]
fn a_run_killed_at_any_moment_with_one_worker_leaves_whole_files_only() {
    killed(100, "1");
}

#[test]
#[ignore = "takes half a minute; tests/all.sh runs it"]
fn a_run_killed_at_any_moment_with_many_workers_leaves_whole_files_only() {
    killed(100, "4");
}

/// A file in the data that cannot be read as it stands: told with its place, nothing written.
#[test]
fn files_that_are_no_data_are_told_and_nothing_is_written() {
    let deep = "a: ".to_owned() + &"[".repeat(100_000);
    let utf16: Vec<u8> = "a: Việt".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let laughs = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c]\n";
    for (bytes, code) in [
        (&b""[..], "DL07"),
        (b"\tcampaign: x\n", "DL06"),
        (b"campaign: Vi\xD6t\n", "DL03"),
        (&utf16, "DL02"),
        (b"campaign: a\x07b\n", "DL04"),
        ("campaign: a\u{202E}b\n".as_bytes(), "DL04"),
        (laughs.as_bytes(), "DL24"),
        (deep.as_bytes(), "DL08"),
        (&vec![b' '; 5 * 1024 * 1024], "DL01"),
    ] {
        let (_dir, data, out) = copy("nho");
        fs::write(data.join("plan.yaml"), bytes).expect("written");
        let begin = Instant::now();
        let output = run(&data, &out, &[]);
        let told = said(&output);
        assert_eq!(output.status.code(), Some(1), "{code}:\n{told}");
        assert!(told.contains(code) && told.contains("plan.yaml"), "{code}:\n{told}");
        assert!(!out.exists(), "{code}: something was written");
        assert!(begin.elapsed() < Duration::from_secs(10), "{code} took too long");
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_by_its_size() {
    let (_dir, data, out) = copy("nho");
    // A file with a hole: it takes no room on the disk.
    let file = fs::File::create(data.join("plan.yaml")).expect("made");
    file.set_len(100 * 1024 * 1024).expect("long");
    let output = run(&data, &out, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("tệp lớn 100 MB"), "{}", said(&output));
    assert!(!out.exists());
}

#[test]
fn names_of_every_kind_come_out_whole() {
    for name in [
        r#"Sở <A> & "B" 'C'"#,
        r"Sở A/B\C:D*E",
        "Sở 🌾 lúa שלום",
        "Sở Tư pha\u{301}p",
        &"Sở rất dài ".repeat(27),
    ] {
        let (_dir, data, out) = copy("nho");
        let path = data.join("agencies.yaml");
        let before = fs::read_to_string(&path).expect("data");
        let line = before.lines().find(|l| l.contains("name:")).expect("a name");
        let (key, _) = line.split_once("name:").expect("a name");
        let quoted = format!("{key}name: '{}'", name.trim().replace('\'', "''"));
        fs::write(&path, before.replacen(line, &quoted, 1)).expect("written");
        build(&data, &out);
        for file in files(&out, ".docx") {
            let document = &parts(&file)["word/document.xml"];
            assert!(!document.contains("pha\u{301}p"), "letters are whole");
            roxmltree::Document::parse(document).expect("XML");
        }
        assert!(sound(&out) > 0);
    }
}

/// Templates reach nothing outside and end, whatever they say.
#[test]
fn a_template_reaches_nothing_and_ends() {
    for template in [
        "{{ get_env(name='HOME') }}",
        "{{ now() }}",
        "{{ get_random(end=9) }}",
        "{{ throw(message='x') }}",
        "{{ load_data(path='/etc/passwd') }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../Cargo.toml' %}",
        "{% extends '../x.html' %}",
        "{% include 'ke-hoach/template.html' %}",
        "{{ 'x' | safe }}",
        "{% for a in range(end=10001) %}{% endfor %}",
        "{% for a in range(end=10000) %}{% for b in range(end=10000) %}{% endfor %}{% endfor %}",
        "{% for a in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for b in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for c in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for d in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for e in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}\
         {% for f in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for g in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for h in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for i in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for k in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}\
         {% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}\
         {% endfor %}{% endfor %}",
    ] {
        let (dir, data, out) = copy("nho");
        let path = dir.path().join("templates/ke-hoach/template.html");
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, template).expect("written");
        let templates = text(&dir.path().join("templates"));
        let output = run(&data, &out, &["plan", "--templates", &templates]);
        let told = said(&output);
        assert_eq!(output.status.code(), Some(1), "{template}:\n{told}");
        assert!(told.contains("lỗi[MB"), "{template}:\n{told}");
        assert!(!told.contains("root:"), "{template} read a file");
        assert!(!out.is_dir() || files(&out, ".docx").is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_output_is_not_followed() {
    let (dir, data, out) = copy("nho");
    let other = dir.path().join("elsewhere");
    fs::create_dir_all(&other).expect("made");
    fs::create_dir_all(&out).expect("made");
    std::os::unix::fs::symlink(&other, out.join("bieu-mau")).expect("a link");
    let output = run(&data, &out, &["forms"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("liên kết dẫn ra ngoài"), "{}", said(&output));
    assert!(files(&other, "").is_empty());
}

#[test]
fn a_dry_run_beside_a_run_writes_nothing_and_waits_for_nobody() {
    let (_dir, data, out) = copy("nho");
    fs::create_dir_all(&out).expect("made");
    let lock = fs::File::create(out.join(".vanban.lock")).expect("made");
    lock.lock().expect("locked");
    let begin = Instant::now();
    let output = run(&data, &out, &["--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(begin.elapsed() < Duration::from_secs(10));
    assert_eq!(files(&out, "").len(), 1, "only the lock");
}
