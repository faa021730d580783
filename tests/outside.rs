//! What comes from outside the program (names of files, links, pipes, full disks, what other people put there) harms
//! nobody: nothing of a person's is written over or removed, nothing hangs, nothing reaches a terminal raw.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{build, copy_data, files, root, text, vanban};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// A small campaign in a folder of its own.
struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        copy_data(&root().join("tests/campaigns/nho"), &dir.path().join("data"));
        Desk { dir }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
        command.args(arguments).current_dir(self.dir.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("starts")
    }

    fn built(&self) -> Vec<PathBuf> {
        build(&self.at("data"), &self.at("out"));
        files(&self.at("out/bieu-mau"), ".docx")
    }

    fn write(&self, name: &str, words: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, words).expect("written");
    }

    fn read(&self, name: &str) -> String {
        String::from_utf8_lossy(&fs::read(self.at(name)).expect("there")).into_owned()
    }
}

#[test]
fn a_persons_table_archive_copy_or_schema_is_not_written_over_unasked() {
    let desk = Desk::new();
    let form = text(&desk.built()[0]);
    for (name, order) in [
        ("a.csv", &["status", "--as-of", "2025-01-10", "--csv", "a.csv"][..]),
        ("a.xlsx", &["status", "--as-of", "2025-01-10", "--xlsx", "a.xlsx"]),
        ("a.docx", &["status", "--as-of", "2025-01-10", "--docx", "a.docx"]),
        ("schemas/plan.schema.json", &["schema", "plan", "--write", "schemas"]),
    ] {
        desk.write(name, "CỦA TÔI");
        let output = desk.run(order);
        assert_eq!(output.status.code(), Some(3), "{}", said(&output));
        assert!(said(&output).contains("MT24"), "{}", said(&output));
        assert_eq!(desk.read(name), "CỦA TÔI");
        desk.run(&[order, &["--overwrite"]].concat());
        assert_ne!(desk.read(name), "CỦA TÔI", "asked for");
        // The program's own is written over, one that a person edited is not.
        assert_eq!(desk.run(order).status.code(), Some(0));
        desk.write(name, "ĐÃ SỬA");
        assert_eq!(desk.run(order).status.code(), Some(3));
        assert_eq!(desk.read(name), "ĐÃ SỬA");
    }
    let archive = |output: &Path| files(output, ".zip").pop().expect("an archive");
    desk.run(&["build", "--zip"]);
    let zip = archive(&desk.at("out"));
    fs::write(&zip, "CỦA TÔI").expect("written");
    let output = desk.run(&["build", "--zip"]);
    assert!(said(&output).contains("MT20"), "{}", said(&output));
    assert_eq!(fs::read(&zip).expect("there"), "CỦA TÔI".as_bytes());
    let name = Path::new(&form).file_name().expect("a name").to_string_lossy().into_owned();
    let order = ["check", &form, "--mark", "marked", "--fix", "mended"];
    desk.run(&order);
    for copy in [format!("marked/{name}"), format!("mended/{name}")] {
        desk.write(&copy, "ĐÃ SỬA");
        let output = desk.run(&order);
        assert!(said(&output).contains("MT24"), "{}", said(&output));
        assert_eq!(desk.read(&copy), "ĐÃ SỬA");
        fs::remove_file(desk.at(&copy)).expect("gone");
    }
}

#[test]
fn marked_and_fixed_copies_in_one_folder_are_both_kept() {
    let desk = Desk::new();
    let form = text(&desk.built()[0]);
    for (mark, fix) in [("x", "x"), ("y", "./y/"), ("x", "x/../x")] {
        desk.run(&["check", &form, "--mark", mark, "--fix", fix]);
        let copies = files(&desk.at(mark), ".docx");
        assert_eq!(copies.len(), 2, "{copies:?}");
        let _ = fs::remove_dir_all(desk.at(mark));
    }
}

#[test]
fn results_that_do_not_arrive_are_exit_3() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    let desk = Desk::new();
    desk.built();
    for order in [
        &["status", "--format", "json"][..],
        &["status"],
        &["schema"],
        &["show", "data"],
        &["template", "list"],
        &["template", "show", "ke-hoach/template.html"],
        &["check", "out"],
        &["check", "data"],
        &["check", "out", "--format", "json"],
        &["validate", "--format", "json"],
        &["explain"],
        &["--help"],
    ] {
        let file = fs::File::options().write(true).open(full).expect("opens");
        let output = desk.command(order).stdout(file).output().expect("starts");
        assert_eq!(output.status.code(), Some(3), "{order:?}: {}", said(&output));
    }
}

#[test]
fn more_workers_than_any_machine_has_are_not_started() {
    let desk = Desk::new();
    let output = desk.command(&["status"]).env("RAYON_NUM_THREADS", "100000").output();
    assert_eq!(output.expect("starts").status.code(), Some(0));
}

#[test]
fn a_form_that_belongs_to_nothing_in_the_data_is_reported_and_left() {
    let desk = Desk::new();
    desk.built();
    let before = files(&desk.at("out"), ".docx").len();
    for file in files(&desk.at("data"), ".yaml") {
        let words = fs::read_to_string(&file).expect("data");
        fs::write(&file, words.replace("mot-ky", "ky-moi")).expect("renamed");
    }
    let output = desk.run(&["build"]);
    let printed = said(&output);
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert!(printed.contains("MT26") && printed.contains("out/bieu-mau/mot-ky/"), "{printed}");
    assert!(files(&desk.at("out"), ".docx").len() > before, "the old one stays: {printed}");
}

#[test]
fn of_a_document_that_cannot_be_made_the_old_one_is_reported_to_be_old() {
    let desk = Desk::new();
    desk.built();
    desk.write("templates/ke-hoach/template.html", "<p class=\"van-ban\">{{ khong.co }}</p>");
    let output = desk.run(&["build", "plan"]);
    let printed = said(&output);
    assert_ne!(output.status.code(), Some(0), "{printed}");
    assert!(printed.contains("MT25") && printed.contains("không phải bản mới"), "{printed}");
}

#[test]
fn a_template_that_the_command_window_has_emptied_is_printed_whole() {
    let desk = Desk::new();
    let name = "ke-hoach/template.html";
    let built_in = vanban(&["template", "show", name]).stdout;
    desk.write(&format!("templates/{name}"), "");
    let output = desk.run(&["build", "plan"]);
    assert_eq!(output.status.code(), Some(1));
    let printed = said(&output);
    assert!(printed.contains("MB41") && printed.contains("--write"), "{printed}");
    assert_eq!(desk.run(&["template", "show", name]).stdout, built_in);
    assert_eq!(desk.run(&["template", "show", name, "--write"]).status.code(), Some(0));
    assert_eq!(desk.read(&format!("templates/{name}")).as_bytes(), built_in);
    desk.write(&format!("templates/{name}"), "CỦA TÔI");
    assert_eq!(desk.run(&["template", "show", name, "--write"]).status.code(), Some(3));
    assert_eq!(desk.read(&format!("templates/{name}")), "CỦA TÔI");
}

#[test]
fn letters_built_again_after_they_were_noted_are_the_same_bytes() {
    let dir = tempfile::tempdir().expect("a folder");
    copy_data(&root().join("data"), &dir.path().join("data"));
    let desk = Desk { dir };
    let order = ["build", "reminders", "--as-of", "2025-01-10"];
    let letters = || -> Vec<(PathBuf, Vec<u8>)> {
        let all = files(&desk.at("out/don-doc"), ".docx").into_iter();
        all.map(|path| (path.clone(), fs::read(path).expect("there"))).collect()
    };
    desk.run(&order);
    let before = letters();
    assert!(!before.is_empty());
    desk.run(&[&order[..], &["--sent"]].concat());
    desk.run(&order);
    assert!(before == letters());
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::time::{Duration, Instant};

    use super::*;

    fn pipe(path: &Path) {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    }

    #[test]
    fn names_and_words_reach_no_terminal_raw() {
        let desk = Desk::new();
        let form = desk.built()[0].clone();
        let names = [
            "a\u{1B}[31mx\u{1B}]0;y\u{7}.docx",
            "b.docx\nĐã thu 99 báo cáo.docx",
            "c\r\u{9B}31m\u{202E}\u{2066}x\u{200F}\u{7F}.docx",
        ];
        for name in names {
            desk.write(&format!("in/{name}"), "x");
            fs::create_dir_all(desk.at("forms")).expect("made");
            fs::copy(&form, desk.at("forms").join(name)).expect("copied");
        }
        let paper = text(&desk.at("forms").join(names[2]));
        for order in [
            &["collect", "in", "--dry-run"][..],
            &["collect", "forms", "--dry-run"],
            &["check", "in"],
            &["check", "forms"],
            &["check", "forms", "--mark", "x", "--fix", "x"],
            &["show", "paper", &paper, &paper],
            &["build", "--out", "o\u{1B}[31m\u{9B}"],
            &["check", "in", "--format", "json"],
            &["collect", "in", "--dry-run", "--format", "json"],
            &["explain", "\u{1B}[31m"],
            &["\u{1B}[31m\u{9B}"],
        ] {
            let output = desk.run(order);
            let printed = said(&output);
            let raw = |letter: char| {
                letter != '\n' && letter != '\t' && vanban::viet::visible::is_obeyed(letter)
            };
            assert!(!printed.contains(raw), "{order:?}: {printed:?}");
            assert!(!printed.contains("\nĐã thu 99"), "{order:?}: {printed}");
        }
        let json = desk.run(&["check", "in", "--format", "json"]).stdout;
        let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let printed: Vec<&str> = json["files"]
            .as_array()
            .expect("files")
            .iter()
            .filter_map(|file| file["file"].as_str())
            .collect();
        for name in names {
            assert!(printed.contains(&format!("in/{name}").as_str()), "{printed:?}");
        }
    }

    #[test]
    fn names_that_are_no_text_are_read_or_reported() {
        let desk = Desk::new();
        let form = desk.built()[0].clone();
        fs::create_dir_all(desk.at("in")).expect("made");
        for name in [&b"S\xFF.docx"[..], "S\u{FFFD}.docx".as_bytes()] {
            fs::copy(&form, desk.at("in").join(OsStr::from_bytes(name))).expect("copied");
        }
        for order in [&["collect", "in", "--dry-run"][..], &["check", "in"]] {
            let printed = said(&desk.run(order));
            assert!(
                printed.contains("S\\xFF.docx") && printed.contains("S\u{FFFD}.docx"),
                "{printed}"
            );
        }
        desk.run(&["check", "in", "--mark", "x"]);
        assert_eq!(files(&desk.at("x"), ".docx").len(), 2);
        fs::write(desk.at("data").join(OsStr::from_bytes(b"x\xFF.yaml")), "a: 1").expect("written");
        let output = desk.run(&["validate"]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains("tên tệp có ký tự không đọc được"), "{}", said(&output));
    }

    #[test]
    fn files_and_folders_with_a_dot_or_a_tilde_before_their_names_are_read() {
        let desk = Desk::new();
        let form = desk.built()[0].clone();
        let owned = ["~$a.docx", ".~lock.a.docx#", ".DS_Store", "Thumbs.db", "._a.docx"];
        for name in owned {
            desk.write(&format!("in/{name}"), "x");
        }
        let read = [".a.docx", "~a.docx", ".x/a.docx", "~y/a.docx", "~$b.docx"];
        for name in read {
            desk.write(&format!("in/{name}"), "");
            fs::copy(&form, desk.at("in").join(name)).expect("copied");
        }
        for order in [&["collect", "in", "--dry-run"][..], &["check", "in"]] {
            let printed = said(&desk.run(order));
            for name in read {
                assert!(printed.contains(&format!("in/{name}")), "{name}: {printed}");
            }
            for name in owned {
                assert!(!printed.contains(&format!("in/{name}")), "{name}: {printed}");
            }
        }
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        for (link, order) in [
            ("out/.vanban.lock", &["build"][..]),
            ("out/.vanban.journal", &["build"]),
            ("out/.vanban.written", &["build", "--zip"]),
            ("out/manifest.json", &["build"]),
            ("out/manifest.json.tmp-vanban", &["build"]),
            ("data/.vanban.lock", &["build", "reminders", "--as-of", "2030-01-01", "--sent"]),
            ("a.csv.tmp-vanban", &["status", "--csv", "a.csv"]),
            ("a.csv", &["status", "--csv", "a.csv"]),
            (".vanban.written", &["status", "--csv", "a.csv"]),
        ] {
            for hard in [false, true] {
                let desk = Desk::new();
                desk.write("victim", "CỦA TÔI");
                let place = desk.at(link);
                fs::create_dir_all(place.parent().expect("a folder")).expect("made");
                match hard {
                    true => fs::hard_link(desk.at("victim"), &place).expect("a link"),
                    false => symlink(desk.at("victim"), &place).expect("a link"),
                }
                desk.run(order);
                assert_eq!(desk.read("victim"), "CỦA TÔI", "{link} {hard}");
            }
        }
    }

    #[test]
    fn a_pipe_where_a_file_must_be_is_reported_and_nobody_waits() {
        for (name, order) in [
            ("out/.vanban.lock", &["build"][..]),
            ("out/.vanban.journal", &["build"]),
            ("out/.vanban.written", &["build", "--zip"]),
            ("out/manifest.json", &["build"]),
            ("data/plan.yaml", &["validate"]),
            ("data/reports/x.yaml", &["validate"]),
            ("templates/ke-hoach/template.html", &["validate"]),
            ("in/a.docx", &["collect", "in"]),
            ("in/a.docx", &["check", "in"]),
            ("in/a.docx", &["check", "in/a.docx"]),
            ("in/a.docx", &["show", "paper", "in/a.docx"]),
            ("a.csv", &["status", "--csv", "a.csv"]),
        ] {
            let desk = Desk::new();
            let _ = fs::remove_file(desk.at(name));
            pipe(&desk.at(name));
            let mut child = desk
                .command(order)
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
                .expect("starts");
            let begin = Instant::now();
            let code = loop {
                if let Some(status) = child.try_wait().expect("waits") {
                    break status.code();
                }
                if begin.elapsed() > Duration::from_secs(120) {
                    child.kill().expect("killed");
                    panic!("{name} {order:?}: hangs");
                }
                std::thread::sleep(Duration::from_millis(20));
            };
            assert!(matches!(code, Some(1 | 3)), "{name} {order:?}: {code:?}");
        }
    }

    #[test]
    fn a_link_leads_out_of_no_folder_that_is_read() {
        let desk = Desk::new();
        let form = desk.built()[0].clone();
        desk.write("else/mine.tmp-vanban", "x");
        desk.write("else/secret.docx", "");
        fs::copy(form, desk.at("else/secret.docx")).expect("copied");
        fs::create_dir_all(desk.at("in")).expect("made");
        for folder in ["out", "data", "templates", "in"] {
            fs::create_dir_all(desk.at(folder)).expect("made");
            symlink(desk.at("else"), desk.at(folder).join("link")).expect("a link");
        }
        symlink(desk.at("else/secret.docx"), desk.at("in/b.docx")).expect("a link");
        for order in [&["validate"][..], &["collect", "in", "--data", "d"], &["check", "in"]] {
            copy_data(&root().join("tests/campaigns/nho"), &desk.at("d"));
            let output = desk.run(order);
            assert_ne!(output.status.code(), Some(0), "{order:?}: {}", said(&output));
            assert!(said(&output).contains("liên kết"), "{order:?}: {}", said(&output));
            assert!(!said(&output).contains("secret"), "{order:?}: {}", said(&output));
        }
        desk.write("out/mine.tmp-vanban", "x");
        desk.run(&["build", "--data", "d", "--templates", "none"]);
        assert_eq!(desk.read("out/mine.tmp-vanban"), "x", "not the program's");
        assert_eq!(desk.read("else/mine.tmp-vanban"), "x");
    }

    /// LibreOffice as a script: it starts something that goes on, makes a PDF of each document, or hangs.
    fn office(desk: &Desk, end: &str) -> PathBuf {
        let path = desk.at("soffice");
        let script = format!(
            "#!/bin/sh\nsleep 300 & echo $! > '{}'\nwhile [ \"$1\" != --outdir ]; do shift; done\nto=$2; shift 2\nfor f in \"$@\"; do echo PDF > \"$to/$(basename \"$f\" .docx).pdf\"; done\n{end}\n",
            desk.at("started").display()
        );
        fs::write(&path, script).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("may run");
        path
    }

    fn runs(desk: &Desk) -> bool {
        // What has ended may wait as a zombie for a machine that never asks.
        let id = desk.read("started");
        let state = Command::new("ps").args(["-o", "stat=", "-p", id.trim()]).output();
        let state = String::from_utf8_lossy(&state.expect("ps").stdout).trim().to_owned();
        !state.is_empty() && !state.starts_with('Z')
    }

    #[test]
    fn what_libreoffice_started_ends_with_it_and_nothing_is_left() {
        let desk = Desk::new();
        let office = office(&desk, "exit 0");
        let pdf = |more: &[&str]| {
            let order = [&["build", "plan", "--pdf"][..], more].concat();
            desk.command(&order).env("VANBAN_SOFFICE", &office).output().expect("starts")
        };
        desk.write("else/0.docx", "của người khác");
        fs::create_dir_all(desk.at("out")).expect("made");
        symlink(desk.at("else"), desk.at("out/.pdf-vanban")).expect("a link");
        let output = pdf(&[]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(!runs(&desk), "what it started goes on");
        assert_eq!(desk.read("else/0.docx"), "của người khác");
        let left = fs::read_dir(desk.at("out")).expect("there").filter_map(Result::ok);
        let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with(".pdf"));
        assert_eq!(left.count(), 1, "the link, and nothing of ours");
        let made = files(&desk.at("out"), ".pdf").pop().expect("a PDF");
        fs::write(&made, "bản ký số").expect("edited");
        let plan = desk.read("data/plan.yaml");
        desk.write("data/plan.yaml", &plan.replacen("title: ", "title: Mới ", 1));
        let printed = said(&pdf(&[]));
        assert_eq!(fs::read(&made).expect("there"), "bản ký số".as_bytes(), "{printed}");
    }

    #[test]
    fn the_pdf_of_an_earlier_version_is_not_left_as_if_it_were_of_the_new_one() {
        let desk = Desk::new();
        let office = office(&desk, "exit 0");
        let built = |more: &[&str]| {
            let order = [&["build", "plan"][..], more].concat();
            let output = desk.command(&order).env("VANBAN_SOFFICE", &office).output();
            let output = output.expect("starts");
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            said(&output)
        };
        let renamed = |to: &str| {
            let plan = desk.read("data/plan.yaml");
            desk.write("data/plan.yaml", &plan.replacen("title: ", &format!("title: {to} "), 1));
        };
        built(&["--pdf"]);
        let pdf = files(&desk.at("out"), ".pdf").pop().expect("a PDF");
        assert!(!built(&[]).contains("MT27") && pdf.exists(), "nothing has changed");
        renamed("Mới");
        built(&["--dry-run"]);
        assert!(pdf.exists(), "a dry run removes nothing");
        let printed = built(&[]);
        assert!(printed.contains("MT27") && printed.contains("được bỏ đi"), "{printed}");
        assert!(!pdf.exists(), "the program's own, of the earlier version");
        assert!(!built(&["--pdf"]).contains("MT27") && pdf.exists(), "made anew");
        renamed("Rất");
        assert!(!built(&["--pdf"]).contains("MT27") && pdf.exists(), "made anew at once");
        fs::write(&pdf, "bản ký số").expect("edited");
        renamed("Lại");
        let printed = built(&[]);
        assert!(printed.contains("MT27") && printed.contains("có thể đã cũ"), "{printed}");
        assert_eq!(fs::read(&pdf).expect("there"), "bản ký số".as_bytes());
    }

    #[test]
    fn a_run_that_is_broken_off_ends_libreoffice() {
        broken_off_by("-TERM");
    }

    /// A terminal that is closed; not where the tests themselves were started to ignore that, as the run would then.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_closed_terminal_ends_libreoffice() {
        let status = fs::read_to_string("/proc/self/status").expect("Linux");
        let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let ignored = u64::from_str_radix(ignored.expect("a mask").trim(), 16).expect("a mask");
        if ignored & 1 == 0 {
            broken_off_by("-HUP");
        }
    }

    fn broken_off_by(signal: &str) {
        let desk = Desk::new();
        let office = office(&desk, "sleep 300");
        let mut run = desk
            .command(&["build", "plan", "--pdf", "--quiet"])
            .env("VANBAN_SOFFICE", &office)
            .spawn()
            .expect("starts");
        let begin = Instant::now();
        while !desk.at("started").exists() || desk.read("started").is_empty() {
            assert!(begin.elapsed() < Duration::from_secs(120), "LibreOffice is not started");
            std::thread::sleep(Duration::from_millis(20));
        }
        let id = run.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().expect("kill").success());
        assert!(!run.wait().expect("ends").success());
        assert!(!runs(&desk), "what it started goes on");
        assert!(!desk.at("out/.pdf-vanban").exists());
    }

    #[test]
    fn a_file_that_may_not_be_read_is_left_alone() {
        use std::os::unix::fs::chown;
        use std::os::unix::process::CommandExt;
        let desk = Desk::new();
        let form = desk.built()[0].clone();
        fs::write(&form, "bản sửa tay").expect("edited");
        fs::set_permissions(&form, fs::Permissions::from_mode(0o000)).expect("no right");
        let mut command = desk.command(&["build"]);
        let nobody = 65_534;
        if chown(desk.dir.path(), Some(nobody), Some(nobody)).is_ok() {
            let owned =
                Command::new("chown").args(["-R", "65534", &text(desk.dir.path())]).status();
            assert!(owned.expect("chown").success());
            let program = desk.at("vanban");
            // By another process: a file that this one has open for writing while it starts a program for another test
            // would be busy.
            let copied =
                Command::new("cp").arg(env!("CARGO_BIN_EXE_vanban")).arg(&program).status();
            assert!(copied.expect("cp").success());
            command = Command::new(program);
            command.arg("build").current_dir(desk.dir.path()).uid(nobody).gid(nobody);
        }
        let output = command.output().expect("starts");
        fs::set_permissions(&form, fs::Permissions::from_mode(0o644)).expect("back");
        assert_eq!(output.status.code(), Some(3), "{}", said(&output));
        assert!(said(&output).contains("không có quyền"), "{}", said(&output));
        assert_eq!(fs::read(&form).expect("there"), "bản sửa tay".as_bytes());
    }
}
