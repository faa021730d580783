//! Any XML in a sound archive: a paper that can be printed and judged, or a sentence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::paper::outline;
use vanban_fuzz::packed;

fuzz_target!(|text: &str| {
    if let Ok(paper) = vanban::word::read::read(&packed(text)) {
        let _ = outline(&paper);
    }
});
