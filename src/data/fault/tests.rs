//! One failing sample for every fault, with its code and place, and the words kept in order.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::*;
use crate::data::deadline::Deadline;
use crate::data::load::{Shape, load};
use crate::data::node::Node;
use crate::data::scalar::{Clock, Counting, Date, Figure, Id, ScalarFault, TypeSize, Typed, Words};
use crate::data::source::Source;
use crate::limits;
use crate::problem::{Fault, Problem, Problems};
use crate::viet::NumberFault;

/// A type with a field of every kind.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Sample {
    #[schemars(description = "Trích yếu nội dung")]
    subject: Words,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    number: Option<Counting>,
    #[serde(default)]
    size: TypeSize,
    #[serde(default)]
    kind: Kind,
    #[serde(default)]
    nil: bool,
    #[serde(default)]
    figure: Option<Figure>,
    #[serde(default)]
    count: u32,
    #[serde(default)]
    width: f64,
    #[serde(default)]
    agencies: Vec<Id>,
    #[schemars(length(min = 1))]
    #[serde(default = "one_line")]
    lines: Vec<Line>,
    #[serde(default)]
    table: std::collections::BTreeMap<Id, Typed>,
    #[serde(default)]
    stubborn: Stubborn,
    #[serde(default)]
    due: Option<Due>,
    #[serde(default)]
    hour: Option<Clock>,
}

/// A record with one of two keys.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
struct Due {
    #[serde(flatten)]
    due: Deadline,
}

fn one_line() -> Vec<Line> {
    Vec::new()
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    #[default]
    VeryUrgent,
    /// With a description of its own.
    Express,
}

#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Line {
    Plain(Words),
    Full(FullLine),
}

#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FullLine {
    id: Id,
    text: Words,
}

/// Its schema accepts any text; its decoder none.
#[derive(Debug, Clone, PartialEq, Default, JsonSchema)]
struct Stubborn(String);

impl<'de> Deserialize<'de> for Stubborn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?;
        Err(D::Error::custom("never"))
    }
}

fn problems(bytes: &[u8]) -> Problems {
    let loaded =
        Source::read("data/a.yaml", bytes).and_then(|source| load(&Shape::<Sample>::new(), source));
    loaded.err().unwrap_or_default()
}

fn shown(problem: &Problem) -> String {
    let place = problem.place.clone().unwrap();
    format!("{} {}:{}", problem.code, place.line, place.column)
}

fn faults(yaml: &str) -> String {
    problems(yaml.as_bytes()).iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// Each sample and what is found in it: code, line and column of every problem.
const SAMPLES: &[(&str, &str)] = &[
    // One of two keys.
    ("subject: a\ndue: {due_by: 2024-01-01}", ""),
    ("subject: a\ndue: {due_by: 2024-01-01, due_before: 2024-01-02}", "NH01 2:27"),
    ("subject: a\ndue: {due_on: 2024-01-01}", "DL30 2:7"),
    ("subject: a\ndue: {khi: 2024-01-01}", "DL30 2:7, DL33 2:7"),
    ("subject: a\ndue: {due_before: 2024-01-01 16h}", "NH02 2:19"),
    ("subject: a\nhour: 15h40", "NH03 2:7"),
    // Characters.
    ("subject: a\u{200B}b", "DL04 1:11"),
    ("subject: T\u{FFFD}i", "DL05 1:11"),
    ("lines:\n\t- a", "DL06 2:1"),
    ("", "DL07 0:0"),
    ("# chỉ có ghi chú\n", "DL07 0:0"),
    ("---\n", "DL07 0:0"),
    // Syntax, with the typical slips.
    ("subject: Về việc: tuyên truyền", "DL10 1:10"),
    ("lines:\n  - Kính gửi: ông A: bà B", "DL10 2:5"),
    ("subject: Về việc: a\nlines:\n- \"a\" b\n- c\ndate: @x", "DL10 1:10, DL12 3:7, DL11 5:7"),
    ("subject: * quan trọng", "DL11 1:10"),
    ("subject: *quan", "DL11 1:10"),
    ("subject: @ubnd", "DL11 1:10"),
    ("subject: 50", ""),
    ("subject: %", "DL11 1:10"),
    ("subject: - Công an tỉnh", "DL11 1:10"),
    ("%a\nsubject: b", "DL11 1:1"),
    ("subject: \"Cao điểm\" tuyên truyền", "DL12 1:21"),
    ("subject: 'it's'", "DL12 1:14"),
    ("subject: \"a\"#b", "DL12 1:13"),
    ("subject: \"Về việc\ndate: 2024-11-29\n", "DL13 1:10"),
    ("subject: \"Về việc\ndate: \"2024-11-29\"\n", "DL13 1:10"),
    ("subject: [Sở Tư pháp] báo cáo", "DL14 1:23"),
    ("agencies: [so-tu-phap, cong-an\nsubject: b\n", "DL15 1:11"),
    ("subject: {a: b", "DL15 1:10"),
    ("subject: \"C:\\du lieu\"", "DL16 1:13"),
    ("subject: a\nđây là chữ thừa\ndate: 2024-11-29", "DL17 2:1"),
    ("subject: a\nchữ thừa", "DL17 2:1"),
    ("subject: a\ndate:2024-11-29", "DL18 2:1"),
    ("subject:a\ndate: 2024-11-29", "DL18 1:1"),
    ("subject: a\n  date: 2024-11-29", "DL19 2:3"),
    ("lines:\n    - a\n  - b\nsubject: a", "DL19 3:3"),
    ("lines:\n  - a\n b: c\nsubject: a", "DL19 3:2"),
    ("- a\nb: c", "DL19 2:1"),
    ("subject: |Về việc\n  a", "DL20 1:10"),
    ("subject: > 5", "DL20 1:10"),
    // What YAML would do silently.
    ("subject: Đường số#5 và C#", ""),
    ("subject: Phường 5 #6 ", "DL21 1:19"),
    ("subject: a\nnumber: #181", "DL21 2:9"),
    ("subject: #181", "DL21 1:10"),
    ("subject: a\nagencies: # ghi chú\n  - cong-an", ""),
    ("subject: \"a\" # ghi chú", ""),
    ("subject: a\nagencies: [b, c # d\n  ]", "DL21 2:17"),
    ("subject: a\n  # ghi chú\n  b\n", "DL22 3:3"),
    ("subject: a\n  - b", "DL23 2:3"),
    ("subject: &a b", "DL24 1:10"),
    ("subject: &a b\nnumber: *a", "DL24 1:10, DL24 2:9"),
    ("subject: !quan trọng", "DL25 1:10"),
    ("subject: a\n<<: b", "DL26 2:1"),
    ("subject: a\n---\nsubject: b", "DL27 2:1"),
    (": a", "DL28 1:1"),
    ("? [a]\n: b", "DL28 1:3"),
    ("[a]: b", "DL28 1:1"),
    ("subject: \"a\": b", "DL12 1:13"),
    ("agencies: [a}", "DL29 1:1"),
    // Shape.
    ("subjct: a", "DL30 1:1"),
    ("subject: a\nkính gửi: b\n", "DL30 2:1"),
    ("subject: a\nlines:\n  - Kính gửi: b\n", "DL31 3:5"),
    ("subject:\n  Về việc: b\n", "DL31 2:3"),
    ("subject: a\nnil: true\nsubject: b", "DL32 3:1"),
    ("subject: a\ntable:\n  a: 1\n  a: 2", "DL32 4:3"),
    ("nil: true", "DL33 1:1"),
    ("subject: a\nlines:\n  - text: b\n    id: c\n  - text: b", "DL33 5:5"),
    ("subject: [a]", "DL34 1:10"),
    ("subject:\n- a", "DL34 2:1"),
    ("subject: a\nagencies: b", "DL34 2:11"),
    ("subject: a\nlines: {id: b}", "DL34 2:9"),
    ("subject: a\nlines:\n  - - b", "DL34 3:5"),
    ("một câu", "DL34 1:1"),
    ("- a", "DL34 1:1"),
    ("subject:\nnumber:\ndate: ~", "DL35 1:1"),
    ("subject: ''", "DL35 1:10"),
    ("subject: |\nnil: true", "DL35 1:1"),
    ("subject: a\nagencies:\n  -\n  - b", "DL35 3:3"),
    ("subject: a\nagencies:", "DL35 2:1"),
    ("subject: a\nkind: expres", "DL36 2:7"),
    ("subject: a\nlines: []", "DL37 2:8"),
    ("subject: a\nnil: không", "DL38 2:6"),
    ("subject: a\nstubborn: b", "DL39 2:11"),
    // Scalars.
    ("subject: a\nagencies: [Sở Tư pháp]", "DL80 2:12"),
    ("subject: a\ntable:\n  Số tin: 5", "DL80 3:3"),
    ("subject: a\nagencies: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]", "DL81 2:12"),
    ("subject: \"a\\u0001b\"", "DL04 1:10"),
    ("subject: \"a\\u202Eb\"", "DL04 1:10"),
    ("subject: a\nagencies: [con]", "DL99 2:12"),
    ("subject: a\ndate: 31/02/2024", "DL82 2:7"),
    ("subject: a\ndate: 2024-02-31", "DL83 2:7"),
    ("subject: a\ndate: 2024-13-01", "DL83 2:7"),
    ("subject: a\ndate: 0024-02-11", "DL84 2:7"),
    ("subject: a\nnumber: 181/KH", "DL85 2:9"),
    ("subject: a\nsize: 12", "DL86 2:7"),
    ("subject: a\nfigure: mười", "DL87 2:9"),
    ("subject: a\nfigure: 1.5", "DL88 2:9"),
    ("subject: a\nfigure: 1.23.456", "DL89 2:9"),
    ("subject: a\nfigure: 1,234.5", "DL90 2:9"),
    ("subject: a\nfigure: 5,000", "SL01 2:9"),
    ("subject: a\nfigure: 12345678901234567890123456789012", "DL91 2:9"),
    ("subject: a\ncount: 1.5\nwidth: a", "DL92 2:8, DL92 3:8"),
    // All at once, in the order of the file, besides what YAML alone would say.
    (
        "subjct: a\ndate: 29/11/2024\nnil: no #b\nkind: x",
        "DL30 1:1, DL82 2:7, DL38 3:6, DL21 3:9, DL36 4:7",
    ),
    // Surprises that are none.
    ("subject: no\nnumber: 0181\ntable: {a: 1.10, b: no, c: 0181}", ""),
    ("subject: a\nnil: false\ncount: 3\nwidth: 12.5\nlines: [b, {id: c, text: d}]", ""),
    ("subject: >-\n  Về việc: một\n  hai # ba\n", ""),
    ("%YAML 1.2\n---\nsubject: a\n...\n", ""),
];

#[test]
fn every_sample_has_its_faults_at_their_places() {
    let wrong: Vec<String> = SAMPLES
        .iter()
        .filter(|(yaml, expected)| faults(yaml) != *expected)
        .map(|(yaml, expected)| {
            format!("{yaml:?}\n  expected {expected}\n  found    {}", faults(yaml))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn limits_are_told() {
    assert_eq!(faults(&"[".repeat(100_000)), "DL08 1:256");
    assert_eq!(faults(&"- ".repeat(100_000)), "DL08 1:129");
    assert_eq!(faults(&"{a: ".repeat(100_000)), "DL08 1:1021");
    assert_eq!(faults(&"? ".repeat(100_000)), "DL28 1:3");
    assert_eq!(faults(&" ".repeat(limits::data::BYTES + 1)), "DL01 0:0");
    assert!(faults(&"- a\n".repeat(limits::data::NODES + 1)).starts_with("DL09 500001:"));
    assert!(faults(&format!("[{}]", "a,".repeat(limits::data::NODES + 1))).starts_with("DL09 1:"));
}

#[test]
fn codes_are_all_reachable() {
    let codes = SyntaxFault::CODES.iter().chain(ShapeFault::CODES).map(|entry| entry.code);
    let mut found: BTreeSet<&str> = ["DL01", "DL08", "DL09"].into();
    let utf16: Vec<u8> = "subject: a".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in
        SAMPLES.iter().map(|(yaml, _)| yaml.as_bytes()).chain([&utf16[..], b"subject: \xD6"])
    {
        found.extend(problems(bytes).iter().map(|problem| problem.code));
    }
    assert_eq!(codes.collect::<BTreeSet<_>>(), found);
}

#[test]
fn words_are_a_clerks() {
    let foreign = ["key", "mapping", "parse", "token", "string", "scalar", "node", "null", "map "];
    for (yaml, _) in SAMPLES {
        for problem in &problems(yaml.as_bytes()).iter().cloned().collect::<Vec<_>>() {
            let words = format!("{} {}", problem.message, problem.hint.clone().unwrap_or_default());
            for word in foreign {
                assert!(!words.to_lowercase().contains(word), "{word} in {words:?}");
            }
            assert!(!problem.message.ends_with('.'), "{words:?}");
            assert!(words.chars().count() < 300, "{words:?}");
        }
    }
}

fn words(yaml: &str) -> (String, Option<String>) {
    let problem = problems(yaml.as_bytes()).into_iter().next().unwrap();
    (problem.message, problem.hint)
}

#[test]
fn scalars_are_reported_what_they_should_be() {
    let (message, hint) = words("subject: a\ndate: 31/02/2024");
    assert_eq!(
        message,
        "ngày '31/02/2024' không đúng cách viết; viết năm-tháng-ngày, ví dụ 2024-11-29"
    );
    assert_eq!(hint, None);
    assert_eq!(words("subject: a\ndate: 1/2/2024").1.unwrap(), "hãy viết 2024-02-01");
    assert_eq!(words("subject: a\ndate: 2024-02-31").0, "tháng 2 năm 2024 không có ngày 31");
    assert_eq!(words("subject: a\nagencies: [Sở Tư pháp]").1.unwrap(), "hãy viết so-tu-phap");
    assert_eq!(words("subject: a\nfigure: 12.5").1.unwrap(), "hãy viết 12,5");
    assert_eq!(words("subject: a\nnil: Có").1.unwrap(), "hãy viết true");
    assert!(words("subjct: a").1.unwrap().starts_with("ý bạn là 'subject'?"));
    assert_eq!(words("nil: true").0, "thiếu mục 'subject' (Trích yếu nội dung)");
}

#[test]
fn an_empty_value_may_go_where_it_is_not_required() {
    assert_eq!(words("subject:").1.unwrap(), "điền giá trị: Trích yếu nội dung");
    let optional = words("subject: a\nagencies:").1.unwrap();
    assert_eq!(optional, "điền giá trị; nếu không có thì xóa cả dòng này");
}

#[test]
fn every_scalar_fault_has_words() {
    let numbers = [
        NumberFault::Empty,
        NumberFault::NotANumber,
        NumberFault::DecimalPoint { suggestion: "1,5".into() },
        NumberFault::TwoReadings { thousand: "1.500".into(), decimal: "1,5".into() },
        NumberFault::BadGrouping,
        NumberFault::MixedNotation,
        NumberFault::TooLarge,
    ];
    for fault in numbers.map(ScalarFault::NotNumber) {
        let fault = ShapeFault::Scalar { text: "1.5".into(), fault };
        assert!(!fault.message().is_empty() && fault.hint().is_some(), "{fault:?}");
    }
}

#[test]
fn places_lead_back_into_the_file() {
    let yaml = "subject: a\nlines:\n- b\n- id: c\n  text: d\nnumber:\n";
    let source = Source::read("data/a.yaml", yaml.as_bytes()).unwrap();
    let located = load(&Shape::<Sample>::new(), source).unwrap();
    let at = |path: &str| located.place(path).to_string();
    assert_eq!(at("lines/1/text"), "data/a.yaml:5:9");
    assert_eq!(at("lines/1/absent"), "data/a.yaml:4:3");
    assert_eq!(at("lines/7"), "data/a.yaml:3:1");
    assert_eq!(at("number"), "data/a.yaml:6:1");
    assert_eq!(at(""), "data/a.yaml:1:1");
    assert_eq!(located.key_place("lines/1/text").to_string(), "data/a.yaml:5:3");
    assert_eq!(located.key_place("lines/1").to_string(), "data/a.yaml:4:3");
    assert_eq!(located.value.lines.len(), 2);
    assert!(Node::read(&located.source).is_ok());
}
