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

/// The place of the first `for` that stands in more than so many others.
pub(super) fn too_deep(text: &str, limit: usize) -> Option<(u32, u32)> {
    let mut depth: usize = 0;
    for (_, range) in stretches(text).into_iter().filter(|(kind, _)| *kind == Stretch::Code) {
        let code = text[range.clone()].trim_start_matches(['{', '%', '-']).trim_start();
        match code.split(|c: char| !c.is_ascii_alphabetic()).next() {
            Some("for") => depth += 1,
            Some("endfor") => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limit {
            return Some(position(text, range.start));
        }
    }
    None
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
    fn loops_in_loops_are_counted_where_they_stand() {
        let text = "{% for a in x %}{% endfor %}{%- for a in x %}\n {% for b in a -%}";
        assert_eq!(too_deep(text, 2), None);
        assert_eq!(too_deep(text, 1), Some((2, 2)));
        assert_eq!(too_deep("{# {% for a #}{{ fortune }}", 0), None);
    }

    #[test]
    fn unclosed_code_does_not_hang() {
        assert_eq!(placed("t", "{{ a", "at"), "{{ a");
        assert_eq!(placed("t", "{", "at"), "{");
    }
}
