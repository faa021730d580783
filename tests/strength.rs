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

/// A copy of a campaign's data and the folder of output next to it.
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
    let mut whole = begin.elapsed();
    let all = sound(&out);
    // A fixed row of numbers: a failure comes again.
    let mut seed: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut cut = 0_u32;
    for nth in 0..kills {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        fs::write(&office, if nth % 2 == 0 { &two } else { &one }).expect("written");
        if nth % 10 == 9 {
            fs::remove_dir_all(&out).expect("removed");
        }
        let mut child = start(&data, &out, jobs);
        let after = whole.mul_f64((seed % 1000) as f64 / 1000.0);
        std::thread::sleep(after);
        child.kill().expect("killed");
        match child.wait().expect("ends").success() {
            // The machine is faster now than when the whole run was timed.
            true => whole = after,
            false => cut += 1,
        }
        sound(&out);
        if nth % 5 == 4 {
            fs::write(&office, if nth % 2 == 0 { &one } else { &two }).expect("written");
            let output = run(&data, &out, &[]);
            assert!(output.status.success(), "{}", said(&output));
            assert!(!said(&output).contains("đã được sửa"), "after kill {nth}:\n{}", said(&output));
            assert_eq!(sound(&out), all);
            let left = files(&out, ".tmp-vanban");
            assert!(left.is_empty(), "after kill {nth}: {left:?}");
            assert!(!out.join(".vanban.journal").exists(), "after kill {nth}");
        }
    }
    assert!(u64::from(cut) * 4 > kills, "only {cut} of {kills} runs were cut short");
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

/// A file in the data that cannot be read as it is: reported with its place and with what to do, nothing written.
#[test]
fn files_that_are_no_data_are_reported_and_nothing_is_written() {
    let deep = "a: ".to_owned() + &"[".repeat(100_000);
    let utf16: Vec<u8> = "a: Việt".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let laughs = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c]\n";
    let begin = Instant::now();
    for file in [
        "office.yaml",
        "plan.yaml",
        "agencies.yaml",
        "indicators.yaml",
        "reminders.yaml",
        "reports/2026-08/du-ben-lam.yaml",
    ] {
        for (bytes, code) in [
            (&b""[..], "DL07"),
            (b"# only a remark\n", "DL07"),
            (b"\tcampaign: x\n", "DL06"),
            (b"campaign: Vi\xD6t\n", "DL03"),
            (&utf16, "DL02"),
            (b"campaign: a\x07b\n", "DL04"),
            (b"campaign: a\x00b\n", "DL04"),
            (b"\xFF\xFEa\x00", "DL02"),
            (b"\xFE\xFF\x00a", "DL02"),
            ("campaign: a\u{202E}b\n".as_bytes(), "DL04"),
            (laughs.as_bytes(), "DL24"),
            (deep.as_bytes(), "DL08"),
            (b"- a\n", "DL34"),
            (b"PK\x03\x04\x14\0", "DL03"),
            (b"%PDF-1.7\n", "DL03"),
            (b"a: [1\n", "DL15"),
            (&vec![b' '; 17 * 1024 * 1024], "DL01"),
        ] {
            let (_dir, data, out) = copy("dang-uy");
            fs::write(data.join(file), bytes).expect("written");
            let output = run(&data, &out, &[]);
            let printed = said(&output);
            assert_eq!(output.status.code(), Some(1), "{file} {code}:\n{printed}");
            let at = printed
                .find(&format!("lỗi[{code}]"))
                .unwrap_or_else(|| panic!("{code}:\n{printed}"));
            let paragraph = printed[at..].split("\n\n").next().unwrap_or_default();
            assert!(paragraph.contains(file) && paragraph.contains("gợi ý"), "{code}:\n{printed}");
            assert!(!out.exists(), "{file} {code}: something was written");
        }
    }
    assert!(begin.elapsed() < Duration::from_secs(300), "they took too long");
}

/// A slip of the hand in the name of a file to write costs no other file.
#[test]
fn a_file_of_another_kind_is_not_written_over() {
    let (_dir, data, _) = copy("dang-uy");
    let plan = data.join("plan.yaml");
    let before = fs::read(&plan).expect("data");
    for order in [
        &["status", "--xlsx"][..],
        &["status", "--csv"],
        &["status", "--docx"],
        &["trace", "so-buoi", "--xlsx"],
    ] {
        let output = vanban(&[order, &[&text(&plan), "--data", &text(&data)]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("ghi một tên tệp có đuôi ."), "{}", said(&output));
    }
    // A copy with comments into the very folder of the file.
    let (_other, other, out) = copy("nho");
    build(&other, &out);
    let documents = text(&out.join("ke-hoach"));
    let output = vanban(&["check", &documents, "--mark", &documents]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("chọn thư mục khác cho bản sao"), "{}", said(&output));
    assert_eq!(fs::read(&plan).expect("data"), before);
}

/// The same of an office's own templates, profiles and kinds: in Vietnamese, with what to do.
#[test]
fn files_that_are_no_templates_are_reported_and_nothing_is_written() {
    let nd30 = fs::read_to_string(root().join("templates/the-thuc/nd30.yaml")).expect("a profile");
    let kind = fs::read_to_string(root().join("templates/ke-hoach/kind.yaml")).expect("a kind");
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let list = ["x"; 9].join(", ");
    let mut laughs = format!("a: &a [{list}]\n");
    for (from, to) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        laughs += &format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 9].join(", "));
    }
    let html = "ke-hoach/template.html";
    let (profile, of_kind) = ("the-thuc/nd30.yaml", "ke-hoach/kind.yaml");
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        (html, Vec::new(), "MB41", "chưa có nội dung"),
        (html, b"<p>Vi\xD6t</p>".to_vec(), "MT01", "UTF-8"),
        (html, utf16("<p>Việt</p>"), "MT01", "UTF-8"),
        (html, b"<p>a\x07</p>".to_vec(), "MB01", "ký tự điều khiển"),
        (html, b"<p>a".to_vec(), "MB01", ""),
        (html, b"<p>{{ a </p>".to_vec(), "MB30", ""),
        (html, b"<p>{{ nope }}</p>".to_vec(), "MB33", "nope"),
        (html, b"<script>a</script>".to_vec(), "MB02", "script"),
        (profile, Vec::new(), "DL07", "chưa có nội dung"),
        (profile, utf16(&nd30), "MT01", "UTF-8"),
        (profile, nd30.replacen("page:", "\tpage:", 1).into_bytes(), "DL06", "Tab"),
        (profile, laughs.clone().into_bytes(), "DL24", ""),
        (profile, (nd30.clone() + "a: \x07\n").into_bytes(), "DL04", "U+0007"),
        (profile, (nd30.clone() + "lạ: 1\n").into_bytes(), "DL30", "mục 'lạ' không có trong mẫu"),
        (profile, nd30.replacen("width: 210", "width: 0", 1).into_bytes(), "TT03", "0 × 297"),
        (
            profile,
            nd30.replacen("from: 2020-03-05", "from: 2020-02-31", 1).into_bytes(),
            "DL83",
            "không có ngày 31",
        ),
        (of_kind, Vec::new(), "DL07", ""),
        (of_kind, laughs.into_bytes(), "DL24", ""),
        (of_kind, kind.replacen("name:", "nam:", 1).into_bytes(), "DL30", "mục 'nam' không có"),
        (of_kind, (kind + "name: Hai\n").into_bytes(), "", "name"),
    ];
    for (file, bytes, code, words) in cases {
        let (dir, data, out) = copy("nho");
        let path = dir.path().join("templates").join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, &bytes).expect("written");
        let templates = text(&dir.path().join("templates"));
        let output = run(&data, &out, &["plan", "--templates", &templates]);
        let printed = said(&output);
        assert_eq!(output.status.code(), Some(1), "{file} {code}:\n{printed}");
        let at = printed
            .find(&format!("lỗi[{code}"))
            .unwrap_or_else(|| panic!("{file} {code}:\n{printed}"));
        let paragraph = printed[at..].split("\n\n").next().unwrap_or_default();
        assert!(
            paragraph.contains(file) && paragraph.contains("gợi ý"),
            "{file} {code}:\n{printed}"
        );
        assert!(paragraph.contains(words), "{file} {code}:\n{printed}");
        for english in ["missing", "unknown", "invalid", "expected", "duplicate", "limit exceeded"]
        {
            let english = printed.contains(english) && code != "MB30";
            assert!(!english, "{file} {code} speaks English:\n{printed}");
        }
        assert!(
            !printed.contains("TT02"),
            "{file} {code}: what follows from it is told too:\n{printed}"
        );
        assert!(!out.is_dir() || files(&out, ".docx").is_empty());
    }
}

/// What is no file on a disk, or more than any file, is refused before it is read.
#[cfg(unix)]
#[test]
fn devices_and_endless_files_are_refused() {
    let dir = folder();
    let long = dir.path().join("long.docx");
    fs::File::create(&long).expect("made").set_len(100 << 20).expect("long");
    let long = text(&long);
    for (order, path) in [
        (&["check"][..], "/dev/zero"),
        (&["show", "paper"], "/dev/zero"),
        (&["collect"], "/dev/zero"),
        (&["check"], &long),
        (&["show", "paper"], &long),
        (&["collect", "--dry-run"], &long),
    ] {
        let begin = Instant::now();
        let output = vanban(&[order, &[path]].concat());
        let printed = said(&output);
        assert!(matches!(output.status.code(), Some(1 | 3)), "{order:?} {path}:\n{printed}");
        assert!(
            printed.contains("MT01") && printed.contains("gợi ý"),
            "{order:?} {path}:\n{printed}"
        );
        assert!(begin.elapsed() < Duration::from_secs(20), "{order:?} {path}");
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
        &"Sở rất dài ".repeat(28),
        &"x".repeat(300),
        "{{ 7 * 7 }}{% x %}",
        "=1+1",
        "..",
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

/// Words that the rules forbid in a part of a document are the data's to fix, and reported so: the document is not
/// made, and no file is elsewhere.
#[test]
fn parts_that_are_not_allowed_are_reported_as_faults_of_the_data() {
    for (from, to, code) in [
        ("symbol: THCSAB", "symbol: \"A/B\\\\C:D*E\"", "so-ky-hieu.cach-viet"),
        ("symbol: THCSAB", "symbol: ../../../etc/passwd", "so-ky-hieu.cach-viet"),
        ("filing: VT", "filing: \"<w:p/>]]>\"", "noi-nhan-luu.cach-viet"),
    ] {
        let (dir, data, out) = damaged("nho", "agencies.yaml", from, to);
        let output = run(&data, &out, &[]);
        let printed = said(&output);
        assert_eq!(output.status.code(), Some(1), "{to}:\n{printed}");
        assert!(printed.contains("lỗi[TC03]") && printed.contains(code), "{to}:\n{printed}");
        assert!(printed.contains("sửa lời đó trong dữ liệu"), "{to}:\n{printed}");
        let next_to = fs::read_dir(dir.path()).expect("a folder").count();
        assert!(next_to <= 2, "{to}: something stands beside the output");
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
        // Texts that grow by being kept, calls that call twice.
        "{% set x = 'xx' %}{% for a in range(end=99) %}{% set_global x = x ~ x %}{% endfor %}",
        "{% set x = ['a'] %}{% for a in range(end=40) %}{% set_global x = [x, x] %}{% endfor %}{{ x }}",
        "{% set x = ['a'] %}{% for a in range(end=9999) %}{% set_global x = [x] %}{% endfor %}{{ x }}",
        "{% component a(x: string) %}{{<a x={x ~ x ~ x ~ x} />}}{% endcomponent a %}{{<a x=\"xxxx\" />}}",
        "{% component a(x) %}{{<a x={[x, x] | join_vi} />}}{% endcomponent a %}{{<a x=\"xxxx\" />}}",
        "{% component a(n: integer) %}{% if n > 0 %}{{<a n={n - 1} />}}{{<a n={n - 1} />}}{{<a n={n - 1} />}}{{<a n={n - 1} />}}{% endif %}{% endcomponent a %}{{<a n={19} />}}",
        "{{ 'xx' | replace(from='x', to='xxxx') }}",
        "{% set x %}x{% endset %}",
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
        let printed = said(&output);
        assert_eq!(output.status.code(), Some(1), "{template}:\n{printed}");
        assert!(printed.contains("lỗi[MB"), "{template}:\n{printed}");
        assert!(!printed.contains("root:"), "{template} read a file");
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
fn a_dry_run_next_to_a_run_writes_nothing_and_waits_for_nobody() {
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

/// The data with one text in place of another, in one file.
fn damaged(name: &str, file: &str, from: &str, to: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (dir, data, out) = copy(name);
    let path = data.join(file);
    let before = fs::read_to_string(&path).expect("data");
    let after = before.replacen(from, to, 1);
    assert_ne!(before, after, "{from} is not in {file}");
    fs::write(&path, after).expect("written");
    (dir, data, out)
}

/// What an editor leaves in a file and nobody sees changes nothing: the same documents, byte for byte.
#[test]
fn marks_line_ends_and_decomposed_letters_of_an_editor_change_nothing() {
    let (_dir, data, out) = copy("nho");
    build(&data, &out);
    let sound = |out: &Path| -> Vec<Vec<u8>> {
        files(out, ".docx").iter().map(|file| fs::read(file).expect("read")).collect()
    };
    type Change = fn(&str) -> String;
    let changes: [(&str, Change); 3] = [
        ("a byte order mark", |text| format!("\u{FEFF}{text}")),
        ("line ends of Windows", |text| text.replace('\n', "\r\n")),
        // On a Mac letters come apart: the mark after the letter.
        ("decomposed letters", |text| {
            text.replace('ạ', "a\u{323}").replace('á', "a\u{301}").replace('ế', "e\u{302}\u{301}")
        }),
    ];
    for (what, change) in changes {
        let (_dir, other, there) = copy("nho");
        for file in files(&other, ".yaml") {
            let text = fs::read_to_string(&file).expect("data");
            fs::write(&file, change(&text)).expect("written");
        }
        build(&other, &there);
        assert_eq!(sound(&out), sound(&there), "{what}");
    }
}

/// Values that cannot be: reported at their place with what to do, nothing written.
#[test]
fn values_that_cannot_be_are_reported_with_what_to_do() {
    for (file, from, to, code, says) in [
        ("plan.yaml", "from: 2027-03-01", "from: 2027-02-31", "DL83", "31"),
        ("plan.yaml", "from: 2027-03-01", "from: 31/02/2027", "DL82", "2024-11-29"),
        (
            "agencies.yaml",
            "      - id: truong-a\n",
            "      - {id: truong-a, name: Trường B, letterhead: [B], symbol: B, place: B, signature: {title: Hiệu trưởng}, filing: VT}\n      - id: truong-a\n",
            "DL41",
            "dùng hai lần",
        ),
        (
            "agencies.yaml",
            "place: An Bình\n",
            "place: An Bình\n        place: An Bình\n",
            "DL32",
            "place",
        ),
        ("agencies.yaml", "id: truong-a", "id: con", "DL99", "Windows"),
        (
            "plan.yaml",
            "campaign_name: Tuần lễ trồng cây",
            "campaign_name: \"Tuần lễ\\u0001trồng cây\"",
            "DL04",
            "U+0001",
        ),
    ] {
        let (_dir, data, out) = damaged("nho", file, from, to);
        let output = run(&data, &out, &[]);
        let printed = said(&output);
        assert_eq!(output.status.code(), Some(1), "{to}:\n{printed}");
        assert!(printed.contains(code) && printed.contains(says), "{to}:\n{printed}");
        assert!(printed.contains(&format!("{file}:")), "{to} has no place:\n{printed}");
        assert!(!out.exists(), "{to}: something was written");
    }
}

/// A run whose files may grow to so many blocks of 512 bytes; more is refused with an error, not a signal.
#[cfg(target_os = "linux")]
fn on_a_small_disk(blocks: &str, order: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh", blocks])
        .arg(env!("CARGO_BIN_EXE_vanban"))
        .args(order)
        .args(["--color", "never"])
        .current_dir(root())
        .output()
        .expect("starts")
}

/// A disk that is full, for real: the system refuses to let a file grow beyond a size. What was there stays,
/// nothing is half-written, and the next run goes on.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing() {
    let full = Path::new("/dev/full");
    if full.exists() {
        let (_dir, data, out) = copy("nho");
        build(&data, &out);
        let output = vanban(&[
            "status",
            "--data",
            &text(&data),
            "--as-of",
            "2027-03-12",
            "--xlsx",
            "/dev/full/a.xlsx",
        ]);
        assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    }
    let (_dir, data, out) = copy("dang-uy");
    build(&data, &out);
    let before: Vec<_> =
        files(&out, "").into_iter().map(|f| (fs::read(&f).expect("read"), f)).collect();
    let agencies = data.join("agencies.yaml");
    let changed = fs::read_to_string(&agencies).expect("data").replace("name: ", "name: Mới ");
    fs::write(&agencies, changed).expect("written");
    for blocks in ["0", "1", "8", "20"] {
        let output =
            on_a_small_disk(blocks, &["build", "--data", &text(&data), "--out", &text(&out)]);
        let printed = said(&output);
        assert_eq!(output.status.code(), Some(3), "{blocks} blocks:\n{printed}");
        assert!(
            printed.contains("MT02") && printed.contains("gợi ý"),
            "{blocks} blocks:\n{printed}"
        );
        assert!(
            printed.contains("đầy") && !printed.contains("os error"),
            "{blocks} blocks:\n{printed}"
        );
        assert_eq!(sound(&out), before.iter().filter(|(_, f)| text(f).ends_with(".docx")).count());
        assert!(files(&out, ".tmp-vanban").is_empty(), "half a file is left");
    }
    let output = run(&data, &out, &[]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(!said(&output).contains("đã được sửa"), "{}", said(&output));
}

/// A note of letters that finds the disk full: what was noted stays, and nothing half-written next to it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_no_note() {
    let (_dir, data, out) = copy("dang-uy");
    let (data_path, out_path) = (text(&data), text(&out));
    let order = ["build", "reminders", "--as-of", "2026-09-30", "--data", &data_path];
    let order = [&order[..], &["--out", &out_path]].concat();
    assert!(vanban(&order).status.success());
    let all = || -> Vec<_> {
        files(&data, "").into_iter().map(|f| (fs::read(&f).expect("read"), f)).collect()
    };
    let before = all();
    let output = on_a_small_disk("0", &[&order[..], &["--sent"]].concat());
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("MT02") && said(&output).contains("gợi ý"), "{}", said(&output));
    let after: Vec<_> = all().into_iter().filter(|(_, f)| !f.ends_with(".vanban.lock")).collect();
    assert_eq!(after, before);
}

/// What a power cut leaves of files that had not reached the disk is made again, not taken for a person's work.
#[test]
fn an_empty_file_in_the_output_is_made_again() {
    let (_dir, data, out) = copy("nho");
    build(&data, &out);
    let all = files(&out, ".docx");
    let before = fs::read(&all[0]).expect("read");
    fs::write(&all[0], "").expect("emptied");
    build(&data, &out);
    assert_eq!(fs::read(&all[0]).expect("read"), before);
    fs::write(&all[0], "x").expect("edited");
    build(&data, &out);
    assert_eq!(fs::read(&all[0]).expect("read"), b"x", "a person's work stands");
}

/// Output that cannot be written: something else is in its place.
#[test]
fn a_file_where_a_folder_must_be_is_reported() {
    let (_dir, data, out) = copy("nho");
    fs::write(&out, "x").expect("written");
    let output = run(&data, &out, &[]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("gợi ý"), "{}", said(&output));
    assert_eq!(fs::read(&out).expect("there"), b"x");
}

/// A folder that may not be written, where rights hold (they do not for root) and the tools to try are there.
#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_is_reported() {
    use std::os::unix::fs::{PermissionsExt, chown};
    let (dir, data, out) = copy("nho");
    fs::create_dir_all(&out).expect("made");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).expect("read-only");
    let nobody = 65_534;
    let as_root = chown(dir.path(), Some(nobody), Some(nobody)).is_ok();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
    command.args(["build", "--data", &text(&data), "--out", &text(&out)]).current_dir(root());
    if as_root {
        use std::os::unix::process::CommandExt;
        // A copy of the program that anybody reaches.
        let program = dir.path().join("vanban");
        fs::copy(env!("CARGO_BIN_EXE_vanban"), &program).expect("copied");
        command = Command::new(program);
        command.args(["build", "--data", "data", "--out", "out"]).current_dir(dir.path());
        command.uid(nobody).gid(nobody);
    }
    let output = command.output().expect("starts");
    let printed = said(&output);
    assert_eq!(output.status.code(), Some(3), "{printed}");
    assert!(printed.contains("không có quyền") && printed.contains("gợi ý"), "{printed}");
    assert!(files(&out, "").is_empty());
    fs::set_permissions(&out, fs::Permissions::from_mode(0o755)).expect("back");
}

/// Templates that call each other in a ring, and themselves.
#[test]
fn templates_in_a_ring_are_reported() {
    for parts in [
        vec![("ke-hoach/template.html", "{% include 'ke-hoach/template.html' %}")],
        vec![
            ("ke-hoach/template.html", "{% include 'a/a.html' %}"),
            ("a/a.html", "{% include 'a/b.html' %}"),
            ("a/b.html", "{% include 'a/a.html' %}"),
        ],
        vec![("ke-hoach/template.html", "{% extends 'ke-hoach/template.html' %}")],
    ] {
        let (dir, data, out) = copy("nho");
        let folder = dir.path().join("templates");
        for (name, source) in &parts {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, source).expect("written");
        }
        let output = run(&data, &out, &["plan", "--templates", &text(&folder)]);
        let printed = said(&output);
        assert_eq!(output.status.code(), Some(1), "{parts:?}:\n{printed}");
        assert!(printed.contains("MB35") || printed.contains("vòng"), "{parts:?}:\n{printed}");
        assert!(!out.is_dir() || files(&out, ".docx").is_empty());
    }
}

/// Folders of data that go in a circle by a link end.
#[cfg(unix)]
#[test]
fn a_link_to_a_folder_above_ends() {
    let (_dir, data, out) = copy("nho");
    std::os::unix::fs::symlink(&data, data.join("reports")).expect("a link");
    let output = run(&data, &out, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("không đi theo liên kết") && said(&output).contains("gợi ý"),
        "{}",
        said(&output)
    );
    assert!(!out.exists());
}

/// A document says nothing of the machine that it was made on, nor of when: tell-tale names of the folder, the
/// person and the machine are in no part, and a later run gives the same bytes.
#[test]
fn documents_tell_nothing_of_the_machine_or_the_time() {
    let tell_tales = ["TellTaleFolder", "TellTaleUser", "TellTaleHost", "TellTaleTemp"];
    let dir = folder();
    let data = dir.path().join("TellTaleFolder").join("data");
    copy_data(&campaign("dang-uy"), &data);
    let make = |out: &Path| {
        let at = |name: &str| text(&out.join(name));
        let (status, trace) = (at("status/a.xlsx"), at("trace/a.xlsx"));
        let (counts, state) = (at("count/a.xlsx"), at("state/a.docx"));
        let (mark, fix, plan) = (at("mark"), at("fix"), at("ke-hoach"));
        let day = ["--as-of", "2026-09-30"];
        for order in [
            &["build", "plan", "forms", "summary", "reminders", "--zip", day[0], day[1]][..],
            &["build", "reminders", "--collective", day[0], day[1]],
            &["status", "--xlsx", &status, "--docx", &state, day[0], day[1]],
            &["trace", "so-buoi", "--period", "2026-08", "--xlsx", &trace],
            &["trace", "da-bao-cao", "--period", "2026-08", "--xlsx", &counts],
            // A profile of another office finds something to say.
            &["check", &plan, "--profile", "nd30", "--mark", &mark, "--fix", &fix],
        ] {
            let output = Command::new(env!("CARGO_BIN_EXE_vanban"))
                .args(order)
                .args(["--data", &text(&data), "--out", &text(out)])
                .current_dir(data.parent().expect("a folder"))
                .env("HOME", dir.path().join("TellTaleUser"))
                .env("USERPROFILE", dir.path().join("TellTaleUser"))
                .env("USER", "TellTaleUser")
                .env("LOGNAME", "TellTaleUser")
                .env("USERNAME", "TellTaleUser")
                .env("HOSTNAME", "TellTaleHost")
                .env("COMPUTERNAME", "TellTaleHost")
                .env("TMPDIR", dir.path().join("TellTaleTemp"))
                .output()
                .expect("starts");
            assert!(output.status.code().is_some_and(|code| code <= 1), "{}", said(&output));
        }
    };
    let (first, second) = (dir.path().join("TellTaleFolder/out"), dir.path().join("out2"));
    make(&first);
    // The clock of a zip's entries counts by two seconds.
    std::thread::sleep(Duration::from_millis(2_100));
    make(&second);
    let today = chrono::Local::now().date_naive().format("%Y-%m-%d").to_string();
    let machine = fs::read_to_string("/etc/hostname").unwrap_or_default();
    // Where people and programs keep their files, on this machine and on any.
    let own = [Some(std::env::temp_dir()), std::env::home_dir()].into_iter().flatten();
    let own = own.map(|folder| format!("{}/", folder.display().to_string().trim_end_matches('/')));
    let folders: Vec<String> = own
        .filter(|folder| folder.len() > 1)
        .chain(["/home/".to_owned(), "C:\\".to_owned()])
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    for file in ["x", ".zip"].iter().flat_map(|end| files(&first, end)) {
        let below = file.strip_prefix(&first).expect("below");
        seen.insert(format!(
            "{}.{}",
            below.components().next().expect("a part").as_os_str().to_string_lossy(),
            file.extension().unwrap_or_default().to_string_lossy()
        ));
        let bytes = fs::read(&file).expect("read");
        assert_eq!(bytes, fs::read(second.join(below)).expect("made again"), "{}", below.display());
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("opens");
        for nth in 0..archive.len() {
            let entry = archive.by_index(nth).expect("a part");
            let time = entry.last_modified().map(|time| time.year());
            assert!(time.is_none_or(|year| year == 1980), "{}: {time:?}", below.display());
            assert!(
                entry.comment().is_empty()
                    && entry.extra_data().is_none_or(|extra| extra.is_empty())
            );
        }
        let is_archive = file.extension().is_some_and(|end| end == "zip");
        for (name, part) in if is_archive { Default::default() } else { parts(&file) } {
            let place = format!("{}: {name}", below.display());
            let tales = tell_tales.iter().copied().chain(folders.iter().map(String::as_str));
            for tale in tales {
                assert!(!part.contains(tale), "{place} tells {tale}");
            }
            let host = machine.trim();
            assert!(host.len() < 6 || !part.contains(host), "{place} tells the machine's name");
            assert!(!part.contains(&today), "{place} tells today");
            assert!(!part.contains("w:rsid"), "{place} has editing sessions");
            // A date in the properties is the document's own: a day, at no hour.
            for (at, _) in part.match_indices("T") {
                let hour = part.get(at + 1..at + 10).unwrap_or_default();
                let is_time = part[..at].ends_with(|c: char| c.is_ascii_digit())
                    && hour.as_bytes().get(2) == Some(&b':');
                assert!(!is_time || hour.starts_with("00:00:00"), "{place} tells the hour {hour}");
            }
        }
    }
    let kinds = [
        "bieu-mau.docx",
        "don-doc.docx",
        "ke-hoach.docx",
        "tong-hop.docx",
        "status.xlsx",
        "trace.xlsx",
        "count.xlsx",
        "state.docx",
        "mark.docx",
        "fix.docx",
        "btgdv-kh-2026.zip.zip",
    ];
    for kind in kinds {
        assert!(seen.contains(kind), "{kind} was not looked at: {seen:?}");
    }
}

/// Two runs that note letters in the same data at once: each reads again what the other has noted, so that no
/// letter is lost and none occurs twice.
#[test]
fn letters_noted_by_two_runs_at_once_all_are_there() {
    let (dir, data, _) = copy("dang-uy");
    let noted = data.join("reminders.yaml");
    let before = fs::read_to_string(&noted).expect("data");
    // The lock is held until both have made their letters and wait for it.
    let lock = fs::File::create(data.join(".vanban.lock")).expect("made");
    lock.lock().expect("locked");
    let days = ["2026-09-30", "2026-10-05", "2026-10-05"];
    let outs: Vec<PathBuf> = (0..days.len()).map(|n| dir.path().join(format!("out{n}"))).collect();
    let runs: Vec<Child> = days
        .iter()
        .zip(&outs)
        .map(|(day, out)| {
            Command::new(env!("CARGO_BIN_EXE_vanban"))
                .args(["build", "reminders", "--sent", "--as-of", day, "--data", &text(&data)])
                .args(["--out", &text(out)])
                .current_dir(root())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("starts")
        })
        .collect();
    let begin = Instant::now();
    while !outs.iter().all(|out| out.join("manifest.json").is_file()) {
        assert!(begin.elapsed() < Duration::from_secs(60), "the letters are not made");
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(fs::read_to_string(&noted).expect("data"), before, "written without the lock");
    lock.unlock().expect("let go");
    for run in runs {
        let output = run.wait_with_output().expect("ends");
        assert!(output.status.success(), "{}", said(&output));
    }
    let after = fs::read_to_string(&noted).expect("data");
    assert!(after.starts_with(before.trim_end()), "{after}");
    let read = |text: &str| -> Vec<(String, String, Vec<String>)> {
        let file: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
        let word = |value: &serde_yaml::Value| value.as_str().unwrap_or_default().to_owned();
        let letters = file["sent"].as_sequence().expect("letters").iter();
        letters
            .map(|letter| {
                let to = letter["to"].as_sequence().expect("a list").iter().map(word).collect();
                (word(&letter["period"]), word(&letter["date"]), to)
            })
            .collect()
    };
    let new = read(&after).split_off(read(&before).len());
    let letters = |out: &Path| files(out, ".docx").len();
    assert_eq!(letters(&outs[1]), letters(&outs[2]));
    for (day, out) in [(days[0], &outs[0]), (days[1], &outs[1])] {
        let of_day: Vec<_> = new.iter().filter(|(_, date, _)| date == day).collect();
        let each: std::collections::BTreeSet<_> = of_day.iter().collect();
        assert!(!of_day.is_empty() && each.len() == of_day.len(), "{day}: {of_day:?}");
        assert_eq!(of_day.len(), letters(out), "{day}");
    }
    let output = vanban(&["validate", "--data", &text(&data)]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(files(&data, ".tmp-vanban").is_empty());
}
