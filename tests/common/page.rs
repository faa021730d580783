//! A page that runs, and a browser of a few lines: what it sends is what a test says, head and all.

#![allow(dead_code, clippy::expect_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// A page that runs, ended with this value.
pub struct Page {
    child: Child,
    /// What belongs to the person it runs for.
    pub person: TempDir,
    /// The address that lets a browser in.
    pub address: String,
    /// Its port.
    pub port: u16,
}

/// An answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its head.
    pub head: String,
    /// Its body.
    pub body: Vec<u8>,
}

impl Answer {
    /// Its body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A line of its head.
    pub fn line(&self, name: &str) -> Option<&str> {
        let named = |line: &&str| {
            line.split_once(':').is_some_and(|(other, _)| other.eq_ignore_ascii_case(name))
        };
        self.head.lines().find(named)?.split_once(':').map(|(_, value)| value.trim())
    }
}

/// The program in a folder, for a person.
pub fn program(folder: &Path, person: &Path) -> Command {
    let mut call = Command::new(env!("CARGO_BIN_EXE_vanban"));
    call.current_dir(folder)
        .env("XDG_STATE_HOME", person)
        .env("HOME", person)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null());
    call
}

impl Page {
    /// Opens the page in a folder.
    pub fn open(folder: &Path) -> Self {
        let person = tempfile::tempdir().expect("a folder");
        let mut child = program(folder, person.path())
            .args(["open", "--no-browser"])
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let address = lines
            .map_while(Result::ok)
            .find(|line| line.starts_with("http://"))
            .expect("an address");
        let port = address.split([':', '/']).nth(4).expect("a port").parse().expect("a port");
        Page { child, person, address, port }
    }

    /// What the address says after the host.
    pub fn entrance(&self) -> &str {
        let (_, path) = self.address.split_once(&format!(":{}", self.port)).expect("a path");
        path
    }

    /// Sends a request as it is written and returns what comes back.
    pub fn send(&self, request: &[u8]) -> Answer {
        let mut line = self.connect();
        // A server that refuses may have gone before all is sent.
        let _ = line.write_all(request);
        read(line)
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        let line = TcpStream::connect(("127.0.0.1", self.port)).expect("connected");
        line.set_read_timeout(Some(Duration::from_secs(60))).expect("set");
        line
    }

    /// Asks for a path with lines of a head.
    pub fn get(&self, path: &str, head: &[&str]) -> Answer {
        let head: String = head.iter().map(|line| format!("{line}\r\n")).collect();
        let request = format!("GET {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n");
        self.send(request.as_bytes())
    }

    /// Posts a form with lines of a head.
    pub fn post(&self, path: &str, head: &[&str], form: &str) -> Answer {
        let head: String = head.iter().map(|line| format!("{line}\r\n")).collect();
        let request = format!(
            "POST {path} HTTP/1.1\r\n{head}Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        self.send(request.as_bytes())
    }

    /// Its own host, as a line of a head.
    pub fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    /// Its own origin, as a line of a head.
    pub fn origin(&self) -> String {
        format!("Origin: http://127.0.0.1:{}", self.port)
    }

    /// Lets a browser in.
    pub fn browser(&self) -> Browser<'_> {
        let entered = self.get(self.entrance(), &[&self.host()]);
        assert_eq!(entered.status, 303, "{}", entered.head);
        let cookie = entered.line("set-cookie").expect("a cookie");
        let cookie = cookie.split(';').next().expect("its value");
        Browser { page: self, cookie: format!("Cookie: {cookie}") }
    }

    /// Waits for its end, so long; whether it came.
    pub fn ends_within(&mut self, patience: Duration) -> bool {
        let begin = std::time::Instant::now();
        while begin.elapsed() < patience {
            if let Ok(Some(status)) = self.child.try_wait() {
                assert!(status.success(), "{status}");
                return true;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        false
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads an answer to its end.
pub fn read(mut line: TcpStream) -> Answer {
    let mut all = Vec::new();
    // What is there before the line breaks is the answer.
    let _ = line.read_to_end(&mut all);
    let end = all.windows(4).position(|end| end == b"\r\n\r\n").unwrap_or(all.len());
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Answer { status, head, body: all.get(end + 4..).unwrap_or_default().to_vec() }
}

/// A browser that was let in.
pub struct Browser<'p> {
    /// The page.
    pub page: &'p Page,
    /// Its cookie, as a line of a head.
    pub cookie: String,
}

impl Browser<'_> {
    /// Looks at a path.
    pub fn get(&self, path: &str) -> Answer {
        self.page.get(path, &[&self.page.host(), &self.cookie, "Sec-Fetch-Site: same-origin"])
    }

    /// Posts a form.
    pub fn post(&self, path: &str, form: &str) -> Answer {
        self.page.post(path, &[&self.page.host(), &self.cookie, &self.page.origin()], form)
    }

    /// Posts a form with files, each with its name.
    pub fn send_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!(
                "--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(head.as_bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--xyz\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--xyz--\r\n");
        let (host, origin) = (self.page.host(), self.page.origin());
        let mut request = format!(
            "POST {path} HTTP/1.1\r\n{host}\r\n{}\r\n{origin}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=xyz\r\nContent-Length: {}\r\n\r\n",
            self.cookie,
            body.len()
        )
        .into_bytes();
        request.extend_from_slice(&body);
        self.page.send(&request)
    }

    /// Follows to the work that was begun, and waits until it is over.
    pub fn outcome(&self, begun: &Answer) -> Answer {
        assert_eq!(begun.status, 303, "{}", begun.text());
        let to = begun.line("location").expect("where to").to_owned();
        for _ in 0..600 {
            let shown = self.get(&to);
            if !shown.text().contains("id=\"tien-do\"") {
                return shown;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{to} does not end")
    }
}
