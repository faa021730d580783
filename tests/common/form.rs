//! A form as an agency's computer holds it: filled in and damaged part by part.

#![allow(dead_code, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use unicode_normalization::UnicodeNormalization;

/// The name of the text's part.
pub const TEXT: &str = "word/document.xml";

/// A form's parts.
#[derive(Clone)]
pub struct Form {
    pub parts: BTreeMap<String, Vec<u8>>,
}

impl Form {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let parts = (0..archive.len())
            .map(|nth| {
                let mut entry = archive.by_index(nth).expect("a part");
                let name = entry.name().expect("a name").into_owned();
                let mut content = Vec::new();
                entry.read_to_end(&mut content).expect("bytes");
                (name, content)
            })
            .collect();
        Form { parts }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let plain = zip::write::SimpleFileOptions::default();
        for (name, content) in &self.parts {
            writer.start_file(name.as_str(), plain).expect("a part");
            writer.write_all(content).expect("written");
        }
        writer.finish().expect("an archive").into_inner()
    }

    pub fn part(&self, name: &str) -> String {
        String::from_utf8(self.parts[name].clone()).expect("UTF-8")
    }

    pub fn edit(&mut self, name: &str, change: impl FnOnce(String) -> String) {
        let changed = change(self.part(name));
        self.parts.insert(name.to_owned(), changed.into_bytes());
    }

    /// Changes the text, and fails where nothing changes: a damage that is none proves nothing.
    pub fn text(&mut self, change: impl FnOnce(String) -> String) {
        let before = self.part(TEXT);
        let after = change(before.clone());
        assert!(before != after, "nothing changed");
        self.parts.insert(TEXT.into(), after.into_bytes());
    }

    /// Replaces every occurrence in the text.
    pub fn swap(&mut self, from: &str, to: &str) {
        self.text(|xml| xml.replace(from, to));
    }

    /// The control of a field: its range in the text.
    pub fn control(&self, tag: &str) -> std::ops::Range<usize> {
        range(&self.part(TEXT), tag)
    }

    /// Types an answer: lines are paragraphs where the control holds paragraphs.
    pub fn fill(&mut self, tag: &str, answer: &str) {
        // A field may hold the very answer already (the signer's post).
        self.edit(TEXT, |xml| {
            let at = range(&xml, tag);
            let control = &xml[at.clone()];
            let filled = filled(control, answer);
            format!("{}{filled}{}", &xml[..at.start], &xml[at.end..])
        });
    }

    /// Ticks a box.
    pub fn tick(&mut self, tag: &str) {
        self.text(|xml| {
            let at = range(&xml, tag);
            let ticked = xml[at.clone()]
                .replace(r#"<w14:checked w14:val="0"/>"#, r#"<w14:checked w14:val="1"/>"#)
                .replace('☐', "☒");
            format!("{}{ticked}{}", &xml[..at.start], &xml[at.end..])
        });
    }

    /// Takes a control away and leaves what it holds.
    pub fn unwrap(&mut self, tag: &str) {
        self.text(|xml| {
            let at = range(&xml, tag);
            let content = content(&xml[at.clone()]).to_owned();
            format!("{}{content}{}", &xml[..at.start], &xml[at.end..])
        });
    }

    /// Takes all controls away and leaves what they hold.
    pub fn unwrap_all(&mut self) {
        self.text(|mut xml| {
            while let Some(start) = xml.find("<w:sdt>") {
                let end = start + xml[start..].find("</w:sdt>").expect("an end") + 8;
                let content = content(&xml[start..end]).to_owned();
                xml.replace_range(start..end, &content);
            }
            xml
        });
    }

    /// Puts something right after a control.
    pub fn after(&mut self, tag: &str, more: &str) {
        self.text(|xml| {
            let at = range(&xml, tag);
            format!("{}{more}{}", &xml[..at.end], &xml[at.end..])
        });
    }

    /// The range of the row that holds a field.
    pub fn row(&self, tag: &str) -> std::ops::Range<usize> {
        let (xml, at) = (self.part(TEXT), self.control(tag).start);
        let start = xml[..at].rfind("<w:tr>").or(xml[..at].rfind("<w:tr ")).expect("a row");
        start..at + xml[at..].find("</w:tr>").expect("its end") + 7
    }

    /// The range of the table that holds a field.
    pub fn table(&self, tag: &str) -> std::ops::Range<usize> {
        let (xml, at) = (self.part(TEXT), self.control(tag).start);
        let start = xml[..at].rfind("<w:tbl>").expect("a table");
        start..at + xml[at..].find("</w:tbl>").expect("its end") + 8
    }

    /// The range of the paragraph that holds words.
    pub fn paragraph(&self, words: &str) -> std::ops::Range<usize> {
        let xml = self.part(TEXT);
        let at = xml.find(words).unwrap_or_else(|| panic!("no '{words}'"));
        let start = xml[..at].rfind("<w:p>").max(xml[..at].rfind("<w:p ")).expect("a paragraph");
        start..at + xml[at..].find("</w:p>").expect("its end") + 6
    }

    /// Changes a range of the text.
    pub fn cut(&mut self, at: std::ops::Range<usize>, change: impl FnOnce(&str) -> String) {
        self.text(|xml| {
            format!("{}{}{}", &xml[..at.start], change(&xml[at.clone()]), &xml[at.end..])
        });
    }
}

/// A run of words.
pub fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escape(words))
}

/// A paragraph of words.
pub fn paragraph(words: &str) -> String {
    format!("<w:p>{}</w:p>", run(words))
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn range(xml: &str, tag: &str) -> std::ops::Range<usize> {
    let mark = format!(r#"<w:tag w:val="{tag}"/>"#);
    let at = xml.find(&mark).unwrap_or_else(|| panic!("no field '{tag}'"));
    let start = xml[..at].rfind("<w:sdt>").expect("a control");
    start..at + xml[at..].find("</w:sdt>").expect("its end") + 8
}

fn content(control: &str) -> &str {
    let start = control.find("<w:sdtContent>").expect("content") + 14;
    let end = control.rfind("</w:sdtContent>").expect("its end");
    &control[start..end]
}

fn filled(control: &str, answer: &str) -> String {
    let inside = content(control);
    let start = control.find("<w:sdtContent>").expect("content") + 14;
    let head = control[..start].replace("<w:showingPlcHdr/>", "");
    // A list shows words and stores their value.
    let item = format!(r#"w:value="{answer}""#);
    let shown = match control.find(&item) {
        Some(at) => {
            let text = &control[..at];
            let from = text.rfind(r#"w:displayText=""#).expect("words") + 15;
            let words = &text[from..];
            words[..words.find('"').expect("an end")].to_owned()
        }
        None => escape(answer),
    };
    let words = |line: &str| format!(r#"<w:r><w:t xml:space="preserve">{line}</w:t></w:r>"#);
    let content = match inside.trim_start().starts_with("<w:p>") {
        true => {
            let style = inside.find("</w:pPr>").map_or("", |end| &inside[5..end + 8]);
            shown.split('\n').map(|line| format!("<w:p>{style}{}</w:p>", words(line))).collect()
        }
        false => words(&shown),
    };
    format!("{head}{content}</w:sdtContent></w:sdt>")
}

/// Changes the words of all runs, and nothing else.
pub fn words(xml: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<w:t") {
        let after = &rest[at..];
        let Some(open) = after.find('>') else { break };
        if !(after.starts_with("<w:t>") || after.starts_with("<w:t ")) {
            out.push_str(&rest[..at + 4]);
            rest = &rest[at + 4..];
            continue;
        }
        let end = after.find("</w:t>").expect("an end");
        out.push_str(&rest[..at + open + 1]);
        out.push_str(&change(&after[open + 1..end]));
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

pub fn nfd(text: &str) -> String {
    text.nfd().collect()
}
