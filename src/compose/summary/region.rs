//! Tasks: by what the text of a summary's section is known when it comes back from Word: which section it is, whether a
//! person changed it, and from which text of the data it was made.
//!
//! All of it is in the name of one bookmark, because that is what outlives LibreOffice, removed controls and copying
//! into another document. The words of figures as they were printed are in the file's own properties.

use std::collections::BTreeMap;

use crate::data::hash::Hash;
use crate::viet::nfc;

/// A paragraph as it is printed: its words in runs, each figure's with the name of its bookmark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// Whether it is an item of a list.
    pub item: bool,
    /// Words, and the bookmark of a figure, without the count of its place.
    pub runs: Vec<(String, Option<String>)>,
}

impl Printed {
    /// Its words, spaces as one.
    pub fn words(&self) -> String {
        spaced(&self.runs.iter().map(|(words, _)| words.as_str()).collect::<String>())
    }

    /// Its words with a mark in the place of each figure, which is the same whatever the figure is.
    pub fn masked(&self) -> String {
        let run = |(words, mark): &(String, Option<String>)| match mark {
            Some(mark) => format!("{{{mark}}}"),
            None => words.clone(),
        };
        let item = if self.item { "- " } else { "" };
        format!("{item}{}", spaced(&self.runs.iter().map(run).collect::<String>()))
    }

    /// Its words with the marks and the words of its figures.
    fn whole(&self) -> String {
        let run = |(words, mark): &(String, Option<String>)| match mark {
            Some(mark) => format!("{{{mark}={words}}}"),
            None => words.clone(),
        };
        let item = if self.item { "- " } else { "" };
        format!("{item}{}", spaced(&self.runs.iter().map(run).collect::<String>()))
    }
}

/// Words with single spaces, none of which is one that does not break.
pub fn spaced(words: &str) -> String {
    let bare: String =
        words.chars().filter(|c| !matches!(c, '\u{2060}' | '\u{AD}' | '\u{200B}')).collect();
    let words: Vec<&str> =
        bare.split(char::is_whitespace).filter(|word| !word.is_empty()).collect();
    nfc(&words.join(" ")).into_owned()
}

/// What the name of the bookmark around a section begins with.
pub const REGION: &str = "vp_";

/// How many digits of a hash say which section it is.
const WHICH: usize = 16;

/// How many digits of a hash say what a text is.
const SAYS: usize = 8;

/// The name of the bookmark around a section, of (campaign, period, section).
pub fn mark(of: (&str, &str, &str), printed: &[Printed], source: Option<&str>) -> String {
    format!("{}_{}_{}", which(of), says(printed), source_of(source))
}

/// What says which section it is.
pub fn which((campaign, period, section): (&str, &str, &str)) -> String {
    format!("{REGION}{}", short(&format!("{campaign}/{period}/{section}"), WHICH))
}

/// What a printed text says, with its figures; how it ends is the layout's.
pub fn says(printed: &[Printed]) -> String {
    let lines: Vec<String> =
        printed.iter().map(Printed::whole).filter(|line| !line.is_empty()).collect();
    short(lines.join("\n").trim_end_matches(['.', '/']), SAYS)
}

/// What a person had typed of the section when it was made.
pub fn source_of(typed: Option<&str>) -> String {
    typed.map_or_else(|| "0".repeat(SAYS), |typed| short(typed, SAYS))
}

fn short(text: &str, digits: usize) -> String {
    let mut hash = Hash::of(text.as_bytes()).to_string();
    hash.truncate(digits);
    hash
}

/// The parts of a region's name: which section, what it said, from which text.
pub fn parts(name: &str) -> Option<(&str, &str, &str)> {
    let rest = name.strip_prefix(REGION)?;
    let mut parts = rest.split('_');
    let (section, said, source) = (parts.next()?, parts.next()?, parts.next()?);
    let which = name.get(..REGION.len() + section.len())?;
    (section.len() == WHICH && said.len() == SAYS && source.len() == SAYS)
        .then_some((which, said, source))
}

/// The property that says of which campaign and period a summary is.
pub const KEY: &str = "vanban.summary";

/// What the names of the properties begin with that keep the figures as they were printed.
const FIGURES: &str = "vanban.figures.";

/// How many characters a property holds: Word shows no more.
const ROOM: usize = 240;

/// How many of the last letters of a bookmark stand for it.
const TAIL: usize = 12;

/// The properties of a summary: whose it is, and its figures as they were printed in the text.
pub fn properties(campaign: &str, period: &str, printed: &[Printed]) -> Vec<(String, String)> {
    let mut all = vec![(KEY.to_owned(), format!("{campaign}/{period}"))];
    let runs = printed.iter().flat_map(|paragraph| &paragraph.runs);
    let figures: BTreeMap<&str, &str> = runs
        .filter_map(|(words, mark)| Some((tail(mark.as_deref()?), words.as_str())))
        .filter(|(_, words)| words.chars().count() < ROOM / 2 && !words.contains(['|', '=']))
        .collect();
    let mut held = String::new();
    let mut put = |held: &mut String| {
        let nth = all.len();
        all.push((format!("{FIGURES}{nth}"), std::mem::take(held)));
    };
    for (mark, words) in figures {
        let entry = format!("{mark}={words}");
        if held.chars().count() + entry.chars().count() >= ROOM {
            put(&mut held);
        }
        if !held.is_empty() {
            held.push('|');
        }
        held.push_str(&entry);
    }
    if !held.is_empty() {
        put(&mut held);
    }
    all
}

/// The figures as they were printed, by the ends of their bookmarks.
pub fn figures_as_printed(properties: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let held = properties.iter().filter(|(key, _)| key.starts_with(FIGURES));
    let entries = held.flat_map(|(_, held)| held.split('|'));
    entries
        .filter_map(|entry| entry.split_once('='))
        .map(|(mark, words)| (mark.to_owned(), words.to_owned()))
        .collect()
}

/// What stands for a bookmark.
pub fn tail(mark: &str) -> &str {
    mark.get(mark.len().saturating_sub(TAIL)..).unwrap_or(mark)
}

/// The bookmark of a figure without the count of its place.
pub fn base(mark: &str) -> &str {
    match mark.rsplit_once('_') {
        Some((base, nth))
            if nth.len() < TAIL && !nth.is_empty() && nth.bytes().all(|b| b.is_ascii_digit()) =>
        {
            base
        }
        _ => mark,
    }
}
