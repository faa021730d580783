//! A form whose texts someone changed in any way: answers or a refusal, and what is written down of it is
//! a data file that loads, its values those that were read.
//!
//! The input is lines `NTH WORDS`: the words of the nth text of the form (`all.txt` in the corpus shows all).
#![no_main]

use std::io::{Cursor, Read};
use std::sync::{Arc, OnceLock};

use libfuzzer_sys::fuzz_target;
use vanban::compose::{Composer, DocumentKind, Selection};
use vanban::data::gather::gather;
use vanban::data::load::{Shape, load};
use vanban::data::report::Report;
use vanban::data::scalar::Date;
use vanban::data::source::Source;
use vanban::harvest::{Harvester, written};
use vanban_fuzz::{Files, campaign, zipped};

struct Given {
    files: Files,
    harvester: Harvester,
    /// The parts of a form.
    parts: Vec<(String, String)>,
}

const MAIN: &str = "word/document.xml";

fn given() -> &'static Given {
    static GIVEN: OnceLock<Given> = OnceLock::new();
    GIVEN.get_or_init(|| {
        let (files, resources) = campaign("dang-uy");
        let campaign = gather(files.clone(), "data").campaign.expect("a campaign");
        let composer =
            Composer::new(Arc::new(campaign), Arc::new(resources)).ok().expect("a studio");
        // One of the fuller forms: the last in the order of the agencies.
        let jobs = composer.jobs(&Selection::default());
        let job = jobs.iter().rfind(|job| job.kind() == DocumentKind::Form).expect("a form");
        let bytes = composer.make(job).ok().expect("made").bytes;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("opens");
        let mut parts = Vec::new();
        for nth in 0..archive.len() {
            let mut part = archive.by_index(nth).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            parts.push((name, text));
        }
        Given { files, harvester: Harvester::new(Arc::new(composer)), parts }
    })
}

/// The main text with other words.
fn filled(main: &str, lines: &str) -> String {
    let mut texts: Vec<String> = main.split("<w:t").map(str::to_owned).collect();
    for line in lines.split('\n').take(64) {
        let (nth, words) = line.split_once(' ').unwrap_or((line, ""));
        let Some(text) = nth.parse().ok().and_then(|nth: usize| texts.get_mut(nth)) else {
            continue;
        };
        let words: String = words
            .chars()
            .filter(|c| !c.is_control())
            .flat_map(|c| match c {
                '&' => "&amp;".chars().collect::<Vec<_>>(),
                '<' => "&lt;".chars().collect(),
                c => vec![c],
            })
            .collect();
        if let (Some(start), Some(end)) = (text.find('>'), text.find("</w:t>")) {
            text.replace_range(start + 1..end, &words);
        }
    }
    texts.join("<w:t")
}

fuzz_target!(|lines: &str| {
    let given = given();
    let parts: Vec<(&str, String)> = given
        .parts
        .iter()
        .map(|(name, text)| match name == MAIN {
            true => (name.as_str(), filled(text, lines)),
            false => (name.as_str(), text.clone()),
        })
        .collect();
    let Ok(paper) = vanban::word::read::read(&zipped(&parts)) else { return };
    let Ok(harvest) = given.harvester.read(&paper, None) else { return };
    let received = Date::parse("2024-12-10").ok().expect("a date");
    let from = written::ReturnSource { file: "a.docx", sha256: "00" };
    let report = written::report(&harvest, received, from);
    // Doubtful or not, it is YAML that opens: what may be wrong in it is its values alone.
    let source = Source::read("a.yaml", report.as_bytes()).unwrap_or_else(|p| panic!("{p:?}"));
    if let Err(problems) = load(&Shape::<Report>::new(), source) {
        for problem in problems.iter() {
            let syntax = ("DL01"..="DL29").contains(&problem.code);
            assert!(!syntax && harvest.is_doubtful(), "{report}\n{problem:?}");
        }
    }
    if harvest.is_doubtful() {
        return;
    }
    let of = &harvest.identity;
    let path = format!("reports/{}/{}.yaml", of.period.id, of.agency.id);
    let mut files = given.files.clone();
    files.retain(|(name, _)| *name != path);
    files.push((path, report.clone().into_bytes()));
    let problems = gather(files, "data").all_problems();
    assert!(!problems.has_errors(), "{report}\n{problems:?}");
});
