//! What a template holds, seen before Tera runs it: what is not to be used, and where calls of ours go that count,
//! measure and check while it runs.
//!
//! Tera bounds nothing by itself. So every turn of a loop, every call and everything that is kept under a name is
//! counted or measured by a call that is written in here; what could grow past such a call is refused.

use std::collections::BTreeSet;
use std::ops::Range;

use super::fault::Unallowed;
use super::filters;
use super::lexer::{self, Kind, Piece, Sort, Token};
use super::optional::OPTIONAL;
use crate::limits;

/// Filters that switch escaping off or escape twice, and those that make a text many times as long.
pub(super) const FORBIDDEN: &[&str] = &[
    "safe",
    "escape",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "replace",
    "join",
    "split",
    "str",
    "indent",
];

/// The function that counts a step.
pub(super) const STEP: &str = "vong";

/// The function that counts the call of a component or of another template, which takes as long as some turns of
/// a loop.
pub(super) const CALL: &str = "goi";

/// The function that refuses a kept value that is too long.
pub(super) const KEPT: &str = "vua";

/// The filter that counts the size of what another filter or an operator takes.
pub(super) const SIZE: &str = "gia";

/// The filter that refuses what is not there.
pub(super) const THERE: &str = "co";

/// The filter that refuses to print a whole list or record.
pub(super) const PLAIN: &str = "in_ra";

/// What templates call a figure that is handed to a component.
const FIGURE: &str = "figure";

/// How many operators make a turn of a loop cost one more step.
const OPERATORS: usize = 16;

/// Words of Tera's language, which name nothing.
const WORDS: &[&str] = &[
    "in", "and", "or", "not", "is", "if", "else", "for", "true", "True", "false", "False", "none",
    "None", "null", "loop", "self",
];

/// A call that is written into a template: after which byte, and what.
type Insertion = (usize, String);

/// What a body of a template costs at each turn compared with the step that every turn is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// Operators and filters.
    operators: usize,
    /// Those among them that take as long as the longest text.
    long: usize,
}

impl Weight {
    /// The greater in both.
    pub(super) fn max(self, other: Weight) -> Weight {
        Weight { operators: self.operators.max(other.operators), long: self.long.max(other.long) }
    }

    /// The call of a counting function.
    fn call(self, function: &str) -> String {
        match (self.operators / OPERATORS, self.long) {
            (0, 0) => format!("{function}()"),
            (more, 0) => format!("{function}(m={more})"),
            (more, long) => format!("{function}(m={more}, n={long})"),
        }
    }
}

/// A template seen through.
#[derive(Debug)]
pub(super) struct Scan<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
    /// What is not to be used, and where.
    pub(super) refused: Vec<(Unallowed, Range<usize>)>,
    /// Where it takes a figure for a pair, as templates did before figures had names.
    pub(super) pairs: Vec<Range<usize>>,
    /// What it includes or extends.
    pub(super) calls: Vec<String>,
    /// The longest quoted text, in bytes.
    pub(super) longest: usize,
    /// Whether a list or record that it makes is passed to a component.
    pub(super) passes_made: bool,
    /// What all of it costs.
    pub(super) weight: Weight,
    /// The names that it gives itself: variables of loops, of `set`, of components.
    bound: BTreeSet<&'t str>,
}

impl<'t> Scan<'t> {
    /// Sees a template through.
    pub(super) fn of(text: &'t str) -> Self {
        let (pieces, unclear) = match lexer::pieces(text) {
            Ok(pieces) => (pieces, None),
            Err(lexer::Unclear(at)) => (Vec::new(), Some(at)),
        };
        let mut scan = Scan {
            text,
            pieces,
            refused: Vec::new(),
            pairs: Vec::new(),
            calls: Vec::new(),
            longest: 0,
            passes_made: false,
            weight: Weight::default(),
            bound: BTreeSet::new(),
        };
        if let Some(at) = unclear {
            scan.refused
                .push((Unallowed::Unclear, at..text.ceil_char_boundary(at + 1).min(text.len())));
        }
        let pieces = std::mem::take(&mut scan.pieces);
        let mut branches: Vec<usize> = Vec::new();
        for piece in &pieces {
            let (tokens, code) = match &piece.kind {
                Kind::Print(tokens) => (tokens, scan.is_call(tokens)),
                Kind::Tag(tokens) => (tokens, false),
                Kind::Text | Kind::Silent => continue,
            };
            if let Kind::Tag(tokens) = &piece.kind {
                scan.tag(tokens, &piece.range, &mut branches);
                scan.bind(tokens);
            }
            scan.words(tokens, code);
        }
        scan.pieces = pieces;
        scan
    }

    fn word(&self, token: Option<&Token>) -> &'t str {
        token.map_or("", |token| &self.text[token.range.clone()])
    }

    fn refuse(&mut self, what: Unallowed, range: Range<usize>) {
        self.refused.push((what, range));
    }

    /// A tag by its first word.
    fn tag(&mut self, tokens: &[Token], range: &Range<usize>, branches: &mut Vec<usize>) {
        match self.word(tokens.first()) {
            "set" | "set_global" if self.word(tokens.get(2)) != "=" => {
                self.refuse(Unallowed::Kept("{% set %}"), range.clone());
            }
            "filter" => self.refuse(Unallowed::Kept("{% filter %}"), range.clone()),
            "<" => self.refuse(Unallowed::Kept("{% <…> %}"), range.clone()),
            "if" => branches.push(0),
            "elif" => {
                if let Some(last) = branches.last_mut() {
                    *last += 1;
                }
                // Tera reads each as an `if` in the one before.
                if branches.iter().sum::<usize>() > limits::template::BRANCHES {
                    branches.clear();
                    self.refuse(Unallowed::Branches, range.clone());
                }
            }
            "endif" => {
                branches.pop();
            }
            "include" | "extends" => {
                if let Some(name) = tokens.get(1).filter(|name| name.sort == Sort::Quoted) {
                    let quoted = &self.text[name.range.clone()];
                    self.calls.push(quoted[1..quoted.len() - 1].to_owned());
                }
            }
            _ => {}
        }
    }

    /// The words of a tag; `call` says that it is the call of a component and nothing else.
    fn words(&mut self, tokens: &[Token], call: bool) {
        for (nth, token) in tokens.iter().enumerate() {
            let word = self.word(Some(token));
            let before = nth.checked_sub(1).map_or("", |before| self.word(tokens.get(before)));
            let next = self.word(tokens.get(nth + 1));
            let range = token.range.clone();
            self.weight.operators += usize::from(is_operator(word, before));
            self.weight.long += usize::from(self.compares_values(tokens, nth));
            match word {
                _ if token.sort == Sort::Quoted => self.longest = self.longest.max(word.len()),
                "|" => {
                    if let Some(name) = FORBIDDEN.iter().find(|name| **name == next) {
                        let at = tokens[nth + 1].range.clone();
                        self.refuse(Unallowed::Filter(name), at);
                    }
                }
                "..." => self.refuse(Unallowed::Growing("..."), range),
                "for" if nth > 0 && !matches!(before, "." | "?." | "|") && next != "=" => {
                    self.refuse(Unallowed::Growing("[… for …]"), range);
                }
                "super" if next == "(" => self.refuse(Unallowed::Growing("super()"), range),
                FIGURE if self.is_pair(&tokens[nth..]) => {
                    self.pairs.push(range.start..tokens[nth + 2].range.end);
                }
                name if name.starts_with("__tera") => self.refuse(Unallowed::Inner, range),
                "<" if nth > 0 && !self.ends_operand(tokens.get(nth - 1)) => {
                    self.refuse(Unallowed::Kept("<…/>"), range);
                }
                "<" if nth == 0 && !call => self.refuse(Unallowed::Kept("<…/>"), range),
                "[" | "{" if call && nth > 0 => {
                    // The braces of an attribute hold an expression; what is made is inside them.
                    self.passes_made |= before != "=" && !self.ends_operand(tokens.get(nth - 1));
                }
                _ => {}
            }
        }
    }

    /// Whether a figure is taken for a pair: `figure[0]`, `figure[1]`, or `figure: array` of a component.
    fn is_pair(&self, tokens: &[Token]) -> bool {
        let next = (self.word(tokens.get(1)), self.word(tokens.get(2)));
        matches!(next, ("[", "0" | "1") | (":", "array"))
    }

    /// Whether an operand may end with this word, so that what follows is an operator.
    fn ends_operand(&self, token: Option<&Token>) -> bool {
        let word = self.word(token);
        match token.map(|token| token.sort) {
            Some(Sort::Name) => !matches!(
                word,
                "in" | "and"
                    | "or"
                    | "not"
                    | "is"
                    | "if"
                    | "elif"
                    | "else"
                    | "for"
                    | "set"
                    | "set_global"
            ),
            Some(Sort::Quoted | Sort::Number) => true,
            Some(Sort::Mark) => matches!(word, ")" | "]" | "}"),
            None => false,
        }
    }

    /// Whether a print is the call of a component and nothing else: `{{ <name a={b} /> }}`. Tera writes that
    /// straight out; any other call it keeps as a text, whose length nothing bounds.
    fn is_call(&self, tokens: &[Token]) -> bool {
        let [open, .., slash, close] = tokens else { return false };
        let opens = self.word(Some(open)) == "<";
        let closes = self.word(Some(slash)) == "/" && self.word(Some(close)) == ">";
        // Only at the end: an attribute's braces may hold a division.
        let mut depth = 0_i32;
        let inner = tokens.windows(2).take(tokens.len() - 2).any(|pair| {
            match self.word(pair.first()) {
                "{" => depth += 1,
                "}" => depth -= 1,
                "/" if depth == 0 => return self.word(pair.get(1)) == ">",
                _ => {}
            }
            false
        });
        opens && closes && !inner
    }

    /// The template with its calls. `included` is the weight of the heaviest template, `measure_all` says that
    /// components measure all that is passed to them, not texts only.
    pub(super) fn counted(&self, included: Weight, measure_all: bool) -> Vec<Insertion> {
        let mut found = Vec::new();
        let weights = self.weights();
        for (piece, weight) in self.pieces.iter().zip(weights) {
            let (Kind::Print(tokens) | Kind::Tag(tokens)) = &piece.kind else { continue };
            self.checks(tokens, matches!(piece.kind, Kind::Tag(_)), &mut found);
            if matches!(piece.kind, Kind::Tag(_)) {
                let calls = self.calls_after(tokens, weight, included, measure_all);
                if !calls.is_empty() {
                    let close = if piece.trims { "-}}" } else { "}}" };
                    let calls = calls.iter().map(|call| format!("{{{{ {call} {close}"));
                    found.push((piece.range.end, calls.collect()));
                }
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found
    }

    /// For each piece that begins a loop, component or block: what its body costs.
    fn weights(&self) -> Vec<Weight> {
        let mut weights = vec![Weight::default(); self.pieces.len()];
        let mut open: Vec<usize> = Vec::new();
        for (nth, piece) in self.pieces.iter().enumerate() {
            let (Kind::Print(tokens) | Kind::Tag(tokens)) = &piece.kind else { continue };
            if matches!(piece.kind, Kind::Tag(_)) {
                match self.word(tokens.first()) {
                    "for" | "component" | "block" => open.push(nth),
                    "endfor" | "endcomponent" | "endblock" => {
                        open.pop();
                    }
                    _ => {}
                }
            }
            let Some(&of) = open.last() else { continue };
            for (nth, token) in tokens.iter().enumerate() {
                let before = nth.checked_sub(1).and_then(|before| tokens.get(before));
                let is = is_operator(self.word(Some(token)), self.word(before));
                weights[of].operators += usize::from(is);
                weights[of].long += usize::from(self.compares_values(tokens, nth));
            }
        }
        weights
    }

    /// The calls that come after a tag.
    fn calls_after(
        &self,
        tokens: &[Token],
        weight: Weight,
        included: Weight,
        measure_all: bool,
    ) -> Vec<String> {
        let kept = |name: &str| format!("{KEPT}(v={name})");
        match self.word(tokens.first()) {
            "for" => {
                let mut calls = vec![weight.call(STEP)];
                let target = tokens.iter().position(|token| self.word(Some(token)) == "in");
                let (names, made) = tokens.split_at(target.unwrap_or(tokens.len()));
                if self.makes(made) {
                    let names = names.iter().skip(1).filter(|token| token.sort == Sort::Name);
                    calls.extend(names.map(|name| kept(self.word(Some(name)))));
                }
                calls
            }
            "include" => vec![included.call(CALL)],
            "block" => vec![weight.call(CALL)],
            "component" => {
                let parameters = self.parameters(tokens).into_iter();
                let kept = parameters
                    .filter(|(_, sort)| measure_all || matches!(*sort, "" | "string"))
                    .map(|(name, _)| kept(name));
                std::iter::once(weight.call(CALL)).chain(kept).collect()
            }
            "set" | "set_global" => vec![kept(self.word(tokens.get(1)))],
            _ => Vec::new(),
        }
    }

    /// Whether a list or record is made among these words.
    fn makes(&self, tokens: &[Token]) -> bool {
        let made = |pair: &[Token]| {
            matches!(self.word(pair.get(1)), "[" | "{") && !self.ends_operand(pair.first())
        };
        tokens.windows(2).any(made)
    }

    /// The parameters of a component `name(one: string, other = "a")` with their types.
    fn parameters(&self, tokens: &[Token]) -> Vec<(&'t str, &'t str)> {
        let mut found = Vec::new();
        let mut depth = 0;
        for (nth, token) in tokens.iter().enumerate() {
            match self.word(Some(token)) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                name if depth == 1 && token.sort == Sort::Name => {
                    let before = self.word(tokens.get(nth - 1));
                    if matches!(before, "(" | "," | "@") {
                        let typed = self.word(tokens.get(nth + 1)) == ":";
                        let sort = if typed { self.word(tokens.get(nth + 2)) } else { "" };
                        found.push((name, sort));
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Filters of ours in the middle of a tag: what a condition names must be there, and what a filter or an
    /// operator takes is counted by its size.
    fn checks(&self, tokens: &[Token], is_tag: bool, found: &mut Vec<Insertion>) {
        let first = self.word(tokens.first());
        if is_tag && !matches!(first, "if" | "elif" | "for" | "set" | "set_global") {
            return;
        }
        let compares = (0..tokens.len()).any(|nth| self.compares_values(tokens, nth));
        let mut nth = match first {
            "for" if is_tag => {
                let target = tokens.iter().position(|token| self.word(Some(token)) == "in");
                target.unwrap_or(tokens.len())
            }
            _ => usize::from(is_tag),
        };
        while nth < tokens.len() {
            if let Some(path) = self.path(tokens, nth) {
                let whole = !is_tag && nth == 0 && path.end + 1 == tokens.len();
                let at = tokens[path.end].range.end;
                if !whole && path.must_be_there {
                    found.push((at, format!(" | {THERE}")));
                }
                if compares && path.may_be_long {
                    found.push((at, format!(" | {SIZE}")));
                }
            }
            if self.word(tokens.get(nth)) == "|" {
                let next = self.word(tokens.get(nth + 1));
                if !filters::counts_itself(next) {
                    found.push((tokens[nth].range.start, format!(" | {SIZE} ")));
                }
            }
            nth += 1;
        }
    }

    /// Whether an operator is here that takes as long as its operands are: both may be long.
    fn compares_values(&self, tokens: &[Token], nth: usize) -> bool {
        let before = nth.checked_sub(1).and_then(|before| tokens.get(before));
        let word = self.word(tokens.get(nth));
        let short = |token: Option<&Token>| {
            token.is_some_and(|token| {
                token.range.len() < 64 && matches!(token.sort, Sort::Quoted | Sort::Number)
            })
        };
        let after = tokens.get(nth + 1);
        match word {
            // `<name …/>` is a component.
            "==" | "!=" | "<" | ">" | "<=" | ">=" => {
                self.ends_operand(before) && !short(before) && !short(after)
            }
            "~" => !short(before) || !short(after),
            // `for x in list` goes through the list anyway.
            "in" if nth == 0 || self.word(tokens.first()) == "for" => false,
            "in" => !matches!(self.word(before), "." | "?." | "|") && !short(after),
            "is" => {
                let test = if self.word(after) == "not" { tokens.get(nth + 2) } else { after };
                matches!(self.word(test), "containing" | "starting_with" | "ending_with")
            }
            _ => false,
        }
    }

    /// The name with its fields that begins here, if one does.
    fn path(&self, tokens: &[Token], nth: usize) -> Option<Path> {
        let word_at = |at: usize| self.word(tokens.get(at));
        let before = nth.checked_sub(1).map_or("", word_at);
        let next = word_at(nth + 1);
        let name = word_at(nth);
        let is_word = tokens[nth].sort != Sort::Name || WORDS.contains(&name);
        // The name of a field, a filter, a test, a component, a function, an argument, a key.
        let component =
            before == "<" && !self.ends_operand(nth.checked_sub(2).and_then(|at| tokens.get(at)));
        let test = before == "is" || (before == "not" && nth > 1 && word_at(nth - 2) == "is");
        let part = matches!(before, "." | "?." | "|") || matches!(next, "(" | "=" | ":");
        if is_word || component || test || part {
            return None;
        }
        let mut path =
            Path { end: nth, must_be_there: !self.bound.contains(name), may_be_long: true };
        let mut last = name;
        loop {
            match word_at(path.end + 1) {
                "." => {
                    path.end += 2;
                    last = word_at(path.end);
                    path.must_be_there = true;
                }
                // Whoever writes it asks whether something is there.
                "?." | "[" | "?[" => {
                    path.must_be_there = false;
                    path.may_be_long = false;
                    break;
                }
                "is" => {
                    let test = match word_at(path.end + 2) {
                        "not" => word_at(path.end + 3),
                        test => test,
                    };
                    path.must_be_there &= !matches!(test, "defined" | "undefined");
                    break;
                }
                "|" => {
                    let filter = word_at(path.end + 2);
                    // Those that take one type only say themselves that nothing is there.
                    path.must_be_there &= filter != "default" && !filters::counts_itself(filter);
                    break;
                }
                _ => break,
            }
        }
        path.end = path.end.min(tokens.len() - 1);
        path.must_be_there &= OPTIONAL.binary_search(&last).is_err();
        Some(path)
    }

    /// Takes the names that a tag gives.
    fn bind(&mut self, tokens: &[Token]) {
        match self.word(tokens.first()) {
            "for" => {
                let given = tokens.iter().skip(1).map(|token| self.word(Some(token)));
                let names: Vec<_> =
                    given.take_while(|word| *word != "in").filter(|word| *word != ",").collect();
                self.bound.extend(names);
            }
            "set" | "set_global" => {
                self.bound.insert(self.word(tokens.get(1)));
            }
            "component" => {
                let names = self.parameters(tokens);
                self.bound.extend(names.into_iter().map(|(name, _)| name));
            }
            _ => {}
        }
    }

    /// What is added to [`Scan::counted`] so that nothing but plain values is printed.
    pub(super) fn careful(&self) -> Vec<Insertion> {
        let mut found = Vec::new();
        for piece in &self.pieces {
            let Kind::Print(tokens) = &piece.kind else { continue };
            if let [first, ..] = tokens.as_slice()
                && let [.., last] = tokens.as_slice()
                && !self.is_call(tokens)
            {
                found.push((first.range.start, "(".to_owned()));
                found.push((last.range.end, format!(") | {PLAIN}")));
            }
        }
        found
    }

    /// What is added to [`Scan::counted`] so that every element says in an attribute where it was written.
    pub(super) fn placed(&self, path: &str, attribute: &str) -> Vec<Insertion> {
        let mut found = Vec::new();
        let mut line = 1;
        for piece in &self.pieces {
            let stretch = &self.text[piece.range.clone()];
            if piece.kind != Kind::Text {
                line += stretch.matches('\n').count();
                continue;
            }
            let mut at = 0;
            while let Some(open) = stretch[at..].find('<').map(|step| at + step) {
                let rest = &stretch[open + 1..];
                let length = rest
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                    .unwrap_or(rest.len());
                line += stretch[at..open].matches('\n').count();
                at = open + 1 + length;
                if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    found.push((piece.range.start + at, format!(" {attribute}=\"{path}:{line}\"")));
                }
            }
            line += stretch[at..].matches('\n').count();
        }
        found
    }
}

/// A name with its fields among the words of a tag.
struct Path {
    /// Its last word.
    end: usize,
    /// Whether it is a fault that nothing is there.
    must_be_there: bool,
    /// Whether its value may be long.
    may_be_long: bool,
}

/// Whether a word is an operator that takes as long as its operands are, or a filter.
fn is_operator(word: &str, before: &str) -> bool {
    match word {
        "==" | "!=" | "<" | ">" | "<=" | ">=" | "~" | "|" => true,
        "in" | "is" => !matches!(before, "." | "?." | "|"),
        _ => false,
    }
}

/// A text with what is inserted, each after what is at its byte already.
pub(super) fn woven(text: &str, mut insertions: Vec<Insertion>) -> String {
    insertions.sort_by_key(|(at, _)| *at);
    let added: usize = insertions.iter().map(|(_, words)| words.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut from = 0;
    for (at, words) in &insertions {
        out.push_str(&text[from..*at]);
        out.push_str(words);
        from = *at;
    }
    out.push_str(&text[from..]);
    out
}

/// The column in the given text of a column in the text with insertions, which hold no line ends.
pub(super) fn given_column(text: &str, insertions: &[Insertion], line: u32, column: u32) -> u32 {
    let mut lines = text.split_inclusive('\n');
    let start: usize = lines.by_ref().take((line as usize).saturating_sub(1)).map(str::len).sum();
    let end = start + lines.next().map_or(0, str::len);
    let (mut given, mut left, mut at) = (1, column.saturating_sub(1), start);
    for (insertion, words) in insertions.iter().filter(|(at, _)| (start..=end).contains(at)) {
        let between = text[at..*insertion].chars().count() as u32;
        if left < between {
            break;
        }
        (given, left, at) = (given + between, left - between, *insertion);
        let length = words.chars().count() as u32;
        if left < length {
            return given;
        }
        left -= length;
    }
    given + left
}

/// Line and column of a byte.
pub(super) fn position(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    (line, column)
}

#[cfg(test)]
mod tests;
