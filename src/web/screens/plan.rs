//! Page: *Kế hoạch*: the outline next to the page as it is printed.

use serde_json::json;

use super::super::http::Answer;
use super::super::parts::{About, Screen};
use super::surveyed;

/// Shows it.
pub(in crate::web) fn show(screen: &Screen<'_>) -> Answer {
    let title = "Kế hoạch";
    let (campaign, outcome) = match surveyed(screen, title, "ke-hoach") {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let about =
        About { title, nav: "ke-hoach", command: "vanban build plan".into(), ..About::default() };
    let values = json!({
        "subject": campaign.subject, "issuer": campaign.issuer, "number": campaign.number, "date": campaign.date,
        "outline": campaign.outline, "sound": outcome.sound,
    });
    screen.show("ke-hoach.html", about, values)
}
