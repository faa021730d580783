//! Page: what all screens share: whose they are, what is wrong, lists in pages.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::http::{Answer, Fields, Request};
use super::page::Page;
use super::view;
use crate::desk::{Desk, Diagnosis, Machine, SENT, shown};
use crate::limits;
use crate::problem::{Fault, Place, Problem};

/// A request at a campaign, or at none.
pub(super) struct Screen<'p> {
    /// The running page.
    pub page: &'p Arc<Page>,
    /// The number of the campaign.
    pub campaign: Option<usize>,
    /// What was asked.
    pub request: &'p Request,
}

/// What a page shows besides its own.
#[derive(Debug, Default)]
pub(super) struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// Which entry of the menu it belongs to.
    pub nav: &'a str,
    /// The command that does the same.
    pub command: String,
    /// What is wrong with what was asked.
    pub errors: Vec<Value>,
    /// What has been done.
    pub notices: Vec<String>,
}

impl Screen<'_> {
    /// Where the addresses of the campaign begin.
    pub(super) fn base(&self) -> String {
        self.campaign.map_or_else(String::new, |nth| format!("/d/{nth}"))
    }

    /// Works at the desk.
    pub(super) fn desk<R>(&self, work: impl FnOnce(&Desk<'_>, &Machine<'_>) -> R) -> R {
        self.page.desk(self.campaign, work)
    }

    /// What the address says.
    pub(super) fn query(&self) -> &Fields {
        &self.request.query
    }

    /// A page.
    pub(super) fn show(&self, template: &str, about: About<'_>, values: Value) -> Answer {
        let campaign = self.campaign.and_then(|nth| self.page.campaign(nth));
        let campaign = campaign.map(|folder| {
            let name =
                folder.file_name().map_or_else(|| shown(&folder), |name| shown(Path::new(name)));
            json!({"name": name, "folder": shown(&folder)})
        });
        let status = if about.errors.is_empty() { 200 } else { 422 };
        let mut all = json!({
            "title": about.title,
            "nav": about.nav,
            "command": about.command,
            "errors": about.errors,
            "notices": about.notices,
            "base": self.base(),
            "campaign": campaign,
            "today": self.page.today(),
            "others": self.query().without("trang"),
            "last_change": self.campaign.and_then(|nth| self.page.latest_change(nth)),
        });
        if let (Value::Object(all), Value::Object(own)) = (&mut all, values) {
            all.extend(own);
        }
        let answer = view::page(template, &all);
        if answer.status == 200 { answer.status(status) } else { answer }
    }
}

/// A fault of what was asked, at a field of its form.
pub(super) fn error_at(fault: &impl Fault, field: &str) -> Value {
    problem(&Problem::nowhere(fault), None, field)
}

/// What is wrong, as pages show it: in words first, then where.
pub(super) fn problems(found: &Diagnosis) -> Vec<Value> {
    let line = |one: &Problem| {
        let place = one.place.as_ref()?;
        let text = found.text_of(&place.file)?;
        let nth = (place.line as usize).checked_sub(1)?;
        text.lines().nth(nth).map(|line| line.trim().chars().take(300).collect::<String>())
    };
    let each = found.problems.iter().map(|one| problem(one, line(one), ""));
    each.chain(found.problems.more().map(|one| problem(&one, None, ""))).collect()
}

/// The same of errors alone.
pub(super) fn errors(found: &Diagnosis) -> Vec<Value> {
    problems(found).into_iter().filter(|one| one["error"] == true).collect()
}

/// The same of warnings alone.
pub(super) fn warnings(found: &Diagnosis) -> Vec<Value> {
    problems(found).into_iter().filter(|one| one["error"] == false).collect()
}

fn problem(one: &Problem, line: Option<String>, field: &str) -> Value {
    json!({
        "code": one.code,
        "error": one.is_error(),
        "message": crate::viet::capitalize_first(&one.message),
        "hint": one.hint.as_deref().map(crate::viet::capitalize_first),
        // What was sent is named where it is shown.
        "place": one.place.as_ref().filter(|place| !place.file.starts_with(SENT)).map(place_words),
        "file": one.place.as_ref().map(|place| &*place.file),
        "line": line,
        "field": field,
    })
}

/// A place as a clerk finds it: the file below the folder of data, and the line.
fn place_words(place: &Place) -> String {
    let file = place.file.rsplit_once("/data/").map_or(&*place.file, |(_, below)| below);
    match place.line {
        0 => file.to_owned(),
        line => format!("{file}, dòng {line}"),
    }
}

/// A list in pages: the rows of the page that is asked for, and what leads to the others.
pub(super) fn paged<T>(all: Vec<T>, query: &Fields) -> (Vec<T>, Value) {
    let count = all.len();
    let pages = count.div_ceil(limits::page::ROWS).max(1);
    let page =
        query.get("trang").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).clamp(1, pages);
    let first = (page - 1) * limits::page::ROWS;
    let rows: Vec<T> = all.into_iter().skip(first).take(limits::page::ROWS).collect();
    let last = first + rows.len();
    let pager = json!({
        "page": page, "pages": pages, "count": count,
        "first": if count == 0 { 0 } else { first + 1 }, "last": last,
    });
    (rows, pager)
}

/// Whether words hold what is looked for, whatever the case and the marks.
pub(super) fn holds(words: &str, wanted: Option<&str>) -> bool {
    wanted.is_none_or(|wanted| crate::viet::fold(words).contains(&crate::viet::fold(wanted)))
}

/// A path as it is typed at a command.
pub(super) fn typed(word: &str) -> String {
    match word.chars().all(|c| c.is_ascii_alphanumeric() || "-_./,".contains(c)) && !word.is_empty()
    {
        true => word.to_owned(),
        false => format!("\"{word}\""),
    }
}
