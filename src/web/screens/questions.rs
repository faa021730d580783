//! Page: *Câu hỏi*: what the forms ask besides figures.

use serde_json::json;

use super::super::http::Answer;
use super::super::parts::{About, Screen, holds, paged};
use super::surveyed;
use crate::desk::survey::QuestionEntry;

/// Shows the list.
pub(in crate::web) fn list(screen: &Screen<'_>) -> Answer {
    let title = "Câu hỏi";
    let (campaign, _) = match surveyed(screen, title, "cau-hoi") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let wanted = screen.query().get("tim");
    let is_wanted = |one: &QuestionEntry| {
        holds(&one.label, wanted)
            || holds(&one.id, wanted)
            || holds(one.under.as_deref().unwrap_or_default(), wanted)
    };
    let found = campaign.questions.into_iter().filter(is_wanted).collect();
    let (rows, pager) = paged(found, screen.query());
    let about =
        About { title, nav: "cau-hoi", command: "vanban show data".into(), ..About::default() };
    screen.show(
        "cau-hoi.html",
        about,
        json!({"rows": rows, "pager": pager, "wanted": wanted.unwrap_or_default()}),
    )
}
