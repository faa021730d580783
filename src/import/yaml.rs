//! Import: YAML as a careful person would type it, with comments: keys, lists, long words folded. What is written here
//! reads back as the same words.

use std::fmt::Write;

use crate::data::source::is_unseen;
use crate::data::yaml_words::{self, WIDTH, quoted};
use crate::viet::nfc;

/// A data file in the making.
#[derive(Debug, Default)]
pub(super) struct Yaml {
    out: String,
    lines: usize,
    /// The comments at which a person must look, with their lines from 1.
    pub(super) looks: Vec<(usize, String)>,
    /// What is still to be filled in, with the lines.
    pub(super) fills: Vec<(usize, String)>,
}

impl Yaml {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", text.trim_end());
        self.lines += 1;
    }

    /// The text of the file.
    pub(super) fn text(self) -> String {
        self.out
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.line("");
    }

    /// A comment.
    pub(super) fn comment(&mut self, depth: usize, words: &str) {
        for paragraph in words.split('\n') {
            self.wrapped(&format!("{}# ", indent(depth)), &clean(paragraph));
        }
    }

    /// A comment at which a person must look.
    pub(super) fn look(&mut self, depth: usize, words: &str) {
        self.looks.push((self.lines + 1, words.to_owned()));
        self.comment(depth, &format!("CẦN XEM: {words}"));
    }

    /// Comments at which a person must look.
    pub(super) fn look_all(&mut self, depth: usize, notes: &[String]) {
        notes.iter().for_each(|note| self.look(depth, note));
    }

    /// A comment on what is still to be filled in.
    pub(super) fn fill(&mut self, depth: usize, words: &str) {
        self.fills.push((self.lines + 1, words.to_owned()));
        self.comment(depth, &format!("CẦN ĐIỀN: {words}"));
    }

    /// A key with nothing behind it: what it holds is below.
    pub(super) fn open(&mut self, depth: usize, key: &str) {
        self.line(&format!("{}{key}:", indent(depth)));
    }

    /// A key with something that needs no quotes: an id, a number, a day, `true`.
    pub(super) fn bare(&mut self, depth: usize, key: &str, value: &str) {
        self.line(&format!("{}{key}: {value}", indent(depth)));
    }

    /// A key with words.
    pub(super) fn words(&mut self, depth: usize, key: &str, words: &str) {
        self.scalar(&format!("{}{key}: ", indent(depth)), depth + 1, words);
    }

    /// An entry of a list that is words.
    pub(super) fn item(&mut self, depth: usize, words: &str) {
        self.scalar(&format!("{}- ", indent(depth)), depth + 1, words);
    }

    /// The first key of an entry of a list, with words; further keys are at `depth + 1`.
    pub(super) fn item_words(&mut self, depth: usize, key: &str, words: &str) {
        self.scalar(&format!("{}- {key}: ", indent(depth)), depth + 2, words);
    }

    /// The first key of an entry of a list, with what needs no quotes.
    pub(super) fn item_bare(&mut self, depth: usize, key: &str, value: &str) {
        self.line(&format!("{}- {key}: {value}", indent(depth)));
    }

    /// The first key of an entry of a list, which holds what is below it at `depth + 2`.
    pub(super) fn item_open(&mut self, depth: usize, key: &str) {
        self.line(&format!("{}- {key}:", indent(depth)));
    }

    /// A key with a list of words in one line, or below it where that is too long.
    pub(super) fn list(&mut self, depth: usize, key: &str, list: &[String]) {
        let quoted: Vec<String> = list.iter().map(|words| quoted(&clean(words))).collect();
        let line = format!("{}{key}: [{}]", indent(depth), quoted.join(", "));
        if line.chars().count() <= WIDTH {
            return self.line(&line);
        }
        self.open(depth, key);
        list.iter().for_each(|words| self.item(depth + 1, words));
    }

    /// A key with a list of ids.
    pub(super) fn ids(&mut self, depth: usize, key: &str, ids: &[String]) {
        let line = format!("{}{key}: [{}]", indent(depth), ids.join(", "));
        if line.chars().count() <= WIDTH {
            return self.line(&line);
        }
        self.open(depth, key);
        ids.iter().for_each(|id| self.line(&format!("{}- {id}", indent(depth + 1))));
    }

    fn scalar(&mut self, begin: &str, below: usize, words: &str) {
        let paragraphs: Vec<String> =
            words.split('\n').map(clean).filter(|paragraph| !paragraph.is_empty()).collect();
        let one = paragraphs.first().cloned().unwrap_or_default();
        let line = format!("{begin}{}", plain(&one));
        if paragraphs.len() < 2 && line.chars().count() <= WIDTH {
            return self.line(&line);
        }
        self.line(&format!("{begin}>-"));
        let last = paragraphs.len().saturating_sub(1);
        for (nth, paragraph) in paragraphs.iter().enumerate() {
            self.wrapped(&indent(below), paragraph);
            if nth < last {
                self.gap();
            }
        }
    }

    /// Words in lines of bounded width.
    fn wrapped(&mut self, begin: &str, words: &str) {
        yaml_words::wrapped(begin, words).iter().for_each(|line| self.line(line));
    }
}

fn indent(depth: usize) -> String {
    " ".repeat(depth * 2)
}

/// Words in one line, NFC, without what data cannot hold: what draws nothing is a space, a letter that was lost before is
/// a question mark.
fn clean(words: &str) -> String {
    let held = |c: char| match c {
        '\u{fffd}' | '\u{fffe}' | '\u{ffff}' => '?',
        c if is_unseen(c) || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => ' ',
        c => c,
    };
    let words: String = words.chars().map(held).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    nfc(&words.join(" ")).into_owned()
}

/// Words as they are, or in quotes where they would be read as something else.
fn plain(words: &str) -> String {
    yaml_words::plain(words, &['“', '…', '('])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::load::{Shape, load};
    use crate::data::plan::Part;
    use crate::data::source::Source;

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            title in "\\PC{0,40}",
            text in proptest::collection::vec("[\\PC\n]{0,300}", 0..4),
        ) {
            let kept = |words: &str| {
                let lines: Vec<String> =
                    words.split('\n').map(clean).filter(|line| !line.is_empty()).collect();
                lines.join("\n")
            };
            prop_assume!(!kept(&title).is_empty() && text.iter().all(|text| !kept(text).is_empty()));
            let mut yaml = Yaml::default();
            yaml.comment(0, &title);
            yaml.words(0, "title", &title);
            if !text.is_empty() {
                yaml.open(0, "text");
                text.iter().for_each(|words| yaml.item(1, words));
            }
            let written = yaml.text();
            let source = Source::read("a.yaml", written.as_bytes()).unwrap();
            let read = load(&Shape::<Part>::new(), source);
            let read = read.unwrap_or_else(|problems| panic!("{written}\n{problems:?}")).value;
            let found = read.title.map(|words| words.to_string());
            prop_assert_eq!(found, Some(kept(&title).replace('\n', " ")));
            let found: Vec<String> = read.text.iter().map(|words| words.to_string()).collect();
            let wanted: Vec<String> = text.iter().map(|words| kept(words)).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
