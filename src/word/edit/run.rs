//! Word, editing: the look and the characters of runs.
//!
//! A fix names bytes of a paragraph's text; the reader has noted from which child of which run element each stretch
//! comes. A run element that is touched is rewritten, cut at the ends of the fixes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use super::LookSet;
use super::element::{List, Naming, attributes, renumbered, source};
use super::splice::Splices;
use crate::layout::escape;
use crate::paper::{Content, Paragraph, Run};
use crate::word::read::xml::{Look, Node};
use crate::word::read::{kept_characters, text_of};

/// What is to be done with characters of a child of a run.
#[derive(Debug, Clone)]
struct Cut<'f> {
    fix: usize,
    child: u32,
    /// Characters of the child.
    range: Range<usize>,
    act: Act<'f>,
}

#[derive(Debug, Clone)]
enum Act<'f> {
    Look(&'f [LookSet]),
    /// Taken out, and these words put in after.
    Replace(&'f str),
}

/// Where the bytes of a paragraph's text come from: looked up once, for all of its fixes.
#[derive(Debug)]
pub(super) struct Places<'p> {
    runs: Vec<(Range<usize>, &'p Run)>,
}

/// Characters of a child of a run element.
type Place = (u32, u32, Range<usize>);

impl<'p> Places<'p> {
    fn of(paragraph: &'p Paragraph) -> Self {
        Places { runs: paragraph.shown_at().collect() }
    }

    /// How long the text is.
    fn length(&self) -> usize {
        self.runs.last().map_or(0, |(range, _)| range.end)
    }

    /// Run element, child and characters of the child for a stretch. `None` where some of it comes from
    /// nowhere that can be edited; characters of a field are not replaced, since the field would bring them
    /// back.
    fn find(&self, wanted: &Range<usize>, replace: bool) -> Option<Vec<Place>> {
        let mut places = Vec::new();
        let first = self.runs.partition_point(|(at, _)| at.end < wanted.start);
        let touching = self.runs.iter().skip(first).take_while(|(at, _)| at.start <= wanted.end);
        for (at, run) in touching {
            let text = run.text();
            let (from, to) = (wanted.start.max(at.start), wanted.end.min(at.end));
            let touched = from < to
                || (wanted.is_empty() && at.start <= from && from <= at.end && places.is_empty());
            if !touched || (text.is_empty() && !wanted.is_empty()) {
                continue;
            }
            let editable = !replace || run.field.is_none() && !text.is_empty();
            let Some(origin) = run.origin.filter(|_| editable) else {
                if wanted.is_empty() || matches!(run.content, Content::Drawing(_)) {
                    continue;
                }
                return None;
            };
            let count = |to: usize| text.get(..to - at.start).map(|before| before.chars().count());
            let (from, to) = (count(from)?, count(to.max(from))?);
            let offset = origin.offset as usize;
            places.push((origin.run, origin.child, offset + from..offset + to));
        }
        (!places.is_empty()).then_some(places)
    }
}

/// All that is to be done in a paragraph, by run element.
#[derive(Debug, Default)]
pub(super) struct Cuts<'f> {
    places: Option<Places<'f>>,
    runs: BTreeMap<u32, Vec<Cut<'f>>>,
    /// The ends of what is replaced, by run element, child and first character.
    replaced: BTreeMap<(u32, u32, usize), usize>,
}

impl<'f> Cuts<'f> {
    /// Those of a paragraph.
    pub(super) fn of(&mut self, paragraph: &'f Paragraph) -> &mut Self {
        self.places.get_or_insert_with(|| Places::of(paragraph));
        self
    }

    /// How long the text of the paragraph is.
    pub(super) fn length(&self) -> usize {
        self.places.as_ref().map_or(0, Places::length)
    }

    fn find(&self, range: &Range<usize>, replace: bool) -> Option<Vec<Place>> {
        self.places.as_ref().and_then(|places| places.find(range, replace))
    }

    /// Sets the look of a range.
    pub(super) fn look(&mut self, range: &Range<usize>, fix: usize, set: &'f [LookSet]) {
        for (run, child, range) in self.find(range, false).unwrap_or_default() {
            self.runs.entry(run).or_default().push(Cut { fix, child, range, act: Act::Look(set) });
        }
    }

    /// Replaces a range. What crosses a replacement that is already asked for is left.
    pub(super) fn text(&mut self, range: &Range<usize>, fix: usize, words: &'f str) {
        let Some(places) = self.find(range, true) else { return };
        // An empty range takes its place as one character.
        let end = |range: &Range<usize>| range.end.max(range.start + 1);
        let crosses = places.iter().any(|(run, child, range)| {
            let before = self.replaced.range(..(*run, *child, end(range))).next_back();
            before.is_some_and(|((r, c, _), end)| (r, c) == (run, child) && *end > range.start)
        });
        if crosses {
            return;
        }
        let last = places.len() - 1;
        for (nth, (run, child, range)) in places.into_iter().enumerate() {
            // The new words come after all of the old ones.
            let act = Act::Replace(if nth == last { words } else { "" });
            self.replaced.insert((run, child, range.start), end(&range));
            self.runs.entry(run).or_default().push(Cut { fix, child, range, act });
        }
    }

    /// Takes out the fixes that touch what another has changed and no one has accepted yet: a change in a
    /// change could not be told from it. Gives back those fixes.
    pub(super) fn refuse(&mut self, runs: &[Node<'_>]) -> BTreeSet<usize> {
        let mut refused = BTreeSet::new();
        for (ordinal, cuts) in &self.runs {
            let Some(node) = runs.get(*ordinal as usize) else { continue };
            let looks = node.child("rPr").is_some_and(|props| props.child("rPrChange").is_some());
            let new = node.ancestors().take_while(|above| above.word() != Some("p"));
            let new = new.skip(1).any(|above| matches!(above.word(), Some("ins" | "moveTo")));
            let touches = |cut: &&Cut<'_>| match cut.act {
                Act::Look(_) => looks,
                Act::Replace(_) => new,
            };
            refused.extend(cuts.iter().filter(touches).map(|cut| cut.fix));
        }
        for cuts in self.runs.values_mut() {
            cuts.retain(|cut| !refused.contains(&cut.fix));
        }
        self.runs.retain(|_, cuts| !cuts.is_empty());
        refused
    }

    /// Rewrites the touched runs.
    pub(super) fn apply(
        self,
        runs: &[Node<'_>],
        naming: &mut Naming,
        splices: &mut Splices,
        made: &mut [bool],
    ) {
        for (ordinal, cuts) in self.runs {
            let Some(node) = runs.get(ordinal as usize) else { continue };
            let fixes: BTreeSet<usize> = cuts.iter().map(|cut| cut.fix).collect();
            for fix in &fixes {
                made[*fix] = true;
            }
            let new = rewrite(*node, cuts, naming);
            splices.add(node.range(), new, fixes.into_iter().collect());
        }
    }
}

/// A range of a run that is treated alike.
#[derive(Debug, Default)]
struct Piece {
    xml: String,
    looks: BTreeSet<usize>,
    gone: bool,
    insert: String,
}

fn rewrite(node: Node<'_>, cuts: Vec<Cut<'_>>, naming: &mut Naming) -> String {
    let children = node.children().filter(|child| child.is_element()).enumerate();
    let looks: BTreeMap<usize, &[LookSet]> = cuts
        .iter()
        .filter_map(|cut| match cut.act {
            Act::Look(set) => Some((cut.fix, set)),
            Act::Replace(_) => None,
        })
        .collect();
    let mut by_child: BTreeMap<usize, Vec<Cut<'_>>> = BTreeMap::new();
    for cut in cuts {
        by_child.entry(cut.child as usize).or_default().push(cut);
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (nth, child) in children {
        let mine = by_child.remove(&nth).unwrap_or_default();
        match child.word() {
            Some("rPr") => {}
            Some("t") if !mine.is_empty() => cut_text(child, mine, naming, &mut pieces),
            _ => {
                let mut piece = Piece { xml: source(child).to_owned(), ..Piece::default() };
                for cut in &mine {
                    piece.take(cut, !cut.range.is_empty());
                }
                push(piece, &mut pieces);
            }
        }
    }
    let (old, attributes, w) = (node.child("rPr"), attributes(node), naming.prefix.clone());
    let mut out = String::new();
    for piece in pieces {
        let sets: Vec<&LookSet> = piece
            .looks
            .iter()
            .filter_map(|fix| looks.get(fix))
            .flat_map(|set| set.iter())
            .collect();
        let open = |tracked: bool, naming: &mut Naming| {
            let props = props(old, &sets, tracked, naming);
            format!("<{w}:r{attributes}>{props}")
        };
        if !piece.xml.is_empty() {
            let open = open(true, naming);
            match piece.gone {
                true => {
                    let signature = naming.signature();
                    let _ =
                        write!(out, "<{w}:del{signature}>{open}{}</{w}:r></{w}:del>", piece.xml);
                }
                false => {
                    let _ = write!(out, "{open}{}</{w}:r>", piece.xml);
                }
            }
        }
        if !piece.insert.is_empty() {
            // What is new has had no other look before.
            let open = open(false, naming);
            let words = text_element("t", &piece.insert, naming);
            let signature = naming.signature();
            let _ = write!(out, "<{w}:ins{signature}>{open}{words}</{w}:r></{w}:ins>");
        }
    }
    out
}

impl Piece {
    /// Notes what a cut does to it; `covers` is whether it takes characters of the piece.
    fn take(&mut self, cut: &Cut<'_>, covers: bool) {
        match cut.act {
            Act::Look(_) if covers => {
                self.looks.insert(cut.fix);
            }
            Act::Look(_) => {}
            Act::Replace(words) => {
                self.gone |= covers;
                self.insert.push_str(words);
            }
        }
    }
}

/// Adds a piece, to the one before where both are treated alike.
fn push(piece: Piece, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        Some(last)
            if last.looks == piece.looks && last.gone == piece.gone && last.insert.is_empty() =>
        {
            last.xml.push_str(&piece.xml);
            last.insert = piece.insert;
        }
        _ => pieces.push(piece),
    }
}

/// A `w:t` cut at the ends of what is done to it.
fn cut_text(node: Node<'_>, mut cuts: Vec<Cut<'_>>, naming: &Naming, pieces: &mut Vec<Piece>) {
    let text = text_of(node);
    let characters: Vec<(usize, char)> = kept_characters(&text, node).collect();
    let first = characters.first().map_or(0, |(at, _)| *at);
    let end = characters.last().map_or(0, |(at, _)| at + 1);
    let mut ends: BTreeSet<usize> = [first, end].into_iter().collect();
    for cut in &cuts {
        ends.extend(
            [cut.range.start, cut.range.end].iter().filter(|at| (first..=end).contains(at)),
        );
    }
    let ends: Vec<usize> = ends.into_iter().collect();
    // In the order of the text; what is asked for at one place keeps its order.
    cuts.sort_by_key(|cut| cut.range.start);
    let mut cuts = cuts.into_iter().peekable();
    let mut covering: Vec<Cut<'_>> = Vec::new();
    // What is put in looks as what it is put before.
    let put_in = |cut: &Cut<'_>, covering: &[Cut<'_>], pieces: &mut Vec<Piece>| {
        let mut piece = Piece::default();
        let looks = covering.iter().filter(|cut| matches!(cut.act, Act::Look(_)));
        piece.looks = looks.map(|cut| cut.fix).collect();
        piece.take(cut, false);
        push(piece, pieces);
    };
    for pair in ends.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let mut new = Vec::new();
        while let Some(cut) = cuts.next_if(|cut| cut.range.start <= from) {
            match cut.range.is_empty() {
                true => new.push(cut),
                false => covering.push(cut),
            }
        }
        covering.retain(|cut| cut.range.end > from);
        for cut in &new {
            put_in(cut, &covering, pieces);
        }
        let words: String = characters[from - first..to - first].iter().map(|(_, c)| c).collect();
        let mut piece = Piece::default();
        for cut in &covering {
            // The new words occur once, after the last of the old ones.
            let act = match (&cut.act, to == cut.range.end) {
                (Act::Replace(_), false) => Act::Replace(""),
                (act, _) => act.clone(),
            };
            piece.take(&Cut { act, ..cut.clone() }, true);
        }
        let name = if piece.gone { "delText" } else { "t" };
        piece.xml = text_element(name, &words, naming);
        push(piece, pieces);
    }
    for cut in cuts.filter(|cut| cut.range.is_empty()) {
        put_in(&cut, &covering, pieces);
    }
}

fn text_element(name: &str, words: &str, naming: &Naming) -> String {
    let w = &naming.prefix;
    format!(r#"<{w}:{name} xml:space="preserve">{}</{w}:{name}>"#, escape(words))
}

/// The properties of a run or of a paragraph's mark, with some set; `tracked` is whether what they were is kept
/// next to them. In order even where nothing is set: a run is cut into several, and a slip in it would be there as
/// often.
pub(super) fn props(
    old: Option<Node<'_>>,
    sets: &[&LookSet],
    tracked: bool,
    naming: &mut Naming,
) -> String {
    if old.is_none() && sets.is_empty() {
        return String::new();
    }
    let mut list = List::read("rPr", old);
    let before = list.without(&["ins", "del", "moveFrom", "moveTo", "rPrChange"]);
    for set in sets {
        let mut put = |name: &str, attributes: &[(&str, &str)]| {
            list.set(name, naming.empty(name, attributes));
        };
        match set {
            LookSet::Font(font) => {
                let slots = ["ascii", "hAnsi", "eastAsia", "cs"].map(|slot| (slot, font.as_str()));
                put("rFonts", &slots);
            }
            LookSet::Size(size) => {
                let size = size.0.to_string();
                put("sz", &[("val", &size)]);
                put("szCs", &[("val", &size)]);
            }
            LookSet::Bold(on) => both(&mut list, ["b", "bCs"], *on, naming),
            LookSet::Italic(on) => both(&mut list, ["i", "iCs"], *on, naming),
            LookSet::Underline(on) => put("u", &[("val", if *on { "single" } else { "none" })]),
            LookSet::Caps(on) => list.set("caps", naming.switch("caps", *on)),
            LookSet::Black => put("color", &[("val", "auto")]),
            LookSet::NoHighlight => {
                put("highlight", &[("val", "none")]);
                put("shd", &[("val", "clear"), ("color", "auto"), ("fill", "auto")]);
            }
            LookSet::NormalSpacing => {
                put("spacing", &[("val", "0")]);
                put("w", &[("val", "100")]);
            }
        }
    }
    let known = old.and_then(|old| old.child("rPrChange"));
    if !tracked {
        list.remove("rPrChange");
    } else if let Some(known) = known {
        // One that is there already is in every piece of the run: each needs a number of its own.
        list.set("rPrChange", renumbered(known, naming));
    } else if !sets.is_empty() {
        let (signature, w) = (naming.signature(), &naming.prefix);
        list.set(
            "rPrChange",
            format!("<{w}:rPrChange{signature}><{w}:rPr>{before}</{w}:rPr></{w}:rPrChange>"),
        );
    }
    list.write(naming)
}

fn both(list: &mut List, names: [&str; 2], on: bool, naming: &Naming) {
    for name in names {
        list.set(name, naming.switch(name, on));
    }
}
