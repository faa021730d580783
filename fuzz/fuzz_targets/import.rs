//! Any Word file as a plan: its data or a refusal, never a panic; what is written opens as YAML, and every word of the paper
//! is in it.
//!
//! The input is that of `parts`.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use vanban::data::source::Source;
use vanban::import::import;
use vanban::problem::Fault;
use vanban::profile::Profiles;
use vanban::resources::Resources;
use vanban_fuzz::packed;

fn profiles() -> &'static Profiles {
    static PROFILES: OnceLock<Profiles> = OnceLock::new();
    PROFILES.get_or_init(|| Resources::built_in().expect("sound").profiles)
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3);
    words.map(str::to_owned).collect()
}

fuzz_target!(|text: &str| {
    let Ok(paper) = vanban::word::read::read(&packed(text)) else { return };
    let imported = match import(&paper, profiles(), "a.docx") {
        Ok(imported) => imported,
        Err(fault) => return assert!(!fault.message().is_empty()),
    };
    let mut written = String::new();
    for (name, text) in &imported.files {
        let source = Source::read(*name, text.as_bytes()).unwrap_or_else(|p| panic!("{text}\n{p:?}"));
        drop(source);
        written.push_str(text);
    }
    // Long words of plain letters are neither broken nor changed on the way.
    let written = words(&written);
    for paragraph in paper.paragraphs(vanban::paper::PartId::BODY) {
        for word in words(&paragraph.text()) {
            assert!(written.contains(&word), "{word}");
        }
    }
});
