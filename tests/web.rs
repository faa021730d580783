//! The page in a browser: who is let in, what is kept out, how it begins and ends; the round without a browser.
//! `tests/web_browser.rs` does the round in a real one.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;
#[path = "common/page.rs"]
mod page;

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use common::{files, root, text};
use form::Form;
use page::{Page, program, read};
use tempfile::TempDir;
use vanban::limits;

/// A folder with a new campaign.
fn campaign() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let made = program(folder.path(), folder.path()).args(["init", "."]).output().expect("starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder
}

/// Every file below a folder with its bytes and the time of its last change.
fn state(folder: &Path) -> Vec<(String, Vec<u8>, std::time::SystemTime)> {
    let changed =
        |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).expect("a time");
    let all = files(folder, "").into_iter();
    all.map(|path| (text(&path), fs::read(&path).expect("reads"), changed(&path))).collect()
}

#[test]
fn a_foreign_host_is_refused_whatever_else_is_right() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    let port = page.port;
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.com:{port}"),
        format!("localhost.evil.com:{port}"),
        format!("localhost:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{}", port ^ 1),
        format!("127.0.0.1:{port}.evil.com"),
        format!("evil@127.0.0.1:{port}"),
        String::new(),
    ] {
        let host = format!("Host: {host}");
        // As from a page whose name was made to lead here: no origin, its own site.
        let got = page.get("/", &[&host, &browser.cookie, "Sec-Fetch-Site: same-origin"]);
        assert!((400..500).contains(&got.status), "{host}: {}", got.head);
        let entered = page.get(page.entrance(), &[&host]);
        assert!((400..500).contains(&entered.status), "{host}");
    }
    let none = page.get("/", &[&browser.cookie]);
    assert!((400..500).contains(&none.status), "no host: {}", none.head);
    let two = page.get("/", &[&page.host(), "Host: evil.example", &browser.cookie]);
    assert!((400..500).contains(&two.status), "two hosts: {}", two.head);
    let whole = page.get("http://evil.example/", &[&page.host(), &browser.cookie]);
    assert!((400..500).contains(&whole.status), "a host in the address: {}", whole.head);
    assert_eq!(browser.get("/").status, 200);
}

#[test]
fn whoever_was_not_let_in_is_told_nothing() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    let other = format!("Cookie: vanban-{}=0123", page.port);
    let elsewhere = browser.cookie.replace(&page.port.to_string(), &(page.port ^ 1).to_string());
    for path in ["/", "/d/0/", "/d/0/co-quan", "/tai-san/trang.js", "/nope", "/vao", "/vao?khoa=12"]
    {
        for cookie in ["X: y", &other, &elsewhere] {
            let got = page.get(path, &[&page.host(), cookie]);
            assert_eq!(got.status, 403, "{path} {cookie}");
            assert!(!got.text().contains("An Bình"), "{path}");
        }
    }
    let made = page.post("/d/0/lap", &[&page.host(), &page.origin()], "loai=ke-hoach");
    assert_eq!(made.status, 403);
}

#[test]
fn a_key_opens_once_and_does_not_stay_in_the_address() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let entered = page.get(page.entrance(), &[&page.host(), "Sec-Fetch-Site: none"]);
    assert_eq!(entered.status, 303);
    assert_eq!(entered.line("location"), Some("/d/0/"));
    let cookie = entered.line("set-cookie").expect("a cookie");
    assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains("Domain"), "{cookie}");
    let key = page.entrance().split(['=', '&']).nth(1).expect("a key");
    assert!(key.len() >= 64 && !cookie.contains(key));
    assert_eq!(page.get(page.entrance(), &[&page.host()]).status, 403, "twice");
    // A way back leads to nobody else.
    for to in ["//evil.example/", "https://evil.example", "/\\evil.example", "/d/0/%0d%0aX: y"] {
        let path = format!("/vao?khoa={key}&toi={to}");
        assert_eq!(page.get(&path.replace(' ', ""), &[&page.host()]).status, 403);
    }
}

#[test]
fn what_another_page_sends_is_refused() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    let before = state(folder.path());
    let (host, cookie, origin) = (page.host(), browser.cookie.clone(), page.origin());
    let near = format!("Origin: http://127.0.0.1:{}", page.port ^ 1);
    let local = format!("Origin: http://localhost:{}", page.port);
    let secure = format!("Origin: https://127.0.0.1:{}", page.port);
    let refused: Vec<Vec<&str>> = vec![
        vec![],
        vec!["Origin: null"],
        vec!["Origin: https://evil.example"],
        vec![&near],
        vec![&local],
        vec![&secure],
        vec![&origin, "Origin: https://evil.example"],
        vec![&origin, "Sec-Fetch-Site: cross-site"],
        vec![&origin, "Sec-Fetch-Site: same-site"],
        vec!["Sec-Fetch-Site: same-origin"],
    ];
    for lines in &refused {
        let head: Vec<&str> = [&[host.as_str(), cookie.as_str()], &lines[..]].concat();
        for path in [
            "/d/0/lap",
            "/tao",
            "/mo",
            "/nhap",
            "/nhap/thay",
            "/dong",
            "/d/0/don-doc/da-gui",
            "/roi-di",
        ] {
            let sent = page.post(path, &head, "loai=ke-hoach");
            assert_eq!(sent.status, 403, "{path} {lines:?}");
        }
    }
    // Another page's picture, frame or link.
    for site in ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"] {
        assert_eq!(page.get("/d/0/", &[&host, &cookie, site]).status, 403, "{site}");
    }
    for path in ["/d/0/lap", "/dong"] {
        let odd = page.send(
            format!(
                "PUT {path} HTTP/1.1\r\n{host}\r\n{cookie}\r\n{origin}\r\nConnection: close\r\n\r\n"
            )
            .as_bytes(),
        );
        assert_eq!(odd.status, 405);
    }
    assert_eq!(state(folder.path()), before);
    assert_eq!(browser.get("/").status, 200, "it still runs");
}

/// The addresses of all that is looked at.
const LOOKS: [&str; 24] = [
    "/",
    "/chon",
    "/kiem-tra",
    "/tro-giup",
    "/tro-giup/ma",
    "/tro-giup/ma/DL30",
    "/d/0/",
    "/d/0/ke-hoach",
    "/d/0/co-quan",
    "/d/0/co-quan/truong-thcs",
    "/d/0/chi-tieu",
    "/d/0/cau-hoi",
    "/d/0/ky",
    "/d/0/bieu-mau",
    "/d/0/thu",
    "/d/0/tinh-hinh",
    "/d/0/tinh-hinh/bang?kieu=xlsx&ky=2027-03",
    "/d/0/don-doc",
    "/d/0/tong-hop",
    "/d/0/truy-nguon",
    "/d/0/van-ban",
    "/d/0/xem/ke-hoach",
    "/d/0/xem/bieu-mau?ky=2027-03&co-quan=truong-thcs",
    "/d/0/xem/tong-hop?ky=2027-03",
];

#[test]
fn no_look_changes_anything() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    let before = state(folder.path());
    for path in LOOKS {
        assert_eq!(browser.get(path).status, 200, "{path}");
    }
    // What is done by a form is not done by an address.
    for path in [
        "/d/0/lap?loai=ke-hoach",
        "/dong",
        "/tao?ten=x",
        "/nhap?ten-kh=x",
        "/d/0/don-doc/da-gui",
        "/d/0/thu/ghi?viec=0",
        "/con-day",
    ] {
        assert_eq!(browser.get(path).status, 404, "{path}");
    }
    assert_eq!(state(folder.path()), before);
}

#[test]
fn pages_hold_nothing_from_outside_and_no_script_and_stand_in_no_frame() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    for path in LOOKS.into_iter().chain(["/nope"]) {
        let got = browser.get(path);
        let policy = got.line("content-security-policy").expect("a policy").to_owned();
        assert_eq!(got.line("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(got.line("cross-origin-resource-policy"), Some("same-origin"), "{path}");
        assert!(got.line("access-control-allow-origin").is_none());
        let is_framed = path.contains("/xem/");
        match is_framed {
            // A document in a frame of ours: no script at all, and the frame is ours.
            true => assert!(
                policy.contains("default-src 'none'")
                    && policy.contains("frame-ancestors 'self'")
                    && policy.contains("sandbox"),
                "{path}: {policy}"
            ),
            false => {
                assert!(
                    policy.contains("default-src 'self'")
                        && policy.contains("frame-ancestors 'none'"),
                    "{path}: {policy}"
                );
                assert!(!policy.contains("unsafe"), "{path}: {policy}");
                assert_eq!(got.line("x-frame-options"), Some("DENY"), "{path}");
            }
        }
        let kind = got.line("content-type").expect("a kind").to_owned();
        if !kind.starts_with("text/html") {
            continue;
        }
        let html = got.text();
        for part in html.split('<') {
            let inline = part.starts_with("script") && !part.contains("src=\"/tai-san/trang.js\"");
            assert!(!inline, "{path}: <{part}");
            let tag = part.split('>').next().unwrap_or_default();
            assert!(!tag.contains(" on") || !tag.contains("=\"javascript"), "{path}: <{tag}");
            for name in ["src=\"", "href=\"", "action=\""] {
                for address in tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()) {
                    let ours = address.starts_with('/') && !address.starts_with("//");
                    assert!(ours || address.starts_with(['#', '?']), "{path}: {address}");
                }
            }
        }
    }
}

#[test]
fn it_listens_on_this_machine_alone() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let table = fs::read_to_string("/proc/net/tcp").unwrap_or_default();
    let port = format!(":{:04X}", page.port);
    let listening: Vec<&str> = table
        .lines()
        .filter_map(|line| line.split_whitespace().nth(1))
        .filter(|local| local.ends_with(&port))
        .collect();
    assert!(listening.iter().all(|local| local.starts_with("0100007F:")), "{listening:?}");
    let wide = fs::read_to_string("/proc/net/tcp6").unwrap_or_default();
    assert!(
        !wide
            .lines()
            .any(|line| line.split_whitespace().nth(1).is_some_and(|local| local.ends_with(&port)))
    );
    // There is no way to say another address.
    for option in ["--host", "--address", "--listen", "--bind"] {
        let asked =
            program(folder.path(), page.person.path()).args(["open", option, "0.0.0.0"]).output();
        assert_eq!(asked.expect("starts").status.code(), Some(2), "{option}");
    }
}

#[test]
fn what_is_sent_is_bounded() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    let head = |length: &str, kind: &str| {
        format!(
            "POST /kiem-tra HTTP/1.1\r\n{}\r\n{}\r\n{}\r\nContent-Type: {kind}\r\n{length}\r\n\r\n",
            page.host(),
            browser.cookie,
            page.origin()
        )
    };
    // Ten gigabytes are refused by their number, unread.
    let begin = Instant::now();
    let huge = page
        .send(head("Content-Length: 10737418240", "multipart/form-data; boundary=x").as_bytes());
    assert_eq!(huge.status, 413, "{}", huge.head);
    assert!(begin.elapsed() < Duration::from_secs(5));
    // Where the number is not said, as soon as there is more than is taken.
    let mut line = page.connect();
    line.write_all(
        head("Transfer-Encoding: chunked", "application/x-www-form-urlencoded").as_bytes(),
    )
    .expect("sent");
    let piece = [format!("{:x}\r\n", 1 << 16).as_bytes(), &vec![b'a'; 1 << 16], b"\r\n"].concat();
    let mut sent = 0;
    while line.write_all(&piece).is_ok() && sent < 40 * limits::page::FORM {
        sent += 1 << 16;
    }
    // What the system holds on the way is taken too.
    assert!(sent < 20 * limits::page::FORM, "{sent} bytes were taken");
    // More files than are taken.
    let many: Vec<(String, &[u8])> =
        (0..=limits::page::FILES).map(|nth| (format!("{nth}.docx"), &b"x"[..])).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let refused = browser.send_files("/kiem-tra", &[], &many);
    assert_eq!(refused.status, 413, "{}", refused.head);
    assert!(refused.text().contains("5.000 tệp"));
    // What is no form.
    let no_form =
        page.post("/kiem-tra", &[&page.host(), &browser.cookie, &page.origin(), "X: y"], "");
    assert_eq!(no_form.status, 422, "no file was chosen");
    let none = page.send(
        head("Content-Length: 3", "text/plain")
            .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\nabc")
            .as_bytes(),
    );
    assert_eq!(none.status, 400);
    assert_eq!(browser.get("/").status, 200);
}

#[test]
fn what_stops_coming_is_given_up_and_keeps_nobody_waiting() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    let begun = |body: &str| {
        let mut line = page.connect();
        let head = format!(
            "POST /d/0/thu HTTP/1.1\r\n{}\r\n{}\r\n{}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000\r\n\r\n{body}",
            page.host(),
            browser.cookie,
            page.origin()
        );
        line.write_all(head.as_bytes()).expect("sent");
        line
    };
    let begin = Instant::now();
    let slow: Vec<TcpStream> =
        ["", "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.docx\"\r\n\r\nPK"]
            .map(begun)
            .into();
    let asked = Instant::now();
    assert_eq!(browser.get("/").status, 200);
    assert!(asked.elapsed() < Duration::from_secs(2), "others are answered meanwhile");
    for line in slow {
        let answer = read(line);
        assert_eq!(answer.status, 408, "{}", answer.head);
    }
    assert!(begin.elapsed() < limits::page::STALLED * 2);
    assert!(!folder.path().join("data/reports").exists());
}

#[test]
fn names_of_sent_files_lead_nowhere() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let browser = page.browser();
    let before = state(folder.path());
    let word = fs::read(root().join("tests/papers").join("..").join("papers")).ok();
    assert!(word.is_none(), "a folder is no file");
    let bytes: &[u8] = b"PK no Word file";
    let names = [
        "../../evil.docx",
        "..\\\\..\\\\evil.docx",
        "/etc/evil.docx",
        "C:\\\\evil.docx",
        "con.docx",
        "nul",
        "a/../../b.docx",
        "%2e%2e%2fx.docx",
    ];
    let sent: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, bytes)).collect();
    for to in ["/d/0/kiem-tra", "/d/0/thu"] {
        let shown = browser.outcome(&browser.send_files(to, &[], &sent));
        assert_eq!(shown.status, 200, "{}", shown.text());
    }
    assert_eq!(state(folder.path()), before, "nothing is written, wherever a name points");
    // A file to take along is one that was made, in its folder and no link out of it.
    fs::create_dir_all(folder.path().join("out")).expect("made");
    fs::write(folder.path().join("mat.docx"), b"secret").expect("written");
    std::os::unix::fs::symlink(
        folder.path().join("mat.docx"),
        folder.path().join("out/lien-ket.docx"),
    )
    .expect("linked");
    for name in [
        "../mat.docx",
        "..%2Fmat.docx",
        "%2e%2e/mat.docx",
        "/etc/passwd",
        "a/../../mat.docx",
        "..%5Cmat.docx",
        "lien-ket.docx",
        ".vanban.journal",
        "mat.docx%00.pdf",
    ] {
        let got = browser.get(&format!("/d/0/tep?ten={name}"));
        assert_eq!(got.status, 404, "{name}");
        let got = browser.get(&format!("/d/0/ban-sao?ten={name}"));
        assert_eq!(got.status, 404, "{name}");
    }
    for path in [
        "/d/0/../../etc/passwd",
        "/d/0/%2e%2e/x",
        "/tai-san/..%2f..%2fCargo.toml",
        "//d/0/",
        "/d/99/",
        "/d/-1/",
        "/d/0/xem/x",
    ] {
        assert_eq!(browser.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_second_start_opens_the_page_that_runs() {
    let folder = campaign();
    let mut page = Page::open(folder.path());
    let second = || {
        let started = program(folder.path(), page.person.path())
            .args(["open", "--no-browser"])
            .output()
            .expect("starts");
        assert!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
        let said = String::from_utf8(started.stdout).expect("text");
        said.lines().find(|line| line.starts_with("http://")).expect("an address").to_owned()
    };
    let address = second();
    assert!(address.starts_with(&format!("http://127.0.0.1:{}/vao?khoa=", page.port)), "{address}");
    assert!(address.ends_with("&toi=%2Fd%2F0%2F"), "with the campaign open: {address}");
    let (_, path) = address.split_once(&format!(":{}", page.port)).expect("a path");
    assert_eq!(page.get(path, &[&page.host()]).status, 303);
    // Nobody else asks for a key.
    let said = fs::read_to_string(page.person.path().join("vanban/trang.txt")).expect("said where");
    let door = said.trim().split_once(' ').expect("port and word").1;
    let (host, key) = (page.host(), format!("X-Vanban-Door: {door}"));
    assert_eq!(page.post("/cua", &[&host, "X-Vanban-Door: 00"], "").status, 403);
    assert_eq!(page.post("/cua", &[&host, &key, "Origin: https://evil.example"], "").status, 403);
    assert_eq!(page.post("/cua", &[&host, &key, &page.origin()], "").status, 403);
    assert_eq!(page.post("/cua", &["Host: evil.example", &key], "").status, 421);
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(page.person.path().join("vanban/trang.txt"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0, "for this person alone");
    // One that was killed stands in nobody's way.
    drop(std::mem::replace(&mut page, Page::open(folder.path())));
    let browser = page.browser();
    assert_eq!(browser.get("/d/0/").status, 200);
}

#[test]
fn it_ends_when_asked_and_leaves_nothing_behind() {
    let folder = campaign();
    let mut page = Page::open(folder.path());
    let ended = page.browser().post("/dong", "");
    assert!(ended.status == 200 && ended.text().contains("Đã đóng chương trình"));
    assert!(page.ends_within(Duration::from_secs(10)));
    assert!(!page.person.path().join("vanban/trang.txt").exists());
}

#[test]
fn a_port_that_is_taken_is_said_and_another_is_chosen_by_itself() {
    let folder = campaign();
    let page = Page::open(folder.path());
    let other = tempfile::tempdir().expect("another person");
    let port = page.port.to_string();
    let taken = program(folder.path(), other.path())
        .args(["open", "--no-browser", "--port", &port])
        .output()
        .expect("starts");
    assert_eq!(taken.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&taken.stderr).contains("MT40"));
    let mine = Page::open(folder.path());
    assert_ne!(mine.port, page.port);
}

#[test]
fn a_double_click_opens_it_and_a_script_gets_help() {
    let folder = campaign();
    let person = tempfile::tempdir().expect("a folder");
    // What stands for a browser writes down where it was sent.
    let browser = person.path().join("browser");
    fs::write(&browser, "#!/bin/sh\necho \"$1\" > \"$HOME/sent\"\n").expect("written");
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("set");
    let script = program(folder.path(), person.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output();
    assert_eq!(script.expect("starts").status.code(), Some(2), "help, as ever");
    let mut clicked = program(folder.path(), person.path())
        .env("DISPLAY", ":0")
        .env("BROWSER", &browser)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("starts");
    let begin = Instant::now();
    let sent = loop {
        match fs::read_to_string(person.path().join("sent")) {
            Ok(sent) if sent.ends_with('\n') => break sent,
            _ if begin.elapsed() > Duration::from_secs(20) => panic!("no browser was opened"),
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    clicked.kill().expect("ended");
    clicked.wait().expect("ended");
    assert!(sent.starts_with("http://127.0.0.1:") && sent.contains("/vao?khoa="), "{sent}");
}

/// The form of an agency, filled in.
fn filled(folder: &Path, agency: &str, trees: &str) -> Vec<u8> {
    let path = folder.join(format!("out/bieu-mau/2027-03/{agency}.docx"));
    let mut form = Form::open(&fs::read(path).expect("the form was made"));
    for (field, answer) in [
        ("report:number", "12"),
        ("report:date", "ngày 30 tháng 3 năm 2027"),
        ("figure:so-buoi", "3"),
        ("figure:so-cay", trees),
        ("chi-dao-kq", "Đã triển khai."),
        ("ve-sinh-kq", "Đã tổng vệ sinh."),
    ] {
        form.fill(field, answer);
    }
    form.bytes()
}

#[test]
fn the_round_is_done_by_forms_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let page = Page::open(home.path());
    let browser = page.browser();
    // A mistake is said at its field, and what was typed is kept.
    let within = form_urlencoded(&text(home.path()));
    let wrong = browser.post("/tao", &format!("ten=a%2Fb&noi={within}"));
    assert_eq!(wrong.status, 422);
    let shown = wrong.text();
    assert!(
        shown.contains("href=\"#f-ten\"")
            && shown.contains("value=\"a&#x2F;b\"") | shown.contains("value=\"a/b\""),
        "{shown}"
    );
    let made = browser.post("/tao", &format!("ten=dot+m%E1%BB%9Bi&noi={within}"));
    assert_eq!(made.line("location"), Some("/d/0/?moi=1"), "{}", made.text());
    let folder = home.path().join("dot mới");
    assert!(folder.join("data/plan.yaml").exists());
    // Documents.
    let built = browser.outcome(&browser.post("/d/0/lap", "loai=ke-hoach&loai=bieu-mau&zip=1"));
    assert!(built.text().contains("Đã lập xong"), "{}", built.text());
    let docx = browser.get("/d/0/tep?ten=ke-hoach%2Fke-hoach.docx");
    assert!(docx.status == 404 || docx.body.starts_with(b"PK"));
    let listed = browser.get("/d/0/van-ban").text();
    let plan =
        listed.split("tep?ten=").nth(1).and_then(|rest| rest.split('"').next()).expect("a file");
    assert!(browser.get(&format!("/d/0/tep?ten={plan}")).body.starts_with(b"PK"));
    // Returns: read first, then taken.
    let (good, odd) =
        (filled(&folder, "truong-thcs", "1.250"), filled(&folder, "truong-tieu-hoc", "khoảng 40"));
    let sent: [(&str, &[u8]); 3] =
        [("một.docx", &good), ("hai.docx", &odd), ("ba.docx", b"no Word file")];
    let read = browser.outcome(&browser.send_files("/d/0/thu", &[("ngay", "2027-03-31")], &sent));
    let shown = read.text();
    assert!(
        shown.contains("Mới đọc thử")
            && shown.contains("Thu 2 báo cáo") | shown.contains("thu 2 báo cáo"),
        "{shown}"
    );
    assert!(shown.contains("khoảng 40"), "the doubt is shown: {shown}");
    assert!(!folder.join("data/reports").exists(), "nothing is taken yet");
    let work = shown
        .split("name=\"viec\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a number");
    let taken = browser.outcome(&browser.post("/d/0/thu/ghi", &format!("viec={work}")));
    assert!(taken.text().contains("Đã thu 2 báo cáo"), "{}", taken.text());
    let report =
        fs::read_to_string(folder.join("data/reports/2027-03/truong-thcs.yaml")).expect("taken");
    assert!(
        report.contains("so-cay: 1.250") && report.contains("received: 2027-03-31"),
        "{report}"
    );
    // The same file the command line takes says the same.
    let inbox = home.path().join("gui-ve");
    fs::create_dir_all(&inbox).expect("made");
    fs::write(inbox.join("một.docx"), &good).expect("written");
    let again = program(&folder, home.path())
        .args(["collect", &text(&inbox), "--received", "2027-03-31"])
        .output()
        .expect("starts");
    assert!(
        String::from_utf8_lossy(&again.stdout).contains("đã thu, không đổi"),
        "{}",
        String::from_utf8_lossy(&again.stdout)
    );
    // What is doubtful is decided on a sheet: a value that cannot be one is refused at its field, and is kept there.
    let path = "/d/0/sua/report:2027-03:truong-tieu-hoc";
    let sheet = browser.get(path).text();
    assert!(sheet.contains("Cơ quan đã ghi: khoảng 40"), "{sheet}");
    let seen = sheet
        .split("name=\"seen\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a hash")
        .to_owned();
    let wrong = browser.post(path, &format!("seen={seen}&o%2Ffigures%2Fso-cay=b%E1%BB%91n"));
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text().contains("value=\"bốn\"") && wrong.text().contains("href=\"#f-o0\""),
        "{}",
        wrong.text()
    );
    let stale = browser.post(path, "seen=00&o%2Ffigures%2Fso-cay=40");
    assert!(stale.status == 422 && stale.text().contains("vừa được sửa ở nơi khác"));
    let saved = browser.post(path, &format!("seen={seen}&o%2Ffigures%2Fso-cay=40"));
    assert_eq!(saved.status, 303, "{}", saved.text());
    let report = folder.join("data/reports/2027-03/truong-tieu-hoc.yaml");
    let decided = fs::read_to_string(&report).expect("there");
    assert!(decided.contains("so-cay: 40\n") && !decided.contains("CẦN SỬA"), "{decided}");
    assert!(browser.post("/d/0/sua-lai", "").text().contains("Đã lấy lại"));
    assert!(fs::read_to_string(&report).expect("there").contains("[CẦN SỬA]"));
    let seen = browser.get(path).text();
    let seen = seen
        .split("name=\"seen\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a hash")
        .to_owned();
    assert_eq!(browser.post(path, &format!("seen={seen}&o%2Ffigures%2Fso-cay=40")).status, 303);
    let valid = program(&folder, home.path()).arg("validate").output().expect("starts");
    assert!(valid.status.success(), "{}", String::from_utf8_lossy(&valid.stderr));
    // Status, letters.
    let status = browser.get("/d/0/tinh-hinh?ky=2027-03&ngay=2027-04-10").text();
    assert!(status.contains("Chưa gửi"), "{status}");
    let table = browser.get("/d/0/tinh-hinh/bang?kieu=xlsx&ky=2027-03&ngay=2027-04-10");
    assert!(table.body.starts_with(b"PK"), "{}", table.text());
    // Figures.
    let trace = browser.get("/d/0/truy-nguon?so=so-cay&ky=2027-03");
    assert_eq!(trace.status, 200);
    let none = browser.get("/d/0/truy-nguon?so=khong-co");
    assert!(none.status == 422 && none.text().contains("id=\"tom-tat-loi\""));
    // A foreign document.
    let document = fs::read(folder.join("out/bieu-mau/2027-03/truong-thcs.docx")).expect("a form");
    let checked =
        browser.outcome(&browser.send_files("/d/0/kiem-tra", &[], &[("văn bản.docx", &document)]));
    assert!(checked.text().contains("văn bản.docx"), "{}", checked.text());
    // What the page made is what the command line makes.
    let before = state(&folder.join("out/bieu-mau"));
    let same = program(&folder, home.path()).args(["build", "forms"]).output().expect("starts");
    assert!(same.status.code().is_some());
    assert_eq!(
        state(&folder.join("out/bieu-mau")).iter().map(|one| &one.1).collect::<Vec<_>>(),
        before.iter().map(|one| &one.1).collect::<Vec<_>>()
    );
}

#[test]
fn a_plan_typed_in_word_becomes_data_and_what_is_there_stays_unless_a_box_is_ticked() {
    let home = tempfile::tempdir().expect("a folder");
    let vanban = |folder: &Path, words: &[&str]| {
        program(folder, home.path()).args(words).output().expect("starts")
    };
    let (shipped, out) = (text(&root().join("data")), text(&home.path().join("out")));
    let made = vanban(home.path(), &["build", "plan", "--data", &shipped, "--out", &out]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let made = files(Path::new(&out), "docx");
    let [plan] = made.as_slice() else { panic!("{made:?}") };
    let plan = fs::read(plan).expect("reads");
    let page = Page::open(home.path());
    let browser = page.browser();
    assert!(browser.get("/").text().contains("action=\"/nhap\""));
    let within = text(home.path());
    let fields = [("ten-kh", "đợt 1"), ("noi-kh", &*within)];
    let folder = home.path().join("đợt 1");
    let data = folder.join("data");
    fs::create_dir(&folder).expect("made");
    // What is asked for wrongly is said at its field.
    let sent = |fields: &[(&str, &str)], files: &[(&str, &[u8])]| {
        browser.send_files("/nhap", fields, files)
    };
    for (fields, files, at) in [
        (&fields[..], &[][..], "f-tep"),
        (&fields[..], &[("a.docx", &*plan), ("b.docx", &*plan)][..], "f-tep"),
        (&fields[1..], &[("a.docx", &*plan)][..], "f-ten-kh"),
        (&[("ten-kh", "x"), ("noi-kh", "/khong/co")][..], &[("a.docx", &*plan)][..], "f-noi-kh"),
        (&[("ten-kh", "../x")][..], &[("a.docx", &*plan)][..], "f-ten-kh"),
    ] {
        let wrong = sent(fields, files);
        assert_eq!(wrong.status, 422, "{at}");
        assert!(wrong.text().contains(&format!("href=\"#{at}\"")), "{at}: {}", wrong.text());
    }
    let none = browser.outcome(&sent(&fields, &[("a.docx", b"no Word file")]));
    assert!(none.status == 422 && none.text().contains("Chưa ghi dữ liệu nào"), "{}", none.text());
    assert!(!none.text().contains("name=\"thay\"") && !data.join("plan.yaml").exists());
    // Into an empty folder.
    let done = browser.outcome(&sent(&fields, &[("kế hoạch.docx", &plan)]));
    let shown = done.text();
    assert!(done.status == 200 && shown.contains("Đã lập dữ liệu của đợt"), "{shown}");
    for part in ["/d/0/ke-hoach", "/d/0/co-quan", "/d/0/ky", "vanban import plan"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    // It says what the command says of the same file.
    let file = home.path().join("kế hoạch.docx");
    fs::write(&file, &plan).expect("written");
    let other = text(&home.path().join("bằng lệnh"));
    let said = vanban(
        home.path(),
        &["import", "plan", &text(&file), "--data", &other, "--format", "json"],
    );
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).expect("JSON");
    for name in ["office.yaml", "agencies.yaml", "plan.yaml", "indicators.yaml"] {
        let bytes = fs::read(data.join(name)).expect("there");
        assert_eq!(bytes, fs::read(Path::new(&other).join(name)).expect("there"), "{name}");
    }
    let plain = |words: &str| {
        let signs = [
            ('&', "&amp;"),
            ('<', "&lt;"),
            ('>', "&gt;"),
            ('"', "&quot;"),
            ('\'', "&#39;"),
            ('/', "&#x2F;"),
        ];
        signs
            .into_iter()
            .rev()
            .fold(words.to_owned(), |all, (sign, coded)| all.replace(coded, &sign.to_string()))
    };
    let shown = plain(&shown);
    let mut told = 0;
    for part in ["notes", "to_fill", "unplaced"] {
        for one in said[part].as_array().expect("a list") {
            let words = one["words"].as_str().expect("words");
            // A sentence begins with a capital there.
            let rest = words.split_at(words.chars().next().map_or(0, char::len_utf8)).1;
            assert!(shown.contains(rest), "{part}: {words}\n{shown}");
            told += 1;
        }
    }
    assert!(told > 0, "{said}");
    let valid = vanban(&folder, &["validate", "--format", "json"]);
    let valid: serde_json::Value = serde_json::from_slice(&valid.stdout).expect("JSON");
    for one in valid["problems"].as_array().expect("a list") {
        let message = one["message"].as_str().expect("a message");
        let rest: String = message.chars().skip(1).collect();
        assert!(shown.contains(&rest), "{message}\n{shown}");
    }
    assert_eq!(browser.get("/d/0/ke-hoach").status, 200);
    // Where data are, they stay; this plan has a line below its signature, which is no plan's.
    let stray = "Ghi chú của văn phòng: bản này thay bản trước.";
    let mut more = Form::open(&plan);
    more.text(|text| {
        let (above, end) = text.rsplit_once("<w:sectPr").expect("a section");
        format!("{above}{}<w:sectPr{end}", form::paragraph(stray))
    });
    let more = more.bytes();
    fs::write(data.join("plan.yaml"), "sửa tay: có\n").expect("written");
    let before = state(&folder);
    let there = browser.outcome(&sent(&fields, &[("kế hoạch.docx", &more)]));
    let shown = there.text();
    assert!(there.status == 422 && shown.contains("name=\"thay\""), "{shown}");
    assert!(!shown.contains("--data"), "in words of the page: {shown}");
    let work = shown
        .split("name=\"viec\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a number");
    let unticked = browser.post("/nhap/thay", &format!("viec={work}"));
    assert!(unticked.status == 422 && unticked.text().contains("name=\"thay\""));
    assert_eq!(browser.post("/nhap/thay", "viec=999&thay=1").status, 422);
    assert_eq!(state(&folder), before, "nothing is touched unasked");
    let done = browser.outcome(&browser.post("/nhap/thay", &format!("viec={work}&thay=1")));
    assert!(done.status == 200 && done.text().contains("plan.yaml.cu"), "{}", done.text());
    assert!(done.text().contains("--replace"));
    assert_eq!(fs::read_to_string(data.join("plan.yaml.cu")).expect("kept"), "sửa tay: có\n");
    let listed = done.text();
    let listed = listed.split("Chưa xếp được").nth(1).expect("a list");
    assert!(listed.contains(stray), "{listed}");
    assert!(fs::read_to_string(data.join("plan.yaml")).expect("new").contains(stray));
}

/// A text as a form sends it.
fn form_urlencoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
