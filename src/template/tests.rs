use serde_json::json;

use super::*;

fn one(text: &str) -> Result<Templates, Problems> {
    Templates::new([("k/t.html".to_owned(), "templates/k/t.html".to_owned(), text.to_owned())])
}

fn render(text: &str, context: serde_json::Value) -> String {
    merged(&one(text).expect("parses"), "k/t.html", context).expect("renders")
}

fn merged(
    templates: &Templates,
    name: &str,
    context: serde_json::Value,
) -> Result<String, Problems> {
    let mut text = Vec::new();
    templates.render(name, &Context::of(&context).expect("a map"), &mut text)?;
    Ok(String::from_utf8(text).expect("UTF-8"))
}

fn found(problems: &Problems) -> Vec<(&'static str, String)> {
    problems
        .iter()
        .map(|p| (p.code, p.place.as_ref().map(ToString::to_string).unwrap_or_default()))
        .collect()
}

#[test]
fn a_template_knows_vietnamese() {
    for (text, shown) in [
        ("{{ '2024-03-05' | date_long }}", "ngày 05 tháng 3 năm 2024"),
        ("{{ '2024-11-29' | date_short }}", "29/11/2024"),
        ("{{ '2024-11-29' | weekday }}", "thứ Sáu"),
        ("{{ '2024-11-29' | month_year }}", "tháng 11 năm 2024"),
        ("{{ 1234 | number }}", "1.234"),
        ("{{ '1234.5' | number }}", "1.234,5"),
        ("{{ 21 | words }}", "hai mươi mốt"),
        ("{{ 5 | two_digits }}", "05"),
        ("{{ '1234' | two_digits }}", "1.234"),
        ("{{ 4 | roman }}", "IV"),
        ("{{ 'Ủy ban' | upper }}", "ỦY BAN"),
        ("{{ 'ủy ban' | capitalize_first }}", "Ủy ban"),
        ("{{ 'Triển khai' | lower_first }}", "triển khai"),
        ("{{ 'Ủy ban nhân dân huyện' | short_name }}", "UBND huyện"),
        ("{{ ['đa', 'da'] | sort_vi | join_vi }}", "da và đa"),
        ("{{ ['a', 'b', 'c'] | join_vi }}", "a, b và c"),
        ("{{ ['a, x', 'b', 'c'] | join_vi }}", "a, x; b và c"),
        ("{{ ['a và x', 'b', 'c'] | join_vi }}", "a và x; b; c"),
        ("{{ ['a', 'b'] | length }}", "2"),
    ] {
        assert_eq!(render(text, json!({})), shown, "{text}");
    }
}

#[test]
fn every_listed_filter_is_there() {
    for (name, _) in filters::FILTERS {
        let text = format!("{{% if false %}}{{{{ 'x' | {name} }}}}{{% endif %}}");
        assert!(one(&text).is_ok(), "{name}");
    }
}

#[test]
fn a_name_that_is_not_there_is_an_error_with_its_place() {
    let templates = one("a\n{{ agnecy }}").expect("parses");
    let problems = merged(&templates, "k/t.html", json!({"agency": "x"})).expect_err("undefined");
    assert_eq!(found(&problems), [("MB33", "templates/k/t.html:2:4".to_owned())]);
    let message = &problems.iter().next().expect("one").message;
    assert!(message.contains("ý bạn là 'agency'?"), "{message}");
    let templates = one("{{ a.nmae }}").expect("parses");
    let problems =
        merged(&templates, "k/t.html", json!({"a": {"name": 1}})).expect_err("undefined");
    assert!(problems.iter().next().expect("one").message.contains("'name'"));
}

#[test]
fn every_fault_of_templates_is_found_when_they_are_read() {
    let files = [
        ("a.html", "{{ x | date_lnog }}\n{{ y | nosuch }}"),
        ("b.html", "{% if %}"),
        ("c.html", "{{ x | safe }}"),
        ("d.txt", "x"),
    ];
    let problems =
        Templates::new(files.map(|(n, t)| (n.into(), n.into(), t.into()))).expect_err("bad");
    let codes: Vec<_> = problems.iter().map(|p| p.code).collect();
    assert_eq!(codes, ["MB30", "MB32", "MB38"]);
    let problems = one(files[0].1).expect_err("unknown filters");
    assert_eq!(
        found(&problems),
        [
            ("MB31", "templates/k/t.html:1:8".to_owned()),
            ("MB31", "templates/k/t.html:2:8".to_owned())
        ]
    );
    assert!(problems.iter().next().expect("one").message.contains("'date_long'"));
}

#[test]
fn templates_that_include_each_other_are_refused() {
    let problems = one("{% include 'k/t.html' %}").expect_err("a ring");
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["MB35"]);
    let problems = one("{% include 'k/u.html' %}").expect_err("not there");
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["MB36"]);
}

#[test]
fn a_filter_says_in_vietnamese_what_it_cannot_take() {
    let templates = one("{{ 'hôm nay' | date_long }}").expect("parses");
    let problems = merged(&templates, "k/t.html", json!({})).expect_err("no date");
    let problem = problems.iter().next().expect("one");
    assert_eq!(problem.code, "MB34");
    assert!(problem.message.contains("không phải là ngày"));
}

#[test]
fn loops_end() {
    let templates = one("{% for a in range(end=20000) %}x{% endfor %}").expect("parses");
    assert!(merged(&templates, "k/t.html", json!({})).is_err());
    let text = "{% for a in range(end=9999) %}{% for b in range(end=9999) %}{{ x }}{% endfor %}{% endfor %}";
    let templates = one(text).expect("parses");
    let problems =
        merged(&templates, "k/t.html", json!({"x": "y".repeat(10_000)})).expect_err("too long");
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["MB37"]);
}

#[test]
fn a_template_that_is_not_there_is_named() {
    let problems = merged(&one("x").expect("parses"), "k/tt.html", json!({})).expect_err("none");
    assert!(problems.iter().next().expect("one").message.contains("'k/t.html'"));
}

/// What a template may be made of, whole and in pieces.
const FRAGMENTS: &[&str] = &[
    "{{ a }}",
    "{{ '}}' }}",
    "{{ \"%}\" ~ a }}",
    "{{ `{{` -}}",
    "{{ 'x\\'}}' | upper }}",
    "{{ a | safe }}",
    "{% raw %}{{ a | safe }}{% endraw %}",
    "{%- raw -%} {% for %} {%- endraw -%}",
    "{# {{ ' #}",
    "{#- \" -#}",
    "{% for x in b %}",
    "{% for x in ['%}', a] -%}",
    "{% endfor %}",
    "{% if a == '%}' %}",
    "{% if a %}",
    "{% elif '#}' in a %}",
    "{% else %}",
    "{% endif %}",
    "{% set c = a ~ '}}' %}",
    "{{ c }}",
    "{{ {'k': 1} }}",
    "{{ b[0] }}",
    "{{ b | first }}",
    "{{ 1 - 2 }}",
    "{{- 3. -}}",
    "<p>",
    "chữ",
    "\n",
    " ",
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "-",
    "'",
    "\"",
    "`",
    "\\",
    "|",
    "safe",
    "raw",
    "%",
    "endraw",
    "a",
    ".",
    "{% raw %}",
    "{% endraw %}",
    "{% break %}",
    "{% for x in b %}{{ x }}{% endfor %}",
    "{% if a %}b{% endif %}",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1500))]

    #[test]
    fn a_template_that_is_accepted_is_read_as_tera_reads_it_and_any_other_is_refused(
        chosen in proptest::collection::vec(0..FRAGMENTS.len(), 1..9)
    ) {
        let text: String = chosen.iter().map(|nth| FRAGMENTS[*nth]).collect();
        let context = Context::of(&json!({"a": "<i>", "b": ["<i>", "u"]})).expect("a map");
        let mut tera = machine();
        let as_given = tera
            .add_raw_template("k/t.html", &text)
            .ok()
            .and_then(|()| tera.render("k/t.html", &context.fields).ok());
        if let Ok(templates) = one(&text) {
            let (mut ours, mut placed) = (Vec::new(), Vec::new());
            let rendered = templates.render("k/t.html", &context, &mut ours);
            let ours = String::from_utf8_lossy(&ours).into_owned();
            if rendered.is_ok() {
                // Nothing of ours shows, nothing is lost, and data are escaped.
                proptest::prop_assert_eq!(as_given.as_deref(), Some(ours.as_str()), "{}", text);
                proptest::prop_assert!(!ours.contains("<i>"), "{}", text);
                templates.render_placed("k/t.html", &context, "at", &mut placed).expect("as before");
                let placed = String::from_utf8_lossy(&placed).into_owned();
                let mut bare = String::new();
                for part in placed.split(" at=\"k/t.html:") {
                    let behind = if bare.is_empty() && placed.starts_with(part) { part } else {
                        part.split_once('"').map_or("", |(_, rest)| rest)
                    };
                    bare.push_str(behind);
                }
                proptest::prop_assert_eq!(bare, ours, "{}", text);
            }
        }
    }
}

/// Whatever may be written around it: no loop is uncounted, no text unmeasured, no filter unseen.
#[test]
fn no_string_comment_or_raw_block_hides_what_is_bounded() {
    let hides = [
        "{{ '}}' }}",
        "{% if '%}' == \"{#\" %}{% endif %}",
        "{% raw %}{#{% endraw %}",
        "{# {% raw %} #}",
        "{{ `{%` }}",
        "{% raw %}{% for x in y %}{% endraw %}",
        "{%- raw -%}{{ '{%- endraw -%}",
    ];
    let grows = [
        (
            "{% for a in ['%}', 1, 2] %}{% for b in range(end=9999) %}{% for c in range(end=9999) %}{% endfor %}{% endfor %}{% endfor %}",
            "MB34",
        ),
        (
            "{% set x = '}}' %}{% for a in range(end=99) %}{% set_global x = '%}' ~ x ~ x %}{% endfor %}",
            "MB34",
        ),
        ("{% for x in ['xx'] %}{% for x in [x ~ x] %}{% endfor %}{% endfor %}", ""),
    ];
    for hide in hides {
        for (grow, code) in grows {
            let templates = one(&format!("{hide}{grow}")).expect("parses");
            let problems = merged(&templates, "k/t.html", json!({})).err().unwrap_or_default();
            let codes: Vec<_> = problems.iter().map(|p| p.code).collect();
            assert_eq!(codes.first().copied().unwrap_or_default(), code, "{hide}{grow}");
        }
        let problems = one(&format!("{hide}{{{{ 'a}}}}' | safe }}}}")).expect_err("forbidden");
        assert_eq!(found(&problems)[0].0, "MB32", "{hide}");
    }
    // Named by a loop again and again, a text doubles forty times.
    let doubled: String = (0..40).map(|_| "{% for x in [x ~ x] %}").collect::<String>();
    let deep = doubled.len() / "{% for x in [x ~ x] %}".len() / 2;
    let text = format!(
        "{{% set x = '{}' %}}{}{}",
        "x".repeat(1 << 18),
        "{% for x in [x ~ x] %}".repeat(deep),
        "{% endfor %}".repeat(deep)
    );
    let problems = merged(&one(&text).expect("parses"), "k/t.html", json!({})).expect_err("long");
    assert_eq!(found(&problems)[0].0, "MB34");
}

#[test]
fn what_is_costly_by_its_length_ends_as_soon_as_what_is_costly_by_its_turns() {
    let long = "Đ".repeat(400_000);
    let loops = "{% for a in range(end=9999) %}{% for b in range(end=9999) %}";
    for each in [
        "{% if (x | short_name) == 'a' %}{% endif %}",
        "{% if x == y %}{% endif %}",
        "{% if 'b' in x %}{% endif %}",
    ] {
        let text = format!(
            "{{% set x = \"{long}\" %}}{{% set y = x %}}{loops}{each}{{% endfor %}}{{% endfor %}}"
        );
        let problems =
            merged(&one(&text).expect("parses"), "k/t.html", json!({})).expect_err("long");
        assert_eq!(found(&problems)[0].0, "MB34", "{each}");
        if each.contains("short_name") {
            continue;
        }
        // A long text of the data costs the same.
        let text = format!("{loops}{}{{% endfor %}}{{% endfor %}}", each.replace('y', "x"));
        let problems =
            merged(&one(&text).expect("parses"), "k/t.html", json!({"x": long})).expect_err("long");
        assert_eq!(found(&problems)[0].0, "MB34", "{each}");
    }
}

#[test]
fn a_long_text_that_no_operator_takes_costs_its_turns_nothing() {
    let text = "{% for a in range(end=999) %}{% for b in range(end=500) %}{% if b == 3 %}{% endif %}{% endfor %}{% endfor %}{{ long }}";
    let context = json!({"long": "Đ".repeat(100_000)});
    assert_eq!(render(text, context).chars().count(), 100_000);
}

#[test]
fn templates_that_would_be_read_by_endless_recursion_are_refused_before() {
    let chain = "{% elif false %}a".repeat(4_000);
    let problems = one(&format!("{{% if false %}}{chain}{{% endif %}}")).expect_err("deep");
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["MB32"]);
    let calls = |count: usize, last: &str, tag: &str| {
        let files = (0..count).map(|n| {
            let text = match n + 1 == count {
                true => last.to_owned(),
                false => format!("{{% {tag} 'k/{}.html' %}}", n + 1),
            };
            (format!("k/{n}.html"), format!("templates/k/{n}.html"), text)
        });
        Templates::new(files)
    };
    for tag in ["include", "extends"] {
        assert!(calls(limits::template::CALLS + 1, "a", tag).is_ok());
        let deep = calls(20_000, "a", tag).expect_err("deep");
        assert_eq!(deep.iter().map(|p| p.code).collect::<Vec<_>>(), ["MB42"]);
        let ring = calls(20_000, "{% include 'k/0.html' %}", tag).expect_err("a ring");
        assert_eq!(ring.iter().map(|p| p.code).collect::<Vec<_>>(), ["MB35"]);
    }
    let large = one(&" ".repeat(limits::template::BYTES + 1)).expect_err("large");
    assert_eq!(large.iter().map(|p| p.code).collect::<Vec<_>>(), ["MB43"]);
}

#[test]
fn a_whole_list_or_record_is_not_printed_and_a_text_in_brackets_is() {
    let context = json!({"list": ["a"], "of": {"a": "[b]", "c": [], "d": true}, "text": "[b]"});
    for (text, column) in [
        ("{{ list }}", 4),
        ("<p>{% for a in list %}{{ of.c }}{% endfor %}</p>", 26),
        ("{{ text }}{{ of }}", 14),
        ("{{ text }}{{ of.d }}", 14),
        ("{% if of.d %}{{ text }} {{ list | sort_vi }}{% endif %}", 35),
    ] {
        let problems =
            merged(&one(text).expect("parses"), "k/t.html", context.clone()).expect_err("whole");
        assert_eq!(
            found(&problems),
            [("MB44", format!("templates/k/t.html:1:{column}"))],
            "{text}"
        );
    }
    assert_eq!(render("{{ text }}{{ of.a }}", context), "[b][b]");
}

#[test]
fn a_name_misspelled_in_a_condition_is_an_error_with_its_place() {
    let context = json!({"line": {"rank": "a"}, "opening": []});
    for (text, name, column) in [
        ("<p>{% if opennig %}a{% endif %}</p>", "'opennig'", 10),
        ("{% if not opennig %}a{% endif %}", "'opennig'", 11),
        ("{% if opening %}a{% elif line.rnak == 'a' %}b{% endif %}", "'line.rnak'", 26),
        ("{{ 'a' if line.rank and opennig else 'b' }}", "'opennig'", 25),
        ("{% if opennig | length > 1 %}a{% endif %}", "'opennig'", 7),
        ("{% for a in opennig %}a{% endfor %}", "'opennig'", 13),
        ("{{ opennig | upper }}", "'opennig'", 4),
    ] {
        let problems =
            merged(&one(text).expect("parses"), "k/t.html", context.clone()).expect_err("no name");
        let problem = problems.iter().next().expect("one");
        assert_eq!(problem.code, "MB33", "{text}");
        assert!(problem.message.contains(name), "{text}: {}", problem.message);
        assert_eq!(problem.place.as_ref().map(|place| place.column), Some(column), "{text}");
    }
    // What may be left out, and what is asked for, is no slip.
    let asked = "{% if line.group %}a{% endif %}{% if opennig is defined %}a{% endif %}{% if opennig | default(value=false) %}a{% endif %}b";
    assert_eq!(render(asked, context), "b");
}

#[test]
fn a_template_that_takes_a_figure_for_a_pair_is_given_the_names() {
    for old in [
        "{% component so(figure: array) %}{{ figure.text }}{% endcomponent so %}",
        "{{ figure[0] | number }}",
        r#"<a id="{{ figure[1] }}">1</a>"#,
    ] {
        let problems = one(old).expect_err("a pair");
        assert_eq!(found(&problems)[0].0, "MB45", "{old}");
    }
    let named = "{% component so(figure: map) %}{{ figure.text }}{% endcomponent so %}";
    assert!(one(named).is_ok());
    assert!(one("{{ figures[0] }}").is_ok());
}
