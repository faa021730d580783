use super::*;

fn counted(text: &str) -> String {
    woven(text, Scan::of(text).counted(Weight::default(), false))
}

fn refused(text: &str) -> Vec<(Unallowed, &str)> {
    Scan::of(text).refused.into_iter().map(|(what, at)| (what, &text[at])).collect()
}

#[test]
fn each_turn_is_counted_and_columns_are_reported_as_given() {
    let text = "{% for a in b %}{{ a }}{% endfor %}\n{%- for c in d -%} x{{ e }}{% endfor %}";
    let counted = counted(text);
    assert_eq!(
        counted,
        "{% for a in b | co %}{{ vong() }}{{ a }}{% endfor %}\n{%- for c in d | co -%}{{ vong() -}} x{{ e }}{% endfor %}"
    );
    let calls = Scan::of(text).counted(Weight::default(), false);
    for (line, name) in [(1, "{{ a"), (2, "{{ e"), (1, "{% for"), (1, "{% endfor"), (1, "b")] {
        let nth = |text: &str| {
            let at = text.lines().nth(line as usize - 1).expect("a line").find(name);
            at.expect("there") as u32 + 1
        };
        assert_eq!(given_column(text, &calls, line, nth(&counted)), nth(text), "{name}");
    }
}

#[test]
fn each_element_gets_its_line_and_code_is_left_alone() {
    let text =
        "<p>a</p>\n{# <b> #}{{ '<b>}}' }}{% if a < b %}<table\n class=\"x\">{{ c }}{% endif %}";
    assert_eq!(
        woven(text, Scan::of(text).placed("k/t.html", "at")),
        "<p at=\"k/t.html:1\">a</p>\n{# <b> #}{{ '<b>}}' }}{% if a < b %}<table at=\"k/t.html:2\"\n class=\"x\">{{ c }}{% endif %}"
    );
}

#[test]
fn forbidden_filters_are_found_in_code_only_and_after_any_string() {
    use Unallowed::Filter;
    assert_eq!(refused("a | safe\n{{ b |safe }}{# c | safe #}"), [(Filter("safe"), "safe")]);
    assert_eq!(refused("{{ b | safely }}{% raw %}{{ b | safe }}{% endraw %}{{ 'b | safe' }}"), []);
    for before in ["'}}'", "\"%}\"", "`}}`", "'\\'}}'", "'{% raw %}'", "'{#'"] {
        assert_eq!(refused(&format!("{{{{ {before} | safe }}}}")), [(Filter("safe"), "safe")]);
    }
    assert_eq!(refused("{% raw %}{#{% endraw %}{{ b | safe }}#}"), [(Filter("safe"), "safe")]);
}

#[test]
fn what_is_kept_is_measured_and_what_keeps_or_grows_unmeasured_is_refused() {
    use Unallowed::{Growing, Inner, Kept};
    let text = "{% component a(b, c: string, d: map, e: string = \"f\") -%}{% set g = b ~ c %}";
    assert_eq!(
        counted(text),
        "{% component a(b, c: string, d: map, e: string = \"f\") -%}{{ goi(m=0, n=1) -}}{{ vua(v=b) -}}{{ vua(v=c) -}}{{ vua(v=e) -}}{% set g = b | gia ~ c | gia %}{{ vua(v=g) }}"
    );
    assert_eq!(counted("{% include 'a' %}{% else %}"), "{% include 'a' %}{{ goi() }}{% else %}");
    // What a template makes is measured in whatever it is named.
    assert_eq!(
        counted("{% for a in [b, b] %}{% endfor %}"),
        "{% for a in [b | co, b | co] %}{{ vong() }}{{ vua(v=a) }}{% endfor %}"
    );
    for (text, what) in [
        ("{% set a %}b{% endset %}", Kept("{% set %}")),
        ("{% set a | upper %}b{% endset %}", Kept("{% set %}")),
        ("{%- filter upper %}", Kept("{% filter %}")),
        ("{% <c> %}", Kept("{% <…> %}")),
        ("{% if <c/> %}", Kept("<…/>")),
        ("{{ <c/> ~ <c/> }}", Kept("<…/>")),
        ("{{ <c a={<d/>} /> }}", Kept("<…/>")),
        ("{{ <c/> | upper }}", Kept("<…/>")),
        ("{{ [...a] }}", Growing("...")),
        ("{% component a(...b) %}", Growing("...")),
        ("{{ [a for a in b] }}", Growing("[… for …]")),
        ("{{ super() }}", Growing("super()")),
        ("{{ __tera_context }}", Inner),
    ] {
        assert_eq!(refused(text).first().map(|(found, _)| *found), Some(what), "{text}");
    }
    for text in [
        "{{ <c a={b / d} e=\"f\" /> }}",
        "{% if a < b %}",
        "{% if loop.index < 3 %}",
        "{{ a.for }}",
    ] {
        assert_eq!(refused(text), [], "{text}");
    }
}

#[test]
fn a_name_in_a_condition_must_be_there_unless_it_may_be_left_out() {
    for (text, with) in [
        ("{% if a.b %}", "{% if a.b | co %}"),
        ("{% if not a %}", "{% if not a | co %}"),
        ("{% if a == 'x' and b.c > 2 %}", "{% if a | co == 'x' and b.c | co > 2 %}"),
        (
            "{% if a.b is defined and a.c is not undefined %}",
            "{% if a.b is defined and a.c is not undefined %}",
        ),
        ("{% if a | length > 1 %}", "{% if a | co | gia | length > 1 %}"),
        ("{% if a | default(value=b) %}", "{% if a | gia  | default(value=b | co) %}"),
        ("{% if a.group or standing %}", "{% if a.group or standing %}"),
        ("{% if a < b.c %}", "{% if a | co | gia < b.c | co | gia %}"),
        ("{% if a?.b or a[0] or loop.last %}", "{% if a?.b or a[0] or loop.last %}"),
        ("{{ a }}{{ a.b }}{{ a | upper }}", "{{ a }}{{ a.b }}{{ a | upper }}"),
        ("{{ 'x' if a.b else c }}", "{{ 'x' if a.b | co else c | co }}"),
        ("{% if range(end=a) %}", "{% if range(end=a | co) %}"),
    ] {
        assert_eq!(counted(text).replace("  |", " |"), with.replace("  |", " |"), "{text}");
    }
}

#[test]
fn what_is_not_closed_is_unclear_and_ends() {
    for text in ["{{ a", "{% set a", "{% component", "{{ 'a }}", "{# a", "{% raw %}a", "{{ a é }}"]
    {
        assert_eq!(
            refused(text).first().map(|(what, _)| *what),
            Some(Unallowed::Unclear),
            "{text}"
        );
    }
    for text in ["{", "{ {", "}} %} #}", "a{"] {
        assert_eq!(refused(text), [], "{text}");
    }
}
