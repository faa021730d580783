//! Any document that reads, with comments and with its look fixed: the copy reads again and says the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::paper::{Alignment, Paper, PartId};
use vanban::problem::{Fault, Origin};
use vanban::units::{HalfPoint, Twip};
use vanban::word::edit::{EditFault, Fix, LookSet, Mark, PageSet, ParagraphSet, fix, mark};
use vanban::word::read::read;
use vanban_fuzz::packed;

/// The words of every text of a file.
fn words(paper: &Paper) -> Vec<String> {
    (0..paper.parts.len() as u16)
        .flat_map(|part| paper.paragraphs(PartId(part)).map(|p| p.text()))
        .collect()
}

/// A copy that cannot be made is the original's fault.
fn given<T>(made: Result<T, EditFault>) -> Option<T> {
    match made {
        Ok(made) => Some(made),
        Err(fault) => {
            assert!(fault.origin() == Origin::Input, "{}", fault.message());
            None
        }
    }
}

fuzz_target!(|text: &str| {
    let bytes = packed(text);
    let Ok(paper) = read(&bytes) else { return };
    let all = || (0..paper.parts.len() as u16).flat_map(|part| paper.paragraphs(PartId(part)));
    let marks: Vec<Mark> =
        all().map(|p| Mark { at: p.address.clone(), text: "Lời <&> nhận\nxét".into() }).collect();
    if let Some(marked) = given(mark(&bytes, &marks)) {
        let after = read(&marked).expect("a marked copy reads");
        assert_eq!(words(&paper), words(&after), "a mark changes no word");
    }
    let mut fixes = Vec::new();
    for (nth, p) in all().enumerate() {
        let (at, text) = (p.address.clone(), p.text());
        let half = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        fixes.push(Fix::Paragraph {
            at: at.clone(),
            set: vec![ParagraphSet::Align(Alignment::Justify), ParagraphSet::Before(Twip(120))],
        });
        let set = vec![LookSet::Font("Times New Roman".into()), LookSet::Size(HalfPoint(28))];
        fixes.push(match nth % 3 {
            0 => Fix::Look { at, range: 0..text.len(), set },
            1 => Fix::Look { at, range: 0..half, set },
            _ => Fix::Look { at, range: half..text.len(), set },
        });
    }
    fixes.push(Fix::Page { section: 0, set: vec![PageSet::Left(Twip(1701))] });
    if let Some(fixed) = given(fix(&bytes, &fixes)) {
        let after = read(&fixed.bytes).expect("a mended copy reads");
        assert_eq!(words(&paper), words(&after), "mending looks changes no word");
    }
    let swaps: Vec<Fix> = all()
        .map(|p| {
            let text = p.text();
            let end = text.char_indices().nth(3).map_or(text.len(), |(at, _)| at);
            Fix::Text { at: p.address.clone(), range: 0..end, words: "<ý>".into() }
        })
        .collect();
    if let Some(fixed) = given(fix(&bytes, &swaps)) {
        read(&fixed.bytes).expect("a copy with other words reads");
    }
});
