//! Import: the outline of a plan, from the marks at the beginning of its paragraphs.
//!
//! A mark finds its place among those that are open: a heading closes all that holds less than it, and the numbers decide
//! only where the kind of mark leaves more than one place. So numbers that jump, repeat or change places cost a note
//! and never a branch of the tree.

use super::broken::{Joined, joined};
use super::mark::{self, Kind, Mark};
use super::table::TableDraft;
use super::text::Text;

/// What the outline is built from, in the order of the paper.
pub(super) enum Source<'t> {
    /// A paragraph.
    Text(&'t Text),
    /// A table.
    Table(TableDraft),
}

/// What a branch holds, in its order.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A paragraph without a mark.
    Paragraph(Paragraph),
    /// A branch below it.
    Branch(Branch),
    /// A table.
    Table(TableDraft),
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// Its words.
    pub(super) words: String,
    /// What a person must look at.
    pub(super) notes: Vec<String>,
}

/// A heading, a point or an item with what is below it.
#[derive(Debug, Clone)]
pub(super) struct Branch {
    /// Its mark.
    pub(super) mark: Mark,
    /// Whether its words are a title; otherwise they are text that runs on after the mark.
    pub(super) titled: bool,
    /// Its words without the mark.
    pub(super) words: String,
    /// What is below it.
    pub(super) content: Vec<Content>,
    /// What a person must look at.
    pub(super) notes: Vec<String>,
}

/// A branch that is open.
struct Open<'t> {
    branch: Branch,
    rank: Kind,
    bold: bool,
    heading: Option<&'t Text>,
}

struct Builder<'t> {
    open: Vec<Open<'t>>,
    top: Vec<Content>,
    /// Whether capital letters are below Roman numerals, as their first one shows.
    capitals_below: bool,
    bold_kinds: Vec<Kind>,
}

/// Builds the outline.
pub(super) fn build(sources: Vec<Source<'_>>) -> Vec<Content> {
    let marks: Vec<(Option<Mark>, String)> = sources
        .iter()
        .map(|source| match source {
            Source::Text(text) => marked(text),
            Source::Table(_) => (None, String::new()),
        })
        .collect();
    let bold_kinds = sources
        .iter()
        .zip(&marks)
        .filter_map(|(source, (mark, _))| match source {
            Source::Text(text) if text.bold => mark.as_ref().map(|mark| mark.kind),
            _ => None,
        })
        .collect();
    let mut builder =
        Builder { open: Vec::new(), top: Vec::new(), capitals_below: false, bold_kinds };
    let nexts: Vec<Next> = (0..sources.len()).map(|at| next(&sources, &marks, at)).collect();
    for ((source, (mark, words)), next) in sources.into_iter().zip(marks).zip(nexts) {
        match source {
            Source::Table(table) => builder.put(Content::Table(table)),
            Source::Text(text) => match mark {
                Some(mark) => builder.branch(mark, words, text, &next),
                None => builder.paragraph(text, words),
            },
        }
    }
    builder.end()
}

/// The mark of a paragraph; a heading in capitals without a number has one too.
fn marked(text: &Text) -> (Option<Mark>, String) {
    let (mark, words) = mark::of(text);
    let short = (2..=16).contains(&words.split_whitespace().count());
    if mark.is_none() && text.bold && text.capitals && short && text.auto.is_none() {
        let mark =
            Mark { kind: Kind::Unnumbered, numbers: Vec::new(), close: None, typed: String::new() };
        return (Some(mark), words);
    }
    (mark, words)
}

/// What comes after a paragraph.
struct Next {
    /// It has a mark of this kind.
    kind: Option<Kind>,
    /// There is text, with a mark or none.
    any: bool,
    /// It begins in small letters, without a mark: this one is broken.
    small: bool,
}

fn next(sources: &[Source<'_>], marks: &[(Option<Mark>, String)], at: usize) -> Next {
    let kind = marks.get(at + 1).and_then(|(mark, _)| mark.as_ref()).map(|mark| mark.kind);
    let small = match (kind, sources.get(at + 1)) {
        (None, Some(Source::Text(text))) => text.words.starts_with(char::is_lowercase),
        _ => false,
    };
    Next { kind, any: sources.get(at + 1).is_some(), small }
}

impl<'t> Builder<'t> {
    fn content(&mut self) -> &mut Vec<Content> {
        match self.open.last_mut() {
            Some(open) => &mut open.branch.content,
            None => &mut self.top,
        }
    }

    fn put(&mut self, content: Content) {
        self.content().push(content);
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.put(Content::Branch(open.branch));
        }
    }

    fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            self.close();
        }
    }

    fn end(mut self) -> Vec<Content> {
        self.close_to(0);
        self.top
    }

    /// The words that are last so far, the heading whose they are, and the notes on them.
    fn last(&mut self) -> Option<(&mut String, Option<&'t Text>, &mut Vec<String>)> {
        match self.open.last_mut() {
            Some(open) => match open.branch.content.last_mut() {
                Some(Content::Paragraph(paragraph)) => {
                    Some((&mut paragraph.words, None, &mut paragraph.notes))
                }
                Some(_) => None,
                None => Some((&mut open.branch.words, open.heading, &mut open.branch.notes)),
            },
            None => match self.top.last_mut() {
                Some(Content::Paragraph(paragraph)) => {
                    Some((&mut paragraph.words, None, &mut paragraph.notes))
                }
                _ => None,
            },
        }
    }

    fn paragraph(&mut self, text: &'t Text, words: String) {
        if let Some((before, heading, notes)) = self.last() {
            if before.is_empty() {
                // The title of a label that has a line of its own.
                *before = words;
                return;
            }
            if let Some(how) = joined(before, heading, text) {
                let sure = match how {
                    Joined::Surely => "đã nối lại",
                    Joined::Likely => {
                        "có lẽ là một câu bị ngắt, đã nối lại; nếu là hai đoạn thì tách ra"
                    }
                };
                notes.push(format!(
                    "{}: '{}' viết sang đoạn mới, {sure}",
                    text.spot(),
                    text.short()
                ));
                before.push(' ');
                before.push_str(&words);
                return;
            }
        }
        let mut notes = Vec::new();
        if text.bold && words.chars().count() < 120 {
            notes.push(format!(
                "{}: '{}' in đậm, có lẽ là đề mục không đánh số",
                text.spot(),
                text.short()
            ));
        }
        if text.place == super::text::Where::Box {
            notes.push(format!("{}: chữ lấy từ khung chữ", text.spot()));
        }
        self.put(Content::Paragraph(Paragraph { words, notes }));
    }

    fn branch(&mut self, mark: Mark, words: String, text: &'t Text, next: &Next) {
        if mark.kind == Kind::Unnumbered {
            let goes_on = self.last().is_some_and(|(before, heading, _)| {
                before.is_empty() || heading.is_some() && joined(before, heading, text).is_some()
            });
            if goes_on {
                return self.paragraph(text, words);
            }
        }
        if self.is_broken(&mark, &words, text) {
            let whole = text.whole();
            return self.paragraph(text, whole);
        }
        let rank = self.place(&mark, text);
        let titled = self.is_titled(&mark, &words, text, next);
        let mut branch = Branch { mark, titled, words, content: Vec::new(), notes: Vec::new() };
        if titled {
            split_title(&mut branch, text);
        }
        let heading = Some(text).filter(|_| titled);
        self.open.push(Open { branch, rank, bold: text.bold, heading });
    }

    /// Whether a mark is the middle of a sentence: `trước ngày` / `15. Các đơn vị …`.
    fn is_broken(&mut self, mark: &Mark, words: &str, text: &Text) -> bool {
        if mark.kind.is_bullet() || text.auto.is_some() || text.bold {
            return false;
        }
        let continues = self.open.iter().any(|open| {
            open.branch.mark.kind == mark.kind
                && open.branch.mark.numbers.last().map(|n| n + 1) == mark.numbers.last().copied()
        });
        let first = mark.numbers.last() == Some(&1);
        let small = words.starts_with(char::is_lowercase);
        let Some((before, heading, _)) = self.last() else { return false };
        let open = heading.is_none()
            && !before.is_empty()
            && before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
        open && small && !continues && !first
    }

    /// Closes what a mark closes and returns the rank at which it stands.
    fn place(&mut self, mark: &Mark, text: &Text) -> Kind {
        let rank = self.rank(mark, text);
        if rank.is_bullet() {
            let numbered =
                self.open.iter().rposition(|open| !open.rank.is_bullet()).map_or(0, |at| at + 1);
            let same = self.open.iter().skip(numbered).position(|open| open.rank == rank);
            // A plus is below a dash, whichever was first.
            let above = self
                .open
                .get(numbered)
                .filter(|open| rank == Kind::Bullet('-') && open.rank == Kind::Bullet('+'));
            match (same, above) {
                (Some(nth), _) => self.close_to(numbered + nth),
                (None, Some(_)) => self.close_to(numbered),
                (None, None) => {}
            }
            return rank;
        }
        let below = |held: Kind| match (held, rank) {
            (Kind::Capital, Kind::Roman) => self.capitals_below,
            (Kind::Roman, Kind::Capital) => !self.capitals_below,
            (held, rank) => held >= rank,
        };
        let keep = self.open.iter().position(|open| open.rank.is_bullet() || below(open.rank));
        if let Some(keep) = keep {
            self.close_to(keep);
        }
        rank
    }

    fn rank(&mut self, mark: &Mark, text: &Text) -> Kind {
        let follows = |open: &Open<'_>| {
            open.branch.mark.numbers.last().map(|n| n + 1) == mark.numbers.last().copied()
        };
        let first = mark.numbers.last() == Some(&1);
        match mark.kind {
            Kind::Capital => {
                let open = |kind| self.open.iter().any(|open| open.rank == kind);
                if first && open(Kind::Roman) && !open(Kind::Capital) {
                    self.capitals_below = true;
                }
                // `I.` after `H.` is a letter, and never seen in a plan.
                Kind::Capital
            }
            Kind::Arabic => {
                let outer = self.open.iter().find(|open| open.rank == Kind::Arabic);
                let nested = self.open.iter().find(|open| open.rank == Kind::Nested);
                let Some(outer) = outer else { return Kind::Arabic };
                if let Some(nested) = nested
                    && follows(nested)
                    && (nested.branch.mark.close == mark.close || !follows(outer))
                    && nested.bold == text.bold
                {
                    return Kind::Nested;
                }
                let other = outer.branch.mark.close != mark.close && !follows(outer);
                let lighter = outer.bold && !text.bold;
                let in_text = self.open.last().is_some_and(|open| {
                    let last = match open.branch.content.last() {
                        Some(Content::Paragraph(paragraph)) => paragraph.words.as_str(),
                        _ => open.branch.words.as_str(),
                    };
                    last.ends_with(':')
                });
                let below = first
                    && (other || lighter || in_text && !outer.branch.titled && text.auto.is_none());
                if below && (in_text || other || lighter) { Kind::Nested } else { Kind::Arabic }
            }
            kind => kind,
        }
    }

    fn is_titled(&self, mark: &Mark, words: &str, text: &Text, next: &Next) -> bool {
        use crate::audit::roles::Sure;
        use crate::profile::Role;
        if text.sure == Sure::Certain {
            match text.role {
                Some(Role::Section | Role::Clause | Role::Subclause) => return true,
                Some(Role::Body | Role::Point | Role::Dash | Role::Plus) => return false,
                _ => {}
            }
        }
        let letters = words.chars().count();
        match mark.kind {
            Kind::Bullet(_) => false,
            Kind::Part
            | Kind::Chapter
            | Kind::Title
            | Kind::Capital
            | Kind::Roman
            | Kind::Unnumbered => true,
            Kind::Article => text.bold || letters < 120 && !words.ends_with(['.', ';']),
            Kind::Arabic | Kind::Decimal(_) | Kind::Letter | Kind::SmallRoman | Kind::Nested => {
                if text.bold {
                    return letters < 300;
                }
                let stops = words.ends_with(['.', ';', ',']) || words.contains(". ");
                if text.italic || text.capitals {
                    return letters < 200 && !stops;
                }
                if text.bold_head > 0 || self.bold_kinds.contains(&mark.kind) {
                    // Where its like are bold it is text; a title in which a word is not bold is one all the same.
                    let bare = words.chars().filter(|c| !c.is_whitespace()).count();
                    return text.bold_head * 10 > bare * 8 && letters < 200 && !stops;
                }
                let words_count = words.split_whitespace().count();
                let short = if words.ends_with(':') { words_count <= 8 } else { words_count <= 20 };
                // Text that runs on behind its heading is no heading.
                let run_on = words.trim_end_matches(':').contains(": ");
                let leads = next.any && next.kind.is_none_or(|kind| kind > mark.kind);
                short && !stops && !run_on && leads && !next.small
            }
        }
    }
}

/// A heading of the first ranks that has its text in the same paragraph: its bold beginning is the title.
fn split_title(branch: &mut Branch, text: &Text) {
    if branch.mark.kind > Kind::Unnumbered
        || text.bold
        || text.bold_head == 0
        || branch.words.chars().count() < 60
    {
        return;
    }
    let typed: usize = match text.auto {
        Some(_) => 0,
        None => branch.mark.typed.chars().filter(|c| !c.is_whitespace()).count(),
    };
    let mut left = text.bold_head.saturating_sub(typed);
    let at = branch.words.char_indices().find_map(|(at, c)| {
        if c.is_whitespace() {
            return None;
        }
        if left == 0 {
            return Some(at);
        }
        left -= 1;
        None
    });
    let Some(at) = at.filter(|at| *at > 3 && branch.words[..*at].ends_with(' ')) else { return };
    let rest = branch.words.split_off(at);
    branch.words.truncate(branch.words.trim_end().len());
    branch.notes.push("đề mục và lời văn ở cùng một đoạn, đã tách theo chữ đậm".to_owned());
    branch.content.push(Content::Paragraph(Paragraph { words: rest, notes: Vec::new() }));
}
