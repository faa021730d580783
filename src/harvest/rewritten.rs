//! Tasks, harvest: a summary that a person has rewritten in Word: which sections say something else than they were
//! printed with, and their text with figures by name again.
//!
//! Which section a place is, and whether a person changed it, says the bookmark around it
//! ([`crate::compose::summary::region`]). A figure is its name again where its own bookmark is still around it, and its
//! number the one that was printed; or where the number stands after the same words as before and can be no other.
//! What was typed is kept as typed, never guessed.

mod fault;
mod outside;

use std::collections::{BTreeMap, BTreeSet};

pub use fault::RewrittenFault;

use crate::compose::Composer;
use crate::compose::summary::living::{Living, LivingSection};
use crate::compose::summary::region::{self, Printed};
use crate::data::campaign::Campaign;
use crate::data::living::{
    FigureName, Paragraph as LivingParagraph, Piece, Shows, text_of, written,
};
use crate::data::scalar::Id;
use crate::paper::{BookmarkSpan, Content, Paper, Paragraph, PartId};
use crate::problem::Problems;

/// A summary as it came back.
#[derive(Debug)]
pub struct Rewritten {
    /// Its period.
    pub period: Id,
    /// The sections that a person changed.
    pub sections: Vec<RewrittenSection>,
    /// What is doubtful.
    pub findings: Vec<RewrittenFault>,
}

/// A section that a person changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RewrittenSection {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text, figures by name.
    pub text: String,
    /// What the data say of it today, where a person wrote it.
    pub typed: Option<String>,
    /// The data were changed since the file was made.
    pub conflict: bool,
}

/// Whether a file is a summary, by what it says of itself.
pub fn is_summary(paper: &Paper) -> bool {
    paper.properties.custom.contains_key(region::KEY)
        || paper.facts.bookmarks.iter().any(|name| region::parts(name).is_some())
}

/// Reads a summary.
///
/// # Errors
/// It is none of this campaign; problems of templates where today's summary cannot be made.
pub fn read(
    composer: &Composer,
    paper: &Paper,
) -> Result<Result<Rewritten, RewrittenFault>, Problems> {
    let campaign = composer.campaign();
    let period = match period_of(campaign, paper) {
        Ok(period) => period,
        Err(found) => return Ok(Err(RewrittenFault::Foreign { found })),
    };
    let summary = composer.summary(&period);
    let Some((job, of)) = summary.and_then(|job| Some((job.clone(), job.period()?))) else {
        return Ok(Err(RewrittenFault::Foreign { found: period.to_string() }));
    };
    let living = composer.living(of)?;
    let today = composer.document(&job)?;
    let own = campaign.office.value.campaign.as_str();
    let reader = Reader {
        paper,
        living: &living,
        figures: paper
            .facts
            .bookmark_spans
            .iter()
            .filter(|span| span.name.starts_with("sl_"))
            .collect(),
        as_printed: region::figures_as_printed(&paper.properties.custom),
    };
    let mut findings = Vec::new();
    let changes = &paper.facts.changes;
    let tracked = changes.inserted + changes.deleted + changes.moved;
    if tracked > 0 {
        findings.push(RewrittenFault::Tracked { count: tracked });
    }
    if let Some(first) = paper.facts.remarks.first() {
        let (first, count) = (first.text.clone(), paper.facts.comments);
        findings.push(RewrittenFault::Comments { first, count });
    }
    let (mut sections, mut within, mut stale) = (Vec::new(), BTreeSet::new(), false);
    for section in &living.sections {
        let which = region::which((own, period.as_str(), &section.id));
        let region = match reader.region(&which, section) {
            Ok(region) => region,
            Err(fault) => {
                findings.push(fault);
                continue;
            }
        };
        let Some(region) = region else {
            if !section.paragraphs.is_empty() {
                findings.push(RewrittenFault::Gone { section: section.title.clone() });
            }
            continue;
        };
        within.extend(region.paragraphs.iter().map(|paragraph| paragraph.address.ordinal));
        let today: Vec<Printed> =
            section.paragraphs.iter().map(|(_, printed)| printed.clone()).collect();
        let said = region.said.clone().unwrap_or_else(|| region::says(&today));
        stale |= said != region::says(&today);
        let printed = reader.printed(&region.paragraphs);
        if region::says(&printed) == said {
            continue;
        }
        if printed.is_empty() {
            findings.push(RewrittenFault::Gone { section: section.title.clone() });
            continue;
        }
        if region.holds_more {
            findings.push(RewrittenFault::NoWords { section: section.title.clone() });
            continue;
        }
        let text = reader.text(section, &printed, &mut findings);
        let standing: Vec<LivingParagraph> =
            section.paragraphs.iter().map(|(paragraph, _)| paragraph.clone()).collect();
        if text_of(&standing).trim() == text {
            continue;
        }
        if !section.clear {
            findings.push(RewrittenFault::Unclear { section: section.title.clone() });
            continue;
        }
        let source = region::source_of(section.typed.as_deref());
        let same = region.source.as_ref().is_some_and(|made| *made == source);
        let conflict = section.typed.is_some() && !same;
        sections.push(RewrittenSection {
            id: section.id.clone(),
            title: section.title.clone(),
            text,
            typed: section.typed.clone(),
            conflict,
        });
    }
    findings.extend(outside::changes(&reader, &today, &within, stale));
    Ok(Ok(Rewritten { period, sections, findings }))
}

/// The period that a summary is of, or what it names.
fn period_of(campaign: &Campaign, paper: &Paper) -> Result<Id, String> {
    let own = campaign.office.value.campaign.as_str();
    let periods = &campaign.plan.value.reporting.periods;
    if let Some(named) = paper.properties.custom.get(region::KEY) {
        let period = named.strip_prefix(own).and_then(|rest| rest.strip_prefix('/'));
        let period = period.and_then(|id| periods.iter().find(|period| period.id.as_str() == id));
        return period.map(|period| period.id.clone()).ok_or_else(|| named.clone());
    }
    let marks: Vec<&str> = paper
        .facts
        .bookmarks
        .iter()
        .filter_map(|name| region::parts(name))
        .map(|(which, ..)| which)
        .collect();
    let ids = |period: &Id| {
        let fixed = crate::data::summaries::Fixed::ALL.iter().map(|fixed| fixed.id().to_owned());
        let duties = campaign.plan.value.duties.iter().map(|duty| duty.id.to_string());
        let phases =
            crate::data::summaries::phases(campaign).into_iter().map(|(id, _)| id.to_string());
        let all = fixed.chain(duties).chain(phases);
        all.map(|id| region::which((own, period.as_str(), &id))).collect::<Vec<String>>()
    };
    let mut found = periods
        .iter()
        .filter(|period| ids(&period.id).iter().any(|which| marks.contains(&which.as_str())));
    match (found.next(), found.next()) {
        (Some(period), None) => Ok(period.id.clone()),
        _ => Err(marks.first().copied().unwrap_or_default().to_owned()),
    }
}

/// The place of a section in a file.
struct Region<'p> {
    paragraphs: Vec<&'p Paragraph>,
    /// The hash of what it said when it was made.
    said: Option<String>,
    /// The hash of what it was made from.
    source: Option<String>,
    /// Whether it holds a table or a picture.
    holds_more: bool,
}

/// A file that is held against the summary as it is today.
struct Reader<'p> {
    paper: &'p Paper,
    living: &'p Living,
    /// The bookmarks of figures.
    figures: Vec<&'p BookmarkSpan>,
    /// What figures were printed as.
    as_printed: BTreeMap<String, String>,
}

impl<'p> Reader<'p> {
    fn region(
        &self,
        which: &str,
        section: &LivingSection,
    ) -> Result<Option<Region<'p>>, RewrittenFault> {
        let of_section =
            |span: &&BookmarkSpan| region::parts(&span.name).is_some_and(|(of, ..)| of == which);
        let spans: Vec<&BookmarkSpan> =
            self.paper.facts.bookmark_spans.iter().filter(of_section).collect();
        let Some(first) = spans.first() else { return Ok(None) };
        // LibreOffice begins a bookmark over several paragraphs twice: what has the one name is one.
        let last = spans.iter().map(|span| span.runs.end).max().unwrap_or_default();
        let runs = first.runs.start..last;
        let among = |span: &&BookmarkSpan| {
            let other = region::parts(&span.name).is_some_and(|(of, ..)| of != which);
            other && runs.start < span.runs.start && span.runs.start < runs.end
        };
        if spans.iter().any(|span| span.name != first.name)
            || self.paper.facts.bookmark_spans.iter().any(|span| among(&span))
        {
            return Err(RewrittenFault::Twice { section: section.title.clone() });
        }
        let in_span = |paragraph: &Paragraph| {
            let origins = paragraph.runs.iter().filter_map(|run| run.origin);
            origins.into_iter().any(|origin| runs.contains(&origin.run))
        };
        let mut holds_more = false;
        let mut paragraphs = Vec::new();
        for paragraph in self.paper.paragraphs(PartId::BODY) {
            if in_span(paragraph) {
                let drawn = paragraph.shown().any(|run| matches!(run.content, Content::Drawing(_)));
                holds_more |= drawn || paragraph.address.path.len() > 1;
                paragraphs.push(paragraph);
            }
        }
        let parts = region::parts(&first.name);
        Ok(Some(Region {
            paragraphs,
            said: parts.map(|(_, said, _)| said.to_owned()),
            source: parts.map(|(.., source)| source.to_owned()),
            holds_more,
        }))
    }

    /// Paragraphs as they are printed, a line each.
    fn printed(&self, paragraphs: &[&Paragraph]) -> Vec<Printed> {
        let mut all = Vec::new();
        for paragraph in paragraphs {
            let bullet = paragraph.number.as_ref().is_some_and(|number| number.bullet);
            let mut line = Printed { item: bullet, runs: Vec::new() };
            if let Some(number) = paragraph.number.as_ref().filter(|number| !number.bullet) {
                line.runs.push((format!("{} ", number.text), None));
            }
            for run in paragraph.shown() {
                let mark = run.origin.and_then(|origin| self.figure_at(origin.run));
                let mark = mark.map(|span| region::base(&span.name).to_owned());
                for (nth, text) in run.text().split(['\n', '\u{C}']).enumerate() {
                    if nth > 0 {
                        all.push(std::mem::take(&mut line));
                    }
                    match line.runs.last_mut().filter(|(_, last)| *last == mark) {
                        Some((words, _)) => words.push_str(text),
                        None if text.is_empty() => {}
                        None => line.runs.push((text.to_owned(), mark.clone())),
                    }
                }
            }
            all.push(line);
        }
        all.iter_mut().for_each(strip_mark);
        all.retain(|line| !line.words().is_empty());
        all
    }

    /// The bookmark of a figure that a run is in. They begin one after the other, and hardly any is in another.
    fn figure_at(&self, run: u32) -> Option<&'p BookmarkSpan> {
        let begun = self.figures.partition_point(|span| span.runs.start <= run);
        let last = self.figures.get(begun.saturating_sub(NESTED)..begun)?;
        last.iter().rev().find(|span| span.runs.contains(&run)).copied()
    }

    /// What a figure was printed as when the file was made.
    fn printed_as(&self, mark: &str) -> Option<&str> {
        let kept = self.as_printed.get(region::tail(mark));
        let today = || self.living.figures.get(mark).map(|(_, words)| words);
        kept.or_else(today).map(String::as_str)
    }

    /// The text of a section, figures by name.
    fn text(
        &self,
        section: &LivingSection,
        printed: &[Printed],
        findings: &mut Vec<RewrittenFault>,
    ) -> String {
        let mut left: Vec<&(LivingParagraph, Printed)> = section.paragraphs.iter().collect();
        let closes = self.living.sections.last().is_some_and(|last| last.id == section.id);
        let mut lines = Vec::new();
        for (nth, line) in printed.iter().enumerate() {
            let mut line = line.clone();
            if closes && nth + 1 == printed.len() {
                full_stop(&mut line);
            }
            let whole = line.runs.iter().all(|(words, mark)| {
                mark.as_ref().is_none_or(|mark| self.printed_as(mark) == Some(words.trim()))
            });
            let unmarked = line.runs.iter().all(|(_, mark)| mark.is_none());
            let same = left.iter().position(|(_, today)| {
                let says_so = unmarked && today.item == line.item && today.words() == line.words();
                says_so || (whole && today.masked() == line.masked())
            });
            let pieces = match same {
                Some(nth) => left.remove(nth).0.pieces.clone(),
                None => self.pieces(section, &line, printed, findings),
            };
            let item = if line.item { "- " } else { "" };
            lines.push(format!("{item}{}", written(&pieces).trim()));
        }
        lines.join("\n")
    }

    /// A changed line as living text.
    fn pieces(
        &self,
        section: &LivingSection,
        line: &Printed,
        all: &[Printed],
        findings: &mut Vec<RewrittenFault>,
    ) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut push = |piece: Piece| match (pieces.last_mut(), piece) {
            (Some(Piece::Words(last)), Piece::Words(words)) => last.push_str(&words),
            (_, Piece::Words(words)) if words.is_empty() => {}
            (_, piece) => pieces.push(piece),
        };
        let mut before = String::new();
        for (words, mark) in &self.lists_whole(section, line, findings) {
            match mark {
                None => self
                    .by_place(section, (&before, words), all, findings)
                    .into_iter()
                    .for_each(&mut push),
                Some(mark) => {
                    self.figure(section, (words, mark), findings).into_iter().for_each(&mut push)
                }
            }
            before.push_str(words);
        }
        // Single spaces: what else there is of them is how Word keeps words together.
        for piece in &mut pieces {
            if let Piece::Words(words) = piece {
                let (front, back) =
                    (words.starts_with(char::is_whitespace), words.ends_with(char::is_whitespace));
                let bare = region::spaced(words);
                *words = match bare.is_empty() {
                    true => " ".to_owned(),
                    false => format!(
                        "{}{bare}{}",
                        if front { " " } else { "" },
                        if back { " " } else { "" }
                    ),
                };
            }
        }
        pieces
    }

    /// The runs of a line, a number within a list of names as words of that list: it stands and falls with it.
    fn lists_whole(
        &self,
        section: &LivingSection,
        line: &Printed,
        findings: &mut Vec<RewrittenFault>,
    ) -> Vec<(String, Option<String>)> {
        let mut runs: Vec<(String, Option<String>)> = Vec::with_capacity(line.runs.len());
        for (words, mark) in &line.runs {
            let within =
                mark.as_ref().and_then(|mark| Some((mark, self.living.within_lists.get(mark)?)));
            if let Some((mark, (name, today))) = within {
                let as_printed = self.printed_as(mark).unwrap_or(today);
                if words.trim() != as_printed {
                    findings.push(typed_over(section, (as_printed, words), name, today));
                }
            }
            let mark = mark.clone().filter(|_| within.is_none());
            match runs.last_mut().filter(|(_, last)| last.is_none() && mark.is_none()) {
                Some((last, _)) => last.push_str(words),
                None => runs.push((words.clone(), mark)),
            }
        }
        runs
    }

    /// What is in the bookmark of a figure: its name, and words that were typed at its ends.
    fn figure(
        &self,
        section: &LivingSection,
        (words, mark): (&str, &str),
        findings: &mut Vec<RewrittenFault>,
    ) -> Vec<Piece> {
        let own = section.paragraphs.iter().flat_map(|(paragraph, printed)| {
            let names = paragraph.pieces.iter().filter_map(|piece| match piece {
                Piece::Figure(name) => Some(name),
                Piece::Words(_) => None,
            });
            let marks = printed.runs.iter().filter_map(|(_, mark)| mark.as_deref());
            let marks: Vec<&str> =
                marks.filter(|mark| !self.living.within_lists.contains_key(*mark)).collect();
            let names: Vec<_> = names.filter(|name| name.shows != Shows::Names).collect();
            let pairs = if names.len() == marks.len() { names.len() } else { 0 };
            names.into_iter().zip(marks).take(pairs).collect::<Vec<_>>()
        });
        let mut own = own.filter(|(_, of)| *of == mark).map(|(name, _)| name.clone());
        let known = self.living.figures.get(mark);
        let Some(name) = own.next().or_else(|| known.map(|(name, _)| name.clone())) else {
            return vec![Piece::Words(words.to_owned())];
        };
        let Some(as_printed) = self.printed_as(mark) else {
            return vec![Piece::Words(words.to_owned())];
        };
        let number = |c: char| c.is_alphanumeric() || matches!(c, ',' | '.');
        if let Some((front, back)) = words.split_once(as_printed)
            && !front.ends_with(number)
            && !back.trim_end_matches([',', '.']).starts_with(number)
            && !back.contains(as_printed)
        {
            let (front, back) = (Piece::Words(front.to_owned()), Piece::Words(back.to_owned()));
            return vec![front, Piece::Figure(name), back];
        }
        let today = known.map_or(as_printed, |(_, words)| words.as_str());
        findings.push(typed_over(section, (as_printed, words), &name, today));
        vec![Piece::Words(words.to_owned())]
    }

    /// Words without a bookmark: names of agencies and numbers in them are by name again where they stand after the same
    /// words as before, and can be nothing else.
    fn by_place(
        &self,
        section: &LivingSection,
        (before, words): (&str, &str),
        all: &[Printed],
        findings: &mut Vec<RewrittenFault>,
    ) -> Vec<Piece> {
        let times =
            |what: &str| all.iter().map(|line| line.words().matches(what).count()).sum::<usize>();
        for listed in &section.listed {
            let Some((front, back)) = words.split_once(listed.words.as_str()) else { continue };
            let context = tail_of(&listed.before);
            let here = region::spaced(&format!("{before}{front}"));
            if times(&listed.words) == 1 && !context.is_empty() && here.ends_with(&context) {
                let mut pieces =
                    vec![Piece::Words(front.to_owned()), Piece::Figure(listed.name.clone())];
                let before = format!("{before}{front}{}", listed.words);
                pieces.extend(self.by_place(section, (&before, back), all, findings));
                return pieces;
            }
        }
        // A figure whose bookmark is lost.
        let kept: Vec<&str> = all
            .iter()
            .flat_map(|line| &line.runs)
            .filter_map(|(_, mark)| mark.as_deref())
            .collect();
        for (_, printed) in &section.paragraphs {
            let mut said = String::new();
            for (shown, mark) in &printed.runs {
                let of_list = |mark: &&str| self.living.within_lists.contains_key(*mark);
                let lost = |mark: &&str| !kept.contains(mark) && !of_list(mark);
                let Some(mark) = mark.as_deref().filter(lost) else {
                    said.push_str(shown);
                    continue;
                };
                let as_printed = self.printed_as(mark).unwrap_or(shown);
                let context = tail_of(&said);
                said.push_str(shown);
                let Some((front, back)) = split_number(words, as_printed) else { continue };
                let here = region::spaced(&format!("{before}{front}"));
                let names = self.names_printed_as(section, as_printed, &kept);
                if context.is_empty() || !here.ends_with(&context) {
                    continue;
                }
                match names.as_slice() {
                    [name] if times(as_printed) == 1 => {
                        let mut pieces =
                            vec![Piece::Words(front.to_owned()), Piece::Figure(name.clone())];
                        let before = format!("{before}{front}{as_printed}");
                        pieces.extend(self.by_place(section, (&before, back), all, findings));
                        return pieces;
                    }
                    _ => {
                        let fault = RewrittenFault::Several {
                            section: section.title.clone(),
                            number: as_printed.to_owned(),
                            names: names.iter().map(ToString::to_string).collect(),
                        };
                        if names.len() > 1 && !findings.contains(&fault) {
                            findings.push(fault);
                        }
                    }
                }
            }
        }
        vec![Piece::Words(words.to_owned())]
    }

    /// The figures of a section that were printed so and whose bookmarks are lost.
    fn names_printed_as(
        &self,
        section: &LivingSection,
        as_printed: &str,
        kept: &[&str],
    ) -> Vec<FigureName> {
        let mut marks: Vec<&str> = section
            .paragraphs
            .iter()
            .flat_map(|(_, printed)| &printed.runs)
            .filter_map(|(_, mark)| mark.as_deref())
            .filter(|mark| !kept.contains(mark) && self.printed_as(mark) == Some(as_printed))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        let known = |mark: &&str| self.living.figures.get(*mark).map(|(name, _)| name.clone());
        marks.iter().filter_map(known).collect()
    }
}

/// So many bookmarks back one may still be open.
const NESTED: usize = 4;

/// So many letters before a figure are its place.
const CONTEXT: usize = 12;

/// The last letters of words, from the beginning of a word.
fn tail_of(words: &str) -> String {
    let words = region::spaced(words);
    let letters: Vec<char> = words.chars().collect();
    letters[letters.len().saturating_sub(CONTEXT)..].iter().collect()
}

/// A figure that was typed over: as it was printed, what is there now, its name, what it is today.
fn typed_over(
    section: &LivingSection,
    (from, to): (&str, &str),
    name: &FigureName,
    today: &str,
) -> RewrittenFault {
    RewrittenFault::TypedOver {
        section: section.title.clone(),
        from: from.to_owned(),
        to: to.trim().to_owned(),
        name: name.to_string(),
        today: today.to_owned(),
    }
}

/// Words around a number that stands alone in them once.
fn split_number<'w>(words: &'w str, number: &str) -> Option<(&'w str, &'w str)> {
    let (front, back) = words.split_once(number)?;
    let digit = |c: char| c.is_ascii_digit();
    let alone = !front.trim_end_matches([',', '.']).ends_with(digit)
        && !back.trim_start_matches([',', '.']).starts_with(digit)
        && number.chars().any(digit);
    alone.then_some((front, back))
}

/// Takes the mark off an item that is typed.
fn strip_mark(line: &mut Printed) {
    let Some((words, None)) = line.runs.first_mut() else { return };
    let bare = words.trim_start();
    if let Some(rest) =
        ["- ", "-\u{A0}", "– ", "• "].iter().find_map(|mark| bare.strip_prefix(mark))
    {
        *words = rest.trim_start().to_owned();
        line.item = true;
    }
}

/// Ends the last line of the text as a sentence: its end mark is the layout's.
fn full_stop(line: &mut Printed) {
    if let Some((words, _)) = line.runs.last_mut() {
        let bare = words.trim_end();
        if let Some(rest) = bare.strip_suffix("./.").or_else(|| bare.strip_suffix("/.")) {
            *words = format!("{rest}.");
        }
    }
}
