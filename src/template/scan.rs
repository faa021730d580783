//! A light scan of a template's source: filters that are not to be used, and where elements begin.

/// Filters that switch escaping off or escape twice, and those that make a text many times as long.
const FORBIDDEN: &[&str] = &[
    "safe",
    "escape",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "replace",
    "join",
    "split",
    "str",
    "indent",
];

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

/// Every use of a forbidden filter, and of a tag that keeps what it holds, whose length nothing bounds: name,
/// line, column.
pub(super) fn forbidden(text: &str) -> Vec<(&'static str, u32, u32)> {
    let mut found = Vec::new();
    for (_, range) in stretches(text).into_iter().filter(|(kind, _)| *kind == Stretch::Code) {
        let tag = match statement(&text[range.clone()]) {
            Some(("set" | "set_global", rest)) if !rest.contains('=') => "{% set %}",
            Some(("filter", _)) => "{% filter %}",
            Some(("", rest)) if rest.starts_with('<') => "{% <…> %}",
            _ => "",
        };
        if !tag.is_empty() {
            let (line, column) = position(text, range.start);
            found.push((tag, line, column));
        }
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

/// The function that counts a step.
pub(super) const STEP: &str = "vong";

/// The function that counts the call of a component or of another template, which takes as long as some turns of
/// a loop.
pub(super) const CALL: &str = "goi";

/// The function that refuses a kept text that is too long.
pub(super) const KEPT: &str = "vua";

/// The template with a call of [`STEP`] or [`CALL`] wherever something may come again, and one of [`KEPT`] wherever a text
/// is kept under a name: what grows, grows by being kept.
pub(super) fn counted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut at = 0;
    for (end, call) in calls(text) {
        out.push_str(&text[at..end]);
        out.push_str(&call);
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// The column in the given text of a column in the counted one.
pub(super) fn given_column(text: &str, line: u32, column: u32) -> u32 {
    let mut moved = 0;
    for (end, call) in calls(text) {
        let (at_line, at_column) = position(text, end);
        let length = call.chars().count() as u32;
        if at_line == line && at_column + moved + length <= column {
            moved += length;
        }
    }
    column - moved
}

/// Where calls go, each right behind a tag: it trims white space where the tag before it does.
fn calls(text: &str) -> impl Iterator<Item = (usize, String)> {
    stretches(text).into_iter().filter(|(kind, _)| *kind == Stretch::Code).filter_map(
        |(_, range)| {
            let tag = &text[range.clone()];
            let (word, rest) = statement(tag)?;
            let calls = match word {
                "for" => vec![format!("{STEP}()")],
                "include" | "block" => vec![format!("{CALL}()")],
                "component" => {
                    let kept = texts(rest).map(|name| format!("{KEPT}(v={name})"));
                    std::iter::once(format!("{CALL}()")).chain(kept).collect()
                }
                "set" | "set_global" => {
                    vec![format!("{KEPT}(v={})", rest.split_once('=')?.0.trim())]
                }
                _ => return None,
            };
            let end = if tag.ends_with("-%}") { "-}}" } else { "}}" };
            Some((range.end, calls.iter().map(|call| format!("{{{{ {call} {end}")).collect()))
        },
    )
}

/// The first word of a tag `{% … %}`, and what stands behind it.
fn statement(tag: &str) -> Option<(&str, &str)> {
    let code = tag.strip_prefix("{%")?.trim_start_matches('-').trim_start();
    let code = code.strip_suffix("%}").unwrap_or(code).trim_end_matches('-').trim_end();
    let end = code.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(code.len());
    Some(code.split_at(end))
}

/// The arguments of a component `name(one: string, other: map)` that may be texts.
fn texts(header: &str) -> impl Iterator<Item = &str> {
    let inner =
        header.split_once('(').map_or("", |(_, rest)| rest.trim_end().trim_end_matches(')'));
    inner.split(',').filter_map(|argument| {
        let end = argument.find([':', '=']).unwrap_or(argument.len());
        let (name, of) = argument.split_at(end);
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let may_be = !of.starts_with(':') || of[1..].trim_start().starts_with("string");
        let name = name.trim();
        (may_be && !name.is_empty() && name.chars().all(is_name)).then_some(name)
    })
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
    fn what_is_kept_is_measured_and_blocks_that_keep_are_found() {
        let text = "{% component a(b, c: string, d: map, e: string = \"f\") -%}{% set g = b ~ c %}";
        assert_eq!(
            counted(text),
            "{% component a(b, c: string, d: map, e: string = \"f\") -%}{{ goi() -}}{{ vua(v=b) -}}{{ vua(v=c) -}}{{ vua(v=e) -}}{% set g = b ~ c %}{{ vua(v=g) }}"
        );
        assert_eq!(
            counted("{% include 'a' %}{% else %}"),
            "{% include 'a' %}{{ goi() }}{% else %}"
        );
        let found: Vec<&str> = forbidden("{% set a %}b{% endset %}{%- filter upper %}{% <c> %}")
            .into_iter()
            .map(|(name, ..)| name)
            .collect();
        assert_eq!(found, ["{% set %}", "{% filter %}", "{% <…> %}"]);
        assert_eq!(counted("{% set a"), "{% set a", "unclosed");
        assert_eq!(counted("{% component"), "{% component{{ goi() }}", "unclosed, told by Tera");
    }

    #[test]
    fn unclosed_code_does_not_hang() {
        assert_eq!(placed("t", "{{ a", "at"), "{{ a");
        assert_eq!(placed("t", "{", "at"), "{");
    }
}
