//! Values: words that the program gives itself and that were pasted along with the others (numbers, marks, `Lưu:`),
//! marks of other programs, and what contradicts the words next to it. All of it is valid data and odd paper:
//! reported, never fatal.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::super::body::{Body, Regime, names_registry};
use super::super::campaign::Anchor;
use super::super::deadline::Deadline;
use super::super::load::Located;
use super::super::node::{Node, Value, is_bullet};
use super::super::plan::Item;
use super::super::scalar::{Clock, DayHour, Id, Words};
use super::fault::{NumberingFault, TimeFault, WordingFault};
use super::{Checks, Scope, quotes};

pub(super) fn check(checks: &mut Checks<'_>) {
    let campaign = checks.campaign;
    numbers(checks);
    recipients(checks);
    drafts(checks);
    deadlines(checks);
    twins(checks);
    markup(checks, &campaign.office);
    markup(checks, &campaign.agencies);
    markup(checks, &campaign.plan);
    markup(checks, &campaign.indicators);
    line_breaks(checks, &campaign.office);
    line_breaks(checks, &campaign.agencies);
    line_breaks(checks, &campaign.plan);
    line_breaks(checks, &campaign.indicators);
    for (nth, body) in campaign.office.value.issuers.iter().enumerate() {
        filing(checks, &campaign.office, body, &format!("issuers/{nth}"));
    }
    for (nth, group) in campaign.agencies.value.groups.iter().enumerate() {
        for (mth, body) in group.agencies.iter().enumerate() {
            filing(checks, &campaign.agencies, body, &format!("groups/{nth}/agencies/{mth}"));
        }
    }
}

/// Numbers before titles, marks before items: the program gives both.
fn numbers(checks: &mut Checks<'_>) {
    let plan = &checks.campaign.plan;
    for (path, part) in checks.known.parts.clone() {
        let depth = path.matches("/parts/").count();
        let mut heads = Vec::new();
        match &part.title {
            Some(title) => heads.push((format!("{path}/title"), title.as_str())),
            // Without a title the first paragraph runs on after the number; a section's has none.
            None if depth > 0 => {
                heads.extend(
                    part.text.first().map(|words| (format!("{path}/text/0"), words.as_str())),
                );
            }
            None => {}
        }
        for (path, words) in heads {
            let mark = number_before(words).or_else(|| bullet_before(words));
            if let Some(mark) = mark {
                checks.at(plan, &path, &WordingFault::PastedNumber { mark: mark.to_owned() });
            }
        }
        for (nth, item) in part.items.iter().enumerate() {
            let here = match item {
                Item::Plain(_) => format!("{path}/items/{nth}"),
                Item::Full(_) => format!("{path}/items/{nth}/text"),
            };
            bullet(checks, &here, item.words());
            if let Item::Full(full) = item {
                for (mth, words) in full.items.iter().enumerate() {
                    bullet(checks, &format!("{path}/items/{nth}/items/{mth}"), words.as_str());
                }
            }
        }
    }
}

fn bullet(checks: &mut Checks<'_>, path: &str, words: &str) {
    if let Some(mark) = bullet_before(words) {
        checks.at(
            &checks.campaign.plan,
            path,
            &WordingFault::PastedNumber { mark: mark.to_owned() },
        );
    }
}

/// The number of a part that words begin with: `I.`, `1.`, `2.1.`, `a)`, `1/`, `Phần I.`, `Điều 1.`
fn number_before(words: &str) -> Option<&str> {
    let (first, rest) = words.split_once(char::is_whitespace)?;
    let numeral = |core: &str| {
        let roman = !core.is_empty() && core.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let mut groups = core.split('.');
        let digits = groups.all(|group| {
            (1..=2).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
        });
        (roman, digits)
    };
    let closed = first.strip_suffix(['.', ')', ':', '/', '-', '–']);
    if let Some(core) = closed {
        let (roman, digits) = numeral(core);
        let letter = core.chars().count() == 1 && core.chars().all(|c| c.is_lowercase());
        // `V. I. Lê-nin` is a name.
        let name = rest.chars().nth(1) == Some('.');
        return ((roman && !name) || digits || letter).then_some(first);
    }
    if ["phần", "mục", "chương", "điều", "khoản"].contains(&first.to_lowercase().as_str())
    {
        let second = rest.split_whitespace().next()?;
        let core = second.strip_suffix(['.', ':', ')'])?;
        let (roman, digits) = numeral(core);
        let end = first.len() + words[first.len()..].find(second)? + second.len();
        return (roman || digits).then_some(&words[..end]);
    }
    // `2.1 Công tác`: no full stop, and a capital after it.
    let (_, digits) = numeral(first);
    let capital = rest.trim_start().starts_with(char::is_uppercase);
    (digits && first.contains('.') && capital).then_some(first)
}

/// The mark of an item that words begin with; a negative number is none.
fn bullet_before(words: &str) -> Option<&str> {
    let first = words.chars().next().filter(|c| is_bullet(*c) || matches!(c, '-' | '+' | '*'))?;
    let rest = &words[first.len_utf8()..];
    (!rest.starts_with(|c: char| c.is_ascii_digit() || c == first))
        .then_some(&words[..first.len_utf8()])
}

/// What comes before and after names in `Nơi nhận`, which the program writes.
fn recipients(checks: &mut Checks<'_>) {
    let plan = &checks.campaign.plan;
    let reporting = &plan.value.reporting;
    let lists: [(&str, &[Words]); 3] = [
        ("recipients", &plan.value.recipients),
        ("reporting/summary/to", &reporting.summary.to),
        ("reporting/summary/recipients", &reporting.summary.recipients),
    ];
    for (path, list) in lists {
        for (nth, words) in list.iter().enumerate() {
            if let Some(mark) = pasted_into_recipient(words.as_str()) {
                let fault = WordingFault::PastedRecipient { mark };
                checks.at(plan, &format!("{path}/{nth}"), &fault);
            }
        }
    }
    for (path, to) in reporting.to.placed() {
        if let Some(mark) = pasted_into_recipient(to.name.as_str()) {
            checks.at(plan, &format!("{path}/name"), &WordingFault::PastedRecipient { mark });
        }
    }
}

fn pasted_into_recipient(words: &str) -> Option<String> {
    let lower = words.trim().to_lowercase();
    let label =
        ["lưu:", "lưu ", "nơi nhận", "kính gửi"].into_iter().find(|label| lower.starts_with(label));
    // `Lưu học sinh` is no filing line.
    let files = |rest: &str| {
        let first = rest.trim_start().split([',', ';', ' ', '.']).next().unwrap_or_default();
        ["vt", "vp", "văn", "hs", "hồ"].contains(&first)
    };
    let pasted = label.filter(|label| *label != "lưu " || files(&lower[label.len()..]));
    let mark = bullet_before(words.trim()).map(str::to_owned);
    let end = words.trim_end().chars().next_back().filter(|last| matches!(last, ';' | '.'));
    mark.or_else(|| {
        pasted.map(|label| words.trim().chars().take(label.trim().chars().count()).collect())
    })
    // The last letter of an abbreviation has its full stop (`v.v.`).
    .or_else(|| end.filter(|_| !lower.ends_with("v.v.")).map(String::from))
}

/// A draft has neither number nor date.
fn drafts(checks: &mut Checks<'_>) {
    let plan = &checks.campaign.plan;
    let periods = plan.value.reporting.periods.iter().enumerate();
    let summaries =
        periods.map(|(nth, p)| (format!("reporting/periods/{nth}/summary"), &p.summary));
    let all = [("document".to_owned(), &plan.value.document)].into_iter().chain(summaries);
    for (path, heading) in all.filter(|(_, heading)| heading.marks.draft.is_some()) {
        let taken = match (heading.number, heading.date) {
            (None, None) => continue,
            (Some(_), None) => "số",
            (None, Some(_)) => "ngày ban hành",
            (Some(_), Some(_)) => "số và ngày ban hành",
        };
        checks.at(plan, &format!("{path}/marks/draft"), &NumberingFault::NumberedDraft { taken });
    }
}

/// The days of periods against those in the words of the plan that lay them down.
fn deadlines(checks: &mut Checks<'_>) {
    let plan = &checks.campaign.plan;
    for (nth, period) in plan.value.reporting.periods.iter().enumerate() {
        let text = match checks.campaign.anchor(&period.anchor) {
            Some(Anchor::Part(part)) => quotes::whole_text(part),
            Some(Anchor::Item(words)) => words.to_owned(),
            None => continue,
        };
        let said = deadlines_in(&text);
        let due = period.due;
        let fits = |said: &SaidDeadline| said.allows(due);
        if let Some(first) = said.first().filter(|_| !said.iter().any(fits)) {
            let said = first.words.clone();
            let fault = TimeFault::DeadlineSaidOtherwise { due, said };
            checks.at(plan, &format!("reporting/periods/{nth}/{}", due.key()), &fault);
        }
    }
}

/// A last day in words: `trước ngày 15/12/2024`, `chậm nhất ngày 10 tháng 3`, `trước ngày 20 hằng tháng`.
#[derive(Debug, PartialEq)]
struct SaidDeadline {
    words: String,
    day: u32,
    month: Option<u32>,
    year: Option<i32>,
    /// The day itself is still in time, or an hour of it is.
    included: bool,
    /// The hour before which it is still in time.
    hour: Option<String>,
}

impl SaidDeadline {
    /// Whether a report is due by these words.
    fn allows(&self, due: Deadline) -> bool {
        let due_before = due.first_late_day().0;
        if let Deadline::DueBefore(DayHour { hour: Some(hour), .. }) = due
            && self.hour != Some(hour.to_string())
        {
            return false;
        }
        let is = |day: NaiveDate| {
            day.day() == self.day
                && self.month.is_none_or(|month| month == day.month())
                && self.year.is_none_or(|year| year == day.year())
        };
        is(due_before) || (self.included && due_before.pred_opt().is_some_and(is))
    }
}

/// The hour that words end with, as [`Clock`] says it: `16 giờ`, `16 giờ 30`.
fn hour_in(before: &str) -> Option<String> {
    let (hour, minutes) = before.rsplit_once("giờ")?;
    let hour = hour.split_whitespace().next_back()?;
    let minutes = minutes.split_whitespace().next().unwrap_or("0");
    let two = |part: &str| part.parse::<u8>().ok().map(|number| format!("{number:02}"));
    Clock::parse(&format!("{}:{}", two(hour)?, two(minutes)?)).ok().map(|hour| hour.to_string())
}

/// Words before a date that make it a last day, and whether the day itself is still in time.
const LAST_DAYS: [(&str, bool); 5] =
    [("trước", false), ("chậm nhất", true), ("muộn nhất", true), ("hết", true), ("hạn cuối", true)];

/// Every last day that a text says.
fn deadlines_in(text: &str) -> Vec<SaidDeadline> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    for (at, _) in lower.match_indices("ngày ") {
        let before: String = {
            let letters: Vec<char> = lower[..at].chars().rev().take(24).collect();
            letters.into_iter().rev().collect()
        };
        // What comes before another date or in another sentence is not said of this one.
        let before = before.rsplit(['.', ';', '(']).next().unwrap_or_default();
        let before = before.rsplit("ngày").next().unwrap_or_default();
        let Some((word, included)) = LAST_DAYS.iter().find(|(word, _)| before.contains(word))
        else {
            continue;
        };
        let Some((length, mut deadline)) = date_at(&lower[at + "ngày ".len()..]) else { continue };
        // An hour of the day: the day itself is still in time.
        deadline.included = *included || before.contains("giờ");
        deadline.hour = hour_in(before);
        let end = at + "ngày ".len() + length;
        deadline.words = format!("{word} ngày {}", &lower[at + "ngày ".len()..end]);
        found.push(deadline);
    }
    found
}

/// The date at the beginning of a text and its length: `15/12/2024`, `15 tháng 12 năm 2024`, `15/12`, `15`.
fn date_at(text: &str) -> Option<(usize, SaidDeadline)> {
    let number = |at: usize, most: usize| -> Option<(u32, usize)> {
        let length = text[at..].bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
        let value = text[at..at + length].parse().ok()?;
        (1..=most).contains(&length).then_some((value, at + length))
    };
    let after = |at: usize, marks: &[&str]| -> Option<usize> {
        marks.iter().find(|mark| text[at..].starts_with(**mark)).map(|mark| at + mark.len())
    };
    let (day, day_end) = number(0, 2)?;
    let month = after(day_end, &["/", "-", ".", " tháng "]).and_then(|at| number(at, 2));
    let month = month.filter(|(month, _)| (1..=12).contains(month));
    let year = month.and_then(|(_, end)| {
        after(end, &["/", "-", ".", " năm ", " tháng năm "]).and_then(|at| number(at, 4))
    });
    let year = year.filter(|(year, _)| (1900..=9999).contains(year));
    let end = year.map(|(_, end)| end).or(month.map(|(_, end)| end)).unwrap_or(day_end);
    let deadline = SaidDeadline {
        words: String::new(),
        day,
        month: month.map(|(month, _)| month),
        year: year.and_then(|(year, _)| i32::try_from(year).ok()),
        included: false,
        hour: None,
    };
    (1..=31).contains(&day).then_some((end, deadline))
}

/// Two agencies that papers cannot tell apart.
fn twins(checks: &mut Checks<'_>) {
    let agencies = &checks.campaign.agencies;
    let mut first: HashMap<String, &Id> = HashMap::new();
    for (nth, group) in agencies.value.groups.iter().enumerate() {
        for (mth, body) in group.agencies.iter().enumerate() {
            let name = body.name.as_str();
            let folded = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            match first.get(&folded) {
                // The same id is reported as such.
                Some(other) if **other != body.id => {
                    let fault = WordingFault::TwinAgencies {
                        name: name.to_owned(),
                        other: (*other).clone(),
                    };
                    checks.at(agencies, &format!("groups/{nth}/agencies/{mth}/name"), &fault);
                }
                Some(_) => {}
                None => {
                    first.insert(folded, &body.id);
                }
            }
        }
    }
}

/// Marks of HTML and Markdown, which are printed as they are.
fn markup<T>(checks: &mut Checks<'_>, file: &Located<T>) {
    // Most files have none: their tree needs no second look.
    let text = &file.source.text;
    if !text.contains('<') && !text.contains("**") && !text.contains("__") && !text.contains('&') {
        return;
    }
    let mut waiting: Vec<&Node> = vec![file.root()];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::List(items) => waiting.extend(items),
            Value::Map(entries) => waiting.extend(entries.iter().map(|(_, value)| value)),
            Value::Scalar { text, .. } => {
                if let Some(mark) = mark_in(text) {
                    let fault = WordingFault::Markup { mark: mark.to_owned() };
                    checks.say(Scope::Campaign, &fault, node.place(&file.source.name));
                }
            }
            Value::Null => {}
        }
    }
}

/// Elements that people type or paste.
const ELEMENTS: [&str; 22] = [
    "b", "strong", "i", "em", "u", "s", "br", "p", "div", "span", "font", "sup", "sub", "ul", "ol",
    "li", "table", "tr", "td", "th", "a", "center",
];

/// The first mark of HTML or Markdown in a text.
fn mark_in(text: &str) -> Option<&str> {
    let element = text.match_indices('<').find_map(|(at, _)| {
        let end = at + text[at..].find('>')? + 1;
        let inner = text[at + 1..end - 1].trim_start_matches('/');
        let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        ELEMENTS.contains(&name.to_ascii_lowercase().as_str()).then(|| &text[at..end])
    });
    let entity = || {
        text.match_indices('&').find_map(|(at, _)| {
            let end = at + text[at..].find(';')? + 1;
            let name = &text[at + 1..end - 1];
            let known =
                matches!(name, "nbsp" | "amp" | "lt" | "gt" | "quot" | "apos" | "ndash" | "mdash");
            let digits = name.strip_prefix('#').is_some_and(|rest| {
                let rest = rest.trim_start_matches(['x', 'X']);
                !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_hexdigit())
            });
            (known || digits).then(|| &text[at..end])
        })
    };
    let paired = |mark: &str| {
        let at = text.find(mark)?;
        let inner = &text[at + 2..];
        let close = inner.find(mark)?;
        let tight = inner.starts_with(char::is_alphanumeric) && !inner[..close].ends_with(' ');
        (close > 0 && tight).then(|| &text[at..at + close + 4])
    };
    element.or_else(entity).or_else(|| paired("**")).or_else(|| paired("__"))
}

/// Line breaks in words that are printed on one line, where each would be a space: `|`, an empty line in `>` or between
/// quotes, `\n`. Where each line is a paragraph of its own (openings, texts, items of the plan) they mean something.
fn line_breaks<T>(checks: &mut Checks<'_>, file: &Located<T>) {
    // Most files have none: their tree needs no second look.
    if !may_break(&file.source.text) {
        return;
    }
    let mut waiting = vec![(Lines::One, file.root())];
    while let Some((lines, node)) = waiting.pop() {
        match &node.value {
            Value::List(items) => waiting.extend(items.iter().map(|item| (lines, item))),
            Value::Map(entries) => {
                waiting.extend(entries.iter().map(|(key, value)| (lines.below(&key.text), value)));
            }
            Value::Scalar { text, .. } if lines.is_one() => {
                if let Some((before, _)) = text.trim().split_once('\n') {
                    let fault = WordingFault::LineBreak { before: before.trim_end().to_owned() };
                    checks.say(Scope::Campaign, &fault, node.place(&file.source.name));
                }
            }
            Value::Scalar { .. } | Value::Null => {}
        }
    }
}

/// Whether words are printed on one line, by where they are in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// One line.
    One,
    /// Within the plan's sections.
    Section,
    /// An item of a part, or what is below one.
    Item,
    /// Each line is a paragraph.
    Paragraphs,
}

impl Lines {
    fn below(self, key: &str) -> Self {
        match (self, key) {
            (Lines::One, "opening") => Lines::Paragraphs,
            (Lines::One, "sections") => Lines::Section,
            (Lines::Section, "parts") => Lines::Section,
            (Lines::Section, "text") | (Lines::Item, "text") => Lines::Paragraphs,
            (Lines::Section, "items") => Lines::Item,
            _ => Lines::One,
        }
    }

    fn is_one(self) -> bool {
        matches!(self, Lines::One | Lines::Section)
    }
}

/// Whether a line break in a value is possible: the mark of a block at a line's end, one typed as `\n`, or an empty
/// line with neither a key, an entry of a list nor a comment after it.
fn may_break(text: &str) -> bool {
    let is_block = |line: &str| {
        let head = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        head.ends_with(['|', '>'])
    };
    let begins = |line: &str| {
        let line = line.trim_start();
        let key = line.split(':').next().unwrap_or_default();
        line.starts_with(['-', '#', '{', '[', ']', '}'])
            || (key.len() < line.len()
                && !key.is_empty()
                && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    };
    let mut empty = false;
    text.contains("\\n")
        || text.lines().any(|line| {
            let after_empty = std::mem::replace(&mut empty, line.trim().is_empty());
            let bare = line.split(" #").next().unwrap_or_default().trim_end();
            !empty && (is_block(bare) || (after_empty && !begins(line)))
        })
}

/// Where a paper is filed: the registry first (NĐ 30/2020, Phụ lục I, Phần I, mục II, khoản 9, điểm b).
fn filing<T>(checks: &mut Checks<'_>, file: &Located<T>, body: &Body, path: &str) {
    let words = body.filing.as_str();
    let lower = words.to_lowercase();
    let known = match body.regime {
        // Written by hand in many ways; what is certain is that a registry is named.
        Regime::State => names_registry(words),
        Regime::Party => false,
    };
    let at = || file.place(&format!("{path}/filing"));
    if body.regime == Regime::Party && names_registry(words) {
        let scope = Scope::Agency(body.id.clone());
        return checks.say(scope, &WordingFault::PartyFiling { found: words.to_owned() }, at());
    }
    let office =
        ["văn phòng", "văn thư", "vp", "vt"].iter().any(|office| lower.starts_with(office));
    if lower.starts_with("lưu") || !(known || office) || words == "vt" {
        let scope = Scope::Agency(body.id.clone());
        let fault = WordingFault::OddFiling { found: words.to_owned() };
        checks.say(scope, &fault, at());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_a_title_is_known_and_a_name_or_figure_is_none() {
        for (words, mark) in [
            ("I. MỤC ĐÍCH", "I."),
            ("IV) NỘI DUNG", "IV)"),
            ("1. Công tác", "1."),
            ("2.1. Công tác", "2.1."),
            ("2.1 Công tác", "2.1"),
            ("1/ Công tác", "1/"),
            ("a) Công tác", "a)"),
            ("đ) Công tác", "đ)"),
            ("Phần I. Mở đầu", "Phần I."),
            ("Điều 1. Phạm vi", "Điều 1."),
        ] {
            assert_eq!(number_before(words), Some(mark), "{words}");
        }
        for words in [
            "MỤC ĐÍCH",
            "V. I. Lê-nin",
            "5.000 người",
            "2.5 triệu đồng",
            "Điều tra 1. Dân số",
            "12 nhiệm vụ",
            "X",
            "Phần mềm",
            "I Ốt",
        ] {
            assert_eq!(number_before(words), None, "{words}");
        }
        for (words, mark) in [
            ("- a", Some("-")),
            ("-a", Some("-")),
            ("• a", Some("•")),
            ("-5 độ", None),
            ("--", None),
        ] {
            assert_eq!(bullet_before(words), mark, "{words}");
        }
    }

    #[test]
    fn a_last_day_is_read_in_the_ways_that_plans_say_it() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap_or_default();
        for (text, due, allowed) in [
            ("báo cáo trước ngày 15/12/2024", "2024-12-15", true),
            ("báo cáo trước ngày 15/12/2024", "2024-12-16", false),
            ("trước ngày 15 tháng 12 năm 2024", "2025-12-15", false),
            ("trước ngày 15/12", "2024-12-15", true),
            ("trước ngày 20 tháng cuối quý", "2026-03-20", true),
            ("trước ngày 20 hằng tháng", "2026-03-21", false),
            ("chậm nhất ngày 10/3/2027", "2027-03-11", true),
            ("trước 17 giờ ngày 10/3/2027", "2027-03-11", true),
            ("trước 17 giờ ngày 10/3/2027", "2027-03-10", true),
            ("chậm nhất là ngày 10/3/2027", "2027-03-12", false),
        ] {
            let found = deadlines_in(text);
            let due_before = DayHour { day: crate::data::scalar::Date(day(due)), hour: None };
            let due_before = Deadline::DueBefore(due_before);
            assert_eq!(found.iter().any(|said| said.allows(due_before)), allowed, "{text} {due}");
            assert_eq!(found.len(), 1, "{text}");
        }
        for (text, hour, allowed) in [
            ("trước 16 giờ ngày 14/6/2026", "16:00", true),
            ("trước 16 giờ 30 phút ngày 14/6/2026", "16:30", true),
            ("trước 17 giờ ngày 14/6/2026", "16:00", false),
            ("trước ngày 15/6/2026", "16:00", false),
        ] {
            let due = DayHour::parse(&format!("2026-06-14 {hour}"));
            let found = deadlines_in(text);
            let due = due.map(Deadline::DueBefore);
            let allows = found.iter().any(|said| due.clone().is_ok_and(|due| said.allows(due)));
            assert_eq!(allows, allowed, "{text} {hour}");
        }
        for text in [
            "từ ngày 15/12/2024",
            "hội nghị ngày 15/12/2024",
            "trước đây. Ngày 15/12/2024",
            "trước ngày hội",
        ] {
            assert_eq!(deadlines_in(text), [], "{text}");
        }
    }

    #[test]
    fn marks_of_other_programs_are_known_and_signs_are_none() {
        for (text, mark) in [
            ("một <b>đậm</b>", "<b>"),
            ("một<br/>hai", "<br/>"),
            ("a&nbsp;b", "&nbsp;"),
            ("a &#160; b", "&#160;"),
            ("một **đậm** hai", "**đậm**"),
            ("<span style=\"x\">a</span>", "<span style=\"x\">"),
        ] {
            assert_eq!(mark_in(text), Some(mark), "{text}");
        }
        for text in
            ["a < b > c", "R&D; x", "<tên cơ quan>", "Công ty A & B", "**", "5 ** 3 ** 2", "a__"]
        {
            assert_eq!(mark_in(text), None, "{text}");
        }
    }

    #[test]
    fn what_the_program_writes_around_recipients_is_known() {
        for (words, mark) in [
            ("- Như trên", Some("-")),
            ("Lưu: VT", Some("Lưu:")),
            ("Lưu VT, NC", Some("Lưu")),
            ("Nơi nhận: Như trên", Some("Nơi nhận")),
            ("Như trên;", Some(";")),
            ("Như trên", None),
            ("Lưu học sinh tại Lào", None),
            ("Các sở, ngành v.v.", None),
        ] {
            assert_eq!(pasted_into_recipient(words).as_deref(), mark, "{words}");
        }
    }
}
