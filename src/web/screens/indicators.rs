//! Page: *Chỉ tiêu*: what is counted, and who is asked for it.

use serde_json::json;

use super::super::http::Answer;
use super::super::parts::{About, Screen, holds, paged};
use super::surveyed;
use crate::desk::survey::IndicatorEntry;

/// Shows the list.
pub(in crate::web) fn list(screen: &Screen<'_>) -> Answer {
    let title = "Chỉ tiêu số liệu";
    let (campaign, _) = match surveyed(screen, title, "chi-tieu") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let wanted = screen.query().get("tim");
    let is_wanted = |one: &IndicatorEntry| holds(&one.name, wanted) || holds(&one.id, wanted);
    let found = campaign.indicators.into_iter().filter(is_wanted).collect();
    let (rows, pager) = paged(found, screen.query());
    let about =
        About { title, nav: "chi-tieu", command: "vanban show data".into(), ..About::default() };
    screen.show(
        "chi-tieu.html",
        about,
        json!({"rows": rows, "pager": pager, "wanted": wanted.unwrap_or_default()}),
    )
}
