//! Word: what fills the gaps of a paragraph: words, ends of bookmarks, and fields as content controls, the one place
//! that knows how a [`Field`] is written in Word.
//!
//! A control carries the field's name as its tag and what a person sees as its title (LibreOffice drops
//! the tag and keeps the title). What still shows its hint is marked as a placeholder: no answer.

use std::io::Write;

use super::shape::Filling;
use super::styles::HINT_STYLE;
use super::text::{push_text, push_words};
use crate::document::{AskedRows, Field, Input};
use crate::layout::{Shown, clean_text, escape};

/// Word's bound for tags and titles, in characters.
pub(super) const TAG_MAX: usize = 64;

/// Room for a usual control, in bytes.
const USUAL: usize = 1024;

/// The ids of controls and bookmarks, each unique in its document.
#[derive(Debug, Clone)]
pub(super) struct Ids(u32);

impl Ids {
    /// Of a new document.
    pub(super) fn new() -> Self {
        Ids(0)
    }

    /// A new id.
    pub(super) fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }

    /// The id that was given last.
    fn last(&self) -> u32 {
        self.0
    }
}

/// Appends what fills a gap of a paragraph.
pub(super) fn push(filling: Filling<'_>, ids: &mut Ids, out: &mut Vec<u8>) {
    // Writing to memory cannot fail.
    let _ = match filling {
        Filling::Words(words) => {
            push_words(words, out);
            Ok(())
        }
        Filling::Field(field) => {
            out.extend_from_slice(&inline(field, ids.next()));
            Ok(())
        }
        Filling::BookmarkStart(name) => {
            let (id, name) = (ids.next(), name.as_str());
            write!(out, r#"<w:bookmarkStart w:id="{id}" w:name="{name}"/>"#)
        }
        // Only words are between the ends of a bookmark, which take no id.
        Filling::BookmarkEnd => write!(out, r#"<w:bookmarkEnd w:id="{}"/>"#, ids.last()),
    };
}

/// A control inside a line; `id` is unique in the document.
fn inline(field: &Field, id: u32) -> Vec<u8> {
    wrap(field, id, |xml| push_content(field, xml))
}

/// A control around whole paragraphs of the style `style`; `id` is unique in the document.
pub(super) fn block(field: &Field, id: u32, style: &str) -> Vec<u8> {
    wrap(field, id, |xml| match (&field.input, &field.answer) {
        (Input::Text, Some(answer)) => {
            answer
                .lines()
                .for_each(|line| push_paragraph(style, xml, |xml| push_run(line, "", xml)));
        }
        _ => push_paragraph(style, xml, |xml| push_content(field, xml)),
    })
}

/// The end of a control.
pub(super) const SDT_END: &str = "</w:sdtContent></w:sdt>";

/// The start of the control around rows that may be added: Word shows a plus next to the last of them.
pub(super) fn rows_start(asked: &AskedRows, id: u32) -> String {
    format!(
        concat!(
            r#"<w:sdt><w:sdtPr><w:alias w:val="{}"/><w:tag w:val="{}"/><w:id w:val="{}"/>"#,
            r#"<w15:repeatingSection/></w:sdtPr><w:sdtContent>"#
        ),
        escape(&shorten(&clean_text(&asked.title))),
        escape(&asked.name.0),
        id
    )
}

/// The start of the control around each of them.
pub(super) fn row_start(id: u32) -> String {
    format!(
        r#"<w:sdt><w:sdtPr><w:id w:val="{id}"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>"#
    )
}

fn push_paragraph(style: &str, xml: &mut Vec<u8>, push_run: impl FnOnce(&mut Vec<u8>)) {
    let _ = write!(xml, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
    push_run(xml);
    xml.extend_from_slice(b"</w:p>");
}

fn wrap(field: &Field, id: u32, push_content: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut xml = Vec::with_capacity(USUAL);
    // Writing to memory cannot fail.
    let _ = write!(
        xml,
        r#"<w:sdt><w:sdtPr><w:alias w:val="{}"/><w:tag w:val="{}"/><w:id w:val="{id}"/>"#,
        escape(&shown_title(field)),
        escape(&field.name.0),
    );
    // A row with a locked control could not be taken out.
    if field.name.cell().is_none() {
        xml.extend_from_slice(br#"<w:lock w:val="sdtLocked"/>"#);
    }
    if field.answer.is_none() && field.input != Input::Tick {
        xml.extend_from_slice(b"<w:showingPlcHdr/>");
    }
    push_input(&mut xml, field);
    xml.extend_from_slice(b"</w:sdtPr><w:sdtContent>");
    push_content(&mut xml);
    xml.extend_from_slice(b"</w:sdtContent></w:sdt>");
    xml
}

fn push_input(xml: &mut Vec<u8>, field: &Field) {
    match &field.input {
        // Paragraphs need a rich-text control: one with `w:text` holds a single paragraph.
        Input::Text => {}
        Input::Line => xml.extend_from_slice(br#"<w:text w:multiLine="1"/>"#),
        Input::Number => xml.extend_from_slice(b"<w:text/>"),
        Input::Date { pattern: None } => xml.extend_from_slice(b"<w:text/>"),
        Input::Date { pattern: Some(pattern) } => {
            let _ = write!(
                xml,
                concat!(
                    r#"<w:date><w:dateFormat w:val="{}"/><w:lid w:val="vi-VN"/>"#,
                    r#"<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>"#
                ),
                escape(pattern),
            );
        }
        Input::Choice(choices) => {
            xml.extend_from_slice(b"<w:dropDownList>");
            for (value, words) in choices {
                let _ = write!(
                    xml,
                    r#"<w:listItem w:displayText="{}" w:value="{}"/>"#,
                    escape(&clean_text(words)),
                    escape(value),
                );
            }
            xml.extend_from_slice(b"</w:dropDownList>");
        }
        Input::Tick => {
            let checked = u8::from(field.answer.is_some());
            let _ = write!(
                xml,
                concat!(
                    r#"<w14:checkbox><w14:checked w14:val="{}"/>"#,
                    r#"<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>"#,
                    r#"<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>"#
                ),
                checked,
            );
        }
    }
}

/// What is seen in the control, as a run.
fn push_content(field: &Field, xml: &mut Vec<u8>) {
    match Shown::of(field) {
        Shown::Box(glyph) => {
            // Times New Roman has no such glyph: say which font has, so that no reader guesses.
            let _ = write!(
                xml,
                r#"<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>{glyph}</w:t></w:r>"#
            );
        }
        Shown::Answer(answer) => push_run(answer, "", xml),
        Shown::Hint(hint) => push_run(&hint, HINT_STYLE, xml),
    }
}

fn push_run(text: &str, style: &str, xml: &mut Vec<u8>) {
    xml.extend_from_slice(b"<w:r>");
    if !style.is_empty() {
        let _ = write!(xml, r#"<w:rPr><w:rStyle w:val="{style}"/></w:rPr>"#);
    }
    push_text(text.trim_end(), xml);
    xml.extend_from_slice(b"</w:r>");
}

/// What a person sees on a field: its title within Word's bound.
pub(crate) fn shown_title(field: &Field) -> String {
    shorten(&clean_text(&field.title))
}

/// A title within Word's bound, cut at a word.
fn shorten(title: &str) -> String {
    // No text has more characters than bytes.
    if title.len() <= TAG_MAX || title.chars().nth(TAG_MAX).is_none() {
        return title.to_owned();
    }
    let (mut short, mut length) = (String::with_capacity(title.len()), 0);
    for word in title.split_whitespace() {
        let letters = word.chars().count();
        // A space before it, the dots after it.
        if length + letters + 2 > TAG_MAX {
            break;
        }
        if length > 0 {
            short.push(' ');
        }
        short.push_str(word);
        length += letters + usize::from(length > 0);
    }
    if short.is_empty() {
        short = title.chars().take(TAG_MAX - 1).collect();
    }
    short.push('…');
    short
}
