//! Stage: a copy of any .docx with comments at its places ([`mark`]) or with its look fixed ([`fix`]).
//!
//! Both take places from a [`Paper`] of the very same bytes. The copy differs from the original only where it must:
//! parts that nothing touches are copied as they are packed, and inside a part only the touched elements are
//! rewritten. What is fixed is written as tracked changes, so that a person can accept or refuse each.

mod comment;
mod element;
mod fault;
mod package;
mod page;
mod paragraph;
mod run;
mod splice;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

pub use fault::EditFault;

use self::element::Naming;
use self::package::Package;
use self::run::Cuts;
use self::splice::Splices;
use super::read;
use super::read::xml::{self, Look, Node};
use crate::paper::{Address, Alignment, LineSpacing, Paper, Paragraph, PartId};
use crate::units::{HalfPoint, Twip};

/// By whom comments and changes are signed.
pub(crate) const AUTHOR: &str = "vanban";

/// A comment to put at a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The paragraph.
    pub at: Address,
    /// What it says; a line a paragraph.
    pub text: String,
}

/// Something to fix.
#[derive(Debug, Clone, PartialEq)]
pub enum Fix {
    /// How a paragraph is set.
    Paragraph {
        /// The paragraph.
        at: Address,
        /// What to set.
        set: Vec<ParagraphSet>,
    },
    /// How characters look.
    Look {
        /// The paragraph.
        at: Address,
        /// Which bytes of [`Paragraph::text`]; all of them means the paragraph's mark and its automatic
        /// number too.
        range: Range<usize>,
        /// What to set.
        set: Vec<LookSet>,
    },
    /// Other characters in place of some.
    Text {
        /// The paragraph.
        at: Address,
        /// Which bytes of [`Paragraph::text`]; an empty range is where to put the words.
        range: Range<usize>,
        /// What to put in their place.
        words: String,
    },
    /// Paper and margins of a section.
    Page {
        /// The section, an index into [`Paper::sections`].
        section: usize,
        /// What to set.
        set: Vec<PageSet>,
    },
}

/// A property of a paragraph and its new value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphSet {
    /// Where its lines are.
    Align(Alignment),
    /// Indent of the first line; negative is hanging.
    FirstLine(Twip),
    /// Indent from the left.
    Left(Twip),
    /// Indent from the right.
    Right(Twip),
    /// Gap before.
    Before(Twip),
    /// Gap after.
    After(Twip),
    /// Pitch of the lines.
    Line(LineSpacing),
    /// No gap to a neighbour of the same style.
    Contextual(bool),
    /// Stays on the page of the next paragraph.
    KeepNext(bool),
    /// Its lines stay on one page.
    KeepLines(bool),
    /// No single line at the head or foot of a page.
    WidowControl(bool),
    /// Begins on a new page.
    PageBreakBefore(bool),
    /// Without a fill.
    NoShading,
}

/// A property of characters and its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookSet {
    /// The font, in all four slots.
    Font(String),
    /// Type size.
    Size(HalfPoint),
    /// Bold.
    Bold(bool),
    /// Italic.
    Italic(bool),
    /// Underlined with one line, or not.
    Underline(bool),
    /// Shown in capitals.
    Caps(bool),
    /// Black.
    Black,
    /// Without pen or fill.
    NoHighlight,
    /// Letters neither apart nor stretched.
    NormalSpacing,
}

/// A property of a page and its new value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageSet {
    /// Width and height of the paper as it lies.
    Paper(Twip, Twip),
    /// Top margin.
    Top(Twip),
    /// Bottom margin.
    Bottom(Twip),
    /// Left margin.
    Left(Twip),
    /// Right margin.
    Right(Twip),
    /// From the paper's edge to the header.
    Header(Twip),
    /// From the paper's edge to the footer.
    Footer(Twip),
}

/// A fixed copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The copy.
    pub bytes: Vec<u8>,
    /// For each fix, in their order, whether it was made. What lies in a field, crosses another fix, or
    /// names a place that is not there, or what another has changed and no one has accepted yet, is left
    /// to a person.
    pub made: Vec<bool>,
}

/// A copy with comments at paragraphs. Word has comments in the main text only, and none in text boxes: one for
/// another place is at the paragraph that the box hangs on, or at the first.
///
/// # Errors
/// [`EditFault`]; the original does not read.
pub fn mark(bytes: &[u8], marks: &[Mark]) -> Result<Vec<u8>, EditFault> {
    let mut package = Package::open(bytes)?;
    if !marks.is_empty() {
        comment::write(&mut package, marks)?;
    }
    package.finish()
}

/// A copy with its look fixed, as tracked changes.
///
/// # Errors
/// [`EditFault`]; the original does not read.
pub fn fix(bytes: &[u8], fixes: &[Fix]) -> Result<Fixed, EditFault> {
    let paper = read::read(bytes)?;
    let mut package = Package::open(bytes)?;
    let mut made = vec![false; fixes.len()];
    // A page layout may be in the properties of a paragraph: pages are fixed before paragraphs.
    let mut passes: BTreeMap<Option<PartId>, Vec<(usize, &Fix)>> = BTreeMap::new();
    for (nth, fix) in fixes.iter().enumerate() {
        passes.entry(fix.part()).or_default().push((nth, fix));
    }
    for (id, wanted) in passes {
        let Some(part) = paper.part(id.unwrap_or(PartId::BODY)) else { continue };
        let name = &part.name;
        let text = package.text(name)?.ok_or(EditFault::Moved)?;
        let tree = xml::parse(&text, name)?;
        if let Some(new) = fix_part(&paper, &tree, &wanted, &mut made)? {
            // Whatever was in the file, what is written is well-formed.
            xml::parse(&new, name).map_err(|_| EditFault::Moved)?;
            package.put(name, new);
        }
    }
    Ok(Fixed { bytes: package.finish()?, made })
}

/// The fixes of one paragraph.
#[derive(Default)]
struct Work<'f> {
    paragraph: Vec<(usize, &'f [ParagraphSet])>,
    /// Looks that are set on all of the paragraph, so on its mark too: an automatic number follows the mark.
    mark: Vec<(usize, &'f [LookSet])>,
    cuts: Cuts<'f>,
}

fn fix_part(
    paper: &Paper,
    tree: &roxmltree::Document<'_>,
    wanted: &[(usize, &Fix)],
    made: &mut [bool],
) -> Result<Option<String>, EditFault> {
    let mut naming = Naming::of(tree).ok_or(EditFault::NoPrefix)?;
    let mut splices = Splices::default();
    let mut work: BTreeMap<u32, Work<'_>> = BTreeMap::new();
    let mut pages: BTreeMap<usize, Vec<(usize, &[PageSet])>> = BTreeMap::new();
    let known: BTreeMap<u32, &Paragraph> = match wanted.iter().find_map(|(_, fix)| fix.part()) {
        Some(part) => paper.paragraphs(part).map(|p| (p.address.ordinal, p)).collect(),
        None => BTreeMap::new(),
    };
    for (nth, fix) in wanted {
        match fix {
            Fix::Page { section, set } => pages.entry(*section).or_default().push((*nth, set)),
            Fix::Paragraph { at, set } => {
                if known.contains_key(&at.ordinal) {
                    work.entry(at.ordinal).or_default().paragraph.push((*nth, set));
                }
            }
            Fix::Look { at, range, set } => {
                if let Some(paragraph) = known.get(&at.ordinal) {
                    let work = work.entry(at.ordinal).or_default();
                    let length = work.cuts.of(paragraph).length();
                    work.cuts.look(range, *nth, set);
                    if range.start == 0 && range.end >= length {
                        work.mark.push((*nth, set));
                    }
                }
            }
            Fix::Text { at, range, words } => {
                if let Some(paragraph) = known.get(&at.ordinal) {
                    let cuts = &mut work.entry(at.ordinal).or_default().cuts;
                    cuts.of(paragraph).text(range, *nth, words);
                }
            }
        }
    }
    let body = tree.root_element().child("body").filter(|_| !pages.is_empty());
    let layouts: Vec<Node<'_>> =
        body.map(|body| read::page_layouts(body).collect()).unwrap_or_default();
    for (section, sets) in pages {
        page::fix(&layouts, section, &sets, &mut naming, &mut splices, made);
    }
    let (paragraphs, runs) = element::ordinals(tree);
    for (ordinal, work) in work {
        let mut work = work;
        let refused = work.cuts.refuse(&runs);
        work.mark.retain(|(fix, _)| !refused.contains(fix));
        if let Some(node) = paragraphs.get(ordinal as usize) {
            paragraph::fix(*node, &work.paragraph, &work.mark, &mut naming, &mut splices, made);
        }
        work.cuts.apply(&runs, &mut naming, &mut splices, made);
    }
    splices.apply(tree.input_text(), made)
}

impl Fix {
    /// The text that it is in; none for a page layout.
    fn part(&self) -> Option<PartId> {
        match self {
            Fix::Paragraph { at, .. } | Fix::Look { at, .. } | Fix::Text { at, .. } => {
                Some(at.part)
            }
            Fix::Page { .. } => None,
        }
    }
}
