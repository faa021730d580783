//! Audit: what several judgement rules use.

pub(super) use crate::audit::finding::Level;
pub(super) use crate::audit::fixing::{self, FixContext, Typed, look};
pub(super) use crate::audit::kinds;
pub(super) use crate::audit::pattern::Pattern;
pub(super) use crate::audit::pieces::Laid;
pub(super) use crate::audit::roles::{self, Sure};
pub(super) use crate::audit::rule::{
    About, Allowed, Basis, Example, Hits, Model, Rule, Traits, described,
};
pub(super) use crate::audit::view::{Line, View, is_running, shortened};
pub(super) use crate::data::check::{Particular, private_number};
pub(super) use crate::paper::PartKind;
pub(super) use crate::profile::{Initial, Role};
pub(super) use crate::viet::legacy::is_legacy_font;
pub(super) use crate::viet::{
    capitalize_first, date_long, date_short, fold, is_nfc, lower_first, nfc, roman, upper,
};
pub(super) use crate::word::edit::Fix;

use chrono::NaiveDate;

static DAY: Pattern = Pattern::new(r"(?i)\b(ngày)\s+(\d{1,2})\s+tháng\s+(\d{1,2})\b");
static DATE: Pattern =
    Pattern::new(r"(?i)ngày\s+(\d{1,2})\s*(?:tháng|[/-])\s*(\d{1,2})\s*(?:năm|[/-])\s*(\d{4})");

/// A day or month with a zero too few or too many.
pub(super) struct Zero {
    pub found: String,
    pub right: String,
}

/// Days below ten and the months 1 and 2 take a zero, the months 3 to 9 do not.
pub(super) fn zeros(text: &str) -> Vec<Zero> {
    let mut wrong = Vec::new();
    // A plain search first: word bounds are expensive.
    if !text.contains("áng ") && !text.contains("ÁNG ") {
        return wrong;
    }
    for groups in DAY.all_groups(text) {
        let part = |nth: usize| groups.get(nth).map(|m| m.as_str()).unwrap_or_default();
        let (day, month) = (part(2), part(3));
        let (Ok(d), Ok(m)) = (day.parse::<u32>(), month.parse::<u32>()) else { continue };
        let right_day = if d < 10 { format!("0{d}") } else { d.to_string() };
        let right_month = if m < 3 { format!("0{m}") } else { m.to_string() };
        if right_day != day || right_month != month {
            wrong.push(Zero {
                found: format!("{} {day} tháng {month}", part(1)),
                right: format!("{} {right_day} tháng {right_month}", part(1)),
            });
        }
    }
    wrong
}

/// Every day that a text names in full.
pub(super) fn dates(text: &str) -> Vec<NaiveDate> {
    let day = |groups: regex::Captures<'_>| {
        let number = |nth: usize| groups.get(nth)?.as_str().parse::<u32>().ok();
        NaiveDate::from_ymd_opt(number(3)? as i32, number(2)?, number(1)?)
    };
    DATE.all_groups(text).into_iter().filter_map(day).collect()
}

/// Lines of a list that do not end as they should: each but the last, and the last.
pub(super) fn ends(view: &View<'_>, roles: &[Role], each: &str, last: &str, hits: &mut Hits) {
    ends_but(|_| false, view, roles, each, last, hits);
}

/// Like [`ends`], but for the lines that may end otherwise.
pub(super) fn ends_but(
    is_allowed: impl Fn(&Line<'_>) -> bool,
    view: &View<'_>,
    roles: &[Role],
    each: &str,
    last: &str,
    hits: &mut Hits,
) {
    let lines: Vec<(usize, &Line<'_>)> = view
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role.is_some_and(|role| roles.contains(&role)))
        .collect();
    for (nth, (at, line)) in lines.iter().enumerate() {
        let wanted = if nth + 1 == lines.len() { last } else { each };
        let words = line.words();
        // An item that goes on below ends with a colon.
        // An item that goes on in the next line ends there.
        let goes_on = lines.get(nth + 1).is_some_and(|(_, next)| next.continues);
        if goes_on
            || line.hinted
            || words.ends_with(wanted)
            || words.ends_with(':')
            || is_allowed(line)
        {
            continue;
        }
        let end = words.chars().next_back().filter(|c| !c.is_alphanumeric());
        let found = match end {
            Some(end) => format!("kết thúc bằng “{end}”"),
            None => "không có dấu ở cuối".to_owned(),
        };
        hits.line_for(*at, words, found, format!("kết thúc bằng “{wanted}”"));
    }
}

/// Whether the text is longer than a page, by the pages that the file notes or by the room of its words.
pub(super) fn has_several_pages(view: &View<'_>) -> bool {
    const LETTERS_OF_TWO_PAGES: usize = 4_000;
    let body = view.lines.iter().filter(|line| line.part == PartKind::Body);
    let mut letters = 0;
    let mut paged = false;
    for line in body {
        letters += line.text.chars().count();
        paged |= line.paragraph.page.is_some_and(|page| page > 1) || line.raw.contains('\u{c}');
    }
    paged || letters > LETTERS_OF_TWO_PAGES || view.paper.sections.len() > 1
}

/// Whether page numbers are in headers or footers.
pub(super) fn numbers_in(view: &View<'_>, part: PartKind) -> bool {
    view.lines.iter().any(|line| line.part == part && roles::is_page_number(line))
}

/// The words around a place of a text.
pub(super) fn around(text: &str, place: usize) -> &str {
    const REACH: usize = 24;
    let bound = |wanted: usize, up: bool| {
        let mut at = wanted.min(text.len());
        while !text.is_char_boundary(at) {
            at = if up { at + 1 } else { at - 1 };
        }
        at
    };
    let start = bound(place.saturating_sub(REACH), false);
    let end = bound(place + REACH, true);
    let start = text[start..place].find(' ').filter(|_| start > 0).map_or(start, |at| start + at);
    text.get(start..end).unwrap_or(text).trim()
}

/// Whether words are in a text between other letters' ends.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next())
    })
}
