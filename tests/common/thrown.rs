//! Campaigns as a few throws of dice leave them, and the program's own templates.

#![allow(dead_code, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use vanban::data::campaign::Campaign;
use vanban::data::gather::gather;
use vanban::resources::Resources;

use crate::common::{files, root, text};

/// The shipped campaign as a few throws of dice leave it: reports lost, figures struck out, days moved.
pub fn thrown(data: &str, seed: u64) -> Campaign {
    let gathered = gather(thrown_files(data, seed), data);
    gathered.campaign.unwrap_or_else(|| panic!("{seed}: {:#?}", gathered.problems))
}

/// Its files, by their paths below the folder of data.
pub fn thrown_files(data: &str, seed: u64) -> Vec<(String, Vec<u8>)> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut throw = |sides: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % sides
    };
    let folder = root().join(data);
    let mut all = Vec::new();
    for path in files(&folder, ".yaml") {
        let name = text(path.strip_prefix(&folder).expect("below")).replace('\\', "/");
        let mut words = std::fs::read_to_string(&path).expect("read");
        if name.starts_with("reports/") && seed > 0 {
            if throw(4) == 0 {
                continue;
            }
            if throw(3) == 0 {
                words = words.replace("so-luot-nguoi:", "# so-luot-nguoi:");
            }
            if throw(3) == 0 {
                words = words.replace("received: 2024-12-3", "received: 2025-01-1");
            }
            if throw(6) == 0 {
                words = "received: 2024-12-12\nnil: true\n".to_owned();
            }
        }
        all.push((name, words.into_bytes()));
    }
    all
}

/// The program's own templates.
pub fn resources() -> Arc<Resources> {
    Arc::new(Resources::built_in().expect("sound"))
}
