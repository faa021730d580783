//! Values: from the events of the YAML parser to the marked tree.
//!
//! Nothing here is recursive: a stack holds the lists and maps that are still open, so that no input
//! can exhaust the machine's own stack. What YAML would do silently is said: words cut off by ` #`,
//! a dash that becomes part of the line above, anchors, tags.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span as Range};

use super::super::fault::SyntaxFault;
use super::super::shared::Shared;
use super::super::source::{Source, is_unseen};
use super::{Key, Node, Span, Value, key_without_blank, syntax};
use crate::limits;
use crate::problem::Problems;

/// Reads the events of a source into a tree and collects what is wrong on the way.
pub(super) fn build(source: &Source) -> (Option<Node>, Problems) {
    let mut builder = Builder::new(source);
    let mut parser = Parser::new_from_str(&source.text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, range)) => builder.take(event, range),
            Err(error) => {
                builder.problems.extend(syntax::explain(source, &builder.lines, &error));
                builder.stopped = true;
            }
        }
        if builder.stopped {
            return (None, builder.problems);
        }
    }
    builder.finish()
}

/// A list or map whose end has not been read yet.
enum Open {
    List(Vec<Node>, Span),
    Map { entries: Vec<(Key, Node)>, key: Option<Key>, span: Span },
}

/// The state of one reading.
struct Builder<'a> {
    source: &'a Source,
    lines: Vec<&'a str>,
    cursor: Cursor,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    nodes: usize,
    keys: Shared,
    problems: Problems,
    /// The tree's shape is not what the clerk meant; it is of no use for further checks.
    doubtful: bool,
    /// Nothing more can be read.
    stopped: bool,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Source) -> Self {
        Builder {
            source,
            lines: source.lines(),
            cursor: Cursor::default(),
            open: Vec::new(),
            root: None,
            documents: 0,
            nodes: 0,
            keys: Shared::default(),
            problems: Problems::new(),
            doubtful: false,
            stopped: false,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range) {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.stop(SyntaxFault::SeveralDocuments, self.span(range));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.properties(anchor, tag.map(|tag| tag.to_string()), range.start);
                self.scalar(&text, style, range);
            }
            Event::Alias(_) => {
                self.doubtful = true;
                self.fault(SyntaxFault::Reference { mark: '*' }, self.span(range));
                self.scalar("*", ScalarStyle::SingleQuoted, range);
            }
            Event::SequenceStart(anchor, tag) => {
                self.properties(anchor, tag.map(|tag| tag.to_string()), range.start);
                let span = self.list_span(range);
                self.start(Open::List(Vec::new(), span), span);
            }
            Event::MappingStart(anchor, tag) => {
                self.properties(anchor, tag.map(|tag| tag.to_string()), range.start);
                let span = self.span(range);
                self.start(Open::Map { entries: Vec::new(), key: None, span }, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }

    fn finish(mut self) -> (Option<Node>, Problems) {
        let empty = self.root.as_ref().is_none_or(|root| root.value == Value::Null);
        if empty && self.problems.is_empty() {
            self.problems.at(&SyntaxFault::EmptyFile, self.source.place());
        }
        let root = self.root.filter(|_| !empty && !self.doubtful);
        (root, self.problems)
    }

    fn fault(&mut self, fault: SyntaxFault, span: Span) {
        let span = self.written(span);
        self.problems.at(&fault, span.place(&self.source.name));
    }

    fn stop(&mut self, fault: SyntaxFault, span: Span) {
        self.fault(fault, span);
        self.stopped = true;
    }

    /// Refuses anchors and tags: a file that says each thing once and plainly needs neither.
    fn properties(&mut self, anchor: usize, tag: Option<String>, start: Marker) {
        if anchor > 0 {
            self.fault(SyntaxFault::Reference { mark: '&' }, self.span_of_mark('&', start));
        }
        if let Some(tag) = tag {
            self.fault(SyntaxFault::Tag { tag }, self.span_of_mark('!', start));
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, range: Range) {
        let plain = style == ScalarStyle::Plain;
        if plain {
            self.check_plain(text, range);
        }
        let span = self.scalar_span(text, style, range);
        // What the file's own characters may not be, an escape in double quotes may not make either.
        if style == ScalarStyle::DoubleQuoted
            && let Some(character) = text.chars().find(|c| *c != '\n' && is_unseen(*c))
        {
            self.fault(SyntaxFault::UnseenCharacter { character }, span);
        }
        if let Some(Open::Map { key: key @ None, .. }) = self.open.last_mut() {
            *key = Some(Key { text: self.keys.hold(text), span });
            if plain && range.is_empty() {
                self.stop(SyntaxFault::OddKey, span);
            } else if plain && text == "<<" {
                self.doubtful = true;
                self.fault(SyntaxFault::MergeKey, span);
            }
            return;
        }
        let value = match plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
            true => Value::Null,
            false => Value::Scalar { text: text.into(), plain },
        };
        self.add(Node { value, span });
    }

    /// Says what YAML does to unquoted words without a sound.
    fn check_plain(&mut self, text: &str, range: Range) {
        let line = self.line(range.end.line());
        let rest = &line[self.cursor.byte(line, range.end)..];
        // Of an empty value the parser marks the colon or what follows the dash.
        let (rest, kept) = match range.is_empty() {
            true => (rest.strip_prefix(':').unwrap_or(rest), ""),
            false => (rest, text),
        };
        let lost = rest.trim_start();
        if lost.starts_with('#') && (rest.len() > lost.len()) {
            let column = line.chars().count() - lost.chars().count() + 1;
            let span = span(range.end.line(), column, lost.trim_end().chars().count());
            self.fault(
                SyntaxFault::CutByComment {
                    kept: kept.to_owned(),
                    lost: lost.trim_end().to_owned(),
                },
                span,
            );
        }
        if text.contains('\t') && key_without_blank(text).is_none() {
            let number = (range.start.line()..=range.end.line())
                .find(|number| self.line(*number).trim().contains('\t'))
                .unwrap_or(range.start.line());
            let line = self.line(number);
            let column = line.chars().take_while(|c| c.is_whitespace()).count() + 1;
            let at = span(number, column, line.trim().chars().count());
            self.fault(SyntaxFault::PastedTable, at);
        }
        if range.start.line() < range.end.line()
            && let Some(fault) = syntax::mark_of_list(text)
        {
            // The lines below are of the list that this one should have begun.
            let at = self.scalar_span(text, ScalarStyle::Plain, range);
            return self.fault(fault, at);
        }
        for number in range.start.line() + 1..=range.end.line() {
            let line = self.line(number);
            let words = line.trim_start();
            if words == "-" || words.starts_with("- ") {
                let column = line.len() - words.len() + 1;
                self.fault(SyntaxFault::DashInWords, span(number, column, words.chars().count()));
            }
        }
    }

    fn start(&mut self, open: Open, at: Span) {
        if matches!(self.open.last(), Some(Open::Map { key: None, .. })) {
            return self.stop(SyntaxFault::OddKey, at);
        }
        if self.open.len() >= limits::data::DEPTH {
            return self.stop(SyntaxFault::TooDeep { limit: limits::data::DEPTH }, at);
        }
        self.open.push(open);
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::List(mut items, span)) => {
                items.shrink_to_fit();
                self.add(Node { value: Value::List(items), span });
            }
            Some(Open::Map { mut entries, span, .. }) => {
                entries.shrink_to_fit();
                let span = entries.first().map_or(span, |(key, _)| key.span);
                self.add(Node { value: Value::Map(entries), span });
            }
            None => {}
        }
    }

    fn add(&mut self, node: Node) {
        self.nodes += 1;
        let limit = match self.source.text.len() > limits::data::BYTES {
            // Only the list of agencies gets here with so long a text.
            true => limits::data::AGENCIES_NODES,
            false => limits::data::NODES,
        };
        if self.nodes > limit {
            return self.stop(SyntaxFault::TooManyValues { limit }, node.span);
        }
        match self.open.last_mut() {
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map { entries, key, .. }) => {
                if let Some(key) = key.take() {
                    entries.push((key, node));
                }
            }
            None => self.root = self.root.take().or(Some(node)),
        }
    }

    fn line(&self, number: usize) -> &'a str {
        self.lines.get(number.wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// The span, or the end of the last line with words where the parser names a line after the end.
    fn written(&self, at: Span) -> Span {
        let behind = at.line as usize > self.lines.len();
        let last = self.lines.iter().rposition(|line| !line.trim().is_empty()).filter(|_| behind);
        last.map_or(at, |last| span(last + 1, self.lines[last].trim_end().chars().count(), 1))
    }

    fn span(&self, range: Range) -> Span {
        span(range.start.line(), range.start.col() + 1, 1)
    }

    /// A list is where its first mark is; the parser may name the first item instead.
    fn list_span(&self, range: Range) -> Span {
        match range.is_empty() {
            true => self.span_of_mark('-', range.start),
            false => self.span(range),
        }
    }

    /// The place of the nearest mark at or before a place on its line; the place itself without one.
    fn span_of_mark(&self, mark: char, at: Marker) -> Span {
        let before = self.line(at.line()).chars().take(at.col() + 1).enumerate();
        let column = before.filter(|(_, c)| *c == mark).last().map_or(at.col(), |(index, _)| index);
        span(at.line(), column + 1, 1)
    }

    /// The first line of a scalar. An empty value is at its key, or at its dash in a list.
    fn scalar_span(&self, text: &str, style: ScalarStyle, range: Range) -> Span {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let key = match self.open.last() {
            Some(Open::Map { key: Some(key), .. }) => Some(key.span),
            _ => None,
        };
        let (start, end) = (range.start, range.end);
        if let Some(key) = key
            && (range.is_empty() || (block && text.trim().is_empty()))
        {
            return key;
        }
        if range.is_empty() {
            return self.written(span(start.line(), start.col().max(1), 1));
        }
        let length = match start.line() == end.line() {
            true => end.col().saturating_sub(start.col()),
            false => self.line(start.line()).trim_end().chars().count().saturating_sub(start.col()),
        };
        span(start.line(), start.col() + 1, length)
    }
}

/// A span from counts, which the limit on the file's size keeps far below `u32::MAX`.
pub(super) fn span(line: usize, column: usize, length: usize) -> Span {
    let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Span { line: short(line), column: short(column), length: short(length.max(1)) }
}

/// Remembers how many bytes the characters before the last asked place take, so that a line with very
/// many values is walked once and not once per value.
#[derive(Default)]
struct Cursor {
    line: usize,
    column: usize,
    byte: usize,
}

impl Cursor {
    /// The byte at which a marker's character is in its line.
    fn byte(&mut self, line: &str, at: Marker) -> usize {
        if self.line != at.line() || self.column > at.col() {
            *self = Cursor { line: at.line(), column: 0, byte: 0 };
        }
        let rest = line.get(self.byte..).unwrap_or_default();
        let ahead = at.col() - self.column;
        self.byte += rest.char_indices().nth(ahead).map_or(rest.len(), |(byte, _)| byte);
        self.column = at.col();
        self.byte
    }
}
