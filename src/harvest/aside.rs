//! Tasks, harvest: what a person wrote outside the places for answers: before the text, next to the recipients, in
//! headers, footers, notes and comments. None of it is an answer, and all of it is reported.

use super::Finding;
use super::fault::{Doubt, Part};
use super::hints;
use super::key::{Key, clean};
use super::layers::Layers;
use super::lines::lines_of;
use super::plain_text;
use crate::compose::Composer;
use crate::document::{Blank, Document, Field, Title};
use crate::layout::shown_hint;
use crate::limits::harvest as limit;
use crate::paper::{Address, Paper, Paragraphs, PartKind};
use crate::profile::Profiles;
use crate::word::edit::AUTHOR;

/// Words at the head of every document, whatever its profile.
const HEAD: [&str; 12] = [
    "số",
    "ngày",
    "tháng",
    "năm",
    "kính gửi",
    "dự thảo",
    "khẩn",
    "thượng khẩn",
    "hỏa tốc",
    "lưu hành nội bộ",
    "xem xong trả lại",
    "v/v",
];

/// Words of page numbers.
const PAGES: [&str; 6] = ["trang", "tr", "page", "of", "số", "trên"];

/// The words of a form outside its text, as issued, the longest first.
#[derive(Debug)]
struct IssuedWords {
    phrases: Vec<String>,
}

impl IssuedWords {
    fn of(blank: &Document, profiles: &Profiles) -> Self {
        let head = &blank.letterhead;
        let mut words: Vec<String> = HEAD.iter().map(|words| (*words).to_owned()).collect();
        for profile in profiles.iter() {
            words.extend(profile.words.state.iter().map(|line| line.text.clone()));
            words.extend(profile.words.addressing.values().cloned());
        }
        words.extend([head.superior.join(" "), head.issuer.join(" "), head.place.clone()]);
        words.extend(head.superior.iter().chain(&head.issuer).cloned());
        words.extend([head.symbol.kind.clone(), head.symbol.body.clone()]);
        words.extend(head.symbol.unit.clone());
        match &blank.title {
            Title::Named { kind, subject } | Title::Attached { kind, subject } => {
                words.extend([kind.clone(), subject.clone()]);
            }
            Title::Letter { subject } => words.push(subject.clone()),
        }
        words.extend(blank.addressees.iter().cloned());
        words.extend(blank.contact.clone());
        let asked = |field: &Field| [field.hint.clone(), shown_hint(field).into_owned()];
        if let Blank::Asked(field) = &head.number {
            words.extend(asked(field));
        }
        if let Blank::Asked(field) = &head.date {
            words.extend(asked(field));
        }
        let mut phrases: Vec<String> = words.iter().map(|words| Key::whole(words).text).collect();
        phrases.retain(|phrase| !phrase.is_empty());
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        phrases.dedup();
        IssuedWords { phrases }
    }

    /// Whether a range of text says more than was issued.
    fn is_exceeded(&self, text: &str) -> bool {
        let key = Key::whole(text).text;
        let all = format!(" {key} ");
        // Most phrases are told apart without building anything.
        let is_part =
            |phrase: &String| phrase.contains(&key) && format!(" {phrase} ").contains(&all);
        if key.is_empty() || self.phrases.iter().any(is_part) {
            return false;
        }
        let mut rest = hints::taken_out(&key);
        for phrase in &self.phrases {
            if rest.contains(phrase.as_str()) {
                rest = rest.replace(&format!(" {phrase} "), " | ");
                // Neighbours share the space between them.
                rest = rest.replace(&format!(" {phrase} "), " | ");
            }
        }
        // A number and a day are in their lines; figures are nowhere else.
        let dated = rest.contains('|');
        rest.split(' ').any(|word| {
            let digits = word.chars().all(|c| c.is_ascii_digit());
            !word.is_empty() && word != "|" && !(digits && dated)
        })
    }
}

/// All that is reported for these places.
pub(super) fn findings(
    paper: &Paper,
    blank: &Document,
    layers: &Layers,
    composer: &Composer,
) -> Vec<Finding> {
    let mut issued = IssuedWords::of(blank, composer.profiles());
    // What was read as the number or the day is an answer, readable or not.
    let read = layers.frame.values().flatten().map(|reading| Key::whole(&reading.text).text);
    issued.phrases.splice(0..0, read.filter(|text| !text.is_empty()));
    let mut findings = Vec::new();
    let mut tell = |part: Part, text: &str, at: Option<&Address>| {
        let text = clean(text);
        if !text.is_empty() {
            let doubt = Doubt::Stray { part: Some(part), text };
            findings.push(Finding { doubt, at: at.cloned() });
        }
    };
    for (text, at) in layers.head_units.iter().take(limit::STRAYS * 4) {
        if text.len() > LONG || issued.is_exceeded(text) {
            tell(Part::Head, text, Some(at));
        }
    }
    for line in layers.head.iter().skip(limit::STRAYS * 4 * 8) {
        tell(Part::Head, &line.text, Some(&line.at));
    }
    closing(layers, blank, &mut tell);
    for (kind, part) in [(PartKind::Header, Part::Header), (PartKind::Footer, Part::Footer)] {
        for (_, found) in paper.parts_of(kind) {
            for paragraph in Paragraphs::new(&found.blocks) {
                let text = plain_text::within(paragraph, |run| run.field.is_none()).text;
                if !is_page_number(&text) && issued.is_exceeded(&text) {
                    tell(part, &text, None);
                }
            }
        }
    }
    for kind in [PartKind::Footnotes, PartKind::Endnotes] {
        for line in paper.parts_of(kind).flat_map(|(_, part)| lines_of(&part.blocks)) {
            tell(Part::Notes, &line.text, None);
        }
    }
    // Those of our own sheets are our words.
    for remark in paper.facts.remarks.iter().filter(|remark| remark.author != AUTHOR) {
        tell(Part::Comments, &remark.text, None);
    }
    findings
}

/// No line of a head is longer, in bytes.
const LONG: usize = 4_096;

/// Lines next to the recipients that are none: those begin with a dash.
fn closing(layers: &Layers, blank: &Document, tell: &mut dyn FnMut(Part, &str, Option<&Address>)) {
    let known: Vec<String> = blank
        .recipients
        .iter()
        .map(String::as_str)
        .chain(["Nơi nhận", "Như trên", blank.filing.as_str()])
        .map(|words| Key::of(words).text)
        .collect();
    for line in &layers.recipients {
        let item = line.text.trim_start().starts_with(['-', '–', '+', '•']);
        let filing = line.key.text.starts_with(&Key::whole("lưu").text);
        if !item && !filing && !line.key.is_empty() && !known.contains(&line.key.text) {
            tell(Part::Closing, &line.text, Some(&line.at));
        }
    }
}

/// Whether a line of a header or footer is a page number typed by hand.
fn is_page_number(text: &str) -> bool {
    let key = Key::whole(text).text;
    key.split(' ').all(|word| {
        PAGES.iter().any(|known| Key::whole(known).text == word)
            || word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit())
    })
}

/// Findings of one kind bounded in their number: how many more there are is reported.
pub(super) fn bounded(findings: Vec<Finding>) -> Vec<Finding> {
    let is_stray = |finding: &Finding| {
        matches!(finding.doubt, Doubt::Stray { .. } | Doubt::Struck { .. } | Doubt::Unseen { .. })
    };
    let all = findings.iter().filter(|finding| is_stray(finding)).count();
    let mut reported = 0;
    let mut kept: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| {
            reported += usize::from(is_stray(finding));
            !is_stray(finding) || reported <= limit::STRAYS
        })
        .collect();
    if all > limit::STRAYS {
        kept.push(Finding { doubt: Doubt::More { count: all - limit::STRAYS }, at: None });
    }
    kept
}
