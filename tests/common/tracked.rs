//! Word files changed by hand and tracked changes accepted or refused, independently of the program.

use std::io::{Cursor, Read, Write};

use regex::Regex;

/// The archive with its XML parts changed.
pub fn with_parts(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    with_files(bytes, |name, text| match name.ends_with(".xml") {
        true => change(name, text),
        false => text,
    })
}

/// The archive with its XML parts and its lists of relations changed.
pub fn with_files(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("read");
        if name.ends_with(".xml") || name.ends_with(".rels") {
            content = change(&name, String::from_utf8(content).expect("text")).into_bytes();
        }
        writer.start_file(name, stored).expect("a part");
        writer.write_all(&content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// The archive with its main text changed.
pub fn with_text(bytes: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    with_parts(bytes, |name, text| match name {
        "word/document.xml" => change(text),
        _ => text,
    })
}

fn without(text: &str, patterns: &[&str]) -> String {
    patterns.iter().fold(text.to_owned(), |text, pattern| {
        Regex::new(pattern).expect("a pattern").replace_all(&text, "").into_owned()
    })
}

/// The same with every tracked change accepted.
pub fn accepted(bytes: &[u8]) -> Vec<u8> {
    with_parts(bytes, |_, text| {
        without(
            &text,
            &[
                r"(?s)<w:rPrChange .*?</w:rPrChange>",
                r"(?s)<w:pPrChange .*?</w:pPrChange>",
                r"(?s)<w:sectPrChange .*?</w:sectPrChange>",
                r"(?s)<w:del [^>]*>.*?</w:del>",
                r"<w:ins [^>]*>|</w:ins>",
            ],
        )
    })
}

/// The same with every tracked change refused.
pub fn refused(bytes: &[u8]) -> Vec<u8> {
    with_parts(bytes, |_, text| {
        let mut text =
            without(&text, &[r"(?s)<w:ins [^>]*>.*?</w:ins>", r"<w:del [^>]*>|</w:del>"]);
        text = text.replace("w:delText", "w:t");
        // What a list of properties was is at its end.
        for (list, change) in
            [("rPr", "rPrChange"), ("pPr", "pPrChange"), ("sectPr", "sectPrChange")]
        {
            let (open, end) = (format!("<w:{change} "), format!("</w:{change}>"));
            while let Some(at) = text.find(&open) {
                let stop = at + text[at..].find(&end).expect("an end") + end.len();
                let inner = text[at..stop].to_owned();
                let from = inner.find(&format!("<w:{list}>")).expect("a list") + list.len() + 4;
                let to = inner.rfind(&format!("</w:{list}>")).expect("its end");
                let old = inner[from..to].to_owned();
                let start = start_of_list(&text, at, list);
                // The mark's look and a page layout in a paragraph's list are no part of its change.
                let kept = match list {
                    "pPr" => kept_of(&text[start..at], &["rPr", "sectPr"]),
                    "rPr" => String::new(),
                    _ => kept_of(&text[start..at], &["headerReference", "footerReference"]),
                };
                let new =
                    if list == "sectPr" { format!("{kept}{old}") } else { format!("{old}{kept}") };
                text.replace_range(start..stop, &new);
            }
        }
        text
    })
}

/// Where the content of the list begins that holds a place.
fn start_of_list(text: &str, at: usize, list: &str) -> usize {
    let mut depth = 0;
    let tags = Regex::new(&format!(r"<(/?)w:{list}( [^>]*)?>")).expect("a pattern");
    let all: Vec<_> = tags.captures_iter(&text[..at]).collect();
    for tag in all.iter().rev() {
        match &tag[1] {
            "/" => depth += 1,
            _ if depth > 0 => depth -= 1,
            _ => return tag.get(0).expect("a tag").end(),
        }
    }
    panic!("no list around {at}")
}

fn kept_of(content: &str, names: &[&str]) -> String {
    names
        .iter()
        .flat_map(|name| {
            let whole = Regex::new(&format!(r"(?s)<w:{name}[ >].*?</w:{name}>|<w:{name} [^>]*/>"))
                .expect("a pattern");
            whole.find_iter(content).map(|found| found.as_str().to_owned()).collect::<Vec<_>>()
        })
        .collect()
}
