//! Word, editing: the properties of a paragraph.

use super::element::{List, Naming, content_start, source, with};
use super::run::props;
use super::splice::Splices;
use super::{LookSet, ParagraphSet};
use crate::paper::{Alignment, LineSpacing};
use crate::units::Twip;
use crate::word::read::xml::{Look, Node};

/// Sets what the fixes ask for, of the paragraph and of its mark.
pub(super) fn fix(
    node: Node<'_>,
    sets: &[(usize, &[ParagraphSet])],
    mark: &[(usize, &[LookSet])],
    naming: &mut Naming,
    splices: &mut Splices,
    made: &mut [bool],
) {
    if sets.is_empty() && mark.is_empty() {
        return;
    }
    let old = node.child("pPr");
    let mut list = List::read("pPr", old);
    // Another's change waits to be accepted: ours could not be told from it.
    let sets = if list.has("pPrChange") { &[] } else { sets };
    let marked = old.and_then(|old| old.child("rPr")).and_then(|mark| mark.child("rPrChange"));
    let mark = if marked.is_some() { &[] } else { mark };
    if sets.is_empty() && mark.is_empty() {
        return;
    }
    let before = list.without(&["rPr", "sectPr", "pPrChange"]);
    // The elements of attributes are built up over all sets, then written once.
    let mut spacing = Attributes::default();
    let mut indents = Attributes::default();
    for set in sets.iter().flat_map(|(_, set)| set.iter()) {
        apply(*set, &mut list, &mut spacing, &mut indents, naming);
    }
    for (name, changed) in [("spacing", spacing), ("ind", indents)] {
        if !changed.is_empty() {
            let child = old.and_then(|old| old.child(name));
            list.set(name, with(child, name, &changed.set, &changed.without, naming));
        }
    }
    if !mark.is_empty() {
        let looks: Vec<&LookSet> = mark.iter().flat_map(|(_, set)| set.iter()).collect();
        list.set("rPr", props(old.and_then(|old| old.child("rPr")), &looks, true, naming));
    }
    if !sets.is_empty() {
        let (signature, w) = (naming.signature(), &naming.prefix);
        list.set(
            "pPrChange",
            format!("<{w}:pPrChange{signature}><{w}:pPr>{before}</{w}:pPr></{w}:pPrChange>"),
        );
    }
    let new = list.write(naming);
    let paragraph = sets.iter().map(|(fix, _)| *fix);
    let fixes: Vec<usize> = paragraph.chain(mark.iter().map(|(fix, _)| *fix)).collect();
    for fix in &fixes {
        made[*fix] = true;
    }
    match (old, content_start(node)) {
        (Some(old), _) => splices.add(old.range(), new, fixes),
        (None, Some(at)) => splices.add(at..at, new, fixes),
        // `<w:p/>`: rewritten with its end tag.
        (None, None) => {
            let open = source(node).trim_end_matches("/>").trim_end();
            let w = &naming.prefix;
            splices.add(node.range(), format!("{open}>{new}</{w}:p>"), fixes);
        }
    }
}

/// Attributes to set and to leave out.
#[derive(Default)]
struct Attributes {
    set: Vec<(&'static str, String)>,
    without: Vec<&'static str>,
}

impl Attributes {
    fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    fn put(&mut self, name: &'static str, value: String, without: &[&'static str]) {
        self.set.retain(|(known, _)| *known != name && !without.contains(known));
        self.set.push((name, value));
        self.without.extend_from_slice(without);
    }
}

fn apply(
    set: ParagraphSet,
    list: &mut List,
    spacing: &mut Attributes,
    indents: &mut Attributes,
    naming: &Naming,
) {
    let (left, right) = if naming.strict { ("start", "end") } else { ("left", "right") };
    let length = |length: Twip| length.0.to_string();
    let mut switch = |name: &str, on: bool| list.set(name, naming.switch(name, on));
    match set {
        ParagraphSet::Align(align) => {
            let value = match align {
                Alignment::Left => left,
                Alignment::Center => "center",
                Alignment::Right => right,
                Alignment::Justify => "both",
                Alignment::Distribute => "distribute",
            };
            list.set("jc", naming.empty("jc", &[("val", value)]));
        }
        ParagraphSet::FirstLine(indent) if indent.0 < 0 => {
            indents.put("hanging", length(Twip(-indent.0)), &FIRST_LINE[1..]);
        }
        ParagraphSet::FirstLine(indent) => {
            indents.put(
                "firstLine",
                length(indent),
                &["hanging", "firstLineChars", "hangingChars"],
            );
        }
        ParagraphSet::Left(indent) => {
            indents.put(left, length(indent), &["left", "start", "leftChars", "startChars"]);
        }
        ParagraphSet::Right(indent) => {
            indents.put(right, length(indent), &["right", "end", "rightChars", "endChars"]);
        }
        ParagraphSet::Before(gap) => {
            // Auto spacing may come from the style: it is said to be off.
            spacing.put("before", length(gap), &["beforeLines"]);
            spacing.put("beforeAutospacing", "0".into(), &[]);
        }
        ParagraphSet::After(gap) => {
            spacing.put("after", length(gap), &["afterLines"]);
            spacing.put("afterAutospacing", "0".into(), &[]);
        }
        ParagraphSet::Line(line) => {
            let (pitch, rule) = match line {
                LineSpacing::Multiple(times) => (times.to_string(), "auto"),
                LineSpacing::Exact(pitch) => (length(pitch), "exact"),
                LineSpacing::AtLeast(pitch) => (length(pitch), "atLeast"),
            };
            spacing.put("line", pitch, &[]);
            spacing.put("lineRule", rule.into(), &[]);
        }
        ParagraphSet::Contextual(on) => switch("contextualSpacing", on),
        ParagraphSet::KeepNext(on) => switch("keepNext", on),
        ParagraphSet::KeepLines(on) => switch("keepLines", on),
        ParagraphSet::WidowControl(on) => switch("widowControl", on),
        ParagraphSet::PageBreakBefore(on) => switch("pageBreakBefore", on),
        ParagraphSet::NoShading => {
            let none = [("val", "clear"), ("color", "auto"), ("fill", "auto")];
            list.set("shd", naming.empty("shd", &none));
        }
    }
}

/// The ways to say how the first line is set in.
const FIRST_LINE: [&str; 4] = ["hanging", "firstLine", "firstLineChars", "hangingChars"];
