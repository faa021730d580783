//! Import: a sentence that a person broke over two paragraphs is one again, where letters and marks say so.

use super::text::Text;

/// How surely a text goes on from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// It begins in the middle of a sentence.
    Surely,
    /// The one before it has no end.
    Likely,
}

/// Words with which no heading ends.
const LINKS: [&str; 14] = [
    "và", "của", "các", "những", "về", "với", "cho", "tại", "theo", "từ", "bằng", "nhằm", "gồm",
    "thuộc",
];

/// Words after which a sentence goes on, whatever the next letter is.
const OPEN: [&str; 44] = [
    "và", "của", "các", "những", "về", "với", "cho", "tại", "theo", "trong", "do", "từ", "đến",
    "là", "số", "ngày", "tháng", "năm", "hoặc", "để", "có", "bằng", "vào", "ở", "trên", "dưới",
    "qua", "như", "được", "bị", "giữa", "cùng", "nhằm", "gồm", "thuộc", "hay", "mà", "khi", "nếu",
    "vì", "một", "không", "đối", "tới",
];

/// Whether a text without a mark goes on from the words before it, which are a heading or not.
pub(super) fn joined(before: &str, heading: Option<&Text>, text: &Text) -> Option<Joined> {
    let first = text.words.chars().next()?;
    let last_word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let open_word = OPEN.contains(&last_word.as_str());
    if let Some(heading) = heading {
        // A heading in capitals may take two lines.
        let alike = heading.capitals && text.capitals && heading.bold == text.bold;
        let whole = before.ends_with(['.', ':', ';']) || text.after_blank;
        let small = first.is_lowercase() || heading.capitals;
        let like = text.bold == heading.bold && text.capitals == heading.capitals;
        let linked = LINKS.contains(&last_word.as_str()) || before.ends_with(',');
        let goes_on = alike && !whole || linked && like && small;
        return (goes_on && text.words.chars().count() < 150).then_some(Joined::Surely);
    }
    let ends = before.ends_with(['.', ';', ':', '!', '?', '/']) && !before.ends_with("...");
    if ends || text.bold && !before.ends_with(',') && !open_word {
        return None;
    }
    let small = first.is_lowercase() || matches!(first, ',' | ')' | ';' | '.' | '%');
    if small || before.ends_with(',') || open_word {
        return Some(Joined::Surely);
    }
    let unended = before.ends_with(char::is_alphanumeric);
    (unended && before.chars().count() >= LONG && !text.after_blank).then_some(Joined::Likely)
}

/// A paragraph of so many letters that has no end is broken; a shorter one may be a line of its own.
const LONG: usize = 60;
