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
