//! Any bytes as a Word file: a paper or a sentence, never a panic, never long, never much memory.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::problem::Fault;

fuzz_target!(|bytes: &[u8]| {
    if let Err(fault) = vanban::word::read::read(bytes) {
        assert!(!fault.message().is_empty());
    }
});
