//! How long a plan takes to become data: `cargo bench --bench import`.
//!
//! The plan of this repository is built, its text repeated until it has some ten and some hundred pages, and read.

#![allow(clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::time::Instant;

use vanban::compose::{Composer, DocumentKind, Selection};
use vanban::data::gather::gather;
use vanban::files::disk::RealDisk;
use vanban::import::import;
use vanban::resources::Resources;
use vanban::word::read::read;

fn main() {
    println!("| pages, about | words | read | import | both |");
    println!("|--:|--:|--:|--:|--:|");
    for times in [1, 10] {
        let bytes = plan(times);
        let profiles = Resources::built_in().expect("templates").profiles;
        let (mut reading, mut importing, mut words) = (f64::MAX, f64::MAX, 0);
        for _ in 0..5 {
            let start = Instant::now();
            let paper = read(&bytes).expect("reads");
            let read = start.elapsed().as_secs_f64() * 1e3;
            let start = Instant::now();
            let imported = import(&paper, &profiles, "ke-hoach.docx").expect("a plan");
            let import = start.elapsed().as_secs_f64() * 1e3;
            (reading, importing, words) =
                (reading.min(read), importing.min(import), imported.words);
        }
        let pages = words / 350;
        println!(
            "| {pages} | {words} | {reading:.1} ms | {importing:.1} ms | {:.1} ms |",
            reading + importing
        );
    }
}

/// The plan, its sections so many times.
fn plan(times: usize) -> Vec<u8> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = vanban::files::read_folder(&RealDisk, &root.join("data"), |_| true).expect("data");
    let mut campaign = gather(files, "data").campaign.expect("a campaign");
    let sections = campaign.plan.value.sections.clone();
    for _ in 1..times {
        campaign.plan.value.sections.extend(sections.clone());
    }
    let resources = Arc::new(Resources::built_in().expect("templates"));
    let composer = Composer::new(Arc::new(campaign), resources).expect("a composer");
    let jobs =
        composer.jobs(&Selection { kinds: vec![DocumentKind::Plan], ..Selection::default() });
    composer.make(jobs.first().expect("the plan")).expect("made").bytes
}
