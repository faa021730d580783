//! `vanban open`: the page in a browser.

use std::ffi::OsString;
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::PathBuf;

use clap::Args;

use super::day;
use super::printer::{Printer, exit_code};
use crate::desk::Diagnosis;
use crate::problem::Problems;
use crate::web::{self, Opening};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Thư mục của đợt, có thư mục con data ở trong (mặc định: thư mục đang đứng)
    #[arg(value_name = "THƯ MỤC")]
    folder: Option<PathBuf>,
    /// Không mở trình duyệt, chỉ in địa chỉ để tự mở
    #[arg(long)]
    no_browser: bool,
    /// Cổng trên máy này (không ghi thì chương trình tự chọn)
    #[arg(long, value_name = "SỐ", value_parser = port)]
    port: Option<u16>,
}

/// Reads a port as a clerk types it.
///
/// # Errors
/// Which there are.
fn port(typed: &str) -> Result<u16, String> {
    let port = typed.parse().ok().filter(|port| *port >= 1024);
    port.ok_or_else(|| "ghi một số từ 1024 đến 65535".to_owned())
}

/// Runs it and returns the exit code.
pub(super) fn run(options: Options, printer: &Printer) -> u8 {
    let opening = Opening {
        folder: options.folder.unwrap_or_else(|| PathBuf::from(".")),
        browser: !options.no_browser,
        port: options.port,
        today: day::today,
    };
    match web::open(&opening, &|words| printer.result(words)) {
        Ok(()) => 0,
        Err(problem) => {
            let found = Diagnosis::from(Problems::from(problem));
            printer.problems(&found);
            exit_code(&found)
        }
    }
}

/// The arguments, with `open` where there is none and the program was started by a double click: on a desktop, without
/// a terminal. On Windows a double click opens a terminal of its own, which nobody can tell from one that was there:
/// without arguments the page is opened.
pub(super) fn asked_by_double_click(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_terminal = || stdin().is_terminal() || stdout().is_terminal() || stderr().is_terminal();
    let is_click = match () {
        () if cfg!(windows) => true,
        () if cfg!(target_os = "macos") => false,
        () => (is_named("DISPLAY") || is_named("WAYLAND_DISPLAY")) && !has_terminal(),
    };
    if arguments.len() == 1 && is_click {
        arguments.push("open".into());
    }
    arguments
}
