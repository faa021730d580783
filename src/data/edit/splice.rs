//! Values, editing: a change as replacements in the text.

use std::ops::Range;

use super::Content;
use super::content::Primitive;
use super::laid::{Form, Laid, Slot};
use super::render::{self, Before, Mark, Quoting, Setting, WIDTH};

/// Replacements in a text.
#[derive(Debug, Default)]
pub(super) struct Edits {
    splices: Vec<(Range<usize>, String)>,
    /// Comments that go, with the byte at which they were.
    pub lost: Vec<(usize, String)>,
}

impl Edits {
    fn put(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.splices.push((range, text.into()));
    }

    /// The text with all of them.
    pub fn applied(&self, text: &str) -> String {
        let mut splices: Vec<&(Range<usize>, String)> = self.splices.iter().collect();
        splices.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for (range, new) in splices {
            out.push_str(text.get(at..range.start).unwrap_or_default());
            out.push_str(new);
            at = range.end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}

/// Makes the replacements of a change.
///
/// # Errors
/// The byte at which what is written is not edited.
pub(super) fn splice(
    text: &str,
    laid: &Laid,
    change: &Primitive,
    quoting: Quoting,
) -> Result<Edits, usize> {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut splicer = Splicer { text, laid, newline, quoting, edits: Edits::default() };
    splicer.make(change)?;
    Ok(splicer.edits)
}

struct Splicer<'t> {
    text: &'t str,
    laid: &'t Laid,
    newline: &'static str,
    quoting: Quoting,
    edits: Edits,
}

impl<'t> Splicer<'t> {
    fn make(&mut self, change: &Primitive) -> Result<(), usize> {
        let here = self.laid.nearest(change.at());
        match change {
            Primitive::Replace { at, value } => self.replace(at, value),
            Primitive::InsertKey { map, nth, key, value } => match &here.form {
                Form::Map(slots) => {
                    let column = self.column(here.start);
                    let lines = render::entry(key, value, column, self.quoting);
                    self.insert(slots, *nth, column, &lines, map.is_empty());
                    Ok(())
                }
                Form::FlowMap(slots) if !slots.is_empty() => {
                    let value = render::flow(value, Before::Nothing, self.quoting);
                    self.insert_flow(slots, *nth, &format!("{}: {value}", render::key(key, true)));
                    Ok(())
                }
                _ => self.replace(map, &Content::Map(vec![(key.clone(), value.clone())])),
            },
            Primitive::InsertItem { list, nth, value } => match &here.form {
                Form::List(slots) => {
                    let column = self.column(here.start);
                    let lines = render::item(value, column, self.quoting);
                    self.insert(slots, *nth, column, &lines, list.is_empty());
                    Ok(())
                }
                Form::FlowList(slots) if !slots.is_empty() => {
                    let value = render::flow(value, Before::Nothing, self.quoting);
                    self.insert_flow(slots, *nth, &value);
                    Ok(())
                }
                _ => self.replace(list, &Content::List(vec![value.clone()])),
            },
            Primitive::MoveItem { list, from, to } => match &here.form {
                Form::List(slots) => self.move_item(slots, *from, *to, list.is_empty()),
                Form::FlowList(slots) => {
                    let mut order: Vec<usize> = (0..slots.len()).collect();
                    let moved = order.remove(*from);
                    order.insert(*to, moved);
                    for (slot, from) in slots.iter().zip(order) {
                        let value = &slots[from].value;
                        self.edits.put(
                            slot.value.start..slot.value.end,
                            self.get(value.start..value.end),
                        );
                    }
                    Ok(())
                }
                _ => Err(here.start),
            },
            Primitive::Remove { parent, nth } => {
                let (slots, nothing) = match &here.form {
                    Form::Map(slots) | Form::FlowMap(slots) => (slots, Content::Map(Vec::new())),
                    Form::List(slots) | Form::FlowList(slots) => (slots, Content::List(Vec::new())),
                    _ => return Err(here.start),
                };
                if slots.len() == 1 {
                    return self.replace(parent, &nothing);
                }
                match here.form {
                    Form::Map(_) | Form::List(_) => self.remove(slots, *nth, parent.is_empty()),
                    _ => self.remove_flow(slots, *nth),
                }
            }
        }
    }

    fn replace(&mut self, at: &[usize], value: &Content) -> Result<(), usize> {
        let Some((last, parent)) = at.split_last() else {
            return self.replace_all(value);
        };
        let parent = self.laid.nearest(parent);
        let Some(slot) = parent.slots().get(*last) else { return Err(parent.start) };
        match parent.form {
            Form::Map(_) => self.replace_value(slot, Mark::Colon, value),
            Form::List(_) => self.replace_value(slot, Mark::Dash, value),
            _ => {
                let old = &slot.value;
                let before = self.before(old, &[]);
                let new = render::flow(value, before, self.quoting);
                let blank = if old.form == Form::Empty { " " } else { "" };
                self.lose(old.start..old.end, None);
                self.edits.put(old.start..old.end, format!("{blank}{new}"));
                Ok(())
            }
        }
    }

    /// The whole file is another one.
    fn replace_all(&mut self, value: &Content) -> Result<(), usize> {
        let root = self.laid;
        let setting = Setting::new(Mark::Start, 0, 0, self.quoting);
        let written = render::value(value, setting);
        let lines: Vec<String> = match written.lines.is_empty() {
            true => vec![written.head.trim_start().to_owned()],
            false => written.lines,
        };
        let end = self.line_end(root.end);
        self.lose(root.start..end, None);
        self.edits.put(root.start..end, lines.join(self.newline));
        Ok(())
    }

    fn replace_value(&mut self, slot: &Slot, mark: Mark, value: &Content) -> Result<(), usize> {
        let old = &slot.value;
        let same_line = self.line_start(old.start) == self.line_start(slot.after);
        // What comes after the value on the line of its mark: a comment, or nothing.
        let tail_at = match &old.form {
            Form::Block { head, .. } => head.end,
            Form::List(_) | Form::Map(_) if same_line => self.line_end(slot.after),
            Form::List(_) | Form::Map(_) => slot.after,
            _ => old.end,
        };
        let tail = self.get(tail_at..self.line_end(tail_at)).trim_end();
        let inline = !matches!(old.form, Form::Block { .. } | Form::List(_) | Form::Map(_));
        let lines: Vec<&str> = match &old.form {
            Form::Block { head, .. } => self.block_lines(head.end, old.end),
            _ => Vec::new(),
        };
        let setting = Setting {
            mark,
            column: self.column(slot.start),
            used: self.column(slot.after),
            before: self.before(old, &lines),
            comment: !tail.is_empty(),
            was_long: inline && self.column(self.line_end(old.end)) > WIDTH,
            quoting: self.quoting,
        };
        let written = render::value(value, setting);
        if inline && written.lines.is_empty() {
            self.lose(slot.after..old.end, None);
            let (range, new) = match (&old.form, value) {
                (Form::Empty, _) => (slot.after..slot.after, written.head.as_str()),
                (_, Content::Nothing) => (slot.after..old.end, ""),
                _ => (old.start..old.end, written.head.trim_start()),
            };
            self.edits.put(range, new);
            return Ok(());
        }
        let end = match &old.form {
            Form::Block { head, .. } => old.end.max(self.line_end(head.end)),
            _ => self.line_end(old.end),
        };
        self.lose(slot.after..end, Some(tail_at));
        let lines = written.lines.iter().flat_map(|line| [self.newline, line]);
        let new: String = [written.head.as_str(), tail].into_iter().chain(lines).collect();
        self.edits.put(slot.after..end, new);
        Ok(())
    }

    /// How a value is written.
    fn before<'l>(&self, old: &Laid, lines: &'l [&'l str]) -> Before<'l> {
        match &old.form {
            Form::Plain => Before::Plain,
            Form::Quoted(quote) => Before::Quoted(*quote),
            Form::Block { folded, head } => {
                let own = self.get(head.end..old.end).split('\n').skip(1);
                let indents = own.filter(|line| !line.trim().is_empty());
                let indents = indents.map(|line| line.len() - line.trim_start_matches(' ').len());
                match indents.min() {
                    Some(column) => Before::Block { folded: *folded, lines, column },
                    None => Before::Nothing,
                }
            }
            _ => Before::Nothing,
        }
    }

    /// The lines of a block without their indentation.
    fn block_lines(&self, head: usize, end: usize) -> Vec<&'t str> {
        self.get(head..end).split('\n').skip(1).map(str::trim).collect()
    }

    /// Lines come in among the entries of a list or map.
    fn insert(&mut self, slots: &[Slot], nth: usize, column: usize, lines: &[String], root: bool) {
        let text = lines.join(self.newline);
        match nth.checked_sub(1).and_then(|before| slots.get(before)) {
            Some(before) => {
                let at = self.line_end(before.value.end);
                self.edits.put(at..at, format!("{}{text}", self.newline));
            }
            None => {
                let first = slots.first().map_or(0, |slot| slot.start);
                match self.begins_line(first) {
                    true => {
                        let at = self.entry_start(first, root);
                        self.edits.put(at..at, format!("{text}{}", self.newline));
                    }
                    // On the line of a dash.
                    false => {
                        let indent = " ".repeat(column);
                        let text = text.trim_start_matches(' ');
                        self.edits.put(first..first, format!("{text}{}{indent}", self.newline));
                    }
                }
            }
        }
    }

    fn insert_flow(&mut self, slots: &[Slot], nth: usize, text: &str) {
        match nth.checked_sub(1).and_then(|before| slots.get(before)) {
            Some(before) => {
                let at = before.value.end;
                self.edits.put(at..at, format!(", {text}"));
            }
            None => {
                let at = slots.first().map_or(0, |slot| slot.start);
                self.edits.put(at..at, format!("{text}, "));
            }
        }
    }

    fn remove(&mut self, slots: &[Slot], nth: usize, root: bool) -> Result<(), usize> {
        let slot = slots.get(nth).ok_or(0_usize)?;
        let end = self.line_end(slot.value.end);
        if self.begins_line(slot.start) {
            let range = self.entry_start(slot.start, root && nth == 0)..self.next_line(end);
            self.lose(range.clone(), None);
            self.edits.put(range, "");
            return Ok(());
        }
        // On the line of a dash, where the next entry takes its place.
        let next = slots.get(nth + 1).ok_or(slot.start)?;
        let range = match self.get(end..next.start).trim().is_empty() {
            true => slot.start..next.start,
            false => {
                let before = self.get(0..slot.start).trim_end_matches(' ').len();
                before..end
            }
        };
        self.lose(range.clone(), None);
        self.edits.put(range, "");
        Ok(())
    }

    fn remove_flow(&mut self, slots: &[Slot], nth: usize) -> Result<(), usize> {
        let slot = slots.get(nth).ok_or(0_usize)?;
        let range =
            match (nth.checked_sub(1).and_then(|before| slots.get(before)), slots.get(nth + 1)) {
                (Some(before), _) => before.value.end..slot.value.end,
                (None, Some(next)) => slot.start..next.start,
                (None, None) => return Err(slot.start),
            };
        self.lose(range.clone(), None);
        self.edits.put(range, "");
        Ok(())
    }

    fn move_item(
        &mut self,
        slots: &[Slot],
        from: usize,
        to: usize,
        root: bool,
    ) -> Result<(), usize> {
        let (Some(moved), Some(other)) = (slots.get(from), slots.get(to)) else { return Err(0) };
        if !self.begins_line(moved.start) || !self.begins_line(other.start) {
            return Err(moved.start);
        }
        let start = self.entry_start(moved.start, root && from == 0);
        let end = self.line_end(moved.value.end);
        let lines = self.get(start..end).to_owned();
        self.edits.put(start..self.next_line(end), "");
        match to < from {
            true => {
                let at = self.entry_start(other.start, root && to == 0);
                self.edits.put(at..at, format!("{lines}{}", self.newline));
            }
            false => {
                let at = self.line_end(other.value.end);
                self.edits.put(at..at, format!("{}{lines}", self.newline));
            }
        }
        Ok(())
    }

    /// Notes the comments of a stretch that goes, but for the one at a place, which is written again.
    fn lose(&mut self, range: Range<usize>, kept: Option<usize>) {
        let mut covered = Vec::new();
        self.cover(self.laid, &mut covered);
        covered.retain(|covered| covered.start < range.end && range.start < covered.end);
        covered.sort_by_key(|covered| covered.start);
        let kept_line = kept.map(|kept| kept..self.line_end(kept));
        let bytes = self.text.as_bytes();
        let mut at = range.start;
        let mut covered = covered.into_iter().peekable();
        while at < range.end {
            if let Some(over) = covered.next_if(|over| over.start <= at) {
                at = at.max(over.end);
                continue;
            }
            let begins = at.checked_sub(1).is_none_or(|before| bytes[before].is_ascii_whitespace());
            if bytes[at] != b'#' || !begins {
                at += 1;
                continue;
            }
            let end = self.line_end(at);
            if !kept_line.as_ref().is_some_and(|line| line.contains(&at)) {
                self.edits.lost.push((at, self.get(at..end).trim_end().to_owned()));
            }
            at = end;
        }
    }

    fn get(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    fn line_start(&self, at: usize) -> usize {
        self.get(0..at).rfind('\n').map_or(0, |end| end + 1)
    }

    /// The end of a line, before what ends it.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.get(at..self.text.len());
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// Where the next line begins; the end of the text where none does.
    fn next_line(&self, at: usize) -> usize {
        let rest = self.get(at..self.text.len());
        at + rest.find('\n').map_or(rest.len(), |end| end + 1)
    }

    /// Where the line above the one that begins here ends.
    fn end_above(&self, start: usize) -> usize {
        let above = self.get(0..start);
        let above = above.strip_suffix('\n').unwrap_or(above);
        above.strip_suffix('\r').unwrap_or(above).len()
    }

    /// The column of a place in characters, from 0.
    fn column(&self, at: usize) -> usize {
        self.get(self.line_start(at)..at).chars().count()
    }

    fn begins_line(&self, at: usize) -> bool {
        self.get(self.line_start(at)..at).bytes().all(|byte| byte == b' ')
    }

    /// Where an entry begins with the comments right above it. Those above the first entry of a file are the file's.
    fn entry_start(&self, at: usize, first_of_file: bool) -> usize {
        let column = self.column(at);
        let mut start = self.line_start(at);
        while !first_of_file && start > 0 {
            let above = self.line_start(self.end_above(start));
            let line = self.get(above..start);
            let words = line.trim_start_matches(' ');
            if !words.starts_with('#') || line.len() - words.len() != column {
                break;
            }
            start = above;
        }
        start
    }

    /// Where what is no comment stands.
    fn cover(&self, laid: &Laid, covered: &mut Vec<Range<usize>>) {
        match &laid.form {
            Form::Plain | Form::Quoted(_) => covered.push(laid.start..laid.end),
            // A comment may be on the line of its head.
            Form::Block { head, .. } => {
                covered.push(head.clone());
                covered.push(self.line_end(head.end)..laid.end);
            }
            _ => {}
        }
        for slot in laid.slots() {
            covered.push(slot.start..slot.after);
            self.cover(&slot.value, covered);
        }
    }
}
