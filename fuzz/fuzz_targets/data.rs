//! Any bytes as a data file: problems or values, never a panic and never long.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::data::gather::{FILES, gather};

fuzz_target!(|bytes: &[u8]| {
    let files = FILES.iter().map(|name| ((*name).to_owned(), bytes.to_vec())).collect();
    let gathered = gather(files, "data");
    assert!(gathered.campaign.is_some() || !gathered.problems.is_empty());
});
