//! Layout: what a field shows on paper, whichever program draws it.

use std::borrow::Cow;

use crate::document::{Field, Input};

/// A box that is ticked.
pub const TICKED: char = '☒';

/// A box that is not ticked.
pub const UNTICKED: char = '☐';

/// What is seen in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<'f> {
    /// A box to tick, or one that is ticked.
    Box(char),
    /// An answer.
    Answer(&'f str),
    /// What is to be put in, while there is no answer.
    Hint(Cow<'f, str>),
}

impl<'f> Shown<'f> {
    /// What is seen in a field.
    pub fn of(field: &'f Field) -> Self {
        match (&field.input, &field.answer) {
            (Input::Tick, answer) => Shown::Box(if answer.is_some() { TICKED } else { UNTICKED }),
            (Input::Choice(choices), Some(answer)) => {
                let chosen = choices.iter().find(|(value, _)| value == answer);
                Shown::Answer(chosen.map_or(answer, |(_, words)| words))
            }
            (_, Some(answer)) => Shown::Answer(answer),
            (_, None) => Shown::Hint(shown_hint(field)),
        }
    }
}

/// What a field shows until it is filled: words of instruction in brackets, so that nobody takes them for an answer
/// on paper; dots and the words of a date as they are.
pub fn shown_hint(field: &Field) -> Cow<'_, str> {
    let instructs = field.hint.starts_with(char::is_alphabetic);
    match field.input {
        Input::Date { .. } => Cow::Borrowed(&field.hint),
        _ if instructs => Cow::Owned(["[", &field.hint, "]"].concat()),
        _ => Cow::Borrowed(&field.hint),
    }
}
