//! Front end: the page in a browser, for clerks who open no terminal and write no YAML.
//!
//! ```text
//! browser ─▶ server (the only one who knows axum) ─ guard ─▶ routes ─▶ screens ─▶ desk
//!                                                              └─ work: what takes longer, with its progress
//! ```
//!
//! It calls the desk and nothing else, on the same folders as the command line. It listens on this machine's own
//! address only and lets in the browser that was opened with a key of one use. What is sent to it stays in memory
//! ([`desk::Overlay`](crate::desk::Overlay)); what it shows is made anew from what is on the disk each time.

mod assets;
mod browser;
mod guard;
mod http;
mod keys;
mod lifetime;
mod page;
mod parts;
mod routes;
mod running;
mod screens;
mod server;
mod view;
mod work;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use crate::desk::page::PageFault;
use crate::desk::{Date, Workers};
use crate::problem::Problem;

use self::keys::Keys;
use self::page::Page;
use self::running::{Claim, Running};

/// How the page is to be opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The folder of the campaign that is shown first, where it has one.
    pub folder: PathBuf,
    /// Whether a browser is opened; otherwise only the address is said.
    pub browser: bool,
    /// The port; any that is free where it is not said.
    pub port: Option<u16>,
    /// What today is, whenever it is asked.
    pub today: fn() -> Date,
}

/// Opens the page and stays until it is ended: asked to, or some minutes after its last window has gone. Where a page
/// of this person's runs already, that one is opened instead. `say` is told the address.
///
/// # Errors
/// The port is taken, or the machine gives no threads.
pub fn open(opening: &Opening, say: &dyn Fn(&str)) -> Result<(), Problem> {
    let running = Running::of_this_person();
    let claim = match running.claim() {
        Claim::Theirs(other) => {
            if let Some(address) = other.address(&opening.folder) {
                show(opening, &address, say);
                return Ok(());
            }
            None
        }
        Claim::Ours(claim) => Some(claim),
        Claim::Unknown => None,
    };
    // The machine's own address and no other: nothing from outside reaches it.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, opening.port.unwrap_or(0)));
    let cannot = |error: std::io::Error| {
        Problem::nowhere(&PageFault::Port { port: opening.port, why: error.to_string() })
    };
    let listener = TcpListener::bind(address).map_err(cannot)?;
    let port = listener.local_addr().map_err(cannot)?.port();
    let workers = Workers::start(None)?;
    let keys = Keys::new().map_err(|why| Problem::nowhere(&PageFault::NoKeys { why }))?;
    let page = Arc::new(Page::new(port, keys, workers, opening.today));
    let start = page.open_if_campaign(&opening.folder);
    let _claim = claim.map(|claim| claim.publish(port, page.keys.door()));
    show(opening, &page.entrance(&start), say);
    server::serve(listener, &page).map_err(cannot)
}

/// Opens the address in a browser, and says it where there is none or none is wanted.
fn show(opening: &Opening, address: &str, say: &dyn Fn(&str)) {
    if opening.browser && browser::open(address) {
        say(
            "Đã mở trang vanban trong trình duyệt. Đóng trang: bấm “Đóng chương trình” ở cuối trang.",
        );
    } else {
        say(&format!("Mở địa chỉ này trong trình duyệt (chỉ dùng được một lần):\n{address}"));
    }
}
