//! A cursor over merged text: what comes next, element by element, so that the text of a summary of a country is
//! read while it is still being written and never held as a tree.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::Error;
use quick_xml::XmlVersion;
use quick_xml::errors::IllFormedError;
use quick_xml::escape::{EscapeError, resolve_predefined_entity};
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::elements::{ELEMENTS, Element, PLACE};
use crate::limits;

/// An element that has been opened.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: Cow<'static, str>,
    /// What it is, where it is of the set.
    pub(super) element: Option<&'static Element>,
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    /// The line on which it begins, from 1.
    pub(super) line: u32,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What comes next.
#[derive(Debug)]
pub(super) enum Step {
    /// An element begins.
    Open(Tag),
    /// Words, with the line on which they begin.
    Words(String, u32),
    /// The open element ends; outside of all, the text.
    Close,
}

/// Where and why a text is not well-formed.
#[derive(Debug, Clone)]
pub(super) struct Broken {
    pub(super) why: String,
    pub(super) line: u32,
    /// The last place of a template that the text named before.
    pub(super) place: Option<String>,
}

pub(super) struct Cursor<'s> {
    xml: quick_xml::Reader<Lines<'s>>,
    buffer: Vec<u8>,
    /// What was read after words, to be given next.
    ahead: Option<Step>,
    /// How many elements are open.
    depth: usize,
    broken: Option<Broken>,
    last_place: Option<String>,
}

impl<'s> Cursor<'s> {
    pub(super) fn new(source: &'s mut dyn BufRead) -> Self {
        let mut xml = quick_xml::Reader::from_reader(Lines { source, line: 1 });
        xml.config_mut().expand_empty_elements = true;
        xml.config_mut().check_comments = true;
        Cursor { xml, buffer: Vec::new(), ahead: None, depth: 0, broken: None, last_place: None }
    }

    /// How many elements are open, the one that was given last among them.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Why nothing more can be read.
    pub(super) fn broken(&self) -> Option<&Broken> {
        self.broken.as_ref()
    }

    /// What comes next. After a place that is not well-formed all that is open ends.
    pub(super) fn step(&mut self) -> Step {
        let step = match self.ahead.take() {
            Some(step) => step,
            None => self.read(),
        };
        match step {
            Step::Open(_) => self.depth += 1,
            Step::Close => self.depth = self.depth.saturating_sub(1),
            Step::Words(..) => {}
        }
        step
    }

    fn read(&mut self) -> Step {
        let line = self.xml.get_mut().line;
        let mut words = String::new();
        let next = loop {
            match self.tag_or_words(&mut words) {
                Ok(Some(step)) => break step,
                Ok(None) => {}
                Err(why) => {
                    // The first is reported: what comes of it says nothing.
                    if self.broken.is_none() {
                        let line = self.xml.get_mut().line;
                        let place = self.last_place.clone();
                        self.broken = Some(Broken { why, line, place });
                    }
                    return Step::Close;
                }
            }
        };
        if words.is_empty() {
            return next;
        }
        self.ahead = Some(next);
        Step::Words(words, line)
    }

    /// Reads on to the next tag, or adds to the words before it.
    fn tag_or_words(&mut self, words: &mut String) -> Result<Option<Step>, String> {
        if self.broken.is_some() {
            return Ok(Some(Step::Close));
        }
        let line = self.xml.get_mut().line;
        self.buffer.clear();
        match self.xml.read_event_into(&mut self.buffer).map_err(|error| in_words(&error))? {
            Event::Start(start) => {
                if self.depth >= limits::template::NESTED {
                    let limit = limits::template::NESTED;
                    return Err(format!("các phần tử lồng nhau quá {limit} lớp"));
                }
                let tag = tag(&start, line)?;
                if let Some(place) = tag.attribute(PLACE) {
                    self.last_place = Some(place.to_owned());
                }
                Ok(Some(Step::Open(tag)))
            }
            Event::End(_) => Ok(Some(Step::Close)),
            Event::Eof if self.depth > 0 => Err("có phần tử chưa được đóng".into()),
            Event::Eof => Ok(Some(Step::Close)),
            Event::Text(text) => {
                let text = text.xml10_content().map_err(|_| MALFORMED.to_owned())?;
                add(words, &text)
            }
            Event::CData(text) => {
                let text = text.xml10_content().map_err(|_| MALFORMED.to_owned())?;
                add(words, &text)
            }
            Event::GeneralRef(reference) => add(words, &referred(&reference)?),
            Event::Comment(_) | Event::PI(_) => Ok(None),
            Event::DocType(_) => Err("không được khai báo DTD".into()),
            // A template's text is a part of a document of its own and declares nothing.
            Event::Decl(_) => Err(MALFORMED.into()),
            // `expand_empty_elements` gives these as a start and an end.
            Event::Empty(_) => Ok(None),
        }
    }
}

fn add(words: &mut String, more: &str) -> Result<Option<Step>, String> {
    printable(more)?;
    words.push_str(more);
    Ok(None)
}

fn tag(start: &BytesStart, line: u32) -> Result<Tag, String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let written = start.name().into_inner();
    let element = ELEMENTS.iter().find(|element| element.name.as_bytes() == written);
    let name = element.map_or_else(|| text(written).into(), |element| element.name.into());
    if written.is_empty() {
        return Err(MISPLACED_MARK.into());
    }
    let known = element.map_or(&[][..], |element| element.attributes);
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| wrong_attribute(&error, start))?;
        let written = attribute.key.into_inner();
        let name = known.iter().find(|name| name.as_bytes() == written);
        let name = name.map_or_else(|| text(written).into(), |name| Cow::Borrowed(*name));
        if attribute.value.contains(&b'<') {
            return Err(MISPLACED_MARK.into());
        }
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        let value = value.map_err(|error| in_words(&error))?;
        printable(&value)?;
        attributes.push((name, value.into_owned()));
    }
    Ok(Tag { name, element, attributes, line })
}

/// What `&…;` stands for.
fn referred(reference: &BytesRef) -> Result<String, String> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|error| in_words(&error))? {
        return Ok(letter.into());
    }
    let name = reference.decode().map_err(|_| MALFORMED.to_owned())?;
    let known = resolve_predefined_entity(&name).map(str::to_owned);
    known.ok_or_else(|| unknown_reference(&name))
}

/// Refuses what XML does not know as a character. By bytes: nearly every text passes, and all at once.
fn printable(words: &str) -> Result<(), String> {
    let odd = |byte: &u8| *byte < 0x20 || *byte == 0xEF;
    if !words.as_bytes().iter().any(odd) {
        return Ok(());
    }
    let forbidden = |letter| matches!(letter, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    match words.contains(forbidden) {
        true => Err("có ký tự điều khiển không in được".into()),
        false => Ok(()),
    }
}

const MALFORMED: &str = "có phần tử hoặc thuộc tính viết chưa đúng";
const MISPLACED_MARK: &str = "có dấu <, & hoặc dấu nháy đặt sai chỗ";
const BARE_AMPERSAND: &str = "dấu & phải viết là &amp;";

fn unknown_reference(name: &str) -> String {
    format!("ký hiệu &{name}; không dùng được")
}

fn wrong_attribute(error: &AttrError, start: &BytesStart) -> String {
    match error {
        AttrError::Duplicated(at, _) => {
            let rest = start.get(*at..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte == b'=').unwrap_or(rest.len());
            let name = String::from_utf8_lossy(rest.get(..length).unwrap_or_default());
            format!("thuộc tính '{}' ghi hai lần", name.trim())
        }
        _ => MISPLACED_MARK.into(),
    }
}

/// The reader's complaint in Vietnamese.
fn in_words(error: &Error) -> String {
    match error {
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            format!("phần tử <{expected}> chưa được đóng mà đã gặp </{found}>")
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            format!("gặp </{found}> mà chưa mở <{found}>")
        }
        Error::IllFormed(IllFormedError::UnclosedReference)
        | Error::Escape(EscapeError::UnterminatedEntity(_)) => BARE_AMPERSAND.into(),
        Error::Escape(EscapeError::UnrecognizedEntity(_, name)) => unknown_reference(name),
        Error::Syntax(_) => "có phần tử chưa được đóng".into(),
        _ => MALFORMED.into(),
    }
}

/// The source, counting lines as they are read.
struct Lines<'s> {
    source: &'s mut dyn BufRead,
    /// The line of what comes next, from 1.
    line: u32,
}

impl Read for Lines<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(out)?;
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Lines<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        if let Ok(there) = self.source.fill_buf() {
            let ends = there.iter().take(length).filter(|byte| **byte == b'\n').count();
            self.line = self.line.saturating_add(ends as u32);
        }
        self.source.consume(length);
    }
}
