//! Values: what the YAML parser could not read, in terms of what the clerk did.
//!
//! The parser stops at its first error. [`explain`] turns that error into a fault at its place, and looks through
//! the lines of the file for the other typical slips, so that a clerk fixes all of them in one go.

use saphyr_parser::ScanError;

use super::super::fault::SyntaxFault;
use super::super::source::Source;
use super::Span;
use super::build::span;
use super::entry::{Entry, after_bracket, after_quote, key_without_blank};
use crate::limits;
use crate::problem::Problems;

/// Says what keeps a file from being read: the parser's own error and the slips seen on other lines.
pub(super) fn explain(source: &Source, lines: &[&str], error: &ScanError) -> Problems {
    let (line, column) = (error.marker().line(), error.marker().col() + 1);
    let own = translate(lines, error.info(), line, column);
    // After a quote or bracket that never closes, single lines tell nothing.
    let unclosed =
        matches!(own.0, SyntaxFault::QuoteNotClosed { .. } | SyntaxFault::BracketNotClosed { .. });
    let last = if unclosed { own.1.line as usize } else { usize::MAX };
    let mut found: Vec<(SyntaxFault, Span)> = slips(lines);
    found.retain(|(_, span)| (span.line as usize) < last);
    // A vague error is the echo of a slip that is on its line or before it.
    let vague = matches!(
        own.0,
        SyntaxFault::BadIndent
            | SyntaxFault::MissingColon { .. }
            | SyntaxFault::DashWithoutBlank { .. }
            | SyntaxFault::Unreadable
    );
    let echo = |slip: &Span| slip.line == own.1.line || (vague && slip.line < own.1.line);
    if !found.iter().any(|(_, span)| echo(span)) {
        found.push(own);
    }
    let mut problems = Problems::new();
    for (fault, span) in found {
        problems.at(&fault, span.place(&source.name));
    }
    problems.sort();
    problems
}

/// The slips that a single line shows, outside blocks of text and quotes over several lines.
fn slips(lines: &[&str]) -> Vec<(SyntaxFault, Span)> {
    let mut found = Vec::new();
    let mut numbered = (1..).zip(lines).peekable();
    let mut above: Option<Entry<'_>> = None;
    let mut in_table = false;
    while let Some((number, line)) = numbered.next() {
        let Some(entry) = Entry::of(line) else {
            continue;
        };
        let (before, was_in_table) = (above.replace(entry), in_table);
        in_table = is_table_row(&entry);
        if in_table {
            // One paste, reported at its first line.
            if !was_in_table {
                let length = entry.value.chars().count();
                found.push((SyntaxFault::PastedTable, span(number, entry.column, length)));
            }
            continue;
        }
        if let Some(fault) = list_mark(&entry, before.as_ref()) {
            let length = entry.value.chars().count();
            found.push((fault, span(number, entry.column, length)));
            // The lines below it are of the same list.
            above = Some(Entry { item: true, ..entry });
            continue;
        }
        if entry.opens_block() {
            while numbered
                .next_if(|(_, next)| indent(next).is_none_or(|i| i > entry.indent))
                .is_some()
            {}
        } else if after_quote(entry.value) == Some(None) {
            let quote = if entry.value.starts_with('"') { '"' } else { '\'' };
            for (_, next) in numbered.by_ref() {
                if next.contains(quote) {
                    break;
                }
            }
        } else if let Some((fault, offset)) = slip(&entry) {
            let length = entry.value.chars().count().saturating_sub(offset);
            found.push((fault, span(number, entry.column + offset, length)));
        }
    }
    found
}

/// Whether a line holds cells of a table that was pasted: tabs between words, no key.
fn is_table_row(entry: &Entry<'_>) -> bool {
    entry.key.is_none() && entry.value.contains('\t') && key_without_blank(entry.value).is_none()
}

/// A line where a list goes on or begins, and that begins with another mark than `- `.
fn list_mark(entry: &Entry<'_>, above: Option<&Entry<'_>>) -> Option<SyntaxFault> {
    if entry.item || entry.key.is_some() {
        return None;
    }
    let above = above?;
    let goes_on = above.item && above.indent == entry.indent;
    let begins = above.key.is_some() && above.value.is_empty() && above.indent <= entry.indent;
    if goes_on || begins { mark_of_list(entry.value) } else { None }
}

/// Whether Word puts a character before an item: a dash that it made longer, a bullet, a sign of its symbol fonts.
pub(in crate::data) fn is_bullet(mark: char) -> bool {
    matches!(
        mark,
        '–' | '—'
            | '−'
            | '‑'
            | '•'
            | '●'
            | '▪'
            | '■'
            | '◦'
            | '○'
            | '·'
            | '➢'
            | '✓'
            | '\u{F000}'..='\u{F0FF}'
    )
}

/// The mark at the head of words that were meant as a line of a list: a dash of Word's, a bullet, a dash without
/// its blank. A number with its sign is none.
pub(in crate::data) fn mark_of_list(value: &str) -> Option<SyntaxFault> {
    let mark = value.chars().next()?;
    let rest = value[mark.len_utf8()..].chars().next();
    match mark {
        '\u{F000}'..='\u{F0FF}' => Some(SyntaxFault::BulletMark { mark: '•' }),
        _ if is_bullet(mark) => Some(SyntaxFault::BulletMark { mark }),
        '-' if rest.is_some_and(char::is_alphabetic) => {
            Some(SyntaxFault::DashWithoutBlank { text: value.to_owned() })
        }
        _ => None,
    }
}

/// A key that is followed by a full-width colon.
fn wide_colon(value: &str) -> Option<SyntaxFault> {
    let (key, _) = value.split_once('：')?;
    let key = key.trim_end();
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_key.then(|| SyntaxFault::WideColon { key: key.to_owned() })
}

/// How far a line is indented; `None` where it is blank.
fn indent(line: &str) -> Option<usize> {
    let words = line.trim_start();
    (!words.is_empty()).then(|| line.len() - words.len())
}

/// The slip of one line, with how many characters into its value it is.
fn slip(entry: &Entry<'_>) -> Option<(SyntaxFault, usize)> {
    let value = entry.value;
    let until = |rest: &str| value.chars().count() - rest.trim_start().chars().count();
    if let Some(Some(rest)) = after_quote(value) {
        let lost = rest.trim_start();
        // A quoted key at the head of a line is followed by a colon.
        let is_key = entry.key.is_none() && lost.starts_with(':');
        let allowed = lost.is_empty() || is_key || rest.starts_with(" #");
        return (!allowed)
            .then(|| (SyntaxFault::TextAfterQuote { rest: lost.to_owned() }, until(rest)));
    }
    if let Some(Some(rest)) = after_bracket(value) {
        let lost = rest.trim_start();
        let allowed = lost.is_empty() || lost.starts_with([':', '#']);
        return (!allowed)
            .then(|| (SyntaxFault::TextAfterBracket { rest: lost.to_owned() }, until(rest)));
    }
    if entry.indent == 0 && value.starts_with('%') && !value.starts_with("%YAML") {
        return Some((SyntaxFault::LeadingMark { mark: '%', value: value.to_owned() }, 0));
    }
    if entry.key.is_none() && !entry.item {
        let fault = key_without_blank(value).map(|missing| missing.fault());
        return fault.or_else(|| wide_colon(value)).map(|fault| (fault, 0));
    }
    let mark = value.chars().next()?;
    let wild = match mark {
        '*' | '&' | '@' | '`' | '%' | ',' | ']' | '}' => true,
        '-' | '?' => entry.key.is_some() && (value.len() == 1 || value[1..].starts_with(' ')),
        '|' | '>' => return Some((SyntaxFault::BlockHeader { mark }, 0)),
        _ => false,
    };
    if wild {
        return Some((SyntaxFault::LeadingMark { mark, value: value.to_owned() }, 0));
    }
    let words = value.split(" #").next().unwrap_or_default();
    let colons = words.matches(": ").count() + usize::from(words.ends_with(':'));
    // Without a key of ours the first colon of an item may be that of a key.
    let allowed = usize::from(entry.key.is_none());
    let plain = !value.starts_with(['[', '{', '"', '\'', '!']);
    (plain && colons > allowed).then(|| (SyntaxFault::ColonInWords { value: value.to_owned() }, 0))
}

/// The parser's error as a fault. The parser's words are its own; only their gist is relied on, and
/// what is not known ends in [`SyntaxFault::Unreadable`].
fn translate(lines: &[&str], info: &str, line: usize, column: usize) -> (SyntaxFault, Span) {
    let text = line_at(lines, line);
    let here = span(line, column, 1);
    let character = text.chars().nth(column - 1);
    let leading = |mark: char| {
        let value: String = text.chars().skip(column - 1).collect();
        let length = value.trim_end().chars().count();
        (
            SyntaxFault::LeadingMark { mark, value: value.trim_end().to_owned() },
            span(line, column, length),
        )
    };
    let has = |words: &str| info.contains(words);
    if has("recursion limit") {
        return (SyntaxFault::TooDeep { limit: limits::data::DEPTH }, here);
    }
    if has("unknown escape") || has("hexadecimal") || has("escape code") {
        return bad_escape(lines, line, column);
    }
    if has("quoted scalar")
        && (has("end of stream") || has("document indicator") || has("invalid indentation"))
    {
        let length = text.trim_end().chars().count().saturating_sub(column - 1);
        let quote = character.unwrap_or('"');
        return (SyntaxFault::QuoteNotClosed { quote }, span(line, column, length));
    }
    if has("trailing content") || has("comments must be separated") {
        let rest: String = text.chars().skip(column - 1).collect();
        return (SyntaxFault::TextAfterQuote { rest: rest.trim().to_owned() }, here);
    }
    if has("flow") || has("illegal placement") || (has("node content") && character.is_none()) {
        return unclosed_bracket(lines, line)
            .unwrap_or((SyntaxFault::Unreadable, whole(lines, line)));
    }
    if has("comment intercepting") {
        return (SyntaxFault::CommentInside, whole(lines, line));
    }
    if has("tab") && (has("disallowed") || has("found a tab") || has("cannot")) {
        let tab = text.chars().position(|c| c == '\t').unwrap_or(column - 1);
        return (
            SyntaxFault::IndentCharacter { character: '\t', others: Vec::new() },
            span(line, tab + 1, 1),
        );
    }
    if has("wrongly indented line in block") {
        return (SyntaxFault::BadIndent, whole(lines, line));
    }
    if has("block scalar") {
        let mark = character.filter(|c| matches!(c, '|' | '>')).unwrap_or('|');
        return (SyntaxFault::BlockHeader { mark }, here);
    }
    if has("simple key") {
        return missing_colon(lines, line);
    }
    if has("mapping values are not allowed") {
        return stray_colon(lines, line);
    }
    if has("did not find expected key") || has("expected '-'") || has("<document start>") {
        return out_of_place(lines, line, column);
    }
    match character {
        Some(mark @ ('*' | '&' | '!' | '@' | '`' | '%' | ',' | ']' | '}' | '-' | '?')) => {
            leading(mark)
        }
        _ => (SyntaxFault::Unreadable, whole(lines, line)),
    }
}

fn line_at<'a>(lines: &[&'a str], line: usize) -> &'a str {
    lines.get(line.wrapping_sub(1)).copied().unwrap_or_default()
}

/// The words of a line; of the last line that has some, where the parser comes after the end.
fn whole(lines: &[&str], line: usize) -> Span {
    let line = last_with_words(lines, line);
    let text = line_at(lines, line);
    let words = text.trim();
    let column = text.chars().take_while(|c| c.is_whitespace()).count() + 1;
    span(line, column, words.chars().count())
}

fn last_with_words(lines: &[&str], line: usize) -> usize {
    let written = |number: &usize| Entry::of(line_at(lines, *number)).is_some();
    (1..=line).rev().find(written).unwrap_or(line.max(1))
}

/// The backslash that YAML does not know, on the quote's first line where it is there.
fn bad_escape(lines: &[&str], line: usize, column: usize) -> (SyntaxFault, Span) {
    for number in line..=lines.len() {
        let skip = if number == line { column - 1 } else { 0 };
        let mut characters = line_at(lines, number).chars().enumerate().skip(skip);
        while let Some((index, character)) = characters.next() {
            if character != '\\' {
                continue;
            }
            match characters.next() {
                Some((
                    _,
                    '0' | 'a' | 'b' | 't' | 'n' | 'v' | 'f' | 'r' | 'e' | ' ' | '"' | '/' | '\\',
                )) => {}
                _ => return (SyntaxFault::BadEscape, span(number, index + 1, 2)),
            }
        }
    }
    (SyntaxFault::BadEscape, span(line, column, 1))
}

/// The last value before an error that opens a bracket and does not close it on its line.
fn unclosed_bracket(lines: &[&str], line: usize) -> Option<(SyntaxFault, Span)> {
    (1..=line).rev().find_map(|number| {
        let entry = Entry::of(line_at(lines, number))?;
        let mark = entry.value.chars().next()?;
        let length = entry.value.chars().count();
        (after_bracket(entry.value) == Some(None))
            .then(|| (SyntaxFault::BracketNotClosed { mark }, span(number, entry.column, length)))
    })
}

/// A line that should be `mục: giá trị` and has no colon.
fn missing_colon(lines: &[&str], line: usize) -> (SyntaxFault, Span) {
    let is_key =
        |number: &usize| Entry::of(line_at(lines, *number)).is_some_and(|e| e.key.is_some());
    let number = last_with_words(lines, line);
    let number =
        if is_key(&number) && number == line { last_with_words(lines, number - 1) } else { number };
    let place = whole(lines, number);
    let text = line_at(lines, place.line as usize);
    let above = line_at(lines, (place.line as usize).saturating_sub(1));
    if place.column > 1 && above.trim_start().starts_with('#') {
        return (SyntaxFault::CommentInside, place);
    }
    match key_without_blank(text) {
        Some(missing) => (missing.fault(), place),
        None => (SyntaxFault::MissingColon { text: text.trim().to_owned() }, place),
    }
}

/// A colon where no key can be: in words, or on a line that is indented too far.
fn stray_colon(lines: &[&str], line: usize) -> (SyntaxFault, Span) {
    match Entry::of(line_at(lines, line)) {
        Some(entry)
            if entry.key.is_none() && (1..line).all(|n| Entry::of(line_at(lines, n)).is_none()) =>
        {
            (SyntaxFault::ColonInWords { value: entry.value.to_owned() }, whole(lines, line))
        }
        Some(entry) if entry.key.is_none() && !entry.value.is_ascii() => {
            (SyntaxFault::ColonInWords { value: entry.value.to_owned() }, whole(lines, line))
        }
        _ => (SyntaxFault::BadIndent, whole(lines, line)),
    }
}

/// A line that does not fit its surroundings: words after a bracket, no colon, wrong indentation.
fn out_of_place(lines: &[&str], line: usize, column: usize) -> (SyntaxFault, Span) {
    let text = line_at(lines, line);
    let rest: String = text.chars().skip(column - 1).collect();
    let before: String = text.chars().take(column - 1).collect();
    if before.contains([']', '}']) {
        let rest = rest.trim().to_owned();
        let length = rest.chars().count();
        let blanks = text.chars().skip(column - 1).take_while(|c| c.is_whitespace()).count();
        return (SyntaxFault::TextAfterBracket { rest }, span(line, column + blanks, length));
    }
    let plain = Entry::of(text).is_some_and(|entry| entry.key.is_none() && !entry.item);
    match plain && !text.contains(": ") && !text.trim_end().ends_with(':') {
        true => missing_colon(lines, line),
        false => (SyntaxFault::BadIndent, whole(lines, line)),
    }
}
