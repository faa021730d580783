//! Tasks, harvest: what of a paragraph is read as words, and what its look keeps from being read plainly:
//! struck out, hidden, white, raised or lowered, in a formula, drawn.

use std::sync::Arc;

use super::sign;
use crate::paper::{Change, Color, Content, DrawingKind, Paragraph, Position, Run, RunLook};

/// Replaces in a text what is drawn there and cannot be read.
pub(super) const DRAWN: char = '\u{FFF9}';

/// How words differ from those that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Styling {
    /// Struck through: no part of the text.
    Struck,
    /// Hidden: no part of the text.
    Hidden,
    /// White, or so small that nobody sees it; a part of the text, because it may be white on a dark cell.
    Pale,
    /// In a formula.
    Formula,
}

/// Words whose look sets them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StyledWords {
    /// How.
    pub how: Styling,
    /// The words.
    pub text: String,
    /// Whether they touch a letter or figure that counts.
    pub joined: bool,
}

/// What is read of a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct PlainText {
    /// What counts.
    pub text: String,
    /// What its look sets apart.
    pub apart: Vec<StyledWords>,
}

/// How far letters of full size are raised to count as raised, in half-points.
const RAISED: i32 = 4;

/// Letters of this size or smaller are seen by nobody, in half-points.
const TINY: u32 = 4;

/// The lightest part of a colour that is nearly white.
const WHITE: u8 = 0xF0;

/// Reads a paragraph.
pub(super) fn of(paragraph: &Paragraph) -> PlainText {
    within(paragraph, |_| true)
}

/// Reads those runs of a paragraph that a test lets by; tracked changes are accepted.
pub(super) fn within(paragraph: &Paragraph, inside: impl Fn(&Run) -> bool) -> PlainText {
    let there = || paragraph.runs.iter().filter(|run| !run.change.is_some_and(Change::is_gone));
    let raised = raised_apart(there());
    let mut pieces: Vec<(Option<Styling>, String)> = Vec::new();
    for run in there().filter(|run| inside(run)) {
        for (how, text) in pieces_of(run, raised) {
            match pieces.last_mut() {
                Some((before, words)) if *before == how => {
                    // Parts of a formula are one above the other: they are never one number.
                    if how == Some(Styling::Formula) {
                        words.push(' ');
                    }
                    words.push_str(&text);
                }
                _ => pieces.push((how, text)),
            }
        }
    }
    joined(&pieces)
}

fn joined(pieces: &[(Option<Styling>, String)]) -> PlainText {
    let counts = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',');
    let mut plain_text = PlainText::default();
    for (nth, (how, text)) in pieces.iter().enumerate() {
        let Some(how) = how else {
            plain_text.text.push_str(text);
            continue;
        };
        let next = pieces.get(nth + 1).and_then(|(_, text)| text.chars().next());
        let touches = |one: Option<char>, other: Option<char>| {
            one.is_some_and(counts) && other.is_some_and(counts)
        };
        let joined = touches(plain_text.text.chars().last(), text.chars().next())
            || touches(text.chars().last(), next);
        plain_text.apart.push(StyledWords { how: *how, text: text.trim().to_owned(), joined });
        if matches!(how, Styling::Pale | Styling::Formula) {
            plain_text.text.push_str(text);
        }
    }
    plain_text
}

/// Whether letters of a paragraph are at different heights: only then some are raised or lowered.
fn raised_apart<'r>(runs: impl Iterator<Item = &'r Run>) -> bool {
    let mut heights = runs
        .filter(|run| run.is_shown() && !run.text().trim().is_empty())
        .map(|run| height(&run.look));
    let first = heights.next();
    heights.any(|other| Some(other) != first)
}

fn height(look: &RunLook) -> Position {
    match look.position {
        Position::Baseline if look.raised >= RAISED => Position::Superscript,
        Position::Baseline if look.raised <= -RAISED => Position::Subscript,
        position => position,
    }
}

/// A run, cut where letters are struck by a mark of their own.
fn pieces_of(run: &Run, raised: bool) -> Vec<(Option<Styling>, String)> {
    let text = match &run.content {
        Content::Symbol { font, character } => sign::of_symbol(font, *character).to_string(),
        Content::Drawing(drawing) => {
            let unread = drawing.blocks.is_empty() && drawing.kind != DrawingKind::Line;
            let seen = unread && !run.look.vanish;
            return match seen {
                true => vec![(None, DRAWN.to_string())],
                false => Vec::new(),
            };
        }
        Content::Text(text) => letters(text, &run.look.font),
        _ => run.text().to_owned(),
    };
    let look = &run.look;
    let how = if text.trim().is_empty() {
        None
    } else if look.vanish {
        Some(Styling::Hidden)
    } else if look.strike {
        Some(Styling::Struck)
    } else if run.formula {
        Some(Styling::Formula)
    } else if is_pale(look) {
        Some(Styling::Pale)
    } else {
        None
    };
    if text.trim().is_empty() && look.vanish {
        return Vec::new();
    }
    if how.is_some() {
        return vec![(how, text)];
    }
    let text = match (raised, height(look)) {
        (true, Position::Superscript) => text.chars().map(|c| moved(c, &SUPERSCRIPT)).collect(),
        (true, Position::Subscript) => text.chars().map(|c| moved(c, &SUBSCRIPT)).collect(),
        _ => text,
    };
    struck_letters(text)
}

/// Words as they are shown: a letter of a symbol font is the sign that it looks like.
fn letters(text: &str, font: &Arc<str>) -> String {
    let of_font = sign::is_symbol_font(font);
    if !of_font && !text.contains(|c| ('\u{F000}'..='\u{F0FF}').contains(&c)) {
        return text.to_owned();
    }
    let sign = |c: char| match c {
        '\u{F000}'..='\u{F0FF}' => sign::of_symbol(font, c),
        '!'..='\u{FF}' if of_font && !c.is_whitespace() => sign::of_symbol(font, c),
        c => c,
    };
    text.chars().map(sign).collect()
}

/// Letters with a stroke through each, as some programs write what is struck (`1̶5̶`).
fn struck_letters(text: String) -> Vec<(Option<Styling>, String)> {
    let is_stroke = |c: char| ('\u{335}'..='\u{338}').contains(&c);
    if !text.contains(is_stroke) {
        return vec![(None, text)];
    }
    let mut pieces: Vec<(Option<Styling>, String)> = Vec::new();
    let mut push = |how: Option<Styling>, c: char| match pieces.last_mut() {
        Some((before, words)) if *before == how => words.push(c),
        _ => pieces.push((how, c.to_string())),
    };
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let struck = c.is_alphanumeric() && letters.peek().copied().is_some_and(is_stroke);
        if struck {
            letters.next();
        }
        push(struck.then_some(Styling::Struck), c);
    }
    pieces
}

/// Whether nobody sees letters of this look on white paper.
fn is_pale(look: &RunLook) -> bool {
    let white = |color: Color| matches!(color, Color::Rgb(r, g, b) if r.min(g).min(b) >= WHITE);
    let on_dark = look.highlight.is_some_and(|color| !white(color) && color != look.color);
    let same = look.highlight == Some(look.color) && look.color != Color::Auto;
    look.size.0 <= TINY || same || white(look.color) && !on_dark
}

const SUPERSCRIPT: [(char, char); 16] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
    ('=', '⁼'),
    ('n', 'ⁿ'),
];

const SUBSCRIPT: [(char, char); 15] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('(', '₍'),
    (')', '₎'),
    ('=', '₌'),
];

/// A letter at its height, where Unicode has it.
fn moved(c: char, letters: &[(char, char)]) -> char {
    letters.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, moved)| *moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, change: impl Fn(&mut RunLook)) -> Run {
        let mut run = Run { content: Content::Text(text.into()), ..Run::default() };
        change(&mut run.look);
        run
    }

    fn read(runs: Vec<Run>) -> (String, Vec<(Styling, String, bool)>) {
        let plain_text = of(&Paragraph { runs, ..Paragraph::default() });
        let apart = plain_text.apart.into_iter().map(|a| (a.how, a.text, a.joined)).collect();
        (plain_text.text, apart)
    }

    #[test]
    fn what_is_struck_is_no_part_of_the_text() {
        let plain = |text: &str| run(text, |_| ());
        let struck = |text: &str| run(text, |look| look.strike = true);
        assert_eq!(
            read(vec![struck("15 "), plain("120")]),
            ("120".into(), vec![(Styling::Struck, "15".into(), false)])
        );
        assert_eq!(
            read(vec![struck("1"), plain("250")]),
            ("250".into(), vec![(Styling::Struck, "1".into(), true)])
        );
        assert_eq!(
            read(vec![plain("1\u{336}5\u{336} 120")]),
            (" 120".into(), vec![(Styling::Struck, "15".into(), false)])
        );
        // A sign that is struck by its nature is one.
        assert_eq!(read(vec![plain("a \u{338}= b")]).1, []);
    }

    #[test]
    fn raised_figures_keep_their_height_where_others_are_on_the_line() {
        let raised = |text: &str| run(text, |look| look.position = Position::Superscript);
        let plain = |text: &str| run(text, |_| ());
        assert_eq!(read(vec![plain("10"), raised("6")]).0, "10⁶");
        assert_eq!(read(vec![plain("10"), run("6", |look| look.raised = 8)]).0, "10⁶");
        assert_eq!(read(vec![raised("120")]).0, "120");
    }

    #[test]
    fn white_and_tiny_letters_are_reported_and_white_on_a_dark_ground_is_not() {
        let white = |look: &mut RunLook| look.color = Color::Rgb(255, 255, 255);
        assert_eq!(read(vec![run("5", white)]).1, [(Styling::Pale, "5".into(), false)]);
        let dark = |look: &mut RunLook| {
            white(look);
            look.highlight = Some(Color::Rgb(0, 0, 128));
        };
        assert_eq!(read(vec![run("5", dark)]).1, []);
        assert_eq!(read(vec![run("5", |look| look.size.0 = 2)]).1.len(), 1);
    }
}
