//! A light scan of a template's source: filters that are not to be used, and where elements begin.

/// Filters that switch escaping off or escape twice.
const FORBIDDEN: &[&str] = &["safe", "escape", "escape_html", "escape_xml", "newlines_to_br"];

/// What a stretch of a template is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stretch {
    Text,
    Code,
    Comment,
}

/// The stretches of a template with their byte ranges.
fn stretches(text: &str) -> Vec<(Stretch, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('{').map(|offset| at + offset) {
        let (kind, close) = match text.as_bytes().get(start + 1) {
            Some(b'{') => (Stretch::Code, "}}"),
            Some(b'%') => (Stretch::Code, "%}"),
            Some(b'#') => (Stretch::Comment, "#}"),
            _ => {
                found.push((Stretch::Text, at..start + 1));
                at = start + 1;
                continue;
            }
        };
        found.push((Stretch::Text, at..start));
        let end =
            text[start..].find(close).map_or(text.len(), |offset| start + offset + close.len());
        found.push((kind, start..end));
        at = end;
    }
    found.push((Stretch::Text, at..text.len()));
    found
}

/// Every use of a forbidden filter: name, line, column.
pub(super) fn forbidden(text: &str) -> Vec<(&'static str, u32, u32)> {
    let mut found = Vec::new();
    for (_, range) in stretches(text).into_iter().filter(|(kind, _)| *kind == Stretch::Code) {
        for (offset, _) in text[range.clone()].match_indices('|') {
            let after = &text[range.start + offset + 1..range.end];
            let name = after.trim_start();
            let start = range.end - name.len();
            let end =
                name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
            if let Some(filter) = FORBIDDEN.iter().find(|filter| **filter == &name[..end]) {
                let (line, column) = position(text, start);
                found.push((*filter, line, column));
            }
        }
    }
    found
}

/// The function that counts a turn of a loop.
pub(super) const STEP: &str = "vong";

/// The template with a call of [`STEP`] at the start of every loop's body.
pub(super) fn counted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut at = 0;
    for (end, call) in loops(text) {
        out.push_str(&text[at..end]);
        out.push_str(call);
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// The column in the given text of a column in the counted one.
pub(super) fn given_column(text: &str, line: u32, column: u32) -> u32 {
    let mut moved = 0;
    for (end, call) in loops(text) {
        let (at_line, at_column) = position(text, end);
        let length = call.chars().count() as u32;
        if at_line == line && at_column + moved + length <= column {
            moved += length;
        }
    }
    column - moved
}

/// Where each loop's body starts, and the call that counts its turns: it trims white space where the tag
/// before it does.
fn loops(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    stretches(text).into_iter().filter(|(kind, _)| *kind == Stretch::Code).filter_map(
        |(_, range)| {
            let tag = &text[range.clone()];
            let code = tag.strip_prefix("{%")?.trim_start_matches('-').trim_start();
            let is_loop =
                code.strip_prefix("for").is_some_and(|rest| rest.starts_with(char::is_whitespace));
            let call = if tag.ends_with("-%}") { "{{ vong() -}}" } else { "{{ vong() }}" };
            is_loop.then_some((range.end, call))
        },
    )
}

/// The template with `attribute="path:line"` written into every element.
pub(super) fn placed(path: &str, text: &str, attribute: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut line = 1;
    for (kind, range) in stretches(text) {
        let stretch = &text[range];
        if kind != Stretch::Text {
            out.push_str(stretch);
            line += stretch.matches('\n').count();
            continue;
        }
        let mut rest = stretch;
        while let Some(at) = rest.find('<') {
            let name_end = rest[at + 1..]
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .map_or(rest.len(), |offset| at + 1 + offset);
            line += rest[..name_end].matches('\n').count();
            out.push_str(&rest[..name_end]);
            if rest[at + 1..name_end].starts_with(|c: char| c.is_ascii_alphabetic()) {
                out.push_str(&format!(" {attribute}=\"{path}:{line}\""));
            }
            rest = &rest[name_end..];
        }
        line += rest.matches('\n').count();
        out.push_str(rest);
    }
    out
}

fn position(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_turn_is_counted_and_columns_are_told_as_given() {
        let text = "{% for a in b %}{{ a }}{% endfor %}\n{%- for c in d -%} x{{ e }}{% endfor %}";
        let counted = counted(text);
        assert_eq!(
            counted,
            "{% for a in b %}{{ vong() }}{{ a }}{% endfor %}\n{%- for c in d -%}{{ vong() -}} x{{ e }}{% endfor %}"
        );
        for (line, name) in [(1, "{{ a"), (2, "{{ e"), (1, "{% for")] {
            let nth = |text: &str| {
                let at = text.lines().nth(line as usize - 1).expect("a line").find(name);
                at.expect("there") as u32 + 1
            };
            assert_eq!(given_column(text, line, nth(&counted)), nth(text), "{name}");
        }
    }

    #[test]
    fn each_element_gets_its_line_and_code_is_left_alone() {
        let text = "<p>a</p>\n{# <b> #}{% if a < b %}<table\n class=\"x\">{{ c }}{% endif %}";
        assert_eq!(
            placed("k/t.html", text, "at"),
            "<p at=\"k/t.html:1\">a</p>\n{# <b> #}{% if a < b %}<table at=\"k/t.html:2\"\n class=\"x\">{{ c }}{% endif %}"
        );
    }

    #[test]
    fn forbidden_filters_are_found_in_code_only() {
        assert_eq!(forbidden("a | safe\n{{ b |safe }}{# c | safe #}"), [("safe", 2, 7)]);
        assert_eq!(forbidden("{{ b | safely }}"), []);
    }

    #[test]
    fn unclosed_code_does_not_hang() {
        assert_eq!(placed("t", "{{ a", "at"), "{{ a");
        assert_eq!(placed("t", "{", "at"), "{");
    }
}
