//! The round in a real browser, once by mouse and once by keyboard alone: `tests/web/round.mjs`, with axe on every
//! screen. Chromium, node and its packages are installed by `tests/all.sh`.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;
#[path = "common/page.rs"]
mod page;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use common::{copy_data, files, parts, root, text};
use form::Form;
use page::{Page, program};

/// The ids of controls of a form that begin so.
fn tags(path: &Path, begin: &str) -> Vec<String> {
    let document = parts(path)["word/document.xml"].clone();
    let all = document.split("<w:tag w:val=\"").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(|tag| tag.starts_with(begin)).map(str::to_owned).collect()
}

/// A form as an agency sends it back.
fn filled(path: &Path, nth: usize) -> Vec<u8> {
    let mut form = Form::open(&fs::read(path).expect("a form"));
    form.fill("report:number", &(100 + nth).to_string());
    form.fill("report:date", "ngày 12 tháng 12 năm 2024");
    for tag in tags(path, "figure:") {
        form.fill(&tag, &(nth + 2).to_string());
    }
    form.fill("nq-tinh-hinh", "Tình hình ổn định.");
    form.bytes()
}

/// Nineteen returns, three of them damaged, and what comes late.
fn put_returns(folder: &Path) {
    let forms = files(&folder.join("ke-hoach-181/out/bieu-mau/2024-12"), ".docx");
    assert!(forms.len() > 20, "{} forms", forms.len());
    let inbox = folder.join("gui-ve");
    fs::create_dir_all(&inbox).expect("made");
    for (nth, path) in forms.iter().take(19).enumerate() {
        let mut form = Form::open(&filled(path, nth));
        let figure = tags(path, "figure:").into_iter().next().expect("a figure");
        match nth {
            3 => form.fill(&figure, "khoảng 40"),
            7 => form.fill(&figure, "5,000"),
            _ => {}
        }
        let bytes = form.bytes();
        // One was cut off on its way.
        let bytes = if nth == 11 { bytes[..bytes.len() / 2].to_vec() } else { bytes };
        fs::write(inbox.join(format!("báo cáo {nth}.docx")), bytes).expect("written");
    }
    fs::write(folder.join("den-sau.docx"), filled(&forms[20], 20)).expect("written");
}

/// Does the round, and says what was wrong.
fn round(how: &str) {
    let tools = root().join("target/tools");
    let chromium =
        std::env::var("VANBAN_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("nha");
    copy_data(&root().join("data"), &folder.join("ke-hoach-181/data"));
    let data = folder.join("ke-hoach-181/data");
    fs::remove_dir_all(data.join("reports")).expect("none came back yet");
    // A document of another's: a form whose rules were broken.
    let page = Page::open(home.path());
    let shots =
        std::env::var("VANBAN_SCREENSHOTS").map(|to| format!("{to}/{how}")).unwrap_or_default();
    let mut node = Command::new("node")
        .arg(root().join("tests/web/round.mjs"))
        .args([&text(&tools), &chromium, &page.address, how, &text(&folder), &shots])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node, which tests/all.sh installs");
    let mut answers = node.stdin.take().expect("its input");
    let mut said = Vec::new();
    for line in
        BufReader::new(node.stdout.take().expect("its output")).lines().map_while(Result::ok)
    {
        match line.as_str() {
            "? forms" => {
                put_returns(&folder);
                let plan = folder.join("ke-hoach-181/out/bieu-mau/2024-12/so-y-te.docx");
                let mut odd = Form::open(&fs::read(plan).expect("a form"));
                odd.edit("word/styles.xml", |xml| xml.replace("Times New Roman", "Arial"));
                fs::write(folder.join("la.docx"), odd.bytes()).expect("written");
                writeln!(answers, "ok").expect("told");
            }
            "? late" => writeln!(answers, "ok").expect("told"),
            _ => said.push(line),
        }
    }
    let status = node.wait().expect("ends");
    assert!(status.success(), "by {how}:\n{}", said.join("\n"));
    let seen = said
        .iter()
        .find_map(|line| line.strip_prefix("! ")?.split(' ').next()?.parse::<usize>().ok());
    assert!(seen.is_some_and(|seen| seen > 30), "{said:?}");
    drop(page);
    // What it left is valid, and the command line makes the same bytes of it.
    let campaign = folder.join("ke-hoach-181");
    let valid = program(&campaign, home.path()).arg("validate").output().expect("starts");
    assert!(valid.status.success(), "{}", String::from_utf8_lossy(&valid.stderr));
    let made = |at: &Path| -> Vec<(String, Vec<u8>)> {
        let all = files(at, ".docx").into_iter();
        all.map(|path| {
            (text(path.strip_prefix(at).expect("below")), fs::read(&path).expect("reads"))
        })
        .collect()
    };
    let again = home.path().join("lai");
    let built = program(&campaign, home.path())
        .args([
            "build",
            "forms",
            "summary",
            "--period",
            "2024-12",
            "--out",
            &text(&again),
            "--quiet",
        ])
        .output()
        .expect("starts");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let there = made(&campaign.join("out"));
    for (path, bytes) in made(&again) {
        let page = there.iter().find(|(other, _)| *other == path);
        // The signer's name was changed after no form: forms were made after it.
        assert!(page.is_some_and(|(_, other)| *other == bytes), "{path} differs");
    }
}

#[test]
#[ignore = "needs Chromium, node and its packages, which tests/all.sh installs"]
fn the_round_is_done_by_mouse() {
    round("mouse");
}

#[test]
#[ignore = "needs Chromium, node and its packages, which tests/all.sh installs"]
fn the_round_is_done_by_keyboard_alone() {
    round("keyboard");
}
