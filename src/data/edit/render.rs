//! Values, editing: how a new value is written.

use super::Content;
use crate::data::yaml_words::is_special;

/// How long a line may be, in characters; longer words are folded.
pub(super) const WIDTH: usize = 104;

/// When words are put in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    /// Where they would not be words without.
    AsNeeded,
    /// Wherever they are on one line.
    Always,
}

/// How words that are replaced were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before<'t> {
    /// There were none.
    Nothing,
    /// Without quotes.
    Plain,
    /// In quotes of this kind.
    Quoted(char),
    /// As a block of these lines, without their indentation.
    Block {
        /// Whether they are joined.
        folded: bool,
        /// The lines.
        lines: &'t [&'t str],
        /// The column of the lines, from 0.
        column: usize,
    },
}

/// What comes before a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A key and its colon.
    Colon,
    /// A dash.
    Dash,
    /// Nothing: the file begins.
    Start,
}

/// What is known where a value is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'t> {
    /// What comes before it.
    pub mark: Mark,
    /// The column of the key or dash, from 0.
    pub column: usize,
    /// How long the line is up to there, in characters.
    pub used: usize,
    /// How the words that are replaced were written.
    pub before: Before<'t>,
    /// Whether a comment follows on the line.
    pub comment: bool,
    /// Whether the words that are replaced are on one line that is too long already: who wrote it folds nothing.
    pub was_long: bool,
    /// When words are put in quotes.
    pub quoting: Quoting,
}

impl Setting<'_> {
    /// Of something new.
    pub fn new(mark: Mark, column: usize, used: usize, quoting: Quoting) -> Self {
        let before = Before::Nothing;
        Setting { mark, column, used, before, comment: false, was_long: false, quoting }
    }
}

/// A value as lines: what goes behind the mark, and the lines below, indented.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Behind the mark, with its blank.
    pub head: String,
    /// The lines below.
    pub lines: Vec<String>,
}

/// Writes a value.
pub(super) fn value(content: &Content, setting: Setting<'_>) -> Written {
    let head = |text: String| Written { head: text, lines: Vec::new() };
    match content {
        Content::Nothing => Written::default(),
        Content::List(items) if items.is_empty() => head(" []".into()),
        Content::Map(entries) if entries.is_empty() => head(" {}".into()),
        Content::Bare(text) | Content::Words(text) => {
            let bare = matches!(content, Content::Bare(_));
            if setting.quoting == Quoting::AsNeeded
                && let Some(block) = block(text, bare, setting)
            {
                return block;
            }
            head(format!(" {}", inline(text, bare, false, setting)))
        }
        Content::List(items) => {
            let column = match setting.mark {
                Mark::Start => setting.column,
                _ => setting.column + 2,
            };
            let lines = items.iter().flat_map(|item| self::item(item, column, setting.quoting));
            Written { head: String::new(), lines: lines.collect() }
        }
        Content::Map(entries) => {
            let column = match setting.mark {
                Mark::Start => setting.column,
                _ => setting.column + 2,
            };
            let lines =
                entries.iter().flat_map(|(key, value)| entry(key, value, column, setting.quoting));
            let mut lines: Vec<String> = lines.collect();
            match setting.mark {
                // The first key is on the line of the dash.
                Mark::Dash if !setting.comment => {
                    let first = lines.remove(0);
                    Written { head: format!(" {}", first.trim_start()), lines }
                }
                _ => Written { head: String::new(), lines },
            }
        }
    }
}

/// An entry of a list as lines.
pub(super) fn item(content: &Content, column: usize, quoting: Quoting) -> Vec<String> {
    let written = value(content, Setting::new(Mark::Dash, column, column + 1, quoting));
    let first = format!("{}-{}", " ".repeat(column), written.head);
    [first].into_iter().chain(written.lines).collect()
}

/// An entry of a map as lines.
pub(super) fn entry(key: &str, content: &Content, column: usize, quoting: Quoting) -> Vec<String> {
    let key = self::key(key, false);
    let used = column + key.chars().count() + 1;
    let written = value(content, Setting::new(Mark::Colon, column, used, quoting));
    let first = format!("{}{key}:{}", " ".repeat(column), written.head);
    [first].into_iter().chain(written.lines).collect()
}

/// A key.
pub(super) fn key(key: &str, flow: bool) -> String {
    match is_plain(key, flow) && !key.contains(':') {
        true => key.to_owned(),
        false => double(key),
    }
}

/// A value between brackets, on one line.
pub(super) fn flow(content: &Content, before: Before<'_>, quoting: Quoting) -> String {
    let setting = Setting { before, ..Setting::new(Mark::Start, 0, 0, quoting) };
    match content {
        Content::Nothing => "null".into(),
        Content::Words(text) => inline(text, false, true, setting),
        Content::Bare(text) => inline(text, true, true, setting),
        Content::List(items) => {
            let items = items.iter().map(|item| flow(item, Before::Nothing, quoting));
            format!("[{}]", items.collect::<Vec<String>>().join(", "))
        }
        Content::Map(entries) => {
            let entry = |(key, value): &(String, Content)| {
                format!("{}: {}", self::key(key, true), flow(value, Before::Nothing, quoting))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<String>>().join(", "))
        }
    }
}

/// Words on one line.
fn inline(text: &str, bare: bool, flow: bool, setting: Setting<'_>) -> String {
    let plain = setting.quoting == Quoting::AsNeeded && !setting.comment && is_plain(text, flow);
    match setting.before {
        Before::Quoted('\'') if !text.contains(['\n', '\t']) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Before::Quoted(_) => double(text),
        // Who wrote it without quotes meant nothing else by it.
        Before::Plain if plain && !is_special(text) => text.to_owned(),
        _ if plain && (bare || reads_as_words(text)) => text.to_owned(),
        _ => double(text),
    }
}

fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Whether YAML reads a text without quotes as this text.
fn is_plain(text: &str, flow: bool) -> bool {
    let special = matches!(text, "" | "~" | "null" | "Null" | "NULL" | "<<");
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    let begins = match first {
        Some('-' | '?' | ':') => second.is_some_and(|c| !c.is_whitespace()) && !flow,
        Some(c) => !c.is_whitespace() && !"[]{},#&*!|>'\"%@`".contains(c),
        None => false,
    };
    !special
        && begins
        && !text.ends_with(char::is_whitespace)
        && !text.contains(['\n', '\t', '\r'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.starts_with("---")
        && !text.starts_with("...")
        && !(flow && text.contains([',', '[', ']', '{', '}', ':']))
}

fn reads_as_words(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '“') && !is_special(text)
}

/// Words as a block, where they were one, have several lines or are long; `None` where one line is better or the only
/// way.
fn block(text: &str, bare: bool, setting: Setting<'_>) -> Option<Written> {
    let words = text.trim_end_matches('\n');
    let starts = |words: &str| words.starts_with(char::is_whitespace);
    let blank = |line: &str| !line.is_empty() && line.trim().is_empty();
    if words.is_empty()
        || starts(words)
        || words.split('\n').any(blank)
        || text.contains(['\t', '\r'])
        // What its end is of and what comes after it would be told apart by blank lines alone.
        || text.ends_with("\n\n")
    {
        return None;
    }
    let was = match setting.before {
        Before::Block { folded, .. } => Some(folded),
        _ => None,
    };
    let short = !text.contains('\n') && was.is_none();
    let length = setting.used + 1 + text.chars().count();
    if short && (bare || length <= WIDTH || setting.was_long) {
        return None;
    }
    let joinable = words.split('\n').all(|line| !starts(line) && !line.ends_with(' '));
    let long = words.split('\n').any(|line| line.chars().count() > WIDTH);
    let folded = joinable && was.unwrap_or(long);
    if short && !folded {
        return None;
    }
    let column = match setting.before {
        Before::Block { column, .. } => column,
        _ => setting.column + 2,
    };
    let kept = match setting.before {
        Before::Block { folded: true, lines, .. } => lines,
        _ => &[],
    };
    let indent = " ".repeat(column);
    let indented = |line: &str| match line.is_empty() {
        true => String::new(),
        false => format!("{indent}{line}"),
    };
    let mut lines: Vec<String> = Vec::new();
    for (nth, paragraph) in words.split('\n').enumerate() {
        match folded {
            true => {
                if nth > 0 {
                    lines.push(String::new());
                }
                lines.extend(as_before(paragraph, kept, column).iter().map(|line| indented(line)));
            }
            false => lines.push(indented(paragraph)),
        }
    }
    let chomping = if text.ends_with('\n') { "" } else { "-" };
    Some(Written { head: format!(" {}{chomping}", if folded { '>' } else { '|' }), lines })
}

/// A paragraph as lines that are joined: the lines as they were where it was there before.
fn as_before(paragraph: &str, kept: &[&str], column: usize) -> Vec<String> {
    let groups = kept.split(|line| line.is_empty());
    let mut same = groups.filter(|lines| lines.join(" ") == paragraph);
    match same.next() {
        Some(lines) => lines.iter().map(|line| (*line).to_owned()).collect(),
        None => wrapped(paragraph, WIDTH.saturating_sub(column)),
    }
}

/// Words in lines; a line ends only at a single space, so that joining gives the same words.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut length) = (String::new(), 0);
    for word in words.split(' ') {
        let more = word.chars().count();
        let single = !line.is_empty() && !line.ends_with(' ') && !word.is_empty();
        if single && length + 1 + more > width {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += more;
    }
    lines.push(line);
    lines
}
