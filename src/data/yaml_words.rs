//! Values: words as a careful person types them into a data file: without quotes where YAML reads them as they are, in
//! lines of bounded width. Whoever writes a whole data file (`import`, `harvest::written`) takes them from here;
//! [`super::edit`] has its own, which keeps how the file's writer wrote.

/// How long a line may be.
pub(crate) const WIDTH: usize = 104;

/// Words that other readers of YAML take for something else.
const SPECIAL: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// Whether other readers of YAML take a text for something else than words.
pub(crate) fn is_special(words: &str) -> bool {
    SPECIAL.contains(&words.to_lowercase().as_str())
}

/// Words on one line as they are, or in quotes where they would be read as something else. Without quotes they begin with a
/// letter or one of these signs.
pub(crate) fn plain(words: &str, signs: &[char]) -> String {
    let needs = !words.starts_with(|c: char| c.is_alphabetic() || signs.contains(&c))
        || words.contains(": ")
        || words.contains(" #")
        || words.ends_with([':', ' '])
        || is_special(words);
    if needs { quoted(words) } else { words.to_owned() }
}

/// Words in quotes, on one line.
pub(crate) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Words in lines of bounded width, each after a beginning.
pub(crate) fn wrapped(begin: &str, words: &str) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::from(begin));
    let mut length = begin.chars().count();
    let mut empty = true;
    for word in words.split_whitespace() {
        let more = word.chars().count();
        if !empty && length + 1 + more > WIDTH {
            lines.push(std::mem::replace(&mut line, String::from(begin)));
            (empty, length) = (true, begin.chars().count());
        }
        if !empty {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += more;
        empty = false;
    }
    lines.push(line.trim_end().to_owned());
    lines
}
