//! Stage: template and context become blocks; a flaw of the merged text is reported at the template's line.
//!
//! A usual text is merged, then read. A long one is merged on a thread of its own while what is there is being
//! read, so that it is never held whole.

use std::io::{self, BufReader, Cursor, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Builder;

use crate::markup::elements::PLACE;
use crate::markup::{self, Flaw, Marked};
use crate::problem::{Problem, Problems};
use crate::template::{Context, Templates};

/// From how much data on, in bytes as JSON, a text is read while it is being merged: below it the thread would
/// cost more than it brings.
const LONG: usize = 1024 * 1024;

/// How much merged text is handed over at a time, in bytes.
const AT_ONCE: usize = 128 * 1024;

/// How many pieces may wait to be read.
const WAITING: usize = 2;

/// What reading gave.
type Found = Result<Marked, Vec<Flaw>>;

/// Merges a template and reads the result; `size` is how much data the context was made from, in bytes as JSON.
///
/// # Errors
/// What the template engine or the reader of the merged text finds wrong, at its place in a template.
pub fn compose(
    templates: &Templates,
    name: &str,
    context: Context,
    size: usize,
) -> Result<Marked, Problems> {
    let merge = |out: &mut dyn Write| templates.render(name, &context, out);
    let found = if size < LONG { in_turn(merge) } else { at_once(merge) };
    let flaws = match found? {
        Ok(marked) => return Ok(marked),
        Err(flaws) => flaws,
    };
    // Only now, when something is wrong, are places worth their price: merge again with them written in.
    let placed = in_turn(|out| templates.render_placed(name, &context, PLACE, out))?;
    Err(at_template_lines(templates, name, &placed.err().unwrap_or(flaws)))
}

/// Merges, then reads.
fn in_turn(merge: impl FnOnce(&mut dyn Write) -> Result<(), Problems>) -> Result<Found, Problems> {
    let mut text = Vec::with_capacity(16 * 1024);
    merge(&mut text)?;
    Ok(markup::read(&mut text.as_slice()))
}

/// Merges on a thread of its own and reads here: what is read is kept, what is merged is not.
fn at_once(
    merge: impl Fn(&mut dyn Write) -> Result<(), Problems> + Sync,
) -> Result<Found, Problems> {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING);
        let hand_over = || {
            let mut relay = Relay { piece: Vec::with_capacity(AT_ONCE), sender };
            merge(&mut relay)?;
            relay.hand_over();
            Ok(())
        };
        let Ok(thread) = Builder::new().spawn_scoped(scope, hand_over) else {
            // The machine gives no thread.
            return in_turn(&merge);
        };
        let found =
            markup::read(&mut BufReader::new(Pieces { receiver, piece: Cursor::default() }));
        let merged = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        merged.map(|()| found)
    })
}

/// Takes merged text and hands it to the reader, piece by piece.
struct Relay {
    piece: Vec<u8>,
    sender: SyncSender<Vec<u8>>,
}

impl Relay {
    fn hand_over(&mut self) {
        let next = Vec::with_capacity(AT_ONCE);
        // A reader that has found the text not well-formed listens no longer; what is wrong it tells itself.
        let _ = self.sender.send(std::mem::replace(&mut self.piece, next));
    }
}

impl Write for Relay {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() + bytes.len() > AT_ONCE {
            self.hand_over();
        }
        self.piece.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The text as it comes.
struct Pieces {
    receiver: Receiver<Vec<u8>>,
    piece: Cursor<Vec<u8>>,
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = self.piece.read(out)?;
            if length > 0 || out.is_empty() {
                return Ok(length);
            }
            match self.receiver.recv() {
                Ok(next) => self.piece = Cursor::new(next),
                // Nobody sends any more: the end.
                Err(_) => return Ok(0),
            }
        }
    }
}

fn at_template_lines(templates: &Templates, name: &str, flaws: &[Flaw]) -> Problems {
    let mut problems: Problems = flaws
        .iter()
        .map(|flaw| {
            let origin = flaw.origin.as_deref().and_then(|origin| origin.rsplit_once(':'));
            let place = match origin.and_then(|(path, line)| Some((path, line.parse().ok()?))) {
                Some((path, line)) => templates.place_of(path, line, 0, 1),
                None => templates.place_of(name, 0, 0, 1),
            };
            Problem::at(&flaw.fault, place)
        })
        .collect();
    problems.sort();
    problems
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn context(value: serde_json::Value) -> Context {
        Context::of(&value).expect("a map")
    }

    #[test]
    fn a_text_that_is_handed_over_in_pieces_reads_as_one_that_is_not() {
        let paragraph = |nth: usize| format!("<p>Đoạn &amp; <b>đậm</b> {nth}</p>\n");
        for count in [1, 20_000] {
            let text: String = (0..count).map(paragraph).collect();
            // In bites that cut letters in two.
            let bite = |out: &mut dyn Write| {
                text.as_bytes().chunks(7).for_each(|bytes| out.write_all(bytes).expect("taken"));
                Ok(())
            };
            assert_eq!(at_once(bite).expect("merged"), in_turn(bite).expect("merged"));
        }
        let broken = |out: &mut dyn Write| {
            out.write_all(b"<p>a</b>").expect("taken");
            (0..20_000).for_each(|nth| out.write_all(paragraph(nth).as_bytes()).expect("taken"));
            Ok(())
        };
        let flaws = at_once(broken).expect("merged").expect_err("not well-formed");
        assert_eq!(flaws.len(), 1, "{flaws:?}");
        let refused = |_: &mut dyn Write| Err(Problems::new());
        assert!(at_once(refused).is_err());
    }

    #[test]
    fn a_long_text_with_a_flaw_is_reported_as_a_short_one() {
        let text = "<p>a</p>\n<dvi/>".to_owned();
        let templates = Templates::new([("k/t.html".into(), "templates/k/t.html".into(), text)])
            .expect("parses");
        let at_template_lines =
            |size| compose(&templates, "k/t.html", context(json!({})), size).expect_err("a flaw");
        assert_eq!(format!("{:?}", at_template_lines(0)), format!("{:?}", at_template_lines(LONG)));
    }

    #[test]
    fn a_flaw_is_reported_at_the_line_of_the_template_that_wrote_it() {
        let main = "<p>a</p>\n{% for x in list %}\n{% include 'k/part.html' %}\n{% endfor %}";
        let part = "<p>b</p>\n<dvi>{{ x }}</dvi>";
        let templates = Templates::new([
            ("k/main.html".into(), "templates/k/main.html".into(), main.into()),
            ("k/part.html".into(), "templates/k/part.html".into(), part.into()),
        ])
        .expect("parses");
        let problems = compose(&templates, "k/main.html", context(json!({"list": [1, 2]})), 0)
            .expect_err("unknown element");
        let places: Vec<_> =
            problems.iter().map(|p| p.place.as_ref().map(ToString::to_string)).collect();
        assert_eq!(places, [Some("templates/k/part.html:2".to_owned())]);
    }

    proptest::proptest! {
        #[test]
        fn data_cannot_change_the_structure(words in "\\PC{1,60}") {
            let text = "<p>a{{ words }}</p>".to_owned();
            let templates =
                Templates::new([("k/t.html".into(), "templates/k/t.html".into(), text)]).expect("parses");
            let marked = compose(&templates, "k/t.html", context(json!({ "words": words })), 0).expect("one paragraph");
            proptest::prop_assert_eq!(marked.body.len(), 1);
        }
    }
}
