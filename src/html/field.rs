//! HTML: a field as the shape of its control: a box, lines, a box to tick, a list with an arrow. Nothing can be put
//! in: the page shows what the form looks like.

use crate::document::{Field, Input};
use crate::layout::{Shown, escape};
use crate::profile::Role;

/// The class of what a field shows until it is filled.
pub(super) const HINT: &str = "goi-y";

/// A field in a line.
pub(super) fn push_inline(field: &Field, out: &mut String) {
    let shown = Shown::of(field);
    if let Shown::Box(glyph) = shown {
        let state = if field.answer.is_some() { "đã đánh dấu" } else { "chưa đánh dấu" };
        out.push_str(&format!(
            "<span class=\"o-dau\" role=\"img\" aria-label=\"{}: {state}\" {}>{glyph}</span>",
            escape(&field.title),
            named(field),
        ));
        return;
    }
    let kind = class(&field.input);
    out.push_str(&format!("<span class=\"o {kind}\" {}>", named(field)));
    push_shown(&shown, out);
    out.push_str("</span>");
}

/// A field that is answered in whole paragraphs.
pub(super) fn push_block(field: &Field, out: &mut String) {
    if field.input != Input::Text {
        out.push_str(&format!("<p class=\"{}\">", Role::Answer.id()));
        push_inline(field, out);
        out.push_str("</p>\n");
        return;
    }
    out.push_str(&format!("<div class=\"o {}\" {}>\n", class(&field.input), named(field)));
    match Shown::of(field) {
        Shown::Answer(answer) => {
            answer.lines().for_each(|line| push_paragraph(&Shown::Answer(line), out))
        }
        shown => push_paragraph(&shown, out),
    }
    out.push_str("</div>\n");
}

fn push_paragraph(shown: &Shown<'_>, out: &mut String) {
    out.push_str(&format!("<p class=\"{}\">", Role::Answer.id()));
    push_shown(shown, out);
    out.push_str("</p>\n");
}

fn push_shown(shown: &Shown<'_>, out: &mut String) {
    match shown {
        Shown::Box(glyph) => out.push(*glyph),
        Shown::Answer(answer) => push_lines(answer.trim_end(), out),
        Shown::Hint(hint) => {
            out.push_str(&format!("<span class=\"{HINT}\">"));
            push_lines(hint.trim_end(), out);
            out.push_str("</span>");
        }
    }
}

/// Words with a new line wherever they have one.
fn push_lines(words: &str, out: &mut String) {
    for (nth, line) in words.lines().enumerate() {
        if nth > 0 {
            out.push_str("<br>");
        }
        out.push_str(&escape(line));
    }
}

/// By which it is read back, and what a person is reported about it: its title, and what can be chosen.
fn named(field: &Field) -> String {
    let mut title = field.title.clone();
    if let Input::Choice(choices) = &field.input {
        let words: Vec<&str> = choices.iter().map(|(_, words)| words.as_str()).collect();
        title.push_str(&format!(" ({})", words.join(" / ")));
    }
    format!("data-truong=\"{}\" title=\"{}\"", escape(&field.name.0), escape(&title))
}

/// The class of a control.
fn class(input: &Input) -> &'static str {
    match input {
        Input::Text => "o-doan",
        Input::Line => "o-dong",
        Input::Number => "o-so",
        Input::Date { .. } => "o-ngay",
        Input::Choice(_) => "o-chon",
        Input::Tick => "o-dau",
    }
}
