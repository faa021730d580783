//! Page: what it needs of the machine besides the desk: a browser, and where a person's own files are.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Opens an address in the person's browser; whether one could be started.
pub(super) fn open(address: &str) -> bool {
    let named = env::var("BROWSER").ok().filter(|name| !name.trim().is_empty());
    let mut call = match named {
        Some(program) => Command::new(program),
        None if cfg!(windows) => {
            let mut call = Command::new("rundll32.exe");
            call.arg("url.dll,FileProtocolHandler");
            call
        }
        None if cfg!(target_os = "macos") => Command::new("open"),
        None => Command::new("xdg-open"),
    };
    let call = call.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    call.spawn().is_ok()
}

fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The person's own folder.
pub(super) fn home() -> Option<PathBuf> {
    folder(if cfg!(windows) { "USERPROFILE" } else { "HOME" })
}

/// Where the page says that it runs, for this person alone.
pub(super) fn state() -> Option<PathBuf> {
    if cfg!(windows) {
        return folder("LOCALAPPDATA").map(|local| local.join("vanban"));
    }
    let state = folder("XDG_STATE_HOME").or_else(|| home().map(|home| home.join(".local/state")));
    state.map(|state| state.join("vanban"))
}
