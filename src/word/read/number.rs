//! Word, reading: automatic numbers as the text that Word draws.

use std::collections::HashMap;
use std::sync::Arc;

use super::props::{ParaProps, RunProps};
use super::style::Styles;
use super::theme::Theme;
use super::xml::{Look, Node, is_on, whole};
use crate::limits::word as limit;
use crate::viet;

const LEVELS: usize = 9;

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    schemes: HashMap<u32, Scheme>,
    lists: HashMap<u32, List>,
    counters: HashMap<u32, [Option<i64>; LEVELS]>,
    restarted: Vec<(u32, usize)>,
}

/// `w:abstractNum`.
#[derive(Debug, Default)]
struct Scheme {
    levels: [Option<Level>; LEVELS],
    style: Option<Arc<str>>,
}

/// `w:num`.
#[derive(Debug)]
struct List {
    scheme: u32,
    levels: [Option<Level>; LEVELS],
    starts: [Option<i64>; LEVELS],
}

/// `w:lvl`.
#[derive(Debug, Clone)]
pub(super) struct Level {
    start: i64,
    format: Format,
    text: String,
    /// After which level it restarts: `Some(0)` never.
    restart: Option<i64>,
    legal: bool,
    style: Option<Arc<str>>,
    pub(super) para: ParaProps,
    pub(super) run: RunProps,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Decimal,
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    Bullet,
    None,
}

/// A number drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) text: String,
    pub(super) bullet: bool,
}

impl Numbering {
    /// The lists of `w:numbering`.
    pub(super) fn read(root: Node<'_>, theme: &Theme) -> Numbering {
        let mut numbering = Numbering::default();
        let id = |node: Node<'_>, name: &str| {
            node.attr(name).and_then(whole).and_then(|id| u32::try_from(id).ok())
        };
        for node in root.children() {
            match node.word() {
                Some("abstractNum") => {
                    let Some(id) = id(node, "abstractNumId") else { continue };
                    let mut scheme = Scheme {
                        style: node.child_val("numStyleLink").map(Arc::from),
                        ..Scheme::default()
                    };
                    for level in node.children().filter(|child| child.word() == Some("lvl")) {
                        if let Some(at) = index(level) {
                            scheme.levels[at] = Some(Level::read(level, theme));
                        }
                    }
                    numbering.schemes.insert(id, scheme);
                }
                Some("num") => {
                    let Some(num) = id(node, "numId") else { continue };
                    let scheme = node.child("abstractNumId").and_then(|node| id(node, "val"));
                    let mut list = List {
                        scheme: scheme.unwrap_or_default(),
                        levels: Default::default(),
                        starts: [None; LEVELS],
                    };
                    let overrides = node.children().filter(|c| c.word() == Some("lvlOverride"));
                    for change in overrides {
                        let Some(at) = index(change) else { continue };
                        list.starts[at] = change.child_val("startOverride").and_then(whole);
                        list.levels[at] = change.child("lvl").map(|lvl| Level::read(lvl, theme));
                    }
                    numbering.lists.insert(num, list);
                }
                _ => {}
            }
        }
        numbering
    }

    /// The scheme that really counts for a list: its own, or that of the style it stands for.
    fn scheme_of(&self, list: &List, styles: &Styles) -> Option<(u32, &Scheme)> {
        let own = self.schemes.get(&list.scheme)?;
        let linked = own.style.as_ref().and_then(|style| styles.list_of(style));
        let linked = linked
            .and_then(|num| self.lists.get(&num))
            .and_then(|linked| Some((linked.scheme, self.schemes.get(&linked.scheme)?)));
        Some(linked.unwrap_or((list.scheme, own)))
    }

    /// A level of a list.
    pub(super) fn level(&self, num: u32, at: u8, styles: &Styles) -> Option<&Level> {
        let list = self.lists.get(&num)?;
        let at = usize::from(at).min(LEVELS - 1);
        let (_, scheme) = self.scheme_of(list, styles)?;
        list.levels[at].as_ref().or(scheme.levels[at].as_ref())
    }

    /// The level that is tied to a paragraph style.
    pub(super) fn level_of_style(&self, num: u32, style: &str, styles: &Styles) -> Option<u8> {
        (0..LEVELS as u8).find(|at| {
            let level = self.level(num, *at, styles);
            level.is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }

    /// Counts on and draws the number.
    pub(super) fn draw(&mut self, num: u32, at: u8, styles: &Styles) -> Option<Drawn> {
        let at = usize::from(at).min(LEVELS - 1);
        let list = self.lists.get(&num)?;
        let (counter, _) = self.scheme_of(list, styles)?;
        let level = |at: usize| self.level(num, at as u8, styles);
        let own = level(at)?.clone();
        let mut counts = self.counters.get(&counter).copied().unwrap_or_default();
        let forced = list.starts[at].filter(|_| !self.restarted.contains(&(num, at)));
        counts[at] = Some(match (forced, counts[at]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => list.starts[at].unwrap_or(own.start),
        });
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let keeps = match level(below).and_then(|level| level.restart) {
                Some(0) => true,
                // Level n restarts only after levels up to n, counted from 1.
                Some(after) => at as i64 >= after,
                None => false,
            };
            if !keeps {
                *count = None;
            }
        }
        let text = own.text_with(|wanted| {
            let shown = level(wanted)?;
            let count = counts[wanted].unwrap_or(list.starts[wanted].unwrap_or(shown.start));
            let format = if own.legal { Format::Decimal } else { shown.format };
            Some(format.write(count))
        });
        if forced.is_some() {
            self.restarted.push((num, at));
        }
        self.counters.insert(counter, counts);
        Some(Drawn { text, bullet: own.format == Format::Bullet })
    }
}

fn index(node: Node<'_>) -> Option<usize> {
    let at = usize::try_from(node.attr("ilvl").and_then(whole)?).ok()?;
    (at < LEVELS).then_some(at)
}

impl Level {
    fn read(node: Node<'_>, theme: &Theme) -> Level {
        let number = |name: &str| node.child_val(name).and_then(whole);
        let format = node.child("numFmt").or_else(|| {
            // Word 2010 and later put newer formats into an alternative.
            node.descendants().find(|inner| inner.word() == Some("numFmt"))
        });
        let format = match format.and_then(|format| format.attr("val")).unwrap_or("decimal") {
            "decimalZero" => Format::DecimalZero,
            "upperRoman" => Format::UpperRoman,
            "lowerRoman" => Format::LowerRoman,
            "upperLetter" => Format::UpperLetter,
            "lowerLetter" => Format::LowerLetter,
            "bullet" => Format::Bullet,
            "none" => Format::None,
            _ => Format::Decimal,
        };
        Level {
            start: number("start").unwrap_or(0),
            format,
            text: node
                .child_val("lvlText")
                .unwrap_or_default()
                .chars()
                .take(limit::PATTERN)
                .collect(),
            restart: number("lvlRestart"),
            legal: node.child("isLgl").is_some_and(is_on),
            style: node.child_val("pStyle").map(Arc::from),
            para: node.child("pPr").map(ParaProps::read).unwrap_or_default(),
            run: node.child("rPr").map(|run| RunProps::read(run, theme)).unwrap_or_default(),
        }
    }

    /// The pattern with `%1` to `%9` put in.
    fn text_with(&self, count: impl Fn(usize) -> Option<String>) -> String {
        if self.format == Format::Bullet {
            return self.text.chars().map(plain_bullet).collect();
        }
        let mut text = String::new();
        let mut rest = self.text.chars().peekable();
        while let Some(c) = rest.next() {
            match (c, rest.peek().and_then(|next| next.to_digit(10))) {
                ('%', Some(digit @ 1..=9)) => {
                    rest.next();
                    text.push_str(&count(digit as usize - 1).unwrap_or_default());
                }
                _ => text.push(c),
            }
        }
        text
    }
}

/// Symbol fonts keep bullets in a private area; the sign that they look like.
fn plain_bullet(c: char) -> char {
    match c {
        '\u{f0b7}' | '\u{f09f}' => '•',
        '\u{f0a7}' | '\u{f06e}' => '▪',
        '\u{f0d8}' => '➢',
        '\u{f0fc}' => '✓',
        '\u{f02d}' | '\u{2212}' => '-',
        '\u{f02b}' => '+',
        '\u{f0a8}' | '\u{f06f}' => '□',
        other => other,
    }
}

impl Format {
    fn write(self, count: i64) -> String {
        let positive = u32::try_from(count).ok().filter(|count| (1..4000).contains(count));
        let letters = |first: u8| match positive {
            // After Z come AA, BB: the letter again.
            Some(count) => {
                let letter = char::from(first + ((count - 1) % 26) as u8);
                std::iter::repeat_n(letter, ((count - 1) / 26 + 1) as usize).collect()
            }
            None => count.to_string(),
        };
        match self {
            Format::Decimal => count.to_string(),
            Format::DecimalZero => format!("{count:02}"),
            Format::UpperRoman => positive.map_or_else(|| count.to_string(), viet::roman),
            Format::LowerRoman => {
                positive.map_or_else(|| count.to_string(), viet::roman).to_lowercase()
            }
            Format::UpperLetter => letters(b'A'),
            Format::LowerLetter => letters(b'a'),
            Format::Bullet | Format::None => String::new(),
        }
    }
}
