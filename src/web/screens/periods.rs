//! Page: *Kỳ báo cáo*: what is reported when.

use serde_json::json;

use super::super::http::Answer;
use super::super::parts::{About, Screen};
use super::surveyed;

/// Shows the list.
pub(in crate::web) fn list(screen: &Screen<'_>) -> Answer {
    let title = "Kỳ báo cáo";
    let (campaign, _) = match surveyed(screen, title, "ky") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let about = About { title, nav: "ky", command: "vanban show data".into(), ..About::default() };
    screen.show("ky.html", about, json!({"periods": campaign.periods}))
}
