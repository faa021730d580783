//! Any text as merged text: blocks or flaws, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = vanban::markup::read(&mut text.as_bytes());
});
