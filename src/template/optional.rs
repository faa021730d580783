//! The names that contexts leave out where there is nothing to say. A condition may ask for them; any other name
//! that is not there is misspelled. `tests/contexts.rs` holds the list against `compose`.

/// Sorted, because it is searched.
pub const OPTIONAL: [&str; 20] = [
    "at_least",
    "corrected",
    "corrections",
    "date",
    "due_note",
    "from",
    "group",
    "mark",
    "more",
    "nil",
    "note",
    "number",
    "paired",
    "received",
    "role",
    "runs_on",
    "standing",
    "symbol",
    "to",
    "unclear",
];
