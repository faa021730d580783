//! Values, editing: what stands where in a file, in bytes of its own text.
//!
//! The parser's events say where each value begins, and that is all that is taken from them: where values end, where
//! the dashes and colons are is found in the text. What does not look as expected is no place to edit.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

/// A value in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Laid {
    /// Where it begins: its first letter, mark, key or dash.
    pub start: usize,
    /// Where it ends, without the end of the line and what comes after the value on it.
    pub end: usize,
    /// How it is written.
    pub form: Form,
}

/// How a value is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing is written.
    Empty,
    /// Words without quotes.
    Plain,
    /// Words in quotes of this kind.
    Quoted(char),
    /// A block of text.
    Block {
        /// Its head, from `|` or `>`.
        head: Range<usize>,
        /// Whether its lines are joined (`>`).
        folded: bool,
    },
    /// A list.
    List(Vec<Slot>),
    /// A map.
    Map(Vec<Slot>),
    /// A list in brackets.
    FlowList(Vec<Slot>),
    /// A map in braces.
    FlowMap(Vec<Slot>),
}

/// An entry of a list or map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// Where it begins: its dash, its key; the value itself where it is in brackets.
    pub start: usize,
    /// What comes before its value ends here: the dash, the colon, or nothing.
    pub after: usize,
    /// Its value.
    pub value: Laid,
}

impl Laid {
    /// Lays out the text of a file that reads as YAML.
    ///
    /// # Errors
    /// The byte at which it is written in a way that is not edited.
    pub fn read(text: &str) -> Result<Laid, usize> {
        if text.replace("\r\n", "\n").contains('\r') {
            return Err(0);
        }
        let mut reader = Reader { text, at: 0, mark: (0, 0), parser: Parser::new_from_str(text) };
        while !matches!(reader.next()?.event, Event::DocumentStart(_)) {}
        reader.skip(false);
        if reader.rest().starts_with("---") {
            reader.at += 3;
        }
        let first = reader.next()?;
        reader.value(first, false)
    }

    /// The entries of a list or map.
    pub fn slots(&self) -> &[Slot] {
        match &self.form {
            Form::List(slots) | Form::Map(slots) => slots,
            Form::FlowList(slots) | Form::FlowMap(slots) => slots,
            _ => &[],
        }
    }

    /// The deepest value on the way to a place.
    pub fn nearest(&self, place: &[usize]) -> &Laid {
        let mut here = self;
        for nth in place {
            match here.slots().get(*nth) {
                Some(slot) => here = &slot.value,
                None => break,
            }
        }
        here
    }
}

/// A walk along the text and the events.
struct Reader<'t> {
    text: &'t str,
    /// The byte up to which all is understood.
    at: usize,
    /// A character, as the parser counts, and the byte at which it is.
    mark: (usize, usize),
    parser: Parser<'t, StrInput<'t>>,
}

/// An event, in bytes.
struct Found<'t> {
    event: Event<'t>,
    range: Range<usize>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<Found<'t>, usize> {
        match self.parser.next_event() {
            Some(Ok((event, range))) => {
                let start = self.byte(range.start.index());
                Ok(Found { event, range: start..self.byte(range.end.index()) })
            }
            _ => Err(self.at),
        }
    }

    /// The byte at which a character is.
    fn byte(&mut self, character: usize) -> usize {
        if character < self.mark.0 {
            self.mark = (0, 0);
        }
        let ahead = character - self.mark.0;
        let rest = self.text.get(self.mark.1..).unwrap_or_default();
        let on = rest.char_indices().nth(ahead).map_or(rest.len(), |(byte, _)| byte);
        self.mark = (character, self.mark.1 + on);
        self.mark.1
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on to what means something: over blanks, ends of lines and comments, in brackets over commas too.
    fn skip(&mut self, flow: bool) {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            let before = self.at.checked_sub(1).map(|at| bytes[at]);
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                b',' if flow => self.at += 1,
                b'#' if before.is_none_or(|byte| byte.is_ascii_whitespace()) => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                _ => break,
            }
        }
    }

    /// Goes over a mark that must come next.
    fn expect(&mut self, mark: char, flow: bool) -> Result<usize, usize> {
        self.skip(flow);
        match self.rest().starts_with(mark) {
            true => {
                self.at += 1;
                Ok(self.at - 1)
            }
            false => Err(self.at),
        }
    }

    fn value(&mut self, found: Found<'t>, flow: bool) -> Result<Laid, usize> {
        match found.event {
            Event::Scalar(text, style, 0, None) => self.scalar(&text, style, found.range, flow),
            Event::SequenceStart(0, None) => {
                self.skip(flow);
                match self.rest().starts_with('[') {
                    true => self.flow(Event::SequenceEnd),
                    false if flow => Err(self.at),
                    false => self.block(Event::SequenceEnd),
                }
            }
            Event::MappingStart(0, None) => {
                self.skip(flow);
                match self.rest().starts_with('{') {
                    true => self.flow(Event::MappingEnd),
                    // A pair in brackets without braces of its own.
                    false if flow => Err(self.at),
                    false => self.block(Event::MappingEnd),
                }
            }
            _ => Err(self.at),
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        range: Range<usize>,
        flow: bool,
    ) -> Result<Laid, usize> {
        if style == ScalarStyle::Plain && range.is_empty() {
            return Ok(Laid { start: self.at, end: self.at, form: Form::Empty });
        }
        self.skip(flow);
        let start = self.at;
        let form = match style {
            ScalarStyle::Plain => {
                let words = self.text.get(range.clone()).unwrap_or_default();
                self.at = range.start + words.trim_end().len();
                (range.start == start).then_some(Form::Plain)
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let quote = if style == ScalarStyle::SingleQuoted { '\'' } else { '"' };
                self.at = start + after_quote(self.rest(), quote).ok_or(start)?;
                (range.start == start).then_some(Form::Quoted(quote))
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let folded = style == ScalarStyle::Folded;
                let rest = self.rest().strip_prefix(if folded { '>' } else { '|' }).ok_or(start)?;
                let signs = rest.bytes().take_while(|b| matches!(b, b'+' | b'-' | b'0'..=b'9'));
                let head = start..start + 1 + signs.count();
                let keeps = self.text.get(head.clone()).is_some_and(|head| head.contains('+'));
                let lines = self.text.get(head.end..range.end.max(head.end)).unwrap_or_default();
                let ends_blank = text.trim_end_matches('\n').ends_with(char::is_whitespace);
                let written = match keeps || ends_blank {
                    // Blank lines at its end, or the spaces of its last line, are its own.
                    true => {
                        let lines = lines.trim_end_matches(' ');
                        let lines = lines.strip_suffix('\n').unwrap_or(lines);
                        lines.strip_suffix('\r').unwrap_or(lines)
                    }
                    false => lines.trim_end(),
                };
                let written = if text.is_empty() && !keeps { "" } else { written };
                self.at = head.end + written.len();
                Some(Form::Block { head, folded })
            }
        };
        Ok(Laid { start, end: self.at, form: form.ok_or(start)? })
    }

    /// A list or map without brackets.
    fn block(&mut self, end: Event<'t>) -> Result<Laid, usize> {
        let is_map = end == Event::MappingEnd;
        let mut slots: Vec<Slot> = Vec::new();
        loop {
            let mut found = self.next()?;
            if found.event == end {
                break;
            }
            let start = match is_map {
                true => {
                    let start = self.key(found, false)?;
                    found = self.next()?;
                    start
                }
                false => self.expect('-', false)?,
            };
            let after = self.at;
            slots.push(Slot { start, after, value: self.value(found, false)? });
        }
        let start = slots.first().ok_or(self.at)?.start;
        let form = if is_map { Form::Map(slots) } else { Form::List(slots) };
        Ok(Laid { start, end: self.at, form })
    }

    /// A list or map in brackets.
    fn flow(&mut self, end: Event<'t>) -> Result<Laid, usize> {
        let is_map = end == Event::MappingEnd;
        let start = self.at;
        self.at += 1;
        let mut slots = Vec::new();
        loop {
            let mut found = self.next()?;
            if found.event == end {
                break;
            }
            let key = match is_map {
                true => {
                    let key = self.key(found, true)?;
                    found = self.next()?;
                    Some((key, self.at))
                }
                false => None,
            };
            let value = self.value(found, true)?;
            let (start, after) = key.unwrap_or((value.start, value.start));
            slots.push(Slot { start, after, value });
        }
        self.expect(if is_map { '}' } else { ']' }, true)?;
        let form = if is_map { Form::FlowMap(slots) } else { Form::FlowList(slots) };
        Ok(Laid { start, end: self.at, form })
    }

    /// A key and its colon; gives where the key begins.
    fn key(&mut self, found: Found<'t>, flow: bool) -> Result<usize, usize> {
        let Event::Scalar(text, style, 0, None) = found.event else { return Err(self.at) };
        let key = self.scalar(&text, style, found.range, flow)?;
        match key.form {
            Form::Plain | Form::Quoted(_) => {
                self.expect(':', false)?;
                Ok(key.start)
            }
            _ => Err(key.start),
        }
    }
}

/// How long a text in quotes is, its quotes included.
fn after_quote(text: &str, quote: char) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    letters.next().filter(|(_, first)| *first == quote)?;
    while let Some((at, letter)) = letters.next() {
        if quote == '"' && letter == '\\' {
            letters.next();
        } else if letter == quote {
            match letters.peek() {
                Some((_, next)) if quote == '\'' && *next == '\'' => drop(letters.next()),
                _ => return Some(at + 1),
            }
        }
    }
    None
}
