//! Any plan that loads gives Word packages that open, whose parts are well-formed XML, whose
//! paragraphs' and controls' ids are not given twice.
#![no_main]

use std::collections::HashSet;
use std::io::{Cursor, Read};
use std::sync::{Arc, OnceLock};

use libfuzzer_sys::fuzz_target;
use vanban::compose::{Composer, Selection};
use vanban::data::gather::gather;
use vanban::resources::Resources;
use vanban_fuzz::{Files, campaign};

fn given() -> &'static (Files, Arc<Resources>) {
    static GIVEN: OnceLock<(Files, Arc<Resources>)> = OnceLock::new();
    GIVEN.get_or_init(|| {
        let (mut data, resources) = campaign("nho");
        data.retain(|(path, _)| path != "plan.yaml");
        (data, Arc::new(resources))
    })
}

fuzz_target!(|plan: &[u8]| {
    let (others, resources) = given();
    let mut files = others.clone();
    files.push(("plan.yaml".to_owned(), plan.to_vec()));
    let gathered = gather(files, "data");
    if gathered.all_problems().has_errors() {
        return;
    }
    let Some(campaign) = gathered.campaign else { return };
    let Ok(composer) = Composer::new(Arc::new(campaign), Arc::clone(resources)) else { return };
    for job in composer.jobs(&Selection::default()) {
        let Ok(made) = composer.make(&job) else { continue };
        let mut archive = zip::ZipArchive::new(Cursor::new(made.bytes)).unwrap();
        for nth in 0..archive.len() {
            let mut text = String::new();
            archive.by_index(nth).unwrap().read_to_string(&mut text).unwrap();
            let xml = roxmltree::Document::parse(&text).unwrap();
            let mut seen = HashSet::new();
            for node in xml.descendants().filter(|node| node.tag_name().name() == "id") {
                let value = node.attributes().find(|a| a.name() == "val").map(|a| a.value());
                assert!(value.is_none_or(|value| seen.insert(value.to_owned())), "an id twice");
            }
        }
    }
});
