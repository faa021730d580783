//! Word, reading: a part's XML as a tree, under limits, and the few ways to look into it.
//!
//! roxmltree parses without recursion, but some of its checks grow with the square of attributes or of
//! namespaces: [`guard`] looks the text over first, in one pass and constant memory per level.

use roxmltree::{Document, ParsingOptions};

use super::fault::{Much, ReadFault};
use crate::limits::word as limit;
use crate::units::{HalfPoint, Twip};

/// An element of a part.
pub(crate) type Node<'x> = roxmltree::Node<'x, 'x>;

/// A namespace, whichever variant of the standard names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ns {
    /// WordprocessingML.
    Word,
    /// Relations.
    Relations,
    /// Markup compatibility.
    Compatibility,
    /// Formulas.
    Math,
    /// Other or none.
    Other,
}

impl Ns {
    fn of(uri: Option<&str>) -> Ns {
        match uri {
            Some(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                | "http://purl.oclc.org/ooxml/wordprocessingml/main"
                | "http://schemas.microsoft.com/office/word/2003/wordml",
            ) => Ns::Word,
            Some(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                | "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ) => Ns::Relations,
            Some("http://schemas.openxmlformats.org/markup-compatibility/2006") => {
                Ns::Compatibility
            }
            Some(
                "http://schemas.openxmlformats.org/officeDocument/2006/math"
                | "http://purl.oclc.org/ooxml/officeDocument/math",
            ) => Ns::Math,
            _ => Ns::Other,
        }
    }
}

/// The namespace of the strict variant.
pub(super) const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A part's tree.
pub(crate) fn parse<'x>(text: &'x str, part: &str) -> Result<Document<'x>, ReadFault> {
    guard(text, part)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: (limit::ELEMENTS * 3) as u32,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => ReadFault::Entities { part: part.to_owned() },
        roxmltree::Error::NodesLimitReached => {
            ReadFault::TooMuch { part: Some(part.to_owned()), what: Much::Elements }
        }
        other => ReadFault::Broken {
            part: part.to_owned(),
            line: other.pos().row,
            why: in_words(&other).to_owned(),
        },
    })
}

fn in_words(error: &roxmltree::Error) -> &'static str {
    use roxmltree::Error;
    match error {
        Error::UnexpectedCloseTag(..) | Error::UnclosedRootNode => "thẻ mở và thẻ đóng không khớp",
        Error::UnknownNamespace(..) => "dùng tiền tố chưa khai báo",
        Error::DuplicatedAttribute(..) => "một thuộc tính ghi hai lần",
        Error::UnexpectedEndOfStream | Error::NoRootNode => "nội dung bị cắt cụt",
        Error::NonXmlChar(..) => "có ký tự điều khiển mà XML không cho phép",
        Error::UnknownEntityReference(..) | Error::MalformedEntityReference(..) => {
            "có ký hiệu & không hợp lệ"
        }
        _ => "nội dung XML không hợp lệ",
    }
}

/// Looks over the tags of a part: their depth, number, attributes and namespaces.
fn guard(text: &str, part: &str) -> Result<(), ReadFault> {
    let much = |what| ReadFault::TooMuch { part: Some(part.to_owned()), what };
    let bytes = text.as_bytes();
    let find = |from: usize, end: &str| text.get(from..).and_then(|rest| rest.find(end));
    let (mut at, mut elements, mut namespaces) = (0, 0_usize, 0_usize);
    // Bytes of text since a paragraph began or ended, in however many runs.
    let mut in_paragraph = 0;
    // Namespaces in force at each level.
    let mut open: Vec<usize> = Vec::new();
    while let Some(next) = bytes[at..].iter().position(|&byte| byte == b'<') {
        at += next + 1;
        let rest = &bytes[at..];
        in_paragraph = if is_paragraph(rest) { 0 } else { in_paragraph + next };
        if in_paragraph.max(next) > limit::PARAGRAPH {
            return Err(much(Much::Paragraph));
        }
        let skip = match rest {
            [b'!', b'-', b'-', ..] => Some("-->"),
            [b'!', b'[', ..] => Some("]]>"),
            [b'?', ..] => Some("?>"),
            [b'!', ..] => return Err(ReadFault::Entities { part: part.to_owned() }),
            _ => None,
        };
        if let Some(end) = skip {
            match find(at, end) {
                Some(length) => at += length + end.len(),
                // Cut short: the parser says so.
                None => return Ok(()),
            }
            continue;
        }
        if rest.first() == Some(&b'/') {
            open.pop();
            continue;
        }
        let tag = Tag::scan(rest);
        elements += 1;
        if tag.attributes > limit::ATTRIBUTES || elements > limit::ELEMENTS {
            return Err(much(Much::Elements));
        }
        let mut in_force = open.last().copied().unwrap_or_default();
        if tag.namespaces > 0 {
            in_force += tag.namespaces;
            namespaces += in_force;
            if namespaces > limit::NAMESPACES {
                return Err(much(Much::Elements));
            }
        }
        if !tag.empty {
            open.push(in_force);
            if open.len() > limit::DEPTH {
                return Err(much(Much::Depth));
            }
        }
        at += tag.length;
    }
    Ok(())
}

/// Whether a tag, without its `<`, begins or ends a paragraph (`w:p`).
fn is_paragraph(tag: &[u8]) -> bool {
    let tag = tag.strip_prefix(b"/").unwrap_or(tag);
    let end =
        tag.iter().position(|byte| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\r' | b'\n'));
    end.is_some_and(|end| tag[..end] == *b"p" || tag[..end].ends_with(b":p"))
}

/// What a start tag holds.
struct Tag {
    attributes: usize,
    namespaces: usize,
    empty: bool,
    length: usize,
}

impl Tag {
    fn scan(bytes: &[u8]) -> Tag {
        let mut tag = Tag { attributes: 0, namespaces: 0, empty: false, length: bytes.len() };
        let mut quote = None;
        for (at, &byte) in bytes.iter().enumerate() {
            match (quote, byte) {
                (Some(open), _) if open == byte => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => {
                    quote = Some(byte);
                    tag.attributes += 1;
                }
                (None, b'>') => {
                    tag.empty = at > 0 && bytes[at - 1] == b'/';
                    tag.length = at;
                    break;
                }
                (None, b'x') if bytes[at..].starts_with(b"xmlns") => tag.namespaces += 1,
                _ => {}
            }
        }
        tag
    }
}

/// Ways to look at an element.
pub(crate) trait Look<'x>: Copy {
    /// Its namespace.
    fn ns(self) -> Ns;
    /// Its name, where it is one of WordprocessingML.
    fn word(self) -> Option<&'x str>;
    /// Its name without namespace; empty for what is no element.
    fn name(self) -> &'x str;
    /// An attribute of WordprocessingML or of none.
    fn attr(self, name: &str) -> Option<&'x str>;
    /// An attribute of any namespace.
    fn any_attr(self, name: &str) -> Option<&'x str>;
    /// The attribute `r:id`, `r:embed` and the like.
    fn relation(self, name: &str) -> Option<&'x str>;
    /// Its first child of WordprocessingML with a name.
    fn child(self, name: &str) -> Option<Node<'x>>;
    /// The `val` of a child.
    fn child_val(self, name: &str) -> Option<&'x str>;
    /// Whether a child switches something on; `None` where there is no such child.
    fn switch(self, name: &str) -> Option<bool>;
    /// A length in an attribute.
    fn twips(self, name: &str) -> Option<Twip>;
}

impl<'x> Look<'x> for Node<'x> {
    fn ns(self) -> Ns {
        Ns::of(self.tag_name().namespace())
    }

    fn word(self) -> Option<&'x str> {
        (self.is_element() && self.ns() == Ns::Word).then(|| self.tag_name().name())
    }

    fn name(self) -> &'x str {
        self.tag_name().name()
    }

    fn attr(self, name: &str) -> Option<&'x str> {
        let mut all = self.attributes();
        all.find(|a| {
            a.name() == name && (a.namespace().is_none() || Ns::of(a.namespace()) == Ns::Word)
        })
        .map(|a| a.value())
    }

    fn any_attr(self, name: &str) -> Option<&'x str> {
        self.attributes().find(|a| a.name() == name).map(|a| a.value())
    }

    fn relation(self, name: &str) -> Option<&'x str> {
        let mut all = self.attributes();
        all.find(|a| a.name() == name && Ns::of(a.namespace()) == Ns::Relations).map(|a| a.value())
    }

    fn child(self, name: &str) -> Option<Node<'x>> {
        self.children().find(|child| child.word() == Some(name))
    }

    fn child_val(self, name: &str) -> Option<&'x str> {
        self.child(name)?.attr("val")
    }

    fn switch(self, name: &str) -> Option<bool> {
        self.child(name).map(is_on)
    }

    fn twips(self, name: &str) -> Option<Twip> {
        twips(self.attr(name)?)
    }
}

/// Whether an element switches something on: it does unless it says no.
pub(crate) fn is_on(node: Node<'_>) -> bool {
    !matches!(node.attr("val"), Some("0" | "false" | "off" | "none"))
}

/// A length: twips, or a number with its unit (the strict variant).
pub(crate) fn twips(text: &str) -> Option<Twip> {
    measure(text, 1.0).map(|twips| Twip(twips.round() as i32))
}

/// A size: half-points, or a number with its unit.
pub(crate) fn half_points(text: &str) -> Option<HalfPoint> {
    let twips = measure(text, 10.0)?;
    (0.0..=40_000.0).contains(&twips).then(|| HalfPoint((twips / 10.0).round() as u32))
}

/// A number in twips; a bare one counts `bare` twips each. Nothing beyond what a page can hold.
pub(super) fn measure(text: &str, bare: f64) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number: f64 = number.trim().parse().ok()?;
    let times = match unit {
        "" => bare,
        "pt" => 20.0,
        "in" => 1440.0,
        "mm" => 1440.0 / 25.4,
        "cm" => 1440.0 / 2.54,
        "pc" | "pi" => 240.0,
        "px" => 15.0,
        _ => return None,
    };
    let twips = number * times;
    (twips.abs() <= 10_000_000.0).then_some(twips)
}

/// A whole number, wherever it can be one.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let text = text.trim();
    text.parse::<i64>().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        (number.abs() < 1e12).then(|| number.round() as i64)
    })
}
