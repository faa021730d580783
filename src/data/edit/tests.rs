//! What editing promises, on files as people write them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::laid::Laid;
use super::render::Before;
use super::*;

fn words(text: &str) -> Content {
    Content::Words(text.into())
}

fn path(text: &str) -> Path {
    text.split('/').filter(|step| !step.is_empty()).fold(Path::root(), |path, step| {
        match (step.parse(), step.strip_prefix('=')) {
            (Ok(index), _) => path.at(index),
            (_, Some(id)) => path.id(id),
            _ => path.key(step),
        }
    })
}

fn edited(text: &str, changes: &[Change]) -> String {
    match edit("a.yaml", text.as_bytes(), changes) {
        Ok(edited) => String::from_utf8(edited.bytes).unwrap(),
        Err(problems) => problems
            .iter()
            .map(|p| format!("{} {:?}", p.code, p.place))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

fn set(text: &str, at: &str, value: Content) -> String {
    edited(text, &[Change::Set(path(at), value)])
}

const FILE: &str = "\
# Đầu tệp.
number: 181  
name: 'Sở Y tế'   # tên

# Các nhóm.
groups:
- id: huyen
  name: \"UBND huyện\"
  # Của Đại Từ.
  agencies: [a, b]

- id: so
  text: >-
    Lời một
    dài hai.

    Đoạn hai.
  note: |
    một
    hai
last:
";

#[test]
fn a_scalar_keeps_its_way_of_writing() {
    let is = |at: &str, new: &str, old_line: &str, new_line: &str| {
        assert_eq!(set(FILE, at, words(new)), FILE.replacen(old_line, new_line, 1), "{at}");
    };
    is("number", "12", "181", "12");
    is("name", "Sở 'Nội vụ'", "'Sở Y tế'", "'Sở ''Nội vụ'''");
    is("groups/=huyen/name", "a: \"b\"", "\"UBND huyện\"", "\"a: \\\"b\\\"\"");
    is("groups/0/agencies/1", "c, d", "[a, b]", "[a, \"c, d\"]");
    is("groups/1/text", "Lời một dài hai.\nĐoạn ba.", "    Đoạn hai.", "    Đoạn ba.");
    is("groups/1/note", "một\nba\n", "    hai", "    ba");
    is("groups/1/note", "một\nhai", "note: |", "note: |-");
    is("last", "true", "last:", "last: \"true\"");
    assert_eq!(
        set(FILE, "last", Content::Bare("true".into())),
        FILE.replace("last:", "last: true")
    );
    is("name", "một\nhai", "name: 'Sở Y tế'   # tên", "name: |-   # tên\n  một\n  hai");
    assert_eq!(set(FILE, "number", words("181")), FILE, "nothing changes");
}

#[test]
fn keys_and_entries_come_and_go_with_their_comments() {
    let is = |change: Change, old: &str, new: &str| {
        assert_eq!(edited(FILE, &[change]), FILE.replacen(old, new, 1));
    };
    is(Change::Remove(path("groups/0/id")), "- id: huyen\n  name", "- name");
    is(Change::Remove(path("groups/0/agencies")), "  # Của Đại Từ.\n  agencies: [a, b]\n", "");
    is(Change::Remove(path("groups/0/agencies/0")), "[a, b]", "[b]");
    is(Change::Set(path("groups/0/agencies/1"), Content::Nothing), "[a, b]", "[a, null]");
    is(Change::Set(path("new"), words("x")), "last:\n", "last:\nnew: x\n");
    is(
        Change::InsertItem { list: path("groups/0/agencies"), at: None, value: words("c") },
        "[a, b]",
        "[a, b, c]",
    );
    let value = Content::Map(vec![
        ("id".into(), words("xa")),
        ("list".into(), Content::List(vec![words("x")])),
    ]);
    is(
        Change::InsertItem { list: path("groups"), at: Some(1), value: value.clone() },
        "  agencies: [a, b]\n",
        "  agencies: [a, b]\n- id: xa\n  list:\n    - x\n",
    );
    is(
        Change::InsertKey {
            map: path("groups/0"),
            key: "k".into(),
            value: words("v"),
            before: Some("id".into()),
        },
        "- id: huyen",
        "- k: v\n  id: huyen",
    );
    is(
        Change::InsertKey { map: path("last"), key: "k".into(), value, before: None },
        "last:\n",
        "last:\n  k:\n    id: xa\n    list:\n      - x\n",
    );
    let moved = edited(FILE, &[Change::MoveItem { list: path("groups"), from: 1, to: 0 }]);
    assert!(moved.starts_with(
        "# Đầu tệp.\nnumber: 181  \nname: 'Sở Y tế'   # tên\n\n# Các nhóm.\ngroups:\n- id: so\n"
    ));
    assert!(moved.ends_with("    hai\n- id: huyen\n  name: \"UBND huyện\"\n  # Của Đại Từ.\n  agencies: [a, b]\n\nlast:\n"), "{moved}");
    let all = edit("a.yaml", FILE.as_bytes(), &[Change::Remove(path("groups/0"))]).unwrap();
    assert_eq!(
        all.lost.iter().map(|lost| lost.text.as_str()).collect::<Vec<_>>(),
        ["# Của Đại Từ."]
    );
    assert_eq!(all.lost[0].place.line, 9);
}

#[test]
fn what_is_not_certain_is_refused_at_its_place() {
    let code = |text: &str, change: Change| {
        let problems = edit("a.yaml", text.as_bytes(), &[change]).unwrap_err();
        let problem = problems.iter().next().unwrap();
        format!("{} {}", problem.code, problem.place.as_ref().unwrap().line)
    };
    let set = |at: &str| Change::Set(path(at), words("x"));
    assert_eq!(code("a: 1\nb:\n  c: 1\n", set("b/d/e")), "SD01 3");
    assert_eq!(code("a:\n  - id: x\n  - id: x\n", set("a/=x/b")), "SD03 2");
    assert_eq!(code("a: 1\nb: &x 1\n", set("a")), "DL24 2");
    assert_eq!(code("a: 1\n? b\n: 1\n", set("a")), "SD03 2");
    assert_eq!(code("a: [b: 1]\n", set("a")), "SD03 1");
    let insert =
        Change::InsertKey { map: path(""), key: "a".into(), value: words("x"), before: None };
    assert_eq!(code("a: 1\n", insert), "SD02 1");
    assert_eq!(code("a: x\n", Change::Set(path("a"), words("\u{200B}"))), "SD03 1");
}

/// A file of a content as somebody may write it.
struct Scribe {
    state: u64,
    out: String,
}

impl Scribe {
    fn pick(&mut self, among: u64) -> u64 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % among
    }

    fn aside(&mut self, column: usize) {
        match self.pick(8) {
            0 => self.out.push('\n'),
            1 => self.out.push_str(&format!("{}# - chú: thích \"x'\n", " ".repeat(column))),
            2 => self.out.push_str("\n# ở đầu dòng\n"),
            _ => {}
        }
    }

    fn scalar(&mut self, text: &str, column: usize) {
        let comment = if self.pick(5) == 0 { "  # cuối: dòng" } else { "" };
        let indent = " ".repeat(column + 1 + self.pick(3) as usize);
        let foldable =
            !text.is_empty() && text.trim() == text && !text.contains('\n') && !text.contains("  ");
        match self.pick(6) {
            0 if !text.contains('\n') => {
                self.out.push_str(&format!(" '{}'{comment}\n", text.replace('\'', "''")));
            }
            1 if !text.trim().is_empty() && !text.starts_with([' ', '\n']) => {
                let lines: Vec<String> = text
                    .split('\n')
                    .map(|l| if l.is_empty() { String::new() } else { format!("{indent}{l}") })
                    .collect();
                self.out.push_str(&format!(" |-{comment}\n{}\n", lines.join("\n")));
            }
            2 if foldable => {
                let lines = text.replace(' ', &format!("\n{indent}"));
                self.out.push_str(&format!(" >-{comment}\n{indent}{lines}\n"));
                if self.pick(3) == 0 {
                    self.out.push('\n');
                }
            }
            3 if foldable && text.chars().all(|c| c.is_alphabetic() || c == ' ') => {
                let lines = if self.pick(2) == 0 {
                    text.replace(' ', &format!("\n{indent}  "))
                } else {
                    text.to_owned()
                };
                self.out.push_str(&format!(" {lines}\n"));
            }
            _ => {
                let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
                self.out.push_str(&format!(" \"{text}\"{comment}\n"));
            }
        }
    }

    fn value(&mut self, content: &Content, column: usize, dash: bool) {
        let step = 2 + 2 * self.pick(2) as usize;
        match content {
            Content::Nothing => self.out.push('\n'),
            Content::Words(text) | Content::Bare(text) => self.scalar(text, column),
            _ if self.pick(5) == 0 => {
                self.out.push_str(&format!(
                    " {}\n",
                    render::flow(content, Before::Nothing, Quoting::AsNeeded)
                ));
            }
            Content::List(items) if items.is_empty() => self.out.push_str(" []\n"),
            Content::Map(entries) if entries.is_empty() => self.out.push_str(" {}\n"),
            Content::List(items) => {
                let inner = if !dash && self.pick(3) == 0 { column } else { column + step };
                self.out.push('\n');
                self.list(items, inner);
            }
            Content::Map(entries) if dash && self.pick(4) > 0 => {
                self.out.push(' ');
                self.map(entries, column + 2, true);
            }
            Content::Map(entries) => {
                self.out.push('\n');
                self.map(entries, column + step, false);
            }
        }
    }

    fn list(&mut self, items: &[Content], column: usize) {
        for item in items {
            self.aside(column);
            self.out.push_str(&format!("{}-", " ".repeat(column)));
            self.value(item, column, true);
        }
    }

    fn map(&mut self, entries: &[(String, Content)], column: usize, mut inline: bool) {
        for (key, value) in entries {
            if !std::mem::take(&mut inline) {
                self.aside(column);
                self.out.push_str(&" ".repeat(column));
            }
            let quote = if self.pick(6) == 0 { "\"" } else { "" };
            self.out.push_str(&format!("{quote}{key}{quote}:"));
            self.value(value, column, false);
        }
    }
}

fn text_of(content: &Content, seed: u64) -> String {
    let mut scribe = Scribe { state: seed, out: String::new() };
    match content {
        Content::Map(entries) if !entries.is_empty() => scribe.map(entries, 0, false),
        Content::List(items) if !items.is_empty() => scribe.list(items, 0),
        _ => scribe.out.push_str("{}\n"),
    }
    let mut text = scribe.out.clone();
    if scribe.pick(4) == 0 {
        text = text.trim_end().to_owned();
    }
    if scribe.pick(4) == 0 {
        text = text.replace('\n', "\r\n");
    }
    if scribe.pick(8) == 0 { format!("\u{FEFF}{text}") } else { text }
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zđ]{1,6}( [a-zà]{1,6}){0,4}",
        2 => "[-a-z0-9#:'\"{}>|&*!%@`,?~ .\\[\\]\\\\]{0,12}",
        1 => "(null|true|no|~|12|-5|2027-01-01|---|<<|a: b|a #b|# a|a:|- a|-|\\? a)",
        1 => "[a-z]{1,4}(\n{1,3}[ a-z#-]{1,5}){1,3}\n{0,3}",
        1 => "([a-zđ]{1,9} ){30}[a-z]{1,3}(\n[a-z]{1,3})?",
    ]
}

fn any_content() -> impl Strategy<Value = Content> {
    let leaf = prop_oneof![1 => Just(Content::Nothing), 6 => any_words().prop_map(Content::Words)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Content::List),
            prop::collection::btree_map("[a-e]", inner, 0..4)
                .prop_map(|map| Content::Map(map.into_iter().collect())),
        ]
    })
}

fn any_file() -> impl Strategy<Value = Content> {
    prop_oneof![
        prop::collection::vec(any_content(), 1..4).prop_map(Content::List),
        prop::collection::btree_map("[a-e]", any_content(), 1..5)
            .prop_map(|map| Content::Map(map.into_iter().collect())),
    ]
}

/// Every place of a content.
fn places(content: &Content, here: Path, all: &mut Vec<(Path, Content)>) {
    all.push((here.clone(), content.clone()));
    match content {
        Content::List(items) => {
            items.iter().enumerate().for_each(|(i, item)| places(item, here.clone().at(i), all));
        }
        Content::Map(entries) => {
            entries.iter().for_each(|(key, value)| places(value, here.clone().key(key), all));
        }
        _ => {}
    }
}

/// A change of a content, chosen by numbers.
fn change_of(content: &Content, pick: (usize, usize, usize, usize), value: Content) -> Change {
    let mut all = Vec::new();
    places(content, Path::root(), &mut all);
    let (at, there) = all[pick.0 % all.len()].clone();
    let length = match &there {
        Content::List(items) => items.len(),
        Content::Map(entries) => entries.len(),
        _ => 0,
    };
    match (pick.1 % 5, &there) {
        (0, Content::List(_) | Content::Nothing) => {
            Change::InsertItem { list: at, at: Some(pick.2 % (length + 1)), value }
        }
        (1, Content::Map(entries)) => {
            let before = entries.get(pick.2 % (length + 1)).map(|(key, _)| key.clone());
            Change::InsertKey { map: at, key: "mới".into(), value, before }
        }
        (2, Content::List(_)) if length > 0 => {
            Change::MoveItem { list: at, from: pick.2 % length, to: pick.3 % length }
        }
        (3, _) if !at.steps().is_empty() => Change::Remove(at),
        _ if at.steps().is_empty() => Change::Set(at, Content::Map(vec![("z".into(), value)])),
        _ => Change::Set(at, value),
    }
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split(|byte| *byte == b'\n').collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(768))]

    #[test]
    fn a_changed_file_says_what_was_wanted_and_only_the_lines_of_the_place_differ(
        content in any_file(),
        seed in any::<u64>(),
        picks in prop::collection::vec((any::<(usize, usize, usize, usize)>(), any_content()), 1..4),
    ) {
        let text = text_of(&content, seed);
        let name: Arc<str> = "a.yaml".into();
        let Ok(content) = read(&name, text.as_bytes()) else { return Ok(()) };
        let mut wanted = content.clone();
        let mut changes = Vec::new();
        for (pick, value) in picks {
            let change = change_of(&wanted, pick, value);
            let Ok(located) = wanted.locate(&change) else { continue };
            wanted.apply(&located);
            changes.push(change);
        }
        match edit("a.yaml", text.as_bytes(), &changes) {
            Ok(edited) => {
                let now = read(&name, &edited.bytes);
                prop_assert!(now.is_ok_and(|now| now.same(&wanted)), "{text}\n{changes:?}");
                if let [Change::Set(path, _)] = changes.as_slice()
                    && edited.bytes != text.as_bytes()
                {
                    let (old, new) = (lines(text.as_bytes()), lines(&edited.bytes));
                    let front = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
                    let most = old.len().min(new.len()) - front;
                    let back = old.iter().rev().zip(new.iter().rev()).take(most);
                    let back = back.take_while(|(a, b)| a == b).count();
                    let bare = text.trim_start_matches(BOM);
                    let laid = Laid::read(bare).unwrap();
                    let place = content.find(path.steps(), path).unwrap();
                    let parent = laid.nearest(&place[..place.len().saturating_sub(1)]);
                    let (start, end) = match place.last() {
                        Some(last) => (parent.slots()[*last].start, parent.slots()[*last].value.end),
                        None => (0, bare.len()),
                    };
                    let line = |at: usize| bare[..at].matches('\n').count();
                    prop_assert!(front >= line(start), "{text}\n{changes:?}");
                    prop_assert!(old.len() - back <= line(end) + 2, "{text}\n{changes:?}");
                }
            }
            Err(problems) => {
                let shown: Vec<String> = problems.iter().map(|p| format!("{} {:?}", p.message, p.place)).collect();
                prop_assert!(false, "{text}\n{changes:?}\n{shown:?}");
            }
        }
    }

    #[test]
    fn whatever_is_there_is_edited_or_refused(text in "[-a-c:#|>'\"{}\\[\\],&*!?~ \n\r]{0,40}", value in any_content()) {
        for path in [Path::root(), Path::root().key("a"), Path::root().at(0)] {
            let _ = edit("a.yaml", text.as_bytes(), &[Change::Set(path, value.clone())]);
        }
    }
}

#[test]
fn a_block_whose_last_line_is_of_spaces_stays_as_it_is_before_what_is_inserted() {
    let text = "a: |\n  lời\n   \nb: 1\n";
    let change = Change::InsertKey {
        map: Path::root(),
        key: "c".to_owned(),
        value: words("2"),
        before: Some("b".to_owned()),
    };
    let out = edited(text, &[change]);
    assert!(out.starts_with("a: |\n  lời\n   \nc: ") && out.ends_with("b: 1\n"), "{out}");
}
